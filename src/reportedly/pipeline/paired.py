"""Which reports of two accounts are one, and which of their statements are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from reportedly.model.account import AccountReport
from reportedly.model.base import Span
from reportedly.model.claim import Support
from reportedly.model.reading import Statement
from reportedly.pipeline.told import Told
from reportedly.text.addresses import canonical_address
from reportedly.text.publishers import outlet_key
from reportedly.text.redline import Redline
from reportedly.text.words import find_words, is_stop_word

_ALIKE = 0.5  # of the content words of the longer of two statements so many must have stayed
_FEWEST = 2  # content words that stayed, unless the statement has no more

Key = tuple[str, str]  # (report id, statement id)


class Pair(NamedTuple):
    """A report that both sides have. `redline` lays its two texts beside each other where they differ and are known."""

    old: AccountReport
    new: AccountReport
    redline: Redline | None

    @property
    def is_changed(self) -> bool:
        return self.old.text_hash != self.new.text_hash


class Pages:
    """The reports of two sides, paired: by text and id, by text, as a version, by id, by address. Cost: n log n."""

    def __init__(self, old: Told, new: Told) -> None:
        self.pairs = tuple(_pair(one, other) for one, other in _pairs(old, new))
        self.of_old = {pair.old.id: pair for pair in self.pairs}
        self.of_new = {pair.new.id: pair for pair in self.pairs}

    def page(self, report: str, *, is_old: bool) -> Hashable:
        """One key for a report on both sides."""
        pair = (self.of_old if is_old else self.of_new).get(report)
        return (pair.old.id, pair.new.id) if pair else (report, None) if is_old else (None, report)


def _pair(old: AccountReport, new: AccountReport) -> Pair:
    known = old.text is not None and new.text is not None and old.text_hash != new.text_hash
    return Pair(old, new, Redline(old.text or "", new.text or "") if known else None)


def _pairs(old: Told, new: Told) -> list[tuple[AccountReport, AccountReport]]:
    """Pair reports by the surest sign first; the same both ways round."""
    left = sorted(old.reports.values(), key=lambda each: each.id)
    right = sorted(new.reports.values(), key=lambda each: each.id)
    found: list[tuple[AccountReport, AccountReport]] = []
    for sign in _SIGNS:
        paired = list(_by(sign, left, right))
        left = _without(left, [one for one, _ in paired])
        right = _without(right, [other for _, other in paired])
        found += paired
    return found


def _without(reports: Sequence[AccountReport], done: Sequence[AccountReport]) -> list[AccountReport]:
    ids = {report.id for report in done}
    return [report for report in reports if report.id not in ids]


Sign = Callable[[AccountReport], Sequence[Hashable]]


def _by(
    sign: Sign, left: Sequence[AccountReport], right: Sequence[AccountReport]
) -> Iterator[tuple[AccountReport, AccountReport]]:
    """Pairs that share a sign, each report once."""
    waiting: dict[Hashable, list[AccountReport]] = defaultdict(list)
    for report in right:
        for key in sign(report):
            waiting[key].append(report)
    used: set[str] = set()
    for one in left:
        candidates = (other for key in sign(one) for other in waiting.get(key, ()))
        other = next((each for each in candidates if each.id not in used and _of_one_outlet(one, each)), None)
        if other is not None:
            used.add(other.id)
            yield one, other


def _of_one_outlet(one: AccountReport, other: AccountReport) -> bool:
    keys = (outlet_key(one.outlet), outlet_key(other.outlet))
    return not all(keys) or keys[0] == keys[1]


_SIGNS: tuple[Sign, ...] = (
    lambda report: ((report.text_hash, report.id),),
    lambda report: ((report.text_hash, report.uri),),
    lambda report: (report.text_hash,),
    lambda report: (report.text_hash, *(version.text_hash for version in report.versions)),
    lambda report: (report.id,),
    lambda report: (canonical_address(report.uri),),
)


class Statements:
    """Which statements of a pair of reports are one: the same words, or the same place and doing in other words."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._new: dict[int, list[Statement]] = defaultdict(list)
        if pair.redline:
            for statement in pair.new.statements:
                for token in _tokens(statement.spans, pair.redline.new_tokens):
                    self._new[token].append(statement)

    def matches(self) -> Iterator[tuple[Key, Key, bool]]:
        """Yield statements of the old and the new text that are one, and whether not a word was changed."""
        if not self._pair.is_changed:
            yield from self._same_spans()
        elif self._pair.redline:
            for statement in self._pair.old.statements:
                yield from self._moved(statement, self._pair.redline)

    def _same_spans(self) -> Iterator[tuple[Key, Key, bool]]:
        there = {statement.spans: statement for statement in self._pair.new.statements}
        for statement in self._pair.old.statements:
            if statement.spans in there:
                yield self._keys(statement, there[statement.spans], True)

    def _moved(self, old: Statement, redline: Redline) -> Iterator[tuple[Key, Key, bool]]:
        tokens = _tokens(old.spans, redline.old_tokens)
        kept = {token: redline.kept[token] for token in tokens}
        touched = {id(each): each for to in kept.values() if to is not None for each in self._new.get(to, ())}
        for new in touched.values():
            there = _tokens(new.spans, redline.new_tokens)
            stayed = [token for token, to in kept.items() if to in there]
            if len(stayed) == len(tokens) == len(there):
                yield self._keys(old, new, True)
            elif self._is_reworded(old, new, redline):
                yield self._keys(old, new, False)

    def _is_reworded(self, old: Statement, new: Statement, redline: Redline) -> bool:
        if old.terms and new.terms and not set(old.terms) & set(new.terms):
            return False
        mine = _content(self._pair.old, old, redline.old_tokens)
        theirs = _content(self._pair.new, new, redline.new_tokens)
        stayed = sum(redline.kept[token] in theirs for token in mine)
        fewest = min(_FEWEST, len(mine), len(theirs))
        return stayed > 0 and stayed >= max(fewest, _ALIKE * max(len(mine), len(theirs)))

    def _keys(self, old: Statement, new: Statement, same: bool) -> tuple[Key, Key, bool]:
        return (self._pair.old.id, old.id), (self._pair.new.id, new.id), same


def _tokens(spans: Sequence[Span], within: Callable[[Span], range]) -> frozenset[int]:
    return frozenset(token for span in spans for token in within(span))


def _content(report: AccountReport, statement: Statement, within: Callable[[Span], range]) -> frozenset[int]:
    """The tokens with which the content words of a statement begin."""
    starts = (
        span.start + word.start()
        for span in statement.spans
        for word in find_words(span.of(report.text or ""))
        if not is_stop_word(word[0])
    )
    return frozenset(token for start in starts for token in within(Span(start=start, end=start + 1)))


def key_of(support: Support) -> Key:
    """The report and the id of the statement that a support is."""
    return support.report, support.statement
