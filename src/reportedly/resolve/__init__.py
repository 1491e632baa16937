"""Who is whom between the reports of one story."""

from reportedly.resolve.entities import resolve, same

__all__ = ["resolve", "same"]
