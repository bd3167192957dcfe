"""Template filters: how the pages say moments, words of the contract, and severities."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from register.case import data_class
from register.case.clock import day_in_words, in_uk
from register.case.status import Status

register = template.Library()

_STATUS = {
    Status.DRAFT: ("Draft", "govuk-tag--yellow"),
    Status.CONFIRMED: ("Confirmed", "govuk-tag--blue"),
    Status.DISMISSED: ("Dismissed", "govuk-tag--grey"),
    Status.REPORTED: ("Reported", "govuk-tag--purple"),
    Status.NOT_REPORTABLE: ("Not reportable", "govuk-tag--turquoise"),
    Status.CLOSED: ("Closed", "govuk-tag--green"),
}
_COLOURS = {
    "low": "govuk-tag--grey",
    "medium": "govuk-tag--yellow",
    "high": "govuk-tag--orange",
    "critical": "govuk-tag--red",
}


@register.filter
def uk(moment: datetime | None) -> str:
    """ "24 November 2026, 09:00 GMT", or a dash for none."""
    return in_uk(moment) if moment else "–"


@register.filter
def day(one: date) -> str:
    """ "24 November 2026"."""
    return day_in_words(one)


@register.filter
def words(name: str) -> str:
    """A name of the contract as people say it: "wrong-recipient" is "wrong recipient"."""
    return _SAID.get(name, name.replace("_", " ").replace("-", " "))


_SAID = {
    "sen": "SEN",
    "staff_hr": "staff HR",
    "anyone-with-link": "anyone with the link",
    "not_reportable": "not reportable",
}


@register.filter
def titled(name: str) -> str:
    """`words`, with a capital at the front."""
    said = words(name)
    return said[:1].upper() + said[1:]


@register.filter
def with_classes(line: str) -> str:
    """A line of the policy, with what the classes of data in it are."""
    return data_class.with_classes(line)


@register.filter
def fault(error: str, label: str) -> str:
    """What is wrong with a field, in words that say what to do: "Password: fill this in"."""
    return f"{label}: fill this in" if error == _UNFILLED else error


_UNFILLED = "This field is required."  # Django's own, of forms whose words are not ours


@register.filter
def status_title(status: str) -> str:
    return _STATUS[Status(status)][0]


@register.filter
def status_tag(status: str) -> str:
    """The colour class of a status."""
    return _STATUS[Status(status)][1]


@register.filter
def severity_tag(severity: str) -> str:
    """The colour class of a severity or a band."""
    return _COLOURS[severity]
