"""Two statements of one article that cannot both hold: what is found in other words, and what looks like it."""

import pytest


@pytest.mark.parametrize(
    ("text", "rule", "count"),
    [
        ("The rescuers could not reach the boat. The rescuers reached the boat at noon.", "undone", 1),
        ("Kerr has yet to sign the bill. Kerr signed the bill on Tuesday.", "undone", 1),
        ("The firm failed to sell the land. The firm sold the land for $4 million.", "undone", 1),
        ("Kerr has yet to sign the bill. Ames signed the bill on Tuesday.", "undone", 0),
        ("In 1996 Kerr supported the ban. In 2008 Kerr did not support the ban.", "undone", 0),
        ("Kerr said he never signed the bill. Kerr signed the bill on Tuesday.", "undone", 0),
        ("No one was hurt in the fire. Two firefighters were hurt in the fire.", "none-and-some", 1),
        ("All of the miners survived. Two of the miners died in the tunnel.", "none-and-some", 1),
        ("None of the men was hurt. Two of the women were hurt.", "none-and-some", 0),
        ("None of the men was hurt. Two of the men were earlier hurt elsewhere.", "none-and-some", 0),
        ("The nine-member panel met. All eight members agreed.", "group-size", 1),
        ("The nine-member panel met. All eight members who voted agreed.", "group-size", 0),
        ("The strike was the second this year. It was the third strike of the year.", "two-ranks", 1),
        ("It was the third strike of the year. The fourth strike of the year followed.", "two-ranks", 0),
        ("The 36-hour siege ended. The three-day siege cost two lives.", "two-lengths", 1),
        ("The 36-hour siege ended. Another three-day siege cost two lives.", "two-lengths", 0),
        ("The 36-hour siege ended. The two-day siege cost two lives.", "two-lengths", 0),
        ("Mia Roe lives in Madrid. Roe was at her home in Lisbon.", "two-homes", 1),
        ("Mia Roe lives in Madrid. Roe was at her summer home in Lisbon.", "two-homes", 0),
        ("He left in July, after her August death.", "months-in-order", 1),
        ("He left in January, after her November death.", "months-in-order", 0),
        ("It passed a week after the mayor signed it.", "steps-in-order", 1),
        ("It was signed a week after the council passed it.", "steps-in-order", 0),
        ("Talks in Oslo on Friday failed. Talks were held in Geneva on Friday.", "day-and-place", 1),
        ("Talks in Oslo on Friday failed. Talks were held in Geneva on Monday.", "day-and-place", 0),
        ("The yen fell to its highest level since May.", "fall-to-a-high", 1),
        ("The yen fell from its highest level since May.", "fall-to-a-high", 0),
        ("A village of 300 people lies by a larger village of 200 people.", "compared-sizes", 1),
        ("A village of 300 people lies by a larger village of 400 people.", "compared-sizes", 0),
        ("Paul Roe was convicted. He was again acquitted.", "again", 1),
        ("Paul Roe was acquitted, then convicted. He was again acquitted.", "again", 0),
    ],
)
def test_two_statements(find, text, rule, count):
    assert [finding.rule for finding in find(text, rule, whole=False)] == [rule] * count
