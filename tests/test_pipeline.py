"""A scan leaves out what nobody is told of, and finds all the same what a whole reading shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rules.pattern import Example, load_patterns
from scanner.model import (
    Extracted,
    Item,
    MentionKind,
)
from tests.a_mail import a_mail
from tests.rules.scene import scene
from tests.school.pipeline import school_pipeline

STRANGER = "somebody@postbox.example"
COLLEAGUE = "gavrielle.tunstock@fir.example.sch.uk"
MOTHER = "sennabeth.tharnaby@postbox.example"


def _examples() -> Iterator[object]:
    for pattern in load_patterns():
        for example in pattern.examples:
            yield pytest.param(example, id=f"{pattern.id}: {example.name}")


@pytest.mark.parametrize("example", list(_examples()))
def test_a_scan_finds_what_a_whole_reading_shows(example: Example) -> None:
    item, extracted = scene(example)
    whole = school_pipeline().read_extracted(item, extracted)
    assert school_pipeline().inspect_extracted(item, extracted).findings == whole.findings


def _mail(text: str, *recipients: str) -> tuple[Item, Extracted]:
    return a_mail("lisbetha.crumlin@fir.example.sch.uk", "Tomorrow", text, *recipients)


@pytest.mark.parametrize(
    ("text", "recipients", "is_found"),
    [
        pytest.param("A safeguarding referral was made.", [STRANGER], False, id="of nobody"),
        pytest.param(
            "Zorvane Quibblewick: a safeguarding referral was made.", [STRANGER], True, id="named"
        ),
        pytest.param(
            "UPN W301123420001: a safeguarding referral was made.", [STRANGER], True, id="a UPN"
        ),
        pytest.param(
            "A safeguarding referral was made for your son.",
            [MOTHER, STRANGER],
            True,
            id="a recipient's child without a name",
        ),
        pytest.param("Your son enjoys maths.", [MOTHER], False, id="to his mother alone"),
    ],
)
def test_what_names_nobody_may_still_be_about_a_recipients_child(
    text: str, recipients: list[str], is_found: bool
) -> None:
    item, extracted = _mail(text, *recipients)
    whole = school_pipeline().read_extracted(item, extracted)
    assert bool(whole.findings) is is_found
    assert school_pipeline().inspect_extracted(item, extracted).findings == whole.findings


@pytest.mark.parametrize(
    ("text", "recipients", "is_found"),
    [
        ("Zorvane Quibblewick was absent on Monday.", [COLLEAGUE], False),
        ("Zorvane Quibblewick was absent on Monday.", [STRANGER], True),
        ("Zorvane Quibblewick: a safeguarding referral was made.", [COLLEAGUE], True),
        ("Zorvane Quibblewick: a safeguarding referral was made.", [COLLEAGUE, STRANGER], True),
        ("Zorvane Quibblewick paints well.\n\nKind regards\nLisbetha Crumlin", [COLLEAGUE], False),
        ("The lights are on.\n\nKind regards\nLisbetha Crumlin", [STRANGER], False),
        ("Wendrith Osmotherby is facing a disciplinary hearing.", [COLLEAGUE], True),
        (
            "The lights are on.\n\nRegards\nWendrith Osmotherby faces a disciplinary hearing.",
            [COLLEAGUE],
            True,
        ),
    ],
)
def test_a_scan_asks_only_for_what_somebody_may_not_have(
    text: str, recipients: list[str], *, is_found: bool
) -> None:
    item, extracted = _mail(text, *recipients)
    whole = school_pipeline().read_extracted(item, extracted)
    assert bool(whole.findings) is is_found
    assert school_pipeline().inspect_extracted(item, extracted).findings == whole.findings


def test_explain_shows_what_is_told_of_nobody() -> None:
    reading = school_pipeline().read_extracted(
        *_mail("A safeguarding referral was made.", STRANGER)
    )
    assert [m.kind for m in reading.mentions] == [MentionKind.CATEGORY]
