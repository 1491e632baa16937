"""Find the stretches of tokens that look like time expressions: the engine behind data/time_rules.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.model.reading import TimeKind
from reportedly.read.time_words import OTHER, Word, compiled, letters_of
from reportedly.text.tables import read_table

_PIECE = re.compile(r"<(\w+)>")
_SEGMENT = re.compile(f"[^{OTHER}]+")
# A stretch without one of these holds no time expression, so that most words never meet a rule.
_CORE = (
    "iso", "slashed", "clock", "decade", "short_year", "quarter", "ampm", "year", "month", "month_short", "weekday",
    "weekdays", "season", "unit", "units", "weekend", "daypart", "clock_word", "today", "frequency", "now", "holiday",
    "zone", "=century", "=term", "=future", "=past", "=present", "=moment", "=overnight", "=later", "=earlier",
    "=being", "=then", "=night", "=eve", "=ago", "=weekends", "=weekdays", "=fiscal", "=financial", "nth",
)  # fmt: skip
_LONGEST = 24  # tokens: no expression is longer, and longer stretches are cut so that hostile text stays linear


class Rule(NamedTuple):
    """One row of the table: which placing it uses, its kind, and its pattern over letters.

    `alone` is the pattern without what must follow it: it tells the rule of an expression that was found already.
    """

    name: str
    kind: TimeKind
    pattern: re.Pattern[str]
    alone: re.Pattern[str]


class Match(NamedTuple):
    """A stretch of tokens, words[first:last], that fits a rule (its number in the table)."""

    first: int
    last: int
    rule: int


@cache
def rules() -> tuple[Rule, ...]:
    """Read the table of rules in its order, with pieces put into their places."""
    pieces: dict[str, str] = {}
    found = []
    for row in read_table("time_rules"):
        pattern = _PIECE.sub(lambda match: pieces.get(match[1], match[0]), row["pattern"])
        if row["rule"].startswith("="):
            pieces[row["rule"][1:]] = f"(?:{pattern})"
        else:
            alone = compiled(pattern.partition("(?=")[0])
            found.append(Rule(row["rule"], TimeKind(row["kind"]), compiled(pattern), alone))
    return tuple(found)


@cache
def _core() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(set().union(*map(letters_of, _CORE))))}]")


def find_matches(words: Sequence[Word]) -> Iterator[Match]:
    """Find every stretch that fits a rule: in order of the text, at one place the longest first, then the upper rule.

    Matches may overlap; the caller takes the first one that suits. Cost: linear in the words.
    """
    letters = "".join(word.letter for word in words)
    for segment in _SEGMENT.finditer(letters):
        if _core().search(segment[0]):
            for match in _matches(segment[0]):
                yield Match(match.first + segment.start(), match.last + segment.start(), match.rule)


@lru_cache(maxsize=8192)
def _matches(letters: str) -> tuple[Match, ...]:
    """Match all rules on one stretch, at every token. A pure function; the cache only saves time."""
    found = []
    for number, rule in enumerate(rules()):
        for start in range(len(letters)):
            match = rule.pattern.match(letters, start, start + _LONGEST)
            if match and match.end() > start:
                found.append(Match(start, match.end(), number))
    return tuple(sorted(found, key=lambda match: (match.first, -match.last, match.rule)))


def rule_for(words: Sequence[Word], kind: TimeKind) -> str | None:
    """Name the rule that fits exactly these words, one of this kind before others; None where no rule does."""
    return _rule_for("".join(word.letter for word in words), kind)


@lru_cache(maxsize=8192)
def _rule_for(letters: str, kind: TimeKind) -> str | None:
    fitting = [rule for rule in rules() if rule.alone.fullmatch(letters, 0, _LONGEST)]
    return min(fitting, key=lambda rule: rule.kind is not kind).name if fitting else None
