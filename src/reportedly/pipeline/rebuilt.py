"""Readings made again from accounts that hold their texts, as far as the comparing of claims needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from reportedly.model.account import Account, AccountReport
from reportedly.model.reading import Entity, EntityType, MentionKind, Reading
from reportedly.model.report import Report

Place = tuple[str, str]  # (entity id of the reading, its type)


def rebuild(accounts: Sequence[Account]) -> dict[str, Reading]:
    """Make the readings of accounts by report id; reports without a text are left out.

    Sentences, quotations and metadata are not in an account, so they are not in these readings either.
    """
    return {
        report.id: _reading(account, report)
        for account in accounts
        for report in account.reports
        if report.text is not None
    }


def with_id(reading: Reading, id: str) -> Reading:
    """The same reading of a report that goes by another id."""
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, id=id))


def _reading(account: Account, report: AccountReport) -> Reading:
    return Reading(
        report=Report(
            id=report.id, uri=report.uri, outlet=report.outlet, title=report.title, lang=report.lang,
            text=report.text or "", published=report.published, blocks=report.blocks, incomplete=report.incomplete,
        ),
        mentions=report.mentions,
        entities=tuple(_entities(account, report)),
        times=report.times,
        figures=report.figures,
        attributions=report.attributions,
        statements=report.statements,
    )  # fmt: skip


def _entities(account: Account, report: AccountReport) -> Iterator[Entity]:
    """The reading's entities: the names by which the report mentions them, the longest first."""
    types = {own: entity.type for entity in account.entities for where, own in entity.members if where == report.id}
    named: dict[str, set[str]] = defaultdict(set)
    called: dict[str, set[str]] = defaultdict(set)
    for mention in report.mentions:
        words = mention.span.of(report.text or "")
        called[mention.entity].add(words)
        if mention.kind is MentionKind.NAME:
            named[mention.entity].add(words)
    for own, kind in types.items():
        names = sorted(named[own] or called[own], key=lambda name: (-len(name), name))
        if names:
            yield Entity(id=own, type=EntityType(kind), name=names[0], names=tuple(names))
