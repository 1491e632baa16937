"""What the elements around a line tell of it: what they hold, their kin, their names and tags."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reportedly.clean.page_boxes import Boxes, kind_of, mass_of, steps_to
from reportedly.clean.page_cues import cue_groups
from reportedly.clean.page_view import View
from reportedly.clean.tree import Box

Row = dict[str, float]

_LEVELS = 4  # elements around a line that are weighed
_DEEPEST = 60  # elements around one line that are asked for their cues
_FARTHEST = 6  # elements up to which the core is looked for
_AROUND = ("article", "main", "nav", "footer", "header", "aside", "ul", "ol", "table", "figure", "form", "blockquote",
           "section", "dl", "details", "li", "p")  # fmt: skip
_TAGS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "div", "td", "figcaption", "blockquote", "section", "article",
                   "dd"))  # fmt: skip
_ROLES = frozenset(("caption", "credit", "byline", "standfirst", "time", "figcaption"))


class Place(NamedTuple):
    """The elements of a page, the running sum of prose over its lines, and for each element its own marks."""

    boxes: Boxes
    mass: list[float]
    marks: dict[Box, Row]


def place_lines(view: View, boxes: Boxes) -> Place:
    """Prepare what all lines of a page are measured against. Cost: linear."""
    sizes = (float(len(words) * prose) for words, prose in zip(view.words, view.prose, strict=True))
    return Place(boxes, list(accumulate(sizes, initial=0.0)), {})


def measure_place(view: View, number: int, place: Place) -> Row:
    """Measure what stands around one line. Cost: bounded by the number of groups of cues."""
    boxes, box = place.boxes, view.lines[number].box
    prose = boxes.total.prose or 1.0
    row = {
        "prose_before": place.mass[number] / prose,
        "prose_behind": (place.mass[-1] - place.mass[number + 1]) / prose,
        "page_element": float(view.lines[number].page),
    }
    if view.lines[number].role in _ROLES:
        row[f"role_{view.lines[number].role}"] = 1.0
    row.update(_holding(view, number, boxes))
    row.update(_kin(view, number, boxes))
    if box not in place.marks:
        place.marks[box] = dict(_marks(box, boxes))
    row.update(place.marks[box])
    return row


def _holding(view: View, number: int, boxes: Boxes) -> Iterator[tuple[str, float]]:
    """The share of the page's prose and of the extraction in the elements around the line, and what else is there."""
    own = mass_of(view, number)
    at = view.lines[number].box
    for level in range(_LEVELS):
        mass = boxes.masses[at]
        yield f"prose_in_{level}", mass.prose / (boxes.total.prose or 1.0)
        yield f"said_in_{level}", mass.said / (boxes.total.said or 1.0)
        yield f"links_in_{level}", mass.linked / (mass.all or 1.0)
        yield f"purity_{level}", (mass.said - own.said) / (mass.all - own.all) if mass.all > own.all else 0.5
        yield f"size_{level}", math.log1p(mass.all)
        at = at.parent or at


def _kin(view: View, number: int, boxes: Boxes) -> Iterator[tuple[str, float]]:
    """What is known of the other lines in elements of the same kind."""
    own, kin = mass_of(view, number), boxes.kinds[kind_of(view.lines[number].box)]
    alone = kin.all <= own.all
    yield "kin_said", 0.5 if alone else (kin.said - own.said) / (kin.all - own.all)
    yield "kin_share", (kin.said - own.said) / (boxes.total.said or 1.0)
    yield "kin_prose", (kin.prose - own.prose) / (boxes.total.prose or 1.0)
    yield "kin_none", float(alone)


def _marks(box: Box, boxes: Boxes) -> Iterator[tuple[str, float]]:
    """What holds for every line of an element: its tag, its place beside the core, the cues around it."""
    for name, core in (("said", boxes.said_core), ("prose", boxes.prose_core)):
        steps = steps_to(box, core, _FARTHEST)
        if steps is not None:
            yield f"in_{name}_core", 1.0
            yield f"{name}_core_steps", float(steps)
            yield f"{name}_core_child", float(steps == 1)
            yield f"{name}_core_grandchild", float(steps == 2)
    yield "depth", min(box.depth, 30) / 30
    if box.tag in _TAGS:
        yield f"tag_{box.tag}", 1.0
    around, tags = _beside(box, boxes)
    near = box.cues | (box.parent.cues if box.parent else 0)
    for number, group in enumerate(cue_groups()):
        if around >> number & 1:
            yield f"around_{group}", 1.0
        if near >> number & 1:
            yield f"named_{group}", 1.0
    for tag in _AROUND:
        if tag in tags:
            yield f"in_{tag}", 1.0


def _beside(box: Box, boxes: Boxes) -> tuple[int, set[str]]:
    """The cues and tags of the elements around a line that are not around the core too."""
    cues, at = 0, box
    tags: set[str] = set()
    for _ in range(_DEEPEST):
        if at in boxes.path or at.parent is None:
            break
        cues |= at.cues
        tags.add(at.tag)
        at = at.parent
    return cues, tags
