"""The drawings of the page: chains, copies, figures; what they join, what they keep apart, what they leave out."""

from __future__ import annotations

import msgspec
import pytest
from tell_desk import Desk
from tell_fixture import K, P, silo_story
from tell_variants import account_of, bare, large

from reportedly.model.account import Account, FigureSeries, FigureValue
from reportedly.model.base import Located
from reportedly.model.claim import ChainLink, Origins, Standing
from reportedly.model.judgement import Credit, Degree, Knowledge, Reuse
from reportedly.tell.chain_graph import MOST, draw_chains
from reportedly.tell.charts import draw_figures
from reportedly.tell.copy_tree import DEEPEST, MOST_IN_KNOT, draw_copies
from reportedly.tell.drawing import Drawing, cut_name, in_order, wide
from reportedly.tell.tree import view_story


def told(*chains: tuple[tuple[K, str, str | None], ...]) -> Account:
    """Reports r0, r1, … that tell of one barge, each on the word of a chain of (kind, words, entity)."""
    desk = Desk()
    for number, chain in enumerate(chains):
        words = ", ".join(name for _, name, _ in chain)
        desk.report(f"r{number}", f"Paper {number}", ((P, f"A barge sank off Korvik on day {number}, said {words}."),))
    supports = []
    for number, chain in enumerate(chains):
        paper = f"r{number}"
        outlet = ChainLink(kind=K.OUTLET, name=f"Paper {number}", report=paper)
        links = [
            msgspec.structs.replace(desk.link(paper, kind, words, words), entity=entity)
            for kind, words, entity in chain
        ]
        supports.append(desk.support(paper, "A barge sank off Korvik", chain=(outlet, *links)))
    desk.claim(Standing.AGREE, *supports, origins=Origins(unstated=1))
    return account_of(desk)


def names(drawing: Drawing | None) -> list[str]:
    """The names of the nodes that are no reports, sorted."""
    assert drawing is not None
    return sorted(node.name for node in drawing.nodes if node.report is None)


SAME_PERSON = (K.NAMED_PERSON, "Ilse Brandt", "entity-1")


@pytest.mark.parametrize(
    ("chains", "expected"),
    [
        (((SAME_PERSON,), (SAME_PERSON,)), ["Ilse Brandt"]),
        ((((K.NAMED_PERSON, "Ilse Brandt", None),),) * 2,
         ["Ilse Brandt", "Ilse Brandt"]),
        ((((K.UNNAMED_OFFICIAL, "an official", "entity-2"),),) * 2, ["an official", "an official"]),
        ((((K.AGENCY, "AFP", None),),) * 2, ["AFP"]),
        ((((K.AGENCY, "AFP", None), (K.GROUP, "rescuers", None)),) * 2, ["AFP", "rescuers"]),
    ],
    ids=["one entity", "no entity: apart", "unnamed: apart", "agency once", "behind one agency: one"],
)  # fmt: skip
def test_a_source_is_one_node_only_where_it_is_known_to_be_one(chains: tuple, expected: list[str]) -> None:  # type: ignore[type-arg]
    """What the account does not join stands apart in the drawing: nothing looks better supported than it is."""
    assert names(draw_chains(view_story(told(*chains)))) == expected


def test_reports_without_a_source_draw_no_chains() -> None:
    """Where nobody is named, there is no drawing."""
    assert draw_chains(view_story(bare(reports=3))) is None


def test_many_sources_are_counted_not_drawn() -> None:
    """A drawing holds so many sources, those of most texts first, and says how many more there are."""
    rare = [((K.NAMED_PERSON, f"Witness {number}", f"entity-w{number}"),) for number in range(MOST + 7)]
    drawing = draw_chains(view_story(told(*rare, (SAME_PERSON,), (SAME_PERSON,))))
    assert drawing is not None and drawing.left_out == 7 + 1
    assert len(names(drawing)) == MOST and "Ilse Brandt" in names(drawing)


def test_a_claim_more_makes_a_thicker_line() -> None:
    """Lines are as thick as the claims behind them, up to a bound."""
    drawing = draw_chains(view_story(silo_story()))
    assert drawing is not None
    assert len({line.thick for line in drawing.lines}) > 1 and max(line.thick for line in drawing.lines) <= 6


@pytest.mark.parametrize("account", [silo_story(), large(reports=12, sentences=3)], ids=["silo", "large"])
def test_nodes_of_a_column_do_not_touch(account: Account) -> None:
    """No two names are written over each other, and all lie inside of the drawing."""
    drawing = draw_chains(view_story(account))
    assert drawing is not None
    for node in drawing.nodes:
        assert node.x >= 0 and node.x + node.width <= drawing.width and 0 < node.y < drawing.height
        near = [other for other in drawing.nodes if other is not node and abs(other.y - node.y) < 14]
        assert all(other.x >= node.x + node.width or node.x >= other.x + other.width for other in near)


def reuse(report: str, source: str, *, known: bool) -> Reuse:
    """A copy, with its direction known or not."""
    way = Knowledge.KNOWN if known else Knowledge.UNKNOWN
    return Reuse(report=report, source=source, degree=Degree.WHOLLY, containment=0.9, direction=way, passages=())


def papers(count: int, *pairs: Reuse, credits: tuple[Credit, ...] = ()) -> Drawing | None:
    """The drawing of so many reports and what is known of their text."""
    desk = Desk()
    for number in range(count):
        desk.report(f"r{number}", f"Paper {number}", ((P, f"A barge sank off Korvik on day {number}."),))
    desk.claim(Standing.SINGLE, desk.support("r0", "A barge sank"), origins=Origins(unstated=1))
    return draw_copies(view_story(account_of(desk, reuse=pairs, credits=credits)))


def test_a_known_copy_stands_to_the_right_of_its_source() -> None:
    """A line leads from the source to the copy and bears the share."""
    drawing = papers(3, reuse("r1", "r0", known=True))
    assert drawing is not None
    left, right = drawing.nodes
    assert (left.key, right.key) == ("A", "B") and left.x + left.width < right.x and left.y == right.y
    assert [line.label for line in drawing.lines] == ["90 % shared"]


def test_an_unknown_direction_is_drawn_as_unknown() -> None:
    """Copies of which nobody knows who came first hang on one bracket: none leads to the other."""
    drawing = papers(3, reuse("r1", "r0", known=False))
    assert drawing is not None
    hub, *hung = drawing.nodes
    assert hub.key is None and "↔" in hub.text and [node.key for node in hung] == ["A", "B"]
    assert len({node.x for node in hung}) == 1


def test_a_large_knot_says_how_many_more_hang_on_it() -> None:
    """A bracket holds so many reports, and counts the others."""
    drawing = papers(12, *(reuse(f"r{number}", "r0", known=False) for number in range(1, 12)))
    assert drawing is not None
    assert len(drawing.nodes) == 1 + MOST_IN_KNOT and f"+{12 - MOST_IN_KNOT}" in drawing.nodes[0].text


def test_what_cannot_be_drawn_is_left_to_the_list() -> None:
    """No copies, or a chain too deep for a screen: no drawing."""
    assert papers(2) is None
    deep = DEEPEST + 2
    assert papers(deep, *(reuse(f"r{n}", f"r{n - 1}", known=True) for n in range(1, deep))) is None


def test_figures_stand_at_their_height() -> None:
    """The least value lies at the bottom, the greatest on top, a value without a bound is open to its side."""
    desk = Desk()
    texts = ("Nine died off Korvik on Friday.", "At least 12 died.", "Nineteen died.")
    for number, text in enumerate(texts):
        desk.report(f"r{number}", f"Paper {number}", ((P, text),))
    values = [("r0", "Nine", 9.0, 9.0), ("r1", "At least 12", 12.0, None), ("r2", "Nineteen", 19.0, 19.0)]
    series = FigureSeries(
        what=Located(report="r0", start=5, end=9),
        unit="count",
        series=tuple(
            FigureValue(value=low, low=low, high=high, report=paper, as_of=None, origin=None,
                        start=desk.span(paper, words).start, end=desk.span(paper, words).end)
            for paper, words, low, high in values
        ),
    )  # fmt: skip
    view = view_story(account_of(desk, figures=(series,)))
    chart = draw_figures(view.figures[0], view.columns)
    assert chart is not None
    least, open_end, greatest = chart.points
    assert (least.y, greatest.y) == (chart.bottom, chart.top) and chart.top < open_end.y < chart.bottom
    assert open_end.opens == "up" and open_end.high == chart.top and least.opens is None
    assert least.x < open_end.x < greatest.x


def test_equal_figures_draw_nothing() -> None:
    """Where all values are alike, there is no range to draw."""
    view = view_story(silo_story())
    drawn = [draw_figures(table, view.columns) for table in view.figures]
    assert [chart is None for chart in drawn] == [table.low is None for table in view.figures]


def test_names_are_cut_at_words_and_wide_letters_take_room() -> None:
    """A long name ends in "…"; letters twice as wide take twice the room."""
    assert cut_name("The Very Long Named Harbour and District Advertiser") == "The Very Long Named Harbour…"
    assert wide("漢字") == 2 * wide("ab")


def test_columns_are_put_in_order_by_their_links() -> None:
    """What hangs on the first stands first, so that lines cross little; the first column keeps its order."""
    columns = in_order((("a", "b", "c"), ("z", "y", "x")), [("a", "x"), ("b", "y"), ("c", "z")])
    assert columns == (("a", "b", "c"), ("x", "y", "z"))
