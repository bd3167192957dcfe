"""The ways in which people are written, each with the evidence the policy asks for beside it."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import OSA

from benchmarks.accuracy.evidence import Evidence, EvidenceIndex, person_written
from benchmarks.accuracy.names import letters, without_accents
from benchmarks.accuracy.population import Population, initials, legal_name
from benchmarks.accuracy.written import Answer, Written
from scanner.model import NameKind, Person


@dataclass(frozen=True, slots=True)
class Bench:
    """What every rendering may ask: the people, whom evidence leaves, and chance."""

    people: Population
    index: EvidenceIndex
    rng: random.Random


class Writer(Protocol):
    def __call__(self, bench: Bench, person: Person, evidence: Evidence) -> Written | None:
        """The name alone as it stands in the text; None where it does not fit the person."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One row of the table of people."""

    name: str
    measure: str  # which line of the table it counts for
    write: Writer
    evidence: Evidence = Evidence.NONE
    answer: Answer = Answer.RESOLVED
    wording: str = ""  # templates of its own in place of those of the evidence
    in_tables: bool = True


NAME_EVIDENCE = (Evidence.FORM, Evidence.YEAR, Evidence.DATE_OF_BIRTH, Evidence.UPN)
RELATIONS = (Evidence.SENDER, Evidence.RECIPIENT)
EXACT, TYPO, NICKNAME, INITIALS, WITHOUT = "exact", "typo", "nickname", "initials", "no evidence"


def _exact(shape: Callable[[str, str], str]) -> Writer:
    """The legal name in some shape, for people whose name nobody else of the trust has."""

    def write(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
        given, family = legal_name(person)
        if not bench.people.is_alone(person, given, family):
            return None
        text = shape(given, family)
        return person_written(text, {person.id}) if text else None

    return write


def _only_if_changed(shape: Callable[[str], str]) -> Writer:
    """As `_exact`, but only for names that the shape changes."""

    def changed(given: str, family: str) -> str:
        plain = f"{given} {family}"
        text = shape(plain)
        return text if text != plain else ""

    return _exact(changed)


def _lower_case(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    """A name of two common words is a name in lower case only with its form beside it."""
    if bench.people.origin_of[person.id] == "common_words" and evidence is Evidence.NONE:
        return None
    return _exact(lambda given, family: f"{given} {family}".lower())(bench, person, evidence)


def _lower_case_word(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    if bench.people.origin_of[person.id] != "common_words":
        return None
    return _lower_case(bench, person, evidence)


def _other_name(kind: NameKind) -> Writer:
    def write(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
        for name in person.names:
            given, family = name.given.reveal(), name.family.reveal()
            if name.kind is kind and bench.people.is_alone(person, given, family):
                return person_written(f"{given} {family}", {person.id})
        return None

    return write


def _surname_first(given: str, family: str) -> str:
    return f"{family}, {given}"


def _capital_surname_first(given: str, family: str) -> str:
    return f"{family.upper()} {given}"


def _given(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    given, _ = legal_name(person)
    if evidence is not Evidence.NONE:
        fitting = [
            p.id
            for p in bench.index.people(bench.index.sharing(person, evidence))
            if any(letters(given) in _short(bench, n.given.reveal()) for n in p.names)
        ]
        if fitting != [person.id]:
            return None
        return person_written(given, {person.id})
    return person_written(given, {person.id}, Answer.UNSURE)


def _short(bench: Bench, given: str) -> set[str]:
    """The name and its short forms, without accents."""
    return {letters(n) for n in (given, *bench.people.names.nicknames_of(given))}


# Two capitals that a school reads as something else, whoever stands beside them.
_ABBREVIATIONS = (
    "AM CP DR DT EP EU GP HM HR HT IT ME MP MR MS NI NO OH OK PA PE PM PP RE SO TA TV UK UN US"
).split()


def _initials(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    first, last = initials(*legal_name(person))
    shapes = [f"{first}.{last}.", f"{first}. {last}."]
    if evidence not in (Evidence.NONE, *RELATIONS) and first + last not in _ABBREVIATIONS:
        shapes.append(first + last)
    text = bench.rng.choice(shapes)
    if evidence is Evidence.NONE:
        return person_written(text, {person.id}, Answer.UNSURE)
    fitting = [
        p.id
        for p in bench.index.people(bench.index.sharing(person, evidence))
        if any(initials(n.given.reveal(), n.family.reveal()) == (first, last) for n in p.names)
    ]
    if fitting != [person.id]:
        return None
    # A last full stop may be read as the initials' or the sentence's.
    also = ((0, len(text) - 1),) if text.endswith(".") else ()
    return person_written(text, {person.id}, Answer.RESOLVED, *also)


def _initial_and_family(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    given, family = legal_name(person)
    fitting = [
        p.id
        for p in bench.index.people(bench.index.sharing(person, evidence))
        if any(
            n.given.reveal()[:1] == given[:1] and letters(n.family.reveal()) == letters(family)
            for n in p.names
        )
    ]
    if fitting != [person.id]:
        return None
    return person_written(f"{given[:1]} {family}", {person.id})


def _nickname(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    given, family = legal_name(person)
    short = bench.people.names.nicknames_of(given)
    if not short:
        return None
    text = bench.rng.choice(short)
    if bench.people.namesakes(text, family):
        return None
    if evidence is Evidence.NONE:
        return person_written(f"{text} {family}", {person.id}, Answer.UNSURE)
    fitting = [
        p.id
        for p in bench.index.people(bench.index.sharing(person, evidence))
        if any(
            letters(text) in _short(bench, n.given.reveal())
            and letters(n.family.reveal()) == letters(family)
            for n in p.names
        )
    ]
    if fitting != [person.id]:
        return None
    return person_written(f"{text} {family}", {person.id})


def _typo(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    given, family = legal_name(person)
    wrong = _mistyped(bench.rng, given, family)
    if wrong is None or bench.people.namesakes(*wrong):
        return None
    text = " ".join(wrong)
    if evidence is Evidence.NONE:
        return person_written(text, {person.id}, Answer.UNSURE)
    fitting = [
        p.id
        for p in bench.index.people(bench.index.sharing(person, evidence))
        if any(_one_slip(wrong, (n.given.reveal(), n.family.reveal())) for n in p.names)
    ]
    if fitting != [person.id]:
        return None
    return person_written(text, {person.id})


def _one_slip(written: tuple[str, str], name: tuple[str, str]) -> bool:
    return OSA.distance(*(without_accents(" ".join(n)).lower() for n in (written, name))) <= 1


def _mistyped(rng: random.Random, given: str, family: str) -> tuple[str, str] | None:
    """One slip of the finger in the longer part, never in its first letter."""
    in_given = len(given) > len(family) or (len(given) == len(family) and rng.random() < 0.5)
    word = given if in_given else family
    if len(word) < 5:
        return None
    at = rng.randrange(1, len(word) - 1)
    if not (word[at].isalpha() and word[at + 1].isalpha() and word[at - 1].isalpha()):
        return None
    wrong = rng.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + rng.choice(string.ascii_lowercase) + word[at + 1 :],
        ]
    )
    if letters(wrong) == letters(word):
        return None
    return (wrong, family) if in_given else (given, wrong)


def _nothing(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    """No name at all: the evidence is the whole of it."""
    return Written("")


def _date_with_form(bench: Bench, person: Person, evidence: Evidence) -> Written | None:
    """A date of birth tells who is meant where one pupil of the form has it."""
    same = bench.index.sharing(person, Evidence.FORM)
    same &= bench.index.sharing(person, Evidence.DATE_OF_BIRTH)
    return Written("") if same == {person.id} else None


def renderings() -> Iterator[Rendering]:
    """Every row of the table of people, in its order."""
    yield Rendering("plain", EXACT, _exact(lambda given, family: f"{given} {family}"))
    yield Rendering("ALL CAPS", EXACT, _exact(lambda g, f: f"{g} {f}".upper()))
    yield Rendering("lower case", EXACT, _lower_case)
    yield Rendering("lower case words with form", EXACT, _lower_case_word, Evidence.FORM)
    yield Rendering("Surname, Forename", EXACT, _exact(_surname_first))
    yield Rendering("SURNAME Forename", EXACT, _exact(_capital_surname_first))
    yield Rendering("possessive", EXACT, _exact(lambda g, f: f"{g} {f}"), wording="possessive")
    yield Rendering("preferred name", EXACT, _other_name(NameKind.PREFERRED))
    yield Rendering("former name", EXACT, _other_name(NameKind.FORMER))
    yield Rendering("hyphen as space", EXACT, _only_if_changed(lambda name: name.replace("-", " ")))
    yield Rendering("hyphen left out", EXACT, _only_if_changed(lambda name: name.replace("-", "")))
    yield Rendering(
        "typographic apostrophe", EXACT, _only_if_changed(lambda name: name.replace("'", "’"))
    )
    yield Rendering(
        "apostrophe left out", EXACT, _only_if_changed(lambda name: name.replace("'", ""))
    )
    yield Rendering("diacritics left out", EXACT, _only_if_changed(without_accents))
    yield Rendering("given name with form", EXACT, _given, Evidence.FORM, wording="given_with_form")
    yield Rendering("UPN only", EXACT, _nothing, Evidence.UPN, wording="upn_only")
    yield Rendering(
        "date of birth with form", EXACT, _date_with_form, Evidence.DATE_OF_BIRTH,
        wording="date_of_birth_only",
    )  # fmt: skip
    for evidence in (*NAME_EVIDENCE, *RELATIONS):
        yield _beside("typo", TYPO, _typo, evidence)
    for evidence in (*NAME_EVIDENCE, *RELATIONS):
        yield _beside("nickname", NICKNAME, _nickname, evidence)
    for evidence in (*NAME_EVIDENCE, *RELATIONS):
        yield _beside("initials", INITIALS, _initials, evidence)
    yield _beside("initial and family name", INITIALS, _initial_and_family, Evidence.FORM)
    for name, write in (("typo", _typo), ("nickname", _nickname), ("initials", _initials),
                        ("lone given name", _given)):  # fmt: skip
        yield Rendering(f"{name}, no evidence", WITHOUT, write, answer=Answer.UNSURE)


def _beside(name: str, measure: str, write: Writer, evidence: Evidence) -> Rendering:
    is_initials_with_form = write is _initials and evidence is Evidence.FORM
    return Rendering(
        f"{name}, {evidence}",
        measure,
        write,
        evidence,
        wording="initials_with_form" if is_initials_with_form else "",
        in_tables=evidence not in RELATIONS,
    )
