"""`python -m benchmarks.accuracy`: how right detection is, beside presidio and spaCy."""

from __future__ import annotations

import argparse
import sys

from benchmarks.accuracy.examination import Examination, Plan, quick
from benchmarks.accuracy.names import SETS
from benchmarks.accuracy.report import misses, report

AREAS = (
    "people", "collisions", "nobody", "identifiers", "categories", "strangers", "others", "speed",
)  # fmt: skip


def main() -> int:
    """Prints the tables; 0 whatever they say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "--set", choices=SETS, default="held_out", help="word lists and templates (held_out)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of all that is chosen by chance (1)")
    parser.add_argument("--pupils", type=int, default=10_000, help="on the roster (10000)")
    parser.add_argument("--quick", action="store_true", help="a sample, under 40 seconds")
    parser.add_argument("--only", choices=AREAS, nargs="+", default=[], help="these areas alone")
    parser.add_argument("--misses", type=int, default=0, help="examples of each kind of miss (0)")
    options = parser.parse_args()
    plan = Plan(options.set, options.seed, options.pupils, areas=frozenset(options.only))
    result = Examination(quick(plan) if options.quick else plan).run()
    sys.stdout.write(report(result))
    if options.misses:
        sys.stdout.write("\n" + misses(result, options.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
