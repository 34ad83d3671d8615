"""Tokens and sentences: what is one word, where a sentence ends, and that every place is right on any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import tables
from copydesk.document import Article, Document
from copydesk.markup import Block, Run
from copydesk.sentences import split, tokenise
from copydesk.span import Span


def block(text):
    return Block.verbatim("paragraph", text, Span(0, len(text)))


def tokens(text):
    return [token.text for token in tokenise(block(text))]


def kinds(text):
    return [(token.text, token.kind) for token in tokenise(block(text))]


def sentences(text):
    return [sentence.span.of(text) for sentence in split([block(text)])]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine’s",
        "don't",
        "o’clock",
        "Sana’a",
        "rock’n’roll",
        "Qur‘an",
        "don´t",
        "long-range",
        "non‑stop",
        "mother-in-law’s",
        "MI5",
        "H1N1",
        "Covid-19",
        "F-16s",
        "AT&T’s",
        "D-N.Y.",
        "anti-U.S.",
        "U.S.",
        "U.S.’s",
        "U.S.-led",
        "U.S",
        "a.m.",
        "J.K.",
        "Ph.D.",
        "Mr.",
        "Inc.",
        "Yahoo!",
        "cafe\N{COMBINING ACUTE ACCENT}",
        "\N{COMBINING ACUTE ACCENT}".join("ete"),
        "in\N{SOFT HYPHEN}ter",
        "हिन्दी",
        "Київ",
    ],
)
def test_one_word(text):
    probe = f"The {text} Smith"
    assert kinds(probe)[0] == ("The", "word")
    assert (text, "word") == kinds(probe)[1]
    assert len(kinds(probe)) == 3


@pytest.mark.parametrize(
    "text",
    ["1,000", "3.5", "10:30", "21st", "2ND", "1990s", "’90s", "'80s", "’08", ".5", "3½", "½", "2.3.1", "١٢"],
)
def test_one_number(text):
    assert kinds(f"about {text} people")[1] == (text, "number")
    assert len(kinds(f"about {text} people")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "https://www.bbc.co.uk/news?id=5#top",
        "www.example.org/a_b",
        "jane.doe+news@mail.example.com",
        "@someone",
        "#MeToo",
        "Amazon.com",
        "bit.ly/x1Y",
        "theguardian.co.uk/world",
    ],
)
def test_one_address_without_the_full_stop_behind_it(text):
    assert kinds(f"See ({text}).")[2:] == [(text, "address"), (")", "mark"), (".", "mark")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the workers’ party", "the workers ’ party"),
        ("‘Yes’", "‘ Yes ’"),
        ("give ’em hell", "give ’em hell"),
        ("‘cause’", "‘ cause ’"),
        ("'til then", "'til then"),
        ("rock ’n’ roll", "rock ’n’ roll"),
        ("1,000-day", "1,000 - day"),
        ("two- and three-day", "two - and three-day"),
        ("$5.5m", "$ 5.5 m"),
        ("10:30am", "10:30 am"),
        ("3-1", "3 - 1"),
        ("2016’s", "2016 ’s"),
        ("“Hamilton”’s", "“ Hamilton ” ’s"),
        ("mid-1990s", "mid - 1990s"),
        ("word—word", "word — word"),
        ("well--no", "well -- no"),
        ("and so . . . on", "and|so|. . .|on"),
        ("well .... no", "well .... no"),
        ("“‘I”", "“ ‘ I ”"),
        ("(R-Mass.)", "( R-Mass. )"),
        ("the mass. Of", "the mass . Of"),
        ("No. 5", "No. 5"),
        ("no. Five", "no . Five"),
        ("a rep. said", "a rep . said"),
        ("5 lbs. of", "5 lbs. of"),
        ("the end.The next", "the end . The next"),
        ("5\N{ZERO WIDTH SPACE}, 6", "5 , 6"),
    ],
)
def test_tokens(text, expected):
    assert tokens(text) == expected.split("|" if "|" in expected else None)


def test_signs_of_several_characters_are_one():
    family = "👩\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧"
    assert tokens(f"Hi {family} 🇺🇸 👍🏽 €") == ["Hi", family, "🇺🇸", "👍🏽", "€"]


def test_lower_has_straight_apostrophes_and_plain_hyphens():
    found = [token.lower for token in tokenise(block("Ukraine’s NON‑STOP in\N{SOFT HYPHEN}ter Mr. Smith"))]
    assert found == ["ukraine's", "non-stop", "inter", "mr.", "smith"]


def test_spaced_knows_white_space_from_what_is_unseen():
    found = [
        (token.text, token.spaced)
        for token in tokenise(block("One\N{ZERO WIDTH SPACE}, two\N{NO-BREAK SPACE}three"))
    ]
    assert found == [("One", True), (",", False), ("two", True), ("three", True)]


def test_places_through_a_map():
    prose = "AT&T Inc. rose"
    mapped = Block("paragraph", prose, (Run(0, 10, 2, 2), Run(2, 12, 1, 5), Run(3, 17, 11, 11)))
    found = tokenise(mapped)
    assert [(token.text, token.start, token.end, token.at) for token in found] == [
        ("AT&T", 10, 18, 0),
        ("Inc.", 19, 23, 5),
        ("rose", 24, 28, 10),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He met Mr. Brown and Sen. Cory Booker. | They spoke.",
        "He left at 5 p.m. Monday. | She stayed.",
        "He left at 5 p.m. | She stayed.",
        "U.S. President Obama spoke. | Nobody left the U.S. | He stayed.",
        "J. K. Rowling met George W. Bush. | It rained.",
        "They took vitamin C. | It helped.",
        "He chose plan B. | Residents agreed.",
        "It was World War I. | The end.",
        "He ranked No. 5 in 2010. | He said no. | The end.",
        "On Jan. 5 he left. | It rained in Jan. | Then it stopped.",
        "She moved to Springfield, Ill. | There she stayed in Boston, Mass., for years.",
        "Smith Jr. Corp. Chairman Bob Jones left. | He sold Acme Inc. | The end.",
        "“I go.” | He left.",
        "“Why?” he asked.",
        "“Why?” Mr. Smith asked. | “Because.”",
        "“Why?” | Smith left.",
        "(He left.) | The end.",
        "He left (she stayed). | The end.",
        "It cost 3.5 million. | 20 people paid.",
        "Was it? | Yes! | “Well?” | “No.”",
        "He waited … and waited. | The end... | The next.",
        "“I … I do not know.”",
        "Yahoo! News said so. | Yahoo! | The end.",
        "He said so on bbc.com. | It was true.",
        "the end.| The next one said “so.”| The third.",
        "He left Gary, Ind. | Smith stayed with Gary, Ind. Mayor Bob Dole.",
        "Ask John Doe, R-Okla. | Doe left for Tulsa, Okla. Then he rested.".replace("Then", "| Then"),
        "THE U.S. AND THE U.N. DO NOT AGREE.",
        "He left. | eBay shares fell.",
        "MADISON, Wis. — The mayor left.",
        "“Free trade. | ... The mayor left.”",
        "“We rebuilt it. | … Nobody saw it.”",
        "They closed...| While it rained, he left Paris.| She came.",
        "He saw E. coli and Robert J. and Ann B. Smith.",
        "Bill Huizenga (R., Mich.) left.",
        "He knew St. Louis. | He lived in Elm St. | It was quiet.",
        "Brown v. Board, vs. Ltd. firms etc. are named.",
        "1. Open the door. | 2. Close it.",
        "Items: | • one | • two",
        "He left. ” | She stayed.",
        "Really?! | Yes.",
        "世界！| 你好。",
        "MR. BROWN AND SEN. BOOKER MET. | THE END.",
    ],
)
def test_boundaries(text):
    parts = [part.strip() for part in text.split("|")]
    joined = text.replace(" | ", " ").replace("| ", "").replace("|", "")
    assert sentences(joined) == parts


def test_a_block_ends_its_sentence():
    text = "No point here\nAnd here"
    found = Document(Article("a.txt", text)).sentences
    assert [(sentence.span.of(text), sentence.number) for sentence in found] == [
        ("No point here", 0),
        ("And here", 1),
    ]


@pytest.mark.parametrize("text", ["", " ", "\N{ZERO WIDTH SPACE}"])
def test_nothing_is_no_sentence(text):
    assert list(split([Block("paragraph", text, (Run(0, 0, len(text), len(text)),))])) == []


@given(
    st.text(alphabet=st.sampled_from("aZ.!?…“”\"'’‘()- \n,5:/@#_$é\u0301\u200b\u200d\u00ad😀Ms"), max_size=60)
)
def test_every_place_is_right(text):
    found = list(split([block(text)]))
    last = 0
    for token in (token for sentence in found for token in sentence.tokens):
        assert token.start >= last
        assert text[token.start : token.end] == token.text != ""
        assert not text[last : token.start].strip(" \n\u200b\u200d\u00ad")
        assert token.spaced == (token.start == 0 or any(map(str.isspace, text[last : token.start])))
        last = token.end
    assert not text[last:].strip(" \n\u200b\u200d\u00ad")


@pytest.mark.parametrize(
    "piece",
    [".", "’", "“", "-", "5", "5.", "a", "a.", "A.", "\u0301", "a@", ". ", ".”", "U.S. ", "Mr.", "a'"],
)
def test_long_runs_are_read(piece):
    text = piece * 20_000
    assert "".join(tokens(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("name", ["abbreviations", "elisions", "openers", "sentence-clues"])
def test_tables_are_whole(name):
    rows = tables.rows(name)
    assert len({len(row) for row in rows}) == 1
    assert len({row[0] for row in rows}) == len(rows)
    assert {row[1] for row in tables.rows("abbreviations")} == {
        "title", "final", "month", "state", "place", "number", "unit", "inner",
    }  # fmt: skip
