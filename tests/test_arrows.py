"""Imports run one way: nouns, rooms, stages, pipeline, and what drives it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
OURS = ("scanner", "detectors", "connectors", "rules", "register")

NOUNS = "scanner.personal scanner.model scanner.errors"
CONFIG = "scanner.config scanner.config.*"
ROSTER = "scanner.roster scanner.roster.*"
EXTRACT = "scanner.extract scanner.extract.*"
DETECTORS = "detectors detectors.*"
RULES = "rules rules.*"
QUESTIONS = ("whose", "what", "who", "may")
STAGES = " ".join(f"scanner.{room} scanner.{room}.*" for room in QUESTIONS)
STAGES += " scanner.third_party"

# Who, and what of ours they may import. The first line that fits a module is its own.
ARROWS = (
    ("scanner.personal", ""),
    ("scanner.model", "scanner.personal"),
    ("scanner.errors", "scanner.model"),
    ("scanner.logs", "scanner.personal"),
    (DETECTORS, f"{NOUNS} {DETECTORS}"),
    ("connectors connectors.*", f"{NOUNS} {CONFIG} connectors connectors.*"),
    # A rule file is YAML with lines and faults in words, as the configuration is.
    (RULES, f"{NOUNS} {RULES} scanner.config.text"),
    ("register register.*", f"{NOUNS} register register.*"),
    (CONFIG, f"{NOUNS} {CONFIG}"),
    (ROSTER, f"{NOUNS} {ROSTER}"),
    (EXTRACT, f"{NOUNS} {EXTRACT}"),
    (STAGES, f"{NOUNS} {ROSTER} {DETECTORS} {RULES} {STAGES}"),
    ("scanner.pipeline", f"{NOUNS} {ROSTER} {EXTRACT} {DETECTORS} {RULES} {STAGES}"),
    # What drives the pipeline may know everything but the command line.
    ("scanner scanner.*", "scanner scanner.* detectors* connectors* rules* register*"),
)
# The steps of the journey: whoever knows two of them knows their order.
STEPS = frozenset(
    """scanner.whose.resolve scanner.what.attach scanner.may.exposures
    scanner.who.visible_recipients scanner.may.platform_access rules.evaluate
    scanner.what.snippet""".split()
)
CONNECTORS = frozenset({"connectors.mail_files", "connectors.folder", "connectors.platform_export"})


def _modules() -> Iterator[tuple[str, Path]]:
    for room in OURS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            name = ".".join(path.relative_to(HOUSE).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


PATHS = dict(_modules())


def _imported(module: str) -> Iterator[str]:
    """Every module of ours that this one names in an import, wherever in it that stands."""
    for node in ast.walk(ast.parse(PATHS[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] in OURS)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by dots; write the whole path"
            base = node.module or ""
            if base.split(".")[0] in OURS:
                names = (f"{base}.{alias.name}" for alias in node.names)
                yield from (name if name in PATHS else base for name in names)


IMPORTS = {module: frozenset(_imported(module)) - {module} for module in PATHS}


def _is_one_of(module: str, patterns: str) -> bool:
    return any(fnmatch(module, pattern) for pattern in patterns.split())


@pytest.mark.parametrize("module", IMPORTS)
def test_imports_run_one_way(module: str) -> None:
    allowed = next(may for who, may in ARROWS if _is_one_of(module, who))
    wrong = sorted(name for name in IMPORTS[module] if not _is_one_of(name, allowed))
    assert not wrong, f"{module} may not import {', '.join(wrong)}"


def test_nothing_imports_the_command_line() -> None:
    by = [m for m, names in IMPORTS.items() if "scanner.cli" in names and "cli" not in m]
    assert [m for m in by if m != "scanner.__main__"] == []


def test_no_connector_imports_another() -> None:
    assert {c: IMPORTS[c] & CONNECTORS for c in CONNECTORS} == {c: set() for c in CONNECTORS}


def test_only_the_pipeline_knows_the_order_of_the_stages() -> None:
    assert [m for m, names in IMPORTS.items() if len(names & STEPS) > 1] == ["scanner.pipeline"]
