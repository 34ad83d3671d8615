"""Deciding: which rules may speak, what is shown, and the exit code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from copydesk.checks import CHECKS
from copydesk.config import Allow, Config, ConfigError
from copydesk.decide import active, exit_code, settle, shown
from copydesk.document import Article, Block, Document
from copydesk.finding import Finding, Severity, fingerprinted
from copydesk.history.baseline import Entry, written
from copydesk.markup import Markup
from copydesk.markup.block import Comment
from copydesk.rule import Check, Rule
from copydesk.span import Span


@dataclass(frozen=True)
class Options:
    words: tuple[str, ...]


MODEL = Rule(
    id="doubled-word",
    family="wrong-word",
    title="A word set twice",
    check="twice",
    severity=Severity.ERROR,
    message="{found}",
    why="why",
    source=("source",),
    since="0.1",
    options=Options(("the",)),
    home=Path(),
)


@pytest.fixture
def rules(monkeypatch):
    """Four rules: a slip, two wrong words, a preview."""
    monkeypatch.setitem(CHECKS, "twice", Check(Options, lambda rule, document: iter(())))
    return (
        replace(MODEL, id="slip", family="typo"),
        MODEL,
        replace(MODEL, id="homophone", replaces=("sound-alike",)),
        replace(MODEL, id="guess", preview=True),
    )


def speaking(rules, **settings):
    config, _ = settle(Config(**settings), rules)
    return [rule.id for rule in active(rules, config)]


@pytest.mark.parametrize(
    ("settings", "ids"),
    [
        ({}, ["slip", "doubled-word", "homophone"]),
        ({"preview": True}, ["slip", "doubled-word", "homophone", "guess"]),
        ({"select": ("typo",)}, ["slip"]),
        ({"select": ("wrong-word",)}, ["doubled-word", "homophone"]),
        ({"select": ("wrong-word",), "preview": True}, ["doubled-word", "homophone", "guess"]),
        ({"select": ("guess",)}, ["guess"]),
        ({"select": ("typo",), "extend_select": ("homophone",)}, ["slip", "homophone"]),
        ({"extend_select": ("guess",)}, ["slip", "doubled-word", "homophone", "guess"]),
        ({"ignore": ("slip",)}, ["doubled-word", "homophone"]),
        ({"ignore": ("wrong-word",)}, ["slip"]),
        ({"select": ("homophone",), "ignore": ("wrong-word",)}, ["homophone"]),
        ({"select": ("wrong-word",), "ignore": ("homophone",)}, ["doubled-word"]),
        ({"select": ("slip",), "ignore": ("slip",)}, []),
        ({"select": ("sound-alike",)}, ["homophone"]),
        ({"ignore": ("sound-alike", "typo")}, ["doubled-word"]),
    ],
)
def test_which_rules_may_speak(rules, settings, ids):
    assert speaking(rules, **settings) == ids


def test_an_older_name_works_and_says_so(rules):
    allow = Allow("*", "sound-alike", "x", "meant")
    config, notes = settle(
        Config(
            ignore=("sound-alike",),
            severity={"sound-alike": Severity.NOTE},
            options={"sound-alike": {"words": ["the"]}},
            per_file={"*.txt": ("sound-alike",)},
            allow=(allow,),
        ),
        rules,
    )
    assert config.ignore == ("homophone",)
    assert dict(config.severity) == {"homophone": Severity.NOTE}
    assert dict(config.options) == {"homophone": {"words": ["the"]}}
    assert dict(config.per_file) == {"*.txt": ("homophone",)}
    assert config.allow[0].rule == "homophone"
    assert "ignore: the rule 'sound-alike' is now called 'homophone'" in notes


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"select": ("doubled-wrd",)},
            "select: there is no rule 'doubled-wrd'; did you mean 'doubled-word'?",
        ),
        ({"ignore": ("tpyo",)}, "ignore: there is no rule 'tpyo'; did you mean 'typo'?"),
        ({"extend_select": ("xyzzy",)}, "extend-select: there is no rule 'xyzzy'; copydesk rules lists them"),
        ({"per_file": {"*.txt": ("slp",)}}, "per-file.*.txt: there is no rule 'slp'"),
        ({"severity": {"gess": Severity.NOTE}}, "severity: there is no rule 'gess'; did you mean 'guess'?"),
        ({"severity": {"typo": Severity.NOTE}}, "severity: 'typo' is a family; name one of its rules"),
        ({"options": {"gess": {}}}, "options: there is no rule 'gess'"),
        ({"allow": (Allow("*", "gess", "x", "y"),)}, "allow.rule: there is no rule 'gess'"),
        (
            {"options": {"slip": {"wrds": []}}},
            "options.slip.wrds: unknown option; did you mean 'words'?",
        ),
        ({"options": {"slip": {"words": "the"}}}, "options.slip.words: expected a list, found 'the'"),
    ],
)
def test_names_and_options_that_do_not_exist(rules, settings, said):
    with pytest.raises(ConfigError) as caught:
        settle(Config(**settings), rules)
    assert said in str(caught.value)


def test_severity_and_options_are_those_of_the_settings(rules):
    config = Config(severity={"slip": Severity.NOTE}, options={"slip": {"words": ["very"]}})
    slip = active(rules, settle(config, rules)[0])[0]
    assert slip.severity is Severity.NOTE
    assert slip.options.words == ("very",)


def article(text, *spans, path="a.txt", rule="doubled-word"):
    findings = [Finding(rule, Span(*span), "message", found=text[slice(*span)]) for span in spans]
    return findings, Document(Article(path, text))


def kept(findings, document, config):
    left, hidden, *_ = shown(findings, document, config)
    assert len(left) + hidden == len(findings)
    return left


def test_nothing_is_hidden_without_a_reason(tmp_path):
    findings, document = article("the the end", (0, 7))
    assert kept(findings, document, Config()) == findings


def test_per_file(rules, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    config, _ = settle(Config(per_file={"sport/*": ("wrong-word",)}), rules)
    findings, document = article("the the end", (0, 7), path="sport/a.txt")
    assert kept(findings, document, config) == []
    findings, document = article("the the end", (0, 7), path="news/a.txt")
    assert kept(findings, document, config) == findings


def test_allow_silences_the_words_it_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "The  The played. the the end. “that that”"
    findings, document = article(text, (0, 8), (17, 24), (30, 41))
    config = Config(allow=(Allow("a.txt", "doubled-word", "The The", "a band"),))
    assert kept(findings, document, config) == findings[1:]
    config = Config(allow=(Allow("*.txt", "doubled-word", '"that that"', "straight marks will do"),))
    assert kept(findings, document, config) == findings[:2]
    config = Config(allow=(Allow("b.txt", "doubled-word", "The The", "another file"),))
    assert kept(findings, document, config) == findings
    config = Config(allow=(Allow("a.txt", "slip", "The The", "another rule"),))
    assert kept(findings, document, config) == findings


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("He saw ⟦teh⟧ [sic] man.", True),
        ("He saw ⟦teh⟧[sic] man.", True),
        ("He saw “⟦teh⟧” [sic] man.", True),
        ("He saw ⟦teh⟧ (sic) man.", True),
        ("He saw ⟦teh⟧ [SIC!] man.", True),
        ("He saw ⟦teh⟧ [*sic*] man.", True),
        ("He saw ⟦teh⟧ [<i>sic</i>] man.", True),
        ("It could ⟦should of⟧ [sic] been.", True),
        ("It ⟦should [sic] of⟧ been.", True),
        ("He saw ⟦teh⟧ man [sic].", False),
        ("He saw [sic] ⟦teh⟧ man.", False),
        ("He saw ⟦teh⟧ [sick] man.", False),
        ("He saw ⟦teh⟧ sic man.", False),
    ],
)
def test_sic_silences_what_stands_before_it(text, hidden):
    start, end = text.index("⟦"), text.index("⟧") - 1
    findings, document = article(text.replace("⟦", "").replace("⟧", ""), (start, end))
    assert kept(findings, document, Config()) == ([] if hidden else findings)


def test_comments_in_the_text_allow_by_the_names_of_the_catalogue(rules):
    findings, document = article("<!-- c -->\nthe the\n", (11, 18), rule="homophone")
    comment = Comment("copydesk: allow sound-alike: meant", Span(0, 10), 0)
    block = Block.verbatim("paragraph", document.text, Span(11, 18))
    document.__dict__["markup"] = Markup((block,), comments=(comment,))
    config, _ = settle(Config(), rules)
    assert shown(findings, document, config)[:3] == (
        [],
        1,
        ["a.txt:1:1: a comment allows 'sound-alike', which is now called 'homophone'"],
    )
    assert shown([], document, config).remarks[1:] == [
        "a.txt:1:1: a comment allows sound-alike, but it has nothing to allow"
    ]


@pytest.mark.parametrize(
    ("worst", "failed", "fail_on", "exit_zero", "code"),
    [
        (None, False, Severity.WARNING, False, 0),
        (Severity.NOTE, False, Severity.WARNING, False, 0),
        (Severity.NOTE, False, Severity.NOTE, False, 1),
        (Severity.WARNING, False, Severity.WARNING, False, 1),
        (Severity.ERROR, False, Severity.WARNING, False, 1),
        (Severity.WARNING, False, Severity.ERROR, False, 0),
        (Severity.ERROR, False, Severity.WARNING, True, 0),
        (None, True, Severity.WARNING, False, 2),
        (Severity.ERROR, True, Severity.WARNING, False, 2),
        (Severity.ERROR, True, Severity.WARNING, True, 2),
    ],
)
def test_exit_code(worst, failed, fail_on, exit_zero, code):
    assert exit_code(worst, failed=failed, fail_on=fail_on, exit_zero=exit_zero) == code


def test_what_the_baseline_holds_is_known_and_not_shown(tmp_path):
    findings, document = article("the the end. a a b", (0, 7), (13, 16))
    findings = fingerprinted(findings, document.text)
    file = tmp_path / "known.json"
    file.write_text(written([Entry("../a.txt", "doubled-word", findings[0].fingerprint, "the the")]))
    config = replace(Config(baseline=file), root=tmp_path)
    document = replace(document, article=replace(document.article, path=str(tmp_path.parent / "a.txt")))
    assert shown(findings, document, config) == ([findings[1]], 1, [], [0], 0)
