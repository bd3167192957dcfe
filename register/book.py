"""The register as the rest of the program uses it. Come by one with `opening.open_register`."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime

from django.db import connections, transaction

from register import models
from register.case.clock import in_uk
from register.case.status import Status
from register.custody import audit
from register.custody.audit import Action
from register.faults import told_as_register_error
from register.filing import coverage, holding
from register.filing.lock import Lock
from register.filing.recording import SCANNER, record_findings
from register.filing.scan_run import Recorded, ScanRun, Tally
from register.filing.suppression import Hold, NewSuppression, faults_of_term, uk_day
from register.reports import reading
from register.reports.shown import (
    DecisionView,
    FindingView,
    GapView,
    HeldBackView,
    IncidentView,
    SuppressionView,
)
from register.vault.key import Keyring
from register.vault.key_in_use import settle_key
from scanner.errors import RegisterBusy, RegisterError
from scanner.model import Bookmark, Gap, Inspected, Item
from scanner.personal import Personal


class Register:
    """Keeps runs, incidents and gaps. Every method raises RegisterError if the database fails."""

    def __init__(self, keyring: Keyring, lock: Lock, clock: Callable[[], datetime]) -> None:
        self._keyring = keyring
        self._lock = lock
        self._clock = clock
        self._standing: dict[str, set[str]] = {}  # by source: digests of items with a gap
        self._kept: dict[str, set[str]] = {}  # by source: those met unchanged in this scan
        self._holds: tuple[Hold, ...] = ()  # the suppressions of this scan
        self._held: Mapping[str, Mapping[str, int]] = {}  # held back before it, by source and item
        self._met: dict[str, set[str]] = {}  # by source: those of them that are still there
        with told_as_register_error():
            settle_key(keyring)
            audit.begin(clock())

    # ----------------------------------------------------------------- the scan

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the register for one scan; RegisterBusy names who holds it already.

        The lock of a scan that was killed is gone with its process.
        """
        if not self._lock.try_acquire():
            with told_as_register_error():
                raise RegisterBusy(self._held_by())
        try:
            with told_as_register_error():
                models.Holder.objects.update_or_create(
                    id=1,
                    defaults={
                        "pid": os.getpid(),
                        "host": socket.gethostname(),
                        "since": self._clock(),
                    },
                )
            yield
        finally:
            try:
                with told_as_register_error():
                    models.Holder.objects.all().delete()
            finally:
                self._lock.release()

    def start_run(self, version: str, heads: Mapping[str, int] | None = None) -> ScanRun:
        """A scan that begins now, by this version of the program; dry runs start none.

        `heads`: how many people of each kind its roster holds. A run that never said how it
        ended is marked as interrupted. Items that a lapsed suppression covered are forgotten,
        so that this scan decides them anew.
        """
        self._standing.clear()
        self._kept.clear()
        with told_as_register_error(), transaction.atomic():
            running = models.Run.objects.filter(state=models.RunState.RUNNING)
            running.update(state=models.RunState.INTERRUPTED)
            now = self._clock()
            run = models.Run.objects.create(
                started_at=now, version=version, heads=dict(heads or {})
            )
            holding.release(now)
            self._holds = holding.holds(now)
            self._held = holding.standing()
            self._met = {}
        return ScanRun(run.id, run.started_at)

    def finish_run(self, run: ScanRun, tally: Tally, *, failed: bool = False) -> None:
        """Store what the scan counted."""
        state = models.RunState.FAILED if failed else models.RunState.FINISHED
        told = {"state": state.value, **asdict(tally)}
        with told_as_register_error(), transaction.atomic():
            models.Run.objects.filter(id=run.id).update(
                state=state,
                finished_at=self._clock(),
                items=tally.items,
                inspected=tally.inspected,
                gaps=tally.gaps,
                findings=tally.findings,
                incidents_opened=tally.incidents_opened,
                incidents_extended=tally.incidents_extended,
                suppressed=tally.suppressed,
            )
            self._note(Action.SCAN_FINISHED, SCANNER, f"run {run.id}", told)

    def is_unchanged(self, item: Item, state: str) -> bool:
        """Whether the item was recorded in this very state, so that it need not be read again.

        `state` stands for all that a verdict hangs on: content, audience, roster and rules. A
        gap that a second try may close is never unchanged.
        """
        with told_as_register_error():
            return coverage.is_unchanged(self._keyring, item.source, self._item(item), state)

    def keep(self, item: Item) -> bool:
        """Let what is recorded of an unchanged item stand; True when a gap stands.

        Without this, `clear_stale_gaps` takes the item as gone.
        """
        if item.source not in self._standing:
            with told_as_register_error():
                self._standing[item.source] = coverage.standing_items(item.source)
        digest = self._item(item)
        self._meet(item.source, digest)
        if digest not in self._standing[item.source]:
            return False
        self._kept.setdefault(item.source, set()).add(digest)
        return True

    def held_back(self, item: Item) -> int:
        """How many findings of an unchanged item suppressions hold back."""
        held = self._held.get(item.source)
        return held.get(self._item(item), 0) if held else 0

    def record(self, run: ScanRun, outcome: Inspected | Gap, state: str) -> Recorded:
        """Take what came of one item, whole or not at all; safe to repeat.

        An empty `state` (the source itself was not reached) is not remembered.
        """
        findings = outcome.findings if isinstance(outcome, Inspected) else ()
        gaps = outcome.gaps if isinstance(outcome, Inspected) else (outcome,)
        subject = outcome.item if isinstance(outcome, Inspected) else outcome
        digest = coverage.item_digest(self._keyring, subject.source, subject.locator)
        now = self._clock()
        with told_as_register_error(), transaction.atomic():
            recorded, held = record_findings(self._keyring, run, findings, now, self._holds)
            was_held = self._meet(subject.source, digest)
            # A gap says nothing of what was held back before it.
            if held or (was_held and isinstance(outcome, Inspected)):
                holding.replace_held(self._keyring, run, subject.source, digest, held, now)
            coverage.replace_gaps(self._keyring, run, subject.source, digest, gaps, now)
            coverage.remember(self._keyring, subject.source, digest, state, gaps)
        return recorded

    def clear_stale_gaps(self, run: ScanRun, source: str) -> int:
        """Drop the gaps of items that are gone, and say how many; what was held back of them too.

        For a source that this scan has listed whole: what it neither recorded nor kept is gone.
        """
        with told_as_register_error(), transaction.atomic():
            kept = self._kept.get(source, set())
            coverage.confirm_gaps(run, source, kept, self._clock())
            holding.drop_gone(source, self._held.get(source, {}).keys() - self._met.get(source, ()))
            return coverage.drop_gaps_of_other_runs(run, source)

    def clear_gaps_outside(self, sources: Collection[str]) -> int:
        """Drop the gaps of sources that the configuration names no longer; how many it were."""
        with told_as_register_error(), transaction.atomic():
            holding.drop_other_sources(sources)
            return coverage.drop_gaps_of_other_sources(sources)

    def bookmark(self, source: str) -> Bookmark | None:
        """How far the source has been read."""
        with told_as_register_error():
            row = models.Bookmark.objects.filter(source=source).first()
        return Bookmark(row.value.reveal()) if row else None

    def save_bookmark(self, source: str, bookmark: Bookmark) -> None:
        """Remember how far the source has been read: after its items are recorded."""
        with told_as_register_error():
            models.Bookmark.objects.update_or_create(
                source=source,
                defaults={"value": Personal(bookmark.value), "saved_at": self._clock()},
            )

    # ----------------------------------------------------------------- readers

    def digest(self, source: str, locator: Personal[str]) -> str:
        """The keyed digest by which logs name an item."""
        return coverage.item_digest(self._keyring, source, locator)

    def locator(self, digest: str) -> Personal[str] | None:
        """The item that a log names by this digest (or its beginning), if the register has it."""
        with told_as_register_error():
            return reading.locator(digest)

    def incidents(
        self,
        status: Status | None = None,
        school: str | None = None,
        pattern: str | None = None,
    ) -> Iterator[IncidentView]:
        """The incidents by time of detection; `school` also finds those it is only a part of."""
        with told_as_register_error():
            yield from reading.incidents(status, school, pattern)

    def incident(self, reference: str) -> IncidentView | None:
        """The incident of this reference."""
        with told_as_register_error():
            return reading.incident(reference)

    def findings(self, reference: str) -> Iterator[FindingView]:
        """What an incident was opened and extended for, with excerpts, in the order found."""
        with told_as_register_error():
            yield from reading.findings(reference)

    def history(self, reference: str) -> Iterator[DecisionView]:
        """Who did what to an incident, when and why, from its opening on."""
        with told_as_register_error():
            yield from reading.history(reference)

    def gaps(self) -> Iterator[GapView]:
        """What stands uninspected, by source and age."""
        with told_as_register_error():
            yield from reading.gaps()

    # ----------------------------------------------------------------- people

    def decide(
        self, reference: str, status: Status, *, who: str, why: Personal[str]
    ) -> IncidentView:
        """Move an incident to a status in a person's name; the step is added to its history.

        Raises RegisterError when there is no such incident, or no person to name.
        """
        if not who:
            raise RegisterError("a decision needs the name of the person who takes it")
        with told_as_register_error(), transaction.atomic():
            row = models.Incident.objects.select_for_update().filter(reference=reference).first()
            if row is None:
                raise RegisterError(f"there is no incident {reference}")
            models.Decision.objects.create(
                incident=row,
                at=self._clock(),
                who=who,
                what=status.value,
                before=row.status,
                why=why,
            )
            told = {"before": row.status, "status": status.value, "why": why.reveal()}
            row.status = status.value
            row.version += 1
            row.save(update_fields=["status", "version"])
            self._note(Action.DECIDED, who, reference, told)
            return reading.shown_incident(row)

    def suppress(self, new: NewSuppression) -> SuppressionView:
        """Hold back what the scope covers, in a person's name and until a day.

        Raises RegisterError without an author or a reason, for a scope of a whole rule, and for
        a day that has passed or lies more than a year ahead.
        """
        if not new.author.strip() or not new.reason.reveal().strip():
            raise RegisterError("a suppression needs an author and a reason")
        if new.scope.is_whole_rule:
            raise RegisterError("a suppression of a whole pattern would switch the rule off")
        now = self._clock()
        fault = faults_of_term(new.until, uk_day(now))
        if fault:
            raise RegisterError(f"the suppression's last day {fault}")
        with told_as_register_error(), transaction.atomic():
            made = holding.shown(holding.create(self._keyring, new, now), now)
            told = {
                "kind": new.kind.value,
                "until": new.until.isoformat(),
                "why": new.reason.reveal(),
            }
            self._note(Action.SUPPRESSION_MADE, new.author, made.reference, told)
            return made

    def now(self) -> datetime:
        """The register's time: whole seconds, UTC."""
        return self._clock()

    def today(self) -> date:
        """The day it is for those who set an expiry: in the UK."""
        return uk_day(self._clock())

    def suppressions(self) -> Iterator[SuppressionView]:
        """Every suppression ever made, the oldest first, with what it holds back."""
        with told_as_register_error():
            yield from holding.suppressions(self._clock())

    def findings_held_back(self, suppression: int) -> Iterator[HeldBackView]:
        """The findings that a suppression holds back, in the order found."""
        with told_as_register_error():
            yield from holding.held_back(suppression)

    def end_suppression(self, number: int, *, who: str, why: Personal[str]) -> SuppressionView:
        """End a suppression before its day; the next scan decides anew what it held back.

        Raises RegisterError when there is no such suppression, it has ended before, or nobody is
        named.
        """
        if not who:
            raise RegisterError("a decision needs the name of the person who takes it")
        now = self._clock()
        with told_as_register_error(), transaction.atomic():
            row = models.Suppression.objects.select_for_update().filter(id=number).first()
            if row is None:
                raise RegisterError(f"there is no suppression {number}")
            if row.ended_at is not None:
                raise RegisterError(f"suppression {number} has been ended before")
            row.ended_at, row.ended_by, row.ended_why = now, who, why
            row.save(update_fields=["ended_at", "ended_by", "ended_why"])
            reference = f"{holding.REFERENCE}{number:04d}"
            self._note(Action.SUPPRESSION_ENDED, who, reference, {"why": why.reveal()})
        return next(view for view in self.suppressions() if view.number == number)

    def last_heads(self) -> Mapping[str, int]:
        """How many people the roster held in the last scan that came to its end."""
        with told_as_register_error():
            finished = models.Run.objects.filter(state=models.RunState.FINISHED)
            row = finished.order_by("-id").first()
        return row.heads if row is not None else {}

    def close(self) -> None:
        """Close the database connection; the next use opens it again."""
        connections.close_all()

    # ----------------------------------------------------------------- within

    def _note(self, action: Action, who: str, about: str, told: Mapping[str, object]) -> None:
        audit.note(action, who=who, about=about, details=Personal(told), at=self._clock())

    def _item(self, item: Item) -> str:
        return coverage.item_digest(self._keyring, item.source, item.locator)

    def _meet(self, source: str, digest: str) -> bool:
        """Note that an item is still there; True if something of it was held back before."""
        if digest not in self._held.get(source, ()):
            return False
        self._met.setdefault(source, set()).add(digest)
        return True

    def _held_by(self) -> str:
        holder = models.Holder.objects.first()
        if holder is None:
            return "another scan holds the register; wait for it to end"
        return (
            f"another scan holds the register: process {holder.pid} on {holder.host}, since"
            f" {in_uk(holder.since)}; wait for it to end"
        )
