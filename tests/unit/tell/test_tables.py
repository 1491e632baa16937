"""An account as tables: rows join, nothing is lost, and no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
import sys

import msgspec
import pytest
from tell_fixture import silo_story

from reportedly.errors import MissingExtra
from reportedly.model.account import Accounts
from reportedly.tell import to_csv, to_parquet, to_tables
from reportedly.tell.csv_files import from_cell
from reportedly.tell.tables import Column, Table


@pytest.fixture(scope="module")
def tables():
    return {table.name: table for table in to_tables(silo_story())}


def cells(table, column):
    at = [each.name for each in table.columns].index(column)
    return [row[at] for row in table.rows]


def test_one_row_a_thing(tables):
    """As many rows as the account has reports, statements, claims, origins of claims, and pairs that share text."""
    account = silo_story()
    assert {name: len(table.rows) for name, table in tables.items()} == {
        "reports": len(account.reports),
        "statements": sum(len(claim.supports) for claim in account.claims),
        "claims": len(account.claims),
        "origins": sum(len(claim.origins.each) for claim in account.claims),
        "reuse": len(account.reuse),
    }


def test_ids_join(tables):
    """Every report and claim that a row names has a row of its own; keys are unique."""
    reports, claims = set(cells(tables["reports"], "report")), set(cells(tables["claims"], "claim"))
    assert set(cells(tables["statements"], "report")) | set(cells(tables["reuse"], "report")) <= reports
    assert set(cells(tables["reuse"], "source")) <= reports
    assert set(cells(tables["statements"], "claim")) == claims >= set(cells(tables["origins"], "claim"))
    said = list(zip(cells(tables["statements"], "report"), cells(tables["statements"], "statement"), strict=True))
    led = zip(cells(tables["claims"], "lead_report"), cells(tables["claims"], "lead_statement"), strict=True)
    assert set(led) <= set(said)


def test_words_stand_where_their_offsets_say(tables):
    """`spans` cuts `words` out of the report's text."""
    texts = {report.id: report.text for report in silo_story().reports}
    rows = zip(*(cells(tables["statements"], name) for name in ("report", "spans", "words")), strict=True)
    for report, spans, words in rows:
        pieces = [tuple(map(int, each.split("-"))) for each in spans.split()]
        assert words == " … ".join(texts[report][start:end] for start, end in pieces)


def test_every_cell_is_of_its_column_s_type(tables):
    """A cell is of the type that the column says, or None."""
    for table in tables.values():
        for row in table.rows:
            assert len(row) == len(table.columns)
            pairs = zip(row, table.columns, strict=True)
            assert all(cell is None or type(cell) is column.type for cell, column in pairs)


def test_without_texts_no_words_are_written():
    """An account without texts has tables without words and titles, and all else."""
    account = silo_story()
    reports = tuple(msgspec.structs.replace(each, text=None, title=None) for each in account.reports)
    bare = {table.name: table for table in to_tables(msgspec.structs.replace(account, reports=reports))}
    assert set(cells(bare["statements"], "words")) | set(cells(bare["reports"], "title")) == {None}
    assert cells(bare["statements"], "start") == cells({t.name: t for t in to_tables(account)}["statements"], "start")


def test_no_account_has_tables_with_a_head_alone():
    """The columns do not hang on what was found."""
    empty = to_tables(Accounts(accounts=(), rejected=()))
    assert [(table.name, len(table.rows)) for table in empty] == [
        ("reports", 0), ("statements", 0), ("claims", 0), ("origins", 0), ("reuse", 0)
    ]  # fmt: skip
    assert to_csv(empty[4]).count(b"\r\n") == 1


HARD = [
    "=1+1", "+49", "-1", "@a", "\t=1", "\r=1", "＝1", "'=1", "''+1", "'quoted", "", 'a "b", c', "a\nb", "a\r\nb", "ß—”",
]  # fmt: skip


def table_of(texts):
    return Table("t", (Column("words", str, ""), Column("count", int, "")), tuple((text, -3) for text in texts))


@pytest.mark.parametrize("text", HARD)
def test_a_cell_of_csv_is_harmless_and_can_be_read_back(text):
    """No text begins like a formula; taking away what was put in front gives it back; numbers stay numbers."""
    written = to_csv(table_of([text])).decode("utf-8")
    ((name, _), (cell, count)) = csv.reader(io.StringIO(written, newline=""))
    assert (name, count) == ("words", "-3")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert from_cell(cell) == text


def test_csv_is_that_of_the_rfc():
    """Lines end in CR LF, quotation marks are doubled inside of quoted cells (RFC 4180), true and false are words."""
    columns = (Column("a", str, ""), Column("b", bool, ""))
    assert to_csv(Table("t", columns, (('x "y", z', True), (None, False)))) == b'a,b\r\n"x ""y"", z",true\r\n,false\r\n'


def test_parquet_without_pyarrow_names_the_command(monkeypatch):
    """Who lacks the package is told how to get it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'reportedly\[parquet\]'"):
        to_parquet(table_of(["a"]))


def test_parquet_holds_the_same_rows(tables):
    """Types are those of the columns, None is null, and no text is escaped."""
    parquet = pytest.importorskip("pyarrow.parquet")
    read = parquet.read_table(io.BytesIO(to_parquet(tables["statements"])))
    assert read.column_names == [column.name for column in tables["statements"].columns]
    assert [tuple(row.values()) for row in read.to_pylist()] == list(tables["statements"].rows)
    again = parquet.read_table(io.BytesIO(to_parquet(table_of(["=1+1", None]))))
    assert again.to_pydict() == {"words": ["=1+1", None], "count": [-3, -3]}
