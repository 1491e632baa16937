"""Metadata that wants to break the reader."""

from __future__ import annotations

import json
import time

import pytest

from reportedly.clean import clean
from reportedly.errors import InputError
from reportedly.model.report import MediaType, Page, Report

BODY = "".join(
    f"<p>Sentence number {number} of the story says that the mayor of the port of Odessa had spoken again.</p>"
    for number in range(8)
)
BIG = 300_000
SECONDS = 3.0


def page(head: str, body: str = BODY) -> Report:
    html = f"<html><head>{head}</head><body><h1>Harbour fire leaves two dead</h1>{body}</body></html>"
    return clean(Page(uri="test", content=html, media=MediaType.HTML, url="https://example.org/a"))


def script(value: object) -> str:
    content = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{content}</script>'


NESTED: object = {"@type": "NewsArticle", "headline": "x"}
for _ in range(200):
    NESTED = {"@graph": [NESTED]}
HEADS = {
    "a megabyte of title": f"<title>{'a' * 1_000_000}</title>",
    "joints in a title": f"<title>{' - a' * BIG}</title>",
    "a megabyte in og:title": f"<meta property='og:title' content='{'a|' * 500_000}'>",
    "brackets": script("[" * BIG),
    "objects": script('{"a":' * BIG),
    "nested": script(NESTED) + script('{"@graph":[' * 500 + "1" + "]}" * 500),
    "thousands of authors": script({"@type": "NewsArticle", "author": [{"@type": "Person", "name": f"Jo Doe{'a' * n}"}
                                                                       for n in range(3_000)]}),
    "authors in authors": script({"@type": "NewsArticle", "author": [[[[["Jo Doe"]]]]] * 50}),
    "a reference to itself": script({"@type": "NewsArticle", "@id": "#a", "author": {"@id": "#a"}}),
    "thousands of scripts": script({"@type": "NewsArticle", "headline": "Fire"}) * 3_000,
    "thousands of metas": "<meta name='author' content='Jo Doe'>" * 20_000,
    "commas": script('{"@type":"NewsArticle"' + "," * BIG + "}"),
    "quotes": script('{"headline":"' + '\\"' * BIG),
    "a huge number": script('{"@type":"NewsArticle","datePublished":' + "9" * 5_000 + "}"),
    "wrong types": script({"@type": ["NewsArticle", 3, None], "headline": {"a": 1}, "author": 5, "datePublished": [],
                           "publisher": [[]], "articleBody": 7, "isAccessibleForFree": {}, "url": 3, "inLanguage": {}}),
    "no object": script("null") + script("3") + script('"a"') + script(""),
    "controls": "<meta property='og:title' content='Fire&#1;\u202e\u0000 in &lt;b&gt;port&lt;/b&gt;'>",
    "a lone surrogate": script('{"@type":"NewsArticle","headline":"Fire \\ud800 here","author":"Jo \\udfff Doe"}'),
    "canonicals": "<link rel='canonical' href='javascript:alert(1)'><meta property='og:url' content='http://[::1'>",
    "a long address": f"<link rel='canonical' href='https://example.org/{'a/' * BIG}'>",
    "a long date": f"<meta name='date' content='{'1' * BIG}'><meta name='pubdate' content='{'2021-' * BIG}'>",
}  # fmt: skip
BODIES = {
    "thousands of bylines": "<p class='byline'>By Jo Doe</p>" * 5_000 + BODY,
    "nested bylines": "<div class='author'>" * 2_000 + "Jo Doe" + "</div>" * 2_000 + BODY,
    "thousands of times": "<time datetime='x'>y</time>" * 10_000 + BODY,
    "thousands of headings": "<h1>Fire</h1>" * 5_000 + BODY,
    "a long class": f"<p class='{'author ' * 100_000}'>Jo Doe</p>{BODY}",
    "notes": "<p>Correction: (</p>" * 3_000 + BODY,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_heads(head: str) -> None:
    """Nothing in a head breaks the reader or keeps it for long."""
    _check(head, BODY)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_bodies(body: str) -> None:
    """Nothing in a body that metadata are looked for in breaks the reader or keeps it for long."""
    _check("", body)


def _check(head: str, body: str) -> None:
    started = time.process_time()
    try:
        report = page(head, body)
    except InputError:
        return
    finally:
        assert time.process_time() - started < SECONDS
    known = report.metadata
    assert len(known.authors) <= 40
    for noted in (known.title, known.outlet, known.canonical, known.section, *known.authors):
        assert noted is None or len(noted.value) <= 2_000
        assert noted is None or not any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in noted.value)


def test_markup_and_entities_in_a_title() -> None:
    """A title is shown as text: no tags, no entities, no control characters."""
    report = page("<meta property='og:title' content='Fire &amp;amp; &lt;b&gt;smoke&lt;/b&gt; in the&#10;port'>")
    assert report.title == "Fire & smoke in the port"
