"""What a person at a terminal sees of the demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from scanner.verbs.screen import SEVERITY_STYLE, counted, out, tell

if TYPE_CHECKING:
    from scanner.demo.show import Shown


def show_demo(shown: Shown) -> None:
    """Every draft with its sentence, and how many lookalikes stayed silent."""
    console = out()
    for draft in shown.drafts:
        style = SEVERITY_STYLE[draft.severity]
        miss = "  near miss" if draft.near_miss else ""
        console.print(
            f"[bold]{draft.reference}[/bold]  [{style}]{draft.severity}[/{style}]  "
            f"{draft.pattern}{miss}"
        )
        for sentence in draft.sentences:
            tell(console, f"    {escape(sentence)}", 4)
    found, planted = len(shown.outcome.found), len(shown.outcome.found + shown.outcome.missed)
    silent, twins = len(shown.outcome.silent), shown.lookalikes
    console.print()
    console.print(
        f"{shown.result.items} items in {shown.result.seconds:.1f} s: "
        f"{found} of {planted} planted breaches opened a draft incident "
        f"({counted(len(shown.drafts), 'incident')}),"
    )
    console.print(
        f"{silent} of {twins} lookalikes stayed silent, and so did "
        f"{shown.ordinary - shown.ordinary_disturbed} of {shown.ordinary} ordinary items."
    )
    for planted_one in shown.outcome.missed:
        console.print(f"[red]missed[/red] {planted_one.pattern}: {escape(planted_one.why)}")
    for reference in shown.outcome.disturbed:
        console.print(f"[red]false alarm[/red] in {reference}")
    if shown.outcome.gaps:
        console.print(
            f"[red]not inspected[/red] {counted(shown.outcome.gaps, 'item')}; see why: "
            f"pupilguard gaps -c {escape(str(shown.config))}",
            soft_wrap=True,
        )
    console.print(f"Look further: pupilguard incidents list -c {escape(str(shown.config))}")
