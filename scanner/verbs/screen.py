"""What a person at a terminal sees: where it goes, and what every verb says alike.

Progress and complaints go to stderr, results to stdout. Subjects and people are shown by roster
id; file names and addresses only where somebody asked for one incident or one file.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape

from scanner.errors import Problem

SEVERITY_STYLE = {"critical": "bold red", "high": "red", "medium": "yellow", "low": "cyan"}
_NARROWEST = 100  # columns, when the output is piped into a file


def out() -> Console:
    """Where results go; wide enough for a table when it is piped."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=max(console.width, _NARROWEST), soft_wrap=True)
    return console


def err() -> Console:
    """Where complaints and progress go."""
    return Console(stderr=True, highlight=False)


def complain(problems: Iterable[Problem]) -> None:
    """Every fault, one a line."""
    console = err()
    for problem in problems:
        console.print(f"[red]✗[/red] {escape(str(problem))}", soft_wrap=True)


def say_failed(message: str) -> None:
    err().print(f"[red]✗[/red] {escape(message)}", soft_wrap=True)


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 gap", "3 gaps"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
