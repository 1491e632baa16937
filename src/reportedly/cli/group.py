"""`reportedly group`: which story each report tells."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from reportedly.cli.inputs import gather_reports
from reportedly.cli.output import ending, refuse_to_write, wants_text, write_line, write_text
from reportedly.cli.rules import load_rules
from reportedly.cli.talk import Talk
from reportedly.model.judgement import Grouping
from reportedly.pipeline.compare import group_all
from reportedly.pipeline.intake import Gathered
from reportedly.pipeline.state import append_run, read_state
from reportedly.pipeline.stories import Continued, continue_stories


def run(arguments: Namespace, talk: Talk) -> int:
    """Group the reports; one line for each, in the order given."""
    rules = load_rules(arguments.rules)
    if arguments.state:
        refuse_to_write(arguments.state, inputs=arguments.inputs)
        read_state(arguments.state)  # what is wrong with it is said before any work is done
    gathered = gather_reports(arguments, talk)
    idle: list[str] = []
    if arguments.state:
        groupings = _continue(arguments, gathered, talk)
    else:
        groupings = group_all(gathered.reports, rules=rules, note=idle.append)
    talk.rest()
    for message in idle:
        talk.say(f"{arguments.rules}: {message}")
    _write(groupings, {report.id: report.uri for report in gathered.reports}, is_text=wants_text(arguments.format))
    return ending(found=bool(groupings), rejected=bool(gathered.rejected))


def _write(groupings: tuple[Grouping, ...], uris: Mapping[str, str], *, is_text: bool) -> None:
    for each in groupings:
        if is_text:
            earlier = f"  (an earlier version of {uris[each.version_of]})" if each.version_of else ""
            write_text(f"{each.storyline}  {each.story}  {uris[each.report]}{earlier}")
        else:
            write_line(each)


def _continue(arguments: Namespace, gathered: Gathered, talk: Talk) -> tuple[Grouping, ...]:
    """Go on where the file of stories ends, and add to it what happened."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    state = read_state(arguments.state)
    continued = continue_stories(gathered.reports, state, rules=load_rules(arguments.rules), at=now)
    if continued.lines:
        append_run(arguments.state, state, continued.lines, at=now)
    talk.rest()
    if state.torn:
        talk.say(f"{arguments.state}: a run before this one was broken off; its {state.torn} bytes count for nothing")
    for message in continued.idle:
        talk.say(f"{arguments.rules or arguments.state}: {message}")
    talk.say(f"{arguments.state}: {_told(continued)}")
    return continued.groupings


def _told(continued: Continued) -> str:
    """What happened, in one line."""
    happened = Counter(change.kind.value for change in continued.changes)
    said = ", ".join(f"{count} {kind}" for kind, count in happened.items())
    return f"{len(continued.groupings)} reports, {continued.known} known before; stories: {said or 'nothing changed'}"
