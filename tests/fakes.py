"""Stages that cost nothing, to test what stands around them: every paragraph is one statement."""

from reportedly.errors import InputError, Reason
from reportedly.model.base import content_id
from reportedly.model.claim import Alignment, Claim, Origins, Stance, Standing, Support
from reportedly.model.judgement import Grouping
from reportedly.model.reading import Certainty, Polarity, Reading, Statement, Status
from reportedly.model.report import Block, BlockKind, DateBasis, MediaType, Published, Report


def clean(page, *, given=None, lane=None):
    """Split at line ends; HTML without a paragraph has no article; "der" and "die" are German."""
    if page.media is MediaType.HTML and "<p>" not in page.content:
        raise InputError("no article was found", input=page.uri, stage="clean", reason=Reason.NO_ARTICLE)
    if "divide by zero" in page.content:
        raise ZeroDivisionError("division by zero")
    words = page.content.split()
    value, basis = page.published or given, DateBasis.METADATA if page.published else DateBasis.GIVEN
    return Report(
        id=page.id or content_id("report", page.content),
        uri=page.uri,
        outlet=page.outlet,
        title=page.title,
        lang="de" if {"der", "die"} & set(words) else "en",
        text=page.content,
        published=Published(value=value, basis=basis if value else DateBasis.NONE),
        blocks=_blocks(page.content),
    )


def _blocks(text):
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE
            blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    return tuple(blocks)


def read(reports, parses=None):
    """A bug strikes where a report says so."""
    if any("breaks the reader" in report.text for report in reports):
        raise KeyError("reader")
    return tuple(Reading(report=report, statements=_statements(report)) for report in reports)


def _statements(report):
    return tuple(
        Statement(
            id=f"statement-{report.id}-{number}", spans=(block.span,), attribution=None, status=Status.HAPPENED,
            certainty=Certainty.CERTAIN, polarity=Polarity.POSITIVE, who=(), when=None, where=None, figures=(),
        )
        for number, block in enumerate(report.blocks)
    )  # fmt: skip


def place(reading, published):
    import msgspec

    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, published=published))


def group(reports):
    """The first word names the story."""
    stories = [content_id("story", report.text.split()[0]) for report in reports]
    return tuple(
        Grouping(report=report.id, story=story, storyline=story) for report, story in zip(reports, stories, strict=True)
    )


def align(evidence):
    """Every statement is a claim of its own."""
    if any("breaks the aligner" in reading.report.text for reading in evidence.readings):
        raise IndexError("aligner")
    claims = tuple(_claim(r.report, s) for r in evidence.readings for s in r.statements)
    return Alignment(claims=claims, origins=Origins(), texts=len(evidence.readings))


def _claim(report, statement):
    support = Support(
        statement=statement.id, report=report.id, spans=statement.spans, stance=Stance.AGREES, differs_in=(),
        status=statement.status, certainty=statement.certainty, polarity=statement.polarity, when=None, chain=(),
    )  # fmt: skip
    return Claim(
        id=content_id("claim", statement.id), lead=statement.id, standing=Standing.SINGLE, supports=(support,),
        origins=Origins(), silent=(), unreadable=(),
    )  # fmt: skip


def nothing(*_):
    return ()


def render(told, **_):
    return f"rendered {type(told).__name__}"


def explain(account, id):
    return (f"why {id}",)


STAGES = {
    "reportedly.pipeline.intake.clean": clean,
    "reportedly.pipeline.taken_over.read": read,
    "reportedly.pipeline.readings.place": place,
    "reportedly.pipeline.taken_over.place": place,
    "reportedly.pipeline.compare.group": group,
    "reportedly.pipeline.compare.align": align,
    "reportedly.pipeline.repeated.resolve": nothing,
    "reportedly.pipeline.compare.trace": nothing,
    "reportedly.pipeline.compare.find_credits": nothing,
    "reportedly.pipeline.compare.read_quotations": nothing,
    "reportedly.cli.compare.to_terminal": render,
    "reportedly.cli.compare.to_html": render,
    "reportedly.cli.compare.to_markdown": render,
    "reportedly.cli.show.explain_claim": explain,
    "reportedly.cli.show.explain_entity": explain,
}


def install(monkeypatch):
    """Put the fakes in the place of the stages."""
    for target, stage in STAGES.items():
        monkeypatch.setattr(target, stage)
