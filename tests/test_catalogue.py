"""The catalogue itself: every rule is proved and documented, every table sorted, every mistake in a rule file named."""

from __future__ import annotations

import string
from dataclasses import fields

import pytest

from copydesk import tables
from copydesk.catalogue import CatalogueError, read_catalogue, read_rule
from copydesk.checks import CHECKS
from copydesk.document import Article, Document
from copydesk.rule import FAMILIES
from copydesk.span import Span

RULES = read_catalogue()
TABLES = sorted((tables.builtin_rules() / "words").glob("*.tsv"))

RULE = """
title    = "A word that is banned here"
check    = "pattern"
severity = "error"
message  = "“{found}” is banned."
why      = "The house does not use it."
source   = ["House style, 2026"]
since    = "0.1"

[options]
patterns = ["zorbs"]

[[bad]]
text = "The ⟦zorbs⟧ opened."

[[good]]
text = "The bridge."
"""


def write(folder, text, family="typo", name="banned-word"):
    path = folder / family / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_carries_its_proof(rule):
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert rule.why
    assert rule.source
    assert all(example.primary for example in rule.bad)
    assert not any(example.primary or example.related for example in rule.good)
    assert len(rule.title) <= 80


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_that_never_fixes_promises_no_fix(rule):
    promised = any(example.fixes or example.fixed for example in rule.bad)
    assert promised == (rule.fix is not None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_only_marks_are_mended_unseen_where_meaning_is_at_stake(rule):
    if rule.family not in ("attribution", "contradiction") or rule.fix != "safe":
        return
    for example in rule.bad:
        before = "".join(c for c in example.text if c.isalnum())
        start, end = example.primary[0]
        afters = (
            [example.fixed]
            if example.fixed
            else [example.text[:start] + fix + example.text[end:] for fix in example.fixes]
        )
        for after in afters:
            assert "".join(c for c in after if c.isalnum()) == before


def test_ids_are_unique_across_replaced_ones():
    ids = [rule.id for rule in RULES] + [old for rule in RULES for old in rule.replaces]
    assert len(ids) == len(set(ids))


def test_every_family_has_rules():
    assert {rule.family for rule in RULES} == set(FAMILIES)


def test_every_check_is_used():
    assert {rule.check for rule in RULES} == set(CHECKS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_placeholders_of_a_message_are_plain_names(rule):
    for _, name, spec, conversion in string.Formatter().parse(rule.message):
        assert name is None or name.isidentifier()
        assert not spec
        assert not conversion


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_lists_of_a_rule_hold_nothing_twice(rule):
    options = vars(rule.options)
    lists = {
        name: value
        for name, value in {**options, **options.get("classes", {})}.items()
        if isinstance(value, tuple)
    }
    for name, entries in lists.items():
        assert len(set(entries)) == len(entries), name


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_tables_are_sorted_and_hold_nothing_twice(path):
    lines = [
        line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]
    assert lines, "an empty table"
    assert lines == sorted(lines)
    assert len({tuple(line.split("\t")) for line in lines}) == len(lines)
    assert len({line.count("\t") for line in lines}) == 1, "rows of different widths"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_says_what_its_columns_are(path):
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("kind", CHECKS)
def test_options_of_a_check_are_described(kind):
    options = CHECKS[kind].options
    for field in fields(options):
        name = field.name.replace("_", "-")
        described = options.__doc__ or ""
        assert f"`{field.name}`" in described or f"`{name}`" in described, f"{kind}: {field.name}"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("check    =", "chek     ="), "chek: unknown key; did you mean 'check'?"),
        (('"pattern"', '"patern"'), "check: there is no check 'patern'; did you mean 'pattern'?"),
        (('"error"', '"fatal"'), "severity: 'fatal' is not one of error, warning, note"),
        (("{found}", "{found.__class__}"), "message: {found.__class__} is not a plain name in braces"),
        (("{found}", "{found"), "message: "),
        (("why      =", "# why ="), "why: missing"),
        (('["House style, 2026"]', '"House style"'), "source: expected a list, found 'House style'"),
        (('["House style, 2026"]', "[2026]"), "source: expected a list of strings"),
        (("zorbs⟧", "zorbs"), "bad[0].text: ⟦ is never closed"),
        (("⟦zorbs", "zorbs"), "bad[0].text: ⟧ closes nothing"),
        (("[[good]]\ntext", "[[good]]\ntxt"), "good[0].txt: unknown key; did you mean 'text'?"),
        (('since    = "0.1"', 'since = "0.1"\nfix = "maybe"'), "fix: 'maybe' is neither safe nor unsafe"),
        (("title    =", "title"), "no TOML: Expected '='"),
        (('["zorbs"]', '["<nowhere"]'), "options.patterns[0]: pattern '<nowhere', column 1"),
    ],
)
def test_a_mistake_in_a_rule_is_named_with_its_file_and_key(tmp_path, change, complaint):
    path = write(tmp_path, RULE.replace(*change))
    with pytest.raises(CatalogueError) as error:
        read_rule(path)
    assert str(error.value).startswith(str(path))
    assert complaint in str(error.value)


def test_an_unknown_option_is_named_with_the_nearest(tmp_path):
    path = write(tmp_path, RULE.replace("patterns =", "paterns ="))
    with pytest.raises(CatalogueError, match=r"options\.paterns: unknown option; did you mean 'patterns'"):
        read_rule(path)


def test_all_missing_keys_are_named_at_once(tmp_path):
    path = write(tmp_path, RULE.replace("why      =", "# why =").replace("since    =", "# since ="))
    with pytest.raises(CatalogueError, match="why, since: missing"):
        read_rule(path)


def test_a_rule_file_that_is_not_text_is_named(tmp_path):
    path = write(tmp_path, RULE)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match=r"banned-word\.toml: not UTF-8 \(byte 0\); save it as UTF-8"):
        read_rule(path)


def test_what_a_message_cannot_say_is_named_with_what_it_can(tmp_path):
    rule = read_rule(write(tmp_path, RULE.replace("{found}", "{foudn}")))
    with pytest.raises(
        ValueError, match=r"message: nothing is called \{foudn\}; it may say \{found\}, \{fix\}"
    ):
        rule.finding(Document(Article("a.txt", "The zorbs came.")), Span(4, 9))


def test_rule_names_are_words_with_hyphens(tmp_path):
    with pytest.raises(CatalogueError, match="lower-case words joined by hyphens"):
        read_rule(write(tmp_path, RULE, name="Banned_Word"))


def test_a_folder_of_house_rules_is_added(tmp_path):
    write(tmp_path, RULE)
    assert {rule.id for rule in read_catalogue([tmp_path])} == {rule.id for rule in RULES} | {"banned-word"}


def test_a_rule_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CatalogueError, match="no such rule folder"):
        read_catalogue([tmp_path / "nowhere"])


def test_a_rule_outside_the_families_is_named(tmp_path):
    write(tmp_path, RULE, family="style")
    with pytest.raises(CatalogueError, match="a folder named after its family"):
        read_catalogue([tmp_path])


def test_two_rules_with_one_id_are_refused(tmp_path):
    write(tmp_path, RULE, family="attribution", name="doubled-word")
    with pytest.raises(CatalogueError, match="there is a rule 'doubled-word' already"):
        read_catalogue([tmp_path])
