"""Word, OpenDocument, presentations, rich text, web pages, XML."""

from __future__ import annotations

import io

import docx
import pptx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from scanner.model import Hidden, Part
from tests.extract.extracted import by_place, cells, hidden, read, texts
from tests.extract.test_extract_spreadsheet import open_document

INSERTED = '<w:ins w:id="1" w:author="x"><w:r><w:t>{}</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="x"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def body_of(document: Document, name: str = "a.docx") -> Part:
    return by_place(read(saved(document), name))["body"]


def with_paragraph(inner: str) -> Document:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return document


def test_a_document_is_read_in_order_with_its_tables() -> None:
    document = docx.Document()
    document.add_paragraph("Before")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Name", "Need", "Theo\nOak", "ASD"], strict=True):
        cell.text = text
    document.add_paragraph("After")
    part = body_of(document)
    assert part.text.reveal() == "Before\nName\tNeed\nTheo Oak\tASD\nAfter\n"
    assert cells(part) == [["Name", "Need"], ["Theo Oak", "ASD"]]
    positions = [part.position(part.text.reveal().index(word)) for word in ("Before", "After")]
    assert positions == ["paragraph 1", "paragraph 2"]
    assert part.position(part.text.reveal().index("ASD")) == "table 1"


def test_headers_and_footers_are_parts_of_their_own() -> None:
    document = docx.Document()
    document.add_paragraph("Body")
    document.sections[0].header.paragraphs[0].text = "Oak Primary"
    document.sections[0].footer.paragraphs[0].text = "Page"
    found = texts(read(saved(document), "a.docx"))
    assert found == {"body": "Body\n", "header": "Oak Primary\n", "footer": "Page\n"}


def test_what_was_struck_out_is_marked_where_it_stands() -> None:
    run = "<w:r><w:t xml:space='preserve'>About </w:t></w:r>"
    part = body_of(with_paragraph(run + DELETED.format("Theo Oak") + INSERTED.format(" a pupil")))
    assert part.text.reveal() == "About Theo Oak a pupil\n"
    assert hidden(part) == [("Theo Oak", Hidden.TRACKED_CHANGE)]


@pytest.mark.parametrize("instead", ["[redacted]", "XXXX", "█████", "[name]"])
def test_a_name_struck_out_for_a_black_bar_is_a_failed_redaction(instead: str) -> None:
    part = body_of(with_paragraph(DELETED.format("Theo Oak") + INSERTED.format(instead)))
    assert hidden(part) == [("Theo Oak", Hidden.TRACKED_REDACTION)]
    assert part.text.reveal() == "Theo Oak\n"  # as it was written, without what covers it


@pytest.mark.parametrize(
    "text",
    [
        "Theo Oak was removed from home.",
        "Password: xxx12345",
        "[pupil Theo]",
        "(pupil)",
        "[withheld]",
    ],
)
def test_what_somebody_inserted_is_read_though_it_speaks_of_removing(text: str) -> None:
    part = body_of(with_paragraph(INSERTED.format(text)))
    assert part.text.reveal() == f"{text}\n"


def test_a_file_that_calls_itself_redacted_shows_its_failed_redactions() -> None:
    document = with_paragraph(DELETED.format("Theo Oak"))
    assert hidden(body_of(document, "SAR_redacted.docx"))[0][1] is Hidden.TRACKED_REDACTION
    assert hidden(body_of(document, "SAR.docx"))[0][1] is Hidden.TRACKED_CHANGE


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        ("<w:vanish/>", Hidden.HIDDEN_TEXT),
        ('<w:vanish w:val="0"/>', None),
        ('<w:color w:val="FFFFFF"/>', Hidden.WHITE_ON_WHITE),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>', None),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>', None),
        ('<w:color w:val="FF0000"/>', None),
        ('<w:highlight w:val="black"/>', Hidden.UNDER_BOX),
        ('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', Hidden.UNDER_BOX),
        ('<w:highlight w:val="yellow"/>', None),
        ("", None),
    ],
)
def test_a_run_that_cannot_be_seen_is_marked(properties: str, how: Hidden | None) -> None:
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>Theo Oak</w:t></w:r>"
    expected = [] if how is None else [("Theo Oak", how)]
    assert hidden(body_of(with_paragraph(run))) == expected


def test_a_dark_table_header_with_white_letters_can_be_read() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    for cell, fill in zip(table.rows[0].cells, ("1F3864", "FFFFFF"), strict=True):
        run = cell.paragraphs[0].add_run("Name" if fill == "1F3864" else "Theo")
        run.font.color.rgb = RGBColor(255, 255, 255)
        shading = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(shading))
    assert hidden(body_of(document)) == [("Theo", Hidden.WHITE_ON_WHITE)]


def test_comments_and_properties_are_hidden_parts() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Body")
    document.add_comment(run, text="Is this Theo?", author="Ada", initials="A")
    document.core_properties.title = "Report on Theo"
    parts = by_place(read(saved(document), "a.docx"))
    assert (parts["comments"].text.reveal(), parts["comments"].hidden) == (
        "Is this Theo?\n",
        Hidden.COMMENT,
    )
    assert parts["comments"].position(0) == "comment 1"
    assert parts["properties"].hidden is Hidden.METADATA
    assert parts["body"].hidden is None


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = (
        f'<w:r><w:t>Beside</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{compatibility}">'
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert body_of(with_paragraph(inner)).text.reveal() == "Beside\nIn the box\n"


def slides() -> tuple[bytes, bytes]:
    """One presentation with its second slide shown, one with it hidden."""
    contents = []
    for show in ("1", "0"):
        deck = pptx.Presentation()
        first = deck.slides.add_slide(deck.slide_layouts[5])
        first.shapes.title.text = "Welcome"
        first.notes_slide.notes_text_frame.text = "Mention Theo"
        grid = first.shapes.add_table(2, 2, 0, 0, 9999, 9999).table
        for cell, text in zip(grid.iter_cells(), ["Name", "Need", "Theo", "ASD"], strict=True):
            cell.text = text
        second = deck.slides.add_slide(deck.slide_layouts[5])
        second.shapes.title.text = "Seating of 7B"
        second._element.set("show", show)
        buffer = io.BytesIO()
        deck.save(buffer)
        contents.append(buffer.getvalue())
    return contents[0], contents[1]


def test_a_presentation_has_slides_tables_and_notes() -> None:
    shown, with_hidden = slides()
    parts = by_place(read(shown, "a.pptx"))
    body = parts["body"]
    assert body.text.reveal() == "Welcome\nName\tNeed\nTheo\tASD\nSeating of 7B\n"
    assert cells(body) == [["Name", "Need"], ["Theo", "ASD"]]
    assert body.position(body.text.reveal().index("Seating")) == "slide 2"
    assert hidden(body) == []
    assert (parts["notes"].text.reveal(), parts["notes"].hidden) == ("Mention Theo\n", Hidden.NOTES)
    assert hidden(by_place(read(with_hidden, "a.pptx"))["body"]) == [
        ("Seating of 7B", Hidden.SHEET)
    ]


def test_an_open_document_text_tells_what_it_hides() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="T1" style:family="text">'
        '<style:text-properties text:display="none"/></style:style></office:automatic-styles>'
    )
    body = (
        '<office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<text:p>Theo Oak</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>About <text:change text:change-id="c1"/>, a pupil<text:span text:style-name="T1">'
        "secret</text:span><office:annotation><text:p>Really?</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell>"
        "<table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>"
        "</office:text>"
    )
    parts = by_place(read(open_document("text", body, styles), "a.odt"))
    assert parts["body"].text.reveal() == "About Theo Oak, a pupilsecret\nA\tB\n"
    assert hidden(parts["body"]) == [
        ("Theo Oak", Hidden.TRACKED_CHANGE),
        ("secret", Hidden.HIDDEN_TEXT),
    ]
    assert cells(parts["body"]) == [["A", "B"]]
    assert parts["comments"].hidden is Hidden.COMMENT


def test_rich_text_is_read_with_its_table() -> None:
    rtf = rb"{\rtf1\ansi Zo\'eb\par\trowd Name\cell Need\cell\row Theo\cell ASD\cell\row\pard End}"
    part = by_place(read(rtf, "a.rtf"))["body"]
    assert part.text.reveal().startswith("Zoë")
    assert cells(part) == [["Name", "Need"], ["Theo", "ASD"]]


PAGE = """<!doctype html><html><head><title>Prizes</title><style>p {}</style></head><body>
<!-- Theo --><script>var theo</script><h1>Prizes</h1><p>Well<b>done</b>,
Ada</p><ul><li>one<li>two</ul>{}
<table><tr><th>Name<th>Prize<tr><td>Ada<br>Oak<td>Book</table></body></html>"""


def test_a_page_is_read_in_lines_without_code_and_remarks() -> None:
    part = by_place(read(PAGE.replace("{}", "").encode(), "a.html"))["body"]
    text = part.text.reveal()
    assert text.split("\n")[0] == "Prizes"
    assert "Welldone, Ada\n" in text and "one\ntwo\n" in text
    assert "heo" not in text
    assert cells(part) == [["Name", "Prize"], ["Ada Oak", "Book"]]
    assert part.title.reveal() == "Prizes"


@pytest.mark.parametrize(
    ("markup", "is_hidden"),
    [
        ('<div style="display: none">Theo</div>', True),
        ('<p style="visibility:hidden">Theo</p>', True),
        ("<p hidden>Theo</p>", True),
        ('<p style="display:block">Theo</p>', False),
        ("<details>Theo</details>", False),
    ],
)
def test_what_a_browser_would_not_show_is_hidden(markup: str, is_hidden: bool) -> None:
    part = by_place(read(PAGE.replace("{}", markup).encode(), "a.html"))["body"]
    assert hidden(part) == ([("Theo", Hidden.HIDDEN_TEXT)] if is_hidden else [])


def test_xml_gives_a_line_for_each_value() -> None:
    pupil = "<Pupil><Surname>Oak</Surname><Forename>Theo</Forename></Pupil>"
    xml = f'<?xml version="1.0"?><CTfile>{pupil}</CTfile>'
    assert texts(read(xml.encode(), "ctf.xml"))["body"] == "Surname: Oak\nForename: Theo\n"
