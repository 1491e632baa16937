"""Scores that may not fall: the floors stand in floors.toml."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from score_examples import score
from stories import EXAMPLES, ROOT, STORIES, account_of, plain

from reportedly.pipeline.compare import compare

FLOORS: dict[str, dict[str, float]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
FOUNDING = "founding reports"
SHARED = ROOT.parent / "shared"  # kept beside the checkout where somebody has it; never part of it
CASES = [(story, name, floor) for story in STORIES for name, floor in FLOORS[story].items()]


def value_of(measures: dict[str, Any], name: str) -> float:
    """The number of a measure: what is right out of all, F1, or precision or recall by `NAME p`, `NAME r`."""
    if name in measures:
        found = measures[name]
        return float(found["n"] if "n" in found else found["f1"])
    whole, _, part = name.rpartition(" ")
    return float(measures[whole][part])


@cache
def measured(story: str) -> dict[str, Any]:
    """The measures of an example story; all its floors look at one account."""
    return score(EXAMPLES / story, plain(account_of(story)))


@pytest.fixture(scope="session")
def founding(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The measures of the two founding reports, by the scorer that stands beside the checkout."""
    scorer, reports = SHARED / "score" / "seeds.py", sorted((SHARED / "seeds").glob("*.txt"))
    if not scorer.is_file() or not reports:
        pytest.skip("the founding reports are not kept in this project, and no folder `shared` stands beside it")
    account = tmp_path_factory.mktemp("founding") / "account.json"
    account.write_bytes(msgspec.json.encode(compare([str(path) for path in reports])))
    command = [sys.executable, str(scorer), str(account), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=120)
    return dict(json.loads(done.stdout))


def test_every_story_has_floors() -> None:
    """No example story is without floors."""
    assert set(FLOORS) == {*STORIES, FOUNDING}


@pytest.mark.parametrize(("story", "name", "floor"), CASES)
def test_an_example_story_keeps_its_floor(story: str, name: str, floor: float) -> None:
    """A measure of an example story is not below its floor."""
    assert value_of(measured(story), name) >= floor


@pytest.mark.parametrize(("name", "floor"), FLOORS[FOUNDING].items())
def test_the_founding_reports_keep_their_floor(name: str, floor: float, founding: dict[str, Any]) -> None:
    """A measure of the two reports that the project began with is not below its floor."""
    assert value_of(founding, name) >= floor
