"""How a scan of a trust compares with the truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.trust.fault import Fault
from benchmarks.trust.probe import PROBE
from benchmarks.trust.product import Issue, Outcome, issues_of
from benchmarks.trust.truth import Entry, Truth
from scanner.model import Reason


@dataclass(slots=True)
class Counts:
    """Right, spurious and missing; what they come to."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def add(self, right: int, extra: int, missing: int) -> None:
        self.right += right
        self.extra += extra
        self.missing += missing

    @property
    def expected(self) -> int:
        return self.right + self.missing

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missing)

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.extra)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.extra + self.missing)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


@dataclass(slots=True)
class Score:
    """All figures of the issue; several trusts add up."""

    items: int = 0
    seconds: float = 0.0
    gaps: int = 0
    unread: int = 0
    overall: Counts = field(default_factory=Counts)
    patterns: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    precisions: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    twin_recall: dict[int, Counts] = field(default_factory=lambda: defaultdict(Counts))
    # benign: how many, and how many of them opened a draft
    benign: Counts = field(default_factory=Counts)
    twin_alarms: dict[int, Counts] = field(default_factory=lambda: defaultdict(Counts))
    ordinary_alarms: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    false_drafts: int = 0
    right_pattern: Counts = field(default_factory=Counts)
    near_miss: Counts = field(default_factory=Counts)
    subjects: Counts = field(default_factory=Counts)
    recipients: Counts = field(default_factory=Counts)
    categories: Counts = field(default_factory=Counts)
    origins: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    probes: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    media: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    # the content-only scan
    content_breaches: Counts = field(default_factory=Counts)
    content_benign: Counts = field(default_factory=Counts)
    failures: list[str] = field(default_factory=list)

    def add(self, truth: Truth, outcome: Outcome) -> None:
        """Counts one trust."""
        self.items += outcome.items
        self.seconds += outcome.seconds
        self.gaps += len(outcome.gaps)
        for entry in truth.entries:
            issues = issues_of(outcome, entry.items)
            if entry.medium == PROBE:
                self._probe(entry, issues, truth.origins)
                continue
            gap = next((outcome.gaps[i] for i in entry.items if i in outcome.gaps), "")
            if entry.is_benign:
                self._benign(entry, issues, gap)
            else:
                if gap == Reason.NO_TEXT and not issues:
                    self.unread += 1  # said openly: without OCR a picture is a gap
                    continue
                self._breach(entry, issues, gap, truth.origins)
            self._content(entry, outcome)

    def _probe(self, entry: Entry, issues: list[Issue], origins: dict[str, str]) -> None:
        """One text with a name of one origin; only whether the subject was found counts."""
        for wanted in entry.faults:
            for subject in wanted.subjects:
                found = any(subject in i.subjects for i in issues)
                self.probes[origins[subject]].add(int(found), 0, int(not found))
                if not found:
                    self._fail("PROBE", entry, f"{subject} {origins[subject]}")

    # ------------------------------------------------------------------ benign

    def _benign(self, entry: Entry, issues: list[Issue], gap: str) -> None:
        alarmed = int(bool(issues))
        alarms = self.twin_alarms[entry.twin] if entry.twin else self.ordinary_alarms[entry.name]
        for counts in (self.benign, alarms):
            counts.add(1 - alarmed, alarmed, 0)
        if gap:
            self._fail("GAP", entry, gap)
        if not issues:
            return
        drafts = {i.pattern: i for i in issues}
        self.false_drafts += len(drafts)
        self.overall.extra += 1
        for pattern, issue in drafts.items():
            self.precisions[pattern].extra += 1
            said = f"{issue.explanation} {sorted(issue.categories)}"
            self._fail("FALSE", entry, f"twin {entry.twin}, {pattern}: {said}")

    # ------------------------------------------------------------------ breaches

    def _breach(self, entry: Entry, issues: list[Issue], gap: str, origins: dict[str, str]) -> None:
        expected = {p for f in entry.faults for p in (f.pattern, *f.also)}
        for pattern in {i.pattern for i in issues} - expected:
            self.precisions[pattern].extra += 1
        for wanted in entry.faults:
            fitting = [i for i in issues if i.pattern == wanted.pattern or i.pattern in wanted.also]
            hit = int(bool(issues))
            self.overall.add(hit, 0, 1 - hit)
            self.media[entry.medium].add(hit, 0, 1 - hit)
            self.patterns[wanted.pattern].add(hit, 0, 1 - hit)
            self.precisions[wanted.pattern].add(int(bool(fitting)), 0, 0)
            for twin in wanted.twins:
                self.twin_recall[twin].add(hit, 0, 1 - hit)
            self._people(wanted, issues, origins)
            if not issues:
                owed = f"{wanted.pattern} {_few(wanted.subjects)} {sorted(wanted.categories or ())}"
                self._fail("MISS", entry, f"{owed} {gap}")
                continue
            self.right_pattern.add(int(bool(fitting)), 0, int(not fitting))
            if not fitting:
                got = sorted({i.pattern for i in issues})
                self._fail("PATTERN", entry, f"expected {wanted.pattern}, got {got}")
            self._details(entry, wanted, fitting or issues)

    def _people(self, wanted: Fault, issues: list[Issue], origins: dict[str, str]) -> None:
        found = {s for i in issues for s in i.subjects}
        for subject in wanted.subjects:
            if subject in origins:
                self.origins[origins[subject]].add(
                    int(subject in found), 0, int(subject not in found)
                )

    def _details(self, entry: Entry, wanted: Fault, issues: list[Issue]) -> None:
        subjects = frozenset(s for i in issues for s in i.subjects)
        self._compare(
            "subjects", self.subjects, entry, wanted.subjects, subjects, wanted.maybe_subjects
        )
        if wanted.categories is not None:
            categories = frozenset(c for i in issues for c in i.categories)
            self._compare(
                "categories",
                self.categories,
                entry,
                wanted.categories,
                categories,
                wanted.maybe_categories,
            )
        recipients = frozenset(_best(r, wanted.recipients) for i in issues for r in i.recipients)
        expected = frozenset(map(plain, wanted.recipients))
        self._compare("recipients", self.recipients, entry, expected, recipients, frozenset())
        near = all(i.near_miss == wanted.near_miss for i in issues)
        self.near_miss.add(int(near), 0, int(not near))
        if not near:
            self._fail("NEAR", entry, f"expected near_miss={wanted.near_miss}")

    def _compare(
        self,
        what: str,
        counts: Counts,
        entry: Entry,
        expected: frozenset[str],
        found: frozenset[str],
        maybe: frozenset[str],
    ) -> None:
        missing, extra = expected - found, found - expected - maybe
        counts.add(len(expected & found), len(extra), len(missing))
        if missing or extra:
            self._fail(what.upper(), entry, f"missing {_few(missing)} extra {_few(extra)}")

    def _fail(self, kind: str, entry: Entry, detail: str) -> None:
        self.failures.append(f"{kind} {entry.items[0]} [{entry.name}] {detail}")

    def _content(self, entry: Entry, outcome: Outcome) -> None:
        read = [outcome.content[i] for i in entry.items if i in outcome.content]
        if not read:
            return
        flagged = int(any(read))
        counts = self.content_benign if entry.is_benign else self.content_breaches
        counts.add(flagged, 0, 1 - flagged)


def plain(recipient: str) -> str:
    """An address without what is only spelling: case, a tag after a plus."""
    address = recipient.removeprefix("group:").lower() if "@" in recipient else recipient
    local, at, domain = address.partition("@")
    return f"{local.partition('+')[0]}{at}{domain}" if at else address


def _best(recipient: tuple[str, str], wanted: Iterable[str]) -> str:
    """The way of naming this recipient that the truth uses."""
    address, person = recipient
    return person if person in wanted else plain(address or person)


def _few(values: Iterable[str]) -> str:
    listed = sorted(values)
    return ", ".join(listed[:6]) + (f" … {len(listed)}" if len(listed) > 6 else "")
