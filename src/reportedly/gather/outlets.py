"""The outlet behind a feed, where its title and its address agree on a name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_BETWEEN = re.compile(r"\s{1,9}[-–—|·•:»>/]{1,2}\s{1,9}|\s{0,9}[|»]\s{0,9}|:\s{1,9}")
_ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "el", "il"})
_LONGEST = 80  # characters


def outlet_of_feed(title: str | None, address: str | None) -> str | None:
    """The part of a feed's title that its host is called by ("World | The Kiel Courier", kielcourier.example).

    A title in one part is the outlet's name where its host does not speak against it; None where no part, or more
    than one, fits: "World" alone would make another outlet of each section.
    """
    words = " ".join((title or "").split())
    if not words or len(words) > 4 * _LONGEST:
        return None
    labels = _labels(address)
    parts = [part.strip() for part in _BETWEEN.split(words) if part.strip()]
    fitting = [part for part in parts if any(_fits(part, label) for label in labels)]
    if len(fitting) == 1 and len(fitting[0]) <= _LONGEST:
        return fitting[0]
    return parts[0] if len(parts) == 1 and not labels and len(parts[0]) <= _LONGEST else None


def _labels(address: str | None) -> list[str]:
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return []
    return [re.sub(r"[^a-z0-9]", "", label) for label in host.split(".")[:-1] if len(label) > 1 and label != "www"]


def _fits(part: str, label: str) -> bool:
    words = [word for word in re.findall(r"\w{1,40}", part.lower()) if word not in _ARTICLES]
    joined, initials = "".join(words), "".join(word[0] for word in words)
    if len(joined) < 2 or len(label) < 2:
        return False
    near = joined in label and 5 * len(joined) >= 3 * len(label)
    return near or label in (initials, words[0]) or (len(label) > 4 and label in joined)
