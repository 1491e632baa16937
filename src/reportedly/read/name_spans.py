"""Names in a report: the recogniser's, repaired by tables, titles, capitals and what the rest of the report shows."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.reading import EntityType
from reportedly.model.report import BlockKind
from reportedly.read.found import Found, make_name, take
from reportedly.read.name_agreement import agree, cut_back
from reportedly.read.name_evidence import CODE, deals_as_firm, find_shown, suffers_as_place, told_as_firm, told_as_place
from reportedly.read.name_marks import find_marked
from reportedly.read.name_owners import find_owned
from reportedly.read.name_repeats import HONORIFICS, find_overlooked, mend
from reportedly.read.sheet import Sheet
from reportedly.text.known import first_names, known_forms, known_lengths, name_words, role_nouns
from reportedly.text.name_parts import title_kinds
from reportedly.text.tables import column

PERSON, ORGANISATION, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE
_LABELS = {"PERSON": PERSON, "ORG": ORGANISATION, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": EntityType.GROUP,
           "PRODUCT": EntityType.OTHER, "EVENT": EntityType.OTHER, "WORK_OF_ART": EntityType.OTHER,
           "LAW": EntityType.OTHER, "LANGUAGE": EntityType.OTHER}  # fmt: skip
_KINDS = {"country": PLACE, "capital": PLACE, "place": PLACE, "adjective": PLACE, "people": EntityType.GROUP,
          "agency": ORGANISATION, "outlet": ORGANISATION, "body": ORGANISATION, "firm": ORGANISATION,
          "seat": ORGANISATION}  # fmt: skip
_CLOSERS = frozenset({"'s", "'", "s'", "''", "``", ",", ".", ":", ";", '"', "-", "--", "(", ")", "[", "]", "/", "&"})
_HONORIFIC_OPENERS = [[form] for form in sorted(HONORIFICS)]


def find_names(sheet: Sheet, outlet: str | None = None) -> list[Found]:
    """Find the names of a report, in order, not overlapping; `outlet` is the report's own.

    A table decides before the recogniser, the recogniser before capitals; then the whole report decides again what
    a name is that was read in several ways, and shows where it was overlooked. Cost: linear in the tokens.
    """
    taken = [False] * len(sheet)
    found = [*find_marked(sheet, taken, outlet), *find_owned(sheet, taken)]
    found += [*_from_tables(sheet, taken), *_from_recogniser(sheet, taken)]
    found += _from_capitals(sheet, taken)
    found += find_shown(sheet, found, taken)
    found = mend(sheet, agree(sheet, _with_sites(sheet, cut_back(sheet, found), taken)))
    found += find_overlooked(sheet, found, taken)
    return sorted((name for name in found if name.basis != "dropped"), key=lambda name: name.start)


# ---- tables ----------------------------------------------------------------------------------------------------


def _from_tables(sheet: Sheet, taken: list[bool]) -> Iterator[Found]:
    lengths, forms = known_lengths(), known_forms()
    wider = {token: (first, last, label) for first, last, label in sheet.entities for token in range(first, last)}
    at = 0
    while at < len(sheet):
        step = 1
        for size in lengths.get(sheet.words[at], ()) if not taken[at] else ():
            last = at + size
            form = " ".join(sheet.words[at:last])
            if last <= len(sheet) and form in forms and not _part_of_longer(sheet, at, last, wider):
                kind = forms[form].kind
                last += kind == "firm" and sheet.same_sentence(at, last) and _with_suffix(sheet, last, "ORG") - last
                if take(taken, at, last):
                    yield make_name(sheet, at, last, type=_KINDS[kind], basis=kind, known=form)
                step = size
                break
        at += step


def _part_of_longer(sheet: Sheet, first: int, last: int, wider: dict[int, tuple[int, int, str]]) -> bool:
    """Whether a known form is only a part of another name: "Washington Wizards", "Jordan Smith", "London Bridge"."""
    span = wider.get(first)
    form = " ".join(sheet.words[first:last])
    kind = known_forms()[form].kind
    if kind == "adjective" and first and sheet.lows[first - 1] in name_words("sided"):
        return sheet.same_sentence(first - 1, first)  # "North American"
    if kind == "firm" and last < len(sheet) and CODE.match(sheet.words[last]):
        return True  # a product
    if last < len(sheet) and sheet.words[last] in {"Jr", "Jr."}:
        return True
    if span and span[2] in ("ORG", "FAC", "PERSON", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"):
        words = [w for w in sheet.words[span[0] : span[1]] if w not in _CLOSERS and w.lower() != "the"]
        if len(words) > last - first and "/" not in sheet.words[span[0] : span[1]]:
            return not (kind in ("agency", "outlet", "seat") and span[0] <= first) and not (
                kind in ("country", "adjective") and span[2] == "PERSON"
            )
    if form == "Georgia" or kind in ("agency", "outlet"):
        return False
    if sheet.words[first] in first_names() and last < len(sheet) and sheet.tags[last].startswith("NNP"):
        return kind != "adjective" and sheet.words[last][0].isupper() and sheet.same_sentence(first, last)
    return False


# ---- recogniser ------------------------------------------------------------------------------------------------


def _from_recogniser(sheet: Sheet, taken: list[bool]) -> Iterator[Found]:
    for first, last, label in sheet.entities:
        if label not in _LABELS:
            continue
        for left, right in _pieces(sheet, first, last, taken=taken, label=label):
            opener = left
            left, right = _trimmed(sheet, left, right, label)
            left -= label == "PERSON" and right - left == 1 and _is_given(sheet, left - 1, taken)
            if left < right and _is_name(sheet, left, right) and take(taken, left, right):
                if right < len(sheet) and not taken[right] and sheet.same_sentence(left, right):
                    right = _with_suffix(sheet, right, label)
                split = (left, right) != (first, last) and "/" in sheet.words[first:last]
                kind = PERSON if _is_titled(sheet, opener, right) and opener < left else _LABELS[label]
                yield make_name(
                    sheet, left, right, type=_typed(sheet, left, right, kind), basis="split" if split else label
                )


def _is_given(sheet: Sheet, token: int, taken: list[bool]) -> bool:
    """Whether a given name stands here, before a family name, that the recogniser left out."""
    free = sheet.same_sentence(token, token + 1) and not taken[token] and sheet.words[token] in first_names()
    return free and sheet.tags[token] == "NNP" and sheet.heads[token] == token + 1


def _pieces(sheet: Sheet, first: int, last: int, *, taken: list[bool], label: str) -> Iterator[tuple[int, int]]:
    """Cut an entity at slashes, brackets and tokens that a table has taken."""
    left = first
    for token in range(first, last):
        word = sheet.words[token]
        dash = (
            label == "PERSON" and word in {"-", "--"} and token > first and sheet.starts[token] > sheet.ends[token - 1]
        )
        if taken[token] or dash or word in {"/", "(", ")", "[", "]", "|", ";", ":", '"', "\u2014"}:
            if left < token:
                yield left, token
            left = token + 1
    if left < last:
        yield left, last


def _with_suffix(sheet: Sheet, right: int, label: str) -> int:
    """Take "LLC" in behind the name of a firm."""
    suffix = sheet.lows[right].strip(".") in name_words("suffix") and sheet.words[right][0].isupper()
    return right + (label != "PERSON" and suffix)


def _before_name(sheet: Sheet, token: int) -> bool:
    """Whether a token is a title, a role or a small word that stands before a person's name."""
    low = sheet.lows[token]
    if low in title_kinds() or low in role_nouns():
        return True
    return sheet.words[token][0].islower() and low not in name_words("particle_inside")


def _trimmed(sheet: Sheet, first: int, last: int, label: str) -> tuple[int, int]:
    while first < last and (sheet.lows[first] in {"the", "a", "an"} or sheet.words[first] in _CLOSERS
                            or sheet.words[first].isspace()):  # fmt: skip
        first += 1
    while first < last and (sheet.words[last - 1] in _CLOSERS - {"."} or sheet.words[last - 1].isspace()
                            or sheet.tags[last - 1] == "POS"):  # fmt: skip
        last -= 1
    while last - first > 1 and sheet.words[last - 1][0].islower() and not _of_thing(sheet.lows[last - 1]):
        if sheet.words[last - 2] == "-" and sheet.starts[last - 1] == sheet.ends[last - 2]:
            break  # "Baek Sun-hee"
        last -= 1
    while last - first > 1 and sheet.words[first][0].islower() and sheet.tags[first].startswith("VB"):
        first += 1  # "to meet Mr Doe"
    if label == "PERSON" or _is_titled(sheet, first, last) or sheet.lows[first : first + 1] in _HONORIFIC_OPENERS:
        while last - first > 1 and _before_name(sheet, first):
            first += 1
    return first, last


def _is_titled(sheet: Sheet, first: int, last: int) -> bool:
    """Whether an entity that was read as something else begins with a person's title: "Spokeswoman Jane Roe"."""
    low = sheet.lows[first] if first < last else ""
    title = (low in role_nouns() and role_nouns()[low][0] == "person") or (low in title_kinds() and low != "general")
    plain = all(word[0].isupper() and not _of_thing(word.lower()) for word in sheet.words[first:last])
    return title and plain and 1 < last - first < 4


def _acts_as_person(sheet: Sheet, first: int, last: int, type: EntityType) -> bool:
    """Whether the text treats a name as a person: ", who" follows, or a subject of two words has "her" or "his"."""
    if any(not word[0].isupper() for word in sheet.words[first:last]) or _of_thing(sheet.lows[last - 1]):
        return False
    comma = last < len(sheet) and sheet.words[last] == ","
    follower = last + comma
    if follower < len(sheet) and sheet.lows[follower] == "who" and sheet.same_sentence(first, follower):
        return True
    if type is not PLACE or last - first not in (2, 3) or sheet.deps[last - 1] not in ("nsubj", "nsubjpass"):
        return False
    end = min(len(sheet), last + 12)
    return any(sheet.lows[t] in {"he", "she", "his", "her"} and sheet.same_sentence(first, t) for t in range(last, end))


def _of_thing(word: str) -> bool:
    """Whether a word ends the names of organisations or places."""
    return word in name_words("firm") or word in name_words("spot")


def _is_name(sheet: Sheet, first: int, last: int) -> bool:
    words = sheet.words[first:last]
    if not any(char.isupper() for word in words for char in word):
        return False
    if last - first == 1:
        low = sheet.lows[first]
        before = sheet.lows[first - 1] if first else ""
        if (
            low in name_words("no_name")
            or (low == "state" and before == "of")
            or (low in title_kinds() and low in role_nouns())
        ):
            return False
        if low.startswith(("http", "www.", "@", "#")):
            return False
    return " ".join(sheet.lows[first:last]) not in title_kinds()


def _typed(sheet: Sheet, first: int, last: int, type: EntityType) -> EntityType:
    """Correct the recogniser's type by the words of the name and those around it."""
    final = sheet.lows[last - 1]
    before = sheet.lows[first - 1] if first else ""
    if first and sheet.same_sentence(first - 1, first):
        if before in HONORIFICS:
            return PERSON
        titled = (
            before in title_kinds()
            and title_kinds()[before][0] != "role"
            and sheet.words[first - 1][0].isupper()
        )
        if titled and type is not PLACE and not _of_thing(final) and last - first < 4 and before != "general":
            return PERSON
    if (
        last < len(sheet)
        and CODE.match(sheet.words[last])
        and sheet.same_sentence(first, last)
        and type is ORGANISATION
    ):
        return EntityType.OTHER  # a product is named by its maker: "the Airbus A320"
    if type is not PLACE and told_as_place(sheet, first, last):
        return PLACE
    if told_as_firm(sheet, first, last) or (type is PLACE and deals_as_firm(sheet, first, last)):
        return ORGANISATION
    if last - first > 1 and final in name_words("event"):
        return EntityType.OTHER
    if type in (PLACE, ORGANISATION) and _acts_as_person(sheet, first, last, type):
        return PERSON
    if last - first > 1 and sheet.words[first] in first_names() and type is not PERSON and not _of_thing(final):
        return PERSON if all(word[0].isupper() for word in sheet.words[first:last]) and last - first < 4 else type
    if last - first > 1 and final.rstrip(".") in name_words("firm"):
        return ORGANISATION
    if last - first > 1 and final in name_words("spot") and type is not ORGANISATION:
        return PLACE
    return type


# ---- capitals --------------------------------------------------------------------------------------------------


def _from_capitals(sheet: Sheet, taken: list[bool]) -> Iterator[Found]:
    """Runs of capitalised proper nouns that nobody has taken, where a title, a given name or a last word types them."""
    at = 0
    while at < len(sheet):
        last = at
        while last < len(sheet) and not taken[last] and _capital(sheet, last) and sheet.same_sentence(at, last):
            last += 1
        if last > at:
            yield from _typed_run(sheet, at, last, taken)
        at = max(last, at + 1)


def _capital(sheet: Sheet, token: int) -> bool:
    word = sheet.words[token]
    if not word[0].isupper():
        return False
    proper = sheet.tags[token].startswith("NNP") or _is_given_name(sheet, token)
    return proper and sheet.lows[token] not in name_words("no_name")


def _is_given_name(sheet: Sheet, token: int) -> bool:
    """Whether a given name was read as another word within a sentence: "the clerk, Per Lind"."""
    if sheet.words[token] not in first_names() or not sheet.same_sentence(token, token + 1):
        return False
    return sheet.same_sentence(token - 1, token) and sheet.tags[token + 1].startswith("NNP")


def _typed_run(sheet: Sheet, first: int, last: int, taken: list[bool]) -> Iterator[Found]:
    kinds, nouns = title_kinds(), role_nouns()
    titled = False
    while first < last and (sheet.lows[first] in kinds or sheet.lows[first] in nouns):
        first, titled = first + 1, True
    before = sheet.lows[first - 1] if first else ""
    titled = titled or (before in kinds and kinds[before][0] != "role" and sheet.same_sentence(first - 1, first))
    if first == last or last - first > 5 or not _is_name(sheet, first, last):
        return
    final = sheet.lows[last - 1].rstrip(".")
    sort: EntityType | None = None
    opens = first == sheet.sentence_of(first)[0] and 2 < last - first < 5
    if opens and sheet.words[first + 1] in first_names() and not _of_thing(final):
        first, sort = first + 1, PERSON  # a role that only looks like a name: "Fixer Jane Roe"
    elif titled and not _of_thing(final) and sheet.kind_of(first) is not BlockKind.HEADLINE:
        sort = PERSON
    elif last - first > 1 and final in name_words("firm"):
        sort = ORGANISATION
    elif last - first > 1 and final in name_words("spot"):
        sort = PLACE
    elif 1 < last - first < 4 and sheet.words[first] in first_names():
        sort = PERSON
    elif not titled and last - first < 3 and (_stands_in(sheet, first, last) or suffers_as_place(sheet, last - 1)):
        sort = PLACE
    if sort and take(taken, first, last):
        yield make_name(sheet, first, last, type=sort, basis="capitals")


def _stands_in(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a name is told as a place: "in Arlmouth, where …", "in Arlmouth on Monday"."""
    if not sheet.same_sentence(first - 1, first) or sheet.lows[first - 1] not in {"in", "near", "outside"}:
        return False
    if sheet.deps[last - 1] != "pobj" or sheet.heads[last - 1] != first - 1 or not sheet.words[last - 1].isalpha():
        return False
    plain = all(sheet.lows[token] not in column("common_words", "word") for token in range(first, last))
    named = sheet.words[last - 1].isupper() or sheet.kind_of(first) is BlockKind.HEADLINE
    return plain and not named and len(sheet.words[first]) > 3


def _with_sites(sheet: Sheet, found: list[Found], taken: list[bool]) -> list[Found]:
    """Take "airport" in behind the name of its town: "Arlmouth airport", but not "a Paris hospital"."""
    wider = []
    for name in found:
        at = name.last
        sited = name.type in (PLACE, ORGANISATION, EntityType.OTHER)
        sited = sited and name.basis not in ("country", "adjective", "people", "agency")
        sited = sited and sheet.same_sentence(name.first, at) and sheet.words[at] in name_words("site")
        if sited and sheet.lows[name.first - 1 : name.first] not in (["a"], ["an"]) and take(taken, at, at + 1):
            name = make_name(sheet, name.first, at + 1, type=PLACE, basis="site")
        wider.append(name)
    return wider
