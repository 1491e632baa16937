"""All of it → account; account → terminal, page, Markdown, and the why of each claim."""

from reportedly.tell.account import tell
from reportedly.tell.changed import to_changes_markdown, to_changes_text
from reportedly.tell.cleaned import to_cleaned
from reportedly.tell.csv_files import to_csv
from reportedly.tell.exchange import to_news_article, to_ninjs
from reportedly.tell.linked import to_linked_data
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.paper import fit
from reportedly.tell.parquet import to_parquet
from reportedly.tell.reading_order import carrying
from reportedly.tell.tables import to_tables
from reportedly.tell.terminal import to_terminal
from reportedly.tell.why import explain_claim, explain_entity

__all__ = [
    "carrying", "explain_claim", "explain_entity", "fit", "tell", "to_changes_markdown", "to_changes_text",
    "to_cleaned", "to_csv", "to_html", "to_linked_data", "to_markdown", "to_news_article", "to_ninjs", "to_parquet",
    "to_tables", "to_terminal",
]  # fmt: skip
