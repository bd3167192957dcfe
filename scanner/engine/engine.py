"""What inspects items: the interface of an engine, and the one that needs no readers.

An engine takes items and gives what came of each, exactly once, in any order. What happens to an
item that cannot be inspected is the same everywhere: it becomes a Gap, never an exception.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from scanner.config.configuration import EngineSettings, LimitSettings
from scanner.engine.silence import Silence
from scanner.errors import AccessDenied, ItemUnreadable, PupilguardError, SourceUnavailable
from scanner.logs import class_and_place
from scanner.model import Gap, Inspected, Item, Reason

Outcome = Inspected | Gap
Done = TypeVar("Done")


class EngineFailed(PupilguardError):
    """The readers do not start or cannot be reached; nothing is lost, the scan can be run again."""


class Inspector(Protocol):
    """Everything from reading an item to judging it."""

    def inspect(self, item: Item) -> Inspected | Gap: ...


class InspectorRecipe(Protocol):
    """How to build an inspector: frozen, can be pickled, and costs little until it is built."""

    def build(self) -> Inspector: ...


class Engine(Protocol):
    """Inspects items. A context manager: what it started is gone when it is left."""

    def outcomes(self, items: Iterable[Item | Gap]) -> Iterator[Inspected | Gap]:
        """What came of each item; gaps pass through. Takes from `items` only what it can hold.

        Raises EngineFailed.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


def outcome_of(inspector: Inspector, item: Item) -> Inspected | Gap:
    """What came of one item, whatever the inspector does short of killing the process."""
    return done_or_gap(item, inspector.inspect)


def done_or_gap(item: Item, work: Callable[[Item], Done]) -> Done | Gap:
    """What `work` made of the item, or the gap that the item became."""
    try:
        return work(item)
    except ItemUnreadable as error:
        return gap_of(item, error.reason, error.detail)
    except AccessDenied:
        return gap_of(item, Reason.DENIED, "The source refuses us this item.")
    except SourceUnavailable:
        return gap_of(item, Reason.UNAVAILABLE, "The source does not answer.", can_retry=True)
    except MemoryError:
        return gap_of(item, Reason.CRASHED, "It needed more memory than there is.")
    except (Exception, SystemExit) as error:  # noqa: BLE001
        # A bug in any reader or detector. Its message may quote the item; its place cannot.
        return gap_of(item, Reason.INTERNAL, class_and_place(error))


def gap_of(item: Item, reason: Reason, detail: str, can_retry: bool = False) -> Gap:
    """The gap that an item became."""
    return Gap(item.source, item.locator, reason, detail, can_retry)


class InProcessEngine:
    """Inspects in this very process: no readers to start, no time limit, no protection.

    While an item is read the process prints nothing.
    """

    def __init__(self, recipe: InspectorRecipe) -> None:
        self._recipe = recipe
        self._inspector: Inspector | None = None

    def outcomes(self, items: Iterable[Item | Gap]) -> Iterator[Inspected | Gap]:
        """What came of each item, in the order of the items."""
        for item in items:
            yield item if isinstance(item, Gap) else self._outcome(item)

    def _outcome(self, item: Item) -> Inspected | Gap:
        with Silence():
            if self._inspector is None:
                self._inspector = self._recipe.build()
            return outcome_of(self._inspector, item)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._inspector = None


def engine_for(
    recipe: InspectorRecipe, settings: EngineSettings, limits: LimitSettings, scratch: Path
) -> Engine:
    """The engine that the settings ask for.

    `scratch` is a folder that readers may use; it is emptied, and only its owner can look inside.
    """
    if settings.in_process:
        return InProcessEngine(recipe)
    # Here and not above: without readers nobody should wait half a second for this import.
    from scanner.engine.cluster import ClusterEngine

    return ClusterEngine(recipe, settings, scratch, limits.item_megabytes * 1_000_000)
