"""From a page to a report: the stage's one door."""

from __future__ import annotations

import unicodedata

from reportedly.clean.assemble import assemble
from reportedly.clean.headed import headed
from reportedly.clean.plain import label_text, titled
from reportedly.errors import InputError, Reason
from reportedly.model.report import Lane, MediaType, Page, Report


def clean(page: Page, *, given: str | None = None, lane: Lane = Lane.CAREFUL) -> Report:
    """Make a report of a page: its text, every visible stretch labelled, its date with the basis.

    Plain text stays character for character what it was. `given` is a date of publication that the user names
    (ISO 8601), for pages that carry none; `lane` says how HTML is cleaned. Cost: linear.
    Raises InputError: EMPTY, NO_ARTICLE, TOO_LARGE.
    """
    if not any(_is_visible(char) for char in page.content):
        raise InputError("nothing in it can be seen", input=page.uri, stage="clean", reason=Reason.EMPTY)
    if page.media is MediaType.HTML:
        page = headed(page)
        if lane is Lane.FAST:
            from reportedly.clean.fast import clean_fast  # numpy: plain text does without it

            report = clean_fast(page, given=given)
            if report is not None:
                return report
        from reportedly.clean.markup import clean_markup  # lxml and trafilatura: plain text does without them

        return clean_markup(page, given=given)
    return _clean_text(page, given)


def _is_visible(char: str) -> bool:
    return char.isalnum() or not (char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Cs"))


def _clean_text(page: Page, given: str | None) -> Report:
    text = titled(page.content, page.title)
    return assemble(page, text, label_text(text, title=page.title), given=given)
