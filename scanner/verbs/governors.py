"""`pupilguard report`: the report to governors for a term or a year, on paper or as figures."""

from __future__ import annotations

from dataclasses import asdict
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


def report(
    config: ConfigOption = DEFAULT_CONFIG,
    period: Annotated[
        str, typer.Option(help='A term or year: "Autumn term 2026". Without it this school year.')
    ] = "",
    school: Annotated[str, typer.Option(help="Only this school's id.")] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .pdf, .docx or .txt file.")
    ] = None,
    json_wanted: JsonOption = False,
) -> None:
    """Report figures of a term or year to governors. They name nobody."""
    from scanner.config.configuration import load_config

    settings = load_config(config)
    names = {one.id: one.name for one in settings.organisation.schools}
    if school and school not in names:
        raise ConfigError([Problem("--school", f"is one of {', '.join(names)}.")])
    register = register_of(config)
    from register.lent.controller import Controller
    from register.models import Incident
    from register.outputs.document import FORMS, as_text
    from register.outputs.governors_report import governors_report
    from register.reports.figures import figures
    from register.reports.period import periods

    known = periods(register.today())
    chosen = next((one for one in known if period in ("", one.name)), None)
    if chosen is None:
        raise ConfigError([Problem("--period", f"is one of {', '.join(p.name for p in known)}.")])
    rows = Incident.objects.all()
    if school:
        rows = rows.filter(concerned__school=school)
    mail = [source.name for source in settings.sources if source.type == "mail_files"]
    found = figures(rows, chosen, {school: names[school]} if school else names, mail)
    document = governors_report(found, chosen, Controller(settings.organisation.name))
    if output is not None:
        form = next((one for one in FORMS if output.suffix == f".{one.ending}"), None)
        if form is None:
            endings = ", ".join(f".{one.ending}" for one in FORMS)
            raise ConfigError([Problem("--output", f"ends in one of {endings}.")])
        write_output(output, form.write(document))
    if json_wanted:
        print_json({"period": chosen.name, **asdict(found)})
    elif output is None:
        from scanner.verbs.screen import out

        out().print(as_text(document).decode(), markup=False, emoji=False, end="")
