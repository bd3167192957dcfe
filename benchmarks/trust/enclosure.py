"""A content as a file of any kind a school attaches or stores."""

from __future__ import annotations

from email.message import EmailMessage
from random import Random

from benchmarks.trust.content import Content
from benchmarks.trust.piece import Attachment, Blocks
from scanner.demo.document import Grid, as_csv, document
from scanner.demo.settled import zipped
from scanner.demo.workbook import Sheet, ods, one_sheet

PROSE_KINDS = ("docx", "docx", "pdf", "pdf", "txt", "html", "rtf", "odt", "pptx", "zip", "eml")
TABLE_KINDS = (
    "xlsx",
    "xlsx",
    "xlsx",
    "csv",
    "csv",
    "ods",
    "docx",
    "pdf",
    "html",
    "odt",
    "rtf",
    "zip",
    "eml",
)


def enclosed(content: Content, random: Random, name: str = "", kind: str = "") -> Attachment:
    """The content as a file; `name` without its ending."""
    is_table = any(isinstance(block, Grid) for block in content.blocks)
    is_sheet = is_table and len(content.blocks) == 1
    kind = kind or random.choice(TABLE_KINDS if is_sheet else PROSE_KINDS)
    if kind == "pdf" and not fits_a_pdf(blocks_text(content.blocks)):
        kind = "docx"
    if not is_sheet and is_table and kind == "pptx":
        kind = "docx"
    stem = name or content.title or "Document"
    return Attachment(f"{stem}.{kind}", written(content, kind, random, stem))


def fits_a_pdf(text: str) -> bool:
    """Whether the built-in fonts of a PDF have every letter; others print a black square."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def blocks_text(blocks: Blocks) -> str:
    return "\n".join(
        b if isinstance(b, str) else "\n".join("\t".join(r) for r in b.rows) for b in blocks
    )


def written(content: Content, kind: str, random: Random, stem: str = "Document") -> bytes:
    blocks = content.blocks
    if kind == "zip":
        pdf = "pdf" if fits_a_pdf(blocks_text(blocks)) else "docx"
        inner = "xlsx" if _only_grid(blocks) else random.choice(("docx", pdf, "txt"))
        return zipped(
            {
                f"{stem}.{inner}": written(content, inner, random),
                "readme.txt": b"Unpack me first.\n",
            }
        )
    if kind == "eml":
        return _mail(content, random)
    if kind in ("xlsx", "csv", "ods"):
        table = _only_grid(blocks)
        if table is None:
            raise ValueError(f"no table for a {kind}")
        if kind == "csv":
            return as_csv(table)
        return one_sheet("Sheet1", table) if kind == "xlsx" else ods([Sheet("Sheet1", table)])
    return document(kind, content.title, blocks)


def _only_grid(blocks: Blocks) -> Grid | None:
    return blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Grid) else None


def _mail(content: Content, random: Random) -> bytes:
    message = EmailMessage()
    message["From"] = "office@example.org"
    message["To"] = "archive@example.org"
    message["Subject"] = content.title
    text = "\n\n".join(
        b if isinstance(b, str) else "\n".join("\t".join(r) for r in b.rows) for b in content.blocks
    )
    message.set_content(text)
    return message.as_bytes()
