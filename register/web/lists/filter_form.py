"""The filters above a list of incidents."""

from __future__ import annotations

from typing import Any

from django import forms

from register.case.by_hand import PATTERN
from register.case.status import Status
from register.reports.complaints import Standing, complaints_standing
from register.reports.selection import Selection
from register.web.desk import desk
from register.web.entry.gate import ReviewRequest
from register.web.lists.search import searches
from register.web.words import titled
from scanner.model import Severity

_ANY = ("", "Any")
_ORDER_TITLES = {
    "clock": "Time left",
    "newest": "Newest first",
    "oldest": "Oldest first",
    "severity": "Most severe first",
}


_NOTHING = "-"  # begins no reference, and is no id or address


class FilterForm(forms.Form):
    """All fields may stay empty. `with_status`: the queue has drafts alone and does without.

    `sought`: what the search in the address stands for, "" for none. `without_search`: the query of
    the address with all other filters. `is_narrowed`: whether there are any.
    """

    school = forms.ChoiceField(required=False)
    pattern = forms.ChoiceField(required=False)
    severity = forms.ChoiceField(
        required=False, choices=[_ANY, *((s.value, titled(s.value)) for s in Severity)]
    )
    status = forms.ChoiceField(
        required=False, choices=[_ANY, *((s.value, titled(s.value)) for s in Status)]
    )
    near_miss = forms.ChoiceField(
        required=False,
        label="Near misses",
        choices=[("", "With the others"), ("only", "Only near misses"), ("without", "Left out")],
    )
    since = forms.DateField(
        required=False, label="Found from", widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        required=False, label="Found until", widget=forms.DateInput(attrs={"type": "date"})
    )
    complaint = forms.ChoiceField(
        required=False,
        label="Complaints",
        choices=[("", "With or without"), *((one.value, one.words) for one in Standing)],
    )
    search = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput)
    order = forms.ChoiceField(required=False, choices=list(_ORDER_TITLES.items()))

    def __init__(self, request: ReviewRequest, *, with_status: bool) -> None:
        super().__init__(request.GET)
        self._searches = searches(request)
        self.sought = self._searches.get(request.GET.get("search", ""), "")
        others = request.GET.copy()
        for name in ("search", "page"):
            others.pop(name, None)
        self.without_search = others.urlencode()
        self.is_narrowed = any(others.values())
        own = request.reviewer.works_for
        self._choices("school", [(id, name) for id, name in desk().schools.items() if own([id])])
        raised = sorted({rule.pattern for rule in desk().rules} | {PATTERN})
        self._choices("pattern", [(name, titled(name)) for name in raised])
        if with_status:  # sorting years of incidents by severity would take too long
            orders = [pair for pair in _ORDER_TITLES.items() if pair[0] != "severity"]
            self._set("order", orders)
        else:
            del self.fields["status"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("search") and given["search"] not in self._searches:
            self.add_error(None, "This search has ended, so nothing is listed: search again")
            self.sought = _NOTHING
        return given

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self._set(name, [_ANY, *choices])

    def _set(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def selection(self, default_order: str) -> Selection:
        """What is asked for; a field with a fault selects nothing away and is shown with it."""
        self.is_valid()
        given = self.cleaned_data
        near, complaint = given.get("near_miss"), given.get("complaint")
        return Selection(
            statuses=(given["status"],) if given.get("status") else (),
            school=given.get("school") or "",
            pattern=given.get("pattern") or "",
            severity=given.get("severity") or "",
            near_miss={"only": True, "without": False}.get(near or ""),
            since=given.get("since"),
            until=given.get("until"),
            sought=self.sought,
            complaints=(
                complaints_standing(Standing(complaint), desk().register.today())
                if complaint
                else None
            ),
            order=given.get("order") or default_order,
        )
