"""The account as one HTML page that works offline, without scripts, on paper and on a phone."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from reportedly.errors import MissingExtra
from reportedly.model.account import Account, Accounts
from reportedly.model.claim import Standing
from reportedly.model.judgement import Strand
from reportedly.model.report import BlockNote
from reportedly.tell.alike import compare_words
from reportedly.tell.chain_graph import draw_chains
from reportedly.tell.charts import draw_figures
from reportedly.tell.compact import compact
from reportedly.tell.copy_tree import draw_copies
from reportedly.tell.glance import main_contrast, spread, stands
from reportedly.tell.harmless import flat, harmless, one_line, plural
from reportedly.tell.labels import Label, group_of_labels, label, word
from reportedly.tell.notes import name_note, notes_of
from reportedly.tell.page_words import brief, cell_words, part_echoes, past_plans
from reportedly.tell.passages import BlockView, Passages
from reportedly.tell.phrases import (
    name_absent,
    name_asides,
    name_counted,
    name_knot,
    name_origin,
    name_range,
    rows_together,
    split_note,
    unit_of,
)
from reportedly.tell.sections import by_report
from reportedly.tell.texts import cells_together, same_words
from reportedly.tell.tree import count_line, view_stories
from reportedly.tell.view import FigureRow, FigureTable, Moment, ReuseView, StoryView, Words

if TYPE_CHECKING:
    from jinja2 import Environment

SHOWN_SINGLES = 12  # claims of one origin that stand open; the rest is one click away
SHOWN_LONE = 40  # rows of the matrix with a single mark: more of them say nothing that their cards do not say
SHOWN_WIDE = 6  # columns of the matrix that have room for words in their cells
SHOWN_PAPER = 20  # columns of the matrix that a sheet has room for upright; more of them lie across, as marks alone
SHOWN_REPORTS = 14  # reports named at the head of the page; more of them are one click away
SHOWN_PAIRS = 30  # pairs of reports whose shared passages are laid side by side; the rest are named
SHOWN_PASSAGES = 4  # passages of one pair
SHOWN_PLANS = 8  # plans that stand open; more of them are one click away
SHOWN_QUESTIONS = 12  # the first of the open questions; the others stand as claims in the account
SHOWN_ASIDE = 120  # characters of text set aside that stand open
_TO_SEE = (BlockNote.CORRECTION, BlockNote.EDITORS_NOTE)
SHOWN_ASKED = 8  # names of one report alone that stand open; more of them are one click away


def to_html(account: Account | Accounts, *, small: bool = False) -> str:
    """Render one self-contained page: no request leaves it, no script is needed to read it.

    `small`: the same elements in fewer bytes, harder to read for who looks at the source.

    Words of reports are escaped, and a content policy lets no script run but our own. Cost: linear in the account.
    Raises ContractError where a span does not fit its text, MissingExtra where jinja2 is absent.
    """
    stories = view_stories(account)
    script = _code("page.js")
    page = _environment().get_template("page.html").render(
        stories=stories,
        passages={story.number: Passages(_shown(story)) for story in stories},
        rejected=account.rejected if isinstance(account, Accounts) else (),
        script=script,
        style=_code("page.css"),
        script_hash=b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        title=_page_title(stories),
    )  # fmt: skip
    page = harmless(page)
    return (compact(page) if small else page) + "\n"  # the last guard: ids, dates and units are strangers' words, too


def _shown(story: StoryView) -> StoryView:
    """The story with what the page links to alone, for every passage becomes an element."""
    replace = msgspec.structs.replace
    return replace(
        story,
        set_aside=(),
        reuse=tuple(
            replace(pair, passages=first_passages(pair)) for pair in story.reuse[:SHOWN_PAIRS]
        ),
    )  # fmt: skip


def first_passages(pair: ReuseView) -> tuple[tuple[Label, Words, Words], ...]:
    """The passages of a pair that are shown: those in which words differ first, furniture last, else by their place."""

    def rank(passage: tuple[Label, Words, Words]) -> tuple[bool, bool]:
        strand, here, there = passage
        return strand.key == Strand.FURNITURE, same_words(here, there)

    return tuple(sorted(pair.passages, key=rank)[:SHOWN_PASSAGES])


def _page_title(stories: tuple[StoryView, ...]) -> str:
    pieces = stories[0].title.pieces if stories else ()
    return one_line(pieces[0]) if pieces else "One account of several reports"


def _template(name: str) -> str:
    return files("reportedly.tell").joinpath("templates", name).read_text(encoding="utf-8")


def _code(name: str) -> str:
    """Our own style or script without what only we read: indents, empty lines, lines of comment."""
    lines = (line.strip() for line in _template(name).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined  # only this rendering needs it
    except ModuleNotFoundError as error:
        raise MissingExtra("The HTML page needs jinja2: pip install jinja2") from error
    environment = Environment(
        loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"harmless": harmless, "one_line": one_line, "pieces": pieces, "flat": flat}
    tools: dict[str, Any] = {
        "label": label, "labels": group_of_labels, "web_address": web_address, "brief": brief, "plural": plural,
        "count_line": count_line, "name_absent": name_absent, "by_report": by_report, "standings": tuple(Standing),
        "name_asides": name_asides, "facts_of": facts_of,
        "shown_singles": SHOWN_SINGLES, "shown_lone": SHOWN_LONE, "shown_asked": SHOWN_ASKED, "pieces": pieces,
        "name_origin": name_origin, "name_counted": name_counted,
        "name_knot": name_knot, "rows_together": rows_together, "split_note": split_note,
        "cells_together": cells_together, "cell_words": cell_words, "same_words": same_words,
        "part_echoes": part_echoes, "first_passages": first_passages,
        "past_plans": past_plans, "name_range": name_range, "unit_of": unit_of,
        "shown_wide": SHOWN_WIDE, "shown_plans": SHOWN_PLANS, "shown_questions": SHOWN_QUESTIONS,
        "shown_reports": SHOWN_REPORTS, "shown_paper": SHOWN_PAPER, "shown_pairs": SHOWN_PAIRS,
        "shown_passages": SHOWN_PASSAGES, "filters": filters, "part_figures": part_figures,
        "lone_by_text": lone_by_text,
        "draw_chains": draw_chains, "draw_copies": draw_copies, "draw_figures": draw_figures,
        "compare_words": compare_words, "runs": runs, "kinds_of": kinds_of, "opens": opens, "notes_of": notes_of,
        "name_note": name_note, "spread": spread,
        "main_contrast": main_contrast, "stands": stands, "by_when": by_when, "few": few,
    }  # fmt: skip
    environment.globals |= tools
    return environment


def filters(story: StoryView) -> tuple[tuple[str, int], ...]:
    """The filters that keep some claims of a story and not all, behind "all", each with the number that it keeps."""
    claims = story.claims
    counted = (
        ("differ", len(story.standing(Standing.DIFFER))),
        ("conflict", sum(bool(claim.clashes) for claim in claims)),
        ("agree", len(story.standing(Standing.AGREE))),
        ("single", len(story.standing(Standing.SINGLE))),
        ("unnamed", sum(claim.is_unnamed for claim in claims)),
        ("figures", sum(claim.has_figure for claim in claims)),
        ("coming", sum(claim.is_coming for claim in claims)),
    )
    return (("all", len(claims)), *((key, many) for key, many in counted if 0 < many < len(claims)))


def part_figures(story: StoryView) -> tuple[list[FigureTable], list[FigureTable], list[FigureTable]]:
    """The figures on which reports differ, those that several texts or passages give, those of one alone."""
    told = [(table, len(rows_together(table, story.columns)) > 1) for table in story.figures]
    differing = [table for table, is_several in told if is_several and table.disagree]
    alike = [table for table, is_several in told if is_several and not table.disagree]
    return differing, alike, [table for table, is_several in told if not is_several]


def lone_by_text(story: StoryView) -> tuple[int, ...]:
    """For each column of the matrix the number of claims that this text alone makes."""
    home = {report.number: at for at, text in enumerate(story.columns) for report in text}
    many = Counter(home[claim.lead.report] for claim in story.claims if not claim.is_shared)
    return tuple(many[at] for at in range(len(story.columns)))


def runs(blocks: Sequence[BlockView]) -> list[tuple[bool, list[BlockView]]]:
    """Gather blocks that follow each other and were all read, or all set aside."""
    return [(is_read, list(run)) for is_read, run in groupby(blocks, key=lambda block: block.is_read)]


def opens(blocks: Sequence[BlockView]) -> bool:
    """Whether blocks that were set aside stand open: a line, or words by which the report corrects itself."""
    is_line = len(blocks) == 1 and blocks[0].end - blocks[0].start < SHOWN_ASIDE
    return is_line or any(block.is_note and block.kind is not None and block.kind.key in _TO_SEE for block in blocks)


def kinds_of(blocks: Sequence[BlockView]) -> str:
    """Count blocks by kind: "page furniture ×5, promotion"."""
    many = Counter(block.kind.text for block in blocks if block.kind is not None)
    return ", ".join(f"{kind} ×{number}" if number > 1 else kind for kind, number in many.items())


def few(keys: str, shown: int) -> str:
    """The first keys of a list of them, with the number of the rest: "A B D F +3"; "+1" would save no room."""
    names = keys.split(" ")
    return keys if len(names) <= shown + 1 else f"{' '.join(names[:shown])} +{len(names) - shown}"


def facts_of(row: FigureRow, unit: str = "") -> list[str]:
    """What is known of a value behind its words: the number where the words do not hold it, by whom, of which day."""
    value = "" if any(row.value in piece for piece in row.words.pieces) else f"{row.value} {unit}".rstrip()
    convention = f"{word('figure', 'convention')} {row.convention}" if row.convention else ""
    day = row.as_of.split(",")[0] if row.as_of else ""
    change = f"{row.change.glyph} {row.change.text}" if row.change else ""
    stale = f"{label('figure', 'stale').glyph} {word('figure', 'stale')}" if row.stale else ""
    return [fact for fact in (value, convention, row.origin, day, change, stale) if fact]


def by_when(moments: Sequence[Moment]) -> list[tuple[str, list[Moment]]]:
    """Gather moments that follow each other and have one date."""
    return [(when, list(run)) for when, run in groupby(moments, key=lambda moment: moment.when)]


def pieces(words: Words) -> list[str]:
    """The words as they are shown: harmless, each piece on one line."""
    return [one_line(piece) for piece in words.pieces]


def web_address(uri: str) -> str | None:
    """The address if it may be a link (http, https); None for all others, so that no script hides in one."""
    try:
        scheme = urlsplit(uri).scheme.lower()
    except ValueError:
        return None
    return uri if scheme in ("http", "https") else None
