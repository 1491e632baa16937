"""What changed between two accounts, as plain text and as Markdown: every line a quoted span or a fixed label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportedly.model.account import Account
from reportedly.model.base import Located, Span
from reportedly.model.changes import Aspect, Became, Changes, ClaimChange, ClaimSide, Edit, ReportChange, Turn
from reportedly.model.counts import OriginCount
from reportedly.tell.harmless import harmless, one_line, plural, shorten
from reportedly.tell.labels import label, word
from reportedly.tell.markdown import escape

_LONGEST = 300  # characters of one quoted stretch
_MOST_EDITS = 12  # of one report that are shown: the JSON has all


class _Line(NamedTuple):
    """A line: how deep it stands, and its words, which are escaped where the format asks for it."""

    depth: int
    text: str


class _Side:
    """The words of one side's accounts."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._reports = {report.id: report for account in accounts for report in account.reports}

    def name(self, report: str) -> str:
        """The outlet of a report with where it came from."""
        found = self._reports[report]
        return one_line(f"{found.outlet} ({found.uri})" if found.outlet else found.uri)

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


def to_changes_text(changes: Changes, old: Sequence[Account], new: Sequence[Account]) -> str:
    """Render what changed between two accounts as plain text; the accounts have the words. Cost: linear."""
    lines = (f"{'  ' * line.depth}{line.text}".rstrip() for line in _lines(changes, _Both(_Side(old), _Side(new)), str))
    return harmless("\n".join(lines)) + "\n"


def to_changes_markdown(changes: Changes, old: Sequence[Account], new: Sequence[Account]) -> str:
    """Render what changed between two accounts as Markdown. See to_changes_text."""
    lines = (_marked(line) for line in _lines(changes, _Both(_Side(old), _Side(new)), escape))
    return harmless("\n".join(lines)).strip() + "\n"


def _marked(line: _Line) -> str:
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
            for change in found:
                yield from _claim(change, both, safe)


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
    yield _Line(3, "; ".join(word("cause", cause.value) for cause in change.causes))


def _words(side: ClaimSide, texts: _Side) -> str:
    return texts.words(side.report, side.spans)


def _said(side: ClaimSide, texts: _Side, safe: Safe) -> str:
    return safe(f"{_words(side, texts)} – {texts.name(side.report)}")


def _turn(turn: Turn, change: ClaimChange, both: _Both, safe: Safe) -> str:
    name = word("aspect", turn.aspect.value)
    if change.before and change.after and turn.aspect is Aspect.ORIGINS:
        return f"{name}: {_origins(change.before.origins)} → {_origins(change.after.origins)}"
    if change.before and change.after and turn.aspect is Aspect.REPORTS:
        return f"{name}: {len(change.before.reports)} → {len(change.after.reports)}"
    way = word("way", turn.way.value)
    sides = ((turn.was, both.old.located(turn.before)), (turn.now, both.new.located(turn.after)))
    told = " → ".join(safe(" ".join(part for part in side if part)) or "–" for side in sides)
    return f"{name}{f', {way}' if way else ''}: {told}"


def _origins(count: OriginCount) -> str:
    low, high = count.unnamed_low, "?" if count.unnamed_high is None else count.unnamed_high
    unnamed = f"{low}" if low == high else f"{low}–{high}"
    return f"{count.named} named + {unnamed} unnamed + {count.unstated} not stated, not counted"
