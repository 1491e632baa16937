"""The parts of a written name of a person: titles and particles off, any script in ASCII."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.text.known import name_words
from reportedly.text.plain import level
from reportedly.text.tables import read_table

_GIVEN_LIKE = frozenset({"al", "ben", "van", "von", "del", "le"})  # with a capital, before one name: "Al Gore"
GENERATIONS = {"jr": "2", "junior": "2", "ii": "2", "sr": "1", "senior": "1", "i": "1", "iii": "3", "iv": "4", "v": "5"}
_SPLIT = re.compile(r"[\s.,]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INITIALS = re.compile(r"\b(?!US|UK|UN|EU|AG|MP|DA|PM|II|IV|VI|MD|QC|KC)[A-Z]{2}\b(?=[ .-])")
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})")
EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_VOWELS = re.compile("[\u0590-\u06ff]")
_LONGEST = 200  # characters of a name that are looked at; longer strings are no names


class Name(NamedTuple):
    """A name in parts, lower case, in ASCII. `words` hold no particles; a hyphened word is a word for each part."""

    words: tuple[str, ...]
    groups: tuple[str, ...]  # the same with hyphened words run together
    titles: tuple[str, ...]
    generation: str
    gender: str
    foreign: bool  # written in another script, or with parts of Arabic, Slavic … names
    voweled: bool


def fold(text: str) -> str:
    """Fold any script to lower-case ASCII letters; straight quotes. The length may change."""
    text = level(text)
    if not text.isascii():
        from anyascii import anyascii  # only names in other scripts need it

        text = _CAMEL.sub(" ", anyascii(text)) if EAST.search(text) else anyascii(text)
    return text.lower()


@cache
def title_kinds() -> dict[str, tuple[str, str]]:
    """The titles table: form → (kind, gender)."""
    return {row["form"]: (row["kind"], row["gender"]) for row in read_table("titles")}


@cache
def title_words() -> dict[str, str]:
    """Abbreviated titles → the words they stand for."""
    return {row["form"]: row["full"] for row in read_table("titles") if row["full"]}


@cache
def foreign_names() -> frozenset[str]:
    """Given names of tongues that are romanised in many ways."""
    rows = read_table("name_variants")
    return frozenset(form for row in rows if row["tongue"] != "western" for form in row["spellings"].split())


@lru_cache(maxsize=20_000)
def parse_name(written: str) -> Name:
    """Take a written name apart: titles, generation and particles off, "Family, Given" turned round.

    A pure function of the string; the cache only saves time. Cost: linear in the first 200 characters.
    """
    plain = fold(_spelled_out(written[:_LONGEST])).strip(' ,.;:"()')
    if plain.endswith("'s") or plain.endswith("s'"):
        plain = plain[:-2] if plain.endswith("'s") else plain[:-1]
    head, comma, tail = plain.partition(",")
    behind = tail.strip(" .")
    if comma and behind and behind not in GENERATIONS and behind not in name_words("letters_behind"):
        plain = f"{tail} {head}"
    tokens = [token for token in _SPLIT.split(plain) if token.strip("'-")]
    titles, tokens = _strip_titles(tokens)
    generation = ""
    while len(tokens) > 1 and (tokens[-1] in GENERATIONS or tokens[-1] in name_words("letters_behind")):
        generation = generation or GENERATIONS.get(tokens[-1], "")
        tokens = tokens[:-1]
    return _made(written, tokens, titles, generation)


def _spelled_out(written: str) -> str:
    """Set initials apart that are run together ("JC", but no "US"), and glued names ("IgorSmirnov")."""
    if written.isupper():
        return written
    apart = _INITIALS.sub(lambda found: " ".join(found[0]) + " ", written)
    return _GLUED.sub(" ", apart)


def _made(written: str, tokens: list[str], titles: tuple[str, ...], generation: str) -> Name:
    words: list[str] = []
    groups: list[str] = []
    for at, token in enumerate(tokens):
        pieces = [piece.strip("'") for piece in token.split("-") if piece.strip("'")]
        if len(pieces) > 1 and pieces[0] in name_words("sun_article"):
            pieces = pieces[1:]
        if not (at == 0 and len(tokens) == 2 and token in _GIVEN_LIKE and f"{token.title()} " in written):
            pieces = [piece for piece in pieces if piece not in name_words("particle")] or (
                pieces if len(tokens) == 1 else []
            )
        content = pieces
        content = [part for piece in content for part in _servant(piece)]
        words += content
        groups += ["".join(content)] if content else []
    if not words:
        words = groups = tokens[:1] or [""]
    kinds = title_kinds()
    genders = {kinds[title][1] for title in titles} - {""}
    foreign = not re.sub("[\u00c0-\u024f]", "", level(written)).isascii() or any(
        word in foreign_names() or word.endswith(("ov", "ev", "sky", "skiy", "enko", "vich", "adze", "shvili"))
        for word in words) or bool({"al", "el", "bin", "ibn"} & set(re.split("[ -]", " ".join(tokens))))  # fmt: skip
    gender = genders.pop() if len(genders) == 1 else ""
    return Name(tuple(words), tuple(groups), titles, generation, gender, foreign, not _NO_VOWELS.search(written))


def _servant(word: str) -> list[str]:
    """Split "abdulrahman" as "abd rahman": the article in it is written in many ways."""
    found = re.match(r"abd(?:oul|[aeu][lrsz]?)(?P<rest>\w{0,30})$", word)
    if not found:
        return [word]
    rest = found["rest"]
    return ["abd", rest] if len(rest) > 3 else ["abd"] if not rest else [word]


def _strip_titles(tokens: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Take titles off the front, the longest first; something is always left."""
    kinds, titles = title_kinds(), []
    while len(tokens) > 1:
        for size in (3, 2, 1):
            form = " ".join(tokens[:size])
            if size < len(tokens) and form in kinds and (kinds[form][0] != "role" or len(tokens) > 2):
                titles.append(form)
                tokens = tokens[size:]
                break
        else:
            if len(tokens) > 2 and tokens[0] in {"us", "u", "s", "uk", "former", "ex", "acting", "deputy", "the"}:
                tokens = tokens[1:]
                continue
            break
    return tuple(titles), tokens
