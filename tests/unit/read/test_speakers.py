"""Quotations and who speaks them, over sentences and paragraphs."""

from __future__ import annotations

import pytest
from who_says import attributions, words

from reportedly.model.reading import Attribution

BOAT = "The boats of this bay are far too old"
# text (⏎ parts paragraphs), who speaks, what they say (pieces parted by " / ")
SPOKEN = [
    # the speaker is carried over
    (f"“{BOAT},” said Nora Lind.⏎“Nobody has ever listened to us.”",
     "Nora Lind", f"“{BOAT},” / “Nobody has ever listened to us.”"),
    (f"“{BOAT},” said Nora Lind, who mends them. “I know them all.”⏎“Nobody has ever listened to us.”",
     "Nora Lind", f"“{BOAT},” / “I know them all.” / “Nobody has ever listened to us.”"),
    # the cue of its own sentence comes first
    (f"“{BOAT},” Nora Lind said. “We shall buy new ones,” he said.", "he", "“We shall buy new ones,”"),
    (f"“{BOAT},” said Nora Lind. “They will sink.” Brask added that the bay was deep.",
     "Nora Lind", f"“{BOAT},” / “They will sink.”"),
    ("“They will sink.” Brask added that the bay was deep.", "Brask", "that the bay was deep"),
    # a verb that no table knows
    (f"“{BOAT},” remembered Olin Brask, the former harbour master.",
     "Olin Brask, the former harbour master", f"“{BOAT},”"),
    (f"“{BOAT},” it read.", "it", f"“{BOAT},”"),
    (f"“{BOAT},” remembered Olin Brask. “I loved them.”", "Olin Brask", f"“{BOAT},” / “I loved them.”"),
    ("She shrugged that it would be “a very sad day for the bay”.",
     "She", "that it would be “a very sad day for the bay”"),
    ("Brask commanded the crews to “leave the boats in the bay and walk home”.",
     "Brask", "the crews to “leave the boats in the bay and walk home”"),
    # according to, citing
    (f"“{BOAT},” according to the Harbour Gazette.", "the Harbour Gazette", f"“{BOAT},”"),
    (f"“{BOAT},” Reuters reported, citing two officials.", "two officials", f"“{BOAT},”"),
]  # fmt: skip


def spoken(text: str, found: Attribution) -> tuple[str, str]:
    named, _, content = words(text, found)
    return named, content


@pytest.mark.parametrize(("written", "source", "content"), SPOKEN)
def test_speaker(written: str, source: str, content: str) -> None:
    """Each text gives this speaker these words, and no more of them."""
    text = written.replace("⏎", "\n")
    assert (source, content) in [spoken(text, found) for found in attributions(text)]


NOBODY = [
    # a paragraph with words of its own, or behind words of the outlet, goes on with nobody
    f"“{BOAT},” said Nora Lind.⏎It rained on Monday.⏎“Nobody has ever listened to us.”",
    f"“{BOAT},” said Nora Lind. It rained all day. The bay was grey.⏎“Nobody has ever listened to us.”",
    f"“{BOAT},” said Nora Lind and Olin Brask said no.⏎On the wall: “Nobody has ever listened to us.”",
]


@pytest.mark.parametrize("written", NOBODY)
def test_no_speaker_is_guessed(written: str) -> None:
    """Where the outlet's own words part two quotations, the second one is not given to who spoke the first."""
    text = written.replace("⏎", "\n")
    held = [spoken(text, found)[0] for found in attributions(text) if "ever listened" in spoken(text, found)[1]]
    assert held in ([], ["-"])


def test_titles_and_names_are_nobody_s_words() -> None:
    """A verb that no table knows gives nobody the title of a film, a song or a shop."""
    text = "Brask sang “The Bells of Lorne Bay” and watched “Salt and Stone: A Life at Sea” at home."
    assert attributions(text) == ()


def test_whom_somebody_cites_is_within() -> None:
    """ "…," Reuters reported, citing two officials: the officials stand within what Reuters reports."""
    outer, inner = attributions(f"“{BOAT},” Reuters reported, citing two officials.")
    assert (outer.within, inner.within) == (None, outer.id)
