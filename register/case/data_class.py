"""What the classes of data that a line of the policy names are, in words of the field."""

from __future__ import annotations

import re

# The classes of rules/policy.yaml; a school may move a category, but not what a class is for.
CLASSES = {
    "C1": "who somebody is",
    "C2": "contact details, dates of birth and identifiers",
    "C3": "attainment, attendance, behaviour and money",
    "C4": "SEN, health and other sensitive data",
    "C5": "safeguarding, care and criminal matters",
}
_NAMED = re.compile(r"\b(C[1-5])(?: to (C[1-5]))?\b")


def with_classes(line: str) -> str:
    """The policy's line as it stands, and after it what each class that it names is.

    "an unknown address may have C1 (C1: who somebody is)". A line that names none stays alone.
    """
    said = dict.fromkeys(_said(*one.groups()) for one in _NAMED.finditer(line))
    return f"{line} ({'; '.join(said)})" if said else line


def _said(first: str, last: str | None) -> str:
    if last is None:
        return f"{first}: {CLASSES[first]}"
    return f"{first} to {last}: from {CLASSES[first]} to {CLASSES[last]}"
