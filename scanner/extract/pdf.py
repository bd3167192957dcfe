"""PDF files, by PDFium's own interface: text in lines, and what is drawn over it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.ocr_lines import write_words
from scanner.extract.passage import Embedded, Piece, Trouble
from scanner.extract.pdf_cover import Cover, page_cover
from scanner.extract.pdf_glyph import Box, Glyph, upright
from scanner.extract.pdf_lines import write_page
from scanner.extract.pdf_properties import pdf_properties
from scanner.extract.pdf_scan import is_scan, scanned_words
from scanner.extract.prose import Prose
from scanner.extract.unread_pages import UnreadPages
from scanner.model import Hidden, Reason

_PASSWORD_ERROR = raw.FPDF_ERR_PASSWORD
# Annotations whose text is drawn on the page, so that every reader sees it.
_VISIBLE_NOTES = frozenset({raw.FPDF_ANNOT_FREETEXT})
_NOT_NOTES = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP})
_NO_LETTERS = frozenset({0, 13, 0xFFFE, 0xFFFF})


def read_pdf(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The pages as one passage, then annotations, properties, attached files.

    Pages that are pictures are read by OCR; where that fails, they are trouble. Raises
    ItemUnreadable for a locked or damaged file, and when nothing else than such pages is in it.
    """
    with ExitStack() as stack:
        document = _opened(content)
        stack.callback(document.close)
        prose, comments, unread = Prose(), Prose(), UnreadPages()
        for number in range(1, len(document) + 1):
            try:
                _write_page(document, number, prose, comments, budget)
            except ItemUnreadable as error:
                unread.add(number, error)
        body = prose.passage()
        notes = comments.passage("comments", Hidden.COMMENT)
        passages = [passage for passage in (notes,) if passage is not None]
        passages += pdf_properties(document, content)
        if body is not None:
            yield body
        elif unread and not passages and not document.count_attachments():
            raise unread.failure()
        yield from unread.troubles()
        yield from passages
        yield from _attached(document, budget)


def _opened(content: bytes) -> Any:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
            raise ItemUnreadable(Reason.ENCRYPTED, "a password-protected PDF") from error
        raise ItemUnreadable(Reason.CORRUPT, "a damaged PDF") from error


def _write_page(document: Any, number: int, prose: Prose, comments: Prose, budget: Budget) -> None:
    """Write what the page says. Raises ItemUnreadable after its text when the rest is unread."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        raise ItemUnreadable(Reason.CORRUPT, "the page is damaged") from error
    with ExitStack() as stack:
        stack.callback(page.close)
        text_page = page.get_textpage()
        stack.callback(text_page.close)
        cover = page_cover(page.raw)
        prose.mark(f"page {number}")
        glyphs = _glyphs(page.raw, text_page.raw, cover)
        write_page(prose, glyphs)
        _write_notes(page.raw, number, prose, comments)
        letters = sum(glyph.letter.isalnum() for glyph in glyphs)
        if is_scan(page, cover, letters):
            prose.end_line()
            write_words(prose, scanned_words(page, cover, budget))


def _glyphs(page: Any, text_page: Any, cover: Cover) -> list[Glyph]:
    """Every character with its box, turned upright with the page, and how it is hidden."""
    rotation = raw.FPDFPage_GetRotation(page)
    rectangle = raw.FS_RECTF()
    reference = ctypes.byref(rectangle)
    get_unicode, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    must_check = cover.may_hide
    glyphs: list[Glyph] = []
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = get_unicode(text_page, index)
        if code in _NO_LETTERS or 0xD800 <= code <= 0xDFFF:
            continue
        letter = "-" if code in (2, 0xAD) else chr(code)
        if letter == "\n" or not get_box(text_page, index, reference):
            glyphs.append(Glyph(letter if letter in "\n " else "", 0, 0, 0, 0))
            continue
        box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        how = None
        if must_check and letter != " ":
            how = _hidden_by(cover, text_page, index, box)
        turned = upright(box, rotation) if rotation else box
        glyphs.append(Glyph(letter, turned.left, turned.bottom, turned.right, turned.top, how))
    return glyphs


def _hidden_by(cover: Cover, text_page: Any, index: int, box: Box) -> Hidden | None:
    if not cover.may_hide_at((box.left + box.right) / 2, (box.bottom + box.top) / 2):
        return None
    owner = ctypes.cast(raw.FPDFText_GetTextObject(text_page, index), ctypes.c_void_p).value
    return cover.hides(owner or 0, box)


def _write_notes(page: Any, number: int, prose: Prose, comments: Prose) -> None:
    """Texts of annotations: form fields and text boxes are seen, the others are comments."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind == raw.FPDF_ANNOT_WIDGET:
                _write_line(prose, _labelled_field(annotation))
            elif kind in _VISIBLE_NOTES:
                _write_line(prose, _annotation_text(annotation, b"Contents"))
            elif kind not in _NOT_NOTES:
                text = _annotation_text(annotation, b"Contents")
                if text:
                    comments.mark(f"page {number}")
                    _write_line(comments, text)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _labelled_field(annotation: Any) -> str:
    value = _annotation_text(annotation, b"V")
    label = _annotation_text(annotation, b"TU") or _annotation_text(annotation, b"T")
    return f"{label}: {value}" if value and label else value


def _write_line(prose: Prose, text: str) -> None:
    if text.strip():
        prose.end_line()
        prose.write(text.replace("\r\n", "\n").replace("\r", "\n"))
        prose.end_line()


def _annotation_text(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\x00")


def _attached(document: Any, budget: Budget) -> Iterator[Piece]:
    """Files that are attached to the PDF."""
    for index in range(document.count_attachments()):
        attachment = document.get_attachment(index)
        try:
            content = bytes(attachment.get_data())
        except pdfium.PdfiumError:
            yield Trouble(Reason.CORRUPT, "a file attached to the PDF is damaged")
            continue
        budget.take_bytes(len(content))
        yield Embedded(attachment.get_name() or "attachment", content)
