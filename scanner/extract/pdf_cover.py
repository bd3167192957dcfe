"""What is drawn on a PDF page, in order: which text lies under a box, which is white on white."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from scanner.extract.pdf_glyph import Box
from scanner.model import Hidden

_OPAQUE = 250  # of 255
_WHITE = 250
_DARK = 64
_LINE_POINTS = 3  # a filled rectangle thinner than this is a line of a table
_MAX_NESTING = 8
_LAST = 1 << 60  # annotations are drawn after the page
_REDACT = 28  # FPDF_ANNOT_REDACT: a box marked for redaction that was never applied
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


class _Shape(NamedTuple):
    """A filled area: its place in the order of drawing, and whether it can hide or carry text."""

    order: int
    box: Box
    is_white: bool
    covers: bool  # an opaque rectangle


@dataclass
class Cover:
    """The shapes and the text objects of one page."""

    images: int = 0
    shapes: int = 0
    filled: list[_Shape] = field(default_factory=list)
    order_of: dict[int, int] = field(default_factory=dict)  # by the address of the text object
    white: set[int] = field(default_factory=set)
    pictures: list[Box] = field(default_factory=list)
    # Opaque rectangles drawn after a picture, and the path each is, where it is not an annotation.
    over_pictures: list[tuple[Box, Any]] = field(default_factory=list)
    first_text: int = _LAST

    @cached_property
    def _covering(self) -> list[_Shape]:
        """Boxes drawn after some text, and higher and wider than a line of a grid."""
        return [
            shape
            for shape in self.filled
            if shape.covers
            and shape.order > self.first_text
            and shape.box.right - shape.box.left > _LINE_POINTS
            and shape.box.top - shape.box.bottom > _LINE_POINTS
        ]

    @property
    def may_hide(self) -> bool:
        """True where some text could be hidden, so that every character must be looked at."""
        return bool(self.white or self._covering)

    def may_hide_at(self, x: float, y: float) -> bool:
        """Quickly: False where nothing could hide a character that stands here."""
        return bool(self.white) or any(shape.box.holds(x, y) for shape in self._covering)

    def hides(self, owner: int, box: Box) -> Hidden | None:
        """How the character of this text object, in this box, is hidden."""
        order = self.order_of.get(owner)
        if order is None:
            return None
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if any(shape.order > order and shape.box.holds(x, y) for shape in self._covering):
            return Hidden.UNDER_BOX
        if owner in self.white:
            beneath = [s for s in self.filled if s.order < order and s.box.holds(x, y)]
            if not beneath or beneath[-1].is_white:
                return Hidden.WHITE_ON_WHITE
        return None


def page_cover(page: Any) -> Cover:
    """All that is drawn on the page, the contents of forms inside it included."""
    cover = Cover()
    _gather(
        cover,
        [raw.FPDFPage_GetObject(page, at) for at in range(raw.FPDFPage_CountObjects(page))],
        _IDENTITY,
        0,
    )
    _gather_annotations(cover, page)
    return cover


def _gather(cover: Cover, objects: list[Any], matrix: _Matrix, depth: int) -> None:
    for drawn in objects:
        order = len(cover.order_of) + cover.shapes + cover.images
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            cover.first_text = min(cover.first_text, order)
            address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
            cover.order_of[address] = order
            if _is_white_text(drawn):
                cover.white.add(address)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            cover.shapes += 1
            _gather_path(cover, drawn, order, matrix)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            cover.images += 1
            box = _box(drawn, matrix)
            cover.filled.append(_Shape(order, box, is_white=False, covers=False))
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                cover.pictures.append(box)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_NESTING:
            inner = [
                raw.FPDFFormObj_GetObject(drawn, at)
                for at in range(raw.FPDFFormObj_CountObjects(drawn))
            ]
            _gather(cover, inner, _joined(_matrix(drawn), matrix), depth + 1)


def _gather_path(cover: Cover, path: Any, order: int, matrix: _Matrix) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    if not fill.value:
        return
    red, green, blue, alpha = _fill_colour(path)
    is_opaque = alpha >= _OPAQUE and not raw.FPDFPageObj_HasTransparency(path)
    if alpha == 0:
        return
    box = _box(path, matrix)
    covers = is_opaque and _is_rectangle(path)
    is_white = min(red, green, blue) >= _WHITE
    cover.filled.append(_Shape(order, box, is_white, covers=covers))
    if covers and cover.pictures:
        cover.over_pictures.append((box, path))


def _gather_annotations(cover: Cover, page: Any) -> None:
    """Boxes drawn with a viewer's pen rather than into the page, and marks never applied."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if _covers(annotation):
                rectangle = raw.FS_RECTF()
                if raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle)):
                    low, high = sorted((rectangle.bottom, rectangle.top))
                    box = Box(rectangle.left, low, rectangle.right, high)
                    cover.filled.append(_Shape(_LAST, box, is_white=False, covers=True))
                    if cover.pictures:
                        cover.over_pictures.append((box, None))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _covers(annotation: Any) -> bool:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == _REDACT:
        return True
    if kind == raw.FPDF_ANNOT_SQUARE:
        return _annotation_colour(annotation, raw.FPDFANNOT_COLORTYPE_InteriorColor) is not None
    if kind == raw.FPDF_ANNOT_HIGHLIGHT:
        colour = _annotation_colour(annotation, raw.FPDFANNOT_COLORTYPE_Color)
        return colour is not None and max(colour) < _DARK
    return False


def _annotation_colour(annotation: Any, which: int) -> tuple[int, int, int] | None:
    """The colour that was set; the one it is drawn with where only its drawing tells."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    key = b"IC" if which == raw.FPDFANNOT_COLORTYPE_InteriorColor else b"C"
    references = [ctypes.byref(value) for value in (red, green, blue, alpha)]
    if raw.FPDFAnnot_HasKey(annotation, key) and raw.FPDFAnnot_GetColor(
        annotation, which, *references
    ):
        return (red.value, green.value, blue.value) if alpha.value >= _OPAQUE else None
    for at in range(raw.FPDFAnnot_GetObjectCount(annotation)):
        drawn = raw.FPDFAnnot_GetObject(annotation, at)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
        colour = _fill_colour(drawn)
        if fill.value and colour[3] >= _OPAQUE:
            return colour[:3]
    return None


def _is_white_text(text: Any) -> bool:
    # Mode 3 draws nothing: the text layer that a scanner lays under its picture. Modes from 4 clip.
    if raw.FPDFTextObj_GetTextRenderMode(text) not in (0, 2):
        return False
    red, green, blue, alpha = _fill_colour(text)
    return min(red, green, blue) >= _WHITE and alpha > 0


def _fill_colour(drawn: Any) -> tuple[int, int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    references = [ctypes.byref(value) for value in (red, green, blue, alpha)]
    if not raw.FPDFPageObj_GetFillColor(drawn, *references):
        return (0, 0, 0, 0)
    return (red.value, green.value, blue.value, alpha.value)


def _is_rectangle(path: Any) -> bool:
    """Straight lines between four or five corners."""
    count = raw.FPDFPath_CountSegments(path)
    if not 4 <= count <= 6:
        return False
    kinds = (
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(path, at)) for at in range(count)
    )
    return all(kind != raw.FPDF_SEGMENT_BEZIERTO for kind in kinds)


def _box(drawn: Any, matrix: _Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    references = [ctypes.byref(value) for value in (left, bottom, right, top)]
    raw.FPDFPageObj_GetBounds(drawn, *references)
    corners = [
        _moved(x, y, matrix) for x in (left.value, right.value) for y in (bottom.value, top.value)
    ]
    return Box(
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )


def _matrix(form: Any) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(form, ctypes.byref(matrix)):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """First the inner, then the outer transformation."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
