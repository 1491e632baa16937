"""Entities across the reports of one story. Readings are made by hand: no model is needed."""

from __future__ import annotations

import itertools

import msgspec

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


def organisation(*names: str) -> Row:
    """An organisation with these names."""
    return ORGANISATION, MentionKind.NAME, names


def test_each_written_form_has_its_reason() -> None:
    """An entity lists every form with the reports that use it and why it is the same; the fullest comes first."""
    found = resolve(
        [
            reading("a", person("Stephen Okafor", "Okafor")),
            reading("b", person("Steve Okafor")),
            reading("c", person("Okafor")),
        ]
    )
    assert len(found) == 1
    forms = {variant.name: (variant.reports, variant.reason) for variant in found[0].variants}
    assert list(forms) == list(found[0].names)
    assert forms["Stephen Okafor"] == (("a",), "the fullest form")
    assert forms["Steve Okafor"][1].startswith("nickname Steve = Stephen")
    assert forms["Okafor"] == (("a", "c"), "the only person of the story with this family name")


def test_what_is_left_open_is_told_on_both() -> None:
    """Two names a letter apart stay two entities, and each says that it may be the other."""
    found = resolve([reading("a", person("Nora Davis")), reading("b", person("Nora Davies"))])
    assert [(entity.name, entity.doubts[0].other) for entity in found] == [
        ("Nora Davies", "Nora Davis"),
        ("Nora Davis", "Nora Davies"),
    ]
    assert found[0].doubts[0].entity == found[1].id
    assert not resolve([reading("a", person("Nora Davis"), person("Nora Davies"))])[0].doubts


def test_an_office_of_one_country_settles_what_the_names_leave_open() -> None:
    """Where both reports call her Norway's envoy, "Nora Davies" is "Nora Davis", and the reason says so."""
    envoy = "the envoy of Norway"
    readings = [_with_nominal("a", "Nora Davis", envoy), _with_nominal("b", "Nora Davies", envoy)]
    found = resolve(readings)
    assert len(found) == 1
    assert "both reports say envoy, Norway" in found[0].reasons[0]
    other = [readings[0], _with_nominal("b", "Nora Davies", "the envoy of Chile")]
    assert len(resolve(other)) == 2
    third = [*readings, _with_nominal("c", "Nora Davie", envoy)]
    assert len(resolve(third)) == 3
    father = [_with_nominal("a", "Walter Brandt Jr", envoy), _with_nominal("b", "Walter Brandt", envoy)]
    assert len(resolve(father)) == 2


def _with_nominal(id: str, name: str, words: str) -> Reading:
    """A reading of one person who is named once and called by a nominal once."""
    made = reading(id, (PERSON, MentionKind.NAME, (name,)))
    text = f"{name} {words}"
    more = Mention(id="m2", start=len(name) + 1, end=len(text), kind=MentionKind.NOMINAL, type=PERSON, entity="e1")
    report = msgspec.structs.replace(made.report, text=text)
    return msgspec.structs.replace(made, report=report, mentions=(*made.mentions, more))


def test_forms_of_an_organisation_s_name_join() -> None:
    """An acronym and a legal form join across reports with their reasons; firms of two legal forms stay apart."""
    whole = "National Coastal Transport Agency"
    agency = resolve([reading("a", organisation(whole)), reading("b", organisation("NCTA"))])
    assert [entity.reasons for entity in agency] == [("acronym of the name",)]
    firm = resolve([reading("a", organisation("Hallinger AG")), reading("b", organisation("Hallinger"))])
    assert [entity.reasons for entity in firm] == [("legal form left out",)]
    two = [
        reading("a", organisation("Hallinger AG")),
        reading("b", organisation("Hallinger GmbH")),
        reading("c", organisation("Hallinger")),
    ]
    assert len(resolve(two)) == 3


def test_three_letters_join_where_one_organisation_fits() -> None:
    """ "NTA" is the story's only organisation of these letters, or else nobody's."""
    one = [reading("a", organisation("National Transport Agency")), reading("b", organisation("NTA"))]
    assert len(resolve(one)) == 1
    two = [*one, reading("c", organisation("Northern Trade Alliance"))]
    assert len(resolve(two)) == 3
    kept_apart = [reading("a", organisation("National Transport Agency"), organisation("NTA"))]
    assert len(resolve(kept_apart)) == 2


def test_one_name_is_one_kind_of_thing_in_a_story() -> None:
    """What two reports take for a place and one for a person, of whom it tells nothing, is the place."""
    place: Row = (PLACE, MentionKind.NAME, ("Ait Tamra",))
    (found,) = resolve([reading("a", place), reading("b", place), reading("c", person("Ait Tamra"))])
    assert (found.type, len(found.members)) == (PLACE.value, 3)


def test_a_person_of_whom_something_is_told_stays_one() -> None:
    """A name with another form beside it, and a name taken for a person's as often, stay a person's."""
    place: Row = (PLACE, MentionKind.NAME, ("Tamra",))
    assert len(resolve([reading("a", place), reading("b", place), reading("c", person("Ada Tamra", "Tamra"))])) == 2
    assert len(resolve([reading("a", place), reading("b", person("Tamra"))])) == 2
