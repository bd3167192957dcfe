"""Which reader reads which kind. Readers are imported when first needed: a worker starts fast."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import cast

from scanner.errors import ItemUnreadable
from scanner.extract.kind import Kind
from scanner.extract.limits import Budget
from scanner.extract.passage import Piece, Reader
from scanner.model import Reason

READERS = {
    Kind.EML: "eml:read_eml",
    Kind.MSG: "msg:read_msg",
    Kind.TEXT: "plain:read_text",
    Kind.CSV: "plain:read_delimited",
    Kind.XML: "xml:read_xml",
    Kind.HTML: "html:read_html",
    Kind.RTF: "rtf:read_rtf",
    Kind.PDF: "pdf:read_pdf",
    Kind.DOCX: "docx:read_docx",
    Kind.XLSX: "xlsx:read_xlsx",
    Kind.XLSB: "xls:read_xlsb",
    Kind.XLS: "xls:read_xls",
    Kind.ODS: "ods:read_ods",
    Kind.ODT: "odt:read_odt",
    Kind.PPTX: "pptx:read_pptx",
    Kind.ZIP: "archive:read_zip",
    Kind.GZIP: "archive:read_gzip",
    Kind.IMAGE: "picture:read_picture",
}

_REFUSED = {
    Kind.ENCRYPTED_OFFICE: (Reason.ENCRYPTED, "a password-protected Office file"),
    Kind.OLD_OFFICE: (Reason.UNSUPPORTED, "a Word or PowerPoint file of the old binary kind"),
    Kind.TNEF: (Reason.UNSUPPORTED, "winmail.dat, Outlook's own packing of attachments"),
    Kind.BROKEN_ZIP: (Reason.CORRUPT, "a damaged archive or Office file"),
    Kind.BROKEN_CFB: (Reason.CORRUPT, "a damaged Outlook or old Office file"),
    Kind.BINARY: (Reason.UNSUPPORTED, "a binary file of a kind we do not read"),
}


@cache
def reader_for(kind: Kind) -> Reader:
    """The reader of a kind. For a kind we do not read, one that says why."""
    if kind in _REFUSED:
        reason, detail = _REFUSED[kind]
        return _refusal(reason, detail)
    module, _, function = READERS[kind].partition(":")
    return cast(Reader, getattr(import_module(f"scanner.extract.{module}"), function))


def _refusal(reason: Reason, detail: str) -> Reader:
    def refuse(content: bytes, budget: Budget) -> Iterator[Piece]:
        raise ItemUnreadable(reason, detail)

    return refuse
