"""From an article's text to its prose: what a reader sees, block by block, each with a map back to the source."""

from copydesk.markup.block import Block, BlockKind, Comment, Markup, Run
from copydesk.markup.plain import mark_up_plain

__all__ = ["Block", "BlockKind", "Comment", "Markup", "Run", "mark_up"]


def mark_up(text: str, form: str = "plain") -> Markup:
    """Read an article's text as `plain` text, `markdown` or `html`."""
    if form == "plain":
        return mark_up_plain(text)
    if form == "markdown":
        from copydesk.markup.markdown import mark_up_markdown

        return mark_up_markdown(text)
    if form == "html":
        from copydesk.markup.html import mark_up_html

        return mark_up_html(text)
    raise ValueError(f"unknown format {form!r}")
