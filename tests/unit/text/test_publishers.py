"""Which outlet a name or a domain is, and who publishes it."""

from __future__ import annotations

import pytest

from reportedly.text.publishers import domain_key, is_agency, is_own_domain, outlet_key, publisher_of
from reportedly.text.tables import read_table

ONE = [
    (("CNN", None), ("CNN International", None)),
    (("CNN", None), ("edition.cnn.com", None)),
    (("BBC News", None), ("BBC", None)),
    (("BBC", None), (None, "m.bbc.co.uk")),
    (("The Guardian", None), ("Guardian Australia", None)),
    (("AP", None), ("The Associated Press", None)),
    (("The New York Times", None), ("nytimes.com", None)),
    (("Korvik Post", None), ("The Korvik Post", None)),
    (("Korvik Post", None), ("Korvik Post Online", None)),
    (("Strange Name", "www.liverpoolecho.co.uk"), ("Liverpool Echo", None)),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_editions_are_one_outlet(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> None:
    """Subdomains, country editions and ways of publishing are one outlet."""
    assert outlet_key(*one) == outlet_key(*other) is not None


TWO = [
    (("Korvik Post", None), ("Korvik Star", None)),
    (("Korvik Post", None), ("Korvik Post International", None)),  # of a strange name this may be another paper
    (("Sky News", None), ("Sky News Australia", None)),
    (("The Guardian", "theguardian.com"), ("The Guardian", "guardian.ng")),
    (("The Herald", None), ("The Herald", "korvikherald.example")),
    (("Reuters", None), ("CNN", None)),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_namesakes_and_strangers_stay_apart(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    """A namesake on a domain of its own, another licence, another name: another outlet."""
    assert outlet_key(*one) != outlet_key(*other)


def test_a_portal_is_not_the_outlets_it_carries() -> None:
    """A known name stays itself on a portal; a strange one is not joined to what else the portal carries."""
    assert outlet_key("Reuters", "news.portal.example") == outlet_key("Reuters")
    assert not is_own_domain("Korvik Post", "portal.example") and is_own_domain("Korvik Post", "korvikpost.example")
    assert domain_key("m.portal.example") == "portal.example" and domain_key(None) is None


def test_nothing_is_nobody() -> None:
    """Without a name and a known domain there is no key; an unknown outlet has no publisher."""
    assert outlet_key(None) is outlet_key("") is outlet_key(None, "korvik.example") is None
    assert publisher_of(outlet_key("Korvik Post") or "") == ("", "")


@pytest.mark.parametrize(("one", "other", "publisher", "owner"), [
    ("Daily Mirror", "Manchester Evening News", True, False),
    ("The Times", "The Sunday Times", True, True),
    ("The Times", "The Sun", False, True),
    ("The Wall Street Journal", "New York Post", False, True),
    ("The Guardian", "The Independent", False, False),
])  # fmt: skip
def test_families(one: str, other: str, publisher: bool, owner: bool) -> None:
    """Titles that share copy have one publisher, titles of one owner only its name."""
    here, there = (publisher_of(outlet_key(each) or "") for each in (one, other))
    assert (bool(here.name) and here.name == there.name) is publisher
    assert (bool(here.owner) and here.owner == there.owner) is owner


def test_agencies_are_known_by_their_key() -> None:
    """An agency supplies others; a paper does not, whatever its name."""
    assert is_agency(outlet_key("Reuters UK") or "") and not is_agency(outlet_key("The Times") or "")


def test_the_table_is_consistent() -> None:
    """No outlet and no domain stands twice, and every outlet goes by the name that the table of agencies has."""
    rows = read_table("publishers")
    names, domains = [row["outlet"] for row in rows], [d for row in rows for d in row["domains"].split()]
    assert len(names) == len(set(names)) and len(domains) == len(set(domains))
    wrong = [row["outlet"] for row in rows if publisher_of(outlet_key(row["outlet"]) or "") != said(row)]
    assert wrong == []


def said(row: dict[str, str]) -> tuple[str, str]:
    """Publisher and owner as the table has them."""
    return row["publisher"], row["owner"]
