"""Status, certainty and polarity of a clause, from its verb group, what leads it, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.read.grammar import children, is_verb
from reportedly.read.infinitives import Infinitive, infinitive
from reportedly.read.predicates import led_verb, raising_effect
from reportedly.read.tense import finite

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = {
    "will": (Status.PLANNED, Certainty.CERTAIN), "'ll": (Status.PLANNED, Certainty.CERTAIN),
    "wo": (Status.PLANNED, Certainty.CERTAIN), "shall": (Status.PLANNED, Certainty.CERTAIN),
    "must": (Status.PLANNED, Certainty.CERTAIN), "should": (Status.PLANNED, Certainty.PROBABLE),
    "ought": (Status.PLANNED, Certainty.PROBABLE), "may": (Status.SPECULATED, Certainty.POSSIBLE),
    "might": (Status.SPECULATED, Certainty.POSSIBLE), "could": (Status.SPECULATED, Certainty.POSSIBLE),
    "can": (Status.SPECULATED, Certainty.POSSIBLE), "ca": (Status.SPECULATED, Certainty.POSSIBLE),
    "'d": (Status.PLANNED, Certainty.PROBABLE), "would": (Status.PLANNED, Certainty.CERTAIN),
}  # fmt: skip
_HEDGES = {
    "possibly": Certainty.POSSIBLE, "perhaps": Certainty.POSSIBLE, "maybe": Certainty.POSSIBLE,
    "probably": Certainty.PROBABLE, "likely": Certainty.PROBABLE, "presumably": Certainty.PROBABLE,
    "apparently": Certainty.PROBABLE, "seemingly": Certainty.PROBABLE, "potentially": Certainty.POSSIBLE,
    "reportedly": Certainty.UNDERSPECIFIED, "allegedly": Certainty.UNDERSPECIFIED,
}  # fmt: skip
_RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.UNDERSPECIFIED: 3}
_AWAITING = frozenset({"before", "until", "till", "once", "when"})
_TAKEN = frozenset({"when", "after", "since", "than", "as", "while", "because", "although", "though"})
_IF = frozenset({"if", "unless"})
_NEGATIVE = frozenset({"no", "never", "neither", "nor", "nobody", "nothing", "none"})


@dataclass(frozen=True)
class Modality:
    """How a clause is put."""

    status: Status
    certainty: Certainty
    polarity: Polarity


def weaker(one: Certainty, other: Certainty | None) -> Certainty:
    """The less certain of the two; None leaves the first as it is."""
    return one if other is None or _RANK[one] >= _RANK[other] else other


def modality(verb: Token, *, narrated: bool = False) -> Modality:
    """Decide how the clause of a verb is put; `narrated` where present tense tells what is done (headline, caption).

    Source: FactBank 1.0 (Saurí & Pustejovsky 2009) for certainty and polarity; the statuses are the contract's.
    """
    status, certainty = _from_group(verb, narrated=narrated)
    polarity = Polarity.NEGATIVE if _is_negated(verb) else Polarity.POSITIVE
    for leader in _leaders(verb):
        effects = raising_effect(leader) or frozenset()
        status, certainty, polarity = _led(effects, leader, status=status, certainty=certainty, polarity=polarity)
    status, certainty, polarity = _as_infinitive(verb, status=status, certainty=certainty, polarity=polarity)
    for adverb in children(verb, "advmod"):
        certainty = weaker(certainty, _HEDGES.get(adverb.text.lower()))
    if status is Status.ONGOING and any(_is_awaited(word) for word in (verb, *_leaders(verb))):
        status = Status.PLANNED
    if _is_condition(verb):
        status, certainty = Status.CONDITIONAL, weaker(certainty, Certainty.UNDERSPECIFIED)
    elif _hangs_on_condition(verb):
        status, certainty = Status.CONDITIONAL, weaker(certainty, Certainty.POSSIBLE)
    return Modality(status, certainty, polarity)


def _leaders(verb: Token) -> list[Token]:
    """The raising words above a verb, the nearest first."""
    found = []
    while verb.dep_ in ("xcomp", "conj") and (raising_effect(verb.head) is not None or verb.dep_ == "conj"):
        if verb.dep_ == "xcomp" and led_verb(verb.head) is not None:
            found.append(verb.head)
        elif verb.dep_ == "conj" and verb.head.dep_ != "xcomp":
            break
        verb = verb.head
        if len(found) > 8:
            break
    return found


def _led(
    effects: frozenset[str], leader: Token, *, status: Status, certainty: Certainty, polarity: Polarity
) -> tuple[Status, Certainty, Polarity]:
    if "planned" in effects:
        status = Status.PLANNED
    elif is_verb(leader):
        led_status, led_certainty = _from_group(leader, narrated=False)
        if status is Status.PLANNED or led_status in (Status.PLANNED, Status.SPECULATED):
            status = led_status
        certainty = weaker(certainty, led_certainty)
    for name in ("probable", "possible", "underspecified"):
        if name in effects:
            certainty = weaker(certainty, Certainty(name))
    if "aim" in effects and polarity is Polarity.POSITIVE:
        certainty, polarity = weaker(certainty, Certainty.UNDERSPECIFIED), Polarity.UNKNOWN
    if ("negative" in effects) != _is_negated(leader):
        polarity = Polarity.NEGATIVE if polarity is Polarity.POSITIVE else Polarity.POSITIVE
    return status, certainty, polarity


def _as_infinitive(
    verb: Token, *, status: Status, certainty: Certainty, polarity: Polarity
) -> tuple[Status, Certainty, Polarity]:
    kind = infinitive(verb)
    if kind is Infinitive.AIM:
        return status, weaker(certainty, Certainty.UNDERSPECIFIED), Polarity.UNKNOWN
    if kind is not None:
        if is_verb(verb.head):
            status, certainty = _from_group(verb.head, narrated=False)
        elif status is Status.PLANNED:
            status = Status.HAPPENED
        if kind is Infinitive.REFUSED:
            polarity = Polarity.NEGATIVE
    return status, certainty, polarity


def _from_group(verb: Token, *, narrated: bool) -> tuple[Status, Certainty]:
    auxiliaries = children(verb, "aux", "auxpass")
    for word in auxiliaries:
        if word.text.lower() in _MODALS:
            return _modal(word, verb)
    if any(word.tag_ == "TO" for word in auxiliaries):
        perfect = any(word.text.lower() == "have" for word in auxiliaries)
        return (Status.HAPPENED if perfect else Status.PLANNED), Certainty.CERTAIN
    if verb.tag_ == "VBG":
        return _progressive(verb, auxiliaries)
    first = finite(verb)
    if first.tag_ in ("VBZ", "VBP") and verb.tag_ not in ("VBN", "VBD"):
        return (Status.HAPPENED if narrated else Status.ONGOING), Certainty.CERTAIN
    if verb.tag_ == "VB" and not auxiliaries and verb.dep_ in ("ROOT",) and not narrated:
        return Status.UNKNOWN, Certainty.CERTAIN  # an imperative tells nothing that happened
    return Status.HAPPENED, Certainty.CERTAIN


def _modal(word: Token, verb: Token) -> tuple[Status, Certainty]:
    status, certainty = _MODALS[word.text.lower()]
    perfect = any(aux.text.lower() == "have" for aux in children(verb, "aux"))
    if perfect and word.text.lower() in ("may", "might", "could", "must"):
        return Status.SPECULATED, Certainty.POSSIBLE if word.text.lower() != "must" else Certainty.PROBABLE
    if word.text.lower() == "would" and perfect:
        return Status.CONDITIONAL, Certainty.POSSIBLE
    return status, certainty


def _progressive(verb: Token, auxiliaries: list[Token]) -> tuple[Status, Certainty]:
    if auxiliaries or verb.dep_ == "ROOT":
        return Status.ONGOING, Certainty.CERTAIN
    if verb.dep_ in ("advcl", "acl", "conj", "xcomp", "pcomp") and is_verb(verb.head):
        above, certainty = _from_group(verb.head, narrated=False)
        return (Status.ONGOING if above is Status.HAPPENED else above), certainty
    return Status.ONGOING, Certainty.CERTAIN


def _is_awaited(verb: Token) -> bool:
    """ "before it starts to rot": a present tense behind these words is still to come."""
    return any(c.dep_ in ("mark", "advmod") and c.text.lower() in _AWAITING and c.i < verb.i for c in verb.children)


def _is_negated(verb: Token) -> bool:
    if children(verb, "neg"):
        return True
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.text.lower() in _NEGATIVE:
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _has_no(child):
            return True
        if child.dep_ == "advmod" and child.text.lower() in ("never", "hardly", "scarcely", "barely"):
            return True
    return False


def _has_no(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.text.lower() == "no" for child in noun.children)


def is_presupposed(verb: Token) -> bool:
    """Whether a clause is taken for granted by whoever reports it: "expects sales to beat those *seen* in May".

    What hangs on a noun or says when or than what is not hedged by the cue above it. Source: FactBank 1.0.
    """
    climbing: Token = verb
    for _ in range(4):
        if climbing.dep_ == "relcl" or (climbing.dep_ == "acl" and climbing.tag_ in ("VBN", "VBD")):
            return True
        if climbing.dep_ == "advcl":
            return any(c.dep_ in ("mark", "advmod") and c.text.lower() in _TAKEN for c in climbing.children)
        if climbing.dep_ != "conj":
            return False
        climbing = climbing.head
    return False


def _is_condition(verb: Token) -> bool:
    """In an if-clause: what is only supposed (FactBank: underspecified)."""
    climbing: Token = verb
    for _ in range(4):
        if any(c.dep_ in ("mark", "advmod") and c.text.lower() in _IF for c in climbing.children):
            return True
        if climbing.dep_ not in ("xcomp", "conj") or climbing.head.i == climbing.i:
            break
        climbing = climbing.head
    return False


def _hangs_on_condition(verb: Token) -> bool:
    """In the main clause of an if-clause."""
    clauses = children(verb, "advcl")
    return any(c.dep_ == "mark" and c.text.lower() in _IF for clause in clauses for c in clause.children)
