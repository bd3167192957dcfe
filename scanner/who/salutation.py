"""The line in which a letter greets whom it is to, in English or in Welsh."""

from __future__ import annotations

import re

_LONGEST = 80  # characters after the greeting's first word; a longer line is prose

SALUTATION = re.compile(
    rf"^[ \t]*(?:dear|ann?wyl)\b[^\n]{{0,{_LONGEST}}}$", re.IGNORECASE | re.MULTILINE
)
