"""Which moves are legal, and whose they are."""

from __future__ import annotations

import pytest

from register.case.status import Status
from register.case.transition import TRANSITIONS, Move, is_legal, moves
from register.reviewers.access import Role

LEGAL = {
    Status.DRAFT: {Move.CONFIRM, Move.DISMISS},
    Status.CONFIRMED: {Move.DISMISS, Move.REPORT, Move.NOT_REPORTABLE},
    Status.DISMISSED: {Move.REOPEN},
    Status.REPORTED: {Move.CLOSE},
    Status.NOT_REPORTABLE: {Move.REPORT, Move.CLOSE},
    Status.CLOSED: {Move.REOPEN},
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", Move)
def test_only_these_moves_are_legal(status: Status, move: Move) -> None:
    assert is_legal(move, status, Role.DPO) is (move in LEGAL[status])


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.DPO, {Move.DISMISS, Move.REPORT, Move.NOT_REPORTABLE}),
        (Role.TRUST_LEAD, {Move.DISMISS, Move.REPORT, Move.NOT_REPORTABLE}),
        (Role.LEAD, {Move.DISMISS}),
        (Role.AUDITOR, set()),
        (Role.GOVERNOR, set()),
        (Role.TECHNICIAN, set()),
    ],
)
def test_reporting_is_for_the_dpo_and_the_trust_lead(role: Role, expected: set[Move]) -> None:
    assert {transition.move for transition in moves(Status.CONFIRMED, role)} == expected


def test_every_status_can_be_reached_and_left() -> None:
    reached = {transition.target for transition in TRANSITIONS.values()}
    left = {source for transition in TRANSITIONS.values() for source in transition.sources}
    assert reached | {Status.DRAFT} == set(Status)
    assert left == set(Status)


def test_nothing_leads_back_to_a_draft_which_the_scanner_would_extend() -> None:
    assert all(transition.target is not Status.DRAFT for transition in TRANSITIONS.values())
