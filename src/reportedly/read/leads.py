"""Quotations that no known cue stands beside: led in by a colon, followed by any verb, or nobody's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model.base import Span
from reportedly.model.reading import Quotation
from reportedly.read.drafts import Draft
from reportedly.read.grammar import children, coordinated, group, is_passive, is_verb, noun_phrase, own_subjects
from reportedly.read.parse import ParsedBlock
from reportedly.read.tokens import Sentence, Token
from reportedly.read.woven import NO_CUES, weave

_NOT_SPEAKING = frozenset({"it", "there", "this", "that", "these", "those", "which", "what"})
_LEAST_WORDS = 6  # of a quotation without a speaker: a shorter one is a title or a slogan
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GAP = 40  # characters in front of a quotation in which a colon or the end of a sentence is looked for
_REACH = 300  # characters of the sentence that leads in


def lead_in(
    text: str, blocks: Sequence[ParsedBlock], loose: Sequence[tuple[int, Quotation]]
) -> Iterator[Draft]:
    """Give quotations without a cue of saying their speaker, where a colon leads in: "She was blunt: “…”".

    `loose` are quotations with the number of their block. Without a colon, a quotation that is a sentence of its own is
    somebody's word all the same: its draft has no source, so that it is never taken for the outlet's own. Its cue is
    then its opening mark. In the order given. Cost: linear in the sentences that lead in.
    """
    spoken: tuple[int, Draft] | None = None  # number of the block, and who speaks in it
    for number, quotation in loose:
        parsed = blocks[number]
        named = _led(text, blocks, (number, quotation)) or _followed(text, parsed, (number, quotation))
        if named is None and spoken and spoken[0] == number and _stands_alone(text, parsed, quotation):
            spoken[1].content.append(quotation.span)
            continue
        draft = named or weave(parsed, number, quotation) or _unstated(text, parsed, (number, quotation))
        spoken = (number, named) if named is not None else None
        if draft is not None:
            yield draft


def _just_before(text: str, parsed: ParsedBlock, quotation: Quotation) -> str:
    return text[max(parsed.block.start, quotation.start - _GAP) : quotation.start].rstrip()


def _stands_alone(text: str, parsed: ParsedBlock, quotation: Quotation) -> bool:
    before = _just_before(text, parsed, quotation)
    return not before or before[-1] in ".!?”\""


def _led(text: str, blocks: Sequence[ParsedBlock], loose: tuple[int, Quotation]) -> Draft | None:
    number, quotation = loose
    before = _just_before(text, blocks[number], quotation)
    if before:
        leading = blocks[number] if before.endswith(":") else None
    else:
        leading = blocks[number - 1] if number and _text(text, blocks[number - 1]).endswith(":") else None
    end = min(quotation.start, leading.block.end) if leading else 0
    verb = _main_verb(leading, end) if leading else None
    if leading is None or verb is None:
        return None
    who = own_subjects(verb)
    if not who or is_passive(verb) or who[0].text.lower() in _NOT_SPEAKING:
        return None
    phrases = [noun_phrase(noun, of=verb) or [noun] for noun in coordinated(who[0])]
    cue = group(verb)
    return Draft(
        "say", None, [leading.span(cue[0], cue[-1])], [leading.span(p[0], p[-1]) for p in phrases], [quotation.span],
        block=number,
    )  # fmt: skip


def _followed(text: str, parsed: ParsedBlock, loose: tuple[int, Quotation]) -> Draft | None:
    """ “…,” remembered Olin Brask: behind a quotation that a comma ends, the verb of the rest is one of speaking."""
    number, quotation = loose
    comma = text[quotation.end - 2] in ",?!—–" or text[quotation.end : quotation.end + 1] == ","
    rest = parsed.tokens_in(quotation.end, min(quotation.end + _REACH, parsed.block.end)) if comma else []
    rest = [token for token in rest if not token.is_space]
    if not rest or rest[0].sent.start < rest[0].i - 1:
        return None
    verb = rest[0].sent.root
    who = _who_follows(verb)
    if who is None:
        return None
    phrases = [noun_phrase(noun, of=verb) or [noun] for noun in coordinated(who)]
    if min(verb.i, phrases[0][0].i) > rest[0].i + 1:  # something else stands first: a sentence of its own
        return None
    cue = group(verb)
    return Draft(
        "say", None, [parsed.span(cue[0], cue[-1])], [parsed.span(p[0], p[-1]) for p in phrases], [quotation.span],
        block=number,
    )  # fmt: skip


def _who_follows(verb: Token) -> Token | None:
    if verb.tag_ not in _FINITE or verb.text.lower() in NO_CUES or is_passive(verb) or children(verb, "ccomp"):
        return None
    own = own_subjects(verb)
    behind = [noun for noun in children(verb, "dobj", "attr", "oprd", "npadvmod", "dative") if noun.i > verb.i]
    if own:
        return own[0] if own[0].i > verb.i or not behind else None
    return behind[0] if behind else None


def _text(text: str, parsed: ParsedBlock) -> str:
    return text[parsed.block.start : parsed.block.end].rstrip()


def _main_verb(leading: ParsedBlock, end: int) -> Token | None:
    """The verb of the last clause before the colon that has a subject of its own."""
    sentence = _sentence_before(leading, end)
    verbs = [token for token in sentence or () if is_verb(token) and leading.end(token) <= end]
    for verb in sorted(verbs, key=lambda token: (token.dep_ != "ROOT", -int(token.i))):
        if own_subjects(verb):
            return verb
    return None


def _sentence_before(leading: ParsedBlock, end: int) -> Sentence | None:
    tokens = leading.tokens_in(max(leading.block.start, end - _REACH), end)
    return tokens[-1].sent if tokens else None


def _unstated(text: str, parsed: ParsedBlock, loose: tuple[int, Quotation]) -> Draft | None:
    number, quotation = loose
    words = text[quotation.start + 1 : quotation.end].split()
    before = _just_before(text, parsed, quotation)
    if len(words) < _LEAST_WORDS or (before and before[-1] not in ".!?:”\"") or quotation.end - quotation.start < 3:
        return None
    mark = Span(start=quotation.start, end=quotation.start + 1)
    return Draft("say", None, [mark], [], [Span(start=quotation.start + 1, end=quotation.end)], block=number)
