"""A passage in the making."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scanner.extract.passage import Passage
from scanner.model import Cell, Hidden, HiddenSpan, Landmark, Table

_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Prose:
    """Text as it is written, and the tables, landmarks and hidden stretches noted on the way."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._last = ""
        self._tables: list[Table] = []
        self._landmarks: list[Landmark] = []
        self._hidden: list[HiddenSpan] = []
        self.length = 0

    def write(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self.length += len(text)
            self._last = text[-1]

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def ends_in_space(self) -> bool:
        """True at the very beginning too: no separator is needed here."""
        return not self._last or self._last.isspace()

    @property
    def ends_in_newline(self) -> bool:
        return self._last == "\n"

    @property
    def ends_in_blank_line(self) -> bool:
        """True at the very beginning too."""
        return not self._last or self._pieces[-1] == "\n"

    def end_line(self) -> None:
        """Begin a new line, unless the text is at the beginning of one."""
        if self._last and self._last != "\n":
            self.write("\n")

    def mark(self, name: str) -> None:
        self._landmarks.append(Landmark(self.length, name))

    def hide(self, start: int, how: Hidden, end: int | None = None) -> None:
        """Note that the text from `start` (to here, or to `end`) is hidden."""
        stop = self.length if end is None else end
        if stop <= start:
            return
        if self._hidden and self._hidden[-1].how is how and self._hidden[-1].end == start:
            start = self._hidden.pop().start
        self._hidden.append(HiddenSpan(start, stop, how))

    def row(self, cells: Iterable[tuple[int, str, str]]) -> tuple[Cell, ...]:
        """Write one line of (column, text, cell name) and return where each cell stands."""
        placed: list[Cell] = []
        texts: list[str] = []
        start = self.length
        for column, raw, name in cells:
            text = in_one_line(raw)
            end = start + len(text)
            placed.append(Cell(column, start, end, name))
            texts.append(text)
            start = end + 1
        self.write("\t".join(texts) + "\n")
        return tuple(placed)

    def table(self, rows: Iterable[tuple[Cell, ...]], name: str = "") -> None:
        """Note a table that was written row by row; one without cells is none."""
        kept = tuple(row for row in rows if row)
        if kept:
            self._tables.append(Table(kept, name))

    def passage(
        self, place: str = "", hidden: Hidden | None = None, title: str = ""
    ) -> Passage | None:
        """The passage, or None when nothing but blanks was written."""
        text = self.text
        if not text.strip():
            return None
        return Passage(
            text=text,
            place=place,
            tables=tuple(self._tables),
            landmarks=tuple(self._landmarks),
            hidden=hidden,
            hidden_spans=tuple(sorted(self._hidden, key=lambda span: span.start)),
            title=title,
        )


def in_one_line(text: str) -> str:
    """The text of a cell with its line breaks and tabs as blanks, so that a row is one line."""
    return _BREAKS.sub(" ", text).strip()
