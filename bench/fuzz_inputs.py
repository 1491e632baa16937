"""Damage inputs of every kind and see that each still ends as a report or as one line with its reason.

    fuzz_inputs.py [--seconds 60] [--seed 1] [--keep FOLDER]

Starts from the invented carriers of the tests and the reports of the examples, changes bytes at random, and takes them
in by both lanes. Fails on a bug (a line that speaks of one), on blocks out of order, and on more than two seconds of
processor time for an input; --keep writes such an input to FOLDER, to become a test. The same seed damages alike.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import carriers  # noqa: E402 — the tests' own

from reportedly.model.account import Rejected  # noqa: E402
from reportedly.model.report import Lane, Report  # noqa: E402
from reportedly.pipeline.intake import take_inputs  # noqa: E402

SLOW = 2.0  # seconds of processor time
MARKS = (
    b"<", b">", b'"', b"'", b"&", b"\0", b"\xff\xfe", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script", b"</script>",
    b"<p>", b"</div>", b"&#x202e;", b"\xed\xa0\x80", b"{", b"}", b"[", b"\r\n\r\n", b"Content-Length: 999999999\r\n",
    b"\xe2\x80\x9c", b"Photo:", b"By ", b"1/2/3", b"(AP)",
)  # fmt: skip


def samples() -> dict[str, list[bytes]]:
    """Whole inputs by the ending of their files."""
    return {
        ".html": [each.read_bytes() for each in sorted(ROOT.glob("examples/*/*.html"))],
        ".txt": [each.read_bytes() for each in sorted(ROOT.glob("examples/*/*.txt"))],
        ".rss": [carriers.RSS, carriers.ATOM, carriers.RDF],
        ".xml": [carriers.SITEMAP],
        ".json": [carriers.LINKED, carriers.NINJS, carriers.JSON_FEED],
        ".mhtml": [carriers.MHTML],
        ".warc": [carriers.WARC],
        ".warc.gz": [gzip.compress(carriers.WARC)],
    }


def damage(content: bytes, chance: random.Random) -> bytes:
    """Insert, delete, change and repeat some stretches."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at, other = chance.randrange(len(made) + 1), chance.randrange(len(made) + 1)
        way = chance.randrange(5)
        if way == 0:
            made[at:at] = chance.choice(MARKS) * chance.choice((1, 1, 1, 50))
        elif way == 1:
            del made[at : at + chance.randint(1, 200)]
        elif way == 2 and at < len(made):
            made[at] = chance.randrange(256)
        elif way == 3:
            made[at:at] = made[other : other + chance.randint(1, 400)]
        elif chance.random() < 0.3:
            del made[at:]
    return bytes(made)


def faults(path: Path, lane: Lane, seen: Counter[str]) -> Iterator[str]:
    """What went wrong with one input."""
    started = time.process_time()
    for each in take_inputs([str(path)], lane=lane):
        seen[each.reason.value if isinstance(each, Rejected) else "report"] += 1
        if isinstance(each, Rejected) and "a bug in" in each.message:
            yield each.message
        if isinstance(each, Report) and not _is_in_order(each):
            yield "blocks out of order"
    if time.process_time() - started > SLOW:
        yield f"{time.process_time() - started:.1f} seconds for {path.stat().st_size} bytes"


def _is_in_order(report: Report) -> bool:
    edges = [edge for block in report.blocks for edge in (block.start, block.end)]
    return edges == sorted(edges) and (not edges or (edges[0] >= 0 and edges[-1] <= len(report.text)))


def main() -> int:
    """Return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    chance, kinds, seen = random.Random(given.seed), samples(), Counter[str]()
    until, number, wrong = time.monotonic() + given.seconds, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            kind = chance.choice(list(kinds))
            path = Path(folder) / f"damaged{kind}"
            path.write_bytes(damage(chance.choice(kinds[kind]), chance))
            for fault in faults(path, chance.choice(list(Lane)), seen):
                wrong += 1
                print(f"{number}{kind}: {fault}")
                if given.keep:
                    (given.keep / f"{number}{kind}").write_bytes(path.read_bytes())
            number += 1
    print(f"{number} inputs, {wrong} faults; {dict(seen)}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
