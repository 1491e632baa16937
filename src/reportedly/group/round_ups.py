"""Round-ups, live blogs and explainers: they tell of many events, so they join a story but never join stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.group.likeness import Likeness
from reportedly.group.linkage import link
from reportedly.model.report import BlockKind, Report
from reportedly.text.plain import level
from reportedly.text.tables import column, read_table


def is_round_up(report: Report) -> bool:
    """Whether the headline or the address marks a report as one of many events (table data/round_up_words.tsv)."""
    title = level(report.title or _headline(report)).strip().casefold()
    return bool(_title_marks().search(title)) or bool(_marked_parts() & _address_parts(_address(report)))


def link_apart(
    seeds: Sequence[Sequence[int]], likeness: Likeness, *, apart: frozenset[int], threshold: float
) -> list[list[int]]:
    """Join groups by average linkage, but let groups that hold a report of `apart` only attach to the others.

    Each goes to the group that it is most like on the average, if that reaches the threshold; the lower one of equals.
    Groups that attach nowhere are joined with one another. All come back sorted, their members too. Cost: as `link`.
    """
    loose = [seed for seed in seeds if apart.intersection(seed)]
    firm = link([seed for seed in seeds if not apart.intersection(seed)], likeness, threshold=threshold)
    homes = [_best_home(seed, firm, likeness, threshold) for seed in loose]
    grown = [list(members) for members in firm]
    for seed, home in zip(loose, homes, strict=True):
        if home is not None:
            grown[home] += seed
    left = [seed for seed, home in zip(loose, homes, strict=True) if home is None]
    return sorted(map(sorted, [*grown, *link(left, likeness, threshold=threshold)]))


def _best_home(
    seed: Sequence[int], groups: Sequence[Sequence[int]], likeness: Likeness, threshold: float
) -> int | None:
    def average(group: Sequence[int]) -> float:
        pairs = ((min(one, other), max(one, other)) for one in seed for other in group)
        return sum(likeness.get(pair, 0.0) for pair in pairs) / (len(seed) * len(group))

    averages = [average(group) for group in groups]
    best = max(range(len(groups)), key=averages.__getitem__, default=None)
    return best if best is not None and averages[best] >= threshold else None


def _address(report: Report) -> str:
    return report.metadata.canonical.value if report.metadata.canonical else report.uri


def _headline(report: Report) -> str:
    heads = (block for block in report.blocks if block.kind is BlockKind.HEADLINE)
    return next((report.text[block.start : block.end] for block in heads), "")


@cache
def _title_marks() -> re.Pattern[str]:
    forms = {"any": r"(?<!\w){}(?!\w)", "start": r"^{}(?!\w)", "end": r"(?<!\w){}$"}
    rows = (row for row in read_table("round_up_words") if row["where"] in forms)
    return re.compile("|".join(forms[row["where"]].format(re.escape(level(row["words"]))) for row in rows))


def _address_parts(address: str) -> frozenset[str]:
    """The parts of the path of an address, between slashes; none for a file."""
    parts = address.split("?")[0].split("#")[0].casefold().split("/")
    return frozenset(parts[3:]) if parts[0] in ("http:", "https:") else frozenset()


@cache
def _marked_parts() -> frozenset[str]:
    return column("round_up_words", "words", where="address")
