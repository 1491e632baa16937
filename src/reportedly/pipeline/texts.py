"""Accounts without the texts that they were made from, and the texts put back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

import msgspec

from reportedly.errors import ContractError
from reportedly.model.account import Account, Accounts, LeftOut
from reportedly.model.reading import MentionKind
from reportedly.model.report import Report
from reportedly.pipeline.seal import seal
from reportedly.pipeline.verify import texts_of

LONGEST_NAME = 60  # characters: no string of a text that is longer stays in an account without texts
MOST_WORDS = 8  # of a name
_STEP = re.compile(r"([a-z_]+)|\[(\d{1,9})\]")
# Where words of a text may stand besides `text` and `title`: all that is no name is left out there.
_NAME_FIELDS = frozenset({"name", "names", "named", "other", "origin"})
_LABELS = frozenset({"place", "because"})  # their names are words of our tables, not of a text

Document = dict[str, object]


def without_texts(told: Account | Accounts) -> Account | Accounts:
    """Leave texts, titles, and every other string of a text that is no name out; hashes and spans stay.

    What is left out besides texts and titles stands in `left_out` by its place and span, so that `with_texts` makes
    the account again, to the byte. A name is what a report mentions by name, of at most 60 characters and 8 words.
    """
    if isinstance(told, Accounts):
        accounts = tuple(_without_text(each) for each in told.accounts)
        return msgspec.structs.replace(told, accounts=accounts)
    return _without_text(told)


def with_texts(account: Account, inputs: Mapping[str, Report]) -> Account:
    """Put texts and titles back into an account; `inputs`: id of a report or version → the report read anew.

    The texts must be the ones that it was made from: see verify. Raises ContractError where `left_out` names no
    place of the account, or a span that does not fit.
    """
    document = _document(account)
    document["left_out"] = ()
    for place, each in texts_of(account):
        if each.id in inputs:
            _put(document, f"{place}.text", inputs[each.id].text)
            _put(document, f"{place}.title", inputs[each.id].title)
    for left in account.left_out:
        if left.report in inputs:
            _put(document, left.place, _words(left, inputs[left.report].text))
    return seal(msgspec.convert(document, Account))


def _document(account: Account) -> Document:
    """The account as dictionaries and lists that can be changed."""
    return cast(Document, msgspec.json.decode(msgspec.json.encode(account)))


def _words(left: LeftOut, text: str) -> str:
    if not 0 <= left.start < left.end <= len(text):
        raise ContractError(f"left_out: {left.start}–{left.end} lies beyond the text of {left.report}")
    return text[left.start : left.end]


def _without_text(account: Account) -> Account:
    """One account without its texts. What already was left out stays so."""
    names, texts = _names(account), _texts(account)
    document = _document(account)
    left = list(account.left_out)
    for place, words, report in list(_strings(document, "", None, is_label=False)):
        if words not in names or not _is_short(words):
            found = _find(words, report, texts)
            if found is None and _is_short(words):
                continue  # in no text, so a name of our tables: of an outlet, say
            left += [LeftOut(place=place, report=found[0], start=found[1], end=found[1] + len(words))] if found else []
            _put(document, place, "" if _is_needed(place) else None)
    for place, _ in texts_of(account):
        _put(document, f"{place}.text", None)
        _put(document, f"{place}.title", None)
    bare = msgspec.convert(document, Account)
    return seal(msgspec.structs.replace(bare, left_out=tuple(left)))


def _names(account: Account) -> frozenset[str]:
    """What the account may show: names that reports mention, outlets, and the agencies of our table."""
    found = {credit.agency for credit in account.credits}
    for report in account.reports:
        found.add(report.outlet or "")
        for mention in report.mentions:
            if mention.kind is MentionKind.NAME and report.text is not None:
                found.add(mention.span.of(report.text))
    return frozenset(found)


def _texts(account: Account) -> dict[str, str]:
    return {each.id: each.text for _, each in texts_of(account) if each.text is not None}


def _is_short(words: str) -> bool:
    return len(words) <= LONGEST_NAME and len(words.split()) <= MOST_WORDS


def _strings(value: object, place: str, report: str | None, *, is_label: bool) -> Iterator[tuple[str, str, str | None]]:
    """Every string that may be words of a text: its place, the string, the report around it."""
    if isinstance(value, dict):
        own = value.get("report") or (value.get("id") if "text_hash" in value else None) or report
        for key, each in value.items():
            inner = f"{place}.{key}".lstrip(".")
            if key in _NAME_FIELDS and not is_label:
                yield from _leaves(each, inner, own if isinstance(own, str) else None)
            else:
                here = own if isinstance(own, str) else None
                yield from _strings(each, inner, here, is_label=is_label or key in _LABELS)
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _strings(each, f"{place}[{number}]", report, is_label=is_label)


def _leaves(value: object, place: str, report: str | None) -> Iterator[tuple[str, str, str | None]]:
    if isinstance(value, str):
        if value:
            yield place, value, report
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _leaves(each, f"{place}[{number}]", report)


def _find(words: str, report: str | None, texts: Mapping[str, str]) -> tuple[str, int] | None:
    """Where a text has these words: in the report around them first."""
    own = [report] if report in texts else []
    for each in (*own, *texts):
        at = texts[each].find(words) if each is not None else -1
        if each is not None and at >= 0:
            return each, at
    return None


def _is_needed(place: str) -> bool:
    """Whether a string may not be None where it stands: the names of entities, lists of names."""
    return place.endswith("]") or place.startswith("entities")


def _put(document: Document, place: str, value: str | None) -> None:
    """Set what stands at a place such as `reports[0].title`. Raises ContractError where there is no such place."""
    steps = [name or int(number) for name, number in _STEP.findall(place)]
    at: object = document
    try:
        for step in steps[:-1]:
            at = at[step]  # type: ignore[index]
        at[steps[-1]]  # type: ignore[index]
        at[steps[-1]] = value  # type: ignore[index]
    except (KeyError, IndexError, TypeError) as error:
        raise ContractError(f"left_out names no place of the account: {place[:80]}") from error
