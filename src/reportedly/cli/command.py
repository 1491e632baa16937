"""`reportedly VERB …`: which verb, and how every ending becomes an exit code and at most one line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from reportedly.cli.arguments import make_parser
from reportedly.cli.talk import Talk
from reportedly.errors import ReportedlyError
from reportedly.pipeline.runner import attempt

DONE, WRONG_USE, INTERRUPTED = 0, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 nothing found, 2 wrong use, 3 done but some inputs were rejected.

    Wrong options leave through SystemExit(2), `--help` through SystemExit(0), as argparse does it.
    """
    arguments = make_parser().parse_args(argv)
    talk = Talk()
    try:
        return attempt(arguments.verb, _run, arguments, talk)
    except ReportedlyError as error:
        talk.say(str(error))
    except BrokenPipeError:
        _let_go_of_stdout()
        return DONE
    except OSError as error:
        talk.say(f"{error.filename or arguments.verb}: {error.strerror or error}")
    except KeyboardInterrupt:
        talk.say("interrupted")
        return INTERRUPTED
    return WRONG_USE


def _run(arguments: Namespace, talk: Talk) -> int:
    """Run the verb. Its file, and all that it needs, is loaded only now: `--help` pays for none of it."""
    verb = import_module(f"reportedly.cli.{arguments.verb}")
    code = int(verb.run(arguments, talk))
    sys.stdout.flush()
    return code


def _let_go_of_stdout() -> None:
    """Whoever read the output has gone (`| head`): let nothing be written at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
