"""Nothing that a library, an exception or a person said gets into a log or a traceback."""

from __future__ import annotations

import gc
import io
import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scanner.logs import (
    class_and_place,
    crash_report,
    install_traceback_guard,
    is_ours,
    quieten_libraries,
    set_up_logging,
)
from scanner.model import Reason
from scanner.personal import Personal

PLANTED = "Quillfeather"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What the guard wrote; the process's logging is put back afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    written = io.StringIO()
    set_up_logging(logging.DEBUG, written)
    yield written
    logging.captureWarnings(False)
    for handler in list(root.handlers):
        root.removeHandler(handler)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(level)
    for package in ("scanner", "detectors", "connectors", "rules", "register"):
        logging.getLogger(package).setLevel(logging.NOTSET)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


class Chatty:
    def __str__(self) -> str:
        return PLANTED

    __repr__ = __str__


@pytest.mark.parametrize("name", ["pypdf", "PIL.Image", "scannerless", "py.warnings"])
def test_a_library_is_heard_but_not_its_words(stream: io.StringIO, name: str) -> None:
    logging.getLogger(name).warning("cannot read %s", PLANTED)
    assert PLANTED not in stream.getvalue()
    assert f"library message withheld ({name}, WARNING, test_logs:" in stream.getvalue()


def test_a_library_is_not_heard_below_warning(stream: io.StringIO) -> None:
    logging.getLogger("pypdf").info("reading %s", PLANTED)
    assert stream.getvalue() == ""


def test_a_library_with_a_handler_of_its_own_writes_through_the_guard(stream: io.StringIO) -> None:
    own = io.StringIO()
    logger = logging.getLogger("loud_library")
    logger.addHandler(logging.StreamHandler(own))
    logger.propagate = False
    set_up_logging(logging.INFO, stream)
    logger.error(PLANTED)
    assert own.getvalue() == ""
    assert "withheld (loud_library, ERROR" in stream.getvalue()
    quieten_libraries(["loud_library"])
    logger.error("second")
    assert stream.getvalue().count("\n") == 1


def test_a_warning_of_python_is_withheld_too(stream: io.StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(PLANTED, stacklevel=1)
    logging.captureWarnings(False)
    assert PLANTED not in stream.getvalue()
    assert "withheld (py.warnings" in stream.getvalue()


@pytest.mark.parametrize(
    ("argument", "shown"),
    [
        (12, "12"),
        (0.25, "0.25"),
        (True, "True"),
        (None, "None"),
        ("OAK-2026-0001", "OAK-2026-0001"),
        ("sent-mail", "sent-mail"),
        (Reason.ENCRYPTED, "encrypted"),
        (Personal(PLANTED), "<personal>"),
        (f"{PLANTED} is off sick", "<text withheld>"),
        (f"{PLANTED}@example.org", "<text withheld>"),
        (PLANTED * 9, "<text withheld>"),
        (ValueError(PLANTED), "ValueError"),
        ([PLANTED], "<list>"),
        ({PLANTED: 1}, "<dict>"),
        (Chatty(), "<Chatty>"),
        (date(2014, 3, 1), "<date>"),
        (Path(PLANTED), "<PosixPath>" if sys.platform != "win32" else "<WindowsPath>"),
    ],
)
def test_our_own_arguments_are_numbers_and_ids_or_withheld(
    stream: io.StringIO, argument: object, shown: str
) -> None:
    logging.getLogger("scanner.pipeline").info("it was %s, %d times", argument, 2)
    assert stream.getvalue().endswith(f"INFO scanner.pipeline: it was {shown}, 2 times\n")


def test_named_arguments_are_held_to_the_same(stream: io.StringIO) -> None:
    logging.getLogger("register").info("%(id)s of %(who)s", {"id": "P0012", "who": f"A {PLANTED}"})
    assert "P0012 of <text withheld>" in stream.getvalue()


def test_a_message_that_is_no_text_is_withheld(stream: io.StringIO) -> None:
    logging.getLogger("scanner").error(ValueError(PLANTED))
    assert PLANTED not in stream.getvalue()
    assert "ValueError" in stream.getvalue()


def test_arguments_that_do_not_fit_are_not_printed(
    stream: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logging(logging.INFO, stream)  # pytest has put its own handler back since
    logging.getLogger("scanner").error("one %d", PLANTED)
    logging.getLogger("scanner").error("one", PLANTED)
    assert PLANTED not in stream.getvalue() + capsys.readouterr().err
    assert stream.getvalue().count("do not fit (test_logs:") == 2


@pytest.mark.parametrize("name", ["scanner.pipeline", "pypdf"])
def test_an_exception_is_told_by_class_and_place(stream: io.StringIO, name: str) -> None:
    try:
        raise ValueError(f"{PLANTED} was excluded")
    except ValueError:
        logging.getLogger(name).exception("failed", stack_info=True)
    assert PLANTED not in stream.getvalue()
    assert f"[ValueError at {__name__}:" in stream.getvalue()
    assert "Traceback" not in stream.getvalue()


def test_the_level_is_that_of_our_own_records(stream: io.StringIO) -> None:
    set_up_logging("WARNING", stream)
    logging.getLogger("connectors.folder").info("quiet")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("module", "ours"),
    [("scanner", True), ("rules.load", True), ("scanner_extra", False), ("django.db", False)],
)
def test_ours_are_our_packages_alone(module: str, ours: bool) -> None:
    assert is_ours(module) is ours


# --------------------------------------------------------------------------- exceptions


def test_the_place_is_the_innermost_of_our_own_frames() -> None:
    with pytest.raises(TypeError) as raised:
        quieten_libraries([1])  # type: ignore[list-item]
    assert class_and_place(raised.value).startswith("TypeError at scanner.logs:")


def test_where_no_frame_is_ours_the_innermost_of_all_is_told() -> None:
    with pytest.raises(ValueError, match=PLANTED) as raised:
        raise ValueError(PLANTED)
    assert class_and_place(raised.value).startswith(f"ValueError at {__name__}:")
    assert class_and_place(ValueError(PLANTED)) == "ValueError"


def test_causes_are_told_by_class_and_place_too() -> None:
    with pytest.raises(RuntimeError) as raised:
        try:
            raise KeyError(PLANTED)
        except KeyError as error:
            raise RuntimeError(PLANTED) from error
    told = class_and_place(raised.value)
    assert told.startswith(f"RuntimeError at {__name__}:")
    assert f", from KeyError at {__name__}:" in told
    assert PLANTED not in crash_report(raised.value)


def test_the_guard_holds_for_threads_and_finalisers(stream: io.StringIO) -> None:
    class Finalised:
        def __del__(self) -> None:
            raise ValueError(PLANTED)

    def raising() -> None:
        raise ValueError(PLANTED)

    install_traceback_guard(stream)
    thread = threading.Thread(target=raising)
    thread.start()
    thread.join()
    finalised = Finalised()
    del finalised
    gc.collect()
    assert stream.getvalue().count(f"ValueError at {__name__}:") == 2
    assert PLANTED not in stream.getvalue()


CRASH = """
from scanner.logs import install_traceback_guard
install_traceback_guard()
def read(text):
    raise {what}
read("{planted}")
"""


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("ValueError(text + ' was excluded')", "pupilguard stopped: ValueError at __main__:5"),
        ("KeyboardInterrupt(text)", "Interrupted."),
    ],
)
def test_what_nobody_caught_is_told_without_its_words(what: str, told: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", CRASH.format(what=what, planted=PLANTED)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    assert told in ended.stderr
    assert PLANTED not in ended.stderr + ended.stdout
    assert ended.returncode != 0
