"""Whom a pronoun may mean."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def read(text: str) -> Document:
    return Document(Article("t.txt", text))


@pytest.mark.parametrize(
    ("sentence", "steps"),
    [
        ("Lisa Blom met Kevin Berg.", ["person", "person"]),
        ("Lisa Blom, a nurse, lost her boat.", ["person", "pronoun"]),
        ("A nurse said so.", ["noun"]),
        ("The committee said so.", []),
        ("The actress Lisa Blom came.", ["kin", "person"]),
        ("The women came.", ["kin"]),
        ("The nurses came.", []),
        ("Waters said no.", ["stranger"]),
        ("They said no.", []),
        ("“Lisa Blom took her boat,” it said.", []),
        ("SHE CALLED LISA BLOM A LIAR.", []),
    ],
)
def test_who_is_spoken_of_outside_quotations(sentence, steps):
    assert [step.kind for step in read(sentence).speakers.steps.get(0, [])] == steps


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("Lisa Blom lost her boat.", ["her"]),
        ("Lisa Blom lost a boat.\nShe wept.", ["She"]),
        ("Lisa Blom met Kevin Berg. She wept.", []),
        ("Speaking in her office, Lisa Blom wept.", []),
        ("A nurse came. She wept.\nLisa Blom praised her work.", []),
        ("Lisa Blom said he had lost her boat.", []),
    ],
)
def test_a_pronoun_belongs_to_the_only_person_it_can_mean(text, pronouns):
    document = read(text)
    number = next(entity.number for entity in document.mentions.entities if entity.text == "Lisa Blom")
    assert [step.span.of(text) for step in document.speakers.pronouns(number)] == pronouns


def other(text: str, pronoun: str) -> tuple[str, str] | None:
    """What speaks against the last pronoun of a text: who it would be, and the words that say so."""
    document = read(text)
    place = text.rindex(pronoun)
    found = document.speakers.other(len(document.blocks) - 1, place, place, 2)
    return (found.name, found.span.of(text)) if found else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lisa Blom lost her boat.\n“It sank,” he said.", ("Lisa Blom", "her")),
        ("Mrs. Blom came.\n“It sank,” he said.", ("Blom", "Blom")),
        ("The actress came.\n“It sank,” he said.", ("the actress", "actress")),
        ("A nurse lost her boat. “It sank,” he said.", ("the nurse", "her")),
        ("She wept over her boat.\n“It sank,” he said.", ("", "her")),
        ("Lisa Blom lost a boat.\n“It sank,” he said.", None),
        ("Lisa Blom lost her boat.\nA nurse came.\n“It sank,” he said.", None),
        ("A man came.\nLisa Blom lost her boat. He wept.\n“It sank,” he said.", None),
        ("“It sank,” he said.", None),
    ],
)
def test_a_pronoun_that_can_mean_nobody(text, found):
    assert other(text, "he") == found


def test_the_same_pronoun_nearby_may_be_the_speakers():
    before = "Kevin Berg came. He wept.\nLisa Blom lost her boat.\n“It sank,” he said."
    behind = "Lisa Blom lost her boat.\n“It sank,” he said."
    assert other(before, "he") is None
    document = read(behind + "\nHe wept.")
    assert document.speakers.other(1, behind.rindex("he "), behind.rindex("he "), 2) is None


def test_a_crowd_is_not_read():
    crowd = " ".join("Kevin Berg came." for _ in range(50))
    assert other(f"Lisa Blom lost her boat.\n{crowd} “It sank,” she said.", "she") is None
