"""E-mail addresses.

A pattern of our own (after RFC 5321, 5322 and 6531, as far as people write addresses): `sch.uk` is
a wildcard public suffix, so finders that ask the public suffix list miss `name@school.sch.uk`, and
some fetch that list from the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detectors.base import CATEGORY_OF, Detector, DetectorContext, Found, identifier
from detectors.base import RosterIdentifiers as Roster
from scanner.model import Mention, Part

LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
LOCAL_MARKS = frozenset(".+-_'’&")
MARKS_AROUND = ".-_'’&+"
DOMAIN = re.compile(
    r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,8}(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})(?![^\W_]|-[^\W_])",
    re.I,
)
# `logo@2x.png` is a picture for sharp screens, `cid:` a picture within a mail.
PICTURE = re.compile(r"[1-4]x\.(?:png|jpe?g|gif|svg|webp)", re.I)


class EmailDetector:
    """Finds addresses without the quotes, brackets and full stops around them."""

    name = "email"
    identifiers = frozenset({"email"})
    categories = frozenset({CATEGORY_OF["email"]})

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def mentions(self, part: Part) -> Iterator[Mention]:
        text = part.text.reveal()
        at = text.find("@")
        while at >= 0:
            span = _address_around(text, at)
            if span is not None:
                people = people_by_address(self._roster, text[span[0] : span[1]])
                yield identifier(self.name, part, Found(*span, 0.99, people))
            at = text.find("@", at + 1)


def email_detector(context: DetectorContext) -> Detector:
    """Subjects are the roster's holders, several for a shared mailbox."""
    return EmailDetector(context.roster)


def people_by_address(roster: Roster, address: str) -> tuple[str, ...]:
    """The holders of the address as written, or with its domain as it travels in mail (IDNA)."""
    written = address.replace("’", "'").lower()
    people = roster.people_by_email(written)
    local, _, domain = written.partition("@")
    if people or domain.isascii():
        return people
    try:
        return roster.people_by_email(f"{local}@{domain.encode('idna').decode('ascii')}")
    except UnicodeError:
        return ()


def _address_around(text: str, at: int) -> tuple[int, int] | None:
    start = _start_of_local(text, at)
    if start == at or text[max(0, start - 4) : start].lower() == "cid:":
        return None
    domain = DOMAIN.match(text, at + 1)
    if domain is None or PICTURE.fullmatch(domain[0]):
        return None
    return start, domain.end()


def _start_of_local(text: str, at: int) -> int:
    start = at
    limit = max(0, at - LONGEST_LOCAL)
    while start > limit and (text[start - 1].isalnum() or text[start - 1] in LOCAL_MARKS):
        if text[start - 1] == "." and text[start : start + 1] in (".", "@"):
            break  # two full stops end a sentence, they do not join a name
        start -= 1
    while start < at and text[start] in MARKS_AROUND:
        start += 1
    return start
