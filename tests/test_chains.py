"""Verb groups of which the parts do not fit, and subjects across prepositions."""

import pytest

from copydesk.document import Article, Document
from copydesk.grammar.chains import helper, misfit, possible, suspicious, turned
from copydesk.grammar.subjects import number, subject


def read(text):
    document = Document(Article("a.txt", text))
    sentence = document.sentences[0]
    return sentence.tokens, document.tags[sentence], document.groups[sentence]


def found(text):
    tokens, tags, _ = read(text)
    for at, token in enumerate(tokens):
        if helper(token.lower) and suspicious(tokens, at):
            fault = misfit(tokens, tags, at, (), {"appeared"})
            if fault:
                return tokens[fault.verb].text, fault.meant
    return None


@pytest.mark.parametrize(
    ("text", "verb", "meant"),
    [
        ("That did not stopped the mayor.", "stopped", ("stop",)),
        ("She does not necessarily supports the plan.", "supports", ("support",)),
        ("He has long spoke of it.", "spoke", ("spoken",)),
        ("They’ll received the letters in May.", "received", ("receive", "be received")),
        ("He appeared to confirmed the report.", "confirmed", ("confirm",)),
        ("It should never been sold.", "been", ("have been", "be")),
    ],
)
def test_a_form_that_does_not_fit(text, verb, meant):
    assert found(text) == (verb, meant)


@pytest.mark.parametrize(
    "text",
    [
        "That did not stop the mayor.",
        "He has long spoken of it.",
        "All they have is hope.",
        "Why don’t clouds fall?",
        "A garbage can filled with snow stood there.",
        "She has always wanted to go, and could.",
        "Did not",
    ],
)
def test_forms_that_fit(text):
    assert found(text) is None


def test_a_subject_between_helper_and_verb():
    tokens, _, _ = read("Nor does it means much.")
    assert turned(tokens, 1, {"nor"}).meant == ("mean",)
    assert turned(tokens, 1, ()) is None


def test_unknown_words_can_be_anything():
    assert possible("zqxw") == frozenset()


def test_all_groups_before_a_verb():
    tokens, tags, groups = read("The results of the cuts are clear.")
    chain = subject(tokens, tags, groups.nouns, 5)
    assert [tokens[group.head].text for group in chain.groups] == ["results", "cuts"]
    assert {number(tokens, tags, group, ()) for group in chain.groups} == {"plural"}
    assert number(tokens, tags, chain.groups[0], {"results"}) is None


def test_a_relative_pronoun_is_looked_through():
    tokens, tags, groups = read("She runs a clinic that conducts trials.")
    chain = subject(tokens, tags, groups.nouns, 5)
    assert tokens[chain.relative].text == "that"
    assert tokens[chain.groups[0].head].text == "clinic"
