"""Own reporting: "our correspondent saw", "a Reuters witness", "told this newspaper", "the Gazette has learned"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.align.ledger import Ledger, Said
from reportedly.align.outlets import Outlets
from reportedly.model.base import Span
from reportedly.model.claim import Ground
from reportedly.model.reading import Attribution, Source, SourceKind
from reportedly.text.plain import level
from reportedly.text.suppliers import find_supplier_in
from reportedly.text.tables import column
from reportedly.text.words import find_words, stem

_REACH = 60  # characters behind a cue in which it is told to whom
_LONGEST = 120  # characters of the words for a witness
_SHORT = 5  # words of an outlet's name
_OURS = frozenset({"our", "my"})
_THIS = frozenset({"this", "our"})
_US = frozenset({"us", "me"})
_WE = frozenset({"we", "i"})
_OF = re.compile(r"\b(?:for|from|of|at|with|by) (?:the )?", re.I)
_SOMEBODY_ELSE = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_OFFICIAL, SourceKind.UNSTATED})


class OwnReporting:
    """Says of a statement whether its outlet, or an agency, reports it by itself."""

    def __init__(self, ledger: Ledger, outlets: Outlets) -> None:
        self._ledger, self._outlets = ledger, outlets

    def witness(self, words: str, report: str) -> tuple[Ground, str] | None:
        """Whose eyes, or whose own work, words for a source are; the name is "" for the report's own outlet.

        "our correspondent", "a Reuters witness", "a reporter for the Gazette", "a Reuters tally". A witness of nobody's
        ("a witness") is none of these.
        """
        head = level(words[:_LONGEST])
        found = [match[0].lower() for match in find_words(head)]
        ground = Ground.SAW if _any(found, "witness") else Ground.OWN_WORK if _any(found, "work") else None
        if ground is None:
            return None
        if found[0] in _OURS or (found[0] == "this" and _any(found[1:2], "self")):
            return ground, ""
        return next(((ground, name) for name in self._named(head, report)), None)

    def _named(self, words: str, report: str) -> list[str]:
        """The outlet or agency that words for one of its people name: before the noun, or behind "for" or "from"."""
        supplier = find_supplier_in(words)
        if supplier is not None and supplier.supplier.kind != "pictures":
            return [supplier.supplier.name]
        parts = [re.sub(r"'s?$", "", part) for part in _name_parts(words)]
        return ["" for part in parts if self._outlets.is_own(part, report)][:1]

    def by_itself(self, said: Said) -> tuple[Ground, str] | None:
        """Whether a statement without a source tells what an outlet's reporter saw ("our reporter counted nine")."""
        statement, text = said.statement, said.reading.report.text
        if statement.predicate is None or stem(statement.predicate.of(text)) not in _stems("sees"):
            return None
        first = statement.group or statement.predicate
        start = statement.spans[0].start
        return self.witness(text[start : first.start], said.report) if start < first.start else None

    def learned(self, said: Said) -> str | None:
        """The outlet that says it has learned the statement, by its name; "" for the report's own, None for none."""
        attributions = self._ledger.attributions_of(said)
        if not attributions:
            return self._learned_before(said)
        if not _is_cue(attributions[-1], said, "learns"):
            return None
        return next((name for who in attributions[-1].sources for name in self._who(who, attributions, said)), None)

    def _learned_before(self, said: Said) -> str | None:
        """ "The BBC understands that" right before a statement that the reader gave to nobody."""
        start = said.statement.spans[0].start
        before = said.reading.report.text[max(0, start - _REACH) : start]
        found = list(find_words(re.split(r"[.!?\n]", before)[-1]))
        if found and found[-1][0].lower() == "that":
            found.pop()
        if not found or stem(found[-1][0]) not in _stems("learns"):
            return None
        who = [each[0] for each in found[:-1] if each[0].lower() not in ("has", "have")]
        if [word.lower() for word in who] in [[word] for word in _WE]:
            return ""
        name = " ".join(who)
        supplier = find_supplier_in(name)
        if self._outlets.is_own(name, said.report):
            return ""
        return supplier.supplier.name if supplier is not None and len(who) <= _SHORT else None

    def _who(self, who: Source, attributions: Sequence[Attribution], said: Said) -> list[str]:
        words = (_words(who, said) or who.name or "").lower()
        if words in _WE:
            return [""] if len(attributions) == 1 and not _is_quoted(attributions[0], said) else []
        if re.match(r"(?:this|our) ", words):
            return [""]
        if who.kind not in (SourceKind.OUTLET, SourceKind.AGENCY) or not who.name:
            return []
        return ["" if self._outlets.is_own(who.name, said.report) else who.name]

    def first_hand(self, said: Said) -> Ground | None:
        """Whether the source told it to the report's own outlet, or the outlet saw the document itself."""
        for attribution in reversed(self._ledger.attributions_of(said)):
            through = [attribution.told] if attribution.told else []
            names = [each.name or "" for each in (*through, *attribution.via)]
            if any(self._outlets.is_own(name, said.report) for name in names):
                is_document = any(who.kind is SourceKind.DOCUMENT for who in attribution.sources)
                return Ground.SEEN_BY if is_document else Ground.TOLD_IT
            if attribution.act == "tell" and not _is_quoted(attribution, said) and _told_us(attribution, said):
                return Ground.TOLD_IT
        return None


def can_be_witness(kind: SourceKind) -> bool:
    """Whether a source of this kind may be an outlet's own reporter or work; a named person is that person."""
    return kind not in _SOMEBODY_ELSE


def _name_parts(words: str) -> list[str]:
    """Where a name may stand: "a Gazette reporter", "the Gazette's reporter", "a reporter for the Harbour Gazette"."""
    of = _OF.search(words)
    behind = [words[of.end() :]] if of else []
    found = [match[0] for match in find_words(words[: of.start()] if of else words)]
    nouns = [at for at, word in enumerate(found) if _any([word.lower()], "witness") or _any([word.lower()], "work")]
    found = found[: nouns[0]] if nouns else found
    capitals = [word for word in found if word[0].isupper() and word.lower() not in ("a", "an", "the", "two", "one")]
    return [*behind, " ".join(capitals)]


def _told_us(attribution: Attribution, said: Said) -> bool:
    """ "told this newspaper", "told our reporter", "told us": in the words right behind the cue."""
    if not attribution.cue:
        return False
    end = attribution.cue[-1].end
    found = [match[0].lower() for match in find_words(said.reading.report.text[end : end + _REACH])][:3]
    return bool(found) and (found[0] in _US or (found[0] in _THIS and _any(found[1:3], "self")))


def _is_cue(attribution: Attribution, said: Said, use: str) -> bool:
    text = said.reading.report.text
    return any(stem(match[0]) in _stems(use) for span in attribution.cue for match in find_words(span.of(text)))


def _is_quoted(attribution: Attribution, said: Said) -> bool:
    """Whether the cue stands in somebody's quoted words: "we" and "us" are then not the outlet."""
    if attribution.within is not None or not attribution.cue:
        return True
    cue = attribution.cue[0]
    return any(quotation.span.holds(cue) for quotation in said.reading.quotations)


def _words(source: Source, said: Said) -> str | None:
    if source.start is None or source.end is None:
        return None
    return Span(start=source.start, end=source.end).of(said.reading.report.text)


def _any(words: Sequence[str], use: str) -> bool:
    return any(word in column("own_reporting", "word", use=use) for word in words)


@cache
def _stems(use: str) -> frozenset[str]:
    return frozenset(stem(word) for word in column("own_reporting", "word", use=use))
