"""Of a correction is read what holds now; what it takes back is no statement, no figure and nobody's word."""

from __future__ import annotations

import pytest

from reportedly.clean import clean
from reportedly.model.reading import Reading
from reportedly.model.report import BlockNote, MediaType, Page
from reportedly.read import read

ARTICLE = "Envoy flies home\n\nOSLO, 3 March - The envoy Jan Wilk left Riga on Monday. His deputy Karl Berg stayed.\n\n"


def reading_of(correction: str) -> Reading:
    """The reading of a short article with this behind it."""
    page = Page(uri="a.txt", content=ARTICLE + correction, media=MediaType.TEXT, id="r1", published="2024-03-04")
    return read([clean(page)])[0]


HOLDS = [
    ("Correction: An earlier version of this article gave Mr Wilk's age as 34. He is 36.", "He is 36"),
    ("Correction, 4 March: We wrote that Northfell was based in Bergen. It is based in Oslo, and has long been.",
     "It is based in Oslo"),
    ("Correction: Monday's issue called it the second-largest port. It is the third-largest.",
     "It is the third-largest"),
    ("Correction: The river Lena rises in Russia, not, as we first wrote, in Norway.",
     "The river Lena rises in Russia"),
]  # fmt: skip


@pytest.mark.parametrize(("correction", "holds"), HOLDS)
def test_what_holds_is_read(correction: str, holds: str) -> None:
    """The sentence behind the one that speaks of the earlier version is a statement; that one is none."""
    reading = reading_of(correction)
    start = reading.report.text.index("Correction")
    text = reading.report.text
    found = [one for one in reading.statements if one.spans[0].start >= start]
    assert found and found[0].spans[0].of(text).startswith(holds)
    assert not any(word in text[span.start : span.end] for one in found for span in one.spans
                   for word in ("34", "Bergen", "second"))
    assert not any(figure.number == 34 for figure in reading.figures)


def test_he_is_the_one_whom_the_correction_names() -> None:
    """The pronoun behind what is taken back means the person named there, not the last one of the article."""
    reading = reading_of(HOLDS[0][0])
    names = {one.id: one.name for one in reading.entities}
    assert [names[each] for each in reading.statements[-1].who] == ["Jan Wilk"]


@pytest.mark.parametrize("correction", [
    "Correction: An earlier version misspelt the name of Mr. Berg.",
    "Correction: An earlier version of this article misstated the year of the fire.",
    "Berichtigung: In einer früheren Fassung stand ein falscher Name. Er heißt Wilk.",
])
def test_what_only_takes_back_is_set_aside(correction: str) -> None:
    """Without a sentence that holds, or without a word for the earlier version, all of it stays set aside."""
    reading = reading_of(correction)
    noted = [block for block in reading.report.blocks if block.note is BlockNote.CORRECTION]
    assert noted and not any(block.is_read for block in noted)
