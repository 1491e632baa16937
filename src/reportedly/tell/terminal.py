"""The account for a terminal: readable at 80 columns, and without colour, because every colour has its glyph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from reportedly.model.account import Account, Accounts, Rejected
from reportedly.model.claim import Standing
from reportedly.tell.emphasis import say_apart
from reportedly.tell.harmless import one_line, plural
from reportedly.tell.labels import group_of_labels, label, word
from reportedly.tell.notes import name_note, notes_of
from reportedly.tell.paper import NARROWEST, Paper
from reportedly.tell.phrases import (
    LIMIT,
    behind_outlet,
    few_of,
    name_absent,
    name_asides,
    name_asked,
    name_chip,
    name_clash,
    name_difference,
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
    name_telling,
    name_told,
    name_within,
    rows_together,
    say,
    split_note,
    unit_of,
    voices_together,
)
from reportedly.tell.sections import by_report
from reportedly.tell.shelf import DENIED
from reportedly.tell.texts import same_words
from reportedly.tell.tree import count_line, view_stories
from reportedly.tell.view import ClaimView, Glance, Mark, Moment, Piece, StoryView, Words

Shown = TypeVar("Shown")

# How many entries of a section are shown; a screen is for skimming, the page has them all.
SHOWN = {
    "agree": 8, "differ": 8, "drifts": 6, "timeline": 8, "quotes": 6, "figures": 4, "values": 6, "shared": 6,
    "lineage": 24,
    "asked": 8, "plans": 6, "told": 3,
}  # fmt: skip
SHOWN_KEYS = 6  # reports of one text that are named; more are counted
SHOWN_ABSENT = 14  # silent reports that are named
SHOWN_SINGLES = 15  # claims of one origin, all reports together
SHOWN_OF_REPORT = 4  # and of one report at most
_SAME = (Mark.OTHER_SOURCE, Mark.TOLD_OTHERWISE)  # calm marks: what they add stands behind the words


def to_terminal(account: Account | Accounts, *, width: int, colour: bool) -> str:
    """Render an account as lines of at most `width` cells (30 at least), with ANSI colours or none.

    An account with a brief is told by the claims of the brief alone.

    Control characters of the reports are shown as pictures, never obeyed. Cost: linear in the account.
    Raises ContractError where a span does not fit its text, MissingExtra where rich is absent.
    """
    paper = Paper(max(width, NARROWEST), colour=colour)
    stories = view_stories(account)
    if len(stories) > 1:
        paper.add((split_note(len(stories)), "strong"), hang=0)
    for story in stories:
        if len(stories) > 1:
            paper.rule(f"story {story.number} of {len(stories)}")
        _story(paper, story)
    if isinstance(account, Accounts):
        _rejected(paper, account.rejected)
    return paper.print()


def _story(paper: Paper, story: StoryView) -> None:
    paper.gap()
    paper.add((say(story.title), "strong"))
    paper.add((f"{story.title_from} {story.title.key}" + (f" · {story.dates}" if story.dates else ""), "quiet"))
    paper.gap()
    paper.add(" · ".join(name_number(number, alone=True) for number in story.numbers))
    if not story.brief:
        _glance(paper, story)
        paper.gap()
    for report in story.reports:
        incomplete = " · ? incomplete: its silence proves nothing" if report.report.incomplete else ""
        date = f"  {report.published}" if report.published else "  no date"
        origin = "".join(f" · {told}" for told in name_origin(report, most=SHOWN_KEYS))
        notes = "".join(f" · {note.label.glyph} {name_note(note)}" for note in notes_of(story, report))
        paper.add(
            (f"{report.key:<2}", "strong"), f" {report.outlet}", (date, "quiet"), origin, (incomplete, "unreadable"),
            (notes, "differ"), hang=3,
        )  # fmt: skip
    told = [f"{status.glyph} {status.text}" for status in group_of_labels("status").values()]
    paper.add_all([("as the reports tell it:", "quiet"), *((each, "quiet") for each in told)])
    _legend(paper, story)
    if story.brief:
        _brief(paper, story)
        return
    for standing in (Standing.AGREE, Standing.DIFFER):
        _claims(paper, story, standing)
    _drifts(paper, story)
    _singles(paper, story)
    _timeline(paper, story)
    _plans(paper, story)
    _quotes(paper, story)
    _figures(paper, story)
    _lineage(paper, story)
    _shared(paper, story)
    _set_aside(paper, story)
    _questions(paper, story)
    _rejected(paper, story.rejected)


def _glance(paper: Paper, story: StoryView) -> None:
    """What carries the story and by whose word, in what else reports differ, what is still open: one screen."""
    seen = story.glance
    if seen is None:
        return
    paper.head(word("glance", "head"))
    for claim in seen.leads:
        glyph = label("mark", "conflicts").glyph if claim.clashes else label("standing", claim.standing).glyph
        paper.add((f"{glyph} ", claim.standing), (_headed(claim, story), "strong"))
        paper.add(name_lead(claim, story), indent=2)
        paper.add((name_stands(claim, story.columns, SHOWN_KEYS), "quiet"), indent=2)
        if told := name_difference(claim) if claim.standing is Standing.DIFFER else "":
            paper.add((told, "differ"), indent=2)
    for head, more in (("differ", seen.more_differing), ("open", seen.more_open)):
        lines = _lines_of(seen, head)
        left = f" ({word('glance', 'more').format(number=more)})" if more else ""
        if lines:
            paper.add((f"{word('glance', head)}{left}:", "strong"))
        for glyph, words, told in lines:
            paper.add(f"{glyph} {say(words, 70)}", (f" {told}", "quiet"), indent=2)


def _headed(claim: ClaimView, story: StoryView) -> str:
    """The words of a claim, or that they are the headline above: nothing is told twice in a row."""
    is_title = same_words(claim.lead.words, story.title)
    return word("glance", "title") if is_title else say(claim.lead.words, 140)


def _lines_of(seen: Glance, head: str) -> list[tuple[str, Words, str]]:
    if head == "open":
        return [(asked.why.glyph, asked.claim.lead.words, asked.why.text) for asked in seen.open]
    conflict, differ = label("mark", "conflicts").glyph, label("standing", "differ").glyph
    return [
        (conflict if claim.clashes else differ, claim.lead.words, name_difference(claim)) for claim in seen.differing
    ]


def _legend(paper: Paper, story: StoryView) -> None:
    """What the marks mean, of those that the account has."""
    claims = story.brief or [claim for claim in story.claims if claim.standing is not Standing.SINGLE]
    used = {cell.mark.key for claim in claims for cell in claim.cells}
    used |= {voice.mark.key for claim in claims for voice in claim.voices}
    marks = [f"{mark.glyph} {mark.text}" for key, mark in group_of_labels("mark").items() if key in used]
    if len(story.columns) < len(story.reports):
        marks.append(f"A = B {word('text', 'both')}")
    if marks:
        paper.add_all([(f"{word('told', 'marks')}:", "quiet"), *((each, "quiet") for each in marks)])


def _brief(paper: Paper, story: StoryView) -> None:
    """The claims that carry most of the story, each with its chain and origins."""
    paper.head(word("order", "brief"), len(story.brief))
    for claim in story.brief:
        _claim(paper, story, claim)
        paper.gap()
    paper.add((word("order", "rest").format(rest=plural(len(story.claims) - len(story.brief), "claim")), "quiet"))
    _rejected(paper, story.rejected)


def _cap(paper: Paper, shown: Sequence[Shown], section: str) -> Iterable[Shown]:
    """Give the first entries of a section, and say behind them how many more there are."""
    limit = SHOWN[section]
    # A line that says "1 more" takes the room of the one.
    limit = len(shown) if len(shown) <= limit + 1 else limit
    yield from shown[:limit]
    if len(shown) > limit:
        paper.add((f"… {len(shown) - limit} more (see --format html)", "quiet"), indent=2)


def _claims(paper: Paper, story: StoryView, standing: Standing) -> None:
    claims = story.standing(standing)
    if not claims:
        return
    paper.head(label("standing", standing).text, len(claims), style=standing)
    for claim in _cap(paper, claims, standing):
        _claim(paper, story, claim)
        paper.gap()


def _claim(paper: Paper, story: StoryView, claim: ClaimView) -> None:
    standing = claim.standing.value
    glyph = label("mark", "conflicts").glyph if claim.clashes else label("standing", standing).glyph
    paper.add((f"{glyph} ", standing), *_apart(claim.lead.words, claim.lead_pieces))
    old = f" · {word('order', 'background')}" if claim.is_background else ""
    paper.add((f"{name_told(claim)} · {count_line(claim)}{old}", "quiet"), indent=2)
    for voice in voices_together(claim, story.columns):
        named = f" {voice.says}" if voice.mark.key not in (Mark.SAYS, *_SAME) else ""
        same = f" · {voice.says}" if voice.mark.key in _SAME else ""
        words = [(": ", ""), *_apart(voice.words, voice.marked, 120)] if voice.words else []
        paper.add(
            (f"{voice.mark.glyph} ", voice.mark.key), (voice.keys, "strong"), (named, voice.mark.key),
            voice.chain, *words, (same, "quiet"), (voice.within, "differ"), indent=2, hang=4,
        )  # fmt: skip
        for contrast in voice.contrasts:
            paper.add(contrast, indent=6)
    for clash in claim.clashes:
        paper.add((f"{label('mark', 'conflicts').glyph} {name_clash(clash)}", "conflicts"), indent=2, hang=4)
    _absent(paper, claim)
    if telling := name_telling(claim):
        paper.add((f"origins: {telling}", "quiet"), indent=2)


def _apart(words: Words, pieces: Sequence[Sequence[Piece]], limit: int = LIMIT) -> Iterator[tuple[str, str]]:
    """Quoted words, those in which reports differ underlined where there is colour; the contrast below tells both."""
    return ((text, "apart" if differs else "") for text, differs in say_apart(words, pieces, limit))


def _drifts(paper: Paper, story: StoryView) -> None:
    """What a headline, or a report that leans on another one, leaves out."""
    if story.drifts:
        paper.head("dropped on the way", len(story.drifts))
    for drift in _cap(paper, story.drifts, "drifts"):
        paper.add((drift.harder.key, "strong"), f" {drift.step.text}: {say(drift.harder, 120)}", hang=4)
        lost = ", ".join(f"{what.text} {say(words, 60)}" for what, words in drift.lost)
        paper.add((f"{drift.step.glyph} drops the {lost}", "differ"), (f" of {name_softer(drift)}", "quiet"), indent=2)


def _singles(paper: Paper, story: StoryView) -> None:
    """Claims of one origin, under the texts that make them; of each text those first that an editor asks for."""
    claims = story.standing(Standing.SINGLE)
    if not claims:
        return
    paper.head(label("standing", Standing.SINGLE).text, len(claims), style=Standing.SINGLE)
    home = {report.number: at for at, column in enumerate(story.columns) for report in column}
    groups: dict[int, list[ClaimView]] = {}
    for claim in claims:
        groups.setdefault(home[claim.lead.report], []).append(claim)
    limit = min(SHOWN_OF_REPORT, max(1, SHOWN_SINGLES // len(groups)))
    for at in sorted(groups)[:SHOWN_SINGLES]:
        _lone_group(paper, [report.key for report in story.columns[at]], groups[at], limit)
    rest = len(groups) - SHOWN_SINGLES
    if rest > 0:
        paper.add((f"… and those of {plural(rest, 'more text')}", "quiet"), indent=2)
    paper.add(("all of them, in full: --format html", "quiet"), indent=2)


def _lone_group(paper: Paper, keys: Sequence[str], claims: Sequence[ClaimView], limit: int) -> None:
    """The first claims of one text; whose they are stands beside those that not just all of its reports make."""
    shown = claims if len(claims) <= limit + 1 else claims[:limit]
    number = str(len(claims)) if len(shown) == len(claims) else f"{len(shown)} of {len(claims)}"
    paper.add((few_of(keys, SHOWN_KEYS, joint=" = "), "strong"), (f"  {number}", "quiet"))
    for claim in shown:
        lead = claim.lead
        certainty = "" if lead.certainty.key == "certain" else lead.certainty.text
        denied = lead.status.text if lead.status.key == DENIED else ""
        own = sorted({voice.key for voice in claim.voices}, key=lambda key: (len(key), key))
        whose = f"in {few_of(own, SHOWN_KEYS)}" if set(own) != set(keys) else ""
        facts = "".join(f" · {fact}" for fact in (denied, certainty, lead.when, whose) if fact) + name_within(lead)
        paper.add(
            (f"{lead.status.glyph} ", "single"), say(lead.words, 150), behind_outlet(lead.chain), (facts, "quiet"),
            indent=2,
        )  # fmt: skip


def _absent(paper: Paper, claim: ClaimView) -> None:
    absent = [f"{mark.glyph} {mark.text}: {few_of(keys, SHOWN_ABSENT)}" for mark, keys in name_absent(claim)]
    if absent:
        paper.add((" · ".join(absent), "quiet"), indent=2)


def _timeline(paper: Paper, story: StoryView) -> None:
    if story.timeline:
        paper.head("timeline", len(story.timeline))
    for moment in _cap(paper, _carrying(story.timeline), "timeline"):
        said = f" {say(moment.said, 40)}" if moment.said else ""
        paper.add(f"{moment.status.glyph} ", (moment.when, "strong"), said, (f" {moment.status.text}", "quiet"))
        paper.add(say(moment.claim.lead.words, 120), indent=2)


def _carrying(moments: Sequence[Moment]) -> Sequence[Moment]:
    """As many moments as are shown first, by what carries the story, in the order of time; then the others."""
    limit = SHOWN["timeline"]
    first = sorted(moments, key=lambda moment: (moment.claim.is_background, moment.claim.place))[:limit]
    chosen = {id(moment) for moment in first}
    return sorted(moments, key=lambda moment: id(moment) not in chosen)


def _plans(paper: Paper, story: StoryView) -> None:
    """What was still to come, with the words that tell what became of it."""
    if story.plans:
        paper.head(word("plan", "head"), len(story.plans))
    for plan in _cap(paper, story.plans, "plans"):
        first, *others = (name_planned(each, plan, 120) for each in plan.planned)
        paper.add(f"{plan.how.glyph} ", (name_plan(plan), "strong"), f"  {first}")
        for other in _cap(paper, others, "told"):
            paper.add(other, indent=2)
        if plan.outcome is not None:
            paper.add(f"→ {plan.outcome.key} {say(plan.outcome, 120)}", indent=2)


def _quotes(paper: Paper, story: StoryView) -> None:
    if story.quotes:
        paper.head("quotes", len(story.quotes))
    for quote in _cap(paper, story.quotes, "quotes"):
        speakers = ", ".join(name_chip(chip) for chip in quote.speakers)
        keys = ", ".join(dict.fromkeys((quote.words.key, *(words.key for words in quote.also))))
        paper.add(say(quote.words), (f" — {speakers}, in {keys}", "quiet"))


def _figures(paper: Paper, story: StoryView) -> None:
    if story.figures:
        paper.head("figures", len(story.figures))
    for table in _cap(paper, story.figures, "figures"):
        differs = f" {label('standing', 'differ').glyph} reports differ" if table.disagree else ""
        paper.add(say(table.what, 60), (f" ({unit})" if (unit := unit_of(table)) else "", "quiet"), (differs, "differ"))
        if spread := name_range(table):
            paper.add((spread, "quiet"), indent=2)
        for keys, row in _cap(paper, rows_together(table, story.columns), "values"):
            paper.add((keys, "strong"), f" {name_row(row)}", indent=2, hang=4)


def _lineage(paper: Paper, story: StoryView) -> None:
    """The trees of who took what from whom; one line where nothing of the kind was found."""
    lineage = story.lineage
    if len(story.reports) > 1 and lineage.is_empty:
        paper.gap()
        paper.add((word("lineage", "none"), "quiet"))
    if lineage.is_empty:
        return
    paper.head(word("lineage", "head"))
    for node in _cap(paper, lineage.nodes, "lineage"):
        paper.add((node.front, "quiet"), name_node(node), hang=min(len(node.front), 20) + 2)
    for knot in _cap(paper, lineage.knots, "lineage"):
        paper.add(f"{label('direction', 'unknown').glyph} {name_knot(knot)}", hang=2)
    if lineage.alone:
        paper.add((f"{', '.join(lineage.alone)}: {word('lineage', 'alone')}", "quiet"))


def _shared(paper: Paper, story: StoryView) -> None:
    if story.reuse or story.credits:
        paper.head("shared passages and credits")
    for reuse in _cap(paper, story.reuse, "shared"):
        strands = ", ".join(dict.fromkeys(strand.text for strand, _, _ in reuse.passages))
        passages = f"{plural(len(reuse.passages), 'passage')} ({strands})" if reuse.passages else "no passage"
        paper.add(
            f"{reuse.report.key} {reuse.direction.glyph} {reuse.source.key} ", (reuse.degree.text, "strong"),
            f" · {reuse.percent} % of the shorter report's words in shared prose · {passages}",
        )  # fmt: skip
    for credit in _cap(paper, story.credits, "shared"):
        covers = f", for {say(credit.covers, 60)}" if credit.covers else ""
        paper.add(f"{credit.words.key} names {credit.agency} ", (f"in its {credit.evidence}{covers}", "quiet"))


def _set_aside(paper: Paper, story: StoryView) -> None:
    if story.set_aside:
        paper.head("set aside", len(story.set_aside))
    for key, asides in by_report(story.set_aside).items():
        paper.add((key, "strong"), f" {name_asides(asides)}")


def _questions(paper: Paper, story: StoryView) -> None:
    """The questions on which most of the story hangs; no more than a screen holds."""
    if story.asked:
        paper.head("open questions", len(story.asked))
    for asked in _cap(paper, story.asked, "asked"):
        paper.add(f"{asked.why.glyph} {say(asked.claim.lead.words, 90)}", (f" {name_asked(asked)}", "quiet"))


def _rejected(paper: Paper, rejected: Sequence[Rejected]) -> None:
    if rejected:
        paper.head("inputs that could not be used", len(rejected))
    for lost in rejected:
        paper.add(
            one_line(lost.input), f" · {word('reason', lost.reason)} ",
            (f"({one_line(lost.stage)}) {one_line(lost.message)}", "quiet"),
        )  # fmt: skip
