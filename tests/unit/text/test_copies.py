"""Copies among many texts: what is linked, what is not, and that it stays cheap."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest

from reportedly.text.copies import join, link_copies
from reportedly.text.fingerprints import fold_words
from reportedly.text.word_hashes import hash_texts

WIRE = (
    "The ferry Aurelia ran aground off the harbour of Port Salvo on Tuesday evening with ninety people on board. "
    "Fishing boats took every passenger ashore within two hours, harbour master Luca Brand told a news briefing. "
    "The government has ordered an investigation into the accident, and divers are to look at the hull on Thursday. "
    "Two officials said that the owner had been warned about the radar in spring, which the owner would not discuss."
)
OTHER = (
    "Apple growers around Halden fear for their harvest after three nights of heavy frost in the upper valley. "
    "A cooperative lit four thousand candles between the trees and saved perhaps half of the blossoms on Tuesday. "
    "Insurance for small farms covers hail alone, and the council will hear the growers at the end of the month."
)
LOCAL = "Neighbours brought blankets and soup to the old fish hall, and a band of pupils played until the buses came."


def groups(*texts: str) -> list[list[int]]:
    """The texts by number, copies together."""
    return join(((link.shorter, link.longer) for link in link_copies(texts)), len(texts))


@pytest.mark.parametrize(
    ("copy", "is_copy"),
    [
        (WIRE, True),
        (WIRE.upper().replace(". ", ".\n\n"), True),
        (WIRE.replace("The owner", "The\u00ad owner").replace("fi", "ﬁ"), True),
        (WIRE.rpartition("Two officials")[0], True),
        (f"Ninety ashore after night of fear\n{WIRE}\n{LOCAL}\nShare this article", True),
        (f"{OTHER}\n{WIRE}", True),  # a part of a longer text
        (OTHER, False),
        (WIRE.partition("harbour master")[0] + OTHER, False),  # a sentence and a half in common
        (" ".join(reversed(WIRE.split())), False),
        ("", False),
    ],
)
def test_what_holds_nearly_all_of_another_text_is_a_copy(copy: str, is_copy: bool) -> None:
    """Cut at the end, framed by others, in other capitals or damaged: still a copy; the same words alone are none."""
    assert (groups(WIRE, copy) == [[0, 1]]) is is_copy


def test_a_link_tells_how_much_of_the_longer_text_it_is() -> None:
    """A wire inside of a long page covers little of the page, and all of itself."""
    (link,) = link_copies([f"{OTHER} {LOCAL} {WIRE}", WIRE])
    assert (link.shorter, link.longer) == (1, 0)
    assert link.share > 0.9
    assert 0.3 < link.of_longer < 0.6


def test_short_texts_are_copies_only_if_they_are_the_same() -> None:
    """A few words prove nothing unless they are the whole of both."""
    found = groups("Ferry strands", "Ferry sinks", "FERRY strands!", "Ferry strands off Port Salvo")
    assert found == [[0, 2], [1], [3]]


def test_texts_without_words_are_nobody_s_copies() -> None:
    """Empty pages have nothing in common."""
    assert groups("", "…", "", "\ud800") == [[0], [1], [2], [3]]


@pytest.mark.parametrize(
    ("own", "with_wire"),
    [
        (15, False),  # alike enough to be told from one another alone
        (60, True),  # half of each is the outlet's own: only the wire shows what they have in common
    ],
)
def test_a_wire_is_found_whole_however_many_carry_it(own: int, with_wire: bool) -> None:
    """Three hundred outlets that each add words of their own are one group, by fewer links than they have pairs."""
    carriers = [f"{WIRE}\n" + " ".join(f"own{at}word{n}" for n in range(own + at % 5)) for at in range(300)]
    texts = [*carriers, WIRE if with_wire else carriers[0], OTHER]
    links = link_copies(texts)
    assert join(((link.shorter, link.longer) for link in links), len(texts)) == [list(range(301)), [301]]
    assert len(links) < 5 * 300


def test_standing_text_between_two_copies_parts_them_not() -> None:
    """A paragraph that every page of an outlet prints joins nothing, and hides no copy."""
    standing = " ".join(f"standing{n}" for n in range(30))
    pages = [" ".join(f"page{at}word{n}" for n in range(90)) + f" {standing}" for at in range(100)]
    assert groups(*pages, f"{WIRE} {standing}", WIRE) == [*([at] for at in range(100)), [100, 101]]


def test_the_hashes_are_of_the_words_that_folding_finds() -> None:
    """As many hashes as words, equal where the folded words are, text by text."""
    texts = ["The Mayor&#39;s “plan”", "", "THE MAYOR'S PLAN", "x 𐐀𐐀 😀 na\u00adtion nation"]
    hashes, bounds = hash_texts(texts)
    assert np.diff(bounds).tolist() == [len(fold_words(text).keys) for text in texts] == [4, 0, 4, 4]
    assert hashes[0:4].tolist() == hashes[4:8].tolist()
    assert hashes[10] == hashes[11]
    assert len(set(hashes.tolist())) == 4 + 3


HOSTILE = {
    "one word": lambda size: "boat " * size,
    "words of their own": lambda size: " ".join(f"w{n}" for n in range(size)),
    "one endless word": lambda size: "b" * (5 * size),
    "lone surrogates": lambda size: "\ud800a " * size,
    "far characters": lambda size: "😀 𐐀 " * size,
    "nothing but marks": lambda size: "&â€" * size,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_linear_time(name: str) -> None:
    """Eight times the text takes at most some sixteen times as long."""
    made = HOSTILE[name]

    def seconds(size: int) -> float:
        texts, best = [made(size), made(size) + " end of it all"], float("inf")
        for _ in range(3):
            began = time.process_time()
            link_copies(texts)
            best = min(best, time.process_time() - began)
        return best

    assert seconds(80_000) < 16 * max(seconds(10_000), 0.005)


def test_many_texts_of_few_words_take_linear_links() -> None:
    """Where six words are all there is, everybody shares runs with everybody; the links stay few."""
    chance = random.Random(7)
    texts = [" ".join(chance.choices(["ferry", "reef", "hull", "tug", "the", "of"], k=40)) for _ in range(2_000)]
    assert len(link_copies(texts)) < 10 * len(texts)
