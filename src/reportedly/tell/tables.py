"""An account as flat tables for researchers: reports, statements, claims, origins, reuse. Ids join them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportedly.model.account import Account, AccountReport, Accounts
from reportedly.model.base import Span
from reportedly.model.changes import Version
from reportedly.model.claim import Claim, Origin, Support
from reportedly.model.judgement import Reuse
from reportedly.model.reading import Figure, SourceKind, Statement, When
from reportedly.model.report import Published

Cell = str | int | float | bool | None
LISTED = " | "  # between the items of a cell that holds several
CHAINED = " < "  # between the links of a chain, the outlet first


class Column(NamedTuple):
    """A column: its name, the type of its cells, and what it holds. Any cell may be empty: not known."""

    name: str
    type: type
    holds: str


class Table(NamedTuple):
    """A table: its name, its columns, its rows in the order of the accounts. Cells are None where nothing is known."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class _Row(NamedTuple):
    """One value of a column: how it is made of what the table's rows are about."""

    name: str
    type: type
    holds: str
    of: Callable[..., Cell]


class _Desk:
    """What the cells of one account are looked up by."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.story = account.story.id
        self.texts = {report.id: report.text for report in account.reports}
        self.reports = {report.id: report for report in account.reports}
        self.statements = {(r.id, s.id): s for r in account.reports for s in r.statements}
        self.entities = {member: entity.id for entity in account.entities for member in entity.members}
        self.questions: dict[str, list[str]] = {}
        self.plans: dict[str, list[str]] = {}
        for plan in account.plans:
            known = self.plans.setdefault(plan.claim, [])
            known += [plan.how.value] if plan.how.value not in known else []
        for question in account.questions:
            self.questions.setdefault(question.claim, []).append(question.why.value)

    def words(self, report: str, spans: Sequence[Span]) -> str | None:
        """The words of some spans, pieces that stand apart joined by an ellipsis; None without a text."""
        text = self.texts.get(report)
        return " … ".join(span.of(text) for span in spans) if text is not None else None

    def statement(self, support: Support) -> Statement | None:
        """The statement of a support."""
        return self.statements.get((support.report, support.statement))

    def entity(self, report: str, own: str) -> str:
        """The account's id of an entity of a reading."""
        return self.entities.get((report, own), own)


def to_tables(told: Account | Accounts) -> tuple[Table, ...]:
    """Make the five tables of an account, or of several together: reports, statements, claims, origins, reuse.

    `story` joins all of them, `report` and `claim` those that have it; `report` with `statement` names a statement.
    Words of a text are left empty where the account has none. Cost: linear.
    """
    desks = [_Desk(account) for account in (told.accounts if isinstance(told, Accounts) else (told,))]
    return tuple(
        Table(name, _columns(kind), tuple(tuple(c.of(*row) for c in kind) for desk in desks for row in rows(desk)))
        for name, kind, rows in _TABLES
    )


def _columns(kind: Sequence[_Row]) -> tuple[Column, ...]:
    return tuple(Column(each.name, each.type, each.holds) for each in kind)


def _listed(values: Sequence[str] | Iterator[str]) -> str | None:
    return LISTED.join(values) or None


def _offsets(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


_Text = AccountReport | Version


def _texts(desk: _Desk) -> Iterator[tuple[_Desk, AccountReport, _Text]]:
    for report in desk.account.reports:
        yield desk, report, report
        for version in report.versions:
            yield desk, report, version


_REPORTS = (
    _Row("story", str, "id of the story", lambda d, r, t: d.story),
    _Row("report", str, "id of the report, or of an earlier version of one", lambda d, r, t: t.id),
    _Row("version_of", str, "of an earlier version: the report that counts",
         lambda d, r, t: r.id if t is not r else None),
    _Row("uri", str, "where it came from", lambda d, r, t: t.uri),
    _Row("outlet", str, "name of the outlet", lambda d, r, t: r.outlet),
    _Row("title", str, "its title", lambda d, r, t: t.title),
    _Row("lang", str, "its language, BCP 47", lambda d, r, t: r.lang),
    _Row("published", str, "when it was published, EDTF", lambda d, r, t: _published(t).value),
    _Row("published_basis", str, "on what that rests", lambda d, r, t: _published(t).basis.value),
    _Row("incomplete", bool, "a stub or cut off: its silence proves nothing", lambda d, r, t: t.incomplete),
    _Row("agencies", str, "agencies that it credits with its text", lambda d, r, t: _agencies(d, t)),
    _Row("text_hash", str, "SHA-256 of its text in UTF-8", lambda d, r, t: t.text_hash),
    _Row("statements", int, "how many statements were read from it; none are counted of a version",
         lambda d, r, t: len(r.statements) if t is r else None),
)  # fmt: skip


def _published(text: _Text) -> Published:
    return text.published


def _agencies(desk: _Desk, text: _Text) -> str | None:
    found = (c.agency for c in desk.account.credits if c.report == text.id and c.covers is None)
    return _listed(tuple(dict.fromkeys(found)))


def _said(desk: _Desk) -> Iterator[tuple[_Desk, Claim, Support]]:
    return ((desk, claim, support) for claim in desk.account.claims for support in claim.supports)


_STATEMENTS = (
    _Row("story", str, "id of the story", lambda d, c, s: d.story),
    _Row("report", str, "id of its report", lambda d, c, s: s.report),
    _Row("statement", str, "id of the statement inside of its report", lambda d, c, s: s.statement),
    _Row("claim", str, "id of the claim that it makes or disputes", lambda d, c, s: c.id),
    _Row("is_lead", bool, "whether it is the statement that words the claim", lambda d, c, s: s is c.supports[0]),
    _Row("stance", str, "agrees, differs or denies, against the lead", lambda d, c, s: s.stance.value),
    _Row("differs_in", str, "the slots in which it differs from the lead",
         lambda d, c, s: _listed([slot.value for slot in s.differs_in])),
    _Row("status", str, "happened, ongoing, planned, conditional, speculated, unknown", lambda d, c, s: s.status.value),
    _Row("certainty", str, "certain, probable, possible, underspecified", lambda d, c, s: s.certainty.value),
    _Row("polarity", str, "positive, negative, unknown", lambda d, c, s: s.polarity.value),
    _Row("when", str, "its time as an EDTF value", lambda d, c, s: _when(s.when).value),
    _Row("earliest", str, "first day of it", lambda d, c, s: _when(s.when).earliest),
    _Row("latest", str, "last day of it", lambda d, c, s: _when(s.when).latest),
    _Row("who", str, "ids of the entities that take part, subjects first", lambda d, c, s: _who(d, s)),
    _Row("where", str, "id of the entity where it is", lambda d, c, s: _where(d, s)),
    _Row("figures", str, "its figures: the number or interval, and the unit", lambda d, c, s: _figures(d, s)),
    _Row("chain", str, "who says so: outlet < agency < source", lambda d, c, s: _chain(s)),
    _Row("source_kind", str, "the kind of the last source, or unstated", lambda d, c, s: _source(s)),
    _Row("start", int, "where it begins, in code points of the report's text", lambda d, c, s: s.spans[0].start),
    _Row("end", int, "where it ends", lambda d, c, s: s.spans[-1].end),
    _Row("spans", str, "its pieces as start-end, half-open", lambda d, c, s: _offsets(s.spans)),
    _Row("words", str, "its words", lambda d, c, s: d.words(s.report, s.spans)),
)  # fmt: skip


def _when(when: When | None) -> When:
    return when or When(value=None, earliest=None, latest=None)


def _who(desk: _Desk, support: Support) -> str | None:
    statement = desk.statement(support)
    return _listed([desk.entity(support.report, each) for each in statement.who]) if statement else None


def _where(desk: _Desk, support: Support) -> str | None:
    statement = desk.statement(support)
    return desk.entity(support.report, statement.where) if statement and statement.where else None


def _figures(desk: _Desk, support: Support) -> str | None:
    statement = desk.statement(support)
    figures = desk.reports[support.report].figures
    return _listed([_figure(figures[number]) for number in statement.figures]) if statement else None


def _figure(figure: Figure) -> str:
    if figure.number is not None and figure.low == figure.high:
        return f"{figure.number:g} {figure.unit}"
    low, high = ("" if each is None else f"{each:g}" for each in (figure.low, figure.high))
    return f"{low}..{high} {figure.unit}"


def _chain(support: Support) -> str:
    return CHAINED.join(link.name or link.kind.value for link in support.chain)


def _source(support: Support) -> str:
    return support.chain[-1].kind.value if len(support.chain) > 1 else SourceKind.UNSTATED.value


def _claims(desk: _Desk) -> Iterator[tuple[_Desk, Claim, Support]]:
    return ((desk, claim, claim.supports[0]) for claim in desk.account.claims)


_CLAIMS = (
    _Row("story", str, "id of the story", lambda d, c, s: d.story),
    _Row("claim", str, "id of the claim", lambda d, c, s: c.id),
    _Row("lead_report", str, "the report whose statement words it", lambda d, c, s: s.report),
    _Row("lead_statement", str, "that statement", lambda d, c, s: c.lead),
    _Row("standing", str, "agree, differ or single", lambda d, c, s: c.standing.value),
    _Row("status", str, "status of the lead", lambda d, c, s: s.status.value),
    _Row("certainty", str, "certainty of the lead", lambda d, c, s: s.certainty.value),
    _Row("polarity", str, "polarity of the lead", lambda d, c, s: s.polarity.value),
    _Row("when", str, "time of the lead, EDTF", lambda d, c, s: _when(s.when).value),
    _Row("earliest", str, "first day of it", lambda d, c, s: _when(s.when).earliest),
    _Row("latest", str, "last day of it", lambda d, c, s: _when(s.when).latest),
    _Row("reports", int, "how many reports make or dispute it",
         lambda d, c, s: len({each.report for each in c.supports})),
    _Row("statements", int, "how many statements", lambda d, c, s: len(c.supports)),
    _Row("denied_by", int, "how many of the reports deny it", lambda d, c, s: _denied(c)),
    _Row("silent", int, "how many reports were read and do not say it", lambda d, c, s: len(c.silent)),
    _Row("unreadable", int, "how many could not be read whole", lambda d, c, s: len(c.unreadable)),
    _Row("origins_named", int, "origins with a name", lambda d, c, s: len(c.origins.named)),
    _Row("origins_unnamed_low", int, "unnamed ones at least", lambda d, c, s: c.origins.unnamed_low),
    _Row("origins_unnamed_high", int, "unnamed ones at most; empty: no bound", lambda d, c, s: c.origins.unnamed_high),
    _Row("origins_unstated", int, "texts without any source: they count for no origin",
         lambda d, c, s: c.origins.unstated),
    _Row("questions", str, "why it is an open question", lambda d, c, s: _listed(d.questions.get(c.id, []))),
    _Row("words", str, "the words of the lead", lambda d, c, s: d.words(s.report, s.spans)),
    _Row("conflicts", str, "the slots in which two of its statements cannot both hold",
         lambda d, c, s: _listed(tuple(dict.fromkeys(conflict.slot.value for conflict in c.conflicts)))),
    _Row("plan", str, "what came of the plan that it tells: happened, changed, cancelled, not_happened, open, overdue",
         lambda d, c, s: _listed(d.plans.get(c.id, []))),
)  # fmt: skip


def _denied(claim: Claim) -> int:
    return len({support.report for support in claim.supports if support.stance.value == "denies"})


def _origins(desk: _Desk) -> Iterator[tuple[_Desk, Claim, int, Origin]]:
    for claim in desk.account.claims:
        for number, origin in enumerate(claim.origins.each, start=1):
            yield desk, claim, number, origin


_ORIGINS = (
    _Row("story", str, "id of the story", lambda d, c, n, o: d.story),
    _Row("claim", str, "id of the claim", lambda d, c, n, o: c.id),
    _Row("origin", int, "its number inside of the claim, the surest kind first", lambda d, c, n, o: n),
    _Row("kind", str, "witness, named, unnamed; unstated is none", lambda d, c, n, o: o.kind.value),
    _Row("name", str, "its name as the texts write it", lambda d, c, n, o: o.name),
    _Row("low", int, "how many it is at least", lambda d, c, n, o: o.low),
    _Row("high", int, "how many at most; empty: no bound", lambda d, c, n, o: o.high),
    _Row("reports", str, "ids of the reports that lead to it",
         lambda d, c, n, o: _listed(tuple(dict.fromkeys(report for report, _ in o.supports)))),
    _Row("statements", int, "how many statements lead to it", lambda d, c, n, o: len(o.supports)),
    _Row("grounds", str, "why it counts, and why once",
         lambda d, c, n, o: _listed(tuple(dict.fromkeys(each.ground.value for each in o.because)))),
)  # fmt: skip


def _reuses(desk: _Desk) -> Iterator[tuple[_Desk, Reuse]]:
    return ((desk, reuse) for reuse in desk.account.reuse)


_REUSE = (
    _Row("story", str, "id of the story", lambda d, r: d.story),
    _Row("report", str, "the report that took, where the direction is known; else the shorter one",
         lambda d, r: r.report),
    _Row("source", str, "the other report", lambda d, r: r.source),
    _Row("degree", str, "wholly, partially or non", lambda d, r: r.degree.value),
    _Row("containment", float, "share of the shorter report's words that stand in shared passages",
         lambda d, r: r.containment),
    _Row("direction", str, "known or unknown", lambda d, r: r.direction.value),
    _Row("passages", int, "how many passages they share", lambda d, r: len(r.passages)),
    _Row("strands", str, "what the passages are", lambda d, r: _strands(r)),
    _Row("characters", int, "how many code points of `report` they cover",
         lambda d, r: sum(p.end - p.start for p in r.passages)),
)  # fmt: skip


def _strands(reuse: Reuse) -> str | None:
    return _listed(sorted({passage.strand.value for passage in reuse.passages}))


_TABLES: tuple[tuple[str, tuple[_Row, ...], Callable[[_Desk], Iterator[tuple[object, ...]]]], ...] = (
    ("reports", _REPORTS, _texts),
    ("statements", _STATEMENTS, _said),
    ("claims", _CLAIMS, _claims),
    ("origins", _ORIGINS, _origins),
    ("reuse", _REUSE, _reuses),
)
