"""The command line: one thin file per verb. The only place that prints or exits."""

from reportedly.cli.command import main

__all__ = ["main"]
