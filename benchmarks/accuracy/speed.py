"""Characters per second and core of the whole cascade: text in, decisions out."""

from __future__ import annotations

import time
from collections.abc import Sequence
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
    read = whole.characters_of_finder - before
    return Speed(
        size / without,
        size / with_finder,
        read / size,
        _presidio(cases, presidio_characters),
        size,
        findings,
    )


def _seconds(product: Product, cases: Sequence[Case]) -> tuple[float, int]:
    start = time.process_time()
    findings = sum(product.read(case).findings for case in cases)
    return time.process_time() - start, findings


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
