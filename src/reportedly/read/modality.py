"""Status, certainty and polarity of a clause, from its verb group, what leads it, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from reportedly.model.reading import Certainty, Polarity, Status
from reportedly.read.conditions import hangs_on_condition, is_awaited, is_condition, is_of_any
from reportedly.read.grammar import DUMMIES, agents, children, is_verb, own_subjects
from reportedly.read.infinitives import Infinitive, bearer, governor, infinitive
from reportedly.read.negation import came_to_nothing, is_negated, shares_negation
from reportedly.read.open_questions import is_open
from reportedly.read.predicates import is_fixed, led_verb, raising_effect
from reportedly.read.tense import finite
from reportedly.read.tokens import Token
from reportedly.read.verb_groups import group_modality
from reportedly.text.tables import read_table
from reportedly.text.words import stem

_RANK = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.UNDERSPECIFIED: 3}
_OPPOSITE = {
    Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE, Polarity.UNKNOWN: Polarity.UNKNOWN,
}  # fmt: skip
_DEGREES = ("probable", "possible")
_HEARSAY = frozenset({"said", "probable", "possible"})
_MOST_LEADERS = 8
_HAVING = frozenset({"have", "has", "had"})
_WISHING = frozenset(stem(word) for word in ("want", "need", "like", "prefer", "wish"))
_ASKING = frozenset(  # verbs with a subjunctive (any grammar of English, e.g. CGEL, ch. 11)
    stem(word)
    for word in ("ask", "beg", "command", "demand", "desire", "direct", "insist", "move", "order", "propose",
                 "recommend", "request", "require", "suggest", "urge", "advise")
)  # fmt: skip


@dataclass(frozen=True)
class Modality:
    """How a clause is put."""

    status: Status
    certainty: Certainty
    polarity: Polarity


# What is not known has this status even where it is to come ("not known whether they will meet"): by it, and by the
# open polarity, a question is told from a plan.
NOT_KNOWN = Modality(Status.UNKNOWN, Certainty.UNDERSPECIFIED, Polarity.UNKNOWN)
_WISHED = Modality(Status.PLANNED, Certainty.UNDERSPECIFIED, Polarity.UNKNOWN)


def weaker(one: Certainty, other: Certainty | None) -> Certainty:
    """The less certain of the two; None leaves the first as it is."""
    return one if other is None or _RANK[one] >= _RANK[other] else other


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity; unknown stays unknown."""
    return _OPPOSITE[polarity]


def modality(verb: Token, *, narrated: bool = False, told: bool = False, answered: bool = False) -> Modality:
    """Decide how the clause of a verb is put.

    `narrated`: present tense tells what is done (headline, caption). `told`: the clause is somebody's words, whose "was
    due to" is a shifted "is due to". `answered`: an embedded question that somebody else answers.
    Source: FactBank 1.0 (Saurí & Pustejovsky 2009) for certainty and polarity; the statuses are the contract's. Cost: a
    few steps up the parse.
    """
    if _is_wished(verb):
        return _WISHED
    first = bearer(verb)
    status, certainty = group_modality(first, narrated=narrated, told=told)
    negated = is_negated(verb) or shares_negation(verb, first)
    put = Modality(status, certainty, Polarity.NEGATIVE if negated else Polarity.POSITIVE)
    leaders = _leaders(first)
    for leader in leaders:
        put = _led(put, leader, verb=first, told=told)
    put = _embedded(_alone(_governed(put, first, told=told), verb), verb)
    for word in {verb.i: verb, first.i: first, **{leader.i: leader for leader in leaders}}.values():
        for adverb in children(word, "advmod"):
            put = replace(put, certainty=weaker(put.certainty, _hedges().get(adverb.text.lower())))
    if put.status is Status.ONGOING and any(is_awaited(word) for word in (verb, *leaders)):
        put = replace(put, status=Status.PLANNED)
    return _supposed(put, verb, answered=answered)


def _is_wished(verb: Token) -> bool:
    """ "wants it *extended*", "demanded that the talks *be broken* off": whether it comes is not told."""
    if verb.dep_ not in ("ccomp", "xcomp", "oprd") or not is_verb(verb.head) or not own_subjects(verb):
        return False
    auxiliaries = children(verb, "aux", "auxpass")
    if not auxiliaries and verb.tag_ in ("VBN", "VBD"):
        return stem(verb.head.text) in _WISHING and not children(verb, "mark")
    return finite(verb).tag_ == "VB" and stem(verb.head.text) in _ASKING and bool(children(verb, "mark"))


@cache
def _hedges() -> dict[str, Certainty]:
    return {row["word"]: Certainty(row["certainty"]) for row in read_table("hedges")}


def _supposed(put: Modality, verb: Token, *, answered: bool) -> Modality:
    """Conditions and embedded questions: what nobody says to be so."""
    if not answered and is_open(verb):
        return NOT_KNOWN
    if is_condition(verb):
        return replace(put, status=Status.CONDITIONAL, certainty=weaker(put.certainty, Certainty.UNDERSPECIFIED))
    supposed = hangs_on_condition(verb) or is_of_any(verb)
    return replace(put, status=Status.CONDITIONAL) if supposed else put


def _leaders(verb: Token) -> list[Token]:
    """The raising words above a verb, the nearest first."""
    found = []
    while verb.dep_ in ("xcomp", "conj") and (raising_effect(verb.head) is not None or verb.dep_ == "conj"):
        if verb.dep_ == "xcomp" and led_verb(verb.head) is not None:
            found.append(verb.head)
        elif verb.dep_ == "conj" and verb.head.dep_ != "xcomp":
            break
        verb = verb.head
        if len(found) > _MOST_LEADERS:
            break
    return found


def _led(put: Modality, leader: Token, *, verb: Token, told: bool) -> Modality:
    effects = raising_effect(leader) or frozenset()
    if any(child.text.lower() == "yet" for child in children(leader, "advmod")) and not is_negated(leader):
        return replace(put, status=Status.HAPPENED, polarity=opposite(put.polarity))  # "has yet to reach": it has not
    holder = leader if is_verb(leader) else leader.head  # "is not *likely* to": the copula has tense and negation
    put = _in_time(put, leader, effects=effects, verb=verb, told=told)
    for name in _DEGREES:
        if name in effects:
            put = replace(put, certainty=weaker(put.certainty, Certainty(name)))
    if "aim" in effects and put.polarity is Polarity.POSITIVE:
        return Modality(put.status, weaker(put.certainty, Certainty.UNDERSPECIFIED), Polarity.UNKNOWN)
    turned = ("negative" in effects) != (is_negated(leader) or is_negated(holder))
    return replace(put, polarity=opposite(put.polarity)) if turned else put


def _in_time(put: Modality, leader: Token, *, effects: frozenset[str], verb: Token, told: bool) -> Modality:
    """When a led verb happens: as its leader says, but for plans and for what is said of the past."""
    holder = leader if is_verb(leader) else leader.head
    led = led_verb(leader)
    planned = led is not None and led.i != verb.i and "planned" in (raising_effect(led) or ())
    if planned and put.status is Status.PLANNED and effects & _HEARSAY:
        return put  # "is understood to be *planning* to run"
    if _has_to(leader) and put.status is Status.PLANNED:
        return replace(put, status=_obliged(leader, told=told))
    if "planned" in effects or _was_supposed(leader, verb):
        lapsed = not told and finite(holder).tag_ == "VBD" and not effects & {"probable", "aim"}
        # "was due to land": the outlet leaves it open whether it did
        return Modality(Status.PLANNED, Certainty.UNDERSPECIFIED if lapsed else put.certainty, put.polarity)
    if "habit" in effects:
        return replace(put, status=Status.HAPPENED)
    if not is_verb(leader):
        return put
    status, certainty = group_modality(leader, narrated=False, told=told)
    certainty = weaker(put.certainty, certainty)
    if put.status is Status.PLANNED and effects & _HEARSAY and status is Status.HAPPENED:
        status = Status.ONGOING if finite(leader).tag_ in ("VBZ", "VBP") else Status.HAPPENED
    if put.status is Status.PLANNED or status in (Status.PLANNED, Status.SPECULATED):
        return Modality(status, certainty, put.polarity)
    return replace(put, certainty=certainty)


def _has_to(leader: Token) -> bool:
    """ "has to", with nothing between; "has a day *to* decide" obliges nobody."""
    doc = leader.doc
    at_once = leader.i + 1 < len(doc) and doc[leader.i + 1].tag_ == "TO"
    return at_once and leader.text.lower() in _HAVING


def _obliged(leader: Token, *, told: bool) -> Status:
    """ "had to leave": they did; "has to be boiled" holds now; "will have to leave" is to come.

    Source: Karttunen 1971 (implicative in the past tense).
    """
    tense = finite(leader)
    if tense.tag_ == "MD" or leader.tag_ == "VB" or (told and tense.tag_ == "VBD"):  # "said they had to leave"
        return Status.PLANNED
    return Status.ONGOING if tense.tag_ in ("VBZ", "VBP") and tense is leader else Status.HAPPENED


def _was_supposed(leader: Token, verb: Token) -> bool:
    """ "was supposed to arrive" tells a plan; "is supposed to have fled" what people think."""
    perfect = any(aux.text.lower() == "have" for aux in children(verb, "aux"))
    return stem(leader.text) == "suppos" and finite(leader).tag_ == "VBD" and not perfect


def _governed(put: Modality, verb: Token, *, told: bool) -> Modality:
    """What the word above an infinitive or gerund makes of it."""
    kind = infinitive(verb)
    above = governor(verb)
    failed = came_to_nothing(above) if verb.dep_ in ("acl", "relcl", "pcomp") else None
    if failed is not None:
        told_as_done = verb.dep_ == "acl" and bool(children(verb, "mark"))  # "rejected a claim that it had been warned"
        return Modality(put.status if told_as_done else failed, Certainty.CERTAIN, Polarity.NEGATIVE)
    if kind is None:
        return put
    if kind is Infinitive.AIM:
        status = Status.PLANNED if verb.tag_ == "VBG" else put.status  # "looks forward to *meeting* them"
        return Modality(status, weaker(put.certainty, Certainty.UNDERSPECIFIED), Polarity.UNKNOWN)
    if kind is Infinitive.POSSIBLE:
        return replace(put, status=Status.PLANNED, certainty=weaker(put.certainty, Certainty.POSSIBLE))
    put = _as_above(put, above, told=told)
    return put if kind is Infinitive.IMPLIED else replace(put, polarity=Polarity.NEGATIVE)


def _as_above(put: Modality, above: Token, *, told: bool) -> Modality:
    """In the time of the word above: "forced them to *leave*", "the first to *leave*", "will be the first to *go*"."""
    if is_verb(above):
        status, certainty = group_modality(above, narrated=False, told=told)
        return Modality(status, certainty, put.polarity)
    if put.status is not Status.PLANNED:
        return put
    holder = above.head
    if above.dep_ == "attr" and is_verb(holder) and group_modality(holder, narrated=False)[0] is Status.PLANNED:
        return put
    return replace(put, status=Status.HAPPENED)


def _alone(put: Modality, verb: Token) -> Modality:
    """ "a deal is likely", "talks remain possible", "the vote is planned for Friday"."""
    if is_fixed(verb):
        return replace(put, status=Status.PLANNED)
    for word in [*children(verb, "acomp"), *_fixing(verb)]:
        effects = raising_effect(word) or frozenset()
        if "alone" in effects and led_verb(word) is None and not children(word, "ccomp"):
            return put_by(put, effects)
    return put


def put_by(put: Modality, effects: frozenset[str]) -> Modality:
    """How a word that stands alone puts what it is said of: "talks are *possible*", "a deal is *likely*"."""
    return _coloured(put, effects, status=Status.PLANNED if "planned" in effects else Status.SPECULATED)


def _fixing(verb: Token) -> list[Token]:
    """The verb, where its passive tells a plan by itself: "are expected on Friday"; "was planned in Lyon" does not."""
    if not children(verb, "auxpass") or agents(verb) or children(verb, "xcomp", "ccomp"):
        return []
    present = finite(verb).tag_ in ("VBZ", "VBP") and not any(aux.text.lower() == "been" for aux in verb.children)
    return [verb] if present or any(prep.text.lower() == "for" for prep in children(verb, "prep")) else []


def _embedded(put: Modality, verb: Token) -> Modality:
    """ "it is likely that …", "it seems that …"."""
    above = verb.head
    if verb.dep_ not in ("ccomp", "advcl", "csubj") or not children(verb, "mark"):
        return put
    adjectives = [above] if above.tag_.startswith("JJ") else children(above, "acomp")
    for word in adjectives:
        effects = raising_effect(word) or frozenset()
        if "alone" in effects:
            return _coloured(put, effects, status=put.status)
    subjects = own_subjects(above) if is_verb(above) else []
    if subjects and subjects[0].text.lower() in DUMMIES and not children(above, "auxpass"):
        return _coloured(put, (raising_effect(above) or frozenset()) & {"probable"}, status=put.status)
    return put


def _coloured(put: Modality, effects: frozenset[str], *, status: Status) -> Modality:
    degree = next((Certainty(name) for name in _DEGREES if name in effects), None)
    polarity = opposite(put.polarity) if "negative" in effects else put.polarity
    return Modality(status, weaker(put.certainty, degree), polarity)
