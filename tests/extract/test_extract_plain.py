"""Plain and delimited text: the file's own characters, and offsets into them."""

from __future__ import annotations

import codecs

import pytest

from tests.extract.extracted import by_place, cells, read, texts

TEXT = "Zoë Ng\r\n\r\n7B\tlate \rend\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (TEXT.encode("utf-16-le"), TEXT),
        (TEXT.encode("cp1252"), TEXT),
        ("“Zoë” – £5".encode("cp1252"), "“Zoë” – £5"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_the_text_of_a_plain_file_is_its_own(content: bytes, text: str, name: str) -> None:
    assert texts(read(content, name)) == {"body": text}


@pytest.mark.parametrize("head", ["<html><body>x</body></html>", "From: a@b.example\nTo: c\n\nx"])
def test_a_text_file_is_never_taken_for_a_page_or_a_mail(head: str) -> None:
    assert texts(read(head.encode(), "notes.txt")) == {"body": head}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name,Note\nTheo,late\n", [["Name", "Note"], ["Theo", "late"]]),
        (
            'Name;Note\r\n"Oak, Theo";"a ""b"" c"\r\n',
            [["Name", "Note"], ["Oak, Theo", 'a ""b"" c']],
        ),
        ("Name\tNote\nTheo\t\n", [["Name", "Note"], ["Theo", ""]]),
        ("Name|Note\n\nTheo|x", [["Name", "Note"], ["Theo", "x"]]),
        ('Name,Note\nTheo,"two\nlines"\n', [["Name", "Note"], ["Theo", "two\nlines"]]),
        ('Name,Note\nTheo,5" tall\n', [["Name", "Note"], ["Theo", '5" tall']]),
        ('Name,Note\nTheo,"open\n', [["Name", "Note"], ["Theo", '"open']]),
        ('"Name","Note"\n"Theo", "x"\n', [["Name", "Note"], ["Theo", "x"]]),
        ("Name\nTheo\n", [["Name"], ["Theo"]]),
    ],
)
def test_cells_of_delimited_text_are_offsets_into_it(text: str, rows: list[list[str]]) -> None:
    part = by_place(read(text.encode(), "list.csv"))["body"]
    assert part.text.reveal() == text
    assert cells(part) == rows
    assert all(cell.column == at for row in part.tables[0].rows for at, cell in enumerate(row))


def test_a_text_file_has_a_table_only_where_every_line_is_a_row() -> None:
    rows = b"Name\tForm\tGrade\nTheo\t7B\t5\nAda\t7C\t6\n"
    prose = b"Dear all,\nplease note, as ever, the time.\nAda, Theo, and others\n"
    assert len(by_place(read(rows, "a.txt"))["body"].tables) == 1
    assert by_place(read(prose, "a.txt"))["body"].tables == ()


def test_the_title_is_the_file_name_as_words() -> None:
    part = by_place(read(b"x", "SEN_register-2026.txt"))["body"]
    assert part.title.reveal() == "SEN register 2026"
