"""A mail's body, plain or HTML, as passages: the newest text and each quoted earlier mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scanner.extract.aligned import with_aligned
from scanner.extract.passage import Passage
from scanner.extract.quoted import Quoted, split_quoted
from scanner.model import Cell, Hidden, HiddenSpan, Table

_TAG = re.compile(r"<[^<>]*>")
_STYLE = re.compile(r"<style\b", re.IGNORECASE)
_STYLE_END = re.compile(r"</style", re.IGNORECASE)
_MAY_HOLD_MORE = re.compile(r"<!--(?!\[if)|\balt=|<meta |type=[\"']?hidden", re.IGNORECASE)
_NEARLY_EMPTY = 0.2  # of the other version's letters


def is_nearly_empty(plain: str, markup: str) -> bool:
    """True where the plain version only says that there is another one."""
    letters = len("".join(plain.split()))
    if not letters:
        return True
    return letters < len("".join(_without_markup(markup).split())) * _NEARLY_EMPTY


def _without_markup(markup: str) -> str:
    """Roughly the letters that are shown; quick, as it is asked of every mail."""
    first, *styled = _STYLE.split(markup)
    after = (_STYLE_END.split(piece, maxsplit=1)[-1] for piece in styled)
    return _TAG.sub("", first + "".join(after))


def body_passages(plain: str, markup: str, title: str, author: str = "") -> Iterator[Passage]:
    """ "body" with the newest text, then "quoted 1", "quoted 2"… with their own authors."""
    for passage in _passages(plain, markup, title, author):
        yield replace(passage, tables=with_aligned(passage.text, passage.tables))
    unseen = _unseen(markup)
    if unseen is not None:
        yield unseen


def _unseen(markup: str) -> Passage | None:
    """What the mail's HTML holds and no mail program shows."""
    if not _MAY_HOLD_MORE.search(markup):
        return None
    from scanner.extract.html_unseen import html_unseen

    return html_unseen(markup)


def _passages(plain: str, markup: str, title: str, author: str) -> Iterator[Passage]:
    whole = _whole(plain, markup)
    split = split_quoted(whole.text)
    if not split.quoted:
        if whole.text.strip():
            yield replace(whole, place="body", title=title, author=author)
        return
    if split.newest.strip():
        newest = _share(whole, split.newest)
        yield replace(newest, place="body", title=title, author=author)
    for number, quoted in enumerate(split.quoted, start=1):
        yield _quoted_passage(whole, quoted, number, title)


def _quoted_passage(whole: Passage, quoted: Quoted, number: int, title: str) -> Passage:
    return replace(
        _share(whole, quoted.text),
        place=f"quoted {number}",
        hidden=Hidden.QUOTED,
        author=quoted.author,
        title=title,
    )


def _whole(plain: str, markup: str) -> Passage:
    """Plain text first, then HTML: a mail can have both, one after the other."""
    from_markup = None
    if markup:
        from scanner.extract.html import html_passage

        from_markup = html_passage(markup, in_mail=True)
    if from_markup is None:
        return Passage(plain)
    if not plain.strip():
        return from_markup
    return _moved(from_markup, len(plain) + 1, f"{plain}\n{from_markup.text}")


def _share(whole: Passage, text: str) -> Passage:
    """The tables and hidden stretches of the whole that stand in this text.

    Text whose marks were taken off (">") is no longer a stretch of the whole and keeps none.
    """
    start = whole.text.find(text) if whole.tables or whole.hidden_spans else -1
    if start < 0:
        return Passage(text)
    end = start + len(text)
    within = Passage(
        text,
        tables=tuple(table for table in whole.tables if _lies_in(table, start, end)),
        hidden_spans=tuple(
            HiddenSpan(max(span.start, start), min(span.end, end), span.how)
            for span in whole.hidden_spans
            if span.start < end and span.end > start
        ),
    )
    return _moved(within, -start, text)


def _lies_in(table: Table, start: int, end: int) -> bool:
    return start <= table.rows[0][0].start and table.rows[-1][-1].end <= end


def _moved(passage: Passage, by: int, text: str) -> Passage:
    """The passage with all its offsets shifted, over another text."""
    return replace(
        passage,
        text=text,
        tables=tuple(
            Table(
                tuple(
                    tuple(Cell(c.column, c.start + by, c.end + by, c.name) for c in row)
                    for row in table.rows
                ),
                table.name,
            )
            for table in passage.tables
        ),
        hidden_spans=tuple(
            HiddenSpan(span.start + by, span.end + by, span.how) for span in passage.hidden_spans
        ),
    )
