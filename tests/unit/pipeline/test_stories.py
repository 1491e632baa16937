"""Stories that live on from run to run, and the file that holds them."""

from __future__ import annotations

import itertools
from pathlib import Path

import msgspec
import pytest

from reportedly.errors import ConfigError, StoreError
from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report
from reportedly.model.state import ReportLine
from reportedly.model.story import ChangeKind, StoryRule, StoryVerdict
from reportedly.pipeline.state import append_run, read_state
from reportedly.pipeline.stories import Continued, continue_stories

AT = "2031-05-09T06:00:00Z"
FERRY = "The ferry Aurelia ran aground off Port Salvo. Harbour master Luca Brand said ninety passengers were rescued."
REEF = "Passengers of the Aurelia thanked the fishermen of Port Salvo. Luca Brand said the ferry hit a reef."
FROST = "Apple growers around Halden fear for their harvest after three nights of frost, the cooperative Ostra said."
CANDLES = "The cooperative Ostra lit candles among the apple trees of Halden against the frost of three nights."


def report_of(name: str, text: str, day: int | None = 4) -> Report:
    """A report of one paragraph."""
    date = Published(value=f"2031-05-{day:02}", basis=DateBasis.METADATA) if day else Published()
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text))
    return Report(
        id=name, uri=f"{name}.txt", outlet=None, title=None, lang="en", text=text, published=date, blocks=(block,)
    )


R1, R2, R3, R4 = (
    report_of("r1", FERRY, 4), report_of("r2", REEF, 5), report_of("r3", FROST, 4), report_of("r4", CANDLES, 6)
)  # fmt: skip


def word(a: str, verdict: str, b: str, line: int = 2) -> StoryRule:
    """A rule."""
    return StoryRule(a=a, b=b, verdict=StoryVerdict(verdict), who="Ines", when="2031-05-09", line=line)


def run(path: Path, *reports: Report, rules: tuple[StoryRule, ...] = ()) -> Continued:
    """One run of the program."""
    state = read_state(str(path))
    continued = continue_stories(reports, state, rules=rules, at=AT)
    if continued.lines:
        append_run(str(path), state, continued.lines, at=AT)
    return continued


def stories(path: Path, *reports: Report) -> dict[str, str]:
    """Report → story, as a run tells it."""
    return {each.report: each.story for each in run(path, *reports).groupings}


def test_a_story_keeps_its_id_as_it_grows(tmp_path: Path) -> None:
    """The second report joins the story of the first, which was there a run before."""
    first = stories(tmp_path / "s", R1, R3)
    second = stories(tmp_path / "s", R2)
    assert second["r2"] == first["r1"] != first["r3"]


def test_the_same_reports_again_change_nothing(tmp_path: Path) -> None:
    """Nothing is added to the file, and every line is as before."""
    found = stories(tmp_path / "s", R1, R2, R3)
    before = (tmp_path / "s").read_bytes()
    assert stories(tmp_path / "s", R3, R2, R1) == found
    assert (tmp_path / "s").read_bytes() == before


@pytest.mark.parametrize("order", list(itertools.permutations((R1, R2, R3, R4))))
def test_the_order_of_runs_does_not_change_who_belongs_together(tmp_path: Path, order: tuple[Report, ...]) -> None:
    """One report a run, in any order within a window, gives the groups of one run over all."""
    for each in order:
        run(tmp_path / "s", each)
    found = stories(tmp_path / "s", *order)
    assert found["r1"] == found["r2"] != found["r3"] == found["r4"]


def test_what_leaves_the_window_is_closed_and_stays(tmp_path: Path) -> None:
    """A story of last week is closed once; a report that comes late still finds it."""
    found = stories(tmp_path / "s", R1, R3)
    closed = run(tmp_path / "s", report_of("r9", FROST, 20)).changes
    assert [change.kind for change in closed].count(ChangeKind.CLOSED) == 2
    assert run(tmp_path / "s", report_of("r8", FROST, 21)).changes[0].kind is ChangeKind.GREW
    assert stories(tmp_path / "s", R2)["r2"] == found["r1"]


def test_a_report_without_a_day_belongs_to_the_newest(tmp_path: Path) -> None:
    """It joins what was told last, and leaves the window with it."""
    found = stories(tmp_path / "s", R1, report_of("r7", REEF, None))
    assert found["r7"] == found["r1"]


def test_a_rule_survives_every_later_run(tmp_path: Path) -> None:
    """Said once, it holds in later runs that do not name it, and the changes bear the person's name."""
    stories(tmp_path / "s", R1, R2, R3)
    said = run(tmp_path / "s", R1, rules=(word("r1", "different", "r2"), word("r3.txt", "same", "r1", 3)))
    assert {change.by for change in said.changes} == {"Ines"}
    found = stories(tmp_path / "s", R1, R2, R3, R4)
    assert found["r1"] == found["r3"] == found["r4"] != found["r2"]
    assert run(tmp_path / "s", R1, rules=(word("r1", "different", "r2"),)).lines == ()


def test_a_rule_holds_after_its_reports_left_the_window(tmp_path: Path) -> None:
    """Stories that a person joined stay one when one of them grows."""
    run(tmp_path / "s", R1, R3, rules=(word("r1", "same", "r3"),))
    run(tmp_path / "s", report_of("r9", "Trams in Lund stand still after a strike of drivers.", 20))
    found = stories(tmp_path / "s", R2, R4, R1)
    assert len(set(found.values())) == 1
    later = run(tmp_path / "s", R1, rules=(word("r1", "different", "r3"),))
    assert [change.kind for change in later.changes] == [ChangeKind.SPLIT, ChangeKind.CLOSED]
    assert later.changes[0].by == "Ines"
    assert run(tmp_path / "s", R1).changes == ()


def test_a_rule_that_names_nobody_is_told_and_waits(tmp_path: Path) -> None:
    """It is idle until the report comes."""
    first = run(tmp_path / "s", R1, rules=(word("r1", "same", "r3"),))
    assert len(first.idle) == 1 and "r3" in first.idle[0]
    assert len(set(stories(tmp_path / "s", R1, R3).values())) == 1


@pytest.mark.parametrize("cut", [1, 2, 40, 400])
def test_a_torn_run_never_happened(tmp_path: Path, cut: int) -> None:
    """A file that breaks off anywhere is read up to its last whole run, and goes on from there."""
    path = tmp_path / "s"
    stories(path, R1)
    whole = path.read_bytes()
    found = stories(path, R2)
    both = path.read_bytes()
    path.write_bytes(both[: max(len(whole), len(both) - cut)])
    state = read_state(str(path))
    assert (state.size, state.torn > 0) == (len(whole), cut < len(both) - len(whole))
    assert stories(path, R2) == found
    assert path.read_bytes() == both


def test_damage_before_the_end_is_an_error(tmp_path: Path) -> None:
    """A line changed in the middle is not passed over in silence."""
    path = tmp_path / "s"
    stories(path, R1)
    stories(path, R2)
    content = path.read_bytes()
    for damaged in (content.replace(b"r1.txt", b"r8.txt", 1), content.replace(b'"report"', b'"repor"', 1)):
        path.write_bytes(damaged)
        with pytest.raises(StoreError, match="damaged"):
            read_state(str(path))


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    """Nobody's notes are written to."""
    path = tmp_path / "s"
    path.write_text("Dear diary\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no file of stories"):
        read_state(str(path))


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    """The one that comes second writes nothing."""
    path = tmp_path / "s"
    state = read_state(str(path))
    stories(path, R1)
    with pytest.raises(StoreError, match="another run"):
        append_run(str(path), state, continue_stories([R2], state, at=AT).lines, at=AT)


def test_a_story_does_not_fall_apart_when_its_middle_leaves_the_window(tmp_path: Path) -> None:
    """Two reports that only a third one joins stay together after that one's day has passed."""
    middle = report_of("m", f"{FERRY} {FROST}", 3)
    found = stories(tmp_path / "s", report_of("a", FERRY, 4), middle, report_of("b", FROST, 4))
    run(tmp_path / "s", report_of("z", "Trams in Lund stand still after a strike of drivers.", 7))
    after = stories(tmp_path / "s", report_of("a", FERRY, 4), report_of("b", FROST, 4))
    assert after == {name: found[name] for name in ("a", "b")}


PAGE = "https://gazette.example/aurelia"
LATER = f"{FERRY} All of them were brought ashore by noon, Luca Brand said."


def at_address(name: str, text: str, day: int) -> Report:
    """A report fetched from one address."""
    return msgspec.structs.replace(report_of(name, text, day), uri=PAGE)


def test_versions_in_one_run_are_one_report(tmp_path: Path) -> None:
    """The earlier fetch is where the latest is, and the file holds one report."""
    continued = run(tmp_path / "s", at_address("old", FERRY, 4), at_address("new", LATER, 5))
    assert [(each.report, each.version_of) for each in continued.groupings] == [("old", "new"), ("new", None)]
    assert len({each.story for each in continued.groupings}) == 1
    assert [line.id for line in read_state(str(tmp_path / "s")).lines if isinstance(line, ReportLine)] == ["new"]


def test_a_new_fetch_of_a_known_page_is_a_version_of_it(tmp_path: Path) -> None:
    """It stays in the story, which does not grow by it, and is known from then on; another article is a new report."""
    first = run(tmp_path / "s", at_address("old", FERRY, 4)).groupings[0]
    later = run(tmp_path / "s", at_address("new", LATER, 5))
    assert (later.groupings[0].story, later.groupings[0].version_of, later.changes) == (first.story, "old", ())
    assert run(tmp_path / "s", at_address("new", LATER, 5)).lines == ()
    assert run(tmp_path / "s", at_address("other", FROST, 5)).groupings[0].version_of is None
