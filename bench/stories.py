"""The example stories and their accounts, for the scorers, the floors and the expected accounts."""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from reportedly.model.account import Account
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Reading
from reportedly.pipeline.compare import compare, judge
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.readings import read_all

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
STORIES = tuple(sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
# By default the strike and the sale of `takeover` are two stories, and so are the engineer's return in `hostages` and
# the later reports of `breach`, `football`, `recall` and `theft`.
VOUCHED = frozenset({"breach", "football", "hostages", "recall", "takeover", "theft"})


@cache
def account_of(story: str) -> Account:
    """Make the one account of an example story. Inputs are named from the root of the checkout, wherever one stands.

    Raises ValueError where the inputs were taken for several stories, or some of them were rejected.
    """
    with contextlib.chdir(ROOT):
        account = compare([f"examples/{story}"], one_story=story in VOUCHED)
    if not isinstance(account, Account) or account.rejected:
        raise ValueError(f"examples/{story} is not one story, read whole")
    return account


@cache
def evidence_of(story: str) -> Evidence:
    """What was read from the reports of an example story, and judged between them: what claims are made from."""
    with contextlib.chdir(ROOT):
        gathered = read_inputs([f"examples/{story}"])
        return judge(story, [each for each in read_all(gathered.reports) if isinstance(each, Reading)])


def plain(account: Account) -> dict[str, Any]:
    """Give an account as the JSON that a program would read."""
    raw: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(account))
    return raw
