"""What has become of an incident: the contract's `status`."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The scanner only ever writes drafts; a person moves them on."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    REPORTED = "reported"
    NOT_REPORTABLE = "not_reportable"
    CLOSED = "closed"
