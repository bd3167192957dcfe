"""A scan from its configuration: everything made ready, run under the lock, and put away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

from scanner.config.configuration import Config
from scanner.engine.engine import engine_for
from scanner.errors import ConfigError, RosterError, Stop
from scanner.headcount import heads, loss_problems
from scanner.installation import all_problems, connectors, pipeline_recipe, rules_fingerprint
from scanner.model import Bookmark
from scanner.own_register import existing_register, the_register
from scanner.program_version import program_version
from scanner.roster_age import age_problems
from scanner.scan import Scan, ScanResult

if TYPE_CHECKING:
    from register.book import Register
    from scanner.rehearsal import Rehearsal

# Called with a source's name, how many items are done, and how many there are.
Advance = Callable[[str, int, int | None], None]

SCRATCH = ".pupilguard-scratch"


def run_scan(
    config: Config,
    today: date,
    *,
    dry_run: bool = False,
    accept_roster: bool = False,
    progress: Advance | None = None,
) -> ScanResult:
    """Scan all sources of a configuration.

    `dry_run`: nothing is stored; what is held back, and a roster that lost people, count as ever.
    `accept_roster`: the people who are gone from the roster since the last scan are meant to be.
    Raises Stop with every fault before anything starts, RegisterBusy while another scan runs,
    RegisterError when the register cannot take what is found, EngineFailed when no reader starts.
    """
    faults = [problem for problem in all_problems(config) if problem.is_fault]
    faults += age_problems(config, today)
    try:
        recipe = pipeline_recipe(config, today)
    except Stop as error:
        told = [*faults, *(problem for problem in error.problems if problem not in faults)]
        raise ConfigError(told) from None
    if faults:
        raise ConfigError(faults)
    with ExitStack() as held:
        register = existing_register(config) if dry_run else the_register(config)
        if register is not None and not dry_run:
            held.enter_context(register.exclusive())
        if register is not None and not accept_roster:
            lost = loss_problems(config, register.last_heads(), heads(recipe.roster))
            if lost:
                raise RosterError(lost)
        total = _total(config) if progress is not None else None
        scratch = config.register_.folder / SCRATCH
        engine = held.enter_context(engine_for(recipe, config.engine, config.limits, scratch))
        scan = Scan(
            engine,
            None if dry_run else register,
            rules_fingerprint(recipe),
            (lambda source, done: progress(source, done, total)) if progress else None,
            _rehearsal(register) if dry_run else None,
        )
        return scan.over(connectors(config), program_version(), heads(recipe.roster))


def _rehearsal(register: Register | None) -> Rehearsal | None:
    """What a dry run asks of a register that is there; it makes none."""
    from scanner.rehearsal import Rehearsal

    return Rehearsal(register.suppressions()) if register is not None else None


def _total(config: Config) -> int:
    """How many items there are, for the bar's time left; listing costs little beside reading."""
    return sum(
        not isinstance(entry, Bookmark)
        for _, connector in connectors(config)
        for entry in connector.items(None)
    )
