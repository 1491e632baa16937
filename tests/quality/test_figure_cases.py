"""The table of hard figures, and the floor under what is read of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reports import report

from reportedly.model.reading import Figure, Reading
from reportedly.read import read

TABLE = Path(__file__).parent / "figure_cases.tsv"
FLOOR = 60  # cases right


def rows() -> list[dict[str, str]]:
    """The table's rows as column → cell."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t") + [""] * len(names), strict=False)) for line in lines[1:]]


@cache
def readings() -> dict[str, Reading]:
    """One reading of every sentence of the table."""
    sentences = list(dict.fromkeys(row["sentence"] for row in rows()))
    return {each.report.text: each for each in read([report(words, id=words) for words in sentences])}


def is_right(row: dict[str, str]) -> bool:
    """Whether a case was read as its row says."""
    text = row["sentence"]
    start = text.index(row["figure"])
    end = start + len(row["figure"])
    figures = readings()[text].figures
    if row["unit"] == "none":
        return not any(figure.start < end and start < figure.end for figure in figures)
    found = next((figure for figure in figures if (figure.start, figure.end) == (start, end)), None)
    return found is not None and _fits(found, row, text)


def _fits(figure: Figure, row: dict[str, str], text: str) -> bool:
    bounds = ((figure.low, row["low"]), (figure.high, row["high"]))
    for value, cell in bounds:
        if (value is None) != (cell == "") or (value is not None and abs(value - float(cell)) > abs(value) * 0.002):
            return False
    counted = figure.counted.of(text) if figure.counted else ""
    return figure.unit == row["unit"] and row["counted"] in counted


def test_hard_figures_are_read_as_well_as_before() -> None:
    """The number of hard figures that are read right does not fall."""
    wrong = [f"{row['figure']!r} in {row['sentence']!r}" for row in rows() if not is_right(row)]
    assert len(rows()) - len(wrong) >= FLOOR, "\n".join(wrong)
