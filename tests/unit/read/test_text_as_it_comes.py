"""Text as it comes: capitals, wrapped lines, one line, bullets, live blogs, transcripts, sentences without an end."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from reportedly.clean.report import clean
from reportedly.model.reading import Mode, Reading
from reportedly.model.report import MediaType, Page
from reportedly.read.casing import proper_words, recase
from reportedly.read.openings import find_openings
from reportedly.read.reading import read

TEXTS = Path(__file__).with_name("texts")
EXPECTED: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for line in (TEXTS / "expected.tsv").read_text(encoding="utf-8").splitlines()[3:]:
    EXPECTED[line.split("\t")[0]].append(tuple(cell.replace("⏎", "\n") for cell in line.split("\t")[1:]))


@cache
def reading(name: str) -> Reading:
    content = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    return read([clean(Page(uri=f"{name}.txt", content=content, media=MediaType.TEXT))])[0]


def found(name: str) -> list[tuple[str, ...]]:
    text = reading(name).report.text
    return [
        (
            "-" if (source := each.sources[0]).start is None else text[source.start : source.end],
            " ".join(span.of(text) for span in each.cue),
            " / ".join(span.of(text) for span in each.content),
        )
        for each in reading(name).attributions
    ]


@pytest.mark.parametrize("name", sorted(path.stem for path in TEXTS.glob("*.txt")))
def test_text(name: str) -> None:
    """Each text gives the attributions of its table, and as many as it says."""
    attributions = found(name)
    for row in EXPECTED[name]:
        if row[0] == "=":
            assert len(attributions) == int(row[1])
        else:
            assert row in attributions


def test_a_transcript_is_direct_speech() -> None:
    """What a label speaks is told in its own words; who is quoted in it stands within."""
    told = {words[0]: each for words, each in zip(found("transcript"), reading("transcript").attributions, strict=True)}
    assert told["MS. LIND"].mode is Mode.DIRECT
    assert told["The engineers"].within == told["I"].within == told["MS. LIND"].id


CASES = [
    ("THE TRANSPORT MINISTER SAID ON TUESDAY THAT LORNE WAS SAFE.",
     "The transport minister said on Tuesday that Lorne was safe."),
    ("“WE WILL WAIT FOR NOBODY,” MINISTER INES FALK SAID.", "“We will wait for nobody,” Minister Ines Falk said."),
    ("US OFFICIALS TOLD US THAT NORTH KOREA HAD ASKED THE U.N. FOR RICE.",
     "US officials told us that North Korea had asked the U.N. for rice."),
    ("BBC, CNN AND REUTERS SAID IT WAS MR OLIN BRASK.", "BBC, CNN and Reuters said it was Mr Olin Brask."),
    ("ALL OF THE BOATS WERE LOST, Ms Falk said.", "All of the boats were lost, Ms Falk said."),
    ("The BBC, CNN, NBC and NATO were there.", "The BBC, CNN, NBC and NATO were there."),
    ("NATO.", "NATO."),
]  # fmt: skip


@pytest.mark.parametrize(("shouted", "spoken"), CASES)
def test_capitals_are_read_as_a_text_would_write_them(shouted: str, spoken: str) -> None:
    """Stretches in capitals become small, but for names and the first word; other words and all offsets stay."""
    assert recase(shouted, proper=proper_words("The boats of Lorne came home.")) == spoken


def test_letters_that_grow_when_they_become_small_are_left_alone() -> None:
    """One letter stays one letter: every offset stays what it was."""
    shouted = "THE MAYOR OF İZMİR SAID THAT THE HARBOUR OF İZMİR WAS SAFE"
    assert len(recase(shouted)) == len(shouted)


OPENINGS = [
    ("- The minister says no.", "The minister says no."),
    ("• \"We will wait,\" he said.", "\"We will wait,\" he said."),
    ("3. Police say no.", "Police say no."),
    ("14:32 GMT Minister says no.", "Minister says no."),
    ("14.32 Minister says no.", "Minister says no."),
    ("[2:05 p.m.] Minister says no.", "Minister says no."),
    ("1.05pm - Minister says no.", "Minister says no."),
    ("FALK: The engineers say no.", "The engineers say no."),
    ("LORNE, March 3 (Reuters) - The engineers say no.", "The engineers say no."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence"), OPENINGS)
def test_what_opens_a_line_is_no_part_of_its_sentence(words: str, sentence: str) -> None:
    """Behind a bullet, a time stamp, a label or a dateline a sentence begins."""
    assert sentence in [words[at:] for at in find_openings(words)]


@pytest.mark.parametrize(
    "words", ["10:30 was the time.", "12.50 million people came.", "1.5 metres", "A tunnel", "At 14:32 GMT it shut."]
)
def test_a_number_that_opens_a_sentence_is_a_part_of_it(words: str) -> None:
    """A time or figure that goes on in small letters is no stamp."""
    assert list(find_openings(words)) == []
