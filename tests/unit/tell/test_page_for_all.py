"""The page for everybody: contrast, glyphs, headings, labels, landmarks, drawings that can be read out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from tell_fixture import silo_story
from tell_variants import bare, hostile, large, two_stories, without_texts

from reportedly.model.account import Account, Accounts
from reportedly.tell.labels import group_of_labels
from reportedly.tell.page import to_html

ACCOUNTS = {
    "silo": silo_story(), "two": two_stories(), "bare": bare(), "crowd": large(reports=20, sentences=2),
    "hostile": hostile("<b>'\""), "no text": without_texts(silo_story()),
    "nothing": Accounts(accounts=(), rejected=()),
}  # fmt: skip
VOID = {"meta", "link", "input", "br"}
THEME = files("reportedly.tell").joinpath("templates", "page.css").read_text(encoding="utf-8")


class Page(HTMLParser):
    """The elements of a page with their attributes, their ancestors and their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.words: list[str] = []
        self._open: list[tuple[str, int]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs), tuple(name for name, _ in self._open)))
        self.words.append("")
        if tag not in VOID:
            self._open.append((tag, len(self.found) - 1))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element of a drawing that holds nothing."""
        self.found.append((tag, dict(attrs), tuple(name for name, _ in self._open)))
        self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; every one is closed where it was opened."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Give words to all elements around them."""
        for _, at in self._open:
            self.words[at] += data


@pytest.fixture(scope="module", params=ACCOUNTS)
def page(request: pytest.FixtureRequest) -> Page:
    """The page of each account."""
    account: Account | Accounts = ACCOUNTS[request.param]
    return Page(to_html(account))


def test_headings_leave_out_no_level(page: Page) -> None:
    """Every story has one first heading, and no heading stands more than one level below the one before."""
    levels = [int(tag[1]) for tag, _, around in page.found if re.fullmatch("h[1-6]", tag) and "dialog" not in around]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    stories = [at for tag, at, _ in page.found if tag == "article" and (at.get("class") or "").startswith("story")]
    assert levels.count(1) == len(stories)


def test_every_part_lies_in_a_landmark_and_has_a_name(page: Page) -> None:
    """There is one main part; sections, navigation, sources, scrolled parts and drawings say what they are."""
    assert sum(tag == "main" for tag, _, _ in page.found) == 1
    ids = {at.get("id") for _, at, _ in page.found}
    for tag, at, _ in page.found:
        names = (at.get("aria-labelledby") or "").split()
        assert ids.issuperset(names)
        if tag in ("nav", "aside", "svg") or at.get("role") == "region":
            assert at.get("aria-label") or names, (tag, at)
    parts = [at for tag, at, _ in page.found if tag in ("nav", "section", "aside") or at.get("role") == "region"]
    named = [name for at in parts if (name := at.get("aria-label") or at.get("aria-labelledby"))]
    assert len(named) == len(set(named))


def test_ids_are_unique_and_links_arrive(page: Page) -> None:
    """No id stands twice, and every link inside of the page leads to one."""
    ids = [at["id"] for _, at, _ in page.found if at.get("id")]
    assert len(ids) == len(set(ids))
    links = [at.get("href") or "" for tag, at, _ in page.found if tag == "a"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_links_and_buttons_have_words(page: Page) -> None:
    """Whatever takes the focus has a name; a field stands in its label, a group of choices has a legend."""
    for (tag, at, around), words in zip(page.found, page.words, strict=True):
        if tag in ("a", "button", "summary", "legend", "label"):
            assert words.strip() or at.get("aria-label"), (tag, at)
        if tag == "input":
            assert "label" in around
    assert all("fieldset" in around for tag, _, around in page.found if tag == "legend")


def test_the_focus_goes_in_the_order_of_the_page(page: Page) -> None:
    """No element takes a place of its own in the order of the keyboard."""
    assert {at["tabindex"] for _, at, _ in page.found if at.get("tabindex")} <= {"0", "-1"}


def test_no_words_stand_in_pictures(page: Page) -> None:
    """There are no pictures; drawings hold their words as text, and none hides a link from who listens."""
    assert not [tag for tag, _, _ in page.found if tag in ("img", "canvas", "picture", "object", "iframe")]
    assert all(at.get("role") == "group" for tag, at, _ in page.found if tag == "svg")


def test_tables_name_their_rows_and_columns(page: Page) -> None:
    """Every head of a table says what it heads, and every table has a caption."""
    assert all(at.get("scope") in ("col", "row") for tag, at, _ in page.found if tag == "th")
    tables = [tag for tag, _, _ in page.found if tag in ("table", "caption")]
    assert tables == ["table", "caption"] * (len(tables) // 2)


@pytest.mark.parametrize("group", ["mark", "standing", "status", "taken", "why"])
def test_no_colour_stands_without_a_glyph(group: str) -> None:
    """What has a colour has a sign, and no two of one kind have the same one."""
    glyphs = [label.glyph for label in group_of_labels(group).values()]
    assert all(glyphs) and len(set(glyphs)) == len(glyphs)


def themes() -> dict[str, dict[str, str]]:
    """The colours by name: light, dark, and on paper."""
    blocks = re.findall(r":root\{(.*?)\}", THEME, re.S)
    light, dark, printed = (dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", block)) for block in blocks)
    return {"light": light, "dark": light | dark, "print": light | printed}


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    full = "".join(letter * 2 for letter in colour[1:]) if len(colour) == 4 else colour[1:]
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *((ink, ground) for ink in ("ink", "soft", "faint") for ground in ("paper", "sheet", "wash")),
    *((ink, ground) for ink in ("agree", "differ", "single", "denies", "unreadable") for ground in ("paper", "sheet")),
    ("agree", "agree-wash"), ("differ", "differ-wash"), ("denies", "denies-wash"), ("ink", "differ-wash"),
    ("ink", "denies-wash"), ("target-ink", "target"), ("ink", "lit"), ("paper", "ink"),
]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_colour_can_be_read_on_its_ground(theme: str) -> None:
    """Text has 4.5 : 1 to every ground that it can stand on (WCAG 2.2, 1.4.3), the ring of the focus 3 : 1 (1.4.11)."""
    colours = themes()[theme]
    ratios = {(ink, ground): contrast(colours[ink], colours[ground]) for ink, ground in PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}
    assert min(contrast(colours["focus"], colours[ground]) for ground in ("paper", "sheet")) >= 3
