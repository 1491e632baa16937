"""The account as GitHub-flavoured Markdown; the words of reports are escaped, so that they stay words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reportedly.model.account import Account, Accounts, Rejected
from reportedly.model.claim import Standing
from reportedly.tell.emphasis import say_apart
from reportedly.tell.harmless import harmless, one_line, plural
from reportedly.tell.labels import group_of_labels, label, word
from reportedly.tell.notes import name_note, notes_of
from reportedly.tell.phrases import (
    behind_outlet,
    name_absent,
    name_asides,
    name_asked,
    name_chip,
    name_clash,
    name_contrast,
    name_counted,
    name_difference,
    name_keys,
    name_knot,
    name_lead,
    name_node,
    name_number,
    name_origin,
    name_plan,
    name_planned,
    name_range,
    name_row,
    name_softer,
    name_stands,
    name_told,
    name_within,
    rows_together,
    say,
    split_note,
    unit_of,
)
from reportedly.tell.sections import by_report
from reportedly.tell.texts import cells_together, same_words
from reportedly.tell.tree import count_line, view_stories
from reportedly.tell.view import ClaimView, PersonView, Piece, Row, StoryView, Words

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$#]|(?<=[a-zA-Z]):(?=//)|(?<=www)\.|(?<=\w)@(?=\w)")
_DEEPEST = 20  # levels of a nested list
WHOLE = 100_000  # characters: a document has room for every quotation


def escape(text: str) -> str:
    """Take their meaning for Markdown from the characters of a text, addresses included."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def to_markdown(account: Account | Accounts) -> str:
    """Render an account as Markdown, section by section, nothing left out but by a brief. Cost: linear in the account.

    Raises ContractError where a span does not fit its text.
    """
    lines: list[str] = []
    stories = view_stories(account)
    if len(stories) > 1:
        lines += [f"*{escape(split_note(len(stories)))}*", ""]
    for story in stories:
        lines += ["", "---", "", f"Story {story.number} of {len(stories)}"] if len(stories) > 1 else []
        lines += _story(story)
    if isinstance(account, Accounts):
        lines += _rejected(account.rejected)
    return harmless("\n".join(lines)).strip() + "\n"


def _story(story: StoryView) -> Iterator[str]:
    yield from ("", f"# {escape(say(story.title, WHOLE))}", "")
    dates = f" · {story.dates}" if story.dates else ""
    yield from (f"{story.title_from.capitalize()} {story.title.key}{escape(dates)}", "")
    for number in story.numbers:
        yield f"- **{escape(name_number(number))}**: {escape(number.label.meaning)}"
    yield from ("", "| | report | published | |", "|---|---|---|---|")
    for report in story.reports:
        notes = ("? incomplete: its silence proves nothing",) if report.report.incomplete else ()
        carried = (f"{note.label.glyph} {name_note(note)}" for note in notes_of(story, report))
        left = escape(" · ".join((*name_origin(report), *notes, *carried)))
        date = f"{report.published}, {report.basis.text}" if report.published else "no date"
        yield f"| {report.key} | {escape(report.outlet)} | {escape(date)} | {left} |"
    if story.brief:
        yield from _brief(story)
        return
    yield from _glance(story)
    yield from _matrix(story)
    for standing in Standing:
        yield from _claims(story, standing)
    for section in _SECTIONS:
        yield from section(story)
    yield from _rejected(story.rejected)


def _glance(story: StoryView) -> Iterator[str]:
    """What carries the story and by whose word, in what else reports differ, what is still open."""
    seen = story.glance
    if seen is None:
        return
    yield from _head(word("glance", "head").capitalize())
    for claim in seen.leads:
        yield f"- **{escape(say(claim.lead.words, WHOLE))}**  "
        yield f"  {escape(name_lead(claim, story))}"
        yield f"  - {escape(name_stands(claim, story.columns))}"
        if told := name_difference(claim) if claim.standing is Standing.DIFFER else "":
            yield f"  - {escape(told)}"
    for claim in seen.differing:
        yield f"- {word('glance', 'differ')}: {escape(say(claim.lead.words, 120))} {escape(name_difference(claim))}"
    for asked in seen.open:
        yield f"- {word('glance', 'open')}: {escape(say(asked.claim.lead.words, 120))} {asked.why.text}"


def _head(title: str) -> tuple[str, str, str]:
    return "", f"## {title}", ""


def _claims(story: StoryView, standing: Standing) -> Iterator[str]:
    claims = story.standing(standing)
    if not claims:
        return
    head = label("standing", standing)
    yield from _head(f"{head.glyph} {head.text.capitalize()} ({len(claims)})")
    for claim in claims:
        yield from _claim(story, claim)


def _brief(story: StoryView) -> Iterator[str]:
    """The claims that carry most of the story, each with its chain and origins."""
    yield from _head(f"{word('order', 'brief').capitalize()} ({len(story.brief)})")
    for claim in story.brief:
        yield from _claim(story, claim, silence=True)
    rest = plural(len(story.claims) - len(story.brief), "claim")
    yield from ("", f"*{word('order', 'rest').format(rest=rest)}*")
    yield from _rejected(story.rejected)


def _claim(story: StoryView, claim: ClaimView, *, silence: bool = False) -> Iterator[str]:
    """A claim with its voices; who is silent stands with what one origin says, too, where it is asked for."""
    yield f"- **{_apart(claim.lead.words, claim.lead_pieces)}**  "
    old = f" · {word('order', 'background')}" if claim.is_background else ""
    keys = name_keys(claim.rows[0].keys, story.columns)
    lone = f"**{keys}** {_chain(claim.rows[0])}{name_within(claim.lead)} · " if len(claim.rows) == 1 else ""
    yield f"  {lone}{escape(name_told(claim))} · {count_line(claim)}{old}"
    yield from (f"  - {label('mark', 'conflicts').glyph} **{escape(name_clash(clash))}**" for clash in claim.clashes)
    for row in claim.rows if len(claim.rows) > 1 else ():
        voice = row.voice
        repeats = voice.is_lead or same_words(voice.words, claim.lead.words)
        words = "" if repeats else f": {_apart(voice.words, voice.marked)}"
        keys = name_keys(row.keys, story.columns)
        yield f"  - **{keys}** {voice.mark.glyph} {voice.says.text}{name_within(voice)}, {_chain(row)}{words}"
        for contrast in voice.contrasts:
            if contrast.tells:
                yield f"    - {escape(name_contrast(contrast))}"
    absent = [f"{mark.glyph} {mark.text}: {', '.join(keys)}" for mark, keys in name_absent(claim)]
    if absent and (silence or claim.standing is not Standing.SINGLE):
        yield f"  - {' · '.join(absent)}"
    if len(claim.rows) > 1:
        yield from (f"  - {escape(name_counted(origin))}" for origin in claim.origin_list)


def _chain(row: Row) -> str:
    """The outlets of a row and whom they have it from."""
    chain = " = ".join(name_chip(chip) for chip in row.outlets) + behind_outlet(row.voice.chain)
    return escape(chain.removeprefix(" ← "))


def _apart(words: Words, pieces: Sequence[Sequence[Piece]]) -> str:
    """Quoted words, those in which reports differ in italics."""
    runs = say_apart(words, pieces, WHOLE)
    return "".join(f"*{escape(text)}*" if differs else escape(text) for text, differs in runs)


def _drifts(story: StoryView) -> Iterator[str]:
    if story.drifts:
        yield from _head("Dropped on the way")
    for drift in story.drifts:
        yield f"- **{drift.harder.key}** {drift.step.text}: {escape(say(drift.harder, WHOLE))}"
        for what, words in drift.lost:
            yield f"  - {drift.step.glyph} drops the {what.text} {escape(say(words))} of {escape(name_softer(drift))}"


def _matrix(story: StoryView) -> Iterator[str]:
    claims = sorted((claim for claim in story.claims if claim.is_shared), key=lambda claim: claim.place)
    if not claims:
        return
    yield from _head("Who says what")
    marks = group_of_labels("mark").values()
    yield from (" · ".join(f"{mark.glyph} {mark.text}" for mark in marks), "")
    yield f"| | {' | '.join(' = '.join(report.key for report in column) for column in story.columns)} | origins |"
    yield "|---|" + ":-:|" * len(story.columns) + "---|"
    for claim in claims:
        cells = [
            " ".join(f"{keys} {claim.cells[at].mark.glyph}".strip() for keys, at in cells_together(claim, column))
            for column in story.columns
        ]
        head = label("mark", "conflicts") if claim.clashes else label("standing", claim.standing)
        yield f"| {head.glyph} {escape(say(claim.lead.words, 90))} | {' | '.join(cells)} | {claim.origins} |"


def _timeline(story: StoryView) -> Iterator[str]:
    if story.timeline:
        yield from _head("Timeline")
    for moment in story.timeline:
        said = f" {say(moment.said)}" if moment.said else ""
        yield (
            f"- {moment.status.glyph} **{escape(moment.when)}**{escape(said)} {moment.status.text}: "
            f"{escape(say(moment.claim.lead.words, WHOLE))}"
        )


def _plans(story: StoryView) -> Iterator[str]:
    if story.plans:
        yield from _head(word("plan", "head").capitalize())
    for plan in story.plans:
        first, *others = (escape(name_planned(each, plan, WHOLE)) for each in plan.planned)
        yield f"- {plan.how.glyph} **{escape(name_plan(plan))}**, {first}"
        yield from (f"  - {other}" for other in others)
        if plan.outcome is not None:
            yield f"  - → {plan.outcome.key} {escape(say(plan.outcome, WHOLE))}"


def _quotes(story: StoryView) -> Iterator[str]:
    if story.quotes:
        yield from _head("Quotes")
    for quote in story.quotes:
        speakers = ", ".join(name_chip(chip) for chip in quote.speakers)
        keys = ", ".join(dict.fromkeys((quote.words.key, *(words.key for words in quote.also))))
        yield f"- {escape(say(quote.words, WHOLE))} — {escape(speakers)}, in {keys}"


def _figures(story: StoryView) -> Iterator[str]:
    if story.figures:
        yield from _head("Figures")
    for table in story.figures:
        differs = f" · {label('standing', 'differ').glyph} reports differ" if table.disagree else ""
        unit = f" ({escape(unit_of(table))})" if unit_of(table) else ""
        yield f"- **{escape(say(table.what))}**{unit}{differs}"
        if spread := name_range(table):
            yield f"  - {escape(spread)}"
        for keys, row in rows_together(table, story.columns):
            yield f"  - {keys} {escape(name_row(row))}"


def _names(story: StoryView) -> Iterator[str]:
    if story.entities:
        yield from _head("People, organisations, places")
    yield from (line for entity in story.entities if entity.is_named for line in _entity(entity))
    unnamed = [entity for entity in story.entities if not entity.is_named]
    if unnamed:
        yield from ("", f"### {word('naming', 'unnamed').capitalize()} ({len(unnamed)})", "")
    yield from (line for entity in unnamed for line in _entity(entity))


def _entity(entity: PersonView) -> Iterator[str]:
    also = "".join(f" = {name}" for name in entity.names if name != entity.name)
    keys = ", ".join(f"{words.key} ×{number}" for words, number in entity.mentions)
    reasons = f" · joined because: {'; '.join(entity.reasons)}" if entity.reasons else ""
    yield f"- **{escape(entity.name)}**{escape(also)} ({entity.type.text}) · {keys}{escape(reasons)}"
    for other, why in entity.doubts:
        yield f"  - not joined, but may be the same: **{escape(other)}** ({escape(why)})"


def _lineage(story: StoryView) -> Iterator[str]:
    lineage = story.lineage
    if lineage.is_empty:
        yield from ("", f"*{word('lineage', 'none')}*") if len(story.reports) > 1 else ()
        return
    yield from _head(word("lineage", "head").capitalize())
    for node in lineage.nodes:
        yield f"{'  ' * min(node.depth, _DEEPEST)}- {escape(name_node(node))}"
    yield from (f"- {label('direction', 'unknown').glyph} {escape(name_knot(knot))}" for knot in lineage.knots)
    if lineage.alone:
        yield f"- {', '.join(lineage.alone)}: {word('lineage', 'alone')}"


def _shared(story: StoryView) -> Iterator[str]:
    if story.reuse or story.credits:
        yield from _head("Shared passages and credits")
    for reuse in story.reuse:
        yield (
            f"- {reuse.report.key} {reuse.direction.glyph} {reuse.source.key} **{reuse.degree.text}** · "
            f"{reuse.percent} % of the shorter report's words in shared prose"
        )
        for strand, here, there in reuse.passages:
            yield f"  - {strand.text} {escape(say(here))} ({here.place} = {there.place})"
    for credit in story.credits:
        covers = f", for {say(credit.covers)}" if credit.covers else ""
        yield f"- {credit.words.key} names {escape(credit.agency)} in its {escape(credit.evidence + covers)}"


def _set_aside(story: StoryView) -> Iterator[str]:
    if story.set_aside:
        yield from _head("Set aside")
    for key, asides in by_report(story.set_aside).items():
        yield f"- **{key}** {name_asides(asides)}"
        for aside in asides:
            yield f"  - {aside.kind.text} {escape(say(aside.words, 120))}"


def _questions(story: StoryView) -> Iterator[str]:
    if story.asked:
        yield from _head("Open questions")
    for asked in story.asked:
        yield f"- {asked.why.glyph} {escape(say(asked.claim.lead.words, 120))}: {escape(name_asked(asked))}"


def _rejected(rejected: Sequence[Rejected]) -> Iterator[str]:
    if rejected:
        yield from _head("Inputs that could not be used")
    for lost in rejected:
        why = f"{word('reason', lost.reason)} ({one_line(lost.stage)}): {one_line(lost.message)}"
        yield f"- {escape(one_line(lost.input))} · {escape(why)}"


_SECTIONS: tuple[Callable[[StoryView], Iterator[str]], ...] = (
    _questions, _drifts, _timeline, _plans, _quotes, _figures, _names, _lineage, _shared, _set_aside,
)  # fmt: skip
