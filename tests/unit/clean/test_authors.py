"""Names in bylines."""

from __future__ import annotations

import pytest

from reportedly.clean.authors import is_organisation, read_names

OUTLET = ("The Harbour News", "harbournews")


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("BY JANE DOE", ["JANE DOE"]),
        ("By Jane Doe and John Roe in Kyiv", ["Jane Doe", "John Roe"]),
        ("By JANE DOE, MARY ANN ROE and JOHN POE", ["JANE DOE", "MARY ANN ROE", "JOHN POE"]),
        ("JANE DOE, Staff Writer", ["JANE DOE"]),
        ("Jane Doe | Reuters", ["Jane Doe"]),
        ("Jane Doe, Harbour News", ["Jane Doe"]),
        ("By Jane Doe, Political Editor", ["Jane Doe"]),
        ("By Jane Doe AP Auto Writer", ["Jane Doe"]),
        ("By Jane Doe jane.doe@example.org @janedoe (555) 123-4567", ["Jane Doe"]),
        ("By Jane Doe https://example.org/jane", ["Jane Doe"]),
        ("By Jane Doe November 20, 2019 10:43", ["Jane Doe"]),
        ("02.02.2022, 11:30 Uhr von Markus Grün", ["Markus Grün"]),
        ("By Dr. Jane Doe", ["Jane Doe"]),
        ("By Martin Roe, Jr.", ["Martin Roe, Jr"]),
        ("Von Anna Grün und Karl-Heinz Blau", ["Anna Grün", "Karl-Heinz Blau"]),
        ("Ein Artikel von Anna Grün | 27.01.2022", ["Anna Grün"]),
        ("Par Élise Blanc et Paul de La Tour", ["Élise Blanc", "Paul de La Tour"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Por Ana María Blanca y Pedro Rojas", ["Ana María Blanca", "Pedro Rojas"]),
        ("di Luca Rossi", ["Luca Rossi"]),
        ("Dan Brown", ["Dan Brown"]),
        ("Na Young-hee", ["Na Young-hee"]),
        ("김하늘 기자", ["김하늘"]),
        ("山田太郎", ["山田太郎"]),
        ("Иван Петров", ["Иван Петров"]),
        ("Published 5 May 2020", []),
        ("Share this article", []),
        ("Political Editor", []),
        ("", []),
        ("By", []),
        ("5 min read", []),
    ],
)
def test_people_in_a_byline(byline: str, people: list[str]) -> None:
    """Names as shown, without what leads in, roles, places, dates, addresses and outlets."""
    assert list(read_names(byline, outlet=OUTLET).people) == people


@pytest.mark.parametrize(
    ("byline", "organisations"),
    [
        ("Reuters", ["Reuters"]),
        ("By AFP", ["AFP"]),
        ("dpa", ["dpa"]),
        ("By HARBOUR NEWS STAFF", ["HARBOUR NEWS STAFF"]),
        ("By HARBOUR NEWS STAFF NOVEMBER 20, 2019 10:43", ["HARBOUR NEWS STAFF"]),
        ("The Harbour News", ["The Harbour News"]),
        ("By THN", ["THN"]),
        ("harbournews.example", ["harbournews.example"]),
        ("von Redaktion", ["Redaktion"]),
        ("Our Correspondent", ["Our Correspondent"]),
        ("Web Desk", ["Web Desk"]),
    ],
)
def test_organisations_in_a_byline(byline: str, organisations: list[str]) -> None:
    """Agencies, newsrooms and the outlet itself are no people."""
    found = read_names(byline, outlet=OUTLET)
    assert (list(found.people), list(found.organisations)) == ([], organisations)


def test_where_somebody_works_is_no_second_author() -> None:
    """Behind a person's name an organisation is an affiliation."""
    assert read_names("Jane Doe, Associated Press").organisations == ()


@pytest.mark.parametrize(("name", "people"), [("quill77", ["quill77"]), ("Floyd", ["Floyd"]), ("null", []), ("12", [])])
def test_one_word_is_a_name_where_it_is_declared_to_be_one(name: str, people: list[str]) -> None:
    """A page may declare a user's name; a line of text that holds one word names nobody."""
    assert list(read_names(name, single=True).people) == people
    assert read_names(name).people == ()


@pytest.mark.parametrize("name", ["Jane Doe", "Rosa Harbour", "Jean News"])
def test_a_first_name_makes_a_person(name: str) -> None:
    """A common first name outweighs a last name that is a word of outlets."""
    assert not is_organisation(name, ("Harbour",))


@pytest.mark.parametrize("line", ["By " + "Jo Doe, " * 100_000, "(" * 500_000, "By " + "a" * 1_000_000, "@" * 300_000])
def test_hostile_bylines_are_bounded(line: str) -> None:
    """However long a byline is, only its beginning is read, and only so many names."""
    assert len(read_names(line).people) <= 40
