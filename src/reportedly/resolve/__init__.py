"""Who is whom between the reports of one story."""

from reportedly.resolve.corrections import COLUMNS, check, find_idle, read_corrections, write_correction
from reportedly.resolve.entities import resolve, same

__all__ = ["COLUMNS", "check", "find_idle", "read_corrections", "resolve", "same", "write_correction"]
