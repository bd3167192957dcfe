"""One text put before the detectors, in the medium it comes in, with the truth about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.accuracy.written import Truth, Written, joined
from scanner.extract.plain import delimited_tables
from scanner.model import (
    Audience,
    Extracted,
    Field,
    Hidden,
    Item,
    ItemKind,
    KnownBy,
    Origin,
    Part,
    Principal,
)
from scanner.personal import Personal

SENT = datetime(2026, 11, 20, 9, tzinfo=UTC)


class _Nothing:
    """The content of an item whose parts are given."""

    def read(self, limit_bytes: int) -> bytes:
        return b""


@dataclass(frozen=True, slots=True)
class Case:
    """`row` is the rendering or the evidence, `group` the origin of the names or the like."""

    area: str  # people, collisions, …
    row: str
    group: str
    item: Item
    extracted: Extracted
    truths: tuple[tuple[Truth, ...], ...]  # by part

    @property
    def text(self) -> str:
        """Everything that stands in it."""
        return "\n".join(part.text.reveal() for part in self.extracted.parts)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Between whom a text goes; addresses. A file lies where `recipients` can read it."""

    school: str
    sender: str
    recipients: tuple[str, ...]


def mail(
    labels: tuple[str, str, str],
    envelope: Envelope,
    subject: Written,
    body: Written,
    quoted: Written | None = None,
    attached: tuple[Written, str] | None = None,
) -> Case:
    """A mail; `attached` is a table and its delimiter, `quoted` an earlier mail below the fold."""
    written = [subject, body]
    parts = [
        _part(0, subject, Origin.SUBJECT),
        _part(1, body, title=subject.text),
    ]
    if quoted is not None:
        author = Personal(envelope.recipients[0])
        written.append(quoted)
        parts.append(_part(2, quoted, hidden=Hidden.QUOTED, author=author))
    if attached is not None:
        table, delimiter = attached
        written.append(table)
        parts.append(_part(len(parts), table, Origin.ATTACHMENT, delimiter=delimiter))
    audience = Audience(
        tuple(Principal(Personal(a), Field.TO) for a in envelope.recipients), KnownBy.HEADERS
    )
    item = _item(ItemKind.MAIL, audience, envelope)
    return Case(*labels, item, Extracted(tuple(parts)), tuple(w.truths for w in written))


def file(
    labels: tuple[str, str, str], envelope: Envelope, text: Written, delimiter: str = ""
) -> Case:
    """A file on a share; with a delimiter its text is a table."""
    audience = Audience(
        tuple(Principal(Personal(a), Field.READER) for a in envelope.recipients), KnownBy.CONFIG
    )
    part = _part(0, text, delimiter=delimiter)
    return Case(
        *labels, _item(ItemKind.FILE, audience, envelope), Extracted((part,)), (text.truths,)
    )


def rows(cells: Sequence[Sequence[Written]], delimiter: str) -> Written:
    """The text of a table; a cell that holds the delimiter is quoted."""
    return _lines([_row([_quoted(cell, delimiter) for cell in row], delimiter) for row in cells])


def _row(cells: Sequence[Written], delimiter: str) -> Written:
    return joined(cells, delimiter)


def _lines(lines: Sequence[Written]) -> Written:
    return joined([joined([line, Written("\n")]) for line in lines])


def _quoted(cell: Written, delimiter: str) -> Written:
    return joined([Written('"'), cell, Written('"')]) if delimiter in cell.text else cell


def _item(kind: ItemKind, audience: Audience, envelope: Envelope) -> Item:
    is_mail = kind is ItemKind.MAIL
    return Item(
        source="accuracy",
        locator=Personal("accuracy/item"),
        kind=kind,
        audience=audience,
        content=_Nothing(),
        version="1",
        group=Personal("accuracy"),
        actor=Personal(envelope.sender) if is_mail else None,
        when=SENT if is_mail else None,
        likely_school=envelope.school,
    )


def _part(
    index: int,
    written: Written,
    origin: Origin = Origin.BODY,
    *,
    title: str = "",
    hidden: Hidden | None = None,
    author: Personal[str] | None = None,
    delimiter: str = "",
) -> Part:
    place = "subject" if origin is Origin.SUBJECT else "body"
    return Part(
        index,
        Personal(place if origin is not Origin.ATTACHMENT else "list.csv"),
        origin,
        Personal(written.text),
        tables=delimited_tables(written.text, delimiter) if delimiter else (),
        hidden=hidden,
        author=author,
        title=Personal(title),
    )
