"""`pupilguard users`: who may sign in to the review pages; the first of them is made here."""

from __future__ import annotations

import getpass
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from register.reviewers.access import Role
from scanner.errors import ConfigError, Problem
from scanner.personal import Personal
from scanner.verbs.verb import DEFAULT_CONFIG, ConfigOption, JsonOption, print_json

if TYPE_CHECKING:
    from register.reviewers.accounts import AccountView, NewAccount
    from scanner.config.configuration import Config

users_app = typer.Typer(
    help="Who may sign in to the review pages: roles, schools.",
    no_args_is_help=True,
)
NameArgument = Annotated[str, typer.Argument(help="The sign-in name.")]
PasswordOption = Annotated[
    str,
    typer.Option(help="Where the password stands: env:NAME or file:PATH. Else you are asked."),
]


@users_app.command("add")
def add(
    username: NameArgument,
    role: Annotated[str, typer.Option(help=f"One of {', '.join(Role)}.")],
    school: Annotated[
        list[str] | None, typer.Option(help="A school's id; can be repeated. Not for a trust lead.")
    ] = None,
    all_schools: Annotated[
        bool, typer.Option("--all-schools", help="Every school there is now.")
    ] = False,
    name: Annotated[str, typer.Option(help="The person's name; stored encrypted.")] = "",
    password_from: PasswordOption = "",
    sso_email: Annotated[
        str,
        typer.Option(help="Address that single sign-on vouches for; only a keyed digest is kept."),
    ] = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Make an account. You are asked for its password; with --sso-email alone it has none."""
    from register.reviewers.account_names import faults_of_account, faults_of_address
    from scanner.config.configuration import load_config

    settings = load_config(config)
    known = [one.id for one in settings.organisation.schools]
    schools = known if all_schools else list(dict.fromkeys(school or ()))
    faults = list(faults_of_account(username, role, schools, known))
    faults += faults_of_address(sso_email) if sso_email else ()
    _stop_at(username, faults)
    now = _opened(settings)
    from register.reviewers import accounts

    new = accounts.NewAccount(
        username=username,
        name=Personal(name or username),
        role=Role(role),
        schools=tuple(schools),
        password=_password(settings, password_from, is_needed=not sso_email),
        address=Personal(sso_email) if sso_email else None,
    )
    _stop_at(username, accounts.faults_of_new(new))
    made = accounts.add(new, who=_account(), now=now)
    _tell(made, json_wanted, _next_step(settings, new))


@users_app.command("list")
def show_all(config: ConfigOption = DEFAULT_CONFIG, json_wanted: JsonOption = False) -> None:
    """List accounts: roles, schools, and how each signs in."""
    from scanner.config.configuration import load_config
    from scanner.verbs import account_screen

    _opened(load_config(config))
    from register.reviewers import accounts

    found = accounts.everybody()
    if json_wanted:
        print_json({"users": [_exported(one) for one in found]})
    else:
        account_screen.show_accounts(found)


@users_app.command("disable")
def disable(
    username: NameArgument, config: ConfigOption = DEFAULT_CONFIG, json_wanted: JsonOption = False
) -> None:
    """Let somebody in no more; their sessions end at once."""
    from scanner.config.configuration import load_config

    now = _opened(load_config(config))
    from register.reviewers import accounts

    _tell(accounts.disable(username, who=_account(), now=now), json_wanted, "Disabled.")


@users_app.command("enable")
def enable(
    username: NameArgument, config: ConfigOption = DEFAULT_CONFIG, json_wanted: JsonOption = False
) -> None:
    """Let somebody in again whose account was disabled."""
    from scanner.config.configuration import load_config

    now = _opened(load_config(config))
    from register.reviewers import accounts

    _tell(accounts.enable(username, who=_account(), now=now), json_wanted, "Enabled.")


@users_app.command("reset-mfa")
def reset_second_factor(
    username: NameArgument, config: ConfigOption = DEFAULT_CONFIG, json_wanted: JsonOption = False
) -> None:
    """Forget somebody's second factors. They set up a new one."""
    from scanner.config.configuration import load_config

    now = _opened(load_config(config))
    from register.reviewers import accounts

    done = accounts.reset_second_factor(username, who=_account(), now=now)
    _tell(done, json_wanted, "Their second factors are forgotten; sessions have ended.")


@users_app.command("set-password")
def set_password(
    username: NameArgument,
    password_from: PasswordOption = "",
    config: ConfigOption = DEFAULT_CONFIG,
    json_wanted: JsonOption = False,
) -> None:
    """Give somebody another password; their sessions end at once."""
    from scanner.config.configuration import load_config

    settings = load_config(config)
    now = _opened(settings)
    from register.reviewers import accounts

    password = _password(settings, password_from, is_needed=True)
    assert password is not None
    _stop_at("the password", accounts.faults_of_password(password))
    done = accounts.set_password(username, password, who=_account(), now=now)
    _tell(done, json_wanted, "The password is set; sessions have ended.")


def _opened(config: Config) -> datetime:
    """Open the register with the tables of accounts, and say its time."""
    from scanner.own_register import the_register
    from scanner.serving.page_settings import pages_of

    return the_register(config, pages_of(config)).now()


def _password(config: Config, reference: str, *, is_needed: bool) -> Personal[str] | None:
    """The password from where it stands, or typed twice. Raises ConfigError."""
    if reference:
        from scanner.config.configuration import Secret

        if reference.partition(":")[0] not in ("env", "file"):
            message = "must be env:NAME or file:PATH; a password never stands in a command."
            raise ConfigError([Problem("--password-from", message)])
        return Personal(Secret(reference).read(config.folder))
    if not is_needed:
        return None
    if not sys.stdin.isatty():
        message = "There is no terminal to ask for it at: use --password-from env:NAME."
        raise ConfigError([Problem("password", message)])
    first = getpass.getpass("Password, 12 characters or more: ")
    if first != getpass.getpass("Once more: "):
        raise ConfigError([Problem("password", "The two are not the same; nothing was changed.")])
    return Personal(first)


def _next_step(config: Config, new: NewAccount) -> str:
    if new.role.value in config.pages.second_factor:
        return "At the first sign-in they set up a second factor."
    return "They can sign in now."


def _tell(account: AccountView, json_wanted: bool, message: str) -> None:
    if json_wanted:
        print_json({"user": _exported(account)})
        return
    from scanner.verbs import account_screen

    account_screen.show_changed(account, message)


def _exported(account: AccountView) -> dict[str, Any]:
    return {
        "username": account.username,
        "name": account.name.reveal(),
        "role": account.role.value,
        "schools": list(account.schools),
        "active": account.is_active,
        "password": account.has_password,
        "single_sign_on": account.has_single_sign_on,
        "second_factor": account.has_second_factor,
        "added_at": account.added_at.isoformat().replace("+00:00", "Z"),
    }


def _stop_at(place: str, faults: list[str]) -> None:
    if faults:
        raise ConfigError([Problem(place, fault) for fault in faults])


def _account() -> str:
    """The account that runs us: who decides here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise ConfigError([Problem("", "The account that runs this has no name.")]) from None
