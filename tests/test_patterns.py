"""The pattern language: what each sign means, what it never does, and how it complains."""

from __future__ import annotations

import pytest

from copydesk import tables
from copydesk.document import Article, Document
from copydesk.patterns import Excuses, Index, PatternError, parse, ready

CLASSES = {"fruit": ("apple", "pear", "passion fruit"), "be": ("is", "was")}


def find(pattern, text):
    """What the marked part of a pattern matches in a text, in order, with the fixes."""
    document = Document(Article("a.txt", text))
    index = Index.of([ready(parse(pattern), None, CLASSES)])
    found = sorted((match.span, match.fixes) for _, match in index.find(document))
    return [(span.of(text), *fixes) for span, fixes in found]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("could ⟦of⟧ => have", "They could of won. It is one of them.", [("of", "have")]),
        ("could|would ⟦of⟧ => have", "They Would of won.", [("of", "have")]),
        ("⟦of⟧ => have", "OF COURSE", [("OF", "HAVE")]),
        ("⟦can longer⟧ => can no longer", "Can longer days help?", [("Can longer", "Can no longer")]),
        ("in May", "In may, in May.", [("in May",)]),
        ("<fruit> pie", "Apple pie and passion fruit pie.", [("Apple pie",), ("passion fruit pie",)]),
        ("one !of them", "One of them, one for them.", [("one for them",)]),
        ("one !of|for", "one, for", []),
        ("<lowercase>&!the end", "the end, an end, An end", [("an end",)]),
        ("<number>|many days", "5 days, many days, few days", [("5 days",), ("many days",)]),
        ("<be>|<fruit> ripe", "is ripe, passion fruit ripe", [("is ripe",), ("passion fruit ripe",)]),
        ("in !<be>|the", "in the, in is, in it", [("in it",)]),
        ("to <VB>", "She went to town to see him.", [("to see",)]),
        ("very? good", "Good, very good.", [("Good",), ("very good",), ("good",)]),
        ("no{2} way", "no way, no no way", [("no no way",)]),
        ("a <word>{0,2} b", "a b, a x b, a x y b, a x y z b", [("a b",), ("a x b",), ("a x y b",)]),
        ("(of course | sure) not", "Of course not. Sure not. Of not.", [("Of course not",), ("Sure not",)]),
        ("^ he", "“He said he did.”", [("He",)]),
        ("it $", "It is it.” ", [("it",)]),
        ('why "?"', "Why? Why not?", [("Why?",)]),
        ("with , and", "with, and with and", [("with, and",)]),
        ("<number> days", "5 days, two days, 1,000 days", [("5 days",), ("1,000 days",)]),
        ("<CAPITALS> said", "NATO said, Nato said, A said", [("NATO said",)]),
        ("<Capitalised> said", "he said, Nato said", [("Nato said",)]),
        ("f:<fruit> of => {f} from", "A pear of Kent", [("pear of", "pear from")]),
        (
            "n:<number>? pears => {n} apples",
            "Pears. 3 pears.",
            [("Pears", "Apples"), ("3 pears", "3 apples"), ("pears", "apples")],
        ),
        ("⟦teh⟧ => the | then", "Teh end", [("Teh", "The", "Then")]),
        ("it’s <word>", "It's late, it’s late", [("It's late",), ("it’s late",)]),
        (
            "( <fruit> | <be> ) ripe",
            "is ripe; passion fruit ripe; was not ripe",
            [("is ripe",), ("passion fruit ripe",)],
        ),
    ],
)
def test_signs(pattern, text, found):
    assert find(pattern, text) == found


@pytest.mark.parametrize(
    "text", ["She left. Home was far.", "She left “home” early.", "She left, home at last."]
)
def test_nothing_reaches_over_a_sentence_end_a_quotation_mark_or_a_comma_by_accident(text):
    assert find("left <word>", text) == []
    assert find("left !gone", text) == []


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("", "nothing to match"),
        ("⟦⟧", "nothing to match"),
        ("(a b", "column 1: this bracket is never closed"),
        ("a ) b", "column 3: ')' closes nothing"),
        ("a ⟦b", "one part is marked"),
        ("⟧a⟦", "one part is marked"),
        ("a (b ⟦c⟧)", "column 6: ⟦ cannot stand within brackets"),
        ("a | b", "column 3: '|' closes nothing"),
        ("a {3}", "'{3}' cannot stand here"),
        ("a{3,2}", "the smaller number first"),
        ("a{0,99}", "repeated from 0 to 12 times"),
        ("(a | )", "an empty row"),
        ("!(a b)", "! stands before something that is one word"),
        ("a&(b c)", "& joins things that are one word each"),
        ("x:a x:b", "two elements named 'x'"),
        ("verb:a => {vreb}", "{vreb} names no element; did you mean 'verb'?"),
        ("a <b", "'<' has no meaning here; it is never closed with >"),
        ("a } b", "'}' has no meaning here; a sign is written in quotes"),
        ("a !", "something is missing at the end"),
        ("a|", "column 2: '|' closes nothing"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_where(pattern, complaint):
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("a <frut>", "column 3: there is no class 'frut'"),
        ("a <frut>", "did you mean 'fruit'?"),
        ("a <Capitalized>", "did you mean 'Capitalised'?"),
        ("<word> <number>", "it would match anywhere"),
        ("a? b?", "it would match anywhere"),
        ("a (b{12}){6}", "it could span 73 words; at most 60"),
        ("a !<fruit>", "entries of several words cannot be negated"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(pattern, complaint):
    with pytest.raises(PatternError) as caught:
        ready(parse(pattern), None, CLASSES)
    assert complaint in str(caught.value)


def test_a_fix_takes_another_column_of_its_table():
    pattern = ready(parse("p:<frequent-words> indeed => {p.2}"))
    document = Document(Article("a.txt", "The indeed"))
    [(_, match)] = Index.of([pattern]).find(document)
    assert match.fixes[0].isdigit()


def test_patterns_are_found_by_a_word_that_every_match_holds():
    pattern = ready(parse("the <word>{0,3} (rare | <fruit>) of"), None, CLASSES)
    assert pattern.needle.words == {"rare", "apple", "pear", "passion"}
    assert (pattern.needle.low, pattern.needle.high) == (1, 4)


def test_no_step_is_tried_twice_at_one_token():
    """Nested repetition would take exponential time if it were tried blindly."""
    pattern = ready(parse("(((a{0,3}){0,3}){0,3} a?){2} b"))
    document = Document(Article("a.txt", "a " * 60 + "c b"))
    assert [match.span.of(document.text) for _, match in Index.of([pattern]).find(document)] == ["b"]


def test_an_excuse_covers_what_lies_within_its_marked_part():
    excuses = Excuses(Excuses.read(["what it ⟦is is⟧"]))
    document = Document(Article("a.txt", "What it is is a pity."))
    [sentence] = document.sentences
    assert excuses.cover(sentence, 2, 4, document)
    assert not excuses.cover(sentence, 1, 3, document)


def test_an_index_needs_anchors():
    with pytest.raises(ValueError, match="without an anchor"):
        Index.of([ready(parse("a"), anchored=False)])


@pytest.mark.parametrize(
    "text", ["\ufeffOne 😀 and and two.", "a\tand\tand b", "One.\r\n\r\nTwo and  and three."]
)
def test_places_are_places_in_the_source(text):
    [(found,)] = find("and and", text)
    assert found.split() == ["and", "and"]


def test_every_pattern_in_a_table_can_be_read(catalogue):
    made = []
    for rule in catalogue:
        if rule.check == "pattern":
            for name in rule.options.tables:
                for _, pattern, fix, *_ in tables.rows(name, rule.home):
                    made.append(ready(parse(f"{pattern} => {fix}"), rule.home, rule.options.classes))
    assert len(made) > 50
    assert all(pattern.needle for pattern in made)
