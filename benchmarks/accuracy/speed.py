"""Characters per second and core of the whole cascade: text in, decisions out.

Measured as a scan reads: parts in, findings out, without what only `explain` shows. Each kind of
text is timed by itself, and the overall figure is that of a day's text in the shares of `MIX`.

Nobody publishes what a school writes in a day, so the mix is ours and no measured one: by
characters two fifths mails, a little more in documents that speak of nobody on the roster (news
and newsletters, policies, texts for lessons), and an eighth in tables. The shares are those that
the texts had before they were written down here, when the cascade was a quarter as fast, and they
lean to what is slow: nearly every mail names a pupil, and none has the footers and earlier mails
that make real ones longer and cost little. No result is kept for text that comes again, though
footers and quoted mails do, for invented sentences repeat themselves more than real ones. Weigh the
kinds anew for a school that writes otherwise.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.contenders import Presidio
from benchmarks.accuracy.population import Population
from benchmarks.accuracy.product import Product

# Shares of a day's characters by kind of text (`benchmarks.accuracy.traffic`).
MIX: Mapping[str, float] = {
    "mail": 0.42,  # ten sentences, greeting and signature; three of them name a pupil
    "list": 0.08,  # a class with form and house
    "work": 0.04,  # staff of other schools with their posts
    "news": 0.12,
    "statute": 0.12,
    "history": 0.11,
    "fiction": 0.11,
}
RUNS = 10


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
    kinds = _kinds(cases)
    bare, whole = Product(people, use_names_off_roster=False), Product(people)
    for product in (bare, whole):
        for case in cases[:20]:
            product.read(case, seek_names=True)  # loads what is loaded when first used
    by_kind = {kind: _speed_of(bare, some) for kind, some in kinds.items()}
    before = whole.characters_of_finder
    with_finder = {kind: _speed_of(whole, some) for kind, some in kinds.items()}
    read = (whole.characters_of_finder - before) / RUNS
    return Speed(
        _of_mix(by_kind),
        _of_mix(with_finder),
        read / size,
        _presidio(cases, presidio_characters),
        size,
        sum(whole.inspect(case) for case in cases),
        by_kind,
    )


def _kinds(cases: Sequence[Case]) -> dict[str, list[Case]]:
    kinds: dict[str, list[Case]] = {}
    for case in cases:
        kinds.setdefault(case.row, []).append(case)
    return kinds


def _of_mix(by_kind: Mapping[str, float]) -> float:
    """The speed of text that holds the kinds in their shares; those that were not read left out."""
    shares = {kind: MIX[kind] for kind in by_kind}
    return sum(shares.values()) / sum(share / by_kind[kind] for kind, share in shares.items())


def _speed_of(product: Product, cases: Sequence[Case]) -> float:
    """The best of a few runs: a busy machine only ever makes one slower."""
    runs = []
    for _ in range(RUNS):
        start = time.process_time()
        for case in cases:
            product.inspect(case)
        runs.append(time.process_time() - start)
    return sum(len(case.text) for case in cases) / min(runs)


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
