"""Entities across the reports of one story. Readings are made by hand: no model is needed."""

from __future__ import annotations

import itertools

from reportedly.model.judgement import StoryEntity
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Reading
from reportedly.model.report import Published, Report
from reportedly.resolve import resolve, same

PERSON, PLACE, GROUP, ORGANISATION = EntityType.PERSON, EntityType.PLACE, EntityType.GROUP, EntityType.ORGANISATION
Row = tuple[EntityType, MentionKind, tuple[str, ...]]


def reading(id: str, *rows: Row) -> Reading:
    """A reading whose report is the given names, one mention each."""
    text = " ".join(name for _, _, names in rows for name in names)
    mentions, entities, at = [], [], 0
    for number, (sort, kind, names) in enumerate(rows, 1):
        for name in names:
            mentions.append(Mention(id=f"m{len(mentions) + 1}", start=at, end=at + len(name), kind=kind, type=sort,
                                    entity=f"e{number}"))  # fmt: skip
            at += len(name) + 1
        entities.append(Entity(id=f"e{number}", type=sort, name=names[0], names=names))
    report = Report(id=id, uri=id, outlet=None, title=None, lang="en", text=text, published=Published(), blocks=())
    return Reading(report=report, mentions=tuple(mentions), entities=tuple(entities))


def person(*names: str) -> Row:
    """A person with these names."""
    return PERSON, MentionKind.NAME, names


def nominal(type: EntityType, words: str) -> Row:
    """A person or group without a name."""
    return type, MentionKind.NOMINAL, (words,)


def members(entities: tuple[StoryEntity, ...], name: str) -> set[tuple[str, str]]:
    """The members of the entity that has this name."""
    return {member for entity in entities if name in entity.names for member in entity.members}


def test_variants_of_a_name_join_with_a_reason() -> None:
    """A nickname joins two reports' persons, and the reason says so; the fullest form names the entity."""
    found = resolve([reading("a", person("Steve Okafor")), reading("b", person("Stephen E. Okafor", "Okafor"))])
    assert len(found) == 1
    assert found[0].name == "Stephen E. Okafor"
    assert any("nickname Steve = Stephen" in reason for reason in found[0].reasons)
    assert set(found[0].names) == {"Steve Okafor", "Stephen E. Okafor", "Okafor"}


def test_relatives_stay_apart() -> None:
    """Two full names with one family name are two entities."""
    assert len(resolve([reading("a", person("Walter Brandt")), reading("b", person("Hilda Brandt"))])) == 2


def test_a_family_name_joins_its_only_bearer() -> None:
    """ "Brandt" joins where one person of the story bears it, and stays alone where two do."""
    one = resolve([reading("a", person("Walter Brandt")), reading("b", person("Brandt"))])
    two = resolve([reading("a", person("Walter Brandt"), person("Hilda Brandt")), reading("b", person("Brandt"))])
    assert len(one) == 1
    assert len(two) == 3


def test_a_report_that_keeps_two_apart_is_believed() -> None:
    """Two entities of one report are never joined with each other, not even through a third."""
    found = resolve(
        [reading("a", person("Walter J. Brandt"), person("Walter K. Brandt")), reading("b", person("Walter Brandt"))]
    )
    assert not members(found, "Walter J. Brandt") & members(found, "Walter K. Brandt")


def test_unnamed_persons_are_never_joined() -> None:
    """ "A US official" in two reports may be two persons; "US officials" is one group."""
    found = resolve([
        reading("a", nominal(PERSON, "a US official"), nominal(GROUP, "US officials")),
        reading("b", nominal(PERSON, "a US official"), nominal(GROUP, "other US officials")),
    ])  # fmt: skip
    assert sorted((entity.type, len(entity.members)) for entity in found) == [
        ("group", 2),
        ("person", 1),
        ("person", 1),
    ]


def test_a_lone_group_noun_is_not_joined() -> None:
    """ "Analysts" of two reports need not be the same."""
    assert len(resolve([reading("a", nominal(GROUP, "analysts")), reading("b", nominal(GROUP, "analysts"))])) == 2


def test_countries_and_organisations_join_by_table_and_acronym() -> None:
    """Other words for a country join; an acronym joins where one report gives both."""
    place, body = (PLACE, MentionKind.NAME), (ORGANISATION, MentionKind.NAME)
    found = resolve([
        reading("a", (*place, ("Britain",)), (*body, ("Nordic Fisheries Board", "NFB")), (*body, ("Reuters",))),
        reading("b", (*place, ("United Kingdom", "UK")), (*body, ("NFB",)), (*body, ("REUTERS",))),
    ])  # fmt: skip
    assert sorted(len(entity.members) for entity in found) == [2, 2, 2]


def test_order_of_reports_changes_nothing() -> None:
    """Every order of the readings gives the same entities, ids and all."""
    readings = [
        reading("a", person("Kang Myong-su"), person("Walter Brandt"), nominal(PERSON, "the envoy")),
        reading("b", person("Gang Myeong-soo"), person("W. Brandt"), nominal(GROUP, "US officials")),
        reading("c", person("Kang"), person("Walter James Brandt"), nominal(GROUP, "US officials")),
    ]
    results = {resolve(order) for order in itertools.permutations(readings)}
    assert len(results) == 1
    assert sum(len(entity.members) for entity in results.pop()) == 9


def test_same_is_the_comparison_of_names() -> None:
    """`same` judges a pair of names."""
    assert same("Kang Myong-su", "Kang Myong Su").same
    assert same("Kang Myong-su", "Kang Myong-ho").same is False
