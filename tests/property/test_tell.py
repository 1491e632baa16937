"""Whatever is quoted stands in a report; whatever the words, the renderings hold."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from tell_desk import Desk
from tell_fixture import silo_story
from tell_variants import account_of, bare, hostile

from reportedly.model.account import Account
from reportedly.model.base import Span
from reportedly.model.claim import Origins, Standing
from reportedly.model.report import BlockKind
from reportedly.tell.harmless import one_line
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.passages import Passages
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story

WORDS = st.text(min_size=1, max_size=60).filter(str.strip)


def quoted_in(rendered: str) -> list[str]:
    """All strings in quotation marks, each on one line."""
    return re.findall("“([^”]*)”", " ".join(rendered.split()))


def texts_of(account: Account) -> str:
    """All texts of an account, as they may be shown."""
    return "\n".join(one_line(report.text or "") for report in account.reports)


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=30, max_value=140))
def test_every_quoted_string_stands_in_a_report(width: int) -> None:
    """At any width, what the terminal and the Markdown quote is a substring of a report's text."""
    story = silo_story()
    for rendered in (to_terminal(story, width=width, colour=False), to_markdown(story)):
        plain = re.sub(r"\\([^\w\s])", r"\1", re.sub(r"(?<!\\)\*", "", rendered))
        found = quoted_in(plain)
        assert len(found) > 30
        # A fold inside of a long word adds white space: it is left out on both sides.
        for words in found:
            assert words.replace(" ", "") in texts_of(story).replace(" ", "")


def test_every_link_with_words_stands_in_a_report() -> None:
    """What the page sets as words is a substring of a report's text, piece by piece."""
    story = silo_story()
    page = re.sub(r"</?mark[^>]*>", "", to_html(story))
    found = [one_line(words) for words in re.findall(r'<a href="#r\d+-\d[^"]*">([^<]*)</a>', page)]
    found = [words for words in found if words != "the same words"]
    assert len(found) > 40
    for words in found:
        for piece in words.replace("&#39;", "'").replace("&#34;", '"').split(" …"):
            assert piece.strip() in texts_of(story)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_no_words_break_a_rendering(words: str) -> None:
    """Any words at all, in every place that takes words, give lines within the width and no live character."""
    account = hostile(words)
    rendered = to_terminal(account, width=60, colour=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rendered)
    assert max(cell_len(line) for line in rendered.split("\n")) <= 60
    to_markdown(account).encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), min_size=1, max_size=12, unique=True))
def test_overlapping_passages_keep_the_text(places: list[tuple[int, int]]) -> None:
    """However passages overlap, the tokens give back the text, nest, and open every passage once."""
    desk = Desk()
    text = "".join(chr(0x61 + at % 26) for at in range(60))
    desk.report("r0", None, ((BlockKind.PARAGRAPH, text[:25]), (BlockKind.PARAGRAPH, text[25:])))
    full = desk.texts["r0"]
    spans = {Span(start=start, end=min(start + size, len(full))) for start, size in places}
    for span in spans:
        support = desk.support("r0", full[:1])
        desk.claim(Standing.SINGLE, replace(support, spans=(span,)), origins=Origins(unstated=1))
    view = view_story(account_of(desk))
    tokens = [token for block in Passages(view).blocks(view.reports[0]) for token in block.tokens]
    assert "".join(token.text for token in tokens) == text
    depth = 0
    for token in tokens:
        depth += token.opens - token.closes
        assert depth >= 0
    assert depth == 0
    first = [token.anchor for token in tokens if token.opens and not token.continues]
    shown = {span for span in spans if full[span.start : span.end].strip()}
    assert len(first) == len(set(first))
    assert {f"r1-{span.start}-{span.end}" for span in shown} <= set(first)


def test_bare_accounts_quote_their_text_too() -> None:
    """An account with empty sections quotes nothing but its one text."""
    account = bare()
    for words in quoted_in(to_terminal(account, width=80, colour=False)):
        assert words in texts_of(account)
