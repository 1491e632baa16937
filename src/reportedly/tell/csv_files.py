"""Tables as CSV: UTF-8, RFC 4180, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import re
from io import StringIO

from reportedly.tell.tables import Cell, Table

# What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), in ASCII and full width; the marks in
# front are those that this file puts there, so that every cell can be read back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def to_csv(table: Table) -> bytes:
    """Write a table as CSV: a row of names, then the rows, lines ending in CR LF, cells quoted where they must be.

    A text that begins with = + - @, a tab or a line end (behind any number of apostrophes) gets one apostrophe more in
    front; `from_cell` takes it away. Numbers are written plainly, true and false as words, and nothing for what is
    not known.
    """
    lines = StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return lines.getvalue().encode("utf-8", "replace")


def from_cell(cell: str) -> str:
    """Give a text cell as it was before it was made harmless."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell.replace("\0", "�")
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)
