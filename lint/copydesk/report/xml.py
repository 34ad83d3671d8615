"""XML for the reports that are XML: in ASCII, and with nothing in it that XML does not allow."""

from __future__ import annotations

from copydesk.report.screen import Screen

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCREEN = Screen("utf-8")
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\ufffe": "\\ufffe", "\uffff": "\\uffff"}
_TABLE = str.maketrans(_MARKS)


def escaped(text: str) -> str:
    """Text as XML may hold it: its lines kept, anything else that is unseen written out as an escape."""
    lines = (_SCREEN.safe(line).translate(_TABLE) for line in text.split("\n"))
    return "&#10;".join(lines).encode("ascii", "xmlcharrefreplace").decode()


def tag(element: str, /, *, close: bool = False, **attributes: str | int) -> str:
    """A start tag, or with `close` an empty element."""
    listed = "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
    return f"<{element}{listed}{'/' if close else ''}>"
