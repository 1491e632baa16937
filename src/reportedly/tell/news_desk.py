"""The news desk: what each claim of an account weighs, and which of them say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import structs

from reportedly.model.account import Account, AccountReport, FigureValue
from reportedly.model.base import Record, Span
from reportedly.model.claim import Claim, Standing, Support
from reportedly.model.judgement import Strand
from reportedly.model.reading import Certainty, Mode, Statement
from reportedly.model.report import Block, BlockKind
from reportedly.tell.texts import same_texts
from reportedly.text.calendar import parse_day
from reportedly.text.places import Blocks
from reportedly.text.words import find_words, is_stop_word, stem

# News tells the most important things first (the inverted pyramid): what a place in a report is worth.
_PLACES: dict[BlockKind | None, float] = {BlockKind.HEADLINE: 1.0, BlockKind.STANDFIRST: 0.8, BlockKind.CAPTION: 0.1}
_PARAGRAPHS = (0.9, 0.6, 0.45, 0.3)
_DEEP = 0.15
_HEAD = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH})
_EARLIER = 14  # days before the first report: what happened before then is background
_ALIKE = 0.6  # share of its words from which a lead only repeats another one
_BEFORE = 12  # characters in front of a lead in which the word stands that it hangs on
_SHORT = 25  # characters: a shorter statement cannot stand for itself
# A headline that no text takes up says less than a first sentence; what only pictures show says less still.
_ALONE: dict[BlockKind | None, float] = {BlockKind.HEADLINE: 0.6, BlockKind.CAPTION: 0.2}
_ECHO = 0.25  # what another text tells in words like these, at its head, counts so much of a support
# Weights set by hand, each where the head of the account was best on the average of many settings of the others, on
# eleven stories and on the six others alike (bench/brief.py, docs/method.md).
_SUPPORT = 0.25  # more for each further text that tells it, besides what their places are worth
_COUNTED = 2.0  # the scale of an event is news: what several texts count
_DIFFERS = 1.5  # reports at odds are what a reader must know of
_DATED = 1.3  # who, what and when
_CANNOT_STAND = 0.7  # a lead that nobody can understand by itself
_SURE = {Certainty.UNDERSPECIFIED: 0.5, Certainty.POSSIBLE: 0.8}  # what nobody says to be so carries less
_CAME = 1.1  # what became of something planned is what the reader waited for
_HEAD_OF = 4  # paragraphs of a report in which an echo is looked for
_CLEARLY_MORE = 2  # texts
_ALIKE_DOING = 0.34  # the same of two leads that tell one doing, or one count
_SUBORDINATE = frozenset(
    ["as", "so", "when", "while", "after", "before", "if", "because", "since", "until", "unless", "although", "though",
     "whether", "what", "who", "which", "whose", "where", "how", "why", "than", "only"]
)  # fmt: skip
_PRONOUNS = frozenset(["he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their"])
_FIRST_PERSON = frozenset({"i", "we", "you", "my", "our", "your", "here"})


class Placed(Record, frozen=True, kw_only=True):
    """A claim at its place in the reading order. `weight`: higher carries more, only for comparison in one account.

    `repeats`: it says again what a claim before it says. `stands`: its lead can be understood by itself, and is more
    than a caption or somebody's wording.
    """

    claim: str
    weight: float
    is_background: bool
    repeats: bool = False
    stands: bool = True


class Desk:
    """What the weights of claims are taken from."""

    def __init__(self, account: Account) -> None:
        self._numbers = {report.id: number for number, report in enumerate(account.reports)}
        self._reports = account.reports
        self._blocks = {report.id: Blocks(report.blocks) for report in account.reports}
        self._text_of = {number: at for at, group in enumerate(same_texts(account)) for number in group}
        self._days = [parse_day((report.published.value or "")[:10]) for report in account.reports]
        known = [day for day in self._days if day is not None]
        self._first, self._last = min(known, default=None), max(known, default=None)
        self._statements = {(r.id, s.id): s for r in account.reports for s in r.statements}
        self._direct = {(r.id, a.id) for r in account.reports for a in r.attributions if a.mode is Mode.DIRECT}
        told = [(plan.claim, plan.outcome) for plan in account.plans if plan.outcome is not None]
        self._came = {outcome.claim for _, outcome in told}
        self._overtaken = {claim for claim, outcome in told if outcome.claim != claim}
        self._standing = _standing_passages(account)
        self._spread = _spread(account)
        self._all_series = account.figures
        self._home = {(value.report, value.start): number for number, series in enumerate(account.figures)
                      if len({value.report for value in series.series}) > 1 for value in series.series}  # fmt: skip
        self._claims = {claim.id: claim for claim in account.claims}
        self._heads = self._heads_of_texts()
        self._words = {claim.id: self._lead_words(claim) for claim in account.claims}
        self._series = {claim.id: self._series_of(claim) for claim in account.claims}
        self._deeds = {claim.id: self._deeds_of(claim) for claim in account.claims}
        self._leads = {claim.id: _lead(claim) for claim in account.claims}

    def weigh(self, claim: Claim) -> Placed:
        """Weigh one claim."""
        by_text: dict[int, float] = defaultdict(float)
        for support in claim.supports:
            text = self._text_of[self._numbers[support.report]]
            by_text[text] = max(by_text[text], self._place(support) * (0.5 + 0.5 * self._lateness(support)))
        weight = sum(by_text.values()) * (1 + _SUPPORT * (len(by_text) - 1))
        weight *= (0.5 + self._centrality(claim)) * self._manner(claim)
        weight *= _DIFFERS if claim.standing is Standing.DIFFER else 1.0
        weight *= _COUNTED if self._series[claim.id] else 1.0
        weight *= _CAME if claim.id in self._came else 1.0
        return Placed(
            claim=claim.id,
            weight=round(weight, 4),
            is_background=self._is_background(claim),
            stands=self._stands(claim),
        )

    def with_echoes(self, placed: Placed) -> Placed:
        """Add what other texts tell at their heads in words like the claim's: it may be the same, unjoined."""
        words = self._words[placed.claim]
        told = self._texts_of(placed.claim)
        counted = self._counted_elsewhere(placed.claim)
        echo = sum(
            max((place * _cosine(words, other) for place, other in head), default=0.0) + counted.get(text, 0.0)
            for text, head in self._heads.items()
            if text not in told
        )
        weight = placed.weight + _ECHO * echo * self._manner(self._claims[placed.claim])
        return structs.replace(placed, weight=round(weight, 4))

    def _stands(self, claim: Claim) -> bool:
        """Whether some report tells it outside of captions and quotations, and its lead leans on nothing."""
        is_worded = all((s.report, self._attribution(s)) in self._direct for s in claim.supports)
        is_shown = all(self._kind_of_block(support) is BlockKind.CAPTION for support in claim.supports)
        return not is_worded and not is_shown and not self._leans(_lead(claim))

    def _leans(self, support: Support) -> bool:
        """Whether a statement is a piece of a longer one, a mere noun, or what nobody says to be so."""
        statement = self._statements.get((support.report, support.statement))
        if statement is None or statement.predicate is None:
            return False
        is_said = statement.certainty is not Certainty.UNDERSPECIFIED
        is_short = sum(span.end - span.start for span in support.spans) < _SHORT and not statement.figures
        is_piece = len(support.spans) > 1 or statement.nominal or is_short
        return is_piece or not is_said or self._hangs(support)

    def _attribution(self, support: Support) -> str | None:
        statement = self._statements.get((support.report, support.statement))
        return statement.attribution if statement else None

    def _counted_elsewhere(self, claim: str) -> dict[int, float]:
        """Text → the best place at which it gives a figure for what the claim counts, too."""
        found: dict[int, float] = {}
        for number in self._series[claim]:
            for value in self._all_series[number].series:
                text = self._text_of[self._numbers[value.report]]
                found[text] = max(found.get(text, 0.0), self._worth(value.report, value.start))
        return found

    def _series_of(self, claim: Claim) -> frozenset[int]:
        """The numbers of the series that several reports fill and in which figures of the claim stand."""
        return frozenset(n for support in claim.supports for n in self._series_at(support))

    def _series_at(self, support: Support) -> list[int]:
        statement = self._statements.get((support.report, support.statement))
        figures = self._reports[self._numbers[support.report]].figures
        starts = [figures[n].start for n in (statement.figures if statement else ()) if n < len(figures)]
        return [self._home[support.report, start] for start in starts if (support.report, start) in self._home]

    def _heads_of_texts(self) -> dict[int, list[tuple[float, frozenset[str]]]]:
        """Text → its headline and first paragraphs, each with what its place is worth and its content words."""
        found: dict[int, list[tuple[float, frozenset[str]]]] = {}
        for group in sorted(set(self._text_of.values())):
            report = self._reports[min(number for number, at in self._text_of.items() if at == group)]
            found[group] = [
                (_PARAGRAPHS[paragraphs] if block.kind is BlockKind.PARAGRAPH else _PLACES[block.kind], words)
                for block, paragraphs, words in _head_blocks(report)
            ]
        return found

    def repeats(self, claim: str, other: str) -> bool:
        """Whether another claim's lead tells most of what this one's does: its words, or the same count or doing.

        What holds the other's words and tells more repeats nothing, and what clearly more texts tell neither.
        """
        if len(self._texts_of(claim)) >= len(self._texts_of(other)) + _CLEARLY_MORE:
            return False
        here, there = self._leads[claim], self._leads[other]
        if here.report == there.report and _hull(here).meets(_hull(there)):
            return _shared(here.spans, there.spans) >= _ALIKE * sum(span.end - span.start for span in here.spans)
        is_counted = bool(self._series[claim]) and self._series[claim] <= self._series[other]
        one, two = self._words[claim], self._words[other]
        least = _ALIKE_DOING if is_counted or self._deeds[claim] & self._deeds[other] else _ALIKE
        return bool(one and two) and len(one & two) >= least * len(one)

    def _texts_of(self, claim: str) -> set[int]:
        return {self._text_of[self._numbers[support.report]] for support in self._claims[claim].supports}

    def _deeds_of(self, claim: Claim) -> frozenset[str]:
        """The doings of the lead, as terms of its predicate; none where it is only "is" or "has"."""
        statement = self._statements.get((_lead(claim).report, claim.lead))
        terms = statement.terms if statement else ()
        return frozenset(term for term in terms if not term.startswith(("be ", "have")))

    def _lead_words(self, claim: Claim) -> frozenset[str]:
        lead = _lead(claim)
        text = self._reports[self._numbers[lead.report]].text or ""
        return frozenset(word for span in lead.spans if span.end <= len(text) for word in _content(span.of(text)))

    def _place(self, support: Support) -> float:
        return self._worth(support.report, support.spans[0].start)

    def _worth(self, report: str, offset: int) -> float:
        """What a place in a report is worth."""
        kind, paragraphs = self._blocks[report].at(offset)
        if kind is BlockKind.PARAGRAPH:
            return _PARAGRAPHS[paragraphs] if paragraphs < len(_PARAGRAPHS) else _DEEP
        return _PLACES.get(kind, _DEEP)

    def _lateness(self, support: Support) -> float:
        """Where its report stands between the first (0) and the last day (1) of the story; 1 where all are of one."""
        day = self._days[self._numbers[support.report]]
        if day is None or self._first is None or self._last is None or self._first == self._last:
            return 1.0
        return (day - self._first).days / (self._last - self._first).days

    def _centrality(self, claim: Claim) -> float:
        words = self._words[claim.id]
        return sum(self._spread.get(word, 0.0) for word in words) / len(words) if words else 0.0

    def _manner(self, claim: Claim) -> float:
        """Less than 1 for what cannot stand for itself, is somebody's wording, or was overtaken."""
        factor = 0.5 if claim.id in self._overtaken or self._has_old_figures(claim) else 1.0
        kinds = {self._kind_of_block(support) for support in claim.supports}
        factor *= _ALONE.get(next(iter(kinds)), 1.0) if len(kinds) == 1 else 1.0
        factor *= 1.0 if self._stands(claim) else _CANNOT_STAND
        factor *= _DATED if _lead(claim).when is not None else 1.0
        return factor * self._telling(_lead(claim))

    def _telling(self, support: Support) -> float:
        """Less than 1 where a statement cannot stand for itself, or is somebody's wording."""
        statement = self._statements.get((support.report, support.statement))
        if statement is None:
            return 1.0
        is_short = sum(span.end - span.start for span in support.spans) < _SHORT
        factor = 0.1 if statement.nominal or (is_short and not statement.figures and not statement.who) else 1.0
        factor *= _SURE.get(statement.certainty, 1.0)
        if (support.report, statement.attribution) in self._direct:
            factor *= 0.6
        if len(support.spans) > 1 or not _has_subject(statement):  # pieces of a longer sentence
            factor *= 0.5
        return factor * self._wording(support, statement)

    def _has_old_figures(self, claim: Claim) -> bool:
        """Whether later figures, and other ones, are known of all that it counts."""
        reports = {support.report for support in claim.supports}
        series = [self._all_series[number].series for number in self._series[claim.id]]
        return bool(series) and all(_is_passed(values, reports) for values in series)

    def _kind_of_block(self, support: Support) -> BlockKind | None:
        return self._blocks[support.report].at(support.spans[0].start)[0]

    def _wording(self, lead: Support, statement: Statement) -> float:
        """Less than 1 where the first words lean on others: clauses that hang on another one, pronouns, the writer."""
        text = self._reports[self._numbers[lead.report]].text or ""
        start = lead.spans[0].start
        words = _first_words(text[start : lead.spans[0].end])
        first = words[0] if words else ""
        is_own = statement.attribution is None and first in _FIRST_PERSON
        factor = 0.4 if is_own else 0.6 if first in _PRONOUNS else 1.0
        is_verbless = statement.predicate is None or (statement.predicate.start == start and not statement.subjects)
        factor *= 0.3 if is_verbless else 1.0
        return factor * (0.6 if self._hangs(lead) else 1.0)

    def _hangs(self, support: Support) -> bool:
        """Whether its first words, or the one before them, hang it on another clause."""
        text = self._reports[self._numbers[support.report]].text or ""
        start = support.spans[0].start
        words = _first_words(text[start : support.spans[0].end])
        before = [m[0].lower() for m in find_words(text[max(0, start - _BEFORE) : start])][-1:]
        follows = bool(before) and before[0] in _SUBORDINATE and text[start - 1] == " "
        return follows or bool(_SUBORDINATE.intersection(words))

    def _is_background(self, claim: Claim) -> bool:
        """Whether all that tell it tell of a time well before the story, or in a paragraph that many print."""
        return all(self._is_old(support) for support in claim.supports)

    def _is_old(self, support: Support) -> bool:
        last = parse_day(support.when.latest) if support.when else None
        if last is not None and self._first is not None and (self._first - last).days > _EARLIER:
            return True
        place = _hull(support)
        return any(span.holds(place) for span in self._standing.get(support.report, ()))


def _is_passed(values: Sequence[FigureValue], reports: set[str]) -> bool:
    """Whether a later value of a series cannot be one number with the last one that these reports give."""
    own = [value for value in values if value.report in reports]
    if not own:
        return False
    last, latest = max(own, key=_day_of), max(values, key=_day_of)
    bounds = (last.low, last.high) != (latest.low, latest.high)
    return bounds and _day_of(latest) > _day_of(last)


def _day_of(value: FigureValue) -> str:
    return (value.as_of or "")[:10]


def _lead(claim: Claim) -> Support:
    return next((support for support in claim.supports if support.statement == claim.lead), claim.supports[0])


def _hull(support: Support) -> Span:
    return Span(start=support.spans[0].start, end=support.spans[-1].end)


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    """How many characters two rows of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def _has_subject(statement: Statement) -> bool:
    """Whether somebody or something does it: named, or counted before a whole group of verbs ("38 were killed")."""
    is_whole = statement.group != statement.predicate
    return statement.subjects > 0 or bool(statement.who) or (is_whole and bool(statement.figures))


def _first_words(words: str) -> list[str]:
    """The first two words, in small letters."""
    return [match[0].lower() for match in islice(find_words(words), 2)]


def _content(words: str) -> list[str]:
    return [stem(match[0]) for match in find_words(words) if not is_stop_word(match[0])]


def _head_blocks(report: AccountReport) -> Iterator[tuple[Block, int, frozenset[str]]]:
    """The headline, the standfirst and the first paragraphs of a report, with the number of paragraphs before each."""
    paragraphs = 0
    for block in report.blocks:
        if paragraphs >= _HEAD_OF or report.text is None:
            return
        if block.is_read and (block.kind in _HEAD):
            yield block, paragraphs, frozenset(_content(report.text[block.start : block.end]))
        paragraphs += block.is_read and block.kind is BlockKind.PARAGRAPH


def _cosine(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (len(a) * len(b)) ** 0.5 if a and b else 0.0


def _spread(account: Account) -> dict[str, float]:
    """Stem → the share of the texts that use it: what a story is about stands in all of them."""
    found: Counter[str] = Counter()
    groups = same_texts(account)
    for group in groups:
        found.update(set(_content(account.reports[group[0]].text or "")))
    return {word: number / len(groups) for word, number in found.items()}


def _standing_passages(account: Account) -> dict[str, list[Span]]:
    """Report → its paragraphs that many print beside text of their own."""
    found: dict[str, list[Span]] = defaultdict(list)
    for reuse in account.reuse:
        for passage in reuse.passages:
            if passage.strand is Strand.BACKGROUND:
                found[reuse.report].append(Span(start=passage.start, end=passage.end))
                found[reuse.source].append(Span(start=passage.source_start, end=passage.source_end))
    return found
