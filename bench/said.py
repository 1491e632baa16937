"""How well somebody's attributions are found: the measures of who says what, the same for every system.

Gold and read attributions of a document are paired one to one, greedily by the likeness (intersection over union, in
characters) of their contents; `found` are pairs of a likeness of .3 at least, `found+source` those of them whose
sources share a character or are both absent, `exact` those in which source, cue and content hold the same words.
`quotes` are gold attributions with a source and a quoted stretch of four words or more: found if three tenths of their
content lie inside of one read attribution, with speaker if its source shares a character with the gold's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from measures import Characters, Row, covered, likeness, prf

Spans = tuple[tuple[int, int], ...]
LEAST = 0.3
ROLES = ("sources", "cue", "content")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'["“]([^"“”]{15,})["”]')
_QUOTED_TO_THE_END = re.compile(r'^["“]([^"“”]{15,})')


@dataclass(frozen=True)
class Said:
    """Who (or nobody), by which words, what: spans of the text."""

    sources: Spans
    cue: Spans
    content: Spans


@dataclass
class Score:
    """Counts over documents."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, gold: Sequence[Said], read: Sequence[Said]) -> None:
        """Count one document."""
        wanted, given = ([_characters(each.content) for each in side] for side in (gold, read))
        pairs = _pairs(wanted, given)
        right = sum(_same_source(gold[i], read[j]) for i, j in pairs.items())
        exact = Counter(_words(text, each) for each in gold) & Counter(_words(text, each) for each in read)
        self.counts.update({"gold": len(gold), "read": len(read), "found": len(pairs), "found+source": right})
        self.counts["exact"] += exact.total()
        for number, each in enumerate(gold):
            if _is_quote(text, each):
                self._quote(each, wanted[number], list(zip(given, read, strict=True)))

    def _quote(self, gold: Said, content: Characters, read: Iterable[tuple[Characters, Said]]) -> None:
        shares = [(len(content & given) / len(content), number, each) for number, (given, each) in enumerate(read)]
        share, _, best = max(shares, default=(0.0, 0, None), key=lambda found: found[:2])
        self.counts["quotes"] += 1
        if best is not None and share >= LEAST:
            self.counts["quotes found"] += 1
            self.counts["quotes with speaker"] += bool(_characters(gold.sources) & _characters(best.sources))

    def row(self) -> Row:
        """The measures, in per cent."""
        counts = self.counts
        whole = {name: prf(counts[name], counts["read"], counts["gold"]) for name in ("found", "found+source", "exact")}
        quotes = {name: round(100 * counts[name] / (counts["quotes"] or 1), 1)
                  for name in ("quotes found", "quotes with speaker")}  # fmt: skip
        return whole | quotes


def gold_of(row: Row) -> list[Said]:
    """The attributions of a gold row {text, attributions: [{sources, cue, content}]}."""
    return [Said(*(tuple((s[0], s[1]) for s in each[role]) for role in ROLES)) for each in row["attributions"]]


def _pairs(wanted: Sequence[Characters], given: Sequence[Characters]) -> dict[int, int]:
    """Pair one to one, the likest first; of equals the later ones."""
    ranked = [(likeness(w, g), i, j) for i, w in enumerate(wanted) for j, g in enumerate(given) if w & g]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for likest, i, j in sorted(ranked, reverse=True):
        if likest >= LEAST and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _characters(spans: Spans) -> Characters:
    return covered("", spans)


def _same_source(gold: Said, read: Said) -> bool:
    one, other = _characters(gold.sources), _characters(read.sources)
    return bool(one & other) or not (one or other)


def _words(text: str, said: Said) -> tuple[frozenset[int], ...]:
    roles = (said.sources, said.cue, said.content)
    return tuple(frozenset(m.start() for m in _WORD.finditer(text) if _inside(m.start(), spans)) for spans in roles)


def _inside(offset: int, spans: Spans) -> bool:
    return any(start <= offset < end for start, end in spans)


def _is_quote(text: str, said: Said) -> bool:
    content = "".join(text[start:end] for start, end in said.content)
    quotes = _QUOTED.findall(content) or _QUOTED_TO_THE_END.findall(content)
    return bool(said.sources) and any(len(quote.split()) >= 4 for quote in quotes)
