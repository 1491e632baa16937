"""Harmless words, dates and labels: the small parts of every rendering."""

import pytest

from reportedly.errors import ContractError
from reportedly.model.account import Why
from reportedly.model.claim import Slot, Standing
from reportedly.model.judgement import Degree, Knowledge, Strand
from reportedly.model.reading import Certainty, EntityType, SourceKind, Status, When
from reportedly.model.report import BlockKind, DateBasis
from reportedly.tell.dates import show_date, show_when
from reportedly.tell.harmless import harmless, one_line, shorten
from reportedly.tell.labels import label
from reportedly.tell.markdown import escape
from reportedly.tell.page import web_address
from reportedly.tell.shelf import report_key
from reportedly.tell.view import Mark

DATES = [
    ("2031-03-14", "14 Mar 2031"),
    ("2031-03-14T15:00Z", "14 Mar 2031, 15:00 UTC"),
    ("2031-03-14T15:00:30+01:00", "14 Mar 2031, 15:00 +01:00"),
    ("2031-03", "Mar 2031"),
    ("2031-03-XX", "Mar 2031"),
    ("2031", "2031"),
    ("203X", "2030s"),
    ("2031-22", "summer 2031"),
    ("2031-03~", "about Mar 2031"),
    ("2031-03-14?", "perhaps 14 Mar 2031"),
    ("2031-03-14/2031-03-16", "14–16 Mar 2031"),
    ("2031-02-28/2031-03-02", "28 Feb – 2 Mar 2031"),
    ("2030-12-31/2031-01-02", "31 Dec 2030 – 2 Jan 2031"),
    ("2031-03-14/2031-03-14", "14 Mar 2031"),
    ("2031-03-14/..", "from 14 Mar 2031"),
    ("../2031-03-14", "until 14 Mar 2031"),
    ("2031-99", "2031-99"),
    ("P3D", "P3D"),
    ("soon", "soon"),
]


@pytest.mark.parametrize(("value", "shown"), DATES)
def test_date_is_written_for_people(value: str, shown: str) -> None:
    """A calendar value becomes a date as people write it; what cannot be read stays as it is."""
    assert show_date(value) == shown


def test_when_falls_back_to_its_bounds() -> None:
    """Without a value the bounds are shown, and without bounds nothing."""
    assert show_when(When(value=None, earliest="2031-03-14", latest=None)) == "from 14 Mar 2031"
    assert show_when(When(value=None, earliest=None, latest=None)) is None
    assert show_when(None) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"), ("\x00", "␀"), ("a\u202eb", "a�b"), ("a\x9bb", "a�b"), ("\ud800x", "�x"),
        ("Ostmere\u200f", "Ostmere\u200f"), ("a\r\nb\tc", "a\r\nb\tc"),
    ],
)  # fmt: skip
def test_control_characters_are_shown_and_not_obeyed(text: str, shown: str) -> None:
    """Every dangerous character becomes one visible character, so offsets stay."""
    assert harmless(text) == shown
    assert len(harmless(text)) == len(text)


def test_one_line_folds_white_space() -> None:
    """Line ends inside of a span become single spaces."""
    assert one_line(" two\n\n words\u00a0here ") == "two words here"


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [("one two three", 8, ("one two", True)), ("one two", 7, ("one two", False)), ("abcdefgh", 4, ("abcd", True)),
     ("one two three", 7, ("one two", True))],
)  # fmt: skip
def test_long_words_are_cut_at_a_word_end(text: str, limit: int, kept: tuple[str, bool]) -> None:
    """A shortened text ends with a whole word where there is one, and is a beginning of the text."""
    assert shorten(text, limit) == kept


def test_every_closed_list_has_its_labels() -> None:
    """No member of a vocabulary can reach a rendering without a label."""
    groups = {
        "mark": Mark, "standing": Standing, "status": Status, "certainty": Certainty, "slot": Slot,
        "kind": SourceKind, "block": BlockKind, "why": Why, "degree": Degree, "direction": Knowledge,
        "strand": Strand, "basis": DateBasis, "entity": EntityType,
    }  # fmt: skip
    for group, members in groups.items():
        for member in members:
            assert label(group, member.value).text
    with pytest.raises(ContractError):
        label("status", "proven")


def test_marks_and_states_differ_without_colour() -> None:
    """No two marks of the matrix, states or standings share a glyph."""
    for group, members in {"mark": Mark, "status": Status, "standing": Standing}.items():
        glyphs = [label(group, member.value).glyph for member in members]
        assert all(glyphs) and len(set(glyphs)) == len(glyphs)


@pytest.mark.parametrize(("number", "key"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")])
def test_reports_go_by_letters(number: int, key: str) -> None:
    """The twenty-seventh report is AA."""
    assert report_key(number) == key


@pytest.mark.parametrize(
    ("uri", "is_link"),
    [("https://a.example/b", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
     (" javascript:alert(1)", False), ("java\nscript:alert(1)", False), ("data:text/html,x", False),
     ("reports/a.txt", False), ("https://[broken", False), ("file:///etc/passwd", False)],
)  # fmt: skip
def test_only_web_addresses_become_links(uri: str, is_link: bool) -> None:
    """No address but http and https is ever made a link."""
    assert (web_address(uri) is not None) is is_link


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"), ("<script>", r"\<script\>"), ("[x](y)", r"\[x\](y)"), ("a|b", r"a\|b"),
     ("https://a.example", r"https\://a.example"), ("# x", r"\# x"), ("it's 5-6.", "it's 5-6.")],
)  # fmt: skip
def test_markdown_takes_words_as_words(text: str, escaped: str) -> None:
    """Characters with a meaning in Markdown lose it, all others stay."""
    assert escape(text) == escaped
