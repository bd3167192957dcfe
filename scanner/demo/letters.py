"""Letters of a mail merge that are about to be sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scanner.demo.document import document
from scanner.demo.people import Contact, Pupil, School, StaffMember, Trust
from scanner.demo.verdict import Breach, Twin, Verdicts


@dataclass(frozen=True, slots=True)
class Letter:
    name: str
    data: bytes
    verdicts: Verdicts = ()


def letters(trust: Trust) -> Iterator[Letter]:
    """A merge that slipped by one row for three letters; the others are right."""
    yield from _slipped(trust)
    yield from _right(trust)


def _letter(
    name: str, school: School, to: Contact, by: StaffMember, text: str, verdicts: Verdicts = ()
) -> Letter:
    blocks = [
        f"{school.name}\n{school.address}",
        f"{to.title} {to.name}\n" + to.address.replace(", ", "\n") + f"\n{to.postcode}",
        "20 November 2026",
        f"Dear {to.formal}",
        *text.split("\n"),
        "Yours sincerely",
        f"{by.name}\n{by.job}",
    ]
    return Letter(name, document(name.rsplit(".", 1)[1], "", blocks), verdicts)


def _slipped(trust: Trust) -> Iterator[Letter]:
    elm, head = trust.school("elm"), trust.person("Graham Ashdown")

    def wrong(
        number: int, kind: str, pupil: Pupil, to: Contact, text: str, category: str
    ) -> Letter:
        breach = Breach(
            "letter-mismatch", (37,), (pupil.pupil_id,), (to.contact_id,), (category,),
            near_miss=True, why="the merge slipped by one row", fault="merge",
        )  # fmt: skip
        return _letter(f"letter-{number:03}.{kind}", elm, to, head, text, (breach,))

    mark, will, chloe = trust.pupil("mark"), trust.pupil("will"), trust.pupil("chloe")
    yield wrong(
        1,
        "docx",
        mark,
        trust.parent("will"),
        "I am writing about your child's attendance.\n"
        f"{mark.name} (10B) has attended only 82.3% of sessions this term.",
        "attendance",
    )
    yield wrong(
        2,
        "pdf",
        will,
        trust.parent("chloe"),
        f"I regret to tell you that {will.name} (11B) has been suspended for two days for "
        "damage to school property.",
        "exclusion",
    )
    yield wrong(
        3,
        "txt",
        chloe,
        trust.parent("mark"),
        f"Following the assessment, {chloe.name} (11A) has been placed on the SEN register "
        "for dyslexia.",
        "sen",
    )


def _right(trust: Trust) -> Iterator[Letter]:
    elm, oak = trust.school("elm"), trust.school("oak")
    head, whitcombe = trust.person("Graham Ashdown"), trust.person("Eleanor Whitcombe")
    dsl = trust.person("Deborah Nkemelu")
    for number, (to, kind) in enumerate(zip(trust.parents("priya"), ("docx", "pdf"), strict=True)):
        yield _letter(
            f"letter-{10 + number:03}.{kind}", elm, to, head,
            "Priya Shah (10A) has attended 88.4% of sessions. Please come and see me.",
            (Twin(37, "letter-mismatch", "two copies for separated parents", fault="copies"),),
        )  # fmt: skip
    yield _letter(
        "letter-012.docx",
        elm,
        trust.parent("jayden"),
        head,
        "Jayden Tanner (8A) has been suspended for one day for fighting.",
        (Twin(37, "letter-mismatch", "a child with another surname"),),
    )
    yield _letter(
        "letter-013.txt",
        elm,
        trust.parent("ruby"),
        dsl,
        "Ruby Ellison (8B): her looked-after child review is on 2 December at 10am.",
        (Twin(37, "letter-mismatch", "a foster carer, from the DSL"),),
    )
    yield _letter(
        "letter-014.pdf",
        elm,
        trust.parent("amelia", 1),
        head,
        "Amelia Reid (8A) has 95.5% attendance. Thank you for your support.",
        (Twin(14, "address-disclosed", "his own address stands on the letter"),),
    )
    yield _letter(
        "letter-015.docx",
        oak,
        trust.parent("poppy", 1),
        whitcombe,
        "Poppy Gallagher (4M) has been chosen as a reading champion. Aoife and Niamh "
        "will remember that badge!",
    )
    yield _letter(
        "letter-016.docx",
        oak,
        trust.parent("noah"),
        whitcombe,
        "Noah Barlow (6T) scored 101 in his practice reading paper.",
    )
    yield _letter(
        "letter-017.txt",
        oak,
        trust.parent("amina"),
        whitcombe,
        "Amina Yusuf (2K) needs a new epilepsy care plan. Please call the office.",
    )
    yield _letter(
        "letter-018.pdf",
        elm,
        trust.parent("liwei"),
        head,
        "William Chen (10A) has won the county chess cup. We are very proud.",
    )
