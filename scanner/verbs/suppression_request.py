"""What somebody asked `suppress add` for, checked as a whole before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from register.filing.suppression import NewSuppression, ReasonKind, Scope, faults_of_term
from scanner.errors import ConfigError, Problem
from scanner.personal import Personal
from scanner.roster.roster import Roster

if TYPE_CHECKING:
    from register.reports.shown import IncidentView


@dataclass(frozen=True, slots=True)
class Request:
    """The options as they were typed; `incident` in upper case."""

    kind: str
    reason: Personal[str]
    author: str
    until: str
    incident: str = ""
    pattern: str = ""
    source: str = ""
    places: tuple[Personal[str], ...] = ()
    subjects: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    addresses: tuple[Personal[str], ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the options are held against. `sources`: each one's path as the configuration has it."""

    sources: Mapping[str, str]
    patterns: frozenset[str]
    categories: frozenset[str]
    roster: Roster
    today: date  # in the UK


def suppression_of(request: Request, incident: IncidentView | None, known: Known) -> NewSuppression:
    """The suppression that was asked for, its scope taken from the incident where one is named.

    Raises ConfigError with every fault of the options.
    """
    scope = _scope(request, incident)
    problems = [
        *_faults_of_reason(request, known),
        *_faults_of_incident(request, incident),
        *_faults_of_scope(scope, known),
    ]
    if problems:
        raise ConfigError(problems)
    return NewSuppression(
        kind=ReasonKind(request.kind),
        reason=request.reason,
        author=request.author,
        scope=scope,
        until=date.fromisoformat(request.until),
        incident=request.incident,
    )


def _scope(request: Request, incident: IncidentView | None) -> Scope:
    """What is typed goes before what the incident says."""
    pattern, subjects = request.pattern, request.subjects
    addresses, people = _lowered(request.addresses), request.people
    places = tuple(_tidy(place) for place in request.places)
    if incident is not None:
        pattern = incident.pattern
        subjects = subjects or incident.subjects
        if not addresses and not people:
            # A person of the roster at every address of theirs; who is not, by the address.
            people = tuple(dict.fromkeys(w.person for w in incident.recipients if w.person))
            addresses = _lowered(w.address for w in incident.recipients if not w.person)
        if not subjects:
            # Nobody of the roster is named: then these very items, and no others.
            places = places or incident.items
    return Scope(
        pattern=pattern,
        source=request.source,
        places=places,
        subjects=subjects,
        categories=request.categories,
        addresses=addresses,
        people=people,
    )


def _lowered(addresses: Iterable[Personal[str] | None]) -> tuple[Personal[str], ...]:
    found = (Personal(a.reveal().strip().lower()) for a in addresses if a is not None)
    return tuple(dict.fromkeys(found))


def _tidy(place: Personal[str]) -> Personal[str]:
    return Personal(place.reveal().replace("\\", "/").rstrip("/"))


def _faults_of_reason(request: Request, known: Known) -> Iterator[Problem]:
    if request.kind not in list(ReasonKind):
        yield Problem("--reason-kind", f"is one of {', '.join(ReasonKind)}")
    if not request.reason.reveal().strip():
        yield Problem("--reason", "is empty: say why, for whoever reads it in a year")
    if not request.author.strip():
        yield Problem("--author", "is empty: name the person who decides")
    try:
        until = date.fromisoformat(request.until)
    except ValueError:
        yield Problem("--until", "is not a date; write YYYY-MM-DD")
        return
    fault = faults_of_term(until, known.today)
    if fault:
        yield Problem("--until", fault)


def _faults_of_incident(request: Request, incident: IncidentView | None) -> Iterator[Problem]:
    if not request.incident:
        return
    if incident is None:
        message = "No incident has this reference; `pupilguard incidents list` shows them all."
        yield Problem("--incident", message)
    elif request.pattern not in ("", incident.pattern):
        yield Problem("--pattern", f"is {incident.pattern} in {incident.reference}; leave it out")


def _faults_of_scope(scope: Scope, known: Known) -> Iterator[Problem]:
    if not scope.pattern:
        yield Problem("--pattern", "is missing: a suppression is about one pattern")
    else:
        yield from _unknown("--pattern", [scope.pattern], known.patterns, "pattern")
    if scope.pattern and scope.is_whole_rule:
        message = (
            "This would switch the whole rule off. Narrow it: --subject, --address, --person, "
            "--item, --folder or --source."
        )
        yield Problem("", message)
    if scope.source:
        yield from _unknown("--source", [scope.source], known.sources, "source")
    people = known.roster.people
    yield from _unknown("--subject", scope.subjects, people, "person of the roster")
    yield from _unknown("--person", scope.people, people, "person of the roster")
    yield from _unknown("--category", scope.categories, known.categories, "category")
    for place in scope.places:
        if not any(_lies_in(place.reveal(), path) for path in known.sources.values()):
            message = "lies in no source; begin with a source's path, as reports write it"
            yield Problem("--item, --folder", message)


def _unknown(
    option: str, words: Iterable[str], known: Iterable[str], what: str
) -> Iterator[Problem]:
    known = list(known)
    for word in words:
        if word not in known:
            close = get_close_matches(word, known, 1, cutoff=0.6)
            hint = f"; did you mean {close[0]}?" if close else ""
            yield Problem(option, f"names no {what}{hint}")


def _lies_in(place: str, path: str) -> bool:
    folder = path.rstrip("/")
    return place == folder or place.startswith(folder + "/")
