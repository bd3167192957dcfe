"""What a person at a terminal sees of incidents: a line of each, or all of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from scanner.verbs.screen import SEVERITY_STYLE, out, tell

if TYPE_CHECKING:
    from register.reports.shown import DecisionView, FindingView, IncidentView

_BESIDE = 14  # the column where what stands beside "categories" begins


def show_incidents(incidents: Iterable[IncidentView]) -> None:
    """One line an incident; a star marks a near miss, so that 80 columns hold it all."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in ("reference", "severity", "pattern", "status", "people", "deadline"):
        table.add_column(heading, no_wrap=heading != "status")
    shown = near_misses = 0
    for incident in incidents:
        shown += 1
        near_misses += incident.near_miss
        style = SEVERITY_STYLE[incident.severity]
        table.add_row(
            incident.reference,
            f"[{style}]{incident.severity.value}[/{style}]" + ("*" * incident.near_miss),
            incident.pattern,
            incident.status.value.replace("_", " "),
            str(len(incident.subjects)),
            _uk_short(incident.deadline_at),
        )
    console = out()
    if shown:
        console.print(table)
        if near_misses:
            console.print("* near miss: caught before anybody saw it")
    else:
        console.print("No incidents.")


def show_incident(
    incident: IncidentView,
    findings: Iterable[FindingView],
    history: Iterable[DecisionView],
) -> None:
    """Everything of one incident but the evidence itself."""
    console = out()
    style = SEVERITY_STYLE[incident.severity]
    console.print(
        f"[bold]{incident.reference}[/bold]  [{style}]{incident.severity.value}[/{style}]  "
        f"{incident.pattern}  {incident.status.value}" + ("  near miss" * incident.near_miss)
    )
    if incident.previous:
        console.print(f"  follows {incident.previous}")
    console.print(f"  school      {', '.join(incident.schools)}; source {escape(incident.source)}")
    clock = f"{_uk(incident.detected_at)}; 72 hours end {_uk(incident.deadline_at)}"
    tell(console, f"  detected    {clock}", _BESIDE)
    tell(console, f"  subjects    {', '.join(incident.subjects) or '-'}", _BESIDE)
    tell(console, f"  categories  {', '.join(incident.categories) or '-'}", _BESIDE)
    console.print(f"  recipients  known by {incident.recipients_complete.value}:")
    for wrong in incident.recipients:
        address = wrong.address.reveal() if wrong.address else "-"
        who = f"    {escape(address)}  {wrong.person or '-'}"
        tell(console, f"{who}  {escape(wrong.reason)}", _BESIDE)
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
    from register.case.data_class import with_classes

    for finding in findings:
        tell(console, f"  why         {escape(finding.explanation.reveal())}", _BESIDE)
        if finding.policy_line:
            tell(console, f"    policy    {escape(with_classes(finding.policy_line))}", _BESIDE)
        for snippet in finding.snippets:
            tell(console, f"    masked    {escape(snippet.text.reveal())}", _BESIDE)


def _uk(moment: datetime | None) -> str:
    from register.case.clock import in_uk

    return in_uk(moment) if moment else "-"


def _uk_short(moment: datetime) -> str:
    from register.case.clock import UNITED_KINGDOM

    return f"{moment.astimezone(UNITED_KINGDOM):%d %b %H:%M}"
