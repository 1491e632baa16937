"""How many independent origins stand behind a claim: copies once, chains by their last step, unnamed as an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.align.chains import BY_SENTENCE, supplier_of
from reportedly.align.how_many import how_many
from reportedly.align.ledger import Ledger, Said
from reportedly.model.account import ChainLink, Origins
from reportedly.model.judgement import Degree, Strand
from reportedly.model.reading import SourceKind
from reportedly.text.words import find_words, stem

_NAMED = frozenset(
    {
        SourceKind.NAMED_PERSON,
        SourceKind.NAMED_OFFICIAL,
        SourceKind.AGENCY,
        SourceKind.OUTLET,
        SourceKind.ORGANISATION,
    }
)
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "her", "his", "its", "their", "our"})


@dataclass(frozen=True)
class Origin:
    """Where one chain ends. `key` is equal where two end at the same place; `low` to `high` (None: open) of them."""

    key: tuple[str, ...]
    name: str | None
    named: bool
    low: int = 1
    high: int | None = 1


class OriginCounter:
    """Counts origins over the reports of one story."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.families = copy_families(ledger)

    def count(self, supports: Sequence[tuple[Said, tuple[ChainLink, ...]]]) -> Origins:
        """Count the origins behind the supports of one claim.

        A copy adds nothing to its source; a chain counts at its last stated step; an unstated source is counted
        apart, once a text, and only for texts of whose statement no origin is known. Unnamed sources may all be the
        same: at least as many as the most that one of them says ("two diplomats"), at most their sum, without an
        upper bound once one of them is a plural without a number.
        """
        ends: dict[tuple[str, ...], Origin] = {}
        without: set[str] = set()
        with_origin: set[str] = set()
        for said, chain in supports:
            family = self.families[said.report]
            stated = [] if self._only_credited(chain) else last_stated(chain)
            found = [self._end(link, chain) for link in stated]
            for origin in found:
                ends[origin.key] = origin
            (with_origin if found else without).add(family)
        return _sum(list(ends.values()), unstated=len(without - with_origin))

    def _only_credited(self, chain: tuple[ChainLink, ...]) -> bool:
        """Whether a chain names nobody but the agency whose text it is, which itself says it has it from somewhere."""
        stated = last_stated(chain)
        if len(chain) < 2 or chain[-1].kind is not SourceKind.UNSTATED or not stated:
            return False
        places = {(c.start, c.end) for c in self._ledger.credits_of(chain[-1].report) if c.evidence != BY_SENTENCE}
        return (stated[0].start, stated[0].end) in places

    def _end(self, link: ChainLink, chain: tuple[ChainLink, ...]) -> Origin:
        name = self._ledger.link_name(link)
        if link.kind in _NAMED and is_named(name):
            return Origin(_named_key(link, name), name, True)
        above = next((step for step in reversed(chain[1 : chain.index(link)]) if step.kind in _NAMED), None)
        via = _named_key(above, self._ledger.link_name(above)) if above else ()
        words = link.name or ""
        low, high = how_many(words, link.kind)
        return Origin(("unnamed", *via, _bare(words)), name, False, low=low, high=high)


def is_named(name: str | None) -> bool:
    """Whether a name is one: some word of it but a leading article begins with a capital ("the town" has none)."""
    words = (name or "").split()
    return any(word[:1].isupper() for word in (words[1:] if words and words[0].lower() in _ARTICLES else words))


def _named_key(link: ChainLink, name: str | None) -> tuple[str, ...]:
    supplier = supplier_of(link)
    if supplier:
        return ("named", "supplier", supplier)
    return ("named", link.entity) if link.entity else ("named", _bare(name or ""))


def _bare(words: str) -> str:
    """Words without articles and inflection, so that "a US official" meets "US official"."""
    return " ".join(
        stem(m[0]) for m in find_words(words) if m[0].lower() not in ("a", "an", "the", "one", "news", "agency")
    )


def last_stated(chain: Sequence[ChainLink]) -> list[ChainLink]:
    """The last link of a chain that states a source, as a list; empty for the outlet's own voice."""
    stated = [link for link in chain[1:] if link.kind is not SourceKind.UNSTATED]
    return stated[-1:]


def _sum(ends: list[Origin], *, unstated: int) -> Origins:
    named = tuple(sorted({origin.name for origin in ends if origin.named and origin.name}))
    unnamed = [origin for origin in ends if not origin.named]
    highs = [origin.high for origin in unnamed if origin.high is not None]
    return Origins(
        named=named,
        unnamed_low=max((origin.low for origin in unnamed), default=0),
        unnamed_high=sum(highs) if len(highs) == len(unnamed) else None,
        unstated=unstated,
    )


def copy_families(ledger: Ledger) -> dict[str, str]:
    """Report id → one id for all reports that are wholly copies of one another (or of one text)."""
    family = {reading.report.id: reading.report.id for reading in ledger.evidence.readings}

    def root(report: str) -> str:
        while family[report] != report:
            report = family[report]
        return report

    for reuse in ledger.evidence.reuse:
        prose = any(passage.strand is Strand.PROSE for passage in reuse.passages)
        if reuse.degree is Degree.WHOLLY and prose and reuse.report in family and reuse.source in family:
            one, other = sorted((root(reuse.report), root(reuse.source)))
            family[other] = one
    return {report: root(report) for report in family}
