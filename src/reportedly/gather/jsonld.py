"""schema.org articles in JSON-LD, as documents of their own: one, a list, or a graph of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.errors import Reason
from reportedly.gather.carried import media_of, plain_title
from reportedly.gather.parcel import refusal
from reportedly.gather.rows import source_of_text
from reportedly.gather.values import Fields, each_of, filled, first_filled, names_in
from reportedly.model.report import MediaType, Page

_ARTICLE = re.compile(r"(?:^|[/:])\w{0,40}(?:Article|Posting|Report)$")
_DEEPEST = 8  # objects in one another
_MOST = 100_000  # objects of one document that are looked at


def is_linked(fields: Fields) -> bool:
    """Whether an object is JSON-LD."""
    return any(name in fields for name in ("@type", "@graph", "@context"))


def pages_of_linked(fields: Fields, at: str) -> Iterator[Page]:
    """The pages of all articles in an object, in order; several are told apart as `at#1`.

    An article without its body is `partial`: its description or headline stands for it. Cost: linear.
    Raises InputError: UNSUPPORTED where no article is in it, EMPTY where none says anything.
    """
    articles = [found for found in _objects(fields) if _is_article(found)]
    if not articles:
        message = "this JSON-LD holds no article; give a NewsArticle, or a row with \"text\""
        raise refusal(at, Reason.UNSUPPORTED, message)
    known = {key: found for found in _objects(fields) if (key := filled(found.get("@id")))}
    found_any = False
    for number, article in enumerate(articles, start=1):
        page = _page(article, at if len(articles) == 1 else f"{at}#{number}", known)
        if page:
            found_any = True
            yield page
    if not found_any:
        raise refusal(at, Reason.EMPTY, "the article has neither a body nor a headline; leave it out")


def _objects(fields: Fields) -> Iterator[Fields]:
    """An object and those in it that may be articles, in order."""
    waiting: list[tuple[object, int]] = [(fields, 0)]
    seen = 0
    while waiting and seen < _MOST:
        value, depth = waiting.pop()
        if isinstance(value, list) and depth <= _DEEPEST:
            waiting.extend((each, depth + 1) for each in reversed(value))
        elif isinstance(value, dict):
            seen += 1
            yield value
            inner = [value.get(key) for key in ("@graph", "mainEntity", "itemListElement", "item", "hasPart")]
            if depth <= _DEEPEST:
                waiting.extend((each, depth + 1) for each in reversed(inner) if isinstance(each, dict | list))


def _is_article(fields: Fields) -> bool:
    return any(isinstance(each, str) and _ARTICLE.search(each) for each in each_of(fields.get("@type")))


def _page(fields: Fields, at: str, known: dict[str, Fields]) -> Page | None:
    title = plain_title(first_filled(fields, "headline", "name", "alternativeHeadline"))
    body = _body(fields)
    content = body or first_filled(fields, "description", "abstract") or title
    if content is None:
        return None
    return Page(
        uri=at,
        content=content,
        media=media_of(content) if content != title else MediaType.TEXT,
        id=_identifier(fields),
        title=title,
        url=_address(fields),
        outlet=next(iter(_names(fields.get("publisher"), known)), None),
        published=first_filled(fields, "datePublished", "dateCreated"),
        updated=filled(fields.get("dateModified")),
        authors=_names(fields.get("author") or fields.get("creator"), known),
        section=next(iter(names_in(fields.get("articleSection"))), None),
        language=next(iter(names_in(fields.get("inLanguage"), "alternateName", "@id", "name")), None),
        credit=_credit(fields, known),
        partial=body is None or fields.get("creativeWorkStatus") == "Incomplete",
        source=source_of_text(content, fetched=filled(fields.get("sdDatePublished"))),
    )


def _credit(fields: Fields, known: dict[str, Fields]) -> str | None:
    """Whom it was taken from: the organisation that supplied it, else what it is based on."""
    suppliers = _names(fields.get("sourceOrganization") or fields.get("provider"), known)
    return next(iter((*suppliers, *names_in(fields.get("isBasedOn"), "url", "@id", "name"))), None)


def _body(fields: Fields) -> str | None:
    """The article's body; of a live blog its updates, a blank line between two of them."""
    body = first_filled(fields, "articleBody", "text")
    updates = [_update(each) for each in each_of(fields.get("liveBlogUpdate")) if isinstance(each, dict)]
    return "\n\n".join(each for each in (body, *updates) if each) or None


def _update(fields: Fields) -> str:
    parts = (filled(fields.get("headline")), first_filled(fields, "articleBody", "text"))
    return "\n\n".join(part for part in parts if part)


def _names(value: object, known: dict[str, Fields]) -> tuple[str, ...]:
    """Names of people or organisations; an object that only points to another one by its id has that one's name."""
    resolved = [known.get(_pointer(each), each) for each in each_of(value)]
    return names_in(resolved)


def _pointer(value: object) -> str:
    is_bare = isinstance(value, dict) and "name" not in value
    return (filled(value.get("@id")) or "") if is_bare and isinstance(value, dict) else ""


def _identifier(fields: Fields) -> str | None:
    identifier = fields.get("identifier")
    return filled(identifier.get("value")) if isinstance(identifier, dict) else filled(identifier)


def _address(fields: Fields) -> str | None:
    page = fields.get("mainEntityOfPage")
    named = first_filled(page, "@id", "url") if isinstance(page, dict) else filled(page)
    return filled(fields.get("url")) or named
