"""Join statements into claims, choose who leads each, and say how the others stand to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from reportedly.align.chains import chain_of
from reportedly.align.conflicts import conflicts_of
from reportedly.align.differ import differences, stance
from reportedly.align.drift import find_drifts
from reportedly.align.echoes import Echoes, find_echoes, is_echo, twin_of
from reportedly.align.features import Features, describe
from reportedly.align.leads import lead_of
from reportedly.align.ledger import Ledger
from reportedly.align.linking import join_statements
from reportedly.align.origins import OriginCounter
from reportedly.align.plans import find_plans
from reportedly.align.strands import find_strands
from reportedly.align.telling import telling_of
from reportedly.model.base import Span, content_id
from reportedly.model.claim import Alignment, ChainLink, Claim, Difference, Slot, Stance, Standing, Support
from reportedly.model.evidence import Evidence


def align(evidence: Evidence) -> Alignment:
    """Join the statements of one story into claims, the best supported first.

    Every statement stands in exactly one claim; the origins of the whole story are counted beside the claims. Order:
    claims told whole inside of another one last, else by the number of reports, then by the place of the lead. The
    order of the reports changes neither claims nor ids. Cost: candidate pairs share a feature that is not common;
    n log n in the statements for text of bounded repetition.
    """
    ledger, echoes = Ledger(evidence), find_echoes(evidence)
    features = describe(ledger)
    clusters = join_statements(evidence, ledger, features, echoes=echoes)
    counter = OriginCounter(ledger)
    told_together = ([features[i] for i in cluster] for cluster in clusters)
    claims = told_apart([claim_of(members, ledger, counter, echoes=echoes) for members in told_together])
    place = {f.said.key: i for i, f in enumerate(features)}
    lead_place = {id(claim): place[(claim.supports[0].report, claim.lead)] for claim in claims}
    inner = _inner(claims)
    ordered = sorted(claims, key=lambda c: (c.id in inner, -len({s.report for s in c.supports}), lead_place[id(c)]))
    told = [[(features[i].said, chain_of(features[i].said, ledger)) for i in cluster] for cluster in clusters]
    origins = counter.count_story(told)
    families = len(set(counter.families.values()))
    drifts = find_drifts(ordered, ledger)
    return Alignment(
        claims=tuple(ordered),
        origins=origins,
        texts=families,
        drifts=drifts,
        plans=find_plans(ordered, ledger),
        strands=find_strands(ordered, ledger),
    )


def told_apart(claims: Sequence[Claim]) -> list[Claim]:
    """Give a claim of the same words as one before it an id of its own: a report may say the same twice."""
    taken: Counter[str] = Counter()
    found = []
    for claim in claims:
        taken[claim.id] += 1
        number = taken[claim.id]
        found.append(claim if number == 1 else replace(claim, id=content_id("claim", claim.id, str(number))))
    return found


def _inner(claims: Sequence[Claim]) -> set[str]:
    """The claims that are told whole inside of another claim: they come last, as repetitions."""
    homes: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for support in claim.supports:
            homes[support.report] += [(span, claim.id) for span in support.spans]
    return {claim.id for claim in claims if _outer_claims(claim, homes)}


def _outer_claims(claim: Claim, homes: Mapping[str, list[tuple[Span, str]]]) -> set[str]:
    """The other claims in which every support of this one lies inside of a longer stretch."""
    found: set[str] | None = None
    for support in claim.supports:
        first, last = support.spans[0], support.spans[-1]
        holding = {
            home
            for span, home in homes[support.report]
            if home != claim.id and span.start <= first.start and last.end <= span.end
        }
        found = holding if found is None else found & holding
    return found or set()


def claim_of(cluster: Sequence[Features], ledger: Ledger, counter: OriginCounter, *, echoes: Echoes) -> Claim:
    """Make one claim of the statements that say one thing: who leads, how the others differ, what cannot both hold.

    Supports stand in the order of the cluster, behind the lead. Cost: linear in the supports, but for conflicts.
    """
    chains = {one.said.key: chain_of(one.said, ledger) for one in cluster}
    own = [one for one in cluster if not is_echo(one.said.key, echoes)]
    lead = lead_of(own, ledger)
    ordered = [lead, *(one for one in cluster if one is not lead)]
    row = sorted(ordered, key=lambda one: is_echo(one.said.key, echoes))  # what repeats fills no slot first
    tellings = [telling_of(one, chains[one.said.key], ledger) for one in row] if len(row) > 1 else []
    found = dict(zip((one.said.key for one in row), differences(tellings, ledger) or [[]], strict=True))
    supports = tuple(_support(one, chains[one.said.key], found[one.said.key]) for one in ordered)
    supports = _alike(supports, echoes)
    said = {support.report for support in supports}
    others = [r.report for r in ledger.evidence.readings if r.report.id not in said]
    return Claim(
        id=content_id("claim", *sorted(f"{one.said.report}/{one.said.words}" for one in own)),
        lead=lead.said.statement.id,
        standing=_standing(supports, counter.families),
        supports=supports,
        origins=counter.count([(one.said, chains[one.said.key]) for one in cluster]),
        silent=tuple(report.id for report in others if not report.incomplete),
        unreadable=tuple(report.id for report in others if report.incomplete),
        conflicts=conflicts_of(tellings[: len(own)] if len(own) > 1 else [], ledger),
    )


def _support(one: Features, chain: tuple[ChainLink, ...], found: Sequence[Difference]) -> Support:
    statement = one.said.statement
    return Support(
        statement=statement.id,
        report=one.said.report,
        spans=statement.spans,
        stance=stance(found),
        differs_in=tuple(difference.slot for difference in found),
        status=statement.status,
        certainty=statement.certainty,
        polarity=statement.polarity,
        when=statement.when,
        chain=chain,
        differences=tuple(found),
    )


def _alike(supports: tuple[Support, ...], echoes: Echoes) -> tuple[Support, ...]:
    """Let a repetition of what agrees agree, too: the same words mean the same, only on whose word may differ."""
    agreeing = {(each.report, each.statement) for each in supports if not each.differences}
    return tuple(
        _repeating(each) if twin_of((each.report, each.statement), echoes) in agreeing else each for each in supports
    )


def _repeating(support: Support) -> Support:
    found = tuple(each for each in support.differences if each.slot is Slot.ATTRIBUTION)
    return replace(support, stance=Stance.AGREES, differs_in=tuple(each.slot for each in found), differences=found)


def _standing(supports: Sequence[Support], families: Mapping[str, str]) -> Standing:
    """Whether several texts agree: a copy beside its source is still one voice."""
    if any(support.stance is not Stance.AGREES for support in supports):
        return Standing.DIFFER
    return Standing.AGREE if len({families[support.report] for support in supports}) > 1 else Standing.SINGLE
