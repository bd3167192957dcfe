"""Pages of a PDF that are pictures: which they are, and the words on them.

A box drawn over a scan hides it no better than a box over text: take it away and the picture is
whole. So the page is read without such boxes, and the words below them are hidden ones.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.ocr import NOT_INSTALLED, Word, is_installed, words_in
from scanner.extract.paper import PAGE_PIXELS, Grey
from scanner.extract.pdf_cover import Cover
from scanner.model import Hidden, Reason

_DRAWN_LETTERS = 300  # this many shapes and no text: the letters themselves are drawn
_NEARLY_NO_LETTERS = 40  # a stamp or a page number on a scan
_MOST_OF_THE_PAGE = 0.5
_PIXELS_A_POINT = 300 / 72


def is_scan(page: Any, cover: Cover, letters: int) -> bool:
    """True for a page that shows something and has no text, or next to none over a picture."""
    if not letters:
        return bool(cover.images or cover.shapes > _DRAWN_LETTERS)
    if letters > _NEARLY_NO_LETTERS:
        return False
    pictured = sum((box.right - box.left) * (box.top - box.bottom) for box in cover.pictures)
    return pictured >= _MOST_OF_THE_PAGE * _points(page)


def scanned_words(page: Any, cover: Cover, budget: Budget) -> list[Word]:
    """The words on the page as it is shown, their boxes in pixels. Raises ItemUnreadable."""
    if not is_installed():
        raise ItemUnreadable(Reason.NO_TEXT, NOT_INSTALLED)
    for _, path in cover.over_pictures:
        if path is not None:
            raw.FPDFPath_SetDrawMode(path, raw.FPDF_FILLMODE_NONE, False)
    grey = _drawn(page)
    return list(_marked(page.raw, grey, cover, words_in(grey, budget)))


def _points(page: Any) -> float:
    return float(page.get_width() * page.get_height())


def _drawn(page: Any) -> Grey:
    """The page at 300 dpi, a poster at less."""
    scale = min(_PIXELS_A_POINT, math.sqrt(2 * PAGE_PIXELS / max(_points(page), 1.0)))
    try:
        bitmap = page.render(scale=scale, grayscale=True, draw_annots=False)
    except (pdfium.PdfiumError, ValueError, MemoryError) as error:
        raise ItemUnreadable(Reason.CORRUPT, "the page cannot be drawn") from error
    try:
        pixels = np.frombuffer(bitmap.buffer, dtype=np.uint8)
        rows = pixels.reshape(bitmap.height, bitmap.stride)
        return rows[:, : bitmap.width].copy()
    finally:
        bitmap.close()


def _marked(page: Any, grey: Grey, cover: Cover, words: list[Word]) -> Iterator[Word]:
    """The words, those hidden that lie under a box."""
    height, width = grey.shape
    for word in words:
        x, y = _on_page(page, width, height, word) if cover.over_pictures else (0.0, 0.0)
        is_hidden = any(box.holds(x, y) for box, _ in cover.over_pictures)
        yield word._replace(hidden=Hidden.UNDER_BOX) if is_hidden else word


def _on_page(page: Any, width: int, height: int, word: Word) -> tuple[float, float]:
    """Where the middle of the word stands in the page's own points, however it is turned."""
    x, y = ctypes.c_double(), ctypes.c_double()
    across, down = round((word.left + word.right) / 2), round((word.top + word.bottom) / 2)
    raw.FPDF_DeviceToPage(
        page, 0, 0, width, height, 0, across, down, ctypes.byref(x), ctypes.byref(y)
    )
    return x.value, y.value
