"""What changed between two accounts, as plain text and as Markdown: every line a quoted span or a fixed label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportedly.model.account import Account
from reportedly.model.base import Located, Span
from reportedly.model.changes import Aspect, Became, Changes, ClaimChange, ClaimSide, Edit, ReportChange, Turn
from reportedly.tell.change_values import show_origins, show_value
from reportedly.tell.harmless import harmless, one_line, plural, shorten
from reportedly.tell.labels import label, word
from reportedly.tell.markdown import escape
from reportedly.tell.paper import NARROWEST, Paper

_LONGEST = 300  # characters of one quoted stretch
_MOST_EDITS = 12  # of one report that are shown: the JSON has all


class _Line(NamedTuple):
    """A line: how deep it stands, and its words, escaped where the format asks for it; a note explains a heading."""

    depth: int
    text: str
    is_note: bool = False


class _Side:
    """The words of one side's accounts."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._reports = {report.id: report for account in accounts for report in account.reports}
        self._outlets = Counter(report.outlet for report in self._reports.values())

    def name(self, report: str) -> str:
        """The outlet of a report with where it came from."""
        found = self._reports[report]
        return one_line(f"{found.outlet} ({found.uri})" if found.outlet else found.uri)

    def short_name(self, report: str) -> str:
        """The outlet alone, where no other report here is of it."""
        outlet = self._reports[report].outlet
        return one_line(outlet) if outlet and self._outlets[outlet] == 1 else self.name(report)

    def words(self, report: str, spans: Sequence[Span]) -> str:
        """The words of some spans in quotation marks; where the text was left out, where they stand."""
        text = self._reports[report].text
        if text is None:
            return " ".join(f"{span.start}–{span.end}" for span in spans)
        said, is_cut = shorten(one_line(" … ".join(text[span.start : span.end] for span in spans)), _LONGEST)
        return f"“{said}{'…' if is_cut else ''}”"

    def located(self, located: Located | None) -> str | None:
        """The words of one span, or None."""
        return self.words(located.report, [Span(start=located.start, end=located.end)]) if located else None


class _Both(NamedTuple):
    old: _Side
    new: _Side


def to_changes_text(changes: Changes, old: Sequence[Account], new: Sequence[Account], *, width: int = 100) -> str:
    """Render what changed between two accounts as lines of at most `width` cells; the accounts have the words.

    Cost: linear. Raises MissingExtra where rich is absent.
    """
    paper = Paper(max(width, NARROWEST), colour=False)
    for line in _lines(changes, _Both(_Side(old), _Side(new)), str):
        if line.text:
            paper.add(harmless(line.text), indent=2 * max(line.depth - 1, 0))
        else:
            paper.gap()
    return paper.print()


def to_changes_markdown(changes: Changes, old: Sequence[Account], new: Sequence[Account]) -> str:
    """Render what changed between two accounts as Markdown. See to_changes_text."""
    lines = (_marked(line) for line in _lines(changes, _Both(_Side(old), _Side(new)), escape))
    return harmless("\n".join(lines)).strip() + "\n"


def _marked(line: _Line) -> str:
    if line.is_note:
        return f"{line.text}\n"
    if not line.text or line.depth > 1:
        return f"{'  ' * (line.depth - 2)}- {line.text}" if line.text else ""
    return f"{'##' if line.depth else '#'} {line.text}" + ("\n" if line.depth else "")


Safe = Callable[[str], str]


def _lines(changes: Changes, both: _Both, safe: Safe) -> Iterator[_Line]:
    yield _Line(0, f"{plural(changes.old.claims, 'claim')} before, {changes.new.claims} now, {changes.same} unchanged")
    if changes.old.made_by != changes.new.made_by:
        recipes = (safe(one_line("; ".join(side.made_by))) for side in (changes.old, changes.new))
        yield _Line(2, f"made by another recipe: {' → '.join(recipes)}")
    if changes.reports:
        yield _Line(0, "")
        yield _Line(1, f"Reports {len(changes.reports)}")
        for each in changes.reports:
            yield from _report(each, both, safe)
    for kind in Became:
        found = [change for change in changes.claims if change.kind is kind]
        if found:
            shown = label("change", kind.value)
            yield _Line(0, "")
            yield _Line(1, f"{shown.glyph} {shown.text.capitalize()} {len(found)}")
            causes = {_causes(change) for change in found}
            shared = f"; {word('change', 'all')}: {min(causes)}" if len(causes) == 1 and len(found) > 1 else ""
            yield _Line(2, f"({shown.meaning}{shared})", is_note=True)
            for change in found:
                yield from _claim(change, both, safe)
                if not shared:
                    yield _Line(3, _causes(change))


def _report(change: ReportChange, both: _Both, safe: Safe) -> Iterator[_Line]:
    shown = label("change", change.kind.value)
    name = both.new.name(change.after) if change.after else both.old.name(change.before or "")
    yield _Line(2, f"{shown.glyph} {safe(name)} {shown.text}")
    for edit in change.edits[:_MOST_EDITS]:
        yield _Line(3, _edit(edit, both, safe))
    if len(change.edits) > _MOST_EDITS:
        yield _Line(3, f"and {plural(len(change.edits) - _MOST_EDITS, 'edit')} more")


def _edit(edit: Edit, both: _Both, safe: Safe) -> str:
    before, after = both.old.located(edit.before), both.new.located(edit.after)
    if before and after:
        return f"{safe(before)} → {safe(after)}"
    return f"+ {safe(after)}" if after else f"− {safe(before or '')}"


def _claim(change: ClaimChange, both: _Both, safe: Safe) -> Iterator[_Line]:
    before, after = change.before, change.after
    if after:
        yield _Line(2, _said(after, both.new, safe))
        if before and _words(before, both.old) != _words(after, both.new):
            yield _Line(3, f"before: {_said(before, both.old, safe)}")
    elif before:
        yield _Line(2, _said(before, both.old, safe))
    for turn in change.turns:
        yield _Line(3, _turn(turn, change, both, safe))


def _causes(change: ClaimChange) -> str:
    return "; ".join(word("cause", cause.value) for cause in change.causes)


def _words(side: ClaimSide, texts: _Side) -> str:
    return texts.words(side.report, side.spans)


def _said(side: ClaimSide, texts: _Side, safe: Safe) -> str:
    return safe(f"{_words(side, texts)} – {texts.short_name(side.report)}")


def _turn(turn: Turn, change: ClaimChange, both: _Both, safe: Safe) -> str:
    name = word("aspect", turn.aspect.value)
    if change.before and change.after and turn.aspect is Aspect.ORIGINS:
        was, now = show_origins(change.before.origins), show_origins(change.after.origins)
        return f"{name}: {was} → {now}" + (f", {word('aspect', 'others')}" if was == now else "")
    if change.before and change.after and turn.aspect is Aspect.REPORTS:
        return f"{name}: {len(change.before.reports)} → {len(change.after.reports)}"
    way = word("way", turn.way.value)
    old, new = both.old.located(turn.before), both.new.located(turn.after)
    sides = ((_value(turn, turn.was), old), (_value(turn, turn.now), new))
    told = " → ".join(safe(" ".join(part for part in side if part)) or word("side", "nothing") for side in sides)
    return f"{name}{f', {way}' if way else ''}: {told}"


def _value(turn: Turn, value: str | None) -> str | None:
    return None if value is None else show_value(turn.aspect, value)
