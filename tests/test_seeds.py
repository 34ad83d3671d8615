"""What copydesk reports on the two real articles, whole: `python -m pytest tests/test_seeds.py --update` rewrites it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from copydesk.cli import copydesk

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

MUST_FIND = {
    "000_7467d37895fd2b1a.txt": {
        "4:30": ("wrong-word", "child units", None),
        "7:279": ("typo", "aggravanding", "aggravating"),
        "8:303": ("wrong-word", "human rights’ organizations", "human rights organizations"),
    },
    "002_7e3fa55a4106c977.txt": {
        "4:222": ("wrong-word", "assist it attack", None),
        "6:23": ("contradiction", None, None),
        "16:1": ("attribution", None, None),
        "21:149": ("wrong-word", "need on", None),
        "24:180": ("attribution", "loss.” “One", None),
        "25:83": ("attribution", "she said Zelenskyy", "she told Zelenskyy"),
    },
}
WELCOME = {
    "000_7467d37895fd2b1a.txt": {"2:253", "3:77"},
    "002_7e3fa55a4106c977.txt": {"19:5", "19:34"},
}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_report_is_the_golden_one(seed, request, monkeypatch):
    monkeypatch.chdir(ROOT)
    arguments = ["check", "--isolated", "--color", "never", f"seeds/{seed.name}"]
    result = CliRunner().invoke(copydesk, arguments, standalone_mode=False, env={"COLUMNS": "80"})
    golden = ROOT / "tests" / "golden" / f"{seed.stem}.report"
    if request.config.getoption("--update"):
        golden.write_text(result.stdout, encoding="utf-8", newline="\n")
    assert result.stdout == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MUST_FIND)
def test_a_seed_holds_what_an_editor_marked_and_nothing_else(name):
    from copydesk import check
    from copydesk.catalogue import read_catalogue
    from copydesk.span import Lines

    families = {rule.id: rule.family for rule in read_catalogue()}
    text = (ROOT / "seeds" / name).read_text(encoding="utf-8")
    lines = Lines(text)
    found = {}
    for finding in check(text, path=name):
        place = ":".join(map(str, lines.position(finding.span.start)))
        found[place] = finding
    assert set(found) - WELCOME[name] == set(MUST_FIND[name])
    for place, (family, words, fix) in MUST_FIND[name].items():
        assert families[found[place].rule] == family
        assert words is None or words in found[place].found
        assert fix is None or fix in [edit.text for edit in found[place].suggestions]


def test_the_second_place_is_shown():
    from copydesk import check
    from copydesk.span import Lines

    text = (ROOT / "seeds" / "002_7e3fa55a4106c977.txt").read_text(encoding="utf-8")
    lines = Lines(text)
    related = {
        tuple(lines.position(place.span.start)) for finding in check(text) for place in finding.related
    }
    assert {(6, 107), (16, 131)} <= related
