"""Forms that were filled in on paper and scanned: pictures without a letter of text."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT = 1240, 1754  # A4 at 150 dots an inch, what school copiers are set to
_GREY = 250


def scanned(lines: Sequence[str], kind: str) -> bytes:
    """A page with these lines, as "pdf" or "png"."""
    page = Image.new("L", (_WIDTH, _HEIGHT), _GREY)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=30)
    for number, line in enumerate(lines):
        pen.text((110, 140 + 62 * number), line, fill=25, font=font)
    buffer = io.BytesIO()
    if kind == "png":
        page.save(buffer, "PNG")
        return buffer.getvalue()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(page), 0, 0, *A4)
    canvas.save()
    return buffer.getvalue()
