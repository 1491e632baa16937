"""Shared text between reports: degree, strand, direction."""

from __future__ import annotations

import pytest

from reportedly.model.judgement import Degree, Knowledge, Reuse, Strand
from reportedly.model.reading import Quotation
from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report
from reportedly.trace import trace

FERRY = (
    "The ferry Aurelia ran aground off the harbour of Port Salvo on Tuesday evening with ninety people on board.",
    "Fishing boats took every passenger ashore within two hours, the island's harbour master told a news briefing.",
    "The owner bought the ship eleven years ago and had promised a new radar after a collision near the same reef.",
    "Divers will inspect the hull once the wind drops, and a tug from the mainland is due to arrive before Sunday.",
)
ORCHARD = (
    "Apple growers in the northern valleys fear for their harvest after three nights of heavy frost in early May.",
    "A cooperative in Halden lit four thousand candles between the trees, which saved perhaps half of the blossoms.",
    "Insurers have sent twelve assessors, while the agriculture committee debates a fund for the smaller farms.",
)
LATER, EARLIER = "2023-03-02T10:00Z", "2023-03-02T06:00Z"


def report_of(
    id: str, *lines: str, outlet: str | None = None, published: str | None = None, **kinds: BlockKind
) -> Report:
    """Put a report together: one paragraph a line, `kinds` names the kind of line number N as `line_N`."""
    text, blocks = "", []
    for number, line in enumerate(lines):
        text += "\n\n" if text else ""
        kind = kinds.get(f"line_{number}", BlockKind.PARAGRAPH)
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(line)))
        text += line
    date = Published(value=published, basis=DateBasis.METADATA) if published else Published()
    return Report(id=id, uri=id, outlet=outlet, title=None, lang="en", text=text, published=date, blocks=tuple(blocks))


def only(reuses: tuple[Reuse, ...]) -> Reuse:
    """The one line there is."""
    (reuse,) = reuses
    return reuse


def test_a_report_under_another_id_is_wholly_taken() -> None:
    """The same text twice shares all of its words."""
    reuse = only(trace([report_of("a", *FERRY), report_of("b", *FERRY)], {}))
    assert (reuse.degree, reuse.containment) == (Degree.WHOLLY, 1.0)


def test_reports_without_common_text_give_nothing() -> None:
    """Two reports that share no passage have no line."""
    assert trace([report_of("a", *FERRY), report_of("b", *ORCHARD)], {}) == ()


def test_a_shortened_copy_with_a_new_lead_is_found() -> None:
    """A cut copy with small edits is still a copy, and its passages cut back exactly."""
    copy = ("Ninety people had a lucky escape on Tuesday night.", FERRY[0].replace("evening", "night"), FERRY[1])
    one, other = report_of("copy", *copy), report_of("wire", *FERRY)
    reuse = only(trace([one, other], {}))
    assert reuse.degree is not Degree.NON and reuse.containment > 0.7
    texts = {"copy": one.text, "wire": other.text}
    passage = max(reuse.passages, key=lambda passage: passage.end - passage.start)
    here = texts[reuse.report][passage.start : passage.end]
    there = texts[reuse.source][passage.source_start : passage.source_end]
    assert here.replace("night", "evening") == there


def test_reworded_little_words_do_not_hide_a_copy() -> None:
    """Content words in the same order show the copy where hardly any five words in a row are left."""
    reworded = [
        line.replace(" the ", " that ").replace(" of ", " belonging to ").replace(" and ", " as well as ")
        .replace(" to ", " towards ").replace(" on ", " upon ").replace(" a ", " one ")
        for line in FERRY
    ]  # fmt: skip
    assert only(trace([report_of("a", *FERRY), report_of("b", *reworded)], {})).degree is Degree.WHOLLY


def test_a_shared_quotation_is_a_shared_speaker_not_a_copy() -> None:
    """Two reports of their own that quote the same words are not derived from one another."""
    said = "“We heard a long scraping noise and then every light on the lower deck went out at once”"
    one = report_of("a", FERRY[0], f"{said}, said a passenger.", FERRY[2])
    other = report_of("b", ORCHARD[0], f"A teacher remembered: {said}.", ORCHARD[1])
    reuse = only(trace([one, other], {}))
    assert (reuse.degree, reuse.containment) == (Degree.NON, 0.0)
    assert {passage.strand for passage in reuse.passages} == {Strand.QUOTE}


def test_given_quotations_outrank_the_marks() -> None:
    """Where quotations were read, only they are quotations."""
    said = "We heard a long scraping noise and then every light on the lower deck went out at once"
    one = report_of("a", said, FERRY[0], FERRY[2])
    other = report_of("b", said, *ORCHARD)
    whole = Quotation(start=0, end=len(said))
    reuse = only(trace([one, other], {"a": [whole], "b": [whole]}))
    assert {passage.strand for passage in reuse.passages} == {Strand.QUOTE}


def test_a_caption_with_small_edits_is_one_shared_passage() -> None:
    """An agency's caption is found though no five words in a row are the same; it makes no copy."""
    one = report_of(
        "a", "Senior Maltese envoy Anna Borg (L) arrives at the central station to leave for Vienna.", *FERRY,
        line_0=BlockKind.CAPTION,
    )  # fmt: skip
    other = report_of(
        "b", "Senior Maltese envoy Anna Borg arrives at Rome central station heading for Vienna", *ORCHARD,
        line_0=BlockKind.CAPTION,
    )  # fmt: skip
    reuse = only(trace([one, other], {}))
    assert [passage.strand for passage in reuse.passages] == [Strand.CAPTION]
    assert reuse.degree is Degree.NON
    words = {report.id: report.text for report in (one, other)}[reuse.report]
    passage = reuse.passages[0]
    assert words[passage.start : passage.end].startswith("Senior Maltese envoy Anna Borg")
    assert words[passage.start : passage.end].endswith("Vienna")


def test_shared_furniture_alone_gives_no_line() -> None:
    """Two pages of one outlet share their furniture, and no news."""
    line = "Sign up to our weekly letter for the stories that matter most to readers on the islands and the coast"
    one = report_of("a", *FERRY, line, line_4=BlockKind.FURNITURE)
    other = report_of("b", *ORCHARD, line, line_3=BlockKind.FURNITURE)
    assert trace([one, other], {}) == ()


def test_a_repeated_block_counts_once() -> None:
    """A twin is left out: the caption that is printed twice is no longer text."""
    caption = "Senior Maltese envoy Anna Borg arrives at Rome central station heading for Vienna"
    text = f"{caption}\n{caption}\n\n{ORCHARD[0]}"
    second = len(caption) + 1
    blocks = (
        Block(kind=BlockKind.CAPTION, start=0, end=len(caption)),
        Block(kind=BlockKind.CAPTION, start=second, end=second + len(caption), twin=True),
        Block(kind=BlockKind.PARAGRAPH, start=2 * second + 1, end=len(text)),
    )
    twice = Report(id="b", uri="b", outlet=None, title=None, lang="en", text=text, published=Published(), blocks=blocks)
    once = report_of("a", caption, *FERRY, line_0=BlockKind.CAPTION)
    assert len(only(trace([once, twice], {})).passages) == 1


WIRE = f"PORT SALVO (Reuters) — {FERRY[0]}"


@pytest.mark.parametrize(
    ("one", "other", "taken"),
    [
        # (outlet, published, first line) of the shorter and the longer report, and which one was taken from the other
        (("Harbour Gazette", None, WIRE), ("Reuters", None, WIRE), "one"),  # it credits the agency
        (("Harbour Gazette", EARLIER, WIRE), ("Reuters", LATER, WIRE), "one"),  # a wire that was put out again
        (("Harbour Gazette", LATER, FERRY[0]), ("Reuters", EARLIER, WIRE), "one"),
        (("Harbour Gazette", LATER, FERRY[0]), ("Daily Lantern", EARLIER, FERRY[0]), "one"),
        (("Harbour Gazette", EARLIER, FERRY[0]), ("Daily Lantern", LATER, FERRY[0]), "other"),
        (("Harbour Gazette", None, FERRY[0]), ("Daily Lantern", None, FERRY[0]), None),  # nothing tells
        (("Harbour Gazette", LATER, WIRE), ("Daily Lantern", EARLIER, WIRE), None),  # both may have it from the wire
        (("Harbour Gazette", None, f"The Daily Lantern reports: {FERRY[0]}"), ("Daily Lantern", None, FERRY[0]), "one"),
        (("Harbour Gazette", "2023-03-02", FERRY[0]), ("Daily Lantern", EARLIER, FERRY[0]), None),  # same day
    ],
)
def test_the_direction_is_known_only_where_something_tells_it(
    one: tuple[str, str | None, str], other: tuple[str, str | None, str], taken: str | None
) -> None:
    """Credits come before dates; a common agency leaves two copies without a direction."""
    reports = [
        report_of("one", one[2], *FERRY[1:3], outlet=one[0], published=one[1]),
        report_of("other", other[2], *FERRY[1:], outlet=other[0], published=other[1]),
    ]
    reuse = only(trace(reports, {}))
    assert reuse.direction is (Knowledge.KNOWN if taken else Knowledge.UNKNOWN)
    if taken:
        assert reuse.report == taken


def test_two_copies_of_one_wire_are_siblings() -> None:
    """Where a third report explains what two share, neither is called the other's source."""
    wire = report_of("wire", WIRE, *FERRY[1:], outlet="Reuters", published=EARLIER)
    first = report_of("first", WIRE, *FERRY[1:3], outlet="Harbour Gazette", published="2023-03-02T08:00Z")
    second = report_of("second", *FERRY[:3], outlet="Daily Lantern", published=LATER)
    known = {(reuse.report, reuse.source): reuse.direction for reuse in trace([wire, first, second], {})}
    assert known["first", "wire"] is known["second", "wire"] is Knowledge.KNOWN
    assert {way for pair, way in known.items() if "wire" not in pair} == {Knowledge.UNKNOWN}


def test_an_addition_that_was_passed_on_shows_the_copy_of_a_copy() -> None:
    """Words that the wire lacks and both copies have tell that the later copy was taken from the earlier one."""
    wire = report_of("wire", WIRE, *FERRY[1:], outlet="Reuters", published=EARLIER)
    first = report_of("first", WIRE, FERRY[1], ORCHARD[0], outlet="Harbour Gazette", published="2023-03-02T08:00Z")
    second = report_of("second", *FERRY[:2], ORCHARD[0], outlet="Daily Lantern", published=LATER)
    known = {(reuse.report, reuse.source): reuse.direction for reuse in trace([wire, first, second], {})}
    assert known["second", "first"] is Knowledge.KNOWN
