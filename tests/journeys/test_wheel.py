"""The built wheel, in an environment of its own, from an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.command import Run, pupilguard

CHECKOUT = Path(__file__).parents[2]
ROOMS = ("scanner", "detectors", "connectors", "rules", "register")
_BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"


@dataclass(frozen=True, slots=True)
class Installed:
    """A wheel, the environment it was installed into, and the demonstration it gave."""

    wheel: Path
    bin: Path
    demo: Run
    place: Path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("wheel")
    wheel = built(place)
    scripts = environment(place / "fresh", wheel)
    empty = place / "empty"
    empty.mkdir()
    demo = pupilguard("demo", "--json", folder=empty, program=[str(scripts / "pupilguard")])
    return Installed(wheel, scripts, demo, empty)


def built(place: Path) -> Path:
    """The wheel of a copy of the checkout: building leaves files where it is done."""
    copy = place / "checkout"
    copy.mkdir()
    for room in ROOMS:
        shutil.copytree(CHECKOUT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        if (CHECKOUT / name).exists():
            shutil.copy(CHECKOUT / name, copy)
    (copy / "README.md").touch()
    done(sys.executable, "-c", _BUILD, place, folder=copy)
    (wheel,) = place.glob("*.whl")
    return wheel


def environment(folder: Path, wheel: Path) -> Path:
    """The scripts of a new environment that holds the wheel, and our libraries but not us."""
    done(sys.executable, "-m", "venv", folder, folder=wheel.parent)
    paths = {"base": str(folder), "platbase": str(folder)}
    scripts = Path(sysconfig.get_path("scripts", "venv", paths))
    # Named in a .pth file, a folder is searched, but its own .pth files, which lead to the
    # checkout, are not read.
    libraries = Path(sysconfig.get_path("purelib", "venv", paths)) / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib") + "\n")
    done(
        *(scripts / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"),
        *("--ignore-installed", "--disable-pip-version-check", wheel),
        folder=wheel.parent,
    )
    return scripts


def done(*words: str | Path, folder: Path) -> str:
    """What a command printed that must succeed."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run = subprocess.run(
        list(map(str, words)), cwd=folder, env=clean, capture_output=True, text=True, timeout=240
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_wheel_holds_every_file_of_our_rooms_and_nothing_else(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    ours = {
        path.relative_to(CHECKOUT).as_posix()
        for room in ROOMS
        for path in (CHECKOUT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == ours
    assert sum(name.endswith(".yaml") for name in packed) >= 19


def test_what_runs_is_the_wheel_and_not_the_checkout(installed: Installed) -> None:
    code = "import scanner.cli, rules; print(scanner.cli.__file__, rules.__file__)"
    printed = done(installed.bin / "python", "-c", code, folder=installed.place)
    assert str(CHECKOUT) not in printed
    assert printed.count(str(installed.bin.parent)) == 2


def test_the_demonstration_runs_from_an_empty_folder(installed: Installed) -> None:
    assert installed.demo.code == 0, installed.demo.err
    told = installed.demo.document
    assert told["found"] == told["planted"] > 40
    assert (told["missed"], told["false_alarms"]) == ([], [])
    assert {path.name for path in installed.place.iterdir()} == {"demo"}
