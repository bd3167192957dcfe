"""What a reader yields: passages of text, files inside the file, and what it could not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from scanner.extract.limits import Budget
from scanner.model import Hidden, HiddenSpan, Landmark, Reason, Table


@dataclass(frozen=True, slots=True)
class Passage:
    """A Part before it is known where in the item it stands.

    `place` is the place inside its own document: "" (all of it), "Sheet1", "comments".
    """

    text: str = field(repr=False)
    place: str = field(default="", repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)
    landmarks: tuple[Landmark, ...] = field(default=(), repr=False)
    hidden: Hidden | None = None
    hidden_spans: tuple[HiddenSpan, ...] = ()
    author: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file inside the file: its bytes, or a way to read what the reader has already opened.

    `hidden` is how everything in it is hidden that is not hidden in a way of its own.
    """

    name: str = field(repr=False)
    content: bytes | Callable[[Budget], Iterator[Piece]] = field(repr=False)
    hidden: Hidden | None = None
    is_attachment: bool = False  # of a mail, as against a member of an archive


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something inside the file that could not be read; `detail` quotes nothing."""

    reason: Reason
    detail: str
    noun: str = ""  # "attachment" or "member" where it is a file of its own that is in trouble


Piece = Passage | Embedded | Trouble
Reader = Callable[[bytes, Budget], Iterator[Piece]]
