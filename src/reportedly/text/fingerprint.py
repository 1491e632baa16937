"""What tells one text from another."""

from __future__ import annotations

from reportedly.model.base import content_id


def hash_text(text: str) -> str:
    """Hash a report's text: the same characters give the same hash, one other character another one."""
    return content_id("text", text)
