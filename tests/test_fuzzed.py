"""What benchmarks/fuzz.py does at length, in short, and the inputs that once were at fault (tests/crashes/)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from copydesk import native
from copydesk.catalogue import read_catalogue
from copydesk.desk import Desk

HERE = Path(__file__).parent
ODD = [
    b"",
    b"\n",
    b"\xef\xbb\xbf",
    "\u201c\U0001f600\u0301\u201d\x00 said\u2028".encode(),
    b"'" * 99 + b"a-" * 99,
]


@pytest.fixture(scope="module")
def fuzz():
    spec = importlib.util.spec_from_file_location("fuzz", HERE.parent / "benchmarks" / "fuzz.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def desk():
    return Desk(read_catalogue())


@pytest.mark.parametrize("data", ODD, ids=lambda data: repr(data[:20]))
@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
def test_odd_articles_are_read(fuzz, desk, data, form):
    assert fuzz.read(data, form, desk).kind == ("refused" if b"\x00" in data else "read")


def test_a_crash_is_a_fault(fuzz, desk):
    class Broken:
        def read(self, document):
            raise ValueError("boom")

    found = fuzz.read(b"He left.", "plain", Broken())
    assert (found.kind, found.said) == ("crashed", "ValueError: boom")


def test_what_was_kept_and_a_few_inputs(fuzz, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["fuzz.py", "-n", "10", "--seed", "3"])
    assert fuzz.main() == 0, capsys.readouterr().out


@pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")
def test_what_the_loops_read_otherwise_is_a_fault(fuzz, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("sys.argv", ["fuzz.py", "-n", "3", "--seed", "3"])
    monkeypatch.setattr(fuzz, "CRASHES", tmp_path / "crashes")
    monkeypatch.setattr(fuzz.Outcome, "line", "another outcome")
    assert fuzz.main() == 1
    assert "'otherwise': 3" in capsys.readouterr().out
    assert len(list((tmp_path / "crashes").iterdir())) == 3
