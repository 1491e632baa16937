"""What is cut out of a page's source before it is parsed, and what is left to the parser."""

from __future__ import annotations

import time

import pytest

from reportedly.clean.fast_prune import prune


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<p>a</p><script>var b = '</p>';</script><p>c</p>", "<p>a</p> <p>c</p>"),
        ("<p>a</p><STYLE>b</STYLE><style>b</Style ><p>c</p>", "<p>a</p><STYLE>b</STYLE> <p>c</p>"),
        ("<p>a<!-- <script> -->b</p>", "<p>ab</p>"),
        ("<p>a<!-->b</p>", "<p>ab</p>"),
        ("<p>a <svg><path/><title>x</title></svg>b</p>", "<p>a  b</p>"),
        ("<noscript><img src=x></noscript>", "<noscript><img src=x></noscript>"),
        ("<p></p><noscript><img src=x></noscript>", "<p></p> "),
    ],
)
def test_what_is_never_shown_is_cut(content: str, left: str) -> None:
    """Scripts, styles, drawings and comments go, and a blank stands where an element stood."""
    assert prune(content) == left


@pytest.mark.parametrize(
    "content",
    [
        '<p></p><script type="application/ld+json">{"headline": "A"}</script>',
        '<div data-code="<script>x</script>">a</div>',
        "<p>a</p><script>never closed <p>b</p>",
        "<p>a</p><!-- never closed <p>b</p>",
        "<p>a</p> <svg/><p>b</p> <svg />",
        "<p>a</p> <svg><g><svg></svg></g></svg>",
        "<p>a</p> <scripted>b</scripted>",
        "<p>a</p> <script><!-- <script></script> --></script>",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(content: str) -> None:
    """Metadata, what is quoted, what does not end, what holds its like."""
    assert prune(content) == content


OPENINGS = ["<svg>", " <script>", " <!--", " <noscript><noscript>", "> <svg></svg", "</script", " <style", " <svg />"]


@pytest.mark.parametrize("part", OPENINGS)
def test_cost_is_linear(part: str) -> None:
    """Openings without an end are no reason to look through the page for each of them."""
    content = part * (1_000_000 // len(part)) + "<p>a</p>"
    start = time.process_time()
    assert prune(content).endswith("a</p>")
    assert time.process_time() - start < 2
