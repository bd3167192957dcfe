"""`pupilguard serve`: the review pages over the register, with what the engine lends them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pydantic_core import PydanticCustomError

from register.lent.controller import Controller
from register.web.desk import Desk, RuleView, SourceView, lay_out
from register.web.frontend import BUILT, is_fetched
from rules.pattern import Pattern, load_patterns
from scanner.config.configuration import Config
from scanner.config.pages import require_tls_beyond_this_machine
from scanner.errors import ConfigError, Problem, Stop
from scanner.installation import all_problems, connectors, load_rules, reading_limits
from scanner.own_register import the_register
from scanner.serving.address import require_free
from scanner.serving.current_roster import CurrentRoster
from scanner.serving.evidence_reader import SourceEvidence
from scanner.serving.outgoing_names import OutgoingNames
from scanner.serving.page_settings import pages_of
from scanner.serving.roster_shown import RosterShown

# Drafts that a school can be expected to look through in a week; the trust page warns beyond it.
DRAFTS_A_WEEK = 5


@dataclass(frozen=True, slots=True)
class Served:
    """Pages that are ready: where they are, and what the person who starts them should know."""

    host: str
    port: int
    address: str
    is_behind_proxy: bool
    hints: tuple[str, ...]


@contextmanager
def laid_out(
    config: Config, today: date, host: str | None = None, port: int | None = None
) -> Iterator[Served]:
    """The pages of this process made ready; what was started is gone when the block is left.

    `host` and `port` go before the configuration's. Raises Stop with every fault of roster, rules
    and configuration, RegisterError and KeyLost.
    """
    settings = config.pages
    host, port = host or settings.host, port or settings.port
    try:
        require_tls_beyond_this_machine(host, is_https=settings.is_https)
    except PydanticCustomError as error:
        raise ConfigError([Problem("--host", error.message())]) from None
    require_free(host, port)
    current, patterns = _roster_and_rules(config)
    register = the_register(config, pages_of(config))
    evidence = SourceEvidence(
        lambda: connectors(config), reading_limits(config), config.engine, config.limits
    )
    lay_out(
        Desk(
            register=register,
            evidence=evidence,
            names=OutgoingNames(current, today),
            roster=RosterShown(current),
            controller=_controller(config),
            schools={school.id: school.name for school in config.organisation.schools},
            sources=_sources(config),
            rules=_rules(patterns),
            drafts_a_week=DRAFTS_A_WEEK,
        )
    )
    try:
        address = _address(config, host, port)
        yield Served(host, port, address, settings.is_https, tuple(_hints(config)))
    finally:
        evidence.close()
        register.close()


def _roster_and_rules(config: Config) -> tuple[CurrentRoster, tuple[Pattern, ...]]:
    """Both, or the faults of both together."""
    problems: list[Problem] = []
    current: CurrentRoster | None = None
    patterns: tuple[Pattern, ...] = ()
    try:
        current = CurrentRoster(config)
    except Stop as error:
        problems += error.problems
    try:
        patterns = load_rules(config)[1]
    except Stop as error:
        problems += error.problems
    if problems or current is None:
        raise Stop(problems)
    return current, patterns


def _controller(config: Config) -> Controller:
    organisation = config.organisation
    return Controller(
        name=organisation.name,
        registration=organisation.registration or "",
        dpo_name=organisation.dpo_name or "",
        dpo_contact=organisation.dpo_contact or "",
    )


def _sources(config: Config) -> tuple[SourceView, ...]:
    return tuple(SourceView(source.name, source.type, source.path) for source in config.sources)


def _rules(patterns: tuple[Pattern, ...]) -> tuple[RuleView, ...]:
    shipped = load_patterns()
    return tuple(
        RuleView(
            name=pattern.id,
            title=pattern.title,
            question=pattern.question,
            pattern=pattern.told_as,
            known_false_alarms=pattern.known_false_alarms,
            is_own=pattern not in shipped,
        )
        for pattern in patterns
    )


def _address(config: Config, host: str, port: int) -> str:
    if config.pages.is_https:
        return f"https://{config.pages.names[0].lstrip('.')}/"
    shown = "localhost" if host in ("127.0.0.1", "::1", "localhost") else host
    return f"http://{shown}:{port}/"


def _hints(config: Config) -> Iterator[str]:
    """What keeps people from working with the pages, though they can be served."""
    # Django is set up only now; before, nothing that holds its models can be imported.
    from register.models import User

    if not User.objects.filter(is_active=True).exists():
        school = config.organisation.schools[0].id
        yield (
            "Nobody has an account yet. In another window: pupilguard users add NAME --role dpo "
            f"--school {school} -c {config.file}"
        )
    if not is_fetched(BUILT):
        yield (
            "The pages' styles are not there, so that pages look bare: run "
            "`python -m register.web.frontend`, which needs npm (Node.js)."
        )
    faults = sum(problem.is_fault for problem in all_problems(config))
    if faults:
        yield (
            f"{faults} faults keep sources from being read, so that their evidence cannot be "
            "shown: run `pupilguard check`."
        )
