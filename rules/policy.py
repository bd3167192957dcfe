"""The policy as data: classes of data, and what each relation may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from scanner.errors import Problem, RuleError


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


def load_policy(limits: Limits | None = None, changes: Mapping[str, Any] | None = None) -> Policy:
    """The shipped policy with a school's changes laid over it.

    Raises RuleError where a change does not fit.
    """
    text = (resources.files("rules") / "policy.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    for key, value in (changes or {}).items():
        raw[key] = {**raw.get(key, {}), **value} if isinstance(value, Mapping) else value
    try:
        table = PolicyFile.model_validate(raw)
    except ValidationError as error:
        raise RuleError(
            [
                Problem("policy.yaml", f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}")
                for fault in error.errors(include_input=False, include_url=False)
            ]
        ) from None
    return Policy(table, limits or Limits())
