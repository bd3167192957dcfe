"""Which mentions name somebody, and which are sure of one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanner.model import Mention, MentionKind


def names_a_person(mention: Mention) -> bool:
    """A name, or an identifier that counts as finding the person (contract, section 5)."""
    return mention.kind is MentionKind.PERSON or (
        mention.kind is MentionKind.IDENTIFIER and mention.value in {"upn", "email"}
    )


def sure(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions that name one person: by name, or by an identifier that is theirs alone.

    In text order, UPNs first.
    """
    for mention in sorted(mentions, key=lambda m: (m.value != "upn", m.start)):
        if len(mention.subjects) == 1 and names_a_person(mention):
            yield mention
