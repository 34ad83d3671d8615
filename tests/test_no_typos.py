"""What is never a typo, whatever it looks like."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document

KINDS = {
    "slip",
    "listed",
    "run-together",
    "stray-hyphen",
    "split-word",
    "hyphen-in-word",
    "famous-name",
    "name-variant",
}


def found(text):
    return [slip.token.text for slip in Document(Article("a.txt", text)).slips if slip.kind in KINDS]


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/goverment/recieve or www.recieve.example for it.",
        "Write to recieve@goverment.example today.",
        "She posts as @recieve_goverment under #goverment and #recieve.",
        "Open recieve.txt, goverment_plan.docx and /home/goverment/recieve.",
        "Call recieve() with x=goverment, then goverment[0] and {recieve}.",
        "Pope John XXIII, Rocky IV, Elizabeth II and World War II; chapters xvii to xxiv.",
        "The 21st, the 3rd, the 102nd and the 1980s.",
        "NATO, UNHCR, OPCW, EASO and the AfD met; the FDIC’s and the NLRB’s staff did not.",
        "He wrote “recieve [sic] the goods” on the form.",
        "She called it a “goverment” house.",
        "“We’re gonna win, y’all, I dunno, gimme that,” he said. “Nooo! Ohhh! Woohoo!”",
        "“C’est la vie,” she said; he answered “quién sabe señor” and left.",
        "The maître d’hôtel served gnocchi alla romana con burro.",
        "A frobnicaton is a device. Each frobnicaton has a lid. The frobnicaton was sold.",
        "The drug imatinibol, sold as Glivexa, lowers the rate.",
        "Mr. Beijng and Ms. Calfornia, who married Winston Beijng, were late.",
        "Sarah Jones and Sara Jones were both there. Jon Smith met Joan Smith, and Paul Smyth met Ann Smith.",
        "Ivan Petrov and his wife Anna Petrova; the Petrovs; Petrov’s hat.",
    ],
)
def test_what_is_never_a_typo_stays_silent(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The Goverment’s plan was late.", "Goverment’s"),
        ("They will recieve it on May 3.", "recieve"),
        ("Yesteday the hall was shut.", "Yesteday"),
    ],
)
def test_a_slip_beside_all_that_is_found(text, wrong):
    assert found(text) == [wrong]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Goverment’s plans fell.", "Government’s"),
        ("The goverment's plans fell.", "government's"),
        ("GOVERMENT", None),
    ],
)
def test_a_fix_keeps_the_case_and_the_possessive(text, fix):
    slips = [slip.fixes[0] for slip in Document(Article("a.txt", text)).slips]
    assert slips == ([fix] if fix else [])
