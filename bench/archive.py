"""Pages a second over a web archive, as ratios in one run.

    archive.py PAGES.jsonl[.gz] [--warc FILE.warc.gz] [--rounds 3]

Makes a WARC.gz of the rows {"url", "html"} (or takes the one given) and reads it in four ways, each in a process of its
own, the ways interleaved round by round: `read` (the pages as `gather` makes them), `fast` and `careful` (the same and
our lanes), `trafilatura` (warcio and trafilatura.extract). Prints medians of pages a second of processor time, the
ratio to `trafilatura`, and the most memory. A process loads its code and models on two small pages
before its time begins.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

from reportedly.model.report import Lane, MediaType, Page

WAYS = ("read", "fast", "careful", "trafilatura")
FIRST = (  # the second makes the language model load
    "<html><body>" + "<p>The ferry to Eastmere sank on Monday, the harbour master said, and all were saved.</p>" * 9,
    "<html><body>" + "<p>Die Fähre nach Ostmeer sank am Montag, wie der Hafenmeister sagte, alle leben.</p>" * 9,
)


def make_archive(pages: Path, archive: Path) -> None:
    """Write the rows of a pages file as responses of a WARC.gz."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    read = gzip.open if pages.suffix == ".gz" else open
    with read(pages, "rt", encoding="utf-8") as rows, archive.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for line in rows:
            row = json.loads(line)
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            payload = BytesIO(row["html"].encode("utf-8", "replace"))
            writer.write_record(
                writer.create_warc_record(row["url"], "response", payload=payload, http_headers=headers)
            )


def with_gather(archive: Path) -> Iterator[Page]:
    from reportedly.gather.payload import read_bytes
    from reportedly.gather.warc import read_warc

    with archive.open("rb") as stream:
        yield from (each for each in read_warc(stream, "bench", read=read_bytes) if isinstance(each, Page))


def with_warcio(archive: Path) -> Iterator[Page]:
    from warcio.archiveiterator import ArchiveIterator

    with archive.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                content = record.content_stream().read().decode("utf-8", "replace")
                yield Page(uri="bench", content=content, media=MediaType.HTML)


def cleaner(way: str) -> Callable[[Page], object]:
    """What is done with each page."""
    if way == "read":
        return lambda page: len(page.content)
    if way == "trafilatura":
        from trafilatura import extract

        return lambda page: extract(page.content)
    from reportedly.clean import clean
    from reportedly.errors import InputError

    def ours(page: Page) -> object:
        try:
            return clean(page, lane=Lane(way))
        except InputError:
            return None

    return ours


def measure(way: str, archive: Path) -> dict[str, float]:
    """Read the whole archive in one way: pages, seconds of processor time, megabytes at most."""
    work, records = cleaner(way), with_warcio if way == "trafilatura" else with_gather
    for content in FIRST:
        work(Page(uri="bench", content=content, media=MediaType.HTML))
    start, count = time.process_time(), 0
    for page in records(archive):
        work(page)
        count += 1
    seconds = time.process_time() - start
    return {"pages": count, "seconds": seconds, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def compare(archive: Path, rounds: int) -> None:
    taken: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            done = subprocess.run(
                [sys.executable, __file__, str(archive), "--one", way], check=True, capture_output=True, text=True
            )
            taken[way].append(json.loads(done.stdout))
    speeds = {way: median(each["pages"] / each["seconds"] for each in runs) for way, runs in taken.items()}
    print(f"{'way':12}{'pages/s':>10}{'ratio':>9}{'MB':>7}")
    for way in WAYS:
        most = max(each["mb"] for each in taken[way])
        print(f"{way:12}{speeds[way]:10.1f}{speeds[way] / speeds['trafilatura']:9.2f}{most:7.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="?")
    parser.add_argument("--warc", type=Path, help="an archive that exists already, instead of PAGES")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", choices=WAYS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.pages)))
    elif given.warc:
        compare(given.warc, given.rounds)
    elif given.pages:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "pages.warc.gz"
            make_archive(given.pages, archive)
            compare(archive, given.rounds)
    else:
        parser.error("give a file of pages, or an archive with --warc")


if __name__ == "__main__":
    main()
