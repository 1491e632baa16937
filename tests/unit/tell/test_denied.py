"""What a source denies is never shown as its word."""

from __future__ import annotations

from reports import report

from reportedly.align import align
from reportedly.pipeline.compare import judge
from reportedly.read import read
from reportedly.tell import tell, to_html, to_markdown, to_terminal

TEXT = "Mayor Ines Falk denied that the dam had burst on Monday."


def test_a_denied_statement_says_so_and_stands_on_no_day() -> None:
    """Each rendering marks the words as denied, and the timeline does not hold them as happened."""
    evidence = judge("story-1", read([report(TEXT, published="2024-03-05")]))
    account = tell(evidence, align(evidence), made_by="test")
    assert account.timeline == ()
    shown = to_terminal(account, width=80, colour=False)
    assert "⊘ “the dam had burst" in shown
    assert "⊘ denied" in to_markdown(account)
    assert '<i class="denied">' in to_html(account)
