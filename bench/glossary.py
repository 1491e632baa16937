"""Write docs/glossary.md from the docstrings of the records; `make glossary` runs this.

One concept, one word, one place where it is explained: the record. The page only gathers them.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType

from reportedly.model import account, base, changes, claim, counts, evidence, judgement, reading, report, state, story
from reportedly.model.base import Record

PAGE = Path(__file__).resolve().parents[1] / "docs" / "glossary.md"
ROOMS = (
    ("What came in, and what was made of it", report),
    ("What one report says (observed)", reading),
    ("What is judged between reports", judgement),
    ("The life of stories", story),
    ("The file that stories live on in", state),
    ("What stages hand on", evidence),
    ("The account (derived)", account),
    ("A claim of the account", claim),
    ("How many", counts),
    ("What changed: versions, and one account against another", changes),
    ("Shared by all", base),
)
HEAD = """# Glossary

Made from the docstrings of the records in `src/reportedly/model/` by `make glossary`; do not edit it here.
`reportedly schema NAME` prints the JSON Schema of a record.

Words that are no record: an *outlet* publishes a report; an *agency* supplies outlets; a *source* is who is cited; an
*origin* is where a chain of sources ends; a *slot* is in what two statements of one claim differ; *furniture* is text
of a page that is no news.
"""


def render() -> str:
    """The page, room by room, in the order of the code."""
    return "\n".join([HEAD, *(line for title, module in ROOMS for line in room(title, module))])


def room(title: str, module: ModuleType) -> Iterator[str]:
    """One section: the records and closed lists that a module defines."""
    yield from (f"## {title}", "")
    for name, kind in vars(module).items():
        if inspect.isclass(kind) and issubclass(kind, Record | Enum) and kind.__module__ == module.__name__:
            yield from entry(name, kind)


def entry(name: str, kind: type[Record] | type[Enum]) -> Iterator[str]:
    """One record with its fields, or one list with its words."""
    yield from (f"### {name}", "", inspect.cleandoc(kind.__doc__ or ""), "")
    if issubclass(kind, Enum):
        yield from ("One of: " + ", ".join(f"`{each.value}`" for each in kind) + ".", "")
    elif fields := kind.__struct_fields__:
        yield from ("Fields: " + ", ".join(f"`{field}`" for field in fields) + ".", "")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
