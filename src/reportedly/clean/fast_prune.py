"""Take out of a page's source what is never shown and never read: scripts, styles, drawings, comments."""

from __future__ import annotations

import re

_OPENING = re.compile(r"<(?:!--|script|style|svg|noscript)")  # small letters alone: a rarer form is left to the parser
_CLOSING = {
    "script": re.compile(r"</[Ss][Cc][Rr][Ii][Pp][Tt]"), "style": re.compile(r"</[Ss][Tt][Yy][Ll][Ee]"),
    "svg": re.compile(r"</[Ss][Vv][Gg]"), "noscript": re.compile(r"</[Nn][Oo][Ss][Cc][Rr][Ii][Pp][Tt]"),
}  # fmt: skip
_BEFORE = frozenset("> \n\t\r")  # what stands before an element, and not before one quoted in an attribute
_BEHIND = frozenset("> \n\t\r")  # what stands behind an element's name
_READ = "ld+json"  # scripts of this type are metadata


def prune(content: str) -> str:
    """Cut out scripts, styles, drawings and comments; whatever is not plainly one of them stays. Cost: linear.

    They are half of a page of today, and the parser pays for each character and element of them.
    """
    parts: list[str] = []
    kept = at = 0  # up to where the page is in the parts, and up to where it was looked at
    while (opened := _OPENING.search(content, at)) is not None:
        name = opened.group()[1:]
        if name == "!--":
            start, at = opened.start(), content.find("-->", opened.end() - 2) + 3  # "<!-->" is a whole one
            filled = ""
        else:
            start, at = _element(content, name, opened)
            filled = " "
        if at < 3:
            break  # it does not end: the rest is the parser's
        if start >= 0:
            parts += content[kept:start], filled
            kept = at
    parts.append(content[kept:])
    return "".join(parts)


def _element(content: str, name: str, opened: re.Match[str]) -> tuple[int, int]:
    """Where an element begins (-1 where it is left to the parser) and where to look on (0 where it does not end)."""
    start, at = opened.span()
    inner = content.find(">", at)
    if inner < 0:
        return -1, 0
    if content[inner - 1] == "/":
        return -1, inner
    closed = _CLOSING[name].search(content, inner)
    stop = content.find(">", closed.start()) + 1 if closed else 0
    if closed and (
        content[start - 1 : start] not in _BEFORE or content[at] not in _BEHIND
        or _is_kept(content, name, (at, inner, closed.start()))
    ):
        return -1, stop
    return start, stop


def _is_kept(content: str, name: str, at: tuple[int, int, int]) -> bool:
    """Whether it is left to the parser: metadata, what holds its like, and what opens a comment of its own.

    `at`: where its attributes begin and end, and where it ends itself.
    """
    begin, inner, end = at
    if name == "script":
        return _READ in content[begin:inner].lower() or content.find("<!--", inner, min(end, inner + 100)) >= 0
    return name != "style" and content.find(f"<{name}", inner, end) >= 0
