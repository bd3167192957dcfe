"""Files that look exposed and are where they may be."""

from __future__ import annotations

from benchmarks.trust.breach_attachment import trip_list
from benchmarks.trust.breach_share import MIS
from benchmarks.trust.content import C4, C5, COMMON, Content
from benchmarks.trust.fault import Case
from benchmarks.trust.piece import SharedFile
from benchmarks.trust.scan import scanned
from benchmarks.trust.scene import Scene
from benchmarks.trust.veil import hidden_file, lines_of, truly_redacted
from scanner.demo.document import grid
from scanner.demo.workbook import Sheet, workbook


def lists_for_staff(scene: Scene) -> Case:
    """3: what all staff of the school may read."""
    school = scene.cast.school()
    content = scene.author.several(
        scene.cast.pupils(scene.random.randint(4, 28), school), scene.random.choice((COMMON, MIS))
    )
    return Case("list where staff read", scene.file(f"{school.id}/Staff", content), 3)


def staff_data_at_home(scene: Scene) -> Case:
    """18 and 23: personnel data where only those read who may."""
    school = scene.cast.school()
    members = list({s.id: s for s in (scene.cast.teacher(school) for _ in range(7))}.values())
    content = scene.author.pay_table(members, scene.author.some(("pay", "staff_hr")))
    return Case(
        "personnel folder",
        scene.file(f"{school.id}/Personnel", content),
        scene.random.choice((18, 23)),
    )


def pupils_own_work(scene: Scene) -> Case:
    """23: pupils' own work names them."""
    school = scene.cast.school()
    text = scene.about_three(scene.author.frame("own_work"), scene.cast.pupils(3, school))
    return Case(
        "pupils' own work", scene.file(f"{school.id}/Pupils", Content("Project", (text,), {})), 23
    )


def open_and_harmless(scene: Scene) -> Case:
    """24: newsletter and policy for anybody with the link."""
    school = scene.cast.school()
    entry = scene.random.choice(scene.words.of_kind("newsletter", "policy", "club list", "concert"))
    return Case(
        "newsletter by link",
        scene.file(
            scene.random.choice(("By link", "Trust")),
            Content(entry["kind"], (scene.fill(entry["text"], school),), {}),
        ),
        24,
    )


def needs_for_the_team(scene: Scene) -> Case:
    """26: the SEN register where the SENCo's team reads."""
    school = scene.cast.school()
    content = scene.author.register(
        scene.cast.pupils(scene.random.randint(4, 20), school),
        scene.author.some(("sen", "health", "attainment")),
    )
    return Case("SEN register in its folder", scene.file(f"{school.id}/Inclusion", content), 26)


def statutory_page(scene: Scene) -> Case:
    """27: what the law wants published."""
    school = scene.cast.school()
    entry = scene.random.choice(
        scene.words.of_kind(
            "pupil premium strategy", "send report", "results aggregate", "policy", "staff list"
        )
    )
    kind = scene.random.choice(("pdf", "html", "docx"))
    return Case(
        "statutory page",
        scene.file(
            "Website", Content(entry["kind"], (scene.fill(entry["text"], school),), {}), kind
        ),
        27,
    )


def small_numbers(scene: Scene) -> Case:
    """19 and 27: a table of figures that names nobody."""
    rows = [
        (group, str(scene.random.randrange(6, 60)), f"{scene.random.randrange(30, 90)}%")
        for group in ("All", "Boys", "Girls", "FSM", "SEN support", "EAL", "White British")
    ]
    content = Content(
        "Outcomes", (grid("Group|Pupils|Expected standard", [*rows, ("EHCP", "x", "x")]),), {}
    )
    return Case("aggregates at rest", scene.file("Website", content), scene.random.choice((19, 27)))


def concerns_in_their_folder(scene: Scene) -> Case:
    """28: C5 where the leadership reads."""
    school = scene.cast.school()
    content = scene.author.note(scene.cast.pupil(school), scene.author.some(C5, C4[:2]))
    return Case("safeguarding in its folder", scene.file(f"{school.id}/Leadership", content), 28)


def dummies(scene: Scene) -> Case:
    """29: templates and invented pupils."""
    names = ("Sample Pupil", "Test Child", "Joe Bloggs", "Jane Doe", "Dummy Student", "Ann Example")
    rows = [
        (n, scene.random.choice(("K", "E", "N")), scene.random.choice(("Y", "N")), born)
        for n in names
        for born in [scene.random.choice(("01/01/2010", "31/12/2000", "02/03/1904", "dd/mm/yyyy"))]
    ]
    content = Content("Import template", (grid("Name|SEN|FSM|DOB", rows),), {})
    school = scene.cast.school()
    return Case(
        "template with dummies",
        scene.file(scene.random.choice(("Trust", f"{school.id}/Parents", "By link")), content),
        29,
    )


def logins_with_it(scene: Scene) -> Case:
    """29: the password list where IT alone reads."""
    school = scene.cast.school()
    return Case(
        "password list with IT",
        scene.file(f"{school.id}/IT", scene.author.logins(scene.cast.pupils(8, school))),
        29,
    )


def blank_form(scene: Scene) -> Case:
    """30: the form before anybody filled it in."""
    school = scene.cast.school()
    categories = scene.random.sample((*COMMON, *C4), scene.random.randint(2, 5))
    asked = [c for c in ("name", "form", "date_of_birth", *categories) if c in scene.words.columns]
    dots = scene.random.choice(("______________", "....................", ""))
    lines = [f"{scene.author.head(label)}: {dots}" for label in asked]
    title = scene.author.frame("scan_titles")
    folder = scene.random.choice(("Trust", f"{school.id}/Parents", "Website"))
    return Case("blank form", scene.file(folder, Content(title, ("\n".join(lines),), {})), 30)


def scanned_blank(scene: Scene) -> Case:
    """30: the same form on paper, scanned before anybody filled it in."""
    school = scene.cast.school()
    labels = [scene.author.head(c) for c in ("name", "form", "date_of_birth", "health")]
    lines = [scene.author.frame("scan_titles"), *(f"{label}: ______________" for label in labels)]
    folder = scene.random.choice(("Trust", f"{school.id}/Parents"))
    kind = scene.random.choice(("pdf", "png"))
    file = SharedFile(folder, f"scan {scene.number():04}.{kind}", scanned(lines, kind))
    return Case("scanned blank form", file, 30)


def harmless_hidden(scene: Scene) -> Case:
    """21: a hidden sheet of codes."""
    school = scene.cast.school()
    codes = Content(
        "", (grid("Lookup|Value", [("SEN", "1"), ("FSM", "2"), ("Safeguarding", "3")]),), {}
    )
    file = hidden_file("sheet", trip_list(scene, school), codes, scene.random)
    return Case(
        "hidden helper at rest",
        SharedFile(f"{school.id}/Parents", f"List {scene.number()}.xlsx", file.data),
        21,
    )


def true_redaction(scene: Scene) -> Case:
    """22: gone is gone; a black heading of a table covers nothing."""
    school = scene.cast.school()
    if scene.chance(0.4):
        rows = [
            (p.name, p.form, scene.random.choice(("Choir", "Chess", "Judo")))
            for p in scene.cast.pupils(6, school)
        ]
        data = workbook([Sheet("Clubs", grid("Name|Form|Club", rows), has_black_heading=True)])
        return Case(
            "black heading", SharedFile("Website", f"Clubs {scene.number()}.xlsx", data), 22
        )
    pupil = scene.cast.pupil(school)
    lines = [
        ("Response to a freedom of information request.", False),
        *lines_of(scene.author.note(pupil, scene.author.some(COMMON, at_most=1)), True),
    ]
    file = truly_redacted(scene.random.choice(("box", "docx")), lines, "FOI")
    ending = file.name.rpartition(".")[2]
    return Case(
        "true redaction at rest",
        SharedFile("Website", f"FOI {scene.number()}.{ending}", file.data),
        22,
    )


SHARE = (
    lists_for_staff,
    staff_data_at_home,
    pupils_own_work,
    open_and_harmless,
    needs_for_the_team,
    statutory_page,
    small_numbers,
    concerns_in_their_folder,
    dummies,
    logins_with_it,
    blank_form,
    scanned_blank,
    harmless_hidden,
    true_redaction,
)
