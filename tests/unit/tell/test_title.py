"""What a story is called by: the latest headline that tells what most reports tell."""

from __future__ import annotations

import pytest
from reports import report

from reportedly.model.account import Account
from reportedly.pipeline.compare import compare_reports
from reportedly.pipeline.intake import Gathered

FIRST = "Ferry sinks off Korvik, at least nine dead"
LATER = "Seventeen dead in Korvik ferry accident, captain held"
BODY = "A ferry sank off Korvik on Monday and {} people died in the accident, police said. Its captain was held."


def title_of(*headlines: tuple[str, str]) -> str:
    """The title of the account of reports with these headlines and days."""
    reports = tuple(
        report(f"# {head}\n{BODY.format(number + 9)}", id=f"r{number}", outlet=f"Outlet {number}", published=day)
        for number, (head, day) in enumerate(headlines)
    )
    account = compare_reports(Gathered(reports=reports, rejected=()), one_story=True)
    assert isinstance(account, Account)
    text = {each.id: each.text for each in account.reports}[account.story.title.report]
    return text[account.story.title.start : account.story.title.end].removeprefix("# ")


def test_of_those_that_tell_the_story_the_latest() -> None:
    """A toll of the first day is not what a story is called by in the end."""
    assert title_of((FIRST, "2024-05-06"), (LATER, "2024-05-08")) == LATER
    assert title_of((LATER, "2024-05-08"), (FIRST, "2024-05-06")) == LATER


@pytest.mark.parametrize(
    "strange",
    [
        "Security news for people who would rather not think about security",  # the motto of a site
        "‘We held on to a cool box’: the night of the Korvik ferry",  # a quotation
        "Ada Lund in Korvik",  # a byline
        "A sad week for readers of this letter and their dogs",  # one writer's words
    ],
)
def test_what_tells_no_story_is_no_title(strange: str) -> None:
    """However late it is."""
    assert title_of((FIRST, "2024-05-06"), (LATER, "2024-05-08"), (strange, "2024-05-12")) == LATER


def test_a_headline_is_better_than_none() -> None:
    """Where none tells anything, a headline is still shown."""
    assert title_of(("Ada Lund in Korvik", "2024-05-06"), ("Ada Lund in Korvik", "2024-05-07")) == "Ada Lund in Korvik"
