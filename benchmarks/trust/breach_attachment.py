"""Mails that are right in what they say and wrong in what hangs on them, or lies below."""

from __future__ import annotations

from benchmarks.trust.breach_person import case
from benchmarks.trust.content import C3, C4, C5, COMMON, RARE, Content, joined
from benchmarks.trust.fault import Case, fault, fault_of
from benchmarks.trust.person import School
from benchmarks.trust.piece import Attachment, Quoted
from benchmarks.trust.scene import Scene
from benchmarks.trust.veil import HIDINGS, covered_file, hidden_file, lines_of, some_cover


def list_attached(scene: Scene) -> Case:
    """The trip letter was meant; the list went."""
    cast = scene.cast
    school = cast.school()
    pupils = cast.pupils(scene.random.randint(4, 24), school)
    pool = scene.random.choice(
        (COMMON, COMMON, C4[:5], ("identifiers", "date_of_birth", "contact_details"))
    )
    content = scene.author.several(pupils, pool)
    file = scene.enclose(
        content, name=scene.random.choice((content.title, "Trip letter", "Document1", "scan"))
    )
    sender = cast.teacher(school)
    roll = scene.random.random()
    if roll < 0.45:
        wrong = cast.stranger(pupils, school)
        to, named = scene.shown(wrong), wrong.email
    elif roll < 0.75:
        to = cast.group(school, "all-parents")
        named = f"group:{to}"
    else:
        to = named = "orders@papermill-supplies.example"
    mail = scene.mail(sender, [to], (scene.author.frame("neutral"),), attachments=[file])
    return case(
        scene,
        "wrong list attached",
        mail,
        fault_of("wrong-attachment", content, [named], (4,)),
    )


def report_attached(scene: Scene) -> Case:
    """Another child's report, form or note as a file, to a parent."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    content = (
        scene.author.report(pupil)
        if scene.chance(0.4)
        else scene.author.one(pupil, COMMON, RARE, ("date_of_birth", "contact_details"))
    )
    content = Content(
        content.title or scene.author.frame("report_titles"),
        content.blocks,
        content.shows,
        content.maybe,
    )
    wrong = cast.stranger([pupil], school)
    mail = scene.mail(
        cast.teacher(school),
        [scene.shown(wrong)],
        scene.attached_note(),
        attachments=[scene.enclose(content)],
        greeting=scene.salutation(wrong),
    )
    return case(
        scene,
        "another child's report attached",
        mail,
        fault_of("wrong-attachment", content, [wrong.email], (1, 4)),
    )


def personnel_letter(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    member = cast.teacher(school)
    content = scene.author.about_staff(member, scene.author.some(("staff_hr", "pay")))
    wrong = cast.stranger([], school)
    mail = scene.mail(
        cast.staff(school, "hr", "office"),
        [scene.shown(wrong)],
        (scene.author.frame("neutral"),),
        attachments=[scene.enclose(content)],
    )
    return case(
        scene,
        "personnel letter attached",
        mail,
        fault_of("wrong-attachment", content, [wrong.email], (4, 18)),
    )


def subject_access(scene: Scene) -> Case:
    """A bundle about one child with another child in it."""
    cast = scene.cast
    school = cast.school()
    pupil, other = cast.pupils(2, school)
    own = scene.author.note(pupil, scene.author.some(COMMON))
    about = scene.author.note(other, scene.author.some(("behaviour", "health", "sen")))
    bundle = joined([own, about])
    bundle = Content("Your request", bundle.blocks, bundle.shows)
    parent = cast.parent(pupil)
    mail = scene.mail(
        cast.staff(school, "headteacher", "slt"),
        [scene.shown(parent)],
        scene.attached_note(),
        attachments=[scene.enclose(bundle)],
        subject="Your subject access request",
    )
    return case(
        scene,
        "bundle with another child",
        mail,
        fault_of("wrong-attachment", about, [parent.email], (20,)),
    )


def movers_file(scene: Scene) -> Case:
    cast = scene.cast
    mover = cast.any_pupil(
        lambda p: bool(p.destination) and p.is_current and cast.is_alone_of_name(p)
    )
    school, new = cast.schools[mover.school], cast.schools[mover.destination]
    others = cast.pupils(scene.random.randint(1, 6), school)
    categories = scene.author.some(COMMON, ("date_of_birth", "identifiers"), at_most=3)
    content = scene.author.register([mover, *others], categories)
    to = cast.staff(new, "office", "senco", "headteacher")
    mail = scene.mail(
        cast.staff(school, "office"),
        [scene.shown(to)],
        scene.attached_note(),
        attachments=[scene.enclose(content)],
        subject="Transfer file",
    )
    return case(
        scene,
        "pupils who are not moving, attached",
        mail,
        fault("wrong-attachment", [p.id for p in others], [to.email], categories, (17,)),
    )


def hidden_away(scene: Scene, school: School) -> tuple[str, Content, Attachment]:
    """A way of hiding, what is hidden, and the file that shows no more than who goes on a trip."""
    how = scene.random.choice(HIDINGS)
    pupils = scene.cast.pupils(scene.random.randint(3, 12), school)
    is_prose = how in ("cell comment", "docx comment", "docx properties", "pdf properties")
    secret = (
        scene.author.note(pupils[0], scene.author.some(COMMON))
        if is_prose
        else scene.author.register(pupils, scene.author.some(COMMON))
    )
    return how, secret, hidden_file(how, trip_list(scene, school), secret, scene.random)


def hidden_part(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    how, secret, file = hidden_away(scene, school)
    if scene.chance(0.5):
        to = cast.group(school, "all-parents")
        named = f"group:{to}"
    else:
        wrong = cast.stranger([cast.pupil_by_id[i] for i in sorted(secret.subjects)], school)
        to, named = scene.shown(wrong), wrong.email
    mail = scene.mail(cast.teacher(school), [to], scene.attached_note(), attachments=[file])
    return case(
        scene,
        f"hidden: {how}",
        mail,
        fault_of("hidden-data", secret, [named], (21,)),
    )


def trip_list(scene: Scene, school: School) -> Content:
    """Who goes on the trip: names, and a column without people."""
    pupils = scene.cast.pupils(6, school)
    table = scene.author.register(pupils, ())
    return Content("Trip list", table.blocks, {})


def failed_redaction(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    pupil, other = cast.pupils(2, school)
    own = scene.author.note(pupil, scene.author.some(COMMON, at_most=1))
    secret = scene.author.note(other, scene.author.some(COMMON, at_most=1), other.name)
    lines = lines_of(own, False) + lines_of(secret, True) + [("End of the record.", False)]
    how = some_cover(lines, scene.random)
    parent = cast.parent(pupil)
    mail = scene.mail(
        cast.staff(school, "slt", "headteacher"),
        [scene.shown(parent)],
        scene.attached_note(),
        attachments=[covered_file(how, lines, "Record")],
    )
    also = ("hidden-data",) if how == "tracked" else ()
    return case(
        scene,
        f"failed redaction: {how}",
        mail,
        fault_of("failed-redaction", secret, [parent.email], (22, 20), also=also),
    )


def chain(scene: Scene) -> Case:
    """A reply to a parent drags another child along below the fold."""
    cast = scene.cast
    school = cast.school()
    pupil, other = cast.pupils(2, school)
    parent = cast.parent(pupil)
    own = (
        scene.author.note(pupil, scene.author.some(C3, at_most=1))
        if scene.chance(0.5)
        else Content("", (scene.author.frame("replies"),), {})
    )
    dragged = scene.author.note(
        other, scene.author.some(COMMON, C5[:1] if scene.chance(0.3) else COMMON)
    )
    colleague = cast.teacher(school)
    quoted: list[Quoted] = [
        scene.earlier(
            colleague,
            cast.staff(school, "tutor").email,
            (scene.author.frame("staff_lines"), *dragged.blocks),
        )
    ]
    if scene.chance(0.5):
        quoted.insert(
            0,
            scene.earlier(
                cast.staff(school, "tutor"), colleague.email, (scene.author.frame("staff_lines"),)
            ),
        )
    mail = scene.mail(
        cast.teacher(school),
        [scene.shown(parent)],
        own,
        quoted=quoted,
        greeting=scene.salutation(parent),
        is_signed=scene.chance(0.6),
    )
    return case(
        scene,
        "another child below the fold",
        mail,
        fault_of("hidden-data", dragged, [parent.email], (10,)),
    )


WRONG_ATTACHMENT = (
    list_attached,
    list_attached,
    report_attached,
    personnel_letter,
    subject_access,
    movers_file,
)
HIDDEN = (hidden_part, chain)
REDACTION = (failed_redaction,)
