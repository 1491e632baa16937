"""Pronouns and definite nominals ("he", "the president") and the persons they point back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.model.reading import EntityType, MentionKind
from reportedly.model.report import BlockKind
from reportedly.read.groups import Groups
from reportedly.read.items import PLURAL, SUBJECTS, Item
from reportedly.read.quoted import find_quoted, subjects_of_saying
from reportedly.read.roles import role_of
from reportedly.read.sheet import Sheet
from reportedly.text.known import known_forms, role_nouns
from reportedly.text.words import stem

_BACK = 3  # sentences that a pronoun looks back
_WINDOW = 60  # mentions that a definite nominal looks back over, so that a long text stays cheap
_FAR = 200  # mentions on either side that tell which roles somebody has, for the same reason
_CLEAR = 1.0  # by how much the best candidate must lead
_UNNAMED_BACK = 5  # sentences in which an unnamed person is still "the official"
_STALE = 3.0  # what somebody loses who was not told of in the last sentence, where another one was
_AFTER = 12  # mentions behind a pronoun that are looked at
_REFLEXIVE = frozenset({"himself", "herself", "themselves"})


class Anaphors:
    """Finds antecedents from left to right; made anew for every pass, because earlier choices feed later ones."""

    def __init__(self, sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
        self.sheet, self.items, self.groups = sheet, items, groups
        self.holder = {token: at for at, item in enumerate(items) for token in (item.head, item.last - 1)}
        self.opener = {item.first: at for at, item in enumerate(items) if item.words}
        self.telling = [at for at, item in enumerate(items) if countries_in(sheet, item)]
        self.titled = [at for at, item in enumerate(items) if item.words and item.titles]
        self.described = [at for at, item in enumerate(items) if not item.words and self._modifiers(item)]
        self.quoted = find_quoted(sheet)
        self.seen: list[int] = []  # items of persons so far, in order

    def run(self) -> None:
        """Resolve all that can be resolved; what stays open stays an entity of its own."""
        for at, item in enumerate(self.items):
            if item.kind is MentionKind.PRONOUN:
                self._pronoun(at)
            elif item.kind is MentionKind.NOMINAL and item.definite and item.link is None:
                self._definite(at)
            elif item.kind is MentionKind.NOMINAL and item.titles and self.sheet.lows[item.first] == "the":
                self._ahead_of_name(at)
            if item.type is EntityType.PERSON:
                self.seen.append(at)

    # ---- pronouns ----

    def _pronoun(self, at: int) -> None:
        item = self.items[at]
        if self.sheet.lows[item.first] in PLURAL:
            self._plural(at)
            return
        gloss = self._gloss(item)
        ahead = self._ahead(at) if gloss is None else None
        found = gloss if gloss is not None else ahead if ahead is not None else self._best(at)
        if found is not None:
            self.groups.join(found, at)

    def _gloss(self, item: Item) -> int | None:
        """The name that the text itself puts in brackets behind a pronoun: "He (Doe) said"."""
        after = item.last
        if after + 1 < len(self.sheet) and self.sheet.words[after] in "([":
            return self.opener.get(after + 1)
        return None

    def _ahead(self, at: int) -> int | None:
        """The subject that follows, where the pronoun stands in an opening phrase: "In his speech, Ms Doe said"."""
        item = self.items[at]
        first, last = self.sheet.sentence_of(item.first)
        if self.sheet.tags[first] != "IN" or item.first - first > 6 or self.sheet.tags[item.first] != "PRP$":
            return None
        for token in range(item.last, last):
            other = self.holder.get(token)
            if self.sheet.deps[token] in SUBJECTS:
                named = other is not None and self.items[other].words and self._may_be(at, other)
                return other if named else None
        return None

    def _best(self, at: int) -> int | None:
        scores: dict[int, float] = {}
        sentence = self.sheet.sentences[self.items[at].first]
        speakers = self._speakers(at) if self.quoted[self.items[at].first] else frozenset()
        fresh, speakers = self._named_last(at), speakers | self._told_after(at)
        for other in reversed(self.seen[-_WINDOW:]):
            if sentence - self.sheet.sentences[self.items[other].first] > _BACK:
                break
            value = self._value(at, other)
            group = self.groups.find(other)
            if value is not None and group not in speakers:
                if fresh and group not in fresh and sentence - self.sheet.sentences[self.items[other].first] > 1:
                    value -= _STALE
                scores[group] = max(scores.get(group, 0.0), value)
        best = sorted(scores, key=lambda group: (-scores[group], group))
        if not best or (len(best) > 1 and scores[best[0]] - scores[best[1]] < _CLEAR):
            return None
        return best[0]

    def _named_last(self, at: int) -> set[int]:
        """The persons named in this sentence so far and in the one before, who may be meant."""
        sentence = self.sheet.sentences[self.items[at].first]
        found = set()
        for other in reversed(self.seen[-_WINDOW:]):
            if sentence - self.sheet.sentences[self.items[other].first] > 1:
                break
            if self._may_be(at, other):
                found.add(self.groups.find(other))
        return found if any(self.items[n].words for n in self.seen[-8:] if self.groups.find(n) in found) else set()

    def _told_after(self, at: int) -> frozenset[int]:
        """Who stands behind a subject pronoun in its own clause, and so is another: "He shouted at the guard"."""
        sheet, here, found = self.sheet, self.items[at], set()
        if sheet.deps[here.head] not in SUBJECTS:
            return frozenset()
        verb = self._clause(here.head)
        for n in range(at + 1, min(len(self.items), at + _AFTER)):
            item = self.items[n]
            if not sheet.same_sentence(here.first, item.first):
                break
            if item.type is not EntityType.PERSON or self._clause(item.head) != verb or sheet.deps[item.head] == "poss":
                continue
            if item.words:
                found.add(self.groups.find(n))
            elif item.kind is MentionKind.NOMINAL and item.definite:
                role = role_of(sheet, item)
                found |= {self.groups.find(m) for m in self.seen[-_WINDOW:] if role in self._roles(m)}
        return frozenset(found)

    def _speakers(self, at: int) -> frozenset[int]:
        """Who seems to speak the quotation that holds a pronoun."""
        tokens = subjects_of_saying(self.sheet, self.quoted, self.items[at].first)
        return frozenset(self.groups.find(self.holder[token]) for token in tokens if token in self.holder)

    def _may_be(self, at: int, other: int) -> bool:
        gender = self.groups.gender(other)
        return not gender or gender == self.items[at].gender

    def _value(self, at: int, other: int) -> float | None:
        """How well an earlier mention serves as antecedent, or None where it cannot be one."""
        sheet, here, there = self.sheet, self.items[at], self.items[other]
        back = sheet.sentences[here.first] - sheet.sentences[there.first]
        if back > _BACK or there.type is not EntityType.PERSON or not self._may_be(at, other):
            return None
        if back and sheet.blocks[here.first] - sheet.blocks[there.first] > 1:
            return None
        if back == 0 and not self._may_bind(at, other):
            return None
        if self.quoted[here.first] and not self.quoted[there.first] and back == 0:
            return None  # inside of its own words a speaker is "I"
        if self.quoted[there.first] and not self.quoted[here.first] and there.kind is MentionKind.PRONOUN:
            return None  # "He knows it," he added: another one
        value = 10.0 - (here.first - there.last) / 25 if back == 0 else 8.0 - 2.5 * back
        subject = sheet.deps[there.head] in SUBJECTS or self._misread_subject(there)
        value += 4.0 * subject + 0.5 * bool(there.words) + 0.5 * bool(self.groups.gender(other))
        if subject and sheet.deps[here.head] in SUBJECTS:
            value += 1.0
        if back and sheet.deps[sheet.heads[there.head]] == "ROOT" and subject:
            value += 1.0
        if sheet.deps[there.head] in ("poss", "compound", "nmod"):
            value -= 2.0
        if there.kind is MentionKind.NOMINAL:
            value -= 1.0
        if back == 0 and self._in_its_clause(here, there):
            value += 8.0
        return value

    def _misread_subject(self, there: Item) -> bool:
        """Whether a nominal opens its sentence and was read as all of it: "The father-of-two wept in court"."""
        sheet = self.sheet
        opens = there.kind is MentionKind.NOMINAL and sheet.sentence_of(there.first)[0] == there.first
        return opens and sheet.deps[there.head] == "ROOT" and sheet.kind_of(there.first) is not BlockKind.HEADLINE

    def _may_bind(self, at: int, other: int) -> bool:
        """In one sentence: no object of the verb whose subject it is, no possessor of itself, not what it modifies."""
        sheet, here, there = self.sheet, self.items[at], self.items[other]
        if there.first <= here.first < there.last:
            return False
        if sheet.lows[here.first] in _REFLEXIVE:
            return True
        verb = self._clause(here.head)
        if sheet.deps[here.head] in ("dobj", "pobj", "iobj", "dative") and sheet.deps[there.head] in (
            *SUBJECTS,
            "pobj",
            "dobj",
        ):
            return verb != self._clause(there.head)
        return True

    def _in_its_clause(self, here: Item, there: Item) -> bool:
        """Whether a pronoun stands in the relative clause of a mention: "Roe, who said that he …"."""
        token = here.head
        for _ in range(12):
            if self.sheet.deps[token] == "relcl":
                return there.first <= self.sheet.heads[token] < there.last
            if self.sheet.heads[token] == token:
                return False
            token = self.sheet.heads[token]
        return False

    def _clause(self, token: int) -> int:
        """The verb over a token."""
        for _ in range(12):
            governor = self.sheet.heads[token]
            if governor == token or self.sheet.tags[token].startswith(("VB", "MD")):
                break
            token = governor
        return token

    def _plural(self, at: int) -> None:
        """Join "they" with a group only where one is the nearest subject, or the only group, of the sentence."""
        sheet, item = self.sheet, self.items[at]
        near = [n for n in range(max(0, at - _WINDOW), at) if self._may_be_they(self.items[n], item)]
        subjects = [n for n in near if sheet.deps[self.items[n].head] in SUBJECTS]
        kinds = {self.groups.find(n) for n in subjects or near}
        if len(kinds) == 1:
            self.groups.join(kinds.pop(), at)

    def _may_be_they(self, there: Item, here: Item) -> bool:
        back = self.sheet.sentences[here.first] - self.sheet.sentences[there.first]
        return there.type is EntityType.GROUP and not there.known and there.last <= here.first and back <= 1

    # ---- definite nominals ----

    def _definite(self, at: int) -> None:
        item = self.items[at]
        noun = self.sheet.lows[item.head]
        leads = role_nouns()[noun][2] == "leader"
        if self.sheet.lows[item.head + 1 : item.head + 4] == ["-", "of", "-"]:
            fits = self._named_last(at)  # "the father-of-two" tells as little as "he"
            found = fits.pop() if len(fits) == 1 else None
        else:
            found = self._leader(at, noun) if leads else self._of_role(at)
            found = self._of_noun(at) if found is None else found
            found = self._under_heading(at) if found is None else found
        if found is not None:
            self.groups.join(found, at)

    def _of_role(self, at: int) -> int | None:
        """The one person so far of whom this noun was said."""
        noun = role_of(self.sheet, self.items[at])
        fits = {self.groups.find(n) for n in self.seen[-_WINDOW:]
                if noun in self._roles(n) and self._country_fits(at, n) and self._modifiers_fit(at, n)}  # fmt: skip
        return fits.pop() if len(fits) == 1 else None

    def _of_noun(self, at: int) -> int | None:
        """The one unnamed person told of shortly before in the same noun: "a port official … the official"."""
        here = self.items[at]
        if any(self._role_nouns(n) & {role_of(self.sheet, here)} for n in self.seen[-_WINDOW:]):
            return None  # somebody with a name has this role
        fits = {self.groups.find(n): n for n in self._same_noun(at)
                if self.sheet.sentences[here.first] - self.sheet.sentences[self.items[n].first] <= _UNNAMED_BACK}
        group = next(iter(fits)) if len(fits) == 1 else None
        return group if group is not None and self._modifiers_fit(at, group) else None

    def _same_noun(self, at: int) -> list[int]:
        """Earlier nominals of unnamed persons with the noun of this one, whose country does not differ."""
        noun = role_of(self.sheet, self.items[at])
        return [n for n in self.seen[-_WINDOW:]
                if self.items[n].kind is MentionKind.NOMINAL and not self.items[n].titles
                and role_of(self.sheet, self.items[n]) == noun and self._country_fits(at, n)]  # fmt: skip

    def _role_nouns(self, at: int) -> set[str]:
        return self._roles(at) if self.items[at].words else set()

    def _ahead_of_name(self, at: int) -> None:
        """Join "its captain" with "The captain, Jane Roe" that comes later, where no other captain is told of."""
        before = [n for n in self._same_noun(at) if self.groups.find(n) != self.groups.find(at)]
        others = any(self.sheet.lows[self.items[n].first] in {"a", "an", "another"} for n in before)
        if (len(before) > 1 and others) or any(self._role_nouns(n) & self._roles(at) for n in self.seen[-_WINDOW:]):
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
        above = [n for n in self.seen[-_WINDOW:] if self.items[n].words and sheet.blocks[self.items[n].first] == block]
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
        sheet = self.sheet
        named = {token for token in range(item.first, item.last) for size in (1, 2)
                 for start in (token, token - 1)
                 if start >= item.first and " ".join(sheet.words[start : start + size]) in known_forms()
                 and token < start + size}  # fmt: skip
        return {stem(sheet.lows[token]) for token in range(item.first, item.last)
                if token != item.head and token not in named and sheet.tags[token][:2] in ("JJ", "NN")}  # fmt: skip

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
        for n in self.seen[-_WINDOW:]:
            taken.setdefault(self.groups.find(n), set()).update(self._roles(n))
        near: dict[int, None] = {}
        paired, later = self._paired_leaders(heads), self._all_roles(at)
        for n in self.seen[-_WINDOW:]:
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
        for n in self.seen[-_WINDOW:]:
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
            for n in self.telling[max(0, bisect_left(self.telling, at) - _WINDOW) : bisect_left(self.telling, at)]
            if (self.groups.find(n) == group or self._linked(n, group))
            for country in countries_in(self.sheet, self.items[n])
        }
        return not mine or not theirs or bool(mine & theirs)

    def _linked(self, at: int, group: int) -> bool:
        link = self.items[at].link
        return link is not None and link in self.holder and self.groups.find(self.holder[link]) == group


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
