"""PDF files: lines, tables, and text that is drawn over."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from scanner.model import Hidden, Reason
from tests.extract.extracted import by_place, cells, hidden, read, reason, texts

Drawing = Callable[[Canvas], None]


def drawn(*pages: Drawing, **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def line(text: str, y: int = 700) -> Drawing:
    return lambda canvas: canvas.drawString(72, y, text)


def box(fill: object, y: int = 696, stroke: int = 0) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(fill)
        canvas.rect(70, y, 300, 16, fill=1, stroke=stroke)
        canvas.restoreState()

    return draw


def coloured(text: str, colour: object, y: int = 700) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(colour)
        canvas.drawString(72, y, text)
        canvas.restoreState()

    return draw


def together(*drawings: Drawing) -> Drawing:
    def draw(canvas: Canvas) -> None:
        for one in drawings:
            one(canvas)

    return draw


def test_lines_come_from_top_to_bottom_whatever_the_order_of_drawing() -> None:
    content = drawn(together(line("below", 600), line("Theo Oak", 700)), line("next page"))
    part = by_place(read(content, "a.pdf"))["body"]
    assert part.text.reveal() == "Theo Oak\nbelow\nnext page\n"
    assert part.position(part.text.reveal().index("next")) == "page 2"
    assert part.position(0) == "page 1"


SEEN = None
LIGHT = colors.Color(1, 1, 0, alpha=0.3)


@pytest.mark.parametrize(
    ("page", "how"),
    [
        (together(line("Theo Oak"), box(colors.black)), Hidden.UNDER_BOX),
        (together(line("Theo Oak"), box(colors.white)), Hidden.UNDER_BOX),
        (together(line("Theo Oak"), box(LIGHT)), SEEN),
        (together(box(colors.yellow), line("Theo Oak")), SEEN),
        (together(line("Theo Oak"), box(colors.black, 600)), SEEN),
        (together(box(colors.black), coloured("Theo Oak", colors.white)), SEEN),
        (coloured("Theo Oak", colors.white), Hidden.WHITE_ON_WHITE),
        (together(box(colors.white), coloured("Theo Oak", colors.white)), Hidden.WHITE_ON_WHITE),
        (coloured("Theo Oak", colors.grey), SEEN),
        (line("Theo Oak"), SEEN),
    ],
    ids=[
        "black box after",
        "white box after",
        "highlight after",
        "background before",
        "box elsewhere",
        "white on a black header",
        "white on paper",
        "white on a white box",
        "grey",
        "plain",
    ],
)
def test_text_is_hidden_by_what_is_drawn_after_it(page: Drawing, how: Hidden | None) -> None:
    part = by_place(read(drawn(page), "a.pdf"))["body"]
    assert part.text.reveal() == "Theo Oak\n"
    assert hidden(part) == ([] if how is None else [("Theo Oak", how)])


def test_only_the_covered_words_are_hidden() -> None:
    def narrow(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "The pupil Theo Oak was late")
        start = 72 + canvas.stringWidth("The pupil ")
        canvas.rect(start, 696, canvas.stringWidth("Theo Oak"), 16, fill=1)

    assert hidden(by_place(read(drawn(narrow), "a.pdf"))["body"]) == [
        ("Theo Oak", Hidden.UNDER_BOX)
    ]


def test_a_table_keeps_its_rows_on_one_line_and_is_a_table() -> None:
    rows = [["Name", "Form", "Need"], ["Theo Oak", "7B", "ASD"], ["Ada Elm", "7C", "none"]]
    buffer = io.BytesIO()
    style = TableStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), colors.black),
            ("TEXTCOLOR", (0, 0), (-1, 0), colors.white),
            ("GRID", (0, 0), (-1, -1), 1, colors.grey),
        ]
    )
    SimpleDocTemplate(buffer).build([Table(rows, colWidths=[150, 60, 80], style=style)])
    part = by_place(read(buffer.getvalue(), "a.pdf"))["body"]
    assert part.text.reveal() == "".join("\t".join(row) + "\n" for row in rows)
    assert cells(part) == rows
    assert [cell.column for cell in part.tables[0].rows[1]] == [0, 1, 2]
    assert hidden(part) == []


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(500, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Theo Oak")
        canvas.drawString(0, -20, "7B")

    assert texts(read(drawn(turned), "a.pdf"))["body"] == "Theo Oak\n7B\n"


def test_notes_and_properties_are_hidden_parts() -> None:
    def noted(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Body")
        canvas.textAnnotation("Ask about Theo", Rect=[72, 600, 100, 620])
        canvas.setTitle("Report on Theo")

    parts = by_place(read(drawn(noted), "a.pdf"))
    assert (parts["comments"].text.reveal(), parts["comments"].hidden) == (
        "Ask about Theo\n",
        Hidden.COMMENT,
    )
    assert parts["properties"].text.reveal() == "title: Report on Theo\n"
    assert parts["properties"].hidden is Hidden.METADATA


def test_what_was_typed_into_a_form_is_read() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Consent")
        canvas.acroForm.textfield(name="allergies", value="peanuts", x=72, y=600)

    assert "allergies: peanuts\n" in texts(read(drawn(form), "a.pdf"))["body"]


def test_a_locked_pdf_is_encrypted_and_a_damaged_one_corrupt() -> None:
    locked = drawn(line("x"), encrypt=StandardEncryption("secret", "owner"))
    assert reason(locked, "a.pdf") is Reason.ENCRYPTED
    assert reason(b"%PDF-1.7\n" + b"rubbish" * 20, "a.pdf") is Reason.CORRUPT
