"""May two written names be one organisation? By its words, legal form, acronym and the tables; never by likeness."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.model.judgement import Same
from reportedly.text.known import Known, first_names, known, name_words
from reportedly.text.name_parts import fold
from reportedly.text.scripts import Judged, unlike_scripts
from reportedly.text.tables import column, read_table

_LONGEST = 200  # characters of a name that are looked at
_PARENTHESIS = re.compile(r"\(([^()]{1,120})\)")
_WORD = re.compile(r"[^\W_]+(?:['/][^\W_]+){0,4}|&")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,8}")
_ACRONYM = re.compile(r"[A-Z]{2,8}$")
_SURE_FORMS = frozenset({"inc", "corp", "corporation", "ltd", "limited", "llc", "llp", "plc", "gmbh", "co"})
SHORTER = "a word like “Group” left out"
_SURE_LETTERS = 4  # of an acronym; three letters stand for many bodies


class Body(NamedTuple):
    """The name of an organisation in parts: folded content words, legal form, countries named, and its acronym."""

    words: tuple[str, ...]
    legal: str
    countries: frozenset[str]
    acronym: str
    initials: frozenset[str]
    known: Known | None


def compare_organisations(a: str, b: str) -> Same:
    """Judge whether two written names may be one organisation, from the names alone.

    `same` is None where one is a shorter form that other bodies may go by too: an acronym of two or three letters
    that no table explains, a firm without "Holdings", a ministry without its country. Symmetric; a name is the same
    as itself. Cost: linear in the first 200 characters. Raises nothing for strange text.
    """
    first, second = sorted((a, b))
    same, score, reasons = _judged(first, second)
    return Same(a=a, b=b, same=same, score=round(score, 2), reasons=reasons)


def is_organisation(name: str) -> bool:
    """Say whether a written name shows that it is an organisation's: by a kind of body, a legal form, a table.

    A word that is a family name too does not make one behind a given name ("Emily Post").
    """
    plain = name.strip()[:_LONGEST]
    entry = known(plain)
    if entry and entry.kind in ("agency", "outlet", "body"):
        return True
    tokens = _tokens(plain)
    kinds = (_list("head") | name_words("firm") | _list("thin")) - set(_as("legal"))
    found = kinds & {*tokens[:1], *map(_spelled, tokens[-1:])}
    if found <= _list("surname") and tokens and plain.split()[0] in first_names():
        found = frozenset()
    return "&" in tokens or (len(tokens) > 1 and (bool(found) or _shows_legal_form(plain, tokens)))


def _shows_legal_form(name: str, tokens: list[str]) -> bool:
    """Say whether a legal form stands at an end; the short ones are words besides, so they must be in capitals."""
    words, legal = _without_legal(tokens)
    ends = {name.split()[0], name.split()[-1]}
    written = {end.replace(".", "") for end in ends}
    is_sure = bool(_SURE_FORMS & {end.lower() for end in written}) or (
        not name.isupper() and any(end.isupper() and end.lower() in _as("legal") for end in written)
    )
    return bool(words and legal and is_sure)


def is_acronym_of(a: str, b: str) -> bool:
    """Say whether one of two names is in capitals only, and they are the initials of the other."""
    one, two = _parsed(a), _parsed(b)
    return any(len(y.words) > 1 and x.acronym.lower() in y.initials for x, y in ((one, two), (two, one)) if x.acronym)


def organisation_keys(name: str) -> frozenset[str]:
    """What two names that may be one organisation have in common: a word, or an acronym and initials (in capitals)."""
    body = _parsed(name)
    letters = {letters.upper() for letters in body.initials if len(letters) > 1} if len(body.words) > 1 else set()
    known_as = {f"={body.known.name}"} if body.known else set()
    return frozenset({*body.words, *letters, *known_as, body.acronym} - {""})


def acronym_of(name: str) -> str:
    """The letters, in capitals, where a written name is an acronym ("I.A.E.A."); else nothing."""
    plain = name.strip().replace(".", "")
    return plain if _ACRONYM.match(plain) else ""


@cache
def _list(name: str) -> frozenset[str]:
    return column("organisation_words", "word", list=name)


@cache
def _as(name: str) -> dict[str, str]:
    return {row["word"]: row["as"] for row in read_table("organisation_words") if row["list"] == name}


def _spelled(word: str) -> str:
    return _as("spelling").get(word, word)


def _tokens(name: str) -> list[str]:
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", name[:_LONGEST])
    folded = fold(joined).replace("co-op", "coop")
    return _WORD.findall(folded.replace("'s ", " ").removesuffix("'s"))


def _without_legal(tokens: list[str]) -> tuple[list[str], str]:
    """Take the legal form off the end, or off the front ("OAO Severstal"); something is always left."""
    forms = _as("legal")
    for size in (4, 3, 2, 1):
        behind = " ".join(tokens[-size:])
        if len(tokens) > size and behind in forms:
            return tokens[:-size], forms[behind]
    if len(tokens) > 1 and tokens[0] in {"oao", "ooo", "zao", "pao", "ao", "pt"}:
        return tokens[1:], forms[tokens[0]]
    return tokens, ""


@lru_cache(maxsize=20_000)
def _parsed(written: str) -> Body:
    plain = written.strip()[:_LONGEST]
    entry = known(plain) or known(plain.replace(".", ""))
    found = entry if entry and entry.kind in ("agency", "outlet", "body") else None
    tokens, legal = _without_legal(_tokens(_expanded(plain)))
    told = [word for word in tokens if word not in _list("filler")] or tokens
    countries = frozenset(_country(word) for word in told) - {""}
    words = tuple(_country(word) or _spelled(word) for word in told)
    if len(words) > 2 and words[-1] in _list("police") and words[-2] in ("police", "sheriff"):
        words = words[:-1]
    initials = frozenset("".join(word[0] for word in each if word[0].isalpha()) for each in (tokens, told))
    return Body(words, legal, countries, acronym_of(plain), initials, found)


def _expanded(name: str) -> str:
    """Write out an acronym of the tables that begins a longer name ("UN Security Council")."""
    head, _, rest = name.partition(" ")
    entry = known(head.replace(".", "")) if rest and acronym_of(head) else None
    return f"{entry.name} {rest}" if entry and entry.kind == "body" else name


@lru_cache(maxsize=4096)
def _country(word: str) -> str:
    found = known(word.title())
    return found.country.lower() if found and found.kind in ("country", "adjective") else ""


@lru_cache(maxsize=20_000)
def _judged(a: str, b: str) -> Judged:
    if a == b:
        return True, 1.0, ("same spelling",)
    one, two = _parsed(a), _parsed(b)
    if not one.words or not two.words:
        return None, 0.0, ("no name",)
    for written, other in ((a, b), (b, a)):
        verdict = _in_parenthesis(written, other)
        if verdict:
            return verdict
    if one.known and two.known:
        alike = one.known.name == two.known.name
        return alike, 0.98 if alike else 0.1, (("same entry" if alike else "other entries") + " of the tables",)
    for judge in (_equal, _as_acronym, _as_office, _shorter):
        verdict = judge(one, two)
        if verdict:
            return verdict
    return (None, 0.2, ("another script",)) if unlike_scripts(a, b) else (False, 0.1, ("another name",))


def _in_parenthesis(written: str, other: str) -> Judged | None:
    """ "World Health Organization (WHO)" goes by both names."""
    inside = _PARENTHESIS.search(written)
    outside = _PARENTHESIS.sub(" ", written).strip()
    if not inside or not outside or _PARENTHESIS.search(other):
        return None
    letters = acronym_of(inside[1])
    if letters and letters == acronym_of(other):
        return True, 0.9, ("acronym given with the name",)
    verdict = _judged(*sorted((outside, other)))
    return verdict if verdict[0] else None


def _equal(one: Body, two: Body) -> Judged | None:
    if one.words != two.words and "".join(one.words) != "".join(two.words):
        return None
    if one.legal and two.legal and one.legal != two.legal:
        return None, 0.6, ("another legal form",)
    if one.legal != two.legal:
        return True, 0.95, ("legal form left out",)
    return True, 1.0 if one.words == two.words else 0.95, ("same spelling after folding",)


def _as_acronym(one: Body, two: Body) -> Judged | None:
    for short, long in ((one, two), (two, one)):
        letters = short.acronym.lower()
        if letters and not long.acronym and len(long.words) > 1 and letters in long.initials:
            sure = len(letters) >= _SURE_LETTERS
            return (True if sure else None), 0.9 if sure else 0.6, ("acronym of the name",)
    if one.acronym and two.acronym:
        return False, 0.1, ("another acronym",)
    return None


def _as_office(one: Body, two: Body) -> Judged | None:
    """ "Ministry of Foreign Affairs" is the "Foreign Ministry", in either order; of another country it is another."""
    heads = [set(body.words) & _list("office") for body in (one, two)]
    if len(heads[0]) != 1 or heads[0] != heads[1]:
        return None
    about = [frozenset(body.words) - heads[0] - body.countries - {"affairs"} for body in (one, two)]
    if about[0] != about[1] or not about[0]:
        return None
    if one.countries and two.countries:
        alike = one.countries == two.countries
        return alike, 0.9 if alike else 0.1, ("the same office" if alike else "of another country",)
    alike = one.countries == two.countries
    return (True, 0.9, ("the same office",)) if alike else (None, 0.6, ("the same office", "country only once"))


def _shorter(one: Body, two: Body) -> Judged | None:
    """One name holds the words of the other: a shorter form perhaps, but not where the kind of body changes."""
    left, right = set(one.words), set(two.words)
    heads = [body.words[-1] if body.words[-1] in _list("head") else "" for body in (one, two)]
    if left == right:
        return None, 0.6, ("the same words in another order",)
    if not (left ^ right) - _list("thin"):
        one_more = left < right or right < left
        return None, 0.6, (SHORTER if one_more else "may be firms of one group",)
    if not (left < right or right < left):
        return None
    if heads[0] and heads[1] and heads[0] != heads[1]:
        return False, 0.3, ("another kind of body",)
    return None, 0.5, ("a part of the name only",)
