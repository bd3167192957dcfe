"""The demonstration: write the invented trust, scan it, hold the drafts against the truth."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from register.vault.key import create_key
from scanner.config.configuration import load_config
from scanner.demo.outcome import Draft, Outcome, outcome
from scanner.demo.trust import write_trust
from scanner.demo.truth import Truth
from scanner.errors import ConfigError, Problem
from scanner.own_register import the_register
from scanner.scan import ScanResult
from scanner.verbs.scan_screen import scanned

if TYPE_CHECKING:
    from register.reports.shown import IncidentView

TRUTH_FILE = "truth.json"
# Written before all else: a demonstration that was killed can be written anew.
MARKER_FILE = ".pupilguard-demo"


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft as the demonstration shows it."""

    reference: str
    severity: str
    pattern: str
    near_miss: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration came to."""

    config: Path
    result: ScanResult
    drafts: tuple[ShownDraft, ...]
    outcome: Outcome
    lookalikes: int
    ordinary: int
    ordinary_disturbed: int

    def as_json(self) -> dict[str, Any]:
        """One document, for `demo --json`."""
        return {
            "config": str(self.config),
            "scan": self.result.as_json(),
            "incidents": [asdict(draft) for draft in self.drafts],
            "planted": len(self.outcome.found) + len(self.outcome.missed),
            "found": len(self.outcome.found),
            "missed": [asdict(planted) for planted in self.outcome.missed],
            "lookalikes": self.lookalikes,
            "silent": len(self.outcome.silent),
            "ordinary": self.ordinary,
            "false_alarms": list(self.outcome.disturbed),
            "gaps": self.outcome.gaps,
        }


def demonstrated(folder: Path, today: date, *, quiet: bool) -> Shown:
    """Write the trust into `folder`, scan it, and compare.

    A folder that holds an earlier demonstration is written anew; any other that is not empty is
    left alone and raises ConfigError.
    """
    truth = _written(folder)
    config_path = folder / "config.yaml"
    config = load_config(config_path)
    create_key(config.register_.key_path)
    result = scanned(config, today, dry_run=False, quiet=quiet)
    incidents = list(the_register(config).incidents())
    drafts = [_draft(incident) for incident in incidents]
    loud = {item for draft in drafts for item in draft.items}
    return Shown(
        config=config_path,
        result=result,
        drafts=tuple(_shown(incident) for incident in incidents),
        outcome=outcome(truth, drafts, result.gaps),
        lookalikes=len(truth.lookalikes),
        ordinary=len(truth.ordinary),
        ordinary_disturbed=len(loud.intersection(truth.ordinary)),
    )


def _written(folder: Path) -> Truth:
    if folder.exists() and not folder.is_dir():
        raise ConfigError([Problem(str(folder), "is a file; name a folder with --dir.")])
    folder.mkdir(parents=True, exist_ok=True)
    is_ours = any((folder / name).is_file() for name in (MARKER_FILE, TRUTH_FILE))
    if not is_ours and any(folder.iterdir()):
        message = "is not empty and holds no earlier demonstration; name another with --dir."
        raise ConfigError([Problem(str(folder), message)])
    (folder / MARKER_FILE).touch()
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != MARKER_FILE:
            entry.unlink()
    return write_trust(folder)


def _draft(incident: IncidentView) -> Draft:
    return Draft(
        incident.reference,
        incident.pattern,
        frozenset(item.reveal() for item in incident.items),
        frozenset(incident.subjects),
        frozenset(
            wrong.address.reveal() if wrong.address else wrong.person or ""
            for wrong in incident.recipients
        ),
    )


def _shown(incident: IncidentView) -> ShownDraft:
    return ShownDraft(
        incident.reference,
        incident.severity.value,
        incident.pattern,
        incident.near_miss,
        tuple(sentence.reveal() for sentence in incident.explanations),
    )
