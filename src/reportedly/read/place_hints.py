"""What a report says of where its places are: containers beside a name, other places, the country of its outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from reportedly.model.base import Span
from reportedly.model.reading import PlaceKind
from reportedly.model.report import Report
from reportedly.text.gazetteer import Candidate, country_codes, find_candidates, short_regions
from reportedly.text.known import known_forms

_REACH = 70  # characters beside a name in which the place that it lies in is written
_WORDS = 4  # of the longest name of a container
_SIDE = r"(?:(?:far|deep)\s)?(?:(?:north|south|east|west|central|mid|upper|lower)[a-z]{0,9}[\s-]){0,2}"
_BEHIND = re.compile(rf"(?:(?:,|\s\()\s?(?:in\s)?|\sin\s)(?:the\s)?{_SIDE}(?=[A-Z])")
_SORTS = (
    "city|town|village|hamlet|port|port city|capital|second city|suburb|resort|settlement|community|district|province|"
    "region|state|county|island|area|stronghold|enclave|border town|municipality"
)
_BEFORE = re.compile(
    rf"(?P<name>[A-Z][\w.-]{{1,20}}(?: [A-Z][\w.-]{{1,20}}){{0,3}})"
    rf"(?:'s?|(?:'s?)?(?: [a-z-]{{1,15}}){{0,2}} (?:{_SORTS})(?: of)?)(?: the)? $"
)
_LIST = re.compile(r"[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20}){0,3}(?:, [A-Z][\w. -]{1,40})?,? and (?:the )?[A-Z]")
_CAPITAL = re.compile(r"(?<!\w)[A-Z]")
_WORD = re.compile(r"[\w'.&-]{1,30}")
_SHARED_DOMAINS = frozenset({"co", "io", "tv", "me", "ai", "ly", "fm", "cc", "ws", "to", "gg", "eu", "gl", "is"})


class Hints(NamedTuple):
    """What speaks for countries and for regions of countries (country, GeoNames code), by the number of mentions."""

    countries: Counter[str]
    regions: Counter[tuple[str, str]]
    outlet: str

    def of_country(self, country: str) -> float:
        """How far the report's other places speak for a country: 0 (not named), 1 to 2.5."""
        return _weight(self.countries[country], self.countries.total())

    def of_region(self, country: str, admin: str) -> float:
        """How far the report's other places speak for a region: 0 (not named), 1 to 2.5."""
        return _weight(self.regions[country, admin], self.regions.total()) if admin else 0.0

    def without(self, place: Candidate, times: int) -> Hints:
        """The hints that are left when a place may not speak for itself."""
        countries, regions = self.countries.copy(), self.regions.copy()
        countries[place.country] -= times
        if place.admin:
            regions[place.country, place.admin] -= times
        return Hints(+countries, +regions, self.outlet)


def _weight(named: int, all: int) -> float:
    return 1.0 + 1.5 * named / all if named > 0 else 0.0


def gather_hints(forms: Iterable[tuple[str, int]], placed: Iterable[tuple[Candidate, int]], outlet: str) -> Hints:
    """Count the countries that the written forms of a report name outright, and those of places that are decided."""
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for form, times in forms:
        code = country_named(form)
        if code:
            countries[code] += times
    for place, times in placed:
        if place.country:
            countries[place.country] += times
            if place.admin:
                regions[place.country, place.admin] += times
    return Hints(countries, regions, outlet)


def country_named(form: str) -> str:
    """The code of the country whose people, adjective or seat a form is ("Libyan", "the Kremlin"), else nothing."""
    known = known_forms().get(form)
    if known is None or known.kind not in ("adjective", "people", "seat"):
        return ""
    return country_codes().get(known.country, "")


def outlet_country(report: Report) -> str:
    """The country of the outlet's domain ("harbourherald.com.au"), nothing for domains that belong to no country."""
    domain = report.metadata.domain.value if report.metadata.domain else _host(report.uri)
    last = domain.rsplit(".", 1)[-1].lower()
    if len(last) != 2 or last in _SHARED_DOMAINS:
        return ""
    return "GB" if last == "uk" else last.upper()


def _host(uri: str) -> str:
    if not uri.lower().startswith(("http://", "https://")):
        return ""
    try:
        return urlsplit(uri).hostname or ""
    except ValueError:  # an address that is none
        return ""


def find_containers(text: str, spans: Sequence[Span]) -> tuple[Candidate, ...]:
    """The countries and regions in which the text says the place lies, beside a mention of it; `text` is levelled."""
    for span in spans:
        found = _behind(text, span) or _before(text, span)
        if found:
            return found
    return ()


def _behind(text: str, span: Span) -> tuple[Candidate, ...]:
    match = _BEHIND.match(text, span.end, span.end + _REACH)
    if match is None:
        return ()
    is_list = match[0].startswith(",") and bool(_LIST.match(text, match.end(), match.end() + _REACH))
    words = [word[0] for word in _WORD.finditer(text, match.end(), match.end() + _REACH)][:_WORDS]
    joined = text[match.end() : match.end() + _REACH]
    is_code = match[0].strip() == "," and not text[span.start : span.end].isupper()
    for size in range(len(words), 0, -1):
        form = " ".join(words[:size])
        if joined.startswith(form) and (found := _container(form, is_code=is_code)):
            return () if is_list and not any(place.admin for place in found) else found  # Cairo, Israel and Jordan
    return ()


def _before(text: str, span: Span) -> tuple[Candidate, ...]:
    window = text[max(0, span.start - _REACH) : span.start]
    tries = (_BEFORE.match(window, at.start()) for at in _CAPITAL.finditer(window))
    match = next((found for found in tries if found), None)
    if match is None:
        return ()
    words = match["name"].split()
    for first in range(len(words)):
        if found := _container(" ".join(words[first:]), is_code=False):
            return found
    return ()


def _container(form: str, *, is_code: bool) -> tuple[Candidate, ...]:
    """What a form that stands as a container can be: a region's short form, a country, a region, an adjective."""
    short = short_regions().get(form) or short_regions().get(form + ".")
    if short and (is_code or "." in short.name or not form.isalpha() or len(form) > 2):
        return (short,)
    form = form.removesuffix(".").removesuffix("'s").removesuffix("'")
    named = tuple(place for place in find_candidates(form) if place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION))
    if named:
        return named
    known = known_forms().get(form)
    code = country_codes().get(known.country, "") if known and known.kind in ("adjective", "people", "country") else ""
    return (Candidate(known.country, PlaceKind.COUNTRY, code),) if known and code else ()
