"""What a person at a terminal sees of `explain`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from register.case.data_class import with_classes
from scanner.verbs.screen import SEVERITY_STYLE, out, tell

_DEEP, _DEEPER, _DEEPEST = 4, 6, 9  # columns that a sentence goes on in, below its own level


def show_explanations(documents: Iterable[dict[str, Any]], *, rules: bool = False) -> None:
    """Each item: who was resolved, what was found, who can see it, what decided.

    `rules`: also how each rule that was asked answered.
    """
    console = out()
    for document in documents:
        console.print(f"[bold]{escape(document['item'])}[/bold]")
        for gap in document["gaps"]:
            why = f"{gap['reason']}: {escape(gap['detail'])}"
            tell(console, f"  [yellow]not inspected:[/yellow] {why}", _DEEP)
        _show_mentions(console, document["mentions"])
        audience = document["audience"]
        tell(console, f"  who can see it: {escape(', '.join(audience)) or 'unknown to us'}", _DEEP)
        _show_exposures(console, document["exposures"])
        if rules:
            _show_rules(console, document["rules"])
        for finding in document["findings"]:
            style = SEVERITY_STYLE[finding["severity"]]
            head = f"[{style}]{finding['severity']} {finding['pattern']}[/{style}]"
            tell(console, f"  {head} {escape(finding['explanation'])}", _DEEP)
            tell(console, f"    policy: {escape(with_classes(finding['policy']))}", _DEEPER)
        if not document["source"]:
            why = "it lies outside every source, so nobody knows who can see it"
            tell(console, f"  [yellow]not judged:[/yellow] {why}", _DEEP)
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
        tell(
            console,
            f"  {escape(exposure['recipient'])} {verdict} {what} of {exposure['subject']}: "
            f"{escape(exposure['reason'])}; policy: {escape(with_classes(exposure['basis']))}",
            _DEEP,
        )


def _show_rules(console: Console, walks: list[dict[str, Any]]) -> None:
    for walk in walks:
        what = ", ".join(f"{e['category']} of {e['subject']}" for e in walk["exposures"])
        tell(console, f"  rules for {escape(walk['recipient'])}, {escape(what)}:", _DEEP)
        for number, step in enumerate(walk["asked"], start=1):
            verdict = "[red]takes it[/red]" if step["takes"] else "passes"
            console.print(f"    {number}. {escape(step['pattern'])} {verdict}")
            for condition in step["conditions"]:
                mark = "[green]✓[/green]" if condition["holds"] else "✗"
                told = [a for a in condition["answers"] if a["holds"] is condition["holds"]]
                words = "; ".join(answer["words"] for answer in told)
                tell(console, f"       {mark} {escape(words)}", _DEEPEST)
        if walk["why"]:
            tell(console, f"    {walk['why']}", _DEEPER)
        if walk["not_asked"]:
            tell(console, f"    not asked: {', '.join(walk['not_asked'])}", _DEEPER)
