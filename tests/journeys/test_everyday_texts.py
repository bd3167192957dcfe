"""Whole everyday texts of schools, read as mail: nobody in them is told anything sensitive of.

The texts were written by people who knew neither the vocabularies nor the rules, with as many
words as they could think of that are sensitive elsewhere. Letters tell a child's own parents what
they may have: nothing of them may be read as more than that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from tests.journeys.everyday_mail import PUPILS, STAFF, told_by

HARMLESS = frozenset({"contact_details", "identity"})
# What only a few may have (policy.md, class C5) and what is nobody's business but a colleague's.
NOT_FOR_PARENTS = frozenset(
    """safeguarding looked_after criminal credentials staff_hr pay sexual_life political trade_union
    genetic ethnicity religion""".split()
)
FILLS = {
    "pupil": PUPILS[0],
    "pupil2": PUPILS[1],
    "pupil3": PUPILS[2],
    "pupil4": PUPILS[3],
    "staff": STAFF[0],
    "staff2": STAFF[1],
    "n": PUPILS[0],
    "first": PUPILS[0].split()[0],
    "contact": "Mrs Parent",
    "form": "5A",
    "town": "Melton",
    "year": "8",
    "school": "Elm Academy",
    "date": "3 March",
    "time": "3.30",
    "number": "44193",
    "amount": "4.50",
    "domain": "elm.example.sch.uk",
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Texts(TypedDict):
    """A file of texts; `beyond_us` holds the first lines of those that are still misread."""

    texts: list[str]
    beyond_us: list[str]


FILES: Mapping[str, Texts] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("everyday_texts").glob("*.yaml"))
}


def _told(text: str) -> set[str]:
    return told_by(_PLACEHOLDER.sub(lambda match: FILLS.get(match[1], match[1]), text))


@pytest.mark.parametrize("name", FILES)
def test_everyday_texts_tell_nothing_sensitive(name: str) -> None:
    is_letter = name.startswith("letters")
    misread: dict[str, set[str]] = {}
    for text in FILES[name]["texts"]:
        told = _told(text) & NOT_FOR_PARENTS if is_letter else _told(text) - HARMLESS
        if told:
            misread[text.partition("\n")[0]] = told
    assert set(misread) == set(FILES[name]["beyond_us"]), misread
