"""Choose the headline of a page among the titles that it gives itself, without the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportedly.model.report import Basis, Noted
from reportedly.text.tables import column

if TYPE_CHECKING:
    from reportedly.clean.tree import Line

LONGEST = 400  # characters: whatever is longer is no title
_JOINT = re.compile(
    r"\s{1,9}(?:\||–|—|-|·|•|»|:|::|<|/)\s{1,9}|\s{0,9}[|ㅣ｜：]\s{0,9}|(?<=\S)-(?=[^\W\d_])|,\s(?=[^\W\d_])"
)
_MOST_PARTS = 3  # that are cut off one title: section, outlet, outlet's city
_MOST_WORDS = 5  # of an outlet's name
_APART = 0.2  # share of common words below which a title for sharing is another sentence than the headline
_ELLIPSIS = ("…", "...")


class Titles(NamedTuple):
    """The titles that a page gives itself, None where it does not.

    `shared` is made for links on other sites (og:title), `linked` the JSON-LD headline, `posted` that of a short
    message (twitter:title), `window` the browser's. `names` are the outlet's own: its name, its publisher, its domain;
    `sections` the page's section as it says it.
    """

    shared: str | None = None
    linked: str | None = None
    posted: str | None = None
    window: str | None = None
    names: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def choose_title(titles: Titles, lines: Sequence[Line]) -> Noted | None:
    """Choose the title without the outlet's and the section's name, with what it rests on; None where there is none.

    The title that the page gives for sharing leads, unless it is cut off, is only the outlet's name, has a catchword
    in front of the headline, or is another sentence than a headline that JSON-LD or the window repeats. Cost: linear.
    """
    heads = _heads(lines)
    bare = _bared(titles, heads)
    agreed = _agreed(bare, heads)
    if bare.shared and not _is_name(bare.shared, titles.names):
        return _weighed(bare, heads, agreed)
    for title, basis in ((bare.linked, Basis.JSON_LD), (bare.posted, Basis.META), (agreed, Basis.ELEMENT)):
        if title and not _is_name(title, titles.names):
            return Noted(value=title, basis=basis)
    if bare.window and not _is_name(bare.window, titles.names):
        return Noted(value=bare.window, basis=Basis.ELEMENT)
    return Noted(value=heads[0], basis=Basis.ELEMENT) if heads else None


def shown_headline(title: str | None, lines: Sequence[Line]) -> str | None:
    """The page's own heading that says what the title says: the same words, or most of them; else the title."""
    agreeing = [head for head in _heads(lines) if title and _agree(head, title)]
    if not title or not agreeing:
        return title
    head = min(agreeing, key=lambda head: abs(len(head) - len(title)))
    return title if head.endswith(title) else head  # a catchword in front is no part of the headline


def _heads(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.role == "h1" and 1 < len(line.text) <= LONGEST][:50]


def _weighed(bare: Titles, heads: Sequence[str], agreed: str | None) -> Noted:
    """The title for sharing, or what corrects it."""
    shared = bare.shared or ""
    words = _words(shared)
    if shared.endswith(_ELLIPSIS):
        whole = [each for each in (bare.linked, bare.posted, bare.window, *heads) if each]
        longer = next((each for each in whole if words and _words(each)[: len(words)] == words), None)
        if longer and not longer.endswith(_ELLIPSIS):
            return Noted(value=longer, basis=_basis_of(longer, bare))
    if agreed and words != _words(agreed) and _outvoted(shared, agreed, bare):
        return Noted(value=agreed, basis=_basis_of(agreed, bare))
    return Noted(value=shared, basis=Basis.META)


def _basis_of(title: str, bare: Titles) -> Basis:
    if title == bare.linked:
        return Basis.JSON_LD
    return Basis.META if title == bare.posted else Basis.ELEMENT


def _outvoted(shared: str, agreed: str, bare: Titles) -> bool:
    """Whether the agreed headline is rather the title: that for sharing is a teaser, or has a catchword in front."""
    a, b = _words(shared), _words(agreed)
    if len(set(a) & set(b)) < _APART * min(len(set(a)), len(set(b))):
        return True
    linked = bare.linked is not None and _words(bare.linked) == b
    return linked and len(a) > len(b) and a[-len(b) :] == b


def _agreed(bare: Titles, heads: Sequence[str]) -> str | None:
    """The heading that JSON-LD or the window's title repeats word for word."""
    for title in (bare.linked, bare.window):
        found = next((head for head in heads if title and _words(head) == _words(title)), None)
        if found is not None:
            return found
    return None


def _bared(titles: Titles, heads: Sequence[str]) -> Titles:
    return titles._replace(
        shared=_without_site(titles.shared, titles, heads),
        linked=_without_site(titles.linked, titles, heads),
        posted=_without_site(titles.posted, titles, heads),
        window=_without_site(titles.window, titles, heads),
    )


def _without_site(title: str | None, titles: Titles, heads: Sequence[str]) -> str | None:
    """Cut the outlet's name, and sections before it, off the end of a title."""
    if not title or len(title) > LONGEST:
        return None
    whole = {tuple(_words(each)) for each in (titles.linked, *heads) if each}
    for _ in range(_MOST_PARTS):
        cut = None if tuple(_words(title)) in whole else _cut(title, titles, whole)
        if cut is None:
            break
        title = cut
    return title.strip() or None


def _cut(title: str, titles: Titles, whole: set[tuple[str, ...]]) -> str | None:
    """The title up to where it is a heading of the page, or without its last part, where that is the outlet's."""
    joints = list(_JOINT.finditer(title))
    for joint in joints:
        front, tail = title[: joint.start()].rstrip(), title[joint.end() :]
        if tuple(_words(front)) in whole or (_words(front) and _is_tail(joint.group(), tail, titles.names)):
            return front
    if joints and "|" in joints[-1].group():
        front, tail = title[: joints[-1].start()].rstrip(), title[joints[-1].end() :]
        if len(_words(tail)) <= _MOST_PARTS and len(_words(front)) >= _MOST_PARTS:
            return front
    return _without_section(title, joints, titles.sections)


def _is_tail(joint: str, tail: str, names: Sequence[str]) -> bool:
    """Whether a last part is the outlet's name; behind a comma or a hyphen only what is wholly that name."""
    if joint.strip() in (",", "-") and joint != " - ":
        return "".join(_words(tail)) in {"".join(_words(name)) for name in names}
    return _is_name(tail, names)


def _without_section(title: str, joints: Sequence[re.Match[str]], sections: Sequence[str]) -> str | None:
    """Cut a section's name ("- Politics") off the end: one of the table's, or the one that the page declares."""
    if not joints or len(_words(title[: joints[-1].start()])) < _MOST_PARTS:
        return None
    tail = title[joints[-1].end() :].strip().lower()
    known = tail in column("menu_words", "phrase") and joints[-1].group().strip() != ","
    is_section = known or tail in {section.lower() for section in sections}
    return title[: joints[-1].start()].rstrip() if is_section else None


def _is_name(part: str, names: Sequence[str]) -> bool:
    """Whether a part of a title is the outlet's name: the same letters, one within the other, or most words shared."""
    words = set(_words(part))
    if not words or len(words) > _MOST_WORDS:
        return False
    return any(_is_one_name(part, words, name) for name in names)


def _is_one_name(part: str, words: set[str], name: str) -> bool:
    a, b = "".join(_words(part)), "".join(_words(name))
    if min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a)):
        return True
    others = set(_words(name))
    return a == b or 2 * len(words & others) > min(len(words), len(others)) > 1


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("\u00ad", "").lower())


def _agree(head: str, title: str) -> bool:
    """Whether most words of the shorter one stand in the other."""
    a, b = set(_words(head)), set(_words(title))
    return bool(a and b) and len(a & b) >= 0.7 * min(len(a), len(b)) and len(a) >= 2 and len(a & b) >= 0.5 * len(a)
