"""The installed command, run as a technician runs it: a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS_ALLOWED = 240.0
_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Call:
    """What to call the command with, and where. `environment` is added to ours."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one call."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout. Raises ValueError if there is anything else."""
        return json.loads(self.out)

    @property
    def words(self) -> str:
        """What was complained of, in one line and small letters."""
        return " ".join(self.err.lower().split())


def command() -> str:
    """The console script of the environment that runs the tests."""
    found = shutil.which("pupilguard", path=sysconfig.get_path("scripts"))
    assert found is not None, "pupilguard is not installed beside the interpreter"
    return found


def call(*arguments: str | Path, folder: Path, **environment: str) -> Call:
    return Call(tuple(map(str, arguments)), folder, environment)


def started(
    wanted: Call, program: Sequence[str] | None = None, stderr: int = subprocess.PIPE
) -> subprocess.Popen[str]:
    """The running command; the caller waits for it or ends it."""
    return subprocess.Popen(
        [*(program or [command()]), *wanted.arguments],
        cwd=wanted.folder,
        env=os.environ | {"PYTHONWARNINGS": "default"} | dict(wanted.environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        encoding="utf-8",
    )


def pupilguard(
    *arguments: str | Path,
    folder: Path,
    program: Sequence[str] | None = None,
    **environment: str,
) -> Run:
    """One call of the command in this folder, waited for."""
    return _waited_for(call(*arguments, folder=folder, **environment), program)


def all_of(calls: Iterable[Call]) -> list[Run]:
    """What came of each call; cheaper than one by one. No call may wait for another's end."""
    return [run for (run,) in all_journeys([one] for one in calls)]


def one_after_another(calls: Iterable[Call]) -> list[Run]:
    """What came of each call, when each builds on the one before."""
    (runs,) = all_journeys([list(calls)])
    return runs


def all_journeys(journeys: Iterable[Sequence[Call]]) -> list[list[Run]]:
    """What came of each journey's calls, one after another; journeys go side by side."""
    wanted = list(journeys)
    if not hasattr(os, "fork"):
        return [[_waited_for(one) for one in journey] for journey in wanted]
    shares = [wanted[start::_AT_ONCE] for start in range(_AT_ONCE)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        done = list(pool.map(_from_warm_command, shares))
    return [done[number % _AT_ONCE][number // _AT_ONCE] for number in range(len(wanted))]


def _from_warm_command(journeys: Sequence[Sequence[Call]]) -> list[list[Run]]:
    calls = [one for journey in journeys for one in journey]
    if not calls:
        return []
    runs = iter(_runs_from_warm_command(calls))
    return [[next(runs) for _ in journey] for journey in journeys]


def _runs_from_warm_command(calls: Sequence[Call]) -> list[Run]:
    asked = [
        {
            "arguments": one.arguments,
            "folder": str(one.folder),
            "environment": dict(one.environment),
        }
        for one in calls
    ]
    answer = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("warm_command.py"))],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS_ALLOWED,
        check=True,
    )
    return [
        Run(one.arguments, came["code"], came["out"], came["err"])
        for one, came in zip(calls, json.loads(answer.stdout), strict=True)
    ]


def _waited_for(wanted: Call, program: Sequence[str] | None = None) -> Run:
    with started(wanted, program) as process:
        try:
            out, err = process.communicate(timeout=SECONDS_ALLOWED)
        finally:
            process.kill()
    return Run(wanted.arguments, process.returncode, out, err)
