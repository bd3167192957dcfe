"""What can go wrong, grouped by what happens next.

PupilguardError
├── Stop                     before work, every fault listed, exit 2
│   ├── ConfigError
│   ├── RuleError
│   └── RosterError
├── RegisterError            stop, the bookmark stays where it was, exit 1
│   ├── RegisterBusy         another scan holds the lock
│   └── KeyLost              the key file is gone or is not the one that encrypted the register
├── EngineFailed             no reader starts (scanner.engine.engine); stop, exit 1
├── SourceUnavailable        back off, try again, then a Gap
├── AccessDenied             no second try; names the permission to grant; a Gap
└── ItemUnreadable           a Gap

Messages are written for the technician: what failed, where, what to do now. They never quote
content, and they name no person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.model import Reason


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault or weakness, with the place a technician can go to.

    `place` is a file, with its line or row where there is one ("pupils.csv row 12").
    """

    place: str
    message: str
    is_fault: bool = True

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class PupilguardError(Exception):
    """The root of every error that we raise on purpose."""


class Stop(PupilguardError):
    """Nothing can start; holds every fault found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


class ConfigError(Stop):
    """The configuration is missing or wrong."""


class RuleError(Stop):
    """A rule file is wrong."""


class RosterError(Stop):
    """The roster is missing, wrong or too old to decide anything with."""


class RegisterError(PupilguardError):
    """The register cannot take what was found; nothing is lost, the scan can be run again."""


class RegisterBusy(RegisterError):
    """Another scan holds the register."""


class KeyLost(RegisterError):
    """The key file is missing, readable by others, or not the one this register was made with."""


class SourceUnavailable(PupilguardError):
    """The source does not answer for now; trying again may help."""


class AccessDenied(PupilguardError):
    """The source refuses us; says which permission the technician must grant."""


class ItemUnreadable(PupilguardError):
    """One item could not be inspected; becomes a Gap with this reason."""

    def __init__(self, reason: Reason, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}")
