"""One or more accounts as they are compared: look-ups, and what each claim says where it is told firmest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.errors import ContractError
from reportedly.model.account import Account, AccountReport
from reportedly.model.base import Located, Span
from reportedly.model.claim import ChainLink, Claim, Stance, Support
from reportedly.model.counts import OriginCount
from reportedly.model.reading import Figure, Polarity, SourceKind, Statement, TimeExpression, When
from reportedly.text.tables import read_table

_UNNAMED = frozenset({
    SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_OFFICIAL, SourceKind.MEDIA_UNNAMED, SourceKind.GROUP,
})  # fmt: skip
_VOICES = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})  # who carries it; a source stands behind them


class Told:
    """Accounts of one side, indexed. Claims are in the order of the accounts.

    Raises ContractError where an account names what it does not hold: it was changed by hand, or is of another program.
    """

    def __init__(self, accounts: Sequence[Account]) -> None:
        self.accounts = tuple(accounts)
        self.reports = {report.id: report for account in accounts for report in account.reports}
        self.claims = tuple(claim for account in accounts for claim in account.claims)
        self.without_names = any(account.left_out for account in accounts)
        self._statements: dict[tuple[str, str], Statement] = {
            (report.id, statement.id): statement for report in self.reports.values() for statement in report.statements
        }
        for claim in self.claims:
            if not claim.supports or not all(self._holds(support) for support in claim.supports):
                raise ContractError(f"the account does not hold all that its claim {claim.id} names; make it anew")

    def _holds(self, support: Support) -> bool:
        """Whether the statement of a support is there, with its figures and times."""
        statement = self._statements.get((support.report, support.statement))
        if statement is None or not support.spans:
            return False
        report = self.reports[support.report]
        return all(0 <= number < len(report.figures) for number in statement.figures) and all(
            0 <= number < len(report.times) for number in statement.times
        )

    def statement(self, support: Support) -> Statement:
        """The statement of a support."""
        return self._statements[support.report, support.statement]


class Value(NamedTuple):
    """A value of one aspect, and the words for it; no words where the claim only lacks something."""

    value: str
    words: Located | None


class Profile(NamedTuple):
    """What a claim says: of status, certainty and source the firmest telling, of the others all that is said.

    `is_affirmed`: somebody says it; else the firmest telling is that of a denial.
    """

    is_affirmed: bool
    firmest: Mapping[str, Value]
    polarities: Mapping[str, Value]
    figures: Mapping[str, Value]
    times: Mapping[str, Value]


def profile(claim: Claim, told: Told) -> Profile:
    """Describe a claim. Cost: linear in its supports. A denial says nothing of how firmly it is told."""
    supports = sorted(claim.supports, key=lambda each: (each.report, each.spans))
    affirmed = [s for s in supports if s.stance is not Stance.DENIES and s.polarity is not Polarity.NEGATIVE]
    telling = affirmed or supports
    firmest = {
        "status": _firmest("status", (Value(s.status.value, _group(s, told)) for s in telling)),
        "certainty": _firmest("certainty", (Value(s.certainty.value, _group(s, told)) for s in telling)),
        "source": _firmest("source", (_source(s) for s in telling)),
    }
    return Profile(
        is_affirmed=bool(affirmed),
        firmest=firmest,
        polarities=_all(Value(s.polarity.value, _group(s, told)) for s in supports if s.polarity is not _OPEN),
        figures=_all(_figure(each, s.report) for s in supports for each in _figures(s, told)),
        times=_all(value for s in supports if (value := _time(s, told)) is not None),
    )


_OPEN = Polarity.UNKNOWN


def rank(aspect: str, value: str) -> int | None:
    """How firm a value is (data/firmness.tsv); None where it tells nothing."""
    return _ranks().get((aspect, value))


@cache
def _ranks() -> dict[tuple[str, str], int]:
    return {(row["aspect"], row["value"]): int(row["rank"]) for row in read_table("firmness")}


def _firmest(aspect: str, values: Iterable[Value]) -> Value:
    """The firmest value; the first of equals."""
    return max(values, key=lambda each: rank(aspect, each.value) or 0)


def _all(values: Iterable[Value]) -> dict[str, Value]:
    """Each value once, with its first words."""
    found: dict[str, Value] = {}
    for each in values:
        found.setdefault(each.value, each)
    return found


def _group(support: Support, told: Told) -> Located:
    """The words that tell how a statement is put: its verb group, else its predicate, else all of it."""
    statement = told.statement(support)
    span = statement.group or statement.predicate or Span(start=support.spans[0].start, end=support.spans[-1].end)
    return Located(report=support.report, start=span.start, end=span.end)


def _source(support: Support) -> Value:
    """Whether its last source has a name. Outlets and agencies that only carry it are none."""
    links = [link for link in support.chain[1:] if link.kind not in _VOICES and link.kind is not SourceKind.UNSTATED]
    if not links:
        return Value("unstated", None)
    last = links[-1]
    return Value("unnamed" if last.kind in _UNNAMED else "named", _words(last))


def _words(link: ChainLink) -> Located | None:
    if link.start is None or link.end is None:
        return None
    return Located(report=link.report, start=link.start, end=link.end)


def _figures(support: Support, told: Told) -> list[Figure]:
    figures = told.reports[support.report].figures
    return [figures[number] for number in told.statement(support).figures]


def _figure(figure: Figure, report: str) -> Value:
    """A figure as a number or an interval ("40..": at least 40) with its unit; a vague one has its place alone."""
    amount = f"{figure.number:g}" if figure.number is not None and figure.low == figure.high else _interval(figure)
    return Value(f"{amount} {figure.unit}", Located(report=report, start=figure.start, end=figure.end))


def _interval(figure: Figure) -> str:
    low, high = ("" if each is None else f"{each:g}" for each in (figure.low, figure.high))
    return f"{low}..{high}"


def _time(support: Support, told: Told) -> Value | None:
    when = support.when
    if when is None or not (when.earliest or when.latest):
        return None
    times, statement = told.reports[support.report].times, told.statement(support)
    found = next((times[number] for number in statement.times if _is_at(times[number], when)), None)
    words = Located(report=support.report, start=found.start, end=found.end) if found else None
    return Value(when.value or f"{when.earliest or ''}..{when.latest or ''}", words)


def _is_at(time: TimeExpression, when: When) -> bool:
    return (time.earliest, time.latest) == (when.earliest, when.latest)


def origin_count(claim: Claim) -> OriginCount:
    """The numbers of a claim's origins."""
    origins = claim.origins
    return OriginCount(
        named=len(origins.named),
        unnamed_low=origins.unnamed_low,
        unnamed_high=origins.unnamed_high,
        unstated=origins.unstated,
    )


def lead_of(claim: Claim) -> Support:
    """The support that leads a claim: the first one."""
    return claim.supports[0]


def is_cut(report: AccountReport) -> bool:
    """Whether what a report lacks proves nothing."""
    return report.incomplete
