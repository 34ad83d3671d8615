"""LanguageTool as a second reader: a server that is asked, its rules under copydesk's law, what it finds as findings."""

from __future__ import annotations

from copydesk.languagetool.client import Client, EngineError
from copydesk.languagetool.reader import LanguageTool
from copydesk.languagetool.rules import OTHER, PREFIX, read_rules
from copydesk.languagetool.server import started

__all__ = ["OTHER", "PREFIX", "Client", "EngineError", "LanguageTool", "read_rules", "started"]
