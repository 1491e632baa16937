"""From an error to a line of the ledger."""

from __future__ import annotations

from reportedly.errors import InputError
from reportedly.model.account import Rejected


def rejected(error: InputError) -> Rejected:
    """Enter an input error in the ledger: which input, at which stage, for what reason, and what to do."""
    return Rejected(input=error.input, stage=error.stage, reason=error.reason, message=error.message)
