"""The same mails over again, with names of every origin in turn.

Whole trusts say too little about names: who stands in the one table that was missed is luck. Here
each text is written once for every origin, so that nothing but the name differs.
"""

from __future__ import annotations

from benchmarks.trust.content import COMMON
from benchmarks.trust.fault import Case, fault
from benchmarks.trust.origin import ORIGINS
from benchmarks.trust.person import Pupil
from benchmarks.trust.piece import Blocks
from benchmarks.trust.scene import Scene
from scanner.demo.document import grid

PROBE = "probe"


def probes(scene: Scene, number: int) -> list[Case]:
    """`number` texts, each for a pupil of every origin."""
    found = []
    for turn in range(number):
        text = scene.random.choice(
            [s for c in COMMON for s in scene.words.sentences[c]]
        ).text  # any sentence that the product may or may not know
        shape = turn % 5
        address = scene.cast.outsider()
        sender = scene.cast.teacher(scene.cast.school())
        for origin in ORIGINS:
            school = scene.cast.schools[sender.schools[0]]
            label = origin.label
            pupil = scene.cast.pupil_of_origin(school, label)
            mail = scene.mail(sender, [address], _blocks(text, pupil, shape), greeting="Hello,")
            wrong = fault("external-unknown", [pupil.id], [address], None)
            found.append(Case(PROBE, mail, faults=(wrong,)))
    return found


def _blocks(text: str, pupil: Pupil, shape: int) -> Blocks:
    turned = f"{pupil.family}, {pupil.given} ({pupil.form})"
    match shape:
        case 0:
            name = pupil.name
        case 1:
            name = f"{pupil.name} ({pupil.form})"
        case 2:
            name = f"{pupil.given} {pupil.family.upper()}"
        case 3:
            name = turned
        case _:
            row = (turned, text.format(name=pupil.given, first=pupil.given))
            return (grid("Pupil|Note", [row]),)
    return (text.format(name=name, first=pupil.given),)
