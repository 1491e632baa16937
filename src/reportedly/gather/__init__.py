"""Inputs to pages: files, folders, rows and standard input."""

from reportedly.gather.inputs import gather

__all__ = ["gather"]
