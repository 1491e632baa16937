"""Pronouns ("he", "they") and the persons and groups they point back to."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model.reading import EntityType, MentionKind
from reportedly.model.report import BlockKind
from reportedly.read.definites import WINDOW, Definites
from reportedly.read.groups import Groups
from reportedly.read.items import PLURAL, SUBJECTS, Item
from reportedly.read.quoted import find_quoted, subjects_of_saying
from reportedly.read.roles import role_of
from reportedly.read.sheet import Sheet
from reportedly.read.things import is_thing

_BACK = 3  # sentences that a pronoun looks back
_CLEAR = 1.0  # by how much the best candidate must lead
_STALE = 3.0  # what somebody loses who was not told of in the last sentence, where another one was
_AFTER = 12  # mentions behind a pronoun that are looked at
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves"})


class Anaphors:
    """Finds antecedents from left to right; made anew for every pass, because earlier choices feed later ones."""

    def __init__(self, sheet: Sheet, items: Sequence[Item], groups: Groups) -> None:
        self.sheet, self.items, self.groups = sheet, items, groups
        self.holder = {token: at for at, item in enumerate(items) for token in (item.head, item.last - 1)}
        self.opener = {item.first: at for at, item in enumerate(items) if item.words}
        self.quoted = find_quoted(sheet)
        self.seen: list[int] = []  # items of persons so far, in order
        self.definites = Definites(sheet, items, groups, holder=self.holder, seen=self.seen)

    def run(self) -> None:
        """Resolve all that can be resolved; what stays open stays an entity of its own."""
        for at, item in enumerate(self.items):
            if is_thing(item):
                continue
            if item.kind is MentionKind.PRONOUN:
                self._pronoun(at)
            elif item.kind is MentionKind.NOMINAL:
                self.definites.take(at)
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
        fresh, speakers = self.definites.named_last(at), speakers | self._told_after(at)
        for other in reversed(self.seen[-WINDOW:]):
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
                found |= {self.groups.find(m) for m in self.seen[-WINDOW:] if role in self.items[m].titles}
        return frozenset(found)

    def _speakers(self, at: int) -> frozenset[int]:
        """Who seems to speak the quotation that holds a pronoun."""
        tokens = subjects_of_saying(self.sheet, self.quoted, self.items[at].first)
        return frozenset(self.groups.find(self.holder[token]) for token in tokens if token in self.holder)

    def _may_be(self, at: int, other: int) -> bool:
        return self.definites.may_be(at, other)

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
        if back == 0 and sheet.deps[there.head] in ("dobj", "dative") and sheet.deps[here.head] in _OBJECTS:
            value += 4.0  # "Roe told Doe that they had lied to him": it may be either
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
        near = [n for n in range(max(0, at - WINDOW), at) if self._may_be_they(self.items[n], item)]
        subjects = [n for n in near if sheet.deps[self.items[n].head] in SUBJECTS]
        kinds = {self.groups.find(n) for n in subjects or near}
        if len(kinds) == 1:
            self.groups.join(kinds.pop(), at)

    def _may_be_they(self, there: Item, here: Item) -> bool:
        back = self.sheet.sentences[here.first] - self.sheet.sentences[there.first]
        return there.type is EntityType.GROUP and not there.known and there.last <= here.first and back <= 1
