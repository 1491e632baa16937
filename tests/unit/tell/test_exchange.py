"""Reports in the formats of other programs: what goes out comes in again."""

import json

import pytest

from reportedly.gather.payload import read_bytes
from reportedly.model.report import (
    Basis,
    Block,
    BlockKind,
    DateBasis,
    Metadata,
    Noted,
    PageSource,
    Published,
    Report,
)
from reportedly.tell import to_cleaned, to_news_article, to_ninjs
from reportedly.tell.exchange import body_of

PARTS = [
    ("Ferry runs aground", BlockKind.HEADLINE, False),
    ("By Ada Lind", BlockKind.BYLINE, False),
    ("A ferry ran aground near Lunden on Monday.", BlockKind.PARAGRAPH, False),
    ("MORE: Five ferries that sank", BlockKind.PROMO, False),
    ("The ferry at dusk.", BlockKind.CAPTION, False),
    ("Twelve people were hurt.", BlockKind.PARAGRAPH, False),
    ("The ferry at dusk.", BlockKind.CAPTION, True),
    ("Share this", BlockKind.FURNITURE, False),
]


def noted(value):
    return Noted(value=value, basis=Basis.META)


def report(**changed):
    text, blocks = "", []
    for words, kind, twin in PARTS:
        text += "\n\n" if text else ""
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words), twin=twin))
        text += words
    about = Metadata(
        title=noted("Ferry runs aground"), authors=(noted("Ada Lind"), noted("Bo Berg"), noted("Cy Dahl")),
        outlet=noted("Lunden Courier"), agency=noted("Northern Wire"), updated=noted("2024-05-07"),
        section=noted("World"), canonical=noted("https://courier.example.org/1"), language=noted("en-gb"),
    )  # fmt: skip
    fields = {
        "id": "report-1", "uri": "a.html", "outlet": "Lunden Courier", "title": "Ferry runs aground", "lang": "en",
        "text": text, "blocks": tuple(blocks), "metadata": about,
        "published": Published(value="2024-05-06T14:05+02:00", basis=DateBasis.METADATA),
        "source": PageSource(fetched="2024-05-08T00:00:00Z"),
    }  # fmt: skip
    return Report(**(fields | changed))


BODY = "A ferry ran aground near Lunden on Monday.\n\nTwelve people were hurt."


@pytest.mark.parametrize("write", [to_news_article, to_ninjs])
def test_what_goes_out_comes_in_again(write):
    """Text, title, authors, outlet, dates, language, section, address and id are the same after a round."""
    (page,) = read_bytes(json.dumps(write(report())).encode(), uri="x", name="x.json")
    assert (page.content, page.title, page.id) == (BODY, "Ferry runs aground", "report-1")
    assert page.authors == ("Ada Lind", "Bo Berg", "Cy Dahl")
    assert (page.outlet, page.credit) == ("Lunden Courier", "Northern Wire")
    assert (page.published, page.updated) == ("2024-05-06T14:05+02:00", "2024-05-07")
    assert (page.language, page.section, page.url) == ("en-gb", "World", "https://courier.example.org/1")
    assert page.partial is False


@pytest.mark.parametrize("write", [to_news_article, to_ninjs])
def test_an_incomplete_report_stays_incomplete(write):
    """A stub is one to the next reader, too."""
    (page,) = read_bytes(json.dumps(write(report(incomplete=True))).encode(), uri="x", name="x.json")
    assert page.partial


def test_what_is_not_known_is_left_out():
    """No field is made up, and none is null."""
    bare = report(metadata=Metadata(), outlet=None, title=None, lang="und", published=Published(), source=PageSource())
    article = to_news_article(bare)
    assert set(article) == {"@context", "@type", "identifier", "articleBody", "image"}
    assert None not in article.values() and None not in to_ninjs(bare).values()


def test_the_body_is_the_article_s_own_blocks():
    """Neither promotion nor furniture nor a caption; between two paragraphs stands what stood there."""
    assert body_of(report()) == BODY
    assert to_news_article(report())["image"] == [{"@type": "ImageObject", "caption": "The ferry at dusk."}]


def test_a_cleaned_report_is_shown_whole():
    """Every block stands there with what it was taken for; what is set aside stands behind a dash."""
    shown = to_cleaned(report(incomplete=True), width=60)
    assert all(words in " ".join(shown.split()) for words, _, _ in PARTS)
    assert "– promotion" in shown and "– repeated" in shown and "! incomplete" in shown
    assert "Lunden Courier · Ada Lind, Bo Berg, Cy Dahl · agency Northern Wire" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 60


def test_words_in_no_block_are_shown():
    """A stretch that the cleaner left without a label is seen."""
    assert "in no block" in to_cleaned(report(blocks=report().blocks[:2]), width=80)


def test_nothing_in_a_report_is_obeyed():
    """Control characters are shown as pictures."""
    shown = to_cleaned(report(text="\x1b[31mred", blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=8),)), width=80)
    assert "\x1b" not in shown and "␛[31mred" in shown
