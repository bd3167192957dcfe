"""The far end of the cluster: what runs in a reader's own process.

A task gives back Gap values and never raises, since the scheduler would print what it raises.
"""

from __future__ import annotations

import pickle
import signal
import threading
import time
from dataclasses import replace
from typing import Any, Final

from distributed import WorkerPlugin, get_worker

from scanner.engine.engine import Inspector, InspectorRecipe, gap_of, outcome_of
from scanner.engine.silence import Silence
from scanner.logs import class_and_place
from scanner.model import Content, Gap, Inspected, Item, Reason

READER: Final = "pupilguard-reader"


class NoContent:
    """Stands for an item's content on its way back: the sender has it."""

    def read(self, limit_bytes: int) -> bytes:
        """Nothing."""
        return b""


_NO_CONTENT: Final[Content] = NoContent()


class Reader(WorkerPlugin):
    """Keeps one inspector per worker process, and keeps that process quiet."""

    name = READER

    def __init__(self, recipe: InspectorRecipe) -> None:
        self._recipe = recipe
        self._inspector: Inspector | None = None
        self._silence = Silence()

    def setup(self, worker: Any) -> None:
        """Close the process's mouth for good."""
        if threading.current_thread() is threading.main_thread():
            # Ctrl-C reaches the whole process group; the command ends its readers itself.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._silence.begin()

    def teardown(self, worker: Any) -> None:
        """Give a cluster that is not ours its streams back."""
        self._silence.end()
        self._inspector = None

    def inspector(self) -> Inspector:
        """The inspector, built on first use."""
        if self._inspector is None:
            self._inspector = self._recipe.build()
        return self._inspector

    def __getstate__(self) -> dict[str, object]:
        return {"_recipe": self._recipe, "_inspector": None, "_silence": Silence()}


def get_ready() -> str:
    """Build this worker's inspector. Empty, or the class and place of what went wrong."""
    try:
        _this_reader().inspector()
    except (Exception, SystemExit) as error:  # noqa: BLE001
        # Raised, it would be printed with its text; the command reports it instead.
        return class_and_place(error)
    return ""


def inspect_batch(pickled_items: bytes, budget_seconds: float) -> bytes:
    """What came of the first items of the batch, pickled: all, or as many as the time allows.

    At least one item is inspected, and none is begun once `budget_seconds` have passed.
    """
    inspector = _this_reader().inspector()
    items: tuple[Item, ...] = pickle.loads(pickled_items)
    outcomes: list[Inspected | Gap] = []
    started = time.monotonic()
    for item in items:
        outcomes.append(_light(outcome_of(inspector, item)))
        if time.monotonic() - started > budget_seconds:
            break
    return _pickled(items, outcomes)


def _this_reader() -> Reader:
    reader = get_worker().plugins[READER]
    if not isinstance(reader, Reader):
        raise TypeError("Another plugin has the reader's name.")
    return reader


def _light(outcome: Inspected | Gap) -> Inspected | Gap:
    if isinstance(outcome, Gap):
        return outcome
    return replace(outcome, item=replace(outcome.item, content=_NO_CONTENT, record=None))


def _pickled(items: tuple[Item, ...], outcomes: list[Inspected | Gap]) -> bytes:
    try:
        return pickle.dumps(outcomes)
    except Exception:  # noqa: BLE001 (pickling runs the values' own code)
        paired = zip(items, outcomes, strict=False)
        return pickle.dumps([_sendable(item, outcome) for item, outcome in paired])


def _sendable(item: Item, outcome: Inspected | Gap) -> Inspected | Gap:
    try:
        pickle.dumps(outcome)
    except Exception as error:  # noqa: BLE001 (pickling runs the values' own code)
        return gap_of(item, Reason.INTERNAL, class_and_place(error))
    return outcome
