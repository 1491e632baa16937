"""What a person has said of two names, "same" or "different": kept in a small file, and stronger than any rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reportedly.errors import ConfigError
from reportedly.model.judgement import Correction, Same, StoryEntity
from reportedly.resolve.members import Group, Linked, Member, join
from reportedly.resolve.persons import compared
from reportedly.text.name_parts import fold

COLUMNS = ("a", "b", "verdict", "who", "when", "why")
VERDICTS = {"same": True, "different": False}
_LONGEST = 200  # characters of a name


def read_corrections(content: str, *, origin: str) -> tuple[Correction, ...]:
    """Read a table of corrections: tab-separated, `#` starts a comment, the first other line names the columns.

    Columns: a, b, verdict (same or different), who, when, why; all filled but `why`. They come in the file's order.
    Raises ConfigError, with `origin` and the line, for a row that is none, and for rows that contradict each other.
    Cost: linear in the file, but for the check of "different" rows against all "same" ones.
    """
    rows = [(at, line) for at, line in enumerate(content.split("\n"), start=1) if line.strip() and line[:1] != "#"]
    if rows and tuple(cell.strip() for cell in rows[0][1].split("\t")) != COLUMNS:
        raise _wrong(origin, rows[0][0], f"the first line must name the columns {', '.join(COLUMNS)} (tabs between)")
    corrections = tuple(_correction(line, origin, at) for at, line in rows[1:])
    check(corrections, origin=origin)
    return corrections


def write_correction(correction: Correction) -> str:
    """Write one row of the table. Raises ConfigError where a cell holds a tab or a line end, or the first a "#"."""
    verdict = "same" if correction.same else "different"
    cells = (correction.a, correction.b, verdict, correction.who, correction.when, correction.why)
    row = "\t".join(cells)
    if row.count("\t") != len(COLUMNS) - 1 or any(mark in row for mark in "\r\n") or row.startswith("#"):
        raise ConfigError("A correction cannot hold tabs or line ends, nor begin with #.", key="say", value=row)
    return f"{row}\n"


def check(corrections: Sequence[Correction], *, origin: str) -> None:
    """Raise ConfigError, naming the lines, where two names are said to be different that others make the same."""
    for correction in corrections:
        if not correction.same:
            path = _path(corrections, correction.a, correction.b)
            if path is not None:
                lines = ", ".join(str(each.line) for each in sorted((*path, correction), key=lambda each: each.line))
                message = f"{origin}: lines {lines} contradict each other about {correction.a!r} and {correction.b!r}."
                raise ConfigError(message, key="corrections", value=origin)


def corrected(a: str, b: str, corrections: Sequence[Correction]) -> Same | None:
    """What the corrections say of two names, directly or over names that are said to be the same; None: nothing."""
    if not corrections:
        return None
    path = _path(corrections, a, b)
    if path:
        return Same(a=a, b=b, same=True, score=1.0, reasons=tuple(reason_of(each) for each in path))
    for correction in corrections:
        if correction.same or path is not None:
            continue
        for one, two in ((correction.a, correction.b), (correction.b, correction.a)):
            ends = _path(corrections, a, one), _path(corrections, b, two)
            if ends[0] is not None and ends[1] is not None:
                reasons = (reason_of(correction), *map(reason_of, (*ends[0], *ends[1])))
                return Same(a=a, b=b, same=False, score=0.0, reasons=reasons)
    return None


def apply_corrections(groups: Sequence[Group], corrections: Sequence[Correction]) -> list[Group]:
    """Part and join groups as a person said, after everything else; what one report's reading joined stays joined.

    A name that several groups go by is not joined: nobody can tell which one was meant.
    """
    parted = [part for group in groups for part in _part(group, corrections)] if corrections else list(groups)
    for correction in corrections:
        if correction.same:
            _join(parted, correction)
    return [group for group in parted if group]


def find_idle(corrections: Sequence[Correction], entities: Sequence[StoryEntity]) -> tuple[str, ...]:
    """Say of each correction that changed nothing in these entities why not, in the order of the corrections.

    One that the entities agree with anyway is not idle: nothing comes back for it.
    """
    borne = [{_key(name) for name in (entity.name, *entity.names)} for entity in entities]
    told = (_idle(correction, borne) for correction in corrections)
    return tuple(message for message in told if message)


def _idle(correction: Correction, borne: Sequence[set[str]]) -> str | None:
    names = (correction.a, correction.b)
    bearing = [[at for at, forms in enumerate(borne) if _key(name) in forms] for name in names]
    missing = [name for name, found in zip(names, bearing, strict=True) if not found]
    if missing:
        return f"correction in line {correction.line}: nobody here goes by {' or '.join(map(repr, missing))}"
    together = set(bearing[0]) & set(bearing[1])
    if correction.same and not together:
        several = next((name for name, found in zip(names, bearing, strict=True) if len(found) > 1), names[0])
        return f"correction in line {correction.line}: several go by {several!r}, so none was joined; name one in full"
    if not correction.same and together:
        return f"correction in line {correction.line}: one report itself has {names[0]!r} and {names[1]!r} for one"
    return None


def reason_of(correction: Correction) -> str:
    """The reason that stands on an entity: whose word it is, from when, and why."""
    said = "one" if correction.same else "different"
    why = f": {correction.why}" if correction.why else ""
    return f"“{correction.a}” and “{correction.b}” said to be {said} by {correction.who}, {correction.when}{why}"


def _join(groups: list[Group], correction: Correction) -> None:
    bearing = [[at for at, group in enumerate(groups) if _bears(group, name)] for name in (correction.a, correction.b)]
    if len(bearing[0]) == len(bearing[1]) == 1 and bearing[0] != bearing[1]:
        first, second = sorted((bearing[0][0], bearing[1][0]))
        join(groups[first], groups[second], reason_of(correction))
        groups[second] = []


def _part(group: Group, corrections: Sequence[Correction]) -> list[Group]:
    parts = [group]
    for correction in corrections:
        if not correction.same:
            parts = [half for part in parts for half in _halves(part, correction)]
    return parts


def _halves(group: Group, correction: Correction) -> list[Group]:
    """Part a group that holds both names: each side with the members nearer to its name; the undecided stand alone."""
    sides = [[link for link in group if _goes_by(link.member, name)] for name in (correction.a, correction.b)]
    if not (sides[0] and sides[1]) or any(link in sides[1] for link in sides[0]):
        return [group]
    alone: list[Group] = []
    for link in group:
        if link in sides[0] or link in sides[1]:
            continue
        fits = [compared(link.member.entity.name, name).same is True for name in (correction.a, correction.b)]
        if fits[0] != fits[1]:
            sides[fits[1]].append(link)
        else:
            alone.append([link])
    return [_begun(side, reason_of(correction)) for side in (*sides, *alone)]


def _begun(side: Group, reason: str) -> Group:
    """Keep the reason of the parting on the first member, where all can see it."""
    return [Linked(side[0].member, reason), *side[1:]]


def _bears(group: Group, name: str) -> bool:
    return any(_goes_by(link.member, name) for link in group)


def _goes_by(member: Member, name: str) -> bool:
    return _key(name) in {_key(form) for form in member.entity.names or (member.entity.name,)}


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return " ".join(fold(name[:_LONGEST]).replace(".", "").split())


def _path(corrections: Sequence[Correction], a: str, b: str) -> list[Correction] | None:
    """The fewest "same" corrections that lead from one name to the other; empty for one name, None for no path."""
    edges, goal = _edges(tuple(corrections)), _key(b)
    came: dict[str, list[Correction]] = {_key(a): []}
    edge = [_key(a)]
    while edge and goal not in came:
        step = []
        for here in edge:
            for there, correction in edges.get(here, ()):
                if there not in came:
                    came[there] = [*came[here], correction]
                    step.append(there)
        edge = step
    return came.get(goal)


@lru_cache(maxsize=4)
def _edges(corrections: tuple[Correction, ...]) -> dict[str, list[tuple[str, Correction]]]:
    edges: dict[str, list[tuple[str, Correction]]] = {}
    for correction in corrections:
        if correction.same:
            one, two = _key(correction.a), _key(correction.b)
            edges.setdefault(one, []).append((two, correction))
            edges.setdefault(two, []).append((one, correction))
    return edges


def _correction(line: str, origin: str, at: int) -> Correction:
    cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
    cells += [""] * (len(COLUMNS) - len(cells))
    if len(cells) > len(COLUMNS) or not all(cells[:5]):
        raise _wrong(origin, at, f"a row has the cells {', '.join(COLUMNS)}; only the last may be empty")
    if cells[2] not in VERDICTS:
        raise _wrong(origin, at, f"the verdict {cells[2]!r} is neither same nor different")
    return Correction(
        a=cells[0], b=cells[1], same=VERDICTS[cells[2]], who=cells[3], when=cells[4], why=cells[5], line=at
    )


def _wrong(origin: str, line: int, message: str) -> ConfigError:
    return ConfigError(f"{origin}, line {line}: {message}.", key="corrections", value=origin)
