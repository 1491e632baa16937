"""Decide from the governing verb whether a time lies before or after its anchor: "came in June", "is due on Friday"."""

from __future__ import annotations

from reportedly.model.reading import Direction
from reportedly.read.tokens import Token
from reportedly.text.tables import column

_CLIMBS = 12  # heads; deeper trees come from lists and lost sentence ends, where the verb found says little
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d"})
_HAS = frozenset({"have", "has", "'ve"})
_WAS = frozenset({"was", "were"})
_IS = frozenset({"is", "are", "am", "'s", "'re", "'m"})
# "Friday's attack" inside of "will look into Friday's attack" has no side of its own.
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAST_LINKS = frozenset({"following", "since"})
_REACHES = frozenset({"for", "until", "till", "to", "by"})  # "postponed until Friday"
_UNTIL = frozenset({"until", "till"})
_CALLED_OFF = frozenset({"cancelled", "canceled", "called", "postponed", "scrapped", "dropped", "abandoned"})
_PLANNED = frozenset({"expected", "scheduled", "slated", "planned", "due"})  # "the vote planned Friday"
# The present tense of these tells when something was reported, not when it will be.
_REPORTS = frozenset(
    {
        "says",
        "say",
        "shows",
        "show",
        "reports",
        "report",
        "reads",
        "adds",
        "writes",
        "warns",
        "tells",
        "announces",
        "calls",
        "accuses",
        "asks",
    }
)


def direction_of(token: Token, *, telling: bool = True) -> Direction:
    """Climb from a time expression's head to the verb that governs it, and read its tense.

    PAST for past tense and perfect, COMING for future auxiliaries and words of expectation (data/coming_words.tsv),
    UNKNOWN where no verb tells. `telling` false: the present tense says nothing (headlines and captions, where
    it tells of the past). Cost: constant.
    """
    below, node = token, token
    doubtful = token.dep_ in _MODIFIERS
    for _ in range(_CLIMBS):
        found = _tells(node, below, telling=telling and not _in_noun(below))
        if found:
            is_verb = node.tag_.startswith("V") and below.dep_ not in _SUBJECTS
            return Direction.UNKNOWN if doubtful and is_verb and found is Direction.COMING else found
        doubtful = doubtful and node.text.lower() not in ("for", "before", "until")
        if node.head.i == node.i:
            return Direction.UNKNOWN
        below, node = node, node.head
    return Direction.UNKNOWN


def _in_noun(below: Token) -> bool:
    """Whether the climb came to the verb through a subject or object: "Friday's attack shows"."""
    return below.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and below.tag_.startswith("NN")


def _tells(node: Token, below: Token, *, telling: bool) -> Direction | None:
    word = node.text.lower()
    if word in _PAST_LINKS and node.tag_ in ("VBG", "IN"):
        return Direction.PAST
    if node.tag_.startswith("V"):
        return _tense(node, below, telling=telling)
    if word == "ahead" or (below is not node and (_is_of(word, "noun") or _is_of(word, "adjective"))):
        return Direction.COMING
    return None


def _is_of(word: str, kind: str) -> bool:
    return word in column("coming_words", "form", **{"class": kind})


def _tense(verb: Token, below: Token, *, telling: bool) -> Direction | None:
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    words = {child.text.lower() for child in helpers}
    perfect = bool(words & _HAVE) and verb.tag_ in ("VBN", "VBD", "VBG")
    if any(child.tag_ == "MD" for child in helpers):
        return Direction.PAST if perfect else Direction.COMING
    if _is_planned(verb, below) or _is_made(verb, below):
        return Direction.COMING
    if words & _HAS and perfect and _is_of(verb.text.lower(), "forecast"):
        return Direction.COMING  # "have warned of rain on Sunday": the perfect goes with no day gone by
    if perfect:
        return Direction.COMING if words & _HAS and _is_deadline(verb, below) else Direction.PAST
    if verb.tag_ == "VB" or any(child.tag_ == "TO" for child in helpers):
        return _infinitive(verb, words)
    if verb.tag_ == "VBG":
        return Direction.PAST if words & _WAS else Direction.COMING if words & _IS and telling else None
    if verb.tag_ in ("VBD", "VBN"):
        return None if words & _IS or "being" in words else Direction.PAST
    return _present(verb, telling=telling)


def _is_planned(verb: Token, below: Token) -> bool:
    """Whether the time hangs on a word of planning itself: "scheduled for Friday", "postponed until June"."""
    word = verb.text.lower()
    if verb.tag_ not in ("VBN", "VBD") or below.i == verb.i:
        return False
    if below.text.lower() == "for" and _is_of(word, "fixed") and any(each.dep_ == "auxpass" for each in verb.children):
        return True  # "has been announced for Tuesday"; "a strike announced for Tuesday was called off" may be over
    if any(_is_of(f"{word} {particle.text.lower()}", "plan") for particle in verb.children if particle.dep_ == "prt"):
        return below.text.lower() in _REACHES
    if not _is_of(word, "plan"):
        return False
    if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text.lower() == "to" and below.i > verb.i + 1:
        return verb.tag_ == "VBN"  # "are set to down tools on Thursday": an infinitive that was not seen as one
    return below.text.lower() in _REACHES or (verb.tag_ == "VBN" and word in _PLANNED)


def _is_deadline(verb: Token, below: Token) -> bool:
    """ "has given the firm until Monday": a deadline that is told as still running."""
    return below.text.lower() in _UNTIL and verb.text.lower() in ("given", "granted", "allowed")


def _is_called_off(verb: Token) -> bool:
    """ "has cancelled its fair, which *was* to be held on Sunday": it would still have been to come."""
    above = verb.head.head if verb.dep_ == "relcl" else verb
    perfect = any(child.text.lower() in _HAS for child in above.lefts if child.dep_ == "aux")
    return above is not verb and perfect and above.text.lower() in _CALLED_OFF


def _is_made(verb: Token, below: Token) -> bool:
    """ "declared Friday a day of mourning": what a day is made, it is to be."""
    if below.i != verb.i + 1 or not _is_of(verb.text.lower(), "making"):
        return False
    behind = [child for child in verb.children if child.i > below.i]
    made = [child for child in behind if child.dep_ in ("npadvmod", "dobj", "oprd", "attr")]
    return any(child.text.lower() in ("day", "holiday", "days") for child in made)


def _infinitive(verb: Token, words: set[str]) -> Direction | None:
    if "did" in words:
        return Direction.PAST
    if "do" in words or "does" in words:
        return None
    if "to" not in words:
        return None
    head = verb.head
    if head.i == verb.i or verb.dep_ in ("relcl", "acl"):
        return Direction.COMING
    word = head.text.lower()
    if any(_is_of(word, kind) for kind in ("plan", "wish", "adjective", "noun")):
        return Direction.COMING
    return Direction.COMING if word in _WAS and _is_called_off(head) else None


def _present(verb: Token, *, telling: bool) -> Direction | None:
    if not telling or verb.text.lower() in _REPORTS:
        return None if verb.dep_ != "ROOT" else Direction.UNKNOWN
    return Direction.COMING
