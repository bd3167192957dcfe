"""What a person at a terminal sees: where it goes, and what every verb says alike.

Progress and complaints go to stderr, results to stdout. Subjects and people are shown by roster
id; file names and addresses only where somebody asked for one incident or one file.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from scanner.errors import Problem

SEVERITY_STYLE = {"critical": "bold red", "high": "red", "medium": "yellow", "low": "cyan"}
_NARROWEST = 100  # columns, when the output is piped into a file
_NARROWEST_TEXT = 20  # columns, however narrow the window and deep the indent


def out() -> Console:
    """Where results go; wide enough for a table when it is piped."""
    return _console(stderr=False)


def err() -> Console:
    """Where complaints and progress go."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        width = max(console.width, _NARROWEST)
        console = Console(stderr=stderr, highlight=False, width=width, soft_wrap=True)
    return console


def tell(console: Console, words: str, hang: int = 2) -> None:
    """Print a sentence: on a terminal in lines that end at a space, from the second on indented.

    `words`: with rich's markup; `hang`: columns of the indent. Piped, it stays one line.
    """
    if console.soft_wrap:
        console.print(words)
        return
    text = Text.from_markup(words)
    text.expand_tabs()
    first = text.wrap(console, console.width)[0]
    console.print(first)
    rest = text[len(first) :]
    rest = rest[len(rest) - len(rest.plain.lstrip()) :]
    for line in rest.wrap(console, max(_NARROWEST_TEXT, console.width - hang)) if rest else ():
        console.print(Text(" " * hang) + line)


def complain(problems: Iterable[Problem]) -> None:
    """Every fault, one a line."""
    console = err()
    for problem in problems:
        tell(console, f"[red]✗[/red] {escape(str(problem))}")


def say_failed(message: str) -> None:
    tell(err(), f"[red]✗[/red] {escape(message)}")


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 gap", "3 gaps"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
