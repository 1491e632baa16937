"""Where on a page a line stands: what the elements around it hold, and which of them hold the article."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.clean.page_view import View
from reportedly.clean.tree import Box

_SAID_CORE = 0.8  # share of what the extraction says that the core must hold
_PROSE_CORE = 0.7  # share of the page's prose
_FEW = 1e-9

Kind = tuple[str, str, str]


class Mass(NamedTuple):
    """Words in an element: of prose, in links, in the extraction, all."""

    prose: float
    linked: float
    said: float
    all: float

    def plus(self, other: Mass) -> Mass:
        return Mass(
            self.prose + other.prose, self.linked + other.linked, self.said + other.said, self.all + other.all
        )


_NOTHING = Mass(0.0, 0.0, 0.0, 0.0)


class Boxes(NamedTuple):
    """What each element holds and what the lines of one kind of element hold together.

    `said_core` and `prose_core` are the deepest elements that hold most of the extraction and of the prose; `path`
    holds the elements around the first of them: what their names say holds for the whole page, so for no line.
    """

    total: Mass
    masses: dict[Box, Mass]
    kinds: dict[Kind, Mass]
    said_core: Box
    prose_core: Box
    path: frozenset[Box]


def weigh_boxes(view: View) -> Boxes:
    """Weigh the elements of a page. Cost: linear in the number of elements."""
    own: dict[Box, Mass] = {}
    kinds: dict[Kind, Mass] = {}
    for number, line in enumerate(view.lines):
        mass = mass_of(view, number)
        own[line.box] = own.get(line.box, _NOTHING).plus(mass)
        kind = kind_of(line.box)
        kinds[kind] = kinds.get(kind, _NOTHING).plus(mass)
    masses = _with_inner(own)
    root = view.root
    said, prose = (
        _find_core(masses, root, "said", _SAID_CORE),
        _find_core(masses, root, "prose", _PROSE_CORE),
    )
    path: list[Box] = []
    at: Box | None = said if masses[root].said > _FEW else prose
    while at is not None:
        path.append(at)
        at = at.parent
    return Boxes(masses[root], masses, kinds, said, prose, frozenset(path))


def mass_of(view: View, number: int) -> Mass:
    """The mass of one line."""
    size = len(view.words[number])
    return Mass(size * view.prose[number], size * view.lines[number].linked, size * view.said[number], size)


def kind_of(box: Box) -> Kind:
    """What lines of one kind have in common: the element's tag and class, and the class of the one around it."""
    return box.tag, box.key, box.parent.key if box.parent else ""


def _with_inner(own: dict[Box, Mass]) -> dict[Box, Mass]:
    """Add to each element what stands in the elements within it."""
    masses: dict[Box, Mass] = {}
    for box, mass in own.items():
        masses[box] = mass
        at = box.parent
        while at is not None and at not in masses and at not in own:
            masses[at] = _NOTHING
            at = at.parent
    for box in sorted(masses, key=lambda each: -each.depth):
        if box.parent is not None:
            masses[box.parent] = masses.get(box.parent, _NOTHING).plus(masses[box])
    return masses


def _find_core(masses: dict[Box, Mass], root: Box, what: str, share: float) -> Box:
    """The deepest element that holds so large a share of the page's; the root where there is nothing to share."""
    least = share * float(getattr(masses[root], what))
    if least <= _FEW:
        return root
    holding = [box for box, mass in masses.items() if getattr(mass, what) >= least]
    return max(holding, key=lambda box: box.depth)


def steps_to(box: Box, core: Box, most: int) -> int | None:
    """How many elements up from `box` the core stands; None where it does not stand around it within `most`."""
    at: Box | None = box
    for steps in range(most + 1):
        if at is core:
            return steps
        at = at.parent if at is not None else None
    return None
