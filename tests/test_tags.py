"""Parts of speech: one for each token, right where the words leave no doubt, on headlines and capitals too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import tables
from copydesk.document import Article, Document
from copydesk.grammar.tags import Candidates, Model, Setting, Tag, model, pieces, tag
from copydesk.grammar.weights import FULL, MIDDLE


def read(text):
    document = Document(Article("a.txt", text))
    return [
        (token.text, *reading)
        for sentence in document.sentences
        for token, reading in zip(sentence.tokens, document.tags[sentence], strict=True)
    ]


def penn(text):
    return " ".join(xpos for _, _, xpos, _ in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister resigned on Monday.", "DT NN VBD IN NNP ."),
        ("She has been arrested by two officers.", "PRP VBZ VBN VBN IN CD NNS ."),
        ("They want to leave the big house.", "PRP VBP TO VB DT JJ NN ."),
        ("“We must go,” said Smith.", "`` PRP MD VB , '' VBD NNP ."),
        ("Two men were told to wait (and did).", "CD NNS VBD VBN TO VB -LRB- CC VBD -RRB- ."),
        ("A 43-year-old actor paid $5 on the 21st floor in the 1990s.", "DT CD HYPH JJ NN VBD $ CD IN DT JJ NN IN DT NNS ."),
        ("His long-range plan failed; hers did not.", "PRP$ JJ NN VBD : PRP VBD RB ."),
        ("The plan backed by the mayor failed on Monday.", "DT NN VBN IN DT NN VBD IN NNP ."),
        ("PRESIDENT SAYS HE WILL LEAVE AS EUROPE WARNS", "NNP VBZ PRP MD VB IN NNP VBZ"),
        ("President Says Troops Will Leave Syria by June", "NNP VBZ NNS MD VB NNP IN NNP"),
    ],
)  # fmt: skip
def test_tags(text, expected):
    assert penn(text) == expected


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        ("Russia’s president left.", "Russia’s", ("PROPN", "NNP", "POS")),
        ("It's late and they don’t know.", "It's", ("PRON", "PRP", "VBZ")),
        ("It's late and they don’t know.", "don’t", ("AUX", "VBP", "RB")),
        ("They'll go because we’ve won.", "They'll", ("PRON", "PRP", "MD")),
        ("They'll go because we’ve won.", "we’ve", ("PRON", "PRP", "VBP")),
        ("HE CAN’T GO HOME", "CAN’T", ("AUX", "MD", "RB")),
        ("The workers’ party won.", "’", ("PART", "POS", "")),
        ("They met in 2016’s first month.", "’s", ("PART", "POS", "")),
    ],
)
def test_a_clitic_is_tagged_beside_its_host(text, token, expected):
    assert (token, *expected) in read(text)


def test_auxiliaries_are_told_from_verbs():
    assert [upos for _, upos, _, _ in read("He has gone. He has a car.")] == [
        "PRON", "AUX", "VERB", "PUNCT", "PRON", "VERB", "DET", "NOUN", "PUNCT",
    ]  # fmt: skip


def test_nothing_has_no_tags():
    assert tag(()) == ()


@given(st.text(alphabet=st.sampled_from("aZ.!?…“”\"'’‘()- \n,5:/@#_$é\u0301\u200bsnt😀M"), max_size=50))
def test_every_token_has_a_tag(text):
    for _, *reading in read(text):
        assert Tag(*reading).upos


def test_a_sentence_is_read_once():
    document = Document(Article("a.txt", "One man left."))
    assert document.tags[document.sentences[0]] is document.tags[document.sentences[0]]


def test_the_model_is_as_it_should_be():
    text = tables.data_file("tags.txt").read_text(encoding="utf-8")
    assert "workshop/tagger.py" in text.split("\n")[0]
    assert "CC BY-SA" in text.split("\n")[0]
    assert len(text.encode()) < 3_000_000
    reader = model()
    assert len(reader.letters) == len(set(reader.labels))
    letters = set(reader.letters)
    assert all(set(choices) <= letters for choices in set(reader.lexicon.values()))


def test_a_model_without_weights_takes_the_commonest():
    small = Model("# made\nNOUN|NN VERB|VB\n\n()\t!\n)(\twalk\n\n")
    assert small.labels == ["NOUN|NN", "VERB|VB"]
    assert small.lexicon == {"walk": ")("}


def test_scores_are_the_weights_of_all_that_is_seen():
    text = (
        "“Wobblers don’t sell 3 old-fashioned Books,” said Anna Kowal’s aunt in LEEDS; she left it (there)."
    )
    sentence = Document(Article("a.txt", text)).sentences[0]
    found, _ = pieces(sentence.tokens)
    reader = model()
    setting, weights = Setting(reader, found), reader.weights
    decided = 0
    for index in range(len(found)):
        for one, two, verb in (("^", "^", "^"), (reader.letters[3], "^", "^"), (*reader.letters[5:8],)):
            meant = dict.fromkeys(reader.letters, 0)
            for feature in setting.features(index, one, two, verb):
                half, other = feature.split("\t")
                fields = weights.rows.get(half, "").split("\t")
                row = dict(zip(fields[::2], fields[1::2], strict=False)).get(other, "")
                for letter, weight in zip(row[::2], row[1::2], strict=True):
                    meant[letter] += ord(weight) - 80
            scores = weights.scores(setting, index, one, two, verb)
            assert {
                letter: (scores >> lane & FULL) - MIDDLE for letter, lane in weights.lanes.items()
            } == meant
            decided += any(meant.values())
    assert decided > len(found)


@pytest.mark.parametrize(
    ("tags", "word", "could"),
    [
        (["VBG"], "the", False),
        (["VBG"], "running", True),
        (["VB", "VBG"], "the", False),
        (["DET", "VBG"], "the", True),
        (["ADP"], "smith's", True),
        (["VB"], "rendezvoused", True),
        (["VB"], "12", True),
    ],
)
def test_the_lexicon_rules_words_out_for_a_tag(tags, word, could):
    assert (word in Candidates(tags)) is could


@given(st.text(alphabet=st.sampled_from("the United States’ 5th-Run's don't may MAY “,”. x"), max_size=60))
def test_a_word_could_have_the_tag_that_it_has(text):
    document = Document(Article("a.txt", text))
    for sentence in document.sentences:
        for token, (upos, xpos, _) in zip(sentence.tokens, document.tags[sentence], strict=True):
            assert token.lower in Candidates([upos])
            assert token.lower in Candidates([xpos])
