"""Why drafts were dismissed: asked for, kept in clear as a word, and counted."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from register.case.dismissal import KINDS_SAID, DismissalKind
from register.case.status import Status
from register.models import Decision
from register.reviewers.access import Role
from scanner.personal import Personal
from tests.register.conftest import Home, made_finding
from tests.web.conftest import Caller, filed
from tests.web.incident_cases import opened, page, sent

SignIn = Callable[..., Caller]
WHY = "Agreed with Quillfeather's mother"


class _Tables(HTMLParser):
    """The rows of every table by its caption, as texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self._rows: list[list[str]] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "caption":
            self._rows = self.tables.setdefault(data, [])
        elif self._in in ("td", "th"):
            self._rows[-1][-1] += data


def tables(answer: Any) -> dict[str, list[list[str]]]:
    parser = _Tables()
    parser.feed(answer.content.decode())
    return parser.tables


def drafts(register: Any, count: int, school: str = "oak") -> list[str]:
    """References with their versions, as a ticked box sends them."""
    made = (
        made_finding(f"{school}/{n}.eml", group=f"{school}{n}", school=school, schools=(school,))
        for n in range(count)
    )
    return [f"{filed(register, finding)}:1" for finding in made]


def dismissed(caller: Caller, chosen: list[str], kind: str) -> Any:
    return caller.post("/queue/dismiss/", chosen=chosen, reason=WHY, kind=kind)


class TestTheFormsAsk:
    def test_in_the_queue(self, register: Any, signed_in: SignIn, home: Home) -> None:
        chosen = drafts(register, 2)
        caller = signed_in(Role.LEAD, "oak")
        refused = dismissed(caller, chosen, "")
        assert refused.status_code == 400
        told = refused.content.decode()
        assert '<a href="#id_kind">Choose the kind of reason</a>' in told
        assert "Quillfeather" in told  # the reason stays as it was typed
        assert dismissed(caller, chosen, "not a kind").status_code == 400
        assert dismissed(caller, chosen, "roster_out_of_date").status_code == 302
        rows = Decision.objects.filter(what="dismissed")
        assert {(row.kind, row.why.reveal()) for row in rows} == {("roster_out_of_date", WHY)}
        assert b"Quillfeather" not in home.raw_bytes()

    def test_for_a_single_incident(self, register: Any, signed_in: SignIn) -> None:
        opened(register)
        caller = signed_in(Role.DPO, "oak")
        refused = sent(caller, "decisions/dismiss", why=WHY)
        assert refused.status_code == 400
        assert "Choose the kind of reason" in refused.content.decode()
        assert sent(caller, "decisions/dismiss", why=WHY, kind="wrong_person").status_code == 302
        assert Decision.objects.get(what="dismissed").kind == "wrong_person"
        for name in ("decisions", "timeline"):
            told = caller.get(page(name)).content.decode()
            assert "Dismissed: a known person wrongly matched" in told

    @pytest.mark.parametrize("move", ["confirm", "not-reportable"])
    def test_for_no_other_decision(self, register: Any, signed_in: SignIn, move: str) -> None:
        opened(register)
        caller = signed_in(Role.DPO, "oak")
        sent(caller, "decisions/confirm", why=WHY, kind="entitled")
        sent(caller, f"decisions/{move}", why=WHY, kind="entitled")
        assert set(Decision.objects.values_list("kind", flat=True)) == {""}


def test_the_list_is_of_plain_words_and_none_is_chosen_at_first(
    register: Any, signed_in: SignIn
) -> None:
    drafts(register, 1)
    told = signed_in(Role.DPO, "oak").get("/").content.decode()
    assert all(f">{kind.words}</option>" in told for kind in DismissalKind)
    assert '<option value="" selected>Choose one</option>' in told


class TestTheTrustView:
    def test_shows_share_and_count_of_each_kind_by_school(
        self, register: Any, signed_in: SignIn
    ) -> None:
        oak, elm = drafts(register, 5), drafts(register, 2, "elm")
        lead = signed_in(Role.TRUST_LEAD)
        dismissed(lead, oak[:2], "entitled")
        dismissed(lead, oak[2:3], "roster_out_of_date")
        register.decide(
            oak[3].partition(":")[0], Status.DISMISSED, who="dpo", why=Personal("Before the list")
        )
        dismissed(lead, elm[:1], "entitled")
        found = tables(lead.get("/trust/"))
        heads, *rows = found["Why drafts were dismissed"]
        assert heads == ["School", *KINDS_SAID.values(), "Dismissed"]
        none = "–"
        assert rows == [
            ["Oak Primary School", "2 (50%)", none, none, none, "1 (25%)", none, "1 (25%)", "4"],
            ["Elm High School", "1 (100%)", none, none, none, none, none, none, "1"],
            ["All of them", "3 (60%)", none, none, none, "1 (20%)", none, "1 (20%)", "5"],
        ]
        assert [row[-2:] for row in found["Schools"][1:]] == [["4", "100%"], ["1", "100%"]]

    def test_counts_the_last_dismissal_of_what_is_dismissed_still(
        self, register: Any, signed_in: SignIn
    ) -> None:
        opened(register)
        caller = signed_in(Role.DPO, "oak")
        sent(caller, "decisions/dismiss", why=WHY, kind="entitled")
        sent(caller, "decisions/reopen", why="A parent rang")
        assert _oak(caller)[-1] == "0"
        sent(caller, "decisions/dismiss", why=WHY, kind="other")
        assert [cell for cell in _oak(caller)[1:] if cell != "–"] == ["1 (100%)", "1"]
        assert _oak(caller)[1 + list(KINDS_SAID).index("other")] == "1 (100%)"

    def test_tells_nobody_of_other_schools(self, register: Any, signed_in: SignIn) -> None:
        dismissed(signed_in(Role.TRUST_LEAD), drafts(register, 2, "elm"), "entitled")
        found = tables(signed_in(Role.DPO, "oak").get("/trust/"))
        assert [row[0] for row in found["Why drafts were dismissed"][1:]] == ["Oak Primary School"]
        assert found["Why drafts were dismissed"][1][-1] == "0"


def _oak(caller: Caller) -> list[str]:
    return tables(caller.get("/trust/"))["Why drafts were dismissed"][1]


def test_exports_and_reports_count_them_too(register: Any, signed_in: SignIn) -> None:
    chosen = drafts(register, 3)
    caller = signed_in(Role.DPO, "oak")
    dismissed(caller, chosen[:1], "not_personal")
    register.decide(chosen[1].partition(":")[0], Status.DISMISSED, who="dpo", why=Personal("old"))
    told = caller.post("/register/export/csv/").content.decode("utf-8-sig")
    lines = {row["Reference"]: row["Dismissed as"] for row in csv.DictReader(io.StringIO(told))}
    assert [lines[one.partition(":")[0]] for one in chosen] == ["Not personal data", "Not said", ""]
    counted = tables(caller.get("/reports/"))["Drafts dismissed as no breach, and why"]
    assert counted == [["Why", "Drafts"], ["Not personal data", "1"], ["Not said", "1"]]
    assert "Not personal data" in caller.post("/reports/txt/").content.decode()
