"""The HTTP cache: what a server allows to be kept is kept in a folder, and asked about again when it is old."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx2
from hishel import CacheOptions, SqliteStorage
from hishel.httpx2 import CacheTransport

from reportedly.errors import ConfigError

_NAME = "reportedly-http.db"
_SIZE = 1 << 30  # bytes; the entries used longest ago make room
# One person's cache (RFC 9111, private); nothing is served that is older than its server allows.
_OPTIONS = CacheOptions(shared=False, allow_stale=False)


def open_cache(below: httpx2.BaseTransport, folder: str) -> httpx2.BaseTransport:
    """Put a cache before a transport; bodies are kept as they came, packed. Raises ConfigError for a bad folder.

    Source: RFC 9111, by hishel: freshness by max-age and Expires, no-store, Vary, conditional requests.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        path = Path(folder).resolve() / _NAME
        _check(path)
        storage = SqliteStorage(database_path=path, max_size=_SIZE)
        storage.get_entries("")  # refuses the file of another version: better now than at the first answer
    except (OSError, RuntimeError, sqlite3.Error) as error:
        message = f"{folder}: no cache can be kept there ({error}); give another folder, or leave out --cache."
        raise ConfigError(message, key="cache", value=folder) from error
    return CacheTransport(below, storage=storage, rfc=_OPTIONS)


def _check(path: Path) -> None:
    """Open the file and write to it, which the cache itself would only try later, and not tell of."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 0")
