"""From what stands where an author is named to names: people, and the organisations that sign in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.text.known import first_names
from reportedly.text.suppliers import find_supplier_named
from reportedly.text.tables import column

LONGEST = 600  # characters of one byline: the rest is passed over
MOST = 40  # names of one byline
_LONGEST_NAME = 60
_ASIDE = re.compile(
    r"https?://\S{1,300}|www\.\S{1,300}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,20}){0,4}|(?<!\w)[@#][\w.]{1,40}|"
    r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|\+?\(?\d[\d ()/.-]{6,20}\d|[\w.-]{1,40}\.(?:html?|php)\b"
)
_MARKS = re.compile(r"\s{0,9}(?:[|•·;/\n\r\t*→]|,|،|、|\s[–—-]{1,2}\s|:(?=\s)|\.(?=\s[A-Z][a-z]{3,}\s))\s{0,9}")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|esq)\.?", re.I)
_TRIM = " \t\u00a0.,:;|-–—•·\"“”„»«*'"
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|sir|herr|frau|dott|doc|ing|mag|dipl)\.? (?=\w)", re.I)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+){0,3}\.[a-z]{2,10}", re.I)
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|los|il|de|het)\s+", re.I)
_DESK_ENDINGS = ("redaktion", "redaktionen", "zeitung", "nachrichten", "agentur", "編集部", "新聞", "日报", "뉴스")
_UNCASED = re.compile(r"[\u0590-\u0dff\u0e00-\u0fff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Names(NamedTuple):
    """Names in their order, as shown; `organisations` are those that sign where a person would."""

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def read_names(byline: str, *, outlet: Sequence[str] = (), single: bool = False) -> Names:
    """Read the names of a byline: no roles, dates, places, addresses or handles.

    `outlet` are the outlet's own names, which sign for no person; `single` says that the text is declared to be one
    name or a list of names, so that one word alone may be one. Cost: linear, bounded.
    """
    line = " ".join(_TITLE.sub("", byline[:LONGEST]).split(" "))
    whole = _led(_ASIDE.sub(" | ", line).strip(_TRIM + "\n"))
    if _is_one(whole, outlet) and is_organisation(whole, outlet):
        return Names(organisations=(whole.strip(_TRIM),))
    people: list[str] = []
    organisations: list[str] = []
    for part in _parts(whole):
        if people and _SUFFIX.fullmatch(part) and part[0].isupper():
            people[-1] += f", {part}"
        elif is_organisation(part, outlet):
            organisations.append(part)
        elif (name := _person(part, single=single)) is not None:
            people.append(name)
    # Behind a person's name an organisation only says where that person works.
    return Names(_once(people), () if people else _once(organisations))


def _is_one(line: str, outlet: Sequence[str]) -> bool:
    """Whether a line is one name: the outlet's own ("Jobs & Harbours"), or nothing that has marks or joins names."""
    own = "".join(_words(line))
    if any(own == "".join(_words(name)) for name in outlet):
        return True
    joiners = column("byline_words", "word", kind="joiner")
    return not (
        any(char.isdigit() for char in line) or _MARKS.search(line) or any(word.lower() in joiners for word in line.split())
    )


def is_organisation(name: str, outlet: Sequence[str] = ()) -> bool:
    """Whether a name is that of an agency, a newsroom, a staff, or the outlet itself."""
    words = _words(name)
    if not words or len(words) > 8:
        return False
    supplier = find_supplier_named(name)
    if supplier is not None or _is_outlet(name, words, outlet) or _DOMAIN.fullmatch(name.strip()):
        return True
    letters = len(words) == 1 and name.isupper() and name.isascii() and 2 <= len(words[0]) <= 5  # "TPN", "SID"
    return letters or _is_desk(words)


def _is_desk(words: Sequence[str]) -> bool:
    desks = column("byline_words", "word", kind="desk")
    if words[0].title() in first_names() and len(words) in (2, 3) and words[-1] not in ("staff", "team"):
        return False
    joined = " ".join(words)
    return joined in desks or any(word in desks or word.endswith(_DESK_ENDINGS) for word in words)


def _is_outlet(name: str, words: Sequence[str], outlet: Sequence[str]) -> bool:
    own = "".join(words)
    by_name = words[0].title() in first_names() and len(words) in (2, 3)
    for other in outlet:
        others = _words(_ARTICLE.sub("", other))
        if own in ("".join(_words(other)), "".join(others)):
            return True
        if not by_name and " " in other.strip() and others and set(others) <= set(words):
            return True
        letters = "".join(word[0] for word in _words(other))
        if len(letters) > 2 and own == letters and name.isupper():
            return True
    return False


def _parts(line: str) -> Iterator[str]:
    """The stretches between marks and joining words, words that lead in taken off. At most MOST."""
    number = 0
    for stretch in _MARKS.split(line):
        for part in _split_words(stretch):
            part = _undated(_led(part.strip(_TRIM))).strip(_TRIM)
            if part:
                number += 1
                if number > MOST:
                    return
                yield part


def _split_words(stretch: str) -> list[str]:
    """Split at words that join names; at those that may be part of one only between full names."""
    parts: list[list[str]] = [[]]
    joiners, links = column("byline_words", "word", kind="joiner"), column("byline_words", "word", kind="link")
    words = stretch.split()
    for number, word in enumerate(words):
        full = len(parts[-1]) >= 2 and len(words) - number > 2
        joined = word in joiners or (word.isupper() and word.lower() in joiners)
        if joined or (word in links and full):
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts if part]


def _undated(part: str) -> str:
    """What stands before a date, or behind one and a "by": "Jo Doe" of "Jo Doe May 3, 2020" and "3.5.2020 von Jo Doe"."""
    words = part.split()
    dates = [number for number, word in enumerate(words) if any(char.isdigit() for char in word)]
    if not dates or len(words) == 1:
        return part
    leads = column("byline_words", "word", kind="lead")
    behind = next((n for n in range(dates[-1] + 1, len(words)) if words[n].lower() in leads), None)
    if behind is not None:
        return " ".join(words[behind + 1 :])
    first, dated = dates[0], column("date_words", "word")
    while first and words[first - 1].lower().strip(".,") in dated:
        first -= 1
    return " ".join(words[:first])


@cache
def _particles() -> frozenset[str]:
    return column("byline_words", "word", kind="particle")


@cache
def _leads() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(each.split()) for each in column("byline_words", "word", kind="lead")), key=len)[::-1])


def _led(line: str) -> str:
    """Take what leads in ("By", "Ein Artikel von") off the front, as often as it stands there."""
    for _ in range(3):
        words = line.split(maxsplit=8)
        low = tuple(word.lower().strip(":|-–") for word in words)
        lead = next((each for each in _leads() if low[: len(each)] == each and _leads_in(each, words)), None)
        if lead is None:
            return line
        line = line.split(maxsplit=len(lead))[-1].lstrip(_TRIM)
    return line


def _leads_in(lead: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name can follow; "Di" and "Na" begin names of two words themselves."""
    behind = len(words) - len(lead)
    sure = len("".join(lead)) > 3 or words[0].islower() or lead[0] in ("by", "von", "par", "por")
    return behind >= 2 or (behind == 1 and sure)


def _person(part: str, *, single: bool) -> str | None:
    """The person whom a stretch names, without place and role; None where it names none."""
    words = _without_agency(_without_place(part.split()))
    words = _without_roles(words)
    name = " ".join(words).strip(_TRIM)
    low = name.lower()
    if not name or len(name) > _LONGEST_NAME or low in column("byline_words", "word", kind="none"):
        return None
    if any(char.isdigit() for char in name) and (len(words) > 1 or not single):
        return None
    if low in column("date_words", "word") or (len(words) > 1 and _is_dated(words)):
        return None
    if single and len(words) <= 5 and any(char.isalpha() for char in name):
        return name
    return name if _is_full_name(words) else None


def _is_dated(words: Sequence[str]) -> bool:
    dated = column("date_words", "word")
    return all(word.lower().strip(".,") in dated for word in words)


def _without_place(words: list[str]) -> list[str]:
    """Cut "in Kyiv" off behind a name."""
    places = column("byline_words", "word", kind="place")
    for number, word in enumerate(words):
        ahead = words[number + 1 : number + 2]
        if number >= 2 and word in places and word not in _particles() and ahead and ahead[0][:1].isupper():
            return words[:number]
    return words


def _without_agency(words: list[str]) -> list[str]:
    """Cut "AP Auto Writer" off behind a name."""
    for number, word in enumerate(words[2:], start=2):
        if word.isupper() and not words[0].isupper() and find_supplier_named(word) is not None:
            return words[:number]
    return words


def _without_roles(words: list[str]) -> list[str]:
    """Take words of roles off both ends; what is a role through and through leaves nothing."""
    roles = column("byline_words", "word", kind="role")
    marked = [number for number, word in enumerate(words) if word.lower().strip(".,:") in roles]
    if not marked:
        return words
    if marked[0] >= 2 and _is_full_name(words[: marked[0]]) and not any(w[0].islower() for w in words[: marked[0]]):
        # "Jane Doe Senior Reporter"; but "Auto Writer" and "Tech Editor" are no names
        return words[: marked[0]] if words[0].title() in first_names() or _UNCASED.search(words[0]) else []
    if marked[0] == 1 and _UNCASED.search(words[0]):
        return words[:1]
    behind = words[marked[-1] + 1 :]
    return behind if len(behind) >= 2 and _is_full_name(behind) else []


def _is_full_name(words: Sequence[str]) -> bool:
    """Whether the words look like a first and a last name, in whatever script."""
    if words and all(_UNCASED.search(word) for word in words):
        return len(words) <= 4 and 2 <= sum(len(word) for word in words) <= 24
    if not 2 <= len(words) <= 5 or not all(word[0].isalpha() or word[0] in "'’" for word in words):
        return False
    small = [word for word in words if not word[0].isupper()]
    sound = all(word.lower() in _particles() or word[:2] in ("d'", "d’", "al") for word in small)
    letters = all(char.isalpha() or char in "'’.-‐‑`´" for word in words for char in word)
    return sound and letters and len(small) < len(words) - 1 and words[-1][:1].isupper()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _once(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once, whatever its case."""
    return tuple({name.casefold(): name for name in reversed(names)}.values())[::-1]
