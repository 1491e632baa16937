"""What reports say of themselves is seen at the report, at its words, and at what stands in a correction."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec import structs
from tell_desk import Desk
from tell_fixture import P
from tell_variants import account_of

from reportedly.model.account import Account, SetAside
from reportedly.model.claim import Origins, Standing
from reportedly.model.report import BlockKind, BlockNote
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.terminal import to_terminal
from reportedly.tell.tree import view_story
from reportedly.tell.why import explain_claim

NEWS = "The mayor of Lindmark, Ada Quist, opened the lock."
FIXED = "Correction: An earlier version gave the age of Ada Quist as 43. She is 34."
UPDATED = "Updated at 14:05 with the words of the port."
LONG = "Editor's note: " + "The name of the witness was taken out of this report at her wish, as she asked. " * 3


def noted(notes: dict[str, BlockNote], *, sponsored: bool | None = None) -> Account:
    """Two reports; the first one has these blocks behind its news, all but the correction set aside."""
    desk = Desk()
    desk.report("a", "Lindmark Echo", ((P, NEWS), *((P, words) for words in notes)), sponsored=sponsored)
    desk.report("b", "Vik Post", ((P, NEWS.replace("opened", "will open")),))
    one, other = desk.support("a", NEWS[:-1]), desk.support("b", "will open")
    desk.claim(Standing.AGREE, one, other, origins=Origins(unstated=2))
    if FIXED in notes:
        desk.claim(Standing.SINGLE, desk.support("a", "She is 34"), origins=Origins(unstated=1))
    account = account_of(desk)
    first, second = account.reports
    blocks = tuple(
        structs.replace(
            block, note=notes.get(block.span.of(desk.texts["a"])),
            kind=P if block.span.of(desk.texts["a"]) in (NEWS, FIXED) else BlockKind.FURNITURE,
        )
        for block in first.blocks
    )  # fmt: skip
    aside = tuple(
        SetAside(report="a", start=block.start, end=block.end, kind=block.kind) for block in blocks if not block.is_read
    )
    return structs.replace(account, reports=(structs.replace(first, blocks=blocks), second), set_aside=aside)


CORRECTED = noted({FIXED: BlockNote.CORRECTION})


def plain(account: Account) -> str:
    """The account for a terminal, on lines that do not break."""
    return to_terminal(account, width=200, colour=False)


@pytest.mark.parametrize("render", [plain, to_markdown])
def test_a_report_with_a_correction_says_so_in_the_list(render: Callable[[Account], str]) -> None:
    """The line of the report names the note; a report without one has none."""
    line, other = (
        next(line for line in render(CORRECTED).splitlines() if name in line and "07:30" in line)
        for name in ("Lindmark Echo", "Vik Post")
    )
    assert "✎ carries a correction" in line and "carries" not in other


def test_the_page_leads_from_the_report_to_the_words_of_its_correction() -> None:
    """The card and the head of the source lead to the block, which is labelled as what it is."""
    page = to_html(CORRECTED)
    links = re.findall(r'<a class="tag note" href="#([^"]+)"', page)
    assert len(links) == 2 and len(set(links)) == 1
    assert page.count(f'id="{links[0]}"') == 1
    block = re.search(r'<p class="b-correction">(.*?)</p>', page, re.S)
    assert block is not None and "correction</span>" in block[1] and "earlier version" in block[1]


@pytest.mark.parametrize("render", [plain, to_markdown, to_html])
def test_what_stands_in_a_correction_is_told_as_that(render: Callable[[Account], str]) -> None:
    """The claim read from the correction has the mark, and no other one."""
    told = re.sub(r"<[^>]*>", " ", re.sub(r"<aside class=.sources.*", "", render(CORRECTED), flags=re.S))
    assert len(re.findall(r"in a correction", told)) == 1
    assert told.index("in a correction") > told.lower().index("one origin only")


def test_show_tells_that_a_support_stands_in_a_correction() -> None:
    """`reportedly show` names it beside status and certainty."""
    first, second = view_story(CORRECTED).claims
    assert any("· in a correction" in line for line in explain_claim(CORRECTED, second.id))
    assert not any("in a correction" in line for line in explain_claim(CORRECTED, first.id))


def test_notes_that_were_set_aside_are_named_as_notes() -> None:
    """An update mark is no page furniture in the list of what was set aside; a long editor's note stands open."""
    account = noted({UPDATED: BlockNote.UPDATE, LONG: BlockNote.EDITORS_NOTE})
    assert "update note, editor's note" in plain(account)
    page = to_html(account)
    assert "says that it was updated" in page and "carries an editor&#39;s note" in page
    assert re.search(r'<details class="aside" open><summary lang="en">set aside: update note, editor&#39;s note', page)


def test_a_kind_of_note_stands_once_with_its_number() -> None:
    """Two corrections are one mark that leads to the first."""
    account = noted({FIXED: BlockNote.CORRECTION, FIXED.replace("34", "35"): BlockNote.CORRECTION})
    (note,) = view_story(account).notes
    assert note.number == 2 and note.words is not None and note.words.pieces == (FIXED,)
    assert "carries a correction ×2" in plain(account)


@pytest.mark.parametrize(("sponsored", "shown"), [(True, True), (False, False), (None, False)])
def test_a_sponsored_report_says_so_without_a_word_of_its_text(sponsored: bool | None, shown: bool) -> None:
    """That only the page's head knows it is enough; what is not known is not said."""
    account = noted({}, sponsored=sponsored)
    assert [("✎ sponsored" in plain(account)), ("✎ sponsored" in to_markdown(account))] == [shown, shown]
    assert ('<span class="tag note"' in to_html(account)) == shown


def test_accounts_without_texts_lead_to_the_place_of_a_note() -> None:
    """Without texts the mark stays, and leads to the offsets."""
    bare = structs.replace(CORRECTED, reports=tuple(structs.replace(each, text=None) for each in CORRECTED.reports))
    page = to_html(bare)
    (link, _) = re.findall(r'<a class="tag note" href="#([^"]+)"', page)
    assert f'id="{link}"' in page
