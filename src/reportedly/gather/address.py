"""Addresses of pages: one strict reading of them, so that what is checked is what is asked for."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urljoin

from reportedly.errors import InputError, Reason
from reportedly.gather.address_ranges import parse_number

_LONGEST = 4_000  # characters; longer ones are made by traps, not by newsrooms
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30})://")
_OTHER_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]{0,30}):(?!\d)")  # data: and the like; `example.org:80` is a host
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$")
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)$")
_KEPT = "/%:@!$&'()*+,;=-._~?[]|"  # characters that stand for themselves in a path or query
_GIVE = "give it as https://example.org/page"


class Address(NamedTuple):
    """Where a page is asked for: `host` in ASCII and lower case, `port` None for the scheme's own, `target` encoded."""

    scheme: str
    host: str
    port: int | None
    target: str

    @property
    def authority(self) -> str:
        """Host and port as they stand in a URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def place(self) -> str:
        """The address without its scheme: equal for a page over http and over https."""
        return f"{self.authority}{self.target}"

    def over(self, scheme: str) -> Address:
        return self._replace(scheme=scheme)

    def beside(self, target: str) -> Address:
        """Make the address of something else on the same host."""
        return self._replace(target=target)


def looks_like_address(written: str) -> bool:
    """Whether an input names a page on the web: it begins with http:// or https://."""
    return written[:8].lower().startswith(("http://", "https://"))


def parse_address(written: str) -> Address:
    """Read an address; one without a scheme is taken as http, which is tried as https. What follows `#` is dropped.

    Raises InputError REFUSED for other schemes, names and passwords, hosts spelt in odd ways, control characters.
    """
    text = written.strip(" \t\r\n")
    if len(text) > _LONGEST or not text.isprintable():
        raise _refused(written, f"an address has at most {_LONGEST} characters, all of them printable; {_GIVE}")
    scheme, rest = _split_scheme(text, written)
    authority, target = _split_target(rest)
    host, port = _split_port(authority, written)
    number = None if port in ("", str(_PORTS[scheme])) else _port(port, written)
    return Address(scheme, _host(host, written), number, _target(target))


def join_address(base: Address, location: str) -> Address:
    """Read the address that a page sends on to, relative to its own. Raises InputError as parse_address does."""
    if not location.isprintable() or "\\" in location:
        raise _refused(base.url, "it sends on to an address that cannot be read; open it in a browser")
    try:
        joined = urljoin(base.url, location.strip(" "))
    except ValueError as error:
        raise _refused(base.url, "it sends on to an address that cannot be read; open it in a browser") from error
    return parse_address(joined)


def _split_scheme(text: str, written: str) -> tuple[str, str]:
    found = _SCHEME.match(text)
    scheme = found[1].lower() if found else "http"
    other = None if found else _OTHER_SCHEME.match(text)
    if scheme not in _PORTS or other:
        named = other[1] if other else scheme
        raise _refused(written, f"only http and https are fetched, not {named.lower()}; save it and give the file")
    return scheme, text[found.end() :] if found else text


def _split_target(rest: str) -> tuple[str, str]:
    cut = re.search(r"[/?#]", rest)
    return (rest, "") if cut is None else (rest[: cut.start()], rest[cut.start() :].split("#", 1)[0])


def _split_port(authority: str, written: str) -> tuple[str, str]:
    if "@" in authority:
        raise _refused(written, "it holds a user name or password, and none is ever sent; leave out what is before @")
    found = re.fullmatch(r"(\[[^\[\]]{0,100}\]|[^:\[\]]{0,300})(?::(\d{0,5}))?", authority)
    if found is None or not found[1]:
        raise _refused(written, f"no host can be read in it; {_GIVE}")
    return found[1], found[2] or ""


def _port(port: str, written: str) -> int:
    if not 0 < int(port) < 65_536:
        raise _refused(written, f"there is no port {port}; {_GIVE}")
    return int(port)


def _host(host: str, written: str) -> str:
    if host.startswith("["):
        number = parse_number(host[1:-1])
        if number is None or number.version != 6 or "%" in host:
            raise _refused(written, f"its host is no IPv6 address; {_GIVE}")
        return str(number)
    name = _in_ascii(host, written)
    if _NUMBER.match(name.rsplit(".", 1)[-1]) and parse_number(name) is None:
        raise _refused(written, "its host is a number in an odd spelling; give the name of the host")
    if len(name) > 253 or not all(map(_LABEL.match, name.split("."))):
        raise _refused(written, f"no host can be read in it; {_GIVE}")
    return name


def _in_ascii(host: str, written: str) -> str:
    name = host.lower().removesuffix(".")
    if name.isascii() and "xn--" not in name:
        return name
    import idna  # a table of all of Unicode, and few hosts need it

    try:
        encoded = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii").removesuffix(".")
        idna.decode(encoded)  # what is no encoding of a name, the HTTP client would stumble over
        return encoded
    except (idna.IDNAError, UnicodeError) as error:
        raise _refused(written, f"its host is no name that can be looked up; {_GIVE}") from error


def _target(target: str) -> str:
    path, mark, query = target.partition("?")
    clean = _without_dots(quote(path, safe=_KEPT.replace("?", ""), errors="replace")) or "/"
    return clean + mark + quote(query, safe=_KEPT, errors="replace")


def _without_dots(path: str) -> str:
    """Resolve `.` and `..`, so that robots.txt is asked about the path that is meant (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        plain = part.lower().replace("%2e", ".")
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(part)
    if parts and parts[-1].lower().replace("%2e", ".") in (".", ".."):
        kept.append("")
    return "".join(f"/{part}" for part in kept)


def _refused(written: str, message: str) -> InputError:
    return InputError(message, input=shown(written), stage="gather", reason=Reason.REFUSED)


def shown(written: str) -> str:
    """An address as it can be written into a ledger: short, UTF-8, and without a password."""
    hidden = re.sub(r"(?<=//)[^/?#@]{0,4000}@", "…@", written[:_LONGEST])
    plain = hidden.encode("utf-8", "replace").decode("utf-8")
    return plain if len(plain) <= 500 else plain[:500] + "…"
