"""Patterns over base forms, groups, names and figures; fixes that inflect; and that nothing is read in vain."""

from __future__ import annotations

import pytest

from copydesk import tables
from copydesk.document import Article, Document
from copydesk.grammar import lemmas
from copydesk.patterns import Index, PatternError, parse, ready
from copydesk.patterns.meanings import KINDS

CLASSES = {"fruit": ("apple", "passion fruit"), "deny": ("refute", "rebut"), "said": ("said", "say")}


def find(pattern, text):
    """What the marked part of a pattern matches in a text, in order, with the fixes."""
    document = Document(Article("a.txt", text))
    index = Index.of([ready(parse(pattern), None, CLASSES)])
    found = sorted((match.span, match.fixes) for _, match in index.find(document))
    return [(span.of(text), *fixes) for span, fixes in found]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (
            "~say so",
            "He said so, says so, saying so, a saga so.",
            [("said so",), ("says so",), ("saying so",)],
        ),
        ("~child of", "A child of ten, children of ten, childish of him", [("child of",), ("children of",)]),
        (
            "~be|~seem here",
            "Is here, were here, seemed here",
            [("Is here",), ("were here",), ("seemed here",)],
        ),
        ("~travel by", "They travelled by train, traveled by car.", [("travelled by",), ("traveled by",)]),
        ("~<deny> it", "Refuted it, rebuts it, refuse it", [("Refuted it",), ("rebuts it",)]),
        ("he|the ~plan&<VERB>", "The plan failed. He planned it.", [("He planned",)]),
        ("!~say so", "said so, sung so", [("sung so",)]),
    ],
)
def test_a_base_form_stands_for_all_its_forms(pattern, text, found):
    assert find(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("<noun-group> barked", "The big dog barked. It barked.", [("The big dog barked",), ("It barked",)]),
        ("the <noun-group> barked", "The big dog barked.", [("The big dog barked",)]),
        (
            "one of ⟦<noun-group>&<singular>⟧",
            "One of the best song won. One of the best songs won.",
            [("the best song",)],
        ),
        ("<noun-group>&~dog&<plural> ran", "Big dogs ran. A dog ran. Cats ran.", [("Big dogs ran",)]),
        ("dogs <verb-group>", "Dogs were not being beaten there.", [("Dogs were not being beaten",)]),
        ("~dog <verb-group>&<passive>", "The dog was beaten. The dog beat him.", [("dog was beaten",)]),
        (
            "~dog <verb-group>&<negated>&<past>",
            "The dog did not eat. The dog ate. The dog will not eat.",
            [("dog did not eat",)],
        ),
        ("dogs was&<passive>", "Dogs was beaten. Dogs was what she wanted.", [("Dogs was",)]),
        ("in <place-name>", "She met Angela Merkel in Berlin and in time.", [("in Berlin",)]),
        ("met <person-name>", "She met Angela Merkel and met Berlin officials.", [("met Angela Merkel",)]),
        ("met !<name>", "She met Angela Merkel; he met nobody.", [("met nobody",)]),
        ("cost <money>", "It cost $5 million, cost five lives.", [("cost $5 million",)]),
        ("by <percentage>", "It rose by 5 percent and by five points.", [("by 5 percent",)]),
        ("on <date>", "It opened on March 5, 2014, on a Monday.", [("on March 5, 2014",)]),
        ("it <any>{0,3} <figure>", "It cost about 1,500 pounds.", [("It cost about 1,500 pounds",)]),
    ],
)
def test_groups_names_and_figures_take_as_many_words_as_they_have(pattern, text, found):
    assert find(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (
            "⟦b:was|were v:<VB>|<VBP>|<NN>⟧ by => {b} {v:past-participle}",
            "He was arrest by police. WERE FIND BY POLICE",
            [("was arrest", "was arrested"), ("WERE FIND", "WERE FOUND")],
        ),
        ("one of the ⟦n:<NN>⟧ => {n:plural}", "One of the city. One of the child", [("city", "cities"), ("child", "children")]),
        ("a ⟦n:<NNS>⟧ => {n:singular}", "A parties, a children", [("parties", "party"), ("children", "child")]),
        ("to ⟦v:~go⟧ => {v:base} | {v:ing}", "to went", [("went", "go", "going")]),
        ("he ⟦v:~carry on⟧ => {v:third-person} on", "He carry on", [("carry on", "carries on")]),
        (
            "⟦~refute⟧ it => ~deny",
            "Refuted it, refutes it, REFUTING IT, refute it",
            [("Refuted", "Denied"), ("refutes", "denies"), ("REFUTING", "DENYING"), ("refute", "deny")],
        ),
        (
            "⟦~choose⟧ it => ~take",
            "She chose it. She has chosen it.",
            [("chose", "took"), ("chosen", "taken")],
        ),
        ("~make ⟦v:~refute⟧ it => {v~deny}", "made refuting it", [("refuting", "denying")]),
        ("⟦~refute it⟧ ~be => ~deny all of it", "Refuted it was", [("Refuted it", "Denied all of it")]),
        ("⟦v:~<irregular-verbs>⟧ him => {v.3}", "Forgave him", [("Forgave", "Forgiven")]),
        ("⟦v:<irregular-verbs>⟧ him => {v.3}", "They forgive him", [("forgive", "forgiven")]),
        ("⟦v:<VBD>⟧ a letter => {v~send}", "She wrote a letter.", [("wrote", "sent")]),
    ],
)  # fmt: skip
def test_a_fix_inflects_and_keeps_the_case(pattern, text, found):
    assert find(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("~Said a", "column 1: behind ~ stands a word in its base form and in small letters, or a class"),
        ("~<word> a", "behind ~ stands a word in its base form"),
        ("a => ~deny", "column 5: whose form should a word with ~ take? nothing before => has a ~"),
        ("~a ~b => ~c", "write {name~word}"),
        ("v:~a => {v:passt}", "there is no form 'passt'"),
        ("v:~a => {v:passt}", "did you mean 'past'?"),
        ("v:~a => {w:past}", "{w:past} names no element"),
        ("a&<noun-group>", "& joins things that are one word each, or a group or name and its head"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_where(pattern, complaint):
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("to ~said", "column 4: 'said' is a form of 'say'; write ~say"),
        ("~carried on", "'carried' is a form of 'carry'"),
        ("~has it", "'has' is a form of 'have'"),
        ("~<said> it", "'said' is a form of 'say'"),
        ("~<fruit> pie", "~ is for single words, not for 'passion fruit'"),
        ("the <noun-grop>", "did you mean 'noun-group'?"),
        ("<noun-group> <verb-group>", "it would match anywhere"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(pattern, complaint):
    with pytest.raises(PatternError) as caught:
        ready(parse(pattern), None, CLASSES)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    "word", ["found", "need", "news", "bring", "building", "process", "lay", "bus", "be"]
)
def test_a_word_of_its_own_is_no_form_of_another(word):
    assert lemmas.base_of(word) == word


@pytest.mark.parametrize(
    "pattern",
    [
        "~say that",
        "it ~be&<VERB> <noun-group> here",
        "<lowercase> the <noun-group> barked",
        "met <person-name> twice",
        "<VBG> the dog",
        "the name:<lowercase>&<VBD>|<VBZ>",
    ],
)
def test_what_a_sentence_has_no_words_for_is_not_read(pattern, monkeypatch):
    document = Document(Article("a.txt", "She said it. They met the dog in Berlin. The it."))
    index = Index.of([ready(parse(pattern))])
    assert list(index.find(document)) == []
    assert not {"tags", "groups", "names"} & vars(document).keys()


def test_a_group_of_very_many_words_is_none():
    text = "The " + "big " * 20 + "dog barked. The big dog barked."
    assert find("<noun-group> barked", text) == [("The big dog barked",)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("he <kind:animal>", "He bears the cost. He ducked it.", []),
        ("~feed the <kind:animal>", "He fed the cats. He fed the crowd.", [("fed the cats",)]),
        ("<kind:vehicle> !<kind:vehicle>", "Trucks left; bus car.", [("Trucks left",)]),
        ("he <kind:motion-verb>&<VERB> to", "He went to bed. He wanted to sleep.", [("He went to",)]),
        (
            "~see <noun-group>&<kind:person>",
            "She saw an old actress. She saw an old hat.",
            [("saw an old actress",)],
        ),
    ],
)
def test_kinds_are_words_for_such_things_in_any_form(pattern, text, found):
    assert find(pattern, text) == found


def test_the_kinds_of_the_table_are_those_that_patterns_know():
    table = tables.data_file("kinds.txt").read_text(encoding="utf-8").split("\n")
    assert "workshop/kinds.py" in table[0]
    assert tuple(line.partition("\t")[0] for line in table[1:-1]) == tuple(sorted(KINDS))


def test_a_kind_that_is_none_is_refused():
    with pytest.raises(PatternError, match="did you mean 'kind:animal'"):
        ready(parse("the <kind:animals>"))
