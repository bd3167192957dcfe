"""The tasks of an incident: what the procedure asks, who does it, by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from register.case.colleagues import names_of, workers_on
from register.case.procedure import Medium, medium_of
from register.case.tasks import TaskView, add_own, task_row, tasks_of
from register.models import CaseRecord, Incident, Task
from register.reviewers.access import HANDLERS, READERS, Access
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.edit_form import store
from register.web.incident.incident_page import Case, case_for, incident_page
from register.web.incident.task_form import DoneForm, OwnTaskForm, TaskForm
from register.web.route import Route


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its words and names."""

    view: TaskView
    title: str
    owner: str
    done_by: str
    is_late: bool


def tasks(request: ReviewRequest, reference: str) -> HttpResponse:
    """The list."""
    case = case_for(request, reference)
    rows = task_rows(case)
    context = {"rows": rows, "open": sum(not row.view.is_done for row in rows)}
    return incident_page(case, "incident_tasks", "Tasks", context)


def task(request: ReviewRequest, reference: str, key: str) -> HttpResponse:
    """Give a task to somebody, set its day, say that it is done or that it is not."""
    case = case_for(request, reference)
    row = _task(case, key)
    initial = {
        "version": case.incident.version,
        "owner": row.owner,
        "due_on": row.due_on,
        "done_at": row.done_at,
    }
    form = TaskForm(
        request.POST or None,
        initial=initial,
        workers=workers_on(case.incident),
        now=desk().register.now(),
    )
    title = row.title.reveal()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def write(stored: Task) -> None:
            stored.owner, stored.due_on = given["owner"], given["due_on"]
            if given["done_at"] != stored.done_at:
                stored.done_by = request.reviewer.username if given["done_at"] else ""
            stored.done_at = given["done_at"]

        refused = store(case, form, "task_changed", _changed(key, write), why=title)
        if refused is not None:
            return refused
        messages.success(request, "The task is changed.")
        return redirect("tasks", reference)
    context = {"form": form, "may_send": case.shows_form}
    status = 400 if form.errors else 200
    return incident_page(case, "incident_form", title, context, status=status)


def task_done(request: ReviewRequest, reference: str, key: str) -> HttpResponse:
    """Tick a task off, now and by whoever sends this."""
    case = case_for(request, reference)
    title = _task(case, key).title.reveal()
    form = DoneForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was changed: load the page again.")
        return redirect("tasks", reference)

    def write(stored: Task) -> None:
        stored.done_at, stored.done_by = desk().register.now(), request.reviewer.username

    refused = store(case, form, "task_done", _changed(key, write), why=title)
    if refused is not None:
        return refused
    messages.success(request, f"Done: {title}.")
    return redirect("tasks", reference)


def add_task(request: ReviewRequest, reference: str) -> HttpResponse:
    """A task of somebody's own."""
    case = case_for(request, reference)
    form = OwnTaskForm(
        request.POST or None,
        initial={"version": case.incident.version},
        workers=workers_on(case.incident),
        now=desk().register.now(),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def change(incident: Incident) -> None:
            made = add_own(incident, given["title"], given["owner"], given["due_on"])
            if given["done_at"]:
                made.done_at, made.done_by = given["done_at"], request.reviewer.username
            made.save()

        refused = store(case, form, "task_added", change, why=given["title"])
        if refused is not None:
            return refused
        messages.success(request, "The task is added.")
        return redirect("tasks", reference)
    context = {"form": form, "may_send": case.shows_form, "button": "Add"}
    status = 400 if form.errors else 200
    return incident_page(case, "incident_form", "Add a task", context, status=status)


def task_rows(case: Case) -> list[TaskRow]:
    """The tasks with names; the same that closing warns of."""
    found = tasks_of(case.incident, medium_in(case.incident))
    names = names_of(name for view in found for name in (view.owner, view.done_by) if name)
    now = desk().register.now()
    return [
        TaskRow(
            view,
            view.title.reveal(),
            names.get(view.owner, view.owner),
            names.get(view.done_by, view.done_by),
            view.is_late(now),
        )
        for view in found
    ]


def medium_in(incident: Incident) -> Medium:
    """How the data got out, by the kind of its source or of the report by hand."""
    sources = {source.name: source.kind for source in desk().sources}
    kind = CaseRecord.objects.filter(incident=incident).values_list("kind", flat=True).first()
    return medium_of(sources.get(incident.source, ""), incident.pattern, kind or "")


def _task(case: Case, key: str) -> Task:
    row = task_row(case.incident, key)
    if row is None:
        raise Http404
    return row


def _changed(key: str, write: Callable[[Task], None]) -> Callable[[Incident], None]:
    """The row is looked up again under the incident's lock, so that a step gets one row only."""

    def change(incident: Incident) -> None:
        row = task_row(incident, key)
        if row is not None:
            write(row)
            row.save()

    return change


_EXAMPLE = {"reference": "OAK-2026-0001"}
_HANDLED = Access(read=HANDLERS, write=HANDLERS)
ROUTES = (
    Route(
        "incidents/<str:reference>/tasks/", tasks, "tasks", Access(read=READERS), example=_EXAMPLE
    ),
    Route("incidents/<str:reference>/tasks/add/", add_task, "add_task", _HANDLED, example=_EXAMPLE),
    Route(
        "incidents/<str:reference>/tasks/<slug:key>/",
        task,
        "task",
        _HANDLED,
        example={**_EXAMPLE, "key": "review"},
    ),
    Route(
        "incidents/<str:reference>/tasks/<slug:key>/done/",
        task_done,
        "task_done",
        Access(write=HANDLERS),
        example={**_EXAMPLE, "key": "review"},
    ),
)
