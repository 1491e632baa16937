"""How many: reports, texts, outlets, origins; never one score."""

from __future__ import annotations

from reportedly.model.base import Record


class OriginCount(Record, frozen=True, kw_only=True):
    """How many independent origins. Unnamed ones are an interval; `unnamed_high` None means no upper bound is known.

    Unstated sources are counted apart and never add an origin.
    """

    named: int
    unnamed_low: int
    unnamed_high: int | None
    unstated: int


class Counts(Record, frozen=True, kw_only=True):
    """Four separate numbers, never one score: reports, texts (copies once), outlets, origins."""

    reports: int
    texts: int
    outlets: int
    origins: OriginCount
