"""What a school sends and stores on any day, and nobody would look at twice."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.trust.breach_person import about_one, headed
from benchmarks.trust.content import C3, COMMON, Content
from benchmarks.trust.fault import Case
from benchmarks.trust.person import School
from benchmarks.trust.piece import Blocks
from benchmarks.trust.scene import Scene
from scanner.demo.document import grid

_GROUPS = {
    "parents": "all-parents",
    "staff": "all-staff",
    "pupils": "all-pupils",
    "governors": "governors",
}


def school_post(scene: Scene) -> Case:
    """One of the texts of the wording, to those it is for."""
    cast = scene.cast
    school = cast.school()
    entry = scene.random.choice(scene.words.ordinary)
    audience = entry["audience"]
    more: dict[str, str] = {}
    if audience == "own parent":
        pupil = cast.pupil(school)
        parent = cast.parent(pupil)
        to = [scene.shown(parent)]
        more = {
            "contact": f"{parent.title} {parent.family}",
            "first": pupil.given,
            "pupil0": pupil.name,
        }
    elif audience == "supplier":
        to = ["sales@papermill-supplies.example"]
    elif audience == "colleague":
        to = [scene.shown(cast.staff(school))]
    else:
        to = [cast.group(school, _GROUPS.get(audience, "all-parents"))]
    blocks = _blocks(scene, entry, school, more)
    subject = scene.fill(entry["subject"], school, **more)
    sender = cast.staff(school, "office", "teacher", "headteacher")
    if scene.chance(0.25):
        content = Content(entry["kind"].capitalize(), blocks, {})
        mail = scene.mail(
            sender, to, scene.attached_note(), attachments=[scene.enclose(content)], subject=subject
        )
    else:
        mail = scene.mail(sender, to, blocks, subject=subject, is_signed=scene.chance(0.8))
    return Case(f"post: {entry['kind']}", mail)


def _blocks(
    scene: Scene, entry: Mapping[str, str], school: School, more: Mapping[str, str]
) -> Blocks:
    match entry.get("grid", ""):
        case "seating":
            pupils = scene.cast.pupils(14, school)
            return (
                grid(
                    "Name|Form|Room|Seat",
                    [(p.name, p.form, "Gym", f"{'ABCD'[n % 4]}{n}") for n, p in enumerate(pupils)],
                ),
            )
        case "houses":
            return (
                grid(
                    "House|Points",
                    [("Jubilee", "412"), ("Hope", "398"), ("May", "377"), ("Hunter", "361")],
                ),
            )
        case "prizes":
            pupils = scene.cast.pupils(9, school)
            return (
                grid(
                    "Pupil|Class|Prize",
                    [
                        (
                            p.name,
                            p.form,
                            scene.random.choice(("Endeavour", "Science", "Art", "Service")),
                        )
                        for p in pupils
                    ],
                ),
            )
    return (scene.fill(entry["text"], school, **more),)


def own_child(scene: Scene) -> Case:
    """A teacher to the parents of one child, in every form."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    parents = cast.parents(pupil)
    to = scene.random.sample(parents, scene.random.randint(1, min(2, len(parents))))
    content = about_one(scene, pupil)
    if scene.chance(0.3):
        file = scene.enclose(
            Content(content.title or scene.author.frame("report_titles"), content.blocks, {})
        )
        mail = scene.mail(
            cast.teacher(school),
            [scene.shown(p) for p in to],
            scene.attached_note(),
            attachments=[file],
            greeting=scene.salutation(to[0]),
        )
    else:
        quoted = []
        if scene.chance(0.3):
            words = (
                scene.author.frame("own_child_quote").format(name=pupil.given),
                scene.author.frame("parent_lines"),
            )
            quoted = [scene.earlier(to[0], cast.teacher(school).email, words)]
        subject, body = headed(scene, pupil, content)
        mail = scene.mail(
            cast.teacher(school),
            [scene.shown(p) for p in to],
            body,
            subject=subject,
            greeting=scene.salutation(to[0]),
            quoted=quoted,
        )
    return Case("about a child to its parents", mail)


def among_staff(scene: Scene) -> Case:
    """Colleagues of one school about pupils of it."""
    cast = scene.cast
    school = cast.school()
    pupils = cast.pupils(scene.random.randint(1, 8), school)
    content = (
        scene.author.several(pupils, COMMON) if len(pupils) > 1 else about_one(scene, pupils[0])
    )
    to = [
        scene.shown(cast.staff(school, "tutor", "head_of_year", "teacher", "senco"))
        for _ in range(scene.random.randint(1, 3))
    ]
    quoted = []
    if scene.chance(0.35):
        quoted = [
            scene.earlier(
                cast.teacher(school),
                to[0],
                scene.author.note(cast.pupil(school), scene.author.some(C3)),
            )
        ]
    if scene.chance(0.25) and content.title:
        mail = scene.mail(
            cast.teacher(school), to, scene.attached_note(), attachments=[scene.enclose(content)]
        )
    else:
        mail = scene.mail(cast.teacher(school), to, content, quoted=quoted)
    return Case("among staff about pupils", mail)


def small_talk(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    helper = cast.staff(school, "it").name
    text = scene.about_three(scene.author.frame("small_talk"), cast.pupils(3, school), s=helper)
    quoted = (
        [scene.earlier(cast.staff(school), "office", (scene.author.frame("staff_lines"),))]
        if scene.chance(0.4)
        else []
    )
    return Case(
        "small talk",
        scene.mail(
            cast.staff(school, "teacher", "office"),
            [scene.shown(cast.staff(school))],
            (text,),
            quoted=quoted,
        ),
    )


def stored_post(scene: Scene) -> Case:
    """The same texts as files, where they belong."""
    school = scene.cast.school()
    entry = scene.random.choice(
        [
            o
            for o in scene.words.ordinary
            if o["audience"] in ("parents", "staff", "pupils", "public", "governors")
        ]
    )
    folders = {
        "parents": f"{school.id}/Parents",
        "staff": f"{school.id}/Staff",
        "pupils": f"{school.id}/Pupils",
        "public": scene.random.choice(("Website", "Trust", "By link")),
        "governors": f"{school.id}/Governors",
    }
    content = Content(
        scene.fill(entry["subject"], school)[:40].replace("/", "-"),
        _blocks(scene, entry, school, {}),
        {},
    )
    return Case(f"file: {entry['kind']}", scene.file(folders[entry["audience"]], content))


def stored_list(scene: Scene) -> Case:
    """Lists of pupils where staff of the school read."""
    school = scene.cast.school()
    content = scene.author.several(scene.cast.pupils(scene.random.randint(3, 26), school), COMMON)
    return Case(
        "file: list for staff",
        scene.file(
            f"{school.id}/{scene.random.choice(('Staff', 'Inclusion', 'Leadership'))}", content
        ),
    )


def lesson(scene: Scene) -> Case:
    """Planning and resources without people."""
    school = scene.cast.school()
    rows = [
        (
            f"Lesson {n}",
            scene.random.choice(
                ("Rivers", "Fractions", "The Tudors", "Cells", "Poetry of Wilfred Owen")
            ),
            scene.random.choice(("Starter, cards", "Video, quiz", "Group work")),
        )
        for n in range(1, 8)
    ]
    return Case(
        "file: planning",
        scene.file(
            f"{school.id}/{scene.random.choice(('Staff', 'Pupils'))}",
            Content("Scheme of work", (grid("Lesson|Topic|Activity", rows),), {}),
        ),
    )


MAIL = (school_post, own_child, among_staff, school_post, own_child, small_talk)
SHARE = (stored_post, stored_list, stored_post, lesson)
