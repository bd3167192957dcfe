"""Mails that look like a breach and are none: each is the right-hand side of a twin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from benchmarks.trust.breach_attachment import trip_list
from benchmarks.trust.breach_internal import with_seats
from benchmarks.trust.breach_order import families, kept_away, teller
from benchmarks.trust.breach_person import about_one
from benchmarks.trust.content import C3, C4, C5, COMMON, Content, joined
from benchmarks.trust.fault import Case
from benchmarks.trust.scene import Scene
from benchmarks.trust.term import JUST_LEFT
from benchmarks.trust.veil import hidden_file, lines_of, truly_redacted
from scanner.demo.document import grid
from scanner.model import CATEGORIES


def second_parent(scene: Scene) -> Case:
    """1: the same report to the other parent, of another surname at another host."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school, lambda p: len({c.family for c in cast.parents(p)}) > 1)
    parent = scene.random.choice([c for c in cast.parents(pupil) if c.family != pupil.family])
    content = about_one(scene, pupil)
    if scene.chance(0.4):
        file = scene.enclose(
            Content(scene.author.frame("report_titles"), content.blocks, content.shows)
        )
        mail = scene.mail(
            cast.teacher(school),
            [scene.shown(parent)],
            scene.attached_note(),
            attachments=[file],
            greeting=scene.salutation(parent),
        )
    else:
        mail = scene.mail(
            cast.teacher(school), [scene.shown(parent)], content, greeting=scene.salutation(parent)
        )
    return Case("report to the second parent", mail, 1)


def right_namesake(scene: Scene) -> Case:
    """2: the right one of two pupils of one name, told apart by the form."""
    cast = scene.cast
    names = [
        p
        for p in cast.people.pupils
        if p.is_current
        and not cast.is_alone_of_name(p)
        and cast.is_told_by_form(p)
        and cast.parents(p)
        and all(t.may_receive for t in cast.ties_of[p.id])
    ]
    pupil = scene.random.choice(names)
    parent = cast.parent(pupil)
    content = scene.author.note(pupil, scene.author.some(COMMON), f"{pupil.name} ({pupil.form})")
    mail = scene.mail(
        cast.teacher(cast.schools[pupil.school]),
        [scene.shown(parent)],
        content,
        greeting=scene.salutation(parent),
    )
    return Case("right namesake", mail, 2)


def sibling(scene: Scene) -> Case:
    """2: two children of one family in one mail to their parent."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school, lambda p: any(cast.is_plain(s) for s in cast.siblings(p)))
    other = next(s for s in cast.siblings(pupil) if cast.is_plain(s))
    both = [c for c in cast.parents(pupil) if {pupil.id, other.id} <= cast.children_of[c.id]]
    contents = [scene.author.note(p, scene.author.some(COMMON, at_most=1)) for p in (pupil, other)]
    parent = scene.random.choice(both)
    mail = scene.mail(
        cast.teacher(school),
        [scene.shown(parent)],
        joined(contents),
        greeting=scene.salutation(parent),
    )
    return Case("two siblings to their parent", mail, 2)


def list_to_staff(scene: Scene) -> Case:
    """3: the log of a year to all staff."""
    cast = scene.cast
    school = cast.school()
    content = scene.author.register(
        cast.pupils(scene.random.randint(8, 26), school), scene.author.some(COMMON)
    )
    group = cast.group(school, "all-staff")
    if scene.chance(0.4):
        mail = scene.mail(
            cast.teacher(school),
            [group],
            scene.attached_note(),
            attachments=[scene.enclose(content)],
        )
    else:
        mail = scene.mail(
            cast.teacher(school), [group], content, subject=scene.author.frame("list_subjects")
        )
    return Case("list to all staff", mail, 3)


def prizes_to_parents(scene: Scene) -> Case:
    """3: a prize list to all parents."""
    school = scene.cast.school()
    rows = [
        (
            p.name,
            p.form,
            scene.author.frame("awards"),
        )
        for p in scene.cast.pupils(scene.random.randint(6, 20), school)
    ]
    mail = scene.mail(
        scene.cast.teacher(school),
        [scene.cast.group(school, "all-parents")],
        (grid("Name|Class|Award", rows),),
        subject="Awards",
    )
    return Case("prize list to parents", mail, 3)


def right_attachment(scene: Scene) -> Case:
    """4: menu or trip letter, attached."""
    cast = scene.cast
    school = cast.school()
    entry = scene.random.choice(scene.words.of_kind("lunch menu", "trip letter"))
    content = Content(entry["kind"].capitalize(), (scene.fill(entry["text"], school),), {})
    to = scene.random.choice(
        (cast.group(school, "all-parents"), scene.shown(cast.stranger([], school)))
    )
    mail = scene.mail(
        cast.staff(school, "office"),
        [to],
        (scene.author.frame("neutral"),),
        attachments=[scene.enclose(content)],
    )
    return Case("menu or trip letter attached", mail, 4)


def plain_timetable(scene: Scene) -> Case:
    """5: name, room and seat, to the candidates."""
    cast = scene.cast
    school = cast.school()
    group = scene.random.choice(
        [g for g in cast.people.groups if g.school == school.id and "-pupils@" in g.address]
    )
    content = with_seats(
        scene, scene.author.register(cast.pupils(scene.random.randint(6, 24), school), ())
    )
    mail = scene.mail(
        cast.staff(school, "exams_officer"), [group.address], content, subject="Exam timetable"
    )
    return Case("timetable with room and seat", mail, 5)


def homework_to_class(scene: Scene) -> Case:
    """7: homework to a list, naming who does what."""
    cast = scene.cast
    school = cast.school()
    text = scene.about_three(scene.author.frame("homework"), cast.pupils(3, school))
    group = scene.random.choice(
        (
            cast.group(school, "all-pupils"),
            *(g.address for g in cast.people.groups if g.school == school.id and g.kind == "mixed"),
        )
    )
    return Case(
        "homework that names members",
        scene.mail(cast.teacher(school), [group], (text,), subject="Homework"),
        7,
    )


def few_households(scene: Scene) -> Case:
    """8: many visible addresses, few or no households."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    notice = scene.words.frames["plain_notice"]
    match scene.random.randrange(3):
        case 0:  # the parents of one child, and colleagues
            to = [scene.shown(c) for c in cast.parents(pupil)] + [
                scene.shown(cast.staff(school, "tutor")) for _ in range(4)
            ]
        case 1:  # staff, governors and role addresses
            to = [scene.shown(cast.staff(school)) for _ in range(8)] + [
                f"office@{school.domain}",
                f"reception@{school.domain}",
            ]
            to += [cast.staff(school, "governor").email for _ in range(2)]
        case _:  # a multi-agency invitation
            workers = [scene.random.choice(cast.people.agency_contacts).email for _ in range(6)]
            to = [
                *workers,
                scene.shown(cast.parent(pupil)),
                scene.shown(cast.staff(school, "senco")),
            ]
            return Case(
                "multi-agency invitation",
                scene.mail(cast.staff(school, "senco"), to, (scene.author.frame("invitation"),)),
                8,
            )
    return Case(
        "many addresses, few households",
        scene.mail(cast.staff(school, "office"), to, (notice["text"],), subject=notice["subject"]),
        8,
    )


def one_by_one(scene: Scene) -> Case:
    """9: the telling text, to one family alone or with the others in Bcc."""
    cast = scene.cast
    school = cast.school()
    category = scene.random.choice(list(scene.words.frames["membership"]))
    told = scene.words.frames["membership"][category]
    parents = families(scene, scene.random.randint(2, 7), school.id)
    sender = teller(scene, school, category)
    if scene.chance(0.5):
        mail = scene.mail(
            sender,
            [scene.shown(parents[0])],
            (told["text"],),
            subject=told["subject"],
            greeting=" ",
        )
    else:
        mail = scene.mail(
            sender,
            [sender.email],
            (told["text"],),
            bcc=[p.email for p in parents],
            subject=told["subject"],
            greeting=" ",
        )
    return Case("telling text, one by one", mail, 9)


def own_chain(scene: Scene) -> Case:
    """10: a chain about one child alone; what parents write of their own children."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    parent = cast.parent(pupil)
    teacher = cast.teacher(school)
    roll = scene.random.randrange(3)
    if roll == 0:  # staff about the same child, twice
        quoted = [
            scene.earlier(
                cast.teacher(school),
                teacher.email,
                scene.author.note(pupil, scene.author.some(COMMON)),
            )
            for _ in range(2)
        ]
        body = scene.author.note(pupil, scene.author.some(C3, at_most=1)).blocks
    elif roll == 1:  # the parent's own words
        quoted = [
            scene.earlier(
                parent,
                teacher.email,
                (
                    scene.author.frame("own_child_quote").format(name=pupil.name),
                    scene.author.frame("parent_lines"),
                ),
            )
        ]
        body = (scene.author.frame("replies"),)
    else:  # the parent names a sister or brother elsewhere
        pupil = cast.pupil(school, lambda p: any(cast.is_plain(s) for s in cast.siblings(p)))
        other = next(s for s in cast.siblings(pupil) if cast.is_plain(s))
        parent = next(c for c in cast.parents(pupil) if other.id in cast.children_of[c.id])
        quoted = [
            scene.earlier(
                parent,
                teacher.email,
                (scene.author.frame("own_child_quote").format(name=other.name),),
            )
        ]
        body = scene.author.note(pupil, scene.author.some(C3, at_most=1)).blocks
    mail = scene.mail(
        teacher, [scene.shown(parent)], body, quoted=quoted, greeting=scene.salutation(parent)
    )
    return Case("chain about one's own child", mail, 10)


def own_pay(scene: Scene) -> Case:
    """11: one's own payslip at home; a governor whose address is webmail; oneself off sick."""
    cast = scene.cast
    school = cast.school()
    roll = scene.random.randrange(3)
    if roll == 0:
        member = scene.random.choice(
            [
                s
                for s in cast.people.staff
                if s.personal_email
                and s.is_current
                and s.schools == (school.id,)
                and s.email.endswith(school.domain)
            ]
        )
        text = f"{scene.author.frame('own_pay')}\n\nName: {member.name}"
        greeting = f"Dear {member.given},"
        return Case(
            "own payslip",
            scene.mail(
                cast.staff(school, "finance"), [member.personal_email], (text,), greeting=greeting
            ),
            11,
        )
    if roll == 1:
        governor = cast.staff(school, "governor")
        entry = scene.random.choice(scene.words.of_kind("governors agenda"))
        return Case(
            "governor's webmail",
            scene.mail(
                cast.staff(school, "headteacher"),
                [scene.shown(governor)],
                (scene.fill(entry["text"], school),),
            ),
            11,
        )
    teacher = cast.teacher(school)
    group = cast.group(school, "all-staff")
    return Case(
        "one's own sickness", scene.mail(teacher, [group], (scene.author.frame("own_words"),)), 11
    )


def colleague_and_parent(scene: Scene) -> Case:
    """11: a member of staff is a parent here too, and gets word of their own child."""
    cast = scene.cast
    by_mail = {e: c for c in cast.people.contacts for e in c.emails}
    parents = [
        (by_mail[s.personal_email], cast.pupil_by_id[i])
        for s in cast.people.staff
        if s.personal_email in by_mail
        for i in sorted(cast.children_of[by_mail[s.personal_email].id])
        if cast.pupil_by_id[i].is_current and cast.is_alone_of_name(cast.pupil_by_id[i])
    ]
    known = [
        (c, p)
        for c, p in parents
        if all(t.may_receive and not t.is_confidential for t in cast.ties_of[p.id])
    ]
    if not known:
        raise LookupError("no member of staff with a child here")
    parent, pupil = scene.random.choice(known)
    content = scene.author.note(pupil, scene.author.some(COMMON))
    sender = cast.teacher(cast.schools[pupil.school])
    mail = scene.mail(sender, [parent.email], content, greeting=scene.salutation(parent))
    return Case("colleague's own child", mail, 11)


def new_recipient(scene: Scene) -> Case:
    """12: the first mail ever to another address that the roster holds."""
    cast = scene.cast
    contact = scene.random.choice(
        [
            c
            for c in cast.people.contacts
            if len(c.emails) > 1
            and any(cast.is_plain(cast.pupil_by_id[i]) for i in cast.children_of[c.id])
        ]
    )
    pupil = next(
        cast.pupil_by_id[i]
        for i in sorted(cast.children_of[contact.id])
        if cast.is_plain(cast.pupil_by_id[i])
    )
    content = about_one(scene, pupil)
    mail = scene.mail(cast.teacher(cast.schools[pupil.school]), [contact.emails[1]], content)
    return Case("a parent's other address", mail, 12)


def just_left(scene: Scene) -> Case:
    """13: the last report of a pupil who left this month, to the parents or the next school."""
    cast = scene.cast
    pupil = cast.any_pupil(
        lambda p: (
            p.left_on == JUST_LEFT
            and cast.is_alone_of_name(p)
            and bool(cast.parents(p))
            and all(t.may_receive and not t.is_confidential for t in cast.ties_of[p.id])
        )
    )
    school = cast.schools[pupil.school]
    parent = cast.parent(pupil)
    if scene.chance(0.5):
        content = scene.author.report(pupil)
        to = scene.shown(parent)
    else:
        agreed = ("attainment", "attendance", "sen")
        content = scene.author.note_within(pupil, agreed, agreed)
        to = scene.random.choice(
            ("office@coastacademy.example.sch.uk", "admissions@coastacademy.example.sch.uk")
        )
    mail = scene.mail(cast.staff(school, "office"), [to], content)
    when = datetime(2026, 11, scene.random.randint(9, 20), 10, 12, tzinfo=UTC)
    return Case("last report within the grace days", replace(mail, when=when), 13)


def without_the_address(scene: Scene) -> Case:
    """14: the same adult gets the report, and no address."""
    pupil, contact = kept_away(scene)
    school = scene.cast.schools[pupil.school]
    content = (
        scene.author.report(pupil)
        if scene.chance(0.4)
        else scene.author.note(pupil, scene.author.some(COMMON))
    )
    mail = scene.mail(
        scene.cast.teacher(school),
        [scene.shown(contact)],
        content,
        greeting=scene.salutation(contact),
    )
    return Case("report without the address", mail, 14)


def own_adoption_papers(scene: Scene) -> Case:
    """15: adopters get their own papers."""
    cast = scene.cast
    pupil = cast.any_pupil(lambda p: bool(p.former_family) and cast.is_plain(p))
    school = cast.schools[pupil.school]
    text = scene.author.frame("adoption").format(
        name=pupil.name, former=f"{pupil.given} {pupil.former_family}"
    )
    mail = scene.mail(cast.leader(school), [scene.shown(cast.parent(pupil))], (text,))
    return Case("adopters' own papers", mail, 15)


def right_worker(scene: Scene) -> Case:
    """16: the same papers to the worker allocated to that pupil."""
    cast = scene.cast
    worker = cast.allocated(lambda a: "safeguarding" in a.categories or not a.categories)
    pupils = [
        cast.pupil_by_id[i] for i in worker.pupils if cast.is_alone_of_name(cast.pupil_by_id[i])
    ]
    pupil = scene.random.choice(pupils)
    allowed = [c for c in (worker.categories or (*C5, *COMMON)) if c in (*C5, *COMMON)]
    sentences = scene.author.note_within(pupil, allowed, worker.categories or CATEGORIES)
    sender = cast.leader(cast.schools[pupil.school])
    if scene.chance(0.4):
        file = scene.enclose(Content(scene.author.frame("cp_titles"), sentences.blocks, {}))
        mail = scene.mail(sender, [worker.email], scene.attached_note(), attachments=[file])
    else:
        mail = scene.mail(sender, [worker.email], sentences)
    return Case("allocated worker", mail, 16)


def movers(scene: Scene) -> Case:
    """17: joiners to the office of their next school; both schools of a dual pupil."""
    cast = scene.cast
    if scene.chance(0.7):
        mover = cast.any_pupil(
            lambda p: bool(p.destination) and p.is_current and cast.is_alone_of_name(p)
        )
        school, new = cast.schools[mover.school], cast.schools[mover.destination]
        content = scene.author.register(
            cast.joiners(mover)[:12],
            scene.author.some((*COMMON, "safeguarding", "date_of_birth"), at_most=3),
        )
        to, sender = cast.staff(new, "headteacher", "dsl", "senco", "office"), cast.leader(school)
    else:
        pupil = cast.any_pupil(
            lambda p: len(p.schools) == 2 and p.is_current and cast.is_alone_of_name(p)
        )
        content = scene.author.note(pupil, scene.author.some(COMMON))
        to, sender = (
            cast.teacher(cast.schools[pupil.schools[1]]),
            cast.teacher(cast.schools[pupil.schools[0]]),
        )
    if scene.chance(0.5) and content.title:
        mail = scene.mail(
            sender, [scene.shown(to)], scene.attached_note(), attachments=[scene.enclose(content)]
        )
    else:
        mail = scene.mail(sender, [scene.shown(to)], content)
    return Case("transfer file of joiners", mail, 17)


def payroll(scene: Scene) -> Case:
    """18: the payroll bureau, the head's own office; a pay table that names no one."""
    cast = scene.cast
    school = cast.school()
    members = list({s.id: s for s in (cast.teacher(school) for _ in range(6))}.values())
    content = scene.author.pay_table(members, scene.author.some(("pay", "staff_hr")))
    match scene.random.randrange(3):
        case 0:
            to = "input@salaryhub.example"
            content = scene.author.pay_table(members, ("pay",))  # no word of anybody's health
        case 1:
            to = scene.shown(cast.staff(school, "headteacher"))
        case _:
            to = cast.group(school, "governors")
            rows = [(f"M{n}", f"£{31000 + 1900 * n:,}") for n in range(1, 7)]
            content = Content("Pay scale", (grid("Point|Annual salary", rows),), {})
    return Case("pay to those who pay", scene.mail(cast.staff(school, "hr"), [to], content), 18)


def own_result(scene: Scene) -> Case:
    """19: one's own result to one's own account; aggregates to governors."""
    cast = scene.cast
    school = cast.school()
    if scene.chance(0.6):
        pupil = cast.pupil(school)
        content = scene.author.note(
            pupil, scene.author.some(("attainment", "attendance", "behaviour"))
        )
        return Case(
            "own result to own account",
            scene.mail(cast.teacher(school), [pupil.email], content),
            19,
        )
    entry = scene.random.choice(scene.words.of_kind("results aggregate"))
    return Case(
        "aggregates",
        scene.mail(
            cast.staff(school, "headteacher"),
            [cast.group(school, "governors")],
            (scene.fill(entry["text"], school),),
        ),
        19,
    )


def own_bundle(scene: Scene) -> Case:
    """20: a child's own data, and staff acting in their work."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    author, other = cast.teacher(school), cast.staff(school, "senco")
    notes = scene.author.note(pupil, scene.author.some(COMMON, at_most=3))
    text = (
        *notes.blocks,
        f"Recorded by {author.name} ({author.email}), discussed with {other.name}.",
    )
    mail = scene.mail(
        cast.staff(school, "headteacher", "slt"),
        [scene.shown(cast.parent(pupil))],
        scene.attached_note(),
        attachments=[scene.enclose(Content("Your request", text, {}))],
    )
    return Case("bundle of one's own", mail, 20)


def harmless_hidden(scene: Scene) -> Case:
    """21: a hidden helper sheet or column without people."""
    cast = scene.cast
    school = cast.school()
    codes = Content(
        "",
        (
            grid(
                "Code|Meaning",
                [
                    ("K", "SEN support"),
                    ("E", "EHCP"),
                    ("PP", "Pupil premium"),
                    ("FSM", "Free school meals"),
                    ("B", "Behaviour point"),
                ],
            ),
        ),
        {},
    )
    how = scene.random.choice(("sheet", "ods sheet", "rows"))
    file = hidden_file(how, trip_list(scene, school), codes, scene.random)
    to = scene.random.choice(
        (cast.group(school, "all-parents"), scene.shown(cast.stranger([], school)))
    )
    return Case(
        "hidden helper",
        scene.mail(cast.teacher(school), [to], scene.attached_note(), attachments=[file]),
        21,
    )


def true_redaction(scene: Scene) -> Case:
    """22: the other child's lines are gone."""
    cast = scene.cast
    school = cast.school()
    pupil, other = cast.pupils(2, school)
    lines = lines_of(
        scene.author.note(pupil, scene.author.some(COMMON, at_most=1)), False
    ) + lines_of(scene.author.note(other, scene.author.some(COMMON, at_most=1)), True)
    file = truly_redacted(scene.random.choice(("box", "docx")), lines, "Record")
    mail = scene.mail(
        cast.staff(school, "slt", "headteacher"),
        [scene.shown(cast.parent(pupil))],
        scene.attached_note(),
        attachments=[file],
    )
    return Case("true redaction", mail, 22)


def own_grade(scene: Scene) -> Case:
    """25: each pupil sees only what is their own."""
    school = scene.cast.school()
    pupil = scene.cast.pupil(school)
    content = (
        scene.author.report(pupil)
        if scene.chance(0.5)
        else scene.author.note(pupil, scene.author.some(C3, C4[:2]))
    )
    return Case("own grade", scene.mail(scene.cast.teacher(school), [pupil.email], content), 25)


def books_and_needs(scene: Scene) -> Case:
    """26: a reading list of books; the SEN register to the SENCo's team."""
    cast = scene.cast
    school = cast.school()
    if scene.chance(0.5):
        return Case(
            "reading list",
            scene.mail(
                cast.teacher(school),
                [cast.group(school, scene.random.choice(("all-parents", "all-pupils")))],
                (scene.author.frame("reading_list"),),
            ),
            26,
        )
    content = scene.author.register(cast.pupils(scene.random.randint(5, 20), school), ("sen",))
    group = cast.group(school, "send-team")
    if scene.chance(0.5):
        mail = scene.mail(
            cast.staff(school, "senco"),
            [group],
            scene.attached_note(),
            attachments=[scene.enclose(content)],
        )
    else:
        mail = scene.mail(cast.staff(school, "senco"), [group], content)
    return Case("SEN register to its team", mail, 26)


def nameless_alert(scene: Scene) -> Case:
    """28: "you have an alert"; and an alert to those who may."""
    cast = scene.cast
    school = cast.school()
    if scene.chance(0.6):
        return Case(
            "alert without a name",
            scene.mail(
                cast.staff(school, "dsl"),
                [scene.shown(cast.staff(school))],
                (scene.author.frame("no_name_alert"),),
            ),
            28,
        )
    content = scene.author.note(cast.pupil(school), scene.author.some(C5))
    return Case(
        "alert to those who may",
        scene.mail(cast.staff(school, "dsl", "slt"), [cast.group(school, "leadership")], content),
        28,
    )


def leader_to_own_parents(scene: Scene) -> Case:
    """28: C5 to the own parents, by somebody who may tell it."""
    cast = scene.cast
    school = cast.school()
    pupil = cast.pupil(school)
    content = scene.author.note(pupil, scene.author.some(C5, at_most=1))
    return Case(
        "C5 told by a leader",
        scene.mail(cast.leader(school), [scene.shown(cast.parent(pupil))], content),
        28,
    )


def approved_fields(scene: Scene) -> Case:
    """36: the fields that the agreement names."""
    cast = scene.cast
    school = cast.school()
    address, fields = scene.random.choice(
        (
            ("support@lunchcard.example", ("identifiers", "pupil_premium")),
            ("onboarding@readingapp.example", ("identifiers", "date_of_birth")),
            ("entries@examboard.example", ("identifiers", "date_of_birth")),
            ("access@examboard.example", ("identifiers", "sen")),
        )
    )
    content = scene.author.register(cast.pupils(scene.random.randint(4, 24), school), fields)
    sender = cast.staff(school, "office", "it", "exams_officer")
    if scene.chance(0.5):
        return Case(
            "approved fields",
            scene.mail(
                sender, [address], scene.attached_note(), attachments=[scene.enclose(content)]
            ),
            36,
        )
    return Case("approved fields", scene.mail(sender, [address], content), 36)


MAIL = (
    second_parent,
    right_namesake,
    sibling,
    list_to_staff,
    prizes_to_parents,
    right_attachment,
    plain_timetable,
    homework_to_class,
    few_households,
    one_by_one,
    own_chain,
    own_pay,
    colleague_and_parent,
    new_recipient,
    just_left,
    without_the_address,
    own_adoption_papers,
    right_worker,
    movers,
    payroll,
    own_result,
    own_bundle,
    harmless_hidden,
    true_redaction,
    own_grade,
    books_and_needs,
    nameless_alert,
    leader_to_own_parents,
    approved_fields,
)
