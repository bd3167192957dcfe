"""`pupilguard incidents`: draft incidents and their decisions, listed, shown and exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from scanner.errors import ConfigError, Problem
from scanner.verbs.verb import (
    DEFAULT_CONFIG,
    ConfigOption,
    JsonOption,
    print_json,
    register_of,
    write_output,
)

incidents_app = typer.Typer(help="Draft incidents and their decisions.", no_args_is_help=True)


@incidents_app.command("list")
def list_incidents(
    config: ConfigOption = DEFAULT_CONFIG,
    status: Annotated[str | None, typer.Option(help="Only this status.")] = None,
    school: Annotated[str | None, typer.Option(help="Only this school's id.")] = None,
    pattern: Annotated[str | None, typer.Option(help="Only this pattern.")] = None,
    json_wanted: JsonOption = False,
) -> None:
    """List incidents, the oldest first."""
    from scanner.verbs import incident_screen

    register = register_of(config)
    from register.case.status import Status
    from register.reports.export import exported_incidents

    if status is not None and status not in list(Status):
        raise ConfigError([Problem("--status", f"is one of {', '.join(Status)}.")])
    found = register.incidents(Status(status) if status else None, school, pattern)
    if json_wanted:
        print_json(exported_incidents(found))
    else:
        incident_screen.show_incidents(found)


@incidents_app.command("show")
def show_incident(
    reference: Annotated[str, typer.Argument(help="An incident's reference: OAK-2026-0001.")],
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Show one incident: who, whose, what, and why it was flagged."""
    from scanner.verbs import incident_screen

    register = register_of(config)
    from register.reports.export import exported_incident

    found = register.incident(reference.upper())
    if found is None:
        message = "No incident has this reference; `pupilguard incidents list` shows them all."
        raise ConfigError([Problem(reference, message)])
    if json_wanted:
        print_json(exported_incident(found))
    else:
        incident_screen.show_incident(
            found, register.findings(found.reference), register.history(found.reference)
        )


@incidents_app.command("export")
def export_incidents(
    config: ConfigOption = DEFAULT_CONFIG,
    form: Annotated[str, typer.Option("--format", help="json")] = "json",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file instead of stdout.")
    ] = None,
    json_wanted: JsonOption = False,
) -> None:
    """Export all incidents as the contract's JSON."""
    if form != "json":
        raise ConfigError([Problem("--format", "is json.")])
    register = register_of(config)
    from register.reports.export import exported_incidents

    document = exported_incidents(register.incidents())
    if output is None:
        print_json(document)
        return
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_output(output, text.encode())
    if json_wanted:
        print_json({"written": str(output)})
