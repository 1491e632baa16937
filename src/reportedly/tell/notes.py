"""By what reports speak of themselves: corrections, editor's notes, updates, versions, paid content."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.account import Account, AccountReport
from reportedly.model.report import Block, BlockNote
from reportedly.tell.labels import Label, group_of_labels, label
from reportedly.tell.shelf import Shelf
from reportedly.tell.view import Note, ReportView, StoryView


def list_notes(account: Account, shelf: Shelf) -> tuple[Note, ...]:
    """List the kinds of notes that each report carries, each with the words of the first, by report and kind.

    That a report is sponsored may be known from its page alone, and then has no words. Cost: linear in the blocks.
    """
    return tuple(note for report in account.reports for note in _of_report(report, shelf))


def _of_report(report: AccountReport, shelf: Shelf) -> Iterator[Note]:
    blocks = [block for block in report.blocks if block.note is not None]
    for kind in BlockNote:
        those = [block for block in blocks if block.note is kind]
        if those or (kind is BlockNote.SPONSORED and report.sponsored):
            words = shelf.cut(report.id, (those[0].span,)) if those else None
            yield Note(
                report=shelf.number(report.id), label=label("carries", kind), words=words, number=max(1, len(those))
            )


def block_label(block: Block) -> Label:
    """Name what a block is: a note before its kind, for a correction is no mere paragraph and no mere furniture."""
    if block.note is not None:
        return label("note", block.note)
    return label("block", "twin" if block.twin else block.kind)


def notes_of(story: StoryView, report: ReportView) -> tuple[Note, ...]:
    """The notes of one report."""
    return tuple(note for note in story.notes if note.report == report.number)


def name_note(note: Note) -> str:
    """Write a note: "carries a correction", "says that it was updated ×2"."""
    return f"{note.label.text} ×{note.number}" if note.number > 1 else note.label.text


def within_note(note: BlockNote | None) -> Label | None:
    """What is said of words that stand in a note of this kind; None where the note tells nothing of the world."""
    return group_of_labels("within").get(note) if note is not None else None
