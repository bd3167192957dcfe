"""Spreadsheets: values with the names of their cells, and each way to hide some of them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from scanner.extract.sheet import column_name, column_number
from scanner.model import Hidden, Part, Reason
from tests.extract.extracted import by_place, cells, hidden, read, reason, rezipped, texts, zipped

ROWS = [["Name", "Need"], ["Theo", "ASD"], ["Ada", "none"]]
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook() -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Sheet1"
    for row in ROWS:
        sheet.append(row)
    return book, sheet


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_part(book: openpyxl.Workbook) -> Part:
    return by_place(read(saved(book), "a.xlsx"))["Sheet1"]


def test_a_sheet_is_a_part_with_named_cells() -> None:
    book, sheet = workbook()
    sheet["D5"] = "far"
    part = sheet_part(book)
    assert part.text.reveal() == "Name\tNeed\nTheo\tASD\nAda\tnone\n\n\t\t\tfar\n"
    assert cells(part) == [*ROWS, ["", "", "", "far"]]
    assert part.tables[0].name == "Sheet1"
    assert part.position(part.text.reveal().index("ASD")) == "Sheet1!B2"
    assert part.position(part.text.reveal().index("far")) == "Sheet1!D5"
    assert (part.hidden, part.hidden_spans) == (None, ())


def test_a_sheet_that_begins_below_and_right_keeps_its_names() -> None:
    book = openpyxl.Workbook()
    book.active["C4"] = "Theo"
    part = by_place(read(saved(book), "a.xlsx"))["Sheet"]
    assert [cell.name for cell in part.cells()] == ["C4"]
    assert [cell.column for cell in part.cells()] == [2]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (7.0, "7"),
        (7.25, "7.25"),
        (True, "TRUE"),
        (date(2014, 3, 9), "2014-03-09"),
        (datetime(2026, 3, 9, 14, 30), "2026-03-09 14:30:00"),
        ("01632 960123", "01632 960123"),
        ("two\nlines\tand a tab", "two lines and a tab"),
    ],
)
def test_values_are_written_as_people_read_them(value: object, text: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = value
    assert texts(read(saved(book), "a.xlsx"))["Sheet"] == f"{text}\n"


@pytest.mark.parametrize(
    ("state", "how"), [("visible", None), ("hidden", Hidden.SHEET), ("veryHidden", Hidden.SHEET)]
)
def test_a_hidden_sheet_is_a_hidden_part(state: str, how: Hidden | None) -> None:
    book, _ = workbook()
    extra = book.create_sheet("Lookup")
    extra["A1"] = "Theo"
    extra.sheet_state = state
    assert by_place(read(saved(book), "a.xlsx"))["Lookup"].hidden is how


def test_hidden_rows_are_spans() -> None:
    book, sheet = workbook()
    sheet.row_dimensions[2].hidden = True
    assert hidden(sheet_part(book)) == [("Theo\tASD", Hidden.ROW)]


def test_hidden_columns_are_spans_of_each_cell() -> None:
    book, sheet = workbook()
    sheet.column_dimensions["B"].hidden = True
    expected = [(word, Hidden.COLUMN) for word in ("Need", "ASD", "none")]
    assert hidden(sheet_part(book)) == expected


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (b'<row r="3"', b'<row r="3" ht="0" customHeight="1"', [("Ada\tnone", Hidden.ROW)]),
        (b'<row r="3"', b'<row r="3" ht="15" customHeight="1"', []),
        (b'<row r="3"', b"<row r='3' hidden='true'", [("Ada\tnone", Hidden.ROW)]),
        (
            b"<sheetData>",
            b'<cols><col min="2" max="9" width="0" customWidth="1"/></cols><sheetData>',
            [("Need", Hidden.COLUMN), ("ASD", Hidden.COLUMN), ("none", Hidden.COLUMN)],
        ),
        (b"<sheetData>", b'<cols><col min="2" max="9" width="4"/></cols><sheetData>', []),
    ],
)
def test_what_has_no_height_or_width_is_hidden(
    old: bytes, new: bytes, found: list[tuple[str, Hidden]]
) -> None:
    assert hidden(by_place(read(sheet_changed(old, new), "a.xlsx"))["Sheet1"]) == found


def test_white_letters_on_no_fill_are_white_on_white() -> None:
    book, sheet = workbook()
    sheet["B2"].font = Font(color="FFFFFFFF")
    assert hidden(sheet_part(book)) == [("ASD", Hidden.WHITE_ON_WHITE)]


def test_white_letters_on_a_dark_header_can_be_read() -> None:
    book, sheet = workbook()
    sheet["A1"].font = Font(color="FFFFFFFF")
    sheet["A1"].fill = PatternFill("solid", fgColor="FF203864")
    assert hidden(sheet_part(book)) == []


def test_a_format_that_shows_nothing_hides_its_cell() -> None:
    book, sheet = workbook()
    sheet["B2"].number_format = ";;;"
    assert hidden(sheet_part(book)) == [("ASD", Hidden.WHITE_ON_WHITE)]


def test_comments_are_a_hidden_part_found_by_cell() -> None:
    book, sheet = workbook()
    sheet["B2"].comment = Comment("Ask the nurse", "Ada Quill")
    part = by_place(read(saved(book), "a.xlsx"))["Sheet1 comments"]
    assert (part.text.reveal(), part.hidden) == ("Ask the nurse\n", Hidden.COMMENT)
    assert part.position(0) == "B2"


def test_pivot_caches_keep_rows_that_no_sheet_shows() -> None:
    book, _ = workbook()
    definition = (
        f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields><cacheField name="Name"><sharedItems>'
        '<s v="Theo"/><s v="Ada"/></sharedItems></cacheField><cacheField name="Mark"><sharedItems/>'
        "</cacheField></cacheFields></pivotCacheDefinition>"
    )
    records = (
        f'<pivotCacheRecords xmlns="{MAIN}"><r><x v="0"/><n v="4"/></r><r><x v="1"/><n v="9"/></r>'
        "</pivotCacheRecords>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONSHIPS}/pivotCacheRecords" '
        'Target="pivotCacheRecords1.xml"/></Relationships>'
    )
    folder = "xl/pivotCache"
    content = rezipped(
        saved(book),
        {
            f"{folder}/pivotCacheDefinition1.xml": definition.encode(),
            f"{folder}/pivotCacheRecords1.xml": records.encode(),
            f"{folder}/_rels/pivotCacheDefinition1.xml.rels": relations.encode(),
        },
    )
    part = by_place(read(content, "a.xlsx"))["pivot cache 1"]
    assert part.hidden is Hidden.PIVOT_CACHE
    assert cells(part) == [["Name", "Mark"], ["Theo", "4"], ["Ada", "9"]]


def test_properties_are_a_part_only_where_somebody_set_them() -> None:
    book, _ = workbook()
    assert "properties" not in texts(read(saved(book), "a.xlsx"))
    book.properties.title = "SEN register of 7B"
    part = by_place(read(saved(book), "a.xlsx"))["properties"]
    assert part.hidden is Hidden.METADATA
    assert "title: SEN register of 7B" in part.text.reveal()


def sheet_changed(old: bytes, new: bytes) -> bytes:
    book, _ = workbook()
    content = saved(book)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    assert old in xml
    return rezipped(content, {"xl/worksheets/sheet1.xml": xml.replace(old, new)})


def test_a_text_number_that_does_not_exist_is_corrupt_not_a_crash() -> None:
    inline = b't="inlineStr"><is><t>ASD</t></is>'
    content = sheet_changed(inline, b't="s"><v>99999</v>')
    assert reason(content, "a.xlsx") is Reason.CORRUPT


def test_a_sheet_with_room_for_everything_is_refused_before_it_is_opened() -> None:
    content = sheet_changed(b'r="B3"', b'r="XFD1048576"')
    assert reason(content, "a.xlsx") is Reason.TOO_LARGE


def test_a_declared_dimension_alone_does_no_harm() -> None:
    content = sheet_changed(b'ref="A1:B3"', b'ref="A1:XFD1048576"')
    assert cells(by_place(read(content, "a.xlsx"))["Sheet1"]) == ROWS


def test_entities_in_a_workbook_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'
    book, _ = workbook()
    assert reason(rezipped(saved(book), {"xl/workbook.xml": bomb}), "a.xlsx") is Reason.CORRUPT


def test_an_old_workbook_tells_hidden_sheets_rows_and_columns() -> None:
    book = xlwt.Workbook()
    for name in ("Shown", "Lookup"):
        sheet = book.add_sheet(name)
        for number, row in enumerate(ROWS):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    book.get_sheet(1).visibility = 1
    book.get_sheet(0).row(2).hidden = True
    book.get_sheet(0).col(1).hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    parts = by_place(read(buffer.getvalue(), "a.xls"))
    assert cells(parts["Shown"]) == ROWS
    assert set(hidden(parts["Shown"])) == {
        ("Need", Hidden.COLUMN),
        ("ASD", Hidden.COLUMN),
        ("Ada\tnone", Hidden.ROW),
    }
    assert (parts["Shown"].hidden, parts["Lookup"].hidden) == (None, Hidden.SHEET)


ODS_ROWS = (
    '<table:table-column table:number-columns-repeated="1"/>'
    '<table:table-column table:visibility="collapse"/>'
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Theo</text:p>'
    "<office:annotation><text:p>Ask the nurse</text:p></office:annotation></table:table-cell>"
    '<table:table-cell office:value-type="string"><text:p>ASD</text:p></table:table-cell>'
    "</table:table-row>"
    '<table:table-row table:visibility="filter"><table:table-cell office:value-type="string">'
    "<text:p>Ada</text:p></table:table-cell></table:table-row>"
)


def open_document(kind: str, body: str, styles: str = "") -> bytes:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text", "style")
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "META-INF/manifest.xml": '<manifest xmlns="urn:x"/>',
            "content.xml": f"<office:document-content{names}>{styles}<office:body>{body}"
            "</office:body></office:document-content>",
        }
    )


def test_an_open_document_sheet_tells_what_it_hides() -> None:
    table = f'<table:table table:name="S1">{ODS_ROWS}</table:table>'
    body = f"<office:spreadsheet>{table}</office:spreadsheet>"
    parts = by_place(read(open_document("spreadsheet", body), "a.ods"))
    assert set(hidden(parts["S1"])) == {("ASD", Hidden.COLUMN), ("Ada", Hidden.ROW)}
    assert parts["S1 comments"].text.reveal() == "Ask the nurse\n"
    assert parts["S1 comments"].position(0) == "A1"


def test_an_html_table_that_is_named_a_spreadsheet_is_read_as_one() -> None:
    content = (
        b"<table><tr><td>Name</td><td>Need</td></tr><tr><td>Theo</td><td>ASD</td></tr></table>"
    )
    assert cells(by_place(read(content, "export.xls"))["body"]) == [
        ["Name", "Need"],
        ["Theo", "ASD"],
    ]


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert (column_name(number), column_number(name)) == (name, number)
