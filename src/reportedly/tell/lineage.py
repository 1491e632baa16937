"""Who took what from whom, as trees: an agency, the reports that have it from there, the copies of those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportedly.model.account import Account
from reportedly.model.judgement import Degree, Knowledge, Reuse
from reportedly.tell.harmless import one_line
from reportedly.tell.labels import label, word
from reportedly.tell.shelf import Shelf
from reportedly.tell.view_lineage import Knot, Lineage, LineageNode
from reportedly.text.publishers import outlet_key


class Agency(NamedTuple):
    """An agency by its key: no report, whatever ids reports have."""

    key: str


Node = str | Agency  # a report by its id, or an agency
_WIDEST = 40  # characters of a tree's lines: deeper ones are cut off in front


def view_lineage(account: Account, shelf: Shelf) -> Lineage:
    """Draw the trees of an account, those of the first reports first; what is unknown stands beside them as unknown.

    A report stands once: under the report of which it shares most, else under the agency that it credits. Each other
    source is named with it. Reports that share text in no known direction make a knot; the rest stand alone.
    Cost: n log n in reuse and credits.
    """
    return _Trees(account, shelf).view()


class _Trees:
    def __init__(self, account: Account, shelf: Shelf) -> None:
        self._shelf = shelf
        self._order = [report.id for report in account.reports]
        self._copied = [reuse for reuse in account.reuse if reuse.degree is not Degree.NON]
        self._taken: dict[str, list[Reuse]] = defaultdict(list)
        for reuse in self._copied:
            if reuse.direction is Knowledge.KNOWN:
                self._taken[reuse.report].append(reuse)
        self._agencies = _agencies(account)
        self._names = {key: name for found in self._agencies.values() for key, name in sorted(found.items())}
        wires = {Agency(outlet_key(report.outlet) or ""): report.id for report in reversed(account.reports)}
        self._wires = {key: wires[key] for key in self._names if key in wires}
        self._above = self._parents()

    def view(self) -> Lineage:
        """The trees, the knots, and who stands alone."""
        below: dict[Node, list[str]] = defaultdict(list)
        for report in self._order:
            if report in self._above:
                below[self._above[report]].append(report)
        agencies = sorted(key for key in self._names if key in below)
        firsts = [report for report in self._order if report in below and report not in self._above]
        knots = tuple(self._knots())
        placed = {*self._above, *firsts, *(report for knot in _joined(self._unknown()) for report in knot)}
        alone = tuple(self._shelf.view(report).key for report in self._order if report not in placed)
        return Lineage(nodes=tuple(self._nodes([*agencies, *firsts], below)), knots=knots, alone=alone)

    def _parents(self) -> dict[str, Node]:
        """Report → the report or agency that it stands under, never itself by a detour."""
        above: dict[str, Node] = {}
        known = [reuse for taken in self._taken.values() for reuse in taken]
        for reuse in sorted(known, key=lambda each: (-each.containment, each.report, each.source)):
            if reuse.report not in above and not _leads_to(above, reuse.source, reuse.report):
                above[reuse.report] = reuse.source
        for report in self._order:
            for agency in sorted(self._agencies.get(report, ())):
                source = self._wires.get(agency, agency)
                if report not in above and source != report and not _leads_to(above, source, report):
                    above[report] = source
        return above

    def _nodes(self, roots: Sequence[Node], below: Mapping[Node, Sequence[str]]) -> Iterator[LineageNode]:
        """All nodes from the top, without recursion, for chains may be long."""
        waiting: list[tuple[Node, int, str, str, int]] = [(root, 0, "", "", 0) for root in reversed(roots)]
        while waiting:
            at, depth, before, branch, ends = waiting.pop()
            under = below.get(at, ())
            yield self._node(at, depth=depth, front=before + branch, has_below=bool(under), ends=0 if under else ends)
            inner = (before + {"": "", "├ ": "│ ", "└ ": "  "}[branch])[-_WIDEST:]
            last = len(under) - 1
            waiting += [
                (each, depth + 1, inner, "├ └ "[2 * (n == last) :][:2], ends + 1 if n == last else 0)
                for n, each in reversed([*enumerate(under)])
            ]

    def _node(self, at: Node, *, depth: int, front: str, has_below: bool, ends: int) -> LineageNode:
        place: dict[str, Any] = {"depth": depth, "front": front, "has_below": has_below, "ends": ends}
        if isinstance(at, Agency):
            return LineageNode(name=self._names[at], key=None, kind=label("kind", "agency"), how=(), **place)
        view = self._shelf.view(at)
        return LineageNode(name=view.outlet, key=view.key, kind=None, how=tuple(self._how(at)), **place)

    def _how(self, report: str) -> Iterator[str]:
        """How a report depends on what it stands under, and on what else."""
        parent = self._above.get(report)
        for reuse in self._taken.get(report, ()):
            share = word("lineage", "share").format(percent=percent(reuse))
            other = self._shelf.view(reuse.source).key
            yield share if reuse.source == parent else word("lineage", "also").format(report=other, share=share)
        for agency, name in sorted(self._agencies.get(report, {}).items()):
            if self._wires.get(agency) != report and not self._is_above(report, agency):
                yield word("lineage", "credits").format(agency=name)

    def _is_above(self, report: str, agency: Agency) -> bool:
        """Whether a report further up credits the agency already, so that it came down with the text."""
        above = self._above.get(report)
        for _ in self._order:
            if not isinstance(above, str) or above not in self._agencies:
                return False
            if agency in self._agencies[above]:
                return True
            above = self._above.get(above)
        return False

    def _unknown(self) -> list[Reuse]:
        return [reuse for reuse in self._copied if reuse.direction is Knowledge.UNKNOWN]

    def _knots(self) -> Iterator[Knot]:
        pairs = self._unknown()
        for knot in _joined(pairs):
            shares = [percent(each) for each in pairs if each.report in knot]  # knots share no report
            keys = tuple(self._shelf.view(report).key for report in self._order if report in knot)
            yield Knot(keys=keys, low=min(shares), high=max(shares))


def percent(reuse: Reuse) -> int:
    """The share of the shorter report's words that stand in shared prose, in per cent."""
    return round(100 * reuse.containment)


def _agencies(account: Account) -> dict[str, dict[Agency, str]]:
    """By report, the agencies that it credits with its whole text: key → name as it is written."""
    found: dict[str, dict[Agency, str]] = defaultdict(dict)
    for credit in account.credits:
        if credit.covers is None:
            name = one_line(credit.agency)
            found[credit.report].setdefault(Agency(outlet_key(credit.agency) or name), name)
    return found


def _leads_to(above: Mapping[str, Node], start: Node, end: str) -> bool:
    at: Node | None = start
    while isinstance(at, str) and at != end:
        at = above.get(at)
    return at == end


def _joined(pairs: Sequence[Reuse]) -> list[set[str]]:
    """Reports that are linked by pairs, directly or through others; in the order of the pairs."""
    home: dict[str, set[str]] = {}
    for pair in pairs:
        one, other = (home.setdefault(each, {each}) for each in (pair.report, pair.source))
        if one is not other:
            one |= other
            home.update(dict.fromkeys(other, one))
    return list({id(knot): knot for knot in home.values()}.values())
