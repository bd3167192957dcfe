"""The lines of an incident's history in words."""

from __future__ import annotations

from register.case.dismissal import KINDS_SAID

_WORDS = {
    "opened": "Opened a draft",
    "extended": "Found more of the same",
    "entered": "Entered by hand",
    "confirmed": "Confirmed",
    "dismissed": "Dismissed",
    "reported": "Recorded as reported to the regulator",
    "not_reportable": "Decided that it is not reportable",
    "closed": "Closed",
    "reopened": "Reopened",
    "draft": "Made a draft again",
    "rated": "Rated on the matrix",
    "assessed": "Answered the self-assessment",
    "aware": "Set when the school became aware",
    "occurred": "Corrected when it happened",
    "recorded": "Changed the record",
    "followed_up": "Noted what was done about a recipient",
    "recipient_added": "Added a recipient",
    "task_changed": "Changed a task",
    "task_done": "Finished a task",
    "task_added": "Added a task",
    "complaint_added": "Added a complaint",
    "complaint_changed": "Changed a complaint",
    "held_back": "Held back findings like this",
}


def said(what: str, kind: str = "") -> str:
    """The line as people say it; a word that is new here stands with a capital.

    `kind`: why it was dismissed, in a word; told in words behind it.
    """
    line = _WORDS.get(what, what.replace("_", " ").capitalize())
    return f"{line}: {KINDS_SAID[kind].lower()}" if kind else line
