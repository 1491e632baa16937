"""The parts behind the careful lane: names of elements, lines, runs of words, the extraction."""

import pytest

from reportedly.clean.extraction import extract_text, shows
from reportedly.clean.page_cues import bits_of, cue_groups, find_cues
from reportedly.clean.shingles import found_again, words_of
from reportedly.clean.tree import Size, find_page_lines, parse_tree, size_of


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("related-articles", ("related",)),
        ("relatedArticles", ("related",)),
        ("c-article_most-read__list", ("content", "related")),
        ("mostRead", ("related",)),
        ("header loader shadow gradient", ()),
        ("wp-caption-text", ("caption",)),
        ("BYLINE", ("byline",)),
        ("", ()),
        ("-- __ 123", ()),
    ],
)
def test_names_of_elements_tell_what_they_are_for(names: str, groups: tuple[str, ...]) -> None:
    """Whole words of a name count, however they are joined; parts of words do not."""
    assert find_cues(names) == bits_of(*groups)


def test_every_group_has_its_own_bit() -> None:
    """Groups of cues do not share bits."""
    assert len({bits_of(group) for group in cue_groups()}) == len(cue_groups())


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("<p>one <b>two</b>\n three</p>", ["one two three"]),
        ("a<br>b<br><br>c", ["a", "b", "c"]),
        ("<p>a<script>x</script>b</p>", ["a b"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<p>a<span hidden>x</span>b</p>", ["a b"]),
        ("<p>a&nbsp;&amp; b\x00</p>", ["a & b"]),
    ],
)
def test_lines_are_what_stands_between_block_elements(html: str, texts: list[str]) -> None:
    """Inline elements join, block elements and line breaks part, what is not shown is a gap."""
    root = parse_tree(f"<html><body>{html}</body></html>")
    assert root is not None
    assert [line.text for line in find_page_lines(root)] == texts


def test_lines_know_their_links() -> None:
    """The share of a line's characters that stand in links is told."""
    root = parse_tree("<p>abcd <a href=x>efgh</a></p><p><a href=y>whole</a></p>")
    assert root is not None
    assert [line.linked for line in find_page_lines(root)] == [0.5, 1.0]


def test_runs_of_words_are_found_again() -> None:
    """A line is found by its runs of four words, a short one as a whole line; scripts without blanks too."""
    lines = [words_of(text) for text in ("a b c d e", "a b", "x y", "港は閉鎖された")]
    assert found_again(lines, "a b c d f\na b\n今日港は閉鎖された") == [0.5, 1.0, 0.0, 1.0]


def test_a_text_is_shown_by_half_of_its_runs() -> None:
    """A page shows a text if its lines hold half of it."""
    assert shows([words_of("a b c d e f")], "a b c d e f g h i")
    assert not shows([words_of("a b c d")], "a b c d e f g h i")


def test_the_extraction_leaves_the_tree_as_it_was() -> None:
    """The page is parsed once: reading it with trafilatura changes nothing of it."""
    body = "<p>The mayor said so on Friday.</p>" * 9
    root = parse_tree(f"<html><body><nav><a>x</a></nav><article>{body}</article></body></html>")
    assert root is not None
    before = [line.text for line in find_page_lines(root)]
    assert extract_text(root, size_of(root))
    assert [line.text for line in find_page_lines(root)] == before


def test_no_extraction_of_pages_beyond_all_news() -> None:
    """A page larger than news pages are is not given to trafilatura, whose cost is not bounded there."""
    root = parse_tree("<p>The mayor said so on Friday, and that was all.</p>" * 9)
    assert root is not None
    assert extract_text(root, Size(elements=1_000_000, depth=5)) == ""
