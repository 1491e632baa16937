"""What alignment costs by the number of statements: it may grow no faster than n log n.

    python bench/aligning.py [STATEMENTS…]

Stories are made of an example's reports, many times over, in every copy every fourth word in other consonants, so that
words and doings come again as they do in a story of ever more reports. Printed are
milliseconds of processor time, candidate pairs, and both by statement.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import msgspec
from stories import evidence_of

from reportedly.align import align
from reportedly.align.claims import candidate_pairs
from reportedly.align.features import describe
from reportedly.align.ledger import Ledger
from reportedly.model.evidence import Evidence
from reportedly.model.judgement import StoryEntity
from reportedly.model.reading import Reading

SIZES = (300, 600, 1200, 2500, 5000)
BASE = ("election", "launch", "raid", "outbreak")
CONSONANTS = "bcdfghjklmnpqrstvwxz"


def shifted(text: str, by: int) -> str:
    """The same text with every fourth word in other consonants: same length, same offsets."""
    words = text.split(" ")
    return " ".join(word if not by or len(word) < 5 or number % 4 else "".join(turned(c, by) for c in word)
                    for number, word in enumerate(words))


def turned(letter: str, by: int) -> str:
    """Another consonant for a consonant."""
    at = CONSONANTS.find(letter)
    return letter if at < 0 else CONSONANTS[(at + by) % len(CONSONANTS)]


def grown(statements: int) -> Evidence:
    """A story of about so many statements."""
    readings: list[Reading] = []
    entities: list[StoryEntity] = []
    for by, evidence in enumerate(endless()):
        if sum(len(reading.statements) for reading in readings) >= statements:
            break
        readings += [renamed(reading, by) for reading in evidence.readings]
        entities += [msgspec.structs.replace(each, id=f"{each.id}-{by}",
                                             members=tuple((f"{report}-{by}", one) for report, one in each.members))
                     for each in evidence.entities]
    return Evidence(story="grown", readings=tuple(readings), entities=tuple(entities), reuse=(), credits=())


def endless() -> Iterator[Evidence]:
    """The base stories, over and over."""
    while True:
        yield from (evidence_of(name) for name in BASE)


def renamed(reading: Reading, by: int) -> Reading:
    """The same reading of a report of another id, whose words are shifted."""
    report = reading.report
    other = msgspec.structs.replace(report, id=f"{report.id}-{by}", text=shifted(report.text, by))
    return msgspec.structs.replace(reading, report=other)


def main() -> None:
    """Print one line a size."""
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        evidence = grown(size)
        count = sum(len(reading.statements) for reading in evidence.readings)
        pairs = len(candidate_pairs(describe(Ledger(evidence))))
        start = time.process_time()
        align(evidence)
        spent = 1000 * (time.process_time() - start)
        print(f"{count:6} statements {spent:9.0f} ms {pairs:9} pairs   {spent / count:6.2f} ms and "
              f"{pairs / count:6.1f} pairs a statement")


if __name__ == "__main__":
    main()
