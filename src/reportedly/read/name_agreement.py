"""What a whole report makes of a name that it writes more than once: one extent, and one type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from reportedly.model.reading import EntityType
from reportedly.model.report import BlockKind
from reportedly.read.found import Found, make_name
from reportedly.read.name_evidence import CODE, told_as_firm, told_as_place
from reportedly.read.name_repeats import HONORIFICS
from reportedly.read.sheet import Sheet
from reportedly.text.known import first_names, name_words
from reportedly.text.name_parts import GENERATIONS

PERSON, ORGANISATION, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE


def cut_back(sheet: Sheet, found: list[Found]) -> list[Found]:
    """Cut a person's name back to the full name that the report uses elsewhere: "Jane Roe Defends" in a headline."""
    short = {_form(sheet, name) for name in found if name.type is PERSON and name.last - name.first == 2}
    given = {sheet.words[name.first] for name in found if name.type is PERSON and name.last - name.first > 1}
    cut = []
    for name in found:
        last = name.first + 2
        if _has_epithet(sheet, name, given):
            name = make_name(sheet, name.first + 1, name.last, type=PERSON, basis=name.basis)
        longer = name.type is PERSON and name.last > last and sheet.lows[name.last - 1].strip(".") not in GENERATIONS
        if longer and _form(sheet, name._replace(last=last)) in short:
            name = name._replace(last=last, end=sheet.ends[last - 1])
        cut.append(name)
    return cut


def _has_epithet(sheet: Sheet, name: Found, given: set[str]) -> bool:
    """Whether a headline calls somebody by his first name with a word before it: "Lucky Bob sails home"."""
    if name.type is not PERSON or name.last - name.first != 2 or sheet.kind_of(name.first) is not BlockKind.HEADLINE:
        return False
    first, second = sheet.words[name.first : name.last]
    return first not in first_names() and second in first_names() and second in given


def _form(sheet: Sheet, name: Found) -> str:
    return re.sub(r"[-\s.]+", " ", " ".join(sheet.lows[name.first : name.last])).strip()


def _weight(sheet: Sheet, name: Found) -> float:
    if name.known and name.basis != "adjective":
        return 5
    if name.basis == "split":
        return 0.5
    if name.type is PERSON and name.first and sheet.lows[name.first - 1] in HONORIFICS:
        return 3
    if name.type is ORGANISATION and told_as_firm(sheet, name.first, name.last):
        return 3
    if name.type is PLACE and told_as_place(sheet, name.first, name.last):
        return 2
    return 0.6 if sheet.kind_of(name.first) is BlockKind.HEADLINE else 1


def _with_particles(words: list[str]) -> set[str]:
    """The ends of a full name that begin with a particle: "el khatibi", "van der meer"."""
    return {" ".join(words[at:]) for at in range(1, len(words) - 1) if words[at] in name_words("particle")}


def _after_the(sheet: Sheet, name: Found) -> bool:
    return name.first > 0 and sheet.lows[name.first - 1] == "the" and not (
        name.last < len(sheet) and sheet.tags[name.last].startswith("NN"))  # fmt: skip


def agree(sheet: Sheet, found: list[Found]) -> list[Found]:
    """Give all names of one form one type: the one most of them have; a single word follows the full name it ends."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    finals: Counter[str] = Counter()
    for name in found:
        if name.type is PERSON and name.last - name.first == 1 and _after_the(sheet, name):
            name = name._replace(type=ORGANISATION)  # "the Beatles" are no one person
        votes[_form(sheet, name)][name.type] += _weight(sheet, name)  # type: ignore[assignment]
        if name.type is PERSON and name.last - name.first > 1 and not name.known:
            words = _form(sheet, name).split()
            finals.update({words[-1], words[0]} if words[0].title() not in first_names() else {words[-1]})
            finals.update(_with_particles(words))
    agreed = []
    for name in found:
        form = _form(sheet, name)
        if name.type is EntityType.OTHER and name.last < len(sheet) and CODE.match(sheet.words[name.last]):
            agreed.append(name)
            continue
        most = max(votes[form], key=lambda kind: (votes[form][kind], kind.value))
        if form in finals:
            most = PERSON
        agreed.append(name._replace(type=most) if not name.known else name)
    return agreed
