"""Blocks in which a report speaks of itself."""

from __future__ import annotations

import pytest

from reportedly.clean import clean
from reportedly.clean.notes import note_blocks
from reportedly.model.report import Block, BlockKind, BlockNote, MediaType, Page

HEAD = "Harbour fire leaves two dead"
PARAGRAPHS = (
    "Two people died when a warehouse caught fire in the port of Odessa, officials said on Sunday.",
    "The mayor, Oleh Sarin, said that the fire had been under control by dawn and that an inquiry would follow.",
)
NOTES = [
    ("Correction: An earlier version of this article misstated the year of the fire.", BlockNote.CORRECTION),
    ("CORRECTION — The name of the mayor was misspelled.", BlockNote.CORRECTION),
    ("Correction, Nov. 3: The fire broke out at 4 a.m.", BlockNote.CORRECTION),
    ("(This version corrects the number of firefighters in the third paragraph.)", BlockNote.CORRECTION),
    ("An earlier version of this article gave the wrong age of the mayor.", BlockNote.CORRECTION),
    ("• This article was amended on 5 May 2020 to clarify who owns the warehouse.", BlockNote.CORRECTION),
    ("In einer früheren Version dieses Artikels stand ein falscher Name.", BlockNote.CORRECTION),
    ("Une version précédente de cet article donnait un autre âge.", BlockNote.CORRECTION),
    ("Editor’s note: This story contains descriptions of burns.", BlockNote.EDITORS_NOTE),
    ("EDITOR'S NOTE -- The author is a docker.", BlockNote.EDITORS_NOTE),
    ("Anmerkung der Redaktion: Der Autor ist Hafenarbeiter.", BlockNote.EDITORS_NOTE),
    ("This article was originally published by The Port Post.", BlockNote.EDITORS_NOTE),
    ("This story has been updated to include a comment by the mayor.", BlockNote.UPDATE),
    ("This is a developing story. Check back for updates.", BlockNote.UPDATE),
    ("Last updated 14:05 GMT", BlockNote.UPDATE),
    ("Updated: 5 May 2020 at 10:22", BlockNote.UPDATE),
    ("UPDATED 14:05 The mayor has now arrived at the scene.", BlockNote.UPDATE),
    ("Aktualisiert am 28. April 2023, 20:22 Uhr", BlockNote.UPDATE),
    ("Dernière mise à jour : 3 mai 2020 à 10h12", BlockNote.UPDATE),
    ("1st lead", BlockNote.VERSION),
    ("AP-EU--Harbour Fire, 4th Ld-Writethru", BlockNote.VERSION),
    ("(Adds quotes, background)", BlockNote.VERSION),
    ("(Recasts throughout, adds mayor in paragraph 3)", BlockNote.VERSION),
]
REAL = [
    "The ministry issued a correction on Monday, saying that three people had died.",
    "Correction of the river's course has cost the city of Odessa three billion so far, the mayor said.",
    "Corrections officers at the port prison were injured as well, the union said on Monday evening.",
    "Updated rules for warehouses will come into force next year, the ministry said in a statement.",
    "Update your browser, the company told its customers, and change the passwords of all accounts.",
    "An earlier version of the plan had foreseen a bridge, but the council voted against it twice.",
    "Editors noted that the mayor had said the same thing a year ago in another interview with them.",
    "“This story is not over,” the mayor told reporters in front of the burning warehouse on Sunday.",
    "(The mayor could not be reached.)",
    "The story has been updated several times by the film's director, who lives in Odessa and Kyiv.",
]


def blocks_of(text: str) -> tuple[Block, ...]:
    return clean(Page(uri="test", content=text, media=MediaType.TEXT)).blocks


def noted(line: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    lines = (HEAD, *PARAGRAPHS, line)
    kinds = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, kind)
    blocks, at = [], 0
    for words, role in zip(lines, kinds, strict=True):
        blocks.append(Block(kind=role, start=at, end=at + len(words)))
        at += len(words) + 2
    return note_blocks("\n\n".join(lines), blocks)[-1]


@pytest.mark.parametrize(("line", "note"), NOTES)
def test_notes_are_told_apart(line: str, note: BlockNote) -> None:
    """What speaks of the report itself is furniture with its note."""
    block = noted(line)
    assert (block.kind, block.note) == (BlockKind.FURNITURE, note)


@pytest.mark.parametrize("line", REAL)
def test_paragraphs_stay_paragraphs(line: str) -> None:
    """News about corrections, updates and stories is news."""
    block = noted(line)
    assert (block.kind, block.note) == (BlockKind.PARAGRAPH, None)


@pytest.mark.parametrize("line", ["Corrections", "Editor's Note"])
def test_a_link_far_from_the_article_is_no_note(line: str) -> None:
    """The name of a page about corrections in a menu says nothing of this report."""
    text = f"{line}\n\n{HEAD}"
    first = Block(kind=BlockKind.FURNITURE, start=0, end=len(line))
    head = Block(kind=BlockKind.HEADLINE, start=len(line) + 2, end=len(text))
    assert note_blocks(text, (first, head))[0].note is None


def test_a_caption_is_never_a_note() -> None:
    """Captions and credits keep their roles."""
    assert noted("Update: smoke over the port.", BlockKind.CAPTION).note is None


@pytest.mark.parametrize("slug", ["UPDATE 2-", "CORRECTED-UPDATE 1-", "WRAPUP 3-"])
def test_a_version_in_front_of_the_headline_is_cut_off(slug: str) -> None:
    """The mark of a version is a block of its own; the headline is what follows it."""
    text = f"{slug}{HEAD}\n\n" + "\n\n".join(PARAGRAPHS)
    report = clean(Page(uri="test", content=text, media=MediaType.TEXT))
    first, second = report.blocks[:2]
    assert (text[first.start : first.end], first.note) == (slug, BlockNote.VERSION)
    assert (text[second.start : second.end], second.kind) == (HEAD, BlockKind.HEADLINE)
    assert report.title == HEAD


def test_a_whole_text_keeps_its_article() -> None:
    """Notes around a short report do not swallow it."""
    text = "\n\n".join((HEAD, "Updated: 5 May 2020", *PARAGRAPHS, NOTES[0][0]))
    kinds = [block.kind for block in blocks_of(text)]
    assert kinds.count(BlockKind.PARAGRAPH) == 2
    assert kinds[-1] is BlockKind.FURNITURE
