"""Clauses as statements: who, what, when, where, how many, how sure, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.model.base import Span
from reportedly.model.reading import (
    Attribution,
    Certainty,
    Direction,
    EntityType,
    Figure,
    Mention,
    Polarity,
    Statement,
    Status,
    TimeExpression,
    TimeKind,
    When,
)
from reportedly.model.report import BlockKind, Report
from reportedly.read.clauses import Clause, find_clauses, predicate_group
from reportedly.read.grammar import coordinated, runs
from reportedly.read.modality import Modality, modality, weaker
from reportedly.read.parse import ParsedBlock
from reportedly.text.plain import level

if TYPE_CHECKING:
    from spacy.tokens import Token

_NARRATED = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION})
_UNSTATING = frozenset({BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATELINE})
# acts that are told by their cue itself ("denied any wrongdoing"): the statement is on the word of who does it
_SPEAKING = frozenset({"deny", "warn", "judge", "accuse", "claim", "suggest", "speculate", "describe", "urge", "say"})
_PLACING = frozenset(
    {"in", "at", "to", "for", "from", "near", "on", "into", "towards", "toward", "outside", "inside", "off"}
)
_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})
_DATED = frozenset({TimeKind.DATE, TimeKind.TIME})


class StatementReader:
    """Makes the statements of one report from its clauses and everything else that was read."""

    def __init__(
        self,
        report: Report,
        *,
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
        figures: Sequence[Figure],
        attributions: Sequence[Attribution],
    ) -> None:
        self._report = report
        self._text = level(report.text)
        self._mentions = mentions
        self._times = times
        self._figures = figures
        self._attributions = attributions

    def read(self, blocks: Sequence[ParsedBlock]) -> tuple[Statement, ...]:
        """Read every clause as a statement, in the order of their predicates.

        A clause has the modality of its own words, weakened by the cue it stands under. Cost: linear in the clauses
        times what stands in a block.
        """
        found: list[Statement] = []
        for parsed in blocks:
            if parsed.block.kind in _UNSTATING:
                continue
            local = _Local(self, parsed)
            for clause in find_clauses(parsed):
                found.append(local.statement(clause, number=len(found) + 1))
        return tuple(found)

    def inside(self, block: Span) -> tuple[list[Mention], list[int], list[int], list[Attribution]]:
        """Mentions, indices of times and of figures, and attributions that touch a block."""
        return (
            [m for m in self._mentions if block.holds(m.span)],
            [i for i, time in enumerate(self._times) if block.holds(time.span)],
            [i for i, figure in enumerate(self._figures) if block.holds(figure.span)],
            [a for a in self._attributions if any(piece.meets(block) for piece in a.content)],
        )


class _Local:
    """What stands in one block."""

    def __init__(self, reader: StatementReader, parsed: ParsedBlock) -> None:
        self._reader = reader
        self._parsed = parsed
        self._times_of: dict[int, tuple[int, ...]] = {}  # predicate → times, for the clauses that hang on it
        self._by_end = {parsed.end(token): token for token in parsed.doc}
        self._narrated = parsed.block.kind in _NARRATED
        self._mentions, self._times, self._figures, self._attributions = reader.inside(parsed.block.span)

    def statement(self, clause: Clause, *, number: int) -> Statement:
        spans = tuple(self._parsed.span(first, last) for first, last in runs(clause.tokens))
        predicate = self._parsed.span(clause.predicate, clause.predicate)
        attribution = self._attribution(predicate)
        put = self._modality(clause, attribution)
        who, subjects = self._who(clause, spans)
        times = self._own_times(clause, spans)
        return Statement(
            id=f"s{number}",
            spans=spans,
            attribution=attribution.id if attribution else None,
            status=self._timed(put.status, times),
            certainty=put.certainty,
            polarity=put.polarity,
            who=who,
            when=place_when([self._reader._times[i] for i in times], predicate),
            where=self._where(spans, predicate),
            figures=tuple(i for i in self._figures if _within(self._reader._figures[i].span, spans)),
            predicate=predicate,
            terms=clause.terms,
            subjects=subjects,
            times=times,
            nominal=clause.nominal,
            group=self._parsed.span(*predicate_group(clause)),
        )

    def _own_times(self, clause: Clause, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """The times in the clause; a participle without any has those of the clause it hangs on ("killing 27")."""
        own = tuple(i for i in self._times if _within(self._reader._times[i].span, spans))
        verb = clause.predicate
        if not own and verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("advcl", "acl", "conj"):
            own = self._times_of.get(int(verb.head.i), ())
        self._times_of[int(verb.i)] = own
        return own

    # ---- on whose word, and how sure ----

    def _attribution(self, predicate: Span) -> Attribution | None:
        """The innermost attribution that holds the predicate."""
        holding = [a for a in self._attributions if any(piece.holds(predicate) for piece in a.content)]
        holding += [a for a in self._attributions if a.act in _SPEAKING and a.cue[-1].holds(predicate)]
        size = {a.id: sum(p.end - p.start for p in a.content) for a in holding}
        nested = [a for a in holding if not any(b.within == a.id for b in holding)]
        return min(nested or holding, key=lambda a: size[a.id], default=None)

    def _modality(self, clause: Clause, attribution: Attribution | None) -> Modality:
        put = self._nominal_modality(clause) if clause.nominal else modality(clause.predicate, narrated=self._narrated)
        if attribution is None or any(
            cue.meets(self._parsed.span(clause.predicate, clause.predicate)) for cue in attribution.cue
        ):
            return put
        return _under(put, attribution, self._cue_words(attribution))

    def _cue_words(self, attribution: Attribution) -> str:
        return " ".join(self._reader._text[cue.start : cue.end].lower() for cue in attribution.cue)

    def _nominal_modality(self, clause: Clause) -> Modality:
        words = {token.text.lower() for token in clause.tokens}
        if words & {"possible", "potential", "proposed", "expected", "planned", "upcoming", "forthcoming", "next"}:
            hedged = Certainty.POSSIBLE if words & {"possible", "potential"} else Certainty.CERTAIN
            return Modality(Status.PLANNED, hedged, Polarity.POSITIVE)
        times = [
            i for i in self._times if any(self._parsed.start(t) == self._reader._times[i].start for t in clause.tokens)
        ]
        past = any(self._reader._times[i].direction is Direction.PAST for i in times)
        if past or words & {"last", "previous", "first", "historic", "earlier"}:
            return Modality(Status.HAPPENED, Certainty.CERTAIN, Polarity.POSITIVE)
        return Modality(Status.UNKNOWN, Certainty.CERTAIN, Polarity.POSITIVE)

    def _timed(self, status: Status, times: tuple[int, ...]) -> Status:
        """ "is flying on Friday": what goes on at a time to come is planned."""
        coming = any(self._reader._times[i].direction is Direction.COMING for i in times)
        return Status.PLANNED if coming and status is Status.ONGOING else status

    # ---- who, when, where ----

    def _who(self, clause: Clause, spans: tuple[Span, ...]) -> tuple[tuple[str, ...], int]:
        subjects: list[str] = []
        if clause.subject is not None:
            subjects = self._subject_entities(clause.subject)
        others = [
            m.entity
            for m in self._mentions
            if m.type in _ACTORS and _within(m.span, spans) and m.entity not in subjects
        ]
        first = list(dict.fromkeys(subjects))
        return tuple(dict.fromkeys([*first, *others])), len(first)

    def _subject_entities(self, token: Token) -> list[str]:
        found = []
        for noun in coordinated(token):
            at = self._parsed.start(noun)
            holding = [m for m in self._mentions if m.start <= at < m.end]
            ending = [m for m in holding if m.end == self._parsed.end(noun)]
            best = max(ending or holding, key=lambda m: m.end - m.start, default=None)
            if best is not None:
                found.append(best.entity)
        return found

    def _where(self, spans: tuple[Span, ...], predicate: Span) -> str | None:
        """The place behind a preposition of place, the nearest behind the predicate first."""
        placed = [
            m for m in self._mentions if m.type is EntityType.PLACE and _within(m.span, spans) and self._is_placed(m)
        ]
        after = [m for m in placed if m.start >= predicate.start]
        nearest = min(after or placed, key=lambda m: abs(m.start - predicate.end), default=None)
        return nearest.entity if nearest else None

    def _is_placed(self, mention: Mention) -> bool:
        before = self._reader._text[max(0, mention.start - 24) : mention.start].lower().split()
        if self._belongs_to_somebody(mention):
            return False
        while before and before[-1] in ("the", "a", "central", "northern", "southern", "eastern", "western", "nearby"):
            before = before[:-1]
        return bool(before) and before[-1] in _PLACING

    def _belongs_to_somebody(self, mention: Mention) -> bool:
        """ "the envoy to Norway" is in no place for it: the place belongs to who is spoken of."""
        token = self._by_end.get(mention.end)
        if token is None or token.head.dep_ != "prep":
            return False
        held = self._parsed.span(token.head.head, token.head.head)
        return any(m.type in _ACTORS and m.span.holds(held) for m in self._mentions)


def place_when(times: Sequence[TimeExpression], predicate: Span) -> When | None:
    """Choose the date of a statement: of its dated expressions the one nearest to the predicate, or None."""
    dated = [time for time in times if time.kind in _DATED and (time.value or time.earliest or time.latest)]
    if not dated:
        return None
    nearest = min(dated, key=lambda time: (abs(time.start - predicate.end), time.start))
    return When(value=nearest.value, earliest=nearest.earliest, latest=nearest.latest)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(piece.holds(span) for piece in spans)


def _under(put: Modality, attribution: Attribution, cue: str) -> Modality:
    """What the cue does to the modality of what stands under it."""
    if "not known" in cue or "unclear" in cue or "not clear" in cue or "uncertain" in cue:
        return Modality(Status.UNKNOWN, Certainty.UNDERSPECIFIED, Polarity.UNKNOWN)
    certainty = weaker(put.certainty, attribution.certainty)
    negative = any(word in cue for word in ("deny", "denie", "reject", "dismiss", "refus", "declin"))
    polarity = put.polarity
    if negative:
        polarity = Polarity.NEGATIVE if polarity is Polarity.POSITIVE else Polarity.POSITIVE
    return Modality(put.status, certainty, polarity)
