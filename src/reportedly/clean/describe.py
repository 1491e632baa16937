"""What is known of a report beside its text, each piece with what it rests on and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.clean.authors import is_led, is_organisation, read_names
from reportedly.clean.datelines import read_dateline
from reportedly.clean.dates import to_edtf
from reportedly.clean.metadata import Metadata as Facts
from reportedly.clean.notes import dated_change
from reportedly.clean.signed import Signature, Signed
from reportedly.clean.supplied import find_agency
from reportedly.model.report import Basis, Block, BlockKind, BlockNote, MediaType, Metadata, Noted, Page, Published
from reportedly.text.addresses import canonical_address, host_of, registrable_domain
from reportedly.text.known import first_names
from reportedly.text.plain import level
from reportedly.text.suppliers import find_supplier_named
from reportedly.text.tables import column

_EDITED = re.compile(
    r"\b(?:edit(?:ing|ed)|translat(?:ing|ed|ion)|compiled|production|graphics?|photos?|video) (?:\w{1,20} )?by\b", re.I
)
_LABEL = re.compile(r"([^|:]{2,40}?)\s{0,3}[|:]\s")
_LONGEST_BYLINE = 300  # characters
_AROUND = 2  # blocks around the article in which a byline may stand
_BEFORE = 12  # blocks before the first paragraph in which a name may stand again


class Draft(NamedTuple):
    """A report before its metadata are put together."""

    text: str
    blocks: tuple[Block, ...]
    title: Noted | None
    published: Published


def describe(page: Page, draft: Draft, facts: Facts) -> Metadata:
    """Put together what the user's row, the page's head and the text say; in this order of trust. Cost: linear."""
    names = tuple(dict.fromkeys(name for name in (page.outlet, *facts.titles.names) if name))
    people, organisations = find_authors(
        draft, _signed(page, facts), names, led=page.media is MediaType.HTML
    )
    dateline = read_dateline(draft.text, draft.blocks, draft.published.value)
    canonical = facts.canonical or _address(page)
    return Metadata(
        title=_located(draft, draft.title, (BlockKind.HEADLINE,)) if draft.title else None,
        authors=people,
        organisations=organisations,
        outlet=_carried(page.outlet) or facts.outlet,
        domain=_domain(page, canonical),
        agency=find_agency(draft.text, draft.blocks) or _signing_agency(organisations),
        dateline_place=dateline.place,
        dateline_date=dateline.date,
        updated=_carried(to_edtf(page.updated or "")) or facts.updated or dated_change(draft.text, draft.blocks),
        language=_carried(page.language) or facts.language,
        section=_carried(page.section) or facts.section,
        canonical=canonical,
        paid=facts.paid,
        opinion=_opinion(draft, facts),
        sponsored=facts.sponsored or any(block.note is BlockNote.SPONSORED for block in draft.blocks) or None,
        taken_from=_taken_from(page, facts),
    )


def _taken_from(page: Page, facts: Facts) -> tuple[Noted, ...]:
    """Where the carrier says that it has the page from, then what the page's head says; each once."""
    carried = _carried(canonical_address(page.credit) if page.credit and host_of(page.credit) else page.credit)
    found = (*((carried,) if carried else ()), *facts.taken_from)
    return tuple({noted.value: noted for noted in reversed(found)}.values())[::-1]


def find_authors(
    draft: Draft, signed: Sequence[Signed], names: Sequence[str], *, led: bool = False
) -> tuple[tuple[Noted, ...], tuple[Noted, ...]]:
    """Find the people who sign, and the organisations that do, each by the first place that names one.

    The places are `signed` in their order, then the byline blocks of the text; `led`: only those that begin with
    "By" or the like. `names` are the outlet's own.
    """
    organisations: tuple[Noted, ...] = ()
    for place in (*signed, *_text_signed(draft, led=led)):
        people, others = _read(place, names)
        organisations = organisations or others
        if people:
            return _all_located(draft, people), _all_located(draft, organisations)
    return (), _all_located(draft, organisations)


def _all_located(draft: Draft, noted: Sequence[Noted]) -> tuple[Noted, ...]:
    return tuple(_located(draft, each) for each in noted)


def _read(signed: Signed, names: Sequence[str]) -> tuple[tuple[Noted, ...], tuple[Noted, ...]]:
    people: dict[str, Noted] = {}
    organisations: dict[str, Noted] = {}
    for signature in signed:
        if signature.organisation and not _is_called(signature.text):
            organisations.setdefault(signature.text.casefold(), Noted(value=signature.text, basis=signature.basis))
            continue
        read = read_names(signature.text, outlet=names, single=signature.single)
        for name in read.people:
            people.setdefault(name.casefold(), Noted(value=name, basis=signature.basis))
        for name in read.organisations:
            organisations.setdefault(name.casefold(), Noted(value=name, basis=signature.basis))
    return tuple(people.values()), tuple(organisations.values())


def _is_called(name: str) -> bool:
    """Whether what is declared to be an organisation has a person's first and last name."""
    words = name.split()
    return len(words) == 2 and words[0] in first_names() and not is_organisation(name)


def _signed(page: Page, facts: Facts) -> tuple[Signed, ...]:
    carried = tuple(Signature(name, Basis.CARRIER, single=True) for name in page.authors)
    return ((carried,) if carried else ()) + facts.signed


def _text_signed(draft: Draft, *, led: bool) -> Iterator[Signed]:
    """The bylines in and around the article, those who only edited cut off; all of one text are one place.

    `led`: only lines that say so in words ("By …"), because elements have told the others.
    """
    paragraphs = [n for n, block in enumerate(draft.blocks) if block.kind is BlockKind.PARAGRAPH]
    if not paragraphs:
        return
    headline = next((n for n, block in enumerate(draft.blocks) if block.kind is BlockKind.HEADLINE), paragraphs[0])
    around = draft.blocks[max(0, min(headline, paragraphs[0]) - _AROUND) : paragraphs[-1] + 1 + _AROUND]
    lines = []
    for block in around:
        line = draft.text[block.start : min(block.end, block.start + _LONGEST_BYLINE)]
        if block.kind is BlockKind.BYLINE and not block.twin and (not led or is_led(line)):
            edited = _EDITED.search(line)
            lines.append(Signature(line[: edited.start()] if edited else line, Basis.TEXT))
    if lines:
        yield tuple(lines[:10])


def _located(draft: Draft, noted: Noted, kinds: Sequence[BlockKind] = (BlockKind.BYLINE,)) -> Noted:
    """The same with its span: in a block of these kinds, else in a line before the first paragraph; else as it was."""
    first = next((n for n, block in enumerate(draft.blocks) if block.kind is BlockKind.PARAGRAPH), 0)
    near = draft.blocks[max(0, first - _BEFORE) : first]
    wanted = level(noted.value).lower()
    for block in (*(block for block in draft.blocks if block.kind in kinds), *near):
        line = level(draft.text[block.start : min(block.end, block.start + 2 * _LONGEST_BYLINE)]).lower()
        at = line.find(wanted)
        if at >= 0 and len(line) == min(block.end, block.start + 2 * _LONGEST_BYLINE) - block.start:
            start = block.start + at
            return Noted(value=noted.value, basis=noted.basis, start=start, end=start + len(wanted))
    return noted


def _carried(value: str | None) -> Noted | None:
    return Noted(value=value, basis=Basis.CARRIER) if value else None


def _signing_agency(organisations: Sequence[Noted]) -> Noted | None:
    """The agency among the organisations that sign."""
    for each in organisations:
        supplier = find_supplier_named(each.value)
        if supplier is not None and supplier.kind == "agency":
            return Noted(value=supplier.name, basis=each.basis, start=each.start, end=each.end)
    return None


def _address(page: Page) -> Noted | None:
    if page.url and host_of(page.url):
        return Noted(value=canonical_address(page.url), basis=Basis.URL)
    return None


def _domain(page: Page, canonical: Noted | None) -> Noted | None:
    """The registrable domain of the page's address, else of the one that it gives itself."""
    host = host_of(page.url) if page.url else None
    basis = Basis.URL
    if host is None and canonical is not None:
        host, basis = host_of(canonical.value), canonical.basis
    return Noted(value=registrable_domain(host), basis=basis) if host else None


def _opinion(draft: Draft, facts: Facts) -> bool | None:
    """Whether the page, or a label over or in front of its headline ("Opinion |"), calls it opinion."""
    if facts.opinion is not None:
        return facts.opinion
    labels = column("opinion_words", "word", match="label")
    first = [draft.text[block.start : min(block.end, block.start + 80)].strip() for block in draft.blocks[:2]]
    if len(first) == 2 and draft.blocks[1].kind is BlockKind.HEADLINE and first[0].lower().strip(":| ") in labels:
        return True
    headline = next((b for b in draft.blocks if b.kind is BlockKind.HEADLINE), None)
    lines = [draft.text[headline.start : min(headline.end, headline.start + 80)]] if headline else first[:1]
    lines += [draft.title.value[:80]] if draft.title else []
    found = (_LABEL.match(line.strip()) for line in lines)
    return True if any(label and label.group(1).strip().lower() in labels for label in found) else None
