"""The account of one story: derived from readings and judgements, so it can be thrown away and made again."""

from __future__ import annotations

from enum import StrEnum

from reportedly.errors import Reason
from reportedly.model.base import Located as Located  # it stands here for those who read accounts
from reportedly.model.base import Record, Span
from reportedly.model.changes import Version
from reportedly.model.counts import Counts as Counts
from reportedly.model.counts import OriginCount as OriginCount
from reportedly.model.judgement import Credit, Reuse, StoryEntity
from reportedly.model.reading import (
    Attribution,
    Certainty,
    Figure,
    Mention,
    Polarity,
    SourceKind,
    Statement,
    Status,
    TimeExpression,
    When,
)
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


class OriginKind(StrEnum):
    """What an origin is, in the order in which newsrooms trust: own eyewitness, named, unnamed; `unstated` is none."""

    WITNESS = "witness"  # a reporter of the outlet or agency that it names saw it
    NAMED = "named"
    UNNAMED = "unnamed"
    UNSTATED = "unstated"  # nobody is named as the source: shown, and not counted


class Ground(StrEnum):
    """Why an origin counts, and why it counts once: the closed list."""

    SAW = "saw"  # own reporting: a reporter of the outlet or agency was there
    OWN_WORK = "own_work"  # its own count or inquiry
    TOLD_IT = "told_it"  # own reporting: the source told it to the outlet itself
    SEEN_BY = "seen_by"  # own reporting: the outlet saw the document itself
    NAMED_IN = "named_in"
    CREDITED_BY = "credited_by"  # as the agency that supplied the text or the picture
    OWN_REPORT = "own_report"  # the report is that of the agency or outlet itself
    UNNAMED_IN = "unnamed_in"
    LEARNED = "learned"  # the outlet knows it from somebody whom it does not name
    OWN_VOICE = "own_voice"  # the outlet says it without a source
    NOBODY_NAMED = "nobody_named"  # it is said to be said, and not by whom
    PASSED_ON = "passed_on"  # the report has it from an outlet or agency that, by another report, has it from here
    COPY_OF = "copy_of"
    ONE_TEXT = "one_text"  # copies of one another, nobody knows which way
    SAME_WORDS = "same_words"  # the same words stand in all of them
    ONE_OUTLET = "one_outlet"  # editions of one outlet, or the outlet twice
    ONE_PUBLISHER = "one_publisher"  # titles of one house that share copy
    ONE_OWNER = "one_owner"  # titles of one owner with newsrooms of their own: they count apart
    MAY_BE_ONE = "may_be_one"  # unnamed sources that may be one and the same


class Because(Record, frozen=True, kw_only=True):
    """One reason: `reports` are those that it speaks of; `of` those that they stand against; `name` of a publisher."""

    ground: Ground
    reports: tuple[str, ...]
    of: tuple[str, ...] = ()
    name: str | None = None


class Origin(Record, frozen=True, kw_only=True):
    """One origin, or (unstated) what is none: who it is, the statements that lead to it, and why it counts so.

    `name` as the texts write it, None where nobody is named; `low` to `high` of them (None: no upper bound), 0 to 0 of
    what does not count. `supports`: (report, statement) pairs in the order of the reports.
    """

    kind: OriginKind
    name: str | None
    low: int
    high: int | None
    supports: tuple[tuple[str, str], ...]
    because: tuple[Because, ...]


class Origins(Record, frozen=True, kw_only=True):
    """The independent origins behind a claim; `named` are names as the texts write them. See OriginCount.

    `each` shows them one by one, the surest kind first; empty where only the numbers are asked for.
    """

    named: tuple[str, ...] = ()
    unnamed_low: int = 0
    unnamed_high: int | None = 0
    unstated: int = 0
    each: tuple[Origin, ...] = ()


class ChainLink(Record, frozen=True, kw_only=True):
    """One step of an attribution chain, outlet first. Without words in a text, start and end are None."""

    kind: SourceKind
    name: str | None
    report: str
    start: int | None = None
    end: int | None = None
    entity: str | None = None  # id of the account's entity


class Stance(StrEnum):
    """How a support stands to the claim's lead."""

    AGREES = "agrees"
    DIFFERS = "differs"
    DENIES = "denies"


class Slot(StrEnum):
    """In what two statements of one claim differ."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    HOW_MANY = "how_many"
    STATUS = "status"
    CERTAINTY = "certainty"
    ATTRIBUTION = "attribution"
    POLARITY = "polarity"


class Difference(Record, frozen=True, kw_only=True):
    """The words behind one differing slot: of this support, and of the lead (either may have none)."""

    slot: Slot
    here: Span | None
    lead: Located | None


class Conflict(Record, frozen=True, kw_only=True):
    """Two values of one slot that cannot both hold: the words of either side, of two supports of one claim.

    `first` and `second` are the statements; `a` and `b` their words. Which of them is right, nothing here says.
    """

    slot: Slot
    first: str
    second: str
    a: Located
    b: Located


class Support(Record, frozen=True, kw_only=True):
    """One statement that makes, or disputes, the claim."""

    statement: str
    report: str
    spans: tuple[Span, ...]
    stance: Stance
    differs_in: tuple[Slot, ...]
    status: Status
    certainty: Certainty
    polarity: Polarity
    when: When | None
    chain: tuple[ChainLink, ...]
    differences: tuple[Difference, ...] = ()


class Standing(StrEnum):
    """How the reports stand to each other on a claim."""

    AGREE = "agree"
    DIFFER = "differ"
    SINGLE = "single"


class Claim(Record, frozen=True, kw_only=True):
    """Statements that say, or dispute, the same thing. `lead` is the id of the statement that words it best.

    `silent`: reports that could be read and do not make it. `unreadable`: reports whose silence proves nothing.
    `conflicts`: what cannot both hold, in the order of the supports; a difference alone is none.
    """

    id: str
    lead: str
    standing: Standing
    supports: tuple[Support, ...]
    origins: Origins
    silent: tuple[str, ...]
    unreadable: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()


class Dropped(StrEnum):
    """What a harder telling leaves out."""

    HEDGE = "hedge"
    ATTRIBUTION = "attribution"


class Step(StrEnum):
    """On which step words were lost: from a report's own body to its headline, or from one report to the next."""

    HEADLINE = "headline"
    CITING = "citing"
    COPY = "copy"


class Loss(Record, frozen=True, kw_only=True):
    """Words that the softer telling has and the harder one lacks: a source, the cue of an unstated one, a hedge."""

    what: Dropped
    words: Located


class Drift(Record, frozen=True, kw_only=True):
    """A claim that is told harder than where it was taken from: nothing false in it, something lost.

    `statement` in `report` is the harder telling, `from_statement` in `from_report` the softer one.
    """

    claim: str
    report: str
    statement: str
    from_report: str
    from_statement: str
    step: Step
    dropped: tuple[Loss, ...]


class How(StrEnum):
    """What became of a plan, as far as the reports tell."""

    HAPPENED = "happened"
    CHANGED = "changed"  # it came otherwise, or on another day
    CANCELLED = "cancelled"  # called off or put off
    NOT_HAPPENED = "not_happened"  # a report says that it did not come
    OPEN = "open"  # due after the last report, or without a day
    OVERDUE = "overdue"  # due before the day of the last report, and no report tells


class Outcome(Record, frozen=True, kw_only=True):
    """The statement that tells what became of a plan, and the claim that it stands in."""

    claim: str
    report: str
    statement: str


class Plan(Record, frozen=True, kw_only=True):
    """Something told as still to come. `due_first` to `due_last`: ISO days, both included; None where open or not told.

    `outcome` is None where nothing was heard of it: then it is open, or overdue.
    """

    claim: str
    report: str
    statement: str
    due_first: str | None
    due_last: str | None
    how: How
    outcome: Outcome | None = None


class FigureAt(Record, frozen=True, kw_only=True):
    """A figure of a report by its number in the reading, and the day for which it is given (EDTF), if known.

    `said_for`: the text names that day ("as of Friday"); else it is that of publication.
    """

    report: str
    figure: int
    as_of: str | None
    said_for: bool = False


class FigureStrand(Record, frozen=True, kw_only=True):
    """Figures that count one thing, across reports, in the order of their days."""

    values: tuple[FigureAt, ...]


class Alignment(Record, frozen=True, kw_only=True):
    """All claims of a story, the origins behind them together, and the number of texts (copies counted once).

    `drifts` are in the order of the claims; `plans` in that of the reports; of the `strands` those with most values
    come first.
    """

    claims: tuple[Claim, ...]
    origins: Origins
    texts: int
    drifts: tuple[Drift, ...] = ()
    plans: tuple[Plan, ...] = ()
    strands: tuple[FigureStrand, ...] = ()


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
