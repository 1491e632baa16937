"""The three renderings: order, width, harmlessness, and what they never say."""

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from msgspec import structs
from rich.cells import cell_len
from tell_desk import Desk
from tell_fixture import P, silo_story
from tell_variants import account_of, bare, hostile, large, two_stories, without_texts

from reportedly.model.account import Account, Accounts
from reportedly.model.claim import Origins, Standing
from reportedly.model.judgement import Degree, Knowledge, Reuse
from reportedly.tell import explain_claim, fit
from reportedly.tell.markdown import to_markdown
from reportedly.tell.page import to_html
from reportedly.tell.phrases import few_of
from reportedly.tell.terminal import to_terminal

NASTY = "<script>alert(1)</script>\x1b[31mred\x1b]0;title\x07 \u202ereversed\u2066 '\"><img src=x onerror=alert(2)>"
NASTY += " | `x` \ud83d"


def plain(account: Account | Accounts) -> str:
    """The terminal rendering at 80 columns without colour."""
    return to_terminal(account, width=80, colour=False)


RENDERERS: list[Callable[[Account | Accounts], str]] = [plain, to_html, to_markdown]
ACCOUNTS = {
    "silo": silo_story(), "bare": bare(), "large": large(), "two": two_stories(), "hostile": hostile(NASTY),
    "no text": without_texts(silo_story()), "nothing": Accounts(accounts=(), rejected=()),
    "wide": bare(text="漢字" * 90 + " " + "x" * 300), "crowd": bare(reports=30),
}  # fmt: skip


class Page(HTMLParser):
    """Collects what the tests ask of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.handlers: list[str] = []
        self.words: list[str] = []
        self._open: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and handlers; remember whether the element holds words of a report."""
        found = dict(attrs)
        self.tags[tag] += 1
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []
        self.handlers += [name for name in found if name.startswith("on")]
        if tag == "a":
            self._open.append("w" in (found.get("class") or "").split())
            if self._open[-1]:
                self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave a link."""
        if tag == "a":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Collect the words of a link."""
        if self._open and self._open[-1]:
            self.words[-1] += data


@pytest.mark.parametrize("name", ACCOUNTS)
@pytest.mark.parametrize("render", RENDERERS)
def test_every_account_can_be_rendered(render: Callable[[Account | Accounts], str], name: str) -> None:
    """No account, however bare or strange, breaks a rendering, and all can be written as UTF-8."""
    rendered = render(ACCOUNTS[name])
    assert rendered.endswith("\n")
    rendered.encode("utf-8")


@pytest.mark.parametrize("render", RENDERERS)
def test_the_program_gives_no_verdict(render: Callable[[Account | Accounts], str]) -> None:
    """None of the labels says that something is confirmed, true, false, verified or reliable."""
    rendered = re.sub(r"<(style|script)>.*?</\1>", "", render(silo_story()), flags=re.DOTALL).lower()
    rendered = re.sub(r'aria-\w+="\w+"|it does not say what is true', "", rendered)
    assert not re.search(r"\b(confirm\w*|verified|true|false|fake|reliab\w*|credib\w*|score)\b", rendered)


@pytest.mark.parametrize("render", RENDERERS)
def test_same_account_same_bytes(render: Callable[[Account | Accounts], str]) -> None:
    """Rendering twice gives the same characters."""
    assert render(silo_story()) == render(silo_story())


@pytest.mark.parametrize("width", [30, 40, 80, 120])
@pytest.mark.parametrize("name", ACCOUNTS)
def test_no_terminal_line_is_too_wide(name: str, width: int) -> None:
    """No line has more cells than the width, wide characters counted as two."""
    rendered = to_terminal(ACCOUNTS[name], width=width, colour=False)
    assert max((cell_len(line) for line in rendered.splitlines()), default=0) <= width


def test_terminal_without_colour_has_no_escape() -> None:
    """Without colour there is no escape character at all, not even a stranger's."""
    assert "\x1b" not in plain(ACCOUNTS["hostile"])
    assert "␛[31mred" in plain(ACCOUNTS["hostile"])


def test_terminal_colour_is_only_ours() -> None:
    """With colour, taking our own styles away gives the plain rendering."""
    coloured = to_terminal(ACCOUNTS["hostile"], width=80, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain(ACCOUNTS["hostile"])


def test_terminal_tells_the_sections_in_order() -> None:
    """Title and numbers first, then agreement, difference, one origin and the other sections."""
    rendered = plain(silo_story())
    heads = [
        "“Six dead after silo fire", "4 reports · 3 texts · 4 outlets · origins of all claims together: 6 named",
        "AT A GLANCE", "REPORTS AGREE", "REPORTS DIFFER", "DROPPED ON THE WAY", "ONE ORIGIN ONLY", "TIMELINE",
        "QUOTES", "FIGURES", "SHARED PASSAGES",
        "SET ASIDE", "OPEN QUESTIONS", "INPUTS THAT COULD NOT BE USED",
    ]  # fmt: skip
    places = [rendered.index(head) for head in heads]
    assert places == sorted(places)


@pytest.mark.parametrize("render", RENDERERS)
def test_what_was_dropped_is_told_with_its_words(render: Callable[[Account | Accounts], str]) -> None:
    """A drift shows the flat words of the headline, and what the text has that they lack."""
    rendered = re.sub(r"<[^>]+>|\s+", " ", render(silo_story())).replace("&#34;", '"')
    told = re.split("(?i)dropped on the way", re.sub(r"\s+", " ", rendered), maxsplit=1)[1]
    places = [told.index(words) for words in ("headline", "Six dead after silo fire", "drops the hedge", "At least")]
    assert places == sorted(places)
    assert "source" in told and "police commander Ilse Brandt" in told


@pytest.mark.parametrize("render", [to_html, to_markdown])
def test_what_was_left_in_doubt_is_told(render: Callable[[Account | Accounts], str]) -> None:
    """Another entity that may be the same stands beside it with the reason, and no markup of it lives."""
    rendered = render(silo_story())
    told = rendered[rendered.index("not joined, but may be the same") :][:160]
    assert "T. Reuland" in told and "an invented" in told
    assert "<b>doubt" not in told


def test_terminal_stays_skimmable() -> None:
    """A story of hundreds of claims stays on a few screens and says what it leaves out."""
    rendered = plain(large())
    assert rendered.count("\n") < 150
    assert "A  1 of 30" in rendered
    assert "all of them, in full: --format html" in rendered


def test_terminal_shows_both_wordings() -> None:
    """A difference stands with its slot and the words of both sides; copies share a line."""
    rendered = plain(silo_story())
    assert "how many: “Nine people” against “At least six”" in rendered
    assert "◐ B = C differs ← “a government official” (unnamed official): “Nine" in rendered


@pytest.mark.parametrize("name", ACCOUNTS)
def test_ids_of_a_page_are_unique_and_links_arrive(name: str) -> None:
    """Every link inside of a page leads to one element, also where passages overlap."""
    page = Page(to_html(ACCOUNTS[name]))
    assert [one for one, times in Counter(page.ids).items() if times > 1] == []
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert page.tags["main"] == 1


def test_page_holds_no_stranger_s_markup() -> None:
    """Hostile words are text: no script, image, handler or address of theirs comes to life."""
    page = Page(to_html(ACCOUNTS["hostile"]))
    assert page.tags["script"] == 1 and page.tags["img"] == 0
    assert page.handlers == []
    assert all(link.startswith(("#", "data:,")) for link in page.links)


def test_page_asks_for_nothing() -> None:
    """The page names no other file: no source, no import, no font, and its policy forbids them all."""
    rendered = to_html(silo_story())
    assert "default-src 'none'" in rendered
    assert not re.search(r"""\bsrc=|@import|url\(|<link(?! rel="icon" href="data:,")""", rendered)


def test_web_addresses_are_the_only_outward_links() -> None:
    """The address of a report is a link where it is one on the web, and tells nobody where one came from."""
    outward = [link for link in Page(to_html(silo_story())).links if "://" in link]
    assert outward == ["https://dailywire.example/ostmere?id=4"]
    assert 'rel="noreferrer noopener nofollow"' in to_html(silo_story())


def test_page_shows_every_character_of_every_report() -> None:
    """Nothing of a report is missing from the sources, set aside or not."""
    class Sources(HTMLParser):
        text = ""
        inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.inside = self.inside or tag == "aside"

        def handle_data(self, data: str) -> None:
            self.text += data if self.inside else ""

    sources = Sources()
    sources.feed(to_html(silo_story()))
    for report in silo_story().reports:
        for block in report.blocks:
            assert (report.text or "")[block.start : block.end] in sources.text


def test_ten_reports_fit_into_a_small_page() -> None:
    """Ten long reports with three hundred claims stay under 300 kilobytes."""
    assert len(to_html(large()).encode()) < 300_000


def test_words_that_nobody_sees_are_not_called_the_same() -> None:
    """Without texts no two wordings can be compared; with them the same words are said to be the same."""
    assert "the same words" in to_html(silo_story())
    assert "the same words" not in to_html(without_texts(silo_story()))


def test_words_that_are_no_headline_are_not_called_one() -> None:
    """The title says where it was cut from."""
    assert "headline of A" in plain(silo_story())
    assert "words of A" in plain(bare())


def test_passage_of_a_claim_carries_its_anchor() -> None:
    """A support's first span is an element whose id names report, start and end."""
    story = silo_story()
    span = story.claims[1].supports[0].spans[0]
    assert re.search(rf'<u id="r1-{span.start}-{span.end}" data-c="2"', to_html(story))


def test_several_stories_keep_their_anchors_apart() -> None:
    """The second story's passages carry its number."""
    assert re.search(r'href="#s2r1-0-\d\d"', to_html(two_stories()))


def test_markdown_tells_all_in_order() -> None:
    """The document holds the sections of the page, and no claim is left out."""
    rendered = to_markdown(large())
    assert rendered.split("## Who says what")[1].count("\n- **“") == 302
    heads = ["At a glance", "Who says what", "Reports agree", "Reports differ", "One origin only", "Open questions",
             "Timeline", "Quotes", "Figures", "People", "Shared passages", "Set aside", "Inputs that"]  # fmt: skip
    silo = to_markdown(silo_story())
    places = [silo.index(head) for head in heads]
    assert places == sorted(places)


def test_markdown_has_no_live_markup_of_a_stranger() -> None:
    """Angle brackets, pipes and back-ticks of a stranger are escaped everywhere."""
    rendered = to_markdown(ACCOUNTS["hostile"])
    assert not re.search(r"(?<!\\)<script|(?<!\\)<img|(?<!\\)`", rendered)


def test_outlets_that_are_not_known_are_told_beside_their_number() -> None:
    """Three outlets of four reports are no sign of a copy where the fourth report tells no outlet."""
    page = re.sub(r"<[^>]*>", "", to_html(ACCOUNTS["bare"]))
    assert "of 1 report the outlet is not known" in page.lower()
    assert "(of 1 report the outlet is not known)" in to_markdown(ACCOUNTS["bare"])
    assert "outlet is not known" not in to_markdown(silo_story())


def test_many_reports_are_counted_where_naming_all_would_say_less() -> None:
    """The terminal names the first silent reports and counts the others; a few are all named."""
    assert few_of("ABCDEFGH", 3) == "A, B, C +5" and few_of("ABCD", 3) == "A, B, C, D" and few_of("", 3) == ""
    crowd = bare(reports=30)
    shown = to_terminal(structs.replace(crowd, brief=(crowd.claims[0].id,)), width=100, colour=False)
    silent = shown.split("silent: ")[1].split("\n\n")[0]
    assert silent.count(",") == 13 and "+15" in silent


def test_claims_of_one_origin_stand_under_the_text_that_makes_them() -> None:
    """Copies are one heading, also where each leaves out a sentence; whose a claim is stands beside it."""
    desk = Desk()
    for paper in ("r0", "r1", "r2"):
        desk.report(paper, f"{paper} Post", ((P, "The mill burned. Nobody was hurt. The roof fell in."),))
    desk.claim(Standing.SINGLE, *(desk.support(each, "The mill burned") for each in ("r0", "r1", "r2")),
               origins=Origins(unstated=1))  # fmt: skip
    desk.claim(Standing.SINGLE, *(desk.support(each, "Nobody was hurt") for each in ("r0", "r2")),
               origins=Origins(unstated=1))  # fmt: skip
    copies = [Reuse(report=each, source="r0", degree=Degree.WHOLLY, containment=1.0, direction=Knowledge.UNKNOWN,
                    passages=()) for each in ("r1", "r2")]  # fmt: skip
    shown = to_terminal(account_of(desk, reuse=tuple(copies)), width=100, colour=False)
    single = shown.split("ONE ORIGIN ONLY")[1].split("WHO TOOK")[0]
    assert "A = B = C  2" in single
    assert "“The mill burned”\n" in single and "“Nobody was hurt” · in A, C" in single


@pytest.mark.parametrize("width", [40, 80])
def test_an_explanation_fits_the_terminal(width: int) -> None:
    """Lines are wrapped below their own indent; what fits stays as it is."""
    account = silo_story()
    told = "\n".join(explain_claim(account, account.claims[0].id))
    fitted = fit(told, width=width)
    assert max(map(len, fitted.splitlines())) <= width
    assert fitted.split() == told.split()
    assert fit("  short\n\n  lines", width=width) == "  short\n\n  lines\n"
