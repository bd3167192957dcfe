"""How fresh the roster is, whom it holds, and who shares a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from register.lent.roster_view import PersonView, RosterFile
from register.reviewers.access import RUNNERS, Access, Reviewer
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.route import Route

OLD = timedelta(days=7)  # schools change daily; a week-old export knows no newcomer


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of the roster, and whether it is old enough to be asked about."""

    file: RosterFile
    is_old: bool


@dataclass(frozen=True, slots=True)
class Namesake:
    """A pupil who shares a name, without it: id, school, year and form tell them apart.

    Of a pupil of other schools than the reader's nothing stands here but that there is one.
    """

    id: str = ""
    schools: tuple[str, ...] = ()
    year_group: str = ""
    group: str = ""


def roster(request: ReviewRequest) -> HttpResponse:
    """Files, heads by school, and the groups of pupils of one name."""
    now, view, schools = desk().register.now(), desk().roster, desk().schools
    reviewer = request.reviewer
    heads = view.heads()
    kinds = sorted({kind for counts in heads.values() for kind in counts})
    return render(
        request,
        "register/roster.html",
        {
            "files": [FileRow(file, now - file.written_at > OLD) for file in view.files()],
            "kinds": kinds,
            "heads": [
                (name, [heads.get(school, {}).get(kind, 0) for kind in kinds])
                for school, name in schools.items()
                if reviewer.works_for([school])
            ],
            "namesakes": [
                [_namesake(reviewer, person) for person in group]
                for group in view.same_names()
                if _concerns(reviewer, group)
            ],
        },
    )


def _concerns(reviewer: Reviewer, group: tuple[PersonView, ...]) -> bool:
    return any(reviewer.works_for(person.schools) for person in group)


def _namesake(reviewer: Reviewer, person: PersonView) -> Namesake:
    if not reviewer.works_for(person.schools):
        return Namesake()
    names = desk().schools
    schools = tuple(names.get(school, school) for school in person.schools)
    return Namesake(person.id, schools, person.year_group, person.group)


ROUTES = (Route("roster/", roster, "roster", Access(read=RUNNERS)),)
