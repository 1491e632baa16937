"""Persons and groups that a report mentions without naming them, and the names that such words belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.model.reading import EntityType
from reportedly.model.report import BlockKind
from reportedly.read.ages import AGE, is_age
from reportedly.read.appositions import name_before, name_behind, named_as
from reportedly.read.found import Found
from reportedly.read.sheet import Sheet
from reportedly.text.known import name_words, role_nouns
from reportedly.text.name_parts import title_kinds
from reportedly.text.tables import column

_INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "CD", "DT", "PRP$", "VBN", "VBG",
                     "RB", "RBS", "AFX", "PDT", "FW", "''"})  # fmt: skip
_COMPLEMENT = frozenset({"of", "for", "to", "at"})
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST_COMPLEMENT = 10  # tokens


class Nominal(NamedTuple):
    """Words for a person or a group. `link`: a token of the name, nominal or pronoun that they are said of, if any.

    `before`: they stand directly before that name. `definite`: they point back ("the envoy", "the US president").
    """

    first: int
    last: int
    head: int
    type: EntityType
    gender: str
    link: int | None
    before: bool
    definite: bool


def find_nominals(sheet: Sheet, names: Sequence[Found]) -> list[Nominal]:
    """Find role nouns with their modifiers, in order. Cost: linear in the tokens. Table: data/role_nouns.tsv."""
    in_name = {token: name for name in names for token in range(name.first, name.last)}
    starts = {name.first: name for name in names if name.type is EntityType.PERSON}
    titled = _titles(sheet, starts, in_name)
    covered = {token for nominal in titled for token in range(nominal.first, nominal.last)}
    heads = role_nouns()
    found = list(titled)
    for token, low in enumerate(sheet.lows):
        if low not in heads or token in covered or token in in_name or not _is_noun(sheet, token):
            continue
        if sheet.deps[token] == "compound" and sheet.heads[token] > token and not _before_headline_verb(sheet, token):
            continue  # "police officers": the last noun is the head
        nominal = _nominal(sheet, token, in_name)
        if heads[low][2] != "weak" or nominal.link is not None:
            found.append(nominal)
    found += _aged(sheet, in_name, covered)
    return sorted(found, key=lambda nominal: (sheet.starts[nominal.first], nominal.last))


def _is_noun(sheet: Sheet, token: int) -> bool:
    """Whether a role noun is used as one, "the accused" among them, whatever the tagger makes of it."""
    if sheet.tags[token].startswith("NN"):
        return True
    alone = sheet.lows[token] == "accused" and sheet.same_sentence(token - 1, token)
    return alone and sheet.lows[token - 1] == "the" and not sheet.tags[min(token + 1, len(sheet) - 1)].startswith("NN")


def _before_headline_verb(sheet: Sheet, token: int) -> bool:
    """Whether a headline's verb was read as a noun: "Foreign envoy heads to Oslo"."""
    verb = sheet.heads[token]
    noun = sheet.lows[verb] in role_nouns() or verb != token + 1
    return sheet.kind_of(token) is BlockKind.HEADLINE and sheet.tags[verb] == "NNS" and not noun


def _titles(sheet: Sheet, starts: dict[int, Found], in_name: dict[int, Found]) -> list[Nominal]:
    found = []
    for first, name in starts.items():
        left = _title_start(sheet, first)
        if left is None:
            continue
        head = first - 1
        begin = _left_edge(sheet, left, extra=name.head, in_name=in_name)
        begin, last = begin, first
        lows = " ".join(sheet.lows[left:first])
        gender = title_kinds().get(lows, ("", ""))[1] or role_nouns().get(sheet.lows[head], ("", "", ""))[1]
        found.append(Nominal(begin, last, head, EntityType.PERSON, gender, name.head, True, False))
    return found


def _title_start(sheet: Sheet, first: int) -> int | None:
    """The first token of the office or role that ends right before a name; None for honorifics and for nothing."""
    kinds, nouns = title_kinds(), role_nouns()
    for size in (5, 4, 3, 2, 1):
        left = first - size
        if left < 0 or not sheet.same_sentence(left, first):
            continue
        form = " ".join(sheet.lows[left:first]).replace(" - ", "-")
        if form in kinds:
            return left if kinds[form][0] != "honorific" else None
        if size == 1 and form in nouns and nouns[form][0] == "person":
            return left
    for back in range(2, 5):  # "special envoy for Oslo John Doe", "minister of transport Jane Roe"
        left = first - back
        if left > 0 and sheet.same_sentence(left, first) and sheet.lows[left] in {"for", "to", "of"}:
            if sheet.lows[left - 1] in nouns and all(tag[0] in "NJ" for tag in sheet.tags[left + 1 : first]):
                return left - 1 if nouns[sheet.lows[left - 1]][0] == "person" else None
            return None
    return None


def _left_edge(sheet: Sheet, head: int, *, extra: int, in_name: dict[int, Found]) -> int:
    """The first token of the modifiers that stand before a noun without a gap."""
    first = head
    while first > 0 and sheet.same_sentence(first - 1, head):
        token = first - 1
        if sheet.tags[token] not in _INSIDE or head - token > 12 or not sheet.words[token].strip():
            break
        if sheet.tags[first] in {"DT", "PRP$"} and first < head and sheet.lows[token] not in {"all", "both", "half"}:
            break  # a participle before "its captain" is a verb
        governor = sheet.heads[token]
        if sheet.tags[token] == "POS" and governor == token - 1:
            governor = sheet.heads[governor]  # the mark follows its noun
        if not (first <= governor <= head or governor == extra or governor in range(token, head + 1)):
            break
        first = token
    while first in in_name and in_name[first].first < first:
        first = in_name[first].first
    return first


def _nominal(sheet: Sheet, head: int, in_name: dict[int, Found]) -> Nominal:
    kind, gender, _ = role_nouns()[sheet.lows[head]]
    one = _one_of(sheet, head, in_name) if kind == "group" else None
    if one is not None:
        return one
    first = _left_edge(sheet, head, extra=head, in_name=in_name)
    last = _right_edge(sheet, head, in_name)
    opener = sheet.lows[first]
    lone = first == head and sheet.words[head][0].isupper() and sheet.tags[head].startswith("NNP")
    said_of = _said_of(sheet, head, in_name) if kind == "person" else None
    for find in (name_behind, name_before, named_as) if kind == "person" else ():
        said_of = find(sheet, first, last, in_name=in_name) if said_of is None else said_of
    definite = kind == "person" and (opener in {"the", "this", "that"} or (lone and _is_office(sheet, head)))
    sort = EntityType.PERSON if kind == "person" else EntityType.GROUP
    return Nominal(first, last, head, sort, gender, said_of, False, definite)


def _one_of(sheet: Sheet, head: int, in_name: dict[int, Found]) -> Nominal | None:
    """Make one person of "one of the king's oldest allies"."""
    first = _left_edge(sheet, head, extra=head, in_name=in_name) - 2
    if not sheet.same_sentence(first, head) or sheet.lows[first : first + 2] != ["one", "of"]:
        return None
    last = _right_edge(sheet, head, in_name)
    said_of = _said_of(sheet, first, in_name)
    for find in (name_behind, name_before):
        said_of = find(sheet, first, last, in_name=in_name) if said_of is None else said_of
    return Nominal(first, last, head, EntityType.PERSON, "", said_of, False, False)


def _aged(sheet: Sheet, in_name: dict[int, Found], covered: set[int]) -> list[Nominal]:
    """The nominals that are an age and nothing else: "the 43-year-old"."""
    found = []
    ages = [at + 1 for at, low in enumerate(sheet.lows[:-1]) if low in _ARTICLES and sheet.words[at + 1].isdigit()]
    for token in ages:
        last = token + AGE
        if token in covered or not is_age(sheet, token):
            continue
        noun = sheet.same_sentence(token, last) and sheet.tags[last].startswith(("NN", "JJ", "HYPH"))
        noun = noun and sheet.lows[last] not in column("irregular_forms", "form")  # "the 43-year-old left"
        if not noun and sheet.same_sentence(token - 1, token) and last not in in_name:
            found.append(Nominal(token - 1, last, last - 1, EntityType.PERSON, "", None, False,
                                 sheet.lows[token - 1] == "the"))  # fmt: skip
    return found


def _is_office(sheet: Sheet, head: int) -> bool:
    return sheet.lows[head] in title_kinds()


def _right_edge(sheet: Sheet, head: int, in_name: dict[int, Found]) -> int:
    """The token behind a noun's complement: "of …", "for …", "to …", "at …", "close to …", or "-of-four"."""
    if sheet.words[head + 1 : head + 4] == ["-", "of", "-"] and sheet.same_sentence(head, head + 4):
        return head + 5
    last = head + 1
    if sheet.lows[last : last + 2] == ["close", "to"]:
        last += 1
    if last + 1 >= len(sheet) or sheet.lows[last] not in _COMPLEMENT or not sheet.same_sentence(head, last + 1):
        return head + 1
    if sheet.heads[last] not in (head, last - 1):
        return head + 1
    return _complement(sheet, last, in_name) or head + 1


def _complement(sheet: Sheet, preposition: int, in_name: dict[int, Found]) -> int:
    """The token behind the noun phrase that a preposition governs, or 0 where that is no short one."""
    for token in range(preposition + 1, min(len(sheet), preposition + _LONGEST_COMPLEMENT)):
        if not sheet.same_sentence(preposition, token):
            return 0
        if sheet.heads[token] == preposition and sheet.deps[token] == "pobj" and sheet.tags[token].startswith("NN"):
            return in_name[token].last if token in in_name else token + 1
        if sheet.tags[token] not in _INSIDE and token not in in_name:
            return 0
    return 0


def _said_of(sheet: Sheet, head: int, in_name: dict[int, Found]) -> int | None:
    """The token that the noun is said of: apposition, predicate, "as" with a verb of office."""
    dep, governor = sheet.deps[head], sheet.heads[head]
    if dep == "appos" and governor != head:
        return governor
    for token in range(head + 1, min(head + 14, len(sheet))):  # "another senior official, minister Jane Roe, …"
        if not sheet.same_sentence(head, token) or (sheet.tags[token] == "DT" and sheet.tags[token - 1] == "CC"):
            break  # "the owner and the chairman, Jane Roe": she is the chairman
        name = in_name.get(token)
        if name and sheet.deps[name.head] == "appos" and sheet.heads[name.head] == head:
            return name.head if name.type is EntityType.PERSON else None
    if dep in ("attr", "oprd") and sheet.lows[governor] in name_words("be") and not _is_supposed(sheet, governor):
        return subject_of(sheet, governor)
    if dep == "pobj" and sheet.lows[governor] == "as":
        verb = sheet.heads[governor]
        if sheet.lows[verb] in name_words("tenure"):  # "his time as mayor"
            near = range(max(0, verb - 4), verb)
            return next((t for t in near if sheet.heads[t] == verb and sheet.deps[t] == "poss"), None)
        opens = governor == sheet.sentence_of(head)[0]  # "As governor, Jane Roe signed …"
        if sheet.tags[verb].startswith("VB") and (opens or sheet.lows[verb].startswith(tuple(name_words("as_verb")))):
            return _described(sheet, verb) or subject_of(sheet, verb)
    return None


def _described(sheet: Sheet, verb: int) -> int | None:
    """The object of an active verb: "Doe described Roe as a rival" says it of Roe."""
    first, last = verb + 1, min(len(sheet), verb + 12)
    return next((token for token in range(first, last)
                 if sheet.heads[token] == verb and sheet.deps[token] == "dobj"), None)  # fmt: skip


def _is_supposed(sheet: Sheet, verb: int) -> bool:
    """Whether the predicate is denied or only supposed ("would be a better mayor"): then it tells of nobody."""
    near = range(max(0, verb - 4), min(len(sheet), verb + 3))
    return any(
        sheet.heads[token] == verb and (sheet.deps[token] == "neg" or sheet.tags[token] == "MD") for token in near
    )


def subject_of(sheet: Sheet, verb: int) -> int | None:
    """The subject of a verb: its own, or that of the verb or the noun on which it depends."""
    for _ in range(4):
        first, last = sheet.sentence_of(verb)
        for token in range(first, last):
            if sheet.heads[token] == verb and sheet.deps[token] in ("nsubj", "nsubjpass"):
                return token if sheet.tags[token] not in {"EX", "WDT", "WP"} else sheet.heads[verb]
        if sheet.deps[verb] in ("acl", "relcl") and sheet.heads[verb] != verb:
            return sheet.heads[verb]
        if sheet.deps[verb] not in ("xcomp", "aux", "auxpass", "conj", "ccomp", "advcl") or sheet.heads[verb] == verb:
            return None
        verb = sheet.heads[verb]
    return None
