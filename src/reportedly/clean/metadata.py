"""What a page says of itself in its head: JSON-LD, meta and link elements, each piece with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportedly.clean.beside import text_within
from reportedly.clean.dates import order_of
from reportedly.clean.json_ld import Thing, is_article, looked_up, read_things, text_of, type_of
from reportedly.clean.page_dates import find_published, find_updated
from reportedly.clean.signed import Signed, declared_signatures, names_people, read_metas, shown_signatures
from reportedly.clean.taken import find_taken
from reportedly.clean.titles import Titles
from reportedly.model.report import Basis, Noted
from reportedly.text.addresses import canonical_address, host_of, registrable_domain
from reportedly.text.tables import column

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # plain text does without it

_COMPANY = re.compile(
    r"\b(?:AG|SE|GmbH|KG|Inc|LLC|Ltd|Limited|PLC|Corp(?:oration)?|Company|B\.?V|N\.?V|S\.?A|S\.?p\.?A|S\.?r\.?l|SAS|AB|AS|"
    r"Oy|A\.?Ş)\b\.?"
)
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?", re.I)
_LONGEST_ADDRESS = 2_000
_MOST_METAS = 2_000
_PAID = frozenset(
    ("locked", "paid", "premium", "subscriber", "subscribers", "metered", "subscription", "member", "plus")
)
_FREE = frozenset(("free", "open", "public", "registration"))
_TIER_NAMES = ("article:content_tier", "content_tier", "cxenseparse:access", "article:access", "access")


class Metadata(NamedTuple):
    """What the page's own metadata tell; None or empty where they are silent. `published` is EDTF.

    `locked`: it is to be paid for. `body`: the article's text, where JSON-LD holds it.
    """

    titles: Titles = Titles()
    outlet: Noted | None = None
    published: str | None = None
    description: str | None = None
    locked: bool = False
    body: str | None = None
    updated: Noted | None = None
    language: Noted | None = None
    section: Noted | None = None
    canonical: Noted | None = None
    paid: bool | None = None
    opinion: bool | None = None
    sponsored: bool | None = None
    signed: tuple[Signed, ...] = ()
    taken_from: tuple[Noted, ...] = ()

    @property
    def site(self) -> str | None:
        return self.outlet.value if self.outlet else None


def read_metadata(
    root: HtmlElement, *, url: str | None = None, fetched: str | None = None, shown: bool = True
) -> Metadata:
    """Read what a page says of itself. `url` is where it was, `fetched` when. Cost: linear in the page, bounded.

    Where the head names nobody, `shown` lets every element be asked whether it is a byline: as dear as all the rest.
    """
    things = read_things(root)
    told = read_metas(root)
    meta, named = _meta(told), _window(root)
    language = _language(root, things, meta)
    articles = _articles(things, meta, named)
    outlet = _outlet(articles, things, meta)
    section = _section(articles, meta)
    canonical = _canonical(root, articles, meta)
    order = order_of(language.value if language else None)
    paid = _paid(articles, meta)
    names = _names(outlet, articles, things, meta, url or (canonical.value if canonical else None))
    signed = declared_signatures(told, articles, things)
    return Metadata(
        titles=Titles(
            shared=meta.get("og:title"),
            linked=_first_text(articles, "headline"),
            posted=meta.get("twitter:title") or meta.get("headline") or meta.get("dc.title"),
            window=named,
            names=names,
            sections=(section.value,) if section else (),
        ),
        outlet=outlet,
        published=find_published(root, articles, meta, order=order, fetched=fetched),
        description=meta.get("og:description") or meta.get("description"),
        locked=paid is True and "metered" not in (meta.get(name, "").lower() for name in _TIER_NAMES),
        body=_body(articles),
        updated=find_updated(root, articles, meta, order=order),
        language=language,
        section=section,
        canonical=canonical,
        paid=paid,
        opinion=_opinion(articles, section, url or (canonical.value if canonical else None)),
        sponsored=True if any("AdvertiserContent" in type_of(article) for article in articles) else None,
        signed=signed if not shown or names_people(signed, names) else (*signed, *shown_signatures(root)),
        taken_from=find_taken(articles, things, meta),
    )


def _articles(things: Sequence[Thing], meta: dict[str, str], window: str | None) -> list[Thing]:
    """The objects that describe the page's own article, that with its headline first; else the page's own object."""
    found = [thing for thing in things if is_article(thing)]
    titles = " ".join((meta.get("og:title", ""), window or "")).lower()

    def rank(thing: Thing) -> tuple[bool, bool]:
        headline = text_of(thing.get("headline")) or ""
        return "Article" not in type_of(thing), not (headline and headline.lower() in titles)

    found.sort(key=rank)
    if found and rank(found[0]) == (False, False):
        return [thing for thing in found if rank(thing) == (False, False) or not thing.get("headline")]
    return [*found, *(thing for thing in things if re.search(r"WebPage|VideoObject", type_of(thing)))]


def _meta(metas: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Names of meta elements with their first content."""
    found: dict[str, str] = {}
    for name, content in metas[:_MOST_METAS]:
        found.setdefault(name[:100], content)
    return found


def _window(root: HtmlElement) -> str | None:
    found = next(iter(root.iter("title")), None)
    return text_of(text_within(found, 20_000)) if found is not None else None


def _first_text(articles: Sequence[Thing], key: str) -> str | None:
    return next((text for article in articles if (text := text_of(article.get(key)))), None)


def _body(articles: Sequence[Thing]) -> str | None:
    bodies = (article.get("articleBody") for article in articles)
    return next((body for body in bodies if isinstance(body, str) and body.strip()), None)


def _outlet(articles: Sequence[Thing], things: Sequence[Thing], meta: dict[str, str]) -> Noted | None:
    """The outlet's name: the publisher, unless that is a company and the site has a name of its own."""
    publisher = next((name for name in _publishers(articles, things)), None)
    site = meta.get("og:site_name") or meta.get("application-name") or meta.get("dc.publisher")
    if publisher and not (site and _COMPANY.search(publisher)):
        return Noted(value=publisher, basis=Basis.JSON_LD)
    return Noted(value=site, basis=Basis.META) if site and not site.startswith(("@", "http")) else None


def _publishers(articles: Sequence[Thing], things: Sequence[Thing]) -> list[str]:
    found = []
    for article in articles:
        publisher = article.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        name = text_of(looked_up(publisher, things)) if isinstance(publisher, dict) else text_of(publisher)
        if name and not name.startswith("http"):
            found.append(name)
    return found


def _names(
    outlet: Noted | None, articles: Sequence[Thing], things: Sequence[Thing], meta: dict[str, str], url: str | None
) -> tuple[str, ...]:
    """Every name of the outlet that may stand behind a title or among authors, its domain's label with them."""
    host = host_of(url) if url else None
    own = (outlet.value if outlet else None, meta.get("og:site_name"), meta.get("application-name"))
    label = (registrable_domain(host).split(".")[0],) if host and not host.replace(".", "").isdigit() else ()
    return tuple(dict.fromkeys(name for name in (*own, *_publishers(articles, things), *label) if name))


def _language(root: HtmlElement, things: Sequence[Thing], meta: dict[str, str]) -> Noted | None:
    """The language that the page declares, as a BCP 47 tag."""
    linked = next((text for thing in things if is_article(thing) and (text := text_of(thing.get("inLanguage")))), None)
    top = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    for value, basis in (
        (linked, Basis.JSON_LD),
        (top, Basis.ELEMENT),
        (meta.get("content-language") or meta.get("og:locale") or meta.get("dc.language"), Basis.META),
    ):
        if value and _TAG.fullmatch(value.strip()):
            return Noted(value=_tag(value.strip()), basis=basis)
    return None


def _tag(value: str) -> str:
    """BCP 47 writes the region in capitals, the script with one, the language in small letters."""
    first, *rest = value.replace("_", "-").split("-")
    return "-".join((first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)))


def _section(articles: Sequence[Thing], meta: dict[str, str]) -> Noted | None:
    linked = _first_text(articles, "articleSection")
    if linked and len(linked) <= 80:
        return Noted(value=linked, basis=Basis.JSON_LD)
    for name in ("article:section", "parsely-section", "section", "og:article:section", "sailthru.section"):
        if name in meta and len(meta[name]) <= 80:
            return Noted(value=meta[name], basis=Basis.META)
    return None


def _canonical(root: HtmlElement, articles: Sequence[Thing], meta: dict[str, str]) -> Noted | None:
    """The page's own address for itself, brought to one form."""
    link = next((e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    linked = _first_text(articles, "url")
    for address, basis in ((link, Basis.META), (meta.get("og:url"), Basis.META), (linked, Basis.JSON_LD)):
        if address and len(address) <= _LONGEST_ADDRESS and host_of(address):
            return Noted(value=canonical_address(address), basis=basis)
    return None


def _paid(articles: Sequence[Thing], meta: dict[str, str]) -> bool | None:
    """Whether it is to be paid for, where JSON-LD or a meta element says so."""
    said = [str(article["isAccessibleForFree"]).lower() for article in articles if "isAccessibleForFree" in article]
    if any(value in ("false", "no", "0") or value.endswith("/false") for value in said):
        return True
    tier = next((meta[name].lower() for name in _TIER_NAMES if name in meta), "")
    if tier in _PAID or tier in _FREE:
        return tier in _PAID
    return False if said else None


@cache
def _opinion_words(match: str) -> frozenset[str]:
    return column("opinion_words", "word", match=match)


def _opinion(articles: Sequence[Thing], section: Noted | None, url: str | None) -> bool | None:
    """Whether the page calls itself opinion: by its type, its section, or a part of its address."""
    types = " ".join(type_of(article) for article in articles[:1])
    if re.search(r"Opinion|Editorial(?!Team)", types):
        return True
    if section is not None and section.value.lower().strip(" .:") in _opinion_words("section"):
        return True
    parts = (url or "").split("?")[0].lower().split("/")[3:-1]
    if any(part in _opinion_words("address") for part in parts[:4]):
        return True
    return False if re.search(r"Reportage|AnalysisNews|BackgroundNews", types) else None


