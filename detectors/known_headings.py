"""The headings and labels that schools and their systems print, and what stands below each.

They stand in `lexicons/headings`, a file for each category, with their sources; no heading twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import yaml

from detectors.lexicon_file import LOADER
from detectors.vocabulary import flat_form


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the values below a heading are.

    `role`: category, name, given, family, preferred, upn, form, year, school, date_of_birth,
    parent (a relative's name), staff (teacher, tutor, author) or neutral (room, date, notes …);
    account, money and hint tell a category only by values that look like a secret, like a sum of
    money, or that say it themselves.
    `category`: what a value tells of the row's person, a name of the contract; None: nothing.
    """

    role: str
    category: str | None = None


def _table() -> Iterator[tuple[str, Meaning]]:
    for file in resources.files("detectors.lexicons.headings").iterdir():
        if file.name.endswith(".yaml"):
            for entry in yaml.load(file.read_text("utf-8"), LOADER):
                meaning = Meaning(entry["role"], entry.get("category"))
                for heading in entry["headings"].split("|"):
                    yield flat_form(heading), meaning


KNOWN_HEADINGS: dict[str, Meaning] = dict(_table())
