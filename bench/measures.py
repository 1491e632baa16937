"""Small measures that the scorers share: counts, precision and recall, B-cubed, stretches of characters that meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]
Characters = frozenset[tuple[str, int]]  # (file, offset)


def of(hits: Iterable[bool]) -> Row:
    """Count what is right out of all."""
    values = list(hits)
    return {"n": sum(values), "of": len(values)}


def prf(hits: float, given: float, wanted: float) -> Row:
    """Precision, recall and F1 in per cent; None where there was nothing to count."""
    if not given and not wanted:
        return {"p": None, "r": None, "f1": None}
    p, r = (round(100 * hits / whole, 1) if whole else 0.0 for whole in (given, wanted))
    return {"p": p, "r": r, "f1": round(200 * hits / (given + wanted), 1)}


def covered(file: str, spans: Iterable[Row | tuple[int, int]]) -> Characters:
    """The set of characters that spans of one file cover; spans of null cover nothing."""
    pairs = [(s["start"], s["end"]) if isinstance(s, dict) else s for s in spans]
    return frozenset((file, i) for start, end in pairs if start is not None for i in range(start, end))


def meet(a: Characters, b: Characters) -> bool:
    """Say whether two stretches share at least half of the characters of the shorter one."""
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))


def likeness(a: Characters, b: Characters) -> float:
    """Intersection over union."""
    return len(a & b) / len(a | b) if a and b else 0.0


def one_to_one(
    wanted: list[Characters], given: list[Characters], least: float, *, prefers: Callable[[int, int], bool]
) -> dict[int, int]:
    """Pair greedily by likeness, the likest first; of equals, the one that is preferred, then the earlier."""
    ranked = sorted((-likeness(w, g), not prefers(i, j), i, j)
                    for i, w in enumerate(wanted) for j, g in enumerate(given) if w & g)
    pairs: dict[int, int] = {}
    for negative, _, i, j in ranked:
        if -negative >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def b_cubed(pairs: list[tuple[Any, Any]]) -> Row:
    """B-cubed of (gold cluster, given cluster or None), one pair for each gold member."""
    both, gold = Counter(pairs), Counter(g for g, _ in pairs)
    given = Counter(s for _, s in pairs if s is not None)
    found = [(g, s) for g, s in pairs if s is not None]
    precision = sum(both[pair] / given[pair[1]] for pair in found) / len(found) if found else 0.0
    recall = sum(both[pair] / gold[pair[0]] for pair in found) / len(pairs) if pairs else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1)}
