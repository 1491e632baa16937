"""Report → reading: everything one report says, found by looking at that report alone."""

from reportedly.read.alike import reading_key
from reportedly.read.parse import Parses, load_model, remember_parses
from reportedly.read.reading import place, read
from reportedly.read.remembered import Remembered

__all__ = ["Parses", "Remembered", "load_model", "place", "read", "reading_key", "remember_parses"]
