"""Tables for other programs: CSV, XLSX and PDF, with no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

Cell = str | int

# What begins a formula in Excel, LibreOffice or Sheets; a tab or line end hides one behind it
# (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
LONGEST_CELL = 32_000  # Excel's limit is 32,767


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title; every row as long as the headings. `note`: on paper, above it."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    note: str = ""


def harmless(cell: Cell) -> Cell:
    """The cell as text that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, int):
        return cell
    text = cell.translate(_CONTROL)[:LONGEST_CELL]
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte-order mark, without which Excel garbles accents; CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in sheet.headings])
    writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Sheet) -> bytes:
    """One worksheet; every text cell is text, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import Cell as Written

    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.title[:31])
    page.freeze_panes = "A2"

    def written(cell: Cell) -> Written:
        made = WriteOnlyCell(page, value=harmless(cell))
        if isinstance(cell, str):
            made.data_type = "s"
        return made

    page.append([written(heading) for heading in sheet.headings])
    for row in sheet.rows:
        page.append([written(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_pdf(sheet: Sheet) -> bytes:
    """A4 across, headings on every page."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

    styles = getSampleStyleSheet()
    small = styles["BodyText"].clone("small", fontSize=7, leading=9)
    heads = styles["BodyText"].clone("heads", fontSize=7, leading=9, fontName="Helvetica-Bold")
    cells = [[Paragraph(escape(heading), heads) for heading in sheet.headings]]
    cells += [[Paragraph(escape(str(cell)), small) for cell in row] for row in sheet.rows]
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=landscape(A4), title=sheet.title, leftMargin=30, rightMargin=30
    )
    width = (landscape(A4)[0] - 60) / len(sheet.headings)
    table = LongTable(cells, repeatRows=1, colWidths=[width] * len(sheet.headings))
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.25, colors.grey),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),  # no heading of the register is parted so
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
            ]
        )
    )
    above = [Paragraph(escape(sheet.title), styles["Heading2"])]
    if sheet.note:
        above.append(Paragraph(escape(sheet.note), styles["BodyText"]))
    document.build([*above, table])
    return out.getvalue()
