"""All of it → account; account → terminal, page, Markdown, and the why of each claim."""

from reportedly.tell.account import tell
from reportedly.tell.cleaned import to_cleaned
from reportedly.tell.exchange import to_news_article, to_ninjs
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.reading_order import carrying
from reportedly.tell.terminal import to_terminal
from reportedly.tell.why import explain_claim, explain_entity

__all__ = [
    "carrying", "explain_claim", "explain_entity", "tell", "to_cleaned", "to_html", "to_markdown", "to_news_article",
    "to_ninjs", "to_terminal",
]  # fmt: skip
