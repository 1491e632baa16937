"""What was changed between two texts, word by word."""

import pytest

from reportedly.text.redline import Redline

CASES = [
    ("Nine may have died.", "Nine died.", [("may have", None)]),
    ("Nine died.", "Nine may have died.", [(None, "may have")]),
    ("Four are trapped", "Five were trapped", [("Four are", "Five were")]),
    ("One.\n\nTwo.", "One. Two.", []),
    ("", "New words", [(None, "New words")]),
    ("Old words", "", [("Old words", None)]),
    ("“We left”", "“We had left”", [(None, "had")]),
    ("a b a b a b", "a b a b", [("a b", None)]),
    ("One. Two.", "One. Now. Two.", [(None, "Now.")]),
    ("One. Now. Two.", "One. Two.", [("Now.", None)]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_the_changed_words_are_marked(old, new, expected):
    """Each stretch is an exact span of its text; white space alone is no change."""
    found = [(one and one.of(old), other and other.of(new)) for one, other in Redline(old, new).edits()]
    assert found == expected


def test_a_paragraph_put_in_leaves_all_others():
    """What stands around an insertion is kept, token by token."""
    paragraphs = [f"Paragraph {number} speaks of ship number {number}." for number in range(200)]
    old, new = "\n".join(paragraphs), "\n".join([*paragraphs[:100], "A storm came.", *paragraphs[100:]])
    assert [one or other.of(new) for one, other in Redline(old, new).edits()] == ["A storm came."]
    assert None not in Redline(old, new).kept


def test_texts_without_anchors_cost_little():
    """Two long texts of a few words each, none of which stands once, are another text and not a square of work."""
    old, new = "a b c " * 40_000, "c a b " * 40_001
    assert sum(1 for _ in Redline(old, new).edits()) >= 1
