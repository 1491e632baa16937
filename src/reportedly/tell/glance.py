"""A story in a few lines: what carries it and by whose word, in what reports differ, what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.account import Why
from reportedly.model.claim import Slot, Standing
from reportedly.tell.harmless import fold
from reportedly.tell.labels import Label, group_of_labels
from reportedly.tell.view import Asked, ClaimView, Contrast, Glance, ReportView, Sides, Value, Words

LEADS, BESIDE = 3, 2  # claims that lead; differences and questions beside them
_DIFFERING = frozenset((Why.CONFLICT.value, Why.DIFFERS.value))


def glance(claims: Sequence[ClaimView], asked: Sequence[Asked]) -> Glance | None:
    """Choose what a reader sees first: the head of the reading order, then what it does not tell already.

    None where no claim was read. Nothing stands twice: a difference of a lead is told with the lead. Cost: that of
    sorting the claims.
    """
    order = sorted(claims, key=lambda claim: (claim.is_background, claim.is_fragment, claim.place))
    leads = tuple(order[:LEADS])
    if not leads:
        return None
    told = {claim.number for claim in leads}
    differing = [claim for claim in order if claim.standing is Standing.DIFFER and claim.number not in told]
    differing.sort(key=lambda claim: (claim.is_background, not claim.clashes))
    told |= {claim.number for claim in differing}
    left = [each for each in asked if each.why.key not in _DIFFERING and each.claim.number not in told]
    return Glance(
        leads=leads,
        differing=tuple(differing[:BESIDE]),
        open=tuple(left[:BESIDE]),
        more_differing=max(0, len(differing) - BESIDE),
        more_open=max(0, len(left) - BESIDE),
    )


def main_contrast(claim: ClaimView) -> Contrast | None:
    """The first difference of a claim that has words on both sides, one of sources last; None without any."""
    contrasts = [contrast for voice in claim.voices for contrast in voice.contrasts if contrast.tells]
    return min(contrasts, key=_weakness, default=None)


def spread(claim: ClaimView) -> tuple[Label, Sides] | None:
    """The slot in which the reports of a claim differ most, with the values told beside the lead's and the lead's.

    Possible conflicts go first. None where a side has no words, or where one tells a plan and the other its outcome.
    Cost: linear in the voices.
    """
    if claim.clashes:
        return claim.clashes[0].slot, claim.clashes[0].sides
    main = main_contrast(claim)
    if main is None or main.here is None or main.lead is None or main.turned:
        return None
    beside: dict[object, dict[int, Words]] = {}
    for contrast in (contrast for voice in claim.voices for contrast in voice.contrasts):
        if contrast.here is not None and (contrast.slot.key, contrast.lead) == (main.slot.key, main.lead):
            beside.setdefault(_folded(contrast.here), {}).setdefault(contrast.here.report, contrast.here)
    values = tuple(Value(texts=tuple((words,) for words in told.values())) for told in beside.values())
    return main.slot, (values, (Value(texts=((main.lead,),)),))


def _folded(words: Words) -> object:
    return tuple(fold(piece).lower() for piece in words.pieces) or words.place


def _weakness(contrast: Contrast) -> tuple[bool, bool]:
    return contrast.slot.key == Slot.ATTRIBUTION, not (contrast.here and contrast.lead)


def stands(claim: ClaimView, columns: Sequence[Sequence[ReportView]]) -> list[tuple[Label, list[str]]]:
    """How the reports stand to a claim: each mark that occurs with the keys of its reports, copies joined by "="."""
    found: dict[str, list[str]] = {}
    for column in columns:
        by_mark: dict[str, list[str]] = {}
        for report in column:
            by_mark.setdefault(claim.cells[report.number].mark.key, []).append(report.key)
        for mark, keys in by_mark.items():
            found.setdefault(mark, []).append(" = ".join(keys))
    return [(mark, found[key]) for key, mark in group_of_labels("mark").items() if key in found]
