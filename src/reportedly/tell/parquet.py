"""Tables as Parquet. The one file that knows pyarrow, which comes with the extra `parquet`."""

from __future__ import annotations

from io import BytesIO

from reportedly.errors import MissingExtra
from reportedly.tell.tables import Table


def to_parquet(table: Table) -> bytes:
    """Write a table as Parquet: typed columns, null for what is not known, what a column holds as its description.

    Texts stand as they are: nothing is escaped. Raises MissingExtra without pyarrow.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("Parquet needs the extra `parquet`: pip install 'reportedly[parquet]'") from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    fields = [
        pa.field(column.name, types[column.type], metadata={"description": column.holds}) for column in table.columns
    ]
    cells = [[_whole(row[number]) for row in table.rows] for number in range(len(table.columns))]
    arrays = [pa.array(column, field.type) for column, field in zip(cells, fields, strict=True)]
    out = BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), out)
    return out.getvalue()


def _whole(cell: object) -> object:
    """A text without halves of surrogate pairs, which UTF-8 cannot hold."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
