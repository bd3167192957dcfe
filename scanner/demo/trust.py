"""Writes the invented trust into a folder, with the truth beside it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from scanner.demo.configuration import configuration
from scanner.demo.exports import Export, exports
from scanner.demo.letters import Letter, letters
from scanner.demo.mailbox_folder import write_mails
from scanner.demo.ordinary_files import ordinary_files
from scanner.demo.ordinary_mails import ordinary_mails
from scanner.demo.people import Trust
from scanner.demo.planted_attachments import planted_attachments
from scanner.demo.planted_files import planted_files
from scanner.demo.planted_internal_mails import planted_internal_mails
from scanner.demo.planted_mails import planted_mails
from scanner.demo.planted_outside_mails import planted_outside_mails
from scanner.demo.population import invented_trust
from scanner.demo.roster import write_roster
from scanner.demo.shared_file import READERS, SharedFile
from scanner.demo.truth import Truth
from scanner.demo.twin_attachments import twin_attachments
from scanner.demo.twin_files import twin_files
from scanner.demo.twin_mails import twin_mails
from scanner.demo.twin_outside_mails import twin_outside_mails
from scanner.demo.verdict import Verdicts, truth_of


def write_trust(folder: Path, seed: int = 1) -> Truth:
    """The truth about what now lies in `folder`; the same seed writes the same bytes.

    Leaves roster, mail, share, letters, exports, agencies.csv, config.yaml and truth.json there.
    Files of an earlier run that this one does not write stay where they are.
    """
    trust = invented_trust(seed)
    folder.mkdir(parents=True, exist_ok=True)
    write_roster(trust, folder / "roster", folder / "agencies.csv")
    mails = [
        *planted_mails(trust),
        *planted_outside_mails(trust),
        *planted_internal_mails(trust),
        *planted_attachments(trust),
        *twin_mails(trust),
        *twin_outside_mails(trust),
        *twin_attachments(trust),
        *ordinary_mails(trust),
    ]
    files = [*planted_files(trust), *twin_files(trust), *ordinary_files(trust)]
    judged = [
        *write_mails(mails, folder / "mail", "mail"),
        *_write_files(files, folder / "share"),
        *_write_letters(list(letters(trust)), folder / "letters"),
        *_write_exports(exports(trust), folder / "exports"),
    ]
    (folder / "config.yaml").write_text(
        configuration(trust, READERS | family_folders(trust)), encoding="utf-8"
    )
    truth = truth_of(judged)
    (folder / "truth.json").write_text(truth.to_json(), encoding="utf-8")
    return truth


def family_folders(trust: Trust) -> dict[str, tuple[str, ...]]:
    """Folders that one parent each was given a link to."""
    return {
        "Shared with families/Pike": (trust.parent("amelia", 1).email,),
        "Shared with families/Nowak": (trust.parent("kacper", 1).email,),
        "Shared with families/Nowak mother": (trust.parent("kacper").email,),
    }


def _write_files(files: Sequence[SharedFile], root: Path) -> list[tuple[str, Verdicts]]:
    for file in files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return [(f"share/{file.path}", file.verdicts) for file in files]


def _write_letters(pile: Sequence[Letter], root: Path) -> list[tuple[str, Verdicts]]:
    root.mkdir(parents=True, exist_ok=True)
    for letter in pile:
        (root / letter.name).write_bytes(letter.data)
    return [(f"letters/{letter.name}", letter.verdicts) for letter in pile]


def _write_exports(tables: Sequence[Export], root: Path) -> list[tuple[str, Verdicts]]:
    judged: list[tuple[str, Verdicts]] = []
    for table in tables:
        path = root / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.heading)
            writer.writerows(row.cells for row in table.rows)
        judged += [
            (f"exports/{table.path}#row{number}", row.verdicts)
            for number, row in enumerate(table.rows, start=1)
        ]
    return judged
