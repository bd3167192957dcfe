"""Mails that stay among our own and still go too far."""

from __future__ import annotations

from benchmarks.trust.breach_person import case, movers_and_others
from benchmarks.trust.content import C3, C5, COMMON, Content
from benchmarks.trust.fault import Case, fault, fault_of
from benchmarks.trust.scene import Scene
from scanner.demo.document import Grid


def concern_from_a_teacher(scene: Scene) -> Case:
    """C5 to the own parents, from somebody who may not tell it."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    categories = (
        *scene.author.some(C5, at_most=1),
        *(scene.author.some(C3, at_most=1) if scene.chance(0.4) else ()),
    )
    content = scene.author.note(pupil, categories)
    parents = {p.email: p for p in cast.parents(pupil)}
    some = scene.random.sample(
        list(parents.values()), scene.random.randint(1, min(2, len(parents)))
    )
    mail = scene.mail(cast.teacher(school), [scene.shown(p) for p in some], content)
    told = [c for c in categories if c in C5]
    return case(
        scene,
        "C5 to own parents by a teacher",
        mail,
        fault(
            "internal-overshare",
            content.subjects,
            [p.email for p in some],
            told,
            (),
            maybe_categories=content.maybe & frozenset(C5),  # the rest is theirs to have
        ),
    )


def alert_to_the_wrong_staff(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    content = scene.author.note(pupil, scene.author.some(C5))
    to = cast.staff(
        school,
        "teacher",
        "office",
        "teaching_assistant",
        "cover",
        without=("slt", "dsl", "senco", "head_of_year"),
    )
    mail = scene.mail(cast.staff(school, "dsl"), [scene.shown(to)], content)
    return case(
        scene,
        "C5 to staff outside the circle",
        mail,
        fault(
            "internal-overshare",
            content.subjects,
            [to.email],
            content.categories,
            (28,),
            maybe_categories=content.maybe & frozenset(C5),
        ),
    )


def another_school(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    other = cast.other_school(school)
    content = scene.author.several(cast.pupils(scene.random.randint(1, 8), school), COMMON)
    to = cast.staff(other, "teacher", "tutor")
    mail = scene.mail(cast.teacher(school), [scene.shown(to)], content)
    return case(
        scene,
        "staff of another school",
        mail,
        fault_of("internal-overshare", content, [to.email], (17,)),
    )


def results_to_governors(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    content = scene.author.register(
        cast.pupils(scene.random.randint(5, 24), school),
        scene.author.some(("attainment", "exclusion", "attendance", "pupil_premium")),
    )
    group = cast.group(school, "governors")
    mail = scene.mail(cast.staff(school, "headteacher", "slt"), [group], content)
    return case(
        scene,
        "names in the governors' papers",
        mail,
        fault_of("internal-overshare", content, [f"group:{group}"], (19,)),
    )


def candidates_list(scene: Scene) -> Case:
    """An exam timetable that kept columns it should not have."""
    cast = scene.cast
    school = cast.school()
    year = scene.random.choice(
        [
            y
            for y in school.years
            if any(g.address == f"y{y.lower()}-pupils@{school.domain}" for g in cast.people.groups)
        ]
    )
    pupils = cast.pupils(scene.random.randint(6, 24), school, lambda p: p.year == year)
    if len(pupils) < 4:
        raise LookupError("too few in that year")
    content = scene.author.register(
        pupils,
        scene.author.some(("sen", "contact_details", "pupil_premium", "date_of_birth"), at_most=3),
    )
    content = with_seats(scene, content)
    group = f"y{year.lower()}-pupils@{school.domain}"
    mail = scene.mail(
        cast.staff(school, "exams_officer"), [group], content, subject="Exam timetable"
    )
    return case(
        scene,
        "exam list with columns too many",
        mail,
        fault_of("internal-overshare", content, [f"group:{group}"], (5,)),
    )


def with_seats(scene: Scene, content: Content) -> Content:
    """The same table with room and seat after the name."""
    table = content.blocks[0]
    assert isinstance(table, Grid)
    rows = [(*table.rows[0], "Room", "Seat")]
    rows += [
        (*row, scene.random.choice(("Hall", "S12", "B7")), f"{scene.random.choice('ABCDEF')}{n}")
        for n, row in enumerate(table.rows[1:], 1)
    ]
    return Content(content.title, (Grid(tuple(rows)),), content.shows, content.maybe)


def list_to_pupils(scene: Scene) -> Case:
    """Needs, or what families owe, to a list with pupils in it."""
    cast = scene.cast
    school = cast.school()
    pool = ("sen", "financial", "attainment", "behaviour", "health")
    if scene.chance(0.5):
        content = scene.author.several(cast.pupils(scene.random.randint(3, 20), school), pool)
    else:
        content = scene.author.note(cast.pupil(school), scene.author.some(pool))
    group = cast.group(school, "all-pupils")
    mail = scene.mail(cast.teacher(school), [group], content)
    return case(
        scene,
        "pupils' data to all pupils",
        mail,
        fault_of("internal-overshare", content, [f"group:{group}"], (7, 19)),
    )


def class_team(scene: Scene) -> Case:
    cast = scene.cast
    group, members = cast.class_team()
    school = cast.schools[group.school]
    content = scene.author.register(members, scene.author.some(COMMON))
    mail = scene.mail(cast.teacher(school), [group.address], content)
    return case(
        scene,
        "register to a class team",
        mail,
        fault_of("internal-overshare", content, [f"group:{group.address}"], (25,)),
    )


def staff_data_to_colleagues(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    sender = cast.staff(school, "hr")
    member = cast.teacher(school)
    content = scene.author.about_staff(member, scene.author.some(("staff_hr", "pay")))
    if scene.chance(0.5):
        group = cast.group(school, scene.random.choice(("governors", "all-staff")))
        to, named = group, f"group:{group}"
    else:
        colleague = cast.staff(school, "office", "tutor", "teaching_assistant", without=("slt",))
        if colleague.id == member.id:
            raise LookupError("to oneself")
        to, named = scene.shown(colleague), colleague.email
    mail = scene.mail(sender, [to], content)
    return case(
        scene,
        "staff data to colleagues",
        mail,
        fault_of("internal-overshare", content, [named], (18,)),
    )


def logins_to_staff(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    content = scene.author.logins(cast.pupils(scene.random.randint(4, 20), school))
    group = cast.group(school, "all-staff")
    mail = scene.mail(cast.staff(school, "it"), [group], content)
    return case(
        scene,
        "passwords to all staff",
        mail,
        fault(
            "internal-overshare",
            content.subjects,
            [f"group:{group}"],
            ["credentials"],
            (29,),
            maybe_categories=["identifiers", "contact_details"],
        ),
    )


OVERSHARE = (
    concern_from_a_teacher,
    alert_to_the_wrong_staff,
    another_school,
    results_to_governors,
    candidates_list,
    list_to_pupils,
    class_team,
    staff_data_to_colleagues,
    logins_to_staff,
    movers_and_others,
)
