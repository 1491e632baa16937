"""The account of one story: derived from readings and judgements, so it can be thrown away and made again."""

from __future__ import annotations

from enum import StrEnum

from reportedly.errors import Reason
from reportedly.model.base import Located, Record
from reportedly.model.changes import Version
from reportedly.model.claim import Claim, Drift, Plan
from reportedly.model.counts import Counts
from reportedly.model.judgement import Credit, Reuse, StoryEntity
from reportedly.model.reading import Attribution, Figure, Mention, Statement, Status, TimeExpression, When
from reportedly.model.report import Block, BlockKind, Published

ACCOUNT_SCHEMA = "reportedly.account/1"
ACCOUNTS_SCHEMA = "reportedly.accounts/1"


class Rejected(Record, frozen=True, kw_only=True):
    """An input that could not be used: kept in the ledger with its reason, never dropped."""

    input: str
    stage: str
    reason: Reason
    message: str


class Story(Record, frozen=True, kw_only=True):
    """What the account is about. `title` is a headline of one of the reports; `first`, `last`: publication, EDTF."""

    id: str
    title: Located
    first: str | None
    last: str | None


class TimelineEntry(Record, frozen=True, kw_only=True):
    """A claim on the calendar."""

    when: When
    claim: str
    status: Status


class Change(StrEnum):
    """How a value stands to the one of an earlier day: revisions are shown, never picked from."""

    UP = "up"
    DOWN = "down"


class FigureValue(Record, frozen=True, kw_only=True):
    """One value of a series; `as_of` is the day for which the text gives it, else that of its report's publication
    (EDTF), `origin` a name or None.

    `said_for`: the text names that day. `change`: against the last other value of an earlier day, if the two cannot be
    one number. `convention`: see Figure. `stale`: it repeats an older report's words after another report had given
    another value.
    """

    value: float | None
    low: float | None
    high: float | None
    report: str
    start: int
    end: int
    as_of: str | None
    origin: str | None
    convention: float | None = None
    stale: bool = False
    said_for: bool = False
    change: Change | None = None


class FigureSeries(Record, frozen=True, kw_only=True):
    """All values that the reports give for one counted thing. `what` is where one report names it.

    `low`, `high`: the least and the greatest number that a value allows; None where one of them is open that way.
    `origins`: the names of those who give a value, each once.
    """

    what: Located
    unit: str
    series: tuple[FigureValue, ...]
    low: float | None = None
    high: float | None = None
    origins: tuple[str, ...] = ()


class Why(StrEnum):
    """Why a claim is an open question."""

    CONFLICT = "conflict"
    OVERDUE = "overdue"
    DIFFERS = "differs"
    UNNAMED_ONLY = "unnamed_only"
    NOT_KNOWN = "not_known"
    SINGLE_ORIGIN = "single_origin"


class Question(Record, frozen=True, kw_only=True):
    """Something an editor would still want to find out: one at most for a claim, its most pressing one."""

    claim: str
    why: Why


class SetAside(Record, frozen=True, kw_only=True):
    """Text from which nothing was read: shown greyed, never deleted."""

    report: str
    start: int
    end: int
    kind: BlockKind
    twin: bool = False


class LeftOut(Record, frozen=True, kw_only=True):
    """A string that --no-text left out: where it stood in the account's JSON, and the words of a report that it is."""

    place: str
    report: str
    start: int
    end: int


class AccountReport(Record, frozen=True, kw_only=True):
    """A report inside an account, with what was read from it. `text` is None under --no-text.

    `versions`: earlier texts of the same page or item, the first one first. They count nowhere.
    `sponsored`: it is paid content, by its page or its text; None where neither says so.
    """

    id: str
    uri: str
    outlet: str | None
    title: str | None
    lang: str
    text: str | None
    text_hash: str
    published: Published
    blocks: tuple[Block, ...]
    incomplete: bool
    times: tuple[TimeExpression, ...]
    figures: tuple[Figure, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    versions: tuple[Version, ...] = ()
    sponsored: bool | None = None


class Account(Record, frozen=True, kw_only=True):
    """One story as one account. Every string about the world in it is a span of a report.

    `plans` in the order of the reports. `brief`: the claims that carry most of the story, first ones first, where a
    number of them was asked for. `left_out`: what --no-text left out besides texts and titles. `seal` is a hash of
    everything but the texts, by which `verify` knows an account that was changed by hand.
    """

    schema: str = ACCOUNT_SCHEMA
    made_by: str
    story: Story
    counts: Counts
    reports: tuple[AccountReport, ...]
    entities: tuple[StoryEntity, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[TimelineEntry, ...]
    figures: tuple[FigureSeries, ...]
    reuse: tuple[Reuse, ...]
    credits: tuple[Credit, ...]
    set_aside: tuple[SetAside, ...]
    questions: tuple[Question, ...]
    rejected: tuple[Rejected, ...]
    drifts: tuple[Drift, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    plans: tuple[Plan, ...] = ()
    brief: tuple[str, ...] = ()
    seal: str | None = None


class Accounts(Record, frozen=True, kw_only=True):
    """Several stories told by one set of inputs."""

    schema: str = ACCOUNTS_SCHEMA
    accounts: tuple[Account, ...]
    rejected: tuple[Rejected, ...]
