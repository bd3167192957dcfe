"""What the pages work with: the open register and what the engine lends it.

Django makes views by itself and hands them a request alone; this is the one place they find the
rest. Whoever serves the pages lays it out once, before the first request.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from register.lent.controller import Controller
from register.lent.evidence import EvidenceReader
from register.lent.name_matcher import NameMatcher
from register.lent.roster_view import RosterView

if TYPE_CHECKING:
    from register.book import Register


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule as people read it."""

    name: str
    title: str
    question: str
    pattern: str
    known_false_alarms: tuple[str, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """One configured source; `path` as the configuration writes it."""

    name: str
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Desk:
    """`schools`: names by id, in the configuration's order."""

    register: Register
    evidence: EvidenceReader
    names: NameMatcher
    roster: RosterView
    controller: Controller
    schools: Mapping[str, str]
    sources: Sequence[SourceView]
    rules: Sequence[RuleView]
    drafts_a_week: int  # the false-alarm budget of a school


_laid_out: Desk | None = None


def lay_out(desk: Desk) -> None:
    """Let the pages of this process work with `desk`."""
    global _laid_out
    _laid_out = desk


def desk() -> Desk:
    """The desk of this process. Raises ImproperlyConfigured when none was laid out."""
    if _laid_out is None:
        raise ImproperlyConfigured("no desk was laid out: serve the pages with `pupilguard serve`")
    return _laid_out
