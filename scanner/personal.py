"""A wrapper that keeps values about living people out of logs, tracebacks and `repr`."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")

HIDDEN = "<personal>"


class Personal(Generic[T]):
    """A value about a living person: prints `<personal>`; `reveal()` is the only way in.

    Two wrappers are equal when what they hold is equal, so that frozen values built of them
    compare and hash as usual.
    """

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def reveal(self) -> T:
        """The value itself, for code that decides on it or for a reader who may see it."""
        return self._value

    def __repr__(self) -> str:
        return HIDDEN

    __str__ = __repr__

    def __format__(self, format_spec: str) -> str:
        return HIDDEN

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Personal) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> tuple[type[Personal[T]], tuple[T]]:
        return (Personal, (self._value,))
