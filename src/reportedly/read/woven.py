"""Quotations woven into a sentence whose verb no cue table knows: "She commanded the crew to “leave …”"."""

from __future__ import annotations

from reportedly.model.base import Span
from reportedly.model.reading import Quotation
from reportedly.read.drafts import Draft
from reportedly.read.grammar import children, coordinated, extent, group, is_passive, is_verb, noun_phrase, own_subjects
from reportedly.read.parse import ParsedBlock
from reportedly.read.quote_marks import ALL
from reportedly.read.quotes import SPEECH_WORDS, is_title
from reportedly.read.tokens import Token

NOT_SPEAKING = frozenset({"it", "there", "this", "that", "these", "those", "which", "what", "who"})
NO_CUES = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "'re", "have", "has", "had", "'ve"})
_ARGUMENTS = frozenset({"ccomp", "xcomp", "dobj", "prep", "dative", "oprd", "attr"})
_CLIMB = 12  # steps up the parse


def weave(parsed: ParsedBlock, number: int, quotation: Quotation) -> Draft | None:
    """Give a quotation to the subject of the verb whose complement or object it is a part of, or None.

    The marks say that somebody's own words begin, the verb says whose they are: that of the nearest clause around
    the quotation that has a subject of its own outside of it, and is neither "is" nor "has" nor a passive.
    """
    verb, argument = _governor(parsed, quotation) if _is_own_words(parsed, quotation) else (None, None)
    if verb is None or argument is None or argument.dep_ not in _ARGUMENTS:
        return None
    who = own_subjects(verb)[0]
    sources = [noun_phrase(noun, of=verb) or [noun] for noun in coordinated(who)]
    held = extent(argument)
    if not held or held[0].i <= verb.i or who.i >= verb.i:
        return None
    content = parsed.span(held[0], held[-1])
    content = Span(start=min(content.start, quotation.start), end=max(content.end, quotation.end))
    cue = group(verb)
    return Draft(
        "say", None, [parsed.span(cue[0], cue[-1])], [parsed.span(p[0], p[-1]) for p in sources], [content],
        block=number,
    )  # fmt: skip


def _is_own_words(parsed: ParsedBlock, quotation: Quotation) -> bool:
    """Whether the quotation is long enough for speech, no title, and not led in by a colon."""
    at = parsed.block.start
    words = parsed.text[quotation.start - at : quotation.end - at].strip(ALL + " .,!?").split()
    led_in = parsed.text[max(0, quotation.start - at - 3) : quotation.start - at].rstrip().endswith(":")
    return len(words) >= SPEECH_WORDS and not is_title(words) and not led_in


def _governor(parsed: ParsedBlock, quotation: Quotation) -> tuple[Token | None, Token | None]:
    """The verb, and the child of it under which the quotation stands."""
    tokens = parsed.tokens_in(quotation.start + 1, quotation.end)
    inside = {token.i for token in tokens}
    at = next((token for token in tokens if token.head.i not in inside and not token.is_punct), None)
    for _ in range(_CLIMB):
        if at is None or at.head.i == at.i:
            break
        verb = at.head
        if is_verb(verb) and verb.i not in inside and verb.i < tokens[0].i and _speaks(verb, inside):
            return verb, at
        at = verb
    return None, None


def _speaks(verb: Token, inside: set[int]) -> bool:
    if verb.text.lower() in NO_CUES or is_passive(verb) or children(verb, "auxpass"):
        return False
    who = own_subjects(verb)
    return bool(who) and who[0].i not in inside and who[0].text.lower() not in NOT_SPEAKING
