"""Words that their context asks for others in the place of: the network, the rule, and what is left alone."""

from __future__ import annotations

import pytest

from copydesk import tables
from copydesk.company import context
from copydesk.company.context import KINDS, Context
from copydesk.company.words import words
from copydesk.document import Article, Document
from copydesk.run import Desk

SLIP = "The tax was paid by less then half of the households in the region."


def read(catalogue, text, whole=False):
    desk = Desk(one for one in catalogue if one.id == "confused-word")
    findings, crashes = desk.read(Document(Article("a.txt", text), whole=whole))
    assert not crashes
    return [(text[f.span.start : f.span.end], f.suggestions[0].text) for f in findings]


@pytest.mark.parametrize(
    "text",
    [SLIP, "😀 " + SLIP, SLIP.replace(" then", "\r\nthen"), SLIP.replace(" then", "\tthen"), "\ufeff" + SLIP],
)
def test_slip_is_found_wherever_it_stands(catalogue, text):
    assert read(catalogue, text) == [("then", "than")]


@pytest.mark.parametrize(
    "text",
    [
        SLIP.replace("then", "than"),
        SLIP.removesuffix("."),
        SLIP.upper(),
        SLIP.replace("then", "[sic] then"),
        "then",
        "",
        "¶ 0 ' s . . .",
    ],
)
def test_right_words_headlines_and_fragments_are_left_alone(catalogue, text):
    assert read(catalogue, text) == []


def test_a_term_of_the_article_is_no_slip(catalogue):
    once = "The bill would pay for mental heath care in poor counties."
    assert read(catalogue, once) == [("heath", "health")]
    assert read(catalogue, once + " They walked over the heath to the next village.") == []


def test_pairs_know_each_other_and_their_kinds():
    asked, number = context.context(), words().number
    for one, two in (("then", "than"), ("coarse", "course"), ("heath", "health")):
        written = asked.gate[number[one]] - 1
        found = {asked.word(other.word): KINDS[other.kind] for other in asked.others(written)}
        assert two in found
    assert all(0 <= other.kind < len(KINDS) for at in range(200) for other in asked.others(at))


def test_pairs_seen_in_a_row_have_levels():
    asked, vocabulary = context.context(), words()
    then, than = (asked.gate[vocabulary.number[word]] - 1 for word in ("then", "than"))
    more = vocabulary.form(vocabulary.number["more"])
    assert asked.level(more, than, False) > asked.level(more, then, False)
    assert asked.level(more, than, False) > asked.level(more, than, True)


def test_nothing_is_asked_about_the_commonest_words():
    asked, number = context.context(), words().number
    assert not any(asked.gate[number[word]] for word in ("the", "of", "and"))
    assert asked.gate[number["then"]]


def test_data_says_what_it_was_made_from():
    packed = tables.data_file("context.bin").read_bytes()
    assert b"workshop/context.py" in packed.split(b"\n", 1)[0]
    assert any(Context(packed, words()).gate)
