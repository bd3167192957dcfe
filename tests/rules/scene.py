"""Scenes of the invented school as a rule's examples tell them, made into items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from rules.pattern import Example, FileExample, MailExample, RowExample
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
    Record,
    RecordKind,
)
from scanner.personal import Personal


class Nothing:
    """The content of an item whose parts are given."""

    def read(self, limit_bytes: int) -> bytes:
        return b""


def scene(example: Example) -> tuple[Item, Extracted]:
    """The item and its parts."""
    if example.mail is not None:
        return _mail(example.mail)
    if example.file is not None:
        return _file(example.file)
    if example.letter is not None:
        return _letter(example.letter)
    assert example.row is not None
    return _row(example.row)


def an_item(kind: ItemKind, audience: Audience, **more: object) -> Item:
    return Item(
        source="a source",
        locator=Personal("a/place"),
        kind=kind,
        audience=audience,
        content=Nothing(),
        version="1",
        group=Personal("a group"),
        **more,  # type: ignore[arg-type]
    )


def a_part(index: int, text: str, origin: Origin = Origin.BODY, **more: object) -> Part:
    return Part(index, Personal("body"), origin, Personal(text), **more)  # type: ignore[arg-type]


def _mail(mail: MailExample) -> tuple[Item, Extracted]:
    principals = [
        Principal(Personal(address), field)
        for field, addresses in ((Field.TO, mail.to), (Field.CC, mail.cc), (Field.BCC, mail.bcc))
        for address in addresses
    ]
    item = an_item(
        ItemKind.MAIL,
        Audience(tuple(principals), KnownBy.HEADERS),
        actor=Personal(mail.sender),
        when=datetime(2026, 11, 20, 9, tzinfo=UTC),
        likely_school=mail.sender.partition("@")[2].partition(".")[0],
    )
    return item, Extracted(tuple(_mail_parts(mail)))


def _mail_parts(mail: MailExample) -> Iterator[Part]:
    yield a_part(0, mail.subject, Origin.SUBJECT)
    yield a_part(1, mail.body)
    index = 2
    for earlier in mail.quoted:
        yield a_part(index, earlier.text, hidden=Hidden.QUOTED, author=Personal(earlier.author))
        index += 1
    for attached in mail.attachments:
        yield a_part(index, attached.text, Origin.ATTACHMENT, hidden=attached.hidden)
        index += 1


def _file(file: FileExample) -> tuple[Item, Extracted]:
    readers = tuple(Principal(Personal(a), Field.READER) for a in file.audience)
    item = an_item(ItemKind.FILE, Audience(readers, KnownBy.CONFIG))
    return item, Extracted((a_part(0, file.text, hidden=file.hidden),))


def _letter(text: str) -> tuple[Item, Extracted]:
    item = an_item(ItemKind.LETTER, Audience((), KnownBy.CONFIG, to_addressee=True))
    return item, Extracted((a_part(0, text),))


def _row(row: RowExample) -> tuple[Item, Extracted]:
    shown = (row.account,) if row.account else row.linked
    audience = Audience(tuple(Principal(Personal(a), Field.ACCOUNT) for a in shown), KnownBy.EXPORT)
    record = Record(
        row.kind,
        "a platform",
        Personal(row.pupil),
        account=Personal(row.account) if row.account else None,
        account_school=row.school,
        account_role=row.role,
        corrected_at=row.corrected_at,
        linked_accounts=tuple(Personal(a) for a in row.linked),
    )
    item = an_item(ItemKind.RECORD, audience, when=row.when, record=record)
    parts = (a_part(0, row.text),) if row.kind is RecordKind.RECORDS else ()
    return item, Extracted(parts)
