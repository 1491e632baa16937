"""Which reports tell one story."""

from reportedly.group.grouping import group
from reportedly.group.ruled import apply_rules
from reportedly.group.rules import read_rules

__all__ = ["apply_rules", "group", "read_rules"]
