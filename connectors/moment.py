"""A date and time as a platform's export writes it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")

_BRITISH = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"
    r"(?:,?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
)


def moment(text: str) -> datetime | None:
    """The time in UTC, from ISO 8601 or dd/mm/yyyy [hh:mm[:ss]]; None where it is neither.

    Without a zone it is a time of day in the United Kingdom; without a time it is midnight.
    """
    written = text.strip()
    try:
        british = _BRITISH.fullmatch(written)
        if british is not None:
            parts = {name: int(value or 0) for name, value in british.groupdict().items()}
            local = datetime(**parts, tzinfo=LONDON)
        else:
            local = datetime.fromisoformat(written)
        return (local if local.tzinfo else local.replace(tzinfo=LONDON)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
