"""Which internet addresses may be connected to: public ones, and ranges that the user allowed by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from reportedly.errors import ConfigError
from reportedly.text.tables import read_table

Range = IPv4Network | IPv6Network
Number = IPv4Address | IPv6Address

_GLOBAL = IPv6Network("2000::/3")  # all that is handed out to the public as IPv6 so far (RFC 4291, IANA)
_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 sites as networks without IPv4 see them (RFC 6052)


def parse_ranges(written: Sequence[str]) -> tuple[Range, ...]:
    """Parse ranges such as `127.0.0.0/8`, in the order given; an address is a range of one. Raises ConfigError."""
    return tuple(_range(each) for each in written)


def _range(written: str) -> Range:
    try:
        return ip_network(written, strict=False)
    except ValueError as error:
        message = f"{written!r} is no range of addresses; give it as 127.0.0.0/8 or fd00::/8."
        raise ConfigError(message, key="allow-range", value=written) from error


def parse_number(host: str) -> Number | None:
    """Parse a host that is an address in its plain spelling; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def unfold(number: Number) -> Number:
    """Take an IPv4 address out of the two IPv6 spellings behind which it is the one that is reached."""
    if isinstance(number, IPv4Address):
        return number
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    return IPv4Address(int(number) & 0xFFFFFFFF) if number in _TRANSLATED else number


def is_allowed_by_name(number: Number, allowed: Sequence[Range]) -> bool:
    """Whether the user named a range that holds this address."""
    return any(plain in each for plain in {number, unfold(number)} for each in allowed)


def why_refused(number: Number, allowed: Sequence[Range]) -> str | None:
    """Say what is wrong with an address ("a private address"); None where it may be connected to."""
    if is_allowed_by_name(number, allowed):
        return None
    plain = unfold(number)
    for special, what in _special():
        if plain in special:
            return what
    if isinstance(plain, IPv6Address) and (plain not in _GLOBAL or plain.scope_id):
        return "an address that is not given out to the public"
    return None


@cache
def _special() -> tuple[tuple[Range, str], ...]:
    return tuple((ip_network(row["range"]), row["what"]) for row in read_table("special_addresses"))
