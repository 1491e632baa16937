"""One row of JSON to one page."""

from __future__ import annotations

import json

import msgspec

from reportedly.errors import InputError, Reason
from reportedly.model.report import MediaType, Page


class Row(msgspec.Struct, frozen=True):
    """A row as other programs write it: fields that are not named here are passed over."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    id: str | int | None = None


def decode_json(content: bytes, at: str) -> object:
    """Decode one JSON value. Raises InputError NOT_JSON; ENCODING where the bytes are not UTF-8."""
    try:
        return msgspec.json.decode(content)
    except UnicodeDecodeError as error:
        raise _error(at, Reason.ENCODING, "this JSON is not UTF-8; save it as UTF-8 and give it again") from error
    except (msgspec.DecodeError, RecursionError) as error:
        return _with_halves(content, at, str(error))


def page_of_line(line: bytes, at: str) -> Page:
    """Make the page of one JSONL line; `at` is `file:line`. Raises InputError: NOT_JSON, NOT_A_ROW, EMPTY, …."""
    return page_of_row(decode_json(line, at), at)


def page_of_row(row: object, at: str) -> Page:
    """Make the page of one decoded row: `text`, else `html`. Raises InputError: NOT_A_ROW, EMPTY, UNSUPPORTED."""
    _refuse_account(row, at)
    try:
        fields = msgspec.convert(row, Row)
    except msgspec.ValidationError as error:
        raise _error(at, Reason.NOT_A_ROW, f'not a row ({error}); give {{"text": …}} or {{"html": …}}') from error
    content, media = (fields.text, MediaType.TEXT) if _filled(fields.text) else (fields.html, MediaType.HTML)
    if not _filled(content):
        raise _nothing(fields, at)
    return Page(
        uri=at,
        content=content or "",
        media=media,
        id=_filled(None if fields.id is None else str(fields.id)),
        title=_filled(fields.title),
        url=_filled(fields.url),
        outlet=_filled(fields.outlet),
        published=_filled(fields.published),
    )


def _filled(field: str | None) -> str | None:
    """A field that only holds white space says nothing."""
    return field if field and field.strip() else None


def _nothing(fields: Row, at: str) -> InputError:
    if fields.text is None and fields.html is None:
        return _error(at, Reason.NOT_A_ROW, 'the row has neither "text" nor "html"; give one of them')
    return _error(at, Reason.EMPTY, "the row's text is empty; leave it out or give the report again")


def _refuse_account(row: object, at: str) -> None:
    if isinstance(row, dict) and str(row.get("schema", "")).startswith("reportedly.account"):
        message = "this is an account, not a report; look into it with `reportedly show` or `reportedly verify`"
        raise _error(at, Reason.UNSUPPORTED, message)


def _with_halves(content: bytes, at: str, why: str) -> object:
    """Decode JSON in which a character was cut in half (a lone surrogate, as scrapers leave it): it reads as �."""
    try:
        if b"\\ud" not in content.lower():
            raise ValueError(why)
        return _whole(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise _error(at, Reason.NOT_JSON, f"not JSON ({_short(str(error))}); mend it or leave it out") from error


def _whole(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return value


def _short(words: str) -> str:
    return words.splitlines()[0][:120] if words else "it breaks off"


def _error(at: str, reason: Reason, message: str) -> InputError:
    return InputError(message, input=at, stage="gather", reason=reason)
