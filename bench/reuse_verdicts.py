"""How well `trace` finds reuse in real reports: the pairs of tests/quality/reuse_verdicts.tsv, judged by eye.

    python bench/reuse_verdicts.py FOLDER

FOLDER holds the reports as dirty.jsonl, fine.jsonl, lookalikes.jsonl, triples.jsonl, rows {id, text, …}; texts of
others are not shipped with the program, so without them there is nothing to measure, and the script says so.

precision  of the judged pairs that are called a copy, how many are one; then with those counted as right in which both
           print somebody's release that neither frames as one: one origin all the same
recall     of the judged copies, how many are called one. Pairs that were drawn because they had been called a copy
           say nothing of what is missed; so it is estimated: all pairs with three tenths of the shorter one's runs of
           five words in common are known (`left_out` holds those that were not called a copy), and pairs `by chance`
           stand for the rest
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rows import read_rows

from reportedly.model.judgement import Degree, Reuse
from reportedly.pipeline.compare import trace_all
from reportedly.pipeline.intake import read_inputs

TABLE = Path(__file__).parent.parent / "tests" / "quality" / "reuse_verdicts.tsv"
FIELDS = ("id", "text", "title", "url", "outlet", "published")
COPIES = ("wholly", "partially")


def judged() -> list[dict[str, str]]:
    """The rows of the table."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]


def traced(path: Path) -> dict[frozenset[str], Degree]:
    """The degree of each pair that shares text; the program sees nothing of the answers beside the texts."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, path.name)
        rows.write_text("".join(_bare(path)), encoding="utf-8")
        reports = read_inputs([str(rows)]).reports
    lines = [line for line in trace_all(reports) if isinstance(line, Reuse)]
    return {frozenset((line.report, line.source)): line.degree for line in lines}


def _bare(path: Path) -> Iterator[str]:
    for row in read_rows(path):
        yield json.dumps({key: row[key] for key in FIELDS if row.get(key)}) + "\n"


def report(rows: Sequence[dict[str, str]], called: Sequence[str]) -> None:
    """Print what was called what, then precision and recall."""
    for (drawn, verdict, name), count in sorted(Counter(
        (row["drawn"], row["verdict"], name) for row, name in zip(rows, called, strict=True)
    ).items()):  # fmt: skip
        print(f"{drawn:9} judged {verdict:10} called {name:10} {count:3}")
    copies = [row["verdict"] for row, name in zip(rows, called, strict=True) if name in COPIES]
    right = sum(verdict in COPIES for verdict in copies)
    released = sum(verdict == "release" for verdict in copies)
    print(f"precision  {right} of {len(copies)} called copies are copies, {right + released} with releases")
    missed = [row for row, name in zip(rows, called, strict=True) if row["verdict"] in COPIES and name not in COPIES]
    wanted = sum(row["verdict"] in COPIES for row in rows)
    print(f"recall     {wanted - len(missed)} of {wanted} judged copies are called copies")
    for drawn in ("left_out", "chance"):
        of = [row for row in rows if row["drawn"] == drawn]
        print(f"           {drawn}: {sum(row in missed for row in of)} of {len(of)} are copies that were missed")


def main(folder: Path) -> int:
    """Trace each file of the table and compare."""
    rows = judged()
    files = sorted({row["file"] for row in rows})
    absent = [name for name in files if not (folder / f"{name}.jsonl").exists()]
    if absent:
        print(f"no {', '.join(absent)} in {folder}: nothing to measure")
        return 1
    degrees = {name: traced(folder / f"{name}.jsonl") for name in files}
    called = [degrees[row["file"]].get(frozenset((row["a"], row["b"])), Degree.NON).value for row in rows]
    report(rows, called)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) == 2 else print(__doc__))
