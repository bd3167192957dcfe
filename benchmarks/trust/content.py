"""What is said about whom, before anybody lays it out or sends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.trust.naming import spoken, written
from benchmarks.trust.person import Pupil, Staff
from benchmarks.trust.piece import Blocks
from benchmarks.trust.wording import Sentence, Wording
from scanner.demo.document import Grid, grid

NOTHING: frozenset[str] = frozenset()
# "Ann Eze, 7K," names her in the middle of a sentence; not before a stop or a possessive.
_STRAY_COMMA = re.compile(r",(?=[,.;:?!)]|'s\b|$)")
C3 = ("attainment", "attendance", "behaviour", "exclusion", "financial")
C4 = (
    "sen",
    "health",
    "ethnicity",
    "religion",
    "pupil_premium",
    "sexual_life",
    "biometric",
    "genetic",
    "political",
)
C5 = ("safeguarding", "looked_after", "criminal")
_SUBJECTS = ("English", "Maths", "Science", "History", "Geography", "Art", "French", "Music")
COMMON = (
    "attainment",
    "attendance",
    "behaviour",
    "sen",
    "health",
    "pupil_premium",
    "exclusion",
    "financial",
)
RARE = ("ethnicity", "religion", "sexual_life", "biometric", "genetic", "political")


@dataclass(frozen=True, slots=True)
class Content:
    """Blocks of text, and the categories that they show of each subject."""

    title: str
    blocks: Blocks
    shows: Mapping[str, frozenset[str]]
    maybe: frozenset[str] = NOTHING

    @property
    def subjects(self) -> frozenset[str]:
        return frozenset(self.shows)

    @property
    def categories(self) -> frozenset[str]:
        return frozenset(c for shown in self.shows.values() for c in shown)

    def without(self, subjects: Iterable[str]) -> Mapping[str, frozenset[str]]:
        gone = set(subjects)
        return {s: c for s, c in self.shows.items() if s not in gone}


class Author:
    """Writes contents in one set of words."""

    def __init__(self, words: Wording, random: Random) -> None:
        self.words = words
        self.random = random

    def some(self, *pools: Sequence[str], at_most: int = 2) -> tuple[str, ...]:
        """One to `at_most` categories of the pools."""
        pool = [c for p in pools for c in p]
        return tuple(self.random.sample(pool, self.random.randint(1, min(at_most, len(pool)))))

    def frame(self, key: str) -> str:
        return str(self.random.choice(self.words.frames[key]))

    # ------------------------------------------------------------------ prose

    def note(self, pupil: Pupil, categories: Sequence[str], name: str = "") -> Content:
        """Sentences about one pupil: the whole name first, the given name afterwards."""
        lines: list[str] = []
        maybe: set[str] = set()
        for number, category in enumerate(categories):
            sentence = self.random.choice(self.sentences(category))
            maybe |= sentence.maybe
            first = pupil.given
            shown = (name or written(pupil, self.random)) if number == 0 else first
            lines.append(
                sentence.text.format(
                    name=shown,
                    first=first,
                    upn=pupil.upn,
                    born=self.day(pupil),
                    address=pupil.address,
                    postcode=pupil.postcode,
                )
            )
        joint = self.random.choice((" ", "\n", "\n\n"))
        text = joint.join(_STRAY_COMMA.sub("", line) for line in lines)
        return Content("", (text,), {pupil.id: frozenset(categories)}, frozenset(maybe))

    def sentences(self, category: str) -> Sequence[Sentence]:
        """Those of a category, without what may as well be read as of the gravest class.

        Who may have the one and not the other is neither right nor wrong to have it.
        """
        sentences = self.words.sentences[category]
        return [s for s in sentences if category in C5 or not s.maybe.intersection(C5)]

    def note_within(
        self, pupil: Pupil, categories: Sequence[str], allowed: Iterable[str]
    ) -> Content:
        """A note on some of the categories that nobody could read as more than is allowed.

        Raises LookupError if there is none.
        """
        for _ in range(30):
            content = self.note(pupil, self.some(categories))
            if content.maybe <= set(allowed):
                return content
        raise LookupError("no sentence that keeps to these categories")

    def about_staff(self, member: Staff, categories: Sequence[str]) -> Content:
        lines = [
            self.random.choice(self.words.sentences[c]).text.format(
                name=member.name, first=member.given
            )
            for c in categories
        ]
        return Content(
            self.frame("bank_titles"),
            ("\n".join(lines),),
            {member.id: frozenset(categories)},
            _why_away(categories),
        )

    def day(self, pupil: Pupil) -> str:
        shapes = ("%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d-%m-%Y", "%d %b %Y")
        return pupil.born.strftime(self.random.choice(shapes))

    # ------------------------------------------------------------------ tables and forms

    def head(self, of: str) -> str:
        """A heading or label for a category or a part of the name."""
        return str(self.random.choice(list(self.words.columns[of])))

    def value(self, pupil: Pupil, category: str, head: str) -> str:
        """What stands below that heading."""
        match category:
            case "identifiers":
                return pupil.upn
            case "date_of_birth":
                return pupil.born.strftime("%d/%m/%Y")
            case "contact_details":
                return f"{pupil.address}, {pupil.postcode}"
        return str(self.random.choice(self.words.columns[category][head]))

    def register(self, pupils: Sequence[Pupil], categories: Sequence[str]) -> Content:
        """A table with a row for each pupil."""
        shape = self.random.randrange(3)
        names = ["family", "given"] if shape == 1 else ["name"]
        heads = [self.head(part) for part in (*names, "form")]
        said = [(category, self.head(category)) for category in categories]
        rows = []
        for pupil in pupils:
            name = {
                0: [pupil.name],
                1: [pupil.family, pupil.given],
                2: [f"{pupil.family}, {pupil.given}"],
            }[shape]
            rows.append([*name, pupil.form, *(self.value(pupil, c, head) for c, head in said)])
        shows = {p.id: frozenset(categories) for p in pupils}
        table = Grid((tuple(heads + [h for _, h in said]), *(tuple(row) for row in rows)))
        return Content(self.frame("tracker_names"), (table,), shows)

    def form(self, pupil: Pupil, categories: Sequence[str]) -> Content:
        """A filled form: labels and answers, as lines or as a table of two columns."""
        answers = [(self.head("name"), pupil.name), (self.head("form"), pupil.form)]
        for category in categories:
            head = self.head(category)
            answers.append((head, self.value(pupil, category, head)))
        title = self.frame("report_titles")
        shows = {pupil.id: frozenset(categories)}
        if self.random.random() < 0.5:
            lines = "\n".join(f"{label}: {value}" for label, value in answers)
            return Content(title, (lines,), shows)
        return Content(title, (Grid(tuple(answers)),), shows)

    def report(self, pupil: Pupil) -> Content:
        """A school report: subjects and grades below the pupil's name."""
        random = self.random
        subjects = random.sample(_SUBJECTS, 5)
        rows = [(s, random.choice("3456789"), random.choice("456789")) for s in subjects]
        name = spoken(pupil, random)
        head = random.choice(
            (
                f"{name}\n{pupil.form}",
                f"Name: {name}\nForm: {pupil.form}",
                f"{name} ({pupil.form})",
            )
        )
        attendance = f"Attendance: {random.randrange(70, 99)}.{random.randrange(9)}%"
        blocks = (head, grid("Subject|Grade|Target", rows), attendance)
        shows = {pupil.id: frozenset({"attainment", "attendance"})}
        return Content(self.frame("report_titles"), blocks, shows)

    def pay_table(self, staff: Sequence[Staff], categories: Sequence[str]) -> Content:
        heads = [self.head(c) for c in categories]
        first = self.random.choice(("Staff", "Employee", "Colleague"))
        rows = [
            (s.name, *(str(self.random.choice(self.words.columns[c][h])) for c, h in said))
            for s in staff
            for said in [list(zip(categories, heads, strict=True))]
        ]
        shows = {s.id: frozenset(categories) for s in staff}
        table = Grid(((first, *heads), *rows))
        return Content(self.frame("bank_titles"), (table,), shows, _why_away(categories))

    def logins(self, pupils: Sequence[Pupil]) -> Content:
        """A list of user names with their passwords."""
        heads = (self.head("name"), self.head("user"), self.head("password"))
        rows = [(p.name, p.email.split("@")[0], self._password()) for p in pupils]
        shows = {p.id: frozenset({"credentials"}) for p in pupils}
        return Content(self.frame("tracker_names"), (Grid((heads, *rows)),), shows)

    def _password(self) -> str:
        word = self.random.choice(("Fox", "Plum", "River", "Kite"))
        return f"{word}{self.random.randrange(1000, 9999)}!"

    # ------------------------------------------------------------------ any of them

    def one(self, pupil: Pupil, *pools: Sequence[str], at_most: int = 2) -> Content:
        """About one pupil, as a note, a form or (where the categories allow) a report."""
        categories = self.some(*pools, at_most=at_most)
        tabular = [c for c in categories if c in self.words.columns]
        roll = self.random.random()
        if roll < 0.25 and len(tabular) == len(categories):
            return self.form(pupil, categories)
        return self.note(pupil, categories)

    def several(self, pupils: Sequence[Pupil], *pools: Sequence[str], at_most: int = 3) -> Content:
        """About several pupils: mostly a table, sometimes a line for each."""
        pool = [c for p in pools for c in p if c in self.words.columns]
        categories = self.some(pool, at_most=at_most)
        if self.random.random() < 0.75 or len(pupils) > 12:
            return self.register(pupils, categories)
        return joined([self.note(p, self.some(pool, at_most=1)) for p in pupils])


def _why_away(categories: Sequence[str]) -> frozenset[str]:
    """Personnel matters often tell of somebody's health as well."""
    return frozenset({"health"}) if "staff_hr" in categories else NOTHING


def joined(contents: Sequence[Content]) -> Content:
    """One content of several, in this order."""
    shows: dict[str, frozenset[str]] = {}
    for content in contents:
        for subject, categories in content.shows.items():
            shows[subject] = shows.get(subject, NOTHING) | categories
    return Content(
        contents[0].title,
        tuple(b for content in contents for b in content.blocks),
        shows,
        frozenset(c for content in contents for c in content.maybe),
    )
