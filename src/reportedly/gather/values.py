"""JSON as strangers write it: decoded, and read field by field without trusting any of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import msgspec

from reportedly.errors import InputError, Reason
from reportedly.gather.parcel import refusal

Fields = Mapping[str, object]


def decode_json(content: bytes, at: str) -> object:
    """Decode one JSON value. Raises InputError NOT_JSON; ENCODING where the bytes are not UTF-8."""
    try:
        return msgspec.json.decode(content)
    except UnicodeDecodeError as error:
        raise refusal(at, Reason.ENCODING, "this JSON is not UTF-8; save it as UTF-8 and give it again") from error
    except (msgspec.DecodeError, RecursionError) as error:
        return _with_halves(content, at, str(error))


def _with_halves(content: bytes, at: str, why: str) -> object:
    """Decode JSON in which a character was cut in half (a lone surrogate, as scrapers leave it): it reads as �."""
    try:
        if b"\\ud" not in content.lower():
            raise ValueError(why)
        return _whole(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise _not_json(at, error) from error


def _not_json(at: str, error: Exception) -> InputError:
    return refusal(at, Reason.NOT_JSON, f"not JSON ({_short(str(error))}); mend it or leave it out")


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


def filled(value: object) -> str | None:
    """A text that says something: None for white space, and for what is no text."""
    return value if isinstance(value, str) and value.strip() else None


def first_filled(fields: Fields, *names: str) -> str | None:
    """The first of some fields that holds a text."""
    return next((text for name in names if (text := filled(fields.get(name)))), None)


def each_of(value: object) -> Iterator[object]:
    """The values of a list, or the one value that stands where a list may; none for null."""
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


def names_in(value: object, *keys: str) -> tuple[str, ...]:
    """The names in what may be a text, an object with a name, or a list of either; in order, each once."""
    found = (each if isinstance(each, str) else _named(each, keys) for each in each_of(value))
    return tuple(dict.fromkeys(name.strip() for name in found if filled(name) and name))


def _named(value: object, keys: tuple[str, ...]) -> str | None:
    return first_filled(value, *(keys or ("name",))) if isinstance(value, dict) else None
