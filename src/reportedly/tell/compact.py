"""A page with the same elements in fewer bytes: what HTML lets one leave out is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Whole elements whose text is no markup: kept as they are.
_KEPT = re.compile(r"(<style>.*?</style>|<script>.*?</script>)", re.DOTALL)
_VALUED_TAG = re.compile(r'<[a-zA-Z][^<>"]*"[^<>]*>')
# An attribute whose value needs no quotation marks (HTML, 13.1.2.3): letters, digits and a few marks.
_QUOTED = re.compile(r'(?<==)"([\w#.:%+-]+)"(?=[\s>])', re.ASCII)
# End tags that the next tag implies (HTML, 13.1.2.4). Those of <p> only before what cannot stand in one.
_IMPLIED = re.compile(
    r"</(?:li|td|th|tr|dt|dd|thead|tbody|tfoot)>"
    r"|</p>(?=\s*(?:<(?:p|ul|ol|dl|div|table|h[1-6]|details|section|blockquote|fieldset)\b|</(?:li|div|section|article|blockquote|details|header|footer)>))"
)
_QUOTING_TEXT = re.compile(r"(?<=>)[^<>]*?&#34;[^<>]*")
_BREAKS = re.compile(r"\n{2,}(?=<)")
# Line ends before elements that begin a line of their own, or stand in a drawing, show nothing.
_BEFORE_BLOCKS = re.compile(
    r"\n(?=</?(?:li|p|div|ul|ol|dl|dd|dt|section|details|summary|table|tr|td|th|h[1-6]|header|article|aside|nav|svg|g|text)\b)"
)
_VARIABLE = re.compile(r"--[a-z-]{3,}")


def compact(page: str) -> str:
    """Leave out quotation marks around plain values, end tags that are implied, line ends and escapes not needed.

    The page must be written with every "<" and ">" of a text or value escaped. A browser makes the same elements of it
    with the same words. Cost: linear.
    """
    return "".join(_kept_or_compact(_KEPT.split(page)))


def _kept_or_compact(parts: list[str]) -> Iterator[str]:
    for at, part in enumerate(parts):
        yield _compact(part) if at % 2 == 0 else _short_names(part) if part.startswith("<style>") else part


def _compact(part: str) -> str:
    part = part.replace("&#39;", "'")  # nothing on the page stands between such marks
    part = _QUOTING_TEXT.sub(lambda text: text[0].replace("&#34;", '"'), part)
    return _BEFORE_BLOCKS.sub("", _BREAKS.sub("\n", _IMPLIED.sub("", _VALUED_TAG.sub(_unquoted, part))))


def _short_names(style: str) -> str:
    """Give the style's variables names of two or three signs: they stand in it by the hundred."""
    names = {name: f"--{number:x}" for number, name in enumerate(sorted(set(_VARIABLE.findall(style))), start=160)}
    return _VARIABLE.sub(lambda found: names[found[0]], style)


def _unquoted(tag: re.Match[str]) -> str:
    return _QUOTED.sub(lambda value: value[1], tag[0])
