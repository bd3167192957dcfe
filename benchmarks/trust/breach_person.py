"""Mails to a person outside who should not have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.trust.content import C3, C4, C5, COMMON, RARE, Content, joined
from benchmarks.trust.fault import Case, Fault, fault, fault_of
from benchmarks.trust.person import Contact, Pupil
from benchmarks.trust.piece import Blocks, Mail
from benchmarks.trust.scene import Scene
from benchmarks.trust.spelling import plain_letters
from benchmarks.trust.term import LONG_GONE

# Names that say "anybody may open a mailbox here"; real providers are not ours to write to.
FREE_MAIL = ("webmail.example", "freemail.example", "mailbox.example")


def case(scene: Scene, name: str, mail: Mail, *faults: Fault) -> Case:
    """The case; one in twelve is caught before it is sent, and then a near miss."""
    if scene.chance(0.08):
        mail = scene.draft_of(mail)
    if not mail.is_draft:
        return Case(name, mail, faults=faults)
    return Case(name, mail, faults=tuple(replace(f, near_miss=True) for f in faults))


def about_one(scene: Scene, pupil: Pupil, *, by_leader: bool = False) -> Content:
    """Anything of C2 to C4 (C5 too from a leader) about one pupil, for a body."""
    if scene.chance(0.15):
        return scene.author.report(pupil)
    pools: list[Sequence[str]] = [
        COMMON,
        COMMON,
        RARE,
        ("identifiers", "date_of_birth", "contact_details"),
    ]
    if by_leader:
        pools = [C5, COMMON]
    return scene.author.one(pupil, scene.random.choice(pools), at_most=2)


def headed(scene: Scene, pupil: Pupil, content: Content) -> tuple[str, Blocks]:
    """Subject and body: mostly all in the body; at times the name or everything is the subject."""
    text = content.blocks[0]
    if (
        scene.chance(0.07)
        and len(content.blocks) == 1
        and isinstance(text, str)
        and "\n" not in text
    ):
        return text, scene.filler() or ("…",)
    return (pupil.name if scene.chance(0.15) else ""), content.blocks


def other_family(scene: Scene) -> Case:
    school = scene.cast.school()
    pupil = scene.cast.pupil(school)
    by_leader = scene.chance(0.25)
    content = about_one(scene, pupil, by_leader=by_leader)
    wrong = scene.cast.stranger([pupil], school)
    sender = scene.cast.leader(school) if by_leader else scene.cast.teacher(school)
    own = scene.shown(scene.cast.parent(pupil))
    to, cc, bcc = scene.random.choice(
        [([scene.shown(wrong)], [], [])] * 4
        + [
            ([scene.shown(wrong)], [own], []),
            ([own], [scene.shown(wrong)], []),
            ([own], [], [wrong.email]),
        ]
    )
    subject, body = headed(scene, pupil, content)
    greeting = scene.salutation(wrong)
    mail = scene.mail(sender, to, body, cc=cc, bcc=bcc, subject=subject, greeting=greeting)
    return case(
        scene,
        "report to another family",
        mail,
        fault_of("wrong-recipient", content, [wrong.email], (1,)),
    )


def namesake(scene: Scene) -> Case:
    """Autocomplete picked the family of the other pupil of that name."""
    cast = scene.cast
    pairs = [
        (a, b)
        for a in cast.people.pupils
        for b in cast.people.pupils
        if a.id != b.id
        and a.name == b.name
        and a.is_current
        and b.is_current
        and a.form != b.form
        and cast.is_told_by_form(a)
        and not {t.contact for t in cast.ties_of[a.id]} & {t.contact for t in cast.ties_of[b.id]}
        and any(cast.has_own_mailbox(c) for c in cast.parents(b))
    ]
    meant, other = scene.random.choice(pairs)
    wrong = scene.random.choice([c for c in cast.parents(other) if cast.has_own_mailbox(c)])
    content = scene.author.note(meant, scene.author.some(COMMON), f"{meant.name} ({meant.form})")
    sender = cast.teacher(cast.schools[meant.school])
    mail = scene.mail(sender, [scene.shown(wrong)], content, greeting=scene.salutation(wrong))
    return case(
        scene,
        "namesake",
        mail,
        fault_of("wrong-recipient", content, [wrong.email], (2,)),
    )


def list_to_parents(scene: Scene) -> Case:
    school = scene.cast.school()
    content = scene.author.register(
        scene.cast.pupils(scene.random.randint(8, 26), school), scene.author.some(COMMON)
    )
    group = scene.cast.group(school, "all-parents")
    mail = scene.mail(
        scene.cast.staff(school, "office", "head_of_year"),
        [group],
        content,
        subject=scene.author.frame("list_subjects"),
    )
    twins = (3, 26) if "sen" in content.categories else (3,)
    return case(
        scene,
        "list to all parents",
        mail,
        fault_of("wrong-recipient", content, [f"group:{group}"], twins),
    )


def family_moved_out(scene: Scene) -> Case:
    cast = scene.cast
    gone = cast.any_pupil(
        lambda p: (
            p.left_on == LONG_GONE
            and any(
                len(cast.children_of[c.id]) == 1 and cast.has_own_mailbox(c)
                for c in cast.parents(p)
            )
        )
    )
    wrong = next(
        c
        for c in cast.parents(gone)
        if len(cast.children_of[c.id]) == 1 and cast.has_own_mailbox(c)
    )
    school = cast.schools[gone.school]
    content = scene.author.several(cast.pupils(scene.random.randint(2, 9), school), COMMON)
    mail = scene.mail(
        cast.teacher(school), [scene.shown(wrong)], content, greeting=scene.salutation(wrong)
    )
    return case(
        scene,
        "family that moved out",
        mail,
        fault_of("wrong-recipient", content, [wrong.email], (13,)),
    )


def leaver_at_work_address(scene: Scene) -> Case:
    cast = scene.cast
    gone = scene.random.choice([s for s in cast.people.staff if not s.is_current])
    school = cast.schools[gone.schools[0]]
    pupil = cast.pupil(school)
    content = about_one(scene, pupil)
    mail = scene.mail(cast.teacher(school), [scene.shown(gone)], content)
    return case(
        scene,
        "leaver's old address",
        mail,
        fault_of("external-unknown", content, [gone.email], (13,)),
    )


def unknown_address(scene: Scene) -> Case:
    school = scene.cast.school()
    content = (
        scene.author.several(scene.cast.pupils(scene.random.randint(2, 10), school), COMMON)
        if scene.chance(0.3)
        else about_one(scene, scene.cast.pupil(school))
    )
    address = scene.cast.outsider()
    mail = scene.mail(scene.cast.teacher(school), [address], content)
    return case(
        scene,
        "unknown address",
        mail,
        fault_of("external-unknown", content, [address], ()),
    )


def slip(scene: Scene) -> Case:
    """The address of the right person, with a slip of the finger."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(
        school,
        lambda p: all(_can_slip(c.email) for c in cast.parents(p)),
    )
    parent = cast.parent(pupil)
    wrong = _slipped(scene, parent.email)
    content = about_one(scene, pupil)
    mail = scene.mail(cast.teacher(school), [wrong], content, greeting=scene.salutation(parent))
    return case(
        scene,
        "slip in a parent's address",
        mail,
        fault_of("lookalike-address", content, [wrong], (12,)),
    )


def agency_slip(scene: Scene) -> Case:
    cast = scene.cast
    worker = cast.allocated(lambda a: "sen" in a.categories)
    pupil = _allocated_pupil(scene, worker.pupils)
    local, _, domain = worker.email.partition("@")
    at = domain.index(".") - 3
    wrong = f"{local}@{domain[:at]}{domain[at + 1]}{domain[at]}{domain[at + 2 :]}"
    content = scene.author.note(pupil, ("sen",))
    mail = scene.mail(cast.staff(cast.schools[pupil.school], "senco"), [wrong], content)
    return case(
        scene,
        "slip in an agency's address",
        mail,
        fault_of("lookalike-address", content, [wrong], (12,)),
    )


def _allocated_pupil(scene: Scene, ids: Sequence[str]) -> Pupil:
    pupils = [scene.cast.pupil_by_id[i] for i in ids]
    alone = [p for p in pupils if scene.cast.is_alone_of_name(p)]
    if not alone:
        raise LookupError("none of their pupils has a name of their own")
    return scene.random.choice(alone)


def _can_slip(address: str) -> bool:
    return len(address.partition("@")[0]) >= 7


def _slipped(scene: Scene, address: str) -> str:
    local, _, domain = address.partition("@")
    at = scene.random.randrange(1, len(local) - 2)
    while not local[at : at + 2].isalpha() or local[at] == local[at + 1]:
        at = scene.random.randrange(1, len(local) - 2)
    ways = [
        f"{local[:at]}{local[at + 1]}{local[at]}{local[at + 2 :]}@{domain}",
        f"{local[:at]}{local[at + 1 :]}@{domain}",
        f"{local[:at]}{local[at]}{local[at:]}@{domain}",
    ]
    if domain.endswith(".example"):  # any other slip would be a domain that somebody may own
        host = domain.removesuffix(".example")
        ways.append(f"{local}@{host[:-2]}{host[-1]}{host[-2]}.example")
    return scene.random.choice(ways)


def own_webmail(scene: Scene) -> Case:
    """Work to go on with at home: to the address the roster holds, or one it does not."""
    cast = scene.cast
    school = cast.school()
    for _ in range(200):
        sender = cast.teacher(school)
        if sender.personal_email or (
            len(plain_letters(sender.given)) > 2 and len(plain_letters(sender.family)) > 2
        ):
            break
    address = sender.personal_email
    if not address:
        name = f"{plain_letters(sender.given)}.{plain_letters(sender.family)}"
        tail = scene.random.choice(("", "1", "84"))
        address = f"{name}{tail}@{scene.random.choice(FREE_MAIL)}"
    content = scene.author.several(cast.pupils(scene.random.randint(2, 14), school), COMMON)
    mail = scene.mail(sender, [address], content, subject=scene.author.frame("list_subjects"))
    return case(
        scene,
        "own webmail",
        mail,
        fault_of("personal-account", content, [address], (11,)),
    )


def wrong_worker(scene: Scene) -> Case:
    """Child-protection papers to an agency person who has other children."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    worker = cast.allocated(
        lambda a: pupil.id not in a.pupils and a.email.endswith("countycouncil.example")
    )
    content = scene.author.note(pupil, scene.author.some(C5, ("health",)))
    mail = scene.mail(
        cast.leader(school), [worker.email], content, subject=scene.author.frame("cp_titles")
    )
    return case(
        scene,
        "agency person of another child",
        mail,
        fault_of("wrong-recipient", content, [worker.email], (16,)),
    )


def agency_outside_its_categories(scene: Scene) -> Case:
    """A supplier gets more fields than its agreement names."""
    cast = scene.cast
    school = cast.school()
    address = scene.random.choice(
        ("support@lunchcard.example", "imports@lunchcard.example", "onboarding@readingapp.example")
    )
    allowed = (
        ("identifiers", "pupil_premium") if "lunch" in address else ("identifiers", "date_of_birth")
    )
    extra = scene.author.some(("sen", "ethnicity", "attainment", "attendance", "behaviour"))
    content = scene.author.register(
        cast.pupils(scene.random.randint(4, 20), school), (*allowed, *extra)
    )
    mail = scene.mail(cast.staff(school, "office", "it"), [address], content)
    return case(
        scene,
        "supplier gets further fields",
        mail,
        fault("wrong-recipient", content.subjects, [address], extra, (36,)),
    )


def police_desk(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    content = scene.author.note(pupil, scene.author.some(COMMON))
    address = scene.random.choice(
        ("desk@wexshire-police.example", "enquiries@hillcrest.example.sch.uk")
    )
    mail = scene.mail(cast.staff(school, "office"), [address], content)
    return case(
        scene,
        "agency without an agreement",
        mail,
        fault_of("wrong-recipient", content, [address], (16,)),
    )


def birth_name(scene: Scene) -> Case:
    cast = scene.cast
    pupil = cast.any_pupil(lambda p: bool(p.former_family) and p.is_current and cast.is_plain(p))
    school = cast.schools[pupil.school]
    wrong = cast.stranger([pupil], school)
    text = scene.author.frame("adoption").format(
        name=pupil.name, former=f"{pupil.given} {pupil.former_family}"
    )
    mail = scene.mail(
        cast.leader(school), [scene.shown(wrong)], (text,), greeting=scene.salutation(wrong)
    )
    return case(
        scene,
        "birth name to another family",
        mail,
        fault("wrong-recipient", [pupil.id], [wrong.email], ["looked_after"], (15,)),
    )


def pay_to_parents(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    members = list({s.id: s for s in (cast.teacher(school) for _ in range(9))}.values())[
        : scene.random.randint(1, 6)
    ]
    categories = scene.author.some(("pay", "staff_hr"))
    content = (
        scene.author.pay_table(members, categories)
        if len(members) > 1
        else scene.author.about_staff(members[0], categories)
    )
    wrong: Contact = cast.stranger([], school)
    mail = scene.mail(cast.staff(school, "hr", "finance"), [scene.shown(wrong)], content)
    return case(
        scene,
        "staff data to a parent",
        mail,
        fault_of("wrong-recipient", content, [wrong.email], (18,)),
    )


def movers_and_others(scene: Scene) -> Case:
    """A file for the next school, with pupils in it who are not going there."""
    cast = scene.cast
    mover = cast.any_pupil(
        lambda p: bool(p.destination) and p.is_current and cast.is_alone_of_name(p)
    )
    school, new = cast.schools[mover.school], cast.schools[mover.destination]
    movers = cast.joiners(mover)[:5]
    others = cast.pupils(scene.random.randint(1, 5), school)
    categories = scene.author.some(COMMON, ("date_of_birth", "identifiers"), at_most=3)
    content = scene.author.register([*movers, *others], categories)
    to = cast.staff(new, "office", "senco")
    mail = scene.mail(
        cast.staff(school, "office"), [scene.shown(to)], content, subject="Transition"
    )
    return case(
        scene,
        "pupils who are not moving",
        mail,
        fault("internal-overshare", [p.id for p in others], [to.email], categories, (17,)),
    )


def two_families(scene: Scene) -> Case:
    """One mail to the parents of two pupils that says something of each: both learn too much."""
    cast = scene.cast
    school = cast.school()
    first, second = cast.pupils(2, school)
    contents = [
        scene.author.note(p, scene.author.some(C3, C4[:2], at_most=1)) for p in (first, second)
    ]
    content = joined(contents)
    parents = [
        next((c for c in cast.parents(p) if cast.has_own_mailbox(c)), None) for p in (first, second)
    ]
    if None in parents:
        raise LookupError("a shared mailbox")
    to = [scene.shown(p) for p in parents if p]
    mail = scene.mail(cast.teacher(school), to, content)
    return case(
        scene,
        "two families in one mail",
        mail,
        fault_of("wrong-recipient", content, [p.email for p in parents if p], (1, 10)),
    )


WRONG_RECIPIENT = (
    other_family,
    other_family,
    namesake,
    list_to_parents,
    family_moved_out,
    wrong_worker,
    agency_outside_its_categories,
    police_desk,
    birth_name,
    pay_to_parents,
    two_families,
)
UNKNOWN = (unknown_address, unknown_address, leaver_at_work_address)
LOOKALIKE = (slip, slip, agency_slip)
PERSONAL_ACCOUNT = (own_webmail,)
