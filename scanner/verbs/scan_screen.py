"""What a person at a terminal sees of a scan: how far it is, what it counted, what it missed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from scanner.verbs.screen import counted, err, out, tell

if TYPE_CHECKING:
    from register.reports.shown import GapView
    from scanner.config.configuration import Config
    from scanner.scan import ScanResult


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
    if quiet or not err().is_terminal:
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


def show_gaps(gaps: Iterable[GapView]) -> None:
    """What was not inspected, with the reason."""
    console = out()
    shown = 0
    for gap in gaps:
        shown += 1
        where = f"[yellow]{gap.reason}[/yellow]  {escape(gap.item.reveal())}"
        tell(console, f"{where}  {escape(gap.detail)}")
    console.print(counted(shown, "gap") + "." if shown else "No gaps: everything was inspected.")
