"""What a person at a terminal sees of the register's health, backups and purges."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from scanner.verbs.screen import counted, out, tell

if TYPE_CHECKING:
    from register.custody.audit_head import Head
    from register.custody.purge import Purge
    from register.custody.restoring import Restored
    from register.custody.verification import Verification
    from register.vault.rotation import Rotated


def verification_document(found: Verification) -> dict[str, object]:
    """The document of `verify --json`."""
    return {
        "whole": not found.faults,
        "entries": found.entries,
        "head": {"sequence": found.head.sequence, "seal": found.head.seal},
        "values": found.values,
        "values_under_an_earlier_key": found.earlier_key,
        "faults": [{"entry": fault.entry, "message": fault.message} for fault in found.faults],
    }


def show_verification(found: Verification) -> None:
    """Every fault with the entry it is about, or that there is none."""
    console = out()
    for fault in found.faults:
        place = f"entry {fault.entry}: " if fault.entry is not None else ""
        tell(console, f"[red]✗[/red] {place}{escape(fault.message)}")
    entries, values = counted(found.entries, "entry", "entries"), counted(found.values, "value")
    if found.faults:
        count = counted(len(found.faults), "fault")
        console.print(f"{count} in an audit log of {entries} and {values}.")
    else:
        console.print(
            f"[green]✓[/green] The audit log of {entries} is whole, and {values} can be opened."
        )
    if found.earlier_key:
        tell(
            console,
            f"[yellow]![/yellow] {counted(found.earlier_key, 'value')} were written with an"
            " earlier key while it was rotated; `pupilguard rotate-key` takes them too.",
        )


def show_head(head: Head) -> None:
    """The head as the file holds it, and nothing else: it is there to be kept."""
    out().print(escape(head.as_text().rstrip()), soft_wrap=True)


def show_backup(made: Path, *, with_key: bool) -> None:
    console = out()
    console.print(f"[green]✓[/green] {escape(str(made))}", soft_wrap=True)
    if with_key:
        console.print("It holds the key: whoever has this file can read the register.")
    else:
        console.print("It does not hold the key, without which it cannot be read: keep that apart.")


def show_restored(done: Restored) -> None:
    console = out()
    entries = counted(done.entries, "entry", "entries")
    console.print(
        f"[green]✓[/green] The register of {done.made_at} is back; its audit log of {entries} is"
        " whole."
    )
    if done.aside:
        console.print(f"What was there before is now {escape(done.aside)}.", soft_wrap=True)


def show_rotated(done: Rotated, key: Path) -> None:
    console = out()
    values = counted(done.values, "value")
    console.print(f"[green]✓[/green] Version {done.version} of the key encrypts {values} now.")
    console.print(
        f"Back up {escape(str(key))} now, and start `pupilguard serve` again.", soft_wrap=True
    )


def show_purge(gone: Purge, years: int, *, dry_run: bool) -> None:
    """By school, status and year, and what goes besides."""
    console = out()
    verb = "would go" if dry_run else "gone"
    kept_for = counted(years, "year")
    if gone.is_empty:
        console.print(f"Nothing has been kept for more than {kept_for}.")
        return
    if gone.incidents:
        table = Table(box=None, pad_edge=False)
        for heading in ("school", "status", "year", verb):
            table.add_column(heading, justify="right" if heading == verb else "left")
        for (school, status, year), count in sorted(gone.incidents.items()):
            table.add_row(escape(school), status, str(year), str(count))
        console.print(table)
    besides = ", ".join(
        (
            counted(len(gone.references), "incident"),
            counted(len(gone.suppressions), "suppression"),
            counted(gone.runs, "run"),
            f"the states of {counted(gone.seen, 'item')} of sources that are no more",
        )
    )
    until = f"decided or ended before {gone.before:%Y-%m-%d} ({kept_for})."
    tell(console, f"{verb.capitalize()}: {besides}; {until}", 0)
