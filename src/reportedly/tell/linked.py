"""An account as linked data (JSON-LD): schema.org articles and claims, Web Annotation anchors, PROV for the recipe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from reportedly.model.account import Account, AccountReport, Accounts
from reportedly.model.base import Span
from reportedly.model.changes import Version
from reportedly.model.claim import ChainLink, Claim, Conflict, OriginKind, Support
from reportedly.model.judgement import Knowledge, StoryEntity
from reportedly.model.reading import SourceKind

Node: TypeAlias = "dict[str, Node] | Sequence[Node] | str | int | float | bool | None"

# Named in full, so that nothing has to be fetched to read it. Terms without a prefix are schema.org's.
CONTEXT: dict[str, Node] = {
    "@vocab": "https://schema.org/",
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rep": "urn:reportedly:term:",
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "oa:motivatedBy": {"@type": "@id"},
    "oa:start": {"@type": "xsd:nonNegativeInteger"},
    "oa:end": {"@type": "xsd:nonNegativeInteger"},
    "oa:hasBody": {"@type": "@id"},
    "oa:hasSource": {"@type": "@id"},
    "prov:wasGeneratedBy": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:wasRevisionOf": {"@type": "@id"},
    "prov:wasAssociatedWith": {"@type": "@id"},
    "prov:used": {"@type": "@id"},
    "rep:chain": {"@container": "@list"},
}
_AROUND = 32  # characters in front and behind, by which a passage is found in a text that moved
_PEOPLE = frozenset({
    SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON, SourceKind.NAMED_OFFICIAL, SourceKind.UNNAMED_OFFICIAL,
})  # fmt: skip
_TYPES = {"person": "Person", "organisation": "Organization", "place": "Place", "group": "Organization"}
_PART = re.compile(r"^(?P<name>.*?)[ ](?P<version>[^ ]+)$")


def to_linked_data(told: Account | Accounts) -> dict[str, Node]:
    """Make the JSON-LD of an account, or of several: one graph, its context inside.

    Positions (oa:start, oa:end) are Unicode code points of the article's `text`, half-open, as the Web Annotation Data
    Model asks. Without texts the anchors are positions alone. What is not known is left out. Order: the recipe, then of
    each account its dataset, articles, claims, annotations and entities. Cost: linear.
    Source: schema.org NewsArticle and Claim; W3C Web Annotation Data Model 2017; W3C PROV-O 2013.
    """
    accounts = told.accounts if isinstance(told, Accounts) else (told,)
    recipes = dict.fromkeys(account.made_by for account in accounts)
    graph = [node for recipe in recipes for node in _recipe(recipe)]
    graph += [node for account in accounts for node in _account(account)]
    return {"@context": CONTEXT, "@graph": graph}


def _account(account: Account) -> Iterator[Node]:
    yield _dataset(account)
    yield _run(account)
    for report in account.reports:
        yield _article(account, report)
        yield from (_version(report, version) for version in report.versions)
    texts = {report.id: report.text for report in account.reports}
    for claim in account.claims:
        yield _claim(account, claim, texts)
        yield from (_annotation(account, claim, support, texts) for support in claim.supports)
    yield from (_entity(account, entity) for entity in account.entities)


def _urn(kind: str, *parts: str) -> str:
    """A name in our own namespace; ids may hold anything, so what a URN may not hold is escaped."""
    return ":".join(["urn:reportedly", kind, *(re.sub(r"[^A-Za-z0-9._~-]", _escaped, part) for part in parts)])


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


def _recipe(made_by: str) -> Iterator[Node]:
    """Who made it: the program with its model and tables, as agents and the plan that they followed."""
    parts = [part.strip() for part in made_by.split(",")]
    yield _filled({
        "@id": _urn("recipe", made_by), "@type": ["prov:Plan", "prov:Collection"], "name": made_by,
        "prov:hadMember": [{"@id": _urn("software", part)} for part in parts[1:]],
    })  # fmt: skip
    for number, part in enumerate(parts):
        found = _PART.match(part)
        types: Node = ["prov:SoftwareAgent", "SoftwareApplication"] if number == 0 else ["prov:Entity"]
        name, version = (found["name"], found["version"]) if found else (part, None)
        yield _filled({"@id": _urn("software", part), "@type": types, "name": name, "version": version})


def _dataset(account: Account) -> Node:
    counts = account.counts
    return _filled({
        "@id": _account_id(account),
        "@type": ["Dataset", "prov:Entity"],
        "identifier": account.story.id,
        "temporalCoverage": _between(account.story.first, account.story.last),
        "rep:seal": account.seal,
        "rep:reports": counts.reports,
        "rep:texts": counts.texts,
        "rep:outlets": counts.outlets,
        "rep:originsNamed": counts.origins.named,
        "rep:originsUnnamedLow": counts.origins.unnamed_low,
        "rep:originsUnnamedHigh": counts.origins.unnamed_high,
        "rep:originsUnstated": counts.origins.unstated,
        "hasPart": [{"@id": _claim_id(claim)} for claim in account.claims],
        "citation": [{"@id": _report_id(report.id)} for report in account.reports],
        "prov:wasGeneratedBy": _run_id(account),
    })  # fmt: skip


def _between(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last and first != last else first


def _run(account: Account) -> Node:
    """The making of the account. It has no time of its own: the same inputs give the same account, whenever."""
    return {
        "@id": _run_id(account),
        "@type": "prov:Activity",
        "prov:used": [_report_id(report.id) for report in account.reports],
        "prov:wasAssociatedWith": _urn("software", account.made_by.split(",")[0].strip()),
        "prov:qualifiedAssociation": {
            "@type": "prov:Association",
            "prov:agent": {"@id": _urn("software", account.made_by.split(",")[0].strip())},
            "prov:hadPlan": {"@id": _urn("recipe", account.made_by)},
        },
    }


def _account_id(account: Account) -> str:
    return _urn("account", account.story.id, account.seal or "unsealed")


def _run_id(account: Account) -> str:
    return _urn("run", account.story.id, account.seal or "unsealed")


def _report_id(report: str) -> str:
    return _urn("report", report)


def _claim_id(claim: Claim) -> str:
    return _urn("claim", claim.id)


def _article(account: Account, report: AccountReport) -> Node:
    """A report. Who wrote it is not in an account; who published it is."""
    from_whom: list[str] = [
        _report_id(reuse.source)
        for reuse in account.reuse
        if reuse.report == report.id and reuse.direction is Knowledge.KNOWN and reuse.degree.value != "non"
    ]
    agencies = dict.fromkeys(c.agency for c in account.credits if c.report == report.id and c.covers is None)
    return _filled({
        **_work(report),
        "publisher": _organisation(report.outlet),
        "inLanguage": report.lang if report.lang != "und" else None,
        "sourceOrganization": [_organisation(agency) for agency in agencies],
        "isBasedOn": [{"@id": each} for each in from_whom],
        "prov:wasDerivedFrom": from_whom,
        "prov:wasRevisionOf": _report_id(report.versions[-1].id) if report.versions else None,
    })  # fmt: skip


def _version(report: AccountReport, version: Version) -> Node:
    """An earlier text of a report."""
    at = [each.id for each in report.versions].index(version.id)
    return _filled({
        **_work(version),
        "publisher": _organisation(report.outlet),
        "dateModified": version.updated,
        "version": at + 1,
        "prov:wasRevisionOf": _report_id(report.versions[at - 1].id) if at else None,
    })  # fmt: skip


def _work(report: AccountReport | Version) -> dict[str, Node]:
    is_web = report.uri.startswith(("http://", "https://"))
    return {
        "@id": _report_id(report.id),
        "@type": ["NewsArticle", "prov:Entity"],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "reportedly", "value": report.id},
            {"@type": "PropertyValue", "propertyID": "sha256 of text in UTF-8", "value": report.text_hash},
        ],
        "headline": report.title,
        "text": report.text,
        "url": report.uri if is_web else None,
        "datePublished": report.published.value,
        "creativeWorkStatus": "Incomplete" if report.incomplete else None,
    }


def _claim(account: Account, claim: Claim, texts: Mapping[str, str | None]) -> Node:
    """A claim in the words of its lead. Its authors are the named origins: who says so, not who printed it."""
    making = dict.fromkeys(s.report for s in claim.supports if s.stance.value != "denies")
    denying = dict.fromkeys(s.report for s in claim.supports if s.stance.value == "denies")
    origins = claim.origins
    return _filled({
        "@id": _claim_id(claim),
        "@type": ["Claim", "prov:Entity"],
        "identifier": claim.id,
        "text": _words(claim.supports[0], texts),
        "author": [_author(claim, name) for each in origins.each if (name := _named(each.kind, each.name))],
        "appearance": [{"@id": _report_id(report)} for report in making],
        "citation": [{"@id": _annotation_id(support)} for support in claim.supports],
        "rep:standing": claim.standing.value,
        "rep:deniedIn": [{"@id": _report_id(report)} for report in denying],
        "rep:silent": [{"@id": _report_id(report)} for report in claim.silent],
        "rep:unreadable": [{"@id": _report_id(report)} for report in claim.unreadable],
        "rep:conflicts": [_conflict(conflict, texts) for conflict in claim.conflicts],
        "rep:originsNamed": len(origins.named),
        "rep:originsUnnamedLow": origins.unnamed_low,
        "rep:originsUnnamedHigh": origins.unnamed_high,
        "rep:originsUnstated": origins.unstated,
        "prov:wasGeneratedBy": _run_id(account),
    })  # fmt: skip


def _conflict(conflict: Conflict, texts: Mapping[str, str | None]) -> Node:
    """Two values that cannot both hold, as passages."""
    sides = [(each.report, Span(start=each.start, end=each.end)) for each in (conflict.a, conflict.b)]
    return {
        "@type": "rep:PossibleConflict",
        "rep:slot": conflict.slot.value,
        "rep:words": [_target(report, span, texts) for report, span in sides],
    }


def _named(kind: OriginKind, name: str | None) -> str | None:
    return name if kind in (OriginKind.WITNESS, OriginKind.NAMED) else None


def _author(claim: Claim, name: str) -> Node:
    """A named origin; a person where its chain shows one."""
    kinds = [link.kind for support in claim.supports for link in support.chain if link.name == name]
    return {"@type": "Person" if kinds and kinds[0] in _PEOPLE else "Organization", "name": name}


def _annotation_id(support: Support) -> str:
    return _urn("statement", support.report, support.statement)


def _annotation(account: Account, claim: Claim, support: Support, texts: Mapping[str, str | None]) -> Node:
    """One statement: the claim is its body, its words are its targets (several where they do not stand together)."""
    when = support.when
    return _filled({
        "@id": _annotation_id(support),
        "@type": ["oa:Annotation", "prov:Entity"],
        "oa:motivatedBy": "oa:identifying",
        "oa:hasBody": _claim_id(claim),
        "oa:hasTarget": [_target(support.report, span, texts) for span in support.spans],
        "rep:stance": support.stance.value,
        "rep:differsIn": [slot.value for slot in support.differs_in],
        "rep:status": support.status.value,
        "rep:certainty": support.certainty.value,
        "rep:polarity": support.polarity.value,
        "temporalCoverage": when.value if when else None,
        "rep:chain": [_link(link, texts) for link in support.chain],
        "prov:wasGeneratedBy": _run_id(account),
    })  # fmt: skip


def _link(link: ChainLink, texts: Mapping[str, str | None]) -> Node:
    """A step of the attribution chain, the outlet first."""
    where = None
    if link.start is not None and link.end is not None:
        where = _target(link.report, Span(start=link.start, end=link.end), texts)
    return _filled({
        "@type": "rep:ChainLink",
        "rep:kind": link.kind.value,
        "name": link.name,
        "rep:words": where,
        "about": {"@id": _urn("entity", link.entity)} if link.entity else None,
    })  # fmt: skip


def _target(report: str, span: Span, texts: Mapping[str, str | None]) -> Node:
    """A passage by its position, and, where the text is there, by its words with what stands around them."""
    selectors: list[Node] = [{"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}]
    text = texts.get(report)
    if text is not None:
        selectors.append({
            "@type": "oa:TextQuoteSelector",
            "oa:exact": span.of(text),
            "oa:prefix": text[max(0, span.start - _AROUND) : span.start],
            "oa:suffix": text[span.end : span.end + _AROUND],
        })  # fmt: skip
    return {"@type": "oa:SpecificResource", "oa:hasSource": _report_id(report), "oa:hasSelector": selectors}


def _words(support: Support, texts: Mapping[str, str | None]) -> str | None:
    """The words of a statement, pieces that stand apart joined by an ellipsis."""
    text = texts.get(support.report)
    return " … ".join(span.of(text) for span in support.spans) if text is not None else None


def _entity(account: Account, entity: StoryEntity) -> Node:
    place = entity.place
    has_point = place is not None and place.latitude is not None
    return _filled({
        "@id": _urn("entity", entity.id),
        "@type": _TYPES.get(entity.type, "Thing"),
        "name": entity.name or None,
        "alternateName": [name for name in entity.names if name and name != entity.name],
        "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
        if place and has_point
        else None,
        "sameAs": f"https://sws.geonames.org/{place.geonames}/" if place and place.geonames else None,
        "prov:wasGeneratedBy": _run_id(account),
    })  # fmt: skip


def _organisation(name: str | None) -> Node:
    return {"@type": "Organization", "name": name} if name else None


def _filled(fields: dict[str, Node]) -> dict[str, Node]:
    return {name: value for name, value in fields.items() if value is not None and value != []}
