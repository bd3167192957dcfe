"""What a suppression proposes to correct in the roster, in ids only."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from register.filing.suppression import ReasonKind, Scope, State
from register.reports.shown import SuppressionView
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.verbs.proposal import proposal_problems, proposals
from tests.small_roster import a_contact, a_link, a_pupil, a_roster, a_teacher, an_agency_worker

NEW = "someone.new@postbox.example"
OLD = "quill@postbox.example"
WORKER = "v.holm@council.example"


def roster(*links: Any, **more: Any) -> Roster:
    return a_roster(
        [
            a_pupil("P1", "Orvane Quill"),
            a_pupil("P2", "Yelda Quill"),
            a_contact("C1", "Mara Quill", OLD, *more.get("c1", ())),
            a_contact("C2", "Torq Brand", "brand@postbox.example"),
            a_teacher("S1", "Gavri Tunn", "g.tunn@elm.example.sch.uk"),
            an_agency_worker(
                "agency:2",
                "Vesper Holm",
                WORKER,
                allocated_pupils=frozenset(more.get("allocated", ())),
            ),
        ],
        [a_link("P1", "C1"), *links],
    )


def suppression(
    kind: ReasonKind, state: State = State.ACTIVE, addresses: tuple[str, ...] = (), **scope: Any
) -> SuppressionView:
    scope = {"subjects": ("P1",), **scope}
    return SuppressionView(
        number=1,
        reference="SUP-0001",
        state=state,
        kind=kind,
        reason=Personal("as told on the phone"),
        author="a.dpo",
        created_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
        until=date(2027, 5, 1),
        ended_at=None,
        ended_by="",
        incident="",
        scope=Scope("wrong-recipient", addresses=tuple(map(Personal, addresses)), **scope),
        held_back=1,
    )


def told(view: SuppressionView, known: Roster) -> list[tuple[str, dict[str, str], bool]]:
    return [(p.file, dict(p.row), p.is_held) for p in proposals(view, known)]


STEP = ReasonKind.NEW_STEP_PARENT


def step_row(pupil: str, contact: str) -> dict[str, str]:
    return {
        "pupil_id": pupil,
        "contact_id": contact,
        "relationship": "step-parent",
        "parental_responsibility": "unknown",
        "may_receive": "yes",
        "address_confidential": "no",
    }


def test_a_step_parent_on_the_roster_gets_a_relationship_to_each_pupil() -> None:
    view = suppression(STEP, subjects=("P1", "P2"), people=("C2",))
    assert told(view, roster()) == [
        ("relationships.csv", step_row("P1", "C2"), False),
        ("relationships.csv", step_row("P2", "C2"), False),
    ]
    assert [held for _, _, held in told(view, roster(a_link("P2", "C2")))] == [False, True]


def test_a_step_parent_nobody_knows_gets_a_contact_first() -> None:
    files = told(suppression(STEP, addresses=(NEW,)), roster())
    assert [file for file, _, _ in files] == ["contacts.csv", "relationships.csv"]
    assert files[0][1] == {"contact_id": "a new id", "emails": "the address of SUP-0001"}


def test_a_step_parent_named_by_a_known_address_is_that_contact() -> None:
    view = suppression(STEP, addresses=("brand@postbox.example",))
    assert told(view, roster()) == [("relationships.csv", step_row("P1", "C2"), False)]


def test_a_court_order_is_never_proposed_away() -> None:
    (proposal,) = proposals(
        suppression(STEP, people=("C2",)), roster(a_link("P1", "C2", may_receive=False))
    )
    assert proposal.row == {}
    assert not proposal.is_held
    assert "ask the DSL" in proposal.words


@pytest.mark.parametrize(
    ("scope", "file", "row"),
    [
        ({}, "contacts.csv", {"contact_id": "C1", "emails": "the address of SUP-0001"}),
        ({"people": ("C2",)}, "contacts.csv", {"contact_id": "C2",
                                               "emails": "the address of SUP-0001"}),
        ({"subjects": ("S1",)}, "staff.csv", {"staff_id": "S1",
                                              "personal_email": "the address of SUP-0001"}),
    ],
)  # fmt: skip
def test_a_new_address_goes_to_the_one_whose_it_is(
    scope: dict[str, Any], file: str, row: dict[str, str]
) -> None:
    view = suppression(ReasonKind.NEW_ADDRESS, addresses=(NEW,), **scope)
    assert told(view, roster()) == [(file, row, False)]


def test_a_new_address_that_the_roster_holds_is_settled() -> None:
    view = suppression(ReasonKind.NEW_ADDRESS, addresses=(NEW,))
    assert [held for _, _, held in told(view, roster(c1=(NEW,)))] == [True]


def test_what_is_agreed_with_an_agency_becomes_an_allocation() -> None:
    view = suppression(ReasonKind.AGREED_WITH_AGENCY, addresses=(WORKER,), categories=("sen",))
    ((file, row, held),) = told(view, roster())
    assert (file, row["pupils"], row["categories"], held) == (
        "agency_contacts.csv",
        "P1",
        "sen",
        False,
    )
    assert [held for _, _, held in told(view, roster(allocated=("P1",)))] == [True]


@pytest.mark.parametrize("kind", [ReasonKind.FALSE_ALARM, ReasonKind.CONSENTED_PUBLICATION])
def test_other_reasons_propose_nothing(kind: ReasonKind) -> None:
    assert told(suppression(kind, addresses=(NEW,), people=("C2",)), roster()) == []


@pytest.mark.parametrize("address", ["public", "group:all-staff@elm.example.sch.uk"])
def test_a_group_or_the_public_is_nobodys_new_address(address: str) -> None:
    assert told(suppression(ReasonKind.NEW_ADDRESS, addresses=(address,)), roster()) == []


@pytest.mark.parametrize(
    ("state", "is_open"), [(State.ACTIVE, True), (State.EXPIRED, True), (State.ENDED, False)]
)
def test_check_lists_a_proposal_until_the_suppression_is_ended(state: State, is_open: bool) -> None:
    found = proposal_problems([suppression(STEP, state, people=("C2",))], roster())
    assert [problem.is_fault for problem in found] == [False] * is_open
    assert all("SUP-0001" in p.message and p.place == "relationships.csv" for p in found)


def test_no_proposal_spells_out_an_address_or_a_name() -> None:
    for kind in ReasonKind:
        for proposal in proposals(suppression(kind, addresses=(NEW, OLD, WORKER)), roster()):
            assert "@" not in proposal.words
            assert "Quill" not in proposal.words
