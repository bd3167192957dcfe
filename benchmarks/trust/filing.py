"""Pieces get their place in the sources, and with it their name."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from benchmarks.trust.fault import Case
from benchmarks.trust.mail_writer import journal_bytes, mail_bytes, mail_html, mail_text
from benchmarks.trust.piece import Letter, Mail, Row, SharedFile
from benchmarks.trust.platform import HEADINGS, PLATFORMS
from benchmarks.trust.probe import PROBE
from benchmarks.trust.truth import Entry
from scanner.demo.outlook_message import outlook_message

_MBOX_LENGTH = 12


class Filing:
    """Writes cases below a folder and remembers where each lies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._mbox: list[tuple[Case, bytes]] = []
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._bursts: dict[str, tuple[Case, list[str]]] = {}
        self._entries: list[Entry] = []

    def file(self, case: Case) -> None:
        self._count += 1
        match case.piece:
            case Mail() as mail if case.name == PROBE:
                self._write(
                    case, f"probe/{self._count:05}.eml", mail_bytes(mail, self._count), PROBE
                )
            case Mail() as mail:
                self._mail(case, mail)
            case SharedFile() as shared:
                self._write(case, f"share/{shared.folder}/{shared.name}", shared.data, "share")
            case Letter() as letter:
                self._write(case, f"letters/{letter.batch}/{letter.name}", letter.data, "letter")
            case Row() as row:
                self._row(case, row)

    def entries(self) -> list[Entry]:
        """All that was filed; writes what was gathered for mailboxes and tables."""
        self._close_mbox()
        for platform in PLATFORMS:
            for table in HEADINGS:
                self._table(platform, table, self._rows[platform, table])
        for case, items in self._bursts.values():
            faults = case.faults
            self._entries.append(Entry(tuple(items), case.name, "platform", case.twin, faults))
        self._bursts = {}
        return self._entries

    # ------------------------------------------------------------------ mail

    def _mail(self, case: Case, mail: Mail) -> None:
        number = self._count
        month = f"{mail.when:%Y/%m}"
        way = mail.style % 20
        if way == 3 and not mail.is_draft:
            self._mbox.append((case, mail_bytes(mail, number)))
            if len(self._mbox) == _MBOX_LENGTH:
                self._close_mbox()
        elif way == 7:
            flags = "DS" if mail.is_draft else "S"
            self._write(
                case,
                f"mail/maildir/cur/{1780000000 + number}.M{number}.host:2,{flags}",
                mail_bytes(mail, number),
                "mail",
            )
        elif way == 11:
            self._write(case, f"mail/{month}/{number:05}.msg", _outlook(mail), "mail")
        elif way == 17 and not mail.is_draft:
            self._write(case, f"mail/journal/{number:05}.eml", journal_bytes(mail, number), "mail")
        elif mail.is_draft and way % 2:
            self._write(case, f"mail/Drafts/{number:05}.eml", mail_bytes(mail, number), "mail")
        else:
            self._write(case, f"mail/{month}/{number:05}.eml", mail_bytes(mail, number), "mail")

    def _close_mbox(self) -> None:
        if not self._mbox:
            return
        name = f"mail/archive/sent-{self._count:05}.mbox"
        lines = []
        for index, (case, data) in enumerate(self._mbox, start=1):
            quoted = data.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
            lines.append(
                b"From MAILER-DAEMON Mon Nov  2 09:00:00 2026\n" + quoted.rstrip(b"\n") + b"\n\n"
            )
            self._entries.append(
                Entry((f"{name}#message{index}",), case.name, "mail", case.twin, case.faults)
            )
        self._put(name, b"".join(lines))
        self._mbox = []

    # ------------------------------------------------------------------ tables

    def _row(self, case: Case, row: Row) -> None:
        rows = self._rows[row.platform, row.table]
        rows.append(row)
        item = f"exports/{row.platform}/{row.table}#row{len(rows)}"
        if row.burst:
            self._bursts.setdefault(row.burst, (case, []))[1].append(item)
        else:
            self._entries.append(Entry((item,), case.name, "platform", case.twin, case.faults))

    def _table(self, platform: str, table: str, rows: list[Row]) -> None:
        path = self._folder / "exports" / platform / table
        path.parent.mkdir(parents=True, exist_ok=True)
        columns = HEADINGS[table]
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(columns.values())
            writer.writerows([row.values[c] for c in columns] for row in rows)

    # ------------------------------------------------------------------ files

    def _write(self, case: Case, name: str, data: bytes, medium: str) -> None:
        self._put(name, data)
        self._entries.append(Entry((name,), case.name, medium, case.twin, case.faults))

    def _put(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _outlook(mail: Mail) -> bytes:
    html = mail_html(mail) if mail.style % 2 else None
    return outlook_message(
        mail.sender,
        mail.to,
        mail.cc,
        mail.bcc,
        mail.subject,
        mail_text(mail),
        html,
        tuple((a.name, a.data) for a in mail.attachments),
        mail.when,
        is_draft=mail.is_draft,
    )
