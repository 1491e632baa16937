"""What a report tells of a person besides the name, as far as it keeps two namesakes apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.model.reading import Mention, MentionKind
from reportedly.text.known import known_forms, role_nouns
from reportedly.text.name_parts import title_kinds

_AGE = re.compile(r"(?:, ?|,? \()(\d{1,3})(?=[,.)])")
_BEFORE = re.compile(r"([A-Za-z]{2,8})\.? $")
_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_YEARS = 3  # by which the ages of one person may differ between two reports; more are two persons
_LONGEST_NAME = 60  # characters of a nominal that are looked at


class Traits(NamedTuple):
    """What is known of one person of one report; empty where nothing is."""

    genders: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()


def read_traits(text: str, mentions: Sequence[Mention]) -> Traits:
    """Collect the traits of the entity that has these mentions: pronouns and honorifics, ages, roles, their countries.

    Cost: linear in the mentions. Raises nothing for strange text.
    """
    genders, ages, roles, countries = set(), set(), set(), set()
    for mention in mentions:
        words = text[mention.start : mention.end]
        if mention.kind is MentionKind.PRONOUN:
            genders.add(_GENDERS.get(words.lower(), ""))
        elif mention.kind is MentionKind.NAME:
            genders.add(_honorific_gender(text, mention.start))
            if age := _AGE.match(text, mention.end):
                ages.add(int(age[1]))
        else:
            head = words[:_LONGEST_NAME].split()
            roles |= {word.lower() for word in head if word.lower() in role_nouns()}
            countries |= {known_forms()[word].country for word in head if word in known_forms()}
    return Traits(frozenset(genders - {""}), frozenset(ages), frozenset(roles), frozenset(countries - {""}))


def _honorific_gender(text: str, start: int) -> str:
    before = _BEFORE.search(text[max(0, start - 10) : start])
    return title_kinds().get(before[1].lower(), ("", ""))[1] if before else ""


def clash(one: Traits, two: Traits) -> bool:
    """Whether two entities cannot well be one person: a man and a woman, other ages, another office elsewhere."""
    if one.genders and two.genders and not one.genders & two.genders:
        return True
    if one.ages and two.ages and min(abs(a - b) for a in one.ages for b in two.ages) > _YEARS:
        return True
    abroad = one.countries and two.countries and not one.countries & two.countries
    return bool(abroad and one.roles and two.roles and not one.roles & two.roles)


def in_common(one: Traits, two: Traits) -> str:
    """Name an office of one country that both have ("envoy, South Korea"); empty where there is none."""
    roles, countries = sorted(one.roles & two.roles), sorted(one.countries & two.countries)
    return f"{roles[0]}, {countries[0]}" if roles and countries else ""
