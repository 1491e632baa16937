"""How a support differs from the statement that leads its claim: slot by slot, on the differing words."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.align.chains import last_stated
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.slots import figures_differ, same_day, same_place
from reportedly.model.account import ChainLink, Difference, Located, Slot, Stance
from reportedly.model.base import Span
from reportedly.model.reading import Certainty, Polarity, SourceKind, Status

Chain = tuple[ChainLink, ...]
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
# These make two wordings of a claim different; the others colour it.
HARD = frozenset({Slot.WHEN, Slot.WHERE, Slot.WHO, Slot.HOW_MANY, Slot.POLARITY})


def differences(here: Features, lead: Features, *, chains: tuple[Chain, Chain], ledger: Ledger) -> list[Difference]:
    """List the slots in which a support differs from the lead, each with the words on either side.

    Different is not contradictory: a slot that one side leaves open is no difference. Order: as in `Slot`.
    """
    found = [
        *_when(here, lead),
        *_where(here, lead, ledger),
        *_who(here, lead, ledger),
        *_how_many(here, lead),
        *_put(here, lead),
        *_source(here, lead, chains=chains, ledger=ledger),
    ]
    order = list(Slot)
    return sorted(found, key=lambda difference: order.index(difference.slot))


def stance(found: list[Difference]) -> Stance:
    """How a support stands to the lead, by the slots in which it differs."""
    slots = {difference.slot for difference in found}
    if Slot.POLARITY in slots:
        return Stance.DENIES
    return Stance.DIFFERS if slots & HARD else Stance.AGREES


def _located(features: Features, span: Span | None) -> Located | None:
    return Located(report=features.said.report, start=span.start, end=span.end) if span else None


def _difference(slot: Slot, here: Span | None, lead: Features, span: Span | None) -> Difference:
    return Difference(slot=slot, here=here, lead=_located(lead, span))


def _when(here: Features, lead: Features) -> Iterator[Difference]:
    if same_day(here.when, lead.when) is False:
        yield _difference(Slot.WHEN, _time_span(here), lead, _time_span(lead))


def _time_span(features: Features) -> Span | None:
    statement, times = features.said.statement, features.said.reading.times
    for index in statement.times:
        time = times[index]
        if statement.when and (time.earliest, time.latest) == (statement.when.earliest, statement.when.latest):
            return time.span
    return None


def _where(here: Features, lead: Features, ledger: Ledger) -> Iterator[Difference]:
    if same_place(here.where, lead.where, ledger) is False and not _near(here, lead, ledger):
        yield _difference(
            Slot.WHERE, _mention_span(here, here.where, ledger), lead, _mention_span(lead, lead.where, ledger)
        )


def _near(here: Features, lead: Features, ledger: Ledger) -> bool:
    """Whether either side names the other's place as well: then they do not disagree on it."""
    return any(same_place(lead.where, place, ledger) for place in here.places) or any(
        same_place(here.where, place, ledger) for place in lead.places
    )


def _mention_span(features: Features, entity: str | None, ledger: Ledger) -> Span | None:
    for mention in ledger.mentions_in(features.said):
        if ledger.entity(features.said.report, mention.entity) == entity:
            return mention.span
    return None


def _who(here: Features, lead: Features, ledger: Ledger) -> Iterator[Difference]:
    if not here.named_subjects or not lead.named_subjects or here.subjects & lead.subjects:
        return
    if here.subjects & lead.actors or lead.subjects & here.actors:
        return
    yield _difference(
        Slot.WHO,
        _mention_span(here, min(here.named_subjects), ledger),
        lead,
        _mention_span(lead, min(lead.named_subjects), ledger),
    )


def _how_many(here: Features, lead: Features) -> Iterator[Difference]:
    pair = figures_differ(here, lead)
    if pair:
        yield _difference(Slot.HOW_MANY, pair[0].span, lead, pair[1].span)


def _put(here: Features, lead: Features) -> Iterator[Difference]:
    one, other = here.said.statement, lead.said.statement
    if _group(one.status) != _group(other.status) and Status.UNKNOWN not in (one.status, other.status):
        yield _difference(Slot.STATUS, one.group, lead, other.group)
    if one.certainty is not other.certainty and Certainty.UNDERSPECIFIED not in (one.certainty, other.certainty):
        yield _difference(Slot.CERTAINTY, one.group, lead, other.group)
    opposed = {one.polarity, other.polarity} == {Polarity.POSITIVE, Polarity.NEGATIVE}
    if opposed and _group(one.status) == _group(other.status):
        yield _difference(Slot.POLARITY, one.group, lead, other.group)


def _group(status: Status) -> str:
    return "done" if status in _DONE else status.value


def _source(here: Features, lead: Features, *, chains: tuple[Chain, Chain], ledger: Ledger) -> Iterator[Difference]:
    """Another source, or one where the other has none: the last stated links differ."""
    mine, theirs = (last_stated(chain) for chain in chains)
    if _names(mine, ledger) != _names(theirs, ledger):
        yield _difference(Slot.ATTRIBUTION, _link_span(mine), lead, _link_span(theirs))


def _names(links: list[ChainLink], ledger: Ledger) -> set[str]:
    return {link.entity or (ledger.link_name(link) or "").lower() for link in links}


def _link_span(links: list[ChainLink]) -> Span | None:
    for link in links:
        if link.start is not None and link.end is not None and link.kind is not SourceKind.UNSTATED:
            return Span(start=link.start, end=link.end)
    return None
