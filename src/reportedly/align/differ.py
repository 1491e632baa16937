"""How a support differs from the statement that leads its claim: slot by slot, on the differing words."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.align.chains import BY_SENTENCE, supplier_of
from reportedly.align.features import Features
from reportedly.align.ledger import Ledger
from reportedly.align.slots import figures_at_odds, same_day, same_place
from reportedly.model.base import Located, Span
from reportedly.model.claim import ChainLink, Difference, Slot, Stance
from reportedly.model.reading import Certainty, Polarity, SourceKind, Status
from reportedly.model.report import BlockKind
from reportedly.text.words import find_words

Chain = tuple[ChainLink, ...]
_DONE = frozenset({Status.HAPPENED, Status.ONGOING})
_NO = frozenset({"no", "not", "never", "none", "nobody", "neither", "nor", "nothing", "nowhere", "without"})
DENIAL = "reject"  # the class of verbs that call untrue what somebody says (data/predicates.tsv)
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
            Slot.WHERE, ledger.mention_of(here.said, here.where), lead, ledger.mention_of(lead.said, lead.where)
        )


def _near(here: Features, lead: Features, ledger: Ledger) -> bool:
    """Whether either side names the other's place as well: then they do not disagree on it."""
    return any(same_place(lead.where, place, ledger) for place in here.places) or any(
        same_place(here.where, place, ledger) for place in lead.places
    )


def _who(here: Features, lead: Features, ledger: Ledger) -> Iterator[Difference]:
    if not here.named_subjects or not lead.named_subjects or here.subjects & lead.subjects:
        return
    if here.subjects & lead.actors or lead.subjects & here.actors:
        return
    yield _difference(
        Slot.WHO,
        ledger.mention_of(here.said, min(here.named_subjects)),
        lead,
        ledger.mention_of(lead.said, min(lead.named_subjects)),
    )


def _how_many(here: Features, lead: Features) -> Iterator[Difference]:
    pair = figures_at_odds(here, lead)
    if pair:
        yield _difference(Slot.HOW_MANY, pair[0].span, lead, pair[1].span)


def _put(here: Features, lead: Features) -> Iterator[Difference]:
    one, other = here.said.statement, lead.said.statement
    if _group(one.status) != _group(other.status) and Status.UNKNOWN not in (one.status, other.status):
        yield _difference(Slot.STATUS, one.group, lead, other.group)
    if one.certainty is not other.certainty and Certainty.UNDERSPECIFIED not in (one.certainty, other.certainty):
        yield _difference(Slot.CERTAINTY, one.group, lead, other.group)
    if is_opposed(here, lead):
        yield _difference(Slot.POLARITY, one.group, lead, other.group)


def is_opposed(a: Features, b: Features) -> bool:
    """Whether one side negates, or calls untrue, what the other one says; who denies a negation affirms it."""
    signs = {one.said.statement.polarity for one in (a, b)}
    opposed = signs == {Polarity.POSITIVE, Polarity.NEGATIVE} and not (_has_no(a) and _has_no(b))
    return opposed != ((DENIAL in a.terms) != (DENIAL in b.terms))


def _has_no(one: Features) -> bool:
    """Whether a word of negation stands in the statement, wherever: "turned out not to be", "found no"."""
    return any(match[0].lower() in _NO for match in find_words(one.said.words))


def _group(status: Status) -> str:
    return "done" if status in _DONE else status.value


def _source(here: Features, lead: Features, *, chains: tuple[Chain, Chain], ledger: Ledger) -> Iterator[Difference]:
    """Another source, or one where the other has none.

    An agency credited for a whole text is no source of the statement; a headline drops its source by custom.
    """
    mine, theirs = (_stated(chain, ledger) for chain in chains)
    heads = BlockKind.HEADLINE in {ledger.place_of(one.said)[0] for one in (here, lead)}
    if heads and not (mine and theirs):
        return
    if _names(mine, ledger) != _names(theirs, ledger):
        yield _difference(Slot.ATTRIBUTION, _link_span(mine), lead, _link_span(theirs))


def _stated(chain: Chain, ledger: Ledger) -> list[ChainLink]:
    """The last link that states a source in the words of the report, as a list; empty for the outlet's own voice."""
    credited = {(c.start, c.end) for c in ledger.credits_of(chain[0].report) if c.evidence != BY_SENTENCE}
    links = [link for link in chain[1:] if (link.start, link.end) not in credited]
    return [link for link in links if link.kind is not SourceKind.UNSTATED][-1:]


def _names(links: list[ChainLink], ledger: Ledger) -> set[str]:
    names = ((ledger.link_name(link) or "").lower().removeprefix("the ") for link in links)
    return {supplier_of(link) or link.entity or name for link, name in zip(links, names, strict=True)}


def _link_span(links: list[ChainLink]) -> Span | None:
    return next((Span(start=x.start, end=x.end) for x in links if x.start is not None and x.end is not None), None)
