"""Properties of cleaning that hold for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean
from reportedly.errors import InputError
from reportedly.model.report import MediaType, Page, Report

SENTENCES = st.sampled_from(
    (
        "The mayor said on Friday that the bridge would open again next month after long repairs.",
        "Two witnesses told the court that they had seen the driver leave the scene before the police came.",
        "Prices rose by four per cent in March, the statistics office in Lima said, more than had been expected.",
        "“We are closer than we were in the spring,” she told reporters, and would say nothing more.",
        "The delegations of both countries are to meet again in Geneva, where talks began three weeks ago.",
        "Engineers found cracks in two of the pillars, a report seen by the council says.",
    )
)
FURNITURE = st.sampled_from(
    (
        "Advertisement",
        "Share this",
        "Leave a Reply",
        "Your email address will not be published.",
        "Follow us on Twitter",
        "Subscribe to our newsletter",
        "Comments (12)",
        "MORE: Ten lakes to see in spring",
        "© 2021 Harbour News. All rights reserved.",
    )
)
MARKS = st.sampled_from(
    ("<em>", "</em>", "<p>", "Image copyright", "Image caption", "(Reuters) - ",
     "Photo: ", "\n", "\n\n", " ", "\r\n",
     "\x00", "\u200f", "\ud800", "\u2028", "January 17, 2019", "By Jo Doe", "Read more: ", "©", "[caption]", "a",
     "The end.", "<",
     "/", "(")
)  # fmt: skip


def clean_text(text: str) -> Report:
    return clean(Page(uri="test", content=text, media=MediaType.TEXT))


def check_partition(report: Report) -> None:
    end = 0
    for block in report.blocks:
        assert end <= block.start < block.end <= len(report.text)
        assert not report.text[end : block.start].strip()
        assert report.text[block.start : block.end] == report.text[block.start : block.end].strip()
        end = block.end
    assert not report.text[end:].strip()


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=300) | st.lists(MARKS | SENTENCES | FURNITURE, max_size=30).map("".join))
def test_blocks_partition_the_visible_text(text: str) -> None:
    """Blocks are in order, do not overlap, and hold every visible character; nothing but InputError is raised."""
    try:
        report = clean_text(text)
    except InputError:
        return
    assert report.text == text
    check_partition(report)
    assert clean_text(text) == report


@settings(max_examples=50, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=6, unique=True), st.lists(FURNITURE, min_size=1, max_size=4))
def test_furniture_below_changes_no_paragraph(body: list[str], below: list[str]) -> None:
    """Known furniture behind an article changes the role of no block of the article."""
    bare = clean_text("\n\n".join(body))
    dirty = clean_text("\n\n".join((*body, *below)))
    assert dirty.blocks[: len(bare.blocks)] == bare.blocks
    assert not any(block.is_read for block in dirty.blocks[len(bare.blocks) :])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(MARKS | SENTENCES | st.sampled_from(("<div>", "</div>", "<p>", "<script>", "&amp;", "<!--")), max_size=25)
)
def test_strange_pages_raise_only_input_errors(parts: list[str]) -> None:
    """A page is cleaned or rejected, whatever is in it."""
    try:
        report = clean(Page(uri="test", content="".join(parts), media=MediaType.HTML))
    except InputError:
        return
    check_partition(report)
