"""Patterns of a breach, one YAML file each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scanner.errors import Problem, RuleError
from scanner.model import Hidden, Medium, RecordKind, Severity

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

    `order`: its place among the patterns of a medium; the first that applies is the one.
    `sentence`: what a DPO would say, with {what}, {What}, {categories}, {subjects}, {recipients},
    {reason} and {hidden}.
    """

    model_config = _FROZEN
    id: str
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


def load_patterns(own_folder: Path | None = None) -> tuple[Pattern, ...]:
    """The shipped patterns, with a school's own files added; an equal id replaces ours.

    Raises RuleError with every fault of every file.
    """
    patterns: dict[str, Pattern] = {}
    problems: list[Problem] = []
    for name, text in _files(own_folder):
        try:
            pattern = _pattern(name, text)
        except RuleError as error:
            problems += error.problems
        else:
            patterns[pattern.id] = pattern
    if problems:
        raise RuleError(problems)
    return tuple(patterns.values())


def in_order(patterns: Iterable[Pattern], medium: Medium) -> Sequence[Pattern]:
    """The patterns that apply to a medium, the first to be tried first."""
    fitting = [pattern for pattern in patterns if medium in pattern.order]
    return sorted(fitting, key=lambda pattern: pattern.order[medium])


def _files(own_folder: Path | None) -> Iterator[tuple[str, str]]:
    shipped = resources.files("rules.patterns")
    for entry in sorted(shipped.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".yaml"):
            yield entry.name, entry.read_text("utf-8")
    if own_folder is not None:
        for path in sorted(own_folder.glob("*.yaml")):
            if path.name != "policy.yaml":
                yield path.name, path.read_text("utf-8")


def _pattern(name: str, text: str) -> Pattern:
    try:
        raw = yaml.safe_load(text)
        node = yaml.compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        raise RuleError([Problem(f"{name}{line}", "is not YAML")]) from None
    try:
        pattern = Pattern.model_validate(raw)
    except ValidationError as error:
        raise RuleError(
            [
                Problem(
                    f"{name} line {_line(node, fault['loc'])}",
                    f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}",
                )
                for fault in error.errors(include_input=False, include_url=False)
            ]
        ) from None
    problems = list(_faults(name, pattern))
    if problems:
        raise RuleError(problems)
    return pattern


def _faults(name: str, pattern: Pattern) -> Iterator[Problem]:
    if len({example.flags for example in pattern.examples}) < 2:
        yield Problem(name, "needs an example that flags and a near miss that does not")
    words: Mapping[str, str] = dict.fromkeys(
        ("what", "What", "categories", "subjects", "recipients", "reason", "hidden"), ""
    )
    try:
        pattern.sentence.format(**words)
    except (KeyError, IndexError, ValueError):
        yield Problem(name, f"sentence: knows only {', '.join('{' + w + '}' for w in words)}")


def _line(node: Any, location: Sequence[Any]) -> int:
    """The line of the nearest node on the way to a fault."""
    for key in location:
        found = None
        if isinstance(node, yaml.MappingNode):
            found = next((v for k, v in node.value if k.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            found = node.value[key] if key < len(node.value) else None
        if found is None:
            break
        node = found
    return int(node.start_mark.line) + 1 if node is not None else 1
