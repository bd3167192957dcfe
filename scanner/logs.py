"""Logging that cannot name a person: constant messages with ids, counts and durations.

What libraries say is withheld, since they quote what they read. Of an exception, only its class
and the place in our own code are told.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Final, TextIO

from scanner.personal import HIDDEN, Personal

OUR_PACKAGES: Final = frozenset({"scanner", "detectors", "connectors", "rules", "register"})

# What an id looks like: no spaces, no "@", not long enough for a sentence.
_ID: Final = re.compile(r"[A-Za-z0-9_.:#/-]{0,80}")
_WITHHELD_TEXT: Final = "<text withheld>"
_HELP: Final = (
    "What the exception says is withheld, for it may quote what was being read.\n"
    "Run `pupilguard check` first; if it finds nothing, ask for help with the line above."
)


def set_up_logging(level: int | str, stream: TextIO) -> None:
    """Send every log record of the process to `stream`, through the guard, and nowhere else.

    `level` holds for our own records; libraries are heard from warning on, without their words.
    """
    handler = GuardedHandler(stream)
    root = logging.getLogger()
    for other in list(root.handlers):
        root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name, logger in list(logging.root.manager.loggerDict.items()):
        if isinstance(logger, logging.Logger) and not is_ours(name):
            _hand_over(logger)
    for package in OUR_PACKAGES:
        logging.getLogger(package).setLevel(level)
    logging.captureWarnings(True)


def quieten_libraries(names: Iterable[str]) -> None:
    """Hear of these loggers nothing short of critical, and that through the guard alone.

    For libraries that set up handlers of their own when they are imported.
    """
    for name in names:
        logger = logging.getLogger(name)
        _hand_over(logger)
        logger.setLevel(logging.CRITICAL)


def _hand_over(logger: logging.Logger) -> None:
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True


def is_ours(module: str) -> bool:
    """Whether a logger or module of this name is part of pupilguard."""
    return module.partition(".")[0] in OUR_PACKAGES


class GuardedHandler(logging.StreamHandler[TextIO]):
    """Writes what the guard lets through; a record that cannot be written leaves no trace of it."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        formatter = logging.Formatter(
            "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"
        )
        formatter.converter = time.gmtime
        self.setFormatter(formatter)

    def format(self, record: logging.LogRecord) -> str:
        return super().format(guarded(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's own name)
        """Nothing: the standard library would print the record's arguments."""


def guarded(record: logging.LogRecord) -> logging.LogRecord:
    """A copy of the record that can be written: no text of libraries, exceptions or persons."""
    copy = logging.makeLogRecord(record.__dict__)
    if is_ours(record.name):
        copy.msg = _own_message(record)
    else:
        place = f"{record.module}:{record.lineno}"
        copy.msg = f"library message withheld ({record.name}, {record.levelname}, {place})"
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        copy.msg = f"{copy.msg} [{class_and_place(error)}]"
    copy.args = None
    copy.exc_info = copy.exc_text = copy.stack_info = None
    return copy


def _own_message(record: logging.LogRecord) -> str:
    message = record.msg if isinstance(record.msg, str) else _shown_text(record.msg)
    arguments = record.args
    if not arguments:
        return message
    try:
        if isinstance(arguments, Mapping):
            return message % {name: _shown(value) for name, value in arguments.items()}
        return message % tuple(_shown(value) for value in arguments)
    except (TypeError, ValueError, KeyError):
        return f"message withheld, its arguments do not fit ({record.module}:{record.lineno})"


def _shown(value: object) -> object:
    """A number as it is, an id as it is, and of anything else no more than what kind it is."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return _shown_text(value)


def _shown_text(value: object) -> str:
    if isinstance(value, Personal):
        return HIDDEN
    if isinstance(value, str):
        return str(value) if _ID.fullmatch(value) else _WITHHELD_TEXT
    if isinstance(value, BaseException):
        return class_and_place(value)
    return f"<{type(value).__name__}>"


# --------------------------------------------------------------------------- exceptions


def class_and_place(error: BaseException) -> str:
    """What may be told of an exception: "ValueError at scanner.whose.resolve:88", with its causes.

    The place is the innermost frame of our own code, or the innermost of all where none is ours.
    """
    told = [_one_class_and_place(link) for link in _chain(error)]
    return ", from ".join(told)


def _one_class_and_place(error: BaseException) -> str:
    frames = list(_frames(error.__traceback__))
    ours = [frame for frame in frames if is_ours(frame[0])]
    module, line = (ours or frames or [("", 0)])[-1]
    name = type(error).__name__
    return f"{name} at {module}:{line}" if module else name


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield str(traceback.tb_frame.f_globals.get("__name__", "?")), traceback.tb_lineno
        traceback = traceback.tb_next


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def crash_report(error: BaseException) -> str:
    """What a technician is told of an exception that nobody caught."""
    return f"pupilguard stopped: {class_and_place(error)}\n{_HELP}"


def install_traceback_guard(stream: TextIO | None = None) -> None:
    """Replace Python's tracebacks, which print the exception's text, by `crash_report`.

    For uncaught exceptions of the main thread, of other threads, and of finalisers.
    """

    def write(error: BaseException | None, kind: type[BaseException] | None) -> None:
        out = stream or sys.stderr
        if isinstance(error, KeyboardInterrupt):
            out.write("Interrupted.\n")
        elif error is not None:
            out.write(crash_report(error) + "\n")
        elif kind is not None:
            out.write(f"pupilguard stopped: {kind.__name__}\n{_HELP}\n")

    def of_main(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        write(error, kind)

    def of_thread(args: threading.ExceptHookArgs) -> None:
        write(args.exc_value, args.exc_type)

    def of_finaliser(args: sys.UnraisableHookArgs) -> None:
        write(args.exc_value, args.exc_type)

    sys.excepthook = of_main
    threading.excepthook = of_thread
    sys.unraisablehook = of_finaliser
