"""Everything one scenario needs: people, words, and how mails, files and letters come about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from benchmarks.trust.cast import Cast
from benchmarks.trust.content import Author, Content
from benchmarks.trust.enclosure import blocks_text, enclosed, fits_a_pdf
from benchmarks.trust.person import Contact, Pupil, School, Staff
from benchmarks.trust.piece import Attachment, Blocks, Letter, Mail, Quoted, SharedFile
from benchmarks.trust.population import Population
from benchmarks.trust.term import moment, spoken
from benchmarks.trust.wording import Wording
from scanner.demo.document import document

PLACES = ("Wortley Mill", "the Roman fort", "Saltmarsh reserve", "the coal museum", "Fernhill farm")
BOOKS = ("The Iron Man", "Jane Eyre", "An Inspector Calls", "Holes", "A Christmas Carol")
AUTHORS = ("Ted Hughes", "Charlotte Brontë", "Malorie Blackman", "Wilfred Owen", "Maya Angelou")
_SHARE_FOLDERS = {
    "Staff": "group:all-staff@{d}",
    "Pupils": "group:all-pupils@{d}",
    "Parents": "group:all-parents@{d}",
    "Governors": "group:governors@{d}",
    "Leadership": "group:leadership@{d}",
    "Inclusion": "group:send-team@{d}",
    "Personnel": "group:heads-office@{d}",
    "IT": "group:ict@{d}",
}


class Scene:
    """A stage for scenarios. `audiences` gathers who reads which folder, for the configuration."""

    def __init__(self, people: Population, words: Wording, random: Random) -> None:
        self.random = random
        self.words = words
        self.cast = Cast(people, random)
        self.author = Author(words, random)
        self.audiences: dict[str, list[str]] = {
            "Website": ["public"],
            "Trust": ["organisation"],
            "By link": ["anyone-with-link"],
        }
        for school in people.schools:
            for folder, reader in _SHARE_FOLDERS.items():
                self.audiences[f"{school.id}/{folder}"] = [reader.format(d=school.domain)]
        self._count = 0
        self.used_on_platform: set[str] = set()

    def number(self) -> int:
        self._count += 1
        return self._count

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    # ------------------------------------------------------------------ addresses

    def shown(self, person: Contact | Staff, address: str = "") -> str:
        """The person's address as mail programs write it."""
        plain = address or person.email
        local, _, domain = plain.partition("@")
        roll = self.random.random()
        if roll < 0.05 and isinstance(person, Contact):
            plain = f"{local}+school@{domain}"
        elif roll < 0.12:
            plain = f"{local.upper()}@{domain}" if roll < 0.08 else f"{local}@{domain.title()}"
        ascii_name = all(ord(c) < 128 and c not in "()<>,;:" for c in person.name)
        if not ascii_name:
            return plain
        shapes = (
            f"{person.name} <{plain}>",
            f'"{person.family}, {person.given}" <{plain}>',
            plain,
            f"<{plain}>",
        )
        return self.random.choice(shapes)

    # ------------------------------------------------------------------ mail

    def mail(
        self,
        sender: Staff,
        to: Sequence[str],
        content: Content | Blocks,
        *,
        cc: Sequence[str] = (),
        bcc: Sequence[str] = (),
        subject: str = "",
        greeting: str = "",
        attachments: Sequence[Attachment] = (),
        quoted: Sequence[Quoted] = (),
        is_draft: bool = False,
        is_signed: bool = True,
    ) -> Mail:
        """A mail with the content between a greeting and a signature."""
        blocks = content.blocks if isinstance(content, Content) else content
        opening = self.author.frame("openings")
        head = "\n\n".join(
            x
            for x in (
                greeting or self.random.choice(("Hello,", "Hi,", "Good morning,", "Dear all,")),
                opening,
            )
            if x
        )
        tail = (self.signature(sender),) if is_signed else ()
        return Mail(
            sender=self.from_header(sender),
            to=tuple(to),
            cc=tuple(cc),
            bcc=tuple(bcc),
            subject=subject or self.author.frame("subjects"),
            blocks=(head, *self._between_other_business(sender, blocks), *self.filler(), *tail),
            when=moment(self.random),
            attachments=tuple(attachments),
            quoted=tuple(quoted),
            is_draft=is_draft,
            style=self.random.randrange(60),
        )

    def from_header(self, sender: Staff) -> str:
        return f"{sender.name} <{sender.email}>" if sender.name.isascii() else sender.email

    def signature(self, sender: Staff) -> str:
        school = self.cast.schools[sender.schools[0]]
        role = sender.roles[0].replace("_", " ")
        lines = [self.author.frame("closings"), sender.name, role.capitalize(), school.name]
        if self.chance(0.5):
            lines.append(f"01632 960{self.random.randrange(1000):03}")
        if self.chance(0.2):
            lines.append(
                "This message is confidential. If it has reached you in error, please delete it."
            )
        return "\n".join(lines)

    def salutation(self, contact: Contact) -> str:
        return self.random.choice(
            (
                f"Dear {contact.title} {contact.family},",
                f"Dear {contact.given},",
                "Hello,",
                f"Dear {contact.name},",
            )
        )

    def attached_note(self) -> Blocks:
        return (self.author.frame("attached"),)

    def earlier(
        self, author: Staff | Contact, to: str, content: Content | Blocks, subject: str = ""
    ) -> Quoted:
        blocks = content.blocks if isinstance(content, Content) else content
        return Quoted(
            author.name,
            author.email,
            moment(self.random),
            to,
            subject or self.author.frame("subjects"),
            blocks,
        )

    def enclose(self, content: Content, kind: str = "", name: str = "") -> Attachment:
        return enclosed(
            content, self.random, name or f"{content.title} {self.random.randrange(100)}", kind
        )

    def draft_of(self, mail: Mail) -> Mail:
        return replace(mail, is_draft=True)

    # ------------------------------------------------------------------ files and letters

    def file(self, folder: str, content: Content, kind: str = "") -> SharedFile:
        made = self.enclose(content, kind)
        stem, _, ending = made.name.rpartition(".")
        return SharedFile(folder, f"{stem} {self.number()}.{ending}", made.data)

    def named_folder(self, *readers: str) -> str:
        """A folder shared with these addresses alone."""
        folder = f"Shared out/{self.number():04}"
        self.audiences[folder] = list(readers)
        return folder

    def letter(
        self, batch: str, contact: Contact, pupil: Pupil, content: Content, signatory: Staff
    ) -> Letter:
        """A letter to the contact; `pupil`: of whom it speaks."""
        blocks = self.letter_blocks(contact, pupil, content, signatory)
        kind = self.random.choice(("docx", "docx", "pdf", "pdf", "odt", "txt", "rtf", "html"))
        if kind == "pdf" and not fits_a_pdf(blocks_text(blocks)):
            kind = "docx"
        return Letter(batch, f"letter {self.number():04}.{kind}", document(kind, "", blocks))

    def letter_blocks(
        self, contact: Contact, pupil: Pupil, content: Content, signatory: Staff
    ) -> Blocks:
        """Address, date, salutation, what is said, signature."""
        school = self.cast.schools[pupil.school]
        reference = self.random.choice(
            (f"Re: {pupil.name}, {pupil.form}", f"{pupil.name} ({pupil.form})", "")
        )
        street = contact.address.replace(", ", "\n")
        return (
            f"{contact.title} {contact.name}\n{street}\n{contact.postcode}",
            spoken(moment(self.random).date()),
            f"{self.words.frames['salutation']} {contact.title} {contact.family},",
            *([reference] if reference else []),
            *content.blocks,
            f"{self.author.frame('closings')}\n\n{signatory.name}\n"
            f"{signatory.roles[0].replace('_', ' ')}, {school.name}",
        )

    # ------------------------------------------------------------------ words

    def about_three(self, text: str, pupils: Sequence[Pupil], **more: str) -> str:
        """A text with the names of pupils at {a}, {b}, {c} and the form of the first at {f}."""
        names = dict(zip("abc", (p.name for p in pupils), strict=False))
        return text.format(f=pupils[0].form, **names, **more)

    def filler(self) -> Blocks:
        """Sometimes a paragraph about nothing."""
        return (self.author.frame("fillers"),) if self.chance(0.25) else ()

    def _between_other_business(self, sender: Staff, blocks: Blocks) -> Blocks:
        """The blocks, in a fifth of the mails before, behind or amid what all may read."""
        if not self.chance(0.2):
            return blocks
        entry = self.random.choice(self.words.for_all)
        other = self.fill(entry["text"], self.cast.schools[sender.schools[0]]).split("\n\n")
        before = self.random.randint(0, len(other))
        return (*other[:before], *blocks, *other[before:])

    def fill(self, text: str, school: School, **more: str) -> str:
        """The placeholders of an ordinary text, from that school."""
        first, second, third = (self.cast.pupil(school) for _ in range(3))
        staff = self.cast.staff(school, "teacher")
        when = moment(self.random).date()
        fields = {
            "pupil": first.name,
            "pupil2": second.name,
            "pupil3": third.name,
            "form": first.form,
            "year": first.year,
            "staff": staff.name,
            "staff2": self.cast.staff(school, "tutor", "teaching_assistant").name,
            "school": school.name,
            "domain": school.domain,
            "date": spoken(when),
            "date2": spoken(when + timedelta(days=9)),
            "time": self.random.choice(("8.45", "9.30", "1.15 pm", "14:00", "3.40 pm", "6 pm")),
            "place": self.random.choice(PLACES),
            "book": self.random.choice(BOOKS),
            "author": self.random.choice(AUTHORS),
            "amount": str(self.random.randrange(4, 40)),
            "number": str(self.random.randrange(10**9, 10**10 - 1)),
            "contact": "all",
            "first": first.given,
            "pupil0": first.name,
            **more,
        }
        return text.format(**fields)
