"""Items in batches: what to hand to the next idle reader.

Small items go together, so that a task costs little; items of a batch whose reader died go alone.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from connectors.content import BytesContent, FileSlice
from scanner.engine.engine import gap_of
from scanner.errors import ItemUnreadable
from scanner.logs import class_and_place
from scanner.model import Gap, Item, Reason
from scanner.personal import Personal

# A batch is closed once its known contents are this large, whatever its number of items.
_BATCH_BYTES: Final = 8_000_000
# While so many batches' worth of suspects wait, no fresh items are taken.
_SUSPECT_BATCHES: Final = 4


@dataclass(frozen=True, slots=True)
class Batch:
    """Items that one task reads, pickled as they travel. A suspect stands alone."""

    items: tuple[Item, ...]
    pickled: bytes
    is_suspect: bool = False


class Batches:
    """The work of one run, taken from `items` no sooner than a reader is idle.

    `content_limit_bytes`: read every item's content here, up to this size, because the reader
    cannot reach it. None: readers see the same files as we do.
    """

    def __init__(
        self, items: Iterable[Item | Gap], batch_items: int, content_limit_bytes: int | None = None
    ) -> None:
        self._fresh = iter(items)
        self._batch_items = batch_items
        self._content_limit_bytes = content_limit_bytes
        self._returned: deque[Batch] = deque()
        self._suspects: deque[Item] = deque()
        self._gaps: deque[Gap] = deque()
        self._is_exhausted = False

    @property
    def are_done(self) -> bool:
        """Whether nothing is left to hand out."""
        return self._is_exhausted and not (self._returned or self._suspects or self._gaps)

    def gaps(self) -> Iterator[Gap]:
        """The gaps met since the last call."""
        while self._gaps:
            yield self._gaps.popleft()

    def next(self, no_suspect: bool = False) -> Batch | None:
        """What to read next, if there is anything; no suspect while another is being read."""
        if self._suspects and not no_suspect:
            item = self._suspects.popleft()
            return Batch((item,), pickle.dumps((item,)), is_suspect=True)
        if self._returned:
            return self._returned.popleft()
        if len(self._suspects) >= _SUSPECT_BATCHES * self._batch_items:
            return None
        return self._next_fresh()

    def suspect(self, batch: Batch) -> None:
        """Have each of these items read again, alone."""
        self._suspects.extend(batch.items)

    def put_back(self, batch: Batch, done: int) -> None:
        """Have what is left of a batch read, after its first `done` items."""
        if done < len(batch.items):
            rest = batch.items[done:]
            self._returned.append(Batch(rest, pickle.dumps(rest)))

    def _next_fresh(self) -> Batch | None:
        while not self._is_exhausted:
            items = tuple(self._next_items())
            batch = self._packed(items)
            if batch is not None or self._gaps:
                return batch
        return None

    def _next_items(self) -> Iterator[Item]:
        """The items of one batch; gaps met on the way are set aside, and end it when alone."""
        count = size = 0
        while count < self._batch_items and size < _BATCH_BYTES:
            entry = next(self._fresh, None)
            if entry is None:
                self._is_exhausted = True
                return
            item = self._loaded(entry) if isinstance(entry, Item) else entry
            if isinstance(item, Gap):
                self._gaps.append(item)
                if len(self._gaps) >= self._batch_items:  # a run of gaps is not kept waiting
                    return
                continue
            count += 1
            size += _known_bytes(item)
            yield item

    def _loaded(self, item: Item) -> Item | Gap:
        if self._content_limit_bytes is None:
            return item
        try:
            data = item.content.read(self._content_limit_bytes)
        except ItemUnreadable as error:
            return gap_of(item, error.reason, error.detail)
        return replace(item, content=BytesContent(Personal(data)))

    def _packed(self, items: tuple[Item, ...]) -> Batch | None:
        if not items:
            return None
        try:
            return Batch(items, pickle.dumps(items))
        except Exception:  # noqa: BLE001 (pickling runs the values' own code)
            able = tuple(item for item in items if self._can_travel(item))
            return Batch(able, pickle.dumps(able)) if able else None

    def _can_travel(self, item: Item) -> bool:
        try:
            pickle.dumps(item)
        except Exception as error:  # noqa: BLE001 (pickling runs the values' own code)
            self._gaps.append(gap_of(item, Reason.INTERNAL, class_and_place(error)))
            return False
        return True


def _known_bytes(item: Item) -> int:
    content = item.content
    if isinstance(content, BytesContent):
        return len(content.data.reveal())
    return content.length if isinstance(content, FileSlice) else 0
