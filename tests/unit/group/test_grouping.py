"""Stories from bodies: what joins, what stays apart."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.group import group
from reportedly.group.copies import find_copies
from reportedly.group.countries import find_countries
from reportedly.group.crowd import scale_by_crowd
from reportedly.group.grouping import STORY
from reportedly.group.likeness import measure_likeness
from reportedly.group.linkage import link
from reportedly.group.rarity import Rarity
from reportedly.group.round_ups import is_round_up, link_apart
from reportedly.group.terms import count, weigh, weigh_all
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
    assert weigh_all([empty])[0].terms == {}
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


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("South Korea and the U.S. met in Mexico's capital.", {"South Korea", "United States", "Mexico"}),
        ("New Mexico votes on Tuesday.", set()),
        ("Washington told the Kenyans, Paris did not.", {"United States", "Kenya", "France"}),
        ("turkey for dinner", set()),
        ("", set()),
    ],
)
def test_the_longest_known_form_tells_the_country(text: str, countries: set[str]) -> None:
    """Countries are known by name, adjective, people and capital; what is a part of a longer name is none."""
    assert find_countries(text) == countries


def test_weekdays_part_what_words_would_join() -> None:
    """Words count for more where both reports name one day near their start, for less where they name others."""
    first = ("The bridge at Orlow was closed on Monday after a crack was found, the town said.",)
    again = ("The bridge at Orlow was closed on Monday; the town spoke of a crack.",)
    later = ("The bridge at Orlow was closed on Friday; the town spoke of a crack.",)
    traits = weigh_all([report_of("a", first), report_of("b", again), report_of("c", later)])
    likeness = measure_likeness(traits)
    assert likeness[0, 1] > 1.3 * likeness[0, 2]


def test_a_date_that_only_the_text_shows_is_no_veto() -> None:
    """A date in the text may be the event's, or that of another page."""
    shown = Published(value="2023-06-30", basis=DateBasis.TEXT)
    later = msgspec.structs.replace(report_of("b", FERRY_2), published=shown)
    assert stories(report_of("a", FERRY_1, "2023-03-02"), later) == {frozenset("ab")}


def test_the_likeness_of_two_reports_hangs_on_them_and_a_frozen_rarity_alone() -> None:
    """With one rarity, what else is in the collection changes no pair."""
    pair = [count(report_of("a", FERRY_1)), count(report_of("b", FERRY_2))]
    rarity = Rarity.learn(each.terms for each in pair)
    others = [count(report_of("c", FROST)), count(report_of("d", LIBRARY))]
    alone = measure_likeness([weigh(each, rarity) for each in pair])
    among = measure_likeness([weigh(each, rarity) for each in [*pair, *others]])
    assert alone[0, 1] == pytest.approx(among[0, 1])


def test_a_crowd_takes_from_every_likeness_in_it() -> None:
    """The same likeness counts for less between two reports that have many others as near."""
    pair = {(0, 1): 0.2}
    crowd = {(one, other): 0.2 for one in range(2, 9) for other in range(one + 1, 9)}
    scaled = scale_by_crowd(pair | crowd, [[number] for number in range(9)])
    assert scaled[0, 1] > 1.5 * scaled[2, 3]


def test_copies_are_no_crowd() -> None:
    """A text that was copied often stands as near to another one as if it had been sent once."""
    once = scale_by_crowd({(0, 1): 0.2}, [[0], [1]])
    copies = {(one, other): 1.0 for one in range(1, 9) for other in range(one + 1, 9)}
    often = scale_by_crowd({(0, other): 0.2 for other in range(1, 9)} | copies, [[0], list(range(1, 9))])
    assert often[0, 1] == pytest.approx(once[0, 1])


def test_a_dated_handful_is_no_crowd() -> None:
    """Of a few reports that somebody chose a plain likeness is enough, if their days are known; of many it is not."""

    def weakest(texts: int, *, dated: bool) -> float:
        likeness = {(one, other): 0.3 for one in range(1, texts) for other in range(one + 1, texts)}
        likeness |= {(0, other): 0.13 for other in range(1, texts)}
        days = frozenset(range(texts)) if dated else frozenset[int]()
        return scale_by_crowd(likeness, [[number] for number in range(texts)], dated=days)[0, 1]

    assert weakest(6, dated=True) > STORY > weakest(6, dated=False)
    assert weakest(30, dated=True) == weakest(30, dated=False) < STORY


@pytest.mark.parametrize(
    ("title", "address", "expected"),
    [
        ("Orlow bridge: what we know so far", "-", True),
        ("Storm Berta: live updates", "-", True),
        ("LIVE: Storm Berta hits the coast", "-", True),
        ("Explainer: how the levy works", "-", True),
        ("Festival in pictures", "-", True),
        ("Singer to play live in Orlow", "-", False),
        ("Families live in fear near the dam", "-", False),
        ("Storm Berta hits the coast", "https://gazette.example/news/live/storm-berta?page=2", True),
        ("Storm Berta hits the coast", "https://gazette.example/news/storm-berta-live-on-air", False),
        ("Storm Berta hits the coast", "live/storm.txt", False),
    ],
)
def test_round_ups_are_known_by_headline_or_address(title: str, address: str, expected: bool) -> None:
    """What newsrooms mark as live, as a round-up or as an explainer is one; the words elsewhere mean nothing."""
    report = msgspec.structs.replace(report_of("a", (title, "A text.")), uri=address)
    assert is_round_up(report) is expected


def test_a_round_up_joins_a_story_and_joins_no_two() -> None:
    """A report that is like two stories goes to the nearer one, and the two stay apart."""
    likeness = {(0, 1): 2.0, (2, 3): 2.0, (1, 4): 1.6, (0, 4): 1.6, (2, 4): 1.9, (3, 4): 1.9}
    seeds = [[number] for number in range(5)]
    assert link_apart(seeds, likeness, apart=frozenset({4}), threshold=1.0) == [[0, 1], [2, 3, 4]]
    assert link_apart(seeds, likeness, apart=frozenset({4}), threshold=1.95) == [[0, 1], [2, 3], [4]]


def test_round_ups_of_one_event_without_another_report_are_one_story() -> None:
    """Two live blogs that no report stands beside join each other."""
    assert link_apart([[0], [1]], {(0, 1): 2.0}, apart=frozenset({0, 1}), threshold=1.0) == [[0, 1]]


def test_many_reports_are_grouped_too() -> None:
    """What is too much for all pairs is compared with a bounded number of others: the same stories here."""
    reports = [report_of("a", FERRY_1), report_of("b", FERRY_2), report_of("c", FROST), report_of("d", FROST)]
    lines = {line.report: line for line in group(reports, few=2)}
    assert lines["a"].story == lines["b"].story != lines["c"].story == lines["d"].story
    assert lines["a"].storyline == lines["b"].storyline
