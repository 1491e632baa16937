"""The table of what a person said of reports: "these two are one story", "these two are not"."""

from __future__ import annotations

from reportedly.errors import ConfigError
from reportedly.model.story import StoryRule, StoryVerdict

COLUMNS = ("a", "b", "verdict", "who", "when", "why")


def read_rules(content: str, *, origin: str) -> tuple[StoryRule, ...]:
    """Read a table of rules: tab-separated, `#` starts a comment, the first other line names the columns.

    Columns: a, b (report ids, or the inputs), verdict (same, different, move), who, when, why; only the last may be
    empty. They come in the file's order. Raises ConfigError, with `origin` and the line, for a row that is none.
    Cost: linear in the file.
    """
    rows = [(at, line) for at, line in enumerate(content.split("\n"), start=1) if line.strip() and line[:1] != "#"]
    if rows and tuple(cell.strip() for cell in rows[0][1].split("\t")) != COLUMNS:
        raise _wrong(origin, rows[0][0], f"the first line must name the columns {', '.join(COLUMNS)} (tabs between)")
    return tuple(_rule(line, origin, at) for at, line in rows[1:])


def reason_of(rule: StoryRule) -> str:
    """Whose word it is, from when, and why."""
    why = f": {rule.why}" if rule.why else ""
    said = {"same": "one story", "different": "two stories", "move": "to be moved"}[rule.verdict.value]
    return f"“{rule.a}” and “{rule.b}” said to be {said} by {rule.who}, {rule.when}{why}"


def _rule(line: str, origin: str, at: int) -> StoryRule:
    cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
    cells += [""] * (len(COLUMNS) - len(cells))
    if len(cells) > len(COLUMNS) or not all(cells[:5]):
        raise _wrong(origin, at, f"a row has the cells {', '.join(COLUMNS)}; only the last may be empty")
    if cells[2] not in {each.value for each in StoryVerdict}:
        raise _wrong(origin, at, f"the verdict {cells[2]!r} is none of same, different, move")
    if cells[0] == cells[1]:
        raise _wrong(origin, at, "a report is always one story with itself; name two")
    return StoryRule(
        a=cells[0], b=cells[1], verdict=StoryVerdict(cells[2]), who=cells[3], when=cells[4], why=cells[5], line=at
    )


def _wrong(origin: str, line: int, message: str) -> ConfigError:
    return ConfigError(f"{origin}, line {line}: {message}.", key="rules", value=origin)
