"""Who else an address names: one roof is the home of several people of the roster."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.trust.cast import Cast
from benchmarks.trust.fault import Case, Fault


def with_households(case: Case, cast: Cast) -> Case:
    """The case, in which those who live with a subject whose address is shown may be named too.

    An address resolves to everybody who lives there, so a finding that names the sister or the
    mother as well is right (policy, first question).
    """
    return replace(case, faults=tuple(_with_household(fault, cast) for fault in case.faults))


def _with_household(fault: Fault, cast: Cast) -> Fault:
    if not fault.categories or "contact_details" not in fault.categories:
        return fault
    pupils = [cast.pupil_by_id[s] for s in fault.subjects if s in cast.pupil_by_id]
    others = frozenset(other for pupil in pupils for other in cast.household(pupil))
    return replace(fault, maybe_subjects=fault.maybe_subjects | (others - fault.subjects))
