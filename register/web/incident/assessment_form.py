"""The self-assessment as one form: each question is asked only if the one before leads to it."""

from __future__ import annotations

from typing import Any

from django import forms

from register.case.self_assessment import NO, QUESTIONS, YES, Outcome, asked, outcome
from register.web.incident.edit_form import LONGEST, EditForm

_ANSWERS = ((YES, "Yes"), (NO, "No"))


class _Reason(forms.CharField):
    """Needed where its question is asked, which the form knows; never marked as optional."""

    def validate(self, value: object) -> None:
        """Whether it may be empty hangs on the answers."""


def reason_name(question: str) -> str:
    """The field that holds the reason for an answer."""
    return f"{question}_reason"


class AssessmentForm(EditForm):
    """Works without scripts: what is not asked is left empty, and ignored if it is not."""

    use_required_attribute = False  # a browser would ask for the reasons of later questions too

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in enumerate(QUESTIONS, 1):
            hint = question.hint
            if number > 1:
                hint = f"{_when(number)} {hint}"
            self.fields[question.name] = forms.ChoiceField(
                label=f"{number}. {question.text}",
                help_text=hint,
                choices=_ANSWERS,
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[reason_name(question.name)] = _Reason(
                label=f"Reason for answer {number}",
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        answers = [given.get(question.name) or "" for question in QUESTIONS]
        self.asked = asked(answers)
        for question in self.asked:
            if not given.get(question.name):
                self.add_error(question.name, f"Answer yes or no: {question.text}")
            elif not given.get(reason_name(question.name)):
                self.add_error(reason_name(question.name), "Give the reason for your answer")
        return given

    @property
    def answers(self) -> list[str]:
        """Yes or no, as far as they were asked; of a valid form."""
        return [self.cleaned_data[question.name] for question in self.asked]

    @property
    def outcome(self) -> Outcome:
        """What follows from them; of a valid form."""
        return outcome(self.answers)

    @property
    def reasons(self) -> str:
        """Questions, answers and reasons as they are kept and read again."""
        given = self.cleaned_data
        return "\n".join(
            f"{question.text} {given[question.name].capitalize()}:"
            f" {given[reason_name(question.name)]}"
            for question in self.asked
        )


def _when(number: int) -> str:
    """When a later question is to be answered: the one before has not ended the questions."""
    leads_on = NO if QUESTIONS[number - 2].ends_on == YES else YES
    return f"Answer this only if you said {leads_on} to question {number - 1}."
