"""A terminal's lines: wrapped by width, with styles or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.errors import MissingExtra
from reportedly.tell.harmless import flat

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST = 30  # cells of a line
_STYLES = {
    "agree": "green", "differ": "yellow", "single": "blue", "says": "green", "other_source": "green",
    "told_otherwise": "green", "came": "green", "conflicts": "bold red", "apart": "underline",
    "differs": "yellow", "denies": "red", "unreadable": "magenta", "quiet": "dim", "strong": "bold",
}  # fmt: skip


class Paper:
    """Lines of a terminal, wrapped to its width in cells; styles only where colour is asked for."""

    def __init__(self, width: int, *, colour: bool) -> None:
        try:
            from rich.console import Console  # only this rendering needs it
        except ModuleNotFoundError as error:
            raise MissingExtra("The terminal rendering needs rich: pip install rich") from error
        self._console = Console(
            width=width, height=100, color_system="standard" if colour else None, force_terminal=colour,
            no_color=not colour, markup=False, highlight=False, emoji=False, legacy_windows=False, _environ={},
        )  # fmt: skip
        self._width = width
        self._lines: list[Text] = []

    def add(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 2) -> None:
        """Add one paragraph of parts, each plain or with the name of a style; later lines hang further in."""
        from rich.text import Text

        pairs = [(part, "") if isinstance(part, str) else (part[0], _STYLES.get(part[1], "")) for part in parts]
        # The last guard: ids, dates and units are words of strangers, too.
        text = Text.assemble(*((flat(one) if not one.isprintable() else one, style) for one, style in pairs if one))
        first, *rest = text.wrap(self._console, self._width - indent, overflow="fold") or [text]
        remains = text[len(first.plain) :]
        self._put(first, indent)
        if rest:  # wrapped again, because the later lines are shorter
            while remains.plain.startswith(" "):
                remains = remains[1:]
            inner = indent + hang
            for line in remains.wrap(self._console, self._width - inner, overflow="fold"):
                self._put(line, inner)

    def add_all(self, parts: Sequence[tuple[str, str]]) -> None:
        """Add parts in a row, two spaces between them; a part that does not fit begins the next line, unbroken."""
        row: list[str | tuple[str, str]] = []
        used = 0
        for text, style in parts:
            if row and used + len(text) > self._width:
                self.add(*row)
                row, used = [], 0
            row += [("  ", ""), (text, style)] if row else [(text, style)]
            used += len(text) + 2
        self.add(*row)

    def _put(self, line: Text, indent: int) -> None:
        line.rstrip()
        line.pad_left(indent)
        self._lines.append(line)

    def gap(self) -> None:
        """Add an empty line."""
        from rich.text import Text

        if self._lines and self._lines[-1].plain:
            self._lines.append(Text(""))

    def head(self, title: str, number: int | None = None, *, style: str = "strong") -> None:
        """Add the heading of a section."""
        self.gap()
        self.add((title.upper(), "strong"), (f" {number}" if number is not None else "", style))

    def rule(self, title: str) -> None:
        """Add a line across the width with a title in it, to part one story from the next."""
        self.gap()
        self.add((f"━━ {title} ".ljust(self._width, "━"), "strong"))

    def print(self) -> str:
        """Come back with all lines as one string that ends with a line end."""
        with self._console.capture() as capture:
            for line in self._lines:
                self._console.print(line, soft_wrap=True)
        return capture.get().strip("\n") + "\n"


def fit(text: str, *, width: int) -> str:
    """Wrap lines to a terminal's width, each hanging below its own indent; what fits stays as it is."""
    paper = Paper(max(width, NARROWEST), colour=False)
    for line in text.splitlines():
        if line.strip():
            paper.add(line.strip(), indent=len(line) - len(line.lstrip()), hang=4)
        else:
            paper.gap()
    return paper.print()
