"""How old the roster is: wrong answers come from stale rosters."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from scanner.config.configuration import Config
from scanner.errors import Problem

# Contract, section 2. The files that say who is who; the newest of them tells when it was exported.
ROSTER_FILES = (
    "pupils.csv",
    "contacts.csv",
    "relationships.csv",
    "staff.csv",
    "groups.csv",
    "agency_contacts.csv",
)


def exported_on(folder: Path) -> date | None:
    """The day on which the newest of the roster's files was written; None if there is none."""
    times = [(folder / name).stat().st_mtime for name in ROSTER_FILES if (folder / name).is_file()]
    return datetime.fromtimestamp(max(times), UTC).date() if times else None


def age_problems(config: Config, today: date) -> list[Problem]:
    """What keeps a scan from starting when the roster is older than the configuration allows."""
    limit = config.rules.roster_max_age_days
    problems = []
    for index, roster in enumerate(config.roster):
        day = exported_on(roster.folder)
        if limit is None or day is None or (today - day).days <= limit:
            continue
        message = (
            f"The roster is {(today - day).days} days old (newest file: {day.isoformat()}), and "
            f"rules.roster_max_age_days allows {limit}. Who is whose child, and who has left, has "
            "changed since: export it anew, then scan."
        )
        problems.append(Problem(config.place("roster", index, "path"), message))
    return problems
