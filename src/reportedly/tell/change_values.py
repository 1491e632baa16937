"""The values on either side of a change, in the words that the account has for them."""

from __future__ import annotations

from reportedly.model.changes import Aspect
from reportedly.model.counts import OriginCount
from reportedly.tell.dates import show_date
from reportedly.tell.labels import group_of_labels, word
from reportedly.tell.origin_list import interval

_RANGE = ".."
_LABELLED = {
    Aspect.STATUS: "status", Aspect.CERTAINTY: "certainty", Aspect.POLARITY: "polarity", Aspect.SOURCE: "origin",
}  # fmt: skip


def show_value(aspect: Aspect, value: str) -> str:
    """Write a value: "under way" for "ongoing", "26 or more" for "26.. count", "14 Oct 2021" for "2021-10-14".

    What has no label, and is no number and no date, comes back as it is.
    """
    if aspect is Aspect.FIGURE:
        return _figure(value)
    if aspect is Aspect.TIME:
        first, is_range, last = value.partition(_RANGE)
        return show_date(f"{first or _RANGE}/{last or _RANGE}" if is_range else value)
    known = group_of_labels(_LABELLED.get(aspect, ""))
    if aspect is Aspect.SOURCE and value == "unstated":
        return word("kind", "unstated")
    return known[value].text if value in known else value


def _figure(value: str) -> str:
    amount, _, unit = value.partition(" ")
    low, is_range, high = amount.partition(_RANGE)
    if is_range:
        amount = f"{low}–{high}" if low and high else f"{low} or more" if low else f"{high} or fewer" if high else ""
    return " ".join(part for part in (amount, "" if unit == "count" else unit) if part)


def show_origins(count: OriginCount) -> str:
    """Write the numbers of origins without those that are none: "1 named + at least 1 unnamed", "none stated"."""
    parts = [f"{count.named} named"] if count.named else []
    if count.unnamed_high != 0:
        parts.append(f"{interval(count.unnamed_low, count.unnamed_high)} unnamed")
    if count.unstated:
        parts.append(f"{count.unstated} not stated, not counted" if parts else "none stated")
    return " + ".join(parts) or "none stated"
