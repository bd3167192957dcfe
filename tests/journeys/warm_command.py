"""The command many times over, by a process that has read the program once.

Reading the program takes a second or two, and a table of cases would pay that for each case. So
this script reads it, and then forks one process a call: each has its own folder, arguments,
environment, register and end, as if it had been started by a shell. Calls come as JSON on stdin,
what came of each goes as JSON to stdout.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib import import_module
from typing import IO, Any

READ_ONCE = (
    "scanner.cli",
    "scanner.config.configuration",
    "scanner.run",
    "scanner.verbs.explain",
    "register.opening",
)


def main() -> None:
    calls = json.load(sys.stdin)
    for module in READ_ONCE:
        import_module(module)
    json.dump([_outcome(one) for one in calls], sys.stdout)


def _outcome(one: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _become(one, out, err)
        _, status = os.waitpid(child, 0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "out": _text(out),
            "err": _text(err),
        }


def _become(one: dict[str, Any], out: IO[bytes], err: IO[bytes]) -> None:
    """Be the command from here on; never comes back."""
    from scanner.cli import main as command

    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.environ.update(one["environment"])
    sys.path[:0] = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    tempfile.tempdir = None
    os.chdir(one["folder"])
    sys.argv = ["pupilguard", *one["arguments"]]
    code = 70  # of a crash that even the command did not turn into a code
    try:
        command()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8")


if __name__ == "__main__":
    main()
