"""OpenDocument spreadsheets: values by calamine, visibility and comments from the content."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.odt import refuse_encrypted
from scanner.extract.package import Package, attribute, local_name, parsed
from scanner.extract.passage import Passage, Piece
from scanner.extract.prose import Prose
from scanner.extract.sheet import MAX_CELLS, Visibility, column_name, sheet_passages
from scanner.model import Hidden, Reason

_NOT_SHOWN = frozenset({"collapse", "filter"})
_MAX_COLUMNS = 16_384
_MAX_ROWS = 1_048_576


def read_ods(content: bytes, budget: Budget) -> Iterator[Piece]:
    """A passage a sheet, then comments and properties. Raises ItemUnreadable when locked."""
    with Package(content, budget) as package:
        refuse_encrypted(package)
        root = parsed(package.read("content.xml"))
        sheets = {attribute(table, "name"): _Sheet(table) for table in root.iter("{*}table")}
        visibility = {name: sheet.visibility for name, sheet in sheets.items()}
        yield from sheet_passages(content, budget, visibility)
        for name, sheet in sheets.items():
            comments = sheet.comments.passage(f"{name} comments", Hidden.COMMENT)
            if comments is not None:
                yield comments
        yield from _present(package.properties())


def _present(passage: Passage | None) -> Iterator[Passage]:
    if passage is not None:
        yield passage


class _Sheet:
    """What one table hides; rows and columns are stored once for a run of equal ones."""

    def __init__(self, table: etree._Element) -> None:
        self.comments = Prose()
        self._hidden_rows: set[int] = set()
        self._columns: list[range] = []
        self._row = self._column = self._cells = 0
        self._walk(table)
        self.visibility = Visibility(frozenset(self._hidden_rows), tuple(self._columns))

    def _walk(self, parent: etree._Element) -> None:
        for child in parent:
            name = local_name(child)
            if name == "table-column":
                self._take_column(child)
            elif name == "table-row":
                self._take_row(child)
            elif name.startswith("table-") and name != "table-source":
                self._walk(child)  # header rows and groups

    def _take_column(self, column: etree._Element) -> None:
        count = _repeated(column, "number-columns-repeated")
        if attribute(column, "visibility") in _NOT_SHOWN:
            self._columns.append(range(self._column, self._column + count))
        self._column += count

    def _take_row(self, row: etree._Element) -> None:
        count = _repeated(row, "number-rows-repeated")
        width = self._read_cells(row)
        if width:
            self._cells += count * width
            if self._cells > MAX_CELLS:
                raise ItemUnreadable(Reason.TOO_LARGE, "a sheet of repeated cells")
        if attribute(row, "visibility") in _NOT_SHOWN and count < _MAX_ROWS // 2:
            self._hidden_rows.update(range(self._row, self._row + count))
        self._row += count

    def _read_cells(self, row: etree._Element) -> int:
        """The number of columns up to the last cell that holds something; notes its comments."""
        column = width = 0
        for cell in row:
            count = _repeated(cell, "number-columns-repeated")
            if len(cell):
                width = column + count
            for comment in cell.iter("{*}annotation"):
                self.comments.mark(f"{column_name(column)}{self._row + 1}")
                for paragraph in comment.iter("{*}p"):
                    self.comments.end_line()
                    self.comments.write("".join(str(text) for text in paragraph.itertext()))
                self.comments.end_line()
            column += count
        return min(width, _MAX_COLUMNS)


def _repeated(element: etree._Element, name: str) -> int:
    value = attribute(element, name)
    return min(int(value), _MAX_ROWS) if value.isdecimal() and int(value) else 1
