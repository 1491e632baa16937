"""A seal on an account: a hash of everything in it but the texts, which have hashes of their own."""

from __future__ import annotations

import hashlib

import msgspec

from reportedly.model.account import Account

_NESTED = (dict, list, tuple)  # a union would be made anew for each of a hundred thousand values


def seal(account: Account) -> Account:
    """Seal an account: a span that is moved afterwards, anywhere in it, no longer fits the seal."""
    return msgspec.structs.replace(account, seal=seal_of(msgspec.to_builtins(account)))


def seal_of(document: dict[str, object]) -> str:
    """Compute the seal of an account as builtins. Left-out texts, order of keys and empty fields change nothing.

    Empty fields are passed over so that a field which a later version adds does not break the seals made today.
    """
    unsealed = {key: value for key, value in document.items() if key != "seal"}
    reports = unsealed.get("reports")
    if isinstance(reports, list | tuple):
        unsealed["reports"] = [_without_text(each) for each in reports]
    content = msgspec.json.encode(_without_empty(unsealed), order="sorted")
    return f"blake2b-{hashlib.blake2b(content, digest_size=16).hexdigest()}"


def _without_text(report: dict[str, object]) -> dict[str, object]:
    versions = report.get("versions")
    if isinstance(versions, list | tuple):
        report = {**report, "versions": [{**each, "text": None} for each in versions]}
    return {**report, "text": None}


def _without_empty(value: object) -> object:
    if isinstance(value, dict):
        kept: dict[str, object] = {}
        for key, each in value.items():
            if each is None or each is False or each == "":
                continue
            inner = _without_empty(each) if isinstance(each, _NESTED) else each
            if inner != []:
                kept[key] = inner
        return kept
    if isinstance(value, list | tuple):
        return [_without_empty(each) if isinstance(each, _NESTED) else each for each in value]
    return value
