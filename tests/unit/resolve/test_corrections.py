"""What a person said of two names: read, checked, and stronger than the rules."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ConfigError
from reportedly.model.judgement import Correction, StoryEntity
from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Reading
from reportedly.model.report import Published, Report
from reportedly.resolve import find_idle, read_corrections, resolve, same, write_correction

HEAD = "a\tb\tverdict\twho\twhen\twhy\n"


def reading(id: str, *names: str, type: EntityType = EntityType.PERSON) -> Reading:
    """A reading with one entity and one mention for each name."""
    text, mentions, entities = " ".join(names), [], []
    for number, name in enumerate(names, 1):
        start = text.index(name)
        mentions.append(Mention(id=f"m{number}", start=start, end=start + len(name), kind=MentionKind.NAME, type=type,
                                entity=f"e{number}"))  # fmt: skip
        entities.append(Entity(id=f"e{number}", type=type, name=name, names=(name,)))
    report = Report(id=id, uri=id, outlet=None, title=None, lang="en", text=text, published=Published(), blocks=())
    return Reading(report=report, mentions=tuple(mentions), entities=tuple(entities))


def said(a: str, b: str, verdict: str, *, why: str = "") -> Correction:
    """A correction by the desk."""
    return Correction(a=a, b=b, same=verdict == "same", who="the desk", when="2026-05-01", why=why)


def named(entities: tuple[StoryEntity, ...], name: str) -> StoryEntity:
    """The one entity that goes by a name."""
    (found,) = (entity for entity in entities if name in entity.names)
    return found


def test_same_joins_what_the_rules_keep_apart_and_says_who_said_so() -> None:
    """A stage name is joined on a person's word, which stands as the reason on the entity and on the name."""
    readings = [reading("a", "Hilda Brandt"), reading("b", "Lady Vex")]
    assert len(resolve(readings)) == 2
    found = resolve(readings, [said("Hilda Brandt", "Lady Vex", "same", why="stage name")])
    assert len(found) == 1
    assert found[0].reasons == ("“Hilda Brandt” and “Lady Vex” said to be one by the desk, 2026-05-01: stage name",)
    reasons = [variant.reason for variant in found[0].variants]
    assert reasons == ["the fullest form", found[0].reasons[0]]


def test_different_parts_what_the_rules_join() -> None:
    """Two namesakes by spelling are parted, and the reason stands on both sides; a third name goes to the nearer."""
    readings = [reading("a", "Walter Brandt"), reading("b", "Walter J. Brandt"), reading("c", "WALTER J. BRANDT")]
    assert len(resolve(readings)) == 1
    found = resolve(readings, [said("Walter Brandt", "Walter J. Brandt", "different")])
    assert {tuple(report for report, _ in entity.members) for entity in found} == {("a",), ("b", "c")}
    assert all("said to be different by the desk" in entity.reasons[-1] for entity in found)
    assert all(not entity.doubts for entity in found)


def test_different_holds_for_organisations_too() -> None:
    """A legal form that is another firm after all stays apart."""
    readings = [reading("a", "Kestrel Inc.", type=EntityType.ORGANISATION),
                reading("b", "Kestrel", type=EntityType.ORGANISATION)]  # fmt: skip
    assert len(resolve(readings)) == 1
    assert len(resolve(readings, [said("Kestrel Inc.", "Kestrel", "different")])) == 2


def test_a_name_that_two_bear_is_joined_with_nobody() -> None:
    """Where two persons of the story go by the name in a correction, nobody can tell which one was meant."""
    readings = [reading("a", "Walter Brandt", "Hilda Brandt"), reading("b", "Brandt"), reading("c", "Brandt", "Vex")]
    found = resolve(readings, [said("Brandt", "Vex", "same")])
    assert named(found, "Vex").names == ("Vex",)


def test_two_names_alone() -> None:
    """`same` hears corrections, also over a third name, in either order, and whatever the case."""
    corrections = [said("Lady Vex", "Hilda Brandt", "same"), said("LADY VEX", "Vex the Great", "same"),
                   said("Hilda Brandt", "Hilda R. Brandt", "different")]  # fmt: skip
    assert same("Vex the Great", "hilda brandt", corrections=corrections).same is True
    assert same("Hilda R. Brandt", "Lady Vex", corrections=corrections).same is False
    assert same("Hilda Brandt", "Hilda R. Brandt").same is True
    assert same("Otto Brandt", "Otto Brandt", corrections=corrections).same is True


def test_a_table_is_read_and_written_back() -> None:
    """A row comes back as it was written; comments and blank lines are passed over, and lines are counted with them."""
    correction = said("Lady Vex", "Hilda Brandt", "same", why="stage name")
    (read,) = read_corrections(f"# by us\n{HEAD}\n{write_correction(correction)}", origin="c.tsv")
    assert (read.a, read.b, read.same, read.who, read.when, read.why) == (
        "Lady Vex", "Hilda Brandt", True, "the desk", "2026-05-01", "stage name",
    )  # fmt: skip
    assert read.line == 4


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a\tb\n", "line 1: the first line must name the columns"),
        (f"{HEAD}Ann\tBob\n", "line 2: a row has the cells"),
        (f"{HEAD}Ann\tBob\tperhaps\tme\ttoday\t\n", "line 2: the verdict 'perhaps'"),
        (f"{HEAD}Ann\tBob\tsame\t\ttoday\t\n", "line 2: a row has the cells"),
        (f"{HEAD}A\tB\tsame\tme\tnow\nB\tC\tsame\tme\tnow\n\nA\tC\tdifferent\tyou\tnow\n", "lines 2, 3, 5 contradict"),
        (f"{HEAD}A\tB\tdifferent\tme\tnow\nb\ta\tsame\tme\tnow\n", "lines 2, 3 contradict"),
    ],
)
def test_a_wrong_table_is_named_by_its_line(content: str, words: str) -> None:
    """What is no row, and rows that contradict each other, are errors that name the file and the lines."""
    with pytest.raises(ConfigError, match=words):
        read_corrections(content, origin="c.tsv")


@pytest.mark.parametrize("name", ["An\tn", "An\nn", "# Ann"])
def test_a_cell_cannot_break_the_table(name: str) -> None:
    """A name with a tab, a line end or a leading # is refused."""
    with pytest.raises(ConfigError):
        write_correction(said(name, "Bob", "same"))


@given(st.permutations([said("Lady Vex", "Hilda Brandt", "same"), said("Otto Brandt", "O. Brandt", "different")]))
@settings(max_examples=10, deadline=None)
def test_the_order_of_corrections_and_reports_changes_no_entity(corrections: list[Correction]) -> None:
    """The same rows in another order, and the reports in another order, give the same entities."""
    readings = [reading("a", "Hilda Brandt", "Otto Brandt"), reading("b", "Lady Vex", "O. Brandt"), reading("c", "Vex")]
    found = resolve(readings, corrections)
    assert resolve(readings[::-1], corrections) == found
    assert {tuple(sorted(entity.names)) for entity in found} == {
        ("Hilda Brandt", "Lady Vex"), ("Otto Brandt",), ("O. Brandt",), ("Vex",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        (said("Hilda Brandt", "Vex", "same"), ()),
        (said("Hilda Brandt", "Otto Falk", "same"), ("nobody here goes by 'Otto Falk'",)),
        (said("Brandt", "Vex", "same"), ("several go by 'Brandt'",)),
        (said("Hilda Brandt", "Walter Brandt", "different"), ()),
    ],
)
def test_a_correction_that_changes_nothing_is_told(correction: Correction, told: tuple[str, ...]) -> None:
    """Who corrects hears where it came to nothing, and why; not where the entities agree with it."""
    readings = [reading("a", "Walter Brandt", "Hilda Brandt"), reading("b", "Brandt"), reading("c", "Brandt", "Vex")]
    messages = find_idle([correction], resolve(readings, [correction]))
    assert len(messages) == len(told)
    assert all(words in message for words, message in zip(told, messages, strict=True))

