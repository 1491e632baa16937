"""Stories from bodies: what joins, what stays apart."""

from __future__ import annotations

import pytest

from reportedly.group import group
from reportedly.group.copies import find_copies
from reportedly.group.linkage import link
from reportedly.group.terms import weigh_terms
from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report

FERRY_1 = (
    "Ninety rescued as ferry strands off Port Salvo",
    "The ferry Aurelia ran aground off the harbour of Port Salvo on Tuesday evening with ninety people on board.",
    "Fishing boats took every passenger ashore within two hours, harbour master Luca Brand told a news briefing.",
    "The government has ordered an investigation into the accident, the transport minister said.",
)
FERRY_2 = (
    "Islanders praised after night on the reef",
    "Passengers of the Aurelia have thanked the fishermen of Port Salvo who brought them ashore after the ferry hit a "
    "reef.",
    "Luca Brand, the harbour master, said no one was hurt. Divers are to look at the hull on Thursday.",
    "The minister has promised an investigation. Officials said the owner had been warned about the radar.",
)
FROST = (
    "Frost threatens harvest",
    "Apple growers around Halden fear for their harvest after three nights of heavy frost, the minister said.",
    "A cooperative lit four thousand candles between the trees, which saved perhaps half of the blossoms on Tuesday.",
    "The government has ordered an investigation into insurance for small farms, officials told a news briefing.",
)
LIBRARY = (
    "Library to open on Sundays",
    "The city library of Marenburg will open on Sundays from autumn, the culture committee decided on Tuesday.",
    "Librarians had asked for more staff. The mayor said the government would pay for two years.",
)


QUAKE_1 = (
    "Quake kills five in southern Peru",
    "A strong earthquake struck southern Peru early on Monday, killing at least five people, officials said.",
    "The quake hit at a depth of 20 km near the city of Arequipa, the geological survey said. Houses collapsed and "
    "rescue workers searched the rubble for survivors.",
)
QUAKE_1_LATER = (
    "Two found alive",
    "Rescue teams in Arequipa pulled two survivors from the rubble on Tuesday, a day after a quake killed five people "
    "in the south of Peru. The geological survey counted thirty aftershocks.",
)
QUAKE_2 = (
    "Dozens hurt as earthquake rocks northern Iran",
    "An earthquake shook northern Iran on Thursday, injuring dozens and damaging houses, state television reported.",
    "The quake struck at a depth of 10 km near Tabriz, the geological survey said. Rescue workers searched the rubble "
    "for survivors.",
)


def report_of(id: str, lines: tuple[str, ...], published: str | None = None) -> Report:
    """Put a report together: a headline and paragraphs."""
    text, blocks = "", []
    for number, line in enumerate(lines):
        text += "\n\n" if text else ""
        kind = BlockKind.PARAGRAPH if number else BlockKind.HEADLINE
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(line)))
        text += line
    date = Published(value=published, basis=DateBasis.METADATA) if published else Published()
    return Report(
        id=id, uri=id, outlet=None, title=None, lang="en", text=text, published=date, blocks=tuple(blocks)
    )


def stories(*reports: Report) -> set[frozenset[str]]:
    """The groups of report ids that share a story."""
    found: dict[str, set[str]] = {}
    for line in group(reports):
        found.setdefault(line.story, set()).add(line.report)
    return {frozenset(members) for members in found.values()}


def test_two_reports_of_one_event_are_one_story() -> None:
    """Names and rare words in common join two reports whose headlines share nothing."""
    assert stories(report_of("a", FERRY_1), report_of("b", FERRY_2)) == {frozenset("ab")}


def test_common_news_words_join_nothing() -> None:
    """Ministers, investigations and briefings are in all news: reports of other events stay apart."""
    reports = [report_of("a", FERRY_1), report_of("b", FERRY_2), report_of("c", FROST), report_of("d", LIBRARY)]
    assert stories(*reports) == {frozenset("ab"), frozenset("c"), frozenset("d")}


def test_two_events_of_one_kind_stay_apart() -> None:
    """Two earthquakes share all words but the names; two reports of one earthquake share those."""
    reports = [report_of("a", QUAKE_1), report_of("b", QUAKE_1_LATER), report_of("c", QUAKE_2)]
    assert stories(*reports) == {frozenset("ab"), frozenset("c")}
    assert len(stories(reports[0], reports[2])) == 2


def test_two_unlike_reports_alone_stay_apart() -> None:
    """Two reports are no proof of one story."""
    assert stories(report_of("a", FERRY_1), report_of("b", FROST)) == {frozenset("a"), frozenset("b")}


def test_a_story_lies_within_one_storyline() -> None:
    """Reports of one story share its storyline."""
    lines = group([report_of("a", FERRY_1), report_of("b", FERRY_2), report_of("c", FROST)])
    assert len({line.storyline for line in lines if line.report in "ab"}) == 1


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2023-03-02", "2023-03-02T10:00Z", True),
        ("2023-03-02", "2023-03-04", True),
        ("2023-03-02", "2023-06-30", False),  # the same harbour, another ferry
        ("2023-03-02", None, True),
        ("soon", "2023-03-02", True),
    ],
)
def test_dates_part_what_words_would_join(one: str | None, other: str | None, together: bool) -> None:
    """Months between two reports veto one story; an unknown date is no veto."""
    found = stories(report_of("a", FERRY_1, one), report_of("b", FERRY_2, other))
    assert (len(found) == 1) is together


def test_copies_share_a_story_whatever_their_dates() -> None:
    """A text that is put out again much later is still the same text."""
    found = stories(report_of("a", FERRY_1, "2023-03-02"), report_of("b", (*FERRY_1, LIBRARY[2]), "2023-09-02"))
    assert found == {frozenset("ab")}


def test_short_texts_are_copies_only_if_they_are_the_same() -> None:
    """A line of a few words proves nothing unless it is the whole of both."""
    line = ("Ferry strands",)
    reports = [report_of("a", line), report_of("b", line), report_of("c", ("Ferry sinks",))]
    assert find_copies(reports) == [[0, 1], [2]]


def test_no_reports_make_no_groups() -> None:
    """Nothing in, nothing out; one report is a story of its own."""
    assert group([]) == ()
    assert len(group([report_of("a", FERRY_1)])) == 1


def test_a_report_without_words_stands_alone() -> None:
    """An empty report has no terms and joins no one."""
    empty = Report(id="e", uri="e", outlet=None, title=None, lang="en", text="", published=Published(), blocks=())
    assert weigh_terms([empty]) == [{}]
    assert frozenset("e") in stories(empty, report_of("a", FERRY_1))


@pytest.mark.parametrize(
    ("likeness", "groups"),
    [
        ({(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}, [[0, 1, 2]]),
        ({(0, 1): 0.9, (1, 2): 0.4}, [[0, 1], [2]]),  # single linkage would join all three
        ({}, [[0], [1], [2]]),
        ({(0, 1): 0.5, (1, 2): 0.5}, [[0, 1], [2]]),  # a tie goes to the lower numbers
    ],
)
def test_groups_join_by_the_average(likeness: dict[tuple[int, int], float], groups: list[list[int]]) -> None:
    """A pair that is unlike counts against a group as much as a like one speaks for it."""
    assert link([[0], [1], [2]], likeness, threshold=0.3) == groups
