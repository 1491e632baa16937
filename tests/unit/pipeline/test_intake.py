"""From inputs to reports: each once, each with its own id, and one line for what is not read."""

import json

import pytest

from reportedly.errors import Reason
from reportedly.model.account import Rejected
from reportedly.model.report import Report
from reportedly.pipeline.intake import is_language_read, read_inputs, take_inputs
from reportedly.pipeline.readings import read_all


def write(folder, name, content):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def rows(folder, *given):
    return write(folder, "rows.jsonl", "\n".join(map(json.dumps, given)))


TEXT = "Ferry aground\nA ferry ran aground."


def test_the_same_text_in_two_files_is_read_once(tmp_path):
    """The second file is told as a duplicate, by the name of the first."""
    first, second = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.txt", TEXT)
    gathered = read_inputs([first, second])
    assert [report.uri for report in gathered.reports] == [first]
    assert [(each.input, each.reason) for each in gathered.rejected] == [(second, Reason.DUPLICATE_INPUT)]
    assert first in gathered.rejected[0].message


@pytest.mark.parametrize("field", ["outlet", "url", "id", "published"])
def test_the_same_text_from_elsewhere_is_a_copy_and_stays(tmp_path, field):
    """Two outlets, addresses, ids or days make two reports, with two ids."""
    given = ({"text": TEXT, field: value} for value in ("2024-05-01", "2024-05-02"))
    gathered = read_inputs([rows(tmp_path, *given)])
    assert len({report.id for report in gathered.reports}) == 2
    assert gathered.rejected == ()


def test_one_id_for_two_texts_is_told_apart(tmp_path):
    """Rows numbered alike in two files stay two reports; the first keeps its id."""
    gathered = read_inputs([rows(tmp_path, {"id": 1, "text": "One ferry"}, {"id": 1, "text": "Two ferries"})])
    assert [report.id == "1" for report in gathered.reports] == [True, False]
    assert gathered.reports[1].id.startswith("1-")


def test_another_language_is_named(tmp_path):
    """A German report is rejected with the name of its language."""
    path = write(tmp_path, "a.txt", "Die Fähre\nGestern ist die Fähre gestrandet.")
    rejected = read_inputs([path]).rejected
    assert [each.reason for each in rejected] == [Reason.LANGUAGE]
    assert "German" in rejected[0].message


def test_one_by_one_every_language_comes_through(tmp_path):
    """Who takes reports one by one gets the German one too, and can ask whether its language is read."""
    german = write(tmp_path, "a.txt", "Die Fähre\nGestern ist die Fähre gestrandet.")
    taken = list(take_inputs([german, write(tmp_path, "b.txt", TEXT), str(tmp_path / "nowhere.txt")]))
    assert [isinstance(each, Report) and is_language_read(each) for each in taken] == [False, True, False]
    assert [type(each) for each in taken] == [Report, Report, Rejected]


def test_a_report_in_another_language_has_an_empty_reading(tmp_path):
    """Nothing is read from it, and it keeps its place among the others."""
    german = write(tmp_path, "a.txt", "Die Fähre\nGestern ist die Fähre gestrandet.")
    reports = list(take_inputs([german, write(tmp_path, "b.txt", TEXT)]))
    readings = list(read_all(reports))
    assert [reading.report for reading in readings] == reports
    assert readings[0].statements == () and readings[0].mentions == ()


def test_a_bug_on_one_page_costs_that_page(tmp_path):
    """What nobody expected becomes one line; the other inputs are read."""
    bad, good = write(tmp_path, "a.txt", "divide by zero"), write(tmp_path, "b.txt", TEXT)
    gathered = read_inputs([bad, good])
    assert [report.uri for report in gathered.reports] == [good]
    (rejected,) = gathered.rejected
    assert (rejected.input, rejected.reason, rejected.stage) == (bad, Reason.UNREADABLE, "clean")
    assert "ZeroDivisionError" in rejected.message


def test_a_given_date_is_handed_on(tmp_path):
    """`published` reaches the reports that carry no date."""
    (report,) = read_inputs([write(tmp_path, "a.txt", TEXT)], published="2024-05-01").reports
    assert (report.published.value, report.published.basis) == ("2024-05-01", "given")
