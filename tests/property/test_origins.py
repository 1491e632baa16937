"""What holds of origins whoever says what: copies, order, a report less, an outlet's name."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from reports import report

from reportedly.align.chains import chain_of
from reportedly.align.ledger import Ledger
from reportedly.align.origins import OriginCounter
from reportedly.model.claim import Ground, Origins
from reportedly.model.reading import Reading
from reportedly.pipeline.compare import judge
from reportedly.read import read

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

OUTLETS = (
    "Harbour Gazette", "Port Courier", "Valley Post", "Reuters", "CNN", "CNN International", "Liverpool Echo",
    "Manchester Evening News",
)  # fmt: skip
CLAIMS = (
    "The mill at Korvik burned down on Sunday.",
    "The mill at Korvik is said to have burned down.",
    "The mill burned down on Sunday, mayor Ines Falk said.",
    "Mayor Ines Falk told the Gazette that the mill had burned down.",
    "A Korvik official said that the mill had burned down.",
    "Two firefighters said that the mill had burned down.",
    "Officials said that the mill had burned down.",
    "Reuters reported that the mill had burned down.",
    "Reuters reported, citing a Korvik official, that the mill had burned down.",
    "The Harbour Gazette reported that the mill had burned down.",
    "Our correspondent saw flames in the mill.",
    "A Reuters witness said that the mill had burned down.",
    "The Gazette has learned that the mill had burned down.",
)
# What else a report tells, so that a copy of it is known for one: no two share a run of words.
OTHERS = (
    "Farmers in the northern valley lost forty cows and two barns to a storm that nobody had seen coming in winter.\n"
    "A new bridge of stone will lead over the river before harvest, and the old one is to be torn down by spring.",
    "Fishing boats stayed in port for the third week while crews waited for the price of diesel to fall to a crown.\n"
    "Every pier was crowded with idle men, and the harbour office closed its window at noon because of long queues.",
    "Schoolchildren planted nine hundred young oaks along the ridge where the quarry used to eat into the green hill.\n"
    "Parents brought soup and bread in big kettles, and a brass band played marches until dusk fell over the meadows.",
    "The library reopens after a year of repairs, with a reading room for two hundred people and a roof of glass.\n"
    "Visitors may borrow tools and seeds there besides books, which the council calls a trial that runs for a season.",
)
_READ: dict[tuple[int, int], Reading] = {}

Row = tuple[int, int]  # which claim, which outlet
ROWS = st.lists(
    st.tuples(st.integers(0, len(CLAIMS) - 1), st.integers(0, len(OUTLETS) - 1)),
    min_size=1, max_size=len(OTHERS), unique_by=lambda row: row[1],
)  # fmt: skip


def reading(claim: int, other: int, *, outlet: str, id: str, day: int = 4) -> Reading:
    """The reading of a report; the text is read once, whoever prints it."""
    if (claim, other) not in _READ:
        (_READ[(claim, other)],) = read([report(f"{CLAIMS[claim]}\n{OTHERS[other]}", published="2024-03-04")])
    known = _READ[(claim, other)]
    published = msgspec.structs.replace(known.report.published, value=f"2024-03-{day:02}")
    return msgspec.structs.replace(
        known, report=msgspec.structs.replace(known.report, id=id, outlet=outlet, published=published)
    )


def story(rows: list[Row]) -> list[Reading]:
    """One report a row, of texts that share nothing."""
    return [reading(claim, n, outlet=OUTLETS[outlet], id=f"r{n}") for n, (claim, outlet) in enumerate(rows)]


def count(readings: list[Reading]) -> Origins:
    """The origins behind the first line of every report."""
    ledger = Ledger(judge("story-1", readings))
    told = [each for each in ledger.said() if each.statement.spans[0].start < each.reading.report.text.index("\n")]
    return OriginCounter(ledger).count([(each, chain_of(each, ledger)) for each in told])


def numbers(origins: Origins) -> tuple[int, int, int | None, int]:
    """How many are named, unnamed (least and most), unstated."""
    return len(origins.named), origins.unnamed_low, origins.unnamed_high, origins.unstated


@given(ROWS, st.integers(0), st.sampled_from(("Coast Echo", "CNN", "Valley Post", "Port Courier")))
@QUICK
def test_a_whole_copy_changes_no_number(rows: list[Row], which: int, outlet: str) -> None:
    """The same text from another outlet, a day later, is neither another origin nor another text without one.

    The outlet is none that a text names: where that one prints it, too, the text speaks in its own voice.
    """
    readings = story(rows)
    at = which % len(rows)
    assume(outlet not in (each.report.outlet for each in readings))
    copy = reading(rows[at][0], at, outlet=outlet, id="z", day=5)
    assert numbers(count([*readings, copy])) == numbers(count(readings))


@given(ROWS, st.integers(0))
@QUICK
def test_a_report_less_adds_no_support(rows: list[Row], which: int) -> None:
    """Fewer reports have no more origins for certain, unless the one that is gone showed on whom another one leans."""
    assume(len(rows) > 1)
    readings = story(rows)
    whole = count(readings)
    assume(all(why.ground is not Ground.PASSED_ON for each in whole.each for why in each.because))
    less = count([each for at, each in enumerate(readings) if at != which % len(readings)])
    assert len(less.named) + less.unnamed_low <= len(whole.named) + whole.unnamed_low


@given(ROWS, st.randoms(use_true_random=False))
@QUICK
def test_order_changes_nothing(rows: list[Row], random: object) -> None:
    """Origins and reasons are the same to the byte."""
    readings = story(rows)
    shuffled = random.sample(readings, len(readings))  # type: ignore[attr-defined]
    assert msgspec.json.encode(count(shuffled)) == msgspec.json.encode(count(readings))


@given(ROWS, st.integers(0))
@QUICK
def test_an_unknown_outlet_lowers_no_bound(rows: list[Row], which: int) -> None:
    """Where an outlet goes by a name that no table has, the least number of unnamed sources stays."""
    readings = story(rows)
    at = which % len(rows)
    renamed = [*readings]
    renamed[at] = reading(rows[at][0], at, outlet="Zelinov Bulletin", id=f"r{at}")
    assert count(renamed).unnamed_low >= count(readings).unnamed_low


@given(ROWS)
@QUICK
def test_every_report_is_accounted_for(rows: list[Row]) -> None:
    """No report is dropped: each stands in a reason; and what is shown one by one makes the numbers."""
    readings = story(rows)
    origins = count(readings)
    shown = {report for each in origins.each for why in each.because for report in (*why.reports, *why.of)}
    assert shown == {each.report.id for each in readings}
    assert sum(each.low for each in origins.each if each.kind in ("named", "witness")) == len(origins.named)
    assert all(each.supports for each in origins.each)
