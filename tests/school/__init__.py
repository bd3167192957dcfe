"""The invented school of all tests: names of words found nowhere else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scanner.model import School
from scanner.roster.csv_files import load_csv_roster
from scanner.roster.roster import Roster

FOLDER = Path(__file__).parent
SCHOOLS = (
    School("fir", "Fir Primary", ("fir.example.sch.uk",), ("pupils.fir.example.sch.uk",)),
    School("ash", "Ash Academy", ("ash.example.sch.uk",), ("pupils.ash.example.sch.uk",)),
)


@cache
def school_roster() -> Roster:
    """The roster of tests/school."""
    return load_csv_roster(FOLDER / "roster", SCHOOLS, FOLDER / "agencies.csv")
