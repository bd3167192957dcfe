"""What leaves the house about an incident: the regulator's report, letters, notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.http import Http404, HttpResponse

from register.case.case_facts import BY_NAME
from register.case.procedure import Medium
from register.case.pseudonym import Pseudonym
from register.custody import audit
from register.lent.controller import Controller
from register.lent.roster_view import PersonView
from register.outputs.case_file import CaseFile
from register.outputs.document import FORMS, Document, Form, Section
from register.outputs.letters import Addressee, letter_to_individual, letter_to_recipient
from register.outputs.notices import Office, is_due, notice
from register.outputs.reading import case_file
from register.outputs.refusal import Named, named_in
from register.outputs.regulator_report import regulator_report, unanswered
from register.reviewers.access import DECIDERS, HANDLERS, READERS, Access, Reviewer
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.incident.incident_page import Case, case_for, incident_page, subjects_of
from register.web.incident.task_list import medium_in
from register.web.route import Route
from scanner.personal import Personal


class Output(StrEnum):
    """Documents that name nobody; letters to individuals have a page of their own."""

    REGULATOR = "regulator"
    CHAIR = "chair"
    TRUST = "trust"
    RECIPIENT = "recipient"

    @property
    def words(self) -> str:
        """As the page names it."""
        return _WORDS[self]


_WORDS = {
    Output.REGULATOR: "Report to the regulator",
    Output.CHAIR: "Notice to the chair of governors",
    Output.TRUST: "Notice to the trust’s officer",
    Output.RECIPIENT: "Letter or mail asking a wrong recipient to delete it",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A document of the case, and whoever is named in it though nobody may be."""

    output: Output
    document: Document
    named: tuple[Named, ...]
    is_due: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter that may be written: about whom and to whom, by pseudonym."""

    subject: str
    about: Pseudonym
    to: str  # the contact's id; the subject's own for a member of staff
    to_words: str


def outputs(request: ReviewRequest, reference: str) -> HttpResponse:
    """Every document of the incident, with what keeps it from leaving."""
    case = case_for(request, reference)
    told = _told(case)
    context = {
        "written": [_written(output, told, case) for output in Output],
        "open_questions": unanswered(told),
        "letters": _letters(case),
        "forms": FORMS,
        "may_report": case.may_decide,
    }
    return incident_page(case, "incident_outputs", "Letters and reports", context)


def preview(request: ReviewRequest, reference: str, output: str) -> HttpResponse:
    """The document as it stands, on a page."""
    case = case_for(request, reference)
    told = _told(case)
    return _shown(case, _written(_output(output), told, case))


def download(request: ReviewRequest, reference: str, output: str, form: str) -> HttpResponse:
    """The document as a file; 409 while somebody of the roster is named in it."""
    case = case_for(request, reference)
    told = _told(case)
    made = _written(_output(output), told, case)
    if not _may_take(request.reviewer, made.output):
        raise Http404
    if made.named:
        return _shown(case, made, status=409)
    answer = _file(made.document, _form(form))
    _note(request, reference, made.output.value, form)
    return answer


def letter(request: ReviewRequest, reference: str) -> HttpResponse:
    """A letter to a person concerned, or to a parent of theirs; it holds their names."""
    case = case_for(request, reference)
    subject, to = request.POST.get("subject", ""), request.POST.get("to", "")
    wanted = next((one for one in _letters(case) if (one.subject, one.to) == (subject, to)), None)
    person = desk().roster.person(subject)
    if wanted is None or person is None:
        raise Http404
    addressee = _addressee(person, to)
    if addressee is None:
        raise Http404
    told = _told(case, subject)
    document = letter_to_individual(told, desk().controller, addressee, desk().register.now())
    # What was typed for the whole incident may name others; the letter may name these two alone.
    others = [subject_id for subject_id in subjects_of(case.incident) if subject_id != subject]
    named = named_in(_typed(told), desk().names, others)
    if named:
        made = Written(Output.REGULATOR, document, named, is_due=True)
        context = {"made": made, "forms": FORMS, "may_take": False}
        return incident_page(case, "incident_output", "Letter", context, status=409)
    form = _form(request.POST.get("form", "docx"))
    answer = _file(document, form)
    _note(request, reference, "letter to an individual", form.ending, subject)
    return answer


def _told(case: Case, about: str = "") -> CaseFile:
    return case_file(
        case.incident,
        desk().schools,
        by_mail=medium_in(case.incident) is Medium.MAIL,
        kinds={subject.kind for subject in subjects_of(case.incident).values()},
        about=about,
    )


def _typed(told: CaseFile) -> Document:
    """What people typed and a letter repeats, by the label of its field."""
    facts = ("what_happened", "consequences", "actions_taken")
    answers = tuple((BY_NAME[name].label, told.facts.get(name, "")) for name in facts)
    return Document(told.reference, "", (Section(answers=answers),))


_WRITERS: dict[Output, Callable[[CaseFile, Controller], Document]] = {
    Output.REGULATOR: regulator_report,
    Output.CHAIR: lambda case, controller: notice(case, controller, Office.CHAIR),
    Output.TRUST: lambda case, controller: notice(case, controller, Office.TRUST),
    Output.RECIPIENT: lambda case, controller: letter_to_recipient(
        case, controller, None, desk().register.now()
    ),
}


def _written(output: Output, told: CaseFile, case: Case) -> Written:
    document = _WRITERS[output](told, desk().controller)
    due = {
        Output.CHAIR: is_due(told, Office.CHAIR),
        Output.TRUST: is_due(told, Office.TRUST),
        Output.RECIPIENT: told.recipients > 0,
    }
    named = named_in(document, desk().names, tuple(subjects_of(case.incident)))
    return Written(output, document, named, due.get(output, True))


def _shown(case: Case, made: Written, status: int = 200) -> HttpResponse:
    may_take = _may_take(case.request.reviewer, made.output)
    context = {"made": made, "forms": FORMS, "may_take": may_take}
    return incident_page(case, "incident_output", made.output.words, context, status=status)


def _letters(case: Case) -> list[Letter]:
    """The letters that this reviewer may write: about people of their own schools."""
    found = []
    for subject, about in subjects_of(case.incident).items():
        if not case.request.reviewer.works_for(about.schools):
            continue
        if about.kind == "staff":
            found.append(Letter(subject, about, subject, "to themselves"))
        for number, contact in enumerate(desk().roster.entitled_contacts(subject), 1):
            found.append(Letter(subject, about, contact.id, f"to contact {number}"))
    return found


def _addressee(person: PersonView, to: str) -> Addressee | None:
    if to == person.id:
        return Addressee(person.name)
    contacts = desk().roster.entitled_contacts(person.id)
    found = next((contact for contact in contacts if contact.id == to), None)
    return Addressee(found.name, person.name) if found else None


def _may_take(reviewer: Reviewer, output: Output) -> bool:
    """The regulator's report is for those who decide whether there is one."""
    return reviewer.role in (DECIDERS if output is Output.REGULATOR else HANDLERS)


def _note(request: ReviewRequest, reference: str, what: str, form: str, about: str = "") -> None:
    audit.note(
        audit.Action.REPORT_MADE,
        who=request.reviewer.username,
        about=reference,
        details=Personal({"what": what, "form": form, "subject": about}),
        at=desk().register.now(),
    )


def _file(document: Document, form: Form) -> HttpResponse:
    answer = HttpResponse(form.write(document), content_type=form.media_type)
    name = f"{document.name}.{form.ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _output(name: str) -> Output:
    if name not in list(Output):
        raise Http404
    return Output(name)


def _form(ending: str) -> Form:
    found = next((form for form in FORMS if form.ending == ending), None)
    if found is None:
        raise Http404
    return found


_EXAMPLE = {"reference": "OAK-2026-0001"}
ROUTES = (
    Route(
        "incidents/<str:reference>/outputs/",
        outputs,
        "outputs",
        Access(read=READERS),
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/outputs/letter/",
        letter,
        "letter",
        Access(write=HANDLERS),
        example=_EXAMPLE,
    ),
    Route(
        "incidents/<str:reference>/outputs/<slug:output>/",
        preview,
        "output",
        Access(read=READERS),
        example={**_EXAMPLE, "output": "chair"},
    ),
    Route(
        "incidents/<str:reference>/outputs/<slug:output>/<slug:form>/",
        download,
        "download_output",
        Access(write=HANDLERS),
        example={**_EXAMPLE, "output": "chair", "form": "pdf"},
    ),
)
