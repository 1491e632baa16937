"""Short phrases for renderings in plain text: quoted words, chains, differences, voices that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.model.base import Record
from reportedly.tell.glance import main_contrast, spread, stands
from reportedly.tell.harmless import one_line, plural, shorten
from reportedly.tell.labels import Label, label, word
from reportedly.tell.shelf import report_key
from reportedly.tell.texts import same_words, sources_of
from reportedly.tell.view import (
    AsideView,
    Asked,
    Chip,
    ClaimView,
    Clash,
    Contrast,
    DriftView,
    FigureRow,
    FigureTable,
    NumberShown,
    OriginView,
    Piece,
    Planned,
    PlanView,
    ReportView,
    Row,
    Sides,
    StoryView,
    Voice,
    Words,
)  # fmt: skip
from reportedly.tell.view_lineage import Knot, LineageNode

MARKS = ('"', "“", "”", "'", "‘", "’", "«", "»")
_PARTNERS = {"“": "”", "‘": "’", '"': '"', "«": "»", "„": "“"}
_LOOSE = " ,;:–—"
_CLOSING = "”’»"
LIMIT = 220  # characters of one quotation in a list


class Chorus(Record, frozen=True, kw_only=True):
    """Reports that stand to a claim in the same way, in the same words, on the word of the same sources.

    `words`: None where they are those of the lead; `marked`: them, cut where they differ. `within`: in what note
    they stand.
    """

    keys: str
    mark: Label
    says: str
    chain: str
    words: Words | None
    contrasts: tuple[str, ...]
    marked: tuple[tuple[Piece, ...], ...] = ()
    within: str = ""


def quoted(text: str) -> str:
    """Put words in quotation marks, unless they bring their own at both ends."""
    return text if len(text) > 1 and text.startswith(MARKS) and text.endswith(MARKS) else f"“{text}”"


def say(words: Words, limit: int = LIMIT) -> str:
    """Quote the words, every piece by itself, "…" where something is left out; offsets where there is no text.

    Commas and stray marks at a gap belong to what is left out.
    """
    if not words.pieces:
        return f"[{words.place}]"
    shown, left = [], limit
    pieces = tidy(words.pieces)
    for piece in pieces:
        text, cut = shorten(piece, max(left, 20))
        text = _without_half(text) if cut else text
        shown.append(quoted(text) + (" …" if cut else ""))
        left -= len(text)
        if left <= 0:
            break
    return " … ".join(shown) + (" …" if len(shown) < len(pieces) else "")


def tidy(pieces: Sequence[str]) -> list[str]:
    """The pieces on one line each, harmless, without loose punctuation at the gaps; a piece of marks alone is none.

    A quotation mark at an edge whose other half lies outside stays outside, too.
    """
    lines = [one_line(piece) for piece in pieces]
    kept = [line for line in lines if any(sign.isalnum() for sign in line)] or lines
    last = len(kept) - 1
    kept = [_after_gap(line) if at else line for at, line in enumerate(kept)]
    return [_without_half(line.rstrip(_LOOSE) if at < last else line) for at, line in enumerate(kept)]


def _after_gap(line: str) -> str:
    """A piece behind a gap without what closes the words of the gap: "”, declined to say" is "declined to say"."""
    line = line.lstrip(_LOOSE)
    while line[:1] and line[0] in _CLOSING and not line[1:2].isalnum():
        line = line[1:].lstrip(_LOOSE)
    return line


def _without_half(line: str) -> str:
    """Leave out a mark at an edge that has no partner in the line; an apostrophe inside is no partner."""
    if line.startswith(tuple(_PARTNERS)) and not _closes(line[1:], _PARTNERS[line[0]]):
        line = line[1:]
    for opening, closing in _PARTNERS.items():
        if line.endswith(closing) and opening not in line[:-1] and any(sign.isalnum() for sign in line):
            return line[:-1]
    return line


def _closes(rest: str, closing: str) -> bool:
    return any(
        sign == closing and not (rest[at - 1 : at].isalnum() and rest[at + 1 : at + 2].isalnum())
        for at, sign in enumerate(rest)
    )


def name_chip(chip: Chip) -> str:
    """Name a source with its kind: "Reuters (agency)", "“a government official” (unnamed official)"."""
    if chip.name is None:
        return f"[{chip.kind.text}]"
    name = quoted(chip.name) if chip.quoted else chip.name
    return name if chip.kind.key == "outlet" else f"{name} ({chip.kind.text})"


def behind_outlet(chips: Sequence[Chip]) -> str:
    """Write a chain without its outlet: " ← Reuters (agency) ← “an official” (unnamed official)", or nothing."""
    return "".join(f" ← {name_chip(chip)}" for chip in sources_of(chips))


def name_contrast(contrast: Contrast, *, with_keys: bool = False) -> str:
    """Write one difference: "how many: “Nine” against “At least six”", "when: “Friday”; not said in the lead".

    Where one tells a plan and the other what came of it: "status: “will meet” (planned) → “met” (happened)".
    `with_keys`: each side with the key of its report, where nothing beside it tells whose words they are.
    """
    here = _side(contrast.here, contrast.here_value, with_key=with_keys)
    lead = _side(contrast.lead, contrast.lead_value, with_key=with_keys)
    if contrast.turned and here and lead:
        first, then = (lead, here) if contrast.is_after else (here, lead)
        return f"{contrast.slot.text}: {first} → {then}"
    if here and lead:
        return f"{contrast.slot.text}: {here} against {lead}"
    if not here and not lead:
        return f"{contrast.slot.text}: differs"
    side = "lead" if here else "here"
    missing = word("side", f"attribution_{side}" if contrast.slot.key == "attribution" else side)
    return f"{contrast.slot.text}: " + (f"{here}; {missing}" if here else f"{missing}; {lead} in the lead")


def _side(words: Words | None, value: str | None, *, with_key: bool) -> str:
    said = say(words, 80) if words is not None else ""
    said = f"{words.key} {said}" if words is not None and words.pieces and with_key else said
    return f"{said} ({value})" if said and value else said or value or ""


def voices_together(claim: ClaimView, texts: Sequence[Sequence[ReportView]]) -> tuple[Chorus, ...]:
    """Gather the rows of a claim that say the same on the same word, in order of the first of each."""
    gathered: dict[tuple[str, str, str, str, tuple[str, ...]], list[Row]] = {}
    for row in claim.rows:
        voice = row.voice
        contrasts = tuple(name_contrast(contrast) for contrast in voice.contrasts if contrast.tells)
        words = "" if voice.is_lead or same_words(voice.words, claim.lead.words) else say(voice.words)
        within = name_within(voice)
        gathered.setdefault((voice.mark.key, behind_outlet(voice.chain), words, within, contrasts), []).append(row)
    return tuple(
        Chorus(
            keys=name_keys([key for row in rows for key in row.keys], texts),
            mark=rows[0].voice.mark, says=rows[0].voice.says.text, chain=chain,
            words=rows[0].voice.words if words else None, contrasts=contrasts, marked=rows[0].voice.marked,
            within=within,
        )
        for (_, chain, words, within, contrasts), rows in gathered.items()
    )  # fmt: skip


def name_keys(keys: Sequence[str], texts: Sequence[Sequence[ReportView]]) -> str:
    """Write the keys of reports, those with one text joined: "A, C = D"."""
    named = [[report.key for report in text if report.key in keys] for text in texts]
    return ", ".join(" = ".join(text) for text in named if text)


def few_of(names: Sequence[str], most: int, *, joint: str = ", ") -> str:
    """Write the first of many names, and how many follow: "A, B, C +5"; "+1" would save no room."""
    if len(names) <= most + 1:
        return joint.join(names)
    return f"{joint.join(names[:most])} +{len(names) - most}"


def name_origin(report: ReportView, *, most: int = 99) -> tuple[str, ...]:
    """Say where the text of a report comes from: "copy of D", "one text with C", "credits Reuters".

    `most`: how many reports are named before the others are counted.
    """
    copied = few_of(report.copy_of, most)
    twins = few_of([key for key in report.twins if key not in report.copy_of], most)
    agencies = ", ".join(report.agencies)
    versions = str(len(report.report.versions) or "")
    found = (
        ("copy_of", copied), ("one_text", "" if copied else twins), ("credits", agencies), ("versions", versions),
    )  # fmt: skip
    return tuple(f"{word('text', key)} {value}" for key, value in found if value)


def split_note(stories: int) -> str:
    """Say that the inputs were taken for several stories, and how to keep them together."""
    return (
        f"The inputs were split into {stories} stories, by what they tell; each has an account of its own. "
        "If they tell one story, compare them with --one-story."
    )


def name_facts(voice: Voice) -> str:
    """Write status, certainty and date of a voice: "□ planned · probable · 15 Mar 2031"; plain certainty is silent."""
    certainty = "" if voice.certainty.key == "certain" else voice.certainty.text
    parts = [f"{voice.status.glyph} {voice.status.text}", certainty, voice.when or ""]
    return " · ".join(part for part in parts if part)


def name_told(claim: ClaimView) -> str:
    """Write status, certainty and date of a claim; of a plan with its outcome both: "□ planned → ■ happened"."""
    facts = name_facts(claim.lead)
    if claim.came is None:
        return facts
    planned = label("status", "planned")
    rest = facts.partition(" · ")[2]
    return f"{planned.glyph} {planned.text} → {claim.came.glyph} {claim.came.text}" + (f" · {rest}" if rest else "")


def name_clash(clash: Clash) -> str:
    """Write a possible conflict: "possible conflict, how many: A, B “38” against C = D “41”"."""
    return f"{word('mark', 'conflicts')}, {_sides(clash.slot, clash.sides)}"


def _sides(slot: Label, sides: Sides) -> str:
    told = ("; ".join(f"{value.keys} {say(value.words, 80)}" for value in side) for side in sides)
    return f"{slot.text}: {' against '.join(told)}"


def name_difference(claim: ClaimView) -> str:
    """Write in what the reports of a claim differ most: a possible conflict, else the first difference; or nothing."""
    if claim.clashes:
        more = len(claim.clashes) - 1
        return name_clash(claim.clashes[0]) + (f" · {word('glance', 'more').format(number=more)}" if more else "")
    if (values := spread(claim)) is not None:
        return _sides(*values)
    contrast = main_contrast(claim)
    return name_contrast(contrast, with_keys=True) if contrast is not None else ""


def name_stands(claim: ClaimView, texts: Sequence[Sequence[ReportView]], most: int = 99) -> str:
    """Write how the reports stand to a claim: "says A, C = D · differs B · silent E"."""
    return " · ".join(f"{mark.text}: {few_of(keys, most)}" for mark, keys in stands(claim, texts))


def name_lead(claim: ClaimView, story: StoryView) -> str:
    """Write whose words lead a claim and what stands behind all of it: "C Wire ← AFP (agency) · origins: 1 named"."""
    lead = claim.lead
    return f"{lead.key} {story.reports[lead.report].outlet}{behind_outlet(lead.chain)} · origins: {claim.origins}"


def name_within(voice: Voice) -> str:
    """Write in what note the words of a voice stand: " · in a correction", or nothing."""
    return f" · {voice.within.text}" if voice.within is not None else ""


def name_absent(claim: ClaimView) -> tuple[tuple[Label, tuple[str, ...]], ...]:
    """List the reports without a voice by why: the label (silent, not readable) and their keys."""
    absent: dict[str, list[str]] = {}
    for cell in claim.cells:
        if cell.voice is None:
            absent.setdefault(cell.mark.key, []).append(report_key(cell.report))
    return tuple((label("mark", key), tuple(absent[key])) for key in ("silent", "unreadable") if key in absent)


def name_counted(origin: OriginView) -> str:
    """Say who an origin is and why it counts, or not: "unnamed “officials”, at least 1: without a name in A"."""
    number = f", {origin.number}" if origin.number not in (None, "1") else ""
    return f"{_who(origin)}{number}: {'; '.join(origin.why)}"


def name_telling(claim: ClaimView) -> str:
    """What the chains of a claim do not show of its origins, in one line; empty where they show all."""
    told = (f"{_who(origin)}: {'; '.join(origin.telling)}" for origin in claim.origin_list if origin.telling)
    return " · ".join(told)


def _who(origin: OriginView) -> str:
    name = quoted(origin.name) if origin.name and origin.quoted else origin.name or ""
    return f"{origin.kind.text} {name}".strip()


def name_node(node: LineageNode) -> str:
    """Write a node of the tree of who took from whom: "C Harbour Courier · 92 % shared · credits Reuters"."""
    head = f"{node.key} {node.name}" if node.key else node.name
    kind = f" ({node.kind.text})" if node.kind else ""
    return " · ".join((f"{head}{kind}", *node.how))


def name_knot(knot: Knot) -> str:
    """Write a knot: "C = D share text, who took it from whom is not known (95 % of the shorter one's words)"."""
    share = f"{knot.low} %" if knot.low == knot.high else f"{knot.low}–{knot.high} %"
    return f"{', '.join(knot.keys)} {word('lineage', 'knot')} · {word('lineage', 'share').format(percent=share[:-2])}"


def name_number(number: NumberShown, *, alone: bool = False) -> str:
    """Write one of the four numbers: "3 texts", "origins: 6 named + 1–3 unnamed (…)".

    `alone`: its meaning does not stand beside it, so that it says itself that it is of all claims.
    """
    if number.label.key == "origins":
        whole = f" {word('count', 'all')}" if alone else ""
        return f"origins{whole}: {number.figure}" + (f" ({number.note})" if number.note else "")
    return f"{number.figure} {number.name}" + (f" ({number.note})" if number.note else "")


def name_row(row: FigureRow) -> str:
    """Write one value of a series: "“At least six” = 6 or more, in “At least six died” · Ilse Brandt · 14 Mar 2031"."""
    said = f", in {say(row.said, 80)}" if row.said is not None and not same_words(row.said, row.words) else ""
    shown = f"{row.value}, {word('figure', 'convention')} {row.convention}" if row.convention else row.value
    stale = f"{label('figure', 'stale').glyph} {word('figure', 'stale')}" if row.stale else ""
    change = f"{row.change.glyph} {row.change.text}" if row.change is not None else ""
    told = (row.origin, row.as_of, change, stale)
    return " · ".join([f"{say(row.words, 60)} = {shown}{said}", *filter(None, told)])


def name_range(table: FigureTable) -> str:
    """Write the range of a series and who gives its values: "range 26–41 · given by AFP, the ministry"; or nothing."""
    given = f"{word('figure', 'origins')} {', '.join(table.origins)}" if table.origins and len(table.rows) > 1 else ""
    return " · ".join(filter(None, (f"{word('figure', 'range')} {table.range}" if table.range else "", given)))


def unit_of(table: FigureTable) -> str:
    """The unit of a series; nothing for things that are counted one by one, as its words say which."""
    return "" if table.unit == "count" else table.unit


def name_plan(plan: PlanView) -> str:
    """Write what is known of a row of plans: "came otherwise · due 14 Nov 2024"."""
    return f"{plan.how.text}{_due(plan.due)}"


def _due(day: str | None) -> str:
    return f" · {word('plan', 'due')} {day}" if day else ""


def name_planned(plan: Planned, row: PlanView, limit: int) -> str:
    """Write one plan of a row: "A, C “will meet”", with its day where the plans of the row do not share one."""
    due = "" if row.due else _due(plan.due)
    return f"{', '.join(plan.keys)} {say(plan.words, limit)}{due}"


def name_asked(asked: Asked) -> str:
    """Write why a question is open, and on what it turns: "reports differ, how many: “9” against “14”: who …?"."""
    contrast = f", {name_contrast(asked.contrast, with_keys=True)}" if asked.contrast is not None else ""
    due = f", {word('plan', 'due')} {asked.due}" if asked.due else ""
    return f"{asked.why.text}{contrast}{due} · {asked.why.meaning}"


def rows_together(table: FigureTable, texts: Sequence[Sequence[ReportView]]) -> tuple[tuple[str, FigureRow], ...]:
    """The rows of a series, those that copies repeat as one, each with the keys of its reports."""
    home = {report.key: at for at, text in enumerate(texts) for report in text}
    gathered: dict[tuple[object, ...], list[FigureRow]] = {}
    for row in table.rows:
        said = tuple(tidy((row.said or row.words).pieces)) or (row.words.place,)
        gathered.setdefault((home[row.words.key], row.value, row.origin, row.stale, said), []).append(row)
    return tuple((name_keys([row.words.key for row in rows], texts), rows[0]) for rows in gathered.values())


def name_asides(asides: Sequence[AsideView]) -> str:
    """Count what was set aside in one report: "2 stretches, 80 characters: page furniture ×2"."""
    kinds = Counter(aside.kind.text for aside in asides)
    size = sum(span.end - span.start for aside in asides for span in aside.words.spans)
    listed = ", ".join(f"{kind} ×{number}" if number > 1 else kind for kind, number in kinds.items())
    return f"{plural(len(asides), 'stretch', 'stretches')}, {plural(size, 'character')}: {listed}"


def name_softer(drift: DriftView) -> str:
    """Where the dropped words stand: "its text “…”" for a headline, else "B “…”"."""
    whose = "its text" if drift.softer.report == drift.harder.report else drift.softer.key
    return f"{whose}: {say(drift.softer, 120)}"
