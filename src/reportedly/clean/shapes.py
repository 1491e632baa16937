"""Shapes of short page lines: bylines, datelines, time stamps, captions, lines without words."""

from __future__ import annotations

import re

from reportedly.text.plain import level

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PLACE = r"[A-Z][A-Za-zÀ-ÿ.'’-]{1,24}(?: (?:[A-Z][A-Za-zÀ-ÿ.'’-]{1,24}|de|la|el|upon|sur))" + r"{0,4}"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,24}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,24}){0,4}"
_AGENCY = r"[(\[][A-Za-z][A-Za-z .,/&'’-]{1,60}[)\]]"
_DASH = r"\s?(?:--|[-–—:])\s?"
_DATELINES = (
    re.compile(rf"(?:{_PLACE}(?:, {_PLACE})?(?:/{_PLACE})?,? ?)?(?:,? ?{_DAY},? ?)?{_AGENCY}{_DASH}(?=\S)"),
    re.compile(rf"{_CAPS}(?:, {_PLACE})?,? {_DAY}(?: {_AGENCY})?{_DASH}(?=\S)"),
    re.compile(rf"{_CAPS}(?:, {_PLACE})?(?:/{_CAPS})?\s?(?:--|[–—]| - )\s?(?=[A-ZÀ-Þ“\"'‘\d])"),
)
_NO_PLACE = re.compile(r"(?:LIVE|WATCH|BREAKING|UPDATE|UPDATED|EXCLUSIVE|MORE|VIDEO|ANALYSIS|OPINION|READ|FILE|NEW|PHOTOS?|CORRECTION)\b")


def dateline_end(paragraph: str, *, opening: bool = True) -> int:
    """Length of the agency dateline ("LONDON (Reuters) - ") in front of a paragraph, marks included; 0 without one.

    A place alone ("LONDON —") is a dateline only before the report's first paragraph (`opening`); further down
    it is a catchword.
    """
    head = paragraph[:200]
    if _NO_PLACE.match(head):
        return 0
    for pattern in _DATELINES if opening else _DATELINES[:2]:
        found = pattern.match(head)
        if found and found.end() > 4:
            return found.end()
    return 0


_BY = re.compile(r"(?:by|written by|reported by|story by|text by|posted by|published by|von|par|por|di|door|av|oleh)\s*:?\s+", re.I)
_REPORTING = re.compile(
    r"[(\[]?(?:additional |further )?(?:reporting|writing|editing|additional reporting|compiled|edited|reported|written|translated)"
    r" (?:and (?:writing|editing|reporting) )?(?:by|from)\b",
    re.I,
)
_CORRESPONDENT = re.compile(
    r"(?:correspondent|reporter|editor|staff writer|news agency|senior writer|contributor|columnist|in (?:[A-Z]\w+ ?){1,3})$", re.I
)
_PARTICLES = frozenset("and in for at the of de van von der la le bin al el und et y e special to with our".split())


def is_byline(line: str) -> bool:
    """Whether the line only says who wrote the report."""
    if len(line) > 160:
        return bool(len(line) <= 300 and _REPORTING.match(line))
    if _REPORTING.match(line):
        return True
    by = _BY.match(line)
    words = (line[by.end() :] if by else line).replace(",", " ").replace("|", " ").split()
    if by and 0 < len(words) <= 14:
        names = [word for word in words if word.lower() not in _PARTICLES]
        capitals = sum(word[0].isupper() for word in names)
        return bool(names) and words[0][0].isupper() and capitals >= 0.7 * len(names) and not line.endswith((".", "?", "!"))
    return _is_name_with_post(line)


def _is_name_with_post(line: str) -> bool:
    """"Jane Doe, Reuters", "Jane Doe, Political Correspondent", "Jane Doe and John Roe in Lagos"."""
    name, comma, post = line.partition(", ")
    words = name.split()
    if not comma or not 2 <= len(words) <= 4 or not all(word[0].isupper() and word[-1].isalpha() for word in words):
        return False
    agencies = ("Reuters", "AP", "AFP", "Associated Press", "The Associated Press", "Bloomberg", "PA", "BBC News", "CNN", "UPI", "DPA")
    return post in agencies or (len(post.split()) <= 6 and bool(_CORRESPONDENT.search(post)) and post[0].isupper())


_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s?(?:[A-Z]{2,4}|\(?UTC[^)]{0,8}\)?|Uhr))?|\d{1,2}\s?[ap]\.?m\.?"
_STAMP_WORD = re.compile(
    rf"(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|{_CLOCK}|\d{{1,4}}(?:st|nd|rd|th)?|"
    r"at|on|the|of|and|first|last|by|in|published|publish date|updated?|modified|posted|date|time|created|added|issued|"
    r"a\.?m\.?|p\.?m\.?|[A-Z]{2,4}|utc|gmt|hours?|mins?|minutes?|hrs?|days?|weeks?|months?|years?|ago|read|today|yesterday|an?|"
    r"januar|februar|märz|mai|juni|juli|oktober|dezember|uhr|vom|am|um|stand|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre|de|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre|le|à|maj|juni|januari|februari|maart|mei|augustus|tammikuuta|wib|senin|selasa|rabu|kamis|jumat|sabtu|minggu|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|[|,/.:;·•()\[\]–—-]+)$",
    re.I,
)


def is_stamp(line: str) -> bool:
    """Whether the line is only a time of publication ("Published 17 January 2019 at 10:22 GMT", "5 hours ago")."""
    if len(line) > 100 or not any(char.isdigit() for char in line):
        return False
    words = re.findall(r"\d{1,2}[:.]\d{2}(?::\d{2})?|[^\W\d_]+\.?|\d+(?:st|nd|rd|th)?|[^\w\s]+", level(line))
    return len(words) <= 24 and all(_STAMP_WORD.match(word) for word in words) and (len(words) > 1 or line.isdigit())


_BARE_DATE = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}),? \d{{4}}\.?$")


def is_bare_date(line: str) -> bool:
    """Whether the line is a full date in words and nothing else."""
    return len(line) < 40 and bool(_BARE_DATE.match(line))


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+\.[\w.]+$|[@#]\w+$|pic\.twitter\.com/\S+$")


def is_wordless(line: str) -> bool:
    """Whether the line holds no word: marks, numbers, an address, a handle."""
    if len(line) > 300:
        return not any(char.isalpha() for char in line[:2000])
    return bool(_ADDRESS.match(line)) or sum(char.isalpha() for char in line) < 2


_SIDE = re.compile(r"[(\[](?:[LRC]|left|right|centre|center|from left|from right|front|back|top|bottom|second left|second right|far left|far right|\d(?:st|nd|rd)? [LR])(?:,[^()]{0,40})?[)\]]|, (?:left|right|centre|center)[,.]|\bpictured\b", re.I)  # fmt: skip
_PICTURED = re.compile(
    r"\b(?:file (?:photo|picture|image|pic)|in this (?:[\w.]+,? ){0,6}(?:photo|image|picture|handout|frame|photograph|file photo)|"
    r"handout (?:photo|picture|image)|(?:photo|picture|image|photograph) (?:taken|released|provided|made available) (?:on|in|at|by|from|during|\d|[A-Z])|"
    r"(?:photo|picture|image|photograph) shows|"
    r"(?:is|are) (?:pictured|shown) (?:in|on|at|during|after|here|with)|(?:is|are) seen (?:in this|here)|video grab|screen ?grab|archivbild|archivfoto|symbolbild|symbolfoto)\b",
    re.I,
)
_SHOWN_DOING = re.compile(
    r"(?<!to )(?<!will )(?<!would )(?<!not )\b(?:arrives?|poses?|walks?|waves?|shakes? hands|speaks?|attends?|leaves?|greets?|gestures?|smiles?|looks? on|stands?|sits?|"
    r"listens?|addresses|hugs?|holds?|carr(?:y|ies)|gathers?|inspects?|reacts?|celebrates?|takes? part|meets?|delivers?|watch(?:es)?)\b"
)
_DATED_END = re.compile(rf"(?:,| on| in)?,? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})\.?$")


def caption_signs(line: str) -> int:
    """Count what speaks for a caption in the words alone: 0 to 4. Two make one."""
    if len(line) > 450:
        return 0
    found = _PICTURED.search(line)
    pictured = 2 if found and '"' not in level(line[: found.start()]) else 0
    dated = bool(_DATED_END.search(line[-60:]))
    return pictured + bool(_SIDE.search(line)) + dated + (dated and bool(_SHOWN_DOING.search(line)))
