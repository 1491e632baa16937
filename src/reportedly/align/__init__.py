"""Statements → claims: what several reports say, or dispute, with how they differ and on whose word."""

from reportedly.align.claims import align
from reportedly.align.echoes import find_echoes

__all__ = ["align", "find_echoes"]
