"""A run that remembers: what changes under it is read, and only what stayed the same is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.files import Given
from copydesk.history.memory import Memory
from copydesk.history.recall import look, recalled
from copydesk.outcome import Checked, Problem

HOW = {"encoding": None, "max_size": 1000, "date": None}


def content(found):
    return found.data.decode() if isinstance(found, Given) else Path(found).read_text()


@pytest.fixture
def go(tmp_path):
    """`go(found…)`: the texts that came out, and what was read for it."""

    def go(*found, between=lambda: None, meanwhile=lambda: None, problems=()):
        memory = Memory(tmp_path / "cache", "key", tmp_path)
        looked = look(found, memory, HOW["max_size"])
        between()
        read = []

        def read_all(left):
            for one in left:
                read.append(one if isinstance(one, str) else getattr(one, "name", None))
                text = "" if isinstance(one, Problem) else content(one)
                meanwhile()
                yield Checked(str(one), text, problems=problems)

        texts = [checked.text for checked in recalled(found, looked, memory, read_all, HOW)]
        return texts, read

    return go


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one")
    return path


def test_the_second_run_reads_nothing(go, file):
    assert go(str(file)) == (["one"], [str(file)])
    assert go(str(file)) == (["one"], [])


def test_a_file_that_changes_after_it_was_looked_at(go, file):
    go(str(file))
    assert go(str(file), between=lambda: file.write_text("two")) == (["two"], [str(file)])
    assert go(str(file)) == (["two"], [str(file)])
    assert go(str(file)) == (["two"], [])


def test_a_file_that_goes_after_it_was_looked_at(go, file):
    go(str(file))
    with pytest.raises(FileNotFoundError):  # what reading says of it
        go(str(file), between=file.unlink)


def test_a_file_that_changes_while_it_is_read_is_not_kept(go, file):
    go(str(file), meanwhile=lambda: file.write_text("two"))
    assert go(str(file)) == (["two"], [str(file)])


def test_problems_and_what_cannot_be_read_are_not_kept(go, file, tmp_path):
    problem = Problem("unread", "gone", "b.txt")
    assert go(problem, str(file), problems=(problem,)) == (["", "one"], [None, str(file)])
    assert go(problem, str(file)) == (["", "one"], [None, str(file)])
    assert go(problem, str(file)) == (["", "one"], [None])


def test_bytes_that_somebody_has_read_already(go, tmp_path):
    (tmp_path / "a.txt").write_text("in the file")
    assert go(Given("a.txt", b"staged")) == (["staged"], ["a.txt"])
    assert go(Given("a.txt", b"staged")) == (["staged"], [])
    assert go(Given("a.txt", b"other")) == (["other"], ["a.txt"])


def test_order_stays(go, tmp_path):
    paths = [tmp_path / f"{n}.txt" for n in range(9)]
    for path in paths:
        path.write_text(path.name)
    go(*map(str, paths[::2]))
    texts, read = go(*map(str, paths))
    assert texts == [path.name for path in paths]
    assert read == [str(path) for path in paths[1::2]]
