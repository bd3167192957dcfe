"""One row of a platform's table."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.passage import Passage, Piece
from scanner.model import Reason


def read_record(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The row's text, if it has any. Raises ItemUnreadable for what is not a JSON object."""
    if not content.strip():
        return
    try:
        row = json.loads(content)
    except ValueError as error:
        raise ItemUnreadable(Reason.CORRUPT, "the row is not JSON") from error
    text = row.get("text") if isinstance(row, dict) else None
    if isinstance(text, str) and text:
        yield Passage(text)
