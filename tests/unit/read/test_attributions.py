"""Who says what, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from who_says import attributions, words

from reportedly.model.reading import Mode, SourceKind

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("cases_attributions.tsv").read_text(encoding="utf-8").splitlines()[3:]
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_sentence(text: str, source: str, cue: str, content: str) -> None:
    """Each sentence of the table gives its attribution: source, cue and content, word for word."""
    assert (source, cue, content) in [words(text, found) for found in attributions(text)]


def test_expected_person_is_no_speaker() -> None:
    """The subject of "is expected to" is not taken for who says it."""
    (found,) = attributions("The minister is expected to resign on Friday.")
    assert [source.kind for source in found.sources] == [SourceKind.UNSTATED]


def test_citing_is_a_chain() -> None:
    """ "X reports, citing Y" is two attributions, the second one within the first."""
    text = "The minister will resign in May, Reuters reports today, citing two aides."
    outer, inner = attributions(text)
    assert words(text, outer)[0] == "Reuters"
    assert (words(text, inner)[0], inner.within) == ("two aides", outer.id)


def test_told_an_outlet() -> None:
    """ "A spokesperson told CNN" keeps the outlet as the step of the chain before the spokesperson."""
    (found,) = attributions("A palace spokesperson told CNN that the queen was well.")
    assert found.told is not None
    assert (found.told.kind, found.told.name) == (SourceKind.OUTLET, "CNN")


def test_reported_speech_ends_where_the_tense_returns() -> None:
    """A clause in the present with a subject of its own, behind reported speech in the past, is the outlet's."""
    text = "Falk said the two firms were talking about a price but the owners have not given any answer"
    first = attributions(text)[0]
    assert first.content[0].of(text) == "the two firms were talking about a price"


def test_quotation_over_two_paragraphs() -> None:
    """A quotation that a second paragraph continues belongs to one speaker as a whole."""
    text = "A council spokesman said: “We are sorry.\n“We will pay for the damage.”"
    (found,) = attributions(text)
    assert [span.of(text) for span in found.content] == ["“We are sorry.", "“We will pay for the damage.”"]
    assert found.mode is Mode.DIRECT


def test_second_quotation_keeps_the_speaker() -> None:
    """A quoted sentence behind an attributed one, in the same paragraph, is the same speaker's."""
    text = "“The river rose in an hour,” said Nora Lind, a farmer. “Nobody came to warn us.”"
    (found,) = attributions(text)
    assert found.content[-1].of(text) == "“Nobody came to warn us.”"


@pytest.mark.parametrize(
    "text", ["“", "\" ' “ ” (", "said said said.", "According to", "citing", "It is expected", "’s"]
)
def test_broken_text_is_no_error(text: str) -> None:
    """Fragments and odd quotation marks give no exception."""
    attributions(text)


LOOSE = [
    # text, source ("-": nobody is named), cue, content
    ("Mr Olsen made the following remark:\n\n“We will not sell the harbour to anyone.”",
     "Mr Olsen", "made", "“We will not sell the harbour to anyone.”"),
    ("The Fjord Herald reports:\n\n“Few of the 40 boats in the bay have been insured.”",
     "The Fjord Herald", "reports", "“Few of the 40 boats in the bay have been insured.”"),
    ("“We will not sell the harbour to anyone, ever,” it added.",
     "it", "added", "“We will not sell the harbour to anyone, ever,”"),
    ("“The boats will not sail again before the spring comes.”\n\n— Nora Lind",
     "Nora Lind", "—", "“The boats will not sail again before the spring comes.”"),
    ("According to Lind, “the boats will not sail again before the spring.”",
     "Lind", "According to", "“the boats will not sail again before the spring.”"),
    ("The boats are too old, as the minister put it.", "the minister", "put it", "The boats are too old"),
    ("The boats came home.\n\n“Nobody will ever sail to that island again in winter.”",
     "-", "“", "Nobody will ever sail to that island again in winter.”"),
    ("She made a point of saying the boats were safe.", "She", "saying", "the boats were safe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), LOOSE)
def test_a_quotation_that_no_plain_cue_stands_beside(text: str, source: str, cue: str, content: str) -> None:
    """What leads in by a colon, signs, or is "it" speaks; where nobody is named, the source is unstated."""
    assert (source, cue, content) in [words(text, found) for found in attributions(text)]


def test_who_speaks_inside_of_a_quotation_says_nothing_outside_of_it() -> None:
    """The quoted "nobody thinks" ends with its quotation; the quotation as a whole is Lind's."""
    text = "“You know that nobody thinks it is safe to sail,” said Nora Lind, who owns a boat. “I stay at home.”"
    outer = [found for found in attributions(text) if words(text, found)[0] == "Nora Lind"]
    assert [found.within for found in outer] == [None]
    inner = [found for found in attributions(text) if words(text, found)[0] != "Nora Lind"]
    assert all(span.end <= text.index("said") for found in inner for span in found.content)


def test_an_unclosed_quotation_is_spoken_by_whom_its_last_paragraph_names() -> None:
    """The first paragraph names nobody; the one that continues it does."""
    text = "“He gave thirty years to this county.\n\n“He leaves with his head high,” Mr Daly said."
    (found,) = attributions(text)
    assert words(text, found)[0] == "Mr Daly"
    assert [span.of(text) for span in found.content] == [
        "“He gave thirty years to this county.", "“He leaves with his head high,”",
    ]  # fmt: skip
