"""The 72 hours, and how the register shows a moment.

Clock hours, weekends and holidays included (UK GDPR, Article 33(1); domain facts, 4.2). They
are counted in UTC, so that the change to or from summer time adds and takes nothing.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

TIME_TO_REPORT = timedelta(hours=72)
UNITED_KINGDOM = ZoneInfo("Europe/London")


def utc_now() -> datetime:
    """This second, in UTC. The register counts whole seconds, as its export shows them."""
    return datetime.now(UTC).replace(microsecond=0)


def deadline(detected_at: datetime, aware_at: datetime | None = None) -> datetime:
    """The moment, in UTC, by which the regulator must hear of it.

    Until a person has set awareness the hours run from detection, to be safe. Raises ValueError
    on a time without a zone.
    """
    start = aware_at or detected_at
    if start.tzinfo is None:
        raise ValueError("a time without a zone cannot start the 72 hours")
    return start.astimezone(UTC) + TIME_TO_REPORT


def in_uk(moment: datetime) -> str:
    """The moment for a reader in the United Kingdom: "24 November 2026, 09:00 GMT"."""
    local = moment.astimezone(UNITED_KINGDOM)
    return f"{local.day} {local:%B %Y, %H:%M %Z}"


def day_in_words(day: date) -> str:
    """The day as people write it: "24 November 2026"."""
    return f"{day.day} {day:%B %Y}"
