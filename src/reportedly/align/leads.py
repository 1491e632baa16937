"""Which statement words a claim best: a whole sentence with who, what and when before pieces, headlines, quotations."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.align.features import Features
from reportedly.align.ledger import Ledger, Said
from reportedly.align.slots import figures_differ
from reportedly.model.reading import Certainty, MentionKind, Mode, Polarity
from reportedly.model.report import BlockKind
from reportedly.text.calendar import parse_day
from reportedly.text.words import find_words

# Set by hand: what an editor would rather print, each about as much as the next; a denial never leads who affirms.
_NAME, _MOST_NAMES = 0.5, 4
_FITS, _SHORTEST, _LONGEST = 1.5, 40, 220  # characters of a line that tells enough and not too much
_TOTAL = 1.0  # the whole of what is counted, not a part of it
_STALE = -1.5  # of counts at odds, one of an earlier day
_ROUNDING = 0.05
_DAY = len("2019-01-17")
_WHOLE, _EXACT, _SURE, _DATED = 1.0, 0.6, 0.3, 0.5
_DENIED = -4.0
_QUOTED, _CUT, _LEANS, _HANGS, _NOT_FINITE = -1.0, -1.0, -1.0, -0.5, -1.5
_SHORT, _IN_PIECES = -1.0, -0.5
_STUB = 25  # characters: a shorter statement cannot stand for itself
_PLACES: dict[BlockKind | None, float] = {BlockKind.HEADLINE: -1.0, BlockKind.CAPTION: -1.5}
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "i", "we", "you", "one",
     "my", "our", "some", "others", "both", "there", "here"]
)  # fmt: skip
_HANGING = frozenset(
    ["as", "so", "when", "while", "after", "before", "if", "because", "since", "until", "unless", "although", "though",
     "whether", "what", "who", "which", "whose", "where", "how", "why", "than", "but", "and"]
)  # fmt: skip
_BEFORE = 12  # characters in front of a statement in which the word stands that it hangs on


def lead_of(cluster: Sequence[Features], ledger: Ledger) -> Features:
    """The statement that words the claim best; where exact numbers differ, the best of the latest report among them.

    So a rising toll is led by its last exact figure, and every other one is shown to differ from it. Of equals the one
    of the first report stands. Cost: linear in the words, but for the pairs of those that count.
    """
    if len(cluster) == 1:
        return cluster[0]
    counting = [one for one in cluster if one.figures]
    disputed = [a for a in counting if any(_is_at_odds(a, b) for b in counting)]
    exact = [one for one in disputed if _has_exact_figure(one)]
    latest = max((one.said.order for one in exact), default=-1)
    candidates = [one for one in exact if one.said.order == latest] or list(cluster)
    most = max(map(_counts, candidates)) if exact else None  # the last two bodies are a part of the ten
    if exact:  # "bringing the toll to ten" counts them, too
        taken = {one.said.key for one in candidates}
        others = [one for one in cluster if one.said.order == latest and one.said.key not in taken]
        candidates += [one for one in others if _counts(one) == most]

    def rank(one: Features) -> tuple[float, int, str, str]:
        weight = _weight(one, ledger) + _TOTAL * (most is not None and _counts(one) == most)
        weight += _STALE * (most is not None and _is_stale(one))
        return weight, -one.said.order, one.said.report, one.said.statement.id

    return max(candidates, key=rank)


def _is_at_odds(a: Features, b: Features) -> bool:
    """Whether their figures differ by more than rounding: sums are told now rounded, now to the cent."""
    pair = figures_differ(a, b)
    if pair is None:
        return False
    one, other = (figure.number for figure in pair)
    if pair[0].unit == "count" or one is None or other is None:
        return True
    return abs(one - other) > _ROUNDING * max(abs(one), abs(other))


def _is_stale(one: Features) -> bool:
    """Whether it tells what was so before its report: "had put it at nine", "on Wednesday the number was eight"."""
    said, statement = one.said, one.said.statement
    group = statement.group.of(said.reading.report.text).lower().split() if statement.group else []
    day = (said.reading.report.published.value or "")[:_DAY]
    last = statement.when.latest if statement.when else None
    return group[:1] == ["had"] or (last is not None and _days_between(last, day) > 1)


def _days_between(first: str, last: str) -> int:
    """The days from one ISO day to another; 0 where either is not known."""
    begun, ended = parse_day(first), parse_day(last)
    return (ended - begun).days if begun and ended else 0


def _counts(one: Features) -> float:
    """The largest number that it counts; 0 where it counts nothing."""
    return max((figure.low or 0.0 for figure in one.said.figures() if figure.low == figure.high), default=0.0)


def _has_exact_figure(one: Features) -> bool:
    return any(figure.low is not None and figure.low == figure.high for figure in one.said.figures())


def _weight(one: Features, ledger: Ledger) -> float:
    """How well a statement words its claim: named people, a day, a full clause, neither long nor short, sure."""
    statement = one.said.statement
    length = sum(span.end - span.start for span in statement.spans)
    names = sum(m.kind is MentionKind.NAME for m in ledger.mentions_in(one.said))
    weight = _NAME * min(names, _MOST_NAMES) + _FITS * (_SHORTEST <= length <= _LONGEST)
    weight += _WHOLE * (len(statement.spans) == 1 and bool(statement.subjects))
    weight += _SHORT * (length < _STUB) + _IN_PIECES * (len(statement.spans) > 1)
    weight += _EXACT * _has_exact_figure(one) + _DATED * (statement.when is not None)
    weight += _SURE * (statement.certainty is Certainty.CERTAIN) + _DENIED * (statement.polarity is Polarity.NEGATIVE)
    return weight + _PLACES.get(ledger.place_of(one.said)[0], 0.0) + _wording(one.said, ledger)


def _wording(said: Said, ledger: Ledger) -> float:
    """Less for somebody's own words, for what begins with a pronoun or hangs on another clause, for no finite verb."""
    text, start = said.reading.report.text, said.statement.spans[0].start
    first = "".join(said.tokens[:1]).lower()
    before = [m[0].lower() for m in find_words(text[max(0, start - _BEFORE) : start])][-1:]
    hangs = first in _HANGING or (bool(before) and before[0] in _HANGING and text[start - 1] == " ")
    is_quoted = any(attribution.mode is Mode.DIRECT for attribution in ledger.attributions_of(said))
    weight = _QUOTED * is_quoted + _CUT * _is_cut(said.words) + _LEANS * (first in _PRONOUNS)
    return weight + _HANGS * hangs + _NOT_FINITE * (not _is_finite(said))


def _is_cut(words: str) -> bool:
    """Whether a quotation begins or ends in them that does not do both."""
    return words.count("“") != words.count("”") or words.count('"') % 2 == 1


def _is_finite(said: Said) -> bool:
    """Whether a verb of its own tells it: no mere noun, no "to leave", no "leaving"."""
    statement, text = said.statement, said.reading.report.text
    if statement.predicate is None or statement.nominal:
        return False
    words = (statement.group or statement.predicate).of(text).lower().split()
    return bool(words) and words[0] != "to" and not words[0].endswith("ing")
