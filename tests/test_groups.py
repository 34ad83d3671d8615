"""Noun groups and their heads; verb groups and what they say of time, polarity and voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Article, Document


def read(text):
    document = Document(Article("a.txt", text))
    sentence = document.sentences[0]
    return [token.text for token in sentence.tokens], document.groups[sentence]


def nouns(text):
    words, groups = read(text)
    return [(" ".join(words[group.start : group.end]), words[group.head]) for group in groups.nouns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia’s new president met reporters.", [("Russia’s new president", "president"), ("reporters", "reporters")]),
        ("The workers’ party won.", [("The workers ’ party", "party")]),
        ("A 43-year-old actor died.", [("A 43 - year-old actor", "actor")]),
        ("They told Sen. John McCain of Arizona.", [("They", "They"), ("Sen. John McCain", "McCain"), ("Arizona", "Arizona")]),
        ("It was a long, hard march.", [("It", "It"), ("a long , hard march", "march")]),
        ("The rich paid $5 million.", [("The rich", "rich"), ("$ 5 million", "million")]),
        ("About 20% of the funds vanished.", [("20 %", "%"), ("the funds", "funds")]),
        ("Developed countries met leaving people.", [("Developed countries", "countries"), ("people", "people")]),
        ("He left.", [("He", "He")]),
        ("Go!", []),
    ],
)  # fmt: skip
def test_noun_groups(text, expected):
    assert nouns(text) == expected


def test_a_plural_head_makes_a_plural_group():
    assert [group.plural for group in read("Two men saw the president.")[1].nouns] == [True, False]


@pytest.mark.parametrize(
    ("text", "words", "head", "features"),
    [
        ("He left.", "left", "left", {"form": "finite", "tense": "past"}),
        ("He has not been arrested.", "has not been arrested", "arrested",
         {"tense": "present", "negated": True, "perfect": True, "passive": True}),
        ("They won’t leave.", "won’t leave", "leave", {"tense": "future", "modal": "will", "negated": True}),
        ("They cannot have known.", "cannot have known", "known", {"modal": "can", "negated": True, "perfect": True}),
        ("They’ve been waiting.", "They’ve been waiting", "waiting", {"tense": "present", "perfect": True, "progressive": True}),
        ("She’d gone.", "She’d gone", "gone", {"tense": "past", "perfect": True, "modal": None}),
        ("It’s been sold.", "It’s been sold", "sold", {"perfect": True, "passive": True}),
        ("He’s arrested daily.", "He’s arrested", "arrested", {"perfect": False, "passive": True}),
        ("They’d like it.", "They’d like", "like", {"modal": "would", "tense": None}),
        ("To leave is hard.", "To leave", "leave", {"form": "infinitive", "tense": None}),
        ("He never said so.", "said", "said", {"negated": False}),
        ("He was quickly arrested.", "was quickly arrested", "arrested", {"passive": True, "tense": "past"}),
        ("Go home now.", "Go", "Go", {"form": "base", "tense": None}),
    ],
)  # fmt: skip
def test_verb_groups(text, words, head, features):
    tokens, groups = read(text)
    first = groups.verbs[0]
    assert " ".join(tokens[first.start : first.end]) == words
    assert tokens[first.head] == head
    assert {name: getattr(first, name) for name in features} == features


def test_groups_are_found_by_a_token():
    _, groups = read("The man left.")
    assert groups.noun_at(1) == groups.nouns[0]
    assert groups.noun_at(2) is None
    assert groups.verb_at(2) == groups.verbs[0]
    assert groups.verb_at(0) is None


def test_lemmas_leave_clitics_out():
    document = Document(Article("a.txt", "Russia’s men don’t think they’ve gone."))
    assert document.tags.lemmas(document.sentences[0]) == ("russia", "man", "do", "think", "they", "go", ".")


@given(
    st.lists(
        st.sampled_from(
            [
                "The",
                "a",
                "men's",
                "man",
                "has",
                "have",
                "been",
                "to",
                "not",
                "never",
                "n't",
                "it's",
                "he'd",
                "can't",
                "will",
                "ran",
                ",",
                "-",
                "$",
                "5",
                "%",
                "long",
                "very",
                "and",
                "of",
                "’",
            ]
        ),
        max_size=14,
    )
)
def test_any_words_are_grouped(words):
    text = " ".join(words) + " x"
    document = Document(Article("a.txt", text))
    for sentence in document.sentences:
        groups = document.groups[sentence]
        for kind in (groups.nouns, groups.verbs):
            last = 0
            for group in kind:
                assert last <= group.start <= group.head < group.end <= len(sentence.tokens)
                last = group.end
        assert document.groups[sentence] is groups
