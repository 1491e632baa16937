"""Negations, denials and opposite states: when does one telling shut out another one, and on which words?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.align.back import points_back, sentence_of
from reportedly.align.counts import Amount, part_told, same_amount
from reportedly.align.features import DONE
from reportedly.align.opposed import denies, excluded, in_one_state, may_turn, sign_of
from reportedly.align.put import words_put
from reportedly.align.slots import same_day
from reportedly.align.telling import Telling
from reportedly.align.untrue import known
from reportedly.model.base import Span
from reportedly.model.claim import Slot
from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.text.doings import noun_doings
from reportedly.text.words import find_words, stem

_ALIKE = 2  # words or names that two tellings share where their verbs are others
_DAY = len("2019-01-17")
_DONE_TO_THINGS = frozenset({"agrees", "wins", "keeps", "allows"})  # pairs of data/opposites.tsv
_OTHERS = frozenset({"other", "others", "another", "rest"})
_NOW = frozenset({"is", "are", "am", "'s", "'re", "remains", "remain", "stays", "stay", "has", "have"})

Words = tuple[Slot, Span | None, Span | None]  # a slot, and the words on either side


def negations(a: Telling, b: Telling) -> Iterator[Words]:
    """The words on which two opposed tellings are at odds, at most once; nothing where both can hold.

    Of a part it is how many, beside who tells it of the whole number; so is a number that is called wrong.
    """
    if not _can_clash(a, b) or not _one_matter(a, b):
        return
    parts = part_told(a.features), part_told(b.features)
    number = _number_denied(*_sides(a, b))
    if parts == (None, None) and number is None:
        words = excluded(a.features, b.features, states=(a.state, b.state)) or (words_put(a), words_put(b))
        yield Slot.POLARITY, *words
    elif parts == (None, None) and number:
        here, there = number if _sides(a, b)[0] is a else number[::-1]
        yield Slot.HOW_MANY, here.span, there.span
    elif parts[0] is None or parts[1] is None:
        spans = [part[0] if part else _of_all(one, parts) for one, part in zip((a, b), parts, strict=True)]
        yield Slot.HOW_MANY, spans[0], spans[1]


def _number_denied(no: Telling, yes: Telling) -> tuple[Amount, Amount] | tuple[()] | None:
    """The number that one side calls wrong ("reports of ten dead were exaggerated"), with that of the other side.

    None where no number is called wrong; nothing where it is not the other side's.
    """
    if not no.amounts or not no.state.untrue:
        return None
    pairs = [(one, other) for one in no.amounts for other in yes.amounts if one.unit == other.unit]
    return next((pair for pair in pairs if same_amount(*pair)), ())


def _of_all(one: Telling, parts: Sequence[tuple[Span, float] | None]) -> Span | None:
    """The words by which one side counts the whole of which the other one tells a part."""
    wholes = {part[1] for part in parts if part}
    return next((each.span for each in one.amounts if each.unit == "count" and each.number in wholes), None)


def _sides(a: Telling, b: Telling) -> tuple[Telling, Telling]:
    """The side that says no, and the other one; of two states the one that was published last, as a no."""
    said_no = [_says_no(one) for one in (a, b)]
    if said_no[0] == said_no[1]:
        return (a, b) if a.published >= b.published else (b, a)
    return (a, b) if said_no[0] else (b, a)


def _says_no(one: Telling) -> bool:
    return denies(one.features, one.state) or one.state.shuns or one.statement.polarity is Polarity.NEGATIVE


def _can_clash(a: Telling, b: Telling) -> bool:
    """Whether both sides are put so that one excludes the other: what is only charged is denied all the same.

    What is meant to be one day may not be meant on the next.
    """
    no, yes = _sides(a, b)
    if no.statement.certainty is not Certainty.CERTAIN or yes.statement.certainty is Certainty.POSSIBLE:
        return False
    statuses = no.statement.status, yes.statement.status
    is_meant = yes.statement.polarity is not sign_of(yes.statement)
    if is_meant and no.published[:_DAY] != yes.published[:_DAY]:
        return False
    return (statuses[0] in DONE) == (statuses[1] in DONE) and Status.UNKNOWN not in statuses


def _one_matter(a: Telling, b: Telling) -> bool:
    """Whether a negation, or a denial, speaks of what the other side affirms.

    Of one matter and doing, at no other time. What is not so yet may come, unless it was over when it was negated; what
    is so may have changed.
    """
    no, yes = _sides(a, b)
    if _is_not_yet(no) or _is_of_others(no) != _is_of_others(yes):
        return False
    if same_day(a.features.when, b.features.when) is False:
        return False
    if _is_answered(yes, no):
        return True
    is_late = no.published[:_DAY] >= yes.published[:_DAY]
    is_late = is_late or (_is_over(yes, no.published[:_DAY]) and bool(no.features.terms & yes.features.terms))
    return is_late and _is_about(no, yes) and not _may_have_changed(no, yes)


def _is_over(one: Telling, day: str) -> bool:
    """Whether what it tells is dated, and was over before a day."""
    latest = one.features.when.latest if one.features.when else None
    return one.statement.status is Status.HAPPENED and bool(day and latest) and (latest or "") < day


def _may_have_changed(no: Telling, yes: Telling) -> bool:
    """Whether a state of which reports of two days tell may be another one on the second: open once, shut later."""
    if no.published[:_DAY] == yes.published[:_DAY] or same_day(no.features.when, yes.features.when):
        return False
    if excluded(no.features, yes.features, states=(no.state, yes.state)):
        return may_turn(yes.state, no.state)
    return not denies(no.features, no.state) and all(one.opening in _NOW and _is_state(one) for one in (no, yes))


def _is_state(one: Telling) -> bool:
    return one.statement.status is Status.ONGOING


def _is_answered(yes: Telling, no: Telling) -> bool:
    """Whether a denial points back at what its report tells just before it, or of the thing: "no such call"."""
    thing = points_back(no.features) if yes.said.report == no.said.report and _start(yes) < _start(no) else None
    if thing is None:
        return False
    is_act = bool(thing) and (bool(noun_doings(thing)) or thing in known("act"))
    is_near = sentence_of(no.features) - sentence_of(yes.features) <= 1 and (not thing or is_act)
    return is_near or thing in set(map(stem, yes.said.tokens))


def _start(one: Telling) -> int:
    return one.statement.spans[0].start


def _is_about(no: Telling, yes: Telling) -> bool:
    """Whether they speak of one thing: by the doing, the doer, the state. Whom one rejects one may only refuse.

    A denial by such a verb takes more words in common than one.
    """
    shared = sum(not word.startswith("who:") for word in no.features.subject_matter & yes.features.subject_matter)
    if denies(no.features, no.state) != denies(yes.features, yes.state):
        return shared >= (1 if no.state.untrue else _ALIKE)
    if _of_two_things(no, yes):
        return False
    doer = no.features.subjects & yes.features.actors or yes.features.subjects & no.features.actors
    if no.features.terms & yes.features.terms or in_one_state(no.state, yes.state) or (doer and shared):
        return True
    if shared and excluded(no.features, yes.features, states=(no.state, yes.state)):
        return True
    return _denied_thing(no) in set(map(stem, yes.said.tokens))


def _of_two_things(no: Telling, yes: Telling) -> bool:
    """Whether opposite things are done to two things: one offer was accepted, another one rejected."""
    opposite = {pair for pair, _ in no.state.sides & yes.state.against}
    things = [{word for word, _ in one.state.words[1:] if " " not in word} - {one.verb} for one in (no, yes)]
    return bool(opposite & _DONE_TO_THINGS) and all(things) and things[0].isdisjoint(things[1])


def _denied_thing(one: Telling) -> str:
    """The stem of the thing of which "there was no letter" says that there was none; nothing for any other negation."""
    words = [word.lower() for word in one.said.tokens]
    if words[:1] != ["there"] or "no" not in words[1:5]:
        return ""
    behind = words[words.index("no") + 1 :]
    return stem(behind[0]) if len(behind) == 1 else ""


def _is_not_yet(one: Telling) -> bool:
    """Whether it says that a thing is not so *yet*: that shuts out nothing."""
    return any(word.lower() == "yet" for word in one.said.tokens)


def _is_of_others(one: Telling) -> bool:
    """Whether it tells, before its verb, of other ones than those meant beside it: "the other wards are open"."""
    end = one.statement.predicate.start if one.statement.predicate else _start(one)
    before = one.said.reading.report.text[_start(one) : max(_start(one), end)]
    return any(match[0].lower() in _OTHERS for match in find_words(before))
