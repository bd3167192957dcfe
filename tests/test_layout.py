"""Lines, sentences, paragraphs, headings, labels, rows and signatures of a text."""

from __future__ import annotations

import pytest

from scanner.what.layout import Layout, Span
from tests.read_text import a_body


def _layout(text: str, *, table: bool = False) -> Layout:
    return Layout(a_body(text, table=table))


def _texts(layout: Layout, spans: tuple[Span, ...]) -> list[str]:
    return [layout.text[span.start : span.end].strip() for span in spans]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # an initial ends no sentence, the letter of a row or a room does
        ("Ask J. Smith. Now.", ["Ask J. Smith.", "Now."]),
        ("We sit in row C. Bullying is wrong.", ["We sit in row C.", "Bullying is wrong."]),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Hart met Dr. Bell. They left.", ["Mr. Hart met Dr. Bell.", "They left."]),
        ("He went, e.g. To the nurse.", ["He went, e.g. To the nurse."]),
        ("T. Okafor ran. He fell.", ["T. Okafor ran.", "He fell."]),
        ("It cost 3.50 in all. Yes.", ["It cost 3.50 in all.", "Yes."]),
        ('"He hit me." She cried.', ['"He hit me."', "She cried."]),
        ("Ann: asthma; Bob: eczema", ["Ann: asthma;", "Bob: eczema"]),
        ("one; two", ["one; two"]),
        # a capital of any language begins a sentence, and a label
        (
            "Nurse Colley, of influenza. Özlem plays.",
            ["Nurse Colley, of influenza.", "Özlem plays."],
        ),
        # a short line ends what it says, a wrapped one goes on
        ("Dear all\nLunch is at noon", ["Dear all", "Lunch is at noon"]),
        (
            "This line of a letter is wrapped where the page ended and\ngoes on here.",
            ["This line of a letter is wrapped where the page ended and\ngoes on here."],
        ),
        ("- one thing\n- another thing", ["- one thing", "- another thing"]),
        ("Name: Ann\nMedical: asthma", ["Name: Ann", "Medical: asthma"]),
        ("One\n\nTwo", ["One", "Two"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_text_parts_into_sentences(text: str, sentences: list[str]) -> None:
    layout = _layout(text)
    assert _texts(layout, layout.sentences) == sentences


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("a\nb\n\nc", ["a\nb", "c"]),
        ("a\n \t\nb", ["a", "b"]),
        ("\n\na\n\n\n", ["a"]),
        ("a\r\nb\r\n\r\nc", ["a\r\nb", "c"]),
        ("", []),
    ],
)
def test_text_parts_into_paragraphs(text: str, paragraphs: list[str]) -> None:
    layout = _layout(text)
    assert _texts(layout, layout.paragraphs) == paragraphs


def test_every_character_of_a_line_is_in_that_line() -> None:
    layout = _layout("ab\r\ncd\n\nef")
    assert [layout.line_at(p) for p in (0, 1, 4, 5, 8)] == [
        Span(0, 2),
        Span(0, 2),
        Span(4, 6),
        Span(4, 6),
        Span(8, 10),
    ]


def test_position_after_the_text_belongs_to_its_last_unit() -> None:
    layout = _layout("One. Two.")
    assert layout.sentence_at(99) == layout.sentences[-1]


def test_empty_text_has_empty_units() -> None:
    layout = _layout("")
    assert layout.sentence_at(0) == Span(0, 0)
    assert layout.paragraph_at(0) == Span(0, 0)
    assert layout.heading_above(0) is None
    assert layout.signature_start == 0


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("SEN register\n\nAnn\nBob", ["SEN register"]),
        ("Hello there.\n\nSEN register:\nAnn", ["SEN register:"]),
        ("We have the following pupils:\nAnn", ["We have the following pupils:"]),
        ("Dear parents\n\nWe met.", []),
        ("We met on Monday.\nIt rained.", []),
        ("Medical: asthma\nForm: 5A", []),
        ("- a point:\n- another:", []),
        ("a\tb\nc\td", []),
        ("Kind regards\nAnn", []),
        ("A" * 90 + "\nb", []),
    ],
)
def test_heading_titles_what_is_below(text: str, headings: list[str]) -> None:
    layout = _layout(text)
    assert [h for h in _texts(layout, layout.headings) if h not in ("Ann", "Bob")] == headings


def test_heading_above_is_the_nearest_one_before() -> None:
    text = "First part\n\nIt rained.\n\nSecond part\n\nIt snowed."
    layout = _layout(text)
    above = layout.heading_above(text.index("snowed"))
    assert above is not None
    assert layout.text[above.start : above.end] == "Second part"
    assert layout.heading_above(0) is None


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Medical: asthma", "Medical", "asthma"),
        ("Date of birth:  3 May", "Date of birth", "3 May"),
        ("Medical\tasthma", "Medical", "asthma"),
        ("% Att: 93.1", "% Att", "93.1"),
        ("% present: 79.6", "% present", "79.6"),
        ("eFSM: 1", "eFSM", "1"),
        ("LGBT+ status: gay", "LGBT+ status", "gay"),
        ("Priority contact no.: 1", "Priority contact no.", "1"),
    ],
)
def test_form_line_has_label_and_value(text: str, label: str, value: str) -> None:
    layout = _layout(text)
    found = layout.label_at(len(text) - 1)
    assert found is not None
    assert [layout.text[span.start : span.end] for span in found] == [label, value]


@pytest.mark.parametrize(
    "text", ["asthma", "he said: yes, it is so", "Medical:", ": asthma", "etc: see below"]
)
def test_other_lines_have_no_label(text: str) -> None:
    assert _layout(text).label_at(0) is None


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("Lunch is at 12.\n\nKind regards\nAnn", "Kind regards\nAnn"),
        ("Lunch is at 12.\nMany thanks,\nAnn", "Many thanks,\nAnn"),
        ("Lunch is at 12.\n\nYours sincerely\n\nAnn", "Yours sincerely\n\nAnn"),
        ("Lunch is at 12.\n-- \nAnn", "-- \nAnn"),
        ("Many thanks for your mail.\nAnn is well.", ""),
        ("Thanks\nLunch is at 12.", ""),  # an opening, not a closing
        ("", ""),
    ],
)
def test_signature_begins_where_the_mail_closes(text: str, signature: str) -> None:
    layout = _layout(text)
    assert text[layout.signature_start :] == signature


def test_row_and_cell_are_found_by_any_of_their_characters() -> None:
    text = "Name,Form\nAnn,5A\n"
    layout = _layout(text, table=True)
    row, cell = layout.row_at(text.index("5A")), layout.cell_at(text.index("5A"))
    assert row is not None
    assert row.number == 1
    assert cell is not None
    assert (cell.column, text[cell.start : cell.end]) == (1, "5A")


def test_prose_is_in_no_row() -> None:
    layout = _layout("Ann is in 5A.")
    assert layout.row_at(3) is None
    assert layout.cell_at(3) is None
