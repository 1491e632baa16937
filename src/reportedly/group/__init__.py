"""Which reports tell one story."""

from reportedly.group.grouping import group

__all__ = ["group"]
