"""Bytes of one item to its Parts: picks the reader for each file and follows files inside files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from scanner.errors import ItemUnreadable
from scanner.extract import readers
from scanner.extract.kind import Kind, kind_of, looks_like_mail, should_be_readable
from scanner.extract.limits import Budget, Limits
from scanner.extract.passage import Embedded, Passage, Piece, Trouble
from scanner.extract.record import read_record
from scanner.model import Extracted, Gap, Hidden, Item, ItemKind, Origin, Part, Reason
from scanner.personal import Personal

DEFAULT_LIMITS = Limits()
_SEPARATORS = re.compile(r"[_\-\s]+")
_REDACTED = re.compile(r"redact", re.IGNORECASE)


def extract(item: Item, limits: Limits = DEFAULT_LIMITS) -> Extracted:
    """The item's parts in reading order, and a Gap for each thing in it that stayed unread.

    Raises ItemUnreadable when nothing of the item could be read. An item that can be read but
    holds no text (a blank page, an empty row) gives no parts.
    """
    content = item.content.read(limits.max_item_bytes)
    if len(content) > limits.max_item_bytes:
        raise ItemUnreadable(Reason.TOO_LARGE, f"more than {limits.max_item_bytes} bytes")
    reading = _Reading(item, Budget(limits))
    reading.read_whole(content)
    return Extracted(tuple(reading.parts), tuple(reading.gaps))


def title_of(file_name: str) -> str:
    """A file's name as words: without folder, extension and separators."""
    return _SEPARATORS.sub(" ", PurePosixPath(file_name.replace("\\", "/")).stem).strip()


class _Where:
    """Where in the item a file stands: what its parts inherit."""

    __slots__ = ("depth", "detail", "hidden", "name", "origin", "prefix")

    def __init__(
        self,
        name: str,
        origin: Origin,
        prefix: str = "",
        depth: int = 0,
        hidden: Hidden | None = None,
        detail: str = "",
    ) -> None:
        self.name = name
        self.origin = origin
        self.prefix = prefix
        self.depth = depth
        self.hidden = hidden
        self.detail = detail  # "attachment 2, member 1": file names may name people

    def inside(self, embedded: Embedded, number: int) -> _Where:
        noun = "attachment" if embedded.is_attachment else "member"
        return _Where(
            name=embedded.name,
            origin=Origin.ATTACHMENT if embedded.is_attachment else self.origin,
            prefix=f"{self.prefix}!{embedded.name}" if self.prefix else embedded.name,
            depth=self.depth + 1,
            hidden=embedded.hidden or self.hidden,
            detail=", ".join(filter(None, (self.detail, f"{noun} {number}"))),
        )

    def place(self, inner: str) -> str:
        return "!".join(filter(None, (self.prefix, inner))) or "body"


class _Reading:
    def __init__(self, item: Item, budget: Budget) -> None:
        self.item = item
        self.budget = budget
        self.parts: list[Part] = []
        self.gaps: list[Gap] = []

    def read_whole(self, content: bytes) -> None:
        name = self.item.locator.reveal().rsplit("/", 1)[-1]
        where = _Where(name, Origin.BODY)
        if self.item.kind is ItemKind.RECORD:
            self._follow(lambda: read_record(content, self.budget), where)
            return
        if not content.strip():
            raise ItemUnreadable(Reason.EMPTY, "the file is empty")
        is_mail = self.item.kind is ItemKind.MAIL
        self._follow(lambda: _pieces(content, name, is_mail, self.budget), where)

    def _follow(self, pieces: Callable[[], Iterator[Piece]], where: _Where) -> None:
        """Take in all pieces. What fails before the first part of an item is raised."""
        number = 0
        try:
            for piece in pieces():
                if isinstance(piece, Passage):
                    self._add(piece, where)
                    continue
                if isinstance(piece, Trouble) and not piece.noun:
                    self._gap(piece.reason, piece.detail, where)
                    continue
                number += 1
                if isinstance(piece, Trouble):
                    self._gap(piece.reason, f"{piece.noun} {number}: {piece.detail}", where)
                else:
                    self._open(piece, where.inside(piece, number))
        except ItemUnreadable as error:
            self._fail(error, where)
        except MemoryError as error:
            self._fail(_failure(Reason.TOO_LARGE, error), where)
        except RecursionError as error:
            self._fail(_failure(Reason.TOO_DEEP, error), where)
        except Exception as error:  # noqa: BLE001  parsers raise anything on hostile bytes
            self._fail(_failure(Reason.CORRUPT, error), where)

    def _open(self, embedded: Embedded, where: _Where) -> None:
        content = embedded.content
        try:
            if where.depth > self.budget.limits.max_depth:
                raise ItemUnreadable(
                    Reason.TOO_DEEP, f"more than {self.budget.limits.max_depth} files deep"
                )
            self.budget.take_member()
        except ItemUnreadable as error:
            self._fail(error, where)
            return
        if not isinstance(content, bytes):
            self._follow(lambda: content(self.budget), where)
        elif not content.strip():
            self._gap(Reason.EMPTY, "the file is empty", where)
        else:
            self._follow(lambda: _pieces(content, embedded.name, False, self.budget), where)

    def _add(self, passage: Passage, where: _Where) -> None:
        self.budget.take_chars(len(passage.text))
        is_attached = where.origin is Origin.ATTACHMENT
        title = passage.title or ("" if passage.is_subject else title_of(where.name))
        if _REDACTED.search(where.name):
            passage = _behind_redaction(passage)
        self.parts.append(
            Part(
                index=len(self.parts),
                place=Personal(where.place(passage.place)),
                origin=Origin.SUBJECT if passage.is_subject and not is_attached else where.origin,
                text=Personal(passage.text),
                tables=passage.tables,
                landmarks=passage.landmarks,
                hidden=passage.hidden or where.hidden,
                hidden_spans=passage.hidden_spans,
                author=Personal(passage.author) if passage.author else None,
                title=Personal(title),
            )
        )

    def _fail(self, error: ItemUnreadable, where: _Where) -> None:
        if where.depth == 0 and not self.parts and not self.gaps:
            raise error
        self._gap(error.reason, error.detail, where)

    def _gap(self, reason: Reason, detail: str, where: _Where) -> None:
        words = f"{where.detail}: {detail}" if where.detail else detail
        self.gaps.append(Gap(self.item.source, self.item.locator, reason, words))


def _pieces(content: bytes, name: str, is_mail: bool, budget: Budget) -> Iterator[Piece]:
    kind = kind_of(content, name)
    if is_mail and kind is not Kind.MSG:
        if not looks_like_mail(content):
            raise ItemUnreadable(Reason.CORRUPT, "is no mail: it has no headers")
        kind = Kind.EML
    if kind is Kind.BINARY and should_be_readable(name):
        raise ItemUnreadable(Reason.CORRUPT, "its content is not what its extension says")
    return readers.reader_for(kind)(content, budget)


def _behind_redaction(passage: Passage) -> Passage:
    """A file that calls itself redacted, and kept what was struck out as a tracked change."""
    spans = tuple(
        replace(span, how=Hidden.TRACKED_REDACTION) if span.how is Hidden.TRACKED_CHANGE else span
        for span in passage.hidden_spans
    )
    return replace(passage, hidden_spans=spans)


def _failure(reason: Reason, error: BaseException) -> ItemUnreadable:
    """What a parser raised, by class and place: its message may quote content."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        place = f"{PurePosixPath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    failure = ItemUnreadable(reason, f"the reader gave up ({type(error).__name__} at {place})")
    failure.__suppress_context__ = True
    return failure
