"""The tasks of an incident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from register.models import Decision, Incident, Task
from register.reviewers.access import Role
from tests.register.conftest import Home
from tests.web.incident_cases import by_hand, opened, page, sent

SignIn = Callable[..., Any]


def test_the_procedures_steps_are_listed_with_who_and_when(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    told = signed_in(Role.AUDITOR, "oak").get(page("tasks")).content.decode()
    assert "Recall the mail" in told
    assert "Usually: The sender" in told
    assert "21 November 2026, 11:00 GMT" in told  # the report form, two hours after the finding
    assert "Restore from backup" not in told
    assert not Task.objects.exists()


def test_a_lost_device_has_other_steps(register: Any, signed_in: SignIn) -> None:
    by_hand(register)
    told = signed_in(Role.DPO, "oak").get(page("tasks")).content.decode()
    assert "Change passwords and entry codes" in told
    assert "Recall the mail" not in told


def test_what_is_late_is_marked(register: Any, signed_in: SignIn, home: Home) -> None:
    opened(register)
    home.clock.now += timedelta(hours=3)
    assert ">Late<" in signed_in(Role.DPO, "oak").get(page("tasks")).content.decode()


def test_a_task_is_ticked_off(register: Any, signed_in: SignIn) -> None:
    opened(register)
    lead = signed_in(Role.LEAD, "oak")
    assert sent(lead, "tasks/recall_sender/done").status_code == 302
    row = Task.objects.get(step="recall_sender")
    assert (row.done_at, row.done_by) == (register.now(), "lead-oak")
    assert Decision.objects.get(what="task_done").why.reveal() == "Recall the mail"


def test_a_task_gets_an_owner_and_a_day_and_is_undone_again(
    register: Any, signed_in: SignIn
) -> None:
    opened(register)
    lead = signed_in(Role.LEAD, "oak")
    signed_in(Role.LEAD, "elm")
    form = lead.get(page("tasks/review")).content.decode()
    assert "A School lead" in form
    assert "lead-elm" not in form
    fields = {"owner": "lead-oak", "due_on": "2026-12-01"}
    assert sent(lead, "tasks/review", done_at="2026-11-21T08:00", **fields).status_code == 302
    row = Task.objects.get(step="review")
    assert (row.owner, row.due_on, row.done_by) == ("lead-oak", date(2026, 12, 1), "lead-oak")
    assert sent(lead, "tasks/review", done_at="", **fields).status_code == 302
    row.refresh_from_db()
    assert (row.done_at, row.done_by) == (None, "")
    assert Task.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [{"owner": "lead-elm"}, {"due_on": "soon"}, {"done_at": "2027-01-01T00:00"}],
)
def test_wrong_input_is_refused(register: Any, signed_in: SignIn, fields: dict[str, str]) -> None:
    opened(register)
    assert sent(signed_in(Role.DPO, "oak"), "tasks/review", **fields).status_code == 400
    assert not Task.objects.exists()


def test_people_add_tasks_of_their_own(register: Any, signed_in: SignIn, home: Home) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    assert sent(dpo, "tasks/add", title="Ring Mara Ashdown back").status_code == 302
    row = Task.objects.get(step="own")
    assert "Ring Mara Ashdown back" in dpo.get(page("tasks")).content.decode()
    assert sent(dpo, f"tasks/own-{row.id}/done").status_code == 302
    assert Task.objects.get(step="own").done_by == "dpo-oak"
    assert b"Ring Mara" not in home.raw_bytes()


@pytest.mark.parametrize("key", ["dig", "own-99", "own-x", "own-"])
def test_a_task_that_is_not_there_is_not_found(register: Any, signed_in: SignIn, key: str) -> None:
    opened(register)
    dpo = signed_in(Role.DPO, "oak")
    assert dpo.get(page(f"tasks/{key}")).status_code == 404
    assert sent(dpo, f"tasks/{key}/done").status_code == 404


def test_confirming_writes_the_steps_down(register: Any, signed_in: SignIn) -> None:
    incident = opened(register)
    dpo = signed_in(Role.DPO, "oak")
    sent(dpo, "tasks/recall_sender/done")
    sent(dpo, "decisions/confirm", why="It went to the wrong family")
    steps = list(Task.objects.values_list("step", flat=True))
    assert {"recall_sender", "tell_trust", "investigate"} <= set(steps)
    assert len(steps) == len(set(steps))
    # Rated down afterwards: a task somebody may have begun does not vanish.
    Incident.objects.filter(pk=incident.pk).update(band="low")
    assert "trust’s officer" in dpo.get(page("tasks")).content.decode()


def test_a_closed_incidents_tasks_stay_as_they_are(register: Any, signed_in: SignIn) -> None:
    incident = opened(register)
    Incident.objects.filter(pk=incident.pk).update(status="closed")
    sent(signed_in(Role.DPO, "oak"), "tasks/recall_sender/done")
    assert not Task.objects.exists()
