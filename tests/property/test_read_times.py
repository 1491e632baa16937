"""What is true of the places of times for every text made of ordinary sentences."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from time_reports import parse_one

from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report
from reportedly.read.times import place_times, read_times
from reportedly.text import calendar, feasts

SENTENCES = (
    "The bridge fell on Tuesday.",
    "Two days later, divers found the car.",
    "The mayor will speak next Friday.",
    "In March 2011 the plant failed.",
    "The hall opened a month later.",
    "Crews were called at 6.40pm.",
    "About three weeks ago the dam cracked.",
    "The fort was taken in early June.",
    "Since then, the town has shrunk.",
    'In a post on Sunday, the mayor wrote: "We will open tomorrow."',
    "The farm flooded last winter.",
    "Prices rose during Ramadan.",
    "The court sits between Monday and Wednesday.",
    "The day before, the owner had quit.",
    "Fighting went on overnight into Saturday.",
    "The clinic was built in the late 1990s.",
)
STORIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(tuple)
DAYS = st.dates(min_value=date(2001, 1, 1), max_value=date(2035, 12, 31))
Row = tuple[str, str | None, str | None, str | None]


def make(pieces: list[tuple[BlockKind, str]], published: date | None, gap: str = "\n\n") -> Report:
    """Make a report of blocks with a gap between them."""
    blocks, text = [], ""
    for kind, words in pieces:
        start = len(text) + (len(gap) if text else 0)
        text = f"{text}{gap}{words}" if text else words
        blocks.append(Block(kind=kind, start=start, end=len(text)))
    day = Published(value=str(published) if published else None, basis=DateBasis.GIVEN if published else DateBasis.NONE)
    return Report(
        id="r", uri="r.txt", outlet="The Fenland Gazette", title=None, lang="en", text=text, published=day,
        blocks=tuple(blocks),
    )  # fmt: skip


def read(report: Report) -> list[Row]:
    """Read the times of a report as words and places."""
    times = read_times(report, parse_one(report))
    return [(report.text[time.start : time.end], time.value, time.earliest, time.latest) for time in times]


def paragraphs(story: tuple[str, ...]) -> list[tuple[BlockKind, str]]:
    """Set every sentence as a paragraph."""
    return [(BlockKind.PARAGRAPH, sentence) for sentence in story]


@settings(max_examples=60, deadline=None)
@given(story=STORIES, published=DAYS)
def test_days_are_in_order_and_meet_their_value(story: tuple[str, ...], published: date) -> None:
    """The first day is not behind the last, and the days share at least one with what the value covers."""
    for _, value, earliest, latest in read(make(paragraphs(story), published)):
        days = calendar.days_of(value) if value and ".." not in value else None
        if earliest and latest:
            assert earliest <= latest
            if days:
                assert earliest <= str(days.last) and str(days.first) <= latest


@settings(max_examples=60, deadline=None)
@given(story=STORIES, published=DAYS, at=st.integers(0, 5), lines=st.integers(1, 6))
def test_furniture_and_blank_lines_change_nothing(
    story: tuple[str, ...], published: date, at: int, lines: int
) -> None:
    """Lines of furniture between paragraphs and more empty lines leave every expression what it was."""
    plain = read(make(paragraphs(story), published))
    assert read(make(paragraphs(story), published, gap="\n" * 2 * lines)) == plain
    dirty = paragraphs(story)
    dirty[at:at] = [(BlockKind.FURNITURE, "Read more: what we know since 3 May 1999 about this story")] * lines
    assert read(make(dirty, published)) == plain


@settings(max_examples=60, deadline=None)
@given(published=DAYS, weeks=st.integers(-60, 60), sentence=st.sampled_from([SENTENCES[at] for at in (0, 2, 9, 12)]))
def test_weekdays_move_with_the_day_of_publication(published: date, weeks: int, sentence: str) -> None:
    """A report of some weeks later tells of weekdays so many weeks later."""
    shift = timedelta(7 * weeks)
    before, after = (read(make(paragraphs((sentence,)), day)) for day in (published, published + shift))
    for one, other in zip(before, after, strict=True):
        assert one[2] and other[2] and date.fromisoformat(one[2]) + shift == date.fromisoformat(other[2])


@settings(max_examples=60, deadline=None)
@given(story=STORIES, published=DAYS, other=DAYS)
def test_placing_anew_is_as_if_read_at_that_day(story: tuple[str, ...], published: date, other: date) -> None:
    """Times put on the calendar of another day are those of the report read at that day."""
    report = make(paragraphs(story), published)
    times = read_times(report, parse_one(report))
    anew = place_times(times, report.text, str(other), blocks=report.blocks)
    again = read_times(make(paragraphs(story), other), parse_one(report))
    assert anew == again


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1900, 2100))
def test_feasts_keep_their_seasons(year: int) -> None:
    """Passover is in spring, Rosh Hashanah in autumn, the new moon within a month, Orthodox Easter on a Sunday."""
    assert date(year, 3, 20) < feasts.passover(year) < date(year, 4, 30)
    assert date(year, 9, 1) < feasts.rosh_hashanah(year) < date(year, 10, 10)
    assert date(year, 11, 25) < feasts.hanukkah(year) < date(year, 12, 31)
    assert feasts.orthodox_easter(year).weekday() == 6
    moon = feasts.new_moon_from(date(year, 1, 21), 8)
    assert timedelta(0) <= moon - date(year, 1, 21) <= timedelta(30)
