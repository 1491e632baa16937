"""Do two names mean one person: ours beside rapidfuzz and nomenklatura, in one run, for any file of pairs.

    python bench/name_pairs.py FILE [FILE …] [--list]

FILE: rows {"a", "b", "same": true|false} as .jsonl, or a table a, b, verdict as .tsv ("unsure" counts as not the
same). rapidfuzz and nomenklatura get the threshold that is best on each file, after the fact, which flatters them;
ours has none. nomenklatura is needed for this bench only: without it its line is left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from measures import Row, of, prf

from reportedly.resolve import same

Pair = tuple[str, str, bool]
Likeness = Callable[[str, str], float]


class Scored(NamedTuple):
    """What a matcher says of the pairs: which it calls the same, and what that took."""

    name: str
    said: tuple[bool, ...]
    seconds: float


def read_pairs(path: Path) -> list[Pair]:
    """Read pairs with their gold, in the file's order."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    if path.suffix == ".tsv":
        columns = lines[0].split("\t")
        rows = [dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:]]
        return [(row["a"], row["b"], row["verdict"] == "same") for row in rows]
    return [(row["a"], row["b"], row["same"]) for row in map(json.loads, lines)]


def ours(pairs: Sequence[Pair]) -> Scored:
    """Our verdicts; what is unsure is not called the same."""
    start = time.perf_counter()
    said = tuple(same(a, b).same is True for a, b, _ in pairs)
    return Scored("reportedly", said, time.perf_counter() - start)


def at_best(name: str, likeness: Likeness, pairs: Sequence[Pair]) -> Scored:
    """A likeness cut where its F1 on these very pairs is best."""
    start = time.perf_counter()
    likenesses = [likeness(a, b) for a, b, _ in pairs]
    seconds = time.perf_counter() - start
    gold = [same for _, _, same in pairs]
    cuts = sorted(set(likenesses))
    best = max(cuts, key=lambda cut: measure(gold, [each >= cut for each in likenesses])["same"]["f1"] or 0)
    return Scored(f"{name} (from {best:.2f})", tuple(each >= best for each in likenesses), seconds)


def measure(gold: Sequence[bool], said: Sequence[bool]) -> Row:
    """Precision, recall and F1 of "the same", and how many pairs of two persons were called one."""
    hits = sum(g and s for g, s in zip(gold, said, strict=True))
    wrong = [s for g, s in zip(gold, said, strict=True) if not g]
    return {"same": prf(hits, sum(said), sum(gold)), "wrong merges": of(wrong)}


def others() -> Iterator[tuple[str, Likeness]]:
    """The matchers beside ours that are installed."""
    from rapidfuzz import fuzz, utils

    yield "rapidfuzz WRatio", lambda a, b: fuzz.WRatio(a, b, processor=utils.default_process) / 100
    yield "rapidfuzz token sort", lambda a, b: fuzz.token_sort_ratio(a, b, processor=utils.default_process) / 100
    nomenklatura = _nomenklatura()
    if nomenklatura:
        yield "nomenklatura LogicV2", nomenklatura


def _nomenklatura() -> Likeness | None:
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV2
    except ImportError:
        return None
    config = LogicV2.default_config()

    def person(name: str) -> object:
        return model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})

    return lambda a, b: float(LogicV2.compare(person(a), person(b), config).score)


def report(path: Path, *, listed: bool) -> None:
    """Print one file's figures, and the pairs on which ours errs."""
    pairs = read_pairs(path)
    gold = [same for _, _, same in pairs]
    print(f"{path.name}: {len(pairs)} pairs, {sum(gold)} the same")
    mine = ours(pairs)
    for scored in (mine, *(at_best(name, likeness, pairs) for name, likeness in others())):
        found = measure(gold, scored.said)
        figures = " ".join(f"{key.upper()} {found['same'][key]}" for key in ("p", "r", "f1"))
        wrong = found["wrong merges"]
        rate = 1e3 * scored.seconds / max(1, len(pairs))
        print(f"  {scored.name:32} {figures}  wrong merges {wrong['n']} of {wrong['of']}  {rate:.2f} ms a pair")
    for (a, b, is_same), said in zip(pairs, mine.said, strict=True):
        if listed and said != is_same:
            print(f"    {'missed' if is_same else 'merged'}: {a} / {b} ({'; '.join(same(a, b).reasons)})")


def main(argv: Sequence[str] | None = None) -> int:
    """Report every file named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--list", action="store_true", help="print the pairs on which ours errs")
    arguments = parser.parse_args(argv)
    for path in arguments.files:
        report(path, listed=arguments.list)
    return 0


if __name__ == "__main__":
    sys.exit(main())
