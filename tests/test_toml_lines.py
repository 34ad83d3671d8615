"""Where a key stands in a TOML file."""

from __future__ import annotations

import pytest

from copydesk.toml_lines import line_of

TEXT = '''title = "a"
why = """
severity = "not here"
"""
severity = "note"

[options]
patterns = [
    "one", # "no item"
    'two [x]', "three, \\" still",
    """four
    and more""",
    "five",
]
short = ["a", "b"]

[options.classes]
fruit = ["apple"]

[[bad]]
text = "first"

[[bad]]
text = "second"
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 1),
        ("options.patterns", 8),
        ("options.patterns[0]", 9),
        ("options.patterns[1]", 10),
        ("options.patterns[2]", 10),
        ("options.patterns[3]", 11),
        ("options.patterns[4]", 13),
        ("options.patterns[9]", 8),
        ("options.short[1]", 15),
        ("options.classes.fruit", 18),
        ("bad[0].text", 21),
        ("bad[1].text", 24),
        ("bad[2].text", None),
        ("message", None),
        ("nowhere.at.all", None),
    ],
)
def test_a_key_is_found_on_its_line(key, line):
    assert line_of(TEXT, key) == line
