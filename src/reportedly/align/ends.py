"""Where the chain of one statement ends: with whom, on what ground, and by what marks others end at the same place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.align.chains import BY_SENTENCE, supplier_of
from reportedly.align.copied import CopyFamilies
from reportedly.align.how_many import how_many
from reportedly.align.ledger import Ledger, Said
from reportedly.align.outlets import Outlets, house
from reportedly.align.own import OwnReporting, can_be_witness
from reportedly.model.base import Span
from reportedly.model.claim import ChainLink, Ground, OriginKind
from reportedly.model.reading import SourceKind
from reportedly.text.publishers import is_agency
from reportedly.text.words import find_words, stem

Chain = tuple[ChainLink, ...]
Mark = tuple[str, ...]

_SUPPLIERS = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})
_NAMED = _SUPPLIERS | {SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICIAL, SourceKind.ORGANISATION}
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "her", "his", "its", "their", "our"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "other"})
_LONGEST_OFFICE = 5  # words: longer ones describe somebody
_NO_PART = frozenset({"a", "an", "the", "one", "news", "agency"})


@dataclass(frozen=True)
class End:
    """Where one chain ends. Two ends that share a mark are one origin.

    `low` to `high` (None: open) of them. `outlet`: the key of the outlet or agency whose bare word, or eyes, it is.
    `through`: the houses (see `house`) through which it is said to have come; `own`: those of the report, and of the
    text that it may only copy. `first_hand`: own reporting.
    `is_copy`: its report is a copy of another one here.
    """

    said: Said
    kind: OriginKind
    ground: Ground
    marks: frozenset[Mark]
    name: str | None = None
    low: int = 1
    high: int | None = 1
    outlet: str | None = None
    through: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    first_hand: Ground | None = None
    is_copy: bool = False

    @property
    def report(self) -> str:
        return self.said.report

    @property
    def parts(self) -> frozenset[str]:
        """The words of its name, without articles and inflection."""
        return frozenset(_bare(self.name or "").split())

    @property
    def counts(self) -> bool:
        return self.kind is not OriginKind.UNSTATED

    @property
    def is_bare(self) -> bool:
        """Whether it is the bare word of an outlet or agency, of which nobody says here whom it has it from."""
        return self.kind is OriginKind.NAMED and self.outlet is not None and self.ground is not Ground.OWN_WORK

    def marked(self, *marks: Mark) -> End:
        """The same with more marks."""
        return replace(self, marks=self.marks | set(marks))


class EndFinder:
    """Finds the end of a chain. Cost: linear in its links, plus the attributions of its statement."""

    def __init__(self, ledger: Ledger, outlets: Outlets, copies: CopyFamilies) -> None:
        self._ledger, self._outlets, self._copies = ledger, outlets, copies
        self._own = OwnReporting(ledger, outlets)

    def find(self, said: Said, chain: Chain) -> End:
        """The end of one chain: own eyewitness, a name, words without a name, or nobody (which does not count)."""
        stated = [link for link in chain[1:] if link.kind is not SourceKind.UNSTATED]
        if not stated or self._only_credited(chain, stated):
            return self._without_source(said, chain)
        last, above = stated[-1], stated[:-1]
        end = self._with_source(said, last, above)
        through = {house(self._key(link, said)) for link in above if link.kind in _SUPPLIERS}
        own = {house(self._outlets.key(report)) for report in (said.report, self._copies.origin(said.report))}
        return replace(end, through=frozenset(through), own=frozenset(own))

    def _only_credited(self, chain: Chain, stated: Sequence[ChainLink]) -> bool:
        """Whether a chain names nobody but the agency whose text it is, which itself says it has it from somewhere."""
        return len(chain) > 1 and chain[-1].kind is SourceKind.UNSTATED and self._is_credit(stated[-1])

    def _is_credit(self, link: ChainLink) -> bool:
        places = {(c.start, c.end) for c in self._ledger.credits_of(link.report) if c.evidence != BY_SENTENCE}
        return (link.start, link.end) in places

    # ---- no source ------------------------------------------------------------------------------------------

    def _without_source(self, said: Said, chain: Chain) -> End:
        learned = self._own.learned(said)
        if learned is not None:
            return self._learned(said, learned)
        seen = None if _is_quoted(said, said.statement.spans[0]) else self._own.by_itself(said)
        if seen is not None:
            return self._by_own(said, seen, [link for link in chain[1:] if link.kind in _SUPPLIERS])
        first = self._copies.origin(said.report)
        key = self._outlets.key(first)  # a copy's own voice is that of the text it copies
        is_said = chain[-1].kind is SourceKind.UNSTATED
        if is_agency(key) and first == said.report and not is_said:
            return self._bare_word(said, key, self._outlets.name(said.report), Ground.OWN_REPORT)
        ground = Ground.NOBODY_NAMED if is_said else Ground.OWN_VOICE
        marks = frozenset({("outlet", key), ("house", house(key))})
        return End(said, OriginKind.UNSTATED, ground, marks, low=0, high=0, outlet=key, is_copy=first != said.report)

    def _learned(self, said: Said, name: str) -> End:
        key = self._outlets.key_of(name, said.report) if name else self._outlets.key(self._copies.first(said.report))
        marks = {("learned", house(key)), ("learned in", self._copies.of[said.report])}
        return End(said, OriginKind.UNNAMED, Ground.LEARNED, frozenset(marks), high=None)

    # ---- a source -------------------------------------------------------------------------------------------

    def _with_source(self, said: Said, last: ChainLink, above: Sequence[ChainLink]) -> End:
        words = _words(last, said) or last.name or ""
        suppliers = [link for link in above if link.kind in _SUPPLIERS]
        own = self._own.witness(words, said.report) if self._may_be_own(said, last, above) else None
        if own is not None:
            return self._by_own(said, own, suppliers)
        if last.kind in _SUPPLIERS and not self._is_credit(last):
            learned = self._own.learned(said)
            if learned is not None:
                return self._learned(said, learned)
        name = self._ledger.link_name(last)
        if last.kind in _SUPPLIERS and is_named(name):
            ground = Ground.CREDITED_BY if self._is_credit(last) else Ground.NAMED_IN
            return self._bare_word(said, self._key(last, said), name or "", ground)
        if last.kind in _NAMED and (is_named(name) or _is_office(last, name)):
            return End(
                said, OriginKind.NAMED, Ground.NAMED_IN, frozenset(_name_marks(last, name or "")), name=name,
                first_hand=self._own.first_hand(said),
            )  # fmt: skip
        return self._unnamed(said, last, above)

    def _may_be_own(self, said: Said, last: ChainLink, above: Sequence[ChainLink]) -> bool:
        """Not where somebody else's words speak of "our team", nor for a name that is known to be somebody's."""
        span = None if last.start is None or last.end is None else Span(start=last.start, end=last.end)
        is_known = last.entity is not None and last.kind in _NAMED
        return (
            can_be_witness(last.kind)
            and not is_known
            and all(link.kind in _SUPPLIERS for link in above)
            and (span is None or not _is_quoted(said, span))
        )

    def _by_own(self, said: Said, own: tuple[Ground, str], suppliers: Sequence[ChainLink]) -> End:
        """What an outlet's or agency's own people saw or counted: of a copy, those of the text that it copies."""
        ground, name = own
        if name:
            key = self._outlets.key_of(name, said.report)
        elif suppliers:
            key, name = self._key(suppliers[-1], said), suppliers[-1].name or ""
        else:
            first = self._copies.first(said.report)
            key, name = self._outlets.key(first), self._outlets.name(first)
        kind = OriginKind.WITNESS if ground is Ground.SAW else OriginKind.NAMED
        marks = frozenset({("outlet", key), ("name", _bare(name))})
        return End(said, kind, ground, marks, name=name, outlet=key)

    def _bare_word(self, said: Said, key: str, name: str, ground: Ground) -> End:
        family = self._copies.of[said.report]
        if any(self._outlets.key(each) == key and not is_agency(key) for each in self._copies.members(family)):
            marks = frozenset({("outlet", key), ("house", house(key))})  # a copy that names its original: its own voice
            return End(said, OriginKind.UNSTATED, Ground.OWN_VOICE, marks, low=0, high=0, outlet=key)
        marks = frozenset({("outlet", key), ("house", house(key)), ("name", _bare(name))})
        return End(said, OriginKind.NAMED, ground, marks, name=name, outlet=key)

    def _unnamed(self, said: Said, last: ChainLink, above: Sequence[ChainLink]) -> End:
        words = last.name or ""
        low, high = how_many(words, last.kind)
        marks: set[Mark] = {("words in", self._copies.of[said.report], _bare(words))}
        marks |= {("words by", *via, _bare(words)) for via in self._via(said, above)}
        if last.entity:
            marks.add(("entity", last.entity))
        if last.kind is SourceKind.ORGANISATION and not _INDEFINITE.intersection(words.lower().split()[:1]):
            marks.add(("body", _bare(words)))  # "the ministry" is one and the same for all reports of one event
        return End(
            said, OriginKind.UNNAMED, Ground.UNNAMED_IN, frozenset(marks), name=last.name, low=low, high=high,
            first_hand=self._own.first_hand(said),
        )  # fmt: skip

    def _via(self, said: Said, above: Sequence[ChainLink]) -> set[Mark]:
        """Whose source it is: the last one that is named before it, else the outlet's own."""
        named = [link for link in above if link.kind in _NAMED and is_named(self._ledger.link_name(link))]
        if not named:
            return {("house", house(self._outlets.key(self._copies.origin(said.report))))}
        if named[-1].kind in _SUPPLIERS:
            return {("house", house(self._key(named[-1], said)))}
        return _name_marks(named[-1], self._ledger.link_name(named[-1]) or "")

    def _key(self, link: ChainLink, said: Said) -> str:
        return self._outlets.key_of(supplier_of(link) or link.name or "", said.report)


def is_named(name: str | None) -> bool:
    """Whether a name is one: some word of it but a leading article begins with a capital ("the town" has none)."""
    words = (name or "").split()
    return any(word[:1].isupper() for word in (words[1:] if words and words[0].lower() in _ARTICLES else words))


def _is_office(link: ChainLink, name: str | None) -> bool:
    """Whether its words alone tell a body from all others: "police", "the finance ministry"; not "the ministry"."""
    words = (name or "").lower().split()
    if link.kind is not SourceKind.ORGANISATION or not words:
        return False
    is_force = words in (["police"], ["the", "police"])
    return is_force or (words[0] == "the" and 3 <= len(words) <= _LONGEST_OFFICE)


def _name_marks(link: ChainLink, name: str) -> set[Mark]:
    marks: set[Mark] = {("name", _bare(name))}
    return marks | {("entity", link.entity)} if link.entity else marks


@lru_cache(maxsize=50_000)
def _bare(words: str) -> str:
    """Words without articles and inflection, so that "a US official" meets "US official"."""
    return " ".join(stem(m[0]) for m in find_words(words) if m[0].lower() not in _NO_PART)


def _words(link: ChainLink, said: Said) -> str | None:
    if link.start is None or link.end is None or link.report != said.report:
        return None
    return said.reading.report.text[link.start : link.end]


def _is_quoted(said: Said, span: Span) -> bool:
    return any(quotation.span.holds(span) for quotation in said.reading.quotations if quotation.is_speech)
