"""Copies fold into one row, one column and one line; what they do not share stays apart."""

from __future__ import annotations

import re

from msgspec import structs
from tell_desk import Desk
from tell_fixture import K, P, silo_story
from tell_variants import account_of

from reportedly.model.account import Account
from reportedly.model.base import Span
from reportedly.model.claim import Origins, Slot, Standing
from reportedly.model.judgement import Credit, Degree, Knowledge, Reuse
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.terminal import to_terminal
from reportedly.tell.texts import cells_together, same_texts
from reportedly.tell.tree import view_story

WORDS = "Four boats sank off Kilbrannock"


def reuse(report: str, source: str, *, degree: Degree = Degree.WHOLLY, known: bool = False) -> Reuse:
    """A pair of reports that share text."""
    direction = Knowledge.KNOWN if known else Knowledge.UNKNOWN
    return Reuse(report=report, source=source, degree=degree, containment=0.9, direction=direction, passages=())


def boats(*pairs: Reuse, last: str = "they") -> Account:
    """Three reports that say the same; in the last one, on the word of somebody else where `last` says so."""
    desk = Desk()
    for paper in ("r0", "r1", "r2"):
        desk.report(paper, f"Paper {paper}", ((P, f"{WORDS}, they said. Somebody else was silent."),))
    sources = {"r0": "they", "r1": "they", "r2": last}
    desk.claim(
        Standing.AGREE,
        *(desk.support(paper, WORDS, chain=desk.chain(paper, (K.GROUP, who))) for paper, who in sources.items()),
        origins=Origins(unnamed_low=1, unnamed_high=1),
    )
    credit = Credit(report="r2", agency="Reuters", start=0, end=4, evidence="dateline")
    return account_of(desk, reuse=pairs, credits=(credit,))


def rows(account: Account) -> list[tuple[str, ...]]:
    """The keys of the rows of the first claim."""
    return [row.keys for row in view_story(account).claims[0].rows]


def test_texts_are_chains_of_copies() -> None:
    """Wholly copied reports are one text, however the pairs are listed; lesser degrees join nothing."""
    assert same_texts(boats()) == ((0,), (1,), (2,))
    assert same_texts(boats(reuse("r2", "r0"), reuse("r1", "r2"))) == ((0, 1, 2),)
    assert same_texts(boats(reuse("r2", "r0", degree=Degree.PARTIALLY))) == ((0,), (1,), (2,))


def test_copies_stand_in_one_row() -> None:
    """A copy that repeats its twin has no row of its own; without the copying it has, and so has another source."""
    assert rows(boats(reuse("r2", "r0"))) == [("A", "C"), ("B",)]
    assert rows(boats()) == [("A",), ("B",), ("C",)]
    assert rows(boats(reuse("r2", "r0"), last="Somebody else")) == [("A",), ("B",), ("C",)]


def test_a_folded_row_names_all_outlets_and_leads_to_all_words() -> None:
    """The row says that it is one text; every report in it has its outlet and its link."""
    page = to_html(boats(reuse("r2", "r0")))
    start = page.index('id="c1-1"')
    card = page[start : page.index("</ol>", start)]
    assert "Paper r0</span> = <span" in card
    links = re.findall(r'class="k" href="#r(\d)-0-\d+">(\w)<', card)
    assert '<p class="lead"><a href="#r1-0-' in card and links[0] == ("3", "C")
    assert "- **A = C** ● these words, Paper r0 = Paper r2 ← “they” (group)" in to_markdown(boats(reuse("r2", "r0")))


def test_the_header_says_who_copies_whom_and_whom_they_credit() -> None:
    """A known direction is told, an unknown one is not guessed, and an agency is credited by name."""
    known = to_terminal(boats(reuse("r2", "r0", known=True)), width=100, colour=False)
    assert re.search(r"^C  Paper r2 .* · copy of A · credits Reuters$", known, re.M)
    assert re.search(r"^A  Paper r0 .* · one text with C$", known, re.M)
    unknown = to_terminal(boats(reuse("r2", "r0")), width=100, colour=False)
    assert "copy of" not in unknown and re.search(r"^C .* · one text with A", unknown, re.M)


def test_the_matrix_has_a_column_for_each_text() -> None:
    """Copies share a column; where they do not stand alike, both marks are shown with their keys."""
    view = view_story(boats(reuse("r2", "r0")))
    assert [[report.key for report in column] for column in view.columns] == [["A", "C"], ["B"]]
    assert cells_together(view.claims[0], view.columns[0]) == (("", 0),)
    apart = view_story(boats(reuse("r2", "r0"), last="Somebody else"))
    silent = structs.replace(apart.claims[0].cells[2], mark=view_story(silo_story()).claims[7].cells[0].mark)
    claim = structs.replace(apart.claims[0], cells=(*apart.claims[0].cells[:2], silent))
    assert cells_together(claim, apart.columns[0]) == (("A", 0), ("C", 2))
    assert "| | A = C | B |" in to_markdown(boats(reuse("r2", "r0")))


def test_claims_count_reports_and_texts() -> None:
    """A claim of three reports, two of them one text, says both numbers."""
    assert "3 reports · 2 texts · origins" in to_markdown(boats(reuse("r2", "r0")))
    assert "3 reports · origins" in to_markdown(boats())


def test_the_same_source_in_a_copy_is_no_other_source() -> None:
    """Where a copy names the source that its twin names, nothing calls it another one; elsewhere it may be."""
    desk = Desk()
    for paper in ("r0", "r1"):
        desk.report(paper, f"Paper {paper}", ((P, f"{WORDS}, an official said."),))
    desk.claim(
        Standing.SINGLE,
        desk.support("r0", WORDS, chain=desk.chain("r0", (K.UNNAMED_OFFICIAL, "an official"))),
        desk.support(
            "r1", WORDS, chain=desk.chain("r1", (K.UNNAMED_OFFICIAL, "an official")), differs_in=(Slot.ATTRIBUTION,)
        ),
        origins=Origins(unnamed_low=1, unnamed_high=1),
    )
    copied, apart = account_of(desk, reuse=(reuse("r1", "r0"),)), account_of(desk)
    assert view_story(copied).claims[0].voices[1].mark.key == "says"
    assert view_story(apart).claims[0].voices[1].says.text == "same, from another source"


def test_words_said_twice_keep_both_links() -> None:
    """Where one report says the same twice, the folded row leads to both places."""
    desk = Desk()
    for paper in ("r0", "r1"):
        desk.report(paper, f"Paper {paper}", ((P, f"{WORDS}."), (P, f"Indeed: {WORDS}.")))
    start = desk.texts["r1"].rindex(WORDS)
    again = Span(start=start, end=start + len(WORDS))
    twice = (desk.support("r1", WORDS), structs.replace(desk.support("r1", WORDS), spans=(again,)))
    desk.claim(Standing.AGREE, desk.support("r0", WORDS), *twice, origins=Origins(unstated=2))
    page = to_html(account_of(desk))
    for place in (Span(start=0, end=len(WORDS)), again):
        assert f'href="#r2-{place.start}-{place.end}">' in page
