"""How many independent origins stand behind a claim: copies once, chains by their last step, unnamed as an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.align.chains import supplier_of
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
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLURAL = frozenset({SourceKind.GROUP, SourceKind.MEDIA_UNNAMED})


@dataclass(frozen=True)
class Origin:
    """Where one chain ends. `key` is equal where two chains end at the same place; `plural`: at least one."""

    key: tuple[str, ...]
    name: str | None
    named: bool
    plural: bool = False
    number: int = 1


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
            found = [self._end(link, chain) for link in last_stated(chain)]
            for origin in found:
                ends[origin.key] = origin
            (with_origin if found else without).add(family)
        return _sum(list(ends.values()), unstated=len(without - with_origin))

    def _end(self, link: ChainLink, chain: tuple[ChainLink, ...]) -> Origin:
        name = self._ledger.link_name(link)
        if link.kind in _NAMED and is_named(name):
            return Origin(_named_key(link, name), name, True)
        above = next((step for step in reversed(chain[1 : chain.index(link)]) if step.kind in _NAMED), None)
        via = _named_key(above, self._ledger.link_name(above)) if above else ()
        words = link.name or ""
        number = _counted(words)
        return Origin(
            ("unnamed", *via, _bare(words)), name, False, plural=is_plural(link) and not number, number=number or 1
        )


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


def _counted(words: str) -> int:
    """How many the words say they are ("two diplomats": 2); 0 where they do not say."""
    first = next((match[0].lower() for match in find_words(words)), "")
    return _NUMBERS.index(first) + 2 if first in _NUMBERS else 0


def is_plural(link: ChainLink) -> bool:
    """Whether the words of an unnamed source name several: at least one, unknown how many."""
    if link.kind in _PLURAL:
        return True
    words = [match[0].lower() for match in find_words(link.name or "")]
    if not words or words[0] in ("a", "an", "one", "another"):
        return False
    head = words[0] if len(words) == 1 else _head(words)
    return (head.endswith("s") and not head.endswith("ss")) or head in ("people", "police", "men", "women")


def _head(words: list[str]) -> str:
    for at, word in enumerate(words):
        if word in ("of", "in", "at", "from", "with", "for", "who", "familiar", "close", "on", "to") and at:
            return words[at - 1]
    return words[-1]


def last_stated(chain: Sequence[ChainLink]) -> list[ChainLink]:
    """The last link of a chain that states a source, as a list; empty for the outlet's own voice."""
    stated = [link for link in chain[1:] if link.kind is not SourceKind.UNSTATED]
    return stated[-1:]


def _sum(ends: list[Origin], *, unstated: int) -> Origins:
    named = tuple(sorted({origin.name for origin in ends if origin.named and origin.name}))
    unnamed = [origin for origin in ends if not origin.named]
    open_ended = any(origin.plural for origin in unnamed)
    return Origins(
        named=named,
        unnamed_low=max((origin.number for origin in unnamed), default=0),
        unnamed_high=None if open_ended else sum(origin.number for origin in unnamed),
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
