"""The reading order: which claims carry most of the story, news before background, nothing told twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reportedly.model.account import Account, AccountReport, Claim, How, Standing, Support
from reportedly.model.base import Record, Span
from reportedly.model.judgement import Strand
from reportedly.model.reading import Mode, Statement
from reportedly.model.report import Block, BlockKind
from reportedly.tell.texts import same_texts
from reportedly.text.calendar import parse_day
from reportedly.text.words import find_words, is_stop_word, stem

# News tells the most important things first (the inverted pyramid): what a place in a report is worth.
_PLACES = {BlockKind.HEADLINE: 1.0, BlockKind.STANDFIRST: 0.8}
_PARAGRAPHS = (0.9, 0.6, 0.45, 0.3)
_DEEP = 0.15
_CAPTION = 0.1
_EARLIER = 14  # days before the first report: what happened before then is background
_ALIKE = 0.6  # share of the shorter one's words from which two leads say the same
_COMPARED = 60  # claims at the head of the order that are held against one another
_SHORT = 25  # characters: a shorter statement cannot stand for itself


class Carried(Record, frozen=True, kw_only=True):
    """A claim at its place in the reading order. `weight`: higher carries more, only for comparison in one account."""

    claim: str
    weight: float
    is_background: bool


def reading_order(account: Account) -> tuple[Carried, ...]:
    """Order the claims as an editor would tell them: news first, the most carrying ones first, background behind.

    What carries: the texts that tell it (copies once), each by where it tells it and how late in the story; how much
    of its words the other reports share; less where it was overtaken by a later claim, is a quotation, or too short to
    stand for itself. What repeats a claim before it stands behind the claims of its like. Nothing is left out.
    Cost: linear in the account's words, but for the sixty at the head, which are held against one another.
    """
    desk = _Desk(account)
    news: list[Carried] = []
    old: list[Carried] = []
    for claim in account.claims:
        weighed = desk.weigh(claim)
        (old if weighed.is_background else news).append(weighed)
    return tuple((*_unrepeated(_sorted(news), desk), *_sorted(old)))


def _sorted(claims: Iterable[Carried]) -> list[Carried]:
    return sorted(claims, key=lambda each: -each.weight)  # stable: else the account's order


def _unrepeated(claims: Sequence[Carried], desk: _Desk) -> list[Carried]:
    """Put behind the others what only says again what stands before it."""
    first: list[Carried] = []
    again: list[Carried] = []
    for each in claims[:_COMPARED]:
        (again if any(desk.repeats(each.claim, other.claim) for other in first) else first).append(each)
    return [*first, *again, *claims[_COMPARED:]]


class _Desk:
    """What the weights of claims are taken from."""

    def __init__(self, account: Account) -> None:
        self._numbers = {report.id: number for number, report in enumerate(account.reports)}
        self._reports = account.reports
        self._text_of = {number: at for at, group in enumerate(same_texts(account)) for number in group}
        self._days = [parse_day((report.published.value or "")[:10]) for report in account.reports]
        self._statements = {(r.id, s.id): s for r in account.reports for s in r.statements}
        self._direct = {(r.id, a.id) for r in account.reports for a in r.attributions if a.mode is Mode.DIRECT}
        self._overtaken = {plan.claim for plan in account.plans
                           if plan.outcome is not None and plan.outcome.claim != plan.claim and plan.how is not How.OPEN}  # fmt: skip
        self._standing = _standing_passages(account)
        self._spread = _spread(account)
        self._words = {claim.id: self._lead_words(claim) for claim in account.claims}
        self._leads = {claim.id: _lead(claim) for claim in account.claims}

    def weigh(self, claim: Claim) -> Carried:
        """Weigh one claim."""
        by_text: dict[int, float] = defaultdict(float)
        for support in claim.supports:
            text = self._text_of[self._numbers[support.report]]
            by_text[text] = max(by_text[text], self._place(support) * (0.5 + 0.5 * self._lateness(support)))
        weight = sum(by_text.values()) * (0.5 + self._centrality(claim)) * self._manner(claim)
        weight *= 1.2 if claim.standing is Standing.DIFFER else 1.0
        return Carried(claim=claim.id, weight=round(weight, 4), is_background=self._is_background(claim))

    def repeats(self, claim: str, other: str) -> bool:
        """Whether the lead of a claim lies in that of another one, or has most of its words."""
        here, there = self._leads[claim], self._leads[other]
        if here.report == there.report and _hull(here).meets(_hull(there)):
            return True
        one, two = self._words[claim], self._words[other]
        return bool(one and two) and len(one & two) >= _ALIKE * min(len(one), len(two))

    def _lead_words(self, claim: Claim) -> frozenset[str]:
        lead = _lead(claim)
        text = self._reports[self._numbers[lead.report]].text or ""
        return frozenset(word for span in lead.spans if span.end <= len(text) for word in _content(span.of(text)))

    def _place(self, support: Support) -> float:
        report = self._reports[self._numbers[support.report]]
        block, paragraphs = _block_at(report, support.spans[0].start)
        if block is None:
            return _DEEP
        if block.kind is BlockKind.PARAGRAPH:
            return _PARAGRAPHS[paragraphs] if paragraphs < len(_PARAGRAPHS) else _DEEP
        return _CAPTION if block.kind is BlockKind.CAPTION else _PLACES.get(block.kind, _DEEP)

    def _lateness(self, support: Support) -> float:
        """Where its report stands between the first (0) and the last day (1) of the story; 1 where all are of one."""
        known = [day for day in self._days if day is not None]
        day = self._days[self._numbers[support.report]]
        if not known or day is None or max(known) == min(known):
            return 1.0
        return (day - min(known)).days / (max(known) - min(known)).days

    def _centrality(self, claim: Claim) -> float:
        words = self._words[claim.id]
        return sum(self._spread[word] for word in words) / len(words) if words else 0.0

    def _manner(self, claim: Claim) -> float:
        """Less than 1 for what cannot stand for itself, is somebody's wording, or was overtaken."""
        lead = _lead(claim)
        statement = self._statements.get((lead.report, claim.lead))
        factor = 0.5 if claim.id in self._overtaken else 1.0
        if statement is None:
            return factor
        if statement.nominal or sum(span.end - span.start for span in lead.spans) < _SHORT:
            factor *= 0.1
        if (lead.report, statement.attribution) in self._direct:
            factor *= 0.6
        return factor * (1.0 if _has_subject(statement) else 0.7)

    def _is_background(self, claim: Claim) -> bool:
        """Whether all that tell it tell of a time well before the story, or in a paragraph that many print."""
        known = [day for day in self._days if day is not None]
        return all(self._is_old(support, known) for support in claim.supports)

    def _is_old(self, support: Support, known: Sequence[object]) -> bool:
        last = parse_day(support.when.latest) if support.when else None
        first = min((day for day in self._days if day is not None), default=None)
        if last is not None and first is not None and (first - last).days > _EARLIER:
            return True
        place = _hull(support)
        return any(span.holds(place) for span in self._standing.get(support.report, ()))


def _lead(claim: Claim) -> Support:
    return next((support for support in claim.supports if support.statement == claim.lead), claim.supports[0])


def _hull(support: Support) -> Span:
    return Span(start=support.spans[0].start, end=support.spans[-1].end)


def _has_subject(statement: Statement) -> bool:
    return statement.subjects > 0 or bool(statement.who)


def _content(words: str) -> list[str]:
    return [stem(match[0]) for match in find_words(words) if not is_stop_word(match[0])]


def _block_at(report: AccountReport, offset: int) -> tuple[Block | None, int]:
    """The block around an offset, and how many paragraphs stand before it."""
    paragraphs = 0
    for block in report.blocks:
        if block.start <= offset < block.end:
            return block, paragraphs
        paragraphs += block.is_read and block.kind is BlockKind.PARAGRAPH
    return None, paragraphs


def _spread(account: Account) -> Counter[str]:
    """Stem → the share of the texts that use it: what a story is about stands in all of them."""
    found: Counter[str] = Counter()
    groups = same_texts(account)
    for group in groups:
        text = account.reports[group[0]].text or ""
        found.update(set(_content(text)))
    for word in found:
        found[word] = found[word] / len(groups)  # type: ignore[assignment]
    return found


def _standing_passages(account: Account) -> dict[str, list[Span]]:
    """Report → its paragraphs that many print beside text of their own."""
    found: dict[str, list[Span]] = defaultdict(list)
    for reuse in account.reuse:
        for passage in reuse.passages:
            if passage.strand is Strand.BACKGROUND:
                found[reuse.report].append(Span(start=passage.start, end=passage.end))
                found[reuse.source].append(Span(start=passage.source_start, end=passage.source_end))
    return found
