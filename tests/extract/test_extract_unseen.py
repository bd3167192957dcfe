"""Every way to hide something in a file, beside the same file that hides nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import docx
import openpyxl
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from scanner.model import Extracted, Hidden
from tests.extract.extracted import read, read_mail, rezipped
from tests.extract.test_extract_spreadsheet import open_document

SECRET = "Theo Oak has been diagnosed with epilepsy."
PLAIN = "See you on Friday."


def _docx(
    change: Callable[[docx.document.Document, str], None], text: str, **parts: bytes
) -> bytes:
    document = docx.Document()
    document.add_paragraph(PLAIN)
    change(document, text)
    buffer = io.BytesIO()
    document.save(buffer)
    return rezipped(buffer.getvalue(), parts) if parts else buffer.getvalue()


def _property(document: docx.document.Document, text: str) -> None:
    document.core_properties.comments = text


def _comment(document: docx.document.Document, text: str) -> None:
    document.add_comment(document.paragraphs[0].runs[0], text=text, author="A", initials="A")


def _run(properties: str) -> Callable[[docx.document.Document, str], None]:
    def change(document: docx.document.Document, text: str) -> None:
        run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{run}</w:p>"))

    return change


def _struck_out(document: docx.document.Document, text: str) -> None:
    gone = f'<w:del w:id="1" w:author="x"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{gone}</w:p>"))


def _hidden_style(document: docx.document.Document, text: str) -> None:
    style = document.styles.add_style("Secret", 1)
    style.font.hidden = True
    document.add_paragraph(text, style="Secret")


def _alternative(document: docx.document.Document, text: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(buffer, "PNG")
    buffer.seek(0)
    shape = document.add_picture(buffer)
    shape._inline.docPr.set("descr", text)


def _nothing(document: docx.document.Document, text: str) -> None:
    """The paragraph alone."""


def _custom_xml(text: str) -> bytes:
    note = f'<record xmlns="urn:letter"><PupilNote>{text}</PupilNote></record>'
    return _docx(_nothing, text, **{"customXml/item1.xml": note.encode()})


def _workbook(change: Callable[[openpyxl.Workbook, str], None], text: str) -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = PLAIN
    change(book, text)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet(state: str) -> Callable[[openpyxl.Workbook, str], None]:
    def change(book: openpyxl.Workbook, text: str) -> None:
        sheet = book.create_sheet("Data")
        sheet["A1"] = text
        sheet.sheet_state = state

    return change


def _row(book: openpyxl.Workbook, text: str) -> None:
    book.active["A2"] = text
    book.active.row_dimensions[2].hidden = True


def _column(book: openpyxl.Workbook, text: str) -> None:
    book.active["B1"] = text
    book.active.column_dimensions["B"].hidden = True


def _cell_comment(book: openpyxl.Workbook, text: str) -> None:
    book.active["A1"].comment = Comment(text, "A")


def _white(book: openpyxl.Workbook, text: str) -> None:
    book.active["B1"] = text
    book.active["B1"].font = Font(color="FFFFFFFF")


def _book_property(book: openpyxl.Workbook, text: str) -> None:
    book.properties.description = text


def _defined(book: openpyxl.Workbook, text: str) -> None:
    book.defined_names["PupilNote"] = DefinedName("PupilNote", attr_text=f'"{text}"')


def _external(text: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = (
        f'<externalLink xmlns="{main}"><externalBook><sheetDataSet><sheetData sheetId="0">'
        f'<row r="1"><cell r="A1" t="str"><v>{text}</v></cell></row>'
        "</sheetData></sheetDataSet></externalBook></externalLink>"
    )
    book = _workbook(lambda *_: None, text)
    return rezipped(book, {"xl/externalLinks/externalLink1.xml": link.encode()})


def _slides(change: Callable[[pptx.presentation.Presentation, str], None], text: str) -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = PLAIN
    for name in ("author", "title", "last_modified_by", "comments"):  # the template's own
        setattr(deck.core_properties, name, "")
    change(deck, text)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _notes(deck: pptx.presentation.Presentation, text: str) -> None:
    deck.slides[0].notes_slide.notes_text_frame.text = text


def _hidden_slide(deck: pptx.presentation.Presentation, text: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = text
    slide._element.set("show", "0")


def _slide_alternative(deck: pptx.presentation.Presentation, text: str) -> None:
    title = deck.slides[0].shapes.title
    title._element.nvSpPr.cNvPr.set("descr", text)


def _deck_property(deck: pptx.presentation.Presentation, text: str) -> None:
    deck.core_properties.keywords = text


def _pdf(change: Callable[[Canvas, str], None], text: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, PLAIN)
    change(canvas, text)
    canvas.save()
    return buffer.getvalue()


def _bookmark(canvas: Canvas, text: str) -> None:
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry(text, "one")


def _note(canvas: Canvas, text: str) -> None:
    canvas.textAnnotation(text, Rect=[72, 600, 100, 620])


def _xmp(text: str) -> bytes:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li>'
        f"{text}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return _pdf(lambda *_: None, text) + b"\n% " + packet.encode()


def _page(inside: str) -> bytes:
    return f"<html><body><p>{PLAIN}</p>{inside}</body></html>".encode()


def _photo(kind: str, text: str) -> bytes:
    image, buffer = Image.new("RGB", (60, 60), "white"), io.BytesIO()
    if kind == "png":
        told = PngInfo()
        told.add_text("Description", text)
        image.save(buffer, "PNG", pnginfo=told)
        return buffer.getvalue()
    exif = image.getexif()
    exif[0x010E] = text
    image.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def _rich(inside: str) -> bytes:
    return f"{{\\rtf1\\ansi {inside}{{\\pard {PLAIN}\\par}}}}".encode()


def _open_text(style: str, inside: str) -> bytes:
    fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    named = (
        f'<office:automatic-styles><style:style style:name="W"><style:text-properties {style} '
        f'xmlns:fo="{fo}"/></style:style></office:automatic-styles>'
    )
    paragraph = f'<text:p><text:span text:style-name="W">{inside}</text:span></text:p>'
    return open_document("text", f"<office:text>{paragraph}</office:text>", named)


HIDINGS: Mapping[str, tuple[str, Callable[[str], bytes], Hidden]] = {
    "a property of a document": ("a.docx", lambda t: _docx(_property, t), Hidden.METADATA),
    "a comment in a document": ("a.docx", lambda t: _docx(_comment, t), Hidden.COMMENT),
    "a tracked change": ("a.docx", lambda t: _docx(_struck_out, t), Hidden.TRACKED_CHANGE),
    "hidden text": ("a.docx", lambda t: _docx(_run("<w:vanish/>"), t), Hidden.HIDDEN_TEXT),
    "a hidden style": ("a.docx", lambda t: _docx(_hidden_style, t), Hidden.HIDDEN_TEXT),
    "white on white": (
        "a.docx",
        lambda t: _docx(_run('<w:color w:val="FFFFFF"/>'), t),
        Hidden.WHITE_ON_WHITE,
    ),
    "an alternative text": ("a.docx", lambda t: _docx(_alternative, t), Hidden.METADATA),
    "custom XML": ("a.docx", _custom_xml, Hidden.METADATA),
    "a hidden sheet": ("a.xlsx", lambda t: _workbook(_sheet("hidden"), t), Hidden.SHEET),
    "a very hidden sheet": ("a.xlsx", lambda t: _workbook(_sheet("veryHidden"), t), Hidden.SHEET),
    "a hidden row": ("a.xlsx", lambda t: _workbook(_row, t), Hidden.ROW),
    "a hidden column": ("a.xlsx", lambda t: _workbook(_column, t), Hidden.COLUMN),
    "a comment on a cell": ("a.xlsx", lambda t: _workbook(_cell_comment, t), Hidden.COMMENT),
    "a white cell": ("a.xlsx", lambda t: _workbook(_white, t), Hidden.WHITE_ON_WHITE),
    "a property of a workbook": (
        "a.xlsx",
        lambda t: _workbook(_book_property, t),
        Hidden.METADATA,
    ),
    "a defined name": ("a.xlsx", lambda t: _workbook(_defined, t), Hidden.METADATA),
    "the cells of a linked workbook": ("a.xlsx", _external, Hidden.SHEET),
    "the notes of a slide": ("a.pptx", lambda t: _slides(_notes, t), Hidden.NOTES),
    "a hidden slide": ("a.pptx", lambda t: _slides(_hidden_slide, t), Hidden.SHEET),
    "a shape's alternative text": (
        "a.pptx",
        lambda t: _slides(_slide_alternative, t),
        Hidden.METADATA,
    ),
    "a property of a presentation": (
        "a.pptx",
        lambda t: _slides(_deck_property, t),
        Hidden.METADATA,
    ),
    "a property of a PDF": ("a.pdf", lambda t: _pdf(Canvas.setSubject, t), Hidden.METADATA),
    "the XMP of a PDF": ("a.pdf", _xmp, Hidden.METADATA),
    "a bookmark of a PDF": ("a.pdf", lambda t: _pdf(_bookmark, t), Hidden.METADATA),
    "a note in a PDF": ("a.pdf", lambda t: _pdf(_note, t), Hidden.COMMENT),
    "a remark in a page": ("a.html", lambda t: _page(f"<!-- {t} -->"), Hidden.METADATA),
    "a picture's text in a page": ("a.html", lambda t: _page(f'<img alt="{t}">'), Hidden.METADATA),
    "a hidden field": (
        "a.html",
        lambda t: _page(f'<input type="hidden" name="note" value="{t}">'),
        Hidden.METADATA,
    ),
    "a block that is not displayed": (
        "a.html",
        lambda t: _page(f'<div style="display:none">{t}</div>'),
        Hidden.HIDDEN_TEXT,
    ),
    "a caption in a PNG": ("a.png", lambda t: _photo("png", t), Hidden.METADATA),
    "a caption in a JPEG": ("a.jpg", lambda t: _photo("jpeg", t), Hidden.METADATA),
    "a comment in rich text": (
        "a.rtf",
        lambda t: _rich(f"{{\\*\\annotation {{\\pard {t}\\par}}}}"),
        Hidden.COMMENT,
    ),
    "a property of rich text": (
        "a.rtf",
        lambda t: _rich(f"{{\\info{{\\title x}}{{\\doccomm {t}}}}}"),
        Hidden.METADATA,
    ),
    "white text in an open document": (
        "a.odt",
        lambda t: _open_text('fo:color="#FFFFFF"', t),
        Hidden.WHITE_ON_WHITE,
    ),
}


def _stretches(extracted: Extracted) -> list[tuple[str, Hidden | None]]:
    """Every line of the file, and how it is hidden."""
    found = []
    for part in extracted.parts:
        text = part.text.reveal()
        start = 0
        for line in text.split("\n"):
            for cell in line.split("\t"):
                found.append((cell, part.hidden_at(start)))
                start += len(cell) + 1
    return found


@pytest.mark.parametrize("way", HIDINGS)
def test_what_is_hidden_is_read_and_told_how(way: str) -> None:
    name, hide, how = HIDINGS[way]
    told = [hidden for line, hidden in _stretches(read(hide(SECRET), name)) if SECRET in line]
    assert told == [how]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx", "a.pdf", "a.html", "a.rtf"])
def test_the_same_file_that_hides_nothing_has_no_hidden_part(name: str) -> None:
    content = {
        "a.docx": lambda: _docx(_nothing, ""),
        "a.xlsx": lambda: _workbook(lambda *_: None, ""),
        "a.pptx": lambda: _slides(lambda *_: None, ""),
        "a.pdf": lambda: _pdf(lambda *_: None, ""),
        "a.html": lambda: _page("<!--[if mso]>x y z<![endif]--><!-- var a = 1; -->"),
        "a.rtf": lambda: _rich(""),
    }[name]()
    lines = [(line, how) for line, how in _stretches(read(content, name)) if line.strip()]
    assert [how for _, how in lines] == [None]


@pytest.mark.parametrize(
    ("described", "is_told"),
    [
        ("Theo Oak with his inhaler", True),
        ("A picture containing text, person. Description automatically generated", False),
        ("https://oak.example.sch.uk/logo", False),
    ],
)
def test_a_programs_own_description_of_a_picture_is_left_out(described: str, is_told: bool) -> None:
    lines = [line for line, _ in _stretches(read(_docx(_alternative, described), "a.docx"))]
    assert (described in lines) is is_told


def test_a_sentence_among_properties_stands_alone_and_a_word_by_its_name() -> None:
    document = docx.Document()
    document.core_properties.title = "Trip"
    document.core_properties.subject = SECRET
    buffer = io.BytesIO()
    document.save(buffer)
    (part,) = [p for p in read(buffer.getvalue(), "a.docx").parts if p.hidden]
    assert part.text.reveal().split("\n") == ["title: Trip", "", SECRET, "", ""]
    assert part.position(part.text.reveal().index("Theo")) == "subject"


def test_what_a_mails_html_does_not_show_is_read() -> None:
    mail = (
        "From: a@oak.example.sch.uk\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\n"
        f'Content-Type: text/html\n\n<p>{PLAIN}</p><img src="x" alt="{SECRET}">'
    )
    assert (SECRET, Hidden.METADATA) in _stretches(read_mail(mail.encode()))
