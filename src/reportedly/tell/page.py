"""The account as one HTML page that works offline, without scripts, on paper and on a phone."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reportedly.errors import MissingExtra
from reportedly.model.account import Account, Accounts, Standing
from reportedly.tell.harmless import flat, harmless, one_line, plural, shorten
from reportedly.tell.labels import group_of_labels, label
from reportedly.tell.passages import Passages
from reportedly.tell.phrases import (
    MARKS,
    name_absent,
    name_counted,
    name_knot,
    name_origin,
    rows_together,
    split_note,
    tidy,
)
from reportedly.tell.sections import by_report
from reportedly.tell.texts import cells_together, same_words
from reportedly.tell.tree import count_line, view_stories
from reportedly.tell.view import StoryView, Words

if TYPE_CHECKING:
    from jinja2 import Environment

SHOWN_SINGLES = 12  # claims of one origin that stand open; the rest is one click away
SHOWN_LONE = 40  # rows of the matrix with a single mark: more of them say nothing that their cards do not say
SHOWN_ASKED = 8  # claims under one kind of open question; all of them stand in the account


def to_html(account: Account | Accounts) -> str:
    """Render one self-contained page: no request leaves it, no script is needed to read it.

    Words of reports are escaped, and a content policy lets no script run but our own. Cost: linear in the account.
    Raises ContractError where a span does not fit its text, MissingExtra where jinja2 is absent.
    """
    stories = view_stories(account)
    script = _template("page.js")
    page = _environment().get_template("page.html").render(
        stories=stories,
        passages={story.number: Passages(story) for story in stories},
        rejected=account.rejected if isinstance(account, Accounts) else (),
        script=script,
        style=_template("page.css"),
        script_hash=b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        title=_page_title(stories),
    )  # fmt: skip
    return harmless(page) + "\n"  # the last guard: ids, dates and units are strangers' words, too


def _page_title(stories: tuple[StoryView, ...]) -> str:
    pieces = stories[0].title.pieces if stories else ()
    return one_line(pieces[0]) if pieces else "One account of several reports"


def _template(name: str) -> str:
    return files("reportedly.tell").joinpath("templates", name).read_text(encoding="utf-8")


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
        "shown_singles": SHOWN_SINGLES, "shown_lone": SHOWN_LONE, "shown_asked": SHOWN_ASKED, "pieces": pieces,
        "name_origin": name_origin, "name_counted": name_counted,
        "name_knot": name_knot, "rows_together": rows_together, "split_note": split_note,
        "cells_together": cells_together, "same_words": same_words, "brings_marks": brings_marks,
    }  # fmt: skip
    environment.globals |= tools
    return environment


def pieces(words: Words) -> list[str]:
    """The words as they are shown: harmless, each piece on one line."""
    return [one_line(piece) for piece in words.pieces]


def brings_marks(words: Words) -> bool:
    """Whether the words begin or end with quotation marks of their own: the page then adds none."""
    shown = pieces(words) or [words.place]
    return shown[0].startswith(MARKS) or shown[-1].endswith(MARKS)


def brief(words: Words, limit: int) -> str:
    """The first words within a limit, with "…" behind them where more follow; offsets where there is no text."""
    if not words.pieces:
        return words.place
    text, cut = shorten(" … ".join(tidy(words.pieces)), limit)
    return text + (" …" if cut else "")


def web_address(uri: str) -> str | None:
    """The address if it may be a link (http, https); None for all others, so that no script hides in one."""
    try:
        scheme = urlsplit(uri).scheme.lower()
    except ValueError:
        return None
    return uri if scheme in ("http", "https") else None
