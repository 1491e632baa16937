"""The table of invented cases of reuse: who copied what from whom."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.clean import clean
from reportedly.model.judgement import Knowledge, Reuse
from reportedly.model.report import MediaType, Page
from reportedly.pipeline.compare import trace_all

TABLE = tomllib.loads(Path(__file__).with_name("reuse_cases.toml").read_text(encoding="utf-8"))
COPIES = frozenset({"wholly", "partially"})


def cases() -> Iterator[Any]:
    """One parameter a case, named as the table does."""
    for case in TABLE["case"]:
        yield pytest.param(case, id=case["name"])


def page_of(key: str, told: dict[str, Any]) -> Page:
    """The report as a row would bring it, paragraphs a blank line apart."""
    text = "\n\n".join(TABLE["text"].get(part, part) for part in told["is"])
    return Page(
        uri=key, id=key, content=text, media=MediaType.TEXT, outlet=told["outlet"], url=told.get("url"),
        published=told.get("published"), credit=told.get("taken_from"),
    )  # fmt: skip


def traced(case: dict[str, Any]) -> dict[frozenset[str], Reuse]:
    """The lines of a case by their pair."""
    reports = [clean(page_of(key, told)) for key, told in case.items() if len(key) == 1]
    lines = [line for line in trace_all(reports) if isinstance(line, Reuse)]
    return {frozenset((line.report, line.source)): line for line in lines}


@pytest.mark.parametrize("case", list(cases()))
def test_a_case_of_reuse_is_judged_as_its_author_did(case: dict[str, Any]) -> None:
    """Degree and direction of every pair that the case names."""
    found, wrong = traced(case), []
    for line in case["expect"]:
        one, other, degree, way = line.split()
        reuse = found.get(frozenset((one, other)))
        given = reuse.degree.value if reuse else "non"
        is_known = reuse is not None and reuse.direction is Knowledge.KNOWN
        told = f"{reuse.report}<{reuse.source}" if reuse and is_known else "?"
        if given not in (COPIES if degree == "copy" else {degree}) or way not in ("-", told):
            wrong.append(f"{line} → {given} {told}")
    assert not wrong
