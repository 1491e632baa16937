"""Say whether words that look like a time are one where they stand: "May" the month, "2010 people", "his 30s"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.read.time_words import Word
from reportedly.read.tokens import Token
from reportedly.text.tables import column

_REACH = 40  # characters of context on either side
_OLDEST_YEAR, _OLDEST_SURE_YEAR, _OLDEST_BARE_YEAR = 1500, 1700, 1800


def _word_of(words: str) -> str:
    return rf"\b(?:{'|'.join(words.split())})"


def _before(words: str) -> re.Pattern[str]:
    """Match a text that ends in one of these words and a gap."""
    return re.compile(rf"{_word_of(words)}[\s-]+$", re.IGNORECASE)


def _behind(words: str) -> re.Pattern[str]:
    """Match a text that goes on with one of these words."""
    return re.compile(rf"\s+{_word_of(words)}\b", re.IGNORECASE)


_LINKS = "in of by since until till to from for through during before after between late early mid last next this"
_BEFORE_MONTH = _before(_LINKS)
_SURE_BEFORE_MONTH = _before("in since until till during late early mid last next this")
_BEFORE_YEAR = re.compile(
    rf"(?:{_word_of(_LINKS + ' the and or than as with election games olympics cup')}\s+|[(,/-]\s?|\b\w+'s\s+)$",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    rf"(?:{_word_of('about around nearly almost some over least than approximately roughly only no nos flight route')}"
    rf"\.?\s+|{_word_of('highway interstate room model number boeing airbus page section article resolution unit')}\s+"
    r"|[$£€¥#]\s?)$",
    re.IGNORECASE,
)
_MEASURES = "percent per km kilomet met(?:er|re) miles? feet ft tons? tonnes? kg mw dollars? euros? pounds? points?"
_UNIT_BEHIND = re.compile(
    rf"\s?(?:%|{_word_of(_MEASURES + ' troops soldiers people hours gmt utc hrs')})", re.IGNORECASE
)
_AGE_BEHIND = re.compile(r"\s?-?\s?(?:old\b|olds\b|of age\b)", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|age of|ages of)\s+(?:[\w-]{1,20}\s+(?:to|and)\s+)?$", re.IGNORECASE)
_THEIR = re.compile(r"\b(?:his|her|their|my|our|your|its)\s+(?:early|late|mid)?[\s-]*$", re.IGNORECASE)
_RATES = "million billion hundred thousand once twice times much dollars pounds euros percent bn m k"
_RATE_BEFORE = re.compile(
    rf"(?:\d[\d,.]*|{_word_of(_RATES + ' one two three four five six seven eight nine ten')})\s+$", re.IGNORECASE
)
_LENGTH_BEFORE = _before("for in over after within than nearly almost about every under until half just only once of")
_LENGTH_BEHIND = _behind("ago after before later earlier from")
_LOOSE_BEFORE = _before("for in over after within just through of took takes take spent spend years several")
_LOOSE_BEHIND = _behind("of after before later earlier into away")
_HOUR_BEFORE = _before("at by around from to until till before after since between about and of than past")
_CLAUSE_BEHIND = re.compile(
    rf"\s+{_word_of('when that he she they we it i you of after before to one two job the a')}\b|\s+\w+'s\b",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Theresa|Brian|Elaine|Minister|Secretary)\.?\s+$")
_YEAR_OWNER = re.compile(r"\b(?:the|\w+'s|their|its|his|her|of|in|since|until)\s+$", re.IGNORECASE)
_DECADE_BEFORE = re.compile(r"(?:\b(?:the|early|late|mid|and|or|to))[\s-]*$", re.IGNORECASE)


_END_OF_PHRASE = re.compile(r"\s?(?:[,.;:)!?]|$)")
_NTH_BEFORE = _before("on until till by from since before after between and to through")
_NTH_BEHIND = re.compile(
    rf"\s?[,.;:)!?\"]|$|\s+(?:{_word_of('and at when to but with as because where while of this of the of that')})\b"
)


class Found(NamedTuple):
    """A candidate in its place: the levelled text of its block, its offsets there, its words and its tokens."""

    text: str
    start: int
    end: int
    words: Sequence[Word]
    tokens: Sequence[Token]

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - _REACH) : self.start]

    @property
    def behind(self) -> str:
        return self.text[self.end : self.end + _REACH]

    @property
    def cut(self) -> str:
        return self.text[self.start : self.end]


def suits(rule: str, found: Found) -> bool:
    """Whether the candidate of this rule is a time where it stands. Cost: constant."""
    check = _CHECKS.get(rule)
    return not _in_trap(found) and (check is None or check(found))


@cache
def _traps() -> re.Pattern[str]:
    phrases = sorted(column("time_traps", "phrase"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _in_trap(found: Found) -> bool:
    start = max(0, found.start - _REACH)
    near = found.text[start : found.end + _REACH].lower()
    return any(
        trap.start() + start < found.end and found.start < trap.end() + start for trap in _traps().finditer(near)
    )


def _is_weekday(found: Found) -> bool:
    """Take "following Monday" as one only behind "the": without it, "following" links to what was on Monday."""
    if found.words[0].text in ("following", "coming", "preceding"):
        return bool(re.search(r"\b(?:the|this)\s+$", found.before, re.IGNORECASE))
    return True


def _is_month(found: Found) -> bool:
    """Tell the months from April Jones, Mrs May and "March on Washington"."""
    months = [word for word in found.words if word.has("month") or word.has("month_short")]
    if len(found.words) > 1:
        return _is_weekday(found)
    name = months[0].text
    if _TITLE_BEFORE.search(found.before):
        return False
    if found.cut.isupper():  # a headline in capitals hides the difference
        return name not in ("may", "march")
    if months[0].has("month_short") or name in ("may", "march", "mar"):
        return bool(_month_link(name).search(found.before)) and not _is_person(found)
    if name in ("april", "june", "august", "january") and not _BEFORE_MONTH.search(found.before):
        return not _is_person(found)
    return True


def _month_link(name: str) -> re.Pattern[str]:
    return _SURE_BEFORE_MONTH if name == "may" else _BEFORE_MONTH


def _is_person(found: Found) -> bool:
    if _TITLE_BEFORE.search(found.before):
        return True
    following = re.match(r"\s([A-Z][a-z]+)", found.behind)
    return bool(following) and bool(found.tokens) and found.tokens[-1].dep_ == "compound"


def _is_month_day(found: Found) -> bool:
    """Tell "June 20" from "In June 20 people were killed", "12 March" from a count before it."""
    last = found.words[-1]
    if not last.has("dayno") or last.has("nth") or not found.tokens:
        return True
    day = found.tokens[-1]
    return not (day.dep_ == "nummod" and day.head.tag_ == "NNS" and day.head.i == day.i + 1)


def _is_year(found: Found) -> bool:
    """Tell years from counts, flight numbers and sums: by the words beside them."""
    if len(found.words) > 1:
        return True
    if _COUNTED_BEFORE.search(found.before) or _UNIT_BEHIND.match(found.behind):
        return False
    if found.before[-1:] in ("\"", "'") and found.behind[:1] in ("\"", "'"):  # a title
        return False
    if found.cut.startswith("'"):
        return bool(re.search(r"\b(?:since|in|of|from|the)\s?$", found.before)) and not found.behind[:1].isalpha()
    year, plural = int(found.cut), _counts_plural(found)
    if year < _OLDEST_YEAR:
        return bool(_before("in since until from year").search(found.before))
    if year >= _OLDEST_SURE_YEAR and _YEAR_OWNER.search(found.before):
        return not (plural and _before("of in until").search(found.before))
    if plural:
        return False
    return year >= 1900 or (year >= _OLDEST_BARE_YEAR and bool(_BEFORE_YEAR.search(found.before)))


def _counts_plural(found: Found) -> bool:
    token = found.tokens[-1] if found.tokens else None
    return token is not None and token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i > token.i


def _is_years(found: Found) -> bool:
    first, last = found.words[0].text, found.words[-1].text
    return last.isdigit() and (len(last) == 4 or (len(last) == 2 and int(first[2:]) < int(last)))


def _is_decade(found: Found) -> bool:
    digits = [char for char in found.words[-1].text if char.isdigit()]
    if _THEIR.search(found.before):
        return False
    if len(digits) == 4:
        return True
    near = _DECADE_BEFORE.search(found.before + found.cut[:-3])
    return digits[0] >= "3" and (bool(near) or "'" in found.cut)


def _is_length(found: Found) -> bool:
    """Leave ages out, and "a day" or "a second" where no length is meant."""
    if _AGE_BEHIND.match(found.behind) or _AGE_BEFORE.search(found.before):
        return False
    texts = [word.text for word in found.words]
    if texts[0] in ("a", "an") and len(texts) == 2:
        if texts[1] in ("second", "minute", "quarter"):
            return False
        return not _RATE_BEFORE.search(found.before)
    if texts[-1] == "second" and "-" not in texts:
        return False
    if texts[-1] == "quarters":  # "three quarters of" is a share
        return any(word.has("filler") for word in found.words) or not re.match(r"\s+of\b", found.behind)
    if texts == ["one", "day"]:
        return bool(_LENGTH_BEFORE.search(found.before) or _LENGTH_BEHIND.match(found.behind))
    return not (texts[0] == "the" or texts[-1] == "quarter")


def _is_loose(found: Found) -> bool:
    if found.words[-1].text in ("quarters", "seconds", "nights"):
        return False
    return bool(_LOOSE_BEFORE.search(found.before) or _LOOSE_BEHIND.match(found.behind))


def _is_set(found: Found) -> bool:
    """Take "daily" only where it is no part of a name, and "a year" only as a rate: "15 a year"."""
    texts = [word.text for word in found.words]
    if found.words[0].has("frequency") and len(texts) == 1:
        opens = found.start == 0 or re.search(r"[.!?\"]\s*$", found.before)
        return found.cut.islower() or (bool(opens) and bool(re.match(r"\s[a-z]", found.behind)))
    if texts[0] in ("a", "an"):
        if texts[-1] == "second":
            return False
        if _LENGTH_BEHIND.match(found.behind):
            return False
        return bool(_RATE_BEFORE.search(found.before)) or _follows_counted(found)
    return True


def _follows_counted(found: Found) -> bool:
    """Whether "a year" follows what a number counts: "two million people a year"."""
    if not found.tokens or found.tokens[0].i == 0:
        return False
    noun = found.tokens[0].nbor(-1)
    return noun.tag_ == "NNS" and any(child.tag_ == "CD" for child in noun.lefts)


def _is_clock(found: Found) -> bool:
    """Tell hours from scores and counts: an hour has a.m. or p.m., a zone, a day, or a word like "at" before it."""
    words = found.words
    hours = [word for word in words if word.has("clock")]
    if hours and not (int(hours[0].text[:2].strip(":.")) < 25 and int(hours[0].text[-2:]) < 60):
        return False
    if words[0].text in ("dawn", "dusk"):
        return bool(_HOUR_BEFORE.search(found.before)) and not re.match(r"\s+of\b", found.behind)
    if len(words) == 1 and words[0].has("clock"):
        return bool(_HOUR_BEFORE.search(found.before))
    if any(word.has("zone") for word in words) and not hours and not any(word.has("ampm") for word in words):
        return len(words[0].text) == 4 or words[0].has("hedge") or words[0].has("clock_word")
    return True


def _is_season(found: Found) -> bool:
    texts = [word.text for word in found.words]
    if texts[-1] in ("fall", "spring") and len(texts) == 2 and texts[0] == "the":
        tagged = bool(found.tokens) and found.tokens[-1].tag_ in ("NN", "NNP")
        return tagged and not re.match(r"\s+(?:of|in)\b", found.behind)
    return not re.match(r"\s+(?:olympics|games|paralympics)\b", found.behind, re.IGNORECASE) or texts[-1].isdigit()


def _is_day_of_story(found: Found) -> bool:
    return not _CLAUSE_BEHIND.match(found.behind)


def _is_nth_day(found: Found) -> bool:
    """Tell "on the 25th" from "the 25th anniversary" and "the 18th century"."""
    return bool(_NTH_BEFORE.search(found.before) and _NTH_BEHIND.match(found.behind)) and found.words[-1].has("dayno")


def _is_eve(found: Found) -> bool:
    return bool(re.match(r"\s+of\b", found.behind))


def _is_unit(found: Found) -> bool:
    texts = [word.text for word in found.words]
    if texts[-1] in ("second", "minute", "hour"):
        return False
    return not (texts[-1] == "quarter" and re.match(r"\s+of\b", found.behind) and "century" in found.behind)


def _is_vague(found: Found) -> bool:
    """Keep "later" and "earlier" as adverbs alone, "now" as a time, "the past" as a noun."""
    texts = [word.text for word in found.words]
    if len(texts) == 1 and texts[0] in ("later", "earlier"):
        tags = [token.tag_ for token in found.tokens]
        return tags[-1:] in (["RB"], ["RBR"]) and not re.match(r"\s+(?:than|on|in|this)\b", found.behind)
    if len(texts) == 1 and found.behind.startswith("-"):
        return False
    if len(texts) == 1 and texts[0] in ("recent", "current"):
        return bool(re.match(r"\s+[a-z]", found.behind))
    if texts[-1] in ("past", "present", "future") and len(texts) == 2:
        following = re.match(r"\s+([a-z]+)", found.behind)
        return following is None or following[1] in ("and", "or", "of", "as", "to", "for", "is", "was", "will", "has")
    return True


def _is_after(found: Found) -> bool:
    """Take "two days after" as a date only where nothing follows that it would be after."""
    if found.words[-1].text in ("after", "before") and not _END_OF_PHRASE.match(found.behind):
        return False
    return not re.match(r"\s+than\b", found.behind)


def _is_stretch(found: Found) -> bool:
    if re.match(r"\s+ago\b", found.behind):  # "he said this 30 years ago"
        return False
    return found.words[-1].text not in ("seconds", "quarters") or any(word.has("number") for word in found.words)


_CHECKS: dict[str, Callable[[Found], bool]] = {
    "month": _is_month,
    "after": _is_after,
    "day": _is_month_day,
    "weekday": _is_weekday,
    "year": _is_year,
    "years": _is_years,
    "decade": _is_decade,
    "length": _is_length,
    "loose": _is_loose,
    "every": _is_set,
    "clock": _is_clock,
    "season": _is_season,
    "the_day": _is_day_of_story,
    "unit": _is_unit,
    "eve": _is_eve,
    "nth_day": _is_nth_day,
    "vague": _is_vague,
    "stretch": _is_stretch,
}
