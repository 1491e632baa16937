"""A claim: the statements of reports that say, or dispute, one thing, with the chains and origins behind them."""

from __future__ import annotations

from enum import StrEnum

from reportedly.model.base import Located, Record, Span
from reportedly.model.reading import Certainty, Polarity, SourceKind, Status, When


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
    """The words behind one differing slot: of this support, and of what it is compared with (either may have none).

    `lead`: the claim's lead; where that leaves the slot open, the first support that fills it.
    """

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
