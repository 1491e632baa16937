"""Whatever is written as an address or sent as an answer: a page or one line, never another error."""

from ipaddress import ip_address

import httpx2
from hypothesis import given, settings
from hypothesis import strategies as st
from web import PAGE, QUICK, Server, fetcher, reply_of

from reportedly.errors import InputError, Reason
from reportedly.gather.address import join_address, parse_address
from reportedly.gather.address_ranges import parse_number, parse_ranges, why_refused
from reportedly.gather.fetch_body import BodyError, read_body
from reportedly.gather.fetch_rules import FetchLimits

BITS = st.sampled_from(
    ["http", "https", "://", ":", "//", "/", "\\", "@", "#", "?", "%", "[", "]", ".", "..", "::1", "127.0.0.1", "0x7f",
     "1", "example.org", "xn--", "xn--a", "-", "_", "ß", "。", "１", "\u200d", "\u00ad", "\t", "\n", "\x00", " ",
     "\ud800", "a" * 70]
)  # fmt: skip
WRITTEN = st.one_of(st.text(max_size=60), st.lists(BITS, max_size=12).map("".join))


@settings(max_examples=100)
@given(WRITTEN)
def test_an_address_is_read_or_refused(written):
    """What is read is in ASCII, has no room for a second meaning, and reads the same again."""
    for text in (written, f"https://{written}", f"https://example.org/{written}"):
        try:
            address = parse_address(text)
        except InputError as error:
            assert error.reason is Reason.REFUSED
            error.input.encode("utf-8")
            continue
        assert address.url.isascii() and address.url.isprintable() and not set(" \\#@") & set(address.authority)
        assert parse_address(address.url) == address
        asked = httpx2.Request("GET", address.url).url
        assert (asked.raw_host.decode(), asked.raw_path.decode()) == (address.host, address.target)
        number = parse_number(address.host)
        assert number is not None or not address.host.replace(".", "").isdigit()


@settings(max_examples=100)
@given(WRITTEN)
def test_a_redirect_is_read_or_refused(location):
    """No `Location` breaks the reading of it."""
    base = parse_address("https://news.example.org/a/b?c")
    try:
        assert join_address(base, location).scheme in ("http", "https")
    except InputError as error:
        assert error.reason is Reason.REFUSED


@settings(max_examples=100)
@given(st.one_of(st.ip_addresses(), st.integers(0, 2**32 - 1).map(lambda n: ip_address((0xFFFF << 32) + n))))
def test_a_number_is_public_or_refused(number):
    """Nothing that the standard library knows not to be public is let through, mapped or not."""
    plain = getattr(number, "ipv4_mapped", None) or number
    if not plain.is_global and plain not in ip_translated():
        assert why_refused(number, ()) is not None
    assert why_refused(number, parse_ranges([str(plain)])) is None


def ip_translated():
    return parse_ranges(["64:ff9b::/96"])[0]


SAID = st.binary(max_size=400)
NAMES = st.sampled_from(
    [b"Content-Type", b"Content-Length", b"Content-Encoding", b"Location", b"Cache-Control", b"Date", b"Age",
     b"Expires", b"Vary", b"ETag", b"Last-Modified", b"Retry-After", b"Transfer-Encoding",
     b"x-reportedly-fetched", b"Content-Range"]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(
        [b"", b"text/html", b"gzip", b"*", b"0", b"-1", b"9" * 30, b"max-age=9", b"max-age=x",
         b"no-cache=\"", b"W/\"a\"", b"Thu, 17 Jan 2019 15:00:02 GMT", b"Thu, 99 Foo 0000 99:99:99 XYZ", b"\xff\xfe",
         b"/robots.txt", b"//", b"chunked"]
    ),
    st.binary(max_size=20).map(lambda value: bytes(byte for byte in value if byte not in b"\r\n\0")),
)  # fmt: skip
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=5)
STATUS = st.sampled_from([200, 200, 200, 301, 304, 404, 429, 503, 101, 999])


def outcome(server, path, **options):
    with fetcher(limits=FetchLimits(**{**limits(QUICK), "read": 2.0, "retries": 1}), **options) as opened:
        try:
            opened.fetch(server.url(path))
        except InputError as error:
            assert error.message and error.input == server.url(path)


def limits(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}


@settings(max_examples=40)
@given(SAID)
def test_any_bytes_for_an_answer_are_a_page_or_a_line(said):
    """A server may say whatever it likes, for the page and for robots.txt."""
    with Server({"/a": said, "/b": reply_of(200, said), "/robots.txt": reply_of(200, said)}) as server:
        outcome(server, "/a")
        outcome(server, "/b")


@settings(max_examples=40)
@given(STATUS, HEADERS)
def test_any_headers_are_a_page_or_a_line_also_for_the_cache(tmp_path_factory, status, headers):
    """Dates that are none, ages below nought, lengths beyond belief; twice, so that the cache is asked too."""
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    said = f"HTTP/1.1 {status} Said\r\n".encode() + lines + b"\r\n" + PAGE
    folder = str(tmp_path_factory.mktemp("cache"))
    with Server({"/a": said}) as server:
        outcome(server, "/a", cache=folder)
        outcome(server, "/a", cache=folder)


@settings(max_examples=100)
@given(st.lists(st.binary(max_size=100), max_size=8), st.sampled_from(["gzip", "deflate", ""]))
def test_any_body_is_unpacked_or_refused(pieces, packing):
    """However it is cut into pieces."""
    try:
        assert len(read_body(pieces, packing, FetchLimits(size=10_000))) <= 10_000
    except BodyError as error:
        assert error.message
