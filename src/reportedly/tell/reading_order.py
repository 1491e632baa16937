"""The reading order: which claims carry most of the story, news before background, nothing told twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from reportedly.model.account import Account
from reportedly.tell.news_desk import Desk, Placed

_COMPARED = 60  # claims at the head of the order that are held against one another


def reading_order(account: Account) -> tuple[Placed, ...]:
    """Order the claims as an editor would tell them: news first, the most carrying ones first, background behind.

    What carries: the texts that tell it (copies once), each by where it tells it and how late in the story; how much
    of its words the other reports share; less where it was overtaken by a later claim, is a quotation, or too short to
    stand for itself. What repeats a claim before it stands behind the claims of its like. Nothing is left out.
    Cost: linear in the account's words, but for the sixty at the head, which are held against one another.
    """
    desk = Desk(account)
    weighed = _sorted(desk.weigh(claim) for claim in account.claims)
    news = [each for each in weighed if not each.is_background]
    old = [each for each in weighed if each.is_background]
    head = _sorted(desk.with_echoes(each) for each in news[:_COMPARED])
    return (*_unrepeated([*head, *news[_COMPARED:]], desk), *old)


def carrying(account: Account, number: int) -> tuple[str, ...]:
    """The ids of the claims that carry most of the story, as many as asked for; no background, if news are enough."""
    return tuple(placed.claim for placed in reading_order(account)[: max(number, 0)])


def _sorted(claims: Iterable[Placed]) -> list[Placed]:
    return sorted(claims, key=lambda each: -each.weight)  # stable: else the account's order


def _unrepeated(claims: Sequence[Placed], desk: Desk) -> list[Placed]:
    """Put behind the others what only says again what stands before it."""
    first: list[Placed] = []
    again: list[Placed] = []
    for each in claims[:_COMPARED]:
        (again if any(desk.repeats(each.claim, other.claim) for other in first) else first).append(each)
    return [*first, *(structs.replace(each, repeats=True) for each in again), *claims[_COMPARED:]]
