"""While a process reads, nothing it prints gets out, from whichever layer it comes."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import ctypes, os, sys
from scanner.engine.silence import Silence, _C_LIBRARY

def say(word):
    print(word)
    print(word, file=sys.stderr)
    os.write(1, word.encode())
    _C_LIBRARY.puts(word.encode())

say("before ")
with Silence():
    say("meanwhile ")
say("after ")
try:
    with Silence():
        say("meanwhile ")
        raise KeyError
except KeyError:
    say("caught ")
"""


def test_nothing_is_heard_while_it_lasts_and_everything_else_is() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True
    )
    assert "meanwhile" not in run.stdout + run.stderr
    for word in ("before", "after", "caught"):
        assert (run.stdout.count(word), run.stderr.count(word)) == (3, 1)
