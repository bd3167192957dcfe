"""A scan from its configuration: everything made ready, run under the lock, and put away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date

from scanner.config import Config
from scanner.engine import engine_for
from scanner.errors import ConfigError, RosterError
from scanner.headcount import heads, loss_problems
from scanner.installation import (
    all_problems,
    connectors,
    pipeline_recipe,
    program_version,
    rules_fingerprint,
    the_register,
)
from scanner.model import Bookmark
from scanner.roster_age import age_problems
from scanner.scan import Scan, ScanResult

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

    `accept_roster`: the people who are gone from the roster since the last scan are meant to be.
    Raises Stop with every fault before anything starts, RegisterBusy while another scan runs,
    RegisterError when the register cannot take what is found, EngineFailed when no reader starts.
    """
    faults = [problem for problem in all_problems(config) if problem.is_fault]
    faults += age_problems(config, today)
    if faults:
        raise ConfigError(faults)
    recipe = pipeline_recipe(config, today)
    with ExitStack() as held:
        register = None
        if not dry_run:
            register = the_register(config)
            held.enter_context(register.exclusive())
            lost = loss_problems(config, register.last_heads(), heads(recipe.roster))
            if lost and not accept_roster:
                raise RosterError(lost)
        total = _total(config) if progress is not None else None
        scratch = config.register_.folder / SCRATCH
        engine = held.enter_context(engine_for(recipe, config.engine, config.limits, scratch))
        scan = Scan(
            engine,
            register,
            rules_fingerprint(recipe),
            (lambda source, done: progress(source, done, total)) if progress else None,
        )
        return scan.over(connectors(config), program_version(), heads(recipe.roster))


def _total(config: Config) -> int:
    """How many items there are, for the bar's time left; listing costs little beside reading."""
    return sum(
        not isinstance(entry, Bookmark)
        for _, connector in connectors(config)
        for entry in connector.items(None)
    )
