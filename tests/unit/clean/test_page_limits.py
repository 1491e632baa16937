"""Pages made to hurt: nothing hangs, nothing is lost without a word."""

import time

import pytest

from reportedly.clean import clean
from reportedly.clean.tree import DEEPEST, MOST_LINES
from reportedly.errors import InputError, Reason
from reportedly.model.report import Lane, MediaType, Page, Report

P = "<p>The mayor of Lindmark said on Friday that the bridge would open again next month after long repairs.</p>"
BODY = P + P.replace("mayor", "council") + P.replace("Friday", "Sunday") + P.replace("bridge", "ferry")
SECONDS = 6.0  # of the processor, for 1 MB, on a busy machine; a quiet one needs less than two


def read(html: str) -> Report:
    return clean(Page(uri="test", content=html, media=MediaType.HTML))


def fill(piece: str, size: int = 1_000_000) -> str:
    return piece * (size // len(piece))


LARGE = {
    "empty elements": BODY + "<div></div>" * 100_000,
    "one giant paragraph": BODY + f"<p>{fill('The mayor said so again. ')}</p>",
    "one giant word": BODY + f"<p>{fill('x')}</p>",
    "a giant attribute": f'<div class="{fill("ad-box ")}">{BODY}</div>',
    "a giant name": f'<div class="{fill("aB")}">{BODY}</div>',
    "open brackets": BODY + fill("<"),
    "entities": f"{BODY}<p>{fill('&amp;&lt;&#39;')}</p>",
    "comments": BODY + fill("<!-- x -->"),
    "inline soup": f"{BODY}<p>{fill('<b>a</b> <i>b</i> ')}</p>",
    "figures": BODY + fill("<figure><figcaption>A man walks in the rain.</figcaption></figure>", 300_000),
    "nested tables": BODY + "<table><tr><td>" * 400 + P + "</td></tr></table>" * 400,
    "paragraphs": f"<article>{fill(P)}</article>",
}


@pytest.mark.parametrize("name", LARGE)
def test_large_pages_are_read_in_bounded_time(name: str) -> None:
    """A megabyte of whatever is read in seconds, and the article in it is found."""
    start = time.process_time()
    report = read(f"<html><body>{LARGE[name]}</body></html>")
    assert time.process_time() - start < SECONDS
    assert any(report.text[b.start : b.end].startswith("The mayor of Lindmark") and b.is_read for b in report.blocks)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
def test_what_nests_too_deep_is_refused(tag: str) -> None:
    """The parser drops what lies deeper than its limit; such a page is refused instead of being cut short."""
    with pytest.raises(InputError) as caught:
        read(f"<html><body>{BODY}{f'<{tag}>' * 100_000}{P}</body></html>")
    assert caught.value.reason is Reason.TOO_LARGE


def test_what_nests_deep_is_read_whole() -> None:
    """Below that limit nothing is lost, though libxml2 would stop at 256 elements by itself."""
    deep = DEEPEST - 50
    nest = f"{'<div>' * deep}<p>A last line.</p>{'</div>' * deep}"
    report = read(f"<html><body>{BODY}{nest}<p>The end.</p></body></html>")
    assert "A last line." in report.text
    assert report.text.endswith("The end.")


def test_too_many_lines_are_refused() -> None:
    """A page with more lines than any article is refused, not cut."""
    with pytest.raises(InputError) as caught:
        read(f"<html><body>{BODY}{'word<br>' * (MOST_LINES + 1)}</body></html>")
    assert caught.value.reason is Reason.TOO_LARGE


def test_time_grows_no_faster_than_the_page() -> None:
    """Four times the page costs no more than about four times the time."""

    def cost(size: int) -> float:
        start = time.process_time()
        read(f"<html><body><article>{fill(P, size)}</article></body></html>")
        return time.process_time() - start

    cost(20_000)
    assert cost(800_000) < 10 * cost(200_000)


ENDLESS = {
    "attributes": "<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">x</p>",
    "attributes between slashes": "<p " + "/".join(f"a{n}=b" for n in range(100_000)) + ">x</p>",
    "attributes behind a quoted >": "<p x='>' " + " ".join(f"a{n}" for n in range(100_000)) + ">x</p>",
    "tags": "<p><b><i>" * 110_000,
}


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("lane", list(Lane))
def test_what_a_parser_would_not_survive_is_refused_unparsed(name: str, lane: Lane) -> None:
    """libxml2 needs a minute for 100,000 attributes of one element; it is never asked."""
    started = time.process_time()
    with pytest.raises(InputError) as refused:
        clean(Page(uri="page", content=ENDLESS[name] + BODY, media=MediaType.HTML), lane=lane)
    assert refused.value.reason is Reason.TOO_LARGE
    assert time.process_time() - started < 2


def test_a_tag_may_carry_long_words() -> None:
    """Many words inside of one attribute are one attribute."""
    page = f"<div data-page='{'word ' * 50_000}'>{BODY}</div>"
    assert clean(Page(uri="page", content=page, media=MediaType.HTML)).blocks
