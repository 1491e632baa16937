"""How the supports of a claim differ from its lead: slot by slot, on the differing words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportedly.align.counts import amounts_at_odds
from reportedly.align.figures_given import gives_figure
from reportedly.align.ledger import Ledger
from reportedly.align.opposed import excluded, is_opposed, sign_of
from reportedly.align.put import state_of, sureness_of, words_put
from reportedly.align.slots import same_place
from reportedly.align.sources import same_source, words_of
from reportedly.align.telling import Telling
from reportedly.align.when import is_dated, time_span, times_differ
from reportedly.model.base import Located, Span
from reportedly.model.claim import Difference, Slot, Stance
from reportedly.model.reading import Polarity
from reportedly.text.located import is_decided

_Filling = tuple[Slot, str]  # a slot, and of how many the unit
Pair = tuple[Span | None, Span | None]  # the differing words of a support, and of what it is compared with
# These make two wordings of a claim different; the others colour it.
HARD = frozenset({Slot.WHEN, Slot.WHERE, Slot.WHO, Slot.HOW_MANY, Slot.POLARITY})


def differences(cluster: Sequence[Telling], ledger: Ledger) -> list[list[Difference]]:
    """List for each support of a claim the slots in which it differs, each with the words on either side.

    The first of the cluster leads it, and all are compared with it; where it leaves a slot open, with the first support
    that fills it. Different is not contradictory: a slot that one side leaves open is no difference. Order: as in
    `Slot`. Cost: linear in the supports.
    """
    filled = [tuple(_fillings(one)) for one in cluster]
    firsts: dict[_Filling, int] = {}
    for number, fillings in enumerate(filled):
        for kind in fillings:
            firsts.setdefault(kind, number)
    leads = [_leads(number, fillings, firsts) for number, fillings in enumerate(filled)]
    rows = (
        list(_of_support(one, {slot: cluster[at] for slot, at in places.items()}, ledger))
        for one, places in zip(cluster, leads, strict=True)
    )
    return [_told(row) for row in rows]


def _fillings(one: Telling) -> Iterator[_Filling]:
    """The slots that a support fills; how many once for each unit, as only what has one unit can be compared."""
    yield from ((slot, "") for slot, fills in _FILLS.items() if fills(one))
    yield from dict.fromkeys((Slot.HOW_MANY, amount.unit) for amount in one.amounts)


def _leads(number: int, fillings: Sequence[_Filling], firsts: Mapping[_Filling, int]) -> dict[Slot, int]:
    """Slot → the number of what a support is compared with: the first one that fills it, if that stands before it."""
    found: dict[Slot, int] = {}
    for slot, unit in fillings:
        first = firsts[slot, unit]
        if first < number:
            found[slot] = min(first, found.get(slot, first))
    return {slot: found[slot] for slot in Slot if slot in found}


def _of_support(one: Telling, leads: Mapping[Slot, Telling], ledger: Ledger) -> Iterator[Difference]:
    for slot, lead in leads.items():
        pair = _COMPARED[slot](one, lead, ledger)
        if pair is not None:
            yield Difference(slot=slot, here=pair[0], lead=_located(lead, pair[1]))


def _told(row: list[Difference]) -> list[Difference]:
    """What is worth telling: a source beside none at all only where the wordings differ in more than that.

    Who names none leaves the slot open; it matters by whose word one of two values stands.
    """
    if any(found.slot is not Slot.ATTRIBUTION for found in row):
        return row
    return [found for found in row if found.here is not None and found.lead is not None]


def stance(found: Sequence[Difference]) -> Stance:
    """How a support stands to the lead, by the slots in which it differs."""
    slots = {difference.slot for difference in found}
    if Slot.POLARITY in slots:
        return Stance.DENIES
    return Stance.DIFFERS if slots & HARD else Stance.AGREES


def _located(lead: Telling, span: Span | None) -> Located | None:
    return Located(report=lead.said.report, start=span.start, end=span.end) if span else None


# ---- when and where -------------------------------------------------------------------------------------------


def _when(one: Telling, lead: Telling, _: Ledger) -> Pair | None:
    a, b = one.features, lead.features
    return (time_span(a), time_span(b)) if times_differ(a, b) else None


def _where(one: Telling, lead: Telling, ledger: Ledger) -> Pair | None:
    """Two places that cannot be one; of a street and a country nobody knows whether one lies in the other."""
    here, there = one.features.where, lead.features.where
    if same_place(here, there, ledger) is not False or _near(one, lead, ledger):
        return None
    if len({is_decided(ledger.entities[place].place) for place in (here, there) if place is not None}) > 1:
        return None
    return ledger.mention_of(one.said, here), ledger.mention_of(lead.said, there)


def _near(one: Telling, lead: Telling, ledger: Ledger) -> bool:
    """Whether either side names the other's place as well: then they do not disagree on it."""
    a, b = one.features, lead.features
    return any(same_place(b.where, place, ledger) for place in a.places) or any(
        same_place(a.where, place, ledger) for place in b.places
    )


# ---- who and how many -----------------------------------------------------------------------------------------


def _who(one: Telling, lead: Telling, ledger: Ledger) -> Pair | None:
    """Two named doers of one kind: a body and one of its people, a place and its government may be one doer.

    Who only says it ("the union put it at 40") does nothing: that is the source. Two of one name differ in no word.
    """
    a, b = one.features, lead.features
    mine, theirs = min(a.named_subjects), min(b.named_subjects)
    if _is_source(one, mine) or _is_source(lead, theirs):
        return None
    if a.subjects & (b.subjects | b.actors) or b.subjects & a.actors:
        return None
    if ledger.entities[mine].type != ledger.entities[theirs].type:
        return None
    words = ledger.mention_of(one.said, mine), ledger.mention_of(lead.said, theirs)
    return None if _are_same_words(one, words[0], lead, words[1]) else words


def _are_same_words(one: Telling, here: Span | None, lead: Telling, there: Span | None) -> bool:
    """Whether nothing differs to the eye: two whom one name may mean."""
    texts = one.said.reading.report.text, lead.said.reading.report.text
    return here is not None and there is not None and here.of(texts[0]).lower() == there.of(texts[1]).lower()


def _is_source(one: Telling, entity: str) -> bool:
    return gives_figure(one) or (one.source is not None and one.source.entity == entity)


def _how_many(one: Telling, lead: Telling, _: Ledger) -> Pair | None:
    pair = amounts_at_odds(one.amounts, lead.amounts)
    return (pair[0].span, pair[1].span) if pair else None


# ---- how it is put, and by whom -------------------------------------------------------------------------------


def _status(one: Telling, lead: Telling, _: Ledger) -> Pair | None:
    return _groups(one, lead) if state_of(one) != state_of(lead) else None


def _certainty(one: Telling, lead: Telling, _: Ledger) -> Pair | None:
    return _groups(one, lead) if sureness_of(one) is not sureness_of(lead) else None


def _polarity(one: Telling, lead: Telling, _: Ledger) -> Pair | None:
    a, b, states = one.features, lead.features, (one.state, lead.state)
    if not is_opposed(a, b, states=states):
        return None
    return excluded(a, b, states=states) or (words_put(one), words_put(lead))


def _groups(one: Telling, lead: Telling) -> Pair:
    return one.statement.group, lead.statement.group


def _attribution(one: Telling, lead: Telling, ledger: Ledger) -> Pair | None:
    """Another source, or one where the other has none. A headline drops its source by custom."""
    is_bare = one.source is None or lead.source is None
    if (is_bare and (one.is_head or lead.is_head)) or same_source(one.source, lead.source, ledger) is not False:
        return None
    return words_of(one.source), words_of(lead.source)


# ---- the slots ------------------------------------------------------------------------------------------------

_FILLS: Mapping[Slot, Callable[[Telling], bool]] = {
    Slot.WHEN: lambda one: is_dated(one.features),
    Slot.WHERE: lambda one: one.features.where is not None,
    Slot.WHO: lambda one: bool(one.features.named_subjects),
    Slot.STATUS: lambda one: state_of(one) is not None,
    Slot.CERTAINTY: lambda one: sureness_of(one) is not None,
    Slot.ATTRIBUTION: lambda one: True,
    Slot.POLARITY: lambda one: sign_of(one.statement) is not Polarity.UNKNOWN,
}
_COMPARED: Mapping[Slot, Callable[[Telling, Telling, Ledger], Pair | None]] = {
    Slot.WHEN: _when,
    Slot.WHERE: _where,
    Slot.WHO: _who,
    Slot.HOW_MANY: _how_many,
    Slot.STATUS: _status,
    Slot.CERTAINTY: _certainty,
    Slot.ATTRIBUTION: _attribution,
    Slot.POLARITY: _polarity,
}
