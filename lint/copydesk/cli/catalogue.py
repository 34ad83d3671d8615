"""`copydesk rules` and `copydesk explain`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from copydesk.cli.settings import complaints, configured, rule_names, say, settings_file, wrapped

if TYPE_CHECKING:
    from copydesk.rule import Rule

_settings = settings_file("whose rule folders count too")


@click.command(short_help="List the rules, a line each.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
@_settings
def rules(form: str, config_file: str | None, isolated: bool) -> int:
    """List the rules, a line each: severity, name, title, and whether it is off under the settings."""
    from copydesk.decide import active

    with complaints():
        config, catalogue = configured(config_file, isolated)
        speaking = {rule.id: rule for rule in active(catalogue, config)}
        entries = [(speaking.get(rule.id, rule), rule.id in speaking) for rule in catalogue]
    if form == "json":
        import json

        click.echo(json.dumps([_entry(rule, on) for rule, on in entries], ensure_ascii=False, indent=2))
        return 0
    wide = max((len(rule.id) for rule, _ in entries), default=0)
    family = ""
    for rule, on in entries:
        if rule.family != family:
            say(("\n" if family else "") + rule.family)
            family = rule.family
        remark = "" if on else "  (preview: off)" if rule.preview else "  (off)"
        line = f"  {rule.id:<{wide}}  {rule.severity!s:<7}  {rule.title}{remark}"
        say(wrapped(line, sys.stdout, hang=wide + 13))
    return 0


def _entry(rule: Rule, on: bool) -> dict[str, Any]:
    return {
        "id": rule.id,
        "family": rule.family,
        "title": rule.title,
        "severity": str(rule.severity),
        "fix": rule.fix,
        "preview": rule.preview,
        "active": on,
        "since": rule.since,
        "replaces": list(rule.replaces),
    }


@click.command(short_help="Explain a rule: why it speaks, examples, sources.")
@click.argument("rule", shell_complete=rule_names)
@_settings
def explain(rule: str, config_file: str | None, isolated: bool) -> int:
    """Explain a RULE: why it speaks, what it finds, where it stays silent, where it comes from."""
    from copydesk.decide import unknown

    with complaints():
        _, catalogue = configured(config_file, isolated)
    if rule.startswith("languagetool"):
        from copydesk.languagetool import read_rules

        catalogue += tuple(read_rules([rule] if rule.isupper() else ()))
    known = {entry.id: entry for entry in catalogue}
    older = {old: entry for entry in catalogue for old in entry.replaces}
    if rule in older and rule not in known:
        click.echo(f"copydesk: the rule {rule!r} is now called {older[rule].id!r}", err=True)
    entry = known.get(rule) or older.get(rule)
    if entry is None:
        raise click.ClickException(unknown(rule, catalogue, families=False))
    say(_as_text(entry))
    return 0


def _as_text(rule: Rule) -> str:
    """The manual page of a rule without its Markdown, wrapped."""
    import re
    from textwrap import fill

    from copydesk.manual import page

    text = re.sub(r"\*\*(.+?)\*\*", r"\1", page(rule, 1).lstrip("# "))
    text = re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", text).rstrip("\n")
    return "\n".join(
        fill(line, 80, subsequent_indent="  " if line.startswith("- ") else "", break_on_hyphens=False)
        for line in text.split("\n")
    )
