"""On whose word two tellings stand: on the same, as far as their chains show?"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.align.chains import BY_SENTENCE, supplier_of
from reportedly.align.ledger import Ledger
from reportedly.model.base import Span
from reportedly.model.claim import ChainLink
from reportedly.model.reading import SourceKind
from reportedly.text.words import find_words, is_stop_word, stem

_BACK = frozenset({"it", "he", "she", "they", "we", "i", "him", "her", "them", "who", "this", "that", "those", "these"})
_UNSAID = frozenset({"one", "some", "other", "others", "unnamed", "several", "two", "three"})


def stated(chain: Sequence[ChainLink], ledger: Ledger) -> ChainLink | None:
    """The last link that states a source in the words of the report; None where the outlet speaks for itself.

    An agency credited for a whole text is no source of the statement.
    """
    credited = {(c.start, c.end) for c in ledger.credits_of(chain[0].report) if c.evidence != BY_SENTENCE}
    links = [link for link in chain[1:] if (link.start, link.end) not in credited]
    return next((link for link in reversed(links) if link.kind is not SourceKind.UNSTATED), None)


def same_source(a: ChainLink | None, b: ChainLink | None, ledger: Ledger) -> bool | None:
    """Whether two links are one source: by entity, by agency, in the same words, or by a role that the other one has.

    "The minister" is "Health Minister Jo Berg", "officials" are "officials in Oslo", and who speaks for the coastguard
    is the coastguard. None where a pronoun leaves it open. A source beside none at all: False.
    """
    if a is None or b is None:
        return a is b
    if a.entity is not None and a.entity == b.entity:
        return True
    one, other = (supplier_of(link) for link in (a, b))
    if one and other:
        return one == other
    here, there = (_words(link, ledger) for link in (a, b))
    if not here or not there:
        return None
    return here <= there or there <= here


def _words(link: ChainLink, ledger: Ledger) -> frozenset[str]:
    """Stems of the words for a source, as written and under its best name; none of a pronoun that nobody resolved."""
    text = ledger.readings[link.report].report.text
    written = text[link.start : link.end] if link.start is not None and link.end is not None else ""
    told = [m[0].lower() for name in (written, ledger.link_name(link) or "") for m in find_words(name)]
    is_owner = told[:1] == ["her"] and len(told) > 1  # "her department" is no pronoun
    if link.entity is None and told and ((told[0] in _BACK and not is_owner) or told[-1] in _BACK):
        return frozenset()
    return frozenset(stem(word) for word in told if not is_stop_word(word) and word not in _UNSAID | _BACK)


def words_of(link: ChainLink | None) -> Span | None:
    """The words of a link in its report; None where it has none."""
    if link is None or link.start is None or link.end is None:
        return None
    return Span(start=link.start, end=link.end)
