"""Who is named as the speaker of a quotation."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def named(text: str) -> list[tuple[str, str, str]]:
    """For each quotation where its speaker stands, the speaker and the cue."""
    document = Document(Article("t.txt", text))
    speech = document.speech
    found = []
    for attribution in document.attributions:
        for place in ("before", "behind", "other"):
            tag = getattr(attribution, place)
            if tag and tag.speaker:
                speaker = speech.span(tag.speaker.first, tag.speaker.end).of(text)
                found.append((place, speaker, speech.tokens[tag.cue].text))
    return found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is late,” Blom said.", ("behind", "Blom", "said")),
        ("“It is late,” said the mayor.", ("behind", "the mayor", "said")),
        (
            "“It is late,” Harbour spokesman Sam Okafor said.",
            ("behind", "Harbour spokesman Sam Okafor", "said"),
        ),
        (
            "“It is late,” campaign chairman Sam Okafor told us.",
            ("behind", "campaign chairman Sam Okafor", "told"),
        ),
        ("“It is late,” federal prosecutors wrote.", ("behind", "federal prosecutors", "wrote")),
        ("“It is late,” they conclude.", ("behind", "they", "conclude")),
        ("Blom said: “It is late.”", ("before", "Blom", "said")),
        ("Asked about the ferry, Blom said: “It is late.”", ("before", "Blom", "said")),
        ("“It is late, including,” he said, “you.”", ("behind", "he", "said")),
        ("Blom waved the boat off, adding: “It is late.”", ("other", "Blom", "adding")),
        ("Blom waved the boat off and said, “It is late.”", ("other", "Blom", "said")),
        ("According to Blom, “it is late.”", ("other", "Blom", "According")),
        ("They called it “late” for a harbour boat, Blom said.", ("other", "Blom", "said")),
        ("“It is late,” according to Blom.", ("other", "Blom", "according")),
        ("Lisa Blom: “It is late.”", ("other", "Lisa Blom", ":")),
        ("“It is late.” — Lisa Blom", ("other", "Lisa Blom", "—")),
        ("In a letter, she declared:\n“It is late.”", ("other", "she", "declared")),
    ],
)
def test_who_speaks(text, speaker):
    assert named(text)[0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“It is late.”",
        "The sign was yellow.\n“It is late.”",
        "It was late: “no” was all we heard.",
        "“It is late” — and so it was.",
        "“It is late.” Then, as usual, Blom spoke.",
        "“It is late” for the boats, as usual.",
        "According to the plan of the harbour, which said much, we wait: “it is late.”",
    ],
)
def test_nobody_speaks(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("On the quay hung a sign saying “It is late.”", "saying"),
        ("The harbour seemed “empty,” adding: “It is late.”", "adding"),
        (
            "The boats had gone when a voice in the fog, and not for the first time, said: “It is late.”",
            "said",
        ),
        ("Nobody on the quay had time to listen when one went on to say, “It is late.”", "say"),
    ],
)
def test_a_verb_whose_speaker_is_not_read(text, cue):
    document = Document(Article("t.txt", text))
    tag = document.attributions[-1].other
    assert tag is not None
    assert tag.speaker is None
    assert document.speech.tokens[tag.cue].text == cue


@pytest.mark.parametrize(
    "text",
    [
        "It was the United States “in a word”.",
        "They had to say “It is late.”",
        "It was late, and on the quay stood “the old lamp”.",
    ],
)
def test_a_word_before_a_quotation_that_says_nothing(text):
    document = Document(Article("t.txt", text))
    assert document.attributions[0].other is None
