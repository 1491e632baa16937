"""`reportedly same`: may two names be one person, or one organisation? And a person's own word on it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from reportedly.cli.corrections import add_correction, load_corrections
from reportedly.cli.output import DONE, ending, wants_text, write_line, write_text
from reportedly.cli.talk import Talk
from reportedly.errors import ConfigError
from reportedly.model.judgement import Correction, Same
from reportedly.resolve import same

ANSWERS = {True: "the same", False: "not the same", None: "cannot be told"}


class Pair(msgspec.Struct, frozen=True):
    """Two names; other fields of the row are passed over."""

    a: str
    b: str


def run(arguments: Namespace, talk: Talk) -> int:
    """Judge one pair of names, or every pair of a file; one line a pair, in the order given."""
    if len(arguments.names) != (0 if arguments.pairs else 2):
        raise ConfigError("Give two names, or --pairs FILE.jsonl.", key="names", value=" ".join(arguments.names))
    if arguments.say:
        return _say(arguments, talk)
    corrections = load_corrections(arguments.corrections)
    is_text = wants_text(arguments.format)
    found = rejected = False
    for pair in _pairs(arguments, talk):
        if pair is None:
            rejected = True
            continue
        found = True
        judged = same(pair.a, pair.b, corrections=corrections)
        if is_text:
            write_text(_line(judged))
        else:
            write_line(judged)
    return ending(found=found, rejected=rejected)


def _say(arguments: Namespace, talk: Talk) -> int:
    """Add one row to the file of corrections."""
    if arguments.pairs or not (arguments.corrections and arguments.by):
        message = "--say wants two names, --corrections FILE.tsv and --by WHO."
        raise ConfigError(message, key="say", value=arguments.say)
    a, b = (name.strip() for name in arguments.names)
    today = datetime.now(UTC).date().isoformat()
    correction = Correction(
        a=a, b=b, same=arguments.say == "same", who=arguments.by.strip(), when=today, why=arguments.why.strip()
    )
    line = add_correction(correction, arguments.corrections)
    talk.say(f"{arguments.corrections}, line {line}: {a} / {b}: {arguments.say}, said by {correction.who}")
    return DONE


def _line(judged: Same) -> str:
    why = "; ".join([f"{judged.score:.2f}", *judged.reasons])
    return f"{judged.a} / {judged.b}: {ANSWERS[judged.same]} ({why})"


def _pairs(arguments: Namespace, talk: Talk) -> Iterator[Pair | None]:
    if not arguments.pairs:
        yield Pair(*arguments.names)
        return
    content = sys.stdin.buffer.read() if arguments.pairs == "-" else Path(arguments.pairs).read_bytes()
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.strip():
            yield _pair(line, f"{arguments.pairs}:{number}", talk)


def _pair(line: bytes, at: str, talk: Talk) -> Pair | None:
    try:
        return msgspec.json.decode(line, type=Pair)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        talk.say(f'{at}: not a pair ({error}); give {{"a": …, "b": …}}')
        return None
