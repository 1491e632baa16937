"""Who took it from whom, drawn: a text's source on the left, its copies to the right; what is not known, apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.tell.drawing import GAP, ROW, Drawing, Line, Node, curve, cut_name, wide
from reportedly.tell.labels import label, word
from reportedly.tell.view import ReportView, StoryView
from reportedly.tell.view_lineage import Knot, LineageNode

DEEPEST = 8  # steps from copy to copy: a longer chain is wider than any screen, and stands in the list alone
MOST_IN_KNOT = 8  # reports drawn of one knot
_STEP = ROW * 1.35
_Drawn = tuple[tuple[Node, ...], tuple[Line, ...]]


def draw_copies(story: StoryView) -> Drawing | None:
    """Draw the trees of a story's lineage, and under them the knots; None where there is nothing, or too deep a tree.

    Reports whose text is one, and nobody knows who took it from whom, hang on a bracket with the share: no line leads
    from one to another. Cost: linear in the nodes.
    """
    nodes, knots = story.lineage.nodes, story.lineage.knots
    if story.lineage.is_empty or max((node.depth for node in nodes), default=0) > DEEPEST:
        return None
    reports = {report.key: report for report in story.reports}
    drawn, lines = _trees(nodes, reports)
    top = max((node.y for node in drawn), default=-_STEP / 2) + _STEP
    for knot in knots:
        more, to = _knot(knot, reports, top=top)
        drawn, lines = drawn + more, lines + to
        top = drawn[-1].y + _STEP * 1.2
    return Drawing(
        width=max(node.x + node.width for node in drawn) + 4,
        height=round(max(node.y for node in drawn) + _STEP / 2, 1),
        nodes=drawn,
        lines=lines,
    )


def _trees(nodes: Sequence[LineageNode], reports: Mapping[str, ReportView]) -> _Drawn:
    above, rows, lefts = _above(nodes), _rows(nodes), _lefts(nodes)
    drawn = tuple(
        _node(node, x=lefts[node.depth], y=round((row + 0.5) * _STEP, 1), report=reports.get(node.key or ""))
        for node, row in zip(nodes, rows, strict=True)
    )
    return drawn, tuple(_line(drawn[up], drawn[at], nodes[at]) for at, up in enumerate(above) if up is not None)


def _knot(knot: Knot, reports: Mapping[str, ReportView], *, top: float) -> _Drawn:
    """The bracket and its reports, eight at most: the list under the drawing names them all."""
    shown = knot.keys[:MOST_IN_KNOT]
    share = str(knot.low) if knot.low == knot.high else f"{knot.low}–{knot.high}"
    text = f"{label('direction', 'unknown').glyph} {word('lineage', 'share').format(percent=share)}"
    if len(shown) < len(knot.keys):
        text += f" · +{len(knot.keys) - len(shown)}"
    middle = round(top + (len(shown) - 1) * ROW / 2, 1)
    hub = Node(x=0, y=middle, width=wide(text), text=text, name=text, look="k-knot")
    hung = tuple(
        _report(reports[key], x=round(hub.width + GAP, 1), y=round(top + at * ROW, 1)) for at, key in enumerate(shown)
    )
    lines = tuple(
        Line(path=curve(hub.width + 3, middle, each.x - 5, each.y), thick=2.5, look="in-knot") for each in hung
    )
    return (hub, *hung), lines


def _report(view: ReportView, *, x: float, y: float) -> Node:
    text = cut_name(view.outlet, 26)
    return Node(
        x=x, y=y, width=wide(text, key=view.key), text=text, name=view.outlet, key=view.key, report=view.number,
        look="k-report",
    )  # fmt: skip


def _above(nodes: Sequence[LineageNode]) -> list[int | None]:
    """For each node the one that it stands under."""
    path: list[int] = []
    above: list[int | None] = []
    for at, node in enumerate(nodes):
        del path[node.depth :]
        above.append(path[-1] if path else None)
        path.append(at)
    return above


def _rows(nodes: Sequence[LineageNode]) -> list[int]:
    """The row of each node: its first copy stands beside it, each further one in a row of its own."""
    rows: list[int] = []
    for node, before in zip(nodes, (None, *nodes), strict=False):
        is_beside = before is not None and node.depth > before.depth
        rows.append(rows[-1] + (not is_beside) if rows else 0)
    return rows


def _lefts(nodes: Sequence[LineageNode]) -> list[float]:
    """Where each column begins: behind the widest node of the one before, with room for what the line says."""
    widest: dict[int, float] = {}
    for node in nodes:
        widest[node.depth] = max(widest.get(node.depth, 0), _wide(node))
    lefts = [0.0]
    for depth in range(max(widest, default=0)):
        lefts.append(round(lefts[-1] + widest[depth] + GAP + 48, 1))
    return lefts


def _wide(node: LineageNode) -> float:
    return wide(cut_name(node.name, 26), key=node.key)


def _node(node: LineageNode, *, x: float, y: float, report: ReportView | None) -> Node:
    if report is not None:
        return _report(report, x=x, y=y)
    kind = node.kind.text if node.kind else ""
    return Node(x=x, y=y, width=_wide(node), text=cut_name(node.name, 26), name=node.name, look="k-agency", kind=kind)


def _line(one: Node, other: Node, below: LineageNode) -> Line:
    """A line with the first of the reasons at its end: the share of text, else the credit."""
    told = below.how[0] if below.how else ""
    share = told if "%" in told else ""
    return Line(
        path=curve(one.x + one.width + 3, one.y, other.x - 5, other.y),
        thick=2.5 if share else 1, label=share, x=other.x - 9, y=other.y - 5, look="" if share else "by-credit",
    )  # fmt: skip
