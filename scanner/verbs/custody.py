"""The verbs that look after the register: whole, backed up, encrypted, and kept no longer."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scanner.errors import ConfigError, Problem
from scanner.verbs.verb import DEFAULT_CONFIG, ConfigOption, Exit, JsonOption, print_json

if TYPE_CHECKING:
    from register.book import Register
    from register.custody.audit_head import Head
    from scanner.config.configuration import Config

custody_app = typer.Typer()

AuthorOption = Annotated[
    str, typer.Option("--author", help="Who does this; without it, the account that runs it.")
]


@custody_app.command()
def verify(
    print_head: Annotated[
        bool, typer.Option("--print-head", help="Print where the audit log ends, to keep it.")
    ] = False,
    heads: Annotated[
        list[Path] | None, typer.Option("--head", help="Compare with a head kept elsewhere.")
    ] = None,
    renew_head: Annotated[
        bool,
        typer.Option("--renew-head", help="Write the head file anew, once you know why it failed."),
    ] = False,
    author: AuthorOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Check that the log is whole and every encrypted value opens."""
    from scanner.verbs import custody_screen

    _, register = _existing(config)
    from register.custody.audit import renew_head as renewed
    from register.custody.verification import verified

    copies = [(str(path), _copy_of_head(path)) for path in heads or ()]
    found = verified(copies, with_kept_head=not renew_head)
    if renew_head and not found.faults:
        renewed(who=_who(author), at=register.now())
        found = verified(copies)
    if json_wanted:
        print_json(custody_screen.verification_document(found))
    elif print_head and not found.faults:
        custody_screen.show_head(found.head)
    else:
        custody_screen.show_verification(found)
    raise typer.Exit(Exit.FAILED if found.faults else Exit.FINE)


@custody_app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="A folder, or the file to write.")],
    with_key: Annotated[
        bool,
        typer.Option("--with-key", help="Put the key in too: the file then opens the register."),
    ] = False,
    author: AuthorOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Copy the register into one file while in use, without its key."""
    from scanner.program_version import program_version
    from scanner.verbs import custody_screen

    _, register = _existing(config)
    from register.custody.backup import back_up

    made = back_up(register, target, program_version(), who=_who(author), with_key=with_key)
    if json_wanted:
        print_json({"backup": str(made), "with_key": with_key})
    else:
        custody_screen.show_backup(made, with_key=with_key)


@custody_app.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="A file that `pupilguard backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Move the register that is there aside first.")
    ] = False,
    author: AuthorOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Put a backup in the register's place."""
    from register.custody import restoring
    from register.custody.audit_head import keep_at
    from scanner.config.configuration import load_config
    from scanner.verbs import custody_screen

    settings = load_config(config)
    kept = settings.register_
    keep_at(kept.key_path, kept.audit_head)
    target = restoring.Target(
        kept.database_url(settings.folder), kept.key_path, base=settings.folder
    )
    done = restoring.restore(backup, target, who=_who(author), replace=replace)
    if json_wanted:
        print_json(
            {
                "restored": {
                    "made_at": done.made_at,
                    "program": done.program,
                    "entries": done.entries,
                    "aside": done.aside or None,
                }
            }
        )
    else:
        custody_screen.show_restored(done)


@custody_app.command()
def purge(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go, and delete nothing.")
    ] = False,
    author: AuthorOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Delete what has been kept for the years configured."""
    from scanner.verbs import custody_screen

    settings, register = _existing(config)
    from register.custody import purge as purging

    years = settings.register_.retention_years
    sources = [source.name for source in settings.sources]
    if dry_run:
        gone = purging.planned(register, years, sources)
    else:
        gone = purging.purge(register, years, sources, who=_who(author))
    if json_wanted:
        print_json({"dry_run": dry_run, "retention_years": years, **gone.as_json()})
    else:
        custody_screen.show_purge(gone, years, dry_run=dry_run)


@custody_app.command("rotate-key")
def rotate_key(
    author: AuthorOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Make a new version of the key and encrypt all with it."""
    from scanner.verbs import custody_screen

    settings, register = _existing(config)
    from register.vault import rotation

    done = rotation.rotate_key(register, _who(author))
    if json_wanted:
        print_json({"key_version": done.version, "values": done.values})
    else:
        custody_screen.show_rotated(done, settings.register_.key_path)


def _existing(config: Path) -> tuple[Config, Register]:
    """The configuration and its register; what looks after a register makes none."""
    from scanner.config.configuration import load_config
    from scanner.own_register import existing_register

    settings = load_config(config)
    register = existing_register(settings)
    if register is None:
        message = "There is no register yet; the first `pupilguard scan` makes it."
        if settings.register_.audit_head.exists():
            message = (
                "There is no register here, though the end of its log is kept: was it moved or"
                " deleted? Correct this, or `pupilguard restore` a backup."
            )
        raise ConfigError([Problem(settings.place("register", "url"), message)])
    return settings, register


def _copy_of_head(path: Path) -> Head:
    from register.custody.audit_head import read_head
    from scanner.errors import RegisterError

    try:
        head = read_head(path)
    except RegisterError as error:
        raise ConfigError([Problem("--head", str(error))]) from error
    if head is None:
        raise ConfigError([Problem(str(path), "is not there.")])
    return head


def _who(author: str) -> str:
    """Who does it, where nobody says so: the account that runs us."""
    if author.strip():
        return author.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise ConfigError([Problem("--author", "Name the person who does this.")]) from None
