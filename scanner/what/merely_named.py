"""Texts that name people and tell nothing of them: no word does, no column, field or heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scanner.model import Mention, MentionKind
from scanner.what.layout import Layout, Span
from scanner.what.list_title import categories_of_listed


def merely_names(layouts: Iterable[Layout], mentions: Sequence[Mention]) -> bool:
    """Can nothing be attached to anybody: is each mention a name, in text that adds nothing?

    Most mails that name somebody are so, and cost no more than this.
    """
    if any(m.kind is not MentionKind.PERSON for m in mentions):
        return False
    return not any(
        _tells_by_its_layout(layout, [m.start for m in mentions if m.part == layout.part.index])
        for layout in layouts
    )


def _tells_by_its_layout(layout: Layout, names: Sequence[int]) -> bool:
    """Does a table, a form's field or the title of a list say something? `names`: their places."""
    if layout.part.tables:
        return True
    text = layout.text
    if (":" in text or "\t" in text) and any(layout.label_at(line.start) for line in layout.lines):
        return True
    return bool(names) and any(
        _names_follow(layout, heading, names)
        and categories_of_listed(text[heading.start : heading.end])
        for heading in layout.headings
    )


def _names_follow(layout: Layout, heading: Span, names: Iterable[int]) -> bool:
    """Does the next line that is not blank name somebody?"""
    for line in layout.lines_below(heading):
        if layout.text[line.start : line.end].strip():
            return any(map(line.holds, names))
    return False
