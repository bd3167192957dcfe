"""Rows of parents' platforms: who is linked, who looked, what is written about whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from benchmarks.trust.breach_order import barred
from benchmarks.trust.content import Content
from benchmarks.trust.fault import Case, fault
from benchmarks.trust.person import Pupil, School
from benchmarks.trust.piece import Row
from benchmarks.trust.scene import Scene
from benchmarks.trust.term import moment

LINKS, VIEWS, NOTES = "links.csv", "views.csv", "notes.csv"
HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    LINKS: {"account": "Guardian login", "pupil": "Child ref", "school": "Site", "role": "Type"},
    VIEWS: {
        "account": "Login",
        "pupil": "Child ref",
        "when": "Opened at",
        "action": "What",
        "role": "Type",
    },
    NOTES: {
        "pupil": "Child ref",
        "text": "Note",
        "when": "Entered",
        "author": "Entered by",
        "corrected_at": "Amended at",
    },
}
PLATFORMS = ("homelink", "chalkboard")


def seat(pupil: Pupil) -> tuple[str, str]:
    """Which platform the pupil's school year uses, and what the pupil is called there.

    One platform goes by the pupil's id, the other by the UPN.
    """
    return (PLATFORMS[0], pupil.id) if int(pupil.id[1:]) % 2 else (PLATFORMS[1], pupil.upn)


def link(
    scene: Scene, account: str, pupil: Pupil, school: School | None, role: str = "parent"
) -> Row:
    site = school or scene.cast.schools[pupil.school]
    platform, written = seat(pupil)
    school_as = scene.random.choice((site.id, site.name))
    values = {"account": account, "pupil": written, "school": school_as, "role": role}
    return Row(platform, LINKS, values)


def view(
    scene: Scene,
    account: str,
    pupil: Pupil,
    role: str,
    when: datetime | None = None,
    burst: str = "",
) -> Row:
    at = (when or moment(scene.random)).strftime("%d/%m/%Y %H:%M:%S")
    # A burst is one account's, on one platform.
    platform, written = (PLATFORMS[0], pupil.id) if burst else seat(pupil)
    values = {"account": account, "pupil": written, "when": at, "action": "view", "role": role}
    return Row(platform, VIEWS, values, burst)


def note(
    scene: Scene, pupil: Pupil, text: str, author: str, amended: timedelta | None = None
) -> Row:
    at = moment(scene.random)
    platform, written = seat(pupil)
    values = {
        "pupil": written,
        "text": text,
        "when": at.strftime("%Y-%m-%dT%H:%M:%S"),
        "author": author,
        "corrected_at": (at + amended).strftime("%Y-%m-%dT%H:%M:%S") if amended else "",
    }
    return Row(platform, NOTES, values)


def fresh(scene: Scene, school: School) -> Pupil:
    """A plain pupil no other row speaks of, so that one row's fault stays its own."""

    def is_fresh(pupil: Pupil) -> bool:
        return (
            not ({pupil.id} | {p.id for p in scene.cast.siblings(pupil)}) & scene.used_on_platform
        )

    pupil = scene.cast.pupil(school, is_fresh)
    scene.used_on_platform.add(pupil.id)
    return pupil


def fresh_parent(scene: Scene, school: School, apart_from: Pupil) -> tuple[Pupil, str]:
    """Another child of that school, and a parent's account that is rightly linked to it."""
    for _ in range(60):
        child = fresh(scene, school)
        parent = scene.cast.parent(child)
        kin = set(scene.cast.children_of[parent.id])
        if apart_from.id not in kin and scene.cast.has_own_mailbox(parent) and len(kin) == 1:
            return child, parent.email
    raise LookupError("no parent with one child")


# --------------------------------------------------------------------------- breaches


def mislinked(scene: Scene) -> list[Case]:
    school = scene.cast.school()
    pupil = fresh(scene, school)
    own, account = fresh_parent(scene, school, pupil)
    return [
        Case("own child linked", link(scene, account, own, None)),
        Case(
            "linked to another family's child",
            link(scene, account, pupil, None),
            faults=(fault("account-mislink", [pupil.id], [account], None, (31,)),),
        ),
    ]


def other_schools_pupil(scene: Scene) -> list[Case]:
    school = scene.cast.school()
    other = scene.cast.other_school(school)
    pupil = fresh(scene, other)
    own, account = fresh_parent(scene, school, pupil)
    return [
        Case("own child linked", link(scene, account, own, school)),
        Case(
            "a pupil of another school",
            link(scene, account, pupil, school),
            faults=(fault("cross-school", [pupil.id], [account], None, (32,)),),
        ),
    ]


def nobodys_pupil(scene: Scene) -> list[Case]:
    school = scene.cast.school()
    pupil = fresh(scene, school)
    _, account = fresh_parent(scene, school, pupil)
    row = Row(
        PLATFORMS[0],
        LINKS,
        {
            "account": account,
            "pupil": f"P9{scene.number():04}",
            "school": school.id,
            "role": "parent",
        },
    )
    return [
        Case(
            "a pupil of no school of ours",
            row,
            faults=(fault("cross-school", [], [account], None, (32,)),),
        )
    ]


def barred_link(scene: Scene) -> list[Case]:
    pupil, contact = barred(scene)
    if pupil.id in scene.used_on_platform:
        raise LookupError("spoken of already")
    scene.used_on_platform.add(pupil.id)
    return [
        Case(
            "a barred parent's account",
            link(scene, contact.email, pupil, None),
            faults=(fault("no-contact-order", [pupil.id], [contact.email], None, (31,)),),
        )
    ]


def misfiled(scene: Scene) -> list[Case]:
    school = scene.cast.school()
    filed = fresh(scene, school)
    parent = scene.cast.parent(filed)
    named = fresh(scene, school)
    content: Content = scene.author.note(
        named, ("behaviour",) if scene.chance(0.7) else ("health",)
    )
    if {t.contact for t in scene.cast.ties_of[named.id]} & {
        t.contact for t in scene.cast.ties_of[filed.id]
    }:
        raise LookupError("siblings")
    author = scene.cast.teacher(school).email
    return [
        Case("own child linked", link(scene, parent.email, filed, None)),
        Case(
            "record on the wrong pupil",
            note(scene, filed, str(content.blocks[0]), author),
            faults=(
                fault(
                    "record-mismatch",
                    [named.id],
                    [parent.email],
                    content.categories,
                    (33, 31),
                    maybe_categories=content.maybe,
                ),
            ),
        ),
    ]


def wrong_opener(scene: Scene) -> list[Case]:
    """A pupil's, a leaver's or an unlinked account opened somebody's record."""
    cast = scene.cast
    school = cast.school()
    pupil = fresh(scene, school)
    roll = scene.random.random()
    twins: tuple[int, ...]
    if roll < 0.35:
        other = fresh(scene, school)
        account, role, twins = other.email, "pupil", (34, 35)
    elif roll < 0.7:
        gone = scene.random.choice([s for s in cast.people.staff if not s.is_current])
        school = cast.schools[gone.schools[0]]
        pupil = fresh(scene, school)
        account, role, twins = gone.email, "staff", (34,)
    else:
        account, role, twins = fresh_parent(scene, school, pupil)[1], "parent", (31,)
    return [
        Case(
            "opened by somebody who may not",
            view(scene, account, pupil, role),
            faults=(fault("improper-access", [pupil.id], [account], None, twins),),
        )
    ]


def burst(
    scene: Scene,
    account: str,
    role: str,
    pupils: list[Pupil],
    name: str,
    is_bad: bool,
    twin: int = 0,
) -> list[Case]:
    """More than 200 records within the hour."""
    start = moment(scene.random, date(2026, 9, 1), date(2026, 9, 4))  # before any other row
    event = f"burst {scene.number()}"
    wrong = (
        (fault("improper-access", [p.id for p in pupils], [account], None, (35,)),)
        if is_bad
        else ()
    )
    return [
        Case(
            name,
            view(scene, account, p, role, start + timedelta(seconds=11 * n), event),
            twin=twin,
            faults=wrong,
        )
        for n, p in enumerate(pupils)
    ]


def bulk_view(scene: Scene) -> list[Case]:
    cast = scene.cast
    school = max(cast.schools.values(), key=lambda s: len(cast.current(s)))
    teacher = cast.staff(
        school, "teacher", without=("slt", "dsl", "senco", "head_of_year", "tutor")
    )
    others = [
        p
        for p in cast.current(school)
        if p.form not in teacher.classes and p.schools == (school.id,)
    ][:215]
    if len(others) < 205:
        raise LookupError("the school is too small for a burst")
    return burst(scene, teacher.email, "staff", others, "bulk view on a staff login", True)


# --------------------------------------------------------------------------- lookalikes


def step_siblings(scene: Scene) -> list[Case]:
    """One adult of a patchwork family, linked to every child at whatever school."""
    cast = scene.cast
    contact = scene.random.choice(
        [
            c
            for c in cast.people.contacts
            if len(cast.children_of[c.id]) > 1
            and all(
                t.may_receive
                for i in cast.children_of[c.id]
                for t in cast.ties_of[i]
                if t.contact == c.id
            )
        ]
    )
    children = [
        cast.pupil_by_id[i]
        for i in sorted(cast.children_of[contact.id])
        if cast.pupil_by_id[i].is_current
    ]
    if {p.id for p in children} & scene.used_on_platform:
        raise LookupError("spoken of already")
    scene.used_on_platform |= {p.id for p in children}
    return [
        Case(
            "every child of a family",
            link(scene, contact.email, p, cast.schools[p.school]),
            twin=31,
        )
        for p in children
    ]


def staff_parent(scene: Scene) -> list[Case]:
    """A member of staff who is a parent opens the record of their own child."""
    cast = scene.cast
    by_mail = {e: c for c in cast.people.contacts for e in c.emails}
    pairs = [
        (s, by_mail[s.personal_email]) for s in cast.people.staff if s.personal_email in by_mail
    ]
    _, contact = scene.random.choice(pairs)
    children = [
        cast.pupil_by_id[t.pupil]
        for t in cast.people.ties
        if t.contact == contact.id and t.may_receive and cast.pupil_by_id[t.pupil].is_current
    ]
    if not children:
        raise LookupError("the children have left")
    child = children[0]
    if child.id in scene.used_on_platform:
        raise LookupError("spoken of already")
    scene.used_on_platform.add(child.id)
    return [
        Case(
            "staff member's own child",
            link(scene, contact.email, child, cast.schools[child.school]),
            twin=31,
        ),
        Case("staff member's own child", view(scene, contact.email, child, "parent"), twin=31),
    ]


def trust_officer(scene: Scene) -> list[Case]:
    cast = scene.cast
    officer = scene.random.choice([s for s in cast.people.staff if "trust_officer" in s.roles])
    pupil = fresh(scene, cast.other_school(cast.schools[officer.schools[0]]))
    return [Case("trust officer", view(scene, officer.email, pupil, "staff"), twin=32)]


def dual(scene: Scene) -> list[Case]:
    """A pupil of two schools: a parent's account at the second one."""
    cast = scene.cast
    pupil = cast.any_pupil(
        lambda p: (
            len(p.schools) == 2 and p.is_current and any(t.may_receive for t in cast.ties_of[p.id])
        )
    )
    return [
        Case(
            "dual registration",
            link(scene, cast.parent(pupil).email, pupil, cast.schools[pupil.schools[1]]),
            twin=32,
        )
    ]


def soon_corrected(scene: Scene) -> list[Case]:
    school = scene.cast.school()
    filed, named = fresh(scene, school), fresh(scene, school)
    content = scene.author.note(named, ("behaviour",))
    author = scene.cast.teacher(school).email
    parent = scene.cast.parent(filed)
    return [
        Case("own child linked", link(scene, parent.email, filed, None)),
        Case(
            "corrected within minutes",
            note(
                scene,
                filed,
                str(content.blocks[0]),
                author,
                timedelta(minutes=scene.random.randint(2, 13)),
            ),
            twin=33,
        ),
    ]


def sixth_former(scene: Scene) -> list[Case]:
    cast = scene.cast
    staff = scene.random.choice(
        [s for s in cast.people.staff if s.email.partition("@")[0].endswith(".sports")]
    )
    pupil = fresh(scene, cast.schools[staff.schools[0]])
    return [Case("sixth-former on the payroll", view(scene, staff.email, pupil, "staff"), twin=34)]


def exams_officer(scene: Scene) -> list[Case]:
    cast = scene.cast
    school = max(cast.schools.values(), key=lambda s: len(cast.current(s)))
    pupils = [p for p in cast.current(school) if p.schools == (school.id,)][:206]
    return burst(
        scene,
        cast.staff(school, "exams_officer").email,
        "staff",
        pupils,
        "exams officer in results week",
        False,
        35,
    )


def sync_account(scene: Scene) -> list[Case]:
    cast = scene.cast
    school = max(cast.schools.values(), key=lambda s: len(cast.current(s)))
    pupils = [p for p in cast.current(school) if p.schools == (school.id,)][:206]
    return burst(
        scene, "svc-sync@chalkboard-vendor.example", "service", pupils, "sync account", False, 35
    )


# --------------------------------------------------------------------------- ordinary


def own_link(scene: Scene) -> list[Case]:
    pupil = fresh(scene, scene.cast.school())
    parent = scene.cast.parent(pupil)
    cases = [Case("own child linked", link(scene, parent.email, pupil, None))]
    if scene.chance(0.5):
        cases.append(Case("own child's record opened", view(scene, parent.email, pupil, "parent")))
    return cases


def teacher_view(scene: Scene) -> list[Case]:
    school = scene.cast.school()
    return [
        Case(
            "teacher looks up a pupil",
            view(scene, scene.cast.teacher(school).email, scene.cast.pupil(school), "staff"),
        )
    ]


def own_record(scene: Scene) -> list[Case]:
    school = scene.cast.school()
    pupil = scene.cast.pupil(school)
    content = scene.author.note(
        pupil,
        ("behaviour",) if scene.chance(0.7) else ("attainment",),
        scene.random.choice((pupil.given, pupil.name)),
    )
    return [
        Case(
            "record on the right pupil",
            note(scene, pupil, str(content.blocks[0]), scene.cast.teacher(school).email),
        )
    ]


BREACHES = (
    (mislinked,),
    (other_schools_pupil, nobodys_pupil),
    (barred_link,),
    (misfiled,),
    (wrong_opener,),
)
TWINS = (step_siblings, staff_parent, trust_officer, dual, soon_corrected, sixth_former)
ORDINARY = (own_link, teacher_view, own_record)
