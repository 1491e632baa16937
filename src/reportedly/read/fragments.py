"""Lines that tell something without a finite verb: "Nine dead, two missing", "No injuries", "Envoy off to Oslo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.read import cues
from reportedly.read.grammar import SUBJECTS, is_verb, trim
from reportedly.read.predicates import joined_terms, noun_terms, raising_effect, verb_terms
from reportedly.read.tokens import Sentence, Token
from reportedly.text.doings import joined_doings, noun_doings, verb_doings
from reportedly.text.tables import column
from reportedly.text.words import stem

_FINITE = frozenset({"VBZ", "VBP", "MD"})
_BEHIND_VERB = frozenset({"IN", "TO", "DT", "PRP", "PRP$", "CD", "JJ", "RB", "NNP"})
_PAST_OR_PRESENT = ("VBD", "VBZ", "VBP")
_NAMING = frozenset(  # tags of words inside of a noun phrase
    {
        "DT", "PDT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "HYPH", "$", "#", "``", "''",
        "RB",
    }
)  # fmt: skip
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_CUTS = frozenset({";", ":", "-", "--", "–", "—", "|"})
_WITHIN = frozenset({"of", "in", "at", "on", "near", "from", "off"})  # "One of four towers positive"
_STANDING = frozenset({"in", "at", "on", "under"})  # "in talks", "on strike": a state, by its noun
_LEADING = frozenset(
    {"as", "after", "before", "when", "while", "because", "which", "who", "where", "that", "whose", "if", "since"}
)
_NOT = frozenset({"no", "zero"})
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many", "more", "some", "none"})
_LONGEST = 40  # tokens: what is longer and has no verb is a list or a table


@dataclass(frozen=True)
class Fragment:
    """A stretch that tells something: what it says of whom, the classes of that, and whether it is a state."""

    predicate: Token
    tokens: list[Token]
    terms: tuple[str, ...]
    subject: Token | None


def find_fragments(sentence: Sequence[Token], *, headline: bool) -> Iterator[Fragment]:
    """Yield what a sentence without a finite verb tells, piece by piece, in order; nothing of any other sentence.

    A piece ends at a semicolon, a colon or a dash, and at a comma or "and" where what stands on either side tells
    something by itself; a clause behind it ("as the storm nears") is none of it. A piece tells something where a noun
    has a state behind it ("Nine dead", "Deal off", "Mayor in talks"), or where a number or "no" counts an event or
    people. A label ("Lande trial:") tells nothing. `headline`: each piece by itself, whatever the others are, and a
    verb that the parser takes for a plural counts. Tables: data/states.tsv, predicates.tsv. Cost: linear.
    """
    tokens = [token for token in sentence if not token.is_space]
    if not tokens or len(tokens) > _LONGEST:
        return
    pieces = [(_main(whole), len(whole)) for whole in _pieces(tokens)]
    told = [any(_is_finite(token) for token in piece) for piece, _ in pieces]
    if not headline and any(told):
        return
    if headline and not any(told) and (found := _mistaken(tokens)) is not None:
        yield found
        return
    for (piece, length), is_told in zip(pieces, told, strict=True):
        whole = headline or len(piece) == length or any(token.dep_ == "ROOT" for token in piece)
        found = tells(piece) if whole and not is_told else None
        if found is not None:
            yield found


def _mistaken(tokens: list[Token]) -> Fragment | None:
    """ "Envoy heads to Oslo": a verb of a headline that the parser takes for a plural, by the words on its sides."""
    for at in range(1, len(tokens) - 1):
        token, own = tokens[at], stem(tokens[at].text)
        plural = token.tag_ in ("NNS", "NNPS") and tokens[at - 1].tag_ in ("NN", "NNP", "NNS")
        doing = verb_doings(own) and not noun_doings(own) and raising_effect(token) is None
        if plural and doing and tokens[at + 1].tag_ in _BEHIND_VERB:
            return Fragment(token, _main(tokens), verb_doings(own), _head(tokens[:at]))
    return None


def _main(piece: list[Token]) -> list[Token]:
    """The piece up to a clause that hangs on it: "Nine dead *as ferry sinks*", "41 cases, *of which 22 are proven*"."""
    last = max((at for at, token in enumerate(piece) if _is_finite(token)), default=0)
    for at, token in enumerate(piece[:last]):
        if token.text.lower() in _LEADING:
            at = at - 1 if at and piece[at - 1].tag_ == "IN" else at
            return trim(piece[:at])
    return piece


def _is_finite(token: Token) -> bool:
    if _is_called_off(token):
        return False
    if token.tag_ == "VBD":
        reduced = token.text.lower() in _states() or (_has_no_stop(token.sent) and token.text.endswith("ed"))
        return not reduced or _has_object(token)
    if token.tag_ == "VBN" and token.dep_ == "ROOT" and not _has_no_stop(token.sent):  # a past tense, whatever its tag
        return any(child.dep_ in ("nsubj", "dobj") for child in token.children) and token.text.lower() not in _states()
    return token.tag_ in _FINITE or (token.tag_ == "VB" and token.dep_ == "ROOT" and token.i == token.sent.start)


def _has_no_stop(sentence: Sentence) -> bool:
    """A headline, a line of a list: there a participle often lacks its auxiliary."""
    return sentence[-1].text not in (".", "!", "?", ",", ":", ";", '"', "''")


def _is_called_off(token: Token) -> bool:
    """ "Deal off", "Port strike over": a noun that a parser takes for a verb."""
    behind = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
    if token.tag_ not in ("VB", "VBP") or not behind or not (noun_terms(token) or token.i == token.sent.start):
        return False
    return behind[0].text.lower() in _particles() and (len(behind) < 2 or behind[1].tag_ in ("IN", ":", ",", "RB"))


def _has_object(verb: Token) -> bool:
    """ "held talks" tells by a verb; "Port closed, flights cancelled" by participles taken for past tenses."""
    return any(child.dep_ in ("dobj", "ccomp", "xcomp", "acomp") for child in verb.children)


def _pieces(tokens: list[Token]) -> Iterator[list[Token]]:
    """Cut at strong marks, then at commas and "and" where both sides tell something."""
    for part, closed in _cut(tokens):
        if closed == ":" and not any(_state_at(part, at) for at in range(1, len(part))):
            continue  # a topic, a label
        yield from _listed(part)


def _cut(tokens: list[Token]) -> Iterator[tuple[list[Token], str]]:
    part: list[Token] = []
    for token in tokens:
        if token.text in _CUTS and not _is_hyphen(token):
            yield trim(part), token.text
            part = []
        else:
            part.append(token)
    yield trim(part), ""


def _is_hyphen(token: Token) -> bool:
    """Whether a dash stands inside of a word ("cool-down")."""
    return token.text in "-–" and token.i > 0 and (before := token.doc[token.i - 1]).idx + len(before) == token.idx


def _listed(part: list[Token]) -> Iterator[list[Token]]:
    held: list[Token] = []
    for item in _items(part):
        if held and tells(trim(held)) is not None and tells(trim(item)) is not None:
            yield trim(held)
            held = []
        held += item
    yield trim(held)


def _items(part: list[Token]) -> Iterator[list[Token]]:
    item: list[Token] = []
    for token in part:
        if token.text == "," or token.text.lower() == "and":
            yield item
            item = []
        item.append(token)
    yield item


def tells(piece: list[Token]) -> Fragment | None:
    """What a piece tells, or None: a state behind a noun first, else what a number or "no" counts."""
    for at in range(1, len(piece)):
        terms = _state_at(piece, at)
        if terms:
            predicate = piece[at + 1] if piece[at].text.lower() in _STANDING else piece[at]
            subject = _head(piece[:at])
            events = noun_terms(subject) if subject is not None else ()  # "Talks possible in Oslo" tells of talks
            return Fragment(predicate, piece, tuple(dict.fromkeys([*events, *terms])), subject)
        if not _may_be_named(piece, at):
            break
    return _counted(piece)


def _may_be_named(piece: list[Token], at: int) -> bool:
    """Whether the words so far may all be one noun phrase."""
    token = piece[at]
    hedge = token.tag_ in ("VBN", "VBD") and cues.passive_cue(token.text) is not None  # "Dozens feared dead"
    within = token.text.lower() in _WITHIN and at + 1 < len(piece)
    return hedge or within or token.tag_ in _NAMING or _is_called_off(token)


def is_standing(predicate: Token) -> bool:
    """Whether a fragment's predicate is a state that goes on ("missing", "in talks"), and no event ("three deaths")."""
    before = predicate.doc[predicate.i - 1].text.lower() if predicate.i else ""
    return predicate.text.lower() in _states() or before in _STANDING


def _state_at(piece: list[Token], at: int) -> tuple[str, ...]:
    """The classes of the state that stands at a place behind a noun; empty for none."""
    token, low = piece[at], piece[at].text.lower()
    named = any(t.tag_ in _NOUNS or t.tag_ == "CD" or _is_called_off(t) for t in piece[:at])
    if not named or _goes_on(piece, at):
        return ()
    behind = piece[at + 1].text.lower() if at + 1 < len(piece) else ""
    if low == "off" and behind == "to":
        return joined_doings("off to")
    if low in _particles() and behind != "of" and (at + 1 == len(piece) or piece[at + 1].tag_ in ("IN", "RB", "TO")):
        return joined_doings(low)
    if low in _states() and token.tag_ != "VBZ":
        return joined_terms(token) or (verb_terms(token) if is_verb(token) else (f"be {stem(low)}",))
    if token.tag_ in ("VBN", "VBD") and cues.passive_cue(token.text) is None and not _is_finite(token):
        return verb_terms(token)
    if low in _STANDING and behind in column("states", "word", **{"class": "standing"}):
        return noun_terms(piece[at + 1]) or (f"be {stem(behind)}",)
    return ()


def _goes_on(piece: list[Token], at: int) -> bool:
    """ "missing person", "high-level": the word stands before its noun, and says nothing of what is before it."""
    following = piece[at + 1] if at + 1 < len(piece) else None
    if following is None or piece[at].text.lower() in _STANDING:
        return False
    return following.tag_ in (*_NOUNS, "HYPH", "JJ", "VBG", "CD", "POS")


def _counted(piece: list[Token]) -> Fragment | None:
    """ "Three deaths", "41 suspected cases as of 16 June", "No injuries in the fire"."""
    if not piece or any(is_verb(token) and token.tag_ != "VBN" for token in piece):
        return None
    counts = piece[0].tag_ == "CD" or piece[0].text.lower() in _NOT | _VAGUE
    noun = _head(_phrase(piece))
    if not counts or noun is None or noun.i == piece[0].i:
        return None
    terms = noun_terms(noun)
    if not terms and noun.text.lower() not in _people():
        return None
    return Fragment(noun, piece, terms or (stem(noun.text),), None)


def _phrase(piece: list[Token]) -> list[Token]:
    """The words of a piece up to the first one that belongs to no plain noun phrase."""
    end = next((at for at, token in enumerate(piece) if token.tag_ not in _NAMING and token.tag_ != "VBN"), len(piece))
    return piece[:end]


def _head(words: list[Token]) -> Token | None:
    """The head of a noun phrase: its last noun before any preposition; a number or "dozens" may stand alone."""
    first = next((at for at, token in enumerate(words) if token.tag_ == "IN"), len(words))
    named = [token for token in words[:first] if token.tag_ in _NOUNS or _is_called_off(token)]
    heads = named or [token for token in words[:first] if token.tag_ == "CD"]
    return heads[-1] if heads else None


def said_fragment(sentence: Sentence) -> list[Token]:
    """The noun phrase that somebody is given for: "*Routine maintenance*, says the firm", "*A fault*, according to …".

    The tokens before the comma; empty where a clause, a name or nothing stands there. Cost: linear.
    """
    comma = next((token for token in sentence if token.text == ","), None)
    if comma is None or comma.i + 1 >= sentence.end:
        return []
    before = trim([token for token in sentence if token.i < comma.i and not token.is_space])
    if len(before) < 2 or before[0].tag_ in ("IN", "CC", "RB", "TO") or any(_is_told(token) for token in before):
        return []
    cue = _cue_behind([token for token in sentence if token.i > comma.i])
    subjects = [child for child in cue.children if child.dep_ in SUBJECTS] if cue is not None else []
    own = bool(subjects) and all(child.i < comma.i for child in subjects)
    head = _head(before)
    if cue is None or own or head is None or head.tag_ not in ("NN", "NNS") or cues.is_person(head.text):
        return []
    return before


def _is_told(token: Token) -> bool:
    """A verb with a tense; not one behind "to", nor a participle."""
    to = token.i > 0 and token.doc[token.i - 1].tag_ == "TO"
    return is_verb(token) and token.tag_ != "VBN" and not to


def _cue_behind(behind: list[Token]) -> Token | None:
    """The cue with which these words begin, or that follows a name there; None if it holds a clause itself."""
    if behind[0].text.lower() == "according":
        return behind[0]
    for token in behind[:5]:
        cue = cues.verb_cue(token.text) if is_verb(token) else None
        if cue is not None:
            speaks = cue.kind in ("say", "tell") and token.tag_ in _PAST_OR_PRESENT
            return token if speaks and _ends(token, behind) else None
    return None


def _ends(cue: Token, behind: list[Token]) -> bool:
    """Whether nothing is told behind a cue but who speaks ("…, the firm that runs it")."""
    later = [token for token in behind if token.i > cue.i]
    told = [token for token in later if token.tag_ in _PAST_OR_PRESENT] + [t.head for t in later if t.tag_ == "MD"]
    return behind[-1].text != ":" and all(token.dep_ in ("relcl", "acl", "aux") for token in told)


@cache
def _states() -> frozenset[str]:
    return column("states", "word") - column("states", "word", **{"class": "standing"})


@cache
def _particles() -> frozenset[str]:
    return column("predicates", "word", pos="joined") & {"off", "over"}


@cache
def _people() -> frozenset[str]:
    return column("counted_fates", "word") | column("source_roles", "word", kind="group")
