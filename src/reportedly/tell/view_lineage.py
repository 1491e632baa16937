"""What a rendering shows of who took what from whom: trees of reports and agencies, and knots."""

from __future__ import annotations

from reportedly.model.base import Record
from reportedly.tell.labels import Label


class LineageNode(Record, frozen=True, kw_only=True):
    """A report (with its key), or an agency that is no report here, at its place in a tree.

    `how` says how it depends on what it stands under, and on what else: shares of text, credits. `front`: the lines of
    the tree in front of it in plain text. `has_below`: the next node stands under it; `ends`: lists that end behind it.
    """

    name: str
    key: str | None
    kind: Label | None
    how: tuple[str, ...]
    depth: int
    front: str
    has_below: bool
    ends: int


class Knot(Record, frozen=True, kw_only=True):
    """Reports that share text, and nobody knows who took it from whom; `low` to `high` per cent of a pair's words."""

    keys: tuple[str, ...]
    low: int
    high: int


class Lineage(Record, frozen=True, kw_only=True):
    """Who took what from whom in a story: all nodes from the top, each under the last one of a lesser depth.

    `alone`: the keys of reports of which nothing of the kind is known.
    """

    nodes: tuple[LineageNode, ...]
    knots: tuple[Knot, ...]
    alone: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no report is known to depend on another, or on an agency."""
        return not self.nodes and not self.knots
