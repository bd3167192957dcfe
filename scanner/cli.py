"""The command line: verbs and exit codes of the contract, section 4."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer

from scanner.errors import Problem, PupilguardError, Stop
from scanner.logs import crash_report, install_traceback_guard, set_up_logging
from scanner.verbs.custody import custody_app
from scanner.verbs.governors import report
from scanner.verbs.incidents import incidents_app
from scanner.verbs.reviewers import users_app
from scanner.verbs.suppress import suppress_app
from scanner.verbs.verb import (
    DEFAULT_CONFIG,
    ConfigOption,
    Exit,
    JsonOption,
    as_seen_from_here,
    print_json,
    register_of,
    today,
)

app = typer.Typer(
    name="pupilguard",
    help="Finds a school's data breaches: whose data is it, who gets it, and may they?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: a frame round it takes longer to read in than all of ours.
    rich_markup_mode=None,
)
app.add_typer(incidents_app, name="incidents")
app.add_typer(suppress_app, name="suppress")
app.add_typer(users_app, name="users")
app.add_typer(custody_app)
app.command()(report)

Verb = TypeVar("Verb", bound=Callable[..., None])


def main() -> None:
    """The console command. Turns our errors into messages and exit codes."""
    install_traceback_guard()
    try:
        app()
    except Stop as error:
        from scanner.verbs import screen

        screen.complain(error.problems)
        if "--json" in sys.argv:
            faults = [{"place": p.place, "message": p.message} for p in error.problems]
            print_json({"faults": faults})
        sys.exit(Exit.USAGE)
    except PupilguardError as error:
        _fail(str(error))
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            raise
        # Somebody else's code ended the program with words of its own, which may quote content.
        _fail(crash_report(error))
    except Exception as error:  # noqa: BLE001
        # Typer's own hook would print the traceback with its text, which may quote content.
        _fail(crash_report(error))
    except KeyboardInterrupt:
        _fail("Stopped. What was found so far is stored; run the scan again to go on.")


def _fail(message: str) -> NoReturn:
    # Late, like all that a mere --version or --help can do without.
    from scanner.verbs import screen

    screen.say_failed(message)
    sys.exit(Exit.FAILED)


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"pupilguard {version('pupilguard')}")  # noqa: T201
        raise typer.Exit


@app.callback()
def _common(
    log_level: Annotated[
        str, typer.Option(help="debug, info, warning or error; logs go to stderr.")
    ] = "warning",
    version_wanted: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    level = logging.getLevelNamesMapping().get(log_level.upper())
    if level is None:
        raise typer.BadParameter("--log-level is debug, info, warning or error")
    set_up_logging(level, sys.stderr)


# --------------------------------------------------------------------------- setting up


@app.command()
def init(config: ConfigOption = DEFAULT_CONFIG, json_wanted: JsonOption = False) -> None:
    """Write an example configuration, and make the register's key."""
    from register.vault.key import create_key, load_key
    from scanner.config.configuration import example_config, load_config
    from scanner.verbs import setting_up_screen

    made = []
    if not config.exists():
        config.write_text(example_config(), encoding="utf-8")
        made.append(as_seen_from_here(config))
    settings = load_config(config).register_
    key, database = settings.key_path, settings.sqlite_file
    if not key.exists() and (database is None or not database.exists()):
        create_key(key)
        made.append(as_seen_from_here(key))
    load_key(key)  # raises KeyLost: a register that lost its key never gets a new one
    if json_wanted:
        print_json({"made": made})
    else:
        setting_up_screen.say_made(made, as_seen_from_here(config))


@app.command()
def check(config: ConfigOption = DEFAULT_CONFIG, json_wanted: JsonOption = False) -> None:
    """Check configuration, roster, rules, sources; read no content."""
    from scanner.verbs import setting_up_screen
    from scanner.verbs.check import check_problems

    problems = check_problems(config, today())
    faults = [problem for problem in problems if problem.is_fault]
    if json_wanted:
        print_json(
            {
                "faults": [{"place": p.place, "message": p.message} for p in faults],
                "weaknesses": [
                    {"place": p.place, "message": p.message} for p in problems if not p.is_fault
                ],
            }
        )
    else:
        setting_up_screen.show_check(problems)
    raise typer.Exit(Exit.USAGE if faults else Exit.FINE)


# --------------------------------------------------------------------------- scanning


@app.command()
def scan(
    config: ConfigOption = DEFAULT_CONFIG,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Store nothing.")] = False,
    accept_roster: Annotated[
        bool,
        typer.Option("--accept-roster", help="Those who are gone from the roster are meant to be."),
    ] = False,
    json_wanted: JsonOption = False,
) -> None:
    """Scan every source and open draft incidents for breaches."""
    from scanner.config.configuration import load_config
    from scanner.verbs import scan_screen

    settings = load_config(config)
    result = scan_screen.scanned(
        settings, today(), dry_run=dry_run, quiet=json_wanted, accept_roster=accept_roster
    )
    if json_wanted:
        print_json(result.as_json())
    else:
        scan_screen.show_result(result, dry_run=dry_run)
    raise typer.Exit(_scan_exit(bool(result.opened), bool(result.gaps)))


def _scan_exit(opened: bool, gaps: bool) -> Exit:
    if opened and gaps:
        return Exit.BOTH
    if opened:
        return Exit.NEW_DRAFTS
    return Exit.GAPS if gaps else Exit.FINE


@app.command()
def explain(
    paths: Annotated[list[Path], typer.Argument(help="Messages, files or folders.")],
    config: ConfigOption = DEFAULT_CONFIG,
    rules: Annotated[
        bool, typer.Option("--rules", help="Show how each rule that was asked answered.")
    ] = False,
    json_wanted: JsonOption = False,
) -> None:
    """Show what is seen in files, and which line of policy decided."""
    from scanner.config.configuration import load_config
    from scanner.errors import ConfigError
    from scanner.verbs import explain_screen
    from scanner.verbs.explain import explanations

    missing = [path for path in paths if not path.exists()]
    if missing:
        raise ConfigError([Problem(str(path), "is not there.") for path in missing])
    documents = explanations(load_config(config), paths, today())
    if json_wanted:
        print_json({"items": list(documents)})
    else:
        explain_screen.show_explanations(documents, rules=rules)


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Option("--dir", help="Where the invented trust is written.")
    ] = Path("demo"),
    json_wanted: JsonOption = False,
) -> None:
    """Write an invented trust, scan it, and show what was found."""
    from scanner.demo.show import demonstrated
    from scanner.verbs import demo_screen

    shown = demonstrated(folder, today(), quiet=json_wanted)
    if json_wanted:
        print_json(shown.as_json())
    else:
        demo_screen.show_demo(shown)
    raise typer.Exit(Exit.FINE if shown.outcome.is_right else Exit.FAILED)


# --------------------------------------------------------------------------- the register


@app.command()
def gaps(config: ConfigOption = DEFAULT_CONFIG, json_wanted: JsonOption = False) -> None:
    """List what could not be inspected, and why."""
    from scanner.verbs import scan_screen

    register = register_of(config)
    from register.reports.export import exported_gaps

    if json_wanted:
        print_json(exported_gaps(register.gaps()))
    else:
        scan_screen.show_gaps(register.gaps())


@app.command()
def serve(
    config: ConfigOption = DEFAULT_CONFIG,
    host: Annotated[str, typer.Option(help="Address to listen at, before pages.host.")] = "",
    port: Annotated[
        int, typer.Option(help="Port to listen at, before pages.port.", min=0, max=65535)
    ] = 0,
) -> None:
    """Serve the review pages until Ctrl-C."""
    from scanner.config.configuration import load_config
    from scanner.serving.serve import laid_out
    from scanner.verbs import setting_up_screen

    with laid_out(load_config(config), today(), host or None, port or None) as served:
        from register.web.server import serve as serve_pages

        setting_up_screen.say_served(served.address, served.hints)
        serve_pages(served.host, served.port, is_behind_proxy=served.is_behind_proxy)
