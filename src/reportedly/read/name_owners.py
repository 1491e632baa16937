"""Names of bodies that are called after those who own them: "the Drivers' Guild", "the Farmers' Party"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.reading import EntityType
from reportedly.read.found import Found, make_name, take
from reportedly.read.sheet import Sheet
from reportedly.text.tables import column

_MARKS = frozenset({"'", "’", "'s", "’s"})
_PLURALS = frozenset({"children", "women", "men", "people"})


def find_owned(sheet: Sheet, taken: list[bool]) -> Iterator[Found]:
    """Yield each run "capitalised plural, apostrophe, capitalised noun of a body", in order. Cost: linear.

    Table: data/thing_nouns.tsv. A plural keeps "Orvel's Council" out, which is Orvel's.
    """
    bodies = column("thing_nouns", "noun", kind="body") | {"hospital"}
    for at in range(len(sheet) - 2):
        mark, noun = at + 1, at + 2
        if sheet.words[mark] not in _MARKS or sheet.lows[noun] not in bodies or not sheet.words[noun][0].isupper():
            continue
        if not _is_plural(sheet, at) or not sheet.same_sentence(at, noun):
            continue
        first = at - 1 if at and _is_part(sheet, at - 1) and sheet.same_sentence(at - 1, at) else at
        first = at if taken[first] else first
        if take(taken, first, noun + 1):
            yield make_name(sheet, first, noun + 1, type=EntityType.ORGANISATION, basis="capitals")


def _is_plural(sheet: Sheet, token: int) -> bool:
    low = sheet.lows[token]
    return sheet.words[token][0].isupper() and (low in _PLURALS or (low.endswith("s") and sheet.tags[token][-1] == "S"))


def _is_part(sheet: Sheet, token: int) -> bool:
    """Whether the word before belongs to it: "National Farmers' Union"."""
    opens = sheet.tags[token].startswith(("NNP", "JJ")) and sheet.lows[token] != "the"
    return opens and sheet.words[token][0].isupper()
