"""Data files in XML (a pupil transfer file): a line for each value, under its element's name."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scanner.extract.limits import Budget
from scanner.extract.package import local_name, parsed
from scanner.extract.passage import Piece
from scanner.extract.prose import Prose, in_one_line


def read_xml(content: bytes, budget: Budget) -> Iterator[Piece]:
    """ "Surname: Okafor" for each element with text; a blank line between records.

    Raises ItemUnreadable for what is no sound XML, or defines entities.
    """
    prose = Prose()
    _write(prose, parsed(content.lstrip()))
    passage = prose.passage()
    if passage is not None:
        yield passage


def _write(prose: Prose, element: etree._Element) -> None:
    for key, value in element.attrib.items():
        if not str(value).startswith(("http://", "https://")):
            prose.write(f"{str(key).rpartition('}')[2]}: {in_one_line(str(value))}\n")
    if element.text and element.text.strip():
        prose.write(f"{local_name(element)}: {in_one_line(element.text)}\n")
    for child in element:
        if not local_name(child):
            continue
        if len(child) and not prose.ends_in_blank_line:
            prose.write("\n")
        _write(prose, child)
        if child.tail and child.tail.strip():
            prose.write(f"{in_one_line(child.tail)}\n")
