"""What a web page holds and no browser shows: metadata, remarks, hidden fields, alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from scanner.extract.passage import Passage
from scanner.extract.prose import Prose
from scanner.model import Hidden

# Programs write remarks and metadata for one another; these are written of people.
_NAMES = frozenset({"author", "description", "keywords", "subject", "dc.title", "dc.creator"})
_REMARK = re.compile(r"<!--(?!\[if|\s*\[endif)(.*?)-->", re.DOTALL)
_CODE = re.compile(r"[{}<>;=]|\bfunction\b|^\s*(?:/|#|begin|end)\b", re.I)
_WORDS = re.compile(r"[A-Za-z][a-z'’-]+")


def html_unseen(markup: str) -> Passage | None:
    """All of it as one hidden passage, a paragraph each; None where there is nothing."""
    prose = Prose()
    for name, text in _texts(markup):
        prose.mark(name)
        prose.write(f"{' '.join(text.split())}\n\n")
    return prose.passage("page source", Hidden.METADATA)


def _texts(markup: str) -> Iterator[tuple[str, str]]:
    tree = LexborHTMLParser(markup)
    for meta in tree.css("meta[name][content]"):
        if (meta.attributes.get("name") or "").lower() in _NAMES:
            yield "metadata", meta.attributes.get("content") or ""
    for image in tree.css("img[alt]"):
        if len(_WORDS.findall(text := image.attributes.get("alt") or "")) > 1:
            yield "alternative text", text
    for box in tree.css("input[type=hidden][value]"):
        if len(_WORDS.findall(text := box.attributes.get("value") or "")) > 1:
            yield "hidden field", f"{box.attributes.get('name') or ''}: {text}"
    for remark in _REMARK.finditer(markup):
        if len(_WORDS.findall(remark[1])) > 1 and not _CODE.search(remark[1]):
            yield "remark", remark[1]
