"""Who answers for the data, as reports and letters name it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Controller:
    """The trust or school. `registration`: its number in the regulator's list of controllers."""

    name: str
    registration: str = ""
    dpo_name: str = ""
    dpo_contact: str = ""
