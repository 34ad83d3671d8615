"""One document in three formats is the same prose, the same sentences and the same findings."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.document import Article, Document

WORDS = st.sampled_from(
    [
        "the",
        "bridge",
        "Ames",
        "said,",
        "“we",
        "go,”",
        "it’s",
        "a",
        "café",
        "😀",
        "1,000",
        "to",
        "and",
        "river;",
        "AT&T",
    ]
)
SENTENCES = st.lists(WORDS, min_size=2, max_size=12).map(lambda words: "So " + " ".join(words) + " it went.")
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4)
ENTITIES = {"“": "&ldquo;", "”": "&#8221;", "’": "&rsquo;", "é": "&eacute;"}


def as_markdown(paragraphs, draw):
    def word(word):
        word = word.replace("&", "\\&")
        kind = draw(st.integers(0, 5))
        if kind == 0 and word.isalpha():
            return f"**{word}**"
        if kind == 1 and word.isalpha():
            return f"[{word}](http://example.org)"
        if kind == 2:
            return "".join(ENTITIES.get(character, character) for character in word)
        return word

    def space():
        return draw(st.sampled_from([" ", " ", "\n", "\r\n", "\\\n", " <!-- x -->"]))

    return "\n\n".join("".join(word(w) + space() for w in p.split(" ")).rstrip("\\\r\n") for p in paragraphs)


def as_html(paragraphs, draw):
    def word(word):
        kind = draw(st.integers(0, 5))
        if kind == 0 and word.isalpha() and len(word) > 1:
            return f"{word[0]}<b>{word[1:]}</b>"
        if kind == 1:
            return f"<a href='/x'>{html.escape(word)}</a>"
        text = html.escape(word)
        return "".join(ENTITIES.get(character, character) for character in text) if kind == 2 else text

    def space():
        return draw(st.sampled_from([" ", " ", "\n", "\r\n   ", "<br>", "<!-- x --> "]))

    ends = st.sampled_from(["</p>", "", "\n"])
    return "".join("<p>" + "".join(word(w) + space() for w in p.split(" ")) + draw(ends) for p in paragraphs)


def shape(document):
    return [
        [(token.text, token.kind, token.spaced) for token in sentence.tokens]
        for sentence in document.sentences
    ]


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS, st.data())
def test_the_same_prose_and_sentences(paragraphs, data):
    plain = Document(Article("a.txt", "\n\n".join(paragraphs)))
    assert [block.prose for block in plain.blocks] == paragraphs
    for form, write in (("markdown", as_markdown), ("html", as_html)):
        text = write(paragraphs, data.draw)
        document = Document(Article("a", text, form))
        assert [(block.kind, block.prose) for block in document.blocks] == [
            (block.kind, block.prose) for block in plain.blocks
        ], text
        assert shape(document) == shape(plain)
        for token in document.tokens:
            assert document.seen(token.span) == token.text


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS, st.data())
def test_the_same_findings(find, paragraphs, data):
    plain = [(finding.rule, finding.found, finding.message) for finding in find("\n\n".join(paragraphs))]
    for form, write in (("markdown", as_markdown), ("html", as_html)):
        text = write(paragraphs, data.draw)
        findings = find(text, form=form)
        assert [(finding.rule, finding.found, finding.message) for finding in findings] == plain
        for finding in findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
