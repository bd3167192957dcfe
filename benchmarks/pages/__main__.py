"""`python -m benchmarks.pages`: every list page with few incidents and with many.

Prints the time of each page at both sizes and their ratio; the reach is 3 for each.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.pages.trust import bench_desk, signed_in
from register.case.clock import utc_now
from register.opening import open_register
from register.vault.key import create_key
from register.web.settings import Pages

if TYPE_CHECKING:
    from django.test import Client

    from register.book import Register

REACH = 3.0
LISTS = {  # an address, or what the register is searched for
    "queue": "/",
    "queue, most severe first": "/?order=severity",
    "queue of a school": "/?school=school3",
    "register": "/register/",
    "register, oldest first": "/register/?order=oldest",
    "register of a school": "/register/?school=school3",
    "register by pattern and status": "/register/?pattern=open-share&status=closed",
    "register, a reference": "SCHOOL3-20",
    "register, a subject": "P00042",
    "register, an address": "x@example.com",
    "register, tenth page": "/register/?page=10",
    "trust": "/trust/",
    "rules": "/rules/",
    "scans": "/scans/",
    "gaps": "/scans/gaps/",
    "audit log": "/audit/",
    "users": "/users/",
    "suppressions": "/rules/suppressions/",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every page keeps within its reach, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--few", type=int, default=1_000, help="incidents (1000)")
    parser.add_argument("--many", type=int, default=100_000, help="incidents (100000)")
    parser.add_argument("--runs", type=int, default=7, help="of each page; the median counts (7)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        sizes = {count: Path(scratch) / str(count) for count in (options.few, options.many)}
        times = _timed(sizes, options.runs)
    few, many = times[options.few], times[options.many]
    sys.stdout.write(f"{'page':34}{options.few:>12,}{options.many:>12,}    ratio\n")
    for page in few:
        ratio = many[page] / few[page]
        told = "" if ratio <= REACH else "  over"
        sys.stdout.write(
            f"{page:34}{few[page] * 1e3:9.1f} ms{many[page] * 1e3:9.1f} ms{ratio:9.2f}{told}\n"
        )
    return 0 if all(many[page] <= REACH * few[page] for page in few) else 1


def _timed(sizes: Mapping[int, Path], runs: int) -> dict[int, dict[str, float]]:
    """Processor seconds of each page, the median of the runs, by number of incidents.

    The sizes take turns, so that whatever else the machine does weighs on both.
    """
    for count, folder in sizes.items():
        folder.mkdir()
        create_key(folder / "register.key")
        with _opened(folder):
            from benchmarks.pages.filling import fill

            fill(count, utc_now())
    taken: dict[int, dict[str, list[float]]] = {count: {} for count in sizes}
    for _ in range(runs):
        for count, folder in sizes.items():
            with _opened(folder) as register:
                bench_desk(register)
                client = signed_in(register)
                for page, shown in LISTS.items():
                    address = shown if shown.startswith("/") else _searched(client, shown)
                    taken[count].setdefault(page, []).append(_seconds(client, address))
    return {
        count: {page: median(times) for page, times in pages.items()}
        for count, pages in taken.items()
    }


@contextmanager
def _opened(folder: Path) -> Iterator[Register]:
    register = open_register(
        "sqlite:///register.db",
        folder / "register.key",
        base=folder,
        pages=Pages(hosts=("testserver",)),
    )
    yield register
    register.close()


def _searched(client: Client, sought: str) -> str:
    """The address that shows what was found; sending the search itself is not measured."""
    return client.post("/search/register/", {"sought": sought}).headers["Location"]


def _seconds(client: Client, address: str) -> float:
    client.get(address)  # warms templates and the database's pages up
    start = time.process_time()
    answer = client.get(address)
    taken = time.process_time() - start
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return taken


if __name__ == "__main__":
    sys.exit(main())
