"""Who sent an Outlook message file (.msg) to whom and when.

[MS-OXMSG] (the file) and [MS-OXPROPS] (the properties). Only the message's own properties and
its recipients are loaded; attachments stay on the disk until the message is read as content.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from olefile import OleFileIO  # type: ignore[import-untyped]
from oxmsg import Message
from oxmsg.domain import constants
from oxmsg.properties import Properties
from oxmsg.recipient import Recipient
from oxmsg.storage import Storage, Stream

from connectors.address_list import Mailbox, mailboxes
from connectors.mail_headers import Envelope, as_principals, read_envelope
from scanner.errors import ItemUnreadable
from scanner.model import Field, Reason
from scanner.personal import Personal

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB], section 2.2

_PROPERTIES = "__properties_version1.0"
_RECIPIENT = "__recip_version1.0_#"
_SENT_REPRESENTING_SMTP_ADDRESS = 0x5D02  # PidTagSentRepresentingSmtpAddress
_UNSENT = 0x8  # mfUnsent of PidTagMessageFlags, [MS-OXCMSG] 2.2.1.6
_RECIPIENT_TYPES = {1: Field.TO, 2: Field.CC, 3: Field.BCC}  # [MS-OXOMSG] 2.2.3.1


def is_outlook_message(path: Path) -> bool:
    """Whether this compound file holds a message; old Word and Excel files are compound, too."""
    try:
        with OleFileIO(str(path)) as ole:
            return bool(ole.exists(_PROPERTIES))
    except Exception:  # noqa: BLE001 - damaged compound files fail in many ways
        return False


def read_outlook_envelope(path: Path) -> Envelope:
    """The envelope of the message. Raises ItemUnreadable if the file is damaged."""
    try:
        message = _message(path)
        is_message = bool(message.message_class or message.recipients)
        envelope = _envelope(message)
    except PermissionError:
        raise
    except Exception:  # noqa: BLE001 - the library has no error of its own for a damaged file
        raise _damaged() from None
    if not is_message:
        raise _damaged()
    return envelope


def _damaged() -> ItemUnreadable:
    why = "The Outlook message is damaged: its properties cannot be read."
    return ItemUnreadable(Reason.CORRUPT, why)


def _message(path: Path) -> Message:
    with OleFileIO(str(path)) as ole:
        names: list[list[str]] = ole.listdir(streams=True, storages=False)
        recipients = sorted({name[0] for name in names if name[0].startswith(_RECIPIENT)})
        own = tuple(_stream(ole, name) for name in names if len(name) == 1)
        storages = tuple(
            Storage(folder, tuple(_stream(ole, n) for n in names if n[:-1] == [folder]), ())
            for folder in recipients
        )
    return Message(Storage("", own, storages))


def _stream(ole: OleFileIO, name: list[str]) -> Stream:
    with ole.openstream(name) as stream:
        return Stream("/".join(name), stream.read())


def _envelope(message: Message) -> Envelope:
    properties = message.properties
    headers = properties.str_prop_value(constants.PID_TRANSPORT_MESSAGE_HEADERS) or ""
    internet = read_envelope(headers.encode("utf-8", "replace"))
    listed = [entry for recipient in message.recipients if (entry := _recipient(recipient))]
    flags = properties.int_prop_value(constants.PID_MESSAGE_FLAGS) or 0
    return Envelope(
        sender=_sender(properties, internet),
        recipients=as_principals(listed) or internet.recipients,
        when=_sent(message) or internet.when,
        is_unsent=bool(flags & _UNSENT) or internet.is_unsent,
    )


def _recipient(recipient: Recipient) -> tuple[Mailbox, Field] | None:
    kind = recipient.properties.int_prop_value(constants.PID_RECIPIENT_TYPE) or 0
    # The upper bits say how far a delivery got. 0 is the originator.
    field = _RECIPIENT_TYPES.get(kind & 0xF)
    written = recipient.email_address.strip() or recipient.name.strip()
    if field is None or not written:
        return None
    address = written if "@" in written else recipient.name.strip() or written
    return Mailbox(address.strip("'").lower(), recipient.name.strip()), field


def _sender(properties: Properties, internet: Envelope) -> Personal[str] | None:
    """The author; who pressed "send" for them only where no author is given."""
    candidates = (
        properties.str_prop_value(_SENT_REPRESENTING_SMTP_ADDRESS),
        internet.sender.reveal() if internet.sender else None,
        properties.str_prop_value(constants.PID_SENT_REPRESENTING_EMAIL_ADDRESS),
        properties.str_prop_value(constants.PID_SENDER_SMTP_ADDRESS),
        properties.str_prop_value(constants.PID_SENDER_EMAIL_ADDRESS),
    )
    for candidate in candidates:
        # Inside Exchange an address is a directory path ("/o=…/cn=…"), which is nobody's mail.
        for mailbox in mailboxes(candidate or ""):
            if "@" in mailbox.address:
                return Personal(mailbox.address)
    return None


def _sent(message: Message) -> datetime | None:
    when = message.sent_date
    return when.astimezone(UTC) if when else None
