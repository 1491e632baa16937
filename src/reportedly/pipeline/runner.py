"""The stage runner: a bug on one page costs that page and no other."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from reportedly.errors import ContractError, InputError, Reason, ReportedlyError
from reportedly.model.account import Rejected

P = ParamSpec("P")
T = TypeVar("T")


def attempt(stage: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a stage; whatever it did not raise on purpose comes out as a ContractError, a bug worth reporting.

    This is the only place in the project that catches every exception. With REPORTEDLY_TRACEBACK set, bugs pass
    through as they are.
    """
    try:
        return function(*args, **kwargs)
    except (ReportedlyError, OSError):
        raise
    except Exception as error:
        if os.environ.get("REPORTEDLY_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}".split("\n", 1)[0][:200]
        raise ContractError(f"a bug in `{stage}` ({what}); please report it with the input") from error


def run(stage: str, uri: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Rejected:
    """Call a stage for one input: what it gives, or the line of the ledger that says why there is nothing.

    Raises what no other input could escape: MissingExtra, ConfigError, StoreError.
    """
    try:
        return attempt(stage, function, *args, **kwargs)
    except InputError as error:
        # Written out here: all of gather would come with its own function, and `--help` would pay for it.
        return Rejected(input=error.input, stage=error.stage, reason=error.reason, message=error.message)
    except (ContractError, OSError) as error:
        return Rejected(input=uri, stage=stage, reason=Reason.UNREADABLE, message=str(error))
