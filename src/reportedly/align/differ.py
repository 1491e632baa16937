"""How the supports of a claim differ from its lead: slot by slot, on the differing words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.align.counts import amounts_at_odds, amounts_of
from reportedly.align.features import Features
from reportedly.align.ledger import Key, Ledger
from reportedly.align.opposed import excluded, is_opposed
from reportedly.align.put import state_of, sureness_of
from reportedly.align.slots import same_place
from reportedly.align.sources import matters_alone, same_source, stated, words_of
from reportedly.align.when import is_dated, time_span, times_differ
from reportedly.model.base import Located, Span
from reportedly.model.claim import ChainLink, Difference, Slot, Stance
from reportedly.model.report import BlockKind

Chain = tuple[ChainLink, ...]
Pair = tuple[Span | None, Span | None]  # the differing words of a support, and of what it is compared with
# These make two wordings of a claim different; the others colour it.
HARD = frozenset({Slot.WHEN, Slot.WHERE, Slot.WHO, Slot.HOW_MANY, Slot.POLARITY})


# How many of those that fill a slot a support is compared with: it may give another amount than the lead does.
_AGAINST: Mapping[Slot, int] = {Slot.HOW_MANY: 12}


@dataclass(frozen=True)
class Comparing:
    """What supports are compared with besides their features: the story, and the chain of each statement."""

    ledger: Ledger
    chains: Mapping[Key, Chain]


def differences(cluster: Sequence[Features], chains: Mapping[Key, Chain], ledger: Ledger) -> list[list[Difference]]:
    """List for each support of a claim the slots in which it differs, each with the words on either side.

    The first of the cluster leads it, and all are compared with it; where it leaves a slot open, with the first support
    that fills it. Different is not contradictory: a slot that one side leaves open is no difference. The same source
    or another one is told beside another difference; alone only where it matters (`sources`). Order: as in `Slot`.
    Cost: linear in the supports.
    """
    with_what = Comparing(ledger, chains)
    leads = {slot: [one for one in cluster if fills(one, with_what)][: _AGAINST.get(slot, 1)] for slot, fills in _FILLS.items()}
    found = [_of_support(one, leads, with_what) for one in cluster]
    if any(each.keys() - {Slot.ATTRIBUTION} for each in found):
        return [list(each.values()) for each in found]
    lead = cluster[0]
    return [list(each.values()) if lead and each and _is_telling(one, lead, with_what) else []
            for one, each in zip(cluster, found, strict=True)]


def _of_support(one: Features, leads: Mapping[Slot, Features | None], by: Comparing) -> dict[Slot, Difference]:
    found = {}
    for slot in Slot:
        if not _FILLS[slot](one, by):
            continue
        for lead in leads[slot]:
            if lead is one:
                break
            pair = _COMPARED[slot](one, lead, by)
            if pair is not None:
                found[slot] = Difference(slot=slot, here=pair[0], lead=_located(lead, pair[1]))
                break
    return found


def stance(found: Sequence[Difference]) -> Stance:
    """How a support stands to the lead, by the slots in which it differs."""
    slots = {difference.slot for difference in found}
    if Slot.POLARITY in slots:
        return Stance.DENIES
    return Stance.DIFFERS if slots & HARD else Stance.AGREES


def _located(features: Features, span: Span | None) -> Located | None:
    return Located(report=features.said.report, start=span.start, end=span.end) if span else None


# ---- when and where -------------------------------------------------------------------------------------------


def _when(one: Features, lead: Features, _: Comparing) -> Pair | None:
    return (time_span(one), time_span(lead)) if times_differ(one, lead) else None


def _where(one: Features, lead: Features, by: Comparing) -> Pair | None:
    ledger = by.ledger
    if same_place(one.where, lead.where, ledger) is not False or _near(one, lead, ledger):
        return None
    return ledger.mention_of(one.said, one.where), ledger.mention_of(lead.said, lead.where)


def _near(a: Features, b: Features, ledger: Ledger) -> bool:
    """Whether either side names the other's place as well: then they do not disagree on it."""
    return any(same_place(b.where, place, ledger) for place in a.places) or any(
        same_place(a.where, place, ledger) for place in b.places
    )


# ---- who and how many -----------------------------------------------------------------------------------------


def _who(one: Features, lead: Features, by: Comparing) -> Pair | None:
    if one.subjects & (lead.subjects | lead.actors) or lead.subjects & one.actors:
        return None
    mine, theirs = min(one.named_subjects), min(lead.named_subjects)
    return by.ledger.mention_of(one.said, mine), by.ledger.mention_of(lead.said, theirs)


def _how_many(one: Features, lead: Features, _: Comparing) -> Pair | None:
    pair = amounts_at_odds(one, lead)
    return (pair[0].span, pair[1].span) if pair else None


# ---- how it is put, and by whom -------------------------------------------------------------------------------


def _status(one: Features, lead: Features, by: Comparing) -> Pair | None:
    return _groups(one, lead) if state_of(one, by.ledger) != state_of(lead, by.ledger) else None


def _certainty(one: Features, lead: Features, by: Comparing) -> Pair | None:
    return _groups(one, lead) if sureness_of(one, by.ledger) is not sureness_of(lead, by.ledger) else None


def _polarity(one: Features, lead: Features, _: Comparing) -> Pair | None:
    return (excluded(one, lead) or _groups(one, lead)) if is_opposed(one, lead) else None


def _groups(one: Features, lead: Features) -> Pair:
    return one.said.statement.group, lead.said.statement.group


def _attribution(one: Features, lead: Features, by: Comparing) -> Pair | None:
    """Another source, or one where the other has none. A headline drops its source by custom."""
    mine, theirs = (stated(by.chains[each.said.key], by.ledger) for each in (one, lead))
    heads = BlockKind.HEADLINE in {by.ledger.place_of(each.said)[0] for each in (one, lead)}
    if (heads and (mine is None or theirs is None)) or same_source(mine, theirs, by.ledger) is not False:
        return None
    return words_of(mine), words_of(theirs)


def _is_telling(one: Features, lead: Features, by: Comparing) -> bool:
    mine, theirs = (stated(by.chains[each.said.key], by.ledger) for each in (one, lead))
    return matters_alone(one, mine, theirs) or matters_alone(lead, theirs, mine)


# ---- the slots ------------------------------------------------------------------------------------------------


def _always(_: Features, __: Comparing) -> bool:
    return True


_FILLS: Mapping[Slot, Callable[[Features, Comparing], bool]] = {
    Slot.WHEN: lambda one, _: is_dated(one),
    Slot.WHERE: lambda one, _: one.where is not None,
    Slot.WHO: lambda one, _: bool(one.named_subjects),
    Slot.HOW_MANY: lambda one, _: bool(amounts_of(one)),
    Slot.STATUS: lambda one, by: state_of(one, by.ledger) is not None,
    Slot.CERTAINTY: lambda one, by: sureness_of(one, by.ledger) is not None,
    Slot.ATTRIBUTION: _always,
    Slot.POLARITY: _always,
}
_COMPARED: Mapping[Slot, Callable[[Features, Features, Comparing], Pair | None]] = {
    Slot.WHEN: _when,
    Slot.WHERE: _where,
    Slot.WHO: _who,
    Slot.HOW_MANY: _how_many,
    Slot.STATUS: _status,
    Slot.CERTAINTY: _certainty,
    Slot.ATTRIBUTION: _attribution,
    Slot.POLARITY: _polarity,
}
