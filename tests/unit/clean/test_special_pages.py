"""Pages of kinds that extractors stumble over: what is read of each, and what is set aside."""

import json

import pytest

from reportedly.clean import clean
from reportedly.errors import InputError, Reason
from reportedly.model.report import BlockKind, MediaType, Page, Report

FIRST = "The harbour of Lindmark was closed on Monday after a crane fell on the quay, the port authority said."
SECOND = "Nobody was hurt, but two ships could not leave before the evening, a spokeswoman told the Lindmark Post."
THIRD = "Engineers will look at the other cranes this week, and the quay is to open again on Thursday, she said."
FOURTH = "The crane had been checked in March, according to papers of the authority that the council published."
BODY = (FIRST, SECOND, THIRD, FOURTH)
HEAD = "<h1>Crane falls on quay in Lindmark</h1>"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>'
FOOT = '<footer><p>© 2021 Lindmark Post. All rights reserved.</p><a href="/i">Imprint</a></footer>'


def page_of(middle: str, *, head: str = "") -> str:
    start = f"<html><head><title>Crane falls on quay in Lindmark</title>{head}</head><body>{NAV}<main><article>"
    return f"{start}{HEAD}{middle}</article></main>{FOOT}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(html: str) -> Report:
    return clean(Page(uri="test", content=html, media=MediaType.HTML))


def of_kind(report: Report, *kinds: BlockKind) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.kind in kinds]


def body_of(report: Report) -> list[str]:
    return of_kind(report, BlockKind.STANDFIRST, BlockKind.CROSSHEAD, BlockKind.PARAGRAPH, BlockKind.DATELINE)


POSTS = "".join(f'<div class="live-post"><time>1{n}:05</time>{paragraphs(text)}</div>' for n, text in enumerate(BODY))
RELATED = '<div class="related"><a href="/a">Why cats stare at walls</a><a href="/b">Ten lakes to see now</a></div>'
COMMENTS = (
    '<section id="comments"><h3>3 comments</h3><div class="comment"><b>reader_one</b><p>I have said for years that '
    "these cranes are not safe, and nobody has ever listened to me about it.</p></div></section>"
)
COOKIES = (
    '<div class="cookie-banner"><p>We and our partners use cookies to keep this site running and to show you what '
    "you like. You can change your mind at any time.</p><a>Accept</a></div>"
)
ITEMS = ("The northern quay, where the crane fell, stays closed.", "The southern quay takes all ships until Thursday.")

READ_WHOLE = {
    "print page": paragraphs(*BODY),
    "lines broken in a div": f"<div>{'<br><br>'.join(BODY)}</div>",
    "text in a table cell": f"<table><tr><td>{'<br><br>'.join(BODY)}</td></tr></table>",
    "unclosed paragraphs": "".join(f"<p>{text}" for text in BODY),
    "live blog": POSTS,
    "related links within": paragraphs(*BODY[:2]) + RELATED + paragraphs(*BODY[2:]),
    "comments below": paragraphs(*BODY) + COMMENTS,
    "cookie wall above": COOKIES + paragraphs(*BODY),
    "AMP": f'<div class="i-amphtml-body">{paragraphs(*BODY)}<amp-ad></amp-ad></div>',
    "in a form": f'<form action="/x"><input type="hidden">{paragraphs(*BODY)}</form>',
    "spans in paragraphs": "".join(f"<p><span><span>{text}</span></span></p>" for text in BODY),
    "a list of links to share": f'<ul class="share"><li><a>Share</a></li></ul>{paragraphs(*BODY)}',
    "a class that speaks of comments on the whole": f'<div class="post comments-open">{paragraphs(*BODY)}</div>',
}


@pytest.mark.parametrize("name", READ_WHOLE)
def test_the_article_and_nothing_else_is_read(name: str) -> None:
    """Whatever the page is built like, its paragraphs are read, each once, and nothing around them."""
    assert body_of(read(page_of(READ_WHOLE[name]))) == list(BODY)


def test_a_list_within_an_article_is_read() -> None:
    """Items of a list between paragraphs belong to the article."""
    listed = "<ul>" + "".join(f"<li>{item}</li>" for item in ITEMS) + "</ul>"
    report = read(page_of(paragraphs(*BODY[:2]) + listed + paragraphs(*BODY[2:])))
    assert body_of(report) == [*BODY[:2], *ITEMS, *BODY[2:]]


def test_questions_and_answers_are_read() -> None:
    """The questions of an interview are read with its answers."""
    asked = ("What happened on Monday?", "When will the quay open again?")
    rows = [f"<p><strong>{asked[0]}</strong></p>", *paragraphs(*BODY[:2]), f"<p><strong>{asked[1]}</strong></p>"]
    assert body_of(read(page_of("".join(rows) + paragraphs(*BODY[2:])))) == [asked[0], *BODY[:2], asked[1], *BODY[2:]]


@pytest.mark.parametrize("behind", [True, False])
def test_a_pull_quote_is_a_twin(behind: bool) -> None:
    """A quotation set apart that repeats words of a paragraph is not read a second time, wherever it stands."""
    quote = '<blockquote class="pullquote">two ships could not leave before the evening</blockquote>'
    cut = 2 if behind else 1
    report = read(page_of(paragraphs(*BODY[:cut]) + quote + paragraphs(*BODY[cut:])))
    assert [report.text[b.start : b.end] for b in report.blocks if b.kind in (BlockKind.PARAGRAPH,) and not b.twin] == [
        *BODY
    ]
    assert not any(b.is_read and report.text[b.start : b.end].startswith("two ships") for b in report.blocks)


def test_who_wrote_an_embedded_post_is_no_paragraph() -> None:
    """The line below an embedded post that names its author is kept apart from what was posted."""
    post = (
        '<blockquote class="twitter-tweet"><p>Our crane on quay four fell over this morning, we are looking into '
        "it.</p>— Port of Lindmark (@portlindmark) <a>3 May 2021</a></blockquote>"
    )
    report = read(page_of(paragraphs(*BODY[:2]) + post + paragraphs(*BODY[2:])))
    assert of_kind(report, BlockKind.CREDIT) == ["— Port of Lindmark (@portlindmark) 3 May 2021"]
    assert of_kind(report, BlockKind.BYLINE) == []
    assert set(BODY) <= set(body_of(report))


def test_a_stub_before_a_paywall_is_incomplete() -> None:
    """A page that ends in a plea to subscribe holds a beginning only."""
    report = read(page_of(paragraphs(*BODY[:2]) + '<div class="paywall"><p>Subscribe to continue reading</p></div>'))
    assert body_of(report) == list(BODY[:2])
    assert report.incomplete


@pytest.mark.parametrize(
    "hide", ["hidden", 'style="display:none"', 'style="color:red; DISPLAY : none"', 'style="visibility: hidden"']
)
def test_what_is_not_shown_is_no_text(hide: str) -> None:
    """An element that the page hides is no part of the report's text."""
    report = read(page_of(paragraphs(*BODY) + f"<div {hide}><p>Draft 7, not for readers of this page.</p></div>"))
    assert "Draft 7" not in report.text
    assert body_of(report) == list(BODY)


def test_an_icon_is_no_text_and_a_page_behind_a_dialogue_is() -> None:
    """Only icons and doubled words are taken off where an element is not to be read aloud."""
    html = page_of(f'<div aria-hidden="true">{paragraphs(*BODY)}<span aria-hidden="true">★</span></div>')
    report = read(html)
    assert body_of(report) == list(BODY)
    assert "★" not in report.text


def test_a_page_that_a_script_would_show_is_read() -> None:
    """Where nothing at all is visible, what the page hides is taken."""
    html = f'<html><body style="display:none">{HEAD}{paragraphs(*BODY)}</body></html>'
    assert body_of(read(html)) == list(BODY)


def test_noscript_is_no_text() -> None:
    """What only browsers without scripts show is left out."""
    report = read(page_of(paragraphs(*BODY) + "<noscript><p>Please switch scripts on to see this page.</p></noscript>"))
    assert "switch scripts on" not in report.text


def test_text_in_linked_data_alone_stands_before_the_rest() -> None:
    """An article that only the JSON-LD holds is read; what the page shows beside it is kept and set aside."""
    linked = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(BODY)})
    head = f'<script type="application/ld+json">{linked}</script>'
    report = read(page_of("<div id=app></div>", head=head))
    assert body_of(report) == list(BODY)
    aside = of_kind(report, BlockKind.FURNITURE, BlockKind.PROMO)
    assert {"Home", "Sport", "Imprint"} <= set(aside)
    assert of_kind(report, BlockKind.HEADLINE) == ["Crane falls on quay in Lindmark"]


def teaser(number: int) -> str:
    names = ("ferry", "library", "bridge", "market", "school", "theatre")
    name = names[number % len(names)]
    return (
        f'<div class="item"><h3><a href="/{number}">Council votes on the new {name} in Lindmark</a></h3><p>The plan '
        f"for the {name} has been on the table for years, and number {number} of the list is now due.</p></div>"
    )


@pytest.mark.parametrize(
    "wrap", ["<main>{}</main>", "<div class='stream'>{}</div>", "<main><article>{}</article></main>"]
)
def test_a_front_page_is_no_article(wrap: str) -> None:
    """A list of teasers, each under its own linked headline, is rejected with a reason."""
    html = f"<html><body>{NAV}{wrap.format(''.join(teaser(n) for n in range(12)))}{FOOT}</body></html>"
    with pytest.raises(InputError) as caught:
        read(html)
    assert caught.value.reason is Reason.NO_ARTICLE


def test_a_page_of_links_is_no_article() -> None:
    """Links without a text of their own are rejected."""
    links = "".join(f'<li><a href="/{n}">Council votes on plan number {n} of this year</a></li>' for n in range(40))
    with pytest.raises(InputError) as caught:
        read(f"<html><body>{NAV}<ul>{links}</ul>{FOOT}</body></html>")
    assert caught.value.reason is Reason.NO_ARTICLE


def test_an_article_before_a_list_of_teasers_is_read() -> None:
    """Teasers of other stories below an article do not make it a front page."""
    more = f'<section class="more-stories"><h2>More stories</h2>{"".join(teaser(n) for n in range(8))}</section>'
    long = paragraphs(*BODY, *(text.replace("crane", "ship") for text in BODY))
    html = page_of(long).replace("</main>", f"</main>{more}")
    body = body_of(read(html))
    assert set(BODY) <= set(body)
    assert not any("Council votes" in text for text in body)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Der Hafen von Lindmark ist am Montag geschlossen worden, nachdem ein Kran auf den Kai gefallen war.",
            "Niemand wurde verletzt, doch zwei Schiffe konnten erst am Abend auslaufen, sagte eine Sprecherin.",
            "Fachleute wollen in dieser Woche auch die anderen Kräne prüfen, der Kai soll am Donnerstag öffnen.",
        ),
        (
            "月曜日にクレーンが岸壁に倒れたため、リンドマーク港は閉鎖されたと港湾当局が発表した。",
            "けが人はいなかったが、二隻の船は夕方まで出港できなかったと広報担当者は述べた。",
            "技術者は今週ほかのクレーンも調べる予定で、岸壁は木曜日に再開される見込みだという。",
        ),
        (
            "أغلق ميناء ليندمارك يوم الاثنين بعد سقوط رافعة على الرصيف كما قالت هيئة الميناء في بيان لها.",
            "ولم يصب أحد بأذى لكن سفينتين لم تتمكنا من المغادرة قبل المساء وفقا لما ذكرته متحدثة باسم الميناء.",
            "وسيفحص المهندسون الرافعات الأخرى هذا الأسبوع ومن المقرر أن يفتح الرصيف مجددا يوم الخميس المقبل.",
        ),
    ],
    ids=["German", "Japanese", "Arabic"],
)
def test_other_languages_are_read_alike(texts: tuple[str, ...]) -> None:
    """What tells an article from its page is not a matter of English."""
    assert body_of(read(page_of(paragraphs(*texts) + RELATED))) == list(texts)
