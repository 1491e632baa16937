"""What keeps two persons of one name apart across reports, and what a story calls by one type."""

from __future__ import annotations

import pytest

from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Reading
from reportedly.model.report import Published, Report
from reportedly.resolve import resolve

NAME, NOMINAL, PRONOUN = MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN


def told(id: str, text: str, *mentions: tuple[str, MentionKind], type: EntityType = EntityType.PERSON) -> Reading:
    """A reading of one entity, whose mentions are the first places of these words."""
    places = tuple(
        Mention(id=f"m{n}", start=text.index(words), end=text.index(words) + len(words), kind=kind, type=type,
                entity="e1") for n, (words, kind) in enumerate(mentions, 1))  # fmt: skip
    names = tuple(words for words, kind in mentions if kind is not PRONOUN)
    report = Report(id=id, uri=id, outlet=None, title=None, lang="en", text=text, published=Published(), blocks=())
    return Reading(report=report, mentions=places, entities=(Entity(id="e1", type=type, name=names[0], names=names),))


def count(*readings: Reading) -> int:
    """How many entities the story has."""
    return len(resolve(readings))


@pytest.mark.parametrize(
    ("one", "two", "entities"),
    [
        ("Robin Hale, 58, was told", "Robin Hale, 34, was told", 2),
        ("Robin Hale, 58, was told", "Robin Hale (59) was told", 1),
        ("Robin Hale was told", "Robin Hale, 34, was told", 1),
        ("Mr Robin Hale was told", "Ms Robin Hale was told", 2),
        ("Dr. Robin Hale was told", "Mr Robin Hale was told", 1),
    ],
)
def test_ages_and_honorifics_keep_apart(one: str, two: str, entities: int) -> None:
    """Ages that differ by years, and titles of a man and a woman, are two persons; silence is no objection."""
    assert count(told("a", one, ("Robin Hale", NAME)), told("b", two, ("Robin Hale", NAME))) == entities


def test_pronouns_keep_apart() -> None:
    """A "he" of one report is not the "she" of another."""
    one = told("a", "Robin Hale said he knew", ("Robin Hale", NAME), ("he", PRONOUN))
    two = told("b", "Robin Hale said she knew", ("Robin Hale", NAME), ("she", PRONOUN))
    assert count(one, two) == 2


def test_another_office_in_another_country_keeps_apart() -> None:
    """Role and country must both differ: one person has several roles."""
    one = told("a", "Canadian minister Robin Hale", ("Robin Hale", NAME), ("Canadian minister", NOMINAL))
    two = told("b", "French striker Robin Hale", ("Robin Hale", NAME), ("French striker", NOMINAL))
    three = told("c", "Canadian lawyer Robin Hale", ("Robin Hale", NAME), ("Canadian lawyer", NOMINAL))
    assert count(one, two) == 2
    assert count(one, three) == 1


def test_a_town_is_one_thing_in_a_story() -> None:
    """A name that reports read as different things is one; its type is what most mentions say, a group last."""
    place = told("a", "Arlmouth", ("Arlmouth", NAME), type=EntityType.PLACE)
    firm = told("b", "in Arlmouth", ("Arlmouth", NAME), type=EntityType.ORGANISATION)
    people = told("c", "off Arlmouth", ("Arlmouth", NAME), type=EntityType.GROUP)
    found = resolve([people, place, told("d", "at Arlmouth", ("Arlmouth", NAME), type=EntityType.PLACE), firm])
    assert [entity.type for entity in found] == ["place"]


def test_a_ship_is_one_with_and_without_prefix() -> None:
    """Reports that name a ship with its prefix and without mean one ship."""
    one = told("a", "MV Blue Heron", ("MV Blue Heron", NAME), type=EntityType.OTHER)
    two = told("b", "the Blue Heron", ("Blue Heron", NAME), type=EntityType.ORGANISATION)
    assert [entity.name for entity in resolve([one, two])] == ["MV Blue Heron"]


@pytest.mark.parametrize(("words", "entities"), [("police", 1), ("rescuers", 1), ("officials", 2), ("people", 2)])
def test_groups_of_one_word(words: str, entities: int) -> None:
    """The police of a story are one; officials and people may be any."""
    readings = [told(name, words, (words, NOMINAL), type=EntityType.GROUP) for name in ("a", "b")]
    assert count(*readings) == entities
