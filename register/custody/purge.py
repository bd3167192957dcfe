"""What has been kept long enough goes, and the log says what went.

An incident goes once a person closed or dismissed it longer ago than the retention; drafts and
open incidents never do. With it goes all that hangs on it, and the details of the log's entries
about it: the log's own lines stay, and its chain whole. Numbers are never given again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from register.case.status import Status
from register.custody import space
from register.custody.audit import Action, note
from register.custody.log_guard import TABLE as LOG
from register.faults import told_as_register_error
from register.filing.coverage import IDS_AT_ONCE
from register.filing.holding import REFERENCE
from register.filing.suppression import uk_day
from register.models import (
    Bookmark,
    Decision,
    Finding,
    Gap,
    HeldBack,
    Incident,
    Run,
    RunState,
    Seen,
    Suppression,
)
from scanner.personal import Personal

if TYPE_CHECKING:
    from register.book import Register

T = TypeVar("T")

DECIDED_FOR_GOOD = (Status.CLOSED.value, Status.DISMISSED.value)


@dataclass(frozen=True, slots=True)
class Purge:
    """What would go, or went. `incidents`: how many by school, status and year of opening.

    `references` are incidents', `suppressions` theirs; `seen` counts remembered states of items.
    """

    before: datetime
    references: tuple[str, ...]
    incidents: Mapping[tuple[str, str, int], int]
    suppressions: tuple[str, ...]
    runs: int
    seen: int

    @property
    def is_empty(self) -> bool:
        return not (self.references or self.suppressions or self.runs or self.seen)

    def as_json(self) -> dict[str, object]:
        """References and counts: nothing about anybody."""
        return {
            "before": self.before.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "references": list(self.references),
            "incidents": [
                {"school": school, "status": status, "year": year, "count": count}
                for (school, status, year), count in sorted(self.incidents.items())
            ],
            "suppressions": list(self.suppressions),
            "runs": self.runs,
            "seen": self.seen,
        }


def planned(register: Register, retention_years: int, sources: Collection[str]) -> Purge:
    """What `purge` would delete now: it is deleted, counted and put back in one transaction."""
    with register.exclusive(), told_as_register_error(), transaction.atomic():
        would_go = _deleted(years_before(register.now(), retention_years), sources)
        transaction.set_rollback(True)
    return would_go


def purge(register: Register, retention_years: int, sources: Collection[str], *, who: str) -> Purge:
    """Delete what has been kept for `retention_years`, and say what it was.

    `sources`: those that the configuration names; what was seen of others goes. Raises
    RegisterBusy while a scan runs, RegisterError if the database fails; then nothing has gone.
    """
    with register.exclusive(), told_as_register_error():
        space.overwrite_what_is_deleted()
        with transaction.atomic():
            gone = _deleted(years_before(register.now(), retention_years), sources)
            if not gone.is_empty:
                at = register.now()
                note(Action.PURGED, who=who, details=Personal(gone.as_json()), at=at)
        if not gone.is_empty:
            space.give_back()
    return gone


def years_before(moment: datetime, years: int) -> datetime:
    """The same day of an earlier year; of 29 February the day before, which keeps for longer."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, day=28)


# --------------------------------------------------------------------------- what goes


def _deleted(before: datetime, sources: Collection[str]) -> Purge:
    incidents = list(_incidents(before).order_by("id"))
    references = tuple(row.reference for row in incidents)
    numbers = list(_suppressions(before).order_by("id").values_list("id", flat=True))
    suppressions = tuple(f"{REFERENCE}{number:04d}" for number in numbers)
    _delete_with_all_below(Incident, [row.id for row in incidents])
    _delete_with_all_below(Suppression, numbers)
    _erase_details((*references, *suppressions))
    Bookmark.objects.exclude(source__in=sources).delete()
    return Purge(
        before=before,
        references=references,
        incidents=Counter((row.school, row.status, row.year) for row in incidents),
        suppressions=suppressions,
        runs=_runs(before).delete()[0],
        seen=Seen.objects.exclude(source__in=sources).delete()[0],
    )


def _incidents(before: datetime) -> QuerySet[Incident]:
    decided = Max("history__at", filter=Q(history__what__in=DECIDED_FOR_GOOD))
    rows = Incident.objects.annotate(decided=decided)
    return rows.filter(status__in=DECIDED_FOR_GOOD, decided__lt=before)


def _suppressions(before: datetime) -> QuerySet[Suppression]:
    ran_out = Q(ended_at=None, until__lt=uk_day(before))
    return Suppression.objects.filter(Q(ended_at__lt=before) | ran_out)


def _runs(before: datetime) -> QuerySet[Run]:
    """Runs of that long ago that nothing names any more. The last finished one always stays."""
    finished = Run.objects.filter(state=RunState.FINISHED).order_by("-id")
    runs = Run.objects.filter(started_at__lt=before).exclude(state=RunState.RUNNING)
    runs = runs.exclude(id__in=list(finished.values_list("id", flat=True)[:1]))
    for named_by in (Finding, Decision, Gap, HeldBack):
        runs = runs.exclude(Exists(named_by.objects.filter(run=OuterRef("pk"))))
    return runs


def _delete_with_all_below(model: type[models.Model], ids: Sequence[int]) -> None:
    """Delete rows and whatever cannot be without them, in whatever table it stands.

    What is only linked to them, such as a later incident that names an earlier, loses the link.
    Foreign keys protect incidents from everybody but this function.
    """
    for some in _batches(ids):
        for relation in _relations_to(model):
            name, other = relation.field.name, relation.related_model
            pointing = other._base_manager.filter(**{f"{name}__in": some})
            if relation.field.null and relation.on_delete is not models.CASCADE:
                pointing.update(**{name: None})
            else:
                _delete_with_all_below(other, list(pointing.values_list("pk", flat=True)))
        model._base_manager.filter(pk__in=some)._raw_delete(DEFAULT_DB_ALIAS)


def _relations_to(model: type[models.Model]) -> Iterator[Any]:
    for relation in model._meta.get_fields(include_hidden=True):
        is_of_others = relation.auto_created and not relation.concrete
        if is_of_others and (relation.one_to_many or relation.one_to_one):
            yield relation


def _erase_details(abouts: Sequence[str]) -> None:
    """Take the details of the log's entries about these; their digests keep the chain whole."""
    for some in _batches(abouts):
        marks = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {LOG} SET details = NULL WHERE details IS NOT NULL AND about IN ({marks})",
                list(some),
            )


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Values in lists that a database takes in one question."""
    for start in range(0, len(values), IDS_AT_ONCE):
        yield values[start : start + IDS_AT_ONCE]
