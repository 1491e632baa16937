"""Properties of metadata that hold for every address, byline and text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean
from reportedly.clean.authors import read_names
from reportedly.clean.dates import find_dates, to_edtf
from reportedly.clean.notes import note_blocks
from reportedly.errors import InputError
from reportedly.model.report import BlockKind, MediaType, Page
from reportedly.text.addresses import canonical_address, host_of, registrable_domain
from reportedly.text.calendar import parse_day

PARTS = st.sampled_from(
    ("a", "amp", "m", "www", "x=1", "utm_source=y", "?", "&", "/", "#", ".", "co.uk", "é", ":", "%2F")
)
ADDRESSES = st.lists(PARTS, max_size=12).map(lambda parts: "https://example.org/" + "".join(parts))
WORDS = st.sampled_from(
    ("By", "Jane", "Doe", "and", "von", "de", "Reuters", "STAFF", ",", "|", "2021", "May", "기자", "山田", "(")
)
BYLINES = st.lists(WORDS, max_size=15).map(" ".join) | st.text(max_size=80)
LINES = st.sampled_from(
    (
        "The mayor said on Friday that the bridge would open again next month after long repairs, officials said.",
        "Two witnesses told the court that they had seen the driver leave the scene before the police came.",
        "Correction: the bridge is in Lima.",
        "UPDATE 2-Bridge to open again next month",
        "Updated 14:05 GMT",
        "(Adds quotes)",
        "By Jane Doe and John Roe",
        "LIMA, March 3 (Reuters) - The bridge in the north of the town is to open again, the mayor has said.",
        "Sponsored content",
        "Quelle: dpa",
        "14 March 2021",
    )
)  # fmt: skip


@given(ADDRESSES | st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_the_form_of_an_address_is_its_own(url: str) -> None:
    """Bringing an address to its form twice changes nothing, and its host stays one."""
    once = canonical_address(url)
    assert canonical_address(once) == once
    host = host_of(once)
    assert host is None or host.endswith(registrable_domain(host))


@given(BYLINES)
@settings(max_examples=100, deadline=None)
def test_names_are_words_of_their_byline(byline: str) -> None:
    """Whatever a name says stands in the byline, and no name is found twice."""
    names = read_names(byline)
    said = [name.casefold() for name in names.people]
    assert len(said) == len(set(said)) <= 40
    for name in (*names.people, *names.organisations):
        assert all(word.strip(",") in byline for word in name.split())


@given(st.text(max_size=100) | st.datetimes().map(str) | st.dates().map(lambda day: f"{day:%d %B %Y}"))
@settings(max_examples=100, deadline=None)
def test_dates_are_dates(value: str) -> None:
    """Whatever is brought to EDTF is a day on the calendar."""
    edtf = to_edtf(value)
    assert edtf is None or parse_day(edtf) is not None
    assert all(parse_day(day) is not None for day in find_dates(value))


@given(st.lists(LINES, min_size=1, max_size=14))
@settings(max_examples=100, deadline=None)
def test_notes_keep_order_and_words(lines: list[str]) -> None:
    """Marking notes moves no block over another and loses no visible character; marking twice changes nothing."""
    try:
        report = clean(Page(uri="test", content="\n\n".join(lines), media=MediaType.TEXT))
    except InputError:
        return
    blocks = report.blocks
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    covered = "".join(report.text[block.start : block.end] for block in blocks)
    assert "".join(covered.split()) == "".join(report.text.split())
    assert note_blocks(report.text, blocks) == blocks
    assert all(block.kind is BlockKind.FURNITURE for block in blocks if block.note)


@given(st.lists(LINES, min_size=1, max_size=14))
@settings(max_examples=100, deadline=None)
def test_spans_of_metadata_cut_back(lines: list[str]) -> None:
    """Where a piece of metadata names its words in the text, they stand there."""
    report = clean(Page(uri="test", content="\n\n".join(lines), media=MediaType.TEXT, published="2021-03-05"))
    known = report.metadata
    for noted in (known.title, known.dateline_place, *known.authors, *known.organisations):
        if noted is not None and noted.start is not None:
            assert report.text[noted.start : noted.end].casefold() == noted.value.casefold()
