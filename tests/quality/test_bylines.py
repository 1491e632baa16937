"""The table of bylines, and the floor under what is read of them."""

from __future__ import annotations

import pytest
from score_bylines import hash_of, measure, ours, read_pages, read_table
from stories import ROOT

PAGES = ROOT.parent / "shared" / "data" / "pages"  # kept beside the checkout where somebody has it; never part of it
FILES = [str(PAGES / f"{name}.jsonl.gz") for name in ("articles", "world", "dates")]
FLOOR = 90  # per cent of pages with the right set of authors; 93 when it was set


def test_the_table_holds_a_hundred_pages_and_no_name() -> None:
    """Every row has as many hashes as authors, both halves are there, and nothing else stands in it."""
    table = read_table()
    assert len({row["page"] for row in table}) == 100
    assert {row["half"] for row in table} == {"looked at", "held out"}
    assert all(len(each) == 8 and int(each, 16) >= 0 for row in table for each in row["authors"] | row["organisations"])
    assert sum(not row["authors"] for row in table) > 20


def test_measuring_counts_sets() -> None:
    """A page is exact where all of its authors are named and no other; no author at all is a set too."""
    table = [
        {"page": "a", "half": "", "authors": {hash_of("a", "Jo Doe")}},
        {"page": "b", "half": "", "authors": set()},
        {"page": "c", "half": "", "authors": {hash_of("c", "Jo Doe"), hash_of("c", "Ann Roe")}},
    ]
    found = {"a": (["JO DOE"], []), "b": ([], ["Staff"]), "c": (["Jo Doe"], [])}
    assert measure(table, found) == {"pages": 3, "exact": 66.7, "p": 100.0, "r": 66.7, "f1": 80.0}


@pytest.mark.skipif(not PAGES.is_dir(), reason="the pages are not here")
def test_authors_are_read_as_well_as_before() -> None:
    """The share of pages with the right authors does not fall."""
    table = read_table()
    wanted = {row["page"] for row in table}
    found = {row["id"]: ours(row) for row in read_pages(FILES) if row["id"] in wanted}
    assert measure(table, found)["exact"] >= FLOOR
