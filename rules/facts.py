"""What a pattern can ask about one wrong exposure, in the context of its item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.pattern import Condition
from scanner.model import Exposure, Hidden, Item, ItemKind, Origin, Standing

REDACTIONS = frozenset(
    {Hidden.UNDER_BOX, Hidden.WHITE_ON_WHITE, Hidden.TRACKED_CHANGE, Hidden.TRACKED_REDACTION}
)


_NOBODY_KNOWS = frozenset({Standing.UNKNOWN, Standing.LEAVER})


@dataclass(frozen=True, slots=True)
class Message:
    """What a mail says above its attachments: whom it names, and what it announces.

    `brings_ordinary`: it says that something of everyday is attached, such as the menu.
    """

    named: frozenset[str] = frozenset()
    announced: frozenset[str] = frozenset()
    brings_ordinary: bool = False
    sender_name: tuple[str, str] = ("", "")  # given and family, folded; empty if not staff


@dataclass(frozen=True, slots=True)
class Facts:
    """One wrong exposure as a pattern's conditions see it."""

    basis: str
    standing: str
    data_class: str
    category: str
    resembles: bool
    own_webmail: bool
    hidden: bool
    redacted: bool
    attached_only: bool
    letter: bool

    def meet(self, condition: Condition) -> bool:
        """Does everything the condition asks for hold?"""
        return all(self.hold(name, wanted) for name, wanted in condition.asked())

    def hold(self, name: str, wanted: frozenset[str] | bool) -> bool:
        """Does this one thing hold?"""
        actual = getattr(self, name)
        return actual in wanted if isinstance(wanted, frozenset) else bool(actual == wanted)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where all that one recipient should not have had stands in the item."""

    hidden: bool = False
    redacted: bool = False
    attached_only: bool = False


def whereabouts(wrong: Sequence[Exposure], message: Message) -> Whereabouts:
    """Whether it is all hidden, all covered over, or all in attachments of a fit message."""
    hidings = {place.hidden for e in wrong for place in e.places}
    all_hidden = bool(hidings) and None not in hidings
    return Whereabouts(
        hidden=all_hidden,
        redacted=all_hidden and hidings <= REDACTIONS,
        attached_only=_is_attached_only(wrong, message),
    )


def facts_of(item: Item, exposure: Exposure, where: Whereabouts, message: Message) -> Facts:
    """The facts of one wrong exposure, given where all that is wrong for its recipient stands."""
    return Facts(
        basis=exposure.basis,
        standing=exposure.standing.value,
        data_class=exposure.data_class,
        category=exposure.category,
        resembles=exposure.recipient.resembles is not None,
        own_webmail=_is_own_webmail(exposure, message),
        hidden=where.hidden,
        redacted=where.redacted,
        attached_only=where.attached_only,
        letter=item.kind is ItemKind.LETTER,
    )


def _is_attached_only(wrong: Iterable[Exposure], message: Message) -> bool:
    """The mail itself is fit: it neither names nor announces what its attachment gives away.

    A mail to somebody nobody knows is fit only where it says that something else is attached:
    an order to a new supplier, that went with a list of pupils in its place.
    """
    return all(
        e.places
        and all(place.origin is Origin.ATTACHMENT for place in e.places)
        and e.subject not in message.named
        and e.category not in message.announced
        and (message.brings_ordinary or e.standing not in _NOBODY_KNOWS)
        for e in wrong
    )


def _is_own_webmail(exposure: Exposure, message: Message) -> bool:
    """An unlisted free-mail address whose name, or name beside it, is the sender's own two."""
    if exposure.standing is not Standing.UNKNOWN:
        return False
    local, _, domain = exposure.recipient.address.partition("@")
    given, family = message.sender_name
    if not given or not family or not is_free_mail(domain):
        return False
    letters = "".join(character for character in local if character.isalpha())
    shown = exposure.recipient.principal.display_name.reveal().casefold()
    is_shown = {given, family} <= set(re.findall(r"[^\W\d_]+", shown))
    return is_shown or (
        family in letters and (given in letters or letters.startswith(given[0] + family))
    )


# Providers that let anybody open a mailbox. The example domains are those of our own tests.
_FREE_MAIL = frozenset(
    """gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com live.co.uk msn.com
    yahoo.com yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com aol.co.uk btinternet.com
    sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk protonmail.com proton.me
    pm.me gmx.com gmx.co.uk mail.com zoho.com tutanota.com fastmail.com rocketmail.com
    tiscali.co.uk o2.co.uk plusnet.com""".split()
)
_FREE_MAIL_WORDS = ("webmail", "mailbox", "freemail", "postbox", "inbox", "gmail", "hotmail")


def is_free_mail(domain: str) -> bool:
    """A provider where anybody can open a mailbox, by name or by what its name says."""
    return domain in _FREE_MAIL or any(word in domain for word in _FREE_MAIL_WORDS)
