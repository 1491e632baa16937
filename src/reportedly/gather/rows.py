"""One row of JSON to one page."""

from __future__ import annotations

import msgspec

from reportedly.errors import InputError, Reason
from reportedly.gather.parcel import hash_of, refusal
from reportedly.gather.values import filled, names_in
from reportedly.model.report import MediaType, Page, PageSource


class Row(msgspec.Struct, frozen=True):
    """A row as other programs write it: fields that are not named here are passed over."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    id: str | int | None = None
    updated: str | None = None
    authors: str | tuple[str, ...] | None = None
    section: str | None = None
    language: str | None = None
    fetched: str | None = None


# These came later: a program may mean something else by them, and its rows are read all the same.
_LATER = ("updated", "authors", "section", "language", "fetched")


def page_of_row(row: object, at: str) -> Page:
    """Make the page of one decoded row: `text`, else `html`. Raises InputError: NOT_A_ROW, EMPTY, UNSUPPORTED."""
    _refuse_account(row, at)
    try:
        fields = msgspec.convert(_without_strangers(row), Row)
    except msgspec.ValidationError as error:
        raise refusal(at, Reason.NOT_A_ROW, f'not a row ({error}); give {{"text": …}} or {{"html": …}}') from error
    content, media = (fields.text, MediaType.TEXT) if filled(fields.text) else (fields.html, MediaType.HTML)
    if content is None or not filled(content):
        raise _nothing(fields, at)
    return Page(
        uri=at,
        content=content,
        media=media,
        id=filled(None if fields.id is None else str(fields.id)),
        title=filled(fields.title),
        url=filled(fields.url),
        outlet=filled(fields.outlet),
        published=filled(fields.published),
        updated=filled(fields.updated),
        authors=names_in([fields.authors] if isinstance(fields.authors, str) else list(fields.authors or ())),
        section=filled(fields.section),
        language=filled(fields.language),
        source=source_of_text(content, fetched=filled(fields.fetched)),
    )


def source_of_text(content: str, *, fetched: str | None = None) -> PageSource:
    """The source of a page that is one of many in its file: the hash of its own text in UTF-8."""
    return PageSource(hash=hash_of(content.encode("utf-8", "replace")), fetched=fetched, encoding="utf-8")


def _without_strangers(row: object) -> object:
    """The row without those of the later fields that hold something else than we mean by them."""
    if not isinstance(row, dict):
        return row
    return {key: value for key, value in row.items() if key not in _LATER or _is_ours(key, value)}


def _is_ours(key: str, value: object) -> bool:
    if key == "authors" and isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return value is None or isinstance(value, str)


def _nothing(fields: Row, at: str) -> InputError:
    if fields.text is None and fields.html is None:
        return refusal(at, Reason.NOT_A_ROW, 'the row has neither "text" nor "html"; give one of them')
    return refusal(at, Reason.EMPTY, "the row's text is empty; leave it out or give the report again")


def _refuse_account(row: object, at: str) -> None:
    if isinstance(row, dict) and str(row.get("schema", "")).startswith("reportedly.account"):
        message = "this is an account, not a report; look into it with `reportedly show` or `reportedly verify`"
        raise refusal(at, Reason.UNSUPPORTED, message)
