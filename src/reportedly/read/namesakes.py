"""Whom a family name means in a report where several persons bear it ("Mr Kim" among two Kims)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from reportedly.model.reading import EntityType
from reportedly.model.report import BlockKind
from reportedly.read.groups import Groups
from reportedly.read.items import SUBJECTS, Item
from reportedly.read.same_names import Bearers
from reportedly.read.sheet import Sheet
from reportedly.text.known import first_names, known_forms, name_words
from reportedly.text.name_parts import parse_name, title_kinds
from reportedly.text.words import is_stop_word, stem

_AROUND = 8  # tokens on either side that tell what is said of a name
_MOST_FULL = 40  # full mentions of one person that are looked at
_MOST = 8  # bearers of one family name; more are a list, and nothing is guessed
_CLEAR = 1.5  # by how much the best candidate must lead
_SAME_SENTENCE = 4.0  # who is named in full beside a short form is not meant by it
_SAME_STORY = 5.0  # words (a shared journey counts three) that must be told twice
_SAME_DEED = 3.0  # and by how many they must outdo what is told of the usual bearer
_BACK = 400  # mentions
_ONLY, _HEADED, _SUBJECT = 3.0, 4.0, 2.0  # see _introduced
_NEAR = 2  # sentences
_TOPS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.CROSSHEAD})


@cache
def _going() -> frozenset[str]:
    return frozenset(stem(word) for word in name_words("journey_verb"))


def join_single_names(sheet: Sheet, items: Sequence[Item], groups: Groups) -> dict[int, list[int]]:
    """Join names of one word to the full name they belong to; give back those that several persons may bear.

    Names that fit none are joined with their like ("Mr Doe" twice).
    """
    open_names: dict[int, list[int]] = {}
    alone: dict[str, int] = {}
    bearers = Bearers(items, groups)
    for at, item in enumerate(items):
        if not item.words or item.type is not EntityType.PERSON or not bearers.is_single(item):
            continue
        if _is_other(sheet, item):
            continue
        fits = bearers.of(at)
        if len(fits) == 1:
            groups.join(fits[0], at)
        elif fits and len(fits) <= _MOST:
            open_names[at] = fits
        else:
            groups.tell_gender(at, item.gender or first_names().get(item.words[0], ""))
            word = parse_name(item.words[-1]).words[-1]  # "al-Doe" is "Doe"
            leader = alone.setdefault(word, at)
            if not groups.join(leader, at):  # "Mr Doe" and "Ms Doe"
                groups.join(alone.setdefault(f"{item.honorific} {word}", at), at)
    return open_names


def _is_other(sheet: Sheet, item: Item) -> bool:
    """Whether the text says that it means another one: "the other Roe"."""
    before = item.first - 1 - bool(item.honorific)
    return before >= 0 and sheet.lows[before] in {"other", "another"} and sheet.same_sentence(before, item.first)


def settle(sheet: Sheet, items: Sequence[Item], groups: Groups, open_names: dict[int, list[int]]) -> None:
    """Give every form ("Mr Kim") to the candidate of whom the report says the like, if one leads clearly.

    A form is settled as a whole, because a report that uses a short form for one person keeps to it; forms that
    nothing settles stay persons of their own.
    """
    forms: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in open_names:
        forms[(_title(sheet, items[at]), items[at].words[-1].lower())].append(at)
    for (title, _), mentions in forms.items():
        fits = list(dict.fromkeys(groups.find(fit) for at in mentions for fit in open_names[at]))
        scores = {fit: _score(sheet, items, groups, fit=fit, mentions=mentions, title=title) for fit in fits}
        for fit, value in _introduced(sheet, items, groups, fits=fits, mentions=mentions).items():
            scores[fit] += value
        best = sorted(fits, key=lambda fit: (-scores[fit], fit))
        leads = scores[best[0]] - scores[best[1]] >= _CLEAR
        for at in mentions:
            groups.join(best[0] if leads else mentions[0], at)


def _title(sheet: Sheet, item: Item) -> str:
    before = item.first - 1
    if before >= 0 and sheet.same_sentence(before, item.first) and sheet.lows[before] in title_kinds():
        return sheet.lows[before].rstrip(".")
    return ""


def _score(
    sheet: Sheet, items: Sequence[Item], groups: Groups, *, fit: int, mentions: Sequence[int], title: str
) -> float:
    full = [item for at, item in enumerate(items) if len(item.words) > 1 and groups.find(at) == fit][:_MOST_FULL]
    beside = [(sheet.sentences[item.first], _around(sheet, item)) for item in full]
    sentences = {sheet.sentences[item.first] for item in full}
    score = 0.0
    for at in mentions[:_MOST_FULL]:
        here, sentence = _around(sheet, items[at]), sheet.sentences[items[at].first]
        told = (sum(here[word] for word in here if word in words) for number, words in beside if number != sentence)
        score += max(told, default=0.0)
        if sentence in sentences:
            score -= _SAME_SENTENCE
    if title and title_kinds()[title][0] != "honorific":
        score += 6.0 * any(_title(sheet, item) == title for item in full)
    return score


def _introduced(
    sheet: Sheet, items: Sequence[Item], groups: Groups, *, fits: Sequence[int], mentions: Sequence[int]
) -> dict[int, float]:
    """What the order of the text gives the candidates: news names a person in full before it calls him by one name.

    Most for the only one so far named in full, and for the one whom the crosshead above names; something for whoever
    was the subject of the sentence before or the one before that.
    """
    values: dict[int, float] = defaultdict(float)
    first = items[mentions[0]]
    known = _named_before(sheet, items, groups, fits=fits, before=first.first)
    told = {groups.find(item) for item in known if sheet.kind_of(items[item].first) not in _TOPS}
    if len(told) == 1 and sheet.kind_of(first.first) not in _TOPS:
        values[told.pop()] += _ONLY
    section = _crosshead(sheet, first.first)
    headed = {groups.find(item) for item in known if sheet.blocks[items[item].first] == section}
    if len(headed) == 1:
        values[headed.pop()] += _HEADED
    if known:
        last = items[known[-1]]
        near = sheet.sentences[first.first] - sheet.sentences[last.first]
        if 1 <= near <= _NEAR and sheet.deps[last.head] in SUBJECTS:
            values[groups.find(known[-1])] += _SUBJECT
    return values


def _named_before(
    sheet: Sheet, items: Sequence[Item], groups: Groups, *, fits: Sequence[int], before: int
) -> list[int]:
    wanted = set(fits)
    return [at for at, item in enumerate(items)
            if len(item.words) > 1 and item.first < before and groups.find(at) in wanted]  # fmt: skip


def _crosshead(sheet: Sheet, token: int) -> int:
    """The block of the crosshead that stands over a token, or -1."""
    above = range(sheet.blocks[token] - 1, -1, -1)
    return next((block for block in above if sheet.kinds[block] is BlockKind.CROSSHEAD), -1)


def _around(sheet: Sheet, item: Item) -> dict[str, float]:
    """The words of content near a mention, in its sentence, with their weights."""
    first, last = sheet.sentence_of(item.first)
    near = [*range(max(first, item.first - _AROUND), item.first), *range(item.last, min(last, item.last + _AROUND))]
    words: dict[str, float] = {}
    for token in near:
        low = sheet.lows[token]
        if low[0].isalpha() and low not in title_kinds() and not is_stop_word(low) and low != item.words[-1].lower():
            words[stem(low)] = 1.5 if sheet.tags[token].startswith("NNP") else 1.0
    return words


# ---- deeds -----------------------------------------------------------------------------------------------------


def find_other_deeds(
    sheet: Sheet, items: Sequence[Item], groups: Groups, open_names: dict[int, list[int]]
) -> dict[int, int]:
    """Find short forms whose sentence tells again what the report told of another candidate: item → that candidate.

    "He last visited Rome in May, when he delivered a letter … The last time Mr Doe went to Italy, his letter …":
    the Doe who did so is meant, even where "Mr Doe" is another one elsewhere.
    """
    moved: dict[int, int] = {}
    if not open_names:
        return moved
    deeds = {at: _deed(sheet, item) for at, item in enumerate(items) if item.type is EntityType.PERSON}
    for at in open_names:
        best = _best_told(sheet, items, groups, at=at, fits=open_names[at], deeds=deeds)
        if best is not None:
            moved[at] = best
    return moved


def _best_told(
    sheet: Sheet,
    items: Sequence[Item],
    groups: Groups,
    *,
    at: int,
    fits: Sequence[int],
    deeds: dict[int, set[str]],
) -> int | None:
    bearers = {groups.find(fit) for fit in fits}
    told: dict[int, float] = defaultdict(float)
    for other in range(max(0, at - _BACK), at):
        group = groups.find(other)
        if deeds[at] and group in bearers and sheet.sentences[items[other].first] < sheet.sentences[items[at].first]:
            told[group] = max(told[group], _overlap(deeds[at], deeds.get(other, set())))
    now = groups.find(at)
    best = max(sorted(told), key=lambda fit: told[fit], default=now)
    clear = best != now and told[best] >= _SAME_STORY and told[best] >= told.get(now, 0.0) + _SAME_DEED
    return best if clear else None


def _deed(sheet: Sheet, item: Item) -> set[str]:
    """What a sentence says that its subject did: content stems, and "go:COUNTRY" for a journey."""
    if sheet.deps[item.head] not in SUBJECTS:
        return set()
    first, last = sheet.sentence_of(item.first)
    found = {stem(sheet.lows[token]) for token in range(first, last)
             if sheet.lows[token][0].isalpha() and not is_stop_word(sheet.lows[token])}  # fmt: skip
    found |= {"last"} & {sheet.lows[token] for token in range(first, last)}
    verb = sheet.heads[item.head]
    if stem(sheet.lows[verb]) in _going():
        found |= {f"go:{country}" for country in _destinations(sheet, verb, last)}
    return found - {stem(word.lower()) for word in item.words}


def _destinations(sheet: Sheet, verb: int, last: int) -> set[str]:
    forms, found = known_forms(), set()
    for token in range(verb + 1, min(last, verb + 6)):
        known = forms.get(sheet.words[token]) or forms.get(" ".join(sheet.words[token : token + 2]))
        governor = sheet.heads[token]
        if known and known.country and governor in (verb, *(p for p in range(verb, token) if sheet.heads[p] == verb)):
            found.add(known.country)
    return found


def _overlap(one: set[str], two: set[str]) -> float:
    shared = one & two
    return len(shared) + 2.0 * sum(word.startswith("go:") for word in shared)
