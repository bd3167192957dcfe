"""What the operating system's refusal to give us a file means for the scan."""

from __future__ import annotations

import errno

from scanner.errors import ItemUnreadable
from scanner.model import Reason

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_REFUSED = frozenset({errno.EACCES, errno.EPERM})

GRANT = "The account that runs pupilguard needs the right to read this; grant it and scan again."


def nothing_there() -> ItemUnreadable:
    """The error of a name that once was an item's and leads nowhere now."""
    why = "It is no longer where it was: it was moved, renamed or deleted."
    return ItemUnreadable(Reason.VANISHED, why)


def unreadable(error: OSError) -> ItemUnreadable:
    """The error to raise instead. Raise it `from None`: an OSError's text quotes the path."""
    if error.errno in _GONE:
        return ItemUnreadable(Reason.VANISHED, "It was there when listed and is gone now.")
    if error.errno in _REFUSED:
        return ItemUnreadable(Reason.DENIED, GRANT)
    code = errno.errorcode.get(error.errno or 0, "no code")
    return ItemUnreadable(Reason.UNAVAILABLE, f"The system could not read it ({code}).")
