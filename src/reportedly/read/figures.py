"""Find the figures of a report, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.model.base import Span
from reportedly.model.reading import Figure, TimeExpression
from reportedly.model.report import Report
from reportedly.read.figure_words import NOBODY, Number, find_numbers
from reportedly.read.parse import ParsedBlock
from reportedly.read.tokens import Token
from reportedly.text.known import role_nouns
from reportedly.text.plain import level

_REACH = 30
_OLDEST = 125  # years of age
_AGE_BEHIND = re.compile(r"[\s-]years?[\s-]old\b|[\s-]years? of age\b|-month-old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|age of)\s+(?:\d{1,3}\s?(?:and|to|or|-)\s?)?$", re.IGNORECASE)
_IS_OF_AGE = re.compile(r"\b(?:who|he|she)\s+(?:is|was|turned|turns)\s+$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[A-Z][\w'-]+,\s$")
_ROLE_BEFORE = re.compile(r"\b([a-z]{3,20}),\s$")
_AGE_BETWEEN = re.compile(r"[,)]")
_AGE_ENDS = re.compile(r"(?:,|\.|\)|\s(?:and|who|was|were|has|is|of|from)\b)")
# Numbers that name a thing instead of counting it.
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:no|nos|number|flight|route|room|section|article|chapter|page|paragraph|rule|channel|phase|act|grade|level|"
    r"covid|resolution|highway|interstate|unit|platform|gate|tel|telephone|phone|call|fax|isbn|version|part|type|class|"
    r"area|zone|district|bus|episode|season|day|week)\.?\s?-?|#|\+|\(\+?\d{1,4}\)\s?|\d[\s-])$",
    re.IGNORECASE,
)
_PHONE_BEHIND = re.compile(r"[\s-]\d{3,}")
_PRONOUN_BEFORE = re.compile(r"\b(?:no|any|every|each|some|the|this|that|another|which)\s+$", re.IGNORECASE)
_ONE_BEHIND = re.compile(
    r"\s+(?:of|another|by one|that|who|is|was|has|can|could|should|would|might|must)\b|'s\b|[.,;:!?]", re.IGNORECASE
)
_RANK = re.compile(r"\s+(?:lady|ladies|minister|class|aid|hand|name|world war|of all|half|ly)\b", re.IGNORECASE)
_RANK_BEFORE = re.compile(r"\b(?:at|from the|per|a|one|split|every)\s+$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_RESULT = re.compile(r"\d{1,3}-\d{1,3}")
_RESULT_BEFORE = re.compile(
    r"\b(?:won|win|winning|lost|lose|losing|beat|beating|drew|draw|drawn|score|scored|led|lead|leading|trailed|down|up|voted|"
    r"voting|vote|ruled|ruling|split|defeated|ended|finished|it|final|a)\s(?:by\s|the\s\w{1,12}\s|\w{1,15}\s)?$",
    re.IGNORECASE,
)
_RESULT_BEHIND = re.compile(
    r"\s(?:win|victory|defeat|loss|draw|lead|vote|decision|ruling|majority|scoreline|at home|away|on aggregate|"
    r"on penalties|against|to|up|down|after|at half)\b",
    re.IGNORECASE,
)
_ENDS = frozenset({"died", "survived", "perished", "drowned", "escaped"})
_COUNTERS = frozenset({"number", "total", "figure", "count", "toll", "tally"})
_MORE = frozenset({"more", "others", "also", "still"})
_HELPERS = frozenset({"did", "had", "was", "were", "said", "last", "next", "more", "other", "such", "due", "former"})
_STATES = frozenset({"JJ", "VBN", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def read_figures(report: Report, blocks: Sequence[ParsedBlock], times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """Find the numbers of a report that stand outside of its time expressions, and what each counts.

    Comes back by start offset, not overlapping. Spans: code points of report.text; a unit ("percent", "million euros")
    belongs to the figure's span, its hedge ("at least") and what it counts have spans of their own. Ages have the unit
    "age", shares of a whole ("half") the unit "share" with numbers from 0 to 1. Numbers that are part of a name or a
    label (flight 12, Article 50, phone numbers) are left out. Cost: linear in the text.
    Tables: data/figure_words.tsv, vague_numbers.tsv, figure_hedges.tsv, figure_units.tsv, currencies.tsv.
    """
    found = [figure for parsed in blocks for figure in _find(report.text, parsed, times)]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _find(text: str, parsed: ParsedBlock, times: Sequence[TimeExpression]) -> Iterator[Figure]:
    levelled = level(text[parsed.block.start : parsed.block.end])
    offset = parsed.block.start
    ends = [time.end for time in times]
    for number in find_numbers(levelled):
        at = bisect_right(ends, number.start + offset)
        if at < len(times) and times[at].start < number.end + offset:
            continue
        age = _is_age(levelled, number)
        tokens = parsed.doc.char_span(number.start, number.head_end)
        if not tokens or not (age or _is_figure(levelled, number, tokens[-1])):
            continue
        yield _figure(parsed, number, tokens[-1], is_age=age)


def _figure(parsed: ParsedBlock, number: Number, token: Token, *, is_age: bool) -> Figure:
    offset = parsed.block.start
    hedge = Span(start=number.hedge[0] + offset, end=number.hedge[1] + offset) if number.hedge else None
    return Figure(
        start=number.start + offset,
        end=number.end + offset,
        number=number.number,
        low=number.low,
        high=number.high,
        unit="age" if is_age else "count" if number.unit == NOBODY else number.unit,
        counted=None if is_age else _counted(parsed, token, number),
        hedge=hedge,
        convention=number.convention,
    )


def _is_age(text: str, number: Number) -> bool:
    if number.unit != "count" or number.number is None or not 0 < number.number < _OLDEST:
        return False
    before, behind = text[max(0, number.start - _REACH) : number.start], text[number.end : number.end + _REACH]
    if _AGE_BEHIND.match(behind) or _AGE_BEFORE.search(before):
        return True
    if _IS_OF_AGE.search(before) and re.match(r"[.,;]|$", behind):
        return True
    if (role := _ROLE_BEFORE.search(before)) and role[1].lower() in role_nouns() and _AGE_BETWEEN.match(behind):
        return text[number.start].isdigit()
    return bool(_NAME_BEFORE.search(before)) and bool(_AGE_ENDS.match(behind or ".")) and text[number.start].isdigit()


def _is_figure(text: str, number: Number, token: Token) -> bool:
    """Whether the number counts or measures, and names nothing."""
    before, behind = text[max(0, number.start - _REACH) : number.start], text[number.end : number.end + _REACH]
    words = text[number.start : number.end]
    if number.unit == NOBODY:
        return _spares(token)
    if number.unit == "ordinal":
        return token.tag_ != "RB" and _is_rank(words, before, behind)
    if words.lower() == "one":
        return not (_PRONOUN_BEFORE.search(before) or _ONE_BEHIND.match(behind)) and token.dep_ == "nummod"
    if number.unit == "share":
        return not re.match(r"[\s-](?:hour|day|way|time|brother|sister)", behind)
    if not words[0].isdigit():
        return not (words[0].isupper() and before[-2:].strip() and token.tag_ == "NNP")
    if number.unit == "count" and (_is_clock(words, before) or _is_score(words, before, behind)):
        return False
    if _LABEL_BEFORE.search(before) or (number.unit == "count" and _PHONE_BEHIND.match(behind)):
        return False
    names_left = token.head.i < token.i and token.head.tag_ in ("NNP", "NNPS") and token.dep_ in ("nummod", "npadvmod")
    return not (number.unit == "count" and (names_left or token.tag_ == "NNP"))


def _spares(token: Token) -> bool:
    """Whether nobody suffers something: "nobody was hurt", "no one died", "none of the passengers"."""
    verb = token.head
    suffers = token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and verb.text.lower() in _ENDS)
    return suffers or (token.text.lower() == "none" and _of_what(token) is not None)


def _is_clock(words: str, before: str) -> bool:
    """Whether "10.30" behind "at" is a time of day."""
    return bool(_CLOCK.fullmatch(words)) and bool(re.search(r"\b(?:at|until|by|from|before|after)\s$", before))


def _is_score(words: str, before: str, behind: str) -> bool:
    """Whether "1-3" is the result of a match or a vote."""
    return bool(_RESULT.fullmatch(words)) and bool(_RESULT_BEFORE.search(before) or _RESULT_BEHIND.match(behind))


def _is_rank(words: str, before: str, behind: str) -> bool:
    if words[0].isupper() and before.strip() and before.rstrip()[-1:] not in ('"', ".", "?", "!"):
        return False
    return not (_RANK.match(behind) or _RANK_BEFORE.search(before))


def _counted(parsed: ParsedBlock, token: Token, number: Number) -> Span | None:
    """Find the words that say what is counted: the noun that the number belongs to, else the state it is in."""
    last = _behind_unit(parsed, token, number)
    if number.hedge is not None and number.hedge[0] >= number.end:  # 20 or more boats
        last = next((each for each in reversed(parsed.doc[token.i : token.i + 5]) if each.idx < number.hedge[1]), last)
    told = _of_what(last) or _noun_of(last)
    if told is None and number.unit in ("count", "percent", "share", NOBODY):
        told = _state_of(last) or _subject_of(last)
    if told is None and number.unit == "count":
        told = _suffered(last, hedged=number.hedge is not None)
    if told is None:
        return None
    first, head = told
    return parsed.span(first, head)


def _behind_unit(parsed: ParsedBlock, token: Token, number: Number) -> Token:
    """Step over the unit: in "20 percent of voters" it is "percent" that has an object."""
    inside = [each for each in parsed.doc[token.i : token.i + 4] if each.idx < number.end]
    return inside[-1] if inside else token


def _of_what(token: Token) -> tuple[Token, Token] | None:
    for child in token.rights:
        if child.text.lower() == "of" and child.i == token.i + 1:
            head = next((each for each in child.rights if each.dep_ == "pobj"), None)
            if head is not None and head.i - child.i <= 6:
                return token.doc[child.i + 1], head
    return None


def _noun_of(token: Token) -> tuple[Token, Token] | None:
    head = token.head
    if head.i <= token.i or head.i - token.i > 5 or not head.tag_.startswith("N") or token.dep_ in _SUBJECTS:
        head = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        if not head.tag_.startswith("NNS"):
            return None
    if token.i + 1 >= len(token.doc):
        return None
    first = token.doc[token.i + 1]
    if first.text == "-" and first.i < head.i:  # "a ten-point lead"
        first = token.doc[token.i + 2]
        head = head.head if 0 < head.head.i - head.i <= 2 and head.head.tag_.startswith("N") else head
    return first, _through_fate(head)


def _through_fate(noun: Token) -> Token:
    """Go on to the participle behind the noun: "people killed", "people were killed"; else stay at the noun."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if behind is not None and behind.tag_ == "VBN" and behind.head.i == noun.i:
        return behind
    verb = noun.head
    near = noun.i < verb.i <= noun.i + 4 and all(each.head.i == verb.i for each in noun.doc[noun.i + 1 : verb.i])
    if near and (noun.dep_ == "nsubjpass" or verb.text.lower() == "died"):
        return verb
    return noun


def _state_of(token: Token) -> tuple[Token, Token] | None:
    """Find the state in "12 were injured" and "12 dead"."""
    verb = token.head
    if token.dep_ in _SUBJECTS and verb.i > token.i and (verb.tag_ == "VBN" or verb.text.lower() == "died"):
        return verb, verb
    behind = _word_behind(token)
    if behind is not None and behind.text.lower() in _MORE:
        behind = _word_behind(behind)
    if behind is None or behind.tag_ not in _STATES or behind.text.lower() in _HELPERS or behind.head.i > behind.i + 1:
        return None
    return behind, behind


def _word_behind(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None


def _suffered(token: Token, *, hedged: bool) -> tuple[Token, Token] | None:
    """Find the verb whose object the number is: "the blast killed 12"."""
    verb = token.head
    beside = 0 < token.i - verb.i <= (3 if hedged else 1)
    return (verb, verb) if token.dep_ == "dobj" and verb.tag_.startswith("V") and beside else None


def _subject_of(token: Token) -> tuple[Token, Token] | None:
    """Find the toll in "the death toll rose to 45" and "a death toll of 45"."""
    prep = token.head
    if token.dep_ != "pobj" or prep.text.lower() not in ("to", "at", "of", "by"):
        return None
    noun = prep.head
    if noun.text.lower() == "from" and noun.dep_ == "prep":  # it rose from 12 to 15
        noun = noun.head
    if noun.tag_.startswith("V"):
        subject = next((each for each in noun.lefts if each.dep_ in _SUBJECTS), None)
        if subject is None:
            return None
        noun = subject
    if not noun.tag_.startswith("N"):
        return None
    left = [each for each in noun.lefts if each.dep_ in ("compound", "amod")]
    inner = _of_what(noun) if noun.text.lower() in _COUNTERS else None  # the number of dead, the total of arrests
    return (left[0] if left else noun), (inner[1] if inner and inner[1].i < token.i else noun)
