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
    """What came of each call; cheaper than one after another. No call waits for another's end."""
    wanted = list(calls)
    if not hasattr(os, "fork"):
        return [_waited_for(one) for one in wanted]
    halves = [wanted[start::_AT_ONCE] for start in range(_AT_ONCE)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        runs = list(pool.map(_from_warm_command, halves))
    return [runs[number % _AT_ONCE][number // _AT_ONCE] for number in range(len(wanted))]


def one_after_another(calls: Iterable[Call]) -> list[Run]:
    """What came of each call, when each builds on the one before."""
    wanted = list(calls)
    if not hasattr(os, "fork"):
        return [_waited_for(one) for one in wanted]
    return _from_warm_command(wanted)


def _from_warm_command(calls: Sequence[Call]) -> list[Run]:
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
