"""Properties of the careful lane that hold for every page."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.clean import clean
from reportedly.clean.tree import find_page_lines, parse_tree
from reportedly.errors import InputError
from reportedly.model.report import MediaType, Page, Report

SENTENCES = (
    "The mayor of Lindmark said on Friday that the bridge would open again next month after long repairs.",
    "Two witnesses told the court that they had seen the driver leave the scene before the police came.",
    "Prices rose by four per cent in March, the statistics office in Lima said, more than had been expected.",
    "The delegations of both countries are to meet again in Geneva, where talks began three weeks ago.",
    "Engineers found cracks in two of the pillars, a report seen by the council says, and asked for more time.",
    "A spokesman for the port said that no ship had been held back, and that all of them would sail on Monday.",
    "The school stays closed until the end of the week, the head of the council wrote to parents on Sunday.",
)
OPEN = st.sampled_from(
    ("<p>", "<div>", "<li>", "<td>", "<blockquote>", "<section class='story'>", "<h2>", "<a href=x>")
)
SOUP = st.sampled_from((
    "</p>", "</div>", "</a>", "<br>", "<ul>", "</ul>", "<table><tr>", "<figure><figcaption>", "</figcaption></figure>",
    "<aside>", "</aside>", "<nav>", "</nav>", "<div class='comments'>", "<div hidden>", "<script>", "</script>", "<!--",
    "&nbsp;", "&#0;", "\u202e", "\x00", "\ud800", "<time>5 May 2021</time>", "<span class='byline'>", "</span>", "<h1>",
    "Image copyright", "Photo: Jo Doe/AFP", "“", "Read more: ten lakes", "— Jo Doe (@jo) 3 May", "<article>", "<form>",
))  # fmt: skip
AROUND = st.sampled_from((
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>',
    '<footer><p>© 2021 Lindmark Post</p><ul><li><a href="/i">Imprint</a></li></ul></footer>',
    '<aside class="related"><h3>Most read</h3><a href="/c">Why cats stare at walls</a></aside>',
    '<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>',
    '<div class="newsletter"><p>Sign up to our newsletter</p></div>',
))  # fmt: skip
TAGS = st.sampled_from(("div", "main", "article"))


def clean_page(html: str) -> Report:
    return clean(Page(uri="test", content=html, media=MediaType.HTML))


def check_partition(report: Report) -> None:
    end = 0
    for block in report.blocks:
        assert end <= block.start < block.end <= len(report.text)
        assert not report.text[end : block.start].strip()
        assert report.text[block.start : block.end] == report.text[block.start : block.end].strip()
        end = block.end
    assert not report.text[end:].strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(OPEN | SOUP | st.sampled_from(SENTENCES), max_size=40).map("".join))
def test_blocks_partition_the_visible_lines(html: str) -> None:
    """Whatever the page, its blocks hold every visible line in order, and cleaning it twice gives the same."""
    try:
        report = clean_page(html)
    except InputError:
        return
    check_partition(report)
    assert clean_page(html) == report
    root = parse_tree(html)
    assert root is not None
    shown = find_page_lines(root)
    if sum(len(line.text.split()) for line in shown) >= 20:
        assert report.text == "\n\n".join(line.text for line in shown)


def articles() -> st.SearchStrategy[str]:
    """Articles of three to seven paragraphs, at times with a crosshead, a caption, a list."""
    pictured = "<figure><figcaption>The bridge at dawn.</figcaption></figure>"
    between = st.sampled_from(("", "", "<h2>A long wait</h2>", pictured))
    texts = st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=7, unique=True)
    return st.tuples(texts, between).map(
        lambda made: f"<p>{escape(made[0][0])}</p>{made[1]}" + "".join(f"<p>{escape(text)}</p>" for text in made[0][1:])
    )


@settings(max_examples=60, deadline=None)
@given(articles(), st.lists(AROUND, max_size=3), st.lists(AROUND, max_size=3), TAGS)
def test_what_stands_around_changes_no_body_block(body: str, above: list[str], below: list[str], tag: str) -> None:
    """Menus, footers and boxes around an article change the role of none of its blocks."""
    article = f"<{tag}><h1>Bridge to open again in Lindmark</h1>{body}</{tag}>"
    bare = clean_page(f"<html><body>{article}</body></html>")
    dirty = clean_page(f"<html><body>{''.join(above)}{article}{''.join(below)}</body></html>")
    assert [(bare.text[b.start : b.end], b.kind, b.twin) for b in bare.blocks if b.is_read] == [
        (dirty.text[b.start : b.end], b.kind, b.twin) for b in dirty.blocks if b.is_read
    ]
    assert all(sentence in dirty.text for sentence in SENTENCES if sentence in bare.text)
