"""The figures of a run beside what is to be reached, row by row."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.examination import Result
from benchmarks.accuracy.identifier_cases import KINDS
from benchmarks.accuracy.renderings import EXACT, INITIALS, NICKNAME, TYPO, WITHOUT, renderings
from benchmarks.accuracy.scoring import Miss, Tally, ratio

TWO_COLUMNS = "two columns"
WORST_ORIGIN_NEEDS = 30  # mentions, below which a share of a group says nothing


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the reach table. `others`: the same figure of the other tools, where they have
    one."""

    name: str
    value: float
    reach: float
    at_least: bool = True
    of: int = 0
    others: tuple[float, ...] = ()
    kind: str = "share"  # share, count, speed

    @property
    def is_reached(self) -> bool:
        if math.isnan(self.value):
            return False
        return self.value >= self.reach if self.at_least else self.value <= self.reach


def rows_of(measure: str) -> list[str]:
    rows = [r.name for r in renderings() if r.measure == measure]
    return [*rows, TWO_COLUMNS] if measure == EXACT else rows


def measures(result: Result) -> Iterator[Measure]:
    """The issue's table, in its order. Areas that were not run are left out."""
    wants = result.plan.wants
    if wants("people"):
        yield from _people(result)
    if wants("people") or wants("collisions") or wants("categories"):
        wrong = ratio(result.wrong.wrong, result.wrong.all)
        yield Measure("wrong person resolved", wrong, 0.003, False, result.wrong.all)
    if wants("collisions"):
        yield from _collisions(result)
    if wants("people"):
        yield from _origins(result)
    if wants("nobody"):
        yield from _nobody(result)
    if wants("identifiers"):
        yield from _identifiers(result)
    if wants("categories"):
        yield from _categories(result)
    if wants("strangers"):
        yield from _strangers(result)
    if result.speed is not None:
        yield from _speed(result)


def _people(result: Result) -> Iterator[Measure]:
    people = result.people
    for name, measure, reach in (
        ("person found, exact span, right person", EXACT, 0.995),
        ("one typo, evidence beside it", TYPO, 0.95),
        ("nickname, evidence beside it", NICKNAME, 0.90),
        ("initials, evidence beside them", INITIALS, 0.95),
        ("no evidence: ambiguous or unresolved", WITHOUT, 0.995),
    ):
        rows = rows_of(measure)
        others = tuple(o.people.share(rows) for o in result.others.values())
        others = () if measure == WITHOUT else others
        yield Measure(name, people.share(rows), reach, of=people.size(rows), others=others)


def _collisions(result: Result) -> Iterator[Measure]:
    tally = result.collisions
    yield Measure(
        "same name, told apart by context",
        tally.share(group="context"),
        0.95,
        of=tally.size(group="context"),
    )
    yield Measure(
        "same name, no context: not resolved to one",
        tally.share(group="no context"),
        0.995,
        of=tally.size(group="no context"),
    )
    yield Measure(
        "same name, no context: said to be ambiguous",
        result.ambiguous.share(),
        0.95,
        of=result.ambiguous.size(),
    )


def _origins(result: Result) -> Iterator[Measure]:
    worst, best, of = _extremes(result.people, result.origins, rows_of(EXACT))
    others = [_extremes(o.people, result.origins, rows_of(EXACT)) for o in result.others.values()]
    yield Measure("worst group of names", worst, 0.985, of=of, others=tuple(o[0] for o in others))
    yield Measure(
        "gap to the best group",
        best - worst,
        0.01,
        False,
        of=of,
        others=tuple(o[1] - o[0] for o in others),
    )


def _extremes(tally: Tally, groups: Sequence[str], rows: Sequence[str]) -> tuple[float, float, int]:
    shares = [
        tally.share(rows, group)
        for group in groups
        if tally.size(rows, group) >= WORST_ORIGIN_NEEDS
    ]
    if not shares:
        return math.nan, math.nan, 0
    return min(shares), max(shares), sum(tally.size(rows, group) for group in groups)


def _nobody(result: Result) -> Iterator[Measure]:
    nobody = result.nobody
    size = nobody.characters
    yield Measure("findings in text about nobody", nobody.findings, 0, False, size, kind="count")
    yield Measure(
        "people resolved in it, per 100k characters",
        nobody.hits * 1e5 / max(1, size),
        0,
        False,
        size,
        tuple(o.nobody_hits * 1e5 / max(1, o.nobody_characters) for o in result.others.values()),
        "count",
    )


def _identifiers(result: Result) -> Iterator[Measure]:
    score = result.identifiers
    for kind in KINDS:
        of = score.recall.size([kind])
        yield Measure(
            f"{kind} P",
            score.precision(kind),
            0.98,
            of=score.reported[kind],
            others=tuple(
                ratio(o.right.get(kind, 0), o.reported.get(kind, 0)) for o in result.others.values()
            ),
        )
        yield Measure(
            f"{kind} R",
            score.recall.share([kind]),
            0.98,
            of=of,
            others=tuple(o.identifiers.share([kind]) for o in result.others.values()),
        )
    yield Measure(
        "lookalikes flagged",
        1 - score.lookalikes.share(),
        0.01,
        False,
        score.lookalikes.size(),
        tuple(1 - o.lookalikes.share() for o in result.others.values()),
    )


def _categories(result: Result) -> Iterator[Measure]:
    score = result.categories
    names = score.recall.rows()
    yield Measure(
        "category of the right person, P", score.precision(), 0.96, of=score.recall.size()
    )
    yield Measure(
        "category of the right person, R", score.recall.share(), 0.94, of=score.recall.size()
    )
    worst = min(names, key=score.f1)
    yield Measure(
        f"worst category, F1 ({worst})", score.f1(worst), 0.90, of=score.recall.size([worst])
    )
    yield Measure(
        "topic-only texts attached to somebody",
        1 - score.topics.share(),
        0.02,
        False,
        score.topics.size(),
    )
    yield Measure("unseen vocabulary, R", score.unseen.share(), 0.80, of=score.unseen.size())


def _strangers(result: Result) -> Iterator[Measure]:
    score = result.strangers
    others = result.others.values()
    of = score.recall.size()
    yield Measure(
        "people on no roster, R",
        score.recall.share(),
        0.90,
        of=of,
        others=tuple(o.strangers.share() for o in others),
    )
    shares = {group: score.recall.share(group=group) for group in result.origins}
    worst = min(shares, key=shares.__getitem__)
    yield Measure(
        f"worst group, R ({worst})",
        shares[worst],
        0.85,
        of=score.recall.size(group=worst),
        others=tuple(o.strangers.share(group=worst) for o in others),
    )
    yield Measure("people on no roster, P", score.precision(), 0.85, of=score.reported)


def _speed(result: Result) -> Iterator[Measure]:
    speed = result.speed
    assert speed is not None
    others = (math.nan, speed.presidio / 1000)
    of = speed.characters
    yield Measure(
        "k characters/s, no name finder", speed.without_finder / 1000, 1500, True, of, others,
        "speed",
    )  # fmt: skip
    yield Measure(
        "k characters/s, with name finder", speed.with_finder / 1000, 300, True, of, others,
        "speed",
    )  # fmt: skip
    yield Measure("characters the name finder reads", speed.share_of_finder, 0.02, False, of)


# --------------------------------------------------------------------------- text


def report(result: Result) -> str:
    """Every table as text."""
    plan = result.plan
    blocks = [
        f"set {plan.name_set}, seed {plan.seed}, {plan.pupils:,} pupils",
        _reach_table(result),
    ]
    if result.people.all:
        blocks.append(_renderings_table(result))
        blocks.append(_origins_table(result))
    if result.collisions.all:
        blocks.append(_collisions_table(result))
    if result.categories.recall.all:
        blocks.append(_categories_table(result))
    if result.speed is not None:
        blocks.append(_speed_table(result))
    return "\n\n".join(blocks) + "\n"


def _reach_table(result: Result) -> str:
    tools = list(result.others)
    head = ["measure", "value", "reach", "", "of", *tools]
    lines = [
        [
            m.name,
            _number(m.value, m.kind),
            f"{'>=' if m.at_least else '<='} {_number(m.reach, m.kind)}",
            "pass" if m.is_reached else "FAIL",
            f"{m.of:,}",
            *(_number(o, m.kind) for o in (m.others or [math.nan] * len(tools))[: len(tools)]),
        ]
        for m in measures(result)
    ]
    return _table(head, lines)


def _renderings_table(result: Result) -> str:
    people = result.people
    tools = list(result.others)
    lines = [
        [
            row,
            _number(people.share([row])),
            str(people.size([row])),
            *(_number(o.people.share([row])) for o in result.others.values()),
        ]
        for row in people.rows()
    ]
    return _table(["rendering", "right", "of", *(f"{t} (span)" for t in tools)], lines)


def _origins_table(result: Result) -> str:
    rows = rows_of(EXACT)
    lines = [
        [
            origin,
            _number(result.people.share(rows, origin)),
            str(result.people.size(rows, origin)),
            _number(result.people.share(rows_of(TYPO), origin)),
            _number(result.people.share(rows_of(INITIALS), origin)),
            _number(result.strangers.recall.share(group=origin)),
            *(_number(o.people.share(rows, origin)) for o in result.others.values()),
        ]
        for origin in result.origins
    ]
    head = ["origin", "exact", "of", "typo", "initials", "no roster", *result.others]
    return _table(head, lines)


def _collisions_table(result: Result) -> str:
    tally = result.collisions
    lines = [
        [row, _number(tally.share([row])), str(tally.size([row])),
         _number(result.ambiguous.share([row]))]
        for row in tally.rows()
    ]  # fmt: skip
    return _table(["same name", "right", "of", "said ambiguous"], lines)


def _categories_table(result: Result) -> str:
    score = result.categories
    lines = [
        [
            name,
            _number(score.precision(name)),
            _number(score.recall.share([name])),
            _number(score.f1(name)),
            _number(score.recall.share([name], "sentence")),
            _number(score.recall.share([name], "table")),
            _number(score.recall.share([name], "form")),
            _number(score.recall.share([name], "list")),
            _number(1 - score.topics.share([name])),
            _number(score.unseen.share([name])),
        ]
        for name in score.recall.rows()
    ]
    head = ["category", "P", "R", "F1", "sentences", "tables", "forms", "lists", "topic alarms",
            "unseen R"]  # fmt: skip
    return _table(head, lines)


def _speed_table(result: Result) -> str:
    speed = result.speed
    assert speed is not None
    lines = [[kind, _number(s / 1000, "speed")] for kind, s in speed.by_kind.items()]
    ratio_to = speed.without_finder / speed.presidio
    finder = speed.with_finder / speed.presidio
    lines.append(["ratio to presidio, no name finder", f"{ratio_to:,.0f} x"])
    lines.append(["ratio to presidio, with name finder", f"{finder:,.0f} x"])
    lines.append(["findings in the measured text", str(speed.findings)])
    return _table(["speed by kind of text", "k characters/s"], lines)


def _number(value: float, kind: str = "share") -> str:
    if math.isnan(value):
        return "-"
    if kind == "speed":
        return f"{value:,.0f}"
    return f"{value:,.1f}" if kind == "count" else f"{value:.4f}"


def _table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[i]) for row in (head, *lines)) for i in range(len(head))]
    rendered = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, ["-" * w for w in widths], *lines)
    ]
    return "\n".join(rendered)


# --------------------------------------------------------------------------- misses


def misses(result: Result, each: int) -> str:
    """Examples of what went wrong, of every row; the people in them are invented."""
    sections: list[tuple[str, Sequence[Miss]]] = [
        *(("people: " + row, found) for row, found in result.people.misses.items()),
        *(("collisions: " + row, found) for row, found in result.collisions.misses.items()),
        ("wrong person", result.wrong.misses),
        ("nobody", result.nobody.misses),
        *(("missed " + row, found) for row, found in result.identifiers.recall.misses.items()),
        *(("false " + row, found) for row, found in result.identifiers.false.items()),
        *((row, found) for row, found in result.identifiers.lookalikes.misses.items()),
        *(("category missed: " + r, f) for r, f in result.categories.recall.misses.items()),
        *(("category wrong: " + r, f) for r, f in result.categories.false.misses.items()),
        *(("topic: " + row, found) for row, found in result.categories.topics.misses.items()),
        *(("unseen: " + row, found) for row, found in result.categories.unseen.misses.items()),
        *(("stranger: " + r, f) for r, f in result.strangers.recall.misses.items()),
        ("no stranger", result.strangers.false),
    ]
    return "\n".join(_section(title, found, each) for title, found in sections if found)


def _section(title: str, found: Sequence[Miss], each: int) -> str:
    step = max(1, len(found) // each)
    lines = [f"## {title} ({len(found)} kept)"]
    for miss in found[::step][:each]:
        lines.append(f"- [{miss.group}] {miss.text.strip()!r}")
        lines.append(f"    expected {miss.expected}")
        lines.append(f"    got {miss.got or 'nothing'}")
    return "\n".join(lines) + "\n"
