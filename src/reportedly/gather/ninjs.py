"""News items in ninjs, the IPTC's JSON, versions 1 to 3.

Source: the IPTC's ninjs standard (iptc.org/standards/ninjs). Version 1 puts the name of a field's kind behind a `_`
(`body_text`), versions 2 and 3 make lists of it (`bodies`); version 3 writes names in camel case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.errors import Reason
from reportedly.gather.carried import media_of, plain_title
from reportedly.gather.parcel import refusal
from reportedly.gather.rows import source_of_text
from reportedly.gather.values import Fields, each_of, filled, first_filled, names_in
from reportedly.model.report import MediaType, Page

_MARKS = frozenset({"bodies", "headlines", "versioncreated", "versionCreated", "pubstatus", "pubStatus", "standard"})
_BODY = re.compile(r"body_?(\w{0,40})$")
_BY = re.compile(r"\s{0,9}(?:by|von|par|por|di|av|door)\s{1,9}", re.I)
_AND = re.compile(r"\s{0,9}(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\boch\b)\s{0,9}")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]{0,40}(?: [\w.'’-]{1,40}){1,4}|[A-Z]{2,6})$")


def is_ninjs(fields: Fields) -> bool:
    """Whether an object is a news item in ninjs: it has an address and one of the standard's own fields."""
    return "uri" in fields and (not _MARKS.isdisjoint(fields) or any(_BODY.match(name) for name in fields))


def pages_of_ninjs(fields: Fields, at: str) -> Iterator[Page]:
    """The page of one item: its first text in plain words, else the richest markup, else its description.

    An item without a body, and one that calls itself incomplete, is `partial`. Raises InputError: UNSUPPORTED for
    pictures and the like, EMPTY.
    """
    kind = filled(fields.get("type")) or "text"
    title = plain_title(_headline(fields))
    body, media = _body(fields)
    content = body or _described(fields) or title
    if kind not in ("text", "composite", "component") and not body:
        raise refusal(at, Reason.UNSUPPORTED, f"this item is a {kind}, not a text; leave it out")
    if content is None:
        raise refusal(at, Reason.EMPTY, "the item has neither a body nor a headline; leave it out")
    yield Page(
        uri=at,
        content=content,
        media=media if body else MediaType.TEXT,
        id=_identifier(fields),
        title=title,
        url=_address(fields),
        outlet=_party(fields, "publisher") or first_filled(fields, "copyrightholder", "copyrightHolder"),
        published=first_filled(fields, "firstcreated", "firstCreated", "versioncreated", "versionCreated"),
        updated=_updated(fields),
        authors=_authors(fields),
        section=_section(fields),
        language=filled(fields.get("language")),
        credit=_party(fields, "origin"),
        partial=body is None or first_filled(fields, "representationtype", "representationType") == "incomplete",
        source=source_of_text(content),
    )


def _headline(fields: Fields) -> str | None:
    listed = [each for each in each_of(fields.get("headlines")) if isinstance(each, dict)]
    listed.sort(key=lambda each: each.get("role") != "main")
    named = next((text for each in listed if (text := filled(each.get("value")))), None)
    return named or first_filled(fields, "headline", "headline_main", "title", "slugline")


def _body(fields: Fields) -> tuple[str | None, MediaType]:
    """The body: markup keeps paragraphs and captions apart, so it is taken where there is any."""
    found = [*_listed_bodies(fields), *_named_bodies(fields)]
    rich = next((text for text in found if media_of(text) is MediaType.HTML), None)
    if rich is not None:
        return rich, MediaType.HTML
    return next(iter(found), None), MediaType.TEXT


def _listed_bodies(fields: Fields) -> Iterator[str]:
    for each in each_of(fields.get("bodies")):
        if isinstance(each, dict):
            said = first_filled(each, "contentType", "contenttype", "mimetype") or ""
            text = filled(each.get("value"))
            # NITF and NewsML are other people's markup
            if text and not re.search(r"/(?:\w{0,20}\+)?xml$|nitf|newsml", said):
                yield text


def _named_bodies(fields: Fields) -> Iterator[str]:
    for name, value in fields.items():
        text = filled(value)
        if text and _BODY.match(name) and not re.search(r"nitf|xml$", name.replace("xhtml", "")):
            yield text


def _described(fields: Fields) -> str | None:
    listed = [each for each in each_of(fields.get("descriptions")) if isinstance(each, dict)]
    named = next((text for each in listed if (text := filled(each.get("value")))), None)
    return named or first_filled(fields, "description_text", "description_main", "description")


def _authors(fields: Fields) -> tuple[str, ...]:
    """The names in the byline that are names beyond doubt, in order."""
    by = first_filled(fields, "by", "byline") or ""
    words = [word.strip() for word in _AND.split(_BY.sub("", by[:500], count=1))]
    return tuple(dict.fromkeys(word for word in words if _NAME.match(word)))


def _section(fields: Fields) -> str | None:
    for name in ("genres", "genre", "subjects", "subject"):
        names = names_in([each for each in each_of(fields.get(name)) if isinstance(each, dict)])
        if names and name.startswith("subject"):
            return names[0]
    return None


def _identifier(fields: Fields) -> str | None:
    """The id that this program gave the report, where the item comes from it; else the item's own."""
    for each in each_of(fields.get("altIds")):
        if isinstance(each, dict) and each.get("role") == "reportedly":
            return filled(each.get("value"))
    return filled(fields.get("uri"))


def _updated(fields: Fields) -> str | None:
    first = first_filled(fields, "firstcreated", "firstCreated")
    version = first_filled(fields, "versioncreated", "versionCreated")
    return version if first and version != first else None


def _party(fields: Fields, role: str) -> str | None:
    for name in ("infosources", "infoSources", "infosource"):
        for each in each_of(fields.get(name)):
            if isinstance(each, dict) and role in str(each.get("role") or each.get("rel") or ""):
                return filled(each.get("name"))
    return None


def _address(fields: Fields) -> str | None:
    """The item's `uri` where a reader can open it."""
    uri = filled(fields.get("uri")) or ""
    return uri if uri.startswith(("http://", "https://")) else None
