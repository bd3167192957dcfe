"""What a person at a terminal sees of incidents: a line of each, or all of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from scanner.verbs.screen import SEVERITY_STYLE, out

if TYPE_CHECKING:
    from register.reports.shown import DecisionView, FindingView, IncidentView


def show_incidents(incidents: Iterable[IncidentView]) -> None:
    """One line an incident."""
    table = Table(box=None, pad_edge=False)
    for heading in ("reference", "severity", "pattern", "status", "subjects", "deadline", ""):
        table.add_column(heading)
    shown = 0
    for incident in incidents:
        shown += 1
        style = SEVERITY_STYLE[incident.severity]
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
    style = SEVERITY_STYLE[incident.severity]
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


def _uk(moment: datetime | None) -> str:
    from register.case.clock import in_uk

    return in_uk(moment) if moment else "-"


def _uk_short(moment: datetime) -> str:
    from register.case.clock import UNITED_KINGDOM

    return f"{moment.astimezone(UNITED_KINGDOM):%d %b %H:%M}"
