"""What a file is, told by its first bytes; its name only decides between kinds of text."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

CFB_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Kind(StrEnum):
    EML = "mail"
    MSG = "Outlook mail"
    TEXT = "text"
    CSV = "delimited text"
    XML = "XML"
    HTML = "HTML"
    RTF = "RTF"
    PDF = "PDF"
    DOCX = "Word document"
    XLSX = "spreadsheet"
    XLSB = "binary spreadsheet"
    XLS = "old spreadsheet"
    ODS = "OpenDocument spreadsheet"
    ODT = "OpenDocument text"
    PPTX = "presentation"
    ZIP = "archive"
    GZIP = "compressed file"
    IMAGE = "image"
    ENCRYPTED_OFFICE = "password-protected Office file"
    OLD_OFFICE = "old Word or PowerPoint file"
    TNEF = "winmail.dat"
    BROKEN_ZIP = "damaged archive or Office file"
    BROKEN_CFB = "damaged compound file"
    BINARY = "unknown binary"


_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PLAIN_NAMES = (".txt", ".md", ".log")
_DELIMITED_NAMES = (".csv", ".tsv", ".tab")
_READ_BY_CONTENT = (
    *(".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods", ".odt"),
    *(".pptx", ".pptm", ".ppsx", ".pdf", ".rtf", ".zip", ".msg", ".eml", ".csv", ".txt"),
    *(".html", ".htm", ".xml", ".odp", ".gz"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_FRAGMENT = re.compile(rb"<(?:table|div|p|span|tr|meta|style)\b", re.I)
_HEADER = re.compile(
    rb"^(?:from|to|cc|bcc|subject|date|received|return-path|mime-version|message-id|delivered-to|"
    rb"content-type|reply-to|dkim-signature|thread-topic|thread-index|sender|x-[\w-]+)[ \t]*:",
    re.I | re.M,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(content: bytes, name: str = "") -> Kind:
    """The kind of a file that is not empty."""
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        return _zip_kind(content)
    if content.startswith(CFB_MAGIC):
        return _compound_kind(content)
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if content.startswith(b"{\\rtf"):
        return Kind.RTF
    if content.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if content.startswith(b"\x78\x9f\x3e\x22"):
        return Kind.TNEF
    if _is_image(content):
        return Kind.IMAGE
    if is_text(content):
        return _text_kind(content, name.lower())
    return Kind.BINARY


def should_be_readable(name: str) -> bool:
    """True when the name promises a kind we read, so that other content means damage."""
    return name.lower().endswith(_READ_BY_CONTENT)


def is_text(content: bytes) -> bool:
    """True for text in UTF-8, UTF-16 (marked or not) or a one-byte code page."""
    if content.startswith(_TEXT_BOMS) or is_unmarked_utf16(content):
        return True
    head = content[:8192]
    return b"\x00" not in head and len(_CONTROL.findall(head)) * 100 <= len(head)


def is_unmarked_utf16(content: bytes) -> bool:
    """True where every other byte of the beginning is zero, as in UTF-16 of Latin letters."""
    head = content[:512]
    if len(head) < 8 or len(content) % 2:
        return False
    return head[1::2].count(0) > len(head) * 0.4 and 0 not in head[0::2]


def looks_like_mail(content: bytes) -> bool:
    """True when the first block of lines holds at least two headers of a mail."""
    start = content.lstrip(b"\xef\xbb\xbf\r\n")
    if start.startswith(b"From "):
        start = start.partition(b"\n")[2]
    block = re.split(rb"\r?\n\r?\n", start[:65536], maxsplit=1)[0]
    return bool(_HEADER.match(block)) and len(_HEADER.findall(block)) >= 2


def _text_kind(content: bytes, name: str) -> Kind:
    if name.endswith(_DELIMITED_NAMES):
        return Kind.CSV
    if name.endswith(_PLAIN_NAMES):
        return Kind.TEXT
    head = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return Kind.HTML
    if head.lstrip().startswith(b"<?xml"):
        return Kind.HTML if b"<html" in head.lower() else Kind.XML
    if name.endswith((".eml", ".mht", ".mhtml")) or looks_like_mail(content):
        return Kind.EML
    # Spreadsheets that management systems export as ".xls" are often an HTML table.
    if name.endswith((".html", ".htm", ".xls", ".xlsx", ".doc")) and _HTML_FRAGMENT.search(head):
        return Kind.HTML
    if name.endswith((".xls", ".xlsx")):
        return Kind.CSV
    return Kind.TEXT


def _is_image(content: bytes) -> bool:
    if content.startswith(_IMAGES):
        return True
    if content.startswith(b"BM") and content[6:10] == bytes(4):
        return True
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return True
    return content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"avif")


def _zip_kind(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return Kind.BROKEN_ZIP
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Kind.ODS
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        return Kind.ODT
    if "[Content_Types].xml" in names:
        if "xl/workbook.bin" in names:
            return Kind.XLSB
        for folder, kind in (("word/", Kind.DOCX), ("xl/", Kind.XLSX), ("ppt/", Kind.PPTX)):
            if any(name.startswith(folder) for name in names):
                return kind
    return Kind.ZIP


def _compound_kind(content: bytes) -> Kind:
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(content) as compound:
            for stream, kind in (
                ("__properties_version1.0", Kind.MSG),
                ("EncryptedPackage", Kind.ENCRYPTED_OFFICE),
                ("Workbook", Kind.XLS),
                ("Book", Kind.XLS),
                ("WordDocument", Kind.OLD_OFFICE),
                ("PowerPoint Document", Kind.OLD_OFFICE),
            ):
                if compound.exists(stream):
                    return kind
    except (OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError):
        return Kind.BROKEN_CFB
    return Kind.BINARY
