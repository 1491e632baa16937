"""Short ways past texts that need no work give what the long way gives: nothing is let through, nothing is lost."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.tell.compact import compact
from reportedly.tell.harmless import flat, fold, harmless
from reportedly.text.plain import level

ODD = "\x00\x1b\x7f\x85\u200b\u2028\u202e\u2066\ufffe\ud800\xa0\u3000\u2019\u201c`-\xad \t\n\r\x1c"
TEXTS = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=30)


@settings(max_examples=100)
@given(TEXTS)
def test_a_text_is_harmless_sign_by_sign(text: str) -> None:
    """A whole text is made harmless as its signs are, one by one: a plain neighbour hides none."""
    assert harmless(text) == "".join(harmless(f"\n{sign}")[1:] for sign in text)


@settings(max_examples=100)
@given(TEXTS)
def test_a_text_is_levelled_sign_by_sign(text: str) -> None:
    """A whole text is straightened as its signs are beside one that needs it, and keeps its length."""
    assert level(text) == "".join(level(f"\u2019{sign}")[1:] for sign in text)
    assert len(level(text)) == len(text)


@settings(max_examples=100)
@given(TEXTS)
def test_white_space_becomes_single_spaces(text: str) -> None:
    """Every run of white space is one space; a folded text has none at its ends."""
    spaced = re.sub(r"\s+", " ", text)
    assert fold(text) == spaced.strip()
    assert flat(text) == re.sub(r"\s+", " ", harmless(text))


@settings(max_examples=100)
@given(st.lists(st.sampled_from(['"', "plain words", "&#34;", "&amp;", " ", "="]), max_size=8).map("".join))
def test_marks_of_quotation_stay_in_values_and_are_written_out_in_texts(words: str) -> None:
    """An escaped mark in a value stays escaped, and one in a text becomes the mark."""
    escaped = words.replace('"', "&#34;")
    page = compact(f'<b title="{escaped}x y">{escaped}</b>')
    assert page == f'<b title="{escaped}x y">{words.replace("&#34;", chr(34))}</b>'
