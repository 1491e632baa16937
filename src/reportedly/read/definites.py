"""Definite nominals ("the president", "the official") and the persons they point back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from reportedly.model.reading import EntityType, MentionKind
from reportedly.model.report import BlockKind
from reportedly.read.ages import AGE, age_before, age_behind, is_age
from reportedly.read.groups import Groups
from reportedly.read.items import SUBJECTS, Item
from reportedly.read.roles import role_of
from reportedly.read.sheet import Sheet
from reportedly.text.known import known_forms, role_nouns
from reportedly.text.words import stem

WINDOW = 60  # mentions that are looked back over, so that a long text stays cheap
_FAR = 200  # mentions on either side that tell which roles somebody has, for the same reason
_UNNAMED_BACK = 5  # sentences in which an unnamed person is still "the official"


class Definites:
    """Finds whom definite nominals mean, from left to right; `seen` are the items of persons so far, in order."""

    def __init__(
        self, sheet: Sheet, items: Sequence[Item], groups: Groups, *, holder: Mapping[int, int], seen: Sequence[int]
    ) -> None:
        self.sheet, self.items, self.groups, self.holder, self.seen = sheet, items, groups, holder, seen
        self.telling = [at for at, item in enumerate(items) if countries_in(sheet, item)]
        self.titled = [at for at, item in enumerate(items) if item.words and item.titles]
        self.aged = {at: age for at, item in enumerate(items) if (age := _age(sheet, item))}
        self.described = [at for at, item in enumerate(items) if not item.words and self._modifiers(item)]

    def take(self, at: int) -> None:
        """Join a nominal with the one whom it can mean, if there is one."""
        item = self.items[at]
        if item.link is None and _is_bare(self.sheet, item):
            self._in_headline(at)
        elif item.definite and item.link is None:
            self._definite(at)
        elif item.titles and self.sheet.lows[item.first] == "the":
            self._ahead_of_name(at)

    def may_be(self, at: int, other: int) -> bool:
        """Whether the genders that are known allow two mentions to be one."""
        gender = self.groups.gender(other)
        return not gender or not self.items[at].gender or gender == self.items[at].gender

    def named_last(self, at: int) -> set[int]:
        """The persons named in this sentence so far and in the one before, who may be meant."""
        sentence = self.sheet.sentences[self.items[at].first]
        found = set()
        for other in reversed(self.seen[-WINDOW:]):
            if sentence - self.sheet.sentences[self.items[other].first] > 1:
                break
            if self.may_be(at, other):
                found.add(self.groups.find(other))
        return found if any(self.items[n].words for n in self.seen[-8:] if self.groups.find(n) in found) else set()

    def _definite(self, at: int) -> None:
        item = self.items[at]
        noun = self.sheet.lows[item.head]
        leads = noun in role_nouns() and role_nouns()[noun][2] == "leader"
        if self.sheet.lows[item.head + 1 : item.head + 4] == ["-", "of", "-"]:
            fits = self.named_last(at)  # "the father-of-two" tells as little as "he"
            found = fits.pop() if len(fits) == 1 else None
        elif noun == "old":
            found = self._of_age(at)
        else:
            found = self._leader(at, noun) if leads else self._of_role(at)
            found = self._of_noun(at) if found is None else found
            found = self._under_heading(at) if found is None else found
        if found is not None:
            self.groups.join(found, at)

    def _in_headline(self, at: int) -> None:
        """Join the bare noun of a headline ("Skipper held") with the one person of the report who has this role.

        Not where the report tells of an unnamed one too ("a skipper", "two skippers").
        """
        noun = role_of(self.sheet, self.items[at])
        fits = {self.groups.find(n) for n in self.titled if noun in self._roles(n) and self._country_fits(at, n)}
        unnamed = any(item.link is None and not item.definite and item.head != self.items[at].head
                      and item.type is EntityType.PERSON and item.kind is MentionKind.NOMINAL
                      and role_of(self.sheet, item) == noun and not _is_bare(self.sheet, item)
                      for item in self.items)  # fmt: skip
        if len(fits) == 1 and not unnamed:
            self.groups.join(fits.pop(), at)

    def _of_age(self, at: int) -> int | None:
        """The one person who is told to be of this age; else the one named last, if no other age is told of him."""
        ages: dict[int, set[str]] = {}
        for n, age in self.aged.items():
            if n < at:
                ages.setdefault(self.groups.find(n), set()).add(age)
        fits = {group for group, told in ages.items() if self.aged[at] in told}
        fits = fits or {group for group in self.named_last(at) if group not in ages}
        return fits.pop() if len(fits) == 1 else None

    def _ages_fit(self, at: int, other: int) -> bool:
        """Whether no two ages are told of two mentions."""
        mine, group = self.aged.get(at), self.groups.find(other)
        return mine is None or all(age == mine for n, age in self.aged.items() if self.groups.find(n) == group)

    def _of_role(self, at: int) -> int | None:
        """The one person so far of whom this noun was said."""
        noun = role_of(self.sheet, self.items[at])
        fits = {self.groups.find(n) for n in self.seen[-WINDOW:]
                if noun in self._roles(n) and self._country_fits(at, n) and self._modifiers_fit(at, n)
                and self._ages_fit(at, n)}  # fmt: skip
        return fits.pop() if len(fits) == 1 else None

    def _of_noun(self, at: int) -> int | None:
        """The one unnamed person told of shortly before in the same noun: "a port official … the official"."""
        here = self.items[at]
        if any(self._role_nouns(n) & {role_of(self.sheet, here)} for n in self.seen[-WINDOW:]):
            return None  # somebody with a name has this role
        fits = {self.groups.find(n): n for n in self._same_noun(at)
                if self.sheet.sentences[here.first] - self.sheet.sentences[self.items[n].first] <= _UNNAMED_BACK}
        group = next(iter(fits)) if len(fits) == 1 else None
        return group if group is not None and self._modifiers_fit(at, group) else None

    def _same_noun(self, at: int) -> list[int]:
        """Earlier nominals of unnamed persons with the noun of this one, whose country does not differ."""
        noun = role_of(self.sheet, self.items[at])
        return [n for n in self.seen[-WINDOW:]
                if self.items[n].kind is MentionKind.NOMINAL and not self.items[n].titles
                and role_of(self.sheet, self.items[n]) == noun and self._country_fits(at, n)]  # fmt: skip

    def _role_nouns(self, at: int) -> set[str]:
        return self._roles(at) if self.items[at].words else set()

    def _ahead_of_name(self, at: int) -> None:
        """Join "its captain" with "The captain, Jane Roe" that comes later, where no other captain is told of."""
        before = [n for n in self._same_noun(at) if self.groups.find(n) != self.groups.find(at)]
        others = any(self.sheet.lows[self.items[n].first] in {"a", "an", "another"} for n in before)
        if (len(before) > 1 and others) or any(self._role_nouns(n) & self._roles(at) for n in self.seen[-WINDOW:]):
            return
        for n in before:
            self.groups.join(n, at)

    def _under_heading(self, at: int) -> int | None:
        """Who is asked for above: "Who is Jane Roe?", if the section begins with this subject."""
        sheet, here = self.sheet, self.items[at]
        block = sheet.blocks[here.first] - 1
        first = sheet.sentence_of(here.first)[0]
        if first != here.first or sheet.deps[here.head] not in SUBJECTS or sheet.blocks[max(0, first - 1)] != block:
            return None
        if sheet.kinds[block] is not BlockKind.CROSSHEAD:
            return None
        above = [n for n in self.seen[-WINDOW:] if self.items[n].words and sheet.blocks[self.items[n].first] == block]
        fits = {self.groups.find(n) for n in above}
        opener = sheet.lows[self.items[above[0]].first - 2] if above and self.items[above[0]].first > 1 else ""
        return fits.pop() if len(fits) == 1 and opener == "who" else None

    def _modifiers_fit(self, at: int, other: int) -> bool:
        """Whether all that "the Liberal candidate" says besides its noun was said of that person before."""
        mine = self._modifiers(self.items[at])
        if not mine:
            return True
        group = self.groups.find(other)
        before = bisect_left(self.described, at)
        said = {word for n in self.described[max(0, before - _FAR) : before] if self.groups.find(n) == group
                for word in self._modifiers(self.items[n])}  # fmt: skip
        return mine <= said

    def _modifiers(self, item: Item) -> set[str]:
        sheet, plain = self.sheet, {item.head}
        for token in range(item.first, item.last):
            if is_age(sheet, token):
                plain |= set(range(token, token + AGE))
            for size in (1, 2):
                known = known_forms().get(" ".join(sheet.words[token : token + size]))
                town = known is not None and known.kind == "capital" and sheet.lows[token - 1] == "of"
                if known is not None and not town:
                    plain |= set(range(token, token + size))
        return {stem(sheet.lows[token]) for token in range(item.first, item.last)
                if token not in plain and sheet.tags[token][:2] in ("JJ", "NN")}  # fmt: skip

    def _roles(self, at: int) -> set[str]:
        return set(self.items[at].titles)

    def _leader(self, at: int, noun: str) -> int | None:
        said = self._of_role(at)
        if said is not None:
            return said
        sheet, here = self.sheet, self.items[at]
        if self._modifiers(here):
            return None  # "the next president", "the opposition leader": another one
        heads = {word for word, row in role_nouns().items() if row[2] == "leader"}
        taken: dict[int, set[str]] = {}
        for n in self.seen[-WINDOW:]:
            taken.setdefault(self.groups.find(n), set()).update(self._roles(n))
        near: dict[int, None] = {}
        paired, later = self._paired_leaders(heads), self._all_roles(at)
        for n in self.seen[-WINDOW:]:
            group = self.groups.find(n)
            roles = taken[group] | later.get(group, set())
            if roles and not roles & heads and group not in paired:
                continue
            if noun != "leader" and roles and noun not in roles:
                continue
            if self._country_fits(at, n) and self.items[n].words:
                window = sheet.sentences[here.first] - sheet.sentences[self.items[n].first]
                if window <= (99 if group in paired and noun == "leader" else 2):
                    near.setdefault(group)
        return next(iter(near)) if len(near) == 1 else None

    def _all_roles(self, at: int) -> dict[int, set[str]]:
        """Group → the roles that stand beside its names, before the item or behind it."""
        roles: dict[int, set[str]] = {}
        middle = bisect_left(self.titled, at)
        for n in self.titled[max(0, middle - _FAR) : middle + _FAR]:
            roles.setdefault(self.groups.find(n), set()).update(self.items[n].titles)
        return roles

    def _paired_leaders(self, heads: set[str]) -> set[int]:
        """Who is coordinated with the head of a state ("between X and President Y") is taken for one too."""
        found = set()
        for n in self.seen[-WINDOW:]:
            item = self.items[n]
            other = self.holder.get(self.sheet.heads[item.head]) if self.sheet.deps[item.head] == "conj" else None
            if other is None or not item.words or not self.items[other].words:
                continue
            for one, two in ((n, other), (other, n)):
                if self._roles(one) & heads and not self._roles(two) - heads:
                    found.add(self.groups.find(two))
        return found

    def _country_fits(self, at: int, other: int) -> bool:
        """Whether the country in the nominal agrees with all that is said of the person; no word is no objection."""
        mine = countries_in(self.sheet, self.items[at])
        group = self.groups.find(other)
        theirs = {
            country
            for n in self.telling[max(0, bisect_left(self.telling, at) - WINDOW) : bisect_left(self.telling, at)]
            if (self.groups.find(n) == group or self._linked(n, group))
            for country in countries_in(self.sheet, self.items[n])
        }
        return not mine or not theirs or bool(mine & theirs)

    def _linked(self, at: int, group: int) -> bool:
        link = self.items[at].link
        return link is not None and link in self.holder and self.groups.find(self.holder[link]) == group


def _is_bare(sheet: Sheet, item: Item) -> bool:
    """Whether a nominal is a headline's: one person, without article, possessive or number."""
    opener = sheet.tags[item.first]
    single = sheet.tags[item.head] in {"NN", "NNP"} and item.type is EntityType.PERSON
    owned = any(sheet.tags[token] == "POS" for token in range(item.first, item.head))
    headline = sheet.kind_of(item.first) is BlockKind.HEADLINE
    return headline and single and not owned and opener not in {"DT", "PRP$", "CD", "PDT"}


def _age(sheet: Sheet, item: Item) -> str:
    if item.kind is MentionKind.NOMINAL:
        return age_before(sheet, item.first, item.last)
    return age_behind(sheet, item.last) if item.words and item.type is EntityType.PERSON else ""


def countries_in(sheet: Sheet, item: Item) -> set[str]:
    """The countries that a nominal names ("the French envoy")."""
    if item.words:
        return set()
    forms, found = known_forms(), set()
    for token in range(item.first, item.last):
        for size in (2, 1):
            known = forms.get(" ".join(sheet.words[token : token + size]))
            if (known and token + size <= item.last and known.country) or (known and known.kind == "adjective"):
                found.add(known.country)
                break
    if "South Korea" in found or "North Korea" in found:
        found.discard("Korean Peninsula")
    return found
