"""How large a page is, and how fast it opens: an example story told by one, two, ten and fifty edited reports.

    PYTHONPATH=src python bench/many_reports.py [examples/election] [--sizes 1,2,10,50] [--keep FOLDER]

The further reports are those of the example under other names, each with a quarter of its sentences left out, some
numbers and words changed, some in another order: near copies and texts that differ, as wire copy is edited. One seed,
so the same story each time. Opening times need chromium and chromedriver; without them sizes alone are shown.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from reportedly.model.account import Account, AccountReport, Accounts
from reportedly.pipeline.compare import compare
from reportedly.tell.page import to_html

TOWNS = ("Aldery", "Brokfield", "Carrowmore", "Dunholt", "Eastmere", "Fallow Hill", "Garston Vale", "Hexley")
TITLES = ("Gazette", "Courier", "Herald", "Tribune", "Monitor", "Post", "Chronicle", "Observer", "Star", "Ledger")
OPENINGS = 5


def told(inputs: list[str]) -> Account:
    """The account of inputs that tell one story."""
    account = compare(inputs, one_story=True)
    return account.accounts[0] if isinstance(account, Accounts) else account


def edited(text: str, chance: random.Random) -> str:
    """A text as another desk would print it: shorter, with small changes."""
    kept = [part for part in re.split(r"(?<=[.!?])\s+", text) if chance.random() > 0.25]
    parts = [_changed(part, chance) for part in kept]
    if chance.random() < 0.4:
        chance.shuffle(parts)
    return "\n\n".join(" ".join(parts[at : at + 2]) for at in range(0, len(parts), 2))


def _changed(part: str, chance: random.Random) -> str:
    if chance.random() < 0.25:
        part = re.sub(r"\b\d{2,3}\b", lambda found: str(int(found[0]) + chance.choice([-3, 2, 5])), part, count=1)
    if chance.random() < 0.3:
        part = part.replace(" said", " told reporters").replace("Friday", "Saturday")
    return part


def rows(reports: tuple[AccountReport, ...], size: int) -> list[dict[str, str]]:
    """So many reports as rows: the example's own ones first, then edited ones."""
    chance, made = random.Random(7), []
    for number in range(size):
        report = reports[number % len(reports)]
        text, outlet = report.text or "", report.outlet or f"Paper {number}"
        if number >= len(reports):
            text, outlet = edited(text, chance), f"{chance.choice(TOWNS)} {chance.choice(TITLES)}"
        made.append(
            {
                "id": f"r{number}",
                "text": text,
                "outlet": outlet,
                "published": (report.published.value or "2024-03-08")[:10],
            }
        )
    return made


def opening(page: Path) -> str:
    """How many milliseconds until the page can be read, and until all of it is there: the best of some openings."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        return "no browser"
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options: Any = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tempfile.mkdtemp()}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        times = [_opened(browser, page) for _ in range(OPENINGS)]
    finally:
        browser.quit()
    return f"first words {min(paint for paint, _ in times):.0f} ms, all there {min(load for _, load in times):.0f} ms"


def _opened(browser: Any, page: Path) -> tuple[float, float]:
    browser.get("about:blank")
    browser.get(page.as_uri())
    time.sleep(0.5)
    return tuple(
        browser.execute_script(
            "return [performance.getEntriesByType('paint').at(-1)?.startTime ?? 0,"
            " performance.getEntriesByType('navigation')[0].loadEventEnd]"
        )
    )


def main() -> None:
    """Make the stories, lay them out, open them; one line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("example", nargs="?", default="examples/election")
    parser.add_argument("--sizes", default="1,2,10,50")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    reports = told([options.example]).reports
    for size in map(int, options.sizes.split(",")):
        source, page = folder / f"{size}.jsonl", folder / f"{size}.html"
        source.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows(reports, size)))
        account = told([str(source)])
        begun = time.perf_counter()
        page.write_text(to_html(account, small=True), encoding="utf-8")
        spent, letters = time.perf_counter() - begun, sum(len(report.text or "") for report in account.reports)
        print(
            f"{size} reports, {letters:,} characters, {len(account.claims)} claims: "
            f"{page.stat().st_size / 1000:.0f} kB, laid out in {spent:.2f} s; {opening(page)}"
        )


if __name__ == "__main__":
    main()
