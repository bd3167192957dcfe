"""Many letters in one long document, as a mail merge leaves them before printing."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence

from docx import Document as WordDocument
from docx.enum.text import WD_BREAK
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

from benchmarks.trust.enclosure import blocks_text, fits_a_pdf
from benchmarks.trust.piece import Blocks
from scanner.demo.settled import settled_package


def merged_document(letters: Sequence[Blocks], kind: str) -> tuple[str, bytes]:
    """The kind it became (a PDF's fonts lack some letters) and its bytes, one letter a page."""
    texts = [blocks_text(letter) for letter in letters]
    if kind == "pdf" and fits_a_pdf("".join(texts)):
        return "pdf", _pdf(letters)
    return "docx", _docx(letters)


def _docx(letters: Sequence[Blocks]) -> bytes:
    word = WordDocument()
    for number, letter in enumerate(letters):
        if number:
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for line in blocks_text(letter).split("\n"):
            word.add_paragraph(line)
    buffer = io.BytesIO()
    word.save(buffer)
    return settled_package(buffer.getvalue())


def _pdf(letters: Sequence[Blocks]) -> bytes:
    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for number, letter in enumerate(letters):
        if number:
            story.append(PageBreak())
        for block in letter:
            text = html.escape(blocks_text((block,))).replace("\n", "<br/>")
            story += [Paragraph(text, style), Spacer(1, 8)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=1).build(story)
    return buffer.getvalue()
