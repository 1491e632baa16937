"""The parts of a written name of a person: titles and particles off, any script in ASCII."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.text.known import name_words
from reportedly.text.plain import level
from reportedly.text.romanisation import chinese_surname, is_pinyin, korean_parts
from reportedly.text.scripts import ABJAD, EAST, spell_abjad, vietnamese_surnames
from reportedly.text.tables import read_table

_GIVEN_LIKE = frozenset({"al", "ben", "van", "von", "del", "le"})  # with a capital, before one name: "Al Gore"
GENERATIONS = {"jr": "2", "junior": "2", "ii": "2", "sr": "1", "senior": "1", "i": "1", "iii": "3", "iv": "4", "v": "5"}
_SPLIT = re.compile(r"[\s.,]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INITIALS = re.compile(r"\b(?!US|UK|UN|EU|AG|MP|DA|PM|II|IV|VI|MD|QC|KC)[A-Z]{2}\b(?=[ .-])")
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})")
_DIGITS = re.compile(r"(?<=[^\W\d_])[015](?=[^\W\d_])")  # "Pav1ov": letters that a scanner took for digits
_AS_LETTER = {"0": "o", "1": "i", "5": "s"}
_SIGNS = re.compile("kh|zh|q(?!u)|aa|shch|dzh|uddin|ullah")  # letters together that only romanised names have
_ARABIC = frozenset({"al", "el", "bin", "ibn"})
_SON = frozenset({"bin", "ibn", "bint", "ben", "ould"})
_ENDINGS = ("ov", "ev", "sky", "skiy", "enko", "vich", "adze", "shvili", "chuk", "yuk", "ovych", "evych", "opoulos")
_LONGEST = 200  # characters of a name that are looked at; longer strings are no names


class Name(NamedTuple):
    """A name in parts, lower case, in ASCII. `words` hold no particles; a hyphened word is a word for each part."""

    words: tuple[str, ...]
    groups: tuple[str, ...]  # the same with hyphened words run together
    whole: str  # all letters behind the titles, particles too
    glued: str  # the last word with the particles right before it: "bengvir"
    hyphened: tuple[bool, ...]  # which of the words are parts of a hyphened one
    patronymic: str  # the word behind "bin", "ibn" or "bint" in the second place
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
    western = {form for row in rows if row["tongue"] == "western" for form in row["spellings"].split()}
    return frozenset(form for row in rows for form in row["spellings"].split()) - western


@lru_cache(maxsize=20_000)
def parse_name(written: str) -> Name:
    """Take a written name apart: titles, generation and particles off, "Family, Given" turned round.

    A pure function of the string; the cache only saves time. Cost: linear in the first 200 characters.
    """
    plain = fold(spell_abjad(_spelled_out(written[:_LONGEST]))).strip(' ,.;:"()')
    plain = _DIGITS.sub(lambda found: _AS_LETTER[found[0]], plain)
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
    hyphened: list[bool] = []
    glued = ""
    eastern = _is_eastern([piece for token in tokens for piece in token.split("-")])
    for at, token in enumerate(tokens):
        pieces = token.replace("'", "").split("-") if eastern else _pieces(token)
        stays = at == 0 and len(tokens) == 2 and token in _GIVEN_LIKE and f"{token.title()} " in written
        if not (eastern or stays):
            kept = [piece for piece in pieces if piece not in name_words("particle")]
            pieces = kept or (pieces if len(tokens) == 1 else [])
        content = [part for piece in pieces for part in _servant(piece)]
        words += content
        hyphened += [len(content) > 1 and "-" in token] * len(content)
        glued = _glued(glued, token, content)
        groups += ["".join(content)] if content else []
    if not words:
        words = groups = tokens[:1] or [""]
        hyphened = [False]
    if words[0] in vietnamese_surnames() and len(words) > 1:
        words = [f"d{word[2:]}" if word.startswith("dz") else word for word in words]
    genders = {title_kinds()[title][1] for title in titles} - {""}
    gender = genders.pop() if len(genders) == 1 else ""
    whole = re.sub("[^a-z0-9]", "", "".join(tokens))
    foreign = _is_romanised(written, words, tokens)
    father = next((words[1] for word in tokens[1:2] if word in _SON and len(words) > 1), "")
    voweled = not ABJAD.search(written)
    return Name(tuple(words), tuple(groups), whole, glued, tuple(hyphened), father, titles, generation, gender, foreign,
                voweled)  # fmt: skip


@cache
def _particles() -> frozenset[str]:
    """Particles, and two of them together ("vander")."""
    single = name_words("particle")
    return single | {f"{one}{two}" for one in ("van", "von", "de", "abu") for two in single}


def _glued(before: str, token: str, content: list[str]) -> str:
    """The token without its hyphens, behind particles that stand for themselves: the form that is written together."""
    plain = re.sub("[^a-z0-9]", "", token)
    return before + plain if before in _particles() else plain


def _is_eastern(pieces: list[str]) -> bool:
    """Say whether a name may be Korean, Chinese or Vietnamese: then "du", "do", "la" are syllables of it."""
    pieces = [piece.replace("'", "") for piece in pieces]
    if not (2 <= len(pieces) <= 4 and all(pieces)):
        return False
    if pieces[0] in vietnamese_surnames() and pieces[1] not in _ARABIC:
        return True
    chinese = chinese_surname(pieces[0]) and all(is_pinyin(piece) for piece in pieces)
    return bool(chinese) or korean_parts(pieces) is not None


def _pieces(token: str) -> list[str]:
    """Cut a token at its hyphens, an Arabic article off, apostrophes out ("O'Neil", "Ya'alon")."""
    pieces = [piece for piece in (part.replace("'", "") for part in token.split("-")) if piece]
    return pieces[1:] if len(pieces) > 1 and pieces[0] in name_words("sun_article") else pieces


def _is_romanised(written: str, words: list[str], tokens: list[str]) -> bool:
    """Say whether a name comes from another script, so that its sounds may be written in several ways."""
    if not re.sub("[\u00c0-\u024f\u1ea0-\u1ef9\u0300-\u036f]", "", level(written)).isascii():
        return True
    if {"al", "el", "bin", "ibn"} & set(re.split("[ -]", " ".join(tokens))):
        return True
    return any(word in foreign_names() or word.endswith(_ENDINGS) or _SIGNS.search(word) for word in words)


def _servant(word: str) -> list[str]:
    """Split "abdulrahman" as "abd rahman": the article in it is written in many ways."""
    found = re.match(r"abd(?:oul|[aeiu][lrsz]?)?(?P<rest>\w{0,30})$", word)
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
