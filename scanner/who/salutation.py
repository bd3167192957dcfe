"""The line in which a letter greets whom it is to, in English or in Welsh."""

from __future__ import annotations

import re

_LONGEST = 80  # characters after the greeting's first word; a longer line is prose
# A letter that opens in these greets somebody by title: "Hello all," greets nobody in particular.
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Revd|Sir|Lady|Parents?|Carers?)\b"

SALUTATION = re.compile(
    rf"^[ \t]*(?:(?i:dear|ann?wyl)\b|(?i:hello|hi|good (?:morning|afternoon|day)),? {_TITLES})"
    rf"[^\n]{{0,{_LONGEST}}}$",
    re.MULTILINE,
)
