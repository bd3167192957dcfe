"""What a period came to, in the regulator's own lists, for reports to governors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from register.case.by_hand import PATTERN
from register.case.clock import UNITED_KINGDOM
from register.case.dismissal import KINDS_SAID
from register.case.record_proposal import proposed_data_types, proposed_subject_kinds, proposed_type
from register.case.regulator_lists import (
    CYBER,
    DATA_TYPES,
    INCIDENT_TYPES,
    NON_CYBER,
    SUBJECT_BANDS,
    SUBJECT_KINDS,
    TIMES_TO_REPORT,
    subject_band,
    time_to_report,
)
from register.case.status import Status
from register.models import CaseRecord, Finding, Incident, IncidentSchool
from register.reports.complaints import ComplaintCounts, complaints_received
from register.reports.dismissals import dismissal_kinds
from register.reports.period import Period
from scanner.model import Severity

_AT_ONCE = 1_000
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Breaches are what people confirmed; drafts and near misses are counted apart.

    Each list holds every word that was counted at least once, in the regulator's order; the kinds
    of reason for dismissing are our own.
    """

    breaches: int
    near_misses: int
    dismissed: int
    waiting: int
    reported: int
    in_time: int
    told: int
    people: int
    by_month: Counts
    by_school: Counts
    by_category: Counts
    by_type: Counts
    by_data: Counts
    by_subjects: Counts
    by_band: Counts
    by_severity: Counts
    by_time_to_report: Counts
    by_dismissal: Counts  # drafts dismissed, by the kind of reason
    complaints: ComplaintCounts  # received in the period, whenever the incident was found


def figures(
    rows: QuerySet[Incident],
    period: Period,
    schools: Mapping[str, str],
    mail_sources: Collection[str] = (),
) -> Figures:
    """Add up the incidents of `rows` that were found within the period.

    `mail_sources`: the names of those sources that are mail, of which data can be "emailed".
    """
    tally = _Tally(frozenset(mail_sources))
    found = rows.filter(detected_at__gte=period.start, detected_at__lt=period.end).order_by("id")
    page: list[Incident] = []
    for incident in found.iterator(_AT_ONCE):
        page.append(incident)
        if len(page) == _AT_ONCE:
            tally.take(page)
            page = []
    tally.take(page)
    return tally.figures(period, schools, complaints_received(rows, period))


class _Tally:
    """Counts a page of incidents at a time."""

    def __init__(self, mail_sources: frozenset[str]) -> None:
        self._mail = mail_sources
        self.plain: Counter[str] = Counter()
        self.lists: dict[str, Counter[str]] = {}
        self.months: Counter[tuple[int, int]] = Counter()
        self.schools: Counter[str] = Counter()

    def take(self, page: Sequence[Incident]) -> None:
        if not page:
            return
        records = {r.incident_id: r for r in CaseRecord.objects.filter(incident__in=page)}
        found: dict[int, tuple[set[str], set[str]]] = {}
        rows = Finding.objects.filter(incident__in=page)
        for incident, people, categories in rows.values_list(
            "incident_id", "subjects", "categories"
        ):
            known = found.setdefault(incident, (set(), set()))
            known[0].update(people)
            known[1].update(categories)
        concerned: dict[int, list[str]] = {}
        for incident, school in IncidentSchool.objects.filter(incident__in=page).values_list(
            "incident_id", "school"
        ):
            concerned.setdefault(incident, []).append(school)
        self._listed("dismissal", [KINDS_SAID[kind] for kind in dismissal_kinds(page).values()])
        for incident in page:
            people, categories = found.get(incident.id, (set(), set()))
            self._one(
                incident,
                records.get(incident.id),
                len(people) + incident.unresolved_subjects,
                categories,
                concerned.get(incident.id, []),
            )

    def _one(
        self,
        incident: Incident,
        record: CaseRecord | None,
        counted: int,
        categories: Iterable[str],
        schools: Iterable[str],
    ) -> None:
        if incident.status in (Status.DRAFT, Status.DISMISSED):
            self.plain["waiting" if incident.status == Status.DRAFT else "dismissed"] += 1
            return
        if incident.near_miss:
            self.plain["near_misses"] += 1
            return
        people = counted
        if record is not None and record.subject_count is not None:
            people = record.subject_count
        self.plain["breaches"] += 1
        self.plain["told"] += record is not None and record.subjects_told_at is not None
        self.plain["people"] += people
        found = incident.detected_at.astimezone(UNITED_KINGDOM)
        self.months[(found.year, found.month)] += 1
        self.schools.update(schools)
        self._listed("severity", [incident.severity])
        self._listed("band", [subject_band(people)])
        self._listed("category", [CYBER if record and record.is_cyber else NON_CYBER])
        by_mail = incident.source in self._mail
        kind = (record.incident_type if record else "") or proposed_type(
            incident.pattern, by_mail=by_mail
        )
        self._listed("type", [kind or "Not Provided"])
        data = (record.data_types if record else ()) or proposed_data_types(categories)
        self._listed("data", data if incident.pattern != PATTERN or data else ["Unknown"])
        self._listed(
            "subjects", (record.subject_kinds if record else ()) or proposed_subject_kinds(())
        )
        self._reported(incident, record)

    def _reported(self, incident: Incident, record: CaseRecord | None) -> None:
        if record is None or record.reported_at is None:
            return
        taken = record.reported_at - (incident.aware_at or incident.detected_at)
        self.plain["reported"] += 1
        self.plain["in_time"] += taken <= timedelta(hours=72)
        self._listed("time", [time_to_report(taken)])

    def _listed(self, name: str, words: Iterable[str]) -> None:
        self.lists.setdefault(name, Counter()).update(words)

    def figures(
        self, period: Period, schools: Mapping[str, str], complaints: ComplaintCounts
    ) -> Figures:
        return Figures(
            breaches=self.plain["breaches"],
            near_misses=self.plain["near_misses"],
            dismissed=self.plain["dismissed"],
            waiting=self.plain["waiting"],
            reported=self.plain["reported"],
            in_time=self.plain["in_time"],
            told=self.plain["told"],
            people=self.plain["people"],
            by_month=tuple(self._by_month(period)),
            by_school=tuple(
                (name, self.schools[school])
                for school, name in schools.items()
                if self.schools[school]
            ),
            by_category=self._in_order("category", (CYBER, NON_CYBER)),
            by_type=self._in_order("type", INCIDENT_TYPES),
            by_data=self._in_order("data", DATA_TYPES),
            by_subjects=self._in_order("subjects", SUBJECT_KINDS),
            by_band=self._in_order("band", SUBJECT_BANDS),
            by_severity=self._in_order("severity", [severity.value for severity in Severity]),
            by_time_to_report=self._in_order("time", TIMES_TO_REPORT),
            by_dismissal=self._in_order("dismissal", KINDS_SAID.values()),
            complaints=complaints,
        )

    def _in_order(self, name: str, words: Iterable[str]) -> Counts:
        counted = self.lists.get(name, Counter())
        return tuple((word, counted[word]) for word in words if counted[word])

    def _by_month(self, period: Period) -> Iterable[tuple[str, int]]:
        month = period.first.replace(day=1)
        while month <= period.last:
            yield f"{month:%b}", self.months[(month.year, month.month)]
            month = (month + timedelta(days=32)).replace(day=1)
