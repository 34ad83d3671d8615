"""Every format takes whatever an article, a rule or a file name may hold."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from unicodedata import category
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.finding import Edit, Finding, Related, Severity, fingerprinted
from copydesk.outcome import Checked, Problem
from copydesk.report import REPORTS
from copydesk.span import Span

NASTY = "a b\t\r\n\x00\x1b\x85\u2028\u202e\ufeff\uffff\ud800“<>&\"'%:,[](){}]]>::é\u0301🏳\ufe0f\u200d🌈"
ANY = st.text(st.sampled_from(NASTY), max_size=20) | st.text(st.characters(), max_size=10)
NAMES = ANY.map(lambda name: name.replace("\0", "")).map(lambda name: name or "x")

READERS = {
    "json": json.loads,
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjson": json.loads,
    "jsonl": lambda shown: [json.loads(line) for line in shown.split("\n") if line],
    "html": lambda shown: _Page().feed(shown),
    "junit": ElementTree.fromstring,
    "checkstyle": ElementTree.fromstring,
}


class _Page(HTMLParser):
    """Fails on an element that only an article could have brought in."""

    def handle_starttag(self, tag, attrs):
        known = "a aside b body dd details div dl dt footer form h1 h2 head header html input kbd label li main meta"
        known += " ol optgroup option p path rect script section select small span style summary svg table tbody td"
        assert tag in f"{known} th thead title tr ul".split()
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)


@st.composite
def articles(draw):
    text = draw(ANY)

    def span():
        start = draw(st.integers(0, len(text)))
        return Span(start, draw(st.integers(start, len(text))))

    findings = [
        Finding(
            draw(st.sampled_from(["slip", "mix-up", "clash"])),
            span(),
            draw(ANY) or "m",
            tuple(Edit(span(), draw(ANY), draw(st.booleans())) for _ in range(draw(st.integers(0, 2)))),
            tuple(Related(span(), draw(ANY) or "l") for _ in range(draw(st.integers(0, 2)))),
            draw(st.sampled_from(Severity)),
            draw(ANY),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    path = draw(NAMES)
    problems = st.builds(
        Problem, st.sampled_from(["crash", "unread"]), ANY, st.none() | st.just(path), st.none() | ANY
    )
    found = tuple(fingerprinted(findings, text))
    return Checked(path, text, found, tuple(draw(st.lists(problems, max_size=1))), draw(st.integers(0, 9)))


@pytest.mark.parametrize("name", REPORTS)
@settings(max_examples=40, deadline=None)
@given(st.lists(articles(), max_size=3))
def test_whatever_there_is_can_be_reported(written, name, some):
    shown = written(name, *some, statistics=True)
    assert shown == written(name, *some, statistics=True)
    shown.encode()
    if name in READERS:
        READERS[name](shown)
        assert shown.isascii() or name == "html"
    else:
        joined = "\n\u200d\u200c"
        assert not [c for c in shown if category(c) in ("Cc", "Cs", "Zl", "Zp", "Cf") and c not in joined]


def test_every_format_that_is_not_for_people_has_a_reader_here():
    assert set(REPORTS) - set(READERS) == {"text", "github"}
