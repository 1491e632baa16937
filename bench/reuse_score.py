"""How well copying is traced, against what is known of made sets: pairs, passages, direction, credits, origins.

Gold rows and lines are those of the contract: `trace` lines {report, source, degree, containment, direction, passages},
`credit` lines {report, agency, start, end}; gold `report` rows say {report, case, origins, credits}.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from measures import Row

COPY = 0.3
Pair = frozenset[str]
TARGETS = {"pairs": 92, "passages": 90, "right way": 93, "credits": 96, "origins": 96, "over-counted": 3, "exact": 73.3}


def measure(gold: Sequence[Row], lines: Sequence[Row], credits: Sequence[Row]) -> dict[str, float]:
    """All measures in per cent; `over-counted` alone is the better the smaller it is."""
    reports = [row for row in gold if row["kind"] == "report"]
    wanted = {_pair(row): row for row in gold if row["kind"] == "pair"}
    given = {_pair(row): row for row in lines}
    found = Origins([row["report"] for row in reports], lines, credits)
    hits = {pair for pair in wanted.keys() & given.keys() if _is_copy(wanted[pair]) and _is_copy(given[pair])}
    return {
        "pairs": _f1(len(hits), sum(map(_is_copy, given.values())), sum(map(_is_copy, wanted.values()))),
        "passages": _passages(wanted, given),
        **_ways(wanted, given, hits),
        "credits": _credits(reports, credits),
        **_origins(reports, {row["report"]: found.of(row["report"]) for row in reports}),
    }


def _pair(row: Row) -> Pair:
    return frozenset((row["report"], row["source"]))


def _is_copy(row: Row) -> bool:
    return row["degree"] != "non" and row["containment"] >= COPY


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 100.0


def _f1(hits: float, given: float, wanted: float) -> float:
    return _percent(2 * hits, given + wanted)


def _ways(wanted: Mapping[Pair, Row], given: Mapping[Pair, Row], hits: Iterable[Pair]) -> dict[str, float]:
    """Of the found pairs with a known direction how many have it; of the others how many are given one."""
    directed = [pair for pair in hits if wanted[pair]["direction"] == "known"]
    siblings = [pair for pair in hits if wanted[pair]["direction"] != "known"]
    is_known = {pair: given[pair]["direction"] == "known" for pair in (*directed, *siblings)}
    right = sum(is_known[pair] and given[pair]["report"] == wanted[pair]["report"] for pair in directed)
    return {
        "right way": _percent(right, len(directed)),
        "false way": _percent(sum(is_known[pair] for pair in siblings), len(siblings)) if siblings else 0.0,
    }


def _shared(row: Row | None) -> set[tuple[str, int]]:
    passages = [each for each in row["passages"] if each["strand"] != "furniture"] if row else []
    here = {(row["report"], at) for each in passages for at in range(each["start"], each["end"])} if row else set()
    there = {(row["source"], at) for each in passages for at in range(each["source_start"], each["source_end"])}
    return here | there if row else set()


def _passages(wanted: Mapping[Pair, Row], given: Mapping[Pair, Row]) -> float:
    hits = found = right = 0
    for pair in wanted.keys() | given.keys():
        one, other = _shared(wanted.get(pair)), _shared(given.get(pair))
        hits, found, right = hits + len(one & other), found + len(other), right + len(one)
    return _f1(hits, found, right)


def _credits(reports: Sequence[Row], credits: Sequence[Row]) -> float:
    wanted = [(row["report"], each["start"], each["end"]) for row in reports for each in row["credits"]]
    given = [(each["report"], each["start"], each["end"]) for each in credits]
    precision, recall = _met(given, wanted), _met(wanted, given)
    return 100 * 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _met(one: Sequence[tuple[str, int, int]], others: Sequence[tuple[str, int, int]]) -> float:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for report, start, end in others:
        places[report].append((start, end))
    met = sum(any(start < last and first < end for first, last in places[report]) for report, start, end in one)
    return met / len(one) if one else 0.0


class Origins:
    """Whose word a report stands on: the agencies that it, its copies and its sources credit; else its own."""

    def __init__(self, reports: Iterable[str], lines: Sequence[Row], credits: Sequence[Row]) -> None:
        self._leader = {report: report for report in reports}
        self._above: dict[str, set[str]] = defaultdict(set)
        self._agencies: dict[str, set[str]] = defaultdict(set)
        copies = [line for line in lines if _is_copy(line)]
        derived = {line["report"] for line in copies if line["direction"] == "known"}
        for line in copies:
            if line["direction"] != "known" and not _pair(line) & derived:
                self._leader[self._group(line["report"])] = self._group(line["source"])
        for line in copies:
            if line["direction"] == "known":
                self._above[self._group(line["report"])].add(self._group(line["source"]))
        for credit in credits:
            self._agencies[self._group(credit["report"])].add(credit["agency"].casefold())

    def _group(self, report: str) -> str:
        while self._leader[report] != report:
            report = self._leader[report]
        return report

    def of(self, report: str, path: tuple[str, ...] = ()) -> set[str]:
        """The origins of a report."""
        group = self._group(report)
        above = {
            each for source in self._above[group] - {group, *path} for each in self.of(source, (*path, group))
        }
        return self._agencies[group] | above or {group}


def _origins(reports: Sequence[Row], found: Mapping[str, set[str]]) -> dict[str, float]:
    cases: dict[int, list[Row]] = defaultdict(list)
    for row in reports:
        cases[row["case"]].append(row)
    means: dict[str, list[float]] = {"precision": [], "recall": []}
    same = missed = exact = 0
    for rows in cases.values():
        gold = {row["report"]: set(row["origins"]) for row in rows}
        mine = {report: found[report] for report in gold}
        means["precision"] += _b_cubed(mine, gold)
        means["recall"] += _b_cubed(gold, mine)
        exact += len(set().union(*gold.values())) == len(set().union(*mine.values()))
        for one, other in combinations(gold, 2):
            same += (common := bool(gold[one] & gold[other]))
            missed += common and not mine[one] & mine[other]
    precision, recall = (sum(each) / len(each) for each in means.values())
    return {
        "origins": 100 * 2 * precision * recall / (precision + recall),
        "over-counted": _percent(missed, same),
        "exact": _percent(exact, len(cases)),
    }


def _b_cubed(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> list[float]:
    """For each report how far the origins that it shares in the one are shared in the other too."""
    found = []
    for a in one:
        beside = [b for b in one if one[a] & one[b]]
        shares = [min(len(one[a] & one[b]), len(other[a] & other[b])) / len(one[a] & one[b]) for b in beside]
        found.append(sum(shares) / len(shares))
    return found
