"""Which form of a word its neighbours ask for: the network, and what is left alone."""

from __future__ import annotations

import pytest

from copydesk import tables
from copydesk.company.inflections import Network, network, places
from copydesk.company.words import form_code, words
from copydesk.document import Article, Document
from copydesk.run import Desk


def read(catalogue, text, whole=False):
    desk = Desk(one for one in catalogue if one.id == "other-form")
    findings, crashes = desk.read(Document(Article("a.txt", text), whole=whole))
    assert not crashes
    return [(text[f.span.start : f.span.end], f.suggestions[0].text) for f in findings]


SLIP = "The suspect was arrest on Tuesday near the station."


@pytest.mark.parametrize(
    "text", [SLIP, "😀 " + SLIP, SLIP.replace(" arrest", "\r\narrest"), SLIP.replace(" arrest", "\tarrest")]
)
def test_slip_is_found_wherever_it_stands(catalogue, text):
    assert read(catalogue, text) == [("arrest", "arrested")]


@pytest.mark.parametrize(
    "text",
    [
        SLIP.replace("arrest", "arrested"),
        SLIP.removesuffix("."),
        f"“{SLIP}”",
        SLIP.upper(),
        "arrest",
        "",
        "¶ 0 ' s . . .",
    ],
)
def test_right_forms_headlines_quotations_and_fragments_are_left_alone(catalogue, text):
    assert read(catalogue, text) == []


def test_a_rule_that_yields_is_silent_where_another_speaks(catalogue):
    text = "The bill was passed with a simply majority in the lower house."
    rules = [one for one in catalogue if one.id in ("adverb-for-adjective", "other-form")]
    alone = [Desk([one]).read(Document(Article("a.txt", text)))[0] for one in rules]
    assert all(alone)
    together, _ = Desk(rules).read(Document(Article("a.txt", text)))
    assert [finding.rule for finding in together] == ["adverb-for-adjective"]


@pytest.mark.parametrize(("text", "same"), [("Zyx", "Zyy"), ("1,000", "7"), ("zyxing", "zyyxing")])
def test_unknown_tokens_count_by_what_they_can_be(text, same):
    assert form_code(text, text.lower(), {}, {}) == form_code(same, same.lower(), {}, {})


def test_a_rare_word_counts_as_its_class():
    assert (
        form_code("rendezvous", "rendezvous", {}, {})
        != form_code("rendezvous", "rendezvous", {"rendezvous": 99}, {})
        == 99
    )


def test_bits_of_a_pair_lie_in_the_field_and_differ_by_order():
    assert all(0 <= bit < 1000 for bit in places(7, 8, 1000))
    assert places(7, 8, 10**9) != places(8, 7, 10**9)


def test_all_forms_of_a_family_know_each_other():
    asked, number = network(), words().number
    for word in ("went", "clearly", "these", "them", "was"):
        form = asked.form(number[word])
        assert form.family[form.form] == number[word]
        assert all(asked.form(other).center == form.center for other in form.family.values())


def test_data_says_what_it_was_made_from_and_is_small():
    packed = tables.data_file("inflections.bin").read_bytes()
    assert b"workshop/inflections.py" in packed.split(b"\n", 1)[0]
    assert len(packed) < 6e6
    assert any(Network(packed, words()).gate)
