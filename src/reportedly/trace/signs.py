"""What each report tells of where it comes from: its agency, whom it credits, whom it names, when it came out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from reportedly.model.report import Report
from reportedly.text.addresses import host_of, registrable_domain
from reportedly.text.plain import level
from reportedly.text.tables import column
from reportedly.trace.agencies import agency_key
from reportedly.trace.credits import find_credits

_PHRASE_REACH = 60  # characters before a name in which a phrase of the table must end: "was first published by the X"
_FILLER = re.compile(r"(?:^|(?<=\s))(?:the|website|of|newspaper|,|:|\s)*$", re.IGNORECASE)


class Signs:
    """What is known of each report on its own, by report id."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.wire = {report.id: agency_key(report.outlet or "") for report in reports}
        self.credited = {report.id: _credited(report) for report in reports}
        self._published = {report.id: _published(report.published.value) for report in reports}
        self._names = {report.id: _Names(report) for report in reports}
        self._said = {report.id: _Said(report) for report in reports}

    def is_later(self, report: str, source: str) -> bool:
        """Whether the one came out after the other for certain: a date alone does not say which hour."""
        late, early = self._published[report], self._published[source]
        return late is not None and early is not None and late[0] >= early[1] and late != early

    def credits(self, report: str, source: str) -> bool:
        """Whether the report says that it has its text from the source: its agency, its outlet, its address.

        An agency may put its report out again, so its date does not count; an outlet's does.
        """
        wire = self.wire[source]
        if wire is not None:
            return wire in self.credited[report] and self.wire[report] != wire
        if self.is_later(source, report):
            return False
        return self._said[report].names(self._names[source], own=self._names[report])

    def is_from_agency(self, report: str) -> bool:
        """Whether the report says that it has its text from an agency."""
        return bool(self.credited[report])

    def age(self, report: str) -> str:
        """A key that sorts by the first instant of publication, the undated last."""
        published = self._published[report]
        return published[0].astimezone(UTC).isoformat() if published else "~"


class _Names:
    """How others may name this report: by its outlet, its domain, its address."""

    def __init__(self, report: Report) -> None:
        about = report.metadata
        self.outlet = level(report.outlet or "").strip().casefold().removeprefix("the ")
        self.domain = (about.domain.value if about.domain else "").casefold()
        self.address = about.canonical.value if about.canonical else ""
        name = level(report.outlet or "").strip()
        is_telling = " " in name or len(name) > 6 or (len(name) > 2 and name.isupper())
        self.telling = name if is_telling else ""
        self.all = tuple(sorted(filter(None, (name, self.domain)), key=len, reverse=True))


class _Said:
    """What a report says of where its text was first: in its text, among its furniture, in its page's head."""

    def __init__(self, report: Report) -> None:
        about, text = report.metadata, level(report.text)
        self._read = "\n".join(text[block.start : block.end] for block in report.blocks if block.is_read)
        self._aside = "\n".join(text[block.start : block.end] for block in report.blocks if not block.is_read)
        self._noted = frozenset(noted.value.casefold().removeprefix("the ") for noted in about.taken_from)
        self._addresses = frozenset(noted.value for noted in about.taken_from if host_of(noted.value))
        self._canonical = about.canonical.value if about.canonical else ""

    def names(self, source: _Names, *, own: _Names) -> bool:
        """Whether the report says that it was taken from this source; what it says of its own outlet does not count."""
        if (source.outlet and source.outlet == own.outlet) or (source.domain and source.domain == own.domain):
            return False
        return self._points_at(source) or self._writes(source)

    def _points_at(self, source: _Names) -> bool:
        if source.outlet and source.outlet in self._noted:
            return True
        if source.address and source.address in self._addresses:
            return True
        domains = {_domain_of(address) for address in (*self._addresses, self._canonical)}
        return bool(source.domain) and source.domain in domains

    def _writes(self, source: _Names) -> bool:
        if source.telling and _pattern(source.telling).search(self._read):
            return True
        return any(
            _ends_with_phrase(text[max(0, found.start() - _PHRASE_REACH) : found.start()])
            for text in (self._read, self._aside)
            for name in source.all
            for found in _pattern(name).finditer(text)
        )


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(sorted(column("taken_phrases", "phrase"), key=len, reverse=True))


def _ends_with_phrase(before: str) -> bool:
    bare = _FILLER.sub("", before.rstrip(" \"'")).rstrip().casefold()
    return bare.endswith(_phrases())


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w)", re.IGNORECASE if "." in name else 0)


def _domain_of(address: str) -> str:
    host = host_of(address) if address else None
    return registrable_domain(host).casefold() if host else ""


def _credited(report: Report) -> frozenset[str]:
    """Agencies that are credited for the whole report, in its text or by its page's head."""
    about = report.metadata
    named = (agency_key(noted.value) for noted in (*about.taken_from, *about.organisations))
    credited = (credit.agency for credit in find_credits(report) if credit.covers is None)
    return frozenset(filter(None, (*credited, *named)))


def _published(value: str | None) -> tuple[datetime, datetime] | None:
    """First and last instant of a publication date; None without one, or where it is not a day or an instant."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment, moment + (timedelta(days=1) if len(value) == 10 else timedelta(0))
