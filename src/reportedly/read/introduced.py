"""Who is told of without a name first and introduced in the next sentence: "A senior adviser has left. Mr Roe …".

Textbooks of journalism call it the delayed-identification lead.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.reading import EntityType, MentionKind
from reportedly.model.report import BlockKind
from reportedly.read.cues import verb_cue
from reportedly.read.groups import Groups
from reportedly.read.items import GENDERED, SUBJECTS, Item
from reportedly.read.roles import role_of
from reportedly.read.sheet import Sheet
from reportedly.text.known import role_nouns
from reportedly.text.words import stem

_NOT_POINTING = frozenset({"a", "an", "one"})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})


def join_introduced(sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
    """Join the unnamed subject of the first sentence with the named subject of the second, where the report says so.

    It says so where the named one, and nobody else in the report, is told to be the same of the same ("one of the
    king's advisers", "an adviser to the king"), and acts rather than speaks. A doctor who is found by a doctor stays
    somebody else. Cost: linear in the mentions.
    """
    lead = _unnamed_subject(sheet, items)
    introduced = _named_subject(sheet, items, lead) if lead is not None else None
    if lead is None or introduced is None:
        return
    role, person = _role(sheet, items[lead]), groups.find(introduced)
    alike = [at for at, item in enumerate(items) if at != lead and _has_role(sheet, item, role)]
    told = [items[at] for at in alike if groups.find(at) == person]
    if len(told) == len(alike) and any(_whose(sheet, items[lead], role) & _whose(sheet, one, role) for one in told):
        groups.join(introduced, lead)


def _has_role(sheet: Sheet, item: Item, role: str) -> bool:
    """Whether a mention names or brings in a person as what the role says; "the adviser" points back to one."""
    if item.words:
        return role in map(_stems, item.titles)
    return item.kind is MentionKind.NOMINAL and not item.definite and _role(sheet, item) == role


def _whose(sheet: Sheet, item: Item, role: str) -> set[str]:
    """Of whom or what somebody is what he is, as stems: "*Norland*'s top negotiator", "adviser to the *king*"."""
    if item.words:
        return set()
    words = range(item.first, item.last)
    return {stem(sheet.lows[token]) for token in words if sheet.tags[token].startswith("NN")} - set(role.split())


def _unnamed_subject(sheet: Sheet, items: Sequence[Item]) -> int | None:
    """The unnamed person who is the subject of the first running sentence."""
    first = next((token for token in range(len(sheet)) if sheet.kind_of(token) in _RUNNING), None)
    if first is None:
        return None
    for at, item in enumerate(items):
        if item.first >= first and sheet.same_sentence(first, item.first) and _is_unnamed(sheet, item):
            carries = item.first if sheet.lows[item.first] == "one" else item.head
            return at if sheet.deps[carries] in SUBJECTS and item.link is None else None
    return None


def _is_unnamed(sheet: Sheet, item: Item) -> bool:
    """Whether a mention brings in a person by what he is: "a senior adviser", "one of the king's advisers"."""
    if item.kind is not MentionKind.NOMINAL or item.type is not EntityType.PERSON:
        return False
    tells = role_nouns().get(sheet.lows[item.head], ("", "", ""))[2] != "weak"
    return tells and sheet.lows[item.first] in _NOT_POINTING


def _named_subject(sheet: Sheet, items: Sequence[Item], lead: int) -> int | None:
    """The first person whom the sentence behind the first one names, if he is the subject of a doing."""
    sentence = sheet.sentences[items[lead].first] + 1
    for at, item in enumerate(items):
        if not item.words or item.type is not EntityType.PERSON or sheet.sentences[item.first] != sentence:
            continue
        verb = sheet.heads[item.head]
        if any(sheet.lows[token] in GENDERED for token in range(*sheet.sentence_of(item.first))):
            return None  # "found her body": it may point back to the first one
        acts = sheet.deps[item.head] == "nsubjpass" or verb_cue(sheet.lows[verb]) is None
        return at if acts and sheet.deps[item.head] in SUBJECTS else None
    return None


def _role(sheet: Sheet, item: Item) -> str:
    return _stems(role_of(sheet, item))


def _stems(role: str) -> str:
    return " ".join(map(stem, role.split()))
