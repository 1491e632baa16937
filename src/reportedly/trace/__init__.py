"""Who took text from whom, and which agencies a report credits."""

from reportedly.trace.credits import find_credits
from reportedly.trace.reuse import trace

__all__ = ["find_credits", "trace"]
