"""What a report says of where its text was first: in its text, among its furniture, in its page's head."""

from __future__ import annotations

import pytest

from reportedly.model.report import Basis, Block, BlockKind, DateBasis, Metadata, Noted, Published, Report
from reportedly.trace.signs import Signs

BODY = "The ferry Aurelia ran aground off the harbour of Port Salvo on Tuesday evening with ninety people on board."
EARLY, LATE = "2023-03-02T06:00Z", "2023-03-02T10:00Z"


def noted(value: str) -> Noted:
    """A piece of metadata from a page's head."""
    return Noted(value=value, basis=Basis.META)


def report_of(key: str, outlet: str | None, *, end: str = "", published: str | None = None, **about: object) -> Report:
    """A report of one paragraph, with a line of furniture below it."""
    text = f"{BODY}\n\n{end}" if end else BODY
    blocks = [Block(kind=BlockKind.PARAGRAPH, start=0, end=len(BODY))]
    if end:
        blocks.append(Block(kind=BlockKind.FURNITURE, start=len(BODY) + 2, end=len(text)))
    date = Published(value=published, basis=DateBasis.METADATA) if published else Published()
    return Report(
        id=key, uri=key, outlet=outlet, title=None, lang="en", text=text, published=date, blocks=tuple(blocks),
        metadata=Metadata(**about),  # type: ignore[arg-type]
    )  # fmt: skip


SOURCE = report_of("source", "The Strand", domain=noted("strand.example"), canonical=noted("https://strand.example/a"))


@pytest.mark.parametrize(
    ("end", "about", "says"),
    [
        ("", {}, False),
        ("This article was first published by The Strand.", {}, True),
        ("This article originally appeared on the website of The Strand", {}, True),
        ("Republished from strand.example", {}, True),
        ("Read more stories from The Strand", {}, False),
        ("Subscribe to The Strand", {}, False),
        ("first published by The Strandline", {}, False),
        ("", {"canonical": noted("https://strand.example/a")}, True),
        ("", {"canonical": noted("https://news.strand.example/b")}, True),
        ("", {"canonical": noted("https://lantern.example/a")}, False),
        ("", {"taken_from": (noted("The Strand"),)}, True),
        ("", {"taken_from": (noted("https://strand.example/a"),)}, True),
        ("", {"taken_from": (noted("Varda Gazette"),)}, False),
        ("", {"domain": noted("strand.example"), "canonical": noted("https://strand.example/a")}, False),
    ],
)
def test_a_page_says_where_its_text_was_first(end: str, about: dict[str, object], says: bool) -> None:
    """Phrases, an address elsewhere and what a feed says count; an own address and other mentions do not."""
    copy = report_of("copy", "Coastal Lantern", end=end, **about)
    signs = Signs([copy, SOURCE])
    assert signs.credits("copy", "source") is says
    assert not signs.credits("source", "copy")


def test_a_source_that_came_out_later_is_none() -> None:
    """What was published afterwards cannot have been first."""
    end = "This article was first published by The Strand."
    copy = report_of("copy", "Coastal Lantern", end=end, published=EARLY)
    assert not Signs([copy, report_of("source", "The Strand", published=LATE)]).credits("copy", "source")


@pytest.mark.parametrize(("value", "credited"), [("Reuters", True), ("AFP", False), ("Reuters news agency", True)])
def test_an_agency_in_the_page_s_head_is_credited(value: str, credited: bool) -> None:
    """The feed's source or the organisation that signs may be the agency."""
    copy = report_of("copy", "Coastal Lantern", taken_from=(noted(value),))
    signed = report_of("signed", "Coastal Lantern", organisations=(noted(value),))
    signs = Signs([copy, signed, report_of("wire", "Reuters")])
    assert signs.credits("copy", "wire") is signs.credits("signed", "wire") is credited
