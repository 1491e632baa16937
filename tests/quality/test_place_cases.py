"""The table of places, and the floor under what is read of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from reports import report

from reportedly.model.reading import EntityType, MentionKind, Place, Reading
from reportedly.read import read

TABLE = Path(__file__).parent / "place_cases.tsv"
FLOOR = 57  # cases right
NEAR = 0.5  # degrees


def rows() -> list[dict[str, str]]:
    """The table's rows as column → cell."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t") + [""] * len(names), strict=False)) for line in lines[1:]]


@cache
def readings() -> dict[str, Reading]:
    """One reading of every text of the table."""
    made = [report(row["text"], id=row["text"]) for row in rows()]
    made = [msgspec.structs.replace(each, uri=row["note"]) for each, row in zip(made, rows(), strict=True)]
    return {each.report.text: each for each in read(made)}


def place_of(row: dict[str, str]) -> Place | None:
    """What was read of the place whose words first stand in a row's text."""
    reading = readings()[row["text"]]
    start = row["text"].index(row["place"])
    end = start + len(row["place"])
    kinds = (MentionKind.NAME,)
    ids = {m.entity for m in reading.mentions if m.kind in kinds and m.start < end and start < m.end}
    places = [e.place for e in reading.entities if e.id in ids and e.type is EntityType.PLACE]
    return next(iter(places), None)


def is_right(row: dict[str, str]) -> bool:
    """Whether a case was read as its row says."""
    place = place_of(row)
    if place is None or row["kind"] == "none":
        return (place is None) == (row["kind"] == "none")
    if row["kind"] not in ("*", place.kind) or (place.country or "") != row["country"]:
        return False
    wanted = ((place.latitude, row["latitude"]), (place.longitude, row["longitude"]))
    return all(not cell or (value is not None and abs(value - float(cell)) < NEAR) for value, cell in wanted)


def test_places_are_read_as_well_as_before() -> None:
    """The number of places that are read right does not fall, and none is given where the text does not tell."""
    wrong = [row for row in rows() if not is_right(row)]
    shown = "\n".join(f"{row['place']!r} in {row['text']!r}: {place_of(row)}" for row in wrong)
    assert len(rows()) - len(wrong) >= FLOOR, shown
    assert not [row for row in wrong if row["kind"] == "unknown"], shown
