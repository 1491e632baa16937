"""What holds of changes between accounts and of versions, whatever the reports say."""

from __future__ import annotations

import io
import json

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.model.account import Account
from reportedly.model.base import Span
from reportedly.model.changes import Became, Way
from reportedly.pipeline.compare import compare, compare_accounts
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.texts import with_texts, without_texts
from reportedly.pipeline.verify import inputs_for, verify
from reportedly.tell import to_changes_markdown, to_changes_text
from reportedly.text.redline import Redline

QUICK = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SENTENCES = (
    "A tram with 40 people aboard left the rails in Lunden on Monday, police said.",
    "A tram with 45 people aboard left the rails in Lunden on Monday, police chief Ada Berg said.",
    "A tram may have left the rails in Lunden, an official said.",
    "The driver, Jana Holm, told reporters that nobody had been hurt.",
    "The driver, Jana Holm, denied that she had been asleep.",
    "Holm is expected to appear in court on Friday.",
    "Holm appeared in court on Friday.",
    "At least three people were taken to hospital, according to the fire brigade.",
    "Three people were taken to hospital.",
)
BODIES = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5, unique=True).map("\n\n".join)
ROWS = st.lists(
    st.tuples(st.sampled_from(["Lunden Post", "Coast Echo", "Valley Times"]), BODIES), min_size=1, max_size=3,
    unique_by=lambda row: row[0],
)  # fmt: skip
OPPOSITE = {
    Became.APPEARED: Became.VANISHED,
    Became.VANISHED: Became.APPEARED,
    Became.HARDENED: Became.SOFTENED,
    Became.SOFTENED: Became.HARDENED,
    Became.CHANGED: Became.CHANGED,
    Became.REGROUPED: Became.REGROUPED,
}
TURNED = {Way.HARDER: Way.SOFTER, Way.SOFTER: Way.HARDER, Way.OTHER: Way.OTHER}


def stream(rows):
    return io.BytesIO(b"\n".join(json.dumps(row).encode() for row in rows))


def account_of(rows, day="2021-03-02"):
    given_rows = [
        {"id": outlet, "outlet": outlet, "published": day, "text": f"Tram off the rails\n\n{body}"}
        for outlet, body in rows
    ]
    account = compare(["-"], stdin=stream(given_rows), one_story=True)
    assert isinstance(account, Account)
    return account


def key(change):
    """A change in a form that can be sorted and set beside another one."""
    return msgspec.json.encode(change)


def mirrored(change):
    """The change as it is seen from the other side."""
    turns = tuple(
        msgspec.structs.replace(
            turn, way=TURNED[turn.way], was=turn.now, now=turn.was, before=turn.after, after=turn.before
        )
        for turn in change.turns
    )
    return msgspec.structs.replace(
        change, kind=OPPOSITE[change.kind], before=change.after, after=change.before, turns=turns
    )


@given(ROWS)
@QUICK
def test_an_account_does_not_differ_from_itself(rows):
    """Nothing appeared, vanished or changed, and every claim is the same."""
    account = account_of(rows)
    found = compare_accounts([account], [account])
    assert (found.claims, found.reports, found.same) == ((), (), len(account.claims))


@given(ROWS, ROWS)
@QUICK
def test_changes_mirror_each_other(old, new):
    """From new to old what appeared vanished, what hardened softened, and the words are those of the other side."""
    one, other = account_of(old), account_of(new, "2021-03-03")
    there, back = compare_accounts([one], [other]), compare_accounts([other], [one])
    assert sorted(map(key, map(mirrored, there.claims))) == sorted(map(key, back.claims))
    assert there.same == back.same
    assert len(there.reports) == len(back.reports)


@given(ROWS, ROWS)
@QUICK
def test_every_claim_is_told_of_once(old, new):
    """Each claim of both accounts is the same, or stands in a change; a match takes one of either side."""
    one, other = account_of(old), account_of(new, "2021-03-03")
    found = compare_accounts([one], [other])
    whole = [change for change in found.claims if change.kind is not Became.REGROUPED]
    for account, side in ((one, "before"), (other, "after")):
        ids = [getattr(change, side).claim for change in whole if getattr(change, side)]
        assert len(ids) == len(set(ids))
        named = {getattr(change, side).claim for change in found.claims if getattr(change, side)}
        assert len({claim.id for claim in account.claims} - named) <= found.same <= len(account.claims) - len(set(ids))
    assert to_changes_text(found, [one], [other]) and to_changes_markdown(found, [one], [other])


@given(st.lists(BODIES, min_size=1, max_size=4, unique=True))
@QUICK
def test_versions_add_nothing_but_themselves(bodies):
    """Whatever earlier versions say, reports, outlets, origins and claims are those of the latest alone."""
    given_rows = [
        {"id": "x", "outlet": "Lunden Post", "url": "https://lunden.example/tram", "title": "Tram off the rails",
         "published": f"2021-03-0{number}", "text": body}
        for number, body in enumerate(bodies, start=1)
    ]  # fmt: skip
    account = compare(["-"], stdin=stream(given_rows), one_story=True)
    alone = compare(["-"], stdin=stream(given_rows[-1:]), one_story=True)
    assert isinstance(account, Account) and isinstance(alone, Account)
    assert (account.counts, account.claims) == (alone.counts, alone.claims)
    assert len(account.reports[0].versions) == len(bodies) - 1
    assert verify(account, {}) == ()


@given(ROWS)
@QUICK
def test_no_phrase_of_a_text_stays_without_texts_and_all_comes_back(rows):
    """Without texts no run of nine words of a report is in the account; with them it is the same to the byte."""
    account = account_of(rows)
    bare = without_texts(account)
    assert isinstance(bare, Account)
    strings = "\n".join(leaves(msgspec.to_builtins(bare)))
    for report in account.reports:
        words = (report.text or "").split()
        assert not [1 for at in range(len(words) - 8) if " ".join(words[at : at + 9]) in strings]
    inputs = {report.id: report for report in read_again(account)}
    assert with_texts(bare, inputs_for(bare, list(inputs.values()))) == account


def leaves(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)


def read_again(account):
    given_rows = [{"id": report.id, "outlet": report.outlet, "text": report.text} for report in account.reports]
    return read_inputs(["-"], stdin=stream(given_rows)).reports


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d,", "e.", "\n", "“f”", "ö"]), max_size=40).map(" ".join)


@given(WORDS, WORDS)
@settings(max_examples=100, deadline=None)
def test_a_redline_makes_the_new_text_of_the_old_one(old, new):
    """What was kept and what was put in are the words of the new text, in order; and the same seen from the new one."""
    redline = Redline(old, new)
    kept = [number for number in redline.kept if number is not None]
    assert kept == sorted(set(kept))
    mirror = tuple((after, before) for before, after in Redline(new, old).edits())
    assert redline.edits() == mirror
    taken = {token for before, _ in redline.edits() if before for token in redline.old_tokens(before)}
    put_in = {token for _, after in redline.edits() if after for token in redline.new_tokens(after)}
    assert taken == {token for token, to in enumerate(redline.kept) if to is None}
    assert put_in.isdisjoint(kept)
    assert len(put_in) + len(kept) == len(redline.new_tokens(Span(start=0, end=len(new)))) if new else not kept
