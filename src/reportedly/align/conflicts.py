"""Possible conflicts: two supports of one claim whose values cannot both hold. Different alone is not contradictory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.align.back import sentence_of
from reportedly.align.counts import Amount, amounts_at_odds, pairs_alike, rounds_to, same_amount
from reportedly.align.features import DONE, LIGHT
from reportedly.align.figures_given import gives_figure
from reportedly.align.ledger import Ledger
from reportedly.align.negations import negations
from reportedly.align.opposed import KNOWING, is_called_off, is_opposed
from reportedly.align.put import tells_of_plan
from reportedly.align.slots import same_day
from reportedly.align.sources import same_source
from reportedly.align.telling import Telling
from reportedly.align.when import is_dated, lie_days_apart, points, time_span, time_words
from reportedly.model.base import Located, Span
from reportedly.model.claim import Conflict, Slot
from reportedly.model.reading import Certainty, EntityType, Polarity, Status, When
from reportedly.text.located import lie_apart
from reportedly.text.tables import column

_WAS = frozenset({"was", "were"})
_WHOLE = frozenset({"whole", "entire", "all", "throughout"})  # before or in the words of a time
_NOW = frozenset({"is", "are", "'s", "has", "have"})  # opens what is so as the report is written
_LARGEST = 60  # supports of one claim that are held against each other: more are a list, not an argument
_DEAD = "dead"  # a fate of data/counted_fates.tsv
_NO_COUNT = frozenset({"ordinal", "age"})
_LASTING = frozenset({"duration", "age"})  # units, besides money, of what stays as it was: counts, shares, areas move
_AT_ONE_PLACE = frozenset({EntityType.PERSON.value, EntityType.OTHER.value})  # a body, a state or a group is at several
_ALIKE = 2  # words or names that two tellings share where their verbs are others
_SURE = frozenset({Certainty.CERTAIN, Certainty.PROBABLE})
_DAY = len("2019-01-17")
_FAR_APART = 1.5  # times by which two guesses at one number differ, of which both cannot be right
_ENDS = frozenset((*".,;:!?)", ""))


def conflicts_of(cluster: Sequence[Telling], ledger: Ledger) -> tuple[Conflict, ...]:
    """List what cannot both hold among the supports of one claim, in their order.

    Said of two texts, or of two sources in one text: exact amounts of one thing as of one day, somebody at two far
    places on one day, one doing on two days, a statement beside its negation or denial, what was done beside its being
    called off. Cost: quadratic in the supports, at most 60.
    """
    held = [one for one in cluster[:_LARGEST] if KNOWING.isdisjoint(one.features.terms)]
    return tuple(found for a, b in combinations(held, 2) for found in _of_pair(a, b, ledger))


def _of_pair(a: Telling, b: Telling, ledger: Ledger) -> Iterator[Conflict]:
    if _are_counter_figures(a, b):
        yield from _counter_figures(a, b, ledger)
        return
    if _other_subjects(a, b) or not _two_voices(a, b, ledger):
        return
    if is_called_off(a.features, b.features) or is_called_off(b.features, a.features):
        yield from _called_off(a, b)
        return
    if is_opposed(a.features, b.features, states=(a.state, b.state)):
        for slot, *words in negations(a, b):
            yield from _conflict(slot, a, b, (words[0], words[1]))
        return
    if a.features.is_old or b.features.is_old:
        return
    if not (_is_asserted(a) and _is_asserted(b)):
        return
    yield from _days(a, b)
    if a.statement.certainty is b.statement.certainty is Certainty.CERTAIN:
        yield from _amounts(a, b)
        yield from _places(a, b, ledger)


def _is_asserted(one: Telling) -> bool:
    return one.statement.polarity is Polarity.POSITIVE and one.statement.certainty in _SURE


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


def _is_one_doing(a: Telling, b: Telling) -> bool:
    """Whether both tell one doing: by their verbs, or one by a noun or beside its verb ("the first to fall ill")."""
    return bool(a.features.terms & b.features.terms) or _tells_doing_of(a, b) or _tells_doing_of(b, a)


def _tells_doing_of(one: Telling, other: Telling) -> bool:
    """Whether one side names what the other one does: by a noun, or by its verb and the next word somewhere behind."""
    words = [word for word, _ in other.state.words[:1]]
    is_verb = bool(words) and " " in words[0] and words[0].split()[0] not in LIGHT
    return _names_doing_of(one, other) or (is_verb and any(word == words[0] for word, _ in one.state.words[1:]))


def _names_doing_of(one: Telling, other: Telling) -> bool:
    return any(f"about:{term}" in one.features.subject_matter for term in other.features.terms)


# ---- what was called off --------------------------------------------------------------------------------------


def _called_off(a: Telling, b: Telling) -> Iterator[Conflict]:
    """What was done beside its being called off, by its noun, in a report that came no earlier."""
    for off, done in ((a, b), (b, a)):
        happened = off.statement.status is done.statement.status is Status.HAPPENED
        apart = is_called_off(off.features, done.features)
        if happened and apart and _names_doing_of(off, done) and off.published[:_DAY] >= done.published[:_DAY]:
            yield from _conflict(Slot.STATUS, a, b, (_put(a), _put(b)))


def _on_other_days(a: Telling, b: Telling) -> bool:
    return same_day(a.features.when, b.features.when) is False


# ---- amounts --------------------------------------------------------------------------------------------------


def _amounts(a: Telling, b: Telling) -> Iterator[Conflict]:
    """Exact amounts of one thing, as of one day, further apart than their rounding; of guesses, by half or more."""
    odd = amounts_at_odds(a.amounts, b.amounts)
    if odd is None or not _are_firm(*odd) or odd not in pairs_alike(a.amounts, b.amounts):
        return
    if _measure_one_thing(a, b, odd) and _as_of_one_day(a, b, odd):
        yield from _conflict(Slot.HOW_MANY, a, b, (odd[0].span, odd[1].span))


def _are_firm(one: Amount, other: Amount) -> bool:
    """Whether two numbers are put so that both cannot hold: no bounds, and further apart than what they round."""
    if one.number is None or other.number is None or None in (one.low, one.high, other.low, other.high):
        return False
    if not (one.exact and other.exact):
        low, high = sorted((one.number, other.number))
        return low > 0 and high >= _FAR_APART * low
    return not rounds_to(one.number, other.number)


def _are_counter_figures(a: Telling, b: Telling) -> bool:
    """Whether one report sets the number of one source against that of another: "Police said 500, the unions 1,000".

    Both only give a figure, undated, in one sentence or two that touch, and no word behind one says what it counts.
    """
    if a.said.report != b.said.report or abs(sentence_of(a.features) - sentence_of(b.features)) > 1:
        return False
    return gives_figure(a) and gives_figure(b) and not (is_dated(a.features) or is_dated(b.features))


def _counter_figures(a: Telling, b: Telling, ledger: Ledger) -> Iterator[Conflict]:
    """The numbers of two that give them: by their sources, or by who "puts it at" them."""
    odd = amounts_at_odds(a.amounts, b.amounts)
    if odd is None or odd[0].unit != "count" or not all(one.exact for one in odd):
        return
    text = a.said.reading.report.text
    is_bare = any(text[one.span.end : one.span.end + 1] in _ENDS for one in odd)
    named = a.features.named_subjects, b.features.named_subjects
    if is_bare and (_two_voices(a, b, ledger) or (all(named) and named[0].isdisjoint(named[1]))):
        yield from _conflict(Slot.HOW_MANY, a, b, (odd[0].span, odd[1].span))


def _measure_one_thing(a: Telling, b: Telling, odd: tuple[Amount, Amount]) -> bool:
    """Whether the two amounts are given for one thing: by their doing, and counts by the very verb, or as the dead.

    Who was detained may not have been arrested: another verb may count others. A known set is one whatever it did.
    """
    one, other = odd
    if one.whole and other.whole:
        return bool(one.stems & other.stems)
    if one.unit != "count":
        return _is_one_doing(a, b) or len(a.features.subject_matter & b.features.subject_matter) >= _ALIKE
    return (a.verb == b.verb != "") or one.fate == other.fate == _DEAD


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
    """One doing on two days that do not touch: done, or begun.

    What is still to come only where both reports are of one day: on the next one the plan may be another. What is
    counted on two days is a series.
    """
    if not lie_days_apart(a.features, b.features):
        return
    both_done = all(_was_done(one) or _has_begun(one) for one in (a, b))
    to_come = a.statement.status is b.statement.status and a.statement.status not in DONE
    one_plan = to_come and a.published[:_DAY] == b.published[:_DAY] != ""
    if not (both_done or one_plan) or tells_of_plan(a) or tells_of_plan(b):
        return
    if not _is_one_doing(a, b):
        return
    counts = [tuple(one for one in each.amounts if one.unit not in _NO_COUNT) for each in (a, b)]
    same = any(same_amount(*pair) for pair in pairs_alike(*counts))
    if same or not all(counts):
        yield from _conflict(Slot.WHEN, a, b, (time_span(a.features), time_span(b.features)))


def _was_done(one: Telling) -> bool:
    """Whether it tells what was done, not what was going on: "the forest was burning"."""
    predicate, text = one.statement.predicate, one.said.reading.report.text
    goes_on = one.opening in _WAS and predicate is not None and predicate.of(text).lower().endswith("ing")
    return one.statement.status is Status.HAPPENED and not goes_on


def _has_begun(one: Telling) -> bool:
    """Whether it tells since when a thing goes on: what only goes on may do so on many days."""
    return one.statement.status is Status.ONGOING and "since" in time_words(one.features)


def _places(a: Telling, b: Telling, ledger: Ledger) -> Iterator[Conflict]:
    """Somebody, or a thing with a name, at two places that lie apart, on one day; or a person who is at both now."""
    one, other = a.features, b.features
    if one.where is None or other.where is None or not _is_at_one_time(a, b, ledger):
        return
    if lie_apart(ledger.entities[one.where].place, ledger.entities[other.where].place):
        words = ledger.mention_of(a.said, one.where), ledger.mention_of(b.said, other.where)
        yield from _conflict(Slot.WHERE, a, b, words)


def _is_at_one_time(a: Telling, b: Telling, ledger: Ledger) -> bool:
    """Whether one and the same does one thing on one day, or is told by reports of one day to be there as they write.

    On one day a person may be at two places, one after the other: but not where one is told to be all the while.
    """
    one, other = a.features, b.features
    both = one.subjects & other.subjects & ledger.called_by_name
    types = {ledger.entities[each].type for each in both}
    if not types & _AT_ONE_PLACE:
        return False
    now = a.statement.status is b.statement.status is Status.ONGOING and a.opening in _NOW and b.opening in _NOW
    if now and EntityType.PERSON.value in types and a.published[:_DAY] == b.published[:_DAY] != "":
        return not _on_other_days(a, b)
    if EntityType.PERSON.value in types and (_is_all_the_while(a) or _is_all_the_while(b)):
        return same_day(one.when, other.when) is True and not (points(one) or points(other))
    one_day = _is_single(one.when) and _is_single(other.when) and same_day(one.when, other.when) is True
    return one_day and bool(one.terms & other.terms)


def _is_all_the_while(one: Telling) -> bool:
    """Whether it tells of the whole of its time: "spent the whole weekend in Oslo", "was there all day"."""
    return bool(_WHOLE & time_words(one.features))
