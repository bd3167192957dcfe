"""Words in a picture, read by Tesseract where it is installed (Debian: tesseract-ocr).

It runs as a process of its own, one picture at a time, through its standard streams: nothing of
the picture is written to disk. What it says on standard error may quote content and is dropped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.paper import Grey, on_white_paper
from scanner.extract.ruling import without_rules
from scanner.model import Hidden, Reason

NOT_INSTALLED = "Tesseract is not installed; install tesseract-ocr, or read it by eye"
_PAGE_SECONDS = 30.0  # a dense page takes about three
_DENSITY = "300"  # dots per inch, told so that it need not be guessed from the picture
_TURNED_OR_NOT = "1"  # find columns and lines, and which way up the page is
# Where ink ends and paper begins: by the whole page, which reads clean pages best, or by each
# place (Sauvola), which finds words on noisy ones.
_THRESHOLDS = ("0", "2")
_WORD_LEVEL = "5"
_COLUMNS = 12
_SMALLEST = 10  # pixels; no letter can be told in less


class Word(NamedTuple):
    """A word of a picture, its box in pixels with the y axis downwards.

    `line` is the same for the words that Tesseract holds for one line. `confidence` is of 100.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: tuple[int, int, int] = (0, 0, 0)
    confidence: float = 100.0
    hidden: Hidden | None = None


def is_installed() -> bool:
    """True where pictures can be read."""
    return _program() is not None


def program_version() -> str:
    """What Tesseract calls itself, "" where there is none: other versions read other words."""
    program = _program()
    return _version_of(program) if program else ""


def words_in(grey: Grey, budget: Budget) -> list[Word]:
    """The words of one picture; none when it shows nothing that can be read.

    Raises ItemUnreadable without Tesseract, when it fails or takes too long, and when the item
    has used up its pictures.
    """
    program = _program()
    if program is None:
        raise ItemUnreadable(Reason.NO_TEXT, NOT_INSTALLED)
    if min(grey.shape) < _SMALLEST:
        return []
    seconds = min(_PAGE_SECONDS, budget.take_ocr_page())
    started = time.monotonic()
    deadline = started + seconds
    picture = _as_pnm(without_rules(on_white_paper(grey)))
    try:
        for threshold in _THRESHOLDS:
            left = max(deadline - time.monotonic(), 0.0)
            words = list(_words(_read_by(program, picture, threshold, left)))
            if words:
                return words
    finally:
        budget.take_ocr_seconds(time.monotonic() - started)
    return []


def _program() -> str | None:
    return _program_on(os.environ.get("PATH", os.defpath))


@cache
def _program_on(path: str) -> str | None:
    return shutil.which("tesseract", path=path)


@cache
def _version_of(program: str) -> str:
    try:
        run = subprocess.run(
            [program, "--version"],
            capture_output=True,
            timeout=_PAGE_SECONDS,
            env=_environment(),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return "tesseract"
    return (run.stdout or run.stderr).decode("utf-8", "replace").partition("\n")[0].strip()


def _read_by(program: str, picture: bytes, threshold: str, seconds: float) -> str:
    """The table of words that Tesseract prints."""
    command = [program, "stdin", "stdout", "-l", "eng", "--psm", _TURNED_OR_NOT]
    command += ["--dpi", _DENSITY, "-c", "tessedit_create_tsv=1"]
    command += ["-c", f"thresholding_method={threshold}"]
    try:
        run = subprocess.run(
            command,
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        # From None: the exception holds what was printed until then.
        raise ItemUnreadable(Reason.TIMEOUT, "Tesseract took too long for a picture") from None
    except OSError as error:
        raise ItemUnreadable(
            Reason.NO_TEXT, "Tesseract is installed but cannot be started"
        ) from error
    if run.returncode:
        raise ItemUnreadable(
            Reason.CORRUPT,
            f"Tesseract failed on a picture (exit code {run.returncode}); is its English data, "
            "tesseract-ocr-eng, installed?",
        )
    return run.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    """One thread, since every reader runs its own, and none of our secrets."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")
        if name in os.environ
    }
    return {**kept, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _as_pnm(grey: Grey) -> bytes:
    """The picture as a portable greymap, which needs no library to write or read."""
    height, width = grey.shape
    return b"P5 %d %d 255\n" % (width, height) + grey.tobytes()


def _words(table: str) -> Iterator[Word]:
    """Tesseract's columns: level, page, block, paragraph, line, word, box, confidence, text."""
    for row in table.split("\n"):
        columns = row.rstrip("\r").split("\t", _COLUMNS - 1)
        if len(columns) < _COLUMNS or columns[0] != _WORD_LEVEL or not columns[11].strip():
            continue
        block, paragraph, line = (int(column) for column in columns[2:5])
        left, top, width, height = (int(column) for column in columns[6:10])
        yield Word(
            text=columns[11].strip(),
            left=left,
            top=top,
            right=left + width,
            bottom=top + height,
            line=(block, paragraph, line),
            confidence=float(columns[10]),
        )
