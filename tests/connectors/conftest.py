"""The invented trust whose sources the connectors read."""

from __future__ import annotations

import pytest

from scanner.config.configuration import Organisation


@pytest.fixture
def organisation() -> Organisation:
    """A trust of two schools."""
    return Organisation.model_validate(
        {
            "name": "Example Learning Trust",
            "schools": [
                {
                    "id": "oak",
                    "name": "Oak Primary School",
                    "domains": ["oak.example.sch.uk"],
                    "pupil_domains": ["pupils.oak.example.sch.uk"],
                },
                {"id": "elm", "name": "Elm Academy", "domains": ["elm.example.sch.uk"]},
            ],
        }
    )
