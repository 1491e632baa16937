"""Folded words and fingerprints."""

from __future__ import annotations

import pytest

from reportedly.text.fingerprints import fingerprints, fold_words


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Mayor's “plan”", ("the", "mayor", "s", "plan")),
        ("The Mayor&#39;s &quot;plan&quot;", ("the", "mayor", "s", "plan")),
        ("The Mayorâ€™s plan", ("the", "mayor", "s", "plan")),
        ("na\u00adtion ﬁrst", ("nation", "first")),
        ("", ()),
    ],
)
def test_damaged_spellings_leave_the_same_words(text: str, keys: tuple[str, ...]) -> None:
    """Quotes, entities, soft hyphens and ligatures do not change what the words are."""
    assert fold_words(text).keys == keys


def test_offsets_cut_the_words_back() -> None:
    """Starts and ends are offsets of the text as given."""
    text = "A na\u00adtion&amp;its ﬁre"
    words = fold_words(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        "A", "na\u00adtion", "its", "ﬁre",
    ]  # fmt: skip


def test_a_shared_run_leaves_a_shared_fingerprint() -> None:
    """Eight words in common are always found, wherever they stand."""
    run = ["the", "river", "rose", "above", "the", "old", "stone", "bridge"]
    one = fingerprints(["first", "came", "rain", *run, "then", "sun"])
    other = fingerprints([*run, "said", "the", "warden", "of", "the", "lock"])
    assert {value for value, _ in one} & {value for value, _ in other}


def test_a_text_shorter_than_a_run_has_no_fingerprint() -> None:
    """Four words make no run of five."""
    assert fingerprints(["four", "words", "are", "few"]) == ()


def test_the_positions_are_those_of_the_runs() -> None:
    """Each fingerprint can be found again at its index."""
    keys = [f"w{number % 7}x{number}" for number in range(40)]
    for value, at in fingerprints(keys):
        assert fingerprints(keys[at : at + 5], window=1) == ((value, 0),)
