"""Maildirs: one file a mail, whose folder and name say whether it was read and answered.

https://cr.yp.to/proto/maildir.html
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from connectors.locator import printable

# "unique:2,DS": the flags of a Maildir name. Windows allows no colon; programs write ; or !.
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")


def flags_of(name: str) -> str:
    """The letters that a mail's file name ends in; empty where it has none."""
    found = _FLAGS.search(name)
    return found.group(1) if found is not None else ""


def is_in_maildir(path: Path, *folders: str) -> bool:
    """Whether it lies in one of these folders of a Maildir.

    What is in "tmp" is being delivered; it appears in "new" when it is whole.
    """
    if path.parent.name not in folders:
        return False
    maildir = path.parents[1]
    # Copying a Maildir often loses the folders that were empty.
    return (maildir / "cur").is_dir() and any((maildir / n).is_dir() for n in ("new", "tmp"))


def as_it_stands_now(root: Path, relative: str) -> str:
    """The path below the root of a mail that was read, answered or flagged since it had this one.

    That moves it from "new" to "cur" and rewrites its flags. Any other path is given back.
    """
    path = root / relative
    if not is_in_maildir(path, "cur", "new") or path.exists():
        return relative
    unique = _FLAGS.sub("", path.name)
    maildir = relative.rpartition("/")[0].rpartition("/")[0]
    for folder in ("cur", "new"):
        for name in _names(path.parents[1] / folder):
            if _FLAGS.sub("", name) == unique:
                return f"{maildir}/{folder}/{name}" if maildir else f"{folder}/{name}"
    return relative


def _names(folder: Path) -> list[str]:
    try:
        return sorted(printable(name) for name in os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError:
        return []
