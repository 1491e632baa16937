"""The outlets of a story: which reports are of one outlet, or of one publisher, and whom an outlet's name means."""

from __future__ import annotations

import re

from reportedly.model.evidence import Evidence
from reportedly.model.report import Report
from reportedly.text.joined import Joined
from reportedly.text.plain import level
from reportedly.text.publishers import domain_key, is_own_domain, outlet_key, publisher_of


class Outlets:
    """Knows every report's outlet by one key, whatever edition it is from. Cost: linear in the reports."""

    def __init__(self, evidence: Evidence) -> None:
        reports = [reading.report for reading in evidence.readings]
        names = {report.id: outlet_key(report.outlet, _domain(report)) for report in reports}
        joined = Joined()
        for report in reports:
            own = names[report.id] or f"report {report.id}"
            joined.join(("report", report.id), ("name", own))
            domain = domain_key(_domain(report))  # of a portal it tells nothing of the outlets that it carries
            if domain is not None and (not report.outlet or is_own_domain(report.outlet, domain)):
                joined.join(("report", report.id), ("domain", domain))
        self._reports = {report.id: report for report in reports}
        self._keys = {report.id: _first_name(joined, report.id) for report in reports}
        self._words = {report.id: _words(report.outlet or "") for report in reports}
        self._meant: dict[tuple[str, str], str] = {}  # what was asked before: few names, again and again

    def key(self, report: str) -> str:
        """The one key of a report's outlet; of one whose outlet is not known, a key of its own."""
        return self._keys[report]

    def name(self, report: str) -> str:
        """The outlet's name as the report has it, else where the report came from."""
        return self._reports[report].outlet or self._reports[report].uri

    def is_own(self, words: str, report: str) -> bool:
        """Whether words name the report's own outlet, in short or in full ("the Gazette", in the Harbour Gazette)."""
        named, own = _words(words), self._words[report]
        return bool(named and own) and (
            named == own[-len(named) :] or outlet_key(" ".join(named)) == self._keys[report]
        )

    def key_of(self, words: str, report: str) -> str:
        """The key of the outlet that words in a report mean: its own, a known one, one of the story, else words."""
        if (words, report) not in self._meant:
            self._meant[words, report] = self._keys[report] if self.is_own(words, report) else self._of_story(words)
        return self._meant[words, report]

    def _of_story(self, words: str) -> str:
        """The key of the outlet that words mean in any report: a known one, the story's own, words."""
        key = outlet_key(words) or words
        if key in self._keys.values():
            return key
        named = _words(words)
        spelled = outlet_key(" ".join(named)) if named else None
        known = {
            self._keys[each]
            for each, own in self._words.items()
            if named and own and (named == own[-len(named) :] or spelled == self._keys[each])
        }
        return next(iter(known)) if len(known) == 1 else key


def house(key: str) -> str:
    """The publisher that speaks through an outlet: itself, unless it shares copy with others."""
    return publisher_of(key).name or key


def _domain(report: Report) -> str | None:
    return report.metadata.domain.value if report.metadata.domain else None


def _first_name(joined: Joined, report: str) -> str:
    return min(str(name) for kind, name in joined.group(("report", report)) if kind == "name")


def _words(name: str) -> list[str]:
    return re.sub(r"^the ", "", level(name).lower().strip()).split()
