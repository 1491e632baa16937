"""The reports of an account by their keys, and the one place where words are cut out of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from string import ascii_uppercase

from reportedly.errors import ContractError
from reportedly.model.account import Account, AccountReport
from reportedly.model.base import Located, Span
from reportedly.model.claim import ChainLink, Support
from reportedly.model.reading import Polarity, Source, SourceKind, Statement
from reportedly.model.report import Block, BlockNote
from reportedly.tell.dates import show_date
from reportedly.tell.harmless import one_line
from reportedly.tell.labels import label
from reportedly.tell.texts import same_texts, suppliers, taken_from
from reportedly.tell.view import Chip, ReportView, Words

DENIED = "denied"  # the status label of what its source says is not so
_DENYING = frozenset({"deny", "refuse"})
READ_ALONG = 160  # characters: a longer gap between two pieces of a statement is only marked, not shown


def report_key(number: int) -> str:
    """Name the report of this place, from 0: A, B … Z, AA, AB …"""
    high, low = divmod(number, len(ascii_uppercase))
    return (report_key(high - 1) if high else "") + ascii_uppercase[low]


class Shelf:
    """Finds reports and statements by id; cuts words by span. ContractError where an account names what it lacks."""

    def __init__(self, account: Account) -> None:
        self._numbers = {report.id: number for number, report in enumerate(account.reports)}
        self.texts = same_texts(account)
        self.text_of = _text_of(self.texts)
        self.reports = self._views(account)
        self._statements: dict[tuple[str, str], Statement] = {
            (report.id, statement.id): statement for report in account.reports for statement in report.statements
        }
        self._notes = {report.id: noted for report in account.reports if (noted := _noted(report))}
        self._attributions = {(report.id, a.id): a for report in account.reports for a in report.attributions}

    def is_denied(self, support: Support) -> bool:
        """Whether the source of these words says that they are not so: "denied that *it had caused the disaster*"."""
        statement = self._statements.get((support.report, support.statement))
        if statement is None or statement.polarity is not Polarity.NEGATIVE or statement.attribution is None:
            return False
        said = self._attributions[(support.report, statement.attribution)]
        inside = statement.predicate is not None and any(piece.holds(statement.predicate) for piece in said.content)
        return inside and said.act in _DENYING

    def _views(self, account: Account) -> tuple[ReportView, ...]:
        taken, credited = taken_from(account), suppliers(account)
        return tuple(
            _view(
                number,
                report,
                twins=tuple(report_key(twin) for twin in self.texts[self.text_of[number]] if twin != number),
                copy_of=tuple(report_key(self.number(source)) for source in taken.get(report.id, ())),
                agencies=tuple(one_line(agency) for agency in credited.get(report.id, ())),
            )
            for number, report in enumerate(account.reports)
        )

    def number(self, report: str) -> int:
        """The place of a report in the account, from 0."""
        if report not in self._numbers:
            raise ContractError(f"the account names a report that it does not hold: {report}")
        return self._numbers[report]

    def view(self, report: str) -> ReportView:
        """The report of this id, with its key."""
        return self.reports[self.number(report)]

    def statement(self, report: str, statement: str) -> Statement | None:
        """A statement of a report, or None where the account leaves statements out."""
        return self._statements.get((report, statement))

    def note_of(self, report: str, span: Span) -> BlockNote | None:
        """The kind of the note in which a span begins, None where it stands in the report's own text."""
        return next((b.note for b in self._notes.get(report, ()) if b.start <= span.start < b.end), None)

    def cut(self, report: str, spans: Iterable[Span]) -> Words:
        """Cut the words of the spans out of the report's text; no pieces where the text is left out.

        Spans with only white space between them come back as one: no gap is shown where the text has none.
        """
        view = self.view(report)
        text = view.report.text
        kept = tuple(spans) if text is None else tuple(_joined(text, spans))
        pieces = () if text is None else tuple(span.of(text) for span in kept)
        gaps = () if text is None else tuple(_gap(text, view.report, pair) for pair in pairwise(kept))
        return Words(report=view.number, key=view.key, spans=kept, pieces=pieces, gaps=gaps)

    def located(self, located: Located) -> Words:
        """Cut the words of one located span."""
        return self.cut(located.report, (Span(start=located.start, end=located.end),))

    def said_when(self, report: str, statement: str) -> Words | None:
        """The words of the first time expression of a statement that lies on the calendar: the original of its value.

        A length ("a four-hour strike") lies nowhere; it is told only where nothing else is.
        """
        found, times = self.statement(report, statement), self.view(report).report.times
        if found is None:
            return None
        known = sorted((times[index] for index in found.times if index < len(times)), key=lambda t: t.earliest is None)
        return self.cut(report, (known[0].span,)) if known else None

    def said_of_figure(self, report: str, place: Span) -> Words | None:
        """The words of the shortest statement that holds the figure at this place; None where none is known."""
        view = self.view(report).report
        numbers = {number for number, figure in enumerate(view.figures) if figure.span == place}
        holding = [found for found in view.statements if numbers.intersection(found.figures)]
        if not holding:
            return None
        shortest = min(holding, key=lambda found: sum(span.end - span.start for span in found.spans))
        return self.cut(report, shortest.spans)

    def chip(self, report: str, link: ChainLink | Source) -> Chip:
        """Name one step of a chain: by its name, else by its words, else by its kind alone."""
        words = self._words_of(report, link)
        cut = words.pieces[0] if words is not None and words.pieces else None
        name = link.name or cut
        if link.kind is SourceKind.OUTLET and name in (None, self.view(report).report.uri):
            name = self.view(report).outlet
        is_words = link.kind not in (SourceKind.OUTLET, SourceKind.AGENCY) or words is not None
        return Chip(
            kind=label("kind", link.kind),
            name=one_line(name) if name else None,
            quoted=bool(name) and is_words and _is_unnamed(link.kind),
            words=words,
        )

    def _words_of(self, report: str, link: ChainLink | Source) -> Words | None:
        if link.start is None or link.end is None:
            return None
        home = link.report if isinstance(link, ChainLink) else report
        return self.cut(home, (Span(start=link.start, end=link.end),))


def _noted(report: AccountReport) -> tuple[Block, ...]:
    return tuple(block for block in report.blocks if block.note is not None)


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end <= span.start and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined


def _is_unnamed(kind: SourceKind) -> bool:
    return kind in (
        SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_OFFICIAL, SourceKind.MEDIA_UNNAMED, SourceKind.GROUP,
        SourceKind.DOCUMENT,
    )  # fmt: skip


def _gap(text: str, report: AccountReport, pair: tuple[Span, Span]) -> str:
    """The text between two pieces, if it can be read along: short, and in one block."""
    start, end = pair[0].end, pair[1].start
    is_one_block = any(block.start <= start and end <= block.end for block in report.blocks)
    return text[start:end] if is_one_block and start < end <= start + READ_ALONG else ""


def _text_of(texts: Sequence[Sequence[int]]) -> tuple[int, ...]:
    home = {number: at for at, group in enumerate(texts) for number in group}
    return tuple(home[number] for number in sorted(home))


def _view(number: int, report: AccountReport, **more: tuple[str, ...]) -> ReportView:
    date = report.published.value
    return ReportView(
        number=number,
        key=report_key(number),
        outlet=one_line(report.outlet or _last_part(report.uri)),
        published=show_date(date) if date else None,
        basis=label("basis", report.published.basis),
        report=report,
        **more,
    )


def _last_part(uri: str) -> str:
    """The name of a file without its folders; an address on the web stays whole."""
    return uri if "://" in uri else uri.rstrip("/").rsplit("/", 1)[-1] or uri
