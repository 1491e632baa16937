"""What is taken over from a copy is what would have been read: with the real reader, to the byte."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.clean import clean
from reportedly.model.account import Account
from reportedly.model.reading import Reading
from reportedly.model.report import DateBasis, MediaType, Page, Published, Report
from reportedly.pipeline import compare
from reportedly.pipeline.intake import Gathered
from reportedly.pipeline.readings import read_all
from reportedly.read import Remembered, place, read, reading_key, remember_parses

QUICKER = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PARAGRAPHS = (
    "KIEL, Germany (Reuters) - A ferry with 40 people aboard ran aground off Kiel on Monday, police said.",
    "The captain, Jana Brandt, told the Harbour Mail that nobody had been hurt, “as far as we know”.",
    "“We will tow the ship on Tuesday,” said Ole Petersen, a spokesman for the coast guard. “It is late.",
    "“Nobody knows why,” he added last month.",
    "THE MINISTER SAID ON FRIDAY THAT THE FERRY WAS OLD, and that Kiel Post had been told in Paris.",
    "The ferry is expected to sail again next week, two officials told Reuters.",
    "It was not known how much fuel had been lost. Officials met in Birmingham.",
)
BODIES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True).map(tuple)
OUTLETS = st.sampled_from([None, "Kiel Post", "Harbour Mail", "Bay Times"])
URIS = st.sampled_from(["a.txt", "https://kielpost.example.de/a", "https://baytimes.example.com.au/a"])
DAYS = st.sampled_from([None, "2021-03-02", "2021-03-02T10:00:00Z", "2021-03-09"])
TOLD = st.tuples(BODIES, OUTLETS, URIS, DAYS)


def report_of(number: int, told: tuple[tuple[str, ...], str | None, str, str | None]) -> Report:
    """A report as it is cleaned from plain text."""
    body, outlet, uri, day = told
    page = Page(uri=uri, content="\n\n".join(body), media=MediaType.TEXT, id=f"r{number}", outlet=outlet, published=day)
    return clean(page)


def encoded(readings: object) -> bytes:
    return msgspec.json.encode(readings)


@given(st.lists(TOLD, min_size=2, max_size=6), st.booleans())
@QUICKER
def test_readings_are_those_of_each_report_alone(told: list, as_stream: bool) -> None:  # type: ignore[type-arg]
    """Copies beside it change no byte of a reading: same text, same paragraphs, other outlets, addresses and days."""
    reports = [report_of(number, each) for number, each in enumerate([*told, told[0]])]
    together = list(read_all(iter(reports) if as_stream else reports))
    assert encoded(together) == encoded([read([report])[0] for report in reports])


@given(st.lists(TOLD, min_size=1, max_size=3))
@settings(QUICKER, max_examples=6)
def test_an_account_is_the_same_with_and_without(told: list) -> None:  # type: ignore[type-arg]
    """What is remembered changes no byte of an account. Each has an address of its own, else it were a version."""
    many = [(body, outlet, f"{uri}-{number}", day) for number, (body, outlet, uri, day) in enumerate([*told, told[0]])]
    reports = tuple(report_of(number, each) for number, each in enumerate(many))
    account = compare.compare_reports(Gathered(reports=reports, rejected=()), one_story=True)
    assert isinstance(account, Account)
    evidence = compare.judge(account.story.id, [read([report])[0] for report in reports])
    alone = compare.tell(evidence, compare.align(evidence), rejected=(), made_by=account.made_by)
    assert encoded(alone) == encoded(msgspec.structs.replace(account, seal=None))


@given(TOLD, DAYS)
@QUICKER
def test_placing_a_reading_on_another_day_is_reading_it_on_that_day(told: tuple, day: str | None) -> None:  # type: ignore[type-arg]
    """A day changes the calendar of a reading and nothing else, so a copy of another day needs no parse."""
    report = report_of(0, told)
    published = Published(value=day, basis=DateBasis.GIVEN if day else DateBasis.NONE)
    moved = msgspec.structs.replace(report, published=published)
    assert encoded(place(read([report])[0], published)) == encoded(read([moved])[0])
    assert reading_key(report) == reading_key(moved)


@given(st.lists(BODIES, min_size=1, max_size=8), st.integers(min_value=0, max_value=120))
@QUICKER
def test_parses_of_earlier_calls_change_nothing_and_stay_within_bounds(bodies: list, most: int) -> None:  # type: ignore[type-arg]
    """Whatever is remembered from before, and however little may be."""
    parses = remember_parses(most)
    for number, body in enumerate(bodies):
        report = report_of(number, (body, None, "a.txt", "2021-03-02"))
        assert encoded(read([report], parses)) == encoded(read([report]))
        assert parses.total <= most


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60), st.integers(0, 30))
def test_what_is_remembered_is_bounded_and_true(kept: list[tuple[int, int]], most: int) -> None:
    """A thing found is the one that was kept first under its key, and all together are no larger than allowed."""
    store: Remembered[int, tuple[int, int]] = Remembered(most, lambda each: each[1])
    first: dict[int, tuple[int, int]] = {}
    for key, size in kept:
        found = store.find(key)
        assert found is None or found == first[key]
        if found is None:
            first[key] = (key, size)
        store.keep(key, first[key])
        assert store.total <= most


def test_a_copy_far_away_is_read_with_its_source() -> None:
    """Readings come in the order of the reports, however their copies lie."""
    bodies = [(PARAGRAPHS[at % 7], PARAGRAPHS[(at * 3 + 1) % 7]) for at in range(40)]
    reports = [report_of(number, (body, None, "a.txt", None)) for number, body in enumerate([*bodies, *bodies])]
    found = list(read_all(reports))
    assert all(isinstance(each, Reading) for each in found)
    assert [each.report.id for each in found] == [report.id for report in reports]
