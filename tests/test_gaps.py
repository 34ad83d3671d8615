"""Small words that are missing between two others."""

from copydesk.company.gaps import class_of, gaps
from copydesk.document import Article, Document


def found(text):
    document = Document(Article("a.txt", text))
    return [
        (sentence.tokens[gap.at].text, gap.word)
        for sentence in document.sentences
        for gap in gaps().find(sentence, 2.5)
    ]


def test_a_gap_is_found_with_its_word():
    assert found("After the vote the town is in danger losing its last grant.") == [("danger", "of")]
    assert found("The letters could withheld from the town.") == [("could", "be")]


def test_whole_sentences_have_none():
    assert found("After the vote the town is in danger of losing its last grant.") == []
    assert found("") == []


def test_words_count_as_what_they_can_be():
    assert class_of("the", "the", {"the"}) == "f:the"
    assert class_of("Mali", "mali", ()) == "Cap"
    assert class_of("1,200", "1,200", ()) == "0"
    assert class_of("Russia's", "russia's", ()) == "Cap"
    assert class_of("zqxwed", "zqxwed", ()) == "unk:ed"
