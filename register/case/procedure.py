"""The procedure for a breach as a table of steps: which apply, who does them, by when.

Steps and times are those of the domain facts, 4.2; hours and days count from awareness, or from
detection while nobody has set awareness; the report form counts from discovery.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from register.case.risk import Band

OWN = "own"  # the step of a task that somebody added


class Medium(StrEnum):
    """How the data got out, as far as it decides what contains it."""

    MAIL = "mail"
    SHARE = "share"
    LETTER = "letter"
    PLATFORM = "platform"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Situation:
    """What the steps hang on. `kind`: of an incident entered by hand, else empty."""

    medium: Medium
    pattern: str
    kind: str
    band: Band
    categories: frozenset[str]
    is_near_miss: bool
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `within`: hours and days to do it in, None where the procedure names no time."""

    name: str
    title: str
    usually_by: str
    within: timedelta | None
    applies: Callable[[Situation], bool]
    counts_from_discovery: bool = False


def medium_of(source_kind: str, pattern: str, kind: str = "") -> Medium:
    """The medium of a finding: from the kind of its source, and the pattern for letters.

    `kind`: of an incident entered by hand, which has no source.
    """
    if pattern == "letter-mismatch" or kind in ("post", "paper"):
        return Medium.LETTER
    if kind:
        return Medium.MAIL if kind == "mail" else Medium.OTHER
    if "mail" in source_kind or source_kind.startswith("exchange"):
        return Medium.MAIL
    if "platform" in source_kind:
        return Medium.PLATFORM
    return Medium.SHARE if source_kind else Medium.OTHER


def steps_for(situation: Situation) -> tuple[Step, ...]:
    """The steps that apply, in the order of work."""
    return tuple(step for step in STEPS if step.applies(situation))


def due_at(step: Step, detected_at: datetime, aware_at: datetime | None) -> datetime | None:
    """When the step is to be done by; None where the procedure names no time."""
    if step.within is None:
        return None
    start = detected_at if step.counts_from_discovery else aware_at or detected_at
    return start + step.within


def _is_breach(situation: Situation) -> bool:
    return not situation.is_near_miss


def _went_by(*media: Medium) -> Callable[[Situation], bool]:
    return lambda situation: situation.medium in media and not situation.is_near_miss


def _holds(*categories: str) -> Callable[[Situation], bool]:
    return lambda situation: not situation.categories.isdisjoint(categories)


def _is_of(*words: str) -> Callable[[Situation], bool]:
    """Whether pattern or kind speaks of one of these."""
    return lambda situation: any(w in f"{situation.pattern} {situation.kind}" for w in words)


def _any(*conditions: Callable[[Situation], bool]) -> Callable[[Situation], bool]:
    return lambda situation: any(condition(situation) for condition in conditions)


_ATTACK = _is_of("phishing", "ransomware", "intrusion")
_LOSS = _is_of("lost_device")
_SENT = _went_by(Medium.MAIL, Medium.LETTER, Medium.SHARE)
_HOURS_1, _HOURS_2 = timedelta(hours=1), timedelta(hours=2)
_DAY = timedelta(days=1)

STEPS = (
    Step("recall_sender", "Recall the mail", "The sender", _HOURS_1, _went_by(Medium.MAIL)),
    Step(
        "recall_it",
        "Ask IT to recall the mail where the sender cannot",
        "Data protection officer",
        _HOURS_2,
        _went_by(Medium.MAIL),
    ),
    Step(
        "remove_access",
        "Take the item away from those who should not see it: move it, or close its link",
        "IT",
        _HOURS_1,
        _went_by(Medium.SHARE),
    ),
    Step(
        "correct_account",
        "Correct the account link or the record",
        "The platform’s administrator",
        _HOURS_2,
        lambda situation: situation.medium is Medium.PLATFORM,
    ),
    Step(
        "stop_letters",
        "Stop the letters, or ask for those already sent to be returned",
        "The office",
        _HOURS_2,
        lambda situation: situation.medium is Medium.LETTER,
    ),
    Step(
        "report_form",
        "Fill in the record of the incident",
        "Whoever found it",
        _HOURS_2,
        lambda situation: True,
        counts_from_discovery=True,
    ),
    Step(
        "ask_deletion",
        "Ask each wrong recipient to delete it, and not to share, publish, save or replicate it",
        "Data protection officer",
        _DAY,
        _SENT,
    ),
    Step(
        "written_answers",
        "Get each recipient’s answer in writing, and record it",
        "Data protection officer",
        timedelta(days=3),
        _SENT,
    ),
    Step(
        "tell_head",
        "Tell the head and the chair of governors",
        "Data protection officer",
        _DAY,
        _is_breach,
    ),
    Step(
        "tell_trust",
        "Tell the trust’s officer: the risk is amber or red",
        "Data protection officer",
        _DAY,
        lambda situation: situation.band is not Band.LOW,
    ),
    Step(
        "safeguarding",
        "Ask the designated safeguarding lead whether anybody is in danger",
        "Designated safeguarding lead",
        _HOURS_2,
        # Not in the procedure's list: an address in the wrong hands cannot wait for a form.
        _any(
            _holds("safeguarding", "looked_after"), _is_of("no-contact-order", "address-disclosed")
        ),
    ),
    Step(
        "police",
        "Tell the police where something illegal was done",
        "The head",
        _DAY,
        _any(_ATTACK, _LOSS, _is_of("improper-access"), _holds("criminal")),
    ),
    Step(
        "bank",
        "Tell the bank where bank details were lost",
        "The finance office",
        _DAY,
        _holds("financial", "pay"),
    ),
    Step(
        "passwords",
        "Change passwords and entry codes",
        "IT",
        _HOURS_2,
        _any(_ATTACK, _LOSS, _holds("credentials"), _is_of("improper-access", "account-mislink")),
    ),
    Step(
        "restore",
        "Restore from backup what was lost or changed",
        "IT",
        None,
        _any(_LOSS, _is_of("ransomware", "intrusion")),
    ),
    Step(
        "warn_phishing",
        "Warn staff of phishing",
        "IT",
        _DAY,
        _any(_is_of("phishing", "lookalike"), _holds("credentials")),
    ),
    Step(
        "search_web",
        "Search the web for copies, and ask whoever publishes one to take it down",
        "IT",
        timedelta(days=3),
        _any(
            _is_of("open-share", "public-dataset", "hidden-data", "failed-redaction"),
            lambda situation: situation.band is Band.HIGH,
        ),
    ),
    Step(
        "assess",
        "Answer the self-assessment and decide whether to report",
        "Data protection officer",
        timedelta(hours=72),
        lambda situation: True,
    ),
    Step(
        "investigate",
        "Investigate how it came about",
        "Data protection officer",
        timedelta(days=5),
        _is_breach,
    ),
    Step("review", "Hold the review meeting", "The head", None, _is_breach),
    Step(
        "action_plan",
        "Write an action plan: this has happened before",
        "The head",
        None,
        lambda situation: situation.is_repeat,
    ),
)
BY_NAME = {step.name: step for step in STEPS}
