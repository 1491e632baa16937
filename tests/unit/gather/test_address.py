"""Addresses: one strict reading; odd spellings, other schemes and special ranges are refused."""

import pytest

from reportedly.errors import ConfigError, InputError, Reason
from reportedly.gather.address import join_address, looks_like_address, parse_address
from reportedly.gather.address_ranges import parse_number, parse_ranges, why_refused

READ = [
    # written                                what is asked for
    ("https://news.example.org/a/b?c=d#e", "https://news.example.org/a/b?c=d"),
    ("HTTPS://News.Example.ORG", "https://news.example.org/"),
    ("  https://news.example.org/a\n", "https://news.example.org/a"),
    ("http://news.example.org:80/", "http://news.example.org/"),
    ("https://news.example.org:443/", "https://news.example.org/"),
    ("https://news.example.org:8443/", "https://news.example.org:8443/"),
    ("https://news.example.org:/a", "https://news.example.org/a"),
    ("https://news.example.org./a", "https://news.example.org/a"),
    ("news.example.org/a", "http://news.example.org/a"),
    ("news.example.org:8080/a", "http://news.example.org:8080/a"),
    ("https://news.example.org?q=1", "https://news.example.org/?q=1"),
    ("https://news.example.org/a b", "https://news.example.org/a%20b"),
    ("https://news.example.org/naïve?q=é", "https://news.example.org/na%C3%AFve?q=%C3%A9"),
    ("https://news.example.org/100%25", "https://news.example.org/100%25"),
    ("https://news.example.org/a/../b/./c/%2e%2e/d", "https://news.example.org/b/d"),
    ("https://news.example.org/../../etc", "https://news.example.org/etc"),
    ("https://news.example.org//a//b/", "https://news.example.org//a//b/"),
    ("https://bücher.example.org/", "https://xn--bcher-kva.example.org/"),
    ("https://news.example.org/a@b", "https://news.example.org/a@b"),
    ("https://[2606:4700:0::1]/", "https://[2606:4700::1]/"),
    ("https://9to5.example.org/", "https://9to5.example.org/"),
]


@pytest.mark.parametrize("written,url", READ)
def test_an_address_is_read_in_one_way(written, url):
    """Case, default ports, dots and signs beyond ASCII come out as they are asked for."""
    assert parse_address(written).url == url
    assert parse_address(url).url == url


REFUSED = [
    "file:///etc/passwd", "file:/etc/passwd", "ftp://example.org/a", "gopher://example.org/", "data:text/html,hello",
    "javascript:alert(1)", "mailto:ann@example.org", "ws://example.org/", "https+unix://example.org/",
    "https://ann:secret@example.org/", "https://ann@example.org/", "https://example.org:80@127.0.0.1/",
    "https://", "https:///a", "https://?q", "", "   ",
    "https://example.org:0/", "https://example.org:65536/", "https://example.org:99999999/", "https://example.org:a/",
    "https://example.org:80:80/", "https://::1/", "https://[::1", "https://[::1]a/", "https://[fe80::1%25eth0]/",
    "https://[127.0.0.1]/", "https://[]/",
    "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0177.0.0.1/", "https://127.1/",
    "https://127.0.0.01/", "https://127.0.0.1.1/", "https://1.2.3/", "https://0/", "https://256.1.1.1/",
    "https://0x/", "https://１２７。１/",
    "https://exa mple.org/", "https://exa\\mple.org/", "https:\\\\example.org\\", "https://example.org\\@127.0.0.1/",
    "https://example.org/\x00", "https://example.org/\r\nHost: a", "https://exa\tmple.org/", "https://example.org/\u202e",
    "https://xn--a/", "https://_httpsxn--a/",
    "https://-a.example.org/", "https://a..example.org/", "https://" + "a" * 64 + ".org/", "https://%65xample.org/",
    "https://" + "a." * 130 + "org/", "https://example.org/" + "a" * 5000, "https://example.org/\ud800",
]  # fmt: skip


@pytest.mark.parametrize("written", REFUSED)
def test_an_odd_address_is_refused(written):
    """Whatever two programs might read in two ways, or that is not of the web, is not asked for."""
    with pytest.raises(InputError) as caught:
        parse_address(written)
    assert caught.value.reason is Reason.REFUSED
    caught.value.input.encode("utf-8")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "１２７.0.0.1", "127。0。0。1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]"],
)
def test_a_number_in_its_plain_spelling_is_judged_by_its_range(number):
    """What reads as loopback in any script is loopback."""
    host = parse_address(f"https://{number}/").host
    assert "loopback" in why_refused(parse_number(host), ())


def test_only_what_begins_as_a_web_address_looks_like_one():
    """A file may have any other name."""
    assert looks_like_address("https://example.org/") and looks_like_address("HTTP://example.org")
    assert not any(map(looks_like_address, ["example.org/a", "ftp://example.org", "http:/a", "https", "notes/https://"]))


JOINED = [
    ("/b", "https://news.example.org/b"),
    ("b?x=1", "https://news.example.org/a/b?x=1"),
    ("?x=1", "https://news.example.org/a/page?x=1"),
    ("//other.example.org/c", "https://other.example.org/c"),
    ("http://other.example.org/c#d", "http://other.example.org/c"),
    ("/straße b", "https://news.example.org/stra%C3%9Fe%20b"),
]


@pytest.mark.parametrize("location,url", JOINED)
def test_a_redirect_is_read_relative_to_its_page(location, url):
    """`Location` may be relative and hold signs that should have been encoded."""
    assert join_address(parse_address("https://news.example.org/a/page"), location).url == url


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/", "data:text/html,x", "https://ann:x@example.org/",
                 "https://[::1", "\\\\other.example.org\\", "/a\r\nb", "javascript:alert(1)"]
)  # fmt: skip
def test_a_redirect_to_no_web_address_is_refused(location):
    """No redirect leads out of the web."""
    with pytest.raises(InputError) as caught:
        join_address(parse_address("https://news.example.org/a/page"), location)
    assert caught.value.reason is Reason.REFUSED


PUBLIC = ["93.184.215.14", "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
          "192.169.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::5", "::ffff:8.8.8.8",
          "64:ff9b::808:808", "2001:200::1", "2400::1"]  # fmt: skip
SPECIAL = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1",
    "127.255.255.254", "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0.0.0.0",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "100:0:0:1::1", "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "4000::1", "8000::1",
]  # fmt: skip


@pytest.mark.parametrize("number", PUBLIC)
def test_a_public_number_may_be_connected_to(number):
    """Numbers that news sites answer from, next to special ranges too."""
    assert why_refused(parse_number(number), ()) is None


@pytest.mark.parametrize("number", SPECIAL)
def test_a_special_number_is_refused_and_named(number):
    """Every special range of the registries is refused, in every spelling of IPv6, with a word on what it is."""
    assert "address" in why_refused(parse_number(number), ())


ALLOWED = [
    ("127.0.0.1", "127.0.0.0/8", True),
    ("127.0.0.1", "127.0.0.1", True),
    ("127.0.0.2", "127.0.0.1", False),
    ("::ffff:127.0.0.1", "127.0.0.0/8", True),
    ("::1", "127.0.0.0/8", False),
    ("::1", "::1/128", True),
    ("10.1.2.3", "127.0.0.0/8", False),
    ("fd00::5", "fd00::/8", True),
    ("2002:7f00:1::", "127.0.0.0/8", False),
]


@pytest.mark.parametrize("number,allowed,is_allowed", ALLOWED)
def test_a_range_is_allowed_by_name_alone(number, allowed, is_allowed):
    """A range that the user names opens itself and nothing beside it."""
    assert (why_refused(parse_number(number), parse_ranges([allowed])) is None) is is_allowed


@pytest.mark.parametrize("written", ["", "localhost", "127.0.0.0/33", "10.0.0", "all", "127.0.0.1-5"])
def test_what_is_no_range_is_said_so(written):
    """A wrong range ends the run before anything is asked for."""
    with pytest.raises(ConfigError, match="range"):
        parse_ranges([written])
