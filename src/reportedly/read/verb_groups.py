"""Status and certainty that a verb group gives by itself: tense, aspect, modal verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.model.reading import Certainty, Status
from reportedly.read.grammar import children, is_verb
from reportedly.read.infinitives import governor
from reportedly.read.negation import is_negated
from reportedly.read.tense import finite
from reportedly.read.tokens import Token
from reportedly.text.tables import read_table
from reportedly.text.words import stem

# "would not comment" tells of a question that was asked and got no answer
_ANSWERING = frozenset(
    stem(word)
    for word in (
        "comment", "say", "discuss", "elaborate", "disclose", "reveal", "identify", "name", "specify", "speculate",
        "answer", "respond", "give", "provide", "talk", "speak", "confirm", "explain", "rule",
    )
)  # fmt: skip
_COPULAS = frozenset({"be", "remain", "stay"})
# Verbs without an end of their own: in the perfect with "since" they still hold (CGEL, ch. 3).
_LASTING = frozenset(
    stem(word)
    for word in ("own", "live", "work", "lead", "run", "chair", "head", "manage", "govern", "rule", "employ", "serve",
                 "belong", "hold", "stand", "wait", "reside", "teach")
)  # fmt: skip
_MOVING = frozenset({"come", "go"})
_NEAR = 30  # tokens
_DEEPEST = 4  # participles hanging on one another


@dataclass(frozen=True)
class _Modal:
    plain: tuple[Status, Certainty]
    with_have: tuple[Status, Certainty]
    with_not: tuple[Status, Certainty]


@cache
def lasting_states() -> frozenset[str]:
    """Stems of participles and adjectives that tell a state (data/states.tsv)."""
    return frozenset(stem(row["word"]) for row in read_table("states"))


@cache
def _modals() -> dict[str, _Modal]:
    return {row["word"]: _modal_of(row) for row in read_table("modals")}


def _modal_of(row: dict[str, str]) -> _Modal:
    return _Modal(_cells(row, ""), _cells(row, "have_"), _cells(row, "not_"))


def _cells(row: dict[str, str], prefix: str) -> tuple[Status, Certainty]:
    status = row[f"{prefix}status"] or row["status"]
    return Status(status), Certainty(row[f"{prefix}certainty"] or row["certainty"])


def group_modality(
    verb: Token, *, narrated: bool, told: bool = False, depth: int = _DEEPEST
) -> tuple[Status, Certainty]:
    """Read status and certainty off the verb group alone; a bare participle has those of the verb that it hangs on.

    `narrated`, `told`: as in `modality`. Tables: data/modals.tsv.
    """
    auxiliaries = children(verb, "aux", "auxpass")
    for word in auxiliaries:
        if word.tag_ == "MD" and word.text.lower() in _modals():
            return _modal(word, verb, told=told)
    if any(word.tag_ == "TO" for word in auxiliaries):
        perfect = any(word.text.lower() == "have" for word in auxiliaries)
        return (Status.HAPPENED if perfect else _progress(verb)), Certainty.CERTAIN
    if verb.tag_ == "VBG" and finite(verb).text.lower() in ("was", "were", "had", "'d") and auxiliaries:
        return Status.HAPPENED, Certainty.CERTAIN  # what went on then; "said they were going" is shifted back elsewhere
    if verb.tag_ == "VBG" and finite(verb).tag_ == "VBD" and stem(finite(verb).text) in _MOVING:
        return Status.HAPPENED, Certainty.CERTAIN  # "came crashing down"
    if verb.tag_ == "VBG":
        return _participle(verb, auxiliaries, depth=depth)
    first = finite(verb)
    if first.tag_ in ("VBZ", "VBP") and verb.tag_ not in ("VBN", "VBD"):
        return (Status.HAPPENED if narrated and not _is_state(verb) else Status.ONGOING), Certainty.CERTAIN
    if _is_kept_so(verb, first) and not narrated:
        return Status.ONGOING, Certainty.CERTAIN
    if verb.tag_ == "VB" and not auxiliaries and verb.dep_ == "ROOT" and not narrated:
        return Status.UNKNOWN, Certainty.CERTAIN  # an imperative tells nothing that happened
    return (Status.ONGOING if _has_lasted(verb, first) else Status.HAPPENED), Certainty.CERTAIN


def _is_state(verb: Token) -> bool:
    """ "Bridge is open", "Road remains closed": so it is, in a headline too."""
    return stem(verb.text) in _COPULAS and not children(verb, "auxpass")


def _is_kept_so(verb: Token, first: Token) -> bool:
    """ "is closed", "are being ferried": a passive in the present tells a state, a habit or what goes on."""
    being = any(word.text.lower() == "being" for word in children(verb, "auxpass"))
    return first.tag_ in ("VBZ", "VBP") and (first.dep_ == "auxpass" or being)


def _has_lasted(verb: Token, first: Token) -> bool:
    """ "has been ill since March", "has owned it since 2009": it still goes on; "has been found since" does not."""
    lasting = verb.text.lower() == "been" or stem(verb.text) in _LASTING
    lasting = lasting or bool(stem(verb.text) in lasting_states() and children(verb, "auxpass"))
    if not lasting or first.text.lower() not in ("has", "have", "'ve", "'s"):
        return False
    behind = verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]
    return any(token.text.lower() == "since" for token in behind)


def _progress(verb: Token) -> Status:
    """ "to be living" goes on; "to live" is to come, where nothing says else."""
    return Status.ONGOING if verb.tag_ == "VBG" else Status.PLANNED


def _modal(word: Token, verb: Token, *, told: bool) -> tuple[Status, Certainty]:
    modal = _modals()[word.text.lower()]
    if any(aux.text.lower() == "have" for aux in children(verb, "aux")):
        return modal.with_have
    if not is_negated(verb):
        return modal.plain
    if word.text.lower() == "would" and not told and stem(verb.text) in _ANSWERING:
        return Status.HAPPENED, Certainty.CERTAIN
    return modal.with_not


def _participle(verb: Token, auxiliaries: list[Token], *, depth: int) -> tuple[Status, Certainty]:
    above = governor(verb)
    if above.tag_.startswith("JJ"):  # "was found guilty of taking bribes"
        above = above.head
    if auxiliaries or verb.dep_ == "ROOT" or depth == 0 or not is_verb(above):
        return Status.ONGOING, Certainty.CERTAIN
    if verb.dep_ in ("advcl", "acl", "conj", "xcomp", "pcomp"):
        status, certainty = group_modality(above, narrated=False, depth=depth - 1)
        return status, certainty  # "capsized, killing 27", "was held for stealing"
    return Status.ONGOING, Certainty.CERTAIN
