"""What `check` finds: all that would stop a scan, and what is weak; reads no content."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scanner.config.configuration import Config, load_config, sound_part
from scanner.errors import Problem, RegisterError, Stop
from scanner.headcount import heads, loss_problems
from scanner.installation import all_problems, pipeline_recipe
from scanner.own_register import existing_register, key_problems
from scanner.roster.roster import Roster
from scanner.roster.weakness import weaknesses
from scanner.roster_age import age_problems
from scanner.verbs.proposal import proposal_problems


def check_problems(file: Path, today: date) -> list[Problem]:
    """Every fault and weakness of the configuration in this file and of all that it names."""
    try:
        config = load_config(file)
    except Stop as error:
        return [*error.problems, *_told_despite(file, today, error.problems)]
    problems = all_problems(config) + age_problems(config, today)
    roster: Roster | None = None
    try:
        roster = pipeline_recipe(config, today).roster
    except Stop as error:
        # What is missing is told by its line in the configuration, once.
        problems += [p for p in error.problems if p not in problems]
    else:
        problems += weaknesses(roster)
    return problems + (key_problems(config) or _problems_with_register(config, roster))


def _told_despite(file: Path, today: date, told: Sequence[Problem]) -> list[Problem]:
    """What else is wrong where the configuration has faults: with roster, rules, recognisers."""
    config = sound_part(file)
    if config is None:
        return []
    problems = age_problems(config, today)
    try:
        pipeline_recipe(config, today)
    except Stop as error:
        problems += error.problems
    return [problem for problem in problems if problem not in told]


def _problems_with_register(config: Config, roster: Roster | None) -> list[Problem]:
    """Whether it opens, and what the last scan and the suppressions in it say of the roster."""
    try:
        register = existing_register(config)
        if register is None or roster is None:
            return []
        return [
            *loss_problems(config, register.last_heads(), heads(roster)),
            *proposal_problems(register.suppressions(), roster),
        ]
    except RegisterError as error:
        return [Problem("register", str(error))]
