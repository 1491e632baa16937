"""Page → report: blocks with roles, publication date with its basis."""

from reportedly.clean.report import clean

__all__ = ["clean"]
