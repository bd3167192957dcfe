"""What an Office file holds and no page of it shows: alternative texts, custom XML, names, caches.

Parts after ECMA-376: part 1, 20.4.2.5 (`docPr`), 19.3.1.12 (`cNvPr`), 18.2.5 (`definedName`),
18.14 (external links), 17.15.1.31 (`docVar`); custom XML parts, part 1, 15.2.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from scanner.extract.package import Package, attribute, local_name
from scanner.extract.passage import Passage
from scanner.extract.prose import Prose
from scanner.model import Cell, Hidden

_DRAWN = {
    "word": re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml"),
    "ppt": re.compile(r"ppt/slides/slide\d+\.xml"),
    "xl": re.compile(r"xl/drawings/drawing\d+\.xml"),
}
_CUSTOM = re.compile(r"customXml/item\d*\.xml")
_EXTERNAL = re.compile(r"xl/externalLinks/externalLink\d+\.xml")
# Word and PowerPoint describe pictures by themselves; such a text is about nobody.
_AUTOMATIC = re.compile(
    r"description automatically generated|^(?:a picture containing|image of )|"
    r"^https?://\S+$",
    re.I,
)
# What SharePoint, the bibliography and the cover page keep for themselves.
_FURNITURE = (
    "sharepoint",
    "bibliography",
    "coverPageProps",
    "metadata/properties",
    "contentType",
    "FormTemplates",
    "customDocumentInformation",
)
_STRING = re.compile(r'"((?:[^"]|"")+)"')


def unseen(package: Package, folder: str) -> Iterator[Passage]:
    """A hidden passage for each kind that the file holds anything of; `folder`: word, ppt, xl."""
    yield from _present(_alternative_texts(package, folder))
    yield from _present(_custom_xml(package))
    if folder == "word":
        yield from _present(_document_variables(package))
    if folder == "xl":
        yield from _present(_defined_names(package))
        yield from _external_sheets(package)


def _present(passage: Passage | None) -> Iterator[Passage]:
    if passage is not None:
        yield passage


def _alternative_texts(package: Package, folder: str) -> Passage | None:
    """What a screen reader reads out in place of a picture."""
    prose = Prose()
    for name in sorted(filter(_DRAWN[folder].fullmatch, package.names)):
        for element in package.xml(name).iter("{*}docPr", "{*}cNvPr"):
            for text in dict.fromkeys((element.get("title"), element.get("descr"))):
                if text and not _AUTOMATIC.search(str(text)):
                    _write_paragraph(prose, str(text))
    return prose.passage("alternative text", Hidden.METADATA)


def _custom_xml(package: Package) -> Passage | None:
    """What templates and add-ins keep beside the text: often the record a letter was made of."""
    prose = Prose()
    for name in sorted(filter(_CUSTOM.fullmatch, package.names)):
        root = package.xml(name)
        if any(word.lower() in str(root.tag).lower() for word in _FURNITURE):
            continue
        for element in root.iter():
            _write_element(prose, element)
    return prose.passage("custom XML", Hidden.METADATA)


def _write_element(prose: Prose, element: etree._Element) -> None:
    name = local_name(element)
    if not name:
        return
    values = [(_local(key), str(value)) for key, value in element.attrib.items()]
    if len(element) == 0:
        values.append((name, element.text or ""))
    for label, value in values:
        if re.search(r"[A-Za-z]{2}|\d{2}", value) and not value.startswith(
            ("http:", "https:", "{")
        ):
            prose.write(f"{_spaced(label)}: {' '.join(value.split())}\n")


def _local(key: object) -> str:
    """An attribute's name without its namespace."""
    return str(key).rpartition("}")[2]


def _document_variables(package: Package) -> Passage | None:
    """What a macro or a mail merge left in the document."""
    prose = Prose()
    if "word/settings.xml" in package.names:
        for variable in package.xml("word/settings.xml").iter("{*}docVar"):
            label, value = attribute(variable, "name"), attribute(variable, "val")
            if value.strip():
                prose.write(f"{_spaced(label)}: {' '.join(value.split())}\n")
    return prose.passage("document variables", Hidden.METADATA)


def _defined_names(package: Package) -> Passage | None:
    """Names that a workbook gives to ranges and texts; those of Excel itself left out."""
    prose = Prose()
    for element in package.xml(package.main_part("xl/workbook.xml")).iter("{*}definedName"):
        name = str(element.get("name", ""))
        if name.startswith(("_xlnm", "_xl", "_FilterDatabase")):
            continue
        texts = ", ".join(text.replace('""', '"') for text in _STRING.findall(element.text or ""))
        note = str(element.get("comment", ""))
        told = "; ".join(filter(None, (texts, note)))
        prose.write(f"{_spaced(name)}: {told}\n" if told else f"{_spaced(name)}\n")
    return prose.passage("defined names", Hidden.METADATA)


def _external_sheets(package: Package) -> Iterator[Passage]:
    """The cells of other workbooks that formulas point at: kept here, and shown nowhere."""
    for number, name in enumerate(sorted(filter(_EXTERNAL.fullmatch, package.names)), start=1):
        prose = Prose()
        for sheet in package.xml(name).iter("{*}sheetData"):
            prose.table(_external_rows(prose, sheet))
        yield from _present(prose.passage(f"external link {number}", Hidden.SHEET))


def _external_rows(prose: Prose, sheet: etree._Element) -> Iterable[tuple[Cell, ...]]:
    rows = []
    for row in sheet.iter("{*}row"):
        cells = [
            (column, "".join(value.text or "" for value in cell.iter("{*}v")), cell.get("r") or "")
            for column, cell in enumerate(row.iter("{*}cell"))
        ]
        if any(text for _, text, _ in cells):
            rows.append(prose.row(cells))
    return rows


def _write_paragraph(prose: Prose, text: str) -> None:
    prose.write(" ".join(text.split()))
    prose.write("\n\n")


def _spaced(name: str) -> str:
    """ "PupilName" and "pupil_name" as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\-]+", " ", name).strip()
