"""`reportedly schema`: the JSON Schema of a record, made from the code."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from reportedly.cli.output import DONE, write_text
from reportedly.cli.talk import Talk
from reportedly.errors import ConfigError
from reportedly.gather.rows import Row
from reportedly.model import account, changes, claim, counts, judgement, reading, report, state, story
from reportedly.model.base import Record

# The names that stand in the contract, where they are not those of the records.
LINES: dict[str, type[msgspec.Struct]] = {"group": judgement.Grouping, "trace": judgement.Reuse, "row": Row}


def run(arguments: Namespace, _: Talk) -> int:
    """Print one schema, or the names of all."""
    records = list_records()
    if arguments.name is None:
        write_text("\n".join(sorted(records)))
        return DONE
    record = records.get(arguments.name.lower().replace("_", ""))
    if record is None:
        message = f"No record is called {arguments.name!r}."
        raise ConfigError(message, key="name", value=arguments.name, choices=tuple(sorted(records)))
    schema = msgspec.json.encode(msgspec.json.schema(record))
    write_text(msgspec.json.format(schema, indent=2).decode())
    return DONE


def list_records() -> dict[str, type[msgspec.Struct]]:
    """All records that can stand in an output, and the input row, by name in small letters."""
    found = dict(LINES)
    for module in (report, reading, judgement, story, counts, changes, claim, account, state):
        for name, record in vars(module).items():
            if isinstance(record, type) and issubclass(record, Record) and record is not Record:
                found[name.lower()] = record
    return found
