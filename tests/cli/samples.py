"""Articles to check, and what the tests of the command ask for most."""

from __future__ import annotations

import json

BAD = "He asked to to leave.\n"
CLEAN = "He asked to leave.\n"
ONE = ["--select", "doubled-word"]


def results(text):
    """The results of a SARIF report."""
    return json.loads(text)["runs"][0]["results"]


def sarif(*arguments):
    """The arguments of a run of one rule that reports in SARIF."""
    return ["check", "--format", "sarif", *ONE, *arguments]
