"""Writes mails where mail programs keep them, and says under which item each is found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from scanner.demo.mail import Mail, Sent, as_eml, as_msg
from scanner.demo.verdict import Verdicts

# Windows allows no colon in a file name; mail programs there write a semicolon.
FLAG_MARK = ";2," if os.name == "nt" else ":2,"
MBOX = "archive/november.mbox"


def write_mails(mails: Sequence[Sent], root: Path, prefix: str) -> list[tuple[str, Verdicts]]:
    """The item of every mail with its verdicts, by date. `prefix`: the source's path."""
    ordered = sorted(mails, key=lambda sent: (sent.mail.when, sent.mail.subject, sent.mail.to))
    judged: list[tuple[str, Verdicts]] = []
    mbox: list[bytes] = []
    for number, sent in enumerate(ordered, start=1):
        if sent.kept == "mbox":
            mbox.append(_mbox_entry(sent.mail))
            judged.append((f"{prefix}/{MBOX}#message{len(mbox)}", sent.verdicts))
            continue
        place = _place(sent, number)
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_msg(sent.mail) if sent.kept == "msg" else as_eml(sent.mail))
        judged.append((f"{prefix}/{place}", sent.verdicts))
    (root / MBOX).parent.mkdir(parents=True, exist_ok=True)
    (root / MBOX).write_bytes(b"".join(mbox))
    for folder in ("new", "tmp"):
        (root / "maildir" / folder).mkdir(parents=True, exist_ok=True)
    return judged


def _place(sent: Sent, number: int) -> str:
    if sent.kept == "maildir":
        flags = "DS" if sent.mail.is_draft else "S"
        moment = int(sent.mail.when.timestamp())
        return f"maildir/cur/{moment}.M{number:04}.mail{FLAG_MARK}{flags}"
    if sent.kept == "drafts":
        return f"Drafts/{number:04}.eml"
    return f"sent/{number:04}.{sent.kept}"


def _mbox_entry(mail: Mail) -> bytes:
    """In mboxrd form: a "From " line before, and quoted ones within."""
    lines = as_eml(mail).replace(b"\r\n", b"\n").split(b"\n")
    text = b"\n".join(b">" + ln if ln.lstrip(b">").startswith(b"From ") else ln for ln in lines)
    return f"From MAILER-DAEMON {mail.when:%a %b %d %H:%M:%S %Y}\n".encode() + text + b"\n\n"
