"""`compare --tables`: the tables of an account as files in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportedly.cli.output import refuse_to_write
from reportedly.errors import ConfigError
from reportedly.model.account import Account, Accounts
from reportedly.tell import to_csv, to_parquet, to_tables

NAMES = ("reports", "statements", "claims", "origins", "reuse")


def refuse_tables(folder: str, form: str, *, inputs: Sequence[str]) -> None:
    """Raise ConfigError where the tables cannot be written, MissingExtra where their format needs one."""
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise ConfigError(f"{folder} is a file; give a folder for the tables.", key="tables", value=folder)
    if not target.is_dir() and not target.parent.is_dir():
        raise ConfigError(f"{folder} cannot be made: no such folder above it.", key="tables", value=folder)
    for name in NAMES if target.is_dir() else ():
        refuse_to_write(str(target / f"{name}.{form}"), inputs=inputs)
    if form == "parquet":
        to_parquet(to_tables(Accounts(accounts=(), rejected=()))[0])


def write_tables(told: Account | Accounts, folder: str, form: str) -> None:
    """Write every table as FOLDER/NAME.csv or .parquet; the folder is made where it is missing."""
    target = Path(folder)
    target.mkdir(exist_ok=True)
    for table in to_tables(told):
        content = to_parquet(table) if form == "parquet" else to_csv(table)
        (target / f"{table.name}.{form}").write_bytes(content)
