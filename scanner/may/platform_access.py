"""What a platform's accounts are linked to and open, held against the roster."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from rules.policy import Policy
from scanner.may.entitlement import Decision, Entitlement, Situation
from scanner.model import (
    Exposure,
    Field,
    Item,
    Opening,
    Origin,
    Person,
    PersonKind,
    Place,
    Principal,
    Recipient,
    RecipientKind,
    Record,
    RecordKind,
    Standing,
)
from scanner.personal import Personal
from scanner.roster.roster import Roster, teaches
from scanner.what.statement import Statement
from scanner.who.recipients import Recipients, domain_of

_SHOWN = Situation(recipient_is_alone=False)
_ROW = Place(0, 0, 0, Origin.BODY, None, "")


@dataclass(frozen=True)
class PlatformAccess:
    """Decides rows of account_links, access_log and records."""

    roster: Roster
    policy: Policy
    entitlement: Entitlement
    recipients: Recipients
    # Counting one account's log once serves all of its rows, of which a batch holds many.
    _counted: dict[Hashable, tuple[list[float], list[int]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def exposures(self, item: Item, said: Iterable[Statement]) -> Iterator[Exposure]:
        """The exposures of one row; none where it is as it should be."""
        record = item.record
        if record is None:
            return
        pupil = self.roster.pupil_by_reference(record.pupil.reveal())
        match record.kind:
            case RecordKind.ACCOUNT_LINKS:
                yield from self._link(record, pupil)
            case RecordKind.ACCESS_LOG:
                yield from self._opening(item, record, pupil)
            case RecordKind.RECORDS:
                yield from self._filed(item, record, pupil, said)

    # -- a link

    def _link(self, record: Record, pupil: str | None) -> Iterator[Exposure]:
        account = self._account(record)
        denied = self._denied(record, pupil, account)
        if denied is not None:
            yield _exposure(pupil or "", "identity", account, denied)

    def _denied(self, record: Record, pupil: str | None, account: Recipient) -> Decision | None:
        """Why an account may not be linked to a pupil; None where it may."""
        holders = self._entries(account)
        if record.account_role == "service":
            return None
        if pupil is None:
            return Decision(False, "other_schools_account", "shown a pupil of no roster of ours")
        barred = self._barred(holders, pupil)
        if barred is not None or self._has_a_tie(holders, pupil):
            return barred
        standing = self._standing(holders)
        if self._is_of_other_school(record, pupil, holders):
            return Decision(False, "other_schools_account", "at another school", standing)
        if any(h.kind is PersonKind.STAFF and h.is_current for h in holders):
            return None
        if record.account_role == "staff" and self.roster.is_our_domain(domain_of(account.address)):
            return None
        return Decision(False, "not_their_child", self._called(holders), standing)

    def _barred(self, holders: Sequence[Person], pupil: str) -> Decision | None:
        links = [link for h in holders if (link := self.roster.link(pupil, h.id))]
        if all(link.may_receive for link in links):
            return None
        who = f"a contact who may receive nothing about {pupil}"
        return Decision(False, "barred_contact", who, Standing.CONTACT)

    def _has_a_tie(self, holders: Sequence[Person], pupil: str) -> bool:
        """Is one of the holders the pupil, a contact of theirs, or allocated to them?"""
        return any(
            h.id == pupil
            or self.roster.link(pupil, h.id) is not None
            or pupil in h.allocated_pupils
            for h in holders
        )

    def _called(self, holders: Sequence[Person]) -> str:
        """Who the holder of an account is, with roster ids only."""
        children = [p for h in holders for p in self.roster.pupils_of(h.id)]
        if children:
            return f"a contact of {' and '.join(children[:3])} only"
        return f"a {holders[0].kind.value} of another" if holders else "on no roster"

    def _is_of_other_school(self, record: Record, pupil: str, holders: Sequence[Person]) -> bool:
        """Does the account belong to a school where the pupil is not?"""
        if any("trust_officer" in holder.roles for holder in holders):
            return False
        child = self.roster.people[pupil]
        own = {*child.schools, *filter(None, [child.destination_school])}
        named = self.roster.school_by_name(record.account_school)
        if named is not None:
            return named not in own
        if record.account_school:
            return True
        schools = {
            school
            for holder in holders
            if holder.kind in (PersonKind.STAFF, PersonKind.PUPIL)
            for school in holder.schools
        }
        return bool(schools) and not schools & own

    # -- an opening

    def _opening(self, item: Item, record: Record, pupil: str | None) -> Iterator[Exposure]:
        account = self._account(record)
        holders = self._entries(account)
        if record.account_role == "service":
            return
        if pupil is None or self._crosses_schools(record, pupil, holders):
            who = "at another school" if pupil else "shown a pupil of no roster of ours"
            denied = Decision(False, "other_schools_account", who, self._standing(holders))
            yield _exposure(pupil or "", "identity", account, denied)
            return
        wrong = self._wrongly_opened(item, record, pupil, account, holders)
        if wrong is not None:
            yield _exposure(pupil, "identity", account, wrong)

    def _crosses_schools(self, record: Record, pupil: str, holders: Sequence[Person]) -> bool:
        if self._has_a_tie(holders, pupil):
            return False
        return self._is_of_other_school(record, pupil, holders)

    def _wrongly_opened(
        self,
        item: Item,
        record: Record,
        pupil: str,
        account: Recipient,
        holders: Sequence[Person],
    ) -> Decision | None:
        basis = "not_theirs_to_open"
        barred = self._barred(holders, pupil)
        if barred is not None or self._has_a_tie(holders, pupil):
            return barred
        staff = [h for h in holders if h.kind is PersonKind.STAFF]
        if any(h.is_current for h in staff):
            return self._burst(item, record, pupil, staff)
        if staff:
            return Decision(False, basis, "a leaver", Standing.LEAVER)
        if any(h.kind is PersonKind.PUPIL for h in holders):
            return Decision(False, basis, "a pupil", Standing.PUPIL)
        if self._is_linked(record, pupil):
            return None  # the wrong link is the finding; opening what it shows is not another
        if record.account_role == "staff" and self.roster.is_our_domain(domain_of(account.address)):
            return None
        who = "an account that is not linked to this pupil"
        return Decision(False, basis, who, self._standing(holders))

    def _is_linked(self, record: Record, pupil: str) -> bool:
        return any(
            self.roster.pupil_by_reference(linked.reveal()) == pupil
            for linked in record.linked_pupils
        )

    def _burst(
        self, item: Item, record: Record, pupil: str, staff: Sequence[Person]
    ) -> Decision | None:
        """A member of staff opening hundreds they do not teach within the hour."""
        roles = {role for person in staff for role in person.roles}
        if item.when is None or roles & self.policy.table.bulk_access_roles:
            return None
        if any(teaches(person, self.roster.people[pupil]) for person in staff):
            return None
        taught = frozenset(c.casefold() for person in staff for c in person.classes)
        limits = self.policy.limits
        busiest = self._busiest_around(
            record.account_log, item.when.timestamp(), taught, limits.burst_minutes
        )
        if busiest <= limits.access_burst:
            return None
        who = f"a member of staff who opened {busiest} pupils they do not teach within the hour"
        return Decision(False, "not_theirs_to_open", who, Standing.STAFF)

    def _busiest_around(
        self, log: tuple[Opening, ...], moment: float, taught: frozenset[str], minutes: int
    ) -> int:
        """Most pupils not taught, in any stretch of so many minutes that holds the moment."""
        times, counts = self._counts(log, taught, minutes)
        first = bisect_left(times, moment - minutes * 60)
        last = bisect_right(times, moment)
        return max(counts[first:last], default=0)

    def _counts(
        self, log: tuple[Opening, ...], taught: frozenset[str], minutes: int
    ) -> tuple[list[float], list[int]]:
        key = (log[0], log[-1], len(log), taught, minutes) if log else ()
        if key not in self._counted:
            self._counted.clear()
            self._counted[key] = _window_counts(self.roster, log, taught, minutes)
        return self._counted[key]

    # -- a record

    def _filed(
        self, item: Item, record: Record, pupil: str | None, said: Iterable[Statement]
    ) -> Iterator[Exposure]:
        """A record filed on one pupil whose text speaks of another."""
        if pupil is None:
            unknown = Decision(False, "other_schools_account", "shown a pupil of no roster of ours")
            for account in self._linked(record):
                yield _exposure("", "identity", account, unknown)
            return
        found = list(said)
        named = [s.subject for s in found if self._is_pupil(s.subject)]
        if not named or pupil in named or self._was_corrected_in_time(item, record):
            return
        subject = named[0]
        accounts = self._linked(record) or [_nobody()]
        categories = sorted({s.category for s in found if s.subject == subject})
        # Who opens the sentence is its subject; one named further on may be a bystander.
        opens_with_name = found[0].place.start <= 2
        who = f"linked to {pupil}, on whom it is filed"
        for account in accounts:
            standing = self._standing(self._entries(account))
            denied = Decision(False, "filed_on_another", who, standing)
            for category in categories:
                if category == "identity":
                    allowed = not opens_with_name
                else:
                    allowed = self.entitlement.decide(subject, category, account, _SHOWN).allowed
                if allowed or self._may_read(account, subject):
                    continue
                yield _exposure(subject, category, account, denied, self.policy.class_of[category])

    def _was_corrected_in_time(self, item: Item, record: Record) -> bool:
        """Corrected within minutes and looked at by nobody in between."""
        if record.corrected_at is None or item.when is None:
            return False
        soon = timedelta(minutes=self.policy.limits.correction_minutes)
        if record.corrected_at - item.when >= soon:
            return False
        return not any(item.when <= at <= record.corrected_at for at in record.accessed)

    def _may_read(self, account: Recipient, subject: str) -> bool:
        """Is the account one of the subject's own family, or of staff who may know of them?"""
        decision = self.entitlement.decide(subject, "behaviour", account, _SHOWN)
        return decision.allowed

    # -- accounts

    def _account(self, record: Record) -> Recipient:
        address = record.account or Personal("")
        return self.recipients.resolved(Principal(address, Field.ACCOUNT))

    def _linked(self, record: Record) -> list[Recipient]:
        return [
            self.recipients.resolved(Principal(address, Field.ACCOUNT))
            for address in record.linked_accounts
        ]

    def _entries(self, account: Recipient) -> list[Person]:
        """Everybody behind an account, with all entries of each human."""
        ids = (i for person in account.people for i in self.entitlement.same_human(person))
        return [self.roster.people[i] for i in dict.fromkeys(ids)]

    def _is_pupil(self, person: str) -> bool:
        return self.roster.people[person].kind is PersonKind.PUPIL

    @staticmethod
    def _standing(holders: Sequence[Person]) -> Standing:
        return Standing(holders[0].kind.value) if holders else Standing.UNKNOWN


def _window_counts(
    roster: Roster, log: tuple[Opening, ...], taught: frozenset[str], minutes: int
) -> tuple[list[float], list[int]]:
    """For each opening, how many pupils not taught the account opened from then on in time."""
    times, pupils = [], []
    for opening in log:
        pupil = roster.pupil_by_reference(opening.pupil)
        if pupil is not None and roster.people[pupil].form.casefold() not in taught:
            times.append(opening.at.timestamp())
            pupils.append(pupil)
    counts: list[int] = []
    inside: dict[str, int] = {}
    end = 0
    for start, moment in enumerate(times):
        while end < len(times) and times[end] <= moment + minutes * 60:
            inside[pupils[end]] = inside.get(pupils[end], 0) + 1
            end += 1
        counts.append(len(inside))
        inside[pupils[start]] -= 1
        if not inside[pupils[start]]:
            del inside[pupils[start]]
    return times, counts


def _nobody() -> Recipient:
    return Recipient(Principal(Personal(""), Field.ACCOUNT), RecipientKind.UNKNOWN)


def _exposure(
    subject: str, category: str, account: Recipient, denied: Decision, data_class: str = "C1"
) -> Exposure:
    return Exposure(
        subject,
        category,
        account,
        False,
        denied.basis,
        denied.reason,
        denied.standing,
        data_class,
        (_ROW,),
    )
