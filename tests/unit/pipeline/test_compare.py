"""The order of the stages, and what a bug in one of them costs."""

import itertools
import json

import pytest

from reportedly.errors import MissingExtra, Reason
from reportedly.model.account import Account, Accounts
from reportedly.pipeline.compare import compare, trace_all
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.readings import read_all


def write_rows(folder, *given):
    path = folder / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    return str(path)


FERRY = (
    {"id": "a", "text": "Ferry aground\nA ferry ran aground on Monday.", "published": "2024-05-01"},
    {"id": "b", "text": "Ferry freed\nIt was pulled free.", "published": "2024-05-03T09:00Z"},
    {"id": "c", "text": "Ferry row\nThe owner said nothing."},
)
COURT = {"id": "d", "text": "Court rules\nThe court ruled.", "published": "2024-04-01"}


def test_one_story_is_one_account(tmp_path):
    """Reports of one story give the account alone, with its rejected inputs."""
    told = compare([write_rows(tmp_path, *FERRY), "nowhere.txt"])
    assert isinstance(told, Account)
    assert [report.id for report in told.reports] == ["a", "c", "b"]
    assert [each.reason for each in told.rejected] == [Reason.MISSING]


def test_an_undated_report_takes_the_latest_day_of_its_story(tmp_path):
    """The date of the story is the latest day of its dated reports, and says that it is the story's."""
    told = compare([write_rows(tmp_path, *FERRY)])
    published = {report.id: report.published for report in told.reports}
    assert (published["c"].value, published["c"].basis) == ("2024-05-03", "story")
    assert (published["a"].value, published["a"].basis) == ("2024-05-01", "metadata")


def test_without_any_date_none_is_guessed(tmp_path):
    """A story whose reports are all undated stays undated."""
    told = compare([write_rows(tmp_path, FERRY[2])])
    assert told.reports[0].published.value is None


def test_several_stories_are_several_accounts(tmp_path):
    """Two stories give two accounts, the earlier first, and one ledger."""
    told = compare([write_rows(tmp_path, *FERRY, COURT), "nowhere.txt"])
    assert isinstance(told, Accounts)
    assert [len(account.reports) for account in told.accounts] == [1, 3]
    assert [each.reason for each in told.rejected] == [Reason.MISSING]
    assert all(account.rejected == () for account in told.accounts)


def test_a_user_may_vouch_that_it_is_one_story(tmp_path):
    """With `one_story` nothing is grouped: one account of all reports."""
    told = compare([write_rows(tmp_path, *FERRY, COURT)], one_story=True)
    assert isinstance(told, Account)
    assert len(told.reports) == 4
    assert isinstance(compare(["nowhere.txt"], one_story=True), Accounts)


def test_the_order_of_the_rows_changes_nothing(tmp_path):
    """Every order of the rows gives the same account but for the places they stood at."""
    seen = set()
    for order in itertools.permutations(FERRY):
        told = compare([write_rows(tmp_path, *order)])
        seen.add(tuple((r.id, r.published.value) for r in told.reports) + tuple(c.id for c in told.claims))
    assert len(seen) == 1


def test_nothing_usable_gives_no_account(tmp_path):
    """Where every input is rejected there are no accounts, and the ledger says why."""
    told = compare(["nowhere.txt"])
    assert isinstance(told, Accounts)
    assert (told.accounts, len(told.rejected)) == ((), 1)


def test_a_bug_in_one_report_costs_that_report(tmp_path):
    """Reading goes on around a report that breaks it, in the order given."""
    bad = {"id": "x", "text": "Ferry\nThis breaks the reader."}
    reports = read_inputs([write_rows(tmp_path, FERRY[0], bad, FERRY[1])]).reports
    first, broken, last = read_all(reports)
    assert (first.report.id, last.report.id) == ("a", "b")
    assert (broken.stage, broken.reason) == ("read", Reason.UNREADABLE)


def test_a_bug_in_one_story_costs_that_story(tmp_path):
    """Every report of a story that cannot be told is named in the ledger; the other story is told."""
    bad = {"id": "x", "text": "Fire\nThis breaks the aligner."}
    told = compare([write_rows(tmp_path, *FERRY, bad, {"id": "y", "text": "Fire\nIt burnt."})])
    assert len(told.reports) == 3
    assert [each.reason for each in told.rejected] == [Reason.UNREADABLE] * 2
    assert {each.input.rsplit(":")[-1] for each in told.rejected} == {"4", "5"}


def test_an_absent_package_is_no_fault_of_a_page(tmp_path, monkeypatch):
    """Without the language model nothing can be read: that is said once, not for every report."""

    def absent(*_):
        raise MissingExtra("pip install model")

    monkeypatch.setattr("reportedly.pipeline.taken_over.read", absent)
    with pytest.raises(MissingExtra):
        compare([write_rows(tmp_path, *FERRY)])


def test_no_report_means_no_trace():
    """Tracing nothing finds nothing."""
    assert trace_all(()) == ()
