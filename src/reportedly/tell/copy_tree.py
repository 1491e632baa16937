"""Who took it from whom, drawn: where a text comes from on the left, its copies to the right of it."""

from __future__ import annotations

from reportedly.tell.drawing import GAP, ROW, Drawing, Line, Node, curve, cut_name, wide
from reportedly.tell.view import LineageNode, StoryView

DEEPEST = 8  # steps from copy to copy: a longer chain is wider than any screen, and stands in the list alone
_STEP = ROW * 1.35


def draw_copies(story: StoryView) -> Drawing | None:
    """Draw the trees of a story's lineage; None where there are none, or too deep ones. Cost: linear in the nodes."""
    nodes = story.lineage.nodes
    if not nodes or max(node.depth for node in nodes) > DEEPEST:
        return None
    above, rows = _above(nodes), _rows(nodes)
    lefts = _lefts(nodes)
    reports = {report.key: report.number for report in story.reports}
    drawn = tuple(
        _node(node, x=lefts[node.depth], y=round((row + 0.5) * _STEP, 1), report=reports.get(node.key or ""))
        for node, row in zip(nodes, rows, strict=True)
    )
    return Drawing(
        width=max(node.x + node.width for node in drawn) + 4,
        height=round((max(rows) + 1) * _STEP, 1),
        nodes=drawn,
        lines=tuple(_line(drawn[up], drawn[at], nodes[at]) for at, up in enumerate(above) if up is not None),
    )


def _above(nodes: tuple[LineageNode, ...]) -> list[int | None]:
    """For each node the one that it stands under."""
    path: list[int] = []
    above: list[int | None] = []
    for at, node in enumerate(nodes):
        del path[node.depth :]
        above.append(path[-1] if path else None)
        path.append(at)
    return above


def _rows(nodes: tuple[LineageNode, ...]) -> list[int]:
    """The row of each node: its first copy stands beside it, each further one in a row of its own."""
    rows: list[int] = []
    for node, before in zip(nodes, (None, *nodes), strict=False):
        is_beside = before is not None and node.depth > before.depth
        rows.append(rows[-1] + (not is_beside) if rows else 0)
    return rows


def _lefts(nodes: tuple[LineageNode, ...]) -> list[float]:
    """Where each column begins: behind the widest node of the one before, with room for what the line says."""
    widest: dict[int, float] = {}
    for node in nodes:
        widest[node.depth] = max(widest.get(node.depth, 0), _wide(node))
    lefts = [0.0]
    for depth in range(max(widest)):
        lefts.append(round(lefts[-1] + widest[depth] + GAP + 48, 1))
    return lefts


def _wide(node: LineageNode) -> float:
    return wide(cut_name(node.name, 26), key=node.key)


def _node(node: LineageNode, *, x: float, y: float, report: int | None) -> Node:
    return Node(
        x=x, y=y, width=_wide(node), text=cut_name(node.name, 26), name=node.name, key=node.key, report=report,
        look="k-report" if node.key else "k-agency", kind=node.kind.text if node.kind else "",
    )  # fmt: skip


def _line(one: Node, other: Node, below: LineageNode) -> Line:
    """A line with the first of the reasons at its end: the share of text, else the credit."""
    told = below.how[0] if below.how else ""
    share = told if "%" in told else ""
    return Line(
        path=curve(one.x + one.width + 3, one.y, other.x - 5, other.y),
        thick=2.5 if share else 1, label=share, x=other.x - 9, y=other.y - 5, look="" if share else "by-credit",
    )  # fmt: skip
