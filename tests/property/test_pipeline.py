"""What holds of a whole comparison, with the real stages, whatever the reports say."""

from __future__ import annotations

import io
import json

import msgspec
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reportedly.errors import ReportedlyError
from reportedly.model.account import Account
from reportedly.model.claim import How
from reportedly.pipeline.compare import compare
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.verify import anchors, verify
from reportedly.read import read
from reportedly.tell.reading_order import reading_order

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUICKER = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HEADLINES = ("Ferry runs aground off Kiel", "Forty stranded as ferry hits sandbank")
SENTENCES = (
    "A ferry with 40 people aboard ran aground off Kiel on Monday, police said.",
    "The captain, Jana Brandt, told reporters that nobody had been hurt.",
    "“We will tow the ship on Tuesday,” said Ole Petersen, a spokesman for the coast guard.",
    "At least three people were taken to hospital, according to the harbour office.",
    "Brandt denied on Wednesday that she had left the bridge.",
    "The ferry is expected to sail again next week, two officials told Reuters.",
    "It was not known how much fuel had been lost.",
    "The minister, Petra Lindqvist, met Mr Petersen in Berlin and said that the inquiry would take a month.",
)
FURNITURE = ("Advertisement", "Share this", "Subscribe to our newsletter", "Follow us on Twitter", "Comments (12)")
NOISE = ("\x00", "\ud800", "\u2028", "(((", "“", '"', "‘", "<div>", "[caption]", "1-1-", "a.b.c.", "😀", "שלום",
         "e\u0301\u0301", "Mr. Mr.", " ", "\n", "\n\n", "- ", "$", "Jan. 17, 2019", "U.S.",
         "—", "&amp;", "\t")  # fmt: skip

PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map(" ".join)
BODIES = st.lists(PARAGRAPHS, min_size=2, max_size=4, unique=True)
TEXTS = st.tuples(st.sampled_from(HEADLINES), BODIES).map(lambda parts: "\n\n".join([parts[0], *parts[1]]))
STORIES = st.lists(TEXTS, min_size=2, max_size=4, unique=True)
NOISY = st.lists(st.one_of(st.sampled_from(NOISE + SENTENCES), st.text(max_size=20)), max_size=25).map("".join)


def rows(texts, outlets=None):
    """The texts as rows of one outlet each, a day apart."""
    return [
        {"id": f"r{number}", "text": text, "outlet": outlet, "published": f"2021-03-0{2 + number % 5}"}
        for number, (text, outlet) in enumerate(zip(texts, outlets or OUTLETS, strict=False))
    ]


OUTLETS = ("Kiel Post", "Harbour Mail", "Nordic Wire", "Baltic Star", "Coast Echo", "Bay Times")


def account_of(given_rows):
    stream = io.BytesIO(b"\n".join(json.dumps(row).encode() for row in given_rows))
    account = compare(["-"], stdin=stream, one_story=True)
    assert isinstance(account, Account)
    return account


def reading_of(text):
    gathered = read_inputs(["-"], stdin=io.BytesIO(json.dumps({"id": "r", "text": text}).encode()))
    return read(gathered.reports)[0] if gathered.reports else None


def words_read(reading):
    """The words of all attributions, times and mentions, in order; places in the text aside."""
    text = reading.report.text
    return (
        [[" ".join(span.of(text).split()) for span in (*a.cue, *a.content)] for a in reading.attributions],
        [time.span.of(text) for time in reading.times],
        [mention.span.of(text) for mention in reading.mentions],
    )


def spans_in(value):
    """Every (start, end) below a value."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        for each in value.values():
            yield from spans_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from spans_in(each)


@given(NOISY)
@QUICK
def test_any_text_is_read_or_refused_and_every_span_fits(text):
    """Nothing but an error of ours comes out, and every span of a reading cuts words out of its text."""
    try:
        reading = reading_of(text)
    except ReportedlyError:
        return
    if reading is not None:
        length = len(reading.report.text)
        assert all(0 <= start < end <= length for start, end in spans_in(msgspec.to_builtins(reading)))


@given(TEXTS, st.lists(st.sampled_from(FURNITURE), min_size=1, max_size=3, unique=True))
@QUICK
def test_furniture_around_a_text_changes_nothing_that_is_read(text, furniture):
    """A page's buttons below a report are no part of what it says."""
    around = "\n\n".join([text, *furniture])
    assert words_read(reading_of(around)) == words_read(reading_of(text))


@given(TEXTS)
@QUICK
def test_more_blank_lines_change_nothing_that_is_read(text):
    """Two blank lines part paragraphs as one does."""
    assert words_read(reading_of(text.replace("\n\n", "\n\n\n\n"))) == words_read(reading_of(text))


@given(STORIES, st.randoms(use_true_random=False))
@QUICKER
def test_the_order_of_the_reports_changes_nothing(texts, random):
    """The account is the same to the byte; only where a report was found (the number of its row) moves with it."""
    given_rows = rows(texts)
    shuffled = random.sample(given_rows, len(given_rows))
    accounts = [msgspec.to_builtins(account_of(each)) for each in (given_rows, shuffled)]
    for account in accounts:
        account.pop("seal")
        for report in account["reports"]:
            report.pop("uri")
    assert accounts[0] == accounts[1]


@given(STORIES, st.integers(min_value=0, max_value=3))
@QUICKER
def test_a_copy_adds_no_origin(texts, which):
    """The same text from another outlet is no second source: neither for a claim nor for the story.

    There may be fewer texts than before: beside a copy it shows who took from whom, and what is taken wholly.
    """
    assume(len(texts[which % len(texts)].split()) > 40)
    copied = [*texts, texts[which % len(texts)]]
    before, after = account_of(rows(texts)), account_of(rows(copied))
    assert after.counts.texts <= before.counts.texts
    assert after.counts.origins.named <= before.counts.origins.named
    assert after.counts.origins.unstated <= before.counts.origins.unstated
    named = {name for claim in before.claims for name in claim.origins.named}
    assert {name for claim in after.claims for name in claim.origins.named} <= named


@given(STORIES)
@QUICKER
def test_a_report_less_adds_no_support(texts):
    """No claim of fewer reports is told by a statement that was not there before."""
    given_rows = rows(texts)
    whole, less = account_of(given_rows), account_of(given_rows[:-1])

    def said(account):
        return {(s.report, *((p.start, p.end) for p in s.spans)) for c in account.claims for s in c.supports}

    assert said(less) <= said(whole)
    assert less.counts.origins.named <= whole.counts.origins.named
    assert max(len({s.report for s in c.supports}) for c in less.claims) <= len(texts) - 1


@given(STORIES, st.integers(min_value=0))
@QUICKER
def test_an_account_holds_until_a_character_moves(texts, place):
    """`verify` finds nothing in an account as it was made, and something as soon as one text has one character more."""
    account = account_of(rows(texts))
    assert verify(account, {}) == ()
    assert list(anchors(account))
    report = account.reports[place % len(account.reports)]
    at = place % (len(report.text) + 1)
    assert verify(account, {report.id: f"{report.text[:at]}x{report.text[at:]}"}) != ()


@given(STORIES)
@QUICKER
def test_what_is_made_of_the_claims_holds(texts):
    """The order holds every claim once, a claim has one question at most, plans and series name what is there."""
    account = account_of(rows(texts))
    claims = {claim.id for claim in account.claims}
    order = [each.claim for each in reading_order(account)]
    asked = [question.claim for question in account.questions]
    assert sorted(order) == sorted(claims) and len(set(asked)) == len(asked) and set(asked) <= claims
    statements = {(report.id, each.id) for report in account.reports for each in report.statements}
    for plan in account.plans:
        assert plan.claim in claims and (plan.report, plan.statement) in statements
        assert (plan.outcome is None) == (plan.how in (How.OPEN, How.OVERDUE))
    values = [(value.report, value.start) for series in account.figures for value in series.series]
    assert len(set(values)) == len(values)
