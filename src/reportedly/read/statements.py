"""Clauses as statements: who, what, when, where, how many, how sure, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.base import Span
from reportedly.model.reading import (
    Attribution,
    Certainty,
    Direction,
    EntityType,
    Figure,
    Mention,
    Mode,
    Polarity,
    Statement,
    Status,
    TimeExpression,
    TimeKind,
    When,
)
from reportedly.model.report import BlockKind, Report
from reportedly.read.clauses import Clause, find_clauses, predicate_group
from reportedly.read.conditions import is_presupposed
from reportedly.read.cues import passive_cue
from reportedly.read.disowned import disowned, is_denial
from reportedly.read.fragments import is_standing
from reportedly.read.grammar import children, coordinated, runs
from reportedly.read.infinitives import governor
from reportedly.read.modality import NOT_KNOWN, Modality, modality, opposite, put_by, weaker
from reportedly.read.negation import came_to_nothing
from reportedly.read.open_questions import is_not_known, is_open, told_beside
from reportedly.read.parse import ParsedBlock
from reportedly.read.predicates import raising_effect, verb_terms
from reportedly.read.tense import is_shifted_state
from reportedly.read.tokens import Token
from reportedly.text.places import Places
from reportedly.text.plain import level

_UNSTATING = frozenset({BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATELINE})
# acts that are told by their cue itself ("denied any wrongdoing"): the statement is on the word of who does it
_SPEAKING = frozenset({"deny", "warn", "judge", "accuse", "claim", "suggest", "speculate", "describe", "urge", "say",
     "expect"})
_PLACING = frozenset(
    {"in", "at", "to", "for", "from", "near", "on", "into", "towards", "toward", "outside", "inside", "off"}
)
_SORTS = frozenset(
    {
        "city", "town", "village", "port", "capital", "suburb", "resort", "district", "province", "region", "state",
        "county", "island", "municipality", "settlement", "hamlet", "neighbourhood", "neighborhood", "quarter",
        "peninsula",
    }
)  # fmt: skip
_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})
_TO_COME = frozenset(
    {"possible", "potential", "proposed", "expected", "planned", "upcoming", "forthcoming", "next"}
)
_HEARSAY = frozenset({"say", "claim", "accuse", "lean"})
_MATCHLESS = frozenset({"first", "only", "last", "record"})
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
        self._times = times
        self._mentions = Places((mention, [mention.span]) for mention in mentions)
        self._times_at = Places((i, [time.span]) for i, time in enumerate(times))
        self._figures_at = Places((i, [figure.span]) for i, figure in enumerate(figures))
        # "appears to have spread" is the outlet's own leaning: its words hold the hedge, nobody else stands behind it
        said = [attribution for attribution in attributions if attribution.act != "seem"]
        self._attributions = Places((attribution, attribution.content) for attribution in said)
        self._speaking = Places((a, [a.cue[-1]]) for a in attributions if a.act in _SPEAKING and a.cue)

    def read(self, blocks: Sequence[ParsedBlock]) -> tuple[Statement, ...]:
        """Read every clause as a statement, in the order of their predicates.

        A clause has the modality of its own words, weakened by the cue it stands under. Cost: linear in the clauses
        times what stands near a clause.
        """
        found: list[Statement] = []
        for parsed in blocks:
            if parsed.block.kind in _UNSTATING:
                continue
            local = _Local(self, parsed)
            for clause in find_clauses(parsed):
                found.append(local.statement(clause, number=len(found) + 1))
        return tuple(found)


class _Local:
    """What stands in one block."""

    def __init__(self, reader: StatementReader, parsed: ParsedBlock) -> None:
        self._reader = reader
        self._parsed = parsed
        self._times_of: dict[int, tuple[int, ...]] = {}  # predicate → times, for the clauses that hang on it
        self._by_end = {parsed.end(token): token for token in parsed.doc}
        self._narrated = parsed.is_title or parsed.block.kind is BlockKind.CAPTION

    def statement(self, clause: Clause, *, number: int) -> Statement:
        spans = tuple(self._parsed.span(first, last) for first, last in runs(clause.tokens))
        predicate = self._parsed.span(clause.predicate, clause.predicate)
        attribution = self._beside(clause) or self._attribution(predicate)
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
            when=place_when([self._reader._times[i] for i in times if not self._is_bound(i, clause)], predicate),
            where=self._where(spans, predicate),
            figures=tuple(self._reader._figures_at.inside(spans)),
            predicate=predicate,
            terms=clause.terms,
            subjects=subjects,
            times=times,
            nominal=clause.nominal,
            group=self._parsed.span(*predicate_group(clause)),
        )

    def _own_times(self, clause: Clause, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """The times in the clause; without any, those of what it hangs on ("killing 27"), or before its "when"."""
        own = tuple(self._reader._times_at.inside(spans))
        verb = clause.predicate
        hangs = verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("advcl", "acl", "conj")
        if not own and hangs and not children(verb, "aux", "nsubj", "nsubjpass"):  # "but talks have since stalled"
            own = self._times_of.get(int(verb.head.i), ())
        self._times_of[int(verb.i)] = own = own or self._time_before_when(verb)
        return own

    def _time_before_when(self, verb: Token) -> tuple[int, ...]:
        """ "She last came in June, when she delivered a letter": the delivering was in June."""
        when = next((child for child in verb.children if child.text.lower() == "when" and child.i < verb.i), None)
        if when is None or when.i < 2:
            return ()
        before = verb.doc[when.i - 2] if verb.doc[when.i - 1].text == "," else verb.doc[when.i - 1]
        return tuple(self._reader._times_at.touching([self._parsed.span(before, before)]))

    def _is_bound(self, number: int, clause: Clause) -> bool:
        """ "the first walkout *since 2022*", "the worst storm since 1987": nothing is like it since; no day of it."""
        start = self._reader._times[number].start
        if self._reader._text[max(0, start - 6) : start].lower() != "since ":
            return False
        before = (token for token in clause.tokens if self._parsed.start(token) < start)
        return any(token.tag_ in ("JJS", "RBS") or token.text.lower() in _MATCHLESS for token in before)

    # ---- on whose word, and how sure ----

    def _attribution(self, predicate: Span) -> Attribution | None:
        """The innermost attribution that holds the predicate."""
        near = self._reader._attributions.touching([predicate])
        holding = [a for a in near if any(piece.holds(predicate) for piece in a.content)]
        holding += self._reader._speaking.touching([predicate])
        size = {a.id: sum(p.end - p.start for p in a.content) for a in holding}
        outer = {a.within for a in holding}
        nested = [a for a in holding if a.id not in outer]
        return min(nested or holding, key=lambda a: size[a.id], default=None)

    def _modality(self, clause: Clause, attribution: Attribution | None) -> Modality:
        predicate = clause.predicate
        if clause.nominal or clause.state:
            put = state_modality(clause) if clause.state else self._nominal_modality(clause)
        elif is_not_known(predicate):
            return NOT_KNOWN
        else:
            put = self._verbal_modality(predicate, attribution)
            told = attribution is not None and is_denial(self._cue_words(attribution))
            if not told and came_to_nothing(governor(predicate)) is None:  # else the negation has been told
                put = _taken_back(put, disowned(predicate))
        if attribution is not None and self._is_cue(predicate, attribution):
            attribution = self._around(attribution, predicate)
        if attribution is None:
            return put
        if clause.state or clause.nominal:
            return _under(put, attribution, self._cue_words(attribution))
        if is_presupposed(predicate) or put == NOT_KNOWN:
            return put
        if came_to_nothing(governor(predicate)) is not None:
            return put  # "rejected" denies nothing that is said in "rejected a plan to …"
        return _under(put, attribution, self._cue_words(attribution))

    def _around(self, attribution: Attribution, cue: Token) -> Attribution | None:
        """The attribution in whose words a cue stands: "denied having *demanded* his dismissal"; None of any other."""
        near = self._reader._attributions.touching([self._parsed.span(cue, cue)])
        outer = (each for each in near if each.id == attribution.within and not self._is_cue(cue, each))
        return next(outer, None)

    def _verbal_modality(self, verb: Token, attribution: Attribution | None) -> Modality:
        answered = attribution is not None and self._is_beside(verb, attribution)
        put = modality(verb, narrated=self._narrated, told=attribution is not None, answered=answered)
        if attribution is None or attribution.mode is not Mode.INDIRECT or put.status is not Status.HAPPENED:
            return put
        return replace(put, status=Status.ONGOING) if is_shifted_state(verb) and self._is_past(attribution) else put

    def _is_past(self, attribution: Attribution) -> bool:
        """ "said nobody was ill" shifts a state back; "says nobody was ill" tells what is over."""
        words = [token for cue in attribution.cue for token in self._parsed.tokens_in(cue.start, cue.end)]
        return not any(token.tag_ in ("VBZ", "VBP") for token in words)

    def _beside(self, clause: Clause) -> Attribution | None:
        """Who answers what others leave open: "would not say whether it sank, as the papers *reported*"; or None."""
        verbal = not (clause.nominal or clause.state)
        cue = told_beside(clause.predicate) if verbal and is_open(clause.predicate) else None
        if cue is None:
            return None
        near = self._reader._attributions.touching([self._parsed.span(clause.predicate, clause.predicate)])
        return next((attribution for attribution in near if self._is_cue(cue, attribution)), None)

    def _is_beside(self, verb: Token, attribution: Attribution) -> bool:
        cue = told_beside(verb) if is_open(verb) else None
        return cue is not None and self._is_cue(cue, attribution)

    def _is_cue(self, token: Token, attribution: Attribution) -> bool:
        span = self._parsed.span(token, token)
        return any(cue.meets(span) for cue in attribution.cue)

    def _cue_words(self, attribution: Attribution) -> str:
        return " ".join(self._reader._text[cue.start : cue.end].lower() for cue in attribution.cue)

    def _nominal_modality(self, clause: Clause) -> Modality:
        words = {token.text.lower() for token in clause.tokens}
        before = {token.text.lower() for token in clause.tokens if token.i < clause.predicate.i}
        if before & _TO_COME:  # "protest at the *planned* sale" is none to come
            hedged = Certainty.POSSIBLE if before & {"possible", "potential"} else Certainty.CERTAIN
            return Modality(Status.PLANNED, hedged, Polarity.POSITIVE)
        if self._narrated and _is_verb_behind_as(clause.predicate):
            return Modality(Status.HAPPENED, Certainty.CERTAIN, Polarity.POSITIVE)
        starts = {self._parsed.start(token) for token in clause.tokens}
        near = self._reader._times_at.touching([self._parsed.span(token, token) for token in clause.tokens])
        times = [self._reader._times[i] for i in near if self._reader._times[i].start in starts]
        past = any(time.direction is Direction.PAST for time in times)
        if past or words & {"last", "previous", "first", "historic", "earlier"}:
            return Modality(Status.HAPPENED, Certainty.CERTAIN, Polarity.POSITIVE)
        return Modality(Status.UNKNOWN, Certainty.CERTAIN, Polarity.POSITIVE)

    def _timed(self, status: Status, times: tuple[int, ...]) -> Status:
        """ "is flying on Friday": what goes on at a time to come is planned; at a time gone by it is over."""
        directions = {self._reader._times[i].direction for i in times}
        if status is not Status.ONGOING:
            return status
        if Direction.COMING in directions:
            return Status.PLANNED
        return status

    # ---- who, when, where ----

    def _who(self, clause: Clause, spans: tuple[Span, ...]) -> tuple[tuple[str, ...], int]:
        subjects: list[str] = []
        if clause.subject is not None:
            subjects = self._subject_entities(clause.subject)
        others = [
            m.entity
            for m in self._reader._mentions.inside(spans)
            if m.type in _ACTORS and m.entity not in subjects
        ]
        first = list(dict.fromkeys(subjects))
        return tuple(dict.fromkeys([*first, *others])), len(first)

    def _subject_entities(self, token: Token) -> list[str]:
        found = []
        for noun in coordinated(token):
            start, end = self._parsed.start(noun), self._parsed.end(noun)
            holding = self._reader._mentions.touching([Span(start=start, end=start + 1)])
            ending = [m for m in holding if m.end == end and self._is_headed(m, noun)]
            ending = ending or [m for m in holding if m.end == end]
            best = max(ending or holding, key=lambda m: m.end - m.start, default=None)
            if best is not None:
                found.append(best.entity)
        return found

    def _is_headed(self, mention: Mention, noun: Token) -> bool:
        """Whether a noun is the head of a mention: "the crew of the Lindis" is no mention of the ship."""
        return self._parsed.end(noun) == mention.end and self._parsed.start(noun.head) not in range(
            mention.start, self._parsed.start(noun)
        )

    def _where(self, spans: tuple[Span, ...], predicate: Span) -> str | None:
        """The place behind a preposition of place, the nearest behind the predicate first."""
        inside = self._reader._mentions.inside(spans)
        placed = [m for m in inside if m.type is EntityType.PLACE and self._is_placed(m)]
        after = [m for m in placed if m.start >= predicate.start]
        nearest = min(after or placed, key=lambda m: abs(m.start - predicate.end), default=None)
        return nearest.entity if nearest else None

    def _is_placed(self, mention: Mention) -> bool:
        before = self._reader._text[max(0, mention.start - 24) : mention.start].lower().split()
        if self._belongs_to_somebody(mention) or self._tells_of_what_kind(mention):
            return False
        if before[-1:] == ["of"]:
            return self._is_sort_of_place(mention)
        while before and before[-1] in ("the", "a", "central", "northern", "southern", "eastern", "western", "nearby"):
            before = before[:-1]
        return bool(before) and before[-1] in _PLACING

    def _tells_of_what_kind(self, mention: Mention) -> bool:
        """ "to a Chinese *group*", "in the Bulgarian *city of Varna*": said of somebody, or of a named place."""
        token = self._by_end.get(mention.end)
        if token is None or token.dep_ not in ("amod", "compound") or not token.tag_.startswith(("JJ", "NNP")):
            return False
        noun = token.head
        if any(prep.text.lower() == "of" and noun.text.lower() in _SORTS for prep in children(noun, "prep")):
            return True
        head = self._parsed.span(noun, noun)
        return any(m.type in _ACTORS and m.span.holds(head) for m in self._reader._mentions.touching([head]))

    def _is_sort_of_place(self, mention: Mention) -> bool:
        """ "in the Bulgarian city *of Varna*": what stands before it says only what sort of place it is, and where."""
        token = self._by_end.get(mention.end)
        noun = token.head.head if token is not None and token.head.dep_ == "prep" else None
        if noun is None or noun.text.lower() not in _SORTS:
            return False
        kinds = [self._parsed.span(child, child) for child in children(noun, "amod", "compound")]
        within = [m for m in self._reader._mentions.touching(kinds) if m.type is EntityType.PLACE]
        return noun.dep_ == "pobj" and noun.head.text.lower() in _PLACING and bool(within)

    def _belongs_to_somebody(self, mention: Mention) -> bool:
        """ "the envoy to Norway" is in no place for it: the place belongs to who is spoken of."""
        token = self._by_end.get(mention.end)
        if token is None or token.head.dep_ != "prep":
            return False
        held = self._parsed.span(token.head.head, token.head.head)
        return any(m.type in _ACTORS and m.span.holds(held) for m in self._reader._mentions.touching([held]))


def _is_verb_behind_as(noun: Token) -> bool:
    """ "Nine missing as block *collapses*": a verb of a headline that the parser takes for a plural."""
    told = noun.tag_ == "NNS" and noun.dep_ == "pobj" and noun.head.text.lower() == "as"
    return told and noun.i > noun.head.i + 1 and noun.doc[noun.i - 1].tag_.startswith("NN") and bool(verb_terms(noun))


def state_modality(clause: Clause) -> Modality:
    """How a clause without a verb is put: a state goes on, an event that is counted has happened; "no" denies it."""
    words = {token.text.lower() for token in clause.tokens}
    cues = [passive_cue(token.text) for token in clause.tokens if token.tag_ in ("VBN", "VBD")]
    certainty = Certainty.CERTAIN
    for hedge in [cue.certainty for cue in cues if cue is not None]:
        certainty = weaker(certainty, hedge if hedge is not Certainty.UNDERSPECIFIED else None)
    turned = [t for t in clause.tokens if t.text.lower() == "not" and t.i and t.doc[t.i - 1].text == ","]
    denied = bool(words & {"no", "zero", "none"}) or ("not" in words and not turned)  # "Seal, not storm, behind crash"
    polarity = Polarity.NEGATIVE if denied else Polarity.POSITIVE
    if "alone" in (raising_effect(clause.predicate) or ()):  # "Talks possible in Oslo", "Deal unlikely"
        put = Modality(Status.ONGOING, certainty, polarity)
        return put_by(put, raising_effect(clause.predicate) or frozenset())
    if words & _TO_COME:
        return Modality(Status.PLANNED, certainty, polarity)
    return Modality(Status.ONGOING if is_standing(clause.predicate) else Status.HAPPENED, certainty, polarity)


def place_when(times: Sequence[TimeExpression], predicate: Span) -> When | None:
    """Choose the date of a statement: of its dated expressions the one nearest to the predicate, or None."""
    dated = [time for time in times if time.kind in _DATED and (time.value or time.earliest or time.latest)]
    if not dated:
        return None
    nearest = min(dated, key=lambda time: (abs(time.start - predicate.end), time.start))
    return When(value=nearest.value, earliest=nearest.earliest, latest=nearest.latest)


def _under(put: Modality, attribution: Attribution, cue: str) -> Modality:
    """What the cue does to the modality of what stands under it."""
    if attribution.act == "unknown" or "not known" in cue:
        return NOT_KNOWN
    # Who says or claims a thing is sure of it: certainty is that of the source, and the chain shows that it is hearsay.
    certainty = put.certainty if attribution.act in _HEARSAY else weaker(put.certainty, attribution.certainty)
    polarity = put.polarity
    if any(word in cue for word in ("refus", "declin")):
        polarity = Polarity.NEGATIVE
    elif is_denial(cue) or _doubts(cue):
        polarity = opposite(polarity)
    return Modality(put.status, certainty, polarity)


def _taken_back(put: Modality, polarity: Polarity | None) -> Modality:
    """What the words around a clause make of it that call it untrue or unproven."""
    if polarity is Polarity.UNKNOWN:
        return replace(put, certainty=Certainty.UNDERSPECIFIED, polarity=polarity)
    return put if polarity is None else replace(put, polarity=opposite(put.polarity))


def _doubts(cue: str) -> bool:
    """ "doubt that it will work"; "no doubt" is none."""
    return "doubt" in cue and not any(word in cue.split() for word in ("no", "not", "n't", "little"))
