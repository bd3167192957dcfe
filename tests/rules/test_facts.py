"""What a pattern can ask: where it stands, whose mailbox it is, what the message announced."""

from __future__ import annotations

import pytest

from rules.facts import Message, Whereabouts, facts_of, whereabouts
from scanner.model import (
    Audience,
    Exposure,
    Field,
    Item,
    ItemKind,
    KnownBy,
    Origin,
    Place,
    Principal,
    Recipient,
    RecipientKind,
    Standing,
)
from scanner.personal import Personal
from tests.rules.scene import Nothing

MAIL = Item(
    source="sent-mail",
    locator=Personal("mail/1.eml"),
    kind=ItemKind.MAIL,
    audience=Audience((), KnownBy.HEADERS),
    content=Nothing(),
    version="1",
    group=Personal("mail/1.eml"),
)
ADA_BELL = Message(sender_name=("ada", "bell"))


def _shown(address: str, name: str, standing: Standing = Standing.UNKNOWN) -> Exposure:
    principal = Principal(Personal(address), Field.TO, Personal(name))
    recipient = Recipient(principal, RecipientKind.UNKNOWN)
    return Exposure("P1", "health", recipient, False, "unknown", "on no roster", standing)


@pytest.mark.parametrize(
    ("address", "name", "standing", "is_own"),
    [
        ("ada.bell@webmail.example", "", Standing.UNKNOWN, True),
        ("bell.ada77@webmail.example", "", Standing.UNKNOWN, True),
        ("abell@webmail.example", "", Standing.UNKNOWN, True),
        ("sunnyside77@webmail.example", "Ada Bell", Standing.UNKNOWN, True),
        ("sunnyside77@webmail.example", "Bell, Ada", Standing.UNKNOWN, True),
        ("sunnyside77@webmail.example", "Ada Bellamy", Standing.UNKNOWN, False),
        ("sunnyside77@webmail.example", "", Standing.UNKNOWN, False),
        ("ada.bell@council.example", "Ada Bell", Standing.UNKNOWN, False),
        ("ada.bell@webmail.example", "Ada Bell", Standing.CONTACT, False),
    ],
)
def test_an_unlisted_webmail_address_is_the_senders_own_or_not(
    address: str, name: str, standing: Standing, is_own: bool
) -> None:
    facts = facts_of(MAIL, _shown(address, name, standing), Whereabouts(), ADA_BELL)
    assert facts.own_webmail is is_own


@pytest.mark.parametrize(
    ("standing", "message", "is_attached_only"),
    [
        (Standing.CONTACT, Message(), True),
        (Standing.CONTACT, Message(named=frozenset({"P1"})), False),
        (Standing.CONTACT, Message(announced=frozenset({"health"})), False),
        (Standing.UNKNOWN, Message(), False),
        (Standing.UNKNOWN, Message(brings_ordinary=True), True),
        (Standing.LEAVER, Message(brings_ordinary=True), True),
        (Standing.UNKNOWN, Message(frozenset({"P1"}), brings_ordinary=True), False),
    ],
)
def test_a_message_is_fit_and_its_attachment_is_not(
    standing: Standing, message: Message, is_attached_only: bool
) -> None:
    principal = Principal(Personal("x@nowhere.example"), Field.TO)
    wrong = Exposure(
        "P1",
        "health",
        Recipient(principal, RecipientKind.UNKNOWN),
        False,
        "unknown",
        "on no roster",
        standing,
        places=(Place(1, 0, 4, Origin.ATTACHMENT, None),),
    )
    assert whereabouts([wrong], message).attached_only is is_attached_only
