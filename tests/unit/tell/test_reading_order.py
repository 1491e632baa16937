"""The reading order: what carries the story first, background apart, nothing told twice, nothing dropped."""

from __future__ import annotations

from msgspec import structs
from tell_desk import FRIDAY, Desk, day
from tell_fixture import C, H, K, P, silo_story
from tell_variants import account_of, large, without_texts

from reportedly.model.account import Account
from reportedly.model.claim import How, Origins, Outcome, Plan, Standing
from reportedly.model.reading import When
from reportedly.tell.reading_order import carrying, reading_order

NOBODY = Origins(unstated=1)
LEAD = "A crane fell on the quay of Ostmere on Friday"
HEADLINES = ("Crane falls on quay", "Quay closed after crane falls")
OLD = "The crane had been repaired in the spring of 2029"


def quay() -> Account:
    """Two reports of a fallen crane, with a claim of both, an aside, an old repair and a caption."""
    desk = Desk()
    desk.report("r0", "Paper", ((H, HEADLINES[0]), (P, f"{LEAD}, the port said."), (P, "A gull watched the crane."),
                                (P, f"{OLD}."), (C, "The quay of Ostmere with the fallen crane")))  # fmt: skip
    desk.report("r1", "Post", ((H, HEADLINES[1]), (P, f"{LEAD}, its master said."), (P, "He had seen it come.")))
    desk.claim(Standing.SINGLE, desk.support("r0", "A gull watched the crane"), origins=NOBODY)
    desk.claim(Standing.SINGLE, desk.support("r1", "He had seen it come"), origins=NOBODY)
    past = When(value="2029-21", earliest="2029-03-01", latest="2029-05-31")
    desk.claim(Standing.SINGLE, desk.support("r0", OLD, when=past), origins=NOBODY)
    desk.claim(Standing.SINGLE, desk.support("r0", "The quay of Ostmere with the fallen crane"), origins=NOBODY)
    desk.claim(Standing.AGREE, *(desk.support(paper, LEAD, when=day(FRIDAY)) for paper in ("r0", "r1")), origins=NOBODY)
    made = account_of(desk)
    return structs.replace(made, reports=tuple(whole(report) for report in made.reports))


def whole(report):
    """The report with statements that have a subject and a predicate behind it."""
    statements = tuple(
        structs.replace(one, subjects=1, predicate=structs.replace(one.spans[0], start=one.spans[0].end - 4))
        for one in report.statements
    )
    return structs.replace(report, statements=statements)


def words(account: Account) -> list[str]:
    """The leads of the claims in reading order."""
    texts = {report.id: report.text or "" for report in account.reports}
    leads = {claim.id: claim.supports[0] for claim in account.claims}
    return [leads[each.claim].spans[0].of(texts[leads[each.claim].report]) for each in reading_order(account)]


def test_what_both_tell_at_their_head_comes_first() -> None:
    """A claim of two texts at their heads comes before asides of one, and background behind all news."""
    found = words(quay())
    assert found[0] == LEAD and found[-1] == OLD


def test_background_is_what_lies_well_before_the_story() -> None:
    """A claim of a time weeks before the first report is background; one of the day is news."""
    account = quay()
    old = {each.claim for each in reading_order(account) if each.is_background}
    assert old == {account.claims[2].id}


def test_a_line_that_leans_on_others_carries_less() -> None:
    """What begins with a pronoun, and what only a picture shows, come behind what stands for itself."""
    found = words(quay())
    assert found.index("A gull watched the crane") < found.index("He had seen it come")
    assert found.index("A gull watched the crane") < found.index("The quay of Ostmere with the fallen crane")


def test_what_says_it_again_stands_behind() -> None:
    """A claim inside of the words of another one is marked as a repetition and stands behind its like."""
    account = quay()
    inner = account.claims[4].supports[0]
    again = structs.replace(account.claims[0], id="claim-again", lead=inner.statement, supports=(inner,))
    told = reading_order(structs.replace(account, claims=(*account.claims, again)))
    assert [each.repeats for each in told if each.claim == "claim-again"] == [True]
    assert told[0].claim == account.claims[4].id


def test_what_was_overtaken_carries_less() -> None:
    """A plan of which another claim tells the outcome counts half."""
    account = quay()
    lead, other = account.claims[4], account.claims[0]
    outcome = Outcome(claim=other.id, report="r0", statement=other.lead)
    plan = Plan(claim=lead.id, report="r0", statement=lead.lead, due_first=None, due_last=None, how=How.HAPPENED,
                outcome=outcome)  # fmt: skip
    planned = structs.replace(account, plans=(plan,))
    before, after = ({each.claim: each.weight for each in reading_order(one)} for one in (account, planned))
    assert after[lead.id] < before[lead.id]


def test_nothing_is_dropped_or_told_twice() -> None:
    """The order holds every claim of an account once, also without texts, and of three hundred claims."""
    for account in (quay(), silo_story(), without_texts(silo_story()), large()):
        found = [each.claim for each in reading_order(account)]
        assert sorted(found) == sorted(claim.id for claim in account.claims)


def test_a_brief_is_the_head_of_the_order() -> None:
    """As many ids as asked for, the first ones first; of fewer claims all."""
    account = quay()
    order = tuple(each.claim for each in reading_order(account))
    assert carrying(account, 2) == order[:2] and carrying(account, 99) == order


def test_a_quotation_carries_less_than_a_plain_statement() -> None:
    """The same words weigh less as somebody's own wording."""
    desk = Desk()
    desk.report("r0", "Paper", ((P, '"The quay must be closed for good," Ms Brandt said.'),))
    desk.quote("r0", ("The quay must be closed for good",), K.NAMED_PERSON, "Ms Brandt")
    desk.claim(Standing.SINGLE, desk.support("r0", "The quay must be closed for good"), origins=NOBODY)
    account = account_of(desk)
    report = account.reports[0]
    said = structs.replace(report.statements[0], attribution=report.attributions[0].id)
    quoting = structs.replace(account, reports=(structs.replace(report, statements=(said,)),))
    assert reading_order(quoting)[0].weight < reading_order(account)[0].weight


def test_a_fuller_telling_repeats_nothing() -> None:
    """Of two leads in one sentence only the one that the other holds is a repetition."""
    account = quay()
    outer = account.claims[4].supports[0]
    piece = structs.replace(outer.spans[0], end=outer.spans[0].start + len("A crane fell"))
    inner = structs.replace(outer, statement="piece", spans=(piece,))
    claim = structs.replace(account.claims[0], id="claim-piece", lead="piece", supports=(inner,))
    told = reading_order(structs.replace(account, claims=(*account.claims, claim)))
    again = {each.claim for each in told if each.repeats}
    assert "claim-piece" in again and account.claims[4].id not in again


def test_a_lead_that_cannot_stand_alone_carries_less() -> None:
    """The same claim weighs half where its lead leans on a clause before it."""
    account = quay()
    weights = {each.claim: each.weight for each in reading_order(account) if each.stands}
    leaning = structs.replace(
        account,
        reports=tuple(
            structs.replace(one, statements=tuple(structs.replace(s, nominal=True) for s in one.statements))
            for one in account.reports
        ),
    )
    lower = {each.claim: each.weight for each in reading_order(leaning)}
    assert weights and all(lower[claim] < weight / 2 for claim, weight in weights.items())
