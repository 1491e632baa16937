"""What stands around a time: paragraphs, captions, quotations, furniture."""

from __future__ import annotations

from time_reports import parse_one

from reportedly.model.report import Block, BlockKind, DateBasis, Published, Report
from reportedly.read.times import read_times

P, CAPTION, FURNITURE = BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.FURNITURE


def read(*pieces: tuple[BlockKind, str]) -> dict[str, str | None]:
    """Read blocks, one a paragraph, published on Wednesday 17 May 2023; give the value of each expression."""
    text = "\n\n".join(words for _, words in pieces)
    blocks, at = [], 0
    for kind, words in pieces:
        blocks.append(Block(kind=kind, start=at, end=at + len(words)))
        at += len(words) + 2
    report = Report(
        id="r", uri="r.txt", outlet="The Fenland Gazette", title=None, lang="en", text=text,
        published=Published(value="2023-05-17", basis=DateBasis.GIVEN), blocks=tuple(blocks),
    )  # fmt: skip
    return {text[time.start : time.end]: time.value for time in read_times(report, parse_one(report))}


def test_a_story_goes_on_over_one_paragraph() -> None:
    """An hour and "the next day" look back to the paragraph before, not to one farther off."""
    told = (P, "The bridge fell on Saturday.")
    assert read(told, (P, "Crews were called at 6.40pm."))["6.40pm"] == "2023-05-13T18:40"
    assert read(told, (P, "The next day, divers came."))["The next day"] == "2023-05-14"
    assert read(told, (P, "Nobody was hurt."), (P, "Crews were called at 6.40pm."))["6.40pm"] is None


def test_an_hour_of_a_notice_stays_without_a_day() -> None:
    """What is asked for by noon is not asked for on the day of the paragraph before."""
    assert read((P, "The fair is on Saturday."), (P, "Please bring blankets before noon."))["noon"] is None


def test_a_caption_explains_only_its_picture() -> None:
    """The date of a picture is not that of the story."""
    caption = (CAPTION, "The bridge on 3 February 2020.")
    found = read(caption, (P, "The next day, divers came."))
    assert found == {"3 February 2020": "2020-02-03", "The next day": None}


def test_furniture_stands_between_nothing() -> None:
    """Lines that are set aside neither part nor date what stands around them."""
    told = (P, "The bridge fell on Saturday.")
    found = read(told, (FURNITURE, "From 1 June 1999: offers"), (P, "The next day, it rained."))
    assert found == {"Saturday": "2023-05-13", "The next day": "2023-05-14"}


def test_a_quotation_over_paragraphs_dates_nothing() -> None:
    """A mark that never closes pairs with none of a later paragraph."""
    found = read(
        (P, 'On Sunday the mayor said: "We are glad.'), (P, '"We will open the hall tomorrow," he added.')
    )
    assert found["tomorrow"] == "2023-05-18"
