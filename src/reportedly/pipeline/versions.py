"""Several fetches of one page or item are versions of one report: the latest counts, the others stand beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from reportedly.model.base import content_id
from reportedly.model.judgement import Grouping
from reportedly.model.report import Report
from reportedly.model.story import StoryRule
from reportedly.text.addresses import canonical_address, host_of, registrable_domain
from reportedly.text.fingerprints import fold_words
from reportedly.text.joined import Joined
from reportedly.text.publishers import outlet_key

_RUN = 5  # words: what two texts share is counted in runs of so many
_ONE_PAGE = 0.1  # share of the shorter text's runs: a page that was rewritten still keeps a paragraph
_ONE_ITEM = 0.3  # the same where only a carrier's id says that they are one: other carriers may use it, too
_ID_TAIL = 17  # "-" and the hash that intake puts behind an id that was taken


class Family(NamedTuple):
    """The versions of one report, the first one first; of most reports it is the only one."""

    reports: tuple[Report, ...]

    @property
    def latest(self) -> Report:
        return self.reports[-1]


def find_versions(reports: Sequence[Report]) -> tuple[Family, ...]:
    """Put the fetches of one page together: one address, or one id of one outlet, and text in common.

    Order: families by their first place among the reports; versions by date, then by fetch, a stub before what is
    whole. Two texts at one address that share next to nothing stay two reports. The order of the reports changes no
    family. Cost: linear in the texts of those that share an address or an id; a hash of the others.
    """
    given = _given_ids(reports)
    return tuple(_family(members, given) for members in _groups(reports, given))


def find_latest(reports: Sequence[Report]) -> dict[str, str]:
    """Find the id of the latest version of each report, by the report's id: its own, but for earlier versions.

    Ids are as they are given here, none is changed. What are versions: `find_versions`.
    """
    groups = (sorted(members, key=_rank) for members in _groups(reports, _given_ids(reports)))
    return {each.id: members[-1].id for members in groups for each in members}


def with_earlier(
    found: Mapping[str, Grouping], reports: Sequence[Report], latest: Mapping[str, str]
) -> tuple[Grouping, ...]:
    """Give the line of each report, in their order; an earlier version is where its latest one is."""
    return tuple(
        found[report.id]
        if latest[report.id] == report.id
        else msgspec.structs.replace(found[latest[report.id]], report=report.id, version_of=latest[report.id])
        for report in reports
    )


def rules_for_latest(
    rules: Sequence[StoryRule], reports: Sequence[Report], latest: Mapping[str, str]
) -> tuple[StoryRule, ...]:
    """Let a person's rules that name an earlier version, by id or input, speak of the latest."""
    counted = {name for report in reports if latest[report.id] == report.id for name in (report.id, report.uri)}
    names = {name: latest[report.id] for report in reports for name in (report.id, report.uri) if name not in counted}
    return tuple(
        msgspec.structs.replace(rule, a=names.get(rule.a, rule.a), b=names.get(rule.b, rule.b)) for rule in rules
    )


def _given_ids(reports: Sequence[Report]) -> dict[str, str]:
    homes = {report.id: number for number, report in enumerate(reports)}
    return {report.id: _given_id(report, homes) for report in reports}


def _groups(reports: Sequence[Report], given: dict[str, str]) -> Iterator[list[Report]]:
    """The reports, versions of one together; groups by their first place."""
    joined = Joined(range(len(reports)))
    for numbers in _candidates(reports, given).values():
        for number, other in _same(reports, numbers):
            joined.join(number, other)
    return ([reports[number] for number in members] for members in joined.groups())


def ordered_by(earlier: Report, later: Report) -> str | None:
    """Say what shows that one version came before another: completeness, date, fetched; None where nothing does."""
    if earlier.incomplete != later.incomplete:
        return "completeness"
    one, other = _stamp(earlier), _stamp(later)
    if one and other and one != other:
        return "date"
    one, other = (_instant(each.source.fetched) for each in (earlier, later))
    return "fetched" if one and other and one != other else None


def _candidates(reports: Sequence[Report], given: dict[str, str]) -> dict[tuple[str, str], list[int]]:
    """Reports that share an address, or an id, and are not of two outlets."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        address = _address(report)
        if address:
            found["address", address].append(number)
        if given[report.id] != content_id("report", report.text):  # an id of its text alone: nobody gave it
            found["id", given[report.id]].append(number)
    return {key: numbers for key, numbers in found.items() if len(numbers) > 1}


def _address(report: Report) -> str | None:
    """The one form of the page's address. One that the page gives itself counts on its own domain; a front page never.

    A page that names another site's page as its own is a copy from there, and no version of it.
    """
    about = report.metadata
    own = about.canonical.value if about.canonical else None
    if own and about.domain and registrable_domain(host_of(own) or "") != about.domain.value:
        own = None
    own = own or (canonical_address(report.uri) if host_of(report.uri) else None)
    return own if own and not own.rstrip("/").endswith(host_of(own) or own) else None


def _given_id(report: Report, homes: dict[str, int]) -> str:
    """The id as it was given: intake gives a report whose id is taken another one, made of it."""
    stem = report.id[:-_ID_TAIL]
    told_apart = content_id(stem, report.text, report.outlet or "", report.uri)
    return stem if stem in homes and told_apart == report.id else report.id


def _same(reports: Sequence[Report], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of reports of one page, each with the nearest one before it that shares enough text with it."""
    ordered = sorted(numbers, key=lambda number: _rank(reports[number]))
    runs = {number: _runs(reports[number]) for number in ordered}
    for place, number in enumerate(ordered):
        for other in reversed(ordered[max(0, place - 3) : place]):
            if _is_one(reports[number], reports[other], _share(runs[number], runs[other])):
                yield number, other
                break


def _is_one(one: Report, other: Report, share: float) -> bool:
    keys = [_outlet(each) for each in (one, other)]
    if all(keys) and keys[0] != keys[1]:
        return False
    if one.title and one.title == other.title and _address(one) and _address(one) == _address(other):
        return True
    return share >= (_ONE_PAGE if _address(one) and _address(one) == _address(other) else _ONE_ITEM)


def _outlet(report: Report) -> str | None:
    return outlet_key(report.outlet, report.metadata.domain.value if report.metadata.domain else None)


def _runs(report: Report) -> frozenset[tuple[str, ...]]:
    """The runs of words of what is read; what frames every page of a site proves nothing."""
    words = fold_words("\n".join(report.text[b.start : b.end] for b in report.blocks if b.is_read)).keys
    return frozenset(words[at : at + _RUN] for at in range(max(1, len(words) - _RUN + 1)))


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / min(len(one), len(other))


def _rank(report: Report) -> tuple[bool, str, str, int, str, str]:
    """First is first: what is cut off, then by date, fetch and length; the rest only makes the order one."""
    stamp, fetched = _stamp(report), _instant(report.source.fetched)
    return (not report.incomplete, stamp or "", fetched or "", len(report.text), report.text, report.uri)


def _stamp(report: Report) -> str | None:
    """The latest instant that the report gives itself, in one form that sorts: of publication or of an update."""
    updated = report.metadata.updated.value if report.metadata.updated else None
    return max(filter(None, (_instant(report.published.value), _instant(updated))), default=None)


def _instant(value: str | None) -> str | None:
    """An EDTF day or instant in UTC; a day stands at its beginning, so before its own hours."""
    try:
        at = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    if at is None:
        return None
    return (at if at.tzinfo is None else at.astimezone(UTC)).replace(tzinfo=None).isoformat()


def _family(members: Iterable[Report], given: dict[str, str]) -> Family:
    """The versions in order; the latest has the id that was given to all, whatever the order of the inputs was."""
    ordered = sorted(members, key=_rank)
    shared = {given[each.id] for each in ordered}
    if len(ordered) == 1 or len(shared) > 1:
        return Family(tuple(ordered))
    (own,) = shared
    earlier = [msgspec.structs.replace(each, id=_version_id(own, each)) for each in ordered[:-1]]
    return Family((*earlier, msgspec.structs.replace(ordered[-1], id=own)))


def _version_id(own: str, report: Report) -> str:
    return content_id(f"{own}-version", report.text, report.published.value or "", report.source.fetched or "")
