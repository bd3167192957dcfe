"""What makes two findings the same one, and two names of an item the same item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.model import Finding, Wrong

if TYPE_CHECKING:
    from register.vault.key import Keyring

# Reading, answering or flagging a mail moves it from new/ to cur/ and rewrites the end of its
# name (https://cr.yp.to/proto/maildir.html). Only cur/ has the ending; Windows has no colon.
_READ_MAIL = re.compile(r"(^|/)cur/([^/]+)[:;!]2,[A-Za-z]*$")
_FLAGS = re.compile(r":2,[A-Za-z]*$")


def stable_locator(locator: str) -> str:
    """The locator without what changes when a mail is merely read: its Maildir flags.

    "box/cur/17.host:2,RS" and "box/new/17.host" are one mail.
    """
    return _FLAGS.sub("", _READ_MAIL.sub(r"\1new/\2", locator))


def recipient_key(recipient: Wrong) -> str:
    """The recipient as a principal: the address, a group unexpanded; for a letter the person."""
    if recipient.address is not None:
        return f"address:{recipient.address.reveal().casefold()}"
    return f"person:{recipient.person or ''}"


def fingerprint(keyring: Keyring, finding: Finding) -> str:
    """The identity of a finding: never its time or offsets.

    A near miss is another finding than the breach it may turn into: a draft that is sent after
    all, a link whose access list is opened later.
    """
    return keyring.fingerprint(
        finding.rule,
        finding.source,
        stable_locator(finding.locator.reveal()),
        sorted(set(finding.subjects)),
        sorted({recipient_key(recipient) for recipient in finding.recipients}),
        sorted(set(finding.categories)),
        "near miss" if finding.near_miss else "",
    )
