"""What the pipeline sees in one message or file, and which line of the policy decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from connectors.base import Connector
from connectors.content import FileContent
from connectors.locator import locator
from rules.evaluate import principal_name
from scanner.config.configuration import Config
from scanner.engine.engine import engine_for
from scanner.installation import connectors, pipeline_recipe
from scanner.model import (
    Audience,
    Bookmark,
    Exposure,
    Finding,
    Gap,
    Inspected,
    Item,
    ItemKind,
    KnownBy,
    Mention,
    Reason,
)
from scanner.personal import Personal
from scanner.pipeline import Pipeline, PipelineRecipe, Reading
from scanner.verbs.walked import walked


def items_at(
    paths: Iterable[Path], sources: Iterable[tuple[str, Connector, str, Path]]
) -> Iterator[Item | Gap]:
    """The items that lie at or below the paths; a folder means all below it.

    `sources`: name, connector, path as written and absolute folder. A file outside every source
    becomes an item whose audience nobody knows: its mentions can be shown, no more.
    """
    wanted = [path.resolve() for path in paths]
    found: set[Path] = set()
    for _, connector, written, folder in sources:
        for entry in _of_source(connector, wanted, written, folder.resolve()):
            found.add(_file_of(entry, written, folder))
            yield entry
    for path in wanted:
        for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
            if file not in found:
                yield _item_outside(file)


def _of_source(
    connector: Connector, wanted: Iterable[Path], written: str, folder: Path
) -> Iterator[Item | Gap]:
    """What one source has at or below the paths, each once.

    A file that is one item is asked for by its name. The source is listed for what is many: a
    folder, a mailbox, a table.
    """
    many: list[Path] = []
    shown: set[Personal[str]] = set()
    for path in wanted:
        if not _overlap(path, folder):
            continue
        one = connector.at(_locator_of(path, written, folder)) if path.is_file() else None
        if one is None or (isinstance(one, Gap) and one.reason is Reason.VANISHED):
            many.append(path)
        elif one.locator not in shown:
            shown.add(one.locator)
            yield one
    if not many:
        return
    for entry in connector.items(None):
        if isinstance(entry, Bookmark) or entry.locator in shown:
            continue
        file = _file_of(entry, written, folder)
        if any(path == file or path in file.parents for path in many):
            yield entry


def explanations(config: Config, paths: Iterable[Path], today: date) -> Iterator[dict[str, Any]]:
    """What `explain` shows of each item at or below the paths. Nothing is stored.

    Items are read as a scan reads them: in a reader of their own process, unless the
    configuration wants none, so that a file which ends its reader becomes a gap. Raises Stop, and
    EngineFailed where no reader starts.
    """
    recipe = ExplainerRecipe(pipeline_recipe(config, today))
    by_name = dict(connectors(config))
    sources = [(s.name, by_name[s.name], s.path, s.folder) for s in config.sources]
    # Readers elsewhere may be at work on a scan, and would take our recipe for its own.
    settings = config.engine.model_copy(update={"address": None, "workers": 1})
    with TemporaryDirectory(prefix="pupilguard-") as folder:
        scratch = Path(folder) / "readers"
        with engine_for(recipe, settings, config.limits, scratch) as engine:
            for outcome in engine.outcomes(items_at(paths, sources)):
                yield _unread(outcome) if isinstance(outcome, Gap) else _document_of(outcome)


def _document_of(outcome: Inspected) -> dict[str, Any]:
    if not isinstance(outcome, Explained):
        raise TypeError("A reader gave what no explainer gives.")
    return outcome.document


@dataclass(frozen=True, slots=True)
class Explained(Inspected):
    """The outcome of an item, with the contract's `explain --json` entry of it (section 5)."""

    document: dict[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ExplainerRecipe:
    """What an explainer is made of; travels to the reader."""

    pipeline: PipelineRecipe

    def build(self) -> Explainer:
        """An explainer ready for one item after another."""
        return Explainer(self.pipeline.build())


class Explainer:
    """Inspects items, and keeps of each what `explain` shows."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def inspect(self, item: Item) -> Explained:
        """What is seen in one item. Raises ItemUnreadable where the whole of it is a gap."""
        return Explained(item, document=_shown(self._pipeline, item))


def _shown(pipeline: Pipeline, entry: Item) -> dict[str, Any]:
    reading = pipeline.read(entry, seek_names=True)
    knows_audience = bool(entry.audience.principals) or entry.audience.to_addressee
    return {
        "item": entry.locator.reveal(),
        "source": entry.source,
        "mentions": [_mention(reading, mention) for mention in reading.mentions],
        "audience": [principal_name(r) for r in reading.recipients] if knows_audience else [],
        "exposures": [_exposure(pipeline, exposure) for exposure in _told(reading)],
        "findings": [_finding(finding) for finding in reading.findings],
        "rules": list(walked(pipeline, reading)),
        "gaps": [{"reason": gap.reason, "detail": gap.detail} for gap in reading.gaps],
    }


def _told(reading: Reading) -> Iterator[Exposure]:
    """Exposures that tell more than who somebody is, and all that are wrong."""
    for exposure in reading.exposures:
        if exposure.category != "identity" or not exposure.entitled:
            yield exposure


def _overlap(path: Path, folder: Path) -> bool:
    return path == folder or folder in path.parents or path in folder.parents


def _locator_of(path: Path, written: str, folder: Path) -> Personal[str]:
    return locator(written, path.relative_to(folder).as_posix())


def _file_of(entry: Item | Gap, written: str, folder: Path) -> Path:
    """The file a locator names: "mail/a.mbox#message3" lies in the source's folder as a.mbox."""
    relative = entry.locator.reveal().removeprefix(written.rstrip("/")).lstrip("/")
    whole = (folder / relative).resolve()
    if "#" in relative and not whole.exists():
        return (folder / relative.rpartition("#")[0]).resolve()
    return whole


def _item_outside(file: Path) -> Item:
    name = Personal(str(file))
    return Item(
        source="",
        locator=name,
        kind=ItemKind.FILE,
        audience=Audience((), KnownBy.CONFIG),
        content=FileContent(Personal(file)),
        version="",
        group=name,
    )


def _unread(gap: Gap) -> dict[str, Any]:
    return {
        "item": gap.locator.reveal(),
        "source": gap.source,
        "mentions": [],
        "audience": [],
        "exposures": [],
        "findings": [],
        "rules": [],
        "gaps": [{"reason": gap.reason, "detail": gap.detail}],
    }


def _mention(reading: Reading, mention: Mention) -> dict[str, Any]:
    part = next(o.part for o in reading.layouts if o.part.index == mention.part)
    return {
        "part": part.place.reveal(),
        "detector": mention.detector,
        "start": mention.start,
        "end": mention.end,
        "kind": mention.kind,
        "value": mention.value,
        "subjects": list(mention.subjects),
        "confidence": round(mention.confidence, 2),
    }


def _exposure(pipeline: Pipeline, exposure: Exposure) -> dict[str, Any]:
    return {
        "subject": exposure.subject,
        "recipient": principal_name(exposure.recipient),
        "categories": [] if exposure.category == "identity" else [exposure.category],
        "entitled": exposure.entitled,
        "basis": pipeline.policy_line(exposure.basis),
        "relation": exposure.basis,
        "reason": exposure.reason,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "pattern": finding.pattern,
        "rule": finding.rule,
        "severity": finding.severity,
        "subjects": list(finding.subjects),
        "unresolved_subjects": finding.unresolved_subjects,
        "categories": list(finding.categories),
        "recipients": [
            {
                "address": wrong.address.reveal() if wrong.address else None,
                "person": wrong.person,
                "reason": wrong.reason,
            }
            for wrong in finding.recipients
        ],
        "near_miss": finding.near_miss,
        "explanation": finding.explanation,
        "policy": finding.policy_line,
    }
