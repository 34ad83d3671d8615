"""Doubles: which are slips, which are meant."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "He lived in in a house.",
        "It will be be voted on.",
        "They said it it was late.",
        "He was sent of of the field.",
        "AN AN EXIT",
        "The fact is is that prices rise.",
        "At at the end he left.",
        "She sat at the\tat the table.",
    ],
)
def test_slips_are_found(find, text):
    assert len(find(text, "doubled-word")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They moved in in March.",
        "He ordered the door shut. Shut doors help.",
        "He said “no” no fewer than five times.",
        "It was the best of the best of the best.",
        "He let them in in May.",
        "Call 1 1 2. Walla Walla voted 5 5.",
        "What I am is is hard to say.",
        "It grew bigger and bigger and bigger.",
        "",
    ],
)
def test_what_is_meant_stays(find, text):
    assert not find(text, "doubled-word")


def test_a_triple_phrase_is_one_finding_at_most(find):
    assert len(find("We met in the in the town and and left.", "doubled-word")) == 2
