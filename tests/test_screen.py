"""What the terminal shows: lines that end at a space, and tables that 80 columns hold."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from register.case.risk import Band
from register.case.status import Status
from register.reports.shown import IncidentView
from rules.pattern import load_patterns
from scanner.model import KnownBy, Severity
from scanner.verbs import incident_screen
from scanner.verbs.screen import tell

SENTENCE = "The date of birth and the health of P0007 went to C0008, who is a contact of P0008 only"


def terminal(width: int = 80) -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=width, color_system=None)


def shown(console: Console) -> list[str]:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize("width", [40, 55, 80])
@pytest.mark.parametrize("hang", [0, 2, 14])
def test_a_sentence_breaks_at_spaces_alone(width: int, hang: int) -> None:
    console = terminal(width)
    tell(console, f"  why  {SENTENCE}", hang)
    lines = shown(console)
    assert len(lines) > 1
    assert all(len(line) <= width for line in lines)
    assert " ".join(line.strip() for line in lines) == f"why  {SENTENCE}"
    assert all(line.startswith(" " * hang) and line[hang] != " " for line in lines[1:])


def test_a_sentence_keeps_its_colours_and_nothing_of_it_is_markup_by_chance() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=40, color_system="standard")
    tell(console, f"[red]✗[/red] \\[red] {SENTENCE}")
    assert "\x1b[31m✗" in shown(console)[0]
    assert "[red] The date" in shown(console)[0]


def test_a_sentence_that_is_piped_stays_one_line() -> None:
    console = Console(file=io.StringIO(), width=40, soft_wrap=True)
    tell(console, SENTENCE)
    assert shown(console) == [SENTENCE]


def incident(pattern: str, severity: Severity, *, near_miss: bool = False) -> IncidentView:
    found = datetime(2026, 11, 21, 9, tzinfo=UTC)
    return IncidentView(
        reference="OAK-2026-0001",
        status=Status.NOT_REPORTABLE,
        school="oak",
        schools=("oak",),
        source="sent-mail",
        pattern=pattern,
        severity=severity,
        detected_at=found,
        first_human_seen_at=None,
        aware_at=None,
        occurred_at=None,
        deadline_at=found,
        items=(),
        subjects=("P1", "P2"),
        unresolved_subjects=0,
        categories=(),
        recipients=(),
        recipients_complete=KnownBy.HEADERS,
        impact=1,
        recurrence=1,
        band=Band.LOW,
        near_miss=near_miss,
        explanations=(),
        previous=None,
        findings=1,
        version=1,
    )


@pytest.mark.parametrize("pattern", [pattern.id for pattern in load_patterns()])
def test_the_list_shows_patterns_whole_in_80_columns(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = terminal()
    monkeypatch.setattr(incident_screen, "out", lambda: console)
    told = (incident(pattern, Severity.CRITICAL), incident(pattern, Severity.HIGH, near_miss=True))
    incident_screen.show_incidents(told)
    lines = shown(console)
    assert all(len(line) <= 80 for line in lines)
    rows = [line for line in lines if line.startswith("OAK")]
    assert [tuple(row.split()[1:3]) for row in rows] == [("critical", pattern), ("high*", pattern)]
    assert all(row.rstrip().endswith("2      21 Nov 09:00") for row in rows)
    assert lines[-1] == "* near miss: caught before anybody saw it"


def test_without_near_misses_the_list_explains_no_star(monkeypatch: pytest.MonkeyPatch) -> None:
    console = terminal()
    monkeypatch.setattr(incident_screen, "out", lambda: console)
    incident_screen.show_incidents([incident("wrong-recipient", Severity.HIGH)])
    assert "*" not in "".join(shown(console))
