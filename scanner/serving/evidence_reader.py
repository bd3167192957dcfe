"""Reads an item of a source again, for a reviewer who asked to see what was flagged.

The item is read as a scan reads it, in a reader of its own process, so that a file which ends its
parser ends no server. Nothing is written, at the source or here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from connectors.base import Connector
from register.lent.evidence import Evidence, Passage, Spot
from scanner.config.configuration import EngineSettings, LimitSettings
from scanner.engine.engine import Engine, EngineFailed, engine_for
from scanner.errors import AccessDenied, SourceUnavailable
from scanner.extract import Limits, extract
from scanner.model import Gap, Inspected, Item, Part, Reason
from scanner.personal import Personal

WORDS_AROUND = 120  # characters shown before and after what was found

_CHANGED = "It has changed since it was flagged: not all that was found still stands where it was."
_NOT_THE_SAME = (
    "It, or who can see it, may have changed since it was flagged: you see what stands there now."
)
_NO_SOURCE = "The configuration names its source no longer."


class SourceEvidence:
    """Passages of items, read anew from where they lie. Safe to share among threads.

    `connectors` gives each source's name and connector. The reader starts with the first request
    and then stays; `close` ends it.
    """

    def __init__(
        self,
        connectors: Callable[[], Iterator[tuple[str, Connector]]],
        limits: Limits,
        engine: EngineSettings,
        item_limits: LimitSettings,
    ) -> None:
        self._connectors = connectors
        self._recipe = PassageRecipe(limits)
        # Readers elsewhere may be at work on a scan, and would take our recipe for its own.
        self._settings = engine.model_copy(update={"address": None, "workers": 1})
        self._item_limits = item_limits
        self._lock = threading.Lock()
        self._open = ExitStack()
        self._engine: Engine | None = None

    def read(
        self,
        source: str,
        locator: Personal[str],
        spots: Sequence[Spot],
        version: Personal[str] | None = None,
    ) -> Evidence:
        """The passages at these spots; what has changed or gone since is told as a fault.

        `version`: the item's as it was flagged, None where it was not kept. A row's number or a
        mailbox's may be that of another item by now.
        """
        found = self._found(source, locator)
        if isinstance(found, str):
            return Evidence((), found)
        with self._lock:
            try:
                outcome = self._outcome(asked(found, spots))
            except EngineFailed:
                self._end_reader()
                return Evidence((), "The program that reads it does not start; try again.")
        if isinstance(outcome, Gap):
            return Evidence((), _why_not(outcome))
        passages = outcome.passages if isinstance(outcome, ReadAgain) else ()
        if len(passages) != len(spots):
            return Evidence(passages, _CHANGED)
        is_same = version is None or version.reveal() in {"", found.version}
        return Evidence(passages, "" if is_same else _NOT_THE_SAME)

    def close(self) -> None:
        """End the reader, if one was started."""
        with self._lock:
            self._end_reader()

    def _found(self, source: str, locator: Personal[str]) -> Item | str:
        """The item, or why there is none to read."""
        by_name: Mapping[str, Connector] = dict(self._connectors())
        if source not in by_name:
            return _NO_SOURCE
        try:
            found = by_name[source].at(locator)
        except (AccessDenied, SourceUnavailable) as error:
            return str(error)
        return _why_not(found) if isinstance(found, Gap) else found

    def _outcome(self, item: Item) -> Inspected | Gap:
        for outcome in self._reader().outcomes([item]):
            return outcome
        raise EngineFailed("The reader gave nothing.")

    def _reader(self) -> Engine:
        if self._engine is None:
            folder = self._open.enter_context(TemporaryDirectory(prefix="pupilguard-"))
            self._engine = self._open.enter_context(
                engine_for(
                    self._recipe, self._settings, self._item_limits, Path(folder) / "readers"
                )
            )
        return self._engine

    def _end_reader(self) -> None:
        self._engine = None
        self._open.close()


def _why_not(gap: Gap) -> str:
    if gap.reason is Reason.VANISHED:
        return gap.detail
    return f"It cannot be read any more: {gap.reason}. {gap.detail}"


@dataclass(frozen=True, slots=True)
class Asked(Item):
    """An item, with what somebody wants to see of it."""

    spots: tuple[Spot, ...] = ()


def asked(item: Item, spots: Sequence[Spot]) -> Asked:
    """The item with these spots."""
    same = {each.name: getattr(item, each.name) for each in fields(Item)}
    return Asked(**same, spots=tuple(spots))


@dataclass(frozen=True, slots=True)
class ReadAgain(Inspected):
    """The outcome of an item that was read for its passages."""

    passages: tuple[Passage, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PassageRecipe:
    """What a passage reader is made of; travels to the reader's process."""

    limits: Limits

    def build(self) -> PassageReader:
        """A reader ready for one item after another."""
        return PassageReader(self.limits)


class PassageReader:
    """Extracts items as a scan does, and keeps no more than the passages asked for."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def inspect(self, item: Item) -> ReadAgain:
        """The passages of an `Asked` item. Raises ItemUnreadable where the whole of it is a gap."""
        extracted = extract(item, self._limits)
        spots = item.spots if isinstance(item, Asked) else ()
        return ReadAgain(item, passages=tuple(_passages(extracted.parts, spots)))


def _passages(parts: Sequence[Part], spots: Sequence[Spot]) -> Iterator[Passage]:
    """One passage a spot; none for a spot that the item no longer has."""
    for spot in spots:
        part = _part_of(parts, spot)
        if part is not None:
            yield _passage(part.text.reveal(), spot)


def _part_of(parts: Sequence[Part], spot: Spot) -> Part | None:
    """The part that the spot is in: the one of its number, else one of its kind that fits."""
    fitting = [part for part in parts if _fits(part, spot)]
    return next((part for part in fitting if str(part.index) == spot.part), None) or next(
        iter(fitting), None
    )


def _fits(part: Part, spot: Spot) -> bool:
    text = part.text.reveal()
    if part.origin.value != spot.origin or not 0 <= spot.start <= spot.end <= len(text):
        return False
    # What stands in a whole row, or in the list of recipients, has no place within the text.
    return spot.start == spot.end or part.position(spot.start) == spot.position


def _passage(text: str, spot: Spot) -> Passage:
    begin, end = max(0, spot.start - WORDS_AROUND), spot.end + WORDS_AROUND
    return Passage(
        spot,
        Personal(text[begin : spot.start]),
        Personal(text[spot.start : spot.end]),
        Personal(text[spot.end : end]),
    )
