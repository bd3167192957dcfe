"""What reviewers read instead of names: "Pupil 1, Year 8, form 8B, Oak Primary School".

A number is a person's place among the incident's subjects in the order found. That order only
grows, so a number stays theirs within the incident, and says nothing in another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from register.lent.roster_view import PersonView

_KINDS = {"pupil": "Pupil", "contact": "Contact", "staff": "Member of staff", "agency": "Agency"}
_OTHERS = {
    "pupil": "another pupil",
    "contact": "another contact",
    "staff": "a member of staff",
    "agency": "an agency person",
}

FindPerson = Callable[[str], PersonView | None]


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """`name`: "Pupil 1"; `detail`: what helps to judge it; `schools`: ids, () for one who left."""

    number: int
    name: str
    detail: str
    kind: str
    schools: tuple[str, ...]

    @property
    def words(self) -> str:
        """Name and detail in one."""
        return f"{self.name}, {self.detail}" if self.detail else self.name


def pseudonyms(
    subjects: Iterable[str], person: FindPerson, schools: Mapping[str, str]
) -> dict[str, Pseudonym]:
    """A pseudonym for each of these roster ids, in their order. `schools`: names by id."""
    each = (subject for subject in dict.fromkeys(subjects) if subject)
    return {
        subject: _pseudonym(number, person(subject), schools)
        for number, subject in enumerate(each, 1)
    }


def _pseudonym(number: int, person: PersonView | None, schools: Mapping[str, str]) -> Pseudonym:
    if person is None:
        return Pseudonym(number, f"Person {number}", "no longer on the roster", "", ())
    named = [schools.get(school, school) for school in person.schools]
    detail = [year_words(person.year_group), f"form {person.group}" if person.group else "", *named]
    return Pseudonym(
        number,
        f"{_KINDS.get(person.kind, 'Person')} {number}",
        ", ".join(part for part in detail if part),
        person.kind,
        person.schools,
    )


def year_words(year_group: str) -> str:
    """ "8" and "Y8" are "Year 8", "R" is "Reception"; what else a school writes stays."""
    bare = year_group.strip().upper().removeprefix("YEAR").strip().removeprefix("Y")
    if bare.isdigit():
        return f"Year {int(bare)}"
    return "Reception" if bare in ("R", "REC") else year_group.strip()


def masked(sentence: str, names: Mapping[str, str], person: FindPerson) -> str:
    """The sentence with pseudonyms for roster ids, and without addresses.

    `names`: what stands for an id or an address of this incident; other people of the roster are
    told by their kind.
    """
    known = "|".join(re.escape(id) for id in sorted(filter(None, names), key=len, reverse=True))
    # One pass, so that the number in "Pupil 1" is not taken for an id in its turn; "3 more" is a
    # count, even where ids are bare numbers.
    ours = rf"(?P<known>(?<![\w@.-])(?:{known})(?![\w@-]|\.\w| more\b))|" if known else ""
    either = re.compile(rf"{ours}(?P<word>[^\s,;:()“”\"]+)")

    def said(found: re.Match[str]) -> str:
        if found.lastgroup == "known":
            return names[found.group()]
        is_count = found.group().isdigit() and sentence.startswith(" more", found.end())
        return found.group() if is_count else _said(found.group(), person)

    return either.sub(said, sentence)


def _said(word: str, person: FindPerson) -> str:
    bare = re.sub(r"[’']s$", "", word.rstrip(".!?")).rstrip("’'")
    tail = word[len(bare) :]
    if "@" in bare:
        return f"[address]{tail}"
    someone = person(bare)
    return word if someone is None else f"{_OTHERS.get(someone.kind, 'somebody else')}{tail}"


def spread(found: Sequence[Pseudonym]) -> dict[str, int]:
    """How many of them share each detail, so that a long list can be told in a few lines."""
    counted: dict[str, int] = {}
    for pseudonym in found:
        counted[pseudonym.detail] = counted.get(pseudonym.detail, 0) + 1
    return counted
