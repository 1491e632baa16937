"""What every record shares: frozen, keyword-only, unknown fields forbidden; spans; ids of content."""

from __future__ import annotations

import hashlib

import msgspec

from reportedly.errors import ContractError


# Records are frozen and hold only what was there before them, so none can be part of a cycle: the garbage collector,
# which would walk through all of them again and again, need not know them. A story has hundreds of thousands.
class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Base of all records."""


class Span(Record, frozen=True, kw_only=True, order=True):
    """A half-open stretch of a report's text, in Unicode code points: text[start:end]."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ContractError(f"span {self.start}–{self.end} is empty or negative")

    def of(self, text: str) -> str:
        """Cut the span out of its text; ContractError if it does not fit."""
        if self.end > len(text):
            raise ContractError(f"span {self.start}–{self.end} ends beyond a text of {len(text)} characters")
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether the other span lies inside of this one (equal counts)."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Located(Record, frozen=True, kw_only=True):
    """A span of one report's text."""

    report: str
    start: int
    end: int


def content_id(kind: str, *parts: str) -> str:
    """Make an id of the form `kind-…` from a hash of the parts: same content, same id."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{kind}-{digest.hexdigest()}"
