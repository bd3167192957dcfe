"""Web pages and the HTML of mails: lines, tables, and what a browser would not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scanner.extract.html_unseen import html_unseen
from scanner.extract.limits import Budget
from scanner.extract.passage import Passage, Piece
from scanner.extract.plain import decoded
from scanner.extract.prose import Prose, in_one_line
from scanner.model import Cell, Hidden

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$|!)",
    re.IGNORECASE,
)
_DROPPED = frozenset({"script", "style", "head", "template", "noscript", "svg", "object", "iframe"})
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary "
    "table tbody tfoot thead tr ul caption".split()
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table"})
_MAX_DEPTH = 400


def read_html(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The page as one passage, its <title> as the passage's title; then what is not shown."""
    markup = html_text(content)
    for passage in (html_passage(markup), html_unseen(markup)):
        if passage is not None:
            yield passage


def html_text(content: bytes) -> str:
    """The markup decoded by its own declaration, else as any text file."""
    declared = _CHARSET.search(content[:4096])
    if declared:
        try:
            return content.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content)


def html_passage(markup: str, in_mail: bool = False) -> Passage | None:
    """The visible and hidden text of a page; None when there is none.

    In a mail the lines of a quoted earlier mail begin with "> ", as in a plain mail.
    """
    tree = LexborHTMLParser(markup)
    root = tree.body or tree.root
    if root is None:
        return None
    walk = _Walk(in_mail)
    walk.node(root, 0)
    title = tree.css_first("head title")
    return walk.prose.passage(title="" if in_mail or title is None else title.text(strip=True))


class _Walk:
    """Writes nodes in document order. A table is written row by row; one for layout is not."""

    def __init__(self, in_mail: bool) -> None:
        self.prose = Prose()
        self.in_mail = in_mail
        self.quotes = 0

    def children(self, node: LexborNode, depth: int) -> None:
        child = node.child
        while child is not None:
            self.node(child, depth + 1)
            child = child.next

    def node(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self.text(node.text_content or "")
            return
        if tag in _DROPPED or tag.startswith(("-", "!")) or depth > _MAX_DEPTH:
            return
        if tag == "br":
            self.line()
            return
        start = self.prose.length
        if tag == "table" and _is_data_table(node):
            self.data_table(node)
        else:
            self.element(node, tag, depth)
        if _is_hidden(node):
            self.prose.hide(start, Hidden.HIDDEN_TEXT)

    def element(self, node: LexborNode, tag: str, depth: int) -> None:
        is_quote = self.in_mail and tag == "blockquote" and _is_quote(node)
        is_block = tag in _BLOCKS
        if is_block:
            self.prose.end_line()
        elif tag in ("td", "th") and not self.prose.ends_in_space:
            self.prose.write("\t")
        self.quotes += is_quote
        self.children(node, depth)
        if is_block:
            self.prose.end_line()
        self.quotes -= is_quote
        if tag in _PARAGRAPHS and self.prose.length and not self.quotes:
            self.prose.write("\n")

    def text(self, raw: str) -> None:
        text = _BLANKS.sub(" ", raw).replace("\xa0", " ").replace("\u200b", "")
        if self.prose.ends_in_space:
            text = text.lstrip(" ")
        if text:
            self.begin_quoted_line()
            self.prose.write(text)

    def line(self) -> None:
        self.begin_quoted_line()
        self.prose.write("\n")

    def begin_quoted_line(self) -> None:
        if self.quotes and (not self.prose.length or self.prose.ends_in_newline):
            self.prose.write("> " * self.quotes)

    def data_table(self, table: LexborNode) -> None:
        self.prose.end_line()
        rows: list[tuple[Cell, ...]] = []
        for row in _rows(table):
            cells: list[tuple[int, str, str]] = []
            column = 0
            for cell in _named(row, ("td", "th")):
                cells.append((column, _cell_text(cell), ""))
                column += _span(cell)
            if not any(text for _, text, _ in cells):
                continue
            self.begin_quoted_line()
            start = self.prose.length
            placed = self.prose.row(cells)
            rows.append(placed)
            if _is_hidden(row):
                self.prose.hide(start, Hidden.HIDDEN_TEXT)
            else:
                self.hide_cells(row, placed)
        self.prose.table(rows)
        self.prose.write("\n")

    def hide_cells(self, row: LexborNode, placed: tuple[Cell, ...]) -> None:
        for node, cell in zip(_named(row, ("td", "th")), placed, strict=True):
            if _is_hidden(node):
                self.prose.hide(cell.start, Hidden.HIDDEN_TEXT, cell.end)


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))


def _is_quote(node: LexborNode) -> bool:
    """A quoted mail, as against text that is indented with the same element."""
    attributes = node.attributes
    if attributes.get("type") == "cite" or attributes.get("cite"):
        return True
    return "quote" in (attributes.get("class") or "")


def _is_data_table(table: LexborNode) -> bool:
    """True for a grid of short cells; false for tables that mails and pages are laid out with."""
    if table.css_first("table table") is not None or table.attributes.get("role") == "presentation":
        return False
    rows = list(_rows(table))
    widths = [len(list(_named(row, ("td", "th")))) for row in rows]
    return len(rows) >= 2 and sum(width >= 2 for width in widths) >= 2


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in _elements(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _named(child, ("tr",))


def _named(node: LexborNode, tags: tuple[str, ...]) -> Iterator[LexborNode]:
    return (child for child in _elements(node) if child.tag in tags)


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _cell_text(cell: LexborNode) -> str:
    return in_one_line(_BLANKS.sub(" ", "".join(_inline(cell, 0))).replace("\xa0", " "))


def _inline(node: LexborNode, depth: int) -> Iterator[str]:
    """Text as it runs on: only blocks and line breaks part words, a bold letter does not."""
    for child in _elements(node):
        tag = child.tag or ""
        if tag == "-text":
            yield child.text_content or ""
        elif tag not in _DROPPED and not tag.startswith(("-", "!")) and depth < _MAX_DEPTH:
            gap = " " if tag in _BLOCKS or tag in ("br", "td", "th") else ""
            yield gap
            yield from _inline(child, depth + 1)
            yield gap


def _span(cell: LexborNode) -> int:
    span = cell.attributes.get("colspan") or ""
    return min(int(span), 1000) if span.isdecimal() and int(span) else 1
