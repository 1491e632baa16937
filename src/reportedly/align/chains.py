"""The chain of each statement: outlet, then who it has it from, each step with its words."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Span
from reportedly.model.claim import ChainLink
from reportedly.model.judgement import Credit
from reportedly.model.reading import Attribution, Source, SourceKind
from reportedly.text.suppliers import find_supplier_in

_MYSELF = frozenset({"i", "we", "me", "us"})
BY_SENTENCE = "attribution"  # "Yonhap said": no credit for the text, but an attribution of its own


def chain_of(said: Said, ledger: Ledger) -> tuple[ChainLink, ...]:
    """Draw the chain of one statement, outlet first.

    outlet ← agency that is credited for the text or the picture ← sources from the outermost attribution to the
    innermost. Of several sources side by side each is a link, in the order of the text. Cost: drawn once a statement.
    """
    if said.key not in ledger.chains:
        ledger.chains[said.key] = _draw(said, ledger)
    return ledger.chains[said.key]


def _draw(said: Said, ledger: Ledger) -> tuple[ChainLink, ...]:
    report = said.reading.report
    links = [ChainLink(kind=SourceKind.OUTLET, name=report.outlet, report=report.id)]
    links += [_credit_link(credit, said, ledger) for credit in _credits(said, ledger)]
    for attribution in ledger.attributions_of(said):
        links += _links(attribution, said, ledger)
    return tuple(_without_repeats([link for link in links if not _is_own_we(link, said)]))


def _is_own_we(link: ChainLink, said: Said) -> bool:
    """Whether a link is the outlet that speaks of itself ("what we know"); in quoted words "we" is somebody else."""
    if (link.name or "").lower() not in _MYSELF or link.start is None or link.end is None:
        return False
    place = Span(start=link.start, end=link.end)
    return not any(quotation.span.holds(place) for quotation in said.reading.quotations if quotation.is_speech)


def _credits(said: Said, ledger: Ledger) -> list[Credit]:
    """The credit of the picture that a caption speaks of, else those for the whole report."""
    mine = [c for c in ledger.credits_of(said.report) if c.evidence != BY_SENTENCE]
    pictures = [c for c in mine if c.covers is not None and _touches(c.covers, said)]
    whole = [c for c in mine if c.covers is None]
    in_caption = any(c.covers is not None and _touches(c.covers, said) for c in mine)
    return pictures[:1] if in_caption else whole[:1]


def _touches(span: Span, said: Said) -> bool:
    return any(span.meets(piece) for piece in said.statement.spans)


def _credit_link(credit: Credit, said: Said, ledger: Ledger) -> ChainLink:
    entity = _entity_at(said, Span(start=credit.start, end=credit.end), ledger)
    return ChainLink(
        kind=SourceKind.AGENCY,
        name=said.reading.report.text[credit.start : credit.end] or credit.agency,
        report=credit.report,
        start=credit.start,
        end=credit.end,
        entity=entity,
    )


def _entity_at(said: Said, span: Span, ledger: Ledger) -> str | None:
    names = (ledger.name_at(said.report, offset) for offset in range(span.start, span.end))
    mention = next((name for name in names if name is not None), None)
    return ledger.entity(said.report, mention.entity) if mention else None


def steps_of(attribution: Attribution) -> tuple[Source, ...]:
    """All who stand in one attribution, the outermost first: through whom it came, who was told, whose word it is."""
    told = (attribution.told,) if attribution.told else ()
    return (*attribution.via, *told, *attribution.sources)


def _links(attribution: Attribution, said: Said, ledger: Ledger) -> list[ChainLink]:
    return [_link(source, said, ledger) for source in steps_of(attribution)]


def _link(source: Source, said: Said, ledger: Ledger) -> ChainLink:
    return ChainLink(
        kind=source.kind,
        name=source.name,
        report=said.report,
        start=source.start,
        end=source.end,
        entity=ledger.entity(said.report, source.entity),
    )


def _without_repeats(links: list[ChainLink]) -> list[ChainLink]:
    """Drop a link that only names the one before it again, by name or as "I" and "we" in its own words.

    An agency or outlet stands once in a chain, at its first place, under whichever of its names ("Reuters", "the
    Reuters news agency").
    """
    kept: list[ChainLink] = []
    suppliers: set[str] = set()
    for link in links:
        same = kept and link.entity is not None and link.entity == kept[-1].entity
        same = same or (len(kept) > 1 and (link.name or "").lower() in _MYSELF)
        same = same or (bool(kept) and (supplier_of(link) in suppliers or _is_outlet_itself(link, links[0])))
        suppliers |= {supplier_of(link)} - {""}
        if not same and not (kept and link.kind is SourceKind.UNSTATED and kept[-1].kind is SourceKind.UNSTATED):
            kept.append(link)
    return kept


def _is_outlet_itself(link: ChainLink, outlet: ChainLink) -> bool:
    """Whether a paper names itself, in short or in full ("told the Gazette", in the Harbour Gazette)."""
    named, own = (re.sub(r"^the ", "", (each.name or "").lower()).split() for each in (link, outlet))
    return link.kind is SourceKind.OUTLET and bool(named) and named == own[-len(named) :]


def supplier_of(link: ChainLink) -> str:
    """The one name of the agency or outlet that a link is, by the table of suppliers; nothing for any other source."""
    if link.kind not in (SourceKind.AGENCY, SourceKind.OUTLET) or not link.name:
        return ""
    return _supplier_in(link.name)


@lru_cache(maxsize=10_000)  # a pure function of a name: the cache only saves time
def _supplier_in(name: str) -> str:
    found = find_supplier_in(name)
    return found.supplier.name if found else ""
