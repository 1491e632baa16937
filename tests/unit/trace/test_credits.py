"""Agency credits: dateline, byline, signature, contribution, copyright, picture, attribution; and none."""

from __future__ import annotations

import pytest

from reportedly.model.report import Block, BlockKind, Published, Report
from reportedly.trace import find_credits

BODY = "The ferry Aurelia ran aground off the harbour of Port Salvo on Tuesday evening with ninety people on board."


def report_of(*blocks: tuple[BlockKind, str]) -> Report:
    """Put a report together from blocks, one blank line apart."""
    text, made = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        made.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    return Report(
        id="r1", uri="r1", outlet=None, title=None, lang="en", text=text, published=Published(), blocks=tuple(made)
    )


PARAGRAPH, CAPTION, CREDIT = BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.CREDIT


@pytest.mark.parametrize(
    ("line", "words", "evidence"),
    [
        ("PORT SALVO (Reuters) - " + BODY, "Reuters", "dateline"),
        ("PORT SALVO, Jan. 17 (Xinhua) -- " + BODY, "Xinhua", "dateline"),
        ("PORT SALVO, Malta (AP) — " + BODY, "AP", "dateline"),
        ("AFP - " + BODY, "AFP", "dateline"),
        ("By The Associated Press", "Associated Press", "byline"),
        ("Jane Doe, AFP", "AFP", "byline"),
        ("By Jane Doe of Reuters", "Reuters", "byline"),
        ("— Reuters", "Reuters", "signature"),
        ("With reporting by Kyodo News.", "Kyodo News", "contribution"),
        ("(With inputs from PTI)", "PTI", "contribution"),
        ("The Associated Press contributed to this report.", "Associated Press", "contribution"),
        ("Copyright 2023 The Canadian Press. All rights reserved.", "Canadian Press", "copyright"),
        ("The ferry at dusk (Picture: REUTERS/Lee Marsh)", "REUTERS", "picture"),
        ("The ferry at dusk. Photo by Lee Marsh/AFP", "AFP", "picture"),
        ("The ferry at dusk. (AP Photo/Lee Marsh)", "AP", "picture"),
        ("The ferry at dusk. (Photo by Lee Marsh/AFP via Getty Images)", "AFP", "picture"),
        ("The ferry at dusk. Lee Marsh/AFP/Getty Images", "AFP", "picture"),
        ("The captain has been arrested, Yonhap news agency said.", "Yonhap news agency", "attribution"),
        ("The captain has been arrested, according to Italy's ANSA news agency.", "ANSA news agency", "attribution"),
        ("The owner will sell the ferry, Reuters reported, citing unnamed sources.", "Reuters", "attribution"),
    ],
)
def test_a_credit_is_found_with_its_evidence(line: str, words: str, evidence: str) -> None:
    """Each form of credit gives the agency's exact characters and says how it was found."""
    report = report_of((PARAGRAPH, "Nobody was hurt when the ferry ran aground, the coast guard of the island said on "
                        "Wednesday."), (PARAGRAPH, line))  # fmt: skip
    (credit,) = find_credits(report)
    assert credit.evidence == evidence
    assert report.text[credit.start : credit.end] == words


@pytest.mark.parametrize(
    "line",
    [
        "A Reuters photographer was there.",
        "The ferry at dusk. Photo: Getty Images",
        "Shares in AP were unchanged.",
        "The street passes a former EFE bureau.",
        "Bloomberg said he would not run for mayor again.",
        "The tap was open. TAPE and REUTERSVILLE are no agencies.",
        "The director of Yonhap is to meet the minister.",
    ],
)
def test_an_agency_in_passing_gives_no_credit(line: str) -> None:
    """Who is only mentioned supplied nothing."""
    assert find_credits(report_of((PARAGRAPH, BODY), (PARAGRAPH, line))) == ()


def test_two_agencies_of_one_line_are_two_credits() -> None:
    """A row of names shares one piece of evidence."""
    found = find_credits(report_of((PARAGRAPH, BODY), (PARAGRAPH, "With reporting by AP and Reuters.")))
    assert [(credit.agency, credit.evidence) for credit in found] == [
        ("Associated Press", "contribution"),
        ("Reuters", "contribution"),
    ]


def test_a_picture_credit_covers_its_caption() -> None:
    """A credit beside a caption speaks for that caption, not for the report."""
    report = report_of((PARAGRAPH, BODY), (CAPTION, "The ferry at dusk"), (CREDIT, "Reuters"))
    (credit,) = find_credits(report)
    assert credit.covers is not None and credit.covers.of(report.text) == "The ferry at dusk"


def test_a_glued_picture_credit_is_no_byline() -> None:
    """The name alone below "Image copyright" is the picture's supplier."""
    report = report_of((CAPTION, "The ferry at dusk.Image copyright"), (CREDIT, "Reuters"), (PARAGRAPH, BODY))
    assert [credit.evidence for credit in find_credits(report)] == ["picture"]


def test_a_whole_report_credit_covers_no_span_and_a_statement_its_paragraph() -> None:
    """A dateline speaks for the report, "AGENCY said" for its paragraph only."""
    said = "The captain has been arrested, Yonhap said."
    report = report_of((PARAGRAPH, "PORT SALVO (Reuters) - " + BODY), (PARAGRAPH, said))
    dateline, statement = find_credits(report)
    assert dateline.covers is None
    assert statement.covers is not None and statement.covers.of(report.text) == said


@pytest.mark.parametrize(
    "words", ["AFP", "Agence France-Presse", "the Agence France Presse", "AFP news agency", "France's AFP"]
)
def test_all_forms_of_an_agency_have_one_name(words: str) -> None:
    """An agency is one supplier however a report writes it."""
    (credit,) = find_credits(report_of((PARAGRAPH, BODY), (PARAGRAPH, f"The captain has been arrested, {words} said.")))
    assert credit.agency == "Agence France-Presse"


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Photo: Reuters", []),
        ("More from Reuters", []),
        ("PORT SALVO (AP) - A second ferry ran aground on Monday", []),  # the teaser of another story
        ("© 2023 Reuters", []),
        ("Sign up for reports by AFP and for stories that matter to you.", []),
        ("With reporting by Kyodo News and Russia's Interfax.", ["Kyodo", "Interfax"]),
        ("(Additional reporting by AFP)", ["Agence France-Presse"]),
        ("With files from The Canadian Press", ["The Canadian Press"]),
        ("The Associated Press contributed to this report.", ["Associated Press"]),
    ],
)
def test_of_furniture_only_a_line_that_names_the_supplier_is_read(line: str, agencies: list[str]) -> None:
    """A page may print who supplied the text among its furniture; nothing else there is a credit."""
    found = find_credits(report_of((PARAGRAPH, BODY), (BlockKind.FURNITURE, line)))
    assert [credit.agency for credit in found] == agencies


def test_a_long_line_of_names_and_brackets_is_read_to_its_end() -> None:
    """However long a line is, only the words near a name are looked at."""
    line = "(Reuters/" * 4000 + "photo by " * 4000 + "AFP"
    (credit,) = find_credits(report_of((PARAGRAPH, line)))
    assert (credit.agency, credit.end) == ("Agence France-Presse", len(line))
