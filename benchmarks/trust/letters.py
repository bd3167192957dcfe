"""Letters about to be sent: right ones, merges that are off by one, and forbidden ones."""

from __future__ import annotations

from benchmarks.trust.breach_order import barred, kept_away
from benchmarks.trust.content import COMMON, Content, joined
from benchmarks.trust.fault import Case, fault, fault_of
from benchmarks.trust.merged_document import merged_document
from benchmarks.trust.person import Contact, Pupil, School
from benchmarks.trust.piece import Letter
from benchmarks.trust.scene import Scene
from benchmarks.trust.term import JUST_LEFT


def _body(scene: Scene, pupil: Pupil) -> Content:
    if scene.chance(0.2):
        return scene.author.report(pupil)
    return scene.author.note(pupil, scene.author.some(COMMON))


def _families(scene: Scene, number: int, school: School) -> list[tuple[Pupil, Contact]]:
    pupils = scene.cast.pupils(number, school)
    if len(pupils) < 2:
        raise LookupError("a merge of one family cannot slip")
    return [(p, scene.cast.parent(p)) for p in pupils]


def good_merge(scene: Scene) -> list[Case]:
    """A batch in which every letter goes home."""
    school = scene.cast.school()
    batch = f"merge {scene.number():03}"
    signatory = scene.cast.staff(school, "head_of_year")
    return [
        Case("letter to own parent", scene.letter(batch, c, p, _body(scene, p), signatory))
        for p, c in _families(scene, 6, school)
    ]


def slipped_merge(scene: Scene) -> list[Case]:
    """The rows of the mail merge moved by one: each letter speaks of the next family's child."""
    school = scene.cast.school()
    batch = f"merge {scene.number():03}"
    signatory = scene.cast.staff(school, "head_of_year")
    families = _families(scene, 3, school)
    found = []
    for (_, contact), (pupil, _) in zip(families, families[1:] + families[:1], strict=True):
        content = _body(scene, pupil)
        found.append(
            Case(
                "merge off by one",
                scene.letter(batch, contact, pupil, content, signatory),
                faults=(fault_of("letter-mismatch", content, [contact.id], (37,), near_miss=True),),
            )
        )
    return found


def _merged(
    scene: Scene, families: list[tuple[Pupil, Contact]], shift: int
) -> tuple[Letter, Content]:
    """One long document of letters; each contact's speaks of the pupil `shift` places on."""
    signatory = scene.cast.staff(scene.cast.schools[families[0][0].school], "head_of_year")
    pupils = [p for p, _ in families]
    pages, contents = [], []
    for number, (_, contact) in enumerate(families):
        pupil = pupils[(number + shift) % len(pupils)]
        contents.append(scene.author.note(pupil, scene.author.some(COMMON, at_most=1)))
        pages.append(scene.letter_blocks(contact, pupil, contents[-1], signatory))
    kind, data = merged_document(pages, scene.random.choice(("docx", "pdf")))
    letter = Letter("merged", f"all letters {scene.number():04}.{kind}", data)
    return letter, joined(contents)


def slipped_document(scene: Scene) -> list[Case]:
    families = _families(scene, scene.random.randint(3, 6), scene.cast.school())
    letter, content = _merged(scene, families, 1)
    wrong = fault_of("letter-mismatch", content, [c.id for _, c in families], (37,), near_miss=True)
    return [Case("long document off by one", letter, faults=(wrong,))]


def good_document(scene: Scene) -> list[Case]:
    """A long document in which every letter goes home."""
    families = _families(scene, scene.random.randint(3, 6), scene.cast.school())
    return [Case("long document, each page right", _merged(scene, families, 0)[0], twin=37)]


def barred_letter(scene: Scene) -> list[Case]:
    pupil, contact = barred(scene)
    content = _body(scene, pupil)
    signatory = scene.cast.teacher(scene.cast.schools[pupil.school])
    letter = scene.letter("single", contact, pupil, content, signatory)
    return [
        Case(
            "letter to a barred parent",
            letter,
            faults=(fault_of("no-contact-order", content, [contact.id], (14,), near_miss=True),),
        )
    ]


def address_letter(scene: Scene) -> list[Case]:
    pupil, contact = kept_away(scene)
    text = scene.author.frame("address_note").format(
        name=pupil.name, address=pupil.address, postcode=pupil.postcode
    )
    content = Content("", (text,), {})
    signatory = scene.cast.teacher(scene.cast.schools[pupil.school])
    letter = scene.letter("single", contact, pupil, content, signatory)
    return [
        Case(
            "letter with a confidential address",
            letter,
            faults=(
                fault(
                    "address-disclosed",
                    [pupil.id],
                    [contact.id],
                    ["contact_details"],
                    (14,),
                    near_miss=True,
                ),
            ),
        )
    ]


def two_copies(scene: Scene) -> list[Case]:
    """One letter for each of the separated parents."""
    school = scene.cast.school()
    pupil = scene.cast.pupil(school, lambda p: len({c.postcode for c in scene.cast.parents(p)}) > 1)
    content = _body(scene, pupil)
    signatory = scene.cast.staff(school, "head_of_year")
    return [
        Case(
            "copies for separated parents",
            scene.letter("copies", c, pupil, content, signatory),
            twin=37,
        )
        for c in scene.cast.parents(pupil)
    ]


def safe_letter(scene: Scene) -> list[Case]:
    """The same adult gets the report, without the address."""
    pupil, contact = kept_away(scene)
    content = scene.author.note(pupil, scene.author.some(COMMON))
    signatory = scene.cast.teacher(scene.cast.schools[pupil.school])
    return [
        Case(
            "report without the address",
            scene.letter("single", contact, pupil, content, signatory),
            twin=14,
        )
    ]


def leaver_letter(scene: Scene) -> list[Case]:
    """The last report, to the parents of a pupil who left this month."""
    cast = scene.cast
    pupil = cast.any_pupil(
        lambda p: (
            p.left_on == JUST_LEFT
            and cast.is_alone_of_name(p)
            and bool(cast.parents(p))
            and all(t.may_receive for t in cast.ties_of[p.id])
        )
    )
    signatory = cast.staff(cast.schools[pupil.school], "head_of_year")
    return [
        Case(
            "last report",
            scene.letter(
                "reports", cast.parent(pupil), pupil, scene.author.report(pupil), signatory
            ),
            twin=13,
        )
    ]


BREACHES = ((slipped_merge, slipped_document), (barred_letter, address_letter))
TWINS = (two_copies, good_document, safe_letter, leaver_letter)
ORDINARY = (good_merge,)
