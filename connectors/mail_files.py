"""Mail in a folder tree: .eml, .msg, mbox files and Maildirs, in any mixture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from connectors.content import FileContent, FileSlice
from connectors.gap import gap, gap_at, gone
from connectors.journal_report import read_report
from connectors.locator import locator, numbered
from connectors.mail_headers import Envelope, header_block, read_envelope, resembles_mail
from connectors.maildir import as_it_stands_now, flags_of, is_in_maildir
from connectors.mbox import MboxMessage, mbox_messages
from connectors.outlook_message import COMPOUND_FILE, is_outlook_message, read_outlook_envelope
from connectors.tree import (
    Found,
    FoundFile,
    FoundObstacle,
    found_at,
    path_below,
    problems_of_root,
    require_root,
    walk,
)
from connectors.unreadable import unreadable
from scanner.config.configuration import MailFilesSource, Organisation
from scanner.errors import ItemUnreadable, Problem
from scanner.model import Audience, Bookmark, Content, Gap, Item, ItemKind, KnownBy, Reason
from scanner.personal import Personal

MAIL_SUFFIXES = frozenset({".eml", ".msg", ".mbox", ".mbx"})
_MBOX_SUFFIXES = frozenset({".mbox", ".mbx"})
# Indexes that mail programs keep beside the mail: nothing stands in them that is not in the mail.
_BOOKKEEPING = re.compile(r".*\.msf|dovecot[.-].*|maildirfolder|subscriptions|courierimap.*")
# A journal report is read whole for its list of recipients; the mail in it makes it large.
_LARGEST_REPORT_BYTES = 150_000_000
_START_BYTES = 512
_MESSAGE = "message"


class _Kind(Enum):
    OUTLOOK = "outlook"
    MBOX = "mbox"
    MAIL = "mail"


class MailFiles:
    """The mails below one folder.

    Every run lists all of them: to list is cheap, and what has not changed is known by its
    version. The bookmark only says that the list came to its end.
    """

    def __init__(self, source: MailFilesSource, organisation: Organisation) -> None:
        self._source = source
        self._organisation = organisation

    def check(self) -> list[Problem]:
        """Whether the folder is there and can be listed."""
        return problems_of_root(self._source.folder, self._source.name)

    def items(self, bookmark: Bookmark | None) -> Iterator[Item | Gap | Bookmark]:
        """Every mail, then a bookmark. Raises SourceUnavailable or AccessDenied for the folder."""
        require_root(self._source.folder, self._source.name)
        count = 0
        for found in walk(self._source.folder):
            for entry in self._of(found):
                count += 1
                yield entry
        yield Bookmark(f"listed {count}")

    def at(self, locator: Personal[str]) -> Item | Gap:
        """The mail of this name; a mailbox is read up to it. A mail of a Maildir may have moved.

        Raises SourceUnavailable or AccessDenied for the folder.
        """
        relative = path_below(self._source, locator)
        if relative is None:
            return gone(self._source, locator)
        one_of_many = numbered(relative, _MESSAGE)
        if one_of_many is not None:
            entry = self._entry(locator, *one_of_many)
            if entry is not None:
                return entry
        # A file may be called "Sent#message3".
        return self._entry(locator, relative, None) or gone(self._source, locator)

    def _entry(self, wanted: Personal[str], relative: str, number: int | None) -> Item | Gap | None:
        """The mail that a file is, or the message of this number in it; None if there is none."""
        found = found_at(self._source.folder, as_it_stands_now(self._source.folder, relative))
        entry = next(self._of(found, number), None)
        if isinstance(entry, Gap) and entry.reason is not Reason.VANISHED:
            return gap_at(self._source, wanted, ItemUnreadable(entry.reason, entry.detail))
        name = found.relative if number is None else _message_name(found.relative, number)
        is_it = isinstance(entry, Item) and entry.locator == locator(self._source.path, name)
        return entry if is_it else None

    def _of(self, found: Found, only: int | None = None) -> Iterator[Item | Gap]:
        """What lies in a file; of a mailbox `only` the message of this number, if one is given."""
        if isinstance(found, FoundObstacle):
            yield gap(self._source, found.relative, found.why)
            return
        if _is_no_mail(found):
            return
        try:
            yield from self._mails(found, only)
        except ItemUnreadable as why:
            yield gap(self._source, found.relative, why)
        except OSError as error:
            yield gap(self._source, found.relative, unreadable(error))

    def _mails(self, file: FoundFile, only: int | None) -> Iterator[Item | Gap]:
        kind, head = _kind(file)
        if kind is _Kind.MBOX:
            yield from self._messages(file, only)
            return
        is_outlook = kind is _Kind.OUTLOOK
        envelope = read_outlook_envelope(file.path) if is_outlook else read_envelope(head)
        content = FileContent(Personal(file.path))
        yield self._mail(file, file.relative, content, file.version, envelope)

    def _messages(self, file: FoundFile, only: int | None) -> Iterator[Item | Gap]:
        found_any = False
        with file.path.open("rb") as stream:
            for message in mbox_messages(stream):
                found_any = True
                if only is None or message.number == only:
                    yield self._message(file, message)
        if not found_any:
            raise ItemUnreadable(
                Reason.CORRUPT if _may_be_mbox_name(file) else Reason.UNSUPPORTED,
                'It begins or is named like a mailbox, but no message begins in it with "From ".',
            )

    def _message(self, file: FoundFile, message: MboxMessage) -> Item | Gap:
        relative = _message_name(file.relative, message.number)
        content = FileSlice(Personal(file.path), message.start, message.length, message.digest)
        try:
            if not message.is_head_whole:
                raise _endless_header()
            envelope = read_envelope(message.head)
            return self._mail(file, relative, content, message.digest, envelope)
        except ItemUnreadable as why:
            return gap(self._source, relative, why)

    def _mail(
        self, file: FoundFile, relative: str, content: Content, version: str, envelope: Envelope
    ) -> Item:
        name = locator(self._source.path, relative)
        known_by = KnownBy.ENVELOPE if envelope.is_whole else KnownBy.HEADERS
        if envelope.is_journal_report:
            reported = read_report(content.read(_LARGEST_REPORT_BYTES))
            if reported is not None:
                envelope, known_by = reported, KnownBy.JOURNAL
        return Item(
            source=self._source.name,
            locator=name,
            kind=ItemKind.MAIL,
            audience=Audience(envelope.recipients, known_by),
            content=content,
            version=version,
            group=name,
            actor=envelope.sender,
            when=envelope.when,
            is_draft=envelope.is_unsent or self._lies_among_drafts(file),
            likely_school=self._school_of(envelope.sender),
        )

    def _lies_among_drafts(self, file: FoundFile) -> bool:
        if "D" in flags_of(file.name):
            return True
        folders = [*self._source.path.replace("\\", "/").split("/"), *file.parent.split("/")]
        # Thunderbird's folder is one mbox file.
        folders += [file.path.stem] if _may_be_mbox_name(file) else []
        return any(_plain_folder_name(folder) == "drafts" for folder in folders)

    def _school_of(self, sender: Personal[str] | None) -> str:
        domain = sender.reveal().rpartition("@")[2] if sender else ""
        school = self._organisation.school_of_domain(domain)
        return school.id if school else ""


def _message_name(relative: str, number: int) -> str:
    return f"{relative}#{_MESSAGE}{number}"


def _plain_folder_name(folder: str) -> str:
    """In lower case, and the last of a Maildir++ name, which nests by dots (".INBOX.Drafts")."""
    return (folder.rpartition(".")[2] if folder.startswith(".") else folder).lower()


def _is_no_mail(file: FoundFile) -> bool:
    """Whether the file is a mail program's or the system's own, which holds no mail."""
    name = file.name.lower()
    if _BOOKKEEPING.fullmatch(name) or is_in_maildir(file.path, "tmp"):
        return True
    return name.startswith(".") and (
        name.startswith("._") or file.path.suffix.lower() not in MAIL_SUFFIXES
    )


def _may_be_mbox_name(file: FoundFile) -> bool:
    return file.path.suffix.lower() in ("", *_MBOX_SUFFIXES)


def _kind(file: FoundFile) -> tuple[_Kind, bytes]:
    """What the file is, by its content first and its name second; a mail with its header block.

    Raises ItemUnreadable if it is no mail, OSError if it cannot be opened.
    """
    suffix = file.path.suffix.lower()
    is_one_mail = suffix == ".eml" or is_in_maildir(file.path, "cur", "new")
    with file.path.open("rb") as stream:
        start = stream.read(_START_BYTES)
        if not start:
            raise ItemUnreadable(Reason.EMPTY, "The file holds nothing.")
        if start.startswith(COMPOUND_FILE) and is_outlook_message(file.path):
            return _Kind.OUTLOOK, b""
        begins_as_mbox = start.lstrip(b"\r\n").startswith(b"From ")
        if not is_one_mail and (begins_as_mbox or suffix in _MBOX_SUFFIXES):
            return _Kind.MBOX, b""
        stream.seek(0)
        head = header_block(stream)
    if head is None:
        raise _endless_header() if is_one_mail else _no_mail(suffix)
    if not resembles_mail(head, is_named_so=is_one_mail):
        raise _no_mail(suffix)
    return _Kind.MAIL, head


def _no_mail(suffix: str) -> ItemUnreadable:
    if suffix in MAIL_SUFFIXES:
        return ItemUnreadable(Reason.CORRUPT, "It is named as a mail but does not begin as one.")
    return ItemUnreadable(Reason.UNSUPPORTED, "It is not a mail, by neither name nor content.")


def _endless_header() -> ItemUnreadable:
    why = "Its header has no end, so that its recipients cannot all be known."
    return ItemUnreadable(Reason.TOO_LARGE, why)
