"""The options of every verb, in one place, without loading what the verbs need."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from reportedly import __version__

if TYPE_CHECKING:
    Verbs: TypeAlias = "argparse._SubParsersAction[_Parser]"  # argparse gives it no public name

INPUTS = (
    "a text, page, feed, archive or JSON file (.txt .md .html .xml .rss .atom .json .jsonl .warc .mhtml .pdf, also as "
    ".gz), a folder of them, an address (https://…), or - for standard input"
)
FOLLOW = "of a feed or sitemap, fetch the first N articles that it only announces; default: 0"
ALLOW_RANGE = "also fetch from these addresses, such as 127.0.0.0/8, though they are private; may be repeated"
ENDINGS = "exit codes: 0 done, 1 nothing found, 2 wrong use, 3 done but some inputs were rejected (reasons on stderr)"
CORRECTIONS = "what a person said of names: a table of a, b, same|different, who, when, why; it outranks the rules"
BRIEF = (
    "only the N claims that carry most of the story, each with its chain and origins; in JSON their ids; a page shows "
    "all, with them on top"
)
RULES = (
    "what a person said of stories: a table of a, b, same|different|move, who, when, why, where a and b are ids of "
    "reports or inputs; it outranks the grouping, and the later row the earlier"
)
STATE = (
    "let stories live on in FILE: each run goes on where the last one ended, stories keep ids as they grow, merge "
    "or split, every change is a line of FILE, and rules hold in all later runs; FILE is made where it is missing"
)
IN_A_PIPE = "default: text on a terminal, jsonl in a pipe"


class _Parser(argparse.ArgumentParser):
    """Says of a wrong use what is wrong and where the options stand, not all of them."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2 and two lines on stderr."""
        self.exit(2, f"{self.prog}: {message}\nAll options: {self.prog} --help\n")


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line; `verb` of what it parses names the module that runs it."""
    parser = _Parser(
        prog="reportedly",
        description="Sets several reports of one story side by side: who says what, and on whose word.",
        epilog=ENDINGS,
    )
    parser.add_argument("--version", action="version", version=f"reportedly {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    _add_compare(verbs)
    _add_clean(verbs)
    _add_read(verbs)
    _add_group_and_trace(verbs)
    _add_verify_and_show(verbs)
    _add_changes(verbs)
    _add_same_and_schema(verbs)
    return parser


def _add_compare(verbs: Verbs) -> None:
    compare = _verb(verbs, "compare", "make one account of the story that the inputs tell")
    _add_inputs(compare)
    compare.add_argument(
        "--format",
        choices=("text", "html", "json", "jsonld", "markdown"),
        help="jsonld: schema.org and Web Annotation; default: text on a terminal, json in a pipe, or by FILE's ending",
    )
    compare.add_argument("-o", "--output", metavar="FILE", help="write to FILE (.html .json .jsonld .md .txt)")
    compare.add_argument("--tables", metavar="FOLDER", help="also write tables for researchers to FOLDER")
    compare.add_argument("--tables-format", choices=("csv", "parquet"), default="csv", help="default: csv")
    _add_published(compare)
    compare.add_argument("--one-story", action="store_true", help="you vouch that all inputs tell one story")
    compare.add_argument("--corrections", metavar="FILE.tsv", help=CORRECTIONS)
    compare.add_argument("--brief", type=_some, metavar="N", help=BRIEF)
    compare.add_argument("--rules", metavar="FILE.tsv", help=RULES)
    compare.add_argument("--no-text", action="store_true", help="leave the reports' texts out of what is written")


def _add_clean(verbs: Verbs) -> None:
    clean = _verb(verbs, "clean", "show each report cleaned: what every stretch of its text was taken for")
    _add_inputs(clean)
    clean.add_argument(
        "--format",
        choices=("text", "jsonl", "jsonld", "ninjs"),
        help=f"jsonld: schema.org NewsArticle; ninjs: IPTC ninjs 3.0; one a line; {IN_A_PIPE}",
    )
    _add_published(clean)
    _add_lane(clean)


def _add_read(verbs: Verbs) -> None:
    read = _verb(verbs, "read", "say what each report says: one reading a line")
    _add_inputs(read)
    read.add_argument("--format", choices=("text", "jsonl"), help=IN_A_PIPE)
    _add_published(read)
    _add_lane(read)


def _add_group_and_trace(verbs: Verbs) -> None:
    for name, does in (
        ("group", "say which story and storyline each report tells"),
        ("trace", "say who took text from whom, and which agencies are credited"),
    ):
        verb = _verb(verbs, name, does)
        _add_inputs(verb)
        verb.add_argument("--format", choices=("text", "jsonl"), help=IN_A_PIPE)
        _add_published(verb)
        if name == "group":
            verb.add_argument("--state", metavar="FILE.jsonl", help=STATE)
            verb.add_argument("--rules", metavar="FILE.tsv", help=RULES)


def _add_verify_and_show(verbs: Verbs) -> None:
    verify = _verb(verbs, "verify", "check every span of an account against the texts")
    verify.add_argument("account", metavar="ACCOUNT.json", help="what `compare --format json` wrote")
    verify.add_argument("inputs", metavar="INPUT", nargs="*", help="what it was made from; default: its own texts")
    verify.add_argument("-o", "--output", metavar="FILE", help="write the account with the INPUTs' texts to FILE")
    _add_fetching(verify)
    show = _verb(verbs, "show", "say why: a claim's chain, or an entity's names and reasons")
    show.add_argument("account", metavar="ACCOUNT.json", help="what `compare --format json` wrote")
    show.add_argument("id", metavar="ID", help="the id of a claim, a statement or an entity, or a name of an entity")


def _add_changes(verbs: Verbs) -> None:
    changes = _verb(verbs, "changes", "say what became of each report and each claim between two accounts")
    changes.add_argument("old", metavar="OLD.json", help="the earlier account, as `compare --format json` wrote it")
    changes.add_argument("new", metavar="NEW.json", help="the later one")
    changes.add_argument("--format", choices=("text", "json", "markdown"), help="default: text on a terminal, or json")
    changes.add_argument("-o", "--output", metavar="FILE", help="write to FILE (.json .md .txt)")


def _add_same_and_schema(verbs: Verbs) -> None:
    same = _verb(verbs, "same", "say whether two names may be one person or one organisation")
    same.add_argument("names", metavar="NAME", nargs="*", help="two names")
    same.add_argument("--pairs", metavar="FILE.jsonl", help='rows {"a": …, "b": …}, one pair a line; - for stdin')
    same.add_argument("--format", choices=("text", "jsonl"), help=IN_A_PIPE)
    same.add_argument("--corrections", metavar="FILE.tsv", help=CORRECTIONS)
    same.add_argument("--say", choices=("same", "different"), help="add your own word on the two names to FILE.tsv")
    same.add_argument("--by", metavar="WHO", help="with --say: who says so")
    same.add_argument("--why", metavar="TEXT", default="", help="with --say: the reason, for those who read it later")
    schema = _verb(verbs, "schema", "print the JSON Schema of a record; without a name, the names")
    schema.add_argument("name", metavar="NAME", nargs="?", help="the record, such as account or reading")


def _verb(verbs: Verbs, name: str, does: str) -> argparse.ArgumentParser:
    return verbs.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=ENDINGS)


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help=INPUTS)
    _add_fetching(parser)


def _add_fetching(parser: argparse.ArgumentParser) -> None:
    web = parser.add_argument_group("addresses")
    web.add_argument("--cache", metavar="DIR", help="keep what servers allow to be kept in DIR; default: keep nothing")
    web.add_argument("--follow", metavar="N", type=_count, default=0, help=FOLLOW)
    web.add_argument("--contact", metavar="TEXT", help="an e-mail address or URL to tell servers who asks")
    web.add_argument("--allow-range", metavar="RANGE", action="append", help=ALLOW_RANGE)


def _count(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 6):
        raise argparse.ArgumentTypeError(f"{value!r} is no number; give it as 10")
    return int(value)


def _some(value: str) -> int:
    if _count(value) < 1:
        raise argparse.ArgumentTypeError("give 1 or more")
    return _count(value)


def _add_published(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--published", metavar="DATE", type=_date, help="when the inputs were published, whatever they say: 2019-01-17"
    )


def _add_lane(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lane",
        choices=("careful", "fast"),
        default="careful",
        help="how HTML pages are cleaned: careful, or fast for backfills; default: careful",
    )


def _date(value: str) -> str:
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; give it as 2019-01-17 or 2019-01-17T15:00Z") from error
    return value
