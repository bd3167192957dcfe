"""How grave a finding is, and what risk to propose for it (policy, 'Severity')."""

from __future__ import annotations

from collections.abc import Sequence

from rules.pattern import Pattern
from scanner.model import Exposure, Risk, Severity

_STEPS = (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
BULK = 10  # subjects
_SENSITIVE = frozenset({"C4", "C5", "S", "K"})


def severity_of(pattern: Pattern, wrong: Sequence[Exposure], is_near_miss: bool) -> Severity:
    """The gravest of what the exposures say; a near miss is one step lower."""
    own = pattern.severity_of_basis
    graded = [own[e.basis] for e in wrong if e.basis in own]
    ordinary = [e for e in wrong if e.basis not in own]
    if ordinary and isinstance(pattern.severity, Severity):
        graded.append(pattern.severity)
    elif ordinary:
        graded += [_by_class(data_class, ordinary) for data_class in _classes(ordinary)]
    severity = max(graded, key=_STEPS.index)
    return _STEPS[max(_STEPS.index(severity) - 1, 0)] if is_near_miss else severity


def _classes(wrong: Sequence[Exposure]) -> set[str]:
    return {exposure.data_class for exposure in wrong}


def _by_class(data_class: str, wrong: Sequence[Exposure]) -> Severity:
    exposures = [e for e in wrong if e.data_class == data_class]
    outside = any(e.standing.is_outside for e in exposures)
    subjects = len({e.subject for e in exposures})
    match data_class:
        case "C5" | "K":
            return Severity.CRITICAL if outside else Severity.HIGH
        case "S":
            return Severity.CRITICAL if outside and subjects >= BULK else Severity.HIGH
        case "C4":
            return Severity.HIGH
        case "C3":
            return Severity.HIGH if subjects >= BULK else Severity.MEDIUM
    return Severity.LOW


def risk_of(pattern: Pattern, wrong: Sequence[Exposure], is_near_miss: bool) -> Risk:
    """A proposal for the matrix, by number of subjects and kind of data (domain.md 4.2)."""
    subjects = len({exposure.subject for exposure in wrong})
    sensitive = bool(_classes(wrong) & _SENSITIVE) or pattern.severity is Severity.CRITICAL
    if subjects > 1000:
        impact = 5
    elif subjects >= 100:
        impact = 4 if sensitive else 3
    elif subjects > BULK:
        impact = 3 if sensitive else 2
    else:
        impact = 3 if sensitive else 1
    if "C5" in _classes(wrong) and not is_near_miss:
        impact = max(impact, 4)
    if is_near_miss:
        impact = 1
    kind = "special-category or confidential" if sensitive else "ordinary"
    people = "1 person" if subjects == 1 else f"{subjects} people"
    missed = ", which did not get out" if is_near_miss else ""
    return Risk(impact, pattern.recurrence, f"{kind} data of {people}{missed}")
