"""Double hostile texts and see that reading them takes at most 2.4 times as long.

    linear_reading.py [--size 100000] [--most 2.4] [--only NAME …]

Size in characters of the smaller text. For each pattern: seconds of processor time for the quotations, the opening of
lines, sentences and capitals, and for the attributions behind the parse (the parse itself is the parser's), best of
three, and how often longer the doubled text takes. Fails where that is more than --most, for anything over 50 ms.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from hostile import PATTERNS, before_the_parse, fill, seconds
from reports import report

from reportedly.model.report import Report
from reportedly.read.attributions import read_attributions
from reportedly.read.parse import ParsedBlock, parse_blocks
from reportedly.read.quotes import read_quotations

LEAST = 0.05  # seconds: below, the clock says little


def behind_the_parse(one: Report, blocks: list[ParsedBlock]) -> None:
    """Attributions of a parsed report."""
    read_attributions(one, blocks, quotations=read_quotations(one), mentions=(), entities=())


def main() -> int:
    """Measure each pattern; 1 where one grows faster than allowed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=100_000)
    options.add_argument("--most", type=float, default=2.4)
    options.add_argument("--only", nargs="*", metavar="NAME", choices=list(PATTERNS), default=list(PATTERNS))
    given = options.parse_args()
    failed = False
    print(f"{'pattern':28} {'before':>8} {'ratio':>6} {'behind':>8} {'ratio':>6}")
    for name in given.only:
        pattern = PATTERNS[name]
        row = []
        texts = [report(fill(pattern, size)) for size in (given.size, 2 * given.size)]
        parsed = [parse_blocks([one])[0] for one in texts]
        for times in (
            [seconds(lambda one=one: before_the_parse(one)) for one in texts],
            [seconds(lambda one=one, b=b: behind_the_parse(one, b)) for one, b in zip(texts, parsed, strict=True)],
        ):
            ratio = times[1] / max(times[0], 1e-6)
            failed |= ratio > given.most and times[1] > LEAST
            row += [f"{times[1]:8.3f} {ratio:6.2f}"]
        print(f"{name:28} {' '.join(row)}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
