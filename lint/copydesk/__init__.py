"""A copyedit linter for news articles: typos, wrong words, garbled attribution, contradictions.

>>> import copydesk
>>> [finding.message for finding in copydesk.check("He asked to to leave.")]
['“to to”: the word is set twice.']
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date as _date

    from copydesk.config import Config
    from copydesk.document import Form
    from copydesk.finding import Finding

__all__ = ["__version__", "check"]

__version__ = "0.1.0"


def check(
    text: str,
    *,
    path: str = "text",
    form: Form = "plain",
    date: _date | None = None,
    config: Config | None = None,
) -> list[Finding]:
    """What a copy desk would mark in a text: the findings in order, their spans counting code points of `text`.

    `path` is what the text is called (settings for files go by it), `form` how it is written, `date` the day it was
    published, where that is known. Without `config` the house rules apply as they come; `copydesk.config.read_config`
    reads a settings file. This is the line of code that the command runs.

    Raises:
        copydesk.run.NotChecked: a rule failed; it carries what the others found.
        copydesk.config.ConfigError: the settings name a rule or an option that does not exist.
        copydesk.catalogue.CatalogueError: a rule file is wrong.
    """
    from copydesk import run

    return run.check(text, path=path, form=form, date=date, config=config)
