"""One file of the staff share."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.demo.verdict import Verdicts

# What lies below the first part of a path, and who can read it.
READERS: dict[str, tuple[str, ...]] = {
    "Elm Staff": ("group:all-staff@elm.example.sch.uk",),
    "Oak Staff": ("group:all-staff@oak.example.sch.uk",),
    "Trust Shared": ("group:all-staff@oak.example.sch.uk", "group:all-staff@elm.example.sch.uk"),
    "Pupil Shared": ("group:all-pupils@elm.example.sch.uk",),
    "Oak Pupils": ("group:all-pupils@oak.example.sch.uk",),
    "Governors": ("group:governors@elm.example.sch.uk",),
    "Team 8B": ("group:team-8b@elm.example.sch.uk",),
    "HR": ("group:hr-team@elm.example.sch.uk",),
    "Safeguarding": ("group:safeguarding@elm.example.sch.uk",),
    "SEND": ("group:send-team@elm.example.sch.uk",),
    "Links": ("anyone-with-link",),
    "Intranet": ("organisation",),
    "Public": ("public",),
}


@dataclass(frozen=True, slots=True)
class SharedFile:
    """`path` is below the share and begins with a folder of READERS or of a family."""

    path: str
    data: bytes
    verdicts: Verdicts = ()
