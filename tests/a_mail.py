"""A mail as its parts stand when it has been opened: a sender, recipients and a text."""

from __future__ import annotations

from scanner.model import (
    Audience,
    Extracted,
    Field,
    Item,
    ItemKind,
    KnownBy,
    Origin,
    Part,
    Principal,
)
from scanner.personal import Personal
from tests.rules.scene import Nothing


def a_mail(sender: str, subject: str, text: str, *recipients: str) -> tuple[Item, Extracted]:
    """The item and its parts, sent to these addresses."""
    principals = tuple(Principal(Personal(one), Field.TO) for one in recipients)
    item = Item(
        "mail",
        Personal("1.eml"),
        ItemKind.MAIL,
        Audience(principals, KnownBy.HEADERS),
        Nothing(),
        "1",
        Personal("1.eml"),
        Personal(sender),
    )
    parts = (
        Part(0, Personal("subject"), Origin.SUBJECT, Personal(subject)),
        Part(1, Personal("body"), Origin.BODY, Personal(text)),
    )
    return item, Extracted(parts)
