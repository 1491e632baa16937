"""Links of a chain that stand beside a cue: "…, citing an official, …", "state media, which quoted the ministry".

The attribution above is the one whose cue or source the citing stands beside; the link says the same content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.read import cues
from reportedly.read.candidates import Found
from reportedly.read.carriers import quoted_by
from reportedly.read.grammar import (
    RELATIVES,
    agents,
    children,
    coordinated,
    extent,
    group,
    has_mark,
    is_verb,
    noun_phrase,
    own_subjects,
    trim,
)
from reportedly.read.source_words import role_of_word
from reportedly.read.tokens import Token, Words

_WHO_THEY_ARE = frozenset({"with", "at", "in", "inside", "within"})
_REPORTED = frozenset({"say", "tell", "claim", "suggest"})


def with_links(doc: Words, found: Sequence[Found]) -> list[Found]:
    """The candidates of one block with the links that their citations make, in the order of the text.

    A citation that the parser hung elsewhere is moved; content that it was thought a part of loses it. What is only
    the frame of "quoted X as saying" is no candidate of its own. Cost: linear in candidates and verbs of citing.
    """
    for each in found:
        if not each.content:
            each.content = _behind_medium(each)
    verbs = [token for token in doc if is_verb(token)]
    links = [link for verb in verbs if _may_cite(verb) for link in _link(verb, found)]
    moved = {link.cue[-1].i for link in links}
    moved |= {verb.head.head.i for verb in verbs if verb.dep_ == "pcomp" and quoted_by(verb) is not None}
    kept = [each for each in found if each.kind.kind != "cite" or each.cue[-1].i not in moved]
    passive = [made for verb in verbs if verb.dep_ == "advcl" for made in _as_reported(verb)]
    return [*kept, *links, *passive]


def _may_cite(verb: Token) -> bool:
    if verb.tag_ != "VBG" and verb.dep_ != "relcl":
        return False
    cue = cues.verb_cue(verb.text)
    return cue is not None and cue.kind == "cite"


def _link(verb: Token, found: Sequence[Found]) -> Iterator[Found]:
    objects = [child for child in children(verb, "dobj") if child.i > verb.i]
    cue = cues.verb_cue(verb.text)
    is_open = verb.tag_ == "VBG" or any(who.text.lower() in RELATIVES for who in own_subjects(verb))
    above = _above(verb, found) if objects and cue is not None and is_open else None
    if above is None or cue is None:
        return
    sources = [_whole(verb, noun_phrase(noun) or [noun]) for noun in coordinated(objects[0])]
    if _is_right_behind(verb, above):
        _end_of_citation(verb, above, last=max(token.i for phrase in sources for token in phrase))
    _leave_out(verb, above)
    if above.content:
        yield Found(group(verb) if verb.tag_ != "VBG" else [verb], cue, sources, above.content, under=above)


def _above(verb: Token, found: Sequence[Found]) -> Found | None:
    """The candidate beside whose cue or source a citation stands, the nearest cue first."""
    sources = {token.i for each in found for phrase in each.sources for token in phrase}
    others = [each for each in found if each.kind.kind != "cite" and each.cue[-1].i not in sources]
    for each in others:
        if _is_right_behind(verb, each):
            return each
    for each in others:
        if each.content and any(token.i == verb.head.i for token in each.cue):
            return each
    for each in others:
        held = [token.i for phrase in each.sources for token in phrase if token.i < verb.i]
        beside = verb.dep_ in ("acl", "relcl") and verb.head.i in held
        if beside or (held and max(held) == verb.i - 2 and verb.nbor(-1).text == "," and verb.tag_ == "VBG"):
            return each
    return None


def _is_right_behind(verb: Token, found: Found) -> bool:
    """ "reported, citing": nothing but a comma stands between."""
    last = int(found.cue[-1].i)
    here = int(verb.i)
    return bool(verb.tag_ == "VBG" and (last == here - 1 or (last == here - 2 and verb.nbor(-1).text == ",")))


def _end_of_citation(verb: Token, above: Found, *, last: int) -> None:
    """ "reported, citing an official, that …": what is reported begins behind the citation, if anything does."""
    doc = verb.doc
    sentence_end = verb.sent.end
    behind = trim(list(doc[min(last + 1, sentence_end) : sentence_end]))
    opens = bool(behind) and behind[0].text.lower() in ("that", "how", "why", "whether")
    if opens and not any(token.i < verb.i for token in above.content):
        above.content = behind


def _leave_out(verb: Token, above: Found) -> None:
    """ "Local newspapers, quoting hospital staff," are the newspapers; nor do these words begin what they say."""
    cut = []
    for phrase in above.sources:
        inside = any(token.i == verb.i for token in phrase)
        cut.append(trim([token for token in phrase if token.i < verb.i]) if inside else phrase)
    above.sources = cut
    if above.content and above.content[0].i == verb.i:
        gone = {token.i for token in verb.subtree}
        above.content = trim([token for token in above.content if token.i not in gone])


def _whole(verb: Token, phrase: list[Token]) -> list[Token]:
    """ "citing two people with knowledge of the case": what stands right behind and says who they are is theirs."""
    for prep in children(verb, "prep"):
        inner = children(prep, "pobj")
        told_in = any(role_of_word(noun.text.lower()) == "document" for noun in inner)
        if prep.i == phrase[-1].i + 1 and prep.text.lower() in _WHO_THEY_ARE and not told_in:
            return [*phrase, *extent(prep)]
    return phrase


def _behind_medium(found: Found) -> list[Token]:
    """ "said in a letter seen by the BBC that …": the parser gives the clause to "seen", but it is what was said."""
    verb = found.cue[-1]
    clauses = [
        clause
        for prep in (children(verb, "prep") if found.kind.kind in _REPORTED and is_verb(verb) else ())
        for noun in children(prep, "pobj")
        for participle in children(noun, "acl")
        for clause in children(participle, "ccomp")
        if participle.tag_ == "VBN" and has_mark(clause)
    ]
    return extent(clauses[0]) if clauses else []


def _as_reported(verb: Token) -> Iterator[Found]:
    """ "…, as first reported by the Guardian": what the clause above says is the Guardian's."""
    cue = cues.verb_cue(verb.text) if verb.tag_ == "VBN" else None
    if cue is None or cue.kind not in _REPORTED or not is_verb(verb.head):
        return
    marks = [child for child in verb.children if child.text.lower() == "as" and child.i < verb.i]
    by = agents(verb)
    if not marks or not by:
        return
    gone = {token.i for token in verb.subtree}
    content = trim([token for token in verb.head.subtree if token.i not in gone and token.i < verb.i])
    yield Found([verb], cue, [noun_phrase(agent) for agent in by], content)

