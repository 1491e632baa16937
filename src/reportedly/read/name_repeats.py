"""Names that a report uses again where the recogniser overlooked or maimed them."""

from __future__ import annotations

from collections import defaultdict

from reportedly.model.reading import EntityType
from reportedly.model.report import BlockKind
from reportedly.read.found import Found, make_name, take
from reportedly.read.sheet import Sheet
from reportedly.text.known import name_words, role_nouns
from reportedly.text.name_parts import title_kinds

PERSON, ORGANISATION, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE
HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dame", "dr", "dr."})
_MOST_FORMS = 30  # names that begin with one word


def mend(sheet: Sheet, found: list[Found]) -> list[Found]:
    """Give a person's surname back its apostrophe where the recogniser read "Okafors" as a name."""
    surnames = {sheet.words[name.last - 1] for name in found if name.type is PERSON and name.last - name.first > 1}
    mended = []
    for name in found:
        word = sheet.words[name.last - 1]
        follows = sheet.same_sentence(name.first, name.last) and sheet.words[name.last][0].isalpha()
        lost = name.last - name.first == 1 and word.endswith("s") and word not in surnames and word[:-1] in surnames
        if lost and follows and not name.known:
            name = name._replace(end=name.end - 1, type=PERSON, basis="seen")
        mended.append(name)
    return mended


def find_overlooked(sheet: Sheet, found: list[Found], taken: list[bool]) -> list[Found]:
    """Find the report's names where nothing saw them: most of all in headlines, and with a lost apostrophe ("Kims")."""
    types = _forms_in_use(sheet, found)
    openers: dict[str, list[list[str]]] = defaultdict(list)
    for form in sorted(types, key=lambda form: (-form.count(" "), form)):
        openers[form.split()[0]].append(form.split())
    extra = []
    for at, word in enumerate(sheet.words):
        if taken[at] or not word[0].isupper():
            continue
        if at and sheet.lows[at - 1] in HONORIFICS and sheet.lows[at] not in title_kinds():
            taken[at] = True
            extra.append(make_name(sheet, at, at + 1, type=types.get(word, PERSON), basis="seen"))
            continue
        forms = openers.get(word) or openers.get(_title_case(word)) or []
        for words in forms[:_MOST_FORMS]:
            last = at + len(words)
            first = at - (len(words) == 1 and types[words[0]] is PERSON and _is_given_before(sheet, at, taken))
            if _alike(sheet.words[at:last], words) and take(taken, first, last):
                extra.append(make_name(sheet, first, last, type=types[" ".join(words)], basis="seen"))
                break
        else:
            extra += _lost_apostrophe(sheet, at, types, taken)
    return extra


def _is_given_before(sheet: Sheet, at: int, taken: list[bool]) -> bool:
    """Whether a name that no table knows stands before a family name: "groundsman Alf Roe" is not the Roe of before."""
    before = at - 1
    if before < 1 or taken[before] or not sheet.same_sentence(before - 1, at):
        return False
    is_proper = sheet.words[before][:1].isupper() and sheet.tags[before] == "NNP" and sheet.heads[before] == at
    is_role = sheet.lows[before] in title_kinds() or sheet.lows[before] in role_nouns()
    return is_proper and not is_role and sheet.kind_of(before) is not BlockKind.HEADLINE


def _title_case(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 3 else word


def _alike(here: list[str], words: list[str]) -> bool:
    """Whether a name is written here, be it in capitals."""
    return here == words or (len(here[0]) > 3 and [word.title() if word.isupper() else word for word in here] == words)


def _forms_in_use(sheet: Sheet, found: list[Found]) -> dict[str, EntityType]:
    """The names of a report as they may come again: whole, a person's last word, a firm without its last word."""
    types: dict[str, EntityType] = {}
    for name in found:
        words = sheet.words[name.first : name.last]
        if name.type not in (PERSON, ORGANISATION, PLACE) or name.basis == "adjective":
            continue
        types.setdefault(" ".join(words), name.type)
        if name.type is ORGANISATION and len(words) > 2 and words[-1].lower() in name_words("firm"):
            types.setdefault(" ".join(words[:-1]), ORGANISATION)
        if name.type is PERSON and len(words) > 1 and len(words[-1]) > 2:
            types.setdefault(words[-1], PERSON)
    return types


def _lost_apostrophe(sheet: Sheet, at: int, types: dict[str, EntityType], taken: list[bool]) -> list[Found]:
    word = sheet.words[at]
    follows = sheet.same_sentence(at, at + 1) and sheet.words[at + 1][0].isalpha()
    if not (word.endswith("s") and types.get(word[:-1]) is PERSON and follows and take(taken, at, at + 1)):
        return []
    return [make_name(sheet, at, at + 1, type=PERSON, basis="seen")._replace(end=sheet.ends[at] - 1)]
