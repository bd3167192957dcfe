"""Mails that a court order or a confidential address forbids, and visible lists of families."""

from __future__ import annotations

from benchmarks.trust.breach_person import about_one, case
from benchmarks.trust.content import C5, COMMON, Content
from benchmarks.trust.fault import Case, fault, fault_of
from benchmarks.trust.person import Contact, Pupil, School, Staff
from benchmarks.trust.scene import Scene


def barred(scene: Scene) -> tuple[Pupil, Contact]:
    """A pupil, and an adult who must get nothing about them."""
    return _restricted(scene, is_barred=True)


def kept_away(scene: Scene) -> tuple[Pupil, Contact]:
    """A pupil, and an adult who must not learn where they live."""
    return _restricted(scene, is_barred=False)


def _restricted(scene: Scene, is_barred: bool) -> tuple[Pupil, Contact]:
    cast = scene.cast
    found = [
        (cast.pupil_by_id[t.pupil], cast.contact_by_id[t.contact])
        for t in cast.people.ties
        if (not t.may_receive if is_barred else t.is_confidential)
        and cast.pupil_by_id[t.pupil].is_current
        and cast.is_alone_of_name(cast.pupil_by_id[t.pupil])
        and len(cast.pupil_by_id[t.pupil].schools) == 1
        and cast.has_own_mailbox(cast.contact_by_id[t.contact])
    ]
    if not found:
        raise LookupError("nobody under that restriction")
    return scene.random.choice(found)


def to_a_barred_contact(scene: Scene) -> Case:
    cast = scene.cast
    pupil, contact = barred(scene)
    school = cast.schools[pupil.school]
    content = about_one(scene, pupil)
    mail = scene.mail(
        cast.teacher(school), [scene.shown(contact)], content, greeting=scene.salutation(contact)
    )
    return case(
        scene,
        "report to a barred parent",
        mail,
        fault_of("no-contact-order", content, [contact.email], (14,)),
    )


def both_parents_one_barred(scene: Scene) -> Case:
    cast = scene.cast
    pupil, contact = barred(scene)
    school = cast.schools[pupil.school]
    content = scene.author.note(pupil, scene.author.some(COMMON))
    other = cast.parent(pupil)
    mail = scene.mail(cast.teacher(school), [scene.shown(other), scene.shown(contact)], content)
    return case(
        scene,
        "both parents, one barred",
        mail,
        fault_of("no-contact-order", content, [contact.email], (14,)),
    )


def name_alone_to_a_barred_contact(scene: Scene) -> Case:
    """Even who and where is too much for that adult alone."""
    cast = scene.cast
    pupil, contact = barred(scene)
    school = cast.schools[pupil.school]
    text = scene.author.frame("name_alone").format(a=pupil.name, f=pupil.form, t=school.town)
    mail = scene.mail(
        cast.teacher(school),
        [scene.shown(contact)],
        (text,),
    )
    return case(
        scene,
        "name alone to a barred parent",
        mail,
        fault("no-contact-order", [pupil.id], [contact.email], [], (14,)),
    )


def confidential_address(scene: Scene) -> Case:
    cast = scene.cast
    pupil, contact = kept_away(scene)
    school = cast.schools[pupil.school]
    text = scene.author.frame("address_note").format(
        name=pupil.name, address=pupil.address, postcode=pupil.postcode
    )
    lead = (
        scene.author.note(pupil, scene.author.some(("attainment", "attendance"), at_most=1))
        if scene.chance(0.5)
        else Content("", (), {})
    )
    body = (*lead.blocks, text)
    mail = scene.mail(
        cast.staff(school, "office", "teacher", without=("slt",)),
        [scene.shown(contact)],
        body,
        greeting=scene.salutation(contact),
    )
    if scene.chance(0.35):
        file = scene.enclose(
            Content(
                "Data sheet",
                (
                    f"Name: {pupil.name}\nForm: {pupil.form}\n"
                    f"Home address: {pupil.address}\nPostcode: {pupil.postcode}",
                ),
                {},
            )
        )
        mail = scene.mail(
            cast.staff(school, "office"),
            [scene.shown(contact)],
            scene.attached_note(),
            attachments=[file],
        )
    return case(
        scene,
        "confidential address",
        mail,
        fault(
            "address-disclosed",
            [pupil.id],
            [contact.email],
            ["contact_details"],
            (14,),
        ),
    )


def other_household(scene: Scene) -> Case:
    """The mail address of the parent who is in hiding."""
    cast = scene.cast
    pupil, contact = kept_away(scene)
    school = cast.schools[pupil.school]
    other = cast.parent(pupil)
    if (
        other.id == contact.id
        or other.postcode == contact.postcode
        or not cast.has_own_mailbox(other)
    ):
        raise LookupError("nobody in another household")
    text = (
        f"About {pupil.name} ({pupil.form}): please arrange it between you. "
        f"{other.name} can be reached at {other.email}."
    )
    mail = scene.mail(cast.staff(school, "office"), [scene.shown(contact)], (text,))
    return case(
        scene,
        "the other household's address",
        mail,
        fault(
            "address-disclosed",
            [],
            [contact.email],
            ["contact_details"],
            (14,),
            maybe_subjects=[pupil.id, other.id, *(p.id for p in cast.siblings(pupil))],
        ),
    )


def families(scene: Scene, number: int, school_id: str) -> list[Contact]:
    """One parent each of as many families, with mailboxes of their own."""
    cast = scene.cast
    found: dict[str, Contact] = {}
    children: set[str] = set()
    for _ in range(number * 10):
        parent = cast.parent(cast.pupil(cast.schools[school_id]))
        theirs = set(cast.children_of[parent.id])
        kin = theirs | {
            s for c in theirs for t in cast.ties_of[c] for s in cast.children_of[t.contact]
        }
        if parent.id not in found and not kin & children and cast.has_own_mailbox(parent):
            found[parent.id] = parent
            children |= kin
        if len(found) == number:
            return list(found.values())
    raise LookupError("too few families")


def visible_list(scene: Scene) -> Case:
    cast = scene.cast
    school = cast.school()
    parents = families(scene, scene.random.randint(6, 28), school.id)
    notice = scene.words.frames["plain_notice"]
    extra = [scene.shown(cast.staff(school, "teacher"))] if scene.chance(0.4) else []
    extra += [f"office@{school.domain}"] if scene.chance(0.4) else []
    shown = [scene.shown(p) for p in parents]
    cut = scene.random.choice((len(shown), 1, len(shown) // 2))
    mail = scene.mail(
        cast.staff(school, "office", "tutor"),
        [*shown[:cut]],
        (notice["text"],),
        cc=[*shown[cut:], *extra],
        subject=notice["subject"],
    )
    recipients = [_plain(a) for a in (*mail.to, *mail.cc)]
    return case(
        scene,
        "visible list of families",
        mail,
        fault(
            "bulk-recipients-visible",
            [p.id for p in parents],
            recipients,
            ["contact_details"],
            (8,),
        ),
    )


def teller(scene: Scene, school: School, category: str) -> Staff:
    """Who may write to families about their being on such a list: a leader where it tells C5."""
    return scene.cast.staff(school, "senco", *(() if category in C5 else ("office",)))


def telling_list(scene: Scene) -> Case:
    """Two families are enough where being on the list is the secret."""
    cast = scene.cast
    school = cast.school()
    parents = families(scene, scene.random.randint(2, 9), school.id)
    category = scene.random.choice(list(scene.words.frames["membership"]))
    told = scene.words.frames["membership"][category]
    mail = scene.mail(
        teller(scene, school, category),
        [scene.shown(p) for p in parents],
        (told["text"],),
        subject=told["subject"],
        greeting=" ",
    )
    children = {
        c for p in parents for c in cast.children_of[p.id] if cast.pupil_by_id[c].is_current
    }
    subjects = [p.id for p in parents] + [
        c for p in parents for c in cast.children_of[p.id] if len(cast.children_of[p.id]) == 1
    ]
    return case(
        scene,
        f"membership tells: {category}",
        mail,
        fault(
            "bulk-recipients-visible",
            subjects,
            [_plain(a) for a in mail.to],
            [category],
            (9,),
            maybe_subjects=children,
            maybe_categories=["contact_details"],
        ),
    )


def _plain(shown: str) -> str:
    return shown.rpartition("<")[2].rstrip(">").lower().replace("+school", "")


NO_CONTACT = (to_a_barred_contact, both_parents_one_barred, name_alone_to_a_barred_contact)
ADDRESS = (confidential_address, confidential_address, other_household)
BULK = (visible_list, telling_list)
