"""Files that more people can read than may."""

from __future__ import annotations

from benchmarks.trust.breach_attachment import hidden_away
from benchmarks.trust.breach_order import barred, kept_away
from benchmarks.trust.content import C5, COMMON, RARE, Content
from benchmarks.trust.fault import Case, fault, fault_of
from benchmarks.trust.person import School
from benchmarks.trust.piece import SharedFile
from benchmarks.trust.scan import scanned
from benchmarks.trust.scene import Scene
from benchmarks.trust.veil import covered_file, lines_of, some_cover

MIS = ("identifiers", "date_of_birth", "contact_details", "pupil_premium", "sen", "ethnicity")


def reader(scene: Scene, folder: str) -> str:
    return scene.audiences[folder][0]


def _pupils_content(scene: Scene, school: School) -> Content:
    pupils = scene.cast.pupils(scene.random.randint(3, 28), school)
    return scene.author.several(pupils, scene.random.choice((COMMON, MIS, COMMON, RARE[:2])))


def open_share(scene: Scene) -> Case:
    """Pupils' data where pupils, parents or everybody with the link can read."""
    school = scene.cast.school()
    folder = scene.random.choice(
        (f"{school.id}/Pupils", f"{school.id}/Parents", "Trust", "By link")
    )
    content = (
        _pupils_content(scene, school)
        if scene.chance(0.8)
        else scene.author.one(scene.cast.pupil(school), COMMON, C5)
    )
    return Case(
        "open share",
        scene.file(folder, content),
        faults=(fault_of("open-share", content, [reader(scene, folder)], (23, 24, 29)),),
    )


def staff_data_for_pupils(scene: Scene) -> Case:
    school = scene.cast.school()
    members = list({s.id: s for s in (scene.cast.teacher(school) for _ in range(7))}.values())
    content = scene.author.pay_table(members, scene.author.some(("pay", "staff_hr")))
    folder = scene.random.choice((f"{school.id}/Pupils", "Trust", f"{school.id}/Parents"))
    return Case(
        "staff data where pupils read",
        scene.file(folder, content),
        faults=(fault_of("open-share", content, [reader(scene, folder)], (23,)),),
    )


def class_team_folder(scene: Scene) -> Case:
    cast = scene.cast
    group, members = cast.class_team()
    folder = f"{group.school}/Teams/{group.address.partition('@')[0]}"
    scene.audiences[folder] = [f"group:{group.address}"]
    content = scene.author.register(members, scene.author.some(COMMON))
    return Case(
        "register in a class team",
        scene.file(folder, content),
        faults=(fault_of("open-share", content, [f"group:{group.address}"], (25,)),),
    )


def filled_form(scene: Scene) -> Case:
    school = scene.cast.school()
    content = scene.author.form(scene.cast.pupil(school), ("date_of_birth", "health"))
    folder = scene.random.choice(("Trust", f"{school.id}/Parents", f"{school.id}/Pupils"))
    return Case(
        "filled medical form",
        scene.file(folder, content),
        faults=(fault_of("open-share", content, [reader(scene, folder)], (30,)),),
    )


def scanned_form(scene: Scene) -> Case:
    """The form on paper, filled in, scanned and put where too many read."""
    school = scene.cast.school()
    pupil = scene.cast.pupil(school, lambda p: p.name.isascii())
    head = scene.author.head("health")
    lines = (
        scene.author.frame("scan_titles"),
        f"{scene.author.head('name')}: {pupil.name}",
        f"{scene.author.head('form')}: {pupil.form}",
        f"{scene.author.head('date_of_birth')}: {pupil.born:%d/%m/%Y}",
        f"{head}: {scene.author.value(pupil, 'health', head)}",
    )
    folder = scene.random.choice(("Trust", f"{school.id}/Parents", f"{school.id}/Pupils"))
    kind = scene.random.choice(("pdf", "pdf", "png"))
    file = SharedFile(folder, f"scan {scene.number():04}.{kind}", scanned(lines, kind))
    wrong = fault(
        "open-share", [pupil.id], [reader(scene, folder)], ["date_of_birth", "health"], (30,)
    )
    return Case("scanned medical form", file, faults=(wrong,))


def on_the_website(scene: Scene) -> Case:
    school = scene.cast.school()
    pupils = scene.cast.pupils(scene.random.randint(3, 30), school)
    pool = scene.random.choice((("pupil_premium", "sen", "attainment"), ("sen", "attendance"), MIS))
    content = scene.author.register(pupils, scene.author.some(pool, at_most=3))
    return Case(
        "rows of pupils on the website",
        scene.file("Website", content),
        faults=(fault_of("public-dataset", content, ["public"], (27,)),),
    )


def circle_too_wide(scene: Scene) -> Case:
    """C5 or personnel matters open to all staff, C4 to governors."""
    cast = scene.cast
    school = cast.school()
    roll = scene.random.random()
    if roll < 0.4:
        folder = f"{school.id}/Staff"
        content = (
            scene.author.several(cast.pupils(scene.random.randint(2, 8), school), C5, at_most=1)
            if scene.chance(0.5)
            else scene.author.note(cast.pupil(school), scene.author.some(C5))
        )
    elif roll < 0.65:
        folder = f"{school.id}/Staff"
        member = cast.teacher(school)
        content = scene.author.about_staff(member, scene.author.some(("pay", "staff_hr")))
    else:
        folder = f"{school.id}/Governors"
        content = scene.author.several(
            cast.pupils(scene.random.randint(2, 8), school),
            ("sen", "health", "pupil_premium"),
            at_most=2,
        )
    return Case(
        "circle too wide",
        scene.file(folder, content),
        faults=(fault_of("special-category-exposed", content, [reader(scene, folder)], (23, 28)),),
    )


def passwords(scene: Scene) -> Case:
    school = scene.cast.school()
    content = scene.author.logins(scene.cast.pupils(scene.random.randint(4, 22), school))
    folder = f"{school.id}/Staff"
    return Case(
        "password list",
        scene.file(folder, content),
        faults=(
            fault(
                "special-category-exposed",
                content.subjects,
                [reader(scene, folder)],
                ["credentials"],
                (29,),
                maybe_categories=["identifiers", "contact_details"],
            ),
        ),
    )


def names_for_governors(scene: Scene) -> Case:
    """C3 by name where governors read, or another school's staff."""
    cast = scene.cast
    school = cast.school()
    content = scene.author.register(
        cast.pupils(scene.random.randint(4, 20), school),
        scene.author.some(("attainment", "attendance", "behaviour", "exclusion")),
    )
    folder = (
        f"{school.id}/Governors" if scene.chance(0.5) else f"{cast.other_school(school).id}/Staff"
    )
    return Case(
        "results by name at rest",
        scene.file(folder, content),
        faults=(fault_of("internal-overshare", content, [reader(scene, folder)], (19,)),),
    )


def hidden_at_rest(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    how, secret, file = hidden_away(scene, school)
    folder = scene.random.choice(("Website", f"{school.id}/Parents", f"{school.id}/Pupils"))
    return Case(
        f"hidden at rest: {how}",
        _placed(scene, folder, file.name, file.data),
        faults=(fault_of("hidden-data", secret, [reader(scene, folder)], (21,)),),
    )


def redaction_at_rest(scene: Scene) -> Case:
    school = scene.cast.school()
    pupil = scene.cast.pupil(school)
    secret = scene.author.note(pupil, scene.author.some(COMMON, at_most=1), pupil.name)
    lines = [
        ("Response to a freedom of information request.", False),
        *lines_of(secret, True),
        ("The rest is published in full.", False),
    ]
    how = some_cover(lines, scene.random)
    file = covered_file(how, lines, "FOI response")
    folder = scene.random.choice(("Website", "By link"))
    also = ("hidden-data",) if how == "tracked" else ()
    return Case(
        f"failed redaction at rest: {how}",
        _placed(scene, folder, file.name, file.data),
        faults=(
            fault_of("failed-redaction", secret, [reader(scene, folder)], (22, 20), also=also),
        ),
    )


def shared_with_barred(scene: Scene) -> Case:
    pupil, contact = barred(scene)
    content = scene.author.one(pupil, COMMON)
    folder = scene.named_folder(contact.email)
    return Case(
        "shared with a barred parent",
        scene.file(folder, content),
        faults=(fault_of("no-contact-order", content, [contact.email], (14,)),),
    )


def shared_address(scene: Scene) -> Case:
    pupil, contact = kept_away(scene)
    content = Content(
        "Data sheet",
        (f"Pupil: {pupil.name}\nForm: {pupil.form}\nAddress: {pupil.address}, {pupil.postcode}",),
        {},
    )
    folder = scene.named_folder(contact.email)
    return Case(
        "confidential address at rest",
        scene.file(folder, content),
        faults=(
            fault(
                "address-disclosed",
                [pupil.id],
                [contact.email],
                ["contact_details"],
                (14,),
            ),
        ),
    )


def _placed(scene: Scene, folder: str, name: str, data: bytes) -> SharedFile:
    stem, _, ending = name.rpartition(".")
    return SharedFile(folder, f"{stem} {scene.number()}.{ending}", data)


OPEN_SHARE = (
    open_share,
    open_share,
    staff_data_for_pupils,
    class_team_folder,
    filled_form,
    scanned_form,
)
PUBLIC = (on_the_website,)
CIRCLE = (circle_too_wide, circle_too_wide, passwords)
OVERSHARE = (names_for_governors,)
HIDDEN_OR_COVERED = (hidden_at_rest, redaction_at_rest)
RESTRICTED = (shared_with_barred, shared_address)
