"""Fingerprints: what they outlive and what they tell apart. Severities, order."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copydesk.finding import Finding, Severity, fingerprinted, same_finding
from copydesk.span import Span

WORDS = st.lists(
    st.sampled_from(["the", "a", "of", "mayor", "said", "Kyiv", "1,000", "don’t", "“we”", "naïve", "co-op"]),
    min_size=1,
    max_size=8,
)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=5)


def paragraphs_of(text):
    return [match.span() for match in re.finditer(r"[^\n](?:.|\n(?!\n))*", text)]


def marked(text, rule="rule"):
    """The findings at ⟦…⟧ and the text without the markers."""
    findings, plain, start = [], "", 0
    for character in text:
        if character == "⟦":
            start = len(plain)
        elif character == "⟧":
            findings.append(Finding(rule, Span(start, len(plain)), "m", found=plain[start:]))
        else:
            plain += character
    return findings, plain


def prints(text, rule="rule"):
    findings, plain = marked(text, rule)
    return [one.fingerprint for one in fingerprinted(findings, plain, paragraphs_of(plain))]


def place(paragraphs, joined="\n\n", space=" ", *, where):
    """The copy with one word marked, laid out with given white space."""
    target, word = where
    laid = [list(words) for words in paragraphs]
    laid[target][word] = f"⟦{laid[target][word]}⟧"
    return joined.join(space.join(words) for words in laid)


@st.composite
def copy_with_place(draw):
    paragraphs = draw(PARAGRAPHS)
    target = draw(st.integers(0, len(paragraphs) - 1))
    return paragraphs, (target, draw(st.integers(0, len(paragraphs[target]) - 1)))


@given(copy_with_place(), st.sampled_from(["\n", "  ", "\r\n", "\t", " \n   "]))
def test_a_fingerprint_outlives_new_line_breaks(copy, space):
    paragraphs, where = copy
    assert prints(place(paragraphs, where=where)) == prints(place(paragraphs, space=space, where=where))


@given(copy_with_place(), st.randoms())
def test_a_fingerprint_outlives_the_moving_of_paragraphs(copy, random):
    paragraphs, (target, word) = copy
    order = list(range(len(paragraphs)))
    random.shuffle(order)
    moved = place([paragraphs[n] for n in order], where=(order.index(target), word))
    assert prints(moved) == prints(place(paragraphs, where=(target, word)))


@given(copy_with_place(), st.data())
def test_a_fingerprint_outlives_another_error_mended_in_the_paragraph(copy, data):
    paragraphs, (target, word) = copy
    assume(len(paragraphs[target]) > 1)
    others = [n for n in range(len(paragraphs[target])) if n != word]
    mended = [list(words) for words in paragraphs]
    mended[target][data.draw(st.sampled_from(others))] = data.draw(
        st.sampled_from(["mended", "two words", ""])
    )
    (old,), (new,) = (
        prints(place(paragraphs, where=(target, word))),
        prints(place(mended, where=(target, word))),
    )
    assert same_finding(old, new)


@given(
    st.lists(st.sampled_from(["one", "two", "three", "four", "five", "six"]), min_size=2, max_size=9),
    st.data(),
)
def test_a_fingerprint_outlives_an_error_mended_among_the_words_found(found, data):
    mended = list(found)
    mended[data.draw(st.integers(0, len(found) - 1))] = "mended"
    (old,) = prints(f"Before it ⟦{' '.join(found)}⟧ after it")
    (new,) = prints(f"Before it ⟦{' '.join(mended)}⟧ after it")
    assert same_finding(old, new)


@given(PARAGRAPHS, st.integers(2, 4))
def test_equal_findings_of_one_article_have_different_fingerprints(paragraphs, times):
    text = "\n\n".join([place(paragraphs, where=(0, 0))] * times)
    halves = [half for one in prints(text) for half in one.split(".")]
    assert len(set(halves)) == 2 * times


@given(PARAGRAPHS)
def test_no_two_findings_of_an_article_are_the_same(paragraphs):
    text = "\n\n".join(" ".join(f"⟦{word}⟧" for word in words) for words in paragraphs)
    found = prints(text)
    pairs = [(a, b) for n, a in enumerate(found) for b in found[:n]]
    assert not any(same_finding(a, b) for a, b in pairs)


def test_two_rules_at_one_place_differ():
    assert not same_finding(*prints("a ⟦b⟧ c", "one"), *prints("a ⟦b⟧ c", "other"))


def test_marks_are_told_apart_when_no_word_is_found():
    assert not same_finding(*prints("he ⟦”⟧ left"), *prints("he ⟦“⟧ left"))


def test_a_word_that_the_place_cuts_in_two_does_not_count_as_context():
    (cut,) = prints("seven aggra⟦vand⟧ing words")
    (other,) = prints("seven other⟦vand⟧wise words")
    assert cut == other


def test_context_is_bounded_by_the_text_when_there_are_no_paragraphs():
    findings, text = marked("one\n\ntwo ⟦three⟧ four")
    assert fingerprinted(findings, text) == fingerprinted(findings, text, [(0, len(text))])
    assert fingerprinted([], text) == []


def test_a_place_outside_every_paragraph_has_a_fingerprint():
    finding = Finding("rule", Span(0, 1), "m", found="#")
    assert fingerprinted([finding], "# head", [(2, 6)])[0].fingerprint


def test_findings_come_back_in_order_and_unchanged_otherwise():
    findings, text = marked("a ⟦b⟧ c ⟦d⟧")
    back = fingerprinted(reversed(findings), text)
    assert [one.span for one in back] == [Span(2, 3), Span(6, 7)]
    assert {half.isalnum() and len(half) for half in back[0].fingerprint.split(".")} == {16}


def test_lone_surrogates_do_no_harm():
    assert fingerprinted([Finding("rule", Span(0, 1), "m", found="\udc80x")], "\udc80x")


@pytest.mark.parametrize(("severity", "name"), [(1, "note"), (2, "warning"), (3, "error")])
def test_severities_have_an_order_and_a_name(severity, name):
    assert str(Severity(severity)) == name
    assert Severity.NOTE < Severity.WARNING < Severity.ERROR
