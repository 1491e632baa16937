"""Scores the head of the reading order against an editor's five most important claims, beside two plain orders.

    python bench/brief.py ACCOUNTS

ACCOUNTS is a folder with NAME.json for the example stories, each as `reportedly compare --format json examples/NAME`
prints it. The editor's five stand in the gold (`brief`, see tests/golden/gold_format.md). A line is how many of the
five are met by the first five claims of an order, each claim counted for one of them at most:

  ours            the reading order (tell/reading_order.py)
  lead sentences  the claims by their first place in a report: all first sentences, then all second ones
  most supported  by the number of reports, then by the place of the lead
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from gold import Texts, read_gold
from measures import Row
from score_examples import Account as Spots

from reportedly.model.account import Account
from reportedly.tell.reading_order import reading_order

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FIVE = 5


def orders(account: Account) -> dict[str, list[str]]:
    """The ids of the claims in the three orders."""
    numbers = {report.id: number for number, report in enumerate(account.reports)}
    ranks: dict[tuple[str, str], int] = {}
    for report in account.reports:
        for rank, statement in enumerate(sorted(report.statements, key=lambda each: each.spans[0].start)):
            ranks[report.id, statement.id] = rank

    def first(claim: Any) -> tuple[int, int]:
        return min((ranks.get((s.report, s.statement), 0), numbers[s.report]) for s in claim.supports)

    def reports(claim: Any) -> int:
        return len({support.report for support in claim.supports})

    return {
        "ours": [each.claim for each in reading_order(account)],
        "lead sentences": [claim.id for claim in sorted(account.claims, key=first)],
        "most supported": [claim.id for claim in sorted(account.claims, key=lambda c: (-reports(c), first(c)))],
    }


def met(gold: Row, spots: Spots, order: Sequence[str]) -> int:
    """How many of the editor's claims the first five of an order meet, one by one (the most that can be paired)."""
    by_name = {claim["what"]: claim for claim in gold["claims"]}
    wanted = [{spots.best_claim(spots.texts.characters(s)) for s in by_name[name]["supports"]} - {None}
              for name in gold["brief"]]
    given = list(order[:FIVE])
    paired: dict[int, int] = {}
    for number, claims in enumerate(wanted):
        _pair(number, claims, wanted, given=given, paired=paired, seen=set())
    return len(paired)


def _pair(number: int, claims: Any, wanted: Any, *, given: list[str], paired: dict[int, int], seen: set[int]) -> bool:
    """Kuhn's augmenting paths: five by five."""
    for place, claim in enumerate(given):
        if claim not in claims or place in seen:
            continue
        seen.add(place)
        if place not in paired or _pair(paired[place], wanted[paired[place]], wanted,
                                        given=given, paired=paired, seen=seen):
            paired[place] = number
            return True
    return False


def main() -> int:
    """Run from the command line."""
    totals: dict[str, int] = {}
    stories = sorted(Path(sys.argv[1]).glob("*.json"))
    for path in stories:
        raw = json.loads(path.read_text(encoding="utf-8"))
        folder = EXAMPLES / path.stem
        gold, spots = read_gold(folder), Spots(raw, Texts(folder, raw))
        found = {name: met(gold, spots, order) for name, order in orders(msgspec.convert(raw, Account)).items()}
        print(f"{path.stem:<10}", "  ".join(f"{name} {number}" for name, number in found.items()))
        totals = {name: totals.get(name, 0) + number for name, number in found.items()}
    print(f"{'all':<10}", "  ".join(f"{name} {n} of {FIVE * len(stories)}" for name, n in totals.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
