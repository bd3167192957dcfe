"""Of whom an item may say something, before it is read what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scanner.model import Mention, PersonKind
from scanner.what.layout import Layout, Span


def spoken_of(layouts: Sequence[Layout], mentions: Iterable[Mention]) -> frozenset[str]:
    """Everybody named but staff who do no more than sign: rather one more than one less.

    Nearly every mail ends with its sender's name, of whom it tells nothing.
    """
    by_part = {layout.part.index: layout for layout in layouts}
    return frozenset(
        person
        for mention in mentions
        if mention.value != PersonKind.STAFF or not _merely_signs(by_part[mention.part], mention)
        for person in mention.subjects
    )


def _merely_signs(layout: Layout, mention: Mention) -> bool:
    """Does the name fill a line of the signature, so that no word stands in its sentence?"""
    line = Span(mention.start, mention.end)
    return (
        layout.is_in_signature(mention.start)
        and layout.line_at(mention.start) == line
        and layout.stands_alone(line)
    )
