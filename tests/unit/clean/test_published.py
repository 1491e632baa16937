"""Dates of publication and what they rest on."""

import pytest

from reportedly.clean import clean
from reportedly.clean.dates import date_in_address, find_dates, to_edtf
from reportedly.model.report import DateBasis, MediaType, Page

BODY = (
    "Two people died when a warehouse caught fire in the port of Odessa, officials said on Sunday.\n\n"
    "The mayor, Oleh Sarin, said that the fire had been under control by dawn and that an inquiry would follow."
)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2019-01-17", "2019-01-17"),
        ("2019-01-17T15:00:00Z", "2019-01-17T15:00Z"),
        ("2019-01-17T15:00:00.000+0000", "2019-01-17T15:00Z"),
        ("2019-01-17T15:00:30+09:00", "2019-01-17T15:00:30+09:00"),
        ("2019-01-17 15:00:00", "2019-01-17T15:00"),
        ("Thu, 17 Jan 2019 10:22:00 GMT", "2019-01-17T10:22Z"),
        ("January 17, 2019", "2019-01-17"),
        ("17.01.2019", "2019-01-17"),
        ("03/04/2019", None),
        ("25/12/2019", "2019-12-25"),
        ("2019-13-45", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_metadata_dates(written: str, edtf: str | None) -> None:
    """A date of metadata becomes EDTF; what could be two days is none."""
    assert to_edtf(written) == edtf


def test_dates_in_words() -> None:
    """Full dates are found in either order; a date without its year is none."""
    assert list(find_dates("From 3 May 2020 to June 4th, 2020, but not 5 July")) == ["2020-06-04", "2020-05-03"]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://harbour.example/2019/01/17/fire", "2019-01-17"),
        ("https://harbour.example/fire-20190117", "2019-01-17"),
        ("https://harbour.example/story/11865382", None),
        ("https://harbour.example/2019/fire", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    """Only a whole day in an address counts."""
    assert date_in_address(url) == day


CASES = [
    ({"published": "2021-03-14"}, BODY, "2021-03-14", DateBasis.METADATA),
    ({"url": "https://harbour.example/2021/03/14/fire"}, BODY, "2021-03-14", DateBasis.URL),
    ({}, f"Harbour fire\n\nPublished 14 March 2021\n\n{BODY}", "2021-03-14", DateBasis.TEXT),
    ({}, f"Harbour fire\n\n14 March 2021\n\n{BODY}", "2021-03-14", DateBasis.TEXT),
    ({}, f"ODESSA, March 14, 2021 (AP) — {BODY}", "2021-03-14", DateBasis.TEXT),
    ({}, f"Smoke rises over the port, March 14, 2021. (Photo: Jo Doe/AFP)\n\n{BODY}", "2021-03-14", DateBasis.CAPTION),
    ({}, f"FILE PHOTO: Ships wait off Odessa, May 2, 2011. (Photo: Jo Doe/AFP)\n\n{BODY}", None, DateBasis.NONE),
    ({}, f"{BODY}\n\nThe port was built on 3 May 1901, when the city was small.", None, DateBasis.NONE),
    ({}, BODY, None, DateBasis.NONE),
]


@pytest.mark.parametrize(("fields", "text", "value", "basis"), CASES)
def test_basis_of_the_date(fields: dict[str, str], text: str, value: str | None, basis: DateBasis) -> None:
    """The date comes with what it rests on, and is unknown rather than guessed."""
    report = clean(Page(uri="test", content=text, media=MediaType.TEXT, **fields))
    assert (report.published.value, report.published.basis) == (value, basis)


def test_given_date_overrides() -> None:
    """The date that the user gives stands before what the text suggests and before the input's own metadata."""
    page = Page(uri="test", content=f"Harbour fire\n\nPublished 14 March 2021\n\n{BODY}", media=MediaType.TEXT)
    assert clean(page, given="2021-03-20").published.basis is DateBasis.GIVEN
    dated = Page(uri="test", content=BODY, media=MediaType.TEXT, published="2021-03-14")
    assert clean(dated, given="2021-03-20").published.value == "2021-03-20"


@pytest.mark.parametrize("line", ["Saturday, 13 December 2025", "13 December 2025", "13.12.2025, 21:40"])
def test_a_line_with_the_day_before_the_month_dates_its_report(line: str) -> None:
    """ "December" is no "de" and a month "cember"; a dotted date is no time of day."""
    page = Page(uri="test", content=f"Fire in the port\n\nBy Orla Finch\n{line}\n\n{BODY}", media=MediaType.TEXT)
    assert clean(page).published.value == "2025-12-13"


def test_a_month_behind_de_is_found() -> None:
    """The word between day and month is passed over, where it stands alone."""
    assert list(find_dates("13 de dezembro de 2025")) == ["2025-12-13"]
