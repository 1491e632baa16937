"""The outlets of a story: editions, portals, reports without a name."""

from __future__ import annotations

import msgspec
import pytest
from reports import report

from reportedly.align.outlets import Outlets, house
from reportedly.model.evidence import Evidence
from reportedly.model.reading import Reading
from reportedly.model.report import Basis, Metadata, Noted

Row = tuple[str | None, str | None]


def outlets(*rows: Row) -> Outlets:
    """Outlets of reports r0, r1, … by name and domain."""
    readings = []
    for number, (name, domain) in enumerate(rows):
        noted = Noted(value=domain, basis=Basis.URL) if domain else None
        one = report("Nothing.", id=f"r{number}", outlet=name)
        readings.append(Reading(report=msgspec.structs.replace(one, metadata=Metadata(domain=noted))))
    return Outlets(Evidence(story="s", readings=tuple(readings), entities=(), reuse=(), credits=()))


@pytest.mark.parametrize(("one", "other", "same"), [
    (("Korvik Star", "korvikstar.example"), ("Korvik Star Weekend", "korvikstar.example"), True),
    (("Korvik Star", "korvikstar.example"), (None, "korvikstar.example"), True),
    (("Korvik Star", "portal.example"), ("Port Courier", "portal.example"), False),
    (("Korvik Star", None), ("Korvik Star", None), True),
    ((None, None), (None, None), False),
    (("Reuters", "portal.example"), ("CNN", "portal.example"), False),
])  # fmt: skip
def test_two_reports_of_one_outlet(one: Row, other: Row, same: bool) -> None:
    """By name, by a domain that is the outlet's own; never by a portal, and nothing is guessed without either."""
    known = outlets(one, other)
    assert (known.key("r0") == known.key("r1")) is same


@pytest.mark.parametrize(("words", "own"), [
    ("the Gazette", True), ("Harbour Gazette", True), ("the harbour gazette", True), ("the Courier", False),
    ("", False),
])  # fmt: skip
def test_a_paper_names_itself_in_short(words: str, own: bool) -> None:
    """ "The Gazette", in the Harbour Gazette, is that paper."""
    assert outlets(("The Harbour Gazette", None)).is_own(words, "r0") is own


def test_a_short_name_means_the_one_outlet_of_the_story_that_has_it() -> None:
    """In another report "the Gazette" is the Harbour Gazette, unless two papers of the story may be meant."""
    known = outlets(("Harbour Gazette", None), ("Port Courier", None))
    assert known.key_of("the Gazette", "r1") == known.key("r0")
    two = outlets(("Harbour Gazette", None), ("Port Courier", None), ("Valley Gazette", None))
    assert two.key_of("the Gazette", "r1") not in (two.key("r0"), two.key("r2"))


def test_a_house_is_the_publisher_or_the_outlet() -> None:
    """Titles that share copy have one house; a stranger is its own."""
    known = outlets(("Liverpool Echo", None), ("Daily Express", None), ("Korvik Star", None))
    assert house(known.key("r0")) == house(known.key("r1")) != house(known.key("r2"))
