"""The pages that could not be read, gathered by why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scanner.errors import ItemUnreadable
from scanner.extract.passage import Trouble
from scanner.model import Reason

_MOST_NAMED = 20


class UnreadPages:
    """What went wrong on which page; pages that failed alike are one trouble."""

    def __init__(self) -> None:
        self._pages: dict[tuple[Reason, str], list[int]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._pages)

    def add(self, number: int, error: ItemUnreadable) -> None:
        self._pages[error.reason, error.detail].append(number)

    def troubles(self) -> Iterator[Trouble]:
        for (reason, detail), numbers in self._pages.items():
            yield Trouble(reason, f"{_named(numbers)}: {detail}")

    def failure(self) -> ItemUnreadable:
        """The first trouble as the reason why nothing at all could be read."""
        trouble = next(self.troubles())
        return ItemUnreadable(trouble.reason, trouble.detail)


def _named(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    shown = ", ".join(str(number) for number in numbers[:_MOST_NAMED])
    return f"pages {shown}{' and more' if len(numbers) > _MOST_NAMED else ''}"
