"""The body of an answer: read piece by piece, unpacked as it comes, and given up as soon as it is too much."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from reportedly.gather.fetch_rules import FetchLimits

_PIECE = 1 << 16  # bytes unpacked at a time, so that a bomb never stands in memory
_SMALL = 1 << 20  # bytes up to which any ratio is fair: a long page of one repeated row packs 200-fold
_GZIP_OR_ZLIB = 47  # zlib's wbits for "either, by its header"
_MEMBERS = 100  # gzip streams one behind the other; more of them are made to cost time
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
PACKINGS = _PACKED | {"", "identity"}


class BodyError(Exception):
    """A body that cannot be used; caught where the answer is read."""

    def __init__(self, message: str, *, is_too_large: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.is_too_large = is_too_large


def read_body(pieces: Iterable[bytes], packing: str, limits: FetchLimits) -> bytes:
    """Join the pieces of a body and unpack them; `packing` is one of PACKINGS.

    Raises BodyError: too large, unpacking to too much, packed wrongly, broken off. Cost: linear; holds `limits.size`.
    """
    whole = bytearray()
    for piece in _unpacked(pieces, limits) if packing in _PACKED else pieces:
        whole += piece
        if len(whole) > limits.size:
            raise too_large(limits)
    return bytes(whole)


def too_large(limits: FetchLimits) -> BodyError:
    """Make the error for a body beyond the limit."""
    size = f"{limits.size / 1_000_000:g} MB"
    return BodyError(f"it is larger than {size}, which is the limit; nothing of it was used", is_too_large=True)


def _unpacked(pieces: Iterable[bytes], limits: FetchLimits) -> Iterator[bytes]:
    came = given = members = 0
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    for waiting in pieces:
        came += len(waiting)
        while waiting:
            if unpacker.eof:
                unpacker, members = zlib.decompressobj(_GZIP_OR_ZLIB), members + 1
            if members == _MEMBERS:
                raise BodyError("it is packed in too many parts, as traps are; it was not read", is_too_large=True)
            out = _next(unpacker, waiting)
            given += len(out)
            _check_ratio(came, given, limits)
            yield out
            waiting = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    while out := _next(unpacker, b""):
        yield out
    if came and not unpacker.eof:
        raise BodyError("what it sent breaks off; try again later")


def _check_ratio(came: int, given: int, limits: FetchLimits) -> None:
    if given > _SMALL and given > came * limits.ratio:
        message = f"it unpacks to more than {limits.ratio} times its size, as traps do; it was not read"
        raise BodyError(message, is_too_large=True)


def _next(unpacker: zlib._Decompress, waiting: bytes) -> bytes:
    try:
        return unpacker.decompress(waiting, _PIECE)
    except zlib.error as error:
        raise BodyError("what it sent cannot be unpacked; save the page and give the file") from error
