"""Blackened documents: some truly, some where the text is still there."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import Canvas

from scanner.demo.settled import settled_package

LEFT, TOP, LEADING = 60, 780, 20


def boxed_pdf(lines: Sequence[tuple[str, bool]], keeps_text: bool) -> bytes:
    """A page whose marked lines lie under a black box; `keeps_text`: and can be copied out."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("Helvetica", 11)
    for number, (text, is_boxed) in enumerate(lines):
        height = TOP - number * LEADING
        if not is_boxed or keeps_text:
            canvas.setFillColor(black)
            canvas.drawString(LEFT, height, text)
        if is_boxed:
            width = canvas.stringWidth(text, "Helvetica", 11)
            canvas.setFillColor(black)
            canvas.rect(LEFT - 2, height - 4, width + 4, LEADING - 4, stroke=0, fill=1)
    canvas.save()
    return buffer.getvalue()


def white_pdf(lines: Sequence[tuple[str, bool]]) -> bytes:
    """A page whose marked lines are written in white on white."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("Helvetica", 11)
    for number, (text, is_white) in enumerate(lines):
        canvas.setFillColor(white if is_white else black)
        canvas.drawString(LEFT, TOP - number * LEADING, text)
    canvas.save()
    return buffer.getvalue()


def white_docx(title: str, lines: Sequence[tuple[str, bool]]) -> bytes:
    """A Word document whose marked paragraphs have white letters."""
    word = WordDocument()
    word.add_heading(title, level=1)
    for text, is_white in lines:
        run = word.add_paragraph().add_run(text)
        if is_white:
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    return _saved(word)


def tracked_docx(title: str, lines: Sequence[tuple[str, bool]], author: str) -> bytes:
    """A Word document whose marked paragraphs are struck out, but still there, as a change."""
    word = WordDocument()
    word.add_heading(title, level=1)
    for number, (text, is_deleted) in enumerate(lines, start=1):
        paragraph = word.add_paragraph()
        if not is_deleted:
            paragraph.add_run(text)
            continue
        deletion = OxmlElement("w:del")
        deletion.set(qn("w:id"), str(number))
        deletion.set(qn("w:author"), author)
        deletion.set(qn("w:date"), "2026-11-02T09:00:00Z")
        run, deleted = OxmlElement("w:r"), OxmlElement("w:delText")
        deleted.text = text
        deleted.set(qn("xml:space"), "preserve")
        run.append(deleted)
        deletion.append(run)
        paragraph._p.append(deletion)
        paragraph.add_run("[redacted]")
    return _saved(word)


def _saved(word: object) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)  # type: ignore[attr-defined]
    return settled_package(buffer.getvalue())
