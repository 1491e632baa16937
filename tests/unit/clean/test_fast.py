"""The fast lane for HTML pages."""

import time
from contextlib import suppress

import pytest

from reportedly.clean import clean
from reportedly.clean.fast import clean_fast
from reportedly.clean.fast_cues import cue_names, find_cues
from reportedly.clean.fast_measures import Hints, first_names, look_again, measure_page, second_names
from reportedly.clean.fast_tree import DEEPEST, parse_page, walk_page
from reportedly.errors import InputError
from reportedly.model.report import BlockKind, Lane, MediaType, Page
from reportedly.text.tables import read_table

BODY = (
    "The harbour of Eastmere was closed on Thursday after a crane fell on the main quay, the port authority said.",
    "Nobody was hurt, but two ships had to wait outside the bay until the evening, according to the harbour master.",
    "The crane was put up in 1987 and was to be taken down next year, when the new terminal is expected to open.",
    "Dock workers said they had warned of cracks in its foot for months, and that nobody had come to look at them.",
    "An inquiry has begun, and the authority said that its findings would be published before the end of the month.",
)
MENU = ("Home", "News", "Sport", "Weather", "Culture", "About us")


def page_of(*, inner="", head="", body=BODY):
    menu = "".join(f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(MENU))
    article = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<html lang='en'><head><title>Crane falls at Eastmere harbour | The Eastmere Post</title>{head}</head><body>"
        f"<nav class='main-nav'><ul>{menu}</ul></nav><main><article class='article'>"
        f"<h1>Crane falls at Eastmere harbour</h1><div class='article-body'>{article}{inner}</div></article></main>"
        "<aside class='related'><h3>Most read</h3><ul><li><a href='/a'>Ferry fares rise again in spring</a></li>"
        "<li><a href='/b'>Old lighthouse finds a new owner</a></li></ul></aside>"
        "<footer class='footer'><p>© 2024 The Eastmere Post. All rights reserved.</p></footer></body></html>"
    )


def read(html, **given):
    return clean_fast(Page(uri="p.html", content=html, media=MediaType.HTML, **given))


def kinds(report):
    return {report.text[block.start : block.end]: block.kind for block in report.blocks}


def test_the_article_is_read_and_the_page_around_it_set_aside():
    """Paragraphs are paragraphs; menu, footer and links to other stories are kept and set aside."""
    found = kinds(read(page_of()))
    assert all(found[line] is BlockKind.PARAGRAPH for line in BODY)
    assert all(found[word] is BlockKind.FURNITURE for word in MENU)
    assert found["Ferry fares rise again in spring"] is BlockKind.PROMO
    assert found["Crane falls at Eastmere harbour"] is BlockKind.HEADLINE
    assert found["© 2024 The Eastmere Post. All rights reserved."] is BlockKind.FURNITURE


CASES = [
    ("<figure><img><figcaption>The quay of Eastmere on Friday.</figcaption></figure>",
     "The quay of Eastmere on Friday.", BlockKind.CAPTION),
    (f"<h2>What the workers say</h2><p>{BODY[3]} They spoke to this newspaper.</p>",
     "What the workers say", BlockKind.CROSSHEAD),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "line", "kind"), CASES)
def test_elements_tell_roles(inner, line, kind):
    """A figcaption is a caption, a heading between paragraphs a crosshead."""
    assert kinds(read(page_of(inner=inner)))[line] is kind


def test_metadata_title_and_date_come_with_the_fast_lane():
    """Title without the outlet's name, and the instant of publication, with their basis."""
    head = '<meta property="article:published_time" content="2024-03-07T10:30:00Z">'
    report = clean(Page(uri="p", content=page_of(head=head), media=MediaType.HTML), lane=Lane.FAST)
    assert report.title == "Crane falls at Eastmere harbour"
    assert report.published.value == "2024-03-07T10:30Z"
    assert report.lang == "en"


def test_what_only_the_metadata_hold_is_the_text():
    """A page that shows no article but has it in its JSON-LD is read from there."""
    told = "\\n".join(BODY)
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{told}"}}</script>'
    report = read(page_of(head=head, body=()))
    assert report is not None and all(line in report.text for line in BODY)


@pytest.mark.parametrize("html", ["<html><body><p>Nothing here.</p></body></html>", "<html></html>", "<nav>Home</nav>"])
def test_what_is_in_doubt_is_not_answered(html):
    """A page on which little is found gives None here, and is the careful lane's."""
    assert read(html) is None


def test_names_that_mislead_do_not_hide_the_article():
    """An article inside an element that is called like a menu is found all the same."""
    html = page_of().replace("class='article-body'", "class='nav-content menu'").replace("<main>", "<div class='menu'>")
    assert kinds(read(html))[BODY[0]] is BlockKind.PARAGRAPH


def test_hidden_elements_are_not_shown():
    """Neither `hidden`, nor display:none, nor scripts give lines; what stands behind them does."""
    html = "<body><p>one<b hidden>two</b> three</p><p style='display: none'>four</p><script>five</script>six</body>"
    assert walk_page(parse_page(html)).texts == ["one three", "six"]


def test_every_measure_has_a_name_and_a_weight():
    """Names, columns and rows of data/fast_weights.tsv belong together."""
    walked = walk_page(parse_page(page_of()))
    measured = measure_page(walked, Hints())
    assert measured.table.shape == (len(walked.texts), len(first_names()))
    assert look_again(walked, measured, measured.words).shape[1] == len(second_names())
    assert {row["measure"] for row in read_table("fast_weights")} == {"bias", *first_names(), *second_names()}


CUES = [("main-nav", "nav"), ("siteFooter x9", "foot"), ("img_caption", "caption")]


@pytest.mark.parametrize(("names", "group"), CUES)
def test_names_of_elements_tell_what_they_are_for(names, group):
    """However the words of a name are joined, its cue is found."""
    assert find_cues(names) >> cue_names().index(group) & 1


WORD = "The ministry said on Monday that talks had ended. "
HOSTILE = {
    "deep": "<div>" * 200_000 + WORD,
    "unclosed": ("<p><b><i><a href=x>" + WORD) * 15_000,
    "attribute": f"<div class='{'nav-' * 250_000}'>" + WORD * 20,
    "classes": "".join(f"<div class='c{n} nav-{n}' id='i{n}'>x</div>" for n in range(25_000)),
    "one line": "<p>" + WORD * 20_000,
    "inline": "<p>" + "<b>a</b> " * 110_000,
    "breaks": "<br>a" * 200_000,
    "tables": "<table><tr><td>" * 60_000,
    "brackets": "<" * 1_000_000,
    "comments": "<!--" * 250_000,
    "entities": "&amp" * 250_000,
    "nul": "\0" * 500_000 + f"<p>{WORD}" * 8_000,
    "surrogates": f"<p>\ud800{WORD}\udfff</p>" * 15_000,
    "right to left": f"<p>\u202e{WORD}\u202d</p>" * 15_000,
    "json": '<script type="application/ld+json">' + '{"@type":[' * 100_000 + "</script>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_little(name):
    """A megabyte of anything takes less than two seconds, and gives a report or nothing."""
    start = time.process_time()
    report = read(HOSTILE[name][:1_000_000])
    assert time.process_time() - start < 2
    assert report is None or report.blocks


@pytest.mark.parametrize("name", ["deep", "nul", "surrogates", "brackets"])
def test_hostile_pages_raise_input_errors_alone(name):
    """Through the door, too: the careful lane takes what this one doubts."""
    with suppress(InputError):
        clean(Page(uri="p", content=HOSTILE[name][:100_000], media=MediaType.HTML), lane=Lane.FAST)


def test_nesting_beyond_the_limit_is_in_doubt():
    """What is nested too deep to walk is not cut off without a word."""
    deep = "<div>" * (DEEPEST + 20) + "".join(f"<p>{line}</p>" for line in BODY)
    assert walk_page(parse_page(deep)).is_cut and read(deep) is None


def test_cost_grows_with_the_page():
    """Twice the page costs about twice the time."""

    def cost(times):
        html = page_of(body=BODY * times)
        start = time.process_time()
        read(html)
        return time.process_time() - start

    cost(10)
    small, large = min(cost(200) for _ in range(3)), min(cost(800) for _ in range(3))
    assert large < 10 * small
