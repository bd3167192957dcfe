"""What was found against what is true: exact spans, the right people, honest doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.wording import CategoryWords
from benchmarks.accuracy.written import Answer, Truth
from detectors.base import CATEGORY_OF
from scanner.model import Mention, MentionKind

STRANGER = "unrostered"
SHOWN = 60  # misses kept of one row, to be looked at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reader made of a case."""

    mentions: tuple[Mention, ...]
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that came out wrong, in invented text, to be looked at."""

    row: str
    group: str
    expected: str
    got: str
    text: str


@dataclass(slots=True)
class Tally:
    """Right out of all, by row and group, and what went wrong."""

    right: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    all: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    misses: dict[str, list[Miss]] = field(default_factory=lambda: defaultdict(list))

    def count(self, case: Case, is_right: bool, expected: str = "", got: str = "") -> None:
        self.all[case.row, case.group] += 1
        self.right[case.row, case.group] += is_right
        if not is_right:
            self.miss(case, expected, got)

    def miss(self, case: Case, expected: str, got: str) -> None:
        kept = self.misses[case.row]
        if len(kept) < SHOWN:
            kept.append(Miss(case.row, case.group, expected, got, case.text))

    def share(self, rows: Iterable[str] | None = None, group: str | None = None) -> float:
        """Right out of all of these rows and this group; NaN where there is none."""
        wanted = None if rows is None else set(rows)
        keys = [
            (r, g)
            for r, g in self.all
            if (wanted is None or r in wanted) and (group is None or g == group)
        ]
        return ratio(sum(self.right[k] for k in keys), sum(self.all[k] for k in keys))

    def size(self, rows: Iterable[str] | None = None, group: str | None = None) -> int:
        wanted = None if rows is None else set(rows)
        return sum(
            count
            for (r, g), count in self.all.items()
            if (wanted is None or r in wanted) and (group is None or g == group)
        )

    def rows(self) -> list[str]:
        return list(dict.fromkeys(row for row, _ in self.all))

    def groups(self) -> list[str]:
        return list(dict.fromkeys(group for _, group in self.all))


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


# --------------------------------------------------------------------------- people


@dataclass(slots=True)
class WrongPeople:
    """Mentions that resolved to one person who is not meant, against all mentions there are."""

    wrong: int = 0
    all: int = 0
    misses: list[Miss] = field(default_factory=list)

    def count(self, case: Case, outcome: Outcome) -> None:
        self.all += sum(t.kind == "person" for truths in case.truths for t in truths)
        for mention in outcome.mentions:
            if len(mention.subjects) == 1 and self._is_wrong(case.truths[mention.part], mention):
                self.wrong += 1
                if len(self.misses) < SHOWN:
                    text = case.extracted.parts[mention.part].text.reveal()
                    written = text[mention.start : mention.end]
                    got = f"{written!r} is {mention.subjects[0]} ({mention.form})"
                    self.misses.append(
                        Miss(case.row, case.group, _whom(case.truths[mention.part]), got, text)
                    )

    def _is_wrong(self, truths: Sequence[Truth], mention: Mention) -> bool:
        """Somebody else than the text means there, or somebody where nobody stands.

        Of identifiers only those count whose owner the text's truth knows.
        """
        if mention.kind is MentionKind.CATEGORY:
            return False
        kinds = {"person"} if mention.kind is MentionKind.PERSON else {mention.value}
        here = [t for t in truths if t.kind in kinds and t.overlaps(mention.start, mention.end)]
        if not here:
            return mention.kind is MentionKind.PERSON
        return not any(set(mention.subjects) <= t.subjects for t in here)


def score_people(case: Case, outcome: Outcome, tally: Tally) -> None:
    """Every person of the case: exact span and the one right person, or honest doubt."""
    for part, truths in enumerate(case.truths):
        mentions = [m for m in outcome.mentions if m.part == part]
        for truth in truths:
            if truth.kind in ("person", "upn", "date_of_birth") and truth.subjects:
                _score_person(case, part, truth, mentions, tally)


def _score_person(
    case: Case, part: int, truth: Truth, mentions: Sequence[Mention], tally: Tally
) -> None:
    if truth.answer is Answer.OPTIONAL:
        return
    if truth.answer is Answer.RESOLVED:
        right = any(
            (m.start, m.end) in truth.spans and m.subjects == tuple(truth.subjects)
            for m in mentions
            if m.kind is not MentionKind.CATEGORY
        )
    else:
        right = not any(
            len(m.subjects) == 1 and truth.overlaps(m.start, m.end)
            for m in mentions
            if m.kind is not MentionKind.CATEGORY
        )
    text = case.extracted.parts[part].text.reveal()
    start, end = truth.spans[0]
    expected = f"{truth.answer} {text[start:end]!r} {sorted(truth.subjects)}"
    tally.count(case, right, expected, "" if right else _seen(text, mentions))


def says_ambiguous(case: Case, outcome: Outcome, tally: Tally) -> None:
    """Where several people fit, several of them are named: more than merely no answer.

    Those of the likely school are enough.
    """
    for part, truths in enumerate(case.truths):
        for truth in truths:
            if truth.kind == "person" and truth.answer is Answer.UNSURE and len(truth.subjects) > 1:
                several = any(
                    m.part == part and len(m.subjects) > 1 and truth.subjects >= {*m.subjects}
                    for m in outcome.mentions
                    if m.kind is MentionKind.PERSON and truth.overlaps(m.start, m.end)
                )
                tally.count(case, several, "several of them", "one or none")


# --------------------------------------------------------------------------- identifiers


@dataclass(slots=True)
class IdentifierScore:
    """Recall and precision by kind, and how many lookalikes were taken for something."""

    recall: Tally = field(default_factory=Tally)
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    reported: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    false: dict[str, list[Miss]] = field(default_factory=lambda: defaultdict(list))
    lookalikes: Tally = field(default_factory=Tally)  # right: left alone

    def count(self, case: Case, outcome: Outcome) -> None:
        for part, truths in enumerate(case.truths):
            text = case.extracted.parts[part].text.reveal()
            mentions = [
                m for m in outcome.mentions if m.part == part and m.kind is MentionKind.IDENTIFIER
            ]
            for truth in truths:
                self._count_truth(case, text, truth, mentions)
            for mention in mentions:
                self._count_mention(case, text, truths, mention)

    def _count_truth(
        self, case: Case, text: str, truth: Truth, mentions: Sequence[Mention]
    ) -> None:
        start, end = truth.spans[0]
        if truth.kind == "lookalike":
            flagged = [m for m in mentions if truth.overlaps(m.start, m.end)]
            self.lookalikes.count(case, not flagged, "nothing", _seen(text, flagged))
            return
        found = any(m.value == truth.kind and _is_span(truth, m.start, m.end) for m in mentions)
        self.recall.count(case, found, f"{truth.kind} {text[start:end]!r}", _seen(text, mentions))

    def _count_mention(
        self, case: Case, text: str, truths: Sequence[Truth], mention: Mention
    ) -> None:
        self.reported[mention.value] += 1
        right = any(
            t.kind == mention.value and t.overlaps(mention.start, mention.end) for t in truths
        )
        self.right[mention.value] += right
        if not right and len(self.false[mention.value]) < SHOWN:
            self.false[mention.value].append(
                Miss(case.row, case.group, "nothing", _seen(text, [mention]), case.text)
            )

    def precision(self, kind: str) -> float:
        return ratio(self.right[kind], self.reported[kind])


def _is_span(truth: Truth, start: int, end: int) -> bool:
    """The exact value; of an account with its sort code also any stretch within both."""
    if truth.kind == "bank_account":
        return truth.overlaps(start, end)
    return (start, end) in truth.spans


# --------------------------------------------------------------------------- categories

Pair = tuple[str, str]  # a subject and a category


@dataclass(slots=True)
class CategoryScore:
    """Pairs of subject and category, in the sentence or row where they are told."""

    recall: Tally = field(default_factory=Tally)
    false: Tally = field(default_factory=Tally)
    unseen: Tally = field(default_factory=Tally)
    topics: Tally = field(default_factory=Tally)  # right: attached to nobody
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def count(self, case: Case, outcome: Outcome, words: CategoryWords) -> None:
        if case.group == "topic":
            attached = [
                m for m in outcome.mentions if m.kind is MentionKind.CATEGORY and m.subjects
            ]
            text = case.extracted.parts[-1].text.reveal()
            self.topics.count(case, not attached, "attached to nobody", _seen(text, attached))
            return
        for part, truths in enumerate(case.truths):
            mentions = [m for m in outcome.mentions if m.part == part]
            told = [t for t in truths if t.kind == "category"]
            text = case.extracted.parts[part].text.reveal()
            for truth in told:
                self._count_truth(case, text, truth, mentions)
            if case.group != "unseen":
                self._count_false(case, text, told, mentions, words)

    def _count_truth(
        self, case: Case, text: str, truth: Truth, mentions: Sequence[Mention]
    ) -> None:
        if truth.answer is Answer.OPTIONAL:
            return
        found = any(
            category == truth.value and truth.subjects <= set(m.subjects)
            for m in mentions
            if truth.overlaps(m.start, m.end)
            for category in _categories(m)
        )
        tally = self.unseen if case.group == "unseen" else self.recall
        expected = f"{truth.value} of {', '.join(truth.subjects)}"
        tally.count(case, found, expected, _seen(text, mentions))
        if tally is self.recall:
            self.right[truth.value] += found

    def _count_false(
        self,
        case: Case,
        text: str,
        told: Sequence[Truth],
        mentions: Sequence[Mention],
        words: CategoryWords,
    ) -> None:
        """Wrong pairs; each once in its sentence or row. The form's top line tells nothing."""
        wrong: dict[tuple[Pair, int], Mention] = {}
        for mention in mentions:
            for category in _categories(mention):
                here = [
                    (n, t) for n, t in enumerate(told) if t.overlaps(mention.start, mention.end)
                ]
                meant = frozenset(s for _, t in here for s in t.subjects)
                fair = category == case.row or category in words.allows
                for subject in mention.subjects:
                    if not (fair and subject in meant):
                        region = here[0][0] if here else -1
                        wrong[(subject, category), region] = mention
        for (pair, _), mention in wrong.items():
            self.wrong[pair[1]] += 1
            expected = f"{case.row} of {sorted({s for t in told for s in t.subjects})}"
            self.false.count(case, False, expected, f"{pair} {_seen(text, [mention])}")

    def precision(self, category: str | None = None) -> float:
        right = sum(self.right.values()) if category is None else self.right[category]
        wrong = sum(self.wrong.values()) if category is None else self.wrong[category]
        return ratio(right, right + wrong)

    def f1(self, category: str) -> float:
        precision, recall = self.precision(category), self.recall.share([category])
        return ratio(2 * precision * recall, precision + recall)


def _categories(mention: Mention) -> Iterator[str]:
    if mention.kind is MentionKind.CATEGORY:
        yield mention.value
    elif mention.kind is MentionKind.IDENTIFIER and mention.value in CATEGORY_OF:
        yield CATEGORY_OF[mention.value]


# --------------------------------------------------------------------------- strangers


@dataclass(slots=True)
class StrangerScore:
    recall: Tally = field(default_factory=Tally)
    right: int = 0
    reported: int = 0
    false: list[Miss] = field(default_factory=list)

    def count(self, case: Case, outcome: Outcome) -> None:
        for part, truths in enumerate(case.truths):
            text = case.extracted.parts[part].text.reveal()
            strangers = [t for t in truths if t.kind == "stranger"]
            mentions = [m for m in outcome.mentions if m.part == part and m.value == STRANGER]
            for truth in strangers:
                found = any((m.start, m.end) in truth.spans for m in mentions)
                start, end = truth.spans[0]
                everything = [m for m in outcome.mentions if m.part == part]
                self.recall.count(case, found, text[start:end], _seen(text, everything))
            for mention in mentions:
                right = any(t.overlaps(mention.start, mention.end) for t in strangers)
                self.reported += 1
                self.right += right
                if not right and len(self.false) < SHOWN:
                    self.false.append(
                        Miss(case.row, case.group, "nothing", _seen(text, [mention]), text)
                    )

    def precision(self) -> float:
        return ratio(self.right, self.reported)


def _whom(truths: Iterable[Truth]) -> str:
    return "; ".join(
        f"{t.answer} {sorted(t.subjects)} at {t.spans[0]}" for t in truths if t.kind == "person"
    )


def _seen(text: str, mentions: Iterable[Mention]) -> str:
    """The mentions in short: what was taken for what, about whom."""
    return "; ".join(
        f"{text[m.start : m.end]!r} {m.value}{f'/{m.form}' if m.form else ''} {list(m.subjects)}"
        for m in mentions
    )
