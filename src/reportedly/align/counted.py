"""What a figure counts, as far as it can be compared: what became of whom, or which thing, in which event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.align.fates import TOLLS, fate_of, is_fate
from reportedly.align.ledger import Ledger, Said
from reportedly.model.base import Span
from reportedly.model.reading import Figure, MentionKind
from reportedly.text.calendar import parse_day
from reportedly.text.tables import read_table
from reportedly.text.words import find_words, is_stop_word, stem

_PART = "part "  # before the stem of what a figure counts a part of
_BEFORE = 25  # characters behind an amount in which its purpose stands
OTHERS = f"{_PART}other"  # the thing of those that are counted besides some others
_OTHERS = frozenset({"other", "others", "another", "further", "additional"})
_DEFINITE = frozenset({"the", "all", "its", "their", "his", "her", "our"})
_UNTIL = frozenset({"in", "at", "on", "from", "by", "who", "to", "as", "is", "was", "had", "has", "rose", "fell"})
_OF_EVENTS = frozenset({"of", "in", "from", "at", "after"})
_LINKS = frozenset({"from", "to", "at", "of", "by", "is", "was"})
_NEAR = 80  # characters before a percentage in which its bearer is looked for
_ANOTHER_EVENT = 31  # days before the first report: what lies further back is no event of this story
_DAY = len("2019-01-17")


@dataclass(frozen=True)
class Counted:
    """One figure and what it counts: all that can be compared with other figures.

    `fate`: what became of them ("dead"), None where it is another thing. `thing`: stems of what is counted without fate
    and without words for anybody; `head` the last of them. `bearer`: whose percentage it is. `event`: "" for one of
    this story, else the year that the text names. `said`: the shortest statement that holds the figure. `definite`:
    it counts all that there are of them ("the 21 crew members"). `who`: the story's entities in that statement.
    """

    report: str
    number: int
    figure: Figure
    fate: str | None
    thing: frozenset[str]
    head: str | None
    bearer: str | None
    event: str
    said: Said | None
    definite: bool = False
    who: frozenset[str] = frozenset()

    @property
    def is_part(self) -> bool:
        """Whether it counts some of those that another figure counts: "two of the dead", "five more"."""
        return any(each.startswith(_PART) for each in self.thing)

    @property
    def doing(self) -> frozenset[str]:
        """The terms of the statement's predicate; none where it is only "is" or "has"."""
        terms = self.said.statement.terms if self.said else ()
        return frozenset(term for term in terms if not term.startswith("be ") and term not in ("be", "have"))


def describe_figures(ledger: Ledger) -> tuple[Counted, ...]:
    """Describe every figure that counts or measures, by report, then by place. Cost: linear in the text, once."""
    ledger.figures = ledger.figures or tuple(_described(ledger))
    return ledger.figures


def _described(ledger: Ledger) -> Iterator[Counted]:
    holding = _holding(ledger)
    days = [r.report.published.value[:_DAY] for r in ledger.evidence.readings if r.report.published.value]
    first = min(days, default=None)
    for reading in ledger.evidence.readings:
        for number, figure in enumerate(reading.figures):
            if figure.unit not in ("ordinal", "age"):
                said = holding.get((reading.report.id, number))
                yield _describe(ledger, reading.report.id, number, said, first=first)


def _holding(ledger: Ledger) -> dict[tuple[str, int], Said]:
    """(report, number of a figure) → the shortest statement that holds it."""
    found: dict[tuple[str, int], Said] = {}
    for said in ledger.said():
        for number in said.statement.figures:
            known = found.get((said.report, number))
            if known is None or _size(said) < _size(known):
                found[said.report, number] = said
    return found


def _size(said: Said) -> int:
    return sum(span.end - span.start for span in said.statement.spans)


def _describe(ledger: Ledger, report: str, number: int, said: Said | None, *, first: str | None) -> Counted:
    reading = ledger.readings[report]
    figure, text = reading.figures[number], reading.report.text
    fate = fate_of(figure, text)
    stems = _things(figure, text, said)
    return Counted(
        report=report, number=number, figure=figure, fate=fate, thing=frozenset(stems), head=_head(stems),
        definite=_is_definite(figure, text), who=_who(ledger, said), bearer=_bearer(ledger, report, figure, said),
        event=_event(said, first), said=said,
    )  # fmt: skip


@cache
def _classes() -> dict[str, str]:
    """Stem of a noun → the thing that it names, "-" for nouns that lean on the one before them."""
    return {stem(row["word"]): row["thing"] for row in read_table("counted_things")}


def _head(stems: list[str]) -> str | None:
    """What is counted, by its last noun that says something."""
    telling = [each for each in stems if _classes().get(each) != "-"] or stems
    return _classes().get(telling[-1], telling[-1]) if telling else None


def _who(ledger: Ledger, said: Said | None) -> frozenset[str]:
    found = (ledger.entity(said.report, each) for each in said.statement.who) if said else ()
    return frozenset(each for each in found if each)


def _is_definite(figure: Figure, text: str) -> bool:
    """Whether "the", "all" or a possessive stands right before the number."""
    before = [match[0].lower() for match in find_words(text[max(0, figure.start - _BEFORE) : figure.start])]
    return bool(before) and before[-1] in _DEFINITE


def _things(figure: Figure, text: str, said: Said | None) -> list[str]:
    """The stems of what is counted, in order, without predicate, fates and words for anybody.

    A part is another thing than its whole: the head of "two of the three counts" is "part count".
    """
    if figure.unit == "count" and (numbered := _numbered(figure, text)):
        return numbered
    others = [OTHERS] if figure.unit == "count" and _is_of_others(figure, text) else []
    if figure.counted is None:
        return others or _measured(figure, text)
    predicate = said.statement.predicate if said else None
    found = []
    is_toll = False  # "the death toll of the flood": what follows is the event, not who is counted
    for match in find_words(figure.counted.of(text)):
        start = figure.counted.start + match.start()
        is_toll = is_toll or match[0].lower() in TOLLS or is_fate(match[0])
        if is_toll and match[0].lower() in _OF_EVENTS:
            break
        is_predicate = predicate is not None and predicate.start <= start < predicate.end
        if not is_predicate and not is_stop_word(match[0]) and not is_fate(match[0]):
            found.append(stem(match[0]))
    if figure.unit != "count" or others:
        return [*others, *found]
    is_part = figure.counted.start > figure.end and text[figure.end : figure.counted.start].split() == ["of"]
    is_all = _is_definite(figure, text) and text[: figure.start].rstrip().lower().endswith("all")
    return [f"{_PART}{each}" for each in found] if is_part and not is_all else found


def _numbered(figure: Figure, text: str) -> list[str]:
    """The stems of what "the number of people in the square" counts, of a figure that ends such words: "at 500"."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    clause = before[max((before.rfind(stop) for stop in ".;:\n"), default=-1) + 1 :]
    words = [match[0].lower() for match in find_words(clause)]
    if len(words) < 3 or words[-1] not in _LINKS or "number" not in words[:-3]:
        return []
    behind = words[words.index("number") + 1 :]
    if behind[0] != "of":
        return []
    end = next((at for at, word in enumerate(behind) if at and word in _UNTIL), len(behind))
    return [stem(word) for word in behind[1:end] if not is_stop_word(word) and not is_fate(word)]


def _is_of_others(figure: Figure, text: str) -> bool:
    """Whether it counts those besides some others: "the other eight", "another 12", "nine more"."""
    start = min(figure.start, figure.hedge.start if figure.hedge else figure.start)
    before = [match[0].lower() for match in find_words(text[max(0, start - _BEFORE) : start])][-1:]
    behind = [match[0].lower() for match in find_words(text[figure.end : figure.end + _BEFORE])][:2]
    is_more = behind[:1] == ["more"] and behind[1:] != ["than"]
    return is_more or bool(_OTHERS.intersection(before + behind[:1]))


def _measured(figure: Figure, text: str) -> list[str]:
    """The stem of what an amount is given in: "€2,000 in bribes"; none otherwise."""
    words = [match[0] for match in find_words(text[figure.end : figure.end + _BEFORE])][:2]
    is_told = len(words) == 2 and words[0].lower() == "in" and words[1].islower() and len(words[1]) > 3
    return [stem(words[1])] if is_told and text[figure.end : figure.end + 1] == " " else []


def _bearer(ledger: Ledger, report: str, figure: Figure, said: Said | None) -> str | None:
    """Whose percentage it is: the name, else the noun, that stands last before it in its statement."""
    if figure.unit != "percent" or said is None:
        return None
    start = max(said.statement.spans[0].start, figure.start - _NEAR)
    names = [m for m in ledger.mentions_in(said) if start <= m.start and m.end <= figure.start]
    named = [m for m in names if m.kind is MentionKind.NAME]
    if named:
        last = max(named, key=lambda m: m.end)
        return ledger.entity(report, last.entity) or last.entity
    return _noun_before(said, Span(start=start, end=figure.start) if start < figure.start else None)


def _noun_before(said: Said, stretch: Span | None) -> str | None:
    if stretch is None:
        return None
    predicate = said.statement.predicate
    words = [
        stem(match[0])
        for match in find_words(stretch.of(said.reading.report.text))
        if not is_stop_word(match[0])
        and not (predicate and predicate.start <= stretch.start + match.start() < predicate.end)
    ]
    return words[-1] if words else None


def _event(said: Said | None, first: str | None) -> str:
    """Nothing for an event of this story; the year of one that lies more than a month before its first report."""
    when = said.statement.when if said else None
    last, start = parse_day(when.latest if when else None), parse_day(first)
    return str(last.year) if last and start and (start - last).days > _ANOTHER_EVENT else ""
