"""The fast lane over generated pages: exact blocks, every visible character in one, the same text as with care."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean.fast import clean_fast
from reportedly.clean.fast_tree import parse_page, walk_page
from reportedly.clean.tree import find_page_lines, parse_tree
from reportedly.model.report import MediaType, Page

WORDS = st.sampled_from(["The", "harbour", "closed", "said", "on", "Thursday.", "«talks»", "ended.", "五月"])
TEXT = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
TAGS = st.sampled_from(["p", "div", "li", "h2", "span", "b", "a", "figcaption", "nav", "section", "td", "blockquote"])
NAMES = st.sampled_from(["", "nav menu", "article-body", "caption", "byline", "share", "foot", "comments", "x1"])


def element(inside):
    made = st.tuples(TAGS, NAMES, st.lists(inside, max_size=4), TEXT)
    return made.map(lambda m: f"<{m[0]} class='{m[1]}'>{''.join(m[2])}</{m[0]}>{escape(m[3])}")


TREES = st.lists(st.recursive(TEXT.map(escape), element, max_leaves=12), min_size=1, max_size=12)
BROKEN = st.text(alphabet="<>/&;='\" abpdiv\0\ud800\u202e\n!-", max_size=300)


def page(parts):
    return Page(uri="p", content=f"<html><body>{''.join(parts)}</body></html>", media=MediaType.HTML)


@settings(max_examples=80, deadline=None)
@given(TREES)
def test_blocks_cut_back_exactly_and_leave_nothing_out(parts):
    """Blocks stand in order, do not overlap, and between them there is white space alone; twice gives the same."""
    report = clean_fast(page(parts))
    if report is None:
        return
    at = 0
    for block in report.blocks:
        assert at <= block.start < block.end <= len(report.text)
        assert not report.text[at : block.start].strip()
        at = block.end
    assert not report.text[at:].strip()
    assert clean_fast(page(parts)) == report


@settings(max_examples=80, deadline=None)
@given(TREES)
def test_both_lanes_see_the_same_lines(parts):
    """The visible lines of a page are the same in both lanes."""
    content = page(parts).content
    walked = walk_page(parse_page(content))
    assert walked.texts == [line.text for line in find_page_lines(parse_tree(content))]


@settings(max_examples=80, deadline=None)
@given(BROKEN)
def test_broken_pages_raise_nothing(content):
    """Whatever a page holds, it gives a report or nothing."""
    clean_fast(Page(uri="p", content=content, media=MediaType.HTML))
