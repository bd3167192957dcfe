"""What a person at a terminal sees of `explain`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from scanner.verbs.screen import SEVERITY_STYLE, out


def show_explanations(documents: Iterable[dict[str, Any]], *, rules: bool = False) -> None:
    """Each item: who was resolved, what was found, who can see it, what decided.

    `rules`: also how each rule that was asked answered.
    """
    console = out()
    for document in documents:
        console.print(f"[bold]{escape(document['item'])}[/bold]")
        for gap in document["gaps"]:
            console.print(
                f"  [yellow]not inspected:[/yellow] {gap['reason']}: {escape(gap['detail'])}"
            )
        _show_mentions(console, document["mentions"])
        audience = document["audience"]
        console.print(f"  who can see it: {escape(', '.join(audience)) or 'unknown to us'}")
        _show_exposures(console, document["exposures"])
        if rules:
            _show_rules(console, document["rules"])
        for finding in document["findings"]:
            style = SEVERITY_STYLE[finding["severity"]]
            console.print(
                f"  [{style}]{finding['severity']} {finding['pattern']}[/{style}] "
                f"{escape(finding['explanation'])}",
                soft_wrap=True,
            )
            console.print(f"    policy: {escape(finding['policy'])}", soft_wrap=True)
        if not document["source"]:
            console.print(
                "  [yellow]not judged:[/yellow] it lies outside every source, so nobody knows who "
                "can see it",
                soft_wrap=True,
            )
        elif not document["findings"] and not document["gaps"]:
            console.print("  [green]nothing wrong[/green]")


def _show_mentions(console: Console, mentions: list[dict[str, Any]]) -> None:
    if not mentions:
        console.print("  nobody and nothing was recognised")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2))
    for heading in ("  part", "at", "what", "about", "found by"):
        table.add_column(heading)
    for mention in mentions:
        about = ", ".join(mention["subjects"]) or "nobody on the roster"
        if len(mention["subjects"]) > 1 and mention["kind"] == "person":
            about = f"ambiguous: {about}"
        table.add_row(
            f"  {escape(mention['part'])}",
            f"{mention['start']}-{mention['end']}",
            f"{mention['kind']} {mention['value']}",
            about,
            escape(mention["detector"]),
        )
    console.print(table)


def _show_exposures(console: Console, exposures: list[dict[str, Any]]) -> None:
    for exposure in exposures:
        what = ", ".join(exposure["categories"]) or "identity"
        verdict = "[green]may have[/green]" if exposure["entitled"] else "[red]may not have[/red]"
        console.print(
            f"  {escape(exposure['recipient'])} {verdict} {what} of {exposure['subject']}: "
            f"{escape(exposure['reason'])} ({escape(exposure['basis'])})",
            soft_wrap=True,
        )


def _show_rules(console: Console, walks: list[dict[str, Any]]) -> None:
    for walk in walks:
        what = ", ".join(f"{e['category']} of {e['subject']}" for e in walk["exposures"])
        console.print(f"  rules for {escape(walk['recipient'])}, {escape(what)}:", soft_wrap=True)
        for number, step in enumerate(walk["asked"], start=1):
            verdict = "[red]takes it[/red]" if step["takes"] else "passes"
            console.print(f"    {number}. {escape(step['pattern'])} {verdict}")
            for condition in step["conditions"]:
                mark = "[green]✓[/green]" if condition["holds"] else "✗"
                told = [a for a in condition["answers"] if a["holds"] is condition["holds"]]
                words = "; ".join(answer["words"] for answer in told)
                console.print(f"       {mark} {escape(words)}", soft_wrap=True)
        if walk["why"]:
            console.print(f"    {walk['why']}")
        if walk["not_asked"]:
            console.print(f"    not asked: {', '.join(walk['not_asked'])}", soft_wrap=True)
