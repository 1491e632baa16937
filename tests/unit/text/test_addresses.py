"""Web addresses: one form for one page, and who owns a host."""

import pytest

from reportedly.text.addresses import canonical_address, host_of, registrable_domain


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTP://WWW.Example.org:80/a/", "https://example.org/a"),
        ("//example.org/a", "https://example.org/a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?utm_source=x&id=3&fbclid=y#top", "https://example.org/a?id=3"),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
        ("https://example.org/a?page=2", "https://example.org/a?page=2"),
        ("https://m.example.org/a", "https://example.org/a"),
        ("https://amp.news.example.co.uk/a", "https://news.example.co.uk/a"),
        ("https://www.m.example.org/a", "https://example.org/a"),
        ("https://example.org/a/amp/", "https://example.org/a"),
        ("https://example.org/amp/a", "https://example.org/a"),
        ("https://example.org/a/amp/amp", "https://example.org/a"),
        ("https://example.org/a.amp?amp=1&x=2", "https://example.org/a?x=2"),
        ("https://example.org/camp", "https://example.org/camp"),
        ("https://example.org/A", "https://example.org/A"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
        ("https://10.0.0.1/a", "https://10.0.0.1/a"),
        ("https://m.co.uk/a", "https://m.co.uk/a"),
    ],
)
def test_one_form_for_one_page(url: str, canonical: str) -> None:
    """Trackers, fragments and copies for phones are folded; what tells two pages apart stays."""
    assert canonical_address(url) == canonical


@pytest.mark.parametrize(
    "url",
    ["", "no address", "ftp://example.org/a", "javascript:alert(1)", "http://", "http://example.org:99999/",
     "https://exa mple.org/", "http://[::1", "https://example.org/\x00", "https://" + "a" * 5000, "https://./"],
)  # fmt: skip
def test_what_is_no_address_stays(url: str) -> None:
    """Anything else comes back as it was, and has no host."""
    assert canonical_address(url) == url.strip()
    assert host_of(url) is None


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("example.org", "example.org"),
        ("www.example.org", "example.org"),
        ("news.example.co.uk", "example.co.uk"),
        ("example.co.uk", "example.co.uk"),
        ("www.example.com.br", "example.com.br"),
        ("a.b.example.de", "example.de"),
        ("harbour.blogspot.com", "harbour.blogspot.com"),
        ("my.harbour.blogspot.com", "harbour.blogspot.com"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("News.Example.ORG.", "example.org"),
    ],
)
def test_the_registered_part_of_a_host(host: str, domain: str) -> None:
    """One owner, one domain, public suffixes of two labels included."""
    assert registrable_domain(host) == domain
