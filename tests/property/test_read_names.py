"""What holds of the names of any report: nothing around it, and no other report, changes who is who."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.read.names import read_mentions
from reportedly.read.parse import parse_blocks

SENTENCES = [
    "Walter Brandt, 51, the mayor of Tormel, met Hilda Brandt on Monday.",
    "Hilda Brandt, a lawyer, said that he had lied.",
    "Mr Brandt left for Oslo.",
    "Brandt denied it.",
    "The mayor told reporters that he would resign.",
    "The 51-year-old was tired.",
    "Orvel Airlines said that it would sue the mayor.",
    "The airline has 12 aircraft.",
    "The International Grain Council (IGC) met in Geneva.",
    "The IGC gave no reason.",
    "Walter Brandt was arrested and the suspect was questioned.",
    "Hilda Brandt gave evidence, and the witness wept.",
    "A spokesman for Walter Brandt and Hilda Brandt declined to comment.",
    "Brandt’s brother, Karl Brandt, waited outside.",
]
FURNITURE = ["Read more: Karl Osgood wins", "Subscribe to the Kisamo Post", "Share this", "By Jane Osgood", "(Reuters)"]
BODIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)
GIVEN = st.sampled_from(["Walter", "Hilda", "Karl", "Jong-un", "Yong-chol", "Mei", "Omar", "Per"])
FAMILY = st.sampled_from(["Brandt", "Kim", "Xu", "van der Meer", "El Khatib", "Hale"])
TELLING = st.sampled_from(
    ["{a} met {b}.", "{a}, 43, and {b} left.", "{a} told {b} that he was late.", "The mayor, {a}, sued {b}.",
     "{a} is the brother of {b}.", "Mr {f} smiled.", "{f} spoke.", "{b}, a lawyer, wept.", "The lawyer said so.",
     "{b} was arrested; the suspect is {a}.", "Ms {f} left.", "He said {f} had gone.", "The 43-year-old sat down."]
)  # fmt: skip


def report_of(parts: Sequence[tuple[BlockKind, str]]) -> Report:
    """A report of blocks with an empty line between them."""
    blocks, text = [], ""
    for kind, part in parts:
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(part)))
        text += f"{part}\n\n"
    return Report(id="r", uri="r", outlet=None, title=None, lang="en", text=text, published=Published(),
                  blocks=tuple(blocks))  # fmt: skip


def who_is_who(report: Report, together: Sequence[Report] = ()) -> list[tuple[str, str, str]]:
    """Words, type and entity's number of each mention, in order; the report may be parsed with others."""
    mentions, _ = read_mentions(report, parse_blocks([report, *together])[0])
    return [(report.text[m.start : m.end], m.type.value, m.entity) for m in mentions]


@given(BODIES, st.lists(st.sampled_from(FURNITURE), min_size=1, max_size=4), st.randoms())
@settings(max_examples=40, deadline=None)
def test_furniture_around_changes_no_entity(body: list[str], furniture: list[str], random: object) -> None:
    """What was set aside before, between and behind the paragraphs tells nothing of who is who."""
    plain = [(BlockKind.PARAGRAPH, sentence) for sentence in body]
    aside = [(BlockKind.FURNITURE, line) for line in furniture]
    between = [each for part in plain for each in (aside[0], part)]
    assert who_is_who(report_of([*aside, *between, *aside])) == who_is_who(report_of(plain))


@given(BODIES, BODIES)
@settings(max_examples=30, deadline=None)
def test_no_report_depends_on_another(one: list[str], two: list[str]) -> None:
    """A report read beside another one has the same mentions as alone."""
    first, second = (report_of([(BlockKind.PARAGRAPH, sentence) for sentence in body]) for body in (one, two))
    assert who_is_who(first, [second]) == who_is_who(first)


@given(st.lists(GIVEN, min_size=2, max_size=2, unique=True), FAMILY, st.lists(TELLING, min_size=1, max_size=7))
@settings(max_examples=60, deadline=None)
def test_two_of_one_family_name_are_never_one(given_names: list[str], family: str, telling: list[str]) -> None:
    """Whatever is told of two persons of one family name, no entity holds both of their full names."""
    east = family in ("Kim", "Xu")
    a, b = (f"{family} {name}" if east else f"{name} {family}" for name in given_names)
    text = [(BlockKind.PARAGRAPH, each.format(a=a, b=b, f=family)) for each in telling]
    found = who_is_who(report_of(text))
    holding = [{entity for words, _, entity in found if words == name} for name in (a, b)]
    assert not holding[0] & holding[1]
