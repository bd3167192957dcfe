"""What a person at a terminal sees of suppressions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from register.filing.suppression import State
from scanner.verbs.screen import counted, out, tell

if TYPE_CHECKING:
    from register.reports.shown import SuppressionView
    from scanner.verbs.proposal import Proposal

_STYLE = {State.ACTIVE: "green", State.EXPIRED: "yellow", State.ENDED: "dim"}


def show_made(suppression: SuppressionView, proposals: Sequence[Proposal]) -> None:
    """What is held back from now on, and what would make that needless."""
    console = out()
    console.print(
        f"[green]✓[/green] {suppression.reference} holds back {suppression.scope.pattern} until "
        f"{suppression.until.isoformat()}, from the next scan on."
    )
    if suppression.incident:
        console.print(f"{suppression.incident} itself stays as it is: decide it in the register.")
    for proposal in proposals:
        if proposal.is_held:
            continue
        what = f"{proposal.file}, {escape(proposal.words)}"
        tell(console, f"Correct the roster, and this is needed no more: {what}")


def show_ended(suppression: SuppressionView) -> None:
    """That the next scan decides anew."""
    found = counted(suppression.held_back, "finding")
    out().print(f"{suppression.reference} is ended; the next scan decides anew on {found}.")


def show_suppressions(suppressions: Iterable[SuppressionView]) -> None:
    """One line a suppression; reasons and addresses only with --json."""
    table = Table(box=None, pad_edge=False)
    for heading in ("reference", "state", "until", "holds back", "pattern", "why", "by", "scope"):
        table.add_column(heading, justify="right" if heading == "holds back" else "left")
    shown = 0
    for suppression in suppressions:
        shown += 1
        style = _STYLE[suppression.state]
        table.add_row(
            suppression.reference,
            f"[{style}]{suppression.state.value}[/{style}]",
            suppression.until.isoformat(),
            str(suppression.held_back),
            escape(suppression.scope.pattern),
            suppression.kind.value,
            escape(suppression.author),
            escape(_scope(suppression)),
        )
    console = out()
    if shown:
        console.print(table)
    else:
        console.print("No suppressions: every finding opens or extends an incident.")


def _scope(suppression: SuppressionView) -> str:
    scope = suppression.scope
    words = []
    if scope.source:
        words.append(f"in {scope.source}")
    if scope.places:
        words.append(f"in {counted(len(scope.places), 'place')}")
    if scope.subjects:
        words.append(f"about {', '.join(scope.subjects)}")
    if scope.categories:
        words.append(f"only {', '.join(scope.categories)}")
    recipients = [*scope.people]
    if scope.addresses:
        recipients.append(counted(len(scope.addresses), "address", "addresses"))
    if recipients:
        words.append(f"to {', '.join(recipients)}")
    return "; ".join(words)
