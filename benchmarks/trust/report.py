"""The figures of a score as a table, each with the reach that it is held to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.trust.score import Counts, Score

PATTERNS = (
    "wrong-recipient",
    "wrong-attachment",
    "bulk-recipients-visible",
    "internal-overshare",
    "personal-account",
    "external-unknown",
    "lookalike-address",
    "no-contact-order",
    "address-disclosed",
    "hidden-data",
    "failed-redaction",
    "letter-mismatch",
    "open-share",
    "public-dataset",
    "account-mislink",
    "cross-school",
    "record-mismatch",
    "improper-access",
    "special-category-exposed",
)
# Twins whose inputs the contract cannot carry yet: sharing links with their access list, calendars.
WAITING = (6, 38)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value and what it must reach (at least, or at most)."""

    name: str
    value: float
    reach: float
    at_most: bool = False
    note: str = ""

    @property
    def is_met(self) -> bool:
        return self.value <= self.reach if self.at_most else self.value >= self.reach


def figures(score: Score) -> list[Figure]:
    """All figures of the issue."""
    benign = score.benign.right + score.benign.extra
    per_thousand = 1000 * score.false_drafts / benign if benign else 0.0
    recalls = [c.recall for c in score.probes.values()] or [1.0]
    worst_twin = max((_alarm_share(c) for c in score.twin_alarms.values()), default=0.0)
    return [
        Figure("item recall", score.overall.recall, 0.98, note=_of(score.overall)),
        Figure("lowest recall of a pattern", min(score.patterns[p].recall for p in PATTERNS), 0.95),
        Figure("item precision", score.overall.precision, 0.95),
        Figure(
            "false drafts per 1,000 benign",
            per_thousand,
            1.0,
            True,
            f"{score.false_drafts} of {benign}",
        ),
        Figure("highest false share of a twin", worst_twin, 0.02, True),
        Figure("right pattern on hits", score.right_pattern.recall, 0.95),
        Figure("subjects F1", score.subjects.f1, 0.97),
        Figure("recipients F1", score.recipients.f1, 0.98),
        Figure("categories F1", score.categories.f1, 0.93),
        Figure("gap between name origins", max(recalls) - min(recalls), 0.01, True),
        Figure("near misses told as such", score.near_miss.recall, 0.98, note="not in the issue"),
    ]


def lines(score: Score) -> Iterator[str]:
    """The report, line by line."""
    gaps = f"{score.gaps} gaps ({score.unread} breaches in pictures that nothing reads here)"
    yield f"{score.items} items in {score.seconds:.0f} s, {gaps}"
    yield ""
    yield f"{'figure':34}{'value':>9}{'reach':>10}"
    for figure in figures(score):
        sign = "<=" if figure.at_most else ">="
        reach = f"{sign}{figure.reach:5.2f}  {_mark(figure.is_met)}"
        yield f"{figure.name:34}{figure.value:9.3f}   {reach}  {figure.note}"
    yield ""
    yield f"{'pattern':28}{'breaches':>9}{'recall':>8}{'precision':>11}"
    for pattern in PATTERNS:
        counts = score.patterns[pattern]
        precision = score.precisions[pattern].precision
        mark = _mark(counts.recall >= 0.95)
        yield f"{pattern:28}{counts.expected:9}{counts.recall:8.3f}{precision:11.3f}  {mark}"
    yield ""
    yield f"{'medium':28}{'breaches':>9}{'recall':>8}"
    for medium, counts in sorted(score.media.items()):
        yield f"{medium:28}{counts.expected:9}{counts.recall:8.3f}"
    yield ""
    yield f"{'twin':5}{'breaches':>10}{'recall':>8}{'lookalikes':>12}{'false':>7}{'share':>8}"
    for twin in range(1, 39):
        yield _twin_line(score, twin)
    yield ""
    yield "false drafts in ordinary traffic"
    for name, counts in sorted(score.ordinary_alarms.items(), key=lambda kv: -kv[1].extra):
        if counts.extra:
            yield f"  {name:40}{counts.extra:5} of {counts.right + counts.extra}"
    yield ""
    yield f"{'origin of the name':32}{'same mails':>11}{'recall':>8}{'subjects':>11}{'recall':>8}"
    for origin, counts in sorted(score.origins.items()):
        probe = score.probes[origin]
        yield (
            f"{origin:32}{probe.expected:11}{probe.recall:8.3f}"
            f"{counts.expected:11}{counts.recall:8.3f}"
        )
    yield from _content_lines(score)


def _twin_line(score: Score, twin: int) -> str:
    if twin in WAITING:
        return f"{twin:5}  waits for sharing links and calendars"
    planted, alike = score.twin_recall[twin], score.twin_alarms[twin]
    share = _alarm_share(alike)
    left = f"{twin:5}{planted.expected:10}{planted.recall:8.3f}"
    right = f"{alike.right + alike.extra:12}{alike.extra:7}{share:8.3f}"
    return f"{left}{right}  {_mark(share <= 0.02 and planted.recall >= 0.95)}"


def _mark(is_met: bool) -> str:
    return "pass" if is_met else "FAIL"


def _content_lines(score: Score) -> Iterator[str]:
    breaches, benign = score.content_breaches, score.content_benign
    read = benign.right + benign.missing
    if not read:
        return
    own = 1000 * score.false_drafts / max(1, score.benign.right + score.benign.extra)
    yield ""
    yield f"{'side by side':34}{'pupilguard':>12}{'content only':>14}"
    yield f"{'item recall':34}{score.overall.recall:12.3f}{breaches.recall:14.3f}"
    theirs = f"{1000 * benign.recall:14.1f}   on a sample of {read}"
    yield f"{'false drafts per 1,000 benign':34}{own:12.1f}{theirs}"


def _alarm_share(counts: Counts) -> float:
    whole = counts.right + counts.extra
    return counts.extra / whole if whole else 0.0


def _of(counts: Counts) -> str:
    return f"{counts.right} of {counts.right + counts.missing}"
