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
    ],
)
def test_nobody_speaks(text):
    assert named(text) == []
