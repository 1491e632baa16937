"""The origins of a claim one by one, with the reasons in words: labels of the program, keys of reports."""

from __future__ import annotations

from reportedly.model.claim import Because, Ground, Origin, OriginKind, Origins
from reportedly.tell.harmless import one_line
from reportedly.tell.labels import label, word
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import OriginView

# What the chains, the columns of copies and the numbers beside a claim show already.
_SHOWN = frozenset(
    {
        Ground.NAMED_IN, Ground.CREDITED_BY, Ground.UNNAMED_IN, Ground.OWN_VOICE, Ground.NOBODY_NAMED, Ground.COPY_OF,
        Ground.ONE_TEXT, Ground.MAY_BE_ONE,
    }
)  # fmt: skip


def list_origins(origins: Origins, shelf: Shelf) -> tuple[OriginView, ...]:
    """List the origins in the account's order; empty for an account that holds the numbers alone."""
    return tuple(_view(origin, shelf) for origin in origins.each)


def _view(origin: Origin, shelf: Shelf) -> OriginView:
    is_unnamed = origin.kind is OriginKind.UNNAMED
    return OriginView(
        kind=label("origin", origin.kind),
        name=one_line(origin.name) if origin.name else None,
        quoted=is_unnamed,
        number=interval(origin.low, origin.high) if origin.kind is not OriginKind.UNSTATED else None,
        why=tuple(_phrase(why, shelf) for why in origin.because),
        telling=tuple(_phrase(why, shelf) for why in origin.because if why.ground not in _SHOWN),
    )


def _phrase(why: Because, shelf: Shelf) -> str:
    """A reason in words, by the table of labels: "named in A, B"; "D is a copy of C"."""
    return word("ground", why.ground).format(
        reports=_keys(why.reports, shelf), of=_keys(why.of, shelf), name=one_line(why.name or "")
    )


def _keys(reports: tuple[str, ...], shelf: Shelf) -> str:
    return ", ".join(shelf.view(report).key for report in sorted(reports, key=shelf.number))


def interval(low: int, high: int | None) -> str:
    """Write how many unnamed sources there may be: "2", "1–3", "at least 1"."""
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low}–{high}"
