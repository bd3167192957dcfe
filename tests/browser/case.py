"""The incidents of a trust as journeys choose among them, and the people in them by name."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.browser.site import Site


@dataclass(frozen=True, slots=True)
class Case:
    """A draft to work on. `pupil`: the whole name of one whose data it is."""

    reference: str
    pupil: str

    @property
    def path(self) -> str:
        return f"/incidents/{self.reference}/"


def drafts(site: Site, incidents: Sequence[dict[str, Any]], *patterns: str) -> list[Case]:
    """Those of these patterns about pupils whose family can be written to, by reference."""
    names = _names_with_contacts(site)
    return [
        Case(one["reference"], names[one["subjects"][0]])
        for one in sorted(incidents, key=lambda one: str(one["reference"]))
        if one["status"] == "draft" and one["pattern"] in patterns and _fits(one, names)
    ]


def _fits(one: dict[str, Any], names: dict[str, str]) -> bool:
    return not one["near_miss"] and bool(one["subjects"]) and one["subjects"][0] in names


def _names_with_contacts(site: Site) -> dict[str, str]:
    """Whole names, by id, of current pupils with somebody to write to."""
    with_contacts = {
        row["pupil_id"] for row in _rows(site, "relationships") if row["may_receive"] == "yes"
    }
    return {
        row["pupil_id"]: f"{row['given_name']} {row['family_name']}"
        for row in _rows(site, "pupils")
        if row["status"] == "current" and row["pupil_id"] in with_contacts
    }


def _rows(site: Site, table: str) -> list[dict[str, str]]:
    path = site.folder / "roster" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
