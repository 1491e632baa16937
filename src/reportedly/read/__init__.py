"""Report → reading: everything one report says, found by looking at that report alone."""

from reportedly.read.reading import place, read

__all__ = ["place", "read"]
