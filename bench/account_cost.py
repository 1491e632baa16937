"""What an account costs beside reading its reports one by one: the aim is at most 1.25 times, at any size.

    PYTHONPATH=src python bench/account_cost.py [--sizes 50,200] [--kinds made,reworded,copied] [--rounds 5] [--stages]

Both begin with cleaned reports and a warm model, in turn, so that a busy machine slows both. *Alone*: `read` of each
report by itself, nothing shared, in one process. *JSON*: `compare`, which reads with a second process where there are
two cores, and the bytes of its account. *HTML*: the page, too. Printed are median seconds (processor time), the median
ratio of the rounds by the processors' time (of both processes) and by the wall clock, and the growth of the first
process's peak memory over the reading. `--stages` prints what `compare` spends beside reading, in milliseconds each.
What the kinds of stories are: `told_stories.py`. Ends with 1 where a ratio of the clock to JSON is above the aim (of
`made` and `reworded`: copies are read once, which flatters). On a machine that does other work, or has one core, the
clock says little of two processes: then look at the processors' time.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any, NamedTuple

import msgspec
from told_stories import story

from reportedly.model.account import Account
from reportedly.model.report import Report
from reportedly.pipeline import compare, runner
from reportedly.pipeline.intake import Gathered
from reportedly.read import read
from reportedly.tell import to_html

AIM = 1.25
JUDGED = ("made", "reworded")


class Spent(NamedTuple):
    """Seconds of the processor and of the clock."""

    cpu: float
    wall: float


class Round(NamedTuple):
    """One turn of each."""

    alone: Spent
    json: Spent
    html: Spent


def spend(work: Callable[[], object]) -> Spent:
    """Measure a piece of work; what it made is let go before the next one."""
    gc.collect()
    cpu, wall = processors(), time.perf_counter()
    made = work()
    spent = Spent(processors() - cpu, time.perf_counter() - wall)
    del made
    return spent


def processors() -> float:
    """Seconds of processor time of this process and of those that it began and that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def alone(reports: Sequence[Report]) -> list[object]:
    """Read each report by itself."""
    return [read([report]) for report in reports]


def account(reports: Sequence[Report]) -> Account:
    """The account of reports that tell one story."""
    told = compare.compare_reports(Gathered(reports=tuple(reports), rejected=()), one_story=True)
    if not isinstance(told, Account) or told.rejected:
        raise ValueError("the reports are not one story, read whole")
    return told


def one_round(reports: Sequence[Report], number: int) -> Round:
    """Measure all three, in another order each time."""
    works: list[Callable[[], object]] = [
        lambda: alone(reports),
        lambda: msgspec.json.encode(account(reports)),
        lambda: to_html(account(reports), small=True),
    ]
    order = [0, 1, 2] if number % 2 == 0 else [2, 1, 0]
    spent = {each: spend(works[each]) for each in order}
    return Round(spent[0], spent[1], spent[2])


@contextmanager
def stages(found: dict[str, float]) -> Iterator[None]:
    """Note the processor time of each stage that `pipeline` runs; a stage inside of another counts for both."""
    plain = runner.attempt

    def noted(stage: str, work: Callable[..., Any], *args: Any, **more: Any) -> Any:
        begun = time.process_time()
        try:
            return plain(stage, work, *args, **more)
        finally:
            name = f"{stage}:{getattr(work, '__name__', 'work').strip('_')}"
            found[name] = found.get(name, 0.0) + time.process_time() - begun

    compare.attempt = noted  # type: ignore[attr-defined]
    try:
        yield
    finally:
        compare.attempt = plain  # type: ignore[attr-defined]


def ratio(turn: Round, part: int, clock: int) -> float:
    """What a part of a round spent of one clock, beside the reading of the same round."""
    return turn[part][clock] / turn.alone[clock]


def peak() -> float:
    """The peak of this process's memory, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(kind: str, size: int, *, rounds: int, with_stages: bool) -> float:
    """Print one line; the ratio of JSON to reading."""
    reports = story(kind, size)
    words = sum(len(report.text.split()) for report in reports)
    alone(reports)
    before = peak()
    told = account(reports)
    grown = peak() - before
    turns = [one_round(reports, number) for number in range(rounds)]
    ratios = [[median(ratio(turn, part, clock) for turn in turns) for clock in (0, 1)] for part in (1, 2)]
    print(
        f"{kind:8} {size:4} reports {words:6} words {len(told.claims):5} claims {told.counts.texts:4} texts, "
        f"{2 * len(told.reuse) / size / max(1, size - 1):4.0%} of pairs share text: "
        f"alone {median(turn.alone.cpu for turn in turns):6.2f} s, "
        f"JSON × {ratios[0][0]:.2f} (clock {ratios[0][1]:.2f}), HTML × {ratios[1][0]:.2f} (clock {ratios[1][1]:.2f}), "
        f"+{grown:.0f} MB over {before:.0f}",
        flush=True,
    )
    if with_stages:
        found: dict[str, float] = {}
        with stages(found):
            begun = time.process_time()
            account(reports)
            found["all"] = time.process_time() - begun
        for name, spent in sorted(found.items(), key=lambda row: -row[1]):
            print(f"         {name:24} {1000 * spent / size:7.2f} ms a report")
    return ratios[0][1]


def main() -> None:
    """Measure every kind at every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="50,200")
    parser.add_argument("--kinds", default="made,reworded,copied")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--stages", action="store_true")
    options = parser.parse_args()
    above = [
        f"{kind} {size}: {found:.2f}"
        for size in map(int, options.sizes.split(","))
        for kind in options.kinds.split(",")
        if (found := measure(kind, size, rounds=options.rounds, with_stages=options.stages)) > AIM
        and kind in JUDGED
    ]
    if above:
        sys.exit(f"above {AIM}: {'; '.join(above)}")


if __name__ == "__main__":
    main()
