"""What calls an organisation or a place again: "the company", "the city", "it", "its"; only where one can be meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from reportedly.model.reading import EntityType, MentionKind
from reportedly.read.groups import Groups
from reportedly.read.items import SUBJECTS, Item
from reportedly.read.nominals import subject_of
from reportedly.read.quoted import find_quoted
from reportedly.read.sheet import Sheet
from reportedly.text.known import Known, known_forms, name_words, role_nouns
from reportedly.text.name_parts import title_kinds
from reportedly.text.tables import read_table

_IT = frozenset({"it", "its", "itself"})
_THINGS = (EntityType.ORGANISATION, EntityType.PLACE)
_MOST = 200  # names of things; more are a list, and nothing points back into it
_NEAR = 6  # sentences in which one firm, town or country is still the one told of
_STRANGER = 40  # tokens
_BEYOND = frozenset({"that", "which", "whose", "where"})


@cache
def _nouns() -> Mapping[str, str]:
    return {row["noun"]: row["kind"] for row in read_table("thing_nouns")}


def thing_items(sheet: Sheet, names: Sequence[Item]) -> list[Item]:
    """Make items of "the company", "it", … that may point back. Cost: linear in the tokens.

    Table: data/thing_nouns.tsv. Those that `point_back` joins with nothing are no mentions.
    """
    named = {token for item in names for token in range(item.first, item.last)}
    items = []
    for token, low in enumerate(sheet.lows):
        if low in _IT and sheet.tags[token] in {"PRP", "PRP$"}:
            items.append(_item(sheet, token, token + 1, MentionKind.PRONOUN))
        elif low in _nouns() and token not in named:
            first = _opener(sheet, token)
            if first not in named and _points(sheet, first, token):
                items.append(_item(sheet, first, token + 1, MentionKind.NOMINAL))
    return items


def is_thing(item: Item) -> bool:
    """Whether an item calls an organisation or a place without its name."""
    return not item.words and item.type in _THINGS


def _item(sheet: Sheet, first: int, last: int, kind: MentionKind) -> Item:
    return Item(first, last, start=sheet.starts[first], end=sheet.ends[last - 1], kind=kind,
                type=EntityType.ORGANISATION)  # fmt: skip


def _opener(sheet: Sheet, token: int) -> int:
    """The token before a noun and its modifiers: "the" of "the international airport"."""
    first = token - 1
    while first > token - 4 and sheet.same_sentence(first - 1, token) and sheet.tags[first] in {"JJ", "NN"}:
        first -= 1
    return first


def _points(sheet: Sheet, first: int, token: int) -> bool:
    """Whether a noun stands behind "the" or "this": nothing behind it says which company is meant."""
    if not sheet.same_sentence(first, token) or sheet.lows[first] not in {"the", "this"}:
        return False
    if sheet.tags[token] != "NN" or sheet.deps[token] == "compound":
        return False
    after = token + 1
    if not sheet.same_sentence(token, after):
        return True
    if sheet.lows[after] in _BEYOND or sheet.tags[after] == "HYPH" or sheet.tags[after].startswith("NN"):
        return False
    counted = sheet.same_sentence(token, after + 1) and sheet.tags[after + 1] == "CD"
    return sheet.lows[after] != "of" or counted


def point_back(sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
    """Join what calls a thing again with the one thing that it can mean. Cost: linear but for a report's names."""
    if not any(is_thing(item) for item in items):
        return
    quoted = find_quoted(sheet)
    names: list[int] = []
    holder: dict[int, int] = {}
    named = {token for item in items if item.words for token in range(item.first, item.last)}
    for at, item in enumerate(items):
        if item.words and item.type in _THINGS:
            names.append(at)
        if item.words or is_thing(item):
            holder.update(dict.fromkeys(range(item.first, item.last), at))
        if not is_thing(item) or len(names) > _MOST:
            continue
        if item.kind is MentionKind.PRONOUN:
            found = None if quoted[item.first] else _subject_meant(sheet, items, item, holder)
        else:
            found = _meant(sheet, items, groups, at=at, names=names)
            found = found if found is None or not _stranger(sheet, item, named) else None
        if found is not None and groups.join(found, at):
            item.type = items[found].type


def _meant(sheet: Sheet, items: Sequence[Item], groups: Groups, *, at: int, names: Sequence[int]) -> int | None:
    """The one thing named so far that has the noun in its name, or was called so, or is the only one of its kind."""
    here = items[at]
    noun, more = sheet.lows[here.head], set(sheet.lows[here.first + 1 : here.head])
    for fitting in (_has_noun, _called):
        fits = {groups.find(n): n for n in names if fitting(sheet, items[n], noun)
                and more <= {word.lower() for word in items[n].words}}  # fmt: skip
        if fits:
            return next(iter(fits.values())) if len(fits) == 1 else None
    kind = _nouns()[noun]
    if kind in ("body", "site"):
        return None
    only = {groups.find(n): n for n in names if _is_of_kind(items[n], kind)}
    if kind == "firm":
        only = _firms(items, groups, names=names, only=only)
        more = {word for word in more if not _is_country(word)}
    if more:  # "the rail firm": Orvel Rail
        only = {group: n for group, n in only.items() if more <= _words_of(items, groups, names, group=group)}
    if len(only) != 1:
        return None
    last = next(iter(only.values()))
    return last if sheet.sentences[here.first] - sheet.sentences[items[last].first] <= _NEAR else None


def _firms(
    items: Sequence[Item], groups: Groups, *, names: Sequence[int], only: Mapping[int, int]
) -> dict[int, int]:
    """Those that may be firms: no union, ministry or party, by any of their names."""
    bodies = {groups.find(n) for n in names if _nouns().get(_head_word(items[n])) == "body"}
    return {group: n for group, n in only.items() if group not in bodies}


def _head_word(item: Item) -> str:
    """The last word of a name, or that before "of": "Union of Rail Staff"."""
    lows = [word.lower() for word in item.words]
    return lows[lows.index("of") - 1] if "of" in lows[1:] else lows[-1]


def _words_of(items: Sequence[Item], groups: Groups, names: Sequence[int], *, group: int) -> set[str]:
    return {word.lower() for n in names if groups.find(n) == group for word in items[n].words}


def _is_country(word: str) -> bool:
    known = known_forms().get(word.capitalize())
    return known is not None and known.kind == "adjective"


def _stranger(sheet: Sheet, here: Item, named: set[int]) -> bool:
    """Whether a name of two words that nothing could type stands shortly before: it may be what is meant."""
    first = max(0, here.first - _STRANGER)
    odd = [token for token in range(first, here.first)
           if token not in named and sheet.tags[token].startswith("NNP")
           and sheet.words[token][0].isupper() and sheet.lows[token] not in _no_names()]  # fmt: skip
    return any(later - token == 1 for token, later in pairwise(odd))


@cache
def _no_names() -> frozenset[str]:
    return name_words("no_name") | frozenset(title_kinds()) | frozenset(role_nouns())


def _has_noun(sheet: Sheet, item: Item, noun: str) -> bool:
    """Whether the head of a name is the noun: "Northern Ports Council", "Council of Ports"."""
    return len(item.words) > 1 and _head_word(item) == noun


def _called(sheet: Sheet, item: Item, noun: str) -> bool:
    """Whether the noun stands before or beside a name: "the airline Orvel", "Orvel, an airline from Oslo"."""
    before = item.first - 1
    if before >= 0 and sheet.same_sentence(before, item.first) and sheet.lows[before] == noun:
        return True
    near = range(item.last, min(item.last + 8, len(sheet)))
    return any(sheet.lows[t] == noun and sheet.deps[t] == "appos" and item.first <= sheet.heads[t] < item.last
               for t in near)  # fmt: skip


def _is_of_kind(item: Item, kind: str) -> bool:
    known: Known | None = known_forms().get(item.known)
    if kind == "state":
        return known is not None and known.kind in ("country", "adjective")
    if kind == "town":
        town = known is None or known.kind == "capital"
        return item.type is EntityType.PLACE and town and item.words[-1].lower() not in name_words("spot")
    unknown = known is None or known.kind == "firm"
    return item.type is EntityType.ORGANISATION and unknown


def _subject_meant(sheet: Sheet, items: Sequence[Item], here: Item, holder: Mapping[int, int]) -> int | None:
    """The thing that is the subject over "it" or "its", where no other thing comes between.

    "Orvel closed its gates"; "Orvel said that it would close". Not "it was raining", "it is possible".
    """
    token = here.first
    verb = _verb_over(sheet, token)
    if sheet.sentence_of(token)[0] == token:
        return _told_last(sheet, items, here, holder)
    if sheet.deps[token] in SUBJECTS:
        if _is_empty(sheet, verb) or sheet.deps[verb] != "ccomp":
            return None
        verb = sheet.heads[verb]
    elif sheet.tags[token] != "PRP$":
        return None
    subject = subject_of(sheet, verb)
    found = holder.get(subject) if subject is not None else None
    if found is None or items[found].last > token or items[found].type not in _THINGS or not items[found].words:
        return None
    others = any(holder.get(t, found) != found and items[holder[t]].type in _THINGS
                 for t in range(items[found].last, token))  # fmt: skip
    return None if others else found


def _told_last(sheet: Sheet, items: Sequence[Item], here: Item, holder: Mapping[int, int]) -> int | None:
    """The organisation that is the subject of the sentence before, where "It" or "Its" opens one and somebody acts.

    "Orvel lost money. It will close two yards." Not "It was signed", "It is late"; not where another organisation
    stands in the sentence before, nor where a headline or another paragraph but one lies between.
    """
    token, verb = here.first, _verb_over(sheet, here.first)
    acts = sheet.deps[token] == "nsubj" and not _is_empty(sheet, verb)
    if not token or not (acts or sheet.tags[token] == "PRP$"):
        return None
    first, last = sheet.sentence_of(token - 1)
    root = next((at for at in range(first, last) if sheet.heads[at] == at and sheet.tags[at].startswith("VB")), None)
    apart = sheet.blocks[token] - sheet.blocks[token - 1]
    if root is None or apart > 1 or sheet.kind_of(first) is not sheet.kind_of(token):
        return None
    subject = subject_of(sheet, root)
    found = holder.get(subject) if subject is not None else None
    if found is None or items[found].type is not EntityType.ORGANISATION or not items[found].words:
        return None
    held = {holder[t] for t in range(first, last) if t in holder and items[holder[t]].words} - {found}
    return None if any(items[other].type is EntityType.ORGANISATION for other in held) else found


def _verb_over(sheet: Sheet, token: int) -> int:
    for _ in range(8):
        if sheet.tags[token].startswith("VB") or sheet.heads[token] == token:
            break
        token = sheet.heads[token]
    return token


def _is_empty(sheet: Sheet, verb: int) -> bool:
    """Whether "it" may stand for nothing: "it is possible that", "it seems", "it was raining"."""
    return sheet.lows[verb] in name_words("be") or sheet.lows[verb] in name_words("empty_verb")
