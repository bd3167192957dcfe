"""Which steps an incident may take from one status to the next, and who may take them.

The scanner writes drafts; every move below is a person's. Whether a breach is reported to the
regulator is the data protection officer's or the trust lead's to decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from register.case.status import Status
from register.reviewers.access import DECIDERS, HANDLERS, Role


class Move(StrEnum):
    """What somebody may do with an incident."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    REPORT = "report"
    NOT_REPORTABLE = "not-reportable"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Transition:
    """One legal move. `what` is its word in the incident's history."""

    move: Move
    title: str
    meaning: str
    sources: frozenset[Status]
    target: Status
    roles: frozenset[Role]
    what: str
    needs_assessment: bool = False
    needs_record: bool = False


TRANSITIONS: Mapping[Move, Transition] = {
    transition.move: transition
    for transition in (
        Transition(
            Move.CONFIRM,
            "Confirm",
            "It is a breach, or a near miss: somebody now works on it.",
            frozenset({Status.DRAFT}),
            Status.CONFIRMED,
            HANDLERS,
            "confirmed",
        ),
        Transition(
            Move.DISMISS,
            "Dismiss",
            "It is no breach: nobody saw what they may not see.",
            frozenset({Status.DRAFT, Status.CONFIRMED}),
            Status.DISMISSED,
            HANDLERS,
            "dismissed",
        ),
        Transition(
            Move.REPORT,
            "Record as reported to the regulator",
            "The report has been made. Nothing is sent from here.",
            frozenset({Status.CONFIRMED, Status.NOT_REPORTABLE}),
            Status.REPORTED,
            DECIDERS,
            "reported",
            needs_assessment=True,
        ),
        Transition(
            Move.NOT_REPORTABLE,
            "Decide that it is not reportable",
            "A risk to people is unlikely: it is recorded here, with the reason.",
            frozenset({Status.CONFIRMED}),
            Status.NOT_REPORTABLE,
            DECIDERS,
            "not_reportable",
        ),
        Transition(
            Move.CLOSE,
            "Close",
            "Everything is done and written down.",
            frozenset({Status.REPORTED, Status.NOT_REPORTABLE}),
            Status.CLOSED,
            HANDLERS,
            "closed",
            needs_record=True,
        ),
        Transition(
            Move.REOPEN,
            "Reopen",
            "Something new came up, or it was decided too early.",
            frozenset({Status.CLOSED, Status.DISMISSED}),
            Status.CONFIRMED,
            HANDLERS,
            "reopened",
        ),
    )
}

SETTLED = frozenset({Status.CLOSED, Status.DISMISSED})  # changed again only once reopened


def moves(status: Status, role: Role) -> tuple[Transition, ...]:
    """What somebody of this role may do with an incident of this status, in the order of work."""
    return tuple(t for t in TRANSITIONS.values() if status in t.sources and role in t.roles)


def is_legal(move: Move, status: Status, role: Role) -> bool:
    """Whether this move is among them."""
    return TRANSITIONS[move] in moves(status, role)
