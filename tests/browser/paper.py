"""Files that the pages hand out, opened and read as whoever gets them does."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import TimeoutError

if TYPE_CHECKING:
    from tests.browser.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Paper:
    """One file: its name and its text, line ends as spaces."""

    name: str
    text: str


def taken(visitor: Visitor, button: str, among: str = "") -> Paper:
    """The file that a button gives; `among`: words of the form that holds it."""
    forms = visitor.page.locator("form", has_text=among) if among else visitor.page
    try:
        with visitor.page.expect_download() as download:
            forms.get_by_role("button", name=button).first.click()
    except TimeoutError as late:
        shown = visitor.page.locator("main").inner_text()
        raise AssertionError(f"no file came, but a page: {shown[:500]}") from late
    path = Path(download.value.path())
    name = download.value.suggested_filename
    return Paper(name, " ".join(_read(name, path.read_bytes()).split()))


def _read(name: str, content: bytes) -> str:
    match name.rpartition(".")[2]:
        case "pdf":
            return _pdf(content)
        case "docx":
            return _word(content)
        case "xlsx":
            return _sheet(content)
    return content.decode("utf-8-sig")


def _pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _word(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([p.text for p in document.paragraphs] + [cell.text for cell in cells])


def _sheet(content: bytes) -> str:
    sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row)
