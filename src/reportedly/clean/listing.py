"""Tell a front page or a section's list of stories from an article."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.clean.page_view import View

_LEAST = 4  # teasers of a list
_SHARE = 0.6  # of the paragraphs that stand under a linked headline of their own
_LINKED = 0.9  # share of a line's characters that makes it a link
_ARTICLE = 120  # words without such a headline: an article, be there ever so many links around it
_HEADLINE = 3  # words of a headline at least
_BETWEEN = 2  # lines that may stand between a headline and its teaser: a stamp, a byline


def is_listing(view: View, inside: Sequence[bool]) -> bool:
    """Whether what was found is no article but teasers, each under the linked headline of another story.

    A page whose JSON-LD holds an article's text is none. Cost: linear.
    """
    data: Sequence[float] = view.linked_data or ()
    if any(told > 0.5 and view.prose[number] for number, told in enumerate(data)):
        return False
    texts = [number for number, chosen in enumerate(inside) if chosen and _is_text(view, number)]
    own = [number for number in texts if not _has_headline(view, number)]
    headed = len(texts) - len(own)
    words = sum(len(view.words[number]) for number in own)
    return headed >= _LEAST and headed >= _SHARE * len(texts) and words < _ARTICLE


def _is_text(view: View, number: int) -> bool:
    return len(view.words[number]) > 8 and view.lines[number].role[:1] != "h"


def _has_headline(view: View, number: int) -> bool:
    """Whether a linked line stands just above the paragraph, or the paragraph is itself a link."""
    if view.lines[number].linked >= _LINKED:
        return True
    for above in range(number - 1, max(-1, number - 2 - _BETWEEN), -1):
        if view.lines[above].linked >= _LINKED and len(view.words[above]) >= _HEADLINE:
            return True
        if _is_text(view, above):
            return False
    return False
