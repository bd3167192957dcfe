"""The documents that others read: the contract's names, and nothing missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from register.reports.export import exported_gaps, exported_incidents
from scanner.model import Finding, KnownBy, Severity, Wrong

Maker = Callable[..., Finding]

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "incidents.schema.json").read_text("utf-8")
)


def valid(document: dict[str, Any]) -> dict[str, Any]:
    """The document as a reader gets it, once it was found to fit the schema."""
    read: dict[str, Any] = json.loads(json.dumps(document))
    jsonschema.Draft202012Validator(SCHEMA).validate(read)
    return read


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_empty_register_exports_an_empty_list(register: Any) -> None:
    document = valid(exported_incidents(register.incidents()))
    assert document == {"schema": 1, "incidents": []}


def test_an_incident_is_exported_as_the_contract_words_it(
    register: Any, scan: Any, finding: Maker
) -> None:
    scan.found(finding(categories=("health", "contact_details")))
    (incident,) = valid(exported_incidents(register.incidents()))["incidents"]
    expected = {
        "reference": "OAK-2026-0001",
        "status": "draft",
        "school": "oak",
        "schools": ["oak"],
        "source": "sent-mail",
        "pattern": "wrong-recipient",
        "severity": "high",
        "detected_at": "2026-11-21T09:00:00Z",
        "occurred_at": "2026-11-20T15:02:11Z",
        "deadline_at": "2026-11-24T09:00:00Z",
        "items": ["mail/0042.eml"],
        "subjects": ["P0012"],
        "unresolved_subjects": 0,
        "categories": ["health", "contact_details"],
        "recipients": [
            {"address": "x@example.com", "person": None, "reason": "not a contact of P0012"}
        ],
        "recipients_complete": "headers",
        "risk": {"impact": 3, "recurrence": 2, "band": "medium"},
        "near_miss": False,
    }
    additions = {
        "explanation": ["P0012's health went to somebody who is no contact of theirs."],
        "previous": None,
        "findings": 1,
        "first_human_seen_at": None,
        "aware_at": None,
    }
    assert incident == {**expected, **additions}


def test_a_letter_without_a_date_is_exported(register: Any, scan: Any, finding: Maker) -> None:
    letter = finding(
        "letters/1.docx",
        pattern="letter-mismatch",
        severity=Severity.LOW,
        recipients=(Wrong(None, "C0034", "not a contact of P0012"),),
        recipients_complete=KnownBy.CONFIG,
        near_miss=True,
        occurred_at=None,
    )
    scan.found(letter)
    (incident,) = valid(exported_incidents(register.incidents()))["incidents"]
    assert incident["occurred_at"] is None
    assert incident["near_miss"] is True
    assert incident["recipients"][0]["address"] is None
    assert incident["recipients"][0]["person"] == "C0034"


BROKEN = [
    ("severity", "awful"),
    ("status", "open"),
    ("pattern", "unheard-of"),
    ("categories", ["identity"]),
    ("items", []),
    ("detected_at", "2026-11-21 09:00"),
    ("risk", {"impact": 6, "recurrence": 1, "band": "low"}),
    ("recipients", [{"address": "x@example.com"}]),
]


@pytest.mark.parametrize(("key", "value"), BROKEN)
def test_the_schema_refuses_what_the_contract_does_not_know(
    register: Any, scan: Any, finding: Maker, key: str, value: object
) -> None:
    scan.found(finding())
    document = valid(exported_incidents(register.incidents()))
    document["incidents"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        valid(document)


def test_the_schema_misses_a_dropped_key(register: Any, scan: Any, finding: Maker) -> None:
    scan.found(finding())
    document = valid(exported_incidents(register.incidents()))
    for key in SCHEMA["properties"]["incidents"]["items"]["required"]:
        shortened = {k: v for k, v in document["incidents"][0].items() if k != key}
        with pytest.raises(jsonschema.ValidationError):
            valid({"schema": 1, "incidents": [shortened]})


def test_gaps_are_exported_as_the_contract_words_them(register: Any, scan: Any, gap: Any) -> None:
    scan.missed(gap("share/a.docx"))
    assert json.loads(json.dumps(exported_gaps(register.gaps()))) == {
        "gaps": [
            {
                "item": "share/a.docx",
                "source": "sent-mail",
                "reason": "encrypted",
                "detail": "needs a password",
                "at": "2026-11-21T09:00:00Z",
                "first_at": "2026-11-21T09:00:00Z",
            }
        ]
    }
