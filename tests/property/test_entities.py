"""What holds of resolving and of reading mentions, whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.reading import Entity, EntityType, Mention, MentionKind, Reading
from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.read.names import read_mentions
from reportedly.read.parse import parse_blocks
from reportedly.resolve import resolve

NAMES = st.sampled_from(
    [
        "Walter Brandt",
        "Brandt",
        "W. Brandt",
        "Hilda Brandt",
        "Kang Myong-su",
        "Kang Myong Su",
        "Kang",
        "Bill Brandt",
        "X",
    ]
)
BITS = st.sampled_from(
    ["Walter Brandt", "Mr Brandt", "he", "said", "“", "”", "(", "/", "the president", "US officials", ",", ".", "\n\n",
     "Oslo’s", "who", "Kims", "—", "his", "General", "of", "met", "\u200b", "5", "is", "leader"]
)  # fmt: skip


def _reading(id: str, names: list[str]) -> Reading:
    mentions, entities, at = [], [], 0
    for number, name in enumerate(names, 1):
        mentions.append(Mention(id=f"m{number}", start=at, end=at + len(name), kind=MentionKind.NAME,
                                type=EntityType.PERSON, entity=f"e{number}"))  # fmt: skip
        entities.append(Entity(id=f"e{number}", type=EntityType.PERSON, name=name, names=(name,)))
        at += len(name) + 1
    report = Report(
        id=id, uri=id, outlet=None, title=None, lang="en", text=" ".join(names), published=Published(), blocks=()
    )
    return Reading(report=report, mentions=tuple(mentions), entities=tuple(entities))


@given(st.lists(st.lists(NAMES, max_size=4, unique=True), max_size=4), st.randoms())
@settings(max_examples=60, deadline=None)
def test_resolving_keeps_all_and_heeds_no_order(reports: list[list[str]], random: object) -> None:
    """Every entity of every reading is in exactly one result, and the order of the readings changes nothing."""
    readings = [_reading(f"r{number}", names) for number, names in enumerate(reports)]
    found = resolve(readings)
    members = [member for entity in found for member in entity.members]
    assert sorted(members) == sorted((r.report.id, e.id) for r in readings for e in r.entities)
    assert resolve(readings[::-1]) == found


@given(st.lists(BITS, min_size=1, max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_exact_spans(text: str) -> None:
    """Mentions of any text cut back to words of it, and every entity has a mention."""
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    report = Report(
        id="r", uri="r", outlet=None, title=None, lang="en", text=text, published=Published(), blocks=(block,)
    )
    mentions, entities = read_mentions(report, parse_blocks([report])[0])
    assert all(mention.span.of(text).strip() == mention.span.of(text) != "" for mention in mentions)
    assert {mention.entity for mention in mentions} == {entity.id for entity in entities}
    assert all(name in text for entity in entities for name in entity.names)
