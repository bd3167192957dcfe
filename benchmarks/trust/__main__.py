"""`python -m benchmarks.trust`: makes whole trusts, scans them, and prints what was found.

The seeds and the wording of the reported figures are not those that the rules were developed on:
`--wording held_out` is the default, `--wording dev` for work on the rules.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.trust.product import scanned
from benchmarks.trust.report import figures, lines
from benchmarks.trust.score import Score
from benchmarks.trust.trust import Size, write_trust
from benchmarks.trust.truth import Truth
from benchmarks.trust.wording import SETS

_QUICK = Size(schools=3, pupils=900, mails=420, files=200, probes=15)
_SAMPLE = 250


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the report; 0 when every reach is met, else 1."""
    chosen = _parser().parse_args(arguments)
    size = (
        _QUICK if chosen.quick else Size(chosen.schools, chosen.pupils, chosen.mails, chosen.files)
    )
    trusts = chosen.trusts or (1 if chosen.quick else 12)
    score = Score()
    for seed in range(chosen.seed, chosen.seed + trusts):
        if chosen.keep:
            folder = chosen.keep / f"{chosen.wording}-{seed}"
            _one(folder, seed, size, chosen, score)
        else:
            with tempfile.TemporaryDirectory() as scratch:
                _one(Path(scratch), seed, size, chosen, score)
    seeds = f"seeds {chosen.seed} to {chosen.seed + trusts - 1}"
    report = [f"wording {chosen.wording}, {seeds}, {size}", *lines(score)]
    report += score.failures if chosen.failures else []
    sys.stdout.write("\n".join(report) + "\n")
    return 0 if all(figure.is_met for figure in figures(score)) else 1


def _one(folder: Path, seed: int, size: Size, chosen: argparse.Namespace, score: Score) -> None:
    """Makes, scans and counts one trust."""
    if folder.exists() and any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    truth = write_trust(folder, seed, size, chosen.wording)
    sample = frozenset() if chosen.no_baseline else _sample(truth, seed)
    score.add(truth, scanned(folder, sample, chosen.processes))


def _sample(truth: Truth, seed: int) -> frozenset[str]:
    """Every breach and some of the rest, rows of platforms apart: there is no text in them."""
    benign = [e for e in truth.benign if e.medium != "platform"]
    chosen = Random(seed).sample(benign, min(_SAMPLE, len(benign)))
    breaches = [e for e in truth.breached if e.medium != "platform"]
    return frozenset(item for entry in (*chosen, *breaches) for item in entry.items)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust", description=__doc__)
    default = Size()
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument(
        "--trusts", type=int, help="how many, with the seeds that follow (12; 1 if quick)"
    )
    parser.add_argument("--wording", choices=SETS, default="held_out")
    parser.add_argument("--schools", type=int, default=default.schools)
    parser.add_argument("--pupils", type=int, default=default.pupils)
    parser.add_argument("--mails", type=int, default=default.mails)
    parser.add_argument("--files", type=int, default=default.files)
    parser.add_argument("--quick", action="store_true", help="a small trust, in under a minute")
    parser.add_argument("--no-baseline", action="store_true", help="without the content-only scan")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--failures", action="store_true", help="list every miss and false alarm")
    parser.add_argument("--keep", type=Path, help="leave the trusts in this folder")
    return parser


if __name__ == "__main__":
    sys.exit(main())
