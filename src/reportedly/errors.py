"""The whole exception tree.

    ReportedlyError
      InputError      this page or report cannot be used   (input, stage, reason)
      ConfigError     a setting or a name is wrong         (key, value, choices)
      MissingExtra    an optional package is absent        (the pip command)
      StoreError      the store cannot answer
      ContractError   we or a plug-in broke a promise: a bug

The library raises; it never prints, exits, or returns None for failure.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Why an input was rejected. A closed set, so that reasons can be counted."""

    MISSING = "missing"
    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    NO_ARTICLE = "no_article"
    NOT_JSON = "not_json"
    NOT_A_ROW = "not_a_row"
    DUPLICATE_INPUT = "duplicate_input"
    LANGUAGE = "language"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"
    REFUSED = "refused"  # not asked for: the address, its range, robots.txt
    DENIED = "denied"  # asked for, and the server does not give it: sign-in, paywall, law
    UNREACHABLE = "unreachable"  # no usable answer: no such host, no connection, too slow, broken off, 5xx


class ReportedlyError(Exception):
    """Root of every error that the library raises on purpose."""


class InputError(ReportedlyError):
    """This input cannot be used; `message` says what happened and what to do."""

    def __init__(self, message: str, *, input: str, stage: str, reason: Reason) -> None:
        super().__init__(f"{input}: {message}")
        self.message = message
        self.input = input
        self.stage = stage
        self.reason = reason


class ConfigError(ReportedlyError):
    """A setting or a name is wrong; `choices` lists what would be right."""

    def __init__(self, message: str, *, key: str, value: str, choices: tuple[str, ...] = ()) -> None:
        hint = f" Choose one of: {', '.join(choices)}." if choices else ""
        super().__init__(f"{message}{hint}")
        self.key = key
        self.value = value
        self.choices = choices


class MissingExtra(ReportedlyError):
    """An optional package is absent; the message holds the command that installs it."""


class StoreError(ReportedlyError):
    """The store cannot answer."""


class ContractError(ReportedlyError):
    """We or a plug-in broke a promise: a bug worth reporting."""
