"""The record of an incident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from register.case.regulator_lists import DATA_TYPES, INCIDENT_TYPES, SUBJECT_KINDS
from register.models import CaseRecord
from register.reviewers.access import Role
from tests.web.incident_cases import by_hand, opened, page, sent

SignIn = Callable[..., Any]
FULL = {
    "is_cyber": "no",
    "incident_type": "Data emailed to incorrect recipient",
    "data_types": ["Basic personal identifiers", "Health data"],
    "subject_kinds": ["Children"],
    "subject_count": "3",
    "what_happened": "A report went to another family.",
    "how_happened": "Autocomplete.",
    "consequences": "Distress.",
    "actions_taken": "Recalled.",
    "staff_trained": "yes",
}


def test_the_form_offers_the_regulators_own_words(register: Any, signed_in: SignIn) -> None:
    opened(register)
    told = signed_in(Role.DPO, "oak").get(page("record")).content.decode()
    assert all(word in told for word in (*INCIDENT_TYPES, *DATA_TYPES, *SUBJECT_KINDS))


def test_what_fits_the_finding_is_proposed_and_not_yet_stored(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    told = signed_in(Role.DPO, "oak").get(page("record")).content.decode()
    assert '<option value="Data emailed to incorrect recipient" selected>' in told
    assert 'value="Health data" id="id_data_types_2" checked' in told
    assert 'name="subject_count" class="govuk-input govuk-input--width-10" value="1"' in told
    assert not CaseRecord.objects.exists()


def test_the_record_is_stored_and_encrypted(register: Any, signed_in: SignIn, home: Any) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    assert sent(dpo, "record", **FULL).status_code == 302
    row = CaseRecord.objects.get()
    assert (row.incident_type, row.subject_count) == (FULL["incident_type"], 3)
    assert row.data_types == FULL["data_types"]
    assert row.facts.reveal()["how_happened"] == "Autocomplete."
    assert b"Autocomplete." not in home.raw_bytes()
    assert "Still missing" not in dpo.get(page("record")).content.decode()
    assert "Whose data: 3 people" in dpo.get(page()).content.decode()


def test_a_half_filled_record_is_kept_and_says_what_is_missing(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    assert sent(dpo, "record", is_cyber="no", what_happened="It went out.").status_code == 302
    told = dpo.get(page("record")).content.decode()
    assert "How it happened, Potential consequences, Action taken" in told
    assert CaseRecord.objects.get().subject_count is None


@pytest.mark.parametrize(
    "fields",
    [{"subject_count": "-1"}, {"subject_count": "many"}, {"data_types": ["Gossip"]},
     {"incident_type": "Oops"}, {"staff_trained": "perhaps"}],
)  # fmt: skip
def test_wrong_input_is_refused(register: Any, signed_in: SignIn, fields: dict[str, Any]) -> None:
    opened(register)
    answer = sent(signed_in(Role.DPO, "oak"), "record", **(FULL | fields))
    assert answer.status_code == 400
    assert "A report went to another family." in answer.content.decode()
    assert not CaseRecord.objects.exists()


@pytest.mark.parametrize(
    ("fields", "warned"),
    [
        ({"what_happened": "Wren Ashdown’s report went out."}, True),
        ({"what_happened": "A Year 8 pupil’s report went out."}, False),
        ({"reporter_name": "Wren Ashdown"}, False),  # staff who report are named
    ],
)
def test_a_name_in_the_record_is_pointed_out(
    register: Any, signed_in: SignIn, fields: dict[str, str], warned: bool
) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "record", **(FULL | fields))
    told = dpo.get(page("record")).content.decode()
    assert ("names somebody of the roster" in told) is warned


def test_an_auditor_reads_it_as_text(register: Any, signed_in: SignIn) -> None:
    by_hand(register)
    told = signed_in(Role.AUDITOR, "oak").get(page("record")).content.decode()
    assert "A laptop was left on a train." in told
    assert "<textarea" not in told


def test_what_was_reported_by_hand_stands_in_the_form(register: Any, signed_in: SignIn) -> None:
    by_hand(register)
    told = signed_in(Role.DPO, "oak").get(page("record")).content.decode()
    assert "A laptop was left on a train." in told
    assert 'value="Health data" id="id_data_types_2" checked' in told
