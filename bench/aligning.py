"""What alignment costs by the number of statements: it may grow no faster than n log n.

    python bench/aligning.py [STATEMENTS…]

Stories are made of an example's reports, many times over, in every copy every fourth word in other consonants, so that
words and doings come again as they do in a story of ever more reports. Printed are
milliseconds of processor time, candidate pairs, and both by statement; at the end the exponent: by which power of the
statements the time grows over the larger half of the sizes, and how much of that n log n allows there. Ends with 1
where it is above, with a tenth for the noise of the clock.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator

import msgspec
from stories import evidence_of

from reportedly.align import align
from reportedly.align.compared import compare_all
from reportedly.align.features import describe
from reportedly.align.ledger import Ledger
from reportedly.align.linking import candidate_pairs
from reportedly.model.evidence import Evidence
from reportedly.model.judgement import StoryEntity
from reportedly.model.reading import Reading

SIZES = (300, 600, 1200, 2500, 5000)
BASE = ("election", "launch", "raid", "outbreak")
NOISE = 0.1  # of the exponent: what two runs of one size differ by on a busy machine
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
    """Print one line a size, then the exponent."""
    measured: list[tuple[int, float]] = []
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        evidence = grown(size)
        count = sum(len(reading.statements) for reading in evidence.readings)
        ledger = Ledger(evidence)
        pairs = len(candidate_pairs(compare_all(describe(ledger), ledger)))
        start = time.process_time()
        align(evidence)
        spent = 1000 * (time.process_time() - start)
        measured.append((count, spent))
        print(f"{count:6} statements {spent:9.0f} ms {pairs:9} pairs   {spent / count:6.2f} ms and "
              f"{pairs / count:6.1f} pairs a statement")
    judge(measured[len(measured) // 2 :])


def judge(measured: list[tuple[int, float]]) -> None:
    """Print by which power the time grows from the first to the last size; end with 1 where it is above n log n."""
    if len(measured) < 2:
        return
    (few, least), (many, most) = measured[0], measured[-1]
    exponent = math.log(most / least) / math.log(many / few)
    allowed = math.log(many * math.log(many) / (few * math.log(few))) / math.log(many / few)
    print(f"from {few} to {many} statements the time grows by the power {exponent:.2f}; n log n is {allowed:.2f} here")
    if exponent > allowed + NOISE:
        sys.exit(f"alignment grows faster than n log n: {exponent:.2f} against {allowed:.2f}")


if __name__ == "__main__":
    main()
