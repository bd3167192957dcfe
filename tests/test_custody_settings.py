"""What the configuration says about the register's log and how long it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scanner.config.configuration import Config, parse_config
from scanner.errors import ConfigError


def parsed(folder: Path, **register: Any) -> Config:
    (folder / "roster").mkdir()
    settings = {
        "organisation": {
            "name": "Example Learning Trust",
            "schools": [{"id": "oak", "name": "Oak", "domains": ["oak.example.sch.uk"]}],
        },
        "roster": [{"type": "csv", "path": "roster"}],
        "sources": [{"name": "mail", "type": "mail_files", "path": "roster"}],
        "register": register,
    }
    return parse_config(yaml.safe_dump(settings), folder / "config.yaml")


@pytest.mark.parametrize(
    ("register", "head"),
    [
        ({}, "audit.head"),
        ({"key_file": "keys/register.key"}, "keys/audit.head"),
        ({"key_file": "keys/register.key", "audit_head_file": "kept/head"}, "kept/head"),
    ],
)
def test_the_head_lies_beside_the_key_or_where_it_is_said(
    tmp_path: Path, register: dict[str, Any], head: str
) -> None:
    assert parsed(tmp_path, **register).register_.audit_head == tmp_path / head


def test_records_are_kept_for_seven_years_unless_it_is_said(tmp_path: Path) -> None:
    assert parsed(tmp_path).register_.retention_years == 7


@pytest.mark.parametrize("years", [0, -1, "long", 1.5])
def test_a_retention_that_is_no_number_of_years_is_a_fault(tmp_path: Path, years: Any) -> None:
    with pytest.raises(ConfigError, match="retention_years"):
        parsed(tmp_path, retention_years=years)
