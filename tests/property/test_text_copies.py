"""Properties of the filter for copies, on texts made of few words."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.text.copies import join, link_copies
from reportedly.text.fingerprints import fingerprints, fold_words
from reportedly.text.winnowing import winnow

QUICK = settings(max_examples=100, deadline=None)
WORDS = ["ferry", "Aurelia", "reef", "Halden", "orchard", "frost", "the", "of", "Brand’s", "ﬁre", "İzmir", "straße"]
TEXTS = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


def groups(texts: list[str]) -> set[frozenset[int]]:
    links = link_copies(texts)
    return {frozenset(group) for group in join(((link.shorter, link.longer) for link in links), len(texts))}


@given(st.lists(TEXTS, max_size=12), st.randoms(use_true_random=False))
@QUICK
def test_the_order_of_the_texts_changes_nothing(texts: list[str], chance: random.Random) -> None:
    """Any order joins the same texts."""
    order = chance.sample(range(len(texts)), len(texts))
    found = {frozenset(order[at] for at in group) for group in groups([texts[at] for at in order])}
    assert found == groups(texts)


@given(st.lists(TEXTS, min_size=1, max_size=12), st.data())
@QUICK
def test_every_exact_copy_is_found(texts: list[str], data: st.DataObject) -> None:
    """A text with a word in it and its copy are in one group, whatever stands around them."""
    text = data.draw(st.sampled_from(texts))
    at = data.draw(st.integers(min_value=0, max_value=len(texts)))
    found = groups([*texts[:at], text, *texts[at:]])
    source = next(n for n, other in enumerate([*texts[:at], None, *texts[at:]]) if other == text)
    together = any({source, at} <= group for group in found)
    assert together or not fold_words(text).keys


@given(st.lists(TEXTS, max_size=8))
@QUICK
def test_links_join_only_what_shares_words(texts: list[str]) -> None:
    """Shares lie between the threshold and one, and linked texts have a word in common."""
    for link in link_copies(texts):
        assert 0.65 <= link.share <= 1.0
        assert 0 < link.of_longer <= 1.0
        assert link.shorter != link.longer


@given(st.lists(st.lists(st.integers(0, 3), max_size=25), max_size=6), st.integers(1, 6), st.integers(1, 6))
@QUICK
def test_texts_are_winnowed_together_as_alone(texts: list[list[int]], size: int, window: int) -> None:
    """No run and no window reaches from one text into the next."""
    bounds = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    kept = winnow(np.array([word for text in texts for word in text], np.uint64), bounds, size=size, window=window)
    alone = [
        (int(first) + place, value)
        for first, text in zip(bounds, texts, strict=False)
        for place, value in _winnowed(text, size, window)
    ]
    assert list(zip(kept.places.tolist(), kept.values.tolist(), strict=True)) == alone


def _winnowed(text: list[int], size: int, window: int) -> list[tuple[int, int]]:
    kept = winnow(np.array(text, np.uint64), np.array([0, len(text)]), size=size, window=window)
    return list(zip(kept.places.tolist(), kept.values.tolist(), strict=True))


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.integers(1, 6), st.integers(1, 6))
@QUICK
def test_the_least_of_every_window_is_kept_and_nothing_else(keys: list[str], size: int, window: int) -> None:
    """The definition of winnowing, run by run: the least hash of each window, the last one of equals."""
    runs = fingerprints(keys, size=size, window=1)
    windows = [runs[at : at + window] for at in range(max(1, len(runs) - window + 1))] if runs else []
    least = {min(each, key=lambda run: (run[0], -run[1])) for each in windows}
    assert fingerprints(keys, size=size, window=window) == tuple(sorted(least, key=lambda run: run[1]))
