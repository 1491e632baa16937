"""Metadata of pages and of plain texts, each piece with what it rests on."""

from __future__ import annotations

import json

import pytest

from reportedly.clean import clean
from reportedly.model.report import Basis, BlockKind, BlockNote, MediaType, Noted, Page, PageSource, Report

PARAGRAPHS = (
    "Two people died when a warehouse caught fire in the port of Odessa, officials said on Sunday.",
    "The mayor, Oleh Sarin, said that the fire had been under control by dawn and that an inquiry would follow.",
    "Dockers said they had warned the owners of the building about its wiring several times last year.",
    "The company that owns the warehouse said in a statement that it would work with the investigators.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
LINKED = {
    "@type": "NewsArticle",
    "headline": "Harbour fire leaves two dead",
    "datePublished": "2021-03-14T09:30:00+02:00",
    "dateModified": "2021-03-14T11:00:00+02:00",
    "author": [{"@type": "Person", "name": "Maria Quill"}, {"@id": "#jo"}],
    "publisher": {"@type": "Organization", "name": "Harbour News"},
    "articleSection": "World",
    "inLanguage": "en-gb",
    "isAccessibleForFree": "False",
}
PERSON = {"@type": "Person", "@id": "#jo", "name": "Jo Doe"}


def page(head: str = "", body: str = BODY, *, linked: object = None, above: str = "", **fields: object) -> Report:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked is not None else ""
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>Harbour fire leaves two dead</title>{script}{head}</head><body>"
        f"<main><article><h1>Harbour fire leaves two dead</h1>{above}{body}</article></main></body></html>"
    )
    return clean(Page(uri="test", content=html, media=MediaType.HTML, **fields))  # type: ignore[arg-type]


def text(content: str, **fields: object) -> Report:
    return clean(Page(uri="test", content=content, media=MediaType.TEXT, **fields))  # type: ignore[arg-type]


def cut(report: Report, noted: Noted | None) -> str | None:
    return report.text[noted.start : noted.end] if noted is not None and noted.start is not None else None


@pytest.fixture(scope="module")
def linked() -> Report:
    return page('<link rel="canonical" href="https://www.example.org/fire?utm_source=x">',
                linked={"@graph": [LINKED, PERSON]},
                above="<p class='byline'>By Maria Quill and Jo Doe</p>")  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "basis"),
    [
        ("title", "Harbour fire leaves two dead", Basis.JSON_LD),
        ("outlet", "Harbour News", Basis.JSON_LD),
        ("section", "World", Basis.JSON_LD),
        ("language", "en-GB", Basis.JSON_LD),
        ("updated", "2021-03-14T11:00+02:00", Basis.JSON_LD),
        ("canonical", "https://example.org/fire", Basis.META),
        ("domain", "example.org", Basis.META),
    ],
)
def test_what_a_page_says_of_itself(linked: Report, field: str, value: str, basis: Basis) -> None:
    """Each piece of metadata comes with what it rests on."""
    found = getattr(linked.metadata, field)
    assert (found.value, found.basis) == (value, basis)


def test_authors_by_reference_stand_where_the_page_shows_them(linked: Report) -> None:
    """An author who is only referred to is looked up; the span is that of the byline."""
    authors = linked.metadata.authors
    assert [(each.value, each.basis) for each in authors] == [("Maria Quill", Basis.JSON_LD), ("Jo Doe", Basis.JSON_LD)]
    assert [cut(linked, each) for each in authors] == ["Maria Quill", "Jo Doe"]


def test_paid_and_the_instant(linked: Report) -> None:
    """The page is to be paid for; its zone stays as it says it, and the change is not the publication."""
    assert linked.metadata.paid is True
    assert linked.published.value == "2021-03-14T09:30+02:00"


AUTHORS = [
    ('<meta name="author" content="Maria Quill">', "", ["Maria Quill"], Basis.META),
    ('<meta property="article:author" content="https://example.org/maria">', "", [], None),
    ('<meta property="article:author" content="Maria Quill"><meta property="article:author" content="Jo Doe">', "",
     ["Maria Quill", "Jo Doe"], Basis.META),
    ('<meta name="author" content="Harbour News"><meta property="og:site_name" content="Harbour News">',
     '<p class="byline">By Maria Quill</p>', ["Maria Quill"], Basis.ELEMENT),
    ("", '<a rel="author" href="/m">Maria Quill</a>', ["Maria Quill"], Basis.ELEMENT),
    ("", '<span itemprop="author">quill77</span>', ["quill77"], Basis.ELEMENT),
    ("", '<div class="article-author"><span>By</span> <b>Maria Quill</b><i>Port reporter</i></div>', ["Maria Quill"],
     Basis.ELEMENT),
    ("", "", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "above", "names", "basis"), AUTHORS)
def test_authors_of_a_page(head: str, above: str, names: list[str], basis: Basis | None) -> None:
    """Meta elements, then the page's own bylines; never those of comments and other articles, never the outlet."""
    authors = page(head, above=above).metadata.authors
    assert [each.value for each in authors] == names
    assert {each.basis for each in authors} == ({basis} if basis else set())


@pytest.mark.parametrize(
    "below",
    [
        '<div class="comments"><h3>Comments</h3><p>3</p><span class="author">Old Salt</span><p>Well said.</p></div>',
        '<div class="related"><h3>More</h3><a href="/b">Cats and walls</a><p class="byline">By Another One</p></div>',
    ],
)
def test_bylines_below_the_article_are_not_its_own(below: str) -> None:
    """Who wrote a comment or another article did not write this one."""
    assert page(body=BODY + below).metadata.authors == ()


def test_an_organisation_signs_as_one() -> None:
    """An agency that signs is no person; it is the report's agency."""
    found = page(linked={**LINKED, "author": {"@type": "Organization", "name": "Reuters"}}).metadata
    assert found.authors == ()
    assert [each.value for each in found.organisations] == ["Reuters"]
    assert found.agency is not None and found.agency.value == "Reuters"


def test_the_carrier_outranks_the_page() -> None:
    """What a row or feed says of title, outlet, authors, section and language stands before the page's own."""
    found = page(linked=LINKED, title="Fire", outlet="Port Post", authors=("Ann Roe",), section="Ports", language="en")
    known = found.metadata
    said = (known.title, known.outlet, *known.authors, known.section, known.language)
    assert [each.value for each in said if each] == ["Fire", "Port Post", "Ann Roe", "Ports", "en"]
    assert {each.basis for each in said if each} == {Basis.CARRIER}


DATES = [
    ({"datePublished": "2021-03-14"}, "", "2021-03-14"),
    ({"datePublished": "{{ date }}"}, '<meta name="pubdate" content="2021-03-15">', "2021-03-15"),
    ({"datePublished": "1970-01-01T00:00:00Z"}, '<meta name="pubdate" content="2021-03-15">', "2021-03-15"),
    ({"datePublished": "2021-03-14"}, '<meta property="article:published_time" content="2021-03-14T10:00:00+02:00">',
     "2021-03-14T10:00+02:00"),
    ({"datePublished": "2021-03-14"}, '<meta property="article:published_time" content="2021-03-15T10:00:00+02:00">',
     "2021-03-14"),
    ({"dateModified": "2022-01-01"}, '<meta name="date" content="2021-03-14">', "2021-03-14"),
    ({"datePublished": "2021-03-14 09:30:00"}, "", "2021-03-14T09:30"),
    ({"datePublished": "2031-01-01"}, '<meta name="pubdate" content="2021-03-15">', "2021-03-15"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "head", "value"), DATES)
def test_dates_of_a_page(fields: dict[str, str], head: str, value: str) -> None:
    """Templates, the epoch and days after the fetch are passed over; the finer of two on one day is taken."""
    article = {"@type": "NewsArticle", "headline": LINKED["headline"], **fields}
    report = page(head, linked=article, source=PageSource(fetched="2022-06-01T00:00:00Z"))
    assert report.published.value == value


@pytest.mark.parametrize(
    ("above", "value"),
    [
        ("<time datetime='2021-03-14T08:00Z'>Sunday</time>", "2021-03-14T08:00Z"),
        ("<time class='modified' datetime='2022-01-01'>x</time><time datetime='2021-03-14'>y</time>", "2021-03-14"),
        ("<p>14. März 2021 | Ports</p>", "2021-03-14"),
        ("<p>Published on</p><p>14 March 2021</p>", "2021-03-14"),
        ("<p>Written: 2021-03-14 15:03</p>", "2021-03-14"),
        ("<p>Smoke over the port in March 2021</p>", None),
    ],
)
def test_dates_beside_the_headline(above: str, value: str | None) -> None:
    """A page without dates in its head is dated by what stands beside its headline, in whatever language."""
    assert page(above=above).published.value == value


@pytest.mark.parametrize(
    ("head", "linked", "paid", "opinion", "sponsored"),
    [
        ("", None, None, None, None),
        ("", {**LINKED, "isAccessibleForFree": True}, False, None, None),
        ('<meta property="article:content_tier" content="metered">', None, True, None, None),
        ("", {"@type": "OpinionNewsArticle"}, None, True, None),
        ('<meta property="article:section" content="Leitartikel">', None, None, True, None),
        ("", {"@type": "ReportageNewsArticle"}, None, False, None),
        ("", {"@type": "AdvertiserContentArticle"}, None, None, True),
    ],
)
def test_paid_opinion_and_sponsored(
    head: str, linked: object, paid: bool | None, opinion: bool | None, sponsored: bool | None
) -> None:
    """Only what the page says of itself counts; otherwise it is unknown."""
    found = page(head, linked=linked).metadata
    assert (found.paid, found.opinion, found.sponsored) == (paid, opinion, sponsored)


def test_opinion_by_address_and_label() -> None:
    """A part of the address or a label in front of the headline tells it too; a comment button does not."""
    assert page(url="https://example.org/opinion/fire").metadata.opinion is True
    assert page(above="<p>Comment</p>").metadata.opinion is None
    assert text(f"Opinion | What the harbour fire tells us\n\n{TEXT}").metadata.opinion is True


WIRE = f"Harbour fire leaves two dead\n\nBy Maria Quill and Jo Doe\n\nODESSA, March 14 (Reuters) - {TEXT}"


def test_metadata_of_a_plain_text() -> None:
    """Title, authors, agency and dateline of a bare text, each with its span."""
    report = text(WIRE, published="2021-03-15")
    known = report.metadata
    assert [each.value for each in known.authors] == ["Maria Quill", "Jo Doe"]
    assert known.agency is not None and (known.agency.value, cut(report, known.agency)) == ("Reuters", "Reuters")
    assert known.dateline_place is not None and known.dateline_place.value == "ODESSA"
    assert known.dateline_date is not None and known.dateline_date.value == "2021-03-14"
    assert known.title is not None and known.title.basis is Basis.TEXT
    spans = [each for each in (*known.authors, known.dateline_place, known.title) if each]
    assert all(cut(report, each) == each.value for each in spans)


def test_a_dateline_without_a_year_stays_open() -> None:
    """A day without a year is placed by the day of publication, and by nothing else."""
    assert text(WIRE).metadata.dateline_date is None
    assert text(WIRE, published="2021-09-01").metadata.dateline_date is None
    known = text(WIRE.replace("March 14", "March 14, 2021")).metadata.dateline_date
    assert known is not None and known.value == "2021-03-14"


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("The inquiry goes on, the mayor said. (AFP)", "Agence France-Presse"),
        ("The inquiry goes on, the mayor said. — AP", "Associated Press"),
        ("The inquiry goes on, the mayor said, as the owners had wished.\n\nQuelle: dpa", "Deutsche Presse-Agentur"),
        ("The inquiry goes on, the mayor said (see below).", None),
        ("He had told Reuters that the inquiry would go on for weeks, and said no more.", None),
    ],
)
def test_the_agency_of_the_last_line(last: str, agency: str | None) -> None:
    """An agency in brackets or behind a dash at the end supplied the report; one in a sentence did not."""
    found = text(f"Harbour fire leaves two dead\n\n{TEXT}\n\n{last}").metadata.agency
    assert (found.value if found else None) == agency


def test_a_label_of_paid_content() -> None:
    """"Sponsored content" beside the headline says what the text is."""
    report = text(f"Sponsored content\n\nTen harbours to see in spring this year\n\n{TEXT}")
    assert report.metadata.sponsored is True
    assert [block.note for block in report.blocks][:1] == [BlockNote.SPONSORED]


def test_an_update_note_dates_the_change() -> None:
    """A bare text is changed when its note says so."""
    report = text(f"Harbour fire leaves two dead\n\n{TEXT}\n\nThis story was updated on March 16, 2021.")
    assert report.metadata.updated is not None
    assert (report.metadata.updated.value, report.metadata.updated.basis) == ("2021-03-16", Basis.TEXT)
    assert report.blocks[-1].kind is BlockKind.FURNITURE


@pytest.mark.parametrize(
    ("head", "linked", "credit", "taken"),
    [
        ("", None, None, []),
        ("", None, "Harbour Gazette", [("Harbour Gazette", "carrier")]),
        ("", {"isBasedOn": "http://www.gazette.example/fire?utm_source=x"}, None,
         [("https://gazette.example/fire", "json_ld")]),
        ("", {"isBasedOn": [{"@type": "NewsArticle", "url": "https://gazette.example/fire", "name": "Two die"}]}, None,
         [("https://gazette.example/fire", "json_ld"), ("Two die", "json_ld")]),
        ("", {"sourceOrganization": {"name": "Reuters"}}, None, [("Reuters", "json_ld")]),
        ("<meta name='syndication-source' content='https://gazette.example/fire'>", None, "https://gazette.example/fire/",
         [("https://gazette.example/fire", "carrier")]),
        ("<meta name='original-source' content='https://gazette.example/fire'>", None, None,
         [("https://gazette.example/fire", "meta")]),
        ("", {"isBasedOn": [{"deep": 1}, 7, None, {"url": {"url": "x"}}]}, None, []),
    ],
)  # fmt: skip
def test_where_a_text_was_first_is_noted_as_the_page_says_it(
    head: str, linked: dict[str, object] | None, credit: str | None, taken: list[tuple[str, str]]
) -> None:
    """The carrier's word comes first, then the head's; each once, with what it rests on."""
    report = page(head, linked={**LINKED, **linked} if linked else None, credit=credit)
    assert [(each.value, each.basis) for each in report.metadata.taken_from] == taken
