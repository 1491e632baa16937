"""gzip, unpacked within bounds: no small file may become an endless one."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from reportedly.errors import InputError, Reason
from reportedly.gather.parcel import LIMIT, refusal, too_large

RATIO = 200  # times its packed size: pages come to 4 to 20, logs to 50, a bomb to 1,000
_FREE = 1_000_000  # bytes unpacked before the ratio counts
_CHUNK = 1 << 16


def unpack(content: bytes, uri: str) -> bytes:
    """Unpack gzip of one or more members into at most 10 MB; what breaks off is refused, not read in part.

    Raises InputError: TOO_LARGE, also for what unpacks to more than 200 times its size; UNREADABLE for broken gzip.
    Cost: linear in what comes out, bounded.
    """
    unpacked = unpacking(io.BytesIO(content), uri).read(LIMIT + 1)
    if len(unpacked) > LIMIT:
        raise too_large(uri)
    return unpacked


def unpacking(packed: BinaryIO, uri: str) -> io.BufferedReader:
    """A stream of what a gzip stream holds, of which a chunk is in memory at a time.

    While it is read it raises InputError: UNREADABLE for broken gzip, TOO_LARGE for what unpacks to more than 200
    times its size.
    """
    return io.BufferedReader(_Unpacking(packed, uri), _CHUNK)


def first_unpacked(packed: bytes, size: int) -> bytes:
    """The first bytes that the beginning of a gzip stream unpacks to; none where it is broken."""
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, size)
    except zlib.error:
        return b""


class _Counted(io.RawIOBase):
    """A stream that counts what was read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream, self.taken = stream, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(min(size, _CHUNK) if size >= 0 else _CHUNK)
        self.taken += len(chunk)
        return chunk


class _Unpacking(io.RawIOBase):
    def __init__(self, packed: BinaryIO, uri: str) -> None:
        super().__init__()
        self._packed, self._uri, self._given = _Counted(packed), uri, 0
        self._inner = gzip.GzipFile(fileobj=self._packed, mode="rb")

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._next(min(len(buffer), _CHUNK))
        self._given += len(chunk)
        if self._given > max(_FREE, RATIO * self._packed.taken):
            message = f"it unpacks to more than {RATIO} times its size; unpack it yourself if you trust it"
            raise refusal(self._uri, Reason.TOO_LARGE, message)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _next(self, size: int) -> bytes:
        try:
            return self._inner.read(size)
        except EOFError as error:
            raise self._broken("it breaks off") from error
        except (zlib.error, gzip.BadGzipFile) as error:
            raise self._broken(str(error)) from error

    def _broken(self, why: str) -> InputError:
        return refusal(self._uri, Reason.UNREADABLE, f"broken gzip ({why[:80]}); fetch it or pack it again")
