"""What is true of quotations and attributions for every text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import pairwise

import msgspec
import pytest
from hostile import PATTERNS, before_the_parse, fill, seconds
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import report

from reportedly.clean.report import clean
from reportedly.model.base import Span
from reportedly.model.reading import Attribution, Reading
from reportedly.model.report import BlockKind, MediaType, Page, Report
from reportedly.read.parse import load_model, parse_blocks
from reportedly.read.reading import read

MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("“", ""), ("", "”"), ("“", "“")]
WHO = st.sampled_from(["Nora Lind", "the mayor", "two officials", "Reuters", "she", "it", "The Herald", "MS. LIND"])
VERB = st.sampled_from(["said", "warned", "denied", "told CNN", "claims", "is expected", "added", "wondered"])
FACT = st.sampled_from(
    ["the bridge was closed", "nobody had been hurt", "the firm’s boats [all of them] sank", "they’d go (in May)",
     "the report that the mayor said so was false", "he said the dam was safe, but others think it is not"]
)  # fmt: skip
SPOKEN = st.sampled_from(
    ["We will not wait for an accident", "I think they said ‘no’ to it", "No", "The Bells of Lorne Bay",
     "we, he said, will go home now", "according to her, [the] harbour is safe"]
)  # fmt: skip
NOISE = st.sampled_from(
    ["", "", "“", '"', "'", "(", ")", "—", "…", " - ", "\u00a0", "5' 11\"", "• ", "14:32 GMT ", "Q: "]
)  # fmt: skip
SHAPES = [
    "{o}{spoken},{c} {who} {verb}. {noise}{o}{spoken}.{c}",
    "{who} {verb} that {fact}.",
    "{fact}, {who} {verb}, {fact}.",
    "According to {who}, {fact}{noise}, citing {who}.",
    "{o}{spoken}.{c}",
    "{who}: {o}{spoken}.{c}",
    "{noise}{who} {verb} {fact} but {who} {verb} it was “{spoken}”.",
    "Speculation that {fact} is growing, {who} {verb}.",
    "THE MAYOR OF LORNE SAID THAT {fact}.",
    "{who} was told by {who} that {fact}{noise}.",
]


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    opening, closing = draw(st.sampled_from(MARKS))
    made = draw(st.sampled_from(SHAPES))
    for field, values in (("{who}", WHO), ("{verb}", VERB), ("{fact}", FACT), ("{spoken}", SPOKEN), ("{noise}", NOISE)):
        while field in made:
            made = made.replace(field, draw(values), 1)
    return made.replace("{o}", opening).replace("{c}", closing)


TEXTS = st.lists(paragraphs(), min_size=1, max_size=5)


def read_text(text: str) -> Reading:
    return read([report(text)])[0]


def words(reading: Reading, *, shown: Callable[[str], str] = str) -> list[tuple[object, ...]]:
    """The attributions without their offsets: sources, cue, content, mode, certainty, told."""
    text = reading.report.text

    def cut(spans: Iterable[Span]) -> tuple[str, ...]:
        return tuple(shown(span.of(text)) for span in spans)

    return [
        (
            tuple((s.kind, s.start is not None and shown(text[s.start : s.end])) for s in each.sources),
            cut(each.cue), cut(each.content), each.mode, each.certainty, each.told is not None, each.within,
        )
        for each in reading.attributions
    ]  # fmt: skip


# ---- spans ----------------------------------------------------------------------------------------------------


@settings(max_examples=30)
@given(TEXTS)
def test_spans_lie_in_one_block_and_in_order(lines: list[str]) -> None:
    """Quotations, sources, cues and pieces of content each lie in one block; pieces are in order and disjoint."""
    reading = read_text("\n\n".join(lines))
    blocks = [block.span for block in reading.report.blocks]
    spans = [quotation.span for quotation in reading.quotations]
    for each in reading.attributions:
        spans += [*each.cue, *each.content, *sources(each)]
        assert all(one.end <= two.start for one, two in pairwise(each.content))
        assert all(one.end <= two.start for one, two in pairwise(each.cue))
    for statement in reading.statements:
        spans += statement.spans
        assert all(one.end <= two.start for one, two in pairwise(statement.spans))
    assert all(any(block.holds(span) for block in blocks) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(reading.quotations))


def sources(each: Attribution) -> list[Span]:
    return [Span(start=s.start, end=s.end) for s in each.sources if s.start is not None and s.end is not None]


@settings(max_examples=30)
@given(TEXTS)
def test_who_is_within_whom_goes_in_no_circle(lines: list[str]) -> None:
    """Whoever is within another speaks inside of that one's content, or is cited for all that the other one says."""
    attributions = {each.id: each for each in read_text("\n\n".join(lines)).attributions}
    for each in attributions.values():
        outer = attributions[each.within] if each.within else None
        if outer is not None:
            inside = any(piece.holds(each.cue[-1]) for piece in outer.content)
            assert inside or each.act == "cite" or held(each, outer)
        seen = {each.id}
        while outer is not None:
            assert outer.id not in seen
            seen.add(outer.id)
            outer = attributions[outer.within] if outer.within else None


def held(inner: Attribution, outer: Attribution) -> bool:
    return all(any(piece.meets(each) for piece in outer.content) for each in inner.content)


@settings(max_examples=30)
@given(TEXTS)
def test_nobody_says_his_own_name_and_cue(lines: list[str]) -> None:
    """A content never shares a character with its own source or cue, unless these stand inside of a quotation.

    Marks are never cut apart: “We, he said, will go home now” is one quotation, whoever wrote the marks.
    """
    reading = read_text("\n\n".join(lines))
    for each in reading.attributions:
        for own in (*each.cue, *sources(each)):
            quoted = any(quotation.span.holds(own) for quotation in reading.quotations)
            assert quoted or not any(piece.meets(own) for piece in each.content)


# ---- what stands around a text --------------------------------------------------------------------------------

ABOVE = ["Home | News | Sport | Weather", "Share this article", "Sign in", "Menu", "Advertisement"]
BELOW = [
    "Read more", "Share", "Sign up to our newsletter", "Most read", "Follow us on Twitter", "Advertisement",
    "We use cookies to improve your experience. Accept all", "© 2024 The Fjord Herald. All rights reserved.",
]  # fmt: skip
ARTICLE = """Harbour tunnel to close for a year

The harbour tunnel will close for a year, Mayor Ines Falk said on Tuesday, after engineers warned that it was cracking.

“We will not wait for an accident,” she said. “The people of this town have waited long enough.”

“Nobody has ever listened to us.”

The union claimed that its members had complained, but the company is expected to deny it, according to two officials.

“They knew,” said Olin Brask, a driver, who was told by the police that the pumps were old."""


@settings(max_examples=12)
@given(st.lists(st.sampled_from(ABOVE), max_size=4), st.lists(st.sampled_from(BELOW), max_size=5))
def test_furniture_around_a_text_changes_no_attribution(above: list[str], below: list[str]) -> None:
    """Menus, share labels, cookie lines and promotion above and below leave who says what as it was."""
    dirty = "\n\n".join([*above, ARTICLE, *below])
    assert words(read([cleaned(dirty)])[0]) == words(read([cleaned(ARTICLE)])[0])


def cleaned(text: str) -> Report:
    return clean(Page(uri="a.txt", content=text, media=MediaType.TEXT))


@settings(max_examples=15)
@given(TEXTS, st.lists(st.sampled_from(ABOVE + BELOW), min_size=1, max_size=4), st.integers(0, 5))
def test_what_is_set_aside_changes_no_attribution(lines: list[str], furniture: list[str], at: int) -> None:
    """Blocks that are set aside, wherever they stand, leave the attributions of all others as they were."""
    around = [*((line, BlockKind.PARAGRAPH) for line in lines)]
    around[at:at] = [(line, BlockKind.FURNITURE) for line in furniture]
    assert words(read([kinds(around)])[0]) == words(read_text("\n\n".join(lines)))


def kinds(lines: list[tuple[str, BlockKind]]) -> Report:
    one = report("\n\n".join(line for line, _ in lines))
    blocks = [
        msgspec.structs.replace(block, kind=kind) for block, (_, kind) in zip(one.blocks, lines, strict=True)
    ]  # fmt: skip
    return msgspec.structs.replace(one, blocks=tuple(blocks))


@settings(max_examples=15)
@given(TEXTS)
def test_doubled_blank_lines_change_no_attribution(lines: list[str]) -> None:
    """Twice as many blank lines leave who says what as it was."""
    one, two = cleaned("\n\n".join(lines)), cleaned("\n\n\n\n".join(lines))
    assert words(read([one])[0]) == words(read([two])[0])


# ---- cost -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_doubled_hostile_text_takes_twice_as_long(name: str) -> None:
    """What looks at a text before the parser does is linear in it, whatever marks it is made of."""
    short, long = (report(fill(PATTERNS[name], size)) for size in (12_000, 24_000))
    for _ in range(4):  # a busy machine may disturb a measurement, but not all of them
        before, behind = (seconds(lambda one=one: before_the_parse(one)) for one in (short, long))
        if behind <= 2.4 * before or behind < 0.005:
            return
    raise AssertionError(f"{before:.4f} s, doubled {behind:.4f} s")


@pytest.mark.parametrize("name", ["quotations", "spoken", "commas"])
def test_a_hostile_text_is_read_in_time(name: str) -> None:
    """Attributions of a hostile text of 2,000 characters take no more than a few times its parse."""
    load_model()
    one = report(fill(PATTERNS[name], 2_000))
    started = time.process_time()
    parse_blocks([one])
    parsed = time.process_time() - started
    read([one])
    assert time.process_time() - started < 4 * parsed + 3
