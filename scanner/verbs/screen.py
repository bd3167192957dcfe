"""What a person at a terminal sees. Progress and complaints go to stderr, results to stdout.

Subjects and people are shown by roster id; file names and addresses only where somebody asked
for one incident or one file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from scanner.errors import Problem

if TYPE_CHECKING:
    from register.reports.shown import DecisionView, FindingView, GapView, IncidentView
    from scanner.config.configuration import Config
    from scanner.demo.show import Shown
    from scanner.scan import ScanResult

_SEVERITY_STYLE = {"critical": "bold red", "high": "red", "medium": "yellow", "low": "cyan"}
_NARROWEST = 100  # columns, when the output is piped into a file


def out() -> Console:
    """Where results go; wide enough for a table when it is piped."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=max(console.width, _NARROWEST), soft_wrap=True)
    return console


def _err() -> Console:
    return Console(stderr=True, highlight=False)


# --------------------------------------------------------------------------- complaints


def complain(problems: Iterable[Problem]) -> None:
    """Every fault, one a line."""
    console = _err()
    for problem in problems:
        console.print(f"[red]✗[/red] {escape(str(problem))}", soft_wrap=True)


def say_failed(message: str) -> None:
    _err().print(f"[red]✗[/red] {escape(message)}", soft_wrap=True)


def say_served(address: str, hints: Iterable[str]) -> None:
    """Where the review pages are, and what should be done first."""
    console = _err()
    for hint in hints:
        console.print(f"[yellow]![/yellow] {escape(hint)}", soft_wrap=True)
    console.print(f"The review pages are at {escape(address)} - Ctrl-C ends them.", soft_wrap=True)


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
        console.print(f"{mark} {escape(str(problem))}", soft_wrap=True)
    faults = sum(problem.is_fault for problem in problems)
    if faults:
        console.print(f"{counted(faults, 'fault')}: nothing can be scanned before they are mended.")
    elif problems:
        console.print(f"No fault; {counted(len(problems), 'weakness', 'weaknesses')}.")
    else:
        console.print("[green]✓[/green] Configuration, roster, rules and sources are fine.")


# --------------------------------------------------------------------------- a scan


def scanned(
    config: Config, today: date, *, dry_run: bool, quiet: bool, accept_roster: bool = False
) -> ScanResult:
    """Run a scan, with a progress bar on a terminal and none when piped."""
    from scanner.run import run_scan

    with _progress(quiet) as advance:
        return run_scan(
            config, today, dry_run=dry_run, accept_roster=accept_roster, progress=advance
        )


@contextmanager
def _progress(quiet: bool) -> Iterator[Any]:
    if quiet or not _err().is_terminal:
        yield None
        return
    # Late: no other verb needs the bar, and reading all of rich takes time.
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    # A way of its own to the terminal, for while an item is read standard error leads nowhere;
    # and what a parser prints meanwhile must not be led round that by rich.
    own_way = os.fdopen(os.dup(2), "w", encoding="utf-8")
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(file=own_way, highlight=False),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with own_way, bar:
        task = bar.add_task("scanning", total=None, rate="")

        def advance(source: str, done: int, total: int | None) -> None:
            speed = bar.tasks[task].speed
            rate = f"{speed:.0f}/s" if speed else ""
            bar.update(task, completed=done, total=total, description=source, rate=rate)

        yield advance


def show_result(result: ScanResult, *, dry_run: bool) -> None:
    """What a scan counted."""
    console = out()
    table = Table(box=None, pad_edge=False)
    for heading in ("source", "inspected", "gaps"):
        table.add_column(heading, justify="left" if heading == "source" else "right")
    for source, (inspected, gaps) in result.by_source.items():
        table.add_row(escape(source), str(inspected), str(gaps))
    console.print(table)
    console.print(
        f"{counted(result.items, 'item')} = {result.inspected} inspected + "
        f"{counted(result.gaps, 'gap')}, in {result.seconds:.1f} s"
    )
    if dry_run:
        held = f", {result.suppressed} more held back" if result.suppressed else ""
        console.print(f"{counted(result.findings, 'finding')}{held}; a dry run stores nothing.")
        return
    console.print(
        f"{counted(result.findings, 'finding')}: {counted(len(result.opened), 'draft incident')} "
        f"opened, {len(result.extended - result.opened)} extended"
    )
    if result.suppressed:
        console.print(
            f"{counted(result.suppressed, 'finding')} held back: `pupilguard suppress list`"
        )
    if result.opened:
        console.print("See them: `pupilguard incidents list`")
    if result.gaps:
        console.print("What was not inspected, and why: `pupilguard gaps`")


def show_demo(shown: Shown) -> None:
    """Every draft with its sentence, and how many lookalikes stayed silent."""
    console = out()
    for draft in shown.drafts:
        style = _SEVERITY_STYLE[draft.severity]
        miss = "  near miss" if draft.near_miss else ""
        console.print(
            f"[bold]{draft.reference}[/bold]  [{style}]{draft.severity}[/{style}]  "
            f"{draft.pattern}{miss}"
        )
        for sentence in draft.sentences:
            console.print(f"    {escape(sentence)}", soft_wrap=True)
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


# --------------------------------------------------------------------------- explain


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
            style = _SEVERITY_STYLE[finding["severity"]]
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


# --------------------------------------------------------------------------- the register


def show_incidents(incidents: Iterable[IncidentView]) -> None:
    """One line an incident."""
    table = Table(box=None, pad_edge=False)
    for heading in ("reference", "severity", "pattern", "status", "subjects", "deadline", ""):
        table.add_column(heading)
    shown = 0
    for incident in incidents:
        shown += 1
        style = _SEVERITY_STYLE[incident.severity]
        table.add_row(
            incident.reference,
            f"[{style}]{incident.severity.value}[/{style}]",
            incident.pattern,
            incident.status.value,
            str(len(incident.subjects)),
            _uk_short(incident.deadline_at),
            "near miss" if incident.near_miss else "",
        )
    console = out()
    if shown:
        console.print(table)
    else:
        console.print("No incidents.")


def show_incident(
    incident: IncidentView,
    findings: Iterable[FindingView],
    history: Iterable[DecisionView],
) -> None:
    """Everything of one incident but the evidence itself."""
    console = out()
    style = _SEVERITY_STYLE[incident.severity]
    console.print(
        f"[bold]{incident.reference}[/bold]  [{style}]{incident.severity.value}[/{style}]  "
        f"{incident.pattern}  {incident.status.value}" + ("  near miss" * incident.near_miss)
    )
    if incident.previous:
        console.print(f"  follows {incident.previous}")
    console.print(f"  school      {', '.join(incident.schools)}; source {escape(incident.source)}")
    console.print(
        f"  detected    {_uk(incident.detected_at)}; 72 hours end {_uk(incident.deadline_at)}"
    )
    console.print(f"  subjects    {', '.join(incident.subjects) or '-'}")
    console.print(f"  categories  {', '.join(incident.categories) or '-'}")
    console.print(f"  recipients  known by {incident.recipients_complete.value}:", soft_wrap=True)
    for wrong in incident.recipients:
        address = wrong.address.reveal() if wrong.address else "-"
        console.print(
            f"    {escape(address)}  {wrong.person or '-'}  {escape(wrong.reason)}", soft_wrap=True
        )
    console.print(
        f"  risk        impact {incident.impact}, recurrence {incident.recurrence}: "
        f"{incident.band.value} (a proposal)"
    )
    for item in incident.items:
        console.print(f"  item        {escape(item.reveal())}", soft_wrap=True)
    _show_findings(console, findings)
    for decision in history:
        console.print(f"  {_uk(decision.at)}  {escape(decision.who)}  {escape(decision.what)}")


def _show_findings(console: Console, findings: Iterable[FindingView]) -> None:
    for finding in findings:
        console.print(f"  why         {escape(finding.explanation.reveal())}", soft_wrap=True)
        console.print(f"    policy    {escape(finding.policy_line)}", soft_wrap=True)
        for snippet in finding.snippets:
            console.print(f"    masked    {escape(snippet.text.reveal())}", soft_wrap=True)


def show_gaps(gaps: Iterable[GapView]) -> None:
    """What was not inspected, with the reason."""
    console = out()
    shown = 0
    for gap in gaps:
        shown += 1
        console.print(
            f"[yellow]{gap.reason}[/yellow]  {escape(gap.item.reveal())}  {escape(gap.detail)}",
            soft_wrap=True,
        )
    console.print(counted(shown, "gap") + "." if shown else "No gaps: everything was inspected.")


def write_private(path: Path, text: str) -> None:
    """A file that only its owner can read: an export holds names of files and addresses."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _uk(moment: datetime | None) -> str:
    from register.case.clock import in_uk

    return in_uk(moment) if moment else "-"


def _uk_short(moment: datetime) -> str:
    from register.case.clock import UNITED_KINGDOM

    return f"{moment.astimezone(UNITED_KINGDOM):%d %b %H:%M}"


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 gap", "3 gaps"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
