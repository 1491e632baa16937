"""By whose word: a drawing of who leans on whom, from the reports on the left to the sources on the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportedly.model.claim import ChainLink
from reportedly.model.reading import SourceKind
from reportedly.tell.drawing import GAP, ROW, Drawing, Line, Node, curve, cut_name, in_order, wide
from reportedly.tell.harmless import fold
from reportedly.tell.view import Chip, ReportView, StoryView
from reportedly.text.publishers import outlet_key

MOST = 18  # sources drawn: more of them are a tangle, and stand with their claims
_DEEPEST = 5  # columns
_THICKEST = 6.0  # pixels
_CARRIERS = frozenset({SourceKind.OUTLET, SourceKind.AGENCY})
_BARE = frozenset(
    {SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_OFFICIAL, SourceKind.MEDIA_UNNAMED, SourceKind.GROUP}
)  # "officials" of two reports need not be the same


class _Step(NamedTuple):
    name: str  # the id of its node
    chip: Chip


class _Steps(NamedTuple):
    """Who leads to whom, by the claims for which they do; and what stands for each name."""

    chips: dict[str, Chip]
    claims: dict[tuple[str, str], set[int]]
    texts: dict[str, set[int]]


def draw_chains(story: StoryView) -> Drawing | None:
    """Draw the chains of all claims as one graph; None where no report names a source.

    A text stands once, with the keys of all that print it. Agencies and named sources stand once, unnamed ones once for
    each that cites them. Of many sources those behind most texts and claims are drawn. Cost: linear in the chains.
    """
    steps = _steps(story)
    shown = _most_cited(steps)
    links = {link: claims for link, claims in steps.claims.items() if shown.issuperset(link)}
    if not links:
        return None
    columns = _columns(story, links)
    placed = {node.name: node for node in _place(story, columns, steps.chips)}
    lines = tuple(_line(placed[one].node, placed[other].node, len(links[one, other])) for one, other in sorted(links))
    return Drawing(
        width=round(max(each.node.x + each.node.width for each in placed.values()) + 4, 1),
        height=max(each.node.y for each in placed.values()) + ROW / 2,
        nodes=tuple(each.node for each in placed.values()),
        lines=lines,
        left_out=len(set(steps.chips) - shown),
    )


def _steps(story: StoryView) -> _Steps:
    steps = _Steps({}, defaultdict(set), defaultdict(set))
    home = {report.number: at for at, text in enumerate(story.columns) for report in text}
    claims = {claim.id: claim for claim in story.account.claims}
    for view in story.claims:
        for voice, support in zip(view.voices, claims[view.id].supports, strict=True):
            at = f"text-{home[voice.report]}"
            for step in _sources(at, tuple(zip(voice.chain, support.chain, strict=True))):
                if step.name in (at, ""):
                    continue
                steps.chips.setdefault(step.name, step.chip)
                steps.claims[at, step.name].add(view.number)
                steps.texts[step.name].add(home[voice.report])
                at = step.name
    return steps


def _sources(text: str, chain: tuple[tuple[Chip, ChainLink], ...]) -> Iterator[_Step]:
    """The steps behind the outlet itself, as far as somebody is named."""
    at = text
    for chip, link in chain:
        is_own = link.kind is SourceKind.OUTLET and link.start is None
        if is_own or link.kind is SourceKind.UNSTATED or chip.name is None:
            continue
        at = _name(at, chip, link)
        yield _Step(at, chip)


def _name(before: str, chip: Chip, link: ChainLink) -> str:
    """The id of a source: one node where the account knows that it is one, else one for each that cites it."""
    name = fold(chip.name or "").lower()
    if link.kind in _CARRIERS:
        return f"carrier-{outlet_key(chip.name) or name}"
    if link.entity is not None and link.kind not in _BARE:
        return f"{link.entity}"
    return f"{before}|{link.kind}-{name}"


def _most_cited(steps: _Steps) -> set[str]:
    """The texts, and of all sources those that most texts and claims lean on, with what lies between."""
    claims: dict[str, set[int]] = defaultdict(set)
    before: dict[str, set[str]] = defaultdict(set)
    for (one, other), numbers in steps.claims.items():
        claims[other] |= numbers
        before[other].add(one)
    # A "|" stands in the id of an unnamed one: of equals, those with a name go first.
    ranked = sorted(steps.chips, key=lambda name: (-len(steps.texts[name]), -len(claims[name]), "|" in name, name))
    shown = {name for pair in steps.claims for name in pair if name not in steps.chips}
    for name in ranked:
        if before[name] & shown and len(shown & set(steps.chips)) < MOST:
            shown.add(name)
    return shown


def _columns(story: StoryView, links: Mapping[tuple[str, str], set[int]]) -> tuple[tuple[str, ...], ...]:
    """The names by column: the texts first, each source as far to the right as its longest chain."""
    depth = {f"text-{at}": 0 for at in range(len(story.columns))}
    for _ in range(_DEEPEST):
        for one, other in links:
            depth[other] = min(max(depth.get(other, 1), depth.get(one, 0) + 1), _DEEPEST)
    columns: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in (*(f"text-{at}" for at in range(len(story.columns))), *dict.fromkeys(b for _, b in links)):
        columns[depth[name]].append(name)
    return in_order(columns, links)


class _Placed(NamedTuple):
    name: str
    node: Node


def _place(story: StoryView, columns: tuple[tuple[str, ...], ...], chips: Mapping[str, Chip]) -> Iterator[_Placed]:
    tallest = max(len(column) for column in columns)
    x = 0.0
    for column in columns:
        step = min(ROW * tallest / max(1, len(column)), ROW * 2)  # short columns stand looser, around the middle
        top = (ROW * tallest - step * len(column)) / 2
        made = [
            _Placed(name, _node(story, name, chips, x=x, y=round(top + step * (at + 0.5), 1)))
            for at, name in enumerate(column)
        ]
        yield from made
        x = round(x + max((each.node.width for each in made), default=0) + GAP, 1)


def _node(story: StoryView, name: str, chips: Mapping[str, Chip], *, x: float, y: float) -> Node:
    if name not in chips:
        return report_node(story.columns[int(name.removeprefix("text-"))], x=x, y=y)
    chip = chips[name]
    text = cut_name(chip.name or "")
    look = f"k-{chip.kind.key}" + (" bare" if chip.kind.key in _BARE else "")
    return Node(
        x=x, y=y, width=wide(text), text=text, name=chip.name or "", words=chip.words, look=look, kind=chip.kind.text
    )


def report_node(column: tuple[ReportView, ...], *, x: float, y: float) -> Node:
    """A text, by its first report; `more` are the keys of the others that print it, four at most."""
    first, *others = column
    more = tuple(each.key for each in others)
    if len(more) > 4:
        more = (*more[:3], f"+{len(more) - 3}")
    text = cut_name(first.outlet, 22)
    return Node(
        x=x, y=y, width=wide(text, key=first.key, more=len(more)), text=text, name=first.outlet, key=first.key,
        more=more, report=first.number, look="k-report",
    )  # fmt: skip


def _line(one: Node, other: Node, claims: int) -> Line:
    path = curve(one.x + one.width + 3, one.y, other.x - 5, other.y)
    return Line(path=path, thick=round(min(1 + 0.5 * (claims - 1), _THICKEST), 1))
