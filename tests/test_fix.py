"""Mending: what is sure is mended, nothing else is touched, and there is nothing left to mend."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import replace

import pytest
from hypothesis import example as known
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import fix, run
from copydesk.config import Config
from copydesk.decide import active, settle
from copydesk.desk import Desk
from copydesk.document import Article
from copydesk.finding import Edit, Finding
from copydesk.outcome import Checked, Fix
from copydesk.output import ChangedError, rewrite
from copydesk.span import Span

BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "cp1252": b"",
    "latin-1": b"",
}


@pytest.fixture(scope="session")
def reader(catalogue):
    """Every house rule that is on, and the settings."""
    config, _ = settle(Config(), catalogue)
    return Desk(active(catalogue, config)), config


@pytest.fixture(scope="session")
def mend(reader):
    """`mend(text)`: an article of that text, mended."""

    def mend(text, choose=fix.safe, **article):
        return run.mend_article(Article("a.txt", text, **article), *reader, choose)

    return mend


def planned(old, *places):
    """Repairs of a text: at each span, these words."""
    return [Fix(Finding("rule", Span(*span), "message"), Edit(Span(*span), new)) for *span, new in places]


# Which repairs go together


def test_repairs_that_overlap_or_touch_are_not_made_at_once():
    fixes = planned("", (8, 9, "d"), (0, 4, "a"), (2, 6, "b"), (4, 5, "c"), (8, 8, "e"))
    assert [fixed.edit.text for fixed in fix.apart(fixes)] == ["a", "e"]


@given(
    st.text("ab\r\n😀", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.text("xy", max_size=3)), max_size=8),
)
def test_what_is_outside_the_repairs_stays(text, places):
    fixes = fix.apart(
        planned(text, *((min(a, len(text)), min(a + n, len(text)), new) for a, n, new in places))
    )
    result = fix.made(text, fixes)
    end = len(text)
    for fixed in reversed(fixes):  # from the back, piece by piece
        tail = text[fixed.edit.span.end : end]
        assert result.endswith(fixed.edit.text + tail)
        result = result[: len(result) - len(tail) - len(fixed.edit.text)]
        end = fixed.edit.span.start
    assert result == text[:end]


# Rounds


def test_what_a_repair_brings_to_light_is_mended_too(mend):
    mended = mend("He asked to to leave .\n")
    assert mended.text == mended.mended == "He asked to leave.\n"
    assert not mended.findings
    assert mended.article.text == "He asked to to leave .\n"


def test_a_clean_article_has_no_rounds(mend):
    mended = mend("He asked to leave.\n")
    assert mended.rounds == ()
    assert mended.mended == "He asked to leave.\n"


def test_only_what_is_sure_unless_asked_for(mend):
    text = "They have aggravanding habits of the the worst kind.\n"
    assert mend(text).text == text.replace("the the", "the")
    assert "aggravanding" not in mend(text, fix.first).text


def test_what_is_meant_stays(mend):
    text = "<!-- copydesk: allow doubled-word: meant -->\n\nHe asked to to leave.\n"
    assert mend(text, form="markdown").mended == text
    assert mend("He asked to to [sic] leave.\n").mended == "He asked to to [sic] leave.\n"


def test_repairs_that_undo_each_other_are_not_made():
    def check(article):
        old = article.text
        edit = Edit(Span(0, 1), "b" if old == "a" else "a", safe=True)
        return Checked("x.txt", old, (Finding("rule", Span(0, 1), "message", (edit,)),))

    mended = fix.mend(Article("x.txt", "a"), check, fix.safe)
    assert (mended.text, mended.mended, mended.rounds) == ("a", "a", ())
    assert "the repairs of rule never come to an end" in mended.problems[0].message


def test_repairs_without_end_are_not_made():
    def check(article):
        edit = Edit(Span(0, 0), "a", safe=True)
        return Checked("x.txt", article.text, (Finding("rule", Span(0, 0), "message", (edit,)),))

    mended = fix.mend(Article("x.txt", ""), check, fix.safe)
    assert (mended.mended, mended.rounds, len(mended.problems)) == ("", (), 1)


def test_what_the_encoding_cannot_spell_is_left(mend):
    text = "“He said so,' she said.\n"
    assert not fix.spells(Article("a.txt", text, encoding="latin-1"), "“")
    assert fix.spells(Article("a.txt", text, encoding="cp1252"), "“")


def test_markup_is_never_cut(mend):
    text = (
        "<p>He asked <b>to</b> to leave; the the <i>car</i> ,a bus. They have aggrav&shy;anding habits.</p>"
    )
    mended = mend(text, fix.first, form="html")
    assert "<b>to</b> to leave; the <i>car</i>" in mended.text
    assert "aggrav&shy;anding" in mended.text
    assert {"doubled-word", "misspelled-word"} <= {finding.rule for finding in mended.findings}


# The house rules


PIECES = st.sampled_from(
    [
        "He asked to to leave.",
        "The mayor ,who won, has the the keys.",
        "Prices rose 5 percent .",
        "Das Café öffnet — später – ja…",
        "“We will see,” she said.",
        "The ( old) bridge cost $ 5 million.",
        "At 5 p.m he left;then she spoke.",
        "``Well,'' he said, ”it is late.“",
        "A 15 year-old boy and a 20-year old man met.",
        "\tTabs  and   blanks\xa0stay.",
        "<b>The</b> the <i>mayor</i> &amp; the the clerk .",
        "**He** he [left](x) left; “so",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", " ", "\r\n\r\n"])


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(st.tuples(PIECES, ENDS), max_size=8),
    unsafe=st.booleans(),
    form=st.sampled_from(["plain", "markdown", "html"]),
)
@known(pieces=[("``Well,'' he said, ”it is late.“", "\n")], unsafe=False, form="plain")
def test_twice_is_once_and_nothing_sure_is_left(mend, pieces, unsafe, form):
    text = "".join(piece + end for piece, end in pieces)
    choose = fix.first if unsafe else fix.safe
    mended = mend(text, choose, form=form)
    assert not mended.problems
    assert re.findall(r"</?\w>|\*\*|&amp;", mended.mended) == re.findall(r"</?\w>|\*\*|&amp;", text)
    assert list(choose(replace(mended.article, text=mended.mended), mended)) == []
    again = mend(mended.mended, choose, form=form)
    assert (again.mended, again.rounds) == (mended.mended, ())
    assert again.findings == mended.findings


def test_a_rule_says_nothing_where_it_mended(catalogue):
    """Each rule's first suggestion, made in its own examples, leaves the rule nothing to mend."""
    for rule in catalogue:
        desk = Desk([rule])
        for example in rule.bad if rule.fix else ():

            def check(article, desk=desk, whole=example.whole):
                from copydesk.document import Document

                findings, _ = desk.read(Document(article, whole=whole))
                return Checked(article.path, article.text, tuple(findings))

            mended = fix.mend(Article("a.txt", example.text), check, fix.first)
            assert not mended.problems, rule.id
            assert not [one for one in mended.findings if one.suggestions], rule.id


# Bytes


FILLER = {"utf-8": "Łódź 😀 naïve", "cp1252": "naïve — “so”", "latin-1": "naïve café"}


@settings(max_examples=60, deadline=None)
@given(
    encoding=st.sampled_from(sorted(BOMS)),
    bom=st.booleans(),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    faults=st.lists(st.booleans(), min_size=1, max_size=6),
    last=st.booleans(),
)
def test_bytes_outside_the_repairs_are_untouched(reader, tmp_path_factory, encoding, bom, end, faults, last):
    path = tmp_path_factory.mktemp("bytes") / "a.txt"
    marked = BOMS[encoding] if bom or encoding.startswith(("utf-16", "utf-32")) else b""
    filler = FILLER.get(encoding, FILLER["utf-8"])

    def data(said):
        lines = [f"The {filler} club has {said if fault else 'the'} key." for fault in faults]
        return marked + (end.join(lines) + (end if last else "")).encode(encoding)

    path.write_bytes(data("the the"))
    before = path.stat()
    how = {"encoding": encoding if not marked else None, "select": ("doubled-word",)}
    desk, config = reader
    articles = run.check_files(
        [str(path)], desk, replace(config, encoding=how["encoding"]), work=run.mend_article
    )
    (mended,) = run.written(articles)
    assert not mended.problems
    assert path.read_bytes() == data("the")
    assert [entry.name for entry in path.parent.iterdir()] == ["a.txt"]
    if not any(faults):
        assert path.stat().st_mtime_ns == before.st_mtime_ns
        assert path.stat().st_ino == before.st_ino


# Files


def test_a_file_that_changed_is_left_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"new")
    with pytest.raises(ChangedError):
        rewrite(path, b"old", b"mended")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_gone_is_not_made_again(tmp_path):
    with pytest.raises(FileNotFoundError):
        rewrite(tmp_path / "a.txt", b"old", b"mended")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="modes and links")
def test_mode_and_links_stay(tmp_path):
    real = tmp_path / "real.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    rewrite(link, b"old", b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_nothing_is_written_by_half(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        rewrite(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_comes_out_as_it_was(reader, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("He asked to to leave.\n")
    articles = run.check_files([str(path)], *reader, work=run.mend_article)
    first = next(articles)
    path.write_text("He asked to to stay.\n")
    (mended,) = run.written(one for one in [first])
    assert path.read_text() == "He asked to to stay.\n"
    assert [finding.rule for finding in mended.findings] == ["doubled-word"]
    assert mended.rounds == ()
    assert [problem.kind for problem in mended.problems] == ["unwritten"]
    assert "changed since it was read" in mended.problems[0].message


def test_an_encoding_with_two_spellings_is_left_alone(reader, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"He asked +AHQAbw- to leave.\n")  # “to” spelt the long way
    desk, config = reader
    articles = run.check_files([str(path)], desk, replace(config, encoding="utf-7"), work=run.mend_article)
    before = path.read_bytes()
    list(run.written(articles))
    assert path.read_bytes() == before
    path.write_bytes(b"He asked to +AHQAbw- leave.\n")
    articles = run.check_files([str(path)], desk, replace(config, encoding="utf-7"), work=run.mend_article)
    (mended,) = run.written(articles)
    assert "utf-7 has several spellings" in mended.problems[0].message
    assert path.read_bytes() == b"He asked to +AHQAbw- leave.\n"
