"""Differing words side by side, cells that are no second voice, pages in fewer bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from msgspec import structs
from tell_desk import Desk
from tell_fixture import P, silo_story
from tell_variants import account_of, bare, hostile, two_stories

from reportedly.model.account import Account, Accounts
from reportedly.model.base import Located, Span
from reportedly.model.claim import How, Origins, Plan, Slot, Stance, Standing
from reportedly.model.judgement import Degree, EntityMention, Knowledge, Passage, Reuse, StoryEntity, Strand, Variant
from reportedly.tell.alike import compare_words
from reportedly.tell.compact import compact
from reportedly.tell.labels import label
from reportedly.tell.page import filters, lone_by_text, to_html
from reportedly.tell.tree import view_story
from reportedly.tell.view import Words


def words(text: str) -> Words:
    """A stretch of one report."""
    return Words(report=0, key="A", spans=(Span(start=0, end=len(text)),), pieces=(text,))


@pytest.mark.parametrize(
    ("here", "there", "only_here", "only_there"),
    [
        ("Nine people died on Friday.", "Nine people drowned on Friday.", ["died"], ["drowned"]),
        ("Nine people died.", "Nine people died , police said.", ["died."], ["died , police said."]),
        ("The old port burned.", "The port burned.", ["old"], []),
    ],
)
def test_only_differing_words_are_marked(here: str, there: str, only_here: list[str], only_there: list[str]) -> None:
    """Of two shared passages the words are marked that one of them lacks."""
    found = compare_words(words(here), words(there))
    assert found is not None
    assert [[bit.text for bit in run if bit.only] for run in found] == [only_here, only_there]
    assert " ".join(bit.text for bit in found[0]) == here


def test_alike_passages_need_no_marks() -> None:
    """White space is no difference; without a text nothing is compared."""
    assert compare_words(words("Nine  people\ndied."), words("Nine people died.")) is None
    assert compare_words(words("Nine"), Words(report=1, key="B", spans=(Span(start=0, end=4),), pieces=())) is None


def test_long_runs_that_both_have_are_skipped() -> None:
    """Five words stand on either side of a difference; the rest of what both have is skipped and said so."""
    run = " ".join(f"w{number}" for number in range(60))
    found = compare_words(words(f"{run} nine"), words(f"{run} ten"))
    assert found is not None
    assert [bit.skipped for bit in found[0]] == [False, True, False, False]
    assert found[0][0].text.split()[-1] == "w4" and found[0][2].text.split()[0] == "w55"


TEXT = "The ferry Morna sank off Korvik on Friday night."


def ferries(direction: Knowledge, strand: Strand = Strand.PROSE) -> Account:
    """Two reports with one sentence in common, and words of their own."""
    desk = Desk()
    desk.report("r0", "Harbour Gazette", ((P, TEXT), (P, "Its own words follow here.")))
    desk.report("r1", "Port Courier", ((P, TEXT), (P, "Other words follow here, many more of them.")))
    desk.claim(
        Standing.SINGLE, desk.support("r0", TEXT), desk.support("r1", TEXT), origins=Origins(named=("Harbour Gazette",))
    )
    passage = Passage(start=0, end=len(TEXT), source_start=0, source_end=len(TEXT), strand=strand)
    shared = Reuse(
        report="r1", source="r0", degree=Degree.PARTIALLY, containment=0.5, direction=direction, passages=(passage,)
    )
    return account_of(desk, reuse=(shared,))


@pytest.mark.parametrize(
    ("direction", "strand", "expected"),
    [
        (Knowledge.KNOWN, Strand.PROSE, [None, ("over", ("A",))]),
        (Knowledge.UNKNOWN, Strand.PROSE, [("shared", ("B",)), ("shared", ("A",))]),
        (Knowledge.KNOWN, Strand.QUOTE, [None, None]),
        (Knowledge.KNOWN, Strand.BACKGROUND, [None, None]),
    ],
)
def test_a_cell_says_whose_words_it_has(direction: Knowledge, strand: Strand, expected: list[object]) -> None:
    """Words in prose that was taken over, or is shared, are no second voice; a shared quotation is no copying."""
    cells = view_story(ferries(direction, strand)).claims[0].cells
    assert [cell.taken and (cell.taken.label.key, cell.taken.keys) for cell in cells] == expected


def boats() -> Account:
    """A claim on which two reports differ in a number."""
    desk = Desk()
    desk.report("r0", "Harbour Gazette", ((P, "Nine people drowned off Korvik."),))
    desk.report("r1", "Port Courier", ((P, "Twelve people drowned off Korvik."),))
    desk.report("r2", "Valley Post", ((P, "The harbour is closed."),))
    lead = Located(report="r0", start=0, end=4)
    desk.claim(
        Standing.DIFFER,
        desk.support("r0", "Nine people drowned off Korvik"),
        desk.support(
            "r1", "Twelve people drowned off Korvik", stance=Stance.DIFFERS, differs_in=(Slot.HOW_MANY,),
            differences=(desk.differ(Slot.HOW_MANY, desk.span("r1", "Twelve"), lead),),
        ),
        origins=Origins(unstated=2),
    )  # fmt: skip
    desk.claim(Standing.SINGLE, desk.support("r2", "The harbour is closed"), origins=Origins(unstated=1))
    return account_of(desk)


def test_both_sides_of_a_difference_are_marked() -> None:
    """The card shows the differing words of the lead and of the other report, and nothing else, as differing."""
    page = to_html(boats())
    card = page[page.index('id="c1-1"') : page.index('id="c1-2"')]
    assert '<mark title="others differ: how many">Nine</mark> people' in card
    assert '<mark title="differs: how many">Twelve</mark> people' in card
    assert card.count("<mark") == 2


def test_the_matrix_names_the_slot_and_counts_the_rest() -> None:
    """A cell that differs says in what; the last row counts what each text alone says."""
    page, view = to_html(boats()), view_story(boats())
    matrix = page[page.index('<table class="matrix') : page.index("</table>")]
    assert "<small>how many</small>" in matrix and "Twelve" in matrix
    assert lone_by_text(view) == (0, 0, 1)


def test_filters_count_what_they_keep() -> None:
    """A filter that keeps something and not all is offered with its number; where there is none, there is no bar."""
    assert filters(view_story(bare())) == (("all", 1),) and "<fieldset" not in to_html(bare())
    assert filters(view_story(boats())) == (("all", 2), ("differ", 1), ("single", 1))


def test_every_form_of_a_name_leads_to_where_it_is_written_so() -> None:
    """A name and its variants are links to their words, each variant with the reason why it was joined."""
    desk = Desk()
    desk.report("r0", "Harbour Gazette", ((P, "Ilse Brandt spoke. Brandt left."),))
    desk.claim(Standing.SINGLE, desk.support("r0", "Brandt left"), origins=Origins(unstated=1))
    mentions = tuple(EntityMention(report="r0", start=start, end=end) for start, end in ((0, 11), (19, 25)))
    person = StoryEntity(
        id="entity-1", type="person", name="Ilse Brandt", names=("Ilse Brandt", "Brandt"), mentions=mentions,
        variants=(
            Variant(name="Ilse Brandt", reports=("r0",), reason="the fullest form"),
            Variant(name="Brandt", reports=("r0",), reason="joined within the report"),
        ),
    )  # fmt: skip
    page = to_html(account_of(desk, entities=(person,)))
    assert 'href="#r1-0-11">Ilse Brandt</a>' in page and 'href="#r1-19-25">Brandt</a>' in page
    assert "the same in the report itself" in page and "joined within" not in page


class Tree(HTMLParser):
    """The start tags, attributes and words of a page, in order; white space and the style's own names aside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.seen.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        """Note words."""
        if data.strip():
            self.seen.append(re.sub(r"--[a-z-][\w-]*", "--", data.strip()))


HARD = "a=\"b\" </li><p class=\"x\"> </p> <ul> ' = > x=\"y\">"


@pytest.mark.parametrize("account", [silo_story(), hostile(HARD), two_stories()], ids=["silo", "hostile", "two"])
def test_a_compact_page_is_the_same_page(account: Account | Accounts) -> None:
    """In fewer bytes it has the same elements with the same attributes and words."""
    page = to_html(account)
    small = to_html(account, small=True)
    assert len(small) < len(page) and Tree(small).seen == Tree(page).seen
    assert small == compact(small)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<a class="w" href="#r1-2-3">x</a>', "<a class=w href=#r1-2-3>x</a>"),
        ('<a class="w x">y</a>', '<a class="w x">y</a>'),
        ('<i title="a=&#34;b&#34; c">d="e" f</i>', '<i title="a=&#34;b&#34; c">d="e" f</i>'),
        ("<p>a</p> b", "<p>a</p> b"),
        ("<div><p>a</p></div>", "<div><p>a</div>"),
        ('<script>let a="b" ;</script><p id="x">c</p><p>', '<script>let a="b" ;</script><p id=x>c<p>'),
        ('<path d="M1 2" fill="none"/>', '<path d="M1 2" fill="none"/>'),
    ],
)
def test_only_what_may_be_left_out_is_left_out(page: str, expected: str) -> None:
    """Marks around plain values and implied end tags go; words, scripts and anything in doubt stay."""
    assert compact(page) == expected


def test_a_plan_and_a_brief_stand_on_the_page() -> None:
    """The page shows a plan with its day and what became of it, and the claims of a brief before the matrix."""
    story = silo_story()
    visit = story.claims[1]
    plan = Plan(
        claim=visit.id, report=visit.supports[0].report, statement=visit.supports[0].statement,
        due_first="2031-03-13", due_last="2031-03-13", how=How.OVERDUE,
    )  # fmt: skip
    page = to_html(structs.replace(story, plans=(plan,), brief=(visit.id,)))
    plans = page[page.index('<section id="plans"') : page.index('<section id="quotes"')]
    assert "due 13 Mar 2031" in plans and label("how", "overdue").text in plans
    assert page.index('class="in-brief"') < page.index('id="matrix"')
    assert "in-brief" not in to_html(story)[to_html(story).index("<body") :]
