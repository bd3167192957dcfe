"""What a PDF says about itself: its properties, its XMP metadata and its bookmarks.

Properties: ISO 32000-1, 14.3.3; XMP: 14.3.2 (the stream is left uncompressed for programs like
this one to find). PDFium gives the former alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2 as pdfium
from lxml import etree

from scanner.errors import ItemUnreadable
from scanner.extract.package import local_name, parsed, properties_passage
from scanner.extract.passage import Passage
from scanner.extract.prose import Prose
from scanner.model import Hidden

_INFO = {
    "Title": "title",
    "Subject": "subject",
    "Keywords": "keywords",
    "Author": "creator",
}
_PACKET = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
_LONGEST_PACKET_BYTES = 1_000_000
_MOST_PACKETS = 20  # pictures in a PDF bring packets of their own
# Dublin Core, a producer's own fields, what picture editors write; dates and tools say nothing.
_TOLD_BY = (
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/pdfx/1.3/",
    "http://ns.adobe.com/photoshop/1.0/",
)
_NOT_TOLD = frozenset({"format", "identifier", "language", "type", "ICCProfile", "ColorMode"})
_KEYWORDS = "{http://ns.adobe.com/pdf/1.3/}Keywords"


def pdf_properties(document: Any, content: bytes) -> Iterator[Passage]:
    """Properties with XMP as one hidden passage, bookmarks as another; none where none are set."""
    lines = list(_info(document))
    known = {value.strip() for _, value in lines}
    lines += [(name, value) for name, value in _xmp(content) if value.strip() not in known]
    properties = properties_passage(list(dict.fromkeys(lines)))
    if properties is not None:
        yield properties
    bookmarks = _bookmarks(document)
    if bookmarks is not None:
        yield bookmarks


def _info(document: Any) -> Iterator[tuple[str, str]]:
    try:
        entries = document.get_metadata_dict(skip_empty=True)
    except pdfium.PdfiumError:
        return
    yield from ((_INFO[key], str(entries[key])) for key in _INFO if key in entries)


def _xmp(content: bytes) -> Iterator[tuple[str, str]]:
    for number, packet in enumerate(_PACKET.finditer(content)):
        if number == _MOST_PACKETS:
            return
        if packet.end() - packet.start() > _LONGEST_PACKET_BYTES:
            continue
        try:
            root = parsed(packet.group())
        except ItemUnreadable:
            continue  # a damaged packet: no program shows it
        yield from _described(root)


def _described(root: etree._Element) -> Iterator[tuple[str, str]]:
    for description in root.iter("{*}Description"):
        for key, value in description.attrib.items():
            if _tells(str(key)):
                yield str(key).rpartition("}")[2], str(value)
        for element in description:
            if isinstance(element.tag, str) and _tells(element.tag):
                yield local_name(element), ", ".join(_texts(element))


def _texts(element: etree._Element) -> Iterable[str]:
    return (text for piece in element.itertext() if (text := str(piece).strip()))


def _tells(name: str) -> bool:
    if name.rpartition("}")[2] in _NOT_TOLD:
        return False
    return name == _KEYWORDS or name.startswith(tuple(f"{{{space}}}" for space in _TOLD_BY))


def _bookmarks(document: Any) -> Passage | None:
    """The titles in the outline, which many readers keep folded away."""
    prose = Prose()
    try:
        for entry in document.get_toc(max_depth=4):
            title = entry.get_title() if hasattr(entry, "get_title") else entry.title
            if title and title.strip():
                prose.write(f"{' '.join(title.split())}\n\n")
    except pdfium.PdfiumError:
        return None
    return prose.passage("bookmarks", Hidden.METADATA)
