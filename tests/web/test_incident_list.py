"""The register's list and its exports."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook

from register.reviewers.access import Role
from tests.register.conftest import made_finding
from tests.web.conftest import filed

SHARED = {"school": "oak", "schools": ("oak", "elm")}


def test_it_lists_every_status_and_finds_by_address(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    one = filed(register, made_finding("mail/a.eml", group="a"))
    caller = signed_in(Role.DPO, "oak")
    caller.post("/queue/dismiss/", chosen=[f"{one}:1"], reason="known")
    page = caller.get("/register/", status="dismissed").content.decode()
    assert one in page
    assert one not in caller.get("/register/", status="draft").content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
def test_an_export_holds_no_name_and_no_address(
    register: Any, signed_in: Callable[..., Any], form: str
) -> None:
    reference = filed(register, made_finding())
    answer = signed_in(Role.LEAD, "oak").post(f"/register/export/{form}/")
    assert answer.status_code == 200
    assert b"x@example.com" not in answer.content
    if form == "csv":
        assert reference.encode() in answer.content
    if form == "xlsx":
        page = load_workbook(io.BytesIO(answer.content)).active
        assert page is not None
        assert page["A2"].value == reference


class TestTheFullExport:
    def test_asks_why(self, register: Any, signed_in: Callable[..., Any]) -> None:
        reference = filed(register, made_finding())
        caller = signed_in(Role.DPO, "oak")
        assert caller.post("/register/export/json/").status_code == 400
        answer = caller.post("/register/export/json/", reason="For the insurer")
        (found,) = json.loads(answer.content)["incidents"]
        assert found["reference"] == reference
        assert found["recipients"][0]["address"] == "x@example.com"

    def test_leaves_out_what_concerns_another_school_too(
        self, register: Any, signed_in: Callable[..., Any]
    ) -> None:
        filed(register, made_finding(subjects=("P1", "P2"), **SHARED))
        for school in ("oak", "elm"):
            answer = signed_in(Role.DPO, school).post("/register/export/json/", reason="why")
            assert json.loads(answer.content)["incidents"] == []
        answer = signed_in(Role.TRUST_LEAD).post("/register/export/json/", reason="why")
        assert len(json.loads(answer.content)["incidents"]) == 1

    def test_is_not_for_leads(self, register: Any, signed_in: Callable[..., Any]) -> None:
        filed(register, made_finding())
        answer = signed_in(Role.LEAD, "oak").post("/register/export/json/", reason="why")
        assert answer.status_code == 400


def test_the_log_leaves_out_other_schools(register: Any, signed_in: Callable[..., Any]) -> None:
    theirs = filed(register, made_finding("mail/b.eml", group="b", school="elm", schools=("elm",)))
    other = signed_in(Role.DPO, "elm")
    other.post("/queue/dismiss/", chosen=[f"{theirs}:1"], reason="known")
    page = signed_in(Role.DPO, "oak").get("/audit/").content.decode()
    assert theirs not in page
    assert other.username not in page
    assert theirs in signed_in(Role.TRUST_LEAD).get("/audit/").content.decode()
