"""What the product finds in a trust on disk, run in this process and in as many as asked for."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from benchmarks.trust.content_scan import ContentScan
from benchmarks.trust.term import TODAY
from connectors import BUILT_IN
from rules.pattern import load_patterns
from rules.policy import load_policy
from scanner.config.configuration import Config, load_config
from scanner.errors import ItemUnreadable
from scanner.extract import Limits
from scanner.model import Bookmark, Finding, Gap, Item, School
from scanner.pipeline import Pipeline, PipelineRecipe
from scanner.roster.csv_files import load_csv_roster


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding, in the contract's words."""

    pattern: str
    subjects: frozenset[str]
    categories: frozenset[str]
    recipients: frozenset[tuple[str, str]]  # address or "", person or ""
    near_miss: bool
    explanation: str


@dataclass(slots=True)
class Outcome:
    """Everything a scan said. `content`: items that a content-only scan flags, of those it read."""

    issues: dict[str, list[Issue]] = field(default_factory=lambda: defaultdict(list))
    gaps: dict[str, str] = field(default_factory=dict)
    content: dict[str, tuple[str, ...]] = field(default_factory=dict)
    items: int = 0
    seconds: float = 0.0


def scanned(folder: Path, content_sample: frozenset[str], processes: int = 2) -> Outcome:
    """The outcome for the trust in the folder; items of the sample are read by the rival too."""
    started = time.perf_counter()
    whole = Outcome()
    if processes == 1:
        shares = [_share(str(folder), 0, 1, content_sample)]
    else:
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            work = [
                pool.submit(_share, str(folder), n, processes, content_sample)
                for n in range(processes)
            ]
            shares = [w.result() for w in work]
    for share in shares:
        for item, issues in share.issues.items():
            whole.issues[item] += issues
        whole.gaps |= share.gaps
        whole.content |= share.content
        whole.items += share.items
    whole.seconds = time.perf_counter() - started
    return whole


def _share(folder: str, number: int, of: int, content_sample: frozenset[str]) -> Outcome:
    """Every `of`th item from `number` on."""
    config = load_config(Path(folder) / "config.yaml")
    pipeline = pipeline_of(config)
    rival = ContentScan(config) if content_sample else None
    outcome = Outcome()
    for index, entry in enumerate(_entries(config)):
        if index % of != number:
            continue
        outcome.items += 1
        name = entry.locator.reveal()
        if isinstance(entry, Gap):
            outcome.gaps[name] = entry.reason
            continue
        try:
            reading = pipeline.read(entry)
        except ItemUnreadable as why:
            outcome.gaps[name] = why.reason
            continue
        for gap in reading.gaps:
            outcome.gaps[name] = gap.reason
        if reading.findings:
            outcome.issues[name] = [_issue(f) for f in reading.findings]
        if rival is not None and name in content_sample:
            texts = [layout.text for layout in reading.layouts]
            outcome.content[name] = rival.flagged(entry, texts)
    return outcome


def pipeline_of(config: Config) -> Pipeline:
    """The product as it is shipped, for this configuration."""
    schools = [
        School(s.id, s.name, tuple(s.domains), tuple(s.pupil_domains))
        for s in config.organisation.schools
    ]
    roster = load_csv_roster(config.roster[0].folder, schools, config.rules.agencies_file)
    recipe = PipelineRecipe(
        roster,
        load_policy(),
        load_patterns(),
        Limits(),
        TODAY,
        config.detectors.spacy_model,
        config.detectors.use_names_off_roster,
    )
    return recipe.build()


def _entries(config: Config) -> Iterator[Item | Gap]:
    for source in config.sources:
        for entry in BUILT_IN[source.type](source, config.organisation).items(None):
            if not isinstance(entry, Bookmark):
                yield entry


def _issue(finding: Finding) -> Issue:
    return Issue(
        finding.pattern,
        frozenset(finding.subjects),
        frozenset(finding.categories),
        frozenset(
            (w.address.reveal() if w.address else "", w.person or "") for w in finding.recipients
        ),
        finding.near_miss,
        finding.explanation,
    )


def issues_of(outcome: Outcome, items: tuple[str, ...]) -> list[Issue]:
    return [issue for item in items for issue in outcome.issues.get(item, [])]
