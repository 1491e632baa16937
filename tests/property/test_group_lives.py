"""Properties of the log of stories: it alone tells the stories, and ids are never given twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.group.lives import Lives, close_others, follow, replay
from reportedly.group.ruling import rule
from reportedly.model.story import ChangeKind, StoryRule, StoryVerdict

# A day: report → number of its group, for some of the reports.
DAYS = st.lists(st.dictionaries(st.integers(0, 9), st.integers(0, 4), max_size=10), min_size=1, max_size=6)
RULES = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(list(StoryVerdict)), st.integers(0, 9)).filter(
        lambda each: each[0] != each[2]
    ),
    max_size=8,
)


def groups_of(day: dict[int, int]) -> list[list[str]]:
    """The groups of a day, as lists of reports."""
    groups: dict[int, list[str]] = {}
    for report, number in day.items():
        groups.setdefault(number, []).append(f"r{report}")
    return list(groups.values())


@given(DAYS)
@settings(max_examples=100, deadline=None)
def test_the_log_alone_tells_the_stories(days: list[dict[int, int]]) -> None:
    """After any days, what each group holds is one story, and replaying the log gives the same stories."""
    lives, log = Lives({}, {}, {}, set()), []
    for day in days:
        groups = groups_of(day)
        log += follow(groups, lives, at="2031-05-04T06:00:00Z")
        for group in groups:
            assert len({lives.story_of[report] for report in group}) == 1
        assert len({lives.story_of[group[0]] for group in groups}) == len(groups)
        log += close_others([report for group in groups for report in group], lives, at="2031-05-04T06:00:00Z")
    assert replay(log) == lives
    begun = [change.story for change in log if change.kind is ChangeKind.BEGUN]
    assert len(begun) == len(set(begun))


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_the_same_groups_again_change_nothing(days: list[dict[int, int]]) -> None:
    """Nothing is said of a day that repeats."""
    lives = Lives({}, {}, {}, set())
    for day in days:
        follow(groups_of(day), lives, at="2031-05-04T06:00:00Z")
    assert follow(groups_of(days[-1]), lives, at="2031-05-05T06:00:00Z") == []


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 4), min_size=10), RULES)
@settings(max_examples=100, deadline=None)
def test_every_rule_holds_or_is_told(day: dict[int, int], said: list[tuple[int, StoryVerdict, int]]) -> None:
    """Each rule is kept to by the stories that come out, or named among those that came to nothing; nobody is lost."""
    rules = [
        StoryRule(a=f"r{a}", b=f"r{b}", verdict=verdict, who="Ines", when="2031-05-04", line=line)
        for line, (a, verdict, b) in enumerate(said, start=2)
    ]
    ids = {f"r{number}": f"r{number}" for number in range(10)}
    found = rule(groups_of(day), rules, ids=ids, closeness=lambda ones, others: [[0.1 for _ in others] for _ in ones])
    home = {report: number for number, group in enumerate(found.groups) for report in group}
    assert sorted(home) == sorted(ids)
    for each in rules:
        is_told = any(f"line {each.line} " in message.split(":")[0] for message in found.idle)
        assert is_told or (home[each.a] == home[each.b]) == (each.verdict is not StoryVerdict.DIFFERENT)
