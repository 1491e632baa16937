"""Each construction by which a sentence says who says what, and its look-alikes that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from who_says import attributions, words

from reportedly.model.reading import SourceKind
from reportedly.read import cues
from reportedly.text.tables import read_table

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("cases_constructions.tsv").read_text(encoding="utf-8").splitlines()[3:]
    if line
]
FRAMES = {
    "clause", "quote", "object", "document", "inf", "ing", "as", "name", "whether", "about", "against", "at", "by",
    "for", "in", "mass", "of", "on", "over", "to", "upon", "with",
}  # fmt: skip
SILENT = [
    "Falk called the fire station at noon.",
    "Critics of the plan met on Monday.",
    "Support for the tunnel fell last year.",
    "The diver found a coin in the sand.",
    "The parcel weighs more than ten kilos.",
    "She went to the island to defend the merger.",
    "Ferry service: what we know so far",
    "This suggests that the quay was rotten.",
    "It is hard to say whether the dam will hold.",
    "The first member of the board to endorse him was Lind.",
    "Lind spoke to the council on Monday.",
    "Lind named her boat after the island.",
    "The mayor is happy.",
    "The boat trailed in the polls.",
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_construction(text: str, source: str, cue: str, content: str) -> None:
    """Each sentence of the table gives its attribution: source, cue and content, word for word."""
    assert (source, cue, content) in [words(text, found) for found in attributions(text)]


@pytest.mark.parametrize("text", SILENT)
def test_look_alike_reports_nothing(text: str) -> None:
    """A word that elsewhere reports is no cue where nobody says, thinks or holds anything."""
    assert attributions(text) == ()


def test_relative_pronoun_is_named_by_its_noun() -> None:
    """ "Two farmers, who said …" is cited at "who" and named "Two farmers"."""
    text = "Two farmers, who said the dam had leaked for years, left the valley."
    (source,) = attributions(text)[0].sources
    assert (text[source.start : source.end], source.name) == ("who", "Two farmers")


def test_several_antecedents_stay_several_sources() -> None:
    """A relative pronoun that stands for two is not made one source."""
    (found,) = attributions("Lind and Brask, who said the dam had leaked, left the valley.")
    assert [source.name for source in found.sources] == ["Lind", "Brask"]


def test_noun_is_told_by_its_support_verb_once() -> None:
    """ "voiced concern about" is one attribution, not one for the verb and one for the noun."""
    assert len(attributions("Falk voiced concern about the cost of the new quay.")) == 1


def test_seeming_has_no_source() -> None:
    """What seems is nobody's word, least of all that of who or what seems."""
    (found,) = attributions("The minister seems to have left the island.")
    assert [source.kind for source in found.sources] == [SourceKind.UNSTATED]


def test_clause_behind_the_cue_is_what_was_said() -> None:
    """Of a clause before and one behind the cue, the one behind it is the content."""
    text = "The story never ran: the editor argued that the firm looked too good."
    assert "that the firm looked too good" in [words(text, found)[2] for found in attributions(text)]


def test_cue_row_has_frames_that_are_known() -> None:
    """Every frame in the table of cues is one that is looked for."""
    used = {frame for row in read_table("cues") for frame in row["frames"].split()}
    assert used == FRAMES


def test_no_cue_row_stands_twice() -> None:
    """A reading is listed once: word, part of speech, class."""
    rows = [(row["word"], row["pos"], row["class"]) for row in read_table("cues")]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(("noun", "known"), [("criticism", True), ("critics", False), ("claims", True),
                                             ("supporters", False), ("stories", True), ("speeches", True)])  # fmt: skip
def test_noun_is_no_cue_by_its_stem(noun: str, known: bool) -> None:
    """Critics share a stem with criticism, but they are who says it."""
    assert (cues.noun_cue(noun) is not None) is known


@pytest.mark.parametrize(("verb", "particle", "kinds"), [
    ("called", "", ["describe", "urge"]), ("laid", "out", ["say"]), ("laid", "", []), ("pointed", "out", ["say"]),
])  # fmt: skip
def test_readings_of_a_verb(verb: str, particle: str, kinds: list[str]) -> None:
    """A verb with two readings has both, in the table's order; a phrasal verb needs its particle."""
    assert [cue.kind for cue in cues.verb_cues(verb, particle)] == kinds
