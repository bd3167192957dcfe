"""Patterns of a breach, one YAML file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rules.policy import OWN_POLICY, PolicyFile, load_policy
from rules.rule_file import checked, read_document, suggestion
from scanner.config.text import ConfigText
from scanner.errors import Problem, RuleError
from scanner.model import Hidden, Medium, RecordKind, Severity, Standing

# The kinds of breach an incident can be of: contract, section 3. Fixed, for scripts rely on them.
PATTERNS = frozenset(
    """wrong-recipient wrong-attachment bulk-recipients-visible internal-overshare personal-account
    external-unknown lookalike-address no-contact-order address-disclosed hidden-data
    failed-redaction letter-mismatch open-share public-dataset account-mislink cross-school
    record-mismatch improper-access special-category-exposed""".split()
)
SENTENCE_WORDS = ("what", "What", "categories", "subjects", "recipients", "reason", "hidden")

_FROZEN = ConfigDict(extra="forbid", frozen=True)


class Condition(BaseModel):
    """What must hold of a wrong exposure, all of it; what is left out may be anything."""

    model_config = _FROZEN
    basis: frozenset[str] | None = None
    standing: frozenset[str] | None = None
    data_class: frozenset[str] | None = None
    category: frozenset[str] | None = None
    resembles: bool | None = None
    own_webmail: bool | None = None
    hidden: bool | None = None
    redacted: bool | None = None
    attached_only: bool | None = None
    letter: bool | None = None

    def asked(self) -> Iterator[tuple[str, frozenset[str] | bool]]:
        """What the condition asks for, by name."""
        return ((name, wanted) for name, wanted in self if wanted is not None)


class MailPart(BaseModel):
    """An attachment of an example's mail."""

    model_config = _FROZEN
    name: str
    text: str
    hidden: Hidden | None = None


class QuotedMail(BaseModel):
    model_config = _FROZEN
    author: str
    text: str


class MailExample(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    sender: str = Field(alias="from")
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""
    attachments: tuple[MailPart, ...] = ()
    quoted: tuple[QuotedMail, ...] = ()


class FileExample(BaseModel):
    model_config = _FROZEN
    audience: tuple[str, ...]
    text: str
    hidden: Hidden | None = None


class RowExample(BaseModel):
    model_config = _FROZEN
    kind: RecordKind
    pupil: str
    account: str | None = None
    school: str = ""
    role: str = ""
    text: str = ""
    when: datetime | None = None
    corrected_at: datetime | None = None
    linked: tuple[str, ...] = ()


class Example(BaseModel):
    """A scene of the invented school, and whether this pattern must show it."""

    model_config = _FROZEN
    name: str
    flags: bool
    mail: MailExample | None = None
    file: FileExample | None = None
    letter: str | None = None
    row: RowExample | None = None


class Pattern(BaseModel):
    """One rule: the question it asks, when it applies, how grave it is.

    `pattern`: which of PATTERNS its findings are; without it, the one its id names. `order`: its
    place among the patterns of a medium; the first that applies is the one. `sentence`: what a DPO
    would say, with {what}, {What}, {categories}, {subjects}, {recipients}, {reason} and {hidden}.
    """

    model_config = _FROZEN
    id: str
    pattern: str | None = None
    title: str
    question: str
    order: dict[Medium, int]
    when: tuple[Condition, ...] = Field(min_length=1)
    severity: Severity | Literal["by_class"]
    severity_of_basis: dict[str, Severity] = {}
    recurrence: int = Field(ge=1, le=5)
    sentence: str
    known_false_alarms: tuple[str, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = Field(min_length=2)

    @property
    def told_as(self) -> str:
        """The pattern that incidents and exports name."""
        return self.pattern or self.id


def load_patterns(
    own_folder: Path | None = None, table: PolicyFile | None = None
) -> tuple[Pattern, ...]:
    """The shipped patterns, with a school's own files added; an equal id replaces ours.

    `table`: the policy whose words the conditions use; the shipped one if none is given. Raises
    RuleError with every fault of every file.
    """
    words = vocabulary(table or load_policy().table)
    patterns: dict[str, Pattern] = {}
    problems: list[Problem] = []
    for files in (_shipped(), _own(own_folder)):
        first: dict[str, str] = {}
        for name, read in files:
            try:
                document = read_document(read, name)
            except RuleError as error:
                problems += error.problems
                continue
            try:
                pattern = checked(document, Pattern)
            except RuleError as error:
                problems += [*error.problems, *_faults_of_words(document, words)]
                continue
            problems += faults_of(document, pattern, words)
            if pattern.id in first:
                message = f"id: {first[pattern.id]} has this id already; a rule stands in one file."
                problems.append(Problem(document.place(("id",)), message))
            first.setdefault(pattern.id, name)
            patterns[pattern.id] = pattern
    if problems:
        raise RuleError(problems)
    return tuple(patterns.values())


def in_order(patterns: Iterable[Pattern], medium: Medium) -> Sequence[Pattern]:
    """The patterns that apply to a medium, the first to be tried first."""
    fitting = [pattern for pattern in patterns if medium in pattern.order]
    return sorted(fitting, key=lambda pattern: pattern.order[medium])


def _shipped() -> Iterator[tuple[str, Callable[[], str]]]:
    folder = resources.files("rules.patterns")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            yield entry.name, partial(entry.read_text, "utf-8")


def _own(folder: Path | None) -> Iterator[tuple[str, Callable[[], str]]]:
    if folder is not None and not folder.is_dir():
        message = "This folder is not there; it is named under rules.folder."
        raise RuleError([Problem(folder.name, message)])
    for path in sorted(folder.glob("*.yaml")) if folder is not None else ():
        if path.name != OWN_POLICY:
            yield path.name, partial(path.read_text, "utf-8")


# --------------------------------------------------------------------------- what a rule means


def vocabulary(table: PolicyFile) -> Mapping[str, frozenset[str]]:
    """The words that each key of a condition may hold."""
    return {
        "basis": frozenset(table.relations),
        "standing": frozenset(standing.value for standing in Standing),
        "data_class": frozenset(table.classes),
        "category": frozenset(c for categories in table.classes.values() for c in categories),
    }


def faults_of(
    document: ConfigText, pattern: Pattern, words: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """What is wrong with a rule whose shape is right, each with its line."""
    raw: Any = document.data
    yield from _faults_of_name(document, pattern)
    yield from _faults_of_words(document, words)
    for index, condition in enumerate(raw["when"]):
        if not any(value is not None for value in condition.values()):
            place = document.place(("when", index))
            yield Problem(place, f"when, entry {index + 1} asks for nothing, so it always holds.")
    for basis in pattern.severity_of_basis:
        if basis not in words["basis"]:
            place = document.place(("severity_of_basis", basis))
            message = f"severity_of_basis: unknown basis. {suggestion(basis, words['basis'])}"
            yield Problem(place, message)
    if not pattern.order:
        yield Problem(document.place(("order",)), "order names no medium, so it is never asked.")
    yield from _faults_of_examples(document, pattern)
    yield from _faults_of_sentence(document, pattern)


def _faults_of_words(
    document: ConfigText, words: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """Words in the conditions that nothing of ours knows, even in a file of a wrong shape."""
    raw: Any = document.data
    conditions = raw.get("when")
    for index, condition in enumerate(conditions if isinstance(conditions, list) else ()):
        for key, known in words.items() if isinstance(condition, dict) else ():
            written = condition.get(key)
            if written is None or isinstance(written, list):
                yield from _unknown_words(document, ("when", index, key), written, known)


def _faults_of_name(document: ConfigText, pattern: Pattern) -> Iterator[Problem]:
    if pattern.told_as in PATTERNS:
        return
    if pattern.pattern is None:
        message = (
            "id: is the name of no pattern, so say with `pattern:` which one its findings are."
        )
        yield Problem(document.place(("id",)), f"{message} {suggestion(pattern.id, PATTERNS)}")
    else:
        message = f"pattern: unknown pattern. {suggestion(pattern.pattern, PATTERNS)}"
        yield Problem(document.place(("pattern",)), message)


def _unknown_words(
    document: ConfigText, at: tuple[str, int, str], written: Any, known: frozenset[str]
) -> Iterator[Problem]:
    _, index, key = at
    if written is not None and not written:
        message = f"when, entry {index + 1}, {key} is empty, so that nothing can meet it."
        yield Problem(document.place(at), message)
    for number, word in enumerate(written or ()):
        if word not in known:
            place = document.place((*at, number))
            message = f"when, entry {index + 1}, {key}: unknown {key.replace('_', ' ')}."
            yield Problem(place, f"{message} {suggestion(str(word), known)}")


def _faults_of_examples(document: ConfigText, pattern: Pattern) -> Iterator[Problem]:
    if len({example.flags for example in pattern.examples}) < 2:
        place = document.place(("examples",))
        yield Problem(place, "examples: one must flag, and a near miss must not.")
    for index, example in enumerate(pattern.examples):
        scenes = (example.mail, example.file, example.letter, example.row)
        if sum(scene is not None for scene in scenes) != 1:
            message = f"examples, entry {index + 1} needs one of mail, file, letter and row."
            yield Problem(document.place(("examples", index)), message)


def _faults_of_sentence(document: ConfigText, pattern: Pattern) -> Iterator[Problem]:
    words = dict.fromkeys(SENTENCE_WORDS, "")
    try:
        pattern.sentence.format(**words)
    except (KeyError, IndexError, ValueError):
        known = ", ".join(f"{{{word}}}" for word in SENTENCE_WORDS)
        yield Problem(document.place(("sentence",)), f"sentence: knows only {known}.")
