"""Texts that name people and tell nothing of them: no word does, no column, field or heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detectors.column import blocks, text_of
from detectors.headings import may_tell_below
from scanner.model import Mention, MentionKind, Table
from scanner.what.layout import Layout, Span
from scanner.what.list_title import categories_of_listed, title_categories


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
    if any(_may_tell(layout, table) for table in layout.part.tables):
        return True
    text = layout.text
    if (":" in text or "\t" in text) and any(
        layout.row_at(line.start) is None and layout.label_at(line.start) for line in layout.lines
    ):
        return True
    # What heads the rows of a table has been asked above.
    if not names or layout.is_all_rows:
        return False
    return any(
        layout.row_at(heading.start) is None
        and _names_follow(layout, heading, names)
        and categories_of_listed(text[heading.start : heading.end])
        for heading in layout.headings
    )


def _may_tell(layout: Layout, table: Table) -> bool:
    """May it tell more than who is in it: is it more than rows under headings of no matter?"""
    part = layout.part
    found = blocks(part, table)
    header = found[0].header if len(found) == 1 else None
    if header is None or any(table.rows[:header]):
        return True
    if any(may_tell_below(text_of(part, cell)) for cell in table.rows[header]):
        return True
    above = layout.heading_above(table.rows[header][0].start)
    heading = layout.text_of(above) if above is not None else ""
    return any(map(title_categories, (table.name, part.title.reveal(), heading)))


def _names_follow(layout: Layout, heading: Span, names: Iterable[int]) -> bool:
    """Does the next line that is not blank name somebody?"""
    for line in layout.lines_below(heading):
        if layout.text_of(line).strip():
            return any(map(line.holds, names))
    return False
