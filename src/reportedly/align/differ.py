"""How the supports of a claim differ from its lead: slot by slot, on the differing words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.align.counts import counts_at_odds, counts_of
from reportedly.align.features import Features
from reportedly.align.ledger import Key, Ledger
from reportedly.align.opposed import excluded, is_opposed
from reportedly.align.put import state_of, sureness_of
from reportedly.align.slots import same_day, same_place
from reportedly.align.sources import matters_alone, same_source, stated, words_of
from reportedly.model.base import Located, Span
from reportedly.model.claim import ChainLink, Difference, Slot, Stance
from reportedly.model.report import BlockKind
from reportedly.text.calendar import parse_day

Chain = tuple[ChainLink, ...]
Pair = tuple[Span | None, Span | None]  # the differing words of a support, and of what it is compared with
# These make two wordings of a claim different; the others colour it.
HARD = frozenset({Slot.WHEN, Slot.WHERE, Slot.WHO, Slot.HOW_MANY, Slot.POLARITY})
_WEEK = 7  # days


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
    leads = {slot: next((one for one in cluster if fills(one, with_what)), None) for slot, fills in _FILLS.items()}
    return [_of_support(one, leads, with_what) for one in cluster]


def _of_support(one: Features, leads: Mapping[Slot, Features | None], by: Comparing) -> list[Difference]:
    found = {}
    for slot in Slot:
        lead = leads[slot]
        if lead is None or lead is one or not _FILLS[slot](one, by):
            continue
        pair = _COMPARED[slot](one, lead, by)
        if pair is not None:
            found[slot] = Difference(slot=slot, here=pair[0], lead=_located(lead, pair[1]))
    lead = leads[Slot.ATTRIBUTION]
    if found.keys() == {Slot.ATTRIBUTION} and lead is not None and not _is_telling(one, lead, by):
        return []
    return list(found.values())


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
    if same_day(one.when, lead.when) is not False or _one_weekday(one, lead):
        return None
    return time_span(one), time_span(lead)


def _one_weekday(a: Features, b: Features) -> bool:
    """Whether both give the day in the same words within one week: then one of the two was only placed wrongly."""
    words = {_time_words(one) for one in (a, b)}
    days = [parse_day(one.said.reading.report.published.value) for one in (a, b)]
    return len(words) == 1 and "" not in words and None not in days and abs((days[0] - days[1]).days) < _WEEK


def _time_words(one: Features) -> str:
    span = time_span(one)
    return span.of(one.said.reading.report.text).lower() if span else ""


def time_span(one: Features) -> Span | None:
    """The words of the statement's time; None where it has none of its own."""
    statement, times = one.said.statement, one.said.reading.times
    for index in statement.times:
        time = times[index]
        if statement.when and (time.earliest, time.latest) == (statement.when.earliest, statement.when.latest):
            return time.span
    return None


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
    pair = counts_at_odds(one, lead)
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
    Slot.WHEN: lambda one, _: one.when is not None and bool(one.when.earliest or one.when.latest),
    Slot.WHERE: lambda one, _: one.where is not None,
    Slot.WHO: lambda one, _: bool(one.named_subjects),
    Slot.HOW_MANY: lambda one, _: bool(counts_of(one)),
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
