"""Correct copy of every style stays silent; each fault put into it is found, and its repair silences it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.document import Article, Document
from copydesk.run import Desk

SPEAKERS = ["Blom", "the mayor", "a spokesman for the harbour office", "she", "Dr. Okafor"]
INTRODUCED = "Lisa Blom, 50, and Mary Okafor run the harbour.\n"
SENTENCES = [
    "We have never seen a winter like this one",
    "Nobody asked the fishermen’s wives about it",
    "It is a matter of days, not of weeks",
    "You can see the boats’ lights from here",
]
STYLES = {
    "american": ("“", "”", "‘", "’"),
    "straight": ('"', '"', "'", "'"),
    "guillemets": ("«", "»", "‹", "›"),
    "british": ("‘", "’", "“", "”"),
}

quotation = st.sampled_from(SENTENCES)
speaker = st.sampled_from(SPEAKERS)


@st.composite
def paragraph(draw, style):
    """A paragraph with a correct quotation: plain, split, introduced, continued or nested."""
    left, right, single_left, single_right = STYLES[style]
    one, two, who = draw(quotation), draw(quotation), draw(speaker)
    name = who[0].upper() + who[1:]
    return draw(
        st.sampled_from(
            [
                f"{left}{one},{right} {who} said.",
                f"{left}{one},{right} said {who if who != 'she' else 'Blom'}.",
                f"{left}{one},{right} {who} said. {left}{two}.{right}",
                f"{left}{one},{right} {who} said, {left}and {two.lower()}.{right}",
                f"{name} said: {left}{one}.{right}",
                f"{name} told reporters that the harbour was {left}closed{right}.",
                f"{left}{one}.\n{left}{two},{right} {who} said.",
                f"{left}He said {single_left}{one.lower()},{single_right} and left,{right} {who} said.",
                f"{left}{one}?{right} {who} asked. {left}{two}!{right}",
                f"According to {who if who != 'she' else 'Blom'}, the harbour was closed.",
            ]
        )
    )


@pytest.fixture(scope="module")
def desk(catalogue):
    return Desk(rule for rule in catalogue if rule.family == "attribution")


def check(desk, text, whole=True):
    findings, crashes = desk.read(Document(Article("t.txt", text), whole=whole))
    assert not crashes
    return findings


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_nothing_is_said_on_correct_copy(desk, data):
    style = data.draw(st.sampled_from(sorted(STYLES)))
    paragraphs = data.draw(st.lists(paragraph(style), min_size=1, max_size=4))
    assert check(desk, INTRODUCED + "\n".join(paragraphs)) == []


@settings(max_examples=60, deadline=None)
@given(first=quotation, second=quotation, style=st.sampled_from(["american", "straight"]), data=st.data())
def test_a_mark_taken_out_is_found(desk, first, second, style, data):
    left, right, _, _ = STYLES[style]
    text = f"{INTRODUCED}{left}{first},{right} Blom said. {left}{second}.{right}\nThe harbour is closed."
    places = [place for place, character in enumerate(text) if character in left + right]
    place = data.draw(st.sampled_from(places))
    assert check(desk, text[:place] + text[place + 1 :])


@pytest.mark.parametrize("said", SENTENCES[:3])
@pytest.mark.parametrize("mark", ["opening", "closing"])
def test_a_single_mark_taken_out_is_found_where_quotations_have_single_marks(desk, said, mark):
    whole = f"‘{said},’ Blom said. The harbour is closed."
    lacking = whole[1:] if mark == "opening" else whole.replace(",’", ",")
    others = "\n".join(f"‘{sentence},’ Okafor said." for sentence in SENTENCES)
    (finding,) = check(desk, f"{INTRODUCED}{others}\n{lacking}")
    assert finding.rule == ("quotation-never-opened" if mark == "opening" else "quotation-never-closed")
    assert finding.span.of(f"{INTRODUCED}{others}\n{lacking}").startswith(lacking[:8])
    assert check(desk, f"{INTRODUCED}{others}\n{whole}") == []


@settings(max_examples=60, deadline=None)
@given(first=quotation, who=st.sampled_from(["Blom", "he", "the mayor"]))
def test_repairs_silence_what_they_repair(desk, first, who):
    for text in (
        f"“{first}, {who} said. The harbour is closed.",
        f"“{first}” {who} said. The harbour is closed.",
        f"“{first}.” {who} said. The harbour is closed.",
        f"“{first},”, {who} said. The harbour is closed.",
        f"“{first},“ {who} said. The harbour is closed.",
        f"“{first},’ {who} said. The harbour is closed.",
        f"“{first},” {who} said, Okafor said. The harbour is closed.",
    ):
        finding = check(desk, text, whole=False)[0]
        span, replacement, _ = finding.suggestions[0]
        assert check(desk, text[: span.start] + replacement + text[span.end :], whole=False) == [], text


LONG = "and nobody in this town will forget it as long as there are boats"
MENDED = {
    "misplaced-quotation-mark": "“{first}, ”{who} said. The harbour is closed.",
    "double-marks-inside": "“He told us “no” and left,” {who} said. “{first}.”",
    "mixed-quotation-marks": "“{first},’’ {who} said. “{second}.” They called it “law”, “cruel” and “late”.",
    "apposition-left-open": "Lisa Blom, head of the harbour office told us the ferry would sail. “{first},” {who} said.",
    "quotation-closed-too-early": "Okafor said: “{first}, " + LONG + ".”\n“{second}, " + LONG + ".”",
    "comma-before-quotation": "Okafor, who runs the harbour, said “{first}.”",
    "full-stop-before-speaker": "“{first}.” {who} said. “{second}.”",
    "single-for-double-mark": "“{first},’ {who} said.\n“{second},” said Okafor.",
    "said-with-object": "“{first},” she said Okafor.",
    "tell-without-person": "Okafor told that the road was closed. “{first},” {who} said.",
    "paragraph-not-reopened": "“{first}.\n{second},” {who} said.",
}
SEEN = {
    "statement-attributed-twice": "Okafor said that the harbour was closed, he said. “{first},” {who} said.",
    "speech-verb-complement": "Okafor explained reporters that it was late. “{first},” {who} said.",
    "quotation-without-speaker": "“{first},” told reporters on Monday. “{second},” {who} said.",
    "adjacent-quotations": "The mayor said, “{first}.” “{second}, as we have said.”",
    "attribution-inside-quotation": "“{first}, Okafor said.” The harbour is closed.",
    "garbled-attribution": "“{first},” {who} said. Scientists the said.",
    "pronoun-of-another": "Mrs. Blom came to the harbour.\n“{first},” he said.",
    "unknown-speaker": "“{first},” {who} said. “{second},” Lindqvist said.",
    "credit-without-quotation": "The ferry sank on Friday.\n—Lisa Blom\nThe harbour is closed.",
    "quotation-never-opened": "{who} said no. {first},” {who} said.",
    "quotation-never-closed": "‘{first},’ he said. ‘{second}.’ ‘No,’ said Okafor. ‘It is all over now, he said.",
}


@pytest.mark.parametrize("rule", sorted(MENDED))
@settings(max_examples=8, deadline=None)
@given(first=quotation, second=quotation, who=st.sampled_from(["Blom", "the mayor"]))
def test_each_fault_with_a_repair_is_found_and_its_repair_silences_it(desk, rule, first, second, who):
    text = INTRODUCED + MENDED[rule].format(first=first, second=second, who=who)
    finding = next((finding for finding in check(desk, text) if finding.rule == rule), None)
    assert finding, (rule, text)
    span, replacement, _ = finding.suggestions[0]
    mended = text[: span.start] + replacement + text[span.end :]
    assert check(desk, mended) == [], mended


@pytest.mark.parametrize("rule", sorted(SEEN))
@settings(max_examples=8, deadline=None)
@given(first=quotation, second=quotation, who=st.sampled_from(["Blom", "the mayor"]))
def test_each_fault_without_a_repair_is_found(desk, rule, first, second, who):
    text = INTRODUCED + SEEN[rule].format(first=first, second=second, who=who)
    assert rule in {finding.rule for finding in check(desk, text)}, text


@pytest.mark.parametrize(
    "text",
    [
        "All told, the storm cost three boats.",
        "Having said that, she left the room.",
        "The ferry is said to be older than the town.",
        "The story, as told to Lisa Blom, is short.",
        "“I said no, and he said, well, that is that,” Blom recalled.",
        "“The [mayor] told us nothing,” Blom said.",
        "Q. Who asked you?\nA. Nobody asked me. I came because I wanted to.",
        "The sign read “No boats.” It was new.",
        "He called her “the best,” “the brightest” and “the last of her kind.”",
        "‘We must go’, he said. ‘Now.’",
        "‘He told me “no” and left’, she said.",
        "Children of the ’80s and ’90s, James’ boat and rock ’n’ roll.",
        "“Who are you?” “I am the pilot.”",
        "At 6'2\" he was the tallest; the 40” screen came later.",
    ],
)
def test_look_alikes_stay_silent(desk, text):
    assert check(desk, text, whole=False) == []


def test_places_are_right_behind_a_bom_and_with_crlf(desk):
    text = "\ufeffLisa Blom came.\r\n\t“We must go 🙂,” she said Okafor.\r\n"
    (finding,) = check(desk, text)
    assert finding.span.of(text) == "she said Okafor"
