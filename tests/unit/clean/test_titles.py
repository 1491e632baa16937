"""The headline among the titles that a page gives itself."""

from __future__ import annotations

import pytest

from reportedly.clean.titles import Titles, choose_title, shown_headline
from reportedly.clean.tree import Line
from reportedly.model.report import Basis

HEAD = "Harbour fire leaves two dead in Odessa"
NEWS = ("Harbour News", "harbournews")


def heads(*texts: str) -> list[Line]:
    return [Line(text, "h1", False, 0.0) for text in texts]


@pytest.mark.parametrize(
    ("titles", "shown", "title", "basis"),
    [
        (Titles(shared=HEAD, linked=HEAD), [HEAD], HEAD, Basis.META),
        (Titles(shared=f"{HEAD} | Harbour News", names=NEWS), [], HEAD, Basis.META),
        (Titles(shared=f"{HEAD} - Harbour News", names=NEWS), [], HEAD, Basis.META),
        (Titles(shared=f"{HEAD} – The Harbour News Online", names=NEWS), [], HEAD, Basis.META),
        (Titles(shared=f"{HEAD} | World | Harbour News", names=NEWS), [], HEAD, Basis.META),
        (Titles(shared=f"{HEAD} - Ports - Harbour News", names=NEWS, sections=("Ports",)), [], HEAD, Basis.META),
        (Titles(shared=f"{HEAD}：港新聞", names=("港新聞",)), [], HEAD, Basis.META),
        (Titles(window=f"{HEAD} | Harbour News", names=NEWS), [], HEAD, Basis.ELEMENT),
        (Titles(window=f"{HEAD} - port - news"), [HEAD], HEAD, Basis.ELEMENT),
        (Titles(linked=HEAD, window="Other words | Harbour News", names=NEWS), [], HEAD, Basis.JSON_LD),
        (Titles(shared="Harbour News", linked=HEAD, names=NEWS), [], HEAD, Basis.JSON_LD),
        (Titles(shared="Harbour fire leaves two…", linked=HEAD), [], HEAD, Basis.JSON_LD),
        (Titles(shared=f"Ukraine: {HEAD}", linked=HEAD), [HEAD], HEAD, Basis.JSON_LD),
        (Titles(shared=f"Ukraine: {HEAD}", linked=f"Ukraine: {HEAD}"), [HEAD], f"Ukraine: {HEAD}", Basis.META),
        (Titles(shared="Why nobody came sooner", linked=HEAD), [HEAD], HEAD, Basis.JSON_LD),
        (Titles(shared="Odessa fire: two dead", linked=HEAD), [HEAD], "Odessa fire: two dead", Basis.META),
        (Titles(shared="Talks on Iran - Israel truce fail"), [], "Talks on Iran - Israel truce fail", Basis.META),
        (Titles(), [HEAD], HEAD, Basis.ELEMENT),
    ],
)
def test_the_title_without_the_outlet(titles: Titles, shown: list[str], title: str, basis: Basis) -> None:
    """The title for sharing leads; the outlet's and the section's names come off; the headline corrects it."""
    found = choose_title(titles, heads(*shown))
    assert found is not None
    assert (found.value, found.basis) == (title, basis)


def test_no_title() -> None:
    """A page that gives itself no title has none; its outlet's name is no title."""
    assert choose_title(Titles(), []) is None
    assert choose_title(Titles(shared="Harbour News", window="Harbour News", names=NEWS), []) is None


def test_a_megabyte_is_no_title() -> None:
    """Titles beyond any length are passed over, and cost nothing."""
    assert choose_title(Titles(shared="a - " * 300_000, window=HEAD), []).value == HEAD  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("title", "shown", "found"),
    [
        ("Odessa fire: two dead in harbour", [HEAD], HEAD),
        (HEAD, ["Wholly other words here"], HEAD),
        (HEAD, [f"Ukraine {HEAD}"], HEAD),
        (None, [HEAD], None),
    ],
)
def test_the_heading_that_the_page_shows(title: str | None, shown: list[str], found: str | None) -> None:
    """The headline block is the heading that agrees with the title."""
    assert shown_headline(title, heads(*shown)) == found
