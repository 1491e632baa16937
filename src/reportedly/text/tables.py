"""Read the tables of `data/`: tab-separated, `#` starts a comment line, the first other line names the columns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportedly.errors import ContractError


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Read `data/NAME.tsv` as rows of column → cell, in the table's order; missing last cells are empty.

    Tables are small, shipped with the program and never change while it runs; so they are read once.
    Raises ContractError where a row has more cells than the table has columns.
    """
    text = files("reportedly").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    return tuple(_row(name, columns, line) for line in lines[1:])


def _row(name: str, columns: list[str], line: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(columns):
        raise ContractError(f"data/{name}.tsv: more cells than columns in the row {line[:60]!r}")
    return dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


@cache
def column(name: str, key: str, **where: str) -> frozenset[str]:
    """Collect the cells of one column over the rows whose other columns equal `where`."""
    rows = read_table(name)
    return frozenset(row[key] for row in rows if all(row[field] == value for field, value in where.items()))
