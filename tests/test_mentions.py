"""Which mention means whom, and where it is better not to say."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document
from copydesk.naming.entities import compatible, initials


def meanings(text):
    """Each mention's words with the fullest name of what it means, “?” where that is not sure."""
    document = Document(Article("a.txt", text))
    read = document.mentions
    return [(m.span.of(text), (entity.text if (entity := read.of(m)) else "?")) for m in read.all]


def entity(text, name):
    return next(e for e in Document(Article("a.txt", text)).mentions.entities if e.text == name)


@pytest.mark.parametrize(
    ("text", "mention", "meant"),
    [
        ("Then Anna Kowal spoke. Later Kowal left.", "Kowal", "Anna Kowal"),
        ("Then Anna Kowal spoke. Later Anna left.", "Anna", "Anna Kowal"),
        ("Then Anna Kowal spoke. Later Ms. Kowal left.", "Kowal", "Anna Kowal"),
        ("Then Anna Kowal met Jan Kowal. Later Kowal left.", "Kowal", "?"),
        ("Then Ms. Anna Kowal met Mr. Jan Kowal. Later Mr. Kowal left.", "Kowal", "Jan Kowal"),
        ("The World Health Organization (WHO) met. It is said the WHO agreed.", "WHO", "World Health Organization"),
        ("It was shown by Turkish Radio (TRT) today. Later TRT denied it.", "TRT", "Turkish Radio"),
        ("The European Central Bank met. Later the ECB spoke.", "ECB", "European Central Bank"),
        ("Then actor Jan Novak spoke. Later the actor left.", "the actor", "Jan Novak"),
        ("Then Jan Novak, 43, spoke. Later the 43-year-old actor left.", "the 43-year-old actor", "Jan Novak"),
        ("Then Jan Novak, a former teacher from Leeds, spoke. Nobody heard the teacher.", "the teacher", "Jan Novak"),
        ("Then Anna Kowal spoke. Later she left.", "she", "Anna Kowal"),
        ("Then Anna Kowal met Eva Lund. Later she left.", "she", "?"),
        ("Then Ms. Anna Kowal met Mr. Jan Novak. Later she left.", "she", "Anna Kowal"),
        ("A woman pushed Anna Kowal. Later she left.", "she", "?"),
    ],
)  # fmt: skip
def test_meanings(text, mention, meant):
    assert [who for words, who in meanings(text) if words == mention][-1] == meant


def test_a_role_that_two_have_means_nobody():
    text = "Then actor Jan Novak met actor Ben Lund. Later the actor left."
    assert "the actor" not in [words for words, _ in meanings(text)]


def test_a_role_before_its_holder_is_named_means_nobody():
    text = "Later the actor left. Then actor Jan Novak spoke."
    assert "the actor" not in [words for words, _ in meanings(text)]


def test_pronouns_in_quotations_are_left_alone():
    text = "“I saw that he fell,” Anna Kowal said."
    assert "he" not in [words for words, _ in meanings(text)]


@pytest.mark.parametrize(
    ("text", "name", "pronoun"),
    [
        ("Then Anna Kowal spoke.", "Anna Kowal", ""),
        ("Then Ms. Anna Kowal spoke.", "Anna Kowal", "she"),
        ("Then Anna Kowal, a mother of two, spoke.", "Anna Kowal", "she"),
        ("Then King Olaf spoke.", "Olaf", "he"),
        ("Then Robin Kowal said he was ill.", "Robin Kowal", "he"),
        ("Then Dr. Robin Kowal spoke.", "Robin Kowal", ""),
        ("Then actor Robin Kowal spoke.", "Robin Kowal", ""),
        ("Then Chairman Robin Kowal spoke.", "Robin Kowal", ""),
    ],
)
def test_gender_is_what_the_article_says(text, name, pronoun):
    assert entity(text, name).pronoun == pronoun


def test_a_list_gives_nobody_the_next_ones_title():
    assert entity("They thanked Jan Novak, Pope Olaf and Ben Lund.", "Jan Novak").roles == set()


def test_age_and_roles():
    someone = entity("Then Jan Novak, 43, a retired teacher, spoke.", "Jan Novak")
    assert (someone.age, someone.roles) == ("43", {"teacher"})


def test_a_headline_that_names_the_family_alone_means_the_same():
    text = "Kowal wins the vote\n\nOn Monday Anna Kowal won in Leeds.\n"
    assert {who for words, who in meanings(text) if "Kowal" in words} == {"Anna Kowal"}


def test_mentions_are_in_order_and_each_belongs_to_its_entity():
    read = Document(Article("a.txt", "Anna Kowal spoke in Leeds. Kowal left. She likes Leeds.")).mentions
    starts = [m.span.start for m in read.all]
    assert starts == sorted(starts)
    assert [m for e in read.entities for m in e.mentions] != []
    assert all(m.entity == e.number for e in read.entities for m in e.mentions)


def test_a_people_is_meant_by_its_adjective():
    read = Document(Article("a.txt", "They say a French court met. Nobody heard the French judge.")).mentions
    assert [(m.form, m.entity) for m in read.all if m.name and m.name.text == "French"] == [("people", 0)] * 2


def test_a_father_and_his_son_are_two():
    text = "They met John Kowal Sr. and John Kowal Jr. on Monday. Later Kowal left."
    assert [who for _, who in meanings(text)] == ["John Kowal Sr.", "John Kowal Jr.", "?"]


@pytest.mark.parametrize(
    "headline",
    [
        "Kowal Wins Vote in Leeds as Rivals Call for Inquiry",
        "KOWAL WINS VOTE IN LEEDS AS RIVALS CALL FOR INQUIRY",
    ],
)
def test_a_headline_in_capitals_means_whom_the_text_means(headline):
    read = Document(
        Article("a.txt", headline + "\n\nAnna Kowal won on Monday. She thanked Leeds.\n")
    ).mentions
    named = [(entity.text, len(entity.mentions)) for entity in read.entities]
    assert sorted((text.title(), count) for text, count in named) == [("Anna Kowal", 3), ("Leeds", 2)]


def test_what_stands_where():
    text = "Then Anna Kowal met Jan Kowal in Leeds. Later Kowal left."
    document = Document(Article("a.txt", text))
    first, second = document.sentences
    read = document.mentions
    assert [mention.span.of(text) for mention in read.within(first, 0, 6)] == ["Anna Kowal", "Jan Kowal"]
    assert read.at(first, 1) is read.all[0]
    assert read.at(first, 2) is None
    assert read.at(second, 1) is None


def test_given_names_and_letters():
    assert compatible("J.", "John")
    assert not compatible("Jan", "John")
    assert initials("World Health Organization") == {"WHO"}
    assert initials("Department of Justice") == {"DJ", "DOJ"}
    assert not initials("Wales")


def test_a_text_of_one_kind_of_name_takes_linear_time():
    text = " ".join(f"A{number} Kowal (AB{number}) said she" for number in range(4000))
    assert Document(Article("a.txt", text)).mentions.all
