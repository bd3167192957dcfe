"""The report to governors in short: sentences that read well for every figure."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from register.outputs.governors_report import in_short
from register.reports.complaints import ComplaintCounts
from register.reports.figures import Figures


def made(**figures: Any) -> Figures:
    nothing = {one.name: () if one.name.startswith("by_") else 0 for one in fields(Figures)}
    return Figures(**{**nothing, "complaints": ComplaintCounts(), **figures})


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({}, "No breach was confirmed. No near miss was confirmed. 0 drafts were dismissed"),
        ({"near_misses": 1}, "No breach was confirmed. There was 1 near miss besides."),
        (
            {"breaches": 3, "people": 1200},
            "3 breaches concerning 1,200 people; 0 of them reported to the regulator. The people"
            " concerned were told of none of them. No near miss was confirmed.",
        ),
        (
            {"breaches": 4, "people": 1, "reported": 2, "in_time": 1, "told": 2, "near_misses": 5},
            "4 breaches concerning 1 person; 2 of them reported to the regulator, 1 within 72"
            " hours. The people concerned were told of 2 of them. There were 5 near misses",
        ),
    ],
)
def test_it_is_told_in_sentences(figures: dict[str, int], told: str) -> None:
    assert in_short(made(**figures)).startswith(told)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 0, 0), "No complaint about an incident was received."),
        ((1, 0, 0), "1 complaint was received; 0 of them acknowledged."),
        ((2, 2, 2), "2 complaints were received; 2 of them acknowledged, all within 30 days."),
        ((3, 2, 1), "3 complaints were received; 2 of them acknowledged, 1 within 30 days."),
    ],
)
def test_complaints_are_told_last(counts: tuple[int, int, int], told: str) -> None:
    assert in_short(made(complaints=ComplaintCounts(*counts))).endswith(f" {told}")
