"""`pupilguard suppress`: hold findings back, in a person's name, for a reason and until a day."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from register.filing.suppression import ReasonKind, State
from scanner.errors import ConfigError, Problem
from scanner.personal import Personal
from scanner.verbs.verb import (
    DEFAULT_CONFIG,
    ConfigOption,
    JsonOption,
    print_json,
    register_of,
)

if TYPE_CHECKING:
    from register.book import Register
    from register.reports.shown import SuppressionView
    from scanner.config.configuration import Config
    from scanner.roster.roster import Roster
    from scanner.verbs.suppression_request import Known, Request

suppress_app = typer.Typer(
    help="Hold findings back until a day. They are counted all the same.",
    no_args_is_help=True,
)
Names = list[str]
AuthorOption = Annotated[
    str, typer.Option("--author", help="Who decides; without it, the account that runs this.")
]


@suppress_app.command("add")
def add(
    reason_kind: Annotated[str, typer.Option(help=f"One of {', '.join(ReasonKind)}.")],
    reason: Annotated[str, typer.Option(help="Why, in your words; stored encrypted.")],
    until: Annotated[str, typer.Option(help="The last day it holds: YYYY-MM-DD, within a year.")],
    incident: Annotated[
        str, typer.Option(help="Take pattern, subjects and recipients from this incident.")
    ] = "",
    pattern: Annotated[str, typer.Option(help="The pattern it is about.")] = "",
    source: Annotated[str, typer.Option(help="Only this source.")] = "",
    item: Annotated[Names | None, typer.Option(help="Only this item, as reports name it.")] = None,
    folder: Annotated[Names | None, typer.Option(help="Only items below this folder.")] = None,
    subject: Annotated[Names | None, typer.Option(help="Only about this person (id).")] = None,
    category: Annotated[Names | None, typer.Option(help="Only this category.")] = None,
    address: Annotated[Names | None, typer.Option(help="Only to this address.")] = None,
    person: Annotated[Names | None, typer.Option(help="Only to this person (id).")] = None,
    author: AuthorOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Hold back what the scope covers. Options that can be repeated add to it."""
    from scanner.verbs.suppression_request import Request

    # The options are the verb's words; each is typed once, and turned into ours here.
    request = Request(
        kind=reason_kind,
        reason=Personal(reason),
        author=author or _account(),
        until=until,
        incident=incident.upper(),
        pattern=pattern,
        source=source,
        places=_personal(item, folder),
        subjects=tuple(subject or ()),
        categories=tuple(category or ()),
        addresses=_personal(address),
        people=tuple(person or ()),
    )
    _add(request, config, json_wanted=json_wanted)


def _add(request: Request, config: Path, *, json_wanted: bool) -> None:
    """Check the request against the installation, keep it, and show what would spare it."""
    from register.reports.export import exported_suppression
    from scanner.config.configuration import load_config
    from scanner.installation import load_roster
    from scanner.own_register import the_register
    from scanner.verbs import suppression_screen
    from scanner.verbs.proposal import proposals
    from scanner.verbs.suppression_request import suppression_of

    settings = load_config(config)
    roster = load_roster(settings)
    register = the_register(settings)
    known = _known(settings, roster, register)
    named = register.incident(request.incident) if request.incident else None
    made = register.suppress(suppression_of(request, named, known))
    proposed = list(proposals(made, roster))
    if json_wanted:
        told = [proposal.as_json() for proposal in proposed]
        print_json({"suppression": exported_suppression(made), "proposals": told})
    else:
        suppression_screen.show_made(made, proposed)


def _known(settings: Config, roster: Roster, register: Register) -> Known:
    """What a request may name."""
    from scanner.installation import load_rules
    from scanner.verbs.suppression_request import Known

    policy, patterns = load_rules(settings)
    return Known(
        sources={source.name: source.path for source in settings.sources},
        patterns=frozenset(pattern.told_as for pattern in patterns),
        categories=frozenset(policy.class_of),
        roster=roster,
        today=register.today(),
    )


def _personal(*options: Names | None) -> tuple[Personal[str], ...]:
    return tuple(Personal(word) for words in options for word in words or ())


@suppress_app.command("list")
def show_all(
    config: ConfigOption = DEFAULT_CONFIG,
    active: Annotated[bool, typer.Option("--active", help="Only those that hold now.")] = False,
    json_wanted: JsonOption = False,
) -> None:
    """List suppressions: until when, why, and how much each holds back."""
    from scanner.verbs import suppression_screen

    register = register_of(config)
    from register.reports.export import exported_suppressions

    views = [v for v in register.suppressions() if not active or v.state is State.ACTIVE]
    if json_wanted:
        print_json(exported_suppressions((v, register.findings_held_back(v.number)) for v in views))
    else:
        suppression_screen.show_suppressions(views)


@suppress_app.command("end")
def end(
    reference: Annotated[str, typer.Argument(help="The suppression's reference: SUP-0001.")],
    reason: Annotated[str, typer.Option(help="Why it ends; stored encrypted.")] = "",
    author: AuthorOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """End a suppression now; the next scan decides anew what it held back."""
    from register.reports.export import exported_suppression
    from scanner.verbs import suppression_screen

    register = register_of(config)
    found = _found(register, reference)
    ended = register.end_suppression(found.number, who=author or _account(), why=Personal(reason))
    if json_wanted:
        print_json({"suppression": exported_suppression(ended)})
    else:
        suppression_screen.show_ended(ended)


def _found(register: Register, reference: str) -> SuppressionView:
    wanted = reference.upper().removeprefix("SUP-").lstrip("0")
    view = next((v for v in register.suppressions() if str(v.number) == wanted), None)
    if view is None:
        message = "No suppression has this reference; `pupilguard suppress list` shows them all."
        raise ConfigError([Problem(reference, message)])
    if view.state is State.ENDED:
        raise ConfigError([Problem(reference, "This suppression has been ended before.")])
    return view


def _account() -> str:
    """The account that runs us: who decides, where nobody says otherwise."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise ConfigError([Problem("--author", "Name the person who decides.")]) from None
