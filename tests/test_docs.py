"""The words around the code say what the code does: verbs, settings, rules, modules, licences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
import typer
import yaml

from rules.pattern import Pattern, load_patterns
from scanner.cli import Exit, app

HOUSE = Path(__file__).parent.parent
README = (HOUSE / "README.md").read_text("utf-8")
PAGES = (HOUSE / "README.md", HOUSE / "CHANGELOG.md", *sorted((HOUSE / "docs").rglob("*.md")))
OTHER_TEXTS = tuple(
    HOUSE / name
    for name in (
        "Makefile",
        "pyproject.toml",
        "requirements.lock",
        "requirements-dev.lock",
        "config.example.yaml",
        "docs/picture.svg",
    )
)
# Every folder with modules, but for those whose files are alike: a scene, a migration each.
ROOMS = tuple(
    sorted(
        {
            path.parent.relative_to(HOUSE).as_posix()
            for room in ("scanner", "detectors", "connectors", "rules", "register")
            for path in (HOUSE / room).rglob("*.py")
            if path.name != "__init__.py" and path.parent.name not in ("demo", "migrations")
        }
    )
)
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))


def _named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


# --------------------------------------------------------------------------- verbs


def _verbs(command: object, words: tuple[str, ...]) -> Iterator[str]:
    children = getattr(command, "commands", {})
    if not children:
        yield " ".join(words)
    for name, child in children.items():
        yield from _verbs(child, (*words, name))


VERBS = tuple(_verbs(typer.main.get_command(app), ("pupilguard",)))


def test_the_verbs_are_found() -> None:
    assert {"pupilguard scan", "pupilguard incidents export"} <= set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_readme(verb: str) -> None:
    assert f"`{verb}" in README


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_in_the_readme(code: Exit) -> None:
    assert re.search(rf"^\| {int(code)} \|", README, re.M)


# --------------------------------------------------------------------------- the two commands


def _recipe(target: str) -> Iterator[str]:
    """The command lines below a target of the Makefile, without what only quietens pip."""
    below = (HOUSE / "Makefile").read_text("utf-8").partition(f"\n{target}:")[2]
    for line in below.splitlines()[1:]:
        if not line.startswith("\t"):
            return
        yield line.strip().replace("--quiet --disable-pip-version-check ", "")


def _in_powershell(line: str) -> str:
    line = line.replace("$(BIN)/", ".venv\\Scripts\\")
    return line.replace("$(LOCK)", "requirements.lock").replace("$(DEV_LOCK)", DEV_LOCK)


DEV_LOCK = "requirements-dev.lock"
TYPED = tuple(
    _in_powershell(line)
    for target in (
        "$(VENV)/.installed",
        "$(VENV)/.installed-dev",
        "demo",
        "check",
        "test",
    )
    for line in _recipe(target)
    if line.startswith("$(BIN)/")
)


def test_the_makefile_was_understood() -> None:
    assert len(TYPED) == 8


@pytest.mark.parametrize("line", TYPED)
def test_windows_is_told_to_type_what_the_makefile_types(line: str) -> None:
    assert f"\n{line}\n" in README


# --------------------------------------------------------------------------- settings and rules


EXAMPLE = (HOUSE / "config.example.yaml").read_text("utf-8")


def test_every_section_of_the_configuration_is_documented() -> None:
    page = (HOUSE / "docs/configuration.md").read_text("utf-8")
    sections = list(yaml.safe_load(EXAMPLE))
    assert len(sections) > 5
    assert [name for name in sections if f"| `{name}` |" not in page] == []


SETTING_NAMED = re.compile(rf"`({'|'.join(yaml.safe_load(EXAMPLE))})\.(?!py`)(\w+)[`:]")
SETTINGS = frozenset(re.findall(r"^ +(?:- )?#?(\w+):", EXAMPLE, re.M))


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_a_setting_that_a_page_names_exists(page: Path) -> None:
    named = [
        f"{section}.{name}" for section, name in SETTING_NAMED.findall(page.read_text("utf-8"))
    ]
    # `register.opening` is a module; rooms and sections share some names.
    modules = {f"{room}.{path.stem}" for room in ROOMS for path in (HOUSE / room).glob("*.py")}
    modules.add("register.key")  # the key's file
    assert [n for n in named if n.partition(".")[2] not in SETTINGS and n not in modules] == []


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda pattern: pattern.id)
def test_every_pattern_is_documented(pattern: Pattern) -> None:
    page = (HOUSE / "docs/patterns.md").read_text("utf-8")
    row = f"| `{pattern.id}` | {pattern.title} | {pattern.question} |"
    assert row in page, "give docs/patterns.md the rule's id, title and question"


def test_no_pattern_is_documented_that_does_not_exist() -> None:
    page = (HOUSE / "docs/patterns.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([\w-]+)` \|", page, re.M))
    assert told == {pattern.id for pattern in load_patterns()}


# --------------------------------------------------------------------------- the map


@pytest.mark.parametrize("room", ROOMS)
def test_the_map_shows_every_module_and_no_other(room: str) -> None:
    page = (HOUSE / "docs/design.md").read_text("utf-8")
    section = page.partition(f"\n### {room}:")[2].partition("\n#")[0]
    told = set(re.findall(r"`(\w+\.py)`", section))
    there = {path.name for path in (HOUSE / room).glob("*.py")} - {"__init__.py"}
    assert (there - told, told - there) == (set(), set()), "docs/design.md, The rooms"


# --------------------------------------------------------------------------- links and names

LINK = re.compile(r"\]\(([^)\s]+)\)")


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_links_resolve(page: Path) -> None:
    broken = []
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    assert broken == []


# Put together here, so that this very file names none.
REGISTRY_HOSTS = re.compile(
    "|".join(
        rf"\b{name}\.{end}\b"
        for name, end in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("crates", "io"),
            ("anaconda", "org"),
        )
    ),
    re.I,
)
MACHINE_PATH = re.compile(r"(?<![\w.~])(?:/(?:home|root|tmp|work|Users)/\w|[A-Z]:\\\w)")


@pytest.mark.parametrize("text", (*PAGES, *OTHER_TEXTS), ids=_named)
def test_no_line_names_a_registry_or_a_path_of_some_machine(text: Path) -> None:
    lines = text.read_text("utf-8").splitlines()
    wrong = [n for n, line in enumerate(lines, 1) if REGISTRY_HOSTS.search(line)]
    wrong += [n for n, line in enumerate(lines, 1) if MACHINE_PATH.search(line)]
    assert wrong == []


# --------------------------------------------------------------------------- licences

NAME = re.compile(r"[\w.-]+")
COPYLEFT = re.compile(r"(?<!L)GPL|Affero|(?<!Lesser )General Public License", re.I)


def _canonical(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _direct() -> Iterator[str]:
    project = PROJECT["project"]
    yield from project["dependencies"]
    for extra in project["optional-dependencies"].values():
        yield from extra
    for group in PROJECT["dependency-groups"].values():
        yield from group


DIRECT = sorted({_canonical(requirement) for requirement in _direct()})
LOCKED = sorted(
    {
        _canonical(line)
        for lock in ("requirements.lock", "requirements-dev.lock")
        for line in (HOUSE / lock).read_text("utf-8").splitlines()
        if re.match(r"[\w.-]+==", line)
    }
)
LICENCES = (HOUSE / "docs/licences.md").read_text("utf-8")
TOLD_IN_A_FILE = frozenset({"axe-playwright-python"})  # MIT, which its metadata leaves out


@pytest.mark.parametrize("package", DIRECT)
def test_every_direct_dependency_is_listed_with_its_licence(package: str) -> None:
    assert re.search(rf"^\| `{re.escape(package)}` \| \S", LICENCES, re.M)


def test_nothing_is_listed_that_we_do_not_depend_on() -> None:
    listed = re.findall(r"^\| `([\w.-]+)` \|", LICENCES, re.M)
    assert sorted(listed) == DIRECT


def _declared_licence(package: str) -> str | None:
    """What the installed package says of itself; None where it is not installed."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return None
    classifiers = [c for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    # Some put their whole licence where its name belongs; the first line says which it is.
    first_lines = [text.strip().partition("\n")[0] for text in told.get_all("License") or ()]
    return " ".join((*(told.get_all("License-Expression") or ()), *first_lines, *classifiers))


@pytest.mark.parametrize("package", LOCKED)
def test_nothing_installed_from_the_lock_is_under_gpl_or_agpl(package: str) -> None:
    declared = _declared_licence(package)
    if declared is None:
        pytest.skip("not for this system")
    assert declared.strip() or package in TOLD_IN_A_FILE
    assert COPYLEFT.search(declared) is None


@pytest.mark.parametrize(
    ("declared", "is_kept_out"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("GNU Affero", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MIT", False),
        ("MPL-2.0 AND MIT", False),
    ],
)
def test_the_gpl_is_told_from_the_lgpl(declared: str, is_kept_out: bool) -> None:
    assert (COPYLEFT.search(declared) is not None) == is_kept_out


def test_what_is_under_the_lgpl_is_optional() -> None:
    lesser = re.findall(r"^\| `([\w.-]+)` \| [^|]*LGPL", LICENCES, re.M)
    assert lesser == ["psycopg"]
    assert "psycopg" not in (HOUSE / "requirements.lock").read_text("utf-8")
