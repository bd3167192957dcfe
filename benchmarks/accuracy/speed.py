"""Characters per second and core of the whole cascade: text in, decisions out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.contenders import Presidio
from benchmarks.accuracy.population import Population
from benchmarks.accuracy.product import Product


@dataclass(frozen=True, slots=True)
class Speed:
    """Characters per CPU second; processor time, as other work may share the machine."""

    without_finder: float
    with_finder: float
    share_of_finder: float  # of the characters, what the name finder read
    presidio: float
    characters: int
    findings: int
    by_kind: Mapping[str, float]  # without the name finder, by kind of text


def speed(people: Population, cases: Sequence[Case], presidio_characters: int) -> Speed:
    """As a scan works: the name finder reads only around what became a finding."""
    size = sum(len(case.text) for case in cases)
    bare, whole = Product(people, use_names_off_roster=False), Product(people)
    for product in (bare, whole):
        for case in cases[:20]:
            product.read(case, seek_names=True)  # loads what is loaded when first used
    without, _ = _seconds(bare, cases)
    before = whole.characters_of_finder
    with_finder, findings = _seconds(whole, cases)
    read = (whole.characters_of_finder - before) / 2  # of the two runs
    return Speed(
        size / without,
        size / with_finder,
        read / size,
        _presidio(cases, presidio_characters),
        size,
        findings,
        _by_kind(bare, cases),
    )


def _by_kind(product: Product, cases: Sequence[Case]) -> dict[str, float]:
    kinds: dict[str, list[Case]] = {}
    for case in cases:
        kinds.setdefault(case.row, []).append(case)
    return {
        kind: sum(len(case.text) for case in some) / _seconds(product, some)[0]
        for kind, some in kinds.items()
    }


def _seconds(product: Product, cases: Sequence[Case]) -> tuple[float, int]:
    """The better of two runs: a busy machine only ever makes one slower."""
    runs = []
    for _ in range(2):
        start = time.process_time()
        findings = sum(product.read(case).findings for case in cases)
        runs.append(time.process_time() - start)
    return min(runs), findings


def _presidio(cases: Sequence[Case], wanted: int) -> float:
    engine = Presidio()
    engine.hits("A first text loads the model.")
    read = 0
    start = time.process_time()
    for case in cases:
        engine.hits(case.text)
        read += len(case.text)
        if read >= wanted:
            break
    return read / (time.process_time() - start)
