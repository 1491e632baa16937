"""What in the words alone speaks for a picture's caption."""

from __future__ import annotations

import re

from reportedly.clean.dates import find_dates
from reportedly.text.plain import level

_LONGEST = 450  # characters
_CAPTION = 300  # characters: most captions are shorter
_SIDES = (
    "L|R|C|left|right|centre|center|from left|from right|front|back|top|bottom|second left|second right|"
    r"far left|far right|\d(?:st|nd|rd)? [LR]|v\. ?l\.(?: ?n\. ?r\.)?|l\.|r\.|M\.|links|rechts|Mitte|hinten|vorne|"
    r"izq\.?|izquierda|dcha\.?|derecha|à gauche|à droite|a sinistra|a destra"
)
_SIDE = re.compile(
    rf"[(\[](?:{_SIDES})(?:,[^()]{{0,40}})?[)\]]|, (?:left|right|centre|center)[,.]|\bpictured\b", re.IGNORECASE
)
_PICTURE = "photo|picture|image|photograph"
_PICTURED = re.compile(
    rf"\b(?:file (?:{_PICTURE}|pic)|in this (?:[\w.]+,? ){{0,6}}(?:{_PICTURE}|handout|frame|file photo)|"
    rf"handout (?:{_PICTURE})|(?:{_PICTURE}) shows|"
    rf"(?:{_PICTURE}) (?:taken|released|provided|made available) (?:on|in|at|by|from|during|\d)|"
    r"(?:is|are) (?:pictured|shown) (?:in|on|at|during|after|here|with)|(?:is|are) seen (?:in this|here)|"
    r"video grab|screen ?grab|archivbild|archivfoto|symbolbild|symbolfoto|imagen de archivo|foto de archivo|"
    r"foto de familia|image d.archives?|photo d.archives?|foto d.archivio|archiefbeeld|archiefbild)\b",
    re.IGNORECASE,
)
_SHOWN_DOING = re.compile(
    r"(?<!to )(?<!will )(?<!would )(?<!not )\b(?:arrives?|poses?|walks?|waves?|shakes? hands|speaks?|attends?|"
    r"leaves?|greets?|gestures?|smiles?|looks? on|stands?|sits?|listens?|addresses|hugs?|holds?|carr(?:y|ies)|"
    r"gathers?|inspects?|reacts?|celebrates?|takes? part|meets?|delivers?|watch(?:es)?)\b"
)
_YEAR_LAST = re.compile(r"\d{4}\.?$")


_ARCHIVE = re.compile(
    r"[(\[](?:archivbild|archivfoto|symbolbild|symbolfoto|file (?:photo|image|picture)|imagen de archivo|"
    r"foto de archivo|photo d.archives?|foto d.archivio|archiefbeeld|arkivfoto|arkivbild|"
    r"фото из архива|архивное фото)[)\]]",
    re.IGNORECASE,
)


def _sides(line: str) -> int:
    """Count who stands on which side: 2 for a word in brackets, said of pictures only; 1 for a letter or a comma."""
    found = _SIDE.search(line)
    if found is None:
        return 0
    bracketed = found.group()[0] in "([" and len(found.group()) > len("(L)") and len(line) <= _CAPTION
    return 2 if bracketed and '"' not in level(line) else 1


def caption_signs(line: str) -> int:
    """Count what speaks for a caption in the words alone: 0 to 5. Two make one. Cost: bounded."""
    if len(line) > _LONGEST:
        return 0
    found = _PICTURED.search(line)
    pictured = 2 if found and '"' not in level(line[: found.start()]) else 0
    dated = bool(_YEAR_LAST.search(line)) and line.count(" ") > 5 and next(find_dates(line[-40:]), None) is not None
    if _ARCHIVE.search(line):
        pictured = 2
    return pictured + _sides(line) + dated + (dated and bool(_SHOWN_DOING.search(line)))
