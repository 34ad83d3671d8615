"""Comments in an article that allow a finding: what they silence, and what is said of those that do nothing."""

from __future__ import annotations

import pytest

from copydesk.comments import allowed
from copydesk.document import Article, Block, Document
from copydesk.finding import Finding
from copydesk.markup import Markup
from copydesk.markup.block import Comment
from copydesk.span import Span

MEANING = {
    "doubled-word": frozenset({"doubled-word"}),
    "twice": frozenset({"doubled-word"}),
    "slip": frozenset({"slip"}),
    "wrong-word": frozenset({"doubled-word", "homophone"}),
}
SPEAKING = frozenset({"doubled-word", "slip", "homophone"})


def document(*parts):
    """A document of comments (they begin with `copydesk` or `!`) and blocks of one line each."""
    text, blocks, comments = "", [], []
    for part in parts:
        span = Span(len(text), len(text) + len(part))
        if part.startswith(("copydesk", "!")):
            comments.append(Comment(part.lstrip("!"), span, len(blocks)))
        else:
            blocks.append(Block.verbatim("paragraph", text + part, span))
        text += part + "\n"
    made = Document(Article("a.md", text))
    made.__dict__["markup"] = Markup(tuple(blocks), comments=tuple(comments))
    return made


def run(*parts, rule="doubled-word", meaning=MEANING, speaking=SPEAKING):
    """How many findings of `the the` are left, and the remarks."""
    made = document(*parts)
    starts = [at for at in range(len(made.text)) if made.text.startswith("the the", at)]
    findings = [Finding(rule, Span(at, at + 7), "message") for at in starts]
    hidden, remarks = allowed(findings, made, meaning, speaking)
    return len(findings) - len(hidden), remarks


@pytest.mark.parametrize(
    "comment",
    [
        "copydesk: allow doubled-word",
        "copydesk: allow doubled-word: a band",
        "copydesk: allow slip, doubled-word",
        "copydesk: allow slip doubled-word : a band: and no other",
        "copydesk:allow wrong-word",
        "copydesk: allow-file doubled-word: all of it",
    ],
)
def test_the_next_block_is_allowed(comment):
    assert run(comment, "the the")[0] == 0


def test_allow_ends_with_the_block_and_allow_file_does_not():
    assert run("copydesk: allow doubled-word", "the the", "the the") == (1, [])
    assert run("the the", "copydesk: allow doubled-word", "the the") == (1, [])
    assert run("the the", "copydesk: allow-file doubled-word", "the the") == (0, [])


def test_another_rule_is_not_allowed():
    left, remarks = run("copydesk: allow slip", "the the")
    assert left == 1
    assert remarks == ["a.md:1:1: a comment allows slip, but it has nothing to allow"]


@pytest.mark.parametrize("comment", ["!copy desk: allow x", "!TODO", "!see copydesk: allow x", "!"])
def test_other_comments_are_passed_over(comment):
    assert run(comment, "the the") == (1, [])


@pytest.mark.parametrize(
    ("comment", "remark"),
    [
        (
            "copydesk: allow doubled-wrd",
            "a comment allows 'doubled-wrd': there is no such rule; did you mean 'doubled-word'?",
        ),
        (
            "copydesk: alow doubled-word",
            "a comment says 'alow', not allow or allow-file; did you mean 'allow'?",
        ),
        ("copydesk:", "a comment says '', not allow or allow-file"),
        ("copydesk: allow", "a comment allows no rule: name one, as in copydesk: allow RULE: reason"),
        ("copydesk: allow : because", "a comment allows no rule: name one"),
    ],
)
def test_a_comment_that_means_nothing_is_remarked_on(comment, remark):
    left, remarks = run("First.", comment, "the the")
    assert left == 1
    assert len(remarks) == 1
    assert remarks[0].startswith(f"a.md:2:1: {remark}")


def test_an_older_name_works_and_is_remarked_on():
    left, remarks = run("copydesk: allow twice", "the the")
    assert left == 0
    assert remarks == ["a.md:1:1: a comment allows 'twice', which is now called 'doubled-word'"]


def test_an_allowance_that_is_not_needed_is_remarked_on():
    _, remarks = run("copydesk: allow doubled-word", "All is well.", "copydesk: allow-file slip")
    assert [remark.split(": ")[0] for remark in remarks] == ["a.md:1:1", "a.md:3:1"]


def test_a_rule_that_may_not_speak_needs_no_remark():
    assert run("copydesk: allow slip", "All is well.", speaking=frozenset({"doubled-word"})) == (0, [])


def test_a_comment_behind_the_last_block():
    assert run("the the", "copydesk: allow doubled-word")[0] == 1
