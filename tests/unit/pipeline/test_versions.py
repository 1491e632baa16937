"""Which fetches are versions of one report, and in which order they stand."""

import itertools

import msgspec
import pytest

from reportedly.model.base import content_id
from reportedly.model.report import Basis, Block, BlockKind, Metadata, Noted, PageSource, Published, Report
from reportedly.model.story import StoryRule, StoryVerdict
from reportedly.pipeline.compare import group_all, trace_all
from reportedly.pipeline.versions import find_latest, find_versions, ordered_by, rules_for_latest

TEXT = "A crane fell onto the quay at Lunden on Monday morning and nobody was hurt, the port said in a statement."
LATER = "A crane fell onto the quay at Lunden on Monday morning and two people were hurt, the port said later."
OTHER = "Farmers of the valley ask for higher dykes after the third flood of this spring, and the council will vote."
PAGE = "https://gazette.example/crane"


def noted(value):
    return Noted(value=value, basis=Basis.META)


def report(id, text=TEXT, *, address=PAGE, domain="gazette.example", outlet=None, published=None, **more):
    metadata = Metadata(
        canonical=noted(address) if address else None,
        domain=noted(domain) if domain else None,
        updated=noted(more.pop("updated")) if "updated" in more else None,
    )
    source = PageSource(fetched=more.pop("fetched", None))
    return Report(
        id=id, uri=more.pop("uri", f"{id}.html"), outlet=outlet, title=more.pop("title", None), lang="en", text=text,
        published=Published(value=published), blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        metadata=metadata, source=source, **more,
    )  # fmt: skip


def families(*reports):
    return [[each.text for each in family.reports] for family in find_versions(reports)]



TWO = {
    "other pages of one site": (report("a"), report("b", LATER, address=f"{PAGE}-2")),
    "an address that got another article": (report("a"), report("b", OTHER)),
    "a front page named as the address": (
        report("a", address="https://gazette.example/"),
        report("b", LATER, address="https://gazette.example/"),
    ),
    "a copy that names the first one's address": (report("a"), report("b", LATER, domain="other.example")),
    "two outlets with one address": (report("a", outlet="Gazette"), report("b", LATER, outlet="Coast Echo")),
    "the same text without an address, an id or an outlet for one": (
        report(content_id("report", TEXT), address=None),
        report(
            content_id(content_id("report", TEXT), TEXT, "Gazette", "b.html"), address=None, outlet="Gazette",
            uri="b.html",
        ),
    ),
    "no address": (report("a", address=None), report("b", LATER, address=None)),
}


def test_two_fetches_of_one_address_are_versions():
    """One address and text in common make one report, whatever the ids."""
    assert families(report("a", published="2024-05-01"), report("b", LATER, published="2024-05-02")) == [[TEXT, LATER]]


def test_a_page_of_the_same_title_is_one_however_it_was_rewritten():
    """A live page may keep no sentence: address and title are enough."""
    found = families(report("a", title="Crane falls", published="2024-05-01"),
                     report("b", OTHER, title="Crane falls", published="2024-05-02"))  # fmt: skip
    assert found == [[TEXT, OTHER]]


@pytest.mark.parametrize("name", TWO)
def test_what_may_be_two_reports_stays_two(name):
    """A false merge hides a voice: without an address of their own and text in common reports stay apart."""
    assert len(families(*TWO[name])) == 2


ORDER = [
    ({"published": "2024-05-01"}, {"published": "2024-05-02"}, "date"),
    ({"published": "2024-05-01T10:00+02:00"}, {"published": "2024-05-01T09:00Z"}, "date"),
    ({"published": "2024-05-01"}, {"published": "2024-05-01", "updated": "2024-05-01T12:00Z"}, "date"),
    ({"fetched": "2024-05-01T10:00:00Z"}, {"fetched": "2024-05-01T11:00:00Z"}, "fetched"),
    ({"incomplete": True, "published": "2024-05-09"}, {"published": "2024-05-01"}, "completeness"),
    ({}, {}, None),
]


@pytest.mark.parametrize(("first", "second", "by"), ORDER)
def test_versions_stand_in_order_and_say_by_what(first, second, by):
    """By date, else by fetch; a stub stands before what is whole; the order of the inputs changes nothing."""
    one, other = report("a", **first), report("b", LATER, **second)
    (family,) = find_versions((one, other))
    (turned,) = find_versions((other, one))
    assert family == turned
    assert by is None or [each.id for each in family.reports] == ["a", "b"]
    assert ordered_by(*family.reports) == by


def test_the_latest_of_one_id_keeps_it():
    """Rows of one id: the latest has it, whichever came first; the earlier ones get ids of their own."""
    texts = ((TEXT, "2024-05-01"), (LATER, "2024-05-02"), (f"{LATER} It was freed.", "2024-05-03"))
    found = set()
    for order in itertools.permutations(texts):
        reports = []
        for number, (text, day) in enumerate(order):
            made = report("x", text, address=None, outlet="Gazette", published=day)
            made = msgspec.structs.replace(made, uri="-:1")
            own = content_id("x", text, "Gazette", "-:1") if number else "x"
            reports.append(msgspec.structs.replace(made, id=own))
        (family,) = find_versions(reports)
        found.add(tuple(each.id for each in family.reports))
        assert family.latest.id == "x"
        assert [each.text for each in family.reports] == [text for text, _ in texts]
    assert len(found) == 1


def test_earlier_versions_are_grouped_with_the_latest_and_traced_by_it() -> None:
    """`group` counts them once and names the latest; `trace` leaves them out and says so."""
    old, new = report("a", published="2024-05-01"), report("b", LATER, published="2024-05-02")
    lines = group_all([old, new])
    assert [(each.report, each.version_of) for each in lines] == [("a", "b"), ("b", None)]
    assert lines[0].story == lines[1].story
    heard: list[str] = []
    assert trace_all([old, new], note=heard.append) == ()
    assert heard == ["a.html: an earlier version of b.html, which is traced in its place"]


def test_a_rule_for_an_earlier_version_speaks_of_the_latest() -> None:
    """By its id or its input; what names the latest, or another report, stays."""
    reports = [report("a", published="2024-05-01"), report("b", LATER, published="2024-05-02"), report("c", OTHER,
               address=None)]  # fmt: skip
    rule = StoryRule(a="a.html", b="c", verdict=StoryVerdict.SAME, who="Ines", when="2024-05-03", line=2)
    (told,) = rules_for_latest([rule], reports, find_latest(reports))
    assert (told.a, told.b) == ("b", "c")
