"""Who may sign in: role, schools, second factor. Accounts are made on the command line."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from register.models import User
from register.reviewers.access import DECIDERS, Access, Reviewer, Role
from register.reviewers.accounts import AccountView, disable, enable, everybody
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.route import Route

_READERS = DECIDERS | {Role.AUDITOR}
_MANAGERS = frozenset({Role.TRUST_LEAD})


@dataclass(frozen=True, slots=True)
class UserRow:
    """An account; `name` is shown to those who work with the person."""

    view: AccountView
    name: str
    schools: str
    is_self: bool


def users(request: ReviewRequest) -> HttpResponse:
    """The accounts of the reviewer's schools; a trust lead's are every school's."""
    shown = [
        _row(view, request.reviewer)
        for view in everybody()
        if request.reviewer.works_for(view.schools) or not view.schools
    ]
    context = {"rows": shown, "may_manage": request.reviewer.role in _MANAGERS}
    return render(request, "register/users.html", context)


def switch_user(request: ReviewRequest, username: str) -> HttpResponse:
    """Disable an account, which ends its sessions at once, or let it in again."""
    user = User.objects.filter(username=username).first()
    if user is None:
        raise Http404
    if username == request.reviewer.username:
        messages.error(request, "You cannot disable your own account.")
        return redirect("users")
    act = disable if user.is_active else enable
    act(username, who=request.reviewer.username, now=desk().register.now())
    done = "disabled, and signed out everywhere" if user.is_active else "enabled"
    messages.success(request, f"{username} is {done}.")
    return redirect("users")


def _row(view: AccountView, reviewer: Reviewer) -> UserRow:
    names = desk().schools
    everywhere = view.role is Role.TRUST_LEAD
    return UserRow(
        view=view,
        name=view.name.reveal(),
        schools="All" if everywhere else ", ".join(names.get(s, s) for s in view.schools),
        is_self=view.username == reviewer.username,
    )


ROUTES = (
    Route("users/", users, "users", Access(read=_READERS)),
    Route(
        "users/<str:username>/switch/",
        switch_user,
        "switch_user",
        Access(write=_MANAGERS),
        example={"username": "nobody"},
    ),
)
