"""What a person at a terminal sees of setting up: what `init` made, what `check` found."""

from __future__ import annotations

from collections.abc import Iterable

from rich.markup import escape

from scanner.errors import Problem
from scanner.verbs.screen import counted, err, out, tell


def say_made(made: list[str], config: str) -> None:
    """What `init` made, and what comes next."""
    console = out()
    for path in made:
        console.print(f"[green]✓[/green] made {escape(path)}")
    if not made:
        console.print("Nothing to do: configuration and key are there.")
    console.print(f"Next: edit {escape(config)}, then `pupilguard check` and `pupilguard scan`.")


def show_check(problems: Iterable[Problem]) -> None:
    """Faults and weaknesses apart."""
    console = out()
    problems = list(problems)
    for problem in problems:
        mark = "[red]✗[/red]" if problem.is_fault else "[yellow]![/yellow]"
        tell(console, f"{mark} {escape(str(problem))}")
    faults = sum(problem.is_fault for problem in problems)
    if faults:
        console.print(f"{counted(faults, 'fault')}: nothing can be scanned before they are mended.")
    elif problems:
        console.print(f"No fault; {counted(len(problems), 'weakness', 'weaknesses')}.")
    else:
        console.print("[green]✓[/green] Configuration, roster, rules and sources are fine.")


def say_served(address: str, hints: Iterable[str]) -> None:
    """Where the review pages are, and what should be done first."""
    console = err()
    for hint in hints:
        tell(console, f"[yellow]![/yellow] {escape(hint)}")
    console.print(f"The review pages are at {escape(address)} - Ctrl-C ends them.", soft_wrap=True)
