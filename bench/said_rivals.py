"""Others that say who said what, beside which ours is measured: a plain baseline, and textacy.

The baseline is what one writes in an hour: verbs of saying, their subject, the clause below them or the quotation in
their sentence. textacy 0.13 finds direct quotations, and triples of subject, verb and object; it is no dependency of
this project: `pip install textacy`, in an environment of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from said import Said, Spans

from reportedly.read.parse import MODEL

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_SAYING = {
    "say", "tell", "add", "announce", "argue", "claim", "declare", "deny", "explain", "insist", "note", "report",
    "suggest", "warn", "write", "state", "allege", "admit", "believe", "think", "reply", "ask", "according",
}  # fmt: skip
_QUOTATION = re.compile(r'["“][^"“”]{10,}["”]')


@cache
def language() -> Language:
    """The model that both are given: the same as ours, with lemmas and word classes, without the recogniser."""
    import spacy

    return spacy.load(MODEL, exclude=["ner"])


def spans_of(tokens: Iterable[Token]) -> Spans:
    """Runs of tokens as spans of the text."""
    spans: list[tuple[int, int]] = []
    last = None
    for token in sorted(tokens, key=lambda token: token.i):
        if last is not None and token.i == last + 1:
            spans[-1] = (spans[-1][0], token.idx + len(token))
        else:
            spans.append((token.idx, token.idx + len(token)))
        last = token.i
    return tuple(spans)


def baseline(doc: Doc) -> list[Said]:
    """Verb of saying, subject, and the clause below it; without one, the quotations of the sentence."""
    return [said for sentence in doc.sents for verb in sentence for said in _said(verb, sentence)]


def _said(verb: Token, sentence: Tokens) -> Iterator[Said]:
    who = [child for child in verb.children if child.dep_ == "nsubj"]
    if verb.pos_ != "VERB" or verb.lemma_ not in _SAYING or not who:
        return
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    first = sentence.start_char
    quoted = tuple((first + m.start(), first + m.end()) for m in _QUOTATION.finditer(sentence.text))
    content = spans_of(clauses[0].subtree) if clauses else quoted
    if content:
        yield Said(spans_of(who[0].subtree), spans_of([verb]), content)


def textacy_quotations(doc: Doc, failed: Counter[str]) -> list[Said]:
    """Direct quotations as shipped; a text with an odd number of marks is refused: nothing is found in it."""
    from textacy.extract.triples import direct_quotations

    try:
        return [Said(spans_of(q.speaker), spans_of(q.cue), spans_of(q.content)) for q in direct_quotations(doc)]
    except ValueError:  # what it raises for an unclosed quotation
        failed["refused"] += 1
        return []


def textacy_helped(doc: Doc, failed: Counter[str]) -> list[Said]:
    """Direct quotations paragraph by paragraph, so that an odd mark costs one, and triples with its verbs of saying."""
    from textacy.constants import REPORTING_VERBS
    from textacy.extract.triples import subject_verb_object_triples

    found = []
    for match in re.finditer(r"[^\n]+", doc.text):
        paragraph = doc.char_span(*match.span(), alignment_mode="contract")
        if paragraph is None:
            continue
        inner = [_moved(said, paragraph.start_char) for said in textacy_quotations(paragraph.as_doc(), failed)]
        quoted = {span for said in inner for span in said.cue}
        found += inner
        for triple in subject_verb_object_triples(paragraph):
            cue = spans_of(triple.verb)
            if quoted.isdisjoint(cue) and any(token.lemma_ in REPORTING_VERBS["en"] for token in triple.verb):
                found.append(Said(spans_of(triple.subject), cue, spans_of(triple.object)))
    return found


def _moved(said: Said, by: int) -> Said:
    roles = (said.sources, said.cue, said.content)
    return Said(*(tuple((start + by, end + by) for start, end in role) for role in roles))
