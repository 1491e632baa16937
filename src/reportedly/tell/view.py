"""What a rendering shows: the account with its words cut out of the texts and its labels looked up, in order."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from reportedly.model.account import Account, AccountReport, Rejected
from reportedly.model.base import Record
from reportedly.model.claim import Standing
from reportedly.tell.labels import Label
from reportedly.tell.view_lineage import Knot as Knot
from reportedly.tell.view_lineage import Lineage as Lineage
from reportedly.tell.view_lineage import LineageNode as LineageNode
from reportedly.tell.view_voice import Chip as Chip
from reportedly.tell.view_voice import Contrast as Contrast
from reportedly.tell.view_voice import Piece as Piece
from reportedly.tell.view_voice import Row as Row
from reportedly.tell.view_voice import Voice as Voice
from reportedly.tell.view_voice import Words as Words

FRAGMENT_BELOW = -50  # notice under which a claim is too little to stand for itself


class Mark(StrEnum):
    """How one report stands to one claim: a cell of the matrix."""

    SAYS = "says"
    OTHER_SOURCE = "other_source"
    TOLD_OTHERWISE = "told_otherwise"
    CAME = "came"
    DIFFERS = "differs"
    CONFLICTS = "conflicts"
    DENIES = "denies"
    SILENT = "silent"
    UNREADABLE = "unreadable"


class Taken(Record, frozen=True, kw_only=True):
    """Words that a report has from others: `label` says whether it took them, or shares them; `keys` with whom."""

    label: Label
    keys: tuple[str, ...]


class Cell(Record, frozen=True, kw_only=True):
    """A cell of the matrix; `voice` is the support that the mark speaks of, `taken` the others that have its words."""

    report: int
    mark: Label
    voice: Voice | None
    taken: Taken | None = None


class OriginView(Record, frozen=True, kw_only=True):
    """One origin of a claim: `number` how many it is ("1–3"), None where it does not count; `why` as phrases.

    `telling`: those of the phrases that the chains and numbers beside the claim do not tell already.
    """

    kind: Label
    name: str | None
    quoted: bool
    number: str | None
    why: tuple[str, ...]
    telling: tuple[str, ...]


class Value(Record, frozen=True, kw_only=True):
    """One value of a possible conflict: the same words in every report, by text; copies of one text stand together."""

    texts: tuple[tuple[Words, ...], ...]

    @property
    def words(self) -> Words:
        """The words of its first report."""
        return self.texts[0][0]

    @property
    def keys(self) -> str:
        """The keys of its reports, those of one text joined: "A = C, D"."""
        return ", ".join(" = ".join(words.key for words in text) for text in self.texts)


Sides = tuple[tuple[Value, ...], ...]  # each side set against every other one


class Clash(Record, frozen=True, kw_only=True):
    """A possible conflict: sides of one slot, of which no two can both hold. Of values of one side nothing is said."""

    slot: Label
    sides: Sides

    @property
    def words(self) -> Iterator[Words]:
        """The words of every report that gives one of the values."""
        return (words for side in self.sides for value in side for text in value.texts for words in text)


class Note(Record, frozen=True, kw_only=True):
    """Words by which a report speaks of itself: `label` says what kind they are; None where only its page says so.

    `number`: how many of the kind it carries; `words` are the first.
    """

    report: int
    label: Label
    words: Words | None
    number: int = 1


class ClaimView(Record, frozen=True, kw_only=True):
    """A claim, told. `lead_pieces` holds one tuple of pieces for each span of the lead.

    `rows`: the voices, copies folded. `texts`: how many texts say or dispute it, copies counted once. `notice`: how
    much an editor would want to see it among claims of one origin (see order.py). `origins`: the numbers of its
    origins in one phrase; `origin_list`: each of them, and why it counts. `has_figure`: a statement of it holds one.
    `clashes`: values that cannot both hold. `came`: what came of the plan that it tells, where it tells that, too.
    `place`: that in the reading order, from 0. `is_background`: all that tell it tell of a time well before the story,
    or in a standing paragraph.
    """

    number: int
    id: str
    standing: Standing
    lead: Voice
    lead_pieces: tuple[tuple[Piece, ...], ...]
    voices: tuple[Voice, ...]
    rows: tuple[Row, ...]
    texts: int
    notice: int
    origins: str
    origin_list: tuple[OriginView, ...]
    cells: tuple[Cell, ...]
    questions: tuple[Label, ...]
    clashes: tuple[Clash, ...] = ()
    came: Label | None = None
    place: int = 0
    is_background: bool = False
    has_figure: bool = False

    @property
    def lead_row(self) -> Row:
        """The row that the lead stands in."""
        return next((row for row in self.rows if row.voice.is_lead), self.rows[0])

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody with a name stands behind it."""
        return any(question.key == "unnamed_only" for question in self.questions)

    @property
    def is_coming(self) -> bool:
        """Whether one of its voices tells it as planned, conditional or a guess."""
        return any(voice.status.key in ("planned", "conditional", "speculated") for voice in self.voices)

    @property
    def is_fragment(self) -> bool:
        """Whether it is too little to stand for itself."""
        return self.notice < FRAGMENT_BELOW

    @property
    def is_shared(self) -> bool:
        """Whether there is something to set side by side: several texts, or copies that differ."""
        return self.texts > 1 or self.standing is Standing.DIFFER

    @property
    def reports(self) -> int:
        """Number of reports that say or dispute it."""
        return len({voice.report for voice in self.voices})


class ReportView(Record, frozen=True, kw_only=True):
    """A report and the key it goes by. `outlet` falls back to the last part of the address.

    `twins`: keys of the other reports with the same text. `copy_of`: those of them it is known to be taken from.
    `agencies`: whom it names as the supplier of its text.
    """

    number: int
    key: str
    outlet: str
    published: str | None
    basis: Label
    report: AccountReport
    twins: tuple[str, ...] = ()
    copy_of: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


class Moment(Record, frozen=True, kw_only=True):
    """An entry of the timeline; `said` are the words that name the time, where the lead has some."""

    when: str
    said: Words | None
    status: Label
    claim: ClaimView


class QuoteView(Record, frozen=True, kw_only=True):
    """Quoted words, their speakers, and the reports that print the same words."""

    words: Words
    speakers: tuple[Chip, ...]
    also: tuple[Words, ...]


class FigureRow(Record, frozen=True, kw_only=True):
    """One value of a series. `left`, `width`: its place in per cent of the series' range; None where it has none.

    `said`: the statement in which the value stands. `convention`: the number that coders write for vague words.
    `stale`: it repeats an older value after others had moved on. `change`: up or down against an earlier day. `opens`:
    "up" for "9 or more". `short`: the value in a few signs, for a drawing: "1.17bn", "9+".
    """

    words: Words
    said: Words | None
    value: str
    origin: str | None
    as_of: str | None
    left: float | None = None
    width: float | None = None
    convention: str | None = None
    stale: bool = False
    opens: str | None = None
    change: Label | None = None
    short: str = ""


class FigureTable(Record, frozen=True, kw_only=True):
    """All values for things counted by the same words; `disagree` when a claim says that two of them differ.

    `several`: they are not all alike. `range`: from the least to the greatest number that a value allows, where they
    are not all alike; `low`, `high`: both in a few signs; `origins`: those who give the values, as the texts name them.
    """

    what: Words
    unit: str
    rows: tuple[FigureRow, ...]
    disagree: bool
    several: bool = False
    low: str | None = None
    high: str | None = None
    range: str | None = None
    origins: tuple[str, ...] = ()


class NameForm(Record, frozen=True, kw_only=True):
    """One written form of a name: where it first stands (None without a text), who writes it so, why it was joined."""

    name: str
    words: Words | None
    keys: tuple[str, ...]
    reason: str


class PersonView(Record, frozen=True, kw_only=True):
    """Somebody or something: names, labels of why they were joined, first mention and number in each report.

    `doubts`: another entity that may be the same and was not joined, each with the reasons. `forms`: its names one by
    one, the fullest first. `is_named`: a report mentions it by a name, not by other words alone ("the envoy", "they").
    """

    id: str
    type: Label
    name: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]
    mentions: tuple[tuple[Words, int], ...]
    doubts: tuple[tuple[str, str], ...] = ()
    forms: tuple[NameForm, ...] = ()
    is_named: bool = True

    @property
    def is_lone(self) -> bool:
        """Whether it stands in one report only, under one name."""
        return len(self.mentions) < 2 and len(self.names) < 2


class ReuseView(Record, frozen=True, kw_only=True):
    """Text that two reports share; `percent` of the shorter report's words. Each passage: strand, here, there."""

    report: ReportView
    source: ReportView
    degree: Label
    direction: Label
    percent: int
    passages: tuple[tuple[Label, Words, Words], ...]


class CreditView(Record, frozen=True, kw_only=True):
    """An agency named as supplier; `covers` is what the credit speaks for, None for the whole report."""

    words: Words
    agency: str
    evidence: str
    covers: Words | None


class AsideView(Record, frozen=True, kw_only=True):
    """Text from which nothing was read."""

    words: Words
    kind: Label


class DriftView(Record, frozen=True, kw_only=True):
    """A telling harder than what it was taken from: `harder` drops what `softer` has, each with its label and words.

    `step` is where it was lost: in the headline, by citing, by copying.
    """

    claim: ClaimView
    step: Label
    harder: Words
    softer: Words
    lost: tuple[tuple[Label, Words], ...]


class Inquiry(Record, frozen=True, kw_only=True):
    """Claims that leave the same kind of question open."""

    why: Label
    claims: tuple[ClaimView, ...]


class Planned(Record, frozen=True, kw_only=True):
    """A plan in the words of a report. `also`: keys of the other reports that tell it in these words."""

    words: Words
    also: tuple[str, ...]
    due: str | None
    claim: ClaimView

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the reports that tell it so."""
        return self.words.key, *self.also


class PlanView(Record, frozen=True, kw_only=True):
    """What was told as still to come, and the words that tell what became of it, where any do.

    `planned`: the plans with this one outcome, in the account's order; a plan without an outcome stands by itself.
    """

    planned: tuple[Planned, ...]
    how: Label
    outcome: Words | None

    @property
    def due(self) -> str | None:
        """The day for which all of its plans are told; None where none is, or not the same one."""
        days = {plan.due for plan in self.planned}
        return self.planned[0].due if len(days) == 1 else None


class Asked(Record, frozen=True, kw_only=True):
    """One open question: why, about which claim, and the difference or the day that it turns on, where there is one."""

    why: Label
    claim: ClaimView
    contrast: Contrast | None = None
    due: str | None = None


class Glance(Record, frozen=True, kw_only=True):
    """A story in a few lines: the claims that carry most of it, in what others differ, what else is open.

    `differing`: claims on which reports differ beside the leads, possible conflicts first, each with what it turns on.
    `more_differing`, `more_open`: how many more there are of either.
    """

    leads: tuple[ClaimView, ...]
    differing: tuple[ClaimView, ...]
    open: tuple[Asked, ...]
    more_differing: int = 0
    more_open: int = 0


class NumberShown(Record, frozen=True, kw_only=True):
    """One of the four numbers: figure, label, small print."""

    figure: str
    label: Label
    note: str | None = None

    @property
    def name(self) -> str:
        """The label in the number of its figure: "1 report"."""
        return self.label.text.removesuffix("s") if self.figure == "1" else self.label.text


class StoryView(Record, frozen=True, kw_only=True):
    """One account, ready to be rendered. `columns`: its texts, each with the reports that print it.

    `plans`: what had an outcome first. `asked`: the open questions one by one, those first on which most hangs;
    `questions` are the same by their kind. `brief`: the claims of a brief, where one was asked for. `notes`: by what
    reports speak of themselves, in their order. `glance`: None where there is nothing to set side by side.
    """

    number: int
    account: Account
    title: Words
    title_from: str
    dates: str | None
    numbers: tuple[NumberShown, ...]
    reports: tuple[ReportView, ...]
    columns: tuple[tuple[ReportView, ...], ...]
    claims: tuple[ClaimView, ...]
    timeline: tuple[Moment, ...]
    quotes: tuple[QuoteView, ...]
    figures: tuple[FigureTable, ...]
    entities: tuple[PersonView, ...]
    lineage: Lineage
    reuse: tuple[ReuseView, ...]
    credits: tuple[CreditView, ...]
    set_aside: tuple[AsideView, ...]
    drifts: tuple[DriftView, ...]
    questions: tuple[Inquiry, ...]
    plans: tuple[PlanView, ...] = ()
    asked: tuple[Asked, ...] = ()
    brief: tuple[ClaimView, ...] = ()
    notes: tuple[Note, ...] = ()
    glance: Glance | None = None
    rejected: tuple[Rejected, ...]

    def standing(self, standing: Standing) -> tuple[ClaimView, ...]:
        """The claims of one standing, news first, possible conflicts before other differences, in the reading order.

        Those of one origin stand by what an editor asks for.
        """
        found = [claim for claim in self.claims if claim.standing is standing]
        if standing is Standing.SINGLE:
            return tuple(sorted(found, key=lambda claim: (claim.is_background, -claim.notice)))
        return tuple(sorted(found, key=lambda claim: (claim.is_background, not claim.clashes, claim.place)))
