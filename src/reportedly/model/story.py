"""The life of stories: what happened to each of them, and what a person said of two reports."""

from __future__ import annotations

from enum import StrEnum

from reportedly.model.base import Record


class StoryVerdict(StrEnum):
    """What a person says of reports `a` and `b`.

    `same`: they tell one story, so their stories are one. `different`: they do not, so a story that holds both is
    parted. `move`: `a` alone leaves its story for that of `b`.
    """

    SAME = "same"
    DIFFERENT = "different"
    MOVE = "move"


class StoryRule(Record, frozen=True, kw_only=True):
    """A person's word on two reports, which outranks every rule of the program, and every earlier one of its kind.

    `a`, `b`: ids of reports, or the inputs that they came from. `line`: of the file it stands in, counted from 1.
    """

    a: str
    b: str
    verdict: StoryVerdict
    who: str
    when: str
    why: str = ""
    line: int = 0


class ChangeKind(StrEnum):
    """What can happen to a story."""

    BEGUN = "begun"
    GREW = "grew"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    CLOSED = "closed"


class StoryChange(Record, frozen=True, kw_only=True):
    """One thing that happened to a story. All of them, in order, tell which reports each story holds.

    `begun`: `story` is new, with `reports`. `grew`: new `reports` came to it. `split`: `story` is new, and took
    `reports` from `from_story`. `moved`: it took `reports` from `from_story`, which goes on. `merged`: all reports of
    `story` went to `replaced_by`; `reports` are those that were in the window. `closed`: its last report left
    the window. `at`: an instant in UTC. `by`: the program, or the person whose rule did it.
    """

    story: str
    kind: ChangeKind
    at: str
    by: str
    reports: tuple[str, ...] = ()
    from_story: str | None = None
    replaced_by: str | None = None
