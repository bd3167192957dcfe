"""One file of the `csv` roster: its rows, with every fault in it, and a digest of its bytes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from scanner.errors import Problem
from scanner.roster.rows import Row, plain_fault

RowT = TypeVar("RowT", bound=Row)
Numbered = tuple[int, RowT]  # the row's number in its file, as a spreadsheet shows it


@dataclass(frozen=True, slots=True)
class Table(Generic[RowT]):
    """What was read of one file.

    `ids`: those of all rows, the faulty ones too, and None where the file could not be read: a
    row elsewhere that names one of them, or names a file which nobody could read, is no further
    fault.
    """

    name: str
    rows: tuple[Numbered[RowT], ...] = ()
    ids: frozenset[str] | None = None
    problems: tuple[Problem, ...] = ()
    content: bytes = field(default=b"", repr=False)

    def lacks(self, key: str) -> bool:
        """Whether a file that could be read does not hold this id."""
        return self.ids is not None and key not in self.ids


def read_table(path: Path, kind: type[RowT], unique: str = "") -> Table[RowT]:
    """The rows of a file; `unique`: the column in which no two may be the same."""
    problems: list[Problem] = []
    tell = _teller(problems)
    content = _content(path, tell)
    text = _text(path, content, tell) if content is not None else None
    if content is None or text is None:
        return Table(path.name, problems=tuple(problems), content=content or b"")
    rows: list[Numbered[RowT]] = []
    first_seen: dict[str, int] = {}
    lines = _lines(path.name, text, kind, tell)
    for number, cells in lines or ():
        row = _row(f"{path.name} row {number}", cells, kind, tell)
        key = str(getattr(row, unique, cells[unique].strip())) if unique else ""
        if key and key in first_seen:
            message = f"has the same {unique} as row {first_seen[key]}; each must stand once"
            tell(f"{path.name} row {number}", message)
        elif key:
            first_seen[key] = number
        if row is not None:
            rows.append((number, row))
    ids = frozenset(first_seen) if lines is not None else None
    return Table(path.name, tuple(rows), ids, tuple(problems), content)


Tell = Callable[[str, str], None]


def _teller(problems: list[Problem]) -> Tell:
    return lambda place, message: problems.append(Problem(place, message))


def _content(path: Path, tell: Tell) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        tell(path.name, f"is missing from {path.parent.name or path.parent}")
    except OSError as error:
        tell(path.name, f"cannot be read ({type(error).__name__}); check its rights")
    return None


def _text(path: Path, content: bytes, tell: Tell) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        tell(path.name, "is not UTF-8; save it as 'CSV UTF-8'")
        return None


def _lines(
    name: str, text: str, kind: type[Row], tell: Tell
) -> Iterator[tuple[int, Mapping[str, Any]]] | None:
    """Each line as cells by heading; None, and a fault, where a column is missing."""
    lines = csv.reader(text.splitlines(keepends=True))
    headings = [heading.strip().casefold() for heading in next(lines, [])]
    missing = [
        column
        for column, described in kind.model_fields.items()
        if described.is_required() and column not in headings
    ]
    if missing:
        tell(name, f"lacks the column{'s'[: len(missing) > 1]} {', '.join(missing)}")
        return None
    return (
        (number, dict(zip(headings, _padded(values, len(headings)), strict=False)))
        for number, values in enumerate(lines, start=2)
    )


def _padded(values: list[str], width: int) -> list[str]:
    return [*values, *[""] * (width - len(values))]


def _row(place: str, cells: Mapping[str, Any], kind: type[RowT], tell: Tell) -> RowT | None:
    if not any(isinstance(value, str) and value.strip() for value in cells.values()):
        return None
    try:
        return kind.model_validate(cells)
    except ValidationError as error:
        for fault in error.errors(include_input=False, include_url=False):
            column = ".".join(str(part) for part in fault["loc"][:1])
            tell(place, f"{column} {plain_fault(fault)}")
        return None
