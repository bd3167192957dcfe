"""The register's list and its exports."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook

from register.reviewers.access import Role
from register.web.lists import incident_list
from tests.register.conftest import made_finding
from tests.web.conftest import filed

SHARED = {"school": "oak", "schools": ("oak", "elm")}


def test_it_lists_every_status_and_finds_by_address(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    one = filed(register, made_finding("mail/a.eml", group="a"))
    caller = signed_in(Role.DPO, "oak")
    caller.post("/queue/dismiss/", chosen=[f"{one}:1"], reason="known", kind="other")
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


@pytest.mark.parametrize(
    ("drafts", "told"),
    [
        (2, None),
        (
            5,
            "Not the whole list: these are its first 2 lines. 3 more are left out. Export it as CSV"
            " or XLSX to have them all, or narrow the filters.",
        ),
    ],
)
def test_a_pdf_says_how_many_lines_it_leaves_out_and_the_tables_leave_out_none(
    register: Any,
    signed_in: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    drafts: int,
    told: str | None,
) -> None:
    monkeypatch.setattr(incident_list, "MOST_IN_A_PDF", 2)
    found = [filed(register, made_finding(f"mail/{n}.eml", group=f"{n}")) for n in range(drafts)]
    caller = signed_in(Role.DPO, "oak")
    paper = _text(caller.post("/register/export/pdf/").content)
    assert [one in paper for one in found] == [False] * (drafts - 2) + [True] * 2
    assert ("Notthewholelist" in paper) is (told is not None)
    assert "".join((told or "").split()) in paper
    table = caller.post("/register/export/csv/").content.decode()
    assert all(one in table for one in found)
    page = caller.get("/register/").content.decode()
    assert "A PDF holds 2 lines at most, and says how many it left out" in page


def _text(pdf: bytes) -> str:
    """Its letters without spaces and line ends: narrow columns break a reference."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(p.get_textpage().get_text_range() for p in document).split())


def test_a_filter_with_a_fault_exports_nothing(
    register: Any, signed_in: Callable[..., Any]
) -> None:
    filed(register, made_finding())
    caller = signed_in(Role.DPO, "oak")
    assert caller.post("/register/export/csv/?since=2026-11-21").status_code == 200
    assert caller.post("/register/export/csv/?since=lately").status_code == 400


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
    other.post("/queue/dismiss/", chosen=[f"{theirs}:1"], reason="known", kind="other")
    page = signed_in(Role.DPO, "oak").get("/audit/").content.decode()
    assert theirs not in page
    assert other.username not in page
    assert theirs in signed_in(Role.TRUST_LEAD).get("/audit/").content.decode()
