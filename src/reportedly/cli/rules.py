"""The file of rules: what a person said of stories."""

from __future__ import annotations

from pathlib import Path

from reportedly.errors import ConfigError
from reportedly.group import read_rules
from reportedly.model.story import StoryRule


def load_rules(path: str | None) -> tuple[StoryRule, ...]:
    """Read the rules of a file; none where no file is named. Raises ConfigError where it is no such table."""
    if not path:
        return ()
    try:
        content = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is no text in UTF-8.", key="rules", value=path) from error
    return read_rules(content, origin=path)
