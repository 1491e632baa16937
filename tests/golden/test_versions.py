"""A small story with three versions of one report: what counts, and what became of each claim between them."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import msgspec
import pytest

from reportedly.model.account import Account
from reportedly.pipeline.compare import compare, compare_accounts
from reportedly.pipeline.intake import read_inputs
from reportedly.pipeline.texts import with_texts, without_texts
from reportedly.pipeline.verify import inputs_for, texts_of, verify
from reportedly.tell import to_changes_markdown

FOLDER = Path(__file__).parent / "versions"
ROWS = FOLDER / "versions.jsonl"
EXPECTED = FOLDER / "changes.md"


def account_of(lines) -> Account:
    account = compare(["-"], stdin=io.BytesIO("\n".join(lines).encode()), one_story=True)
    assert isinstance(account, Account)
    return account


@pytest.fixture(scope="module")
def lines():
    return ROWS.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def account(lines):
    return account_of(lines)


def told(change, texts):
    """The kind, and the words of either side."""
    sides = (change.before, change.after)
    words = [side and " … ".join(span.of(texts[side.report]) for span in side.spans) for side in sides]
    return change.kind.value, *words


def test_three_fetches_are_one_report(account):
    """The latest counts; the earlier ones add no report, outlet, origin or claim."""
    assert (account.counts.reports, account.counts.outlets) == (2, 2)
    assert [report.id for report in account.reports] == ["kh-7", "os-1"]
    herald = account.reports[0]
    assert herald.text and herald.text.startswith("Five workers rescued")
    days = [version.published.value for version in herald.versions]
    assert days == ["2024-05-06T08:10+02:00", "2024-05-06T12:40+02:00"]
    assert [version.next for version in herald.versions] == [herald.versions[1].id, "kh-7"]
    assert {version.ordered_by for version in herald.versions} == {"date"}
    assert {support.report for claim in account.claims for support in claim.supports} == {"kh-7", "os-1"}


BETWEEN = [
    (
        0, "hardened",
        "A quay wall may have collapsed because of heavy rain in the port of Rostock on Monday",
        "A quay wall collapsed because of heavy rain in the port of Rostock on Monday",
        {"status": "harder", "certainty": "harder", "source": "harder"},
    ),
    (0, "appeared", None, "Divers searched the basin for two hours", {}),
    (0, "vanished", "Workers feared trapped after quay collapses in Rostock", None, {}),
    (
        1, "hardened",
        "The harbour master, Dieter Wolkow, is expected to close the northern basin on Tuesday",
        "The harbour master, Dieter Wolkow, closed the northern basin on Tuesday",
        {"status": "harder", "certainty": "harder"},
    ),
    (
        1, "changed",
        "Four workers are trapped under the rubble", "Five workers were trapped under the rubble",
        {"figure": "other"},
    ),
    (1, "vanished", "it had ignored warnings", None, {}),
    (1, "appeared", None, "All workers were rescued on Tuesday morning", {}),
]  # fmt: skip


@pytest.mark.parametrize(("version", "kind", "before", "after", "ways"), BETWEEN)
def test_what_became_of_a_claim_between_two_versions(account, version, kind, before, after, ways):
    """May have → did is firmer; a changed number is a change; what is said no more vanished, and is not denied."""
    texts = {each.id: each.text for _, each in texts_of(account)}
    changes = {told(change, texts): change for change in account.reports[0].versions[version].claims}
    change = changes[kind, before, after]
    found = {turn.aspect.value: turn.way.value for turn in change.turns}
    assert ways.items() <= found.items()
    assert [cause.value for cause in change.causes] == ["text"]


def test_edits_are_exact_spans_of_both_texts(account):
    """Every edit cuts words out of its version and of the next text; "may have" was taken out."""
    texts = {each.id: each.text for _, each in texts_of(account)}
    for version in account.reports[0].versions:
        for edit in version.edits:
            assert edit.before is None or edit.before.report == version.id
            assert edit.after is None or edit.after.report == version.next
    gone = [e.before for e in account.reports[0].versions[0].edits if e.before and not e.after]
    assert "may have" in [texts[place.report][place.start : place.end] for place in gone]


def test_the_order_of_the_fetches_changes_nothing(lines, account):
    """The account is the same to the byte, but for the number of its row."""

    def plain(made):
        document = msgspec.to_builtins(made)
        document.pop("seal")
        for report in document["reports"]:
            for each in (report, *report["versions"]):
                each.pop("uri")
        return document

    for order in list(itertools.permutations(lines))[::5]:
        assert plain(account_of(order)) == plain(account)


def test_an_account_with_versions_holds_and_is_made_whole_again(account, lines):
    """Spans in versions are checked too; without texts the account is the same again once they are put back."""
    assert verify(account, {}) == ()
    bare = without_texts(account)
    assert isinstance(bare, Account)
    reports = read_inputs(["-"], stdin=io.BytesIO("\n".join(lines).encode())).reports
    inputs = inputs_for(bare, reports)
    assert verify(bare, {own: report.text for own, report in inputs.items()}) == ()
    assert with_texts(bare, inputs) == account


def test_a_changed_version_is_named(account, lines):
    """An earlier text of which a word was changed is told by its place."""
    texts = {each.id: each.text for _, each in texts_of(account)}
    (first, *_) = account.reports[0].versions
    (broken,) = verify(account, texts | {first.id: texts[first.id].replace("may", "did")})
    assert broken.report == first.id and broken.place.startswith("reports[0].versions[0]")


def test_changes_between_two_days_are_the_expected_ones(lines, account):
    """The account of the first two fetches against that of all four rows, as Markdown, is `versions/changes.md`."""
    before = account_of(lines[:2])
    made = to_changes_markdown(compare_accounts([before], [account]), [before], [account])
    assert made == EXPECTED.read_text(encoding="utf-8")
