"""The policy as data: classes of data, and what each relation may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from rules.rule_file import checked, read_document, suggestion
from scanner.config.text import ConfigText
from scanner.errors import Problem, RuleError

OWN_POLICY = "policy.yaml"
# Contract, section 2: the roles of staff.csv.
ROLES = frozenset(
    "headteacher slt dsl senco head_of_year tutor teacher teaching_assistant office finance hr it "
    "nurse cover exams_officer governor trust_officer other".split()
)


class RelationLine(BaseModel):
    """One line of the table: what this relation may have, in classes and in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    line: str
    may_have: frozenset[str]


class PolicyFile(BaseModel):
    """`policy.yaml` as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    classes: dict[str, tuple[str, ...]]
    safeguarding_roles: frozenset[str]
    staff_data_roles: frozenset[str]
    joining_roles: frozenset[str]
    account_roles: frozenset[str]
    bulk_access_roles: frozenset[str]
    relations: dict[str, RelationLine]


@dataclass(frozen=True)
class Limits:
    """The numbers of the policy that a school sets under `rules`."""

    grace_days: int = 30
    visible_households: int = 5
    access_burst: int = 200
    burst_minutes: int = 60
    correction_minutes: int = 15


@dataclass(frozen=True)
class Policy:
    """The table of policy.yaml with the school's limits, ready to be asked."""

    table: PolicyFile
    limits: Limits

    @cached_property
    def class_of(self) -> Mapping[str, str]:
        """The class of each category: C1 to C5, S or K."""
        return {
            category: name
            for name, categories in self.table.classes.items()
            for category in categories
        }

    def line(self, relation: str) -> str:
        return self.table.relations[relation].line

    def may_have(self, relation: str) -> frozenset[str]:
        return self.table.relations[relation].may_have


def load_policy(limits: Limits | None = None, own_folder: Path | None = None) -> Policy:
    """The shipped policy, with the `policy.yaml` of a school's own folder laid over it.

    Raises RuleError with every fault of that file, each with its line.
    """
    shipped = (resources.files("rules") / OWN_POLICY).read_text("utf-8")
    table: dict[str, Any] = yaml.safe_load(shipped)
    own = own_folder / OWN_POLICY if own_folder is not None else None
    if own is None or not own.is_file():
        return Policy(PolicyFile.model_validate(table), limits or Limits())
    changes = read_document(partial(own.read_text, "utf-8"), OWN_POLICY)
    document = replace(changes, data=_laid_over(table, changes.data))
    changed = checked(document, PolicyFile)
    problems = list(_faults(document, changed, load_policy()))
    if problems:
        raise RuleError(problems)
    return Policy(changed, limits or Limits())


def _laid_over(table: Mapping[str, Any], changes: Any) -> dict[str, Any]:
    """A map is added to key by key; anything else takes the place of ours."""
    changed = dict(table)
    for key, value in changes.items():
        known = table.get(key)
        if isinstance(value, Mapping) and isinstance(known, Mapping):
            changed[key] = {**known, **value}
        else:
            changed[key] = value
    return changed


def _faults(document: ConfigText, table: PolicyFile, shipped: Policy) -> Iterator[Problem]:
    """Names that nothing of ours knows: a slip would be silent, or fail at the first item."""
    for name, relation in table.relations.items():
        if name not in shipped.table.relations:
            message = f"relations: unknown relation. {suggestion(name, shipped.table.relations)}"
            yield Problem(document.place(("relations", name)), message)
        for unknown in sorted(relation.may_have - set(table.classes)):
            place = document.place(("relations", name, "may_have"))
            message = f"relations, {name}, may_have: unknown class."
            yield Problem(place, f"{message} {suggestion(unknown, table.classes)}")
    for key, value in table:
        if key.endswith("_roles"):
            for unknown in sorted(value - ROLES):
                message = f"{key}: unknown role. {suggestion(unknown, ROLES)}"
                yield Problem(document.place((key,)), message)
    yield from _faults_of_classes(document, table, shipped)


def _faults_of_classes(
    document: ConfigText, table: PolicyFile, shipped: Policy
) -> Iterator[Problem]:
    known = shipped.class_of
    holders: dict[str, str] = {}
    for name, categories in table.classes.items():
        place = document.place(("classes", name))
        if name not in shipped.table.classes:
            message = f"classes: unknown class. {suggestion(name, shipped.table.classes)}"
            yield Problem(place, message)
        for category in categories:
            if category not in known:
                message = f"classes, {name}: unknown category. {suggestion(category, known)}"
                yield Problem(place, message)
            elif category in holders:
                # One of the two is the school's own doing, and that one has a line.
                pair = [("classes", name), ("classes", holders[category])]
                at = next((keys for keys in pair if keys in document.lines), pair[0])
                message = f"classes: {category} is in both {holders[category]} and {name}."
                yield Problem(document.place(at), message)
            holders.setdefault(category, name)
    for category in sorted(set(known) - set(holders)):
        yield Problem(document.place(("classes",)), f"classes: {category} is in none.")
