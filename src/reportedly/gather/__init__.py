"""Inputs to pages: files, folders, rows, addresses and standard input."""

from reportedly.gather.fetch_rules import POLITE, Fetching, FetchLimits
from reportedly.gather.inputs import gather

__all__ = ["POLITE", "FetchLimits", "Fetching", "gather"]
