"""Title and date as the head of an HTML page or the front matter of a Markdown file gives them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from copydesk.markup.dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_DATES = (
    *("article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "dc.date"),
    *(
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "og:article:published_time",
    ),
)
_MOST = 10_000
"""Values of a JSON-LD script that are looked at."""

_ENTRY = re.compile(
    r"^[\"']?(?P<key>title|headline|date|published|publishdate|pubdate)[\"']?[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)


class Meta:
    """What a page says of itself, gathered tag by tag; structured data goes before meta tags, and those before the rest."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._dates: dict[str, date] = {}
        self._collecting: str | None = None
        self._parts: list[str] = []

    @property
    def headline(self) -> str | None:
        """The article's title in structured data and meta tags; None where they do not say."""
        return self._titles.get("json") or self._titles.get("meta")

    @property
    def page_title(self) -> str | None:
        """What <title> says, often with the name of the paper."""
        return self._titles.get("title")

    @property
    def date(self) -> date | None:
        """The day the page was published; None where it does not say."""
        return self._dates.get("json") or self._dates.get("meta") or self._dates.get("time")

    def tag(self, name: str, values: Mapping[str, str]) -> None:
        """Take note of a meta, time or script tag."""
        if name == "script":
            if values.get("type", "").strip().lower() == "application/ld+json":
                self._collecting = "json"
            return
        if name == "time":
            if "datetime" in values:
                self._date("time", values["datetime"])
            return
        key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        if key in _TITLES:
            self._title("meta", values.get("content", ""))
        elif key in _DATES:
            self._date("meta", values.get("content", ""))

    def begin_title(self) -> None:
        """The page's <title> begins."""
        self._collecting = "title"

    def text(self, data: str) -> None:
        """Text that is not shown: of a title or script, perhaps."""
        if self._collecting:
            self._parts.append(data)

    def end(self) -> None:
        """A title or script ends."""
        text = "".join(self._parts)
        if self._collecting == "title":
            self._title("title", text)
        elif self._collecting == "json":
            self._json(text)
        self._collecting = None
        self._parts = []

    def front_matter(self, text: str) -> None:
        """Title and date from the plain `key: value` (YAML) or `key = value` (TOML) lines of a front matter."""
        for match in _ENTRY.finditer(text):
            value = _plain(match["value"])
            if match["key"].lower() in ("title", "headline"):
                self._title("json", value)
            else:
                self._date("json", value)

    def _title(self, key: str, value: str) -> None:
        title = " ".join(value.split())
        if title:
            self._titles.setdefault(key, title)

    def _date(self, key: str, value: str) -> None:
        day = iso_date(value)
        if day:
            self._dates.setdefault(key, day)

    def _json(self, text: str) -> None:
        try:
            waiting: list[Any] = [json.loads(text)]
        except (ValueError, RecursionError):
            return
        for _ in range(_MOST):
            if not waiting:
                return
            value = waiting.pop()
            if isinstance(value, list):
                waiting += reversed(value)
            elif isinstance(value, dict):
                if isinstance(value.get("datePublished"), str):
                    self._date("json", value["datePublished"])
                if isinstance(value.get("headline"), str):
                    self._title("json", value["headline"])
                waiting += (value[key] for key in reversed(value))


def _plain(value: str) -> str:
    """A scalar without its quotation marks, or without the remark behind it."""
    value = value.strip()
    if value[:1] in ("'", '"'):
        end = value.find(value[0], 1)
        while value[0] == "'" and value[end : end + 2] == "''":
            end = value.find("'", end + 2)
        while value[0] == '"' and value[end - 1] == "\\" and end > 0:
            end = value.find('"', end + 1)
        inner = value[1:end] if end > 0 else value[1:]
        return (
            inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"').replace("\\\\", "\\")
        )
    return re.split(r"[ \t]+#", value, maxsplit=1)[0].strip().removesuffix(",")
