"""The main job: from inputs to one account a story. And the lesser ones: which story, who took text from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

import msgspec

from reportedly.align import align, find_echoes
from reportedly.gather import POLITE, Fetching
from reportedly.group import apply_rules, group
from reportedly.model.account import Account, Accounts, Rejected
from reportedly.model.base import content_id
from reportedly.model.changes import Changes
from reportedly.model.claim import Alignment
from reportedly.model.evidence import Evidence
from reportedly.model.judgement import Correction, Credit, Grouping, Reuse
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.story import StoryRule
from reportedly.pipeline.beside import with_versions
from reportedly.pipeline.changes import changes
from reportedly.pipeline.intake import Gathered, Hear, read_inputs, silence
from reportedly.pipeline.readings import date_by_story, read_all
from reportedly.pipeline.recipe import made_by
from reportedly.pipeline.repeated import date_by_source, resolve_once
from reportedly.pipeline.runner import attempt, run
from reportedly.pipeline.seal import seal
from reportedly.pipeline.versions import find_latest, find_versions, rules_for_latest, with_earlier
from reportedly.read.quotes import read_quotations
from reportedly.tell.account import tell
from reportedly.trace import find_credits, trace

UNDATED = "9999"  # sorts behind every date


def compare(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    one_story: bool = False,
    corrections: Sequence[Correction] = (),
    rules: Sequence[StoryRule] = (),
    fetching: Fetching = POLITE,
    progress: Hear = silence,
    note: Hear = silence,
) -> Account | Accounts:
    """Set the inputs side by side: the account of their story, or the accounts of several, first story first.

    Where no input can be used, the accounts are none and `rejected` says why. With `one_story` the user vouches that
    all inputs tell one story, and they are not grouped. `corrections` are a person's words on names; they outrank the
    program's rules; `rules` are a person's words on which reports tell one story, and outrank the grouping. See
    read_inputs for the other arguments.
    """
    gathered = read_inputs(
        inputs, stdin=stdin, published=published, fetching=fetching, progress=progress, note=note
    )
    return compare_reports(
        gathered, one_story=one_story, corrections=corrections, rules=rules, progress=progress, note=note
    )


def compare_reports(
    gathered: Gathered,
    *,
    one_story: bool = False,
    corrections: Sequence[Correction] = (),
    rules: Sequence[StoryRule] = (),
    progress: Hear = silence,
    note: Hear = silence,
) -> Account | Accounts:
    """Make the account of every story that the reports tell. The order of the inputs changes no account.

    Of several versions of one report the latest is told; the others stand beside it and count nowhere. `note` hears of
    each of the `rules` that came to nothing.
    """
    versions, lost = _read_versions(gathered.reports, progress)
    readings = [each[-1] for each in versions]
    earlier = {each[-1].report.id: each for each in versions if len(each) > 1}
    stories = _one_story(readings) if one_story else _stories(readings, rules, note)
    accounts: list[Account] = []
    for number, (story, members) in enumerate(stories.items(), start=1):
        progress(f"comparing story {number} of {len(stories)}")
        account = run("compare", members[0].report.uri, _tell_story, story, members, corrections, rules)
        if isinstance(account, Account) and earlier:
            account = run("compare", members[0].report.uri, _beside, account, earlier)
        if isinstance(account, Account):
            accounts.append(account)
        else:
            lost += [msgspec.structs.replace(account, input=each.report.uri) for each in members]
    rejected = (*gathered.rejected, *lost)
    if len(accounts) == 1:
        return seal(msgspec.structs.replace(accounts[0], rejected=rejected))
    accounts.sort(key=lambda account: (account.story.first or UNDATED, account.story.id))
    return Accounts(accounts=tuple(map(seal, accounts)), rejected=rejected)


def _read(reports: Sequence[Report], progress: Hear) -> tuple[list[Reading], list[Rejected]]:
    readings: list[Reading] = []
    lost: list[Rejected] = []
    for each in read_all(reports, progress=progress):
        if isinstance(each, Rejected):
            lost.append(each)
        else:
            readings.append(each)
    return readings, lost


def _read_versions(reports: Sequence[Report], progress: Hear) -> tuple[list[list[Reading]], list[Rejected]]:
    """Read all reports; the readings of one report's versions together, the latest last, and what could not be read."""
    families = find_versions(reports)
    readings, lost = _read([report for family in families for report in family.reports], progress)
    found = {reading.report.id: reading for reading in readings}
    read = ([found[report.id] for report in family.reports if report.id in found] for family in families)
    return [each for each in read if each], lost


def _beside(account: Account, versions: Mapping[str, Sequence[Reading]]) -> Account:
    return with_versions(account, versions, tell_one=lambda each: _tell_story("story-version", [each]), join=_join)


def compare_accounts(old: Sequence[Account], new: Sequence[Account]) -> Changes:
    """Say what became of each report and each claim between two accounts, or two files of several. See changes."""
    return changes(old, new, join=_join)


def _join(readings: Sequence[Reading]) -> Alignment:
    """Join the statements of readings into claims, as those of one story."""
    return attempt("align", align, judge("story-changes", readings))


def _stories(readings: Sequence[Reading], rules: Sequence[StoryRule], note: Hear) -> dict[str, list[Reading]]:
    grouped = group_all([reading.report for reading in readings], rules=rules, note=note)
    story_of = {each.report: each.story for each in grouped}
    stories: dict[str, list[Reading]] = {}
    for reading in readings:
        stories.setdefault(story_of[reading.report.id], []).append(reading)
    return stories


def _one_story(readings: Sequence[Reading]) -> dict[str, list[Reading]]:
    ids = sorted(reading.report.id for reading in readings)
    return {content_id("story", *ids): list(readings)} if ids else {}


def _tell_story(
    story: str,
    members: Sequence[Reading],
    corrections: Sequence[Correction] = (),
    rules: Sequence[StoryRule] = (),
) -> Account:
    """Judge and tell one story."""
    evidence = judge(story, members, corrections)
    aligned = attempt("align", align, evidence)
    return attempt("tell", tell, evidence, aligned, rejected=(), made_by=made_by(corrections, rules))


def judge(story: str, members: Sequence[Reading], corrections: Sequence[Correction] = ()) -> Evidence:
    """Judge who is who and who took text from whom in one story.

    Its reports stand by date, then by id, whatever the order of the inputs was. A report that only repeats another
    one has its "today", and who is meant, from there.
    """
    dated = attempt("place", date_by_story, members)
    readings = tuple(sorted(dated, key=lambda each: (each.report.published.value or UNDATED, each.report.id)))
    reuse, credited = _trace([each.report for each in readings])
    traced = Evidence(story=story, readings=readings, entities=(), reuse=reuse, credits=credited)
    repeats = attempt("align", find_echoes, traced)
    readings = attempt("place", date_by_source, readings, repeats)
    entities = attempt("resolve", resolve_once, readings, repeats, corrections)
    return msgspec.structs.replace(traced, readings=readings, entities=entities)


def group_all(
    reports: Sequence[Report], *, rules: Sequence[StoryRule] = (), note: Hear = silence
) -> tuple[Grouping, ...]:
    """Say which story each report tells, in the order given; `note` hears of rules that came to nothing.

    Of several versions of one report the latest is grouped, and the others are where it is.
    """
    latest = find_latest(reports)
    counted = [report for report in reports if latest[report.id] == report.id]
    grouped = attempt("group", group, counted) if counted else ()
    if rules:
        grouped, idle = attempt("group", apply_rules, grouped, counted, rules_for_latest(rules, reports, latest))
        for message in idle:
            note(message)
    return with_earlier({each.report: each for each in grouped}, reports, latest)


def trace_all(reports: Sequence[Report], *, note: Hear = silence) -> tuple[Reuse | Credit, ...]:
    """Trace text and credits through all reports: pairs that share text first, then the agencies credited.

    An earlier version of a report is no copy: it is left out, and `note` hears of it.
    """
    latest = find_latest(reports)
    uris = {report.id: report.uri for report in reports}
    for report in reports:
        if latest[report.id] != report.id:
            note(f"{report.uri}: an earlier version of {uris[latest[report.id]]}, which is traced in its place")
    reuse, credited = _trace([report for report in reports if latest[report.id] == report.id])
    return (*reuse, *credited)


def _trace(reports: Sequence[Report]) -> tuple[tuple[Reuse, ...], tuple[Credit, ...]]:
    quotations = {report.id: attempt("read", read_quotations, report) for report in reports}
    reuse = attempt("trace", trace, reports, quotations)
    return tuple(reuse), tuple(_flat(attempt("trace", find_credits, report) for report in reports))


def _flat(found: Iterable[Iterable[Credit]]) -> list[Credit]:
    return [credit for of_report in found for credit in of_report]
