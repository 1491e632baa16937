"""A report in the formats that other programs read: schema.org NewsArticle (JSON-LD) and IPTC ninjs 3.0."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.report import Block, BlockKind, Noted, Report

Value = str | list[str] | list[dict[str, str]] | dict[str, str] | bool | None

_BODY = frozenset({BlockKind.STANDFIRST, BlockKind.CROSSHEAD, BlockKind.PARAGRAPH, BlockKind.DATELINE})


def to_news_article(report: Report) -> dict[str, Value]:
    """Make the NewsArticle of a report: its title, the article's own blocks as body, its captions with its pictures.

    What is not known is left out. Furniture, promotion and repeated blocks are in no field; the report itself has
    them. Authors are given without a type: a byline does not tell a person from a desk. Source: schema.org/NewsArticle.
    """
    about = report.metadata
    captions = [_cut(report, block) for block in report.blocks if block.is_read and block.kind is BlockKind.CAPTION]
    return _filled({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": report.id,
        "headline": _value(about.title) or report.title,
        "articleBody": body_of(report),
        "author": [{"name": author.value} for author in about.authors],
        "publisher": _organisation(_value(about.outlet) or report.outlet),
        "sourceOrganization": _organisation(_value(about.agency)),
        "datePublished": report.published.value,
        "dateModified": _value(about.updated),
        "url": address_of(report),
        "inLanguage": _language(report),
        "articleSection": _value(about.section),
        "dateline": _value(about.dateline_place),
        "image": [{"@type": "ImageObject", "caption": caption} for caption in captions],
        "isAccessibleForFree": False if about.paid else None,
        "creativeWorkStatus": "Incomplete" if report.incomplete else None,
        "sdDatePublished": report.source.fetched,
    })  # fmt: skip


def to_ninjs(report: Report) -> dict[str, Value]:
    """Make the ninjs item of a report, its body as plain text; the report's id stands in `altIds`.

    Days without a time of day stay days, though the standard asks for an instant. Source: IPTC ninjs 3.0.
    """
    about = report.metadata
    published, title = report.published.value, _value(about.title) or report.title
    parties = ((_value(about.outlet) or report.outlet, "publisher"), (_value(about.agency), "origin"))
    return _filled({
        "uri": address_of(report) or f"urn:reportedly:{report.id}",
        "type": "text",
        "representationType": "incomplete" if report.incomplete else "complete",
        "firstCreated": published,
        "versionCreated": _value(about.updated) or published,
        "language": _language(report),
        "by": _listed([author.value for author in about.authors]),
        "located": _value(about.dateline_place),
        "headlines": [{"role": "main", "value": title}] if title else None,
        "bodies": [{"role": "main", "contentType": "text/plain", "value": body_of(report)}],
        "infoSources": [{"name": name, "role": role} for name, role in parties if name],
        "subjects": [{"name": section.value, "rel": "section"}] if (section := about.section) else None,
        "altIds": [{"role": "reportedly", "value": report.id}],
        "standard": {
            "name": "ninjs", "version": "3.0", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
        },
    })  # fmt: skip


def body_of(report: Report) -> str:
    """The article's own blocks in order, with what stands between them where that is white space, else a blank line."""
    parts: list[str] = []
    last: Block | None = None
    for block in report.blocks:
        if block.kind in _BODY and block.is_read:
            parts += [_between(report, last, block), _cut(report, block)]
            last = block
    return "".join(parts)


def _between(report: Report, last: Block | None, block: Block) -> str:
    if last is None:
        return ""
    gap = report.text[last.end : block.start]
    return gap if gap.isspace() or not gap else "\n\n"


def address_of(report: Report) -> str | None:
    """The report's address on the web: its canonical one, else where it came from, if that is one."""
    if report.metadata.canonical:
        return report.metadata.canonical.value
    return report.uri if report.uri.startswith(("http://", "https://")) else None


def _cut(report: Report, block: Block) -> str:
    return report.text[block.start : block.end]


def _value(noted: Noted | None) -> str | None:
    return noted.value if noted else None


def _language(report: Report) -> str | None:
    return _value(report.metadata.language) or (report.lang if report.lang != "und" else None)


def _organisation(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _listed(names: Sequence[str]) -> str | None:
    """Names as a byline has them: "A, B and C"."""
    if len(names) < 2:
        return next(iter(names), None)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _filled(fields: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value is not None and value != []}
