"""What stands in front of a sentence and is no part of it: bullets, time stamps, speakers' labels, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BULLET = re.compile(r"\s{0,8}(?:[-*•●▪■◦·‣⁃>»+]{1,2}|\(?[0-9]{1,2}[.)]|\(?[a-z]\))\s{1,4}(?=\S)")
_ZONE = r"(?:\s?(?:GMT|UTC|BST|[CEMP][SD]?T|CES?T|EES?T|IST|JST|MSK|AES?T|local time))?"
_HALF = r"(?:\s?[ap]\.?m\b\.?)"
# A clock time that begins its line, then a capital or a quotation: "14:32 GMT Minister speaks", "[2.05pm] “We …”
_STAMP = re.compile(
    rf"\s{{0,8}}[\[(]?(?:[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?{_HALF}?{_ZONE}|[01]?\d{_HALF}{_ZONE})[\])]?"
    r"\s{0,4}(?:[-–—|:,]{1,2}\s{0,4})?(?=[\"“'‘(]?[A-Z])"
)
# "LORNE, March 3 (Reuters) - The harbour …", also in the middle of a text that lost its line breaks
_WIRED = re.compile(r"\((?:[A-Z][\w.]{1,15}\s?){1,3}\)\s{0,3}[-–—]{1,2}\s{0,3}(?=[\"“'‘(]?[A-Z0-9])")
LABEL = re.compile(
    r"(?P<name>[A-Z][A-Z.'’-]{1,24}(?:,? [A-Z][A-Z.'’-]{0,24}){0,6}|[QA])(?:\s?\([^()\n]{1,40}\))?:(?=\s|$)"
)


def find_openings(words: str) -> Iterator[int]:
    """Offsets at which the first sentence behind an opening begins, in no order. Cost: linear.

    `words`: a block in straight quotation marks and plain dashes (`level`).
    """
    at = 0
    for shape in (_BULLET, _STAMP, LABEL):
        match = shape.match(words, at)
        if match is not None and match.end() < len(words):
            at = match.end()
            yield at + len(words[at : at + 8]) - len(words[at : at + 8].lstrip())
    for match in _WIRED.finditer(words):
        yield match.end()
