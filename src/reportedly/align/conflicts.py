"""Possible conflicts: two supports of one claim whose values cannot both hold. Different alone is not contradictory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.align.back import points_back, sentence_of
from reportedly.align.counts import Amount, amounts_at_odds, pairs_alike, part_told, rounds_to, same_amount
from reportedly.align.features import DONE
from reportedly.align.ledger import Ledger
from reportedly.align.opposed import KNOWING, denies, excluded, in_one_state, is_called_off, is_opposed
from reportedly.align.slots import same_day
from reportedly.align.sources import same_source
from reportedly.align.telling import Telling
from reportedly.align.when import is_dated, lie_days_apart, time_span
from reportedly.model.base import Located, Span
from reportedly.model.claim import Conflict, Slot
from reportedly.model.reading import Certainty, EntityType, Polarity, Status, When
from reportedly.text.doings import noun_doings
from reportedly.text.located import lie_apart
from reportedly.text.tables import column
from reportedly.text.words import find_words, stem

_LARGEST = 60  # supports of one claim that are held against each other: more are a list, not an argument
_DEAD = "dead"  # a fate of data/counted_fates.tsv
_LASTING = frozenset({"duration", "age"})  # units, besides money, of what stays as it was: counts, shares, areas move
_AT_ONE_PLACE = frozenset({EntityType.PERSON.value, EntityType.OTHER.value})  # a body, a state or a group is at several
_ALIKE = 2  # words or names that two tellings share where their verbs are others
_SURE = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})
_DAY = len("2019-01-17")
# Verbs and nouns with which a source gives its own figure: those of rising and falling tell of two days.
_GIVING = frozenset(map(stem, ("put", "speak", "spoke", "have", "has", "count", "estimate", "give", "gave", "report")))
_BEING = frozenset(map(stem, ("is", "was", "stands", "stood")))
_OTHERS = frozenset({"other", "others", "another", "rest"})
_ENDS = frozenset((*".,;:!?)", ""))
_FIGURES = frozenset(map(stem, ("figure", "count", "estimate", "tally", "toll", "number")))


def conflicts_of(cluster: Sequence[Telling], ledger: Ledger) -> tuple[Conflict, ...]:
    """List what cannot both hold among the supports of one claim, in their order.

    Said of two texts, or of two sources in one text: exact amounts of one thing as of one day, somebody at two far
    places on one day, one doing on two days, a statement beside its negation or denial, what was done beside its being
    called off. Cost: quadratic in the supports, at most 60.
    """
    some = [one for one in cluster[:_LARGEST] if not one.features.is_old]
    return tuple(found for a, b in combinations(some, 2) for found in _of_pair(a, b, ledger))


def _of_pair(a: Telling, b: Telling, ledger: Ledger) -> Iterator[Conflict]:
    if (a.features.terms | b.features.terms) & KNOWING or _other_subjects(a, b) or not _two_voices(a, b, ledger):
        return
    if is_called_off(a.features, b.features) or is_called_off(b.features, a.features):
        yield from _called_off(a, b)
        return
    if is_opposed(a.features, b.features, states=(a.state, b.state)):
        if _can_clash(a, b) and _one_matter(a, b):
            yield from _negations(a, b)
        return
    if any(one.statement.polarity is not Polarity.POSITIVE or one.statement.certainty not in _SURE for one in (a, b)):
        return
    yield from _days(a, b)
    if a.statement.certainty is b.statement.certainty is Certainty.CERTAIN:
        yield from _amounts(a, b)
        yield from _places(a, b, ledger)


def _two_voices(a: Telling, b: Telling, ledger: Ledger) -> bool:
    """Whether two reports say it, or one report on the word of two sources."""
    return a.said.report != b.said.report or same_source(a.source, b.source, ledger) is False


def _other_subjects(a: Telling, b: Telling) -> bool:
    one, other = a.features, b.features
    named = bool(one.named_subjects and other.named_subjects)
    return named and not (one.subjects & other.actors or other.subjects & one.actors)


def _conflict(slot: Slot, a: Telling, b: Telling, words: tuple[Span | None, Span | None]) -> Iterator[Conflict]:
    here, there = words
    if here is not None and there is not None:
        yield Conflict(
            slot=slot,
            first=a.statement.id,
            second=b.statement.id,
            a=Located(report=a.said.report, start=here.start, end=here.end),
            b=Located(report=b.said.report, start=there.start, end=there.end),
        )


def _put(one: Telling) -> Span | None:
    return one.statement.group or one.statement.predicate


def _verb(one: Telling) -> str:
    """The stem of the predicate's head word; nothing where there is none."""
    return next((word for word, _ in one.state.words if " " not in word), "")


def _is_one_doing(a: Telling, b: Telling) -> bool:
    """Whether both tell one doing: by their verbs, or one by a noun ("the talks began")."""
    return bool(a.features.terms & b.features.terms) or _names_doing_of(a, b) or _names_doing_of(b, a)


def _names_doing_of(one: Telling, other: Telling) -> bool:
    return any(f"about:{term}" in one.features.subject_matter for term in other.features.terms)


# ---- negation -------------------------------------------------------------------------------------------------


def _negations(a: Telling, b: Telling) -> Iterator[Conflict]:
    """What one side negates of the other; of a part it is how many, beside who tells it of the whole number."""
    parts = part_told(a.features), part_told(b.features)
    if parts == (None, None):
        words = excluded(a.features, b.features, states=(a.state, b.state)) or (_put(a), _put(b))
        yield from _conflict(Slot.POLARITY, a, b, words)
    elif parts[0] is None or parts[1] is None:
        spans = [part[0] if part else _of_all(one, parts) for one, part in zip((a, b), parts, strict=True)]
        yield from _conflict(Slot.HOW_MANY, a, b, (spans[0], spans[1]))


def _of_all(one: Telling, parts: Sequence[tuple[Span, float] | None]) -> Span | None:
    """The words by which one side counts the whole of which the other one tells a part."""
    wholes = {part[1] for part in parts if part}
    return next((each.span for each in one.amounts if each.unit == "count" and each.number in wholes), None)


def _sides(a: Telling, b: Telling) -> tuple[Telling, Telling]:
    """The side that says no, and the other one."""
    no = denies(a.features, a.state) or a.statement.polarity is Polarity.NEGATIVE
    return (a, b) if no else (b, a)


def _can_clash(a: Telling, b: Telling) -> bool:
    """Whether both sides are put so that one excludes the other: what is only charged is denied all the same."""
    no, yes = (side.statement for side in _sides(a, b))
    if no.certainty is not Certainty.CERTAIN or yes.certainty is Certainty.POSSIBLE:
        return False
    return (no.status in DONE) == (yes.status in DONE) and Status.UNKNOWN not in (no.status, yes.status)


def _one_matter(a: Telling, b: Telling) -> bool:
    """Whether a negation, or a denial, speaks of what the other side affirms.

    Of one matter and doing, at no other time. What is not so yet may come: a negation that was published before the
    other side was is no conflict with it.
    """
    no, yes = _sides(a, b)
    if _is_not_yet(no) or _is_of_others(no) != _is_of_others(yes) or _on_other_days(a, b):
        return False
    if _is_answered(yes, no):
        return True
    return _is_about(no, yes) and no.published[:_DAY] >= yes.published[:_DAY]


def _on_other_days(a: Telling, b: Telling) -> bool:
    return same_day(a.features.when, b.features.when) is False


def _is_answered(yes: Telling, no: Telling) -> bool:
    """Whether a denial points back at what its report tells just before it, or of the thing: "no such call"."""
    thing = points_back(no.features) if yes.said.report == no.said.report and _start(yes) < _start(no) else None
    if thing is None:
        return False
    is_near = sentence_of(no.features) - sentence_of(yes.features) <= 1 and (not thing or bool(noun_doings(thing)))
    return is_near or thing in {stem(match[0]) for match in find_words(yes.said.words)}


def _start(one: Telling) -> int:
    return one.statement.spans[0].start


def _is_about(no: Telling, yes: Telling) -> bool:
    """Whether they speak of one thing: by the doing, the doer, the state. Whom one rejects one may only refuse.

    A denial by such a verb takes more words in common than one.
    """
    shared = sum(not word.startswith("who:") for word in no.features.subject_matter & yes.features.subject_matter)
    if denies(no.features, no.state) != denies(yes.features, yes.state):
        return shared >= (1 if no.state.untrue else _ALIKE)
    doer = no.features.subjects & yes.features.actors or yes.features.subjects & no.features.actors
    if doer or no.features.terms & yes.features.terms or in_one_state(no.state, yes.state):
        return True
    if shared and excluded(no.features, yes.features, states=(no.state, yes.state)):
        return True
    return _denied_thing(no) in {stem(match[0]) for match in find_words(yes.said.words)}


def _denied_thing(one: Telling) -> str:
    """The stem of the thing of which "there was no letter" says that there was none; nothing for any other negation."""
    words = [match[0].lower() for match in find_words(one.said.words)]
    if words[:1] != ["there"] or "no" not in words[1:5]:
        return ""
    behind = words[words.index("no") + 1 :]
    return stem(behind[0]) if len(behind) == 1 else ""


def _is_not_yet(one: Telling) -> bool:
    """Whether it says that a thing is not so *yet*: that shuts out nothing."""
    return any(match[0].lower() == "yet" for match in find_words(one.said.words))


def _is_of_others(one: Telling) -> bool:
    """Whether it tells, before its verb, of other ones than those meant beside it: "the other wards are open"."""
    end = one.statement.predicate.start if one.statement.predicate else _start(one)
    before = one.said.reading.report.text[_start(one) : max(_start(one), end)]
    return any(match[0].lower() in _OTHERS for match in find_words(before))


def _called_off(a: Telling, b: Telling) -> Iterator[Conflict]:
    """What was done beside its being called off, by its noun, in a report that came no earlier."""
    for off, done in ((a, b), (b, a)):
        happened = off.statement.status is done.statement.status is Status.HAPPENED
        apart = is_called_off(off.features, done.features)
        if happened and apart and _names_doing_of(off, done) and off.published[:_DAY] >= done.published[:_DAY]:
            yield from _conflict(Slot.STATUS, a, b, (_put(a), _put(b)))


# ---- amounts --------------------------------------------------------------------------------------------------


def _amounts(a: Telling, b: Telling) -> Iterator[Conflict]:
    """Exact amounts of one thing, as of one day, further apart than their rounding."""
    odd = amounts_at_odds(a.amounts, b.amounts)
    if odd is None or not all(one.exact and one.number is not None for one in odd):
        return
    alike = odd in pairs_alike(a.amounts, b.amounts) and _measure_one_thing(a, b, odd)
    alike = alike and not rounds_to(odd[0].number or 0.0, odd[1].number or 0.0)
    if (alike and _as_of_one_day(a, b, odd)) or _is_counter_figure(a, b, odd):
        yield from _conflict(Slot.HOW_MANY, a, b, (odd[0].span, odd[1].span))


def _is_counter_figure(a: Telling, b: Telling, odd: tuple[Amount, Amount]) -> bool:
    """Whether one report sets the number of one source against that of another: "Police said 500, the unions 1,000".

    Both only give a figure, undated, in one sentence or two that touch, and no word behind one says what it counts.
    """
    if a.said.report != b.said.report or abs(sentence_of(a.features) - sentence_of(b.features)) > 1:
        return False
    dated = is_dated(a.features) or is_dated(b.features)
    text = a.said.reading.report.text
    is_bare = any(text[one.span.end : one.span.end + 1] in _ENDS for one in odd)
    return odd[0].unit == "count" and is_bare and not dated and _gives(a) and _gives(b)


def _gives(one: Telling) -> bool:
    """Whether a statement only gives a figure: by its verb, or by "is" behind a noun for one."""
    figure = _verb(one) in _BEING and bool(_FIGURES & {stem(match[0]) for match in find_words(one.said.words)})
    return figure or _verb(one) in _GIVING


def _measure_one_thing(a: Telling, b: Telling, odd: tuple[Amount, Amount]) -> bool:
    """Whether the two amounts are given for one thing: by their doing, and counts by the very verb, or as the dead.

    Who was detained may not have been arrested: another verb may count others. A known set is one whatever it did.
    """
    one, other = odd
    if one.whole and other.whole:
        return bool(one.stems & other.stems)
    if one.unit != "count":
        return _is_one_doing(a, b) or len(a.features.subject_matter & b.features.subject_matter) >= _ALIKE
    return (_verb(a) == _verb(b) != "") or one.fate == other.fate == _DEAD


def _as_of_one_day(a: Telling, b: Telling, odd: tuple[Amount, Amount]) -> bool:
    """Whether both amounts stand for one day: a toll for that of its report; what was done once stays what it was.

    The size of a set that is known ("the 21 crew members") has no day.
    """
    if odd[0].whole and odd[1].whole:
        return True
    if _on_other_days(a, b) or (odd[0].fate and _may_have_risen(a, b, odd)):
        return False
    dated = odd[0].fate is None and _is_single(a.features.when) and _is_single(b.features.when)
    stays = odd[0].unit in _LASTING | column("currencies", "code")
    if a.statement.status is b.statement.status is Status.HAPPENED and (stays or dated):
        return True
    one_report = a.said.report == b.said.report  # it may tell how a number rose
    return (stays or not one_report) and bool(a.published) and a.published[:_DAY] == b.published[:_DAY]


def _may_have_risen(a: Telling, b: Telling, odd: tuple[Amount, Amount]) -> bool:
    """Whether the higher toll stands in the later of two reports of one day, by their hours."""
    if min(len(a.published), len(b.published)) <= _DAY or a.published == b.published:
        return False
    return (a.published < b.published) == ((odd[0].number or 0.0) < (odd[1].number or 0.0))


def _is_single(when: When | None) -> bool:
    return when is not None and when.earliest is not None and when.earliest == when.latest


# ---- days and places ------------------------------------------------------------------------------------------


def _days(a: Telling, b: Telling) -> Iterator[Conflict]:
    """One doing on two days that do not touch.

    What is still to come only where both reports are of one day: on the next one the plan may be another. What is
    counted on two days is a series.
    """
    both_done = a.statement.status in DONE and b.statement.status in DONE
    one_plan = a.statement.status is b.statement.status and a.published[:_DAY] == b.published[:_DAY] != ""
    if not (both_done or one_plan) or not lie_days_apart(a.features, b.features) or not _is_one_doing(a, b):
        return
    same = any(same_amount(*pair) for pair in pairs_alike(a.amounts, b.amounts))
    if same or not (a.amounts and b.amounts):
        yield from _conflict(Slot.WHEN, a, b, (time_span(a.features), time_span(b.features)))


def _places(a: Telling, b: Telling, ledger: Ledger) -> Iterator[Conflict]:
    """Somebody, or a thing with a name, at two places that lie apart, on one day."""
    one, other = a.features, b.features
    both = one.subjects & other.subjects & ledger.called_by_name
    same = (ledger.entities[each].type in _AT_ONE_PLACE for each in both)
    if one.where is None or other.where is None or not any(same) or not one.terms & other.terms:
        return
    one_day = _is_single(one.when) and _is_single(other.when) and same_day(one.when, other.when)
    if one_day and lie_apart(ledger.entities[one.where].place, ledger.entities[other.where].place):
        words = ledger.mention_of(a.said, one.where), ledger.mention_of(b.said, other.where)
        yield from _conflict(Slot.WHERE, a, b, words)
