"""The loops in C: built from the sources that lie here, told apart from what they replace only by the clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import native
from copydesk.company import packed

needed = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")
numbers = st.integers(0, (1 << 64) - 1)


def test_where_a_compiler_is_there_are_loops():
    """`pip install -e .` and lint/build_native.py make them; who changes a C file runs the second."""
    if os.environ.get("COPYDESK_NATIVE") != "0" and shutil.which("cc"):
        assert native.loops is not None, "run `python lint/build_native.py`"


def test_loops_can_be_left_out():
    done = subprocess.run(
        [sys.executable, "-c", "from copydesk.native import loops; print(loops)"],
        env={**os.environ, "COPYDESK_NATIVE": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "None\n"


def test_loops_of_another_edition_are_not_used():
    program = (
        "import sys, types; old = types.ModuleType('copydesk.native.loops'); old.EDITION = 0\n"
        "sys.modules[old.__name__] = old\n"
        "import copydesk.native; print(copydesk.native.loops)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"


@needed
@given(st.lists(numbers, min_size=1, max_size=9), st.integers(0, (1 << 61) - 1))
def test_a_level_is_the_same(buckets, place):
    table = memoryview(array("Q", buckets))
    assert native.loops.level(table, place) == packed.level_plainly(table, place)


@needed
@given(st.integers(1, 15), st.integers(0, (1 << 61) - 1))
def test_a_row_that_is_there_is_found(level, place):
    row = (place & 0xFFF) << 4 | level
    table = memoryview(array("Q", [row << 32] * 3))
    assert native.loops.level(table, place) == (
        level if place & 0xFFF else packed.level_plainly(table, place)
    )


@needed
def test_what_is_no_table_is_refused():
    with pytest.raises(TypeError):
        native.loops.level("buckets", 1)
    with pytest.raises(TypeError):
        native.loops.level(memoryview(b"12345678"))
    with pytest.raises(OverflowError):
        native.loops.level(memoryview(b"12345678"), -1)
    with pytest.raises(ValueError, match="items of 8 bytes"):
        native.loops.level(memoryview(b"1234567"), 1)
    assert native.loops.level(memoryview(b""), 1) == 0
