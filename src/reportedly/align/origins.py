"""How many independent origins stand behind a claim: copies once, chains by their last step, unnamed as an interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.align.copied import CopyFamilies
from reportedly.align.ends import Chain, End, EndFinder
from reportedly.align.gathered import Found, Gatherer, Group, by_marks
from reportedly.align.grounds import Grounds
from reportedly.align.ledger import Key, Ledger, Said
from reportedly.align.outlets import Outlets
from reportedly.model.claim import Because, Origin, OriginKind, Origins

_RANK = {kind: number for number, kind in enumerate(OriginKind)}

Support = tuple[Said, Chain]


class OriginCounter:
    """Counts origins over the reports of one story."""

    def __init__(self, ledger: Ledger) -> None:
        copies, outlets = CopyFamilies(ledger), Outlets(ledger.evidence)
        self.families = copies.of
        self._finder = EndFinder(ledger, outlets, copies)
        self._gatherer = Gatherer(outlets, copies)
        self._grounds = Grounds(outlets, copies)
        self._found: dict[tuple[Key, ...], Found] = {}
        self._order = {reading.report.id: number for number, reading in enumerate(ledger.evidence.readings)}

    def count(self, supports: Sequence[Support]) -> Origins:
        """Count the origins behind the supports of one claim, and say why each counts.

        A copy adds nothing to its source, and a statement taken over word for word nothing to the one it was taken
        from. A chain counts at its last stated step; the bare word of an outlet or agency, which another chain shows
        to have it from somebody, counts as that one. An unstated source is counted apart, once a text, an outlet and
        a publisher, and only where no source of the same text is known. Unnamed sources may all be the same: at least
        as many as the most that one of them says ("two diplomats"), at most their sum, without an upper bound once
        one of them is a plural without a number. Cost: nearly linear in the supports and what they share.
        """
        found = self._gather(supports)
        ordered = sorted(found.groups, key=lambda group: self._place(group))
        because = self._grounds.of(ordered, words=found.words, order=self._order)
        each = tuple(self._origin(group, why) for group, why in zip(ordered, because, strict=True))
        return _sum(ordered, unstated=sum(one.kind is OriginKind.UNSTATED for one in each), each=each)

    def count_story(self, claims: Iterable[Sequence[Support]]) -> Origins:
        """Count the origins of all claims together, the numbers alone: what is one in any of them is one.

        Unstated are the texts (of an outlet, of a publisher) of which no statement has a source.
        """
        ends: list[End] = []
        sourced: set[str] = set()
        every: set[str] = set()
        for number, supports in enumerate(claims):
            for at, group in enumerate(self._gather(supports).groups):
                reports = {end.report for end in group.every}
                every |= reports
                if group.counted:
                    sourced |= reports
                    ends += [end.marked(("group", f"{number}/{at}")) for end in group.counted]
        texts = self._gatherer.texts(every)
        roots = {texts.root(report) for report in every} - {texts.root(report) for report in sourced}
        return _sum([Group(list(group)) for group in by_marks(ends)], unstated=len(roots))

    def _gather(self, supports: Sequence[Support]) -> Found:
        """The origins of one claim, found once."""
        key = tuple(said.key for said, _ in supports)
        if key not in self._found:
            self._found[key] = self._gatherer.gather([self._finder.find(said, chain) for said, chain in supports])
        return self._found[key]

    def _place(self, group: Group) -> tuple[int, str, int, str]:
        first = min((self._order[end.report], end.said.statement.id) for end in group.ends)
        return _RANK[group.kind], group.name or "", *first

    def _origin(self, group: Group, because: tuple[Because, ...]) -> Origin:
        ends = sorted({(self._order[end.report], *end.said.key) for end in (*group.ends, *group.passed_on)})
        low, high = group.bounds
        return Origin(
            kind=group.kind,
            name=group.name,
            low=low,
            high=high,
            supports=tuple((report, statement) for _, report, statement in ends),
            because=because,
        )


def _sum(groups: Sequence[Group], *, unstated: int, each: tuple[Origin, ...] = ()) -> Origins:
    named = sorted(group.name for group in groups if _is_named(group) and group.name)
    unnamed = [group.bounds for group in groups if group.kind is OriginKind.UNNAMED]
    highs = [high for _, high in unnamed if high is not None]
    return Origins(
        named=tuple(named),
        unnamed_low=max((low for low, _ in unnamed), default=0),
        unnamed_high=sum(highs) if len(highs) == len(unnamed) else None,
        unstated=unstated,
        each=each,
    )


def _is_named(group: Group) -> bool:
    return group.kind in (OriginKind.WITNESS, OriginKind.NAMED)
