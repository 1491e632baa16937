"""How well are authors read from pages? Against a table of bylines read by hand, beside trafilatura's authors.

    python bench/score_bylines.py PAGES.jsonl[.gz]... [--table FILE]     measure
    python bench/score_bylines.py PAGES.jsonl[.gz]... --show ID          what is found on one page, and its hashes
    python bench/score_bylines.py PAGES.jsonl[.gz]... --row ID NAME...   the row of the table for these authors

PAGES are rows {id, url, html}. The table holds no name: of each author a short hash of page id and folded name, so
that nothing of the pages stands in the repository. Those that it lists and PAGES lack are left out, and counted.
exact: pages whose set of people is right, no author at all included; P and R over all names.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from measures import prf

from reportedly.clean import clean
from reportedly.errors import InputError
from reportedly.model.report import MediaType, Page

TABLE = Path(__file__).parents[1] / "tests" / "quality" / "bylines.tsv"
Row = dict[str, Any]


def fold(name: str) -> str:
    """A name as its words in small letters, marks aside."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def hash_of(page: str, name: str) -> str:
    """Eight hexadecimal digits that tell names of one page apart and do not tell the name."""
    return hashlib.sha256(f"{page} {fold(name)}".encode()).hexdigest()[:8]


def read_pages(files: Sequence[str]) -> Iterator[Row]:
    """The rows of all files, plain or gzipped."""
    for file in files:
        content = Path(file).read_bytes()
        text = (gzip.decompress(content) if file.endswith(".gz") else content).decode("utf-8")
        yield from (json.loads(line) for line in text.split("\n") if line)


def read_table(file: Path = TABLE) -> list[Row]:
    """The table's rows: {page, half, authors: set of hashes, organisations: set of hashes}."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")][1:]
    return [_row(line.split("\t")) for line in lines]


def _row(cells: Sequence[str]) -> Row:
    page, half, number, people, _, organisations = (*cells, "", "", "")[:6]
    found = {"page": page, "half": half, "authors": set(people.split()), "organisations": set(organisations.split())}
    if len(found["authors"]) != int(number):
        raise ValueError(f"{page}: {number} authors, {len(found['authors'])} hashes")
    return found


def ours(row: Row) -> tuple[list[str], list[str]]:
    """The people and the organisations that the cleaner finds."""
    page = Page(uri=row["id"], content=row["html"], media=MediaType.HTML, url=row.get("url"))
    try:
        found = clean(page).metadata
    except InputError:
        return [], []
    return [each.value for each in found.authors], [each.value for each in found.organisations]


def baseline(row: Row) -> tuple[list[str], list[str]]:
    """The authors that trafilatura names; it does not tell people from organisations."""
    from trafilatura import bare_extraction

    found = bare_extraction(row["html"], url=row.get("url"), with_metadata=True)
    names = (found.author or "") if found is not None else ""
    return [name.strip() for name in names.split(";") if name.strip()], []


def measure(table: Iterable[Row], found: dict[str, tuple[list[str], list[str]]]) -> Row:
    """Exact sets in per cent, precision and recall of names, for people."""
    exact = hits = given = wanted = pages = 0
    for row in table:
        if row["page"] in found:
            names = {hash_of(row["page"], name) for name in found[row["page"]][0]}
            pages += 1
            exact += names == row["authors"]
            hits += len(names & row["authors"])
            given, wanted = given + len(names), wanted + len(row["authors"])
    return {"pages": pages, "exact": round(100 * exact / pages, 1) if pages else None, **prf(hits, given, wanted)}


def main() -> None:
    """Measure, or show one page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--show", metavar="ID")
    parser.add_argument("--row", nargs="+", metavar="ID NAME")
    args = parser.parse_args()
    if args.row:
        page, *names = args.row
        print(page, "", len(names), " ".join(hash_of(page, name) for name in names), 0, "", sep="\t")
        return
    table = read_table(args.table)
    wanted = {args.show} if args.show else {row["page"] for row in table}
    pages = [row for row in read_pages(args.pages) if row["id"] in wanted]
    if args.show:
        for row in pages:
            people, organisations = ours(row)
            names = (f"{hash_of(row['id'], name)} {name}" for name in [*people, *organisations])
            print(row["id"], row.get("url"), *names, sep="\n")
        return
    for name, read in (("reportedly", ours), ("trafilatura", baseline)):
        found = {row["id"]: read(row) for row in pages}
        for half in ("", "looked at", "held out"):
            rows = [row for row in table if half in ("", row["half"])]
            print(f"{name:12} {half or 'all':10}", measure(rows, found))
    print("listed but not given:", len(table) - len(pages))


if __name__ == "__main__":
    main()
