"""Statements → claims: what several reports say, or dispute, with how they differ and on whose word."""

from reportedly.align.claims import align

__all__ = ["align"]
