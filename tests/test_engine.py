"""An engine gives back every item exactly once, whatever some of them do to their reader."""

from __future__ import annotations

import logging
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dask.config
import psutil  # type: ignore[import-untyped]
import pytest
from distributed import LocalCluster
from distributed.security import Security

from scanner.config.configuration import EngineSettings, LimitSettings
from scanner.engine.batches import Batches
from scanner.engine.cluster import ClusterEngine
from scanner.engine.engine import EngineFailed, InProcessEngine, engine_for
from scanner.engine.interruption import Interruption
from scanner.engine.reader import READER
from scanner.errors import AccessDenied, ItemUnreadable, SourceUnavailable
from scanner.model import Audience, Gap, Inspected, Item, ItemKind, KnownBy, Reason
from scanner.personal import Personal

SECRET = "Quillfeather"


@dataclass(frozen=True, slots=True)
class Words:
    """Content that is its own text; what it says decides what it does to its inspector."""

    text: str

    def read(self, limit_bytes: int) -> bytes:
        if self.text == "too large":
            raise ItemUnreadable(Reason.TOO_LARGE, "It is larger than 1 MB.")
        return self.text.encode()


@dataclass(frozen=True, slots=True)
class NotToTravel(Words):
    def __reduce__(self) -> str:
        raise TypeError(f"{SECRET} cannot be pickled")


class Touchy:
    """An inspector that does what its items tell it to."""

    def inspect(self, item: Item) -> Inspected | Gap:
        words = item.content.read(1000).decode()
        if words == "exit":
            os._exit(3)
        if words == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if words == "hog":
            hoard = [bytearray(os.urandom(1)) * 20_000_000 for _ in range(400)]
            time.sleep(60 + len(hoard))
        if words == "sleep":
            time.sleep(600)
        if words == "spin":
            re.match(r"(a+)+$", "a" * 60 + "b")  # holds the interpreter's lock for ages
        if words == "raise":
            sys.stdout.write(f"{SECRET} on stdout")
            os.write(2, SECRET.encode())  # as a C library would
            raise ValueError(f"{SECRET} was excluded")
        if words == "leave":
            raise SystemExit(SECRET)
        if words == "memory":
            raise MemoryError
        if words == "denied":
            raise AccessDenied(SECRET)
        if words == "away":
            raise SourceUnavailable(SECRET)
        if words == "encrypted":
            return Gap(item.source, item.locator, Reason.ENCRYPTED, "It wants a password.")
        return Inspected(item)


@dataclass(frozen=True, slots=True)
class TouchyRecipe:
    def build(self) -> Touchy:
        return Touchy()


@dataclass(frozen=True, slots=True)
class SpoiltRecipe:
    def build(self) -> Touchy:
        raise ValueError(f"{SECRET} has no roster")


@dataclass(frozen=True, slots=True)
class DeadlyRecipe:
    def build(self) -> Touchy:
        os._exit(3)


def item(name: str, content: Words | None = None) -> Item:
    return Item(
        source="share",
        locator=Personal(f"share/{name}"),
        kind=ItemKind.FILE,
        audience=Audience((), KnownBy.CONFIG),
        content=content or Words(name.partition(" ")[0]),
        version="1",
        group=Personal("share"),
    )


TOO_LARGE = Words("too large")
GOOD = [item(f"good {number}") for number in range(60)]

WHAT_BECOMES_OF = [
    ("raise", Reason.INTERNAL),
    ("leave", Reason.INTERNAL),
    ("memory", Reason.CRASHED),
    ("denied", Reason.DENIED),
    ("away", Reason.UNAVAILABLE),
    ("too large", Reason.TOO_LARGE),
    ("encrypted", Reason.ENCRYPTED),
]


def settings(**changes: object) -> EngineSettings:
    return EngineSettings.model_validate(
        {"workers": 2, "memory_mb": 400, "item_timeout_seconds": 4, "batch_items": 8, **changes}
    )


def words_of(outcome: Inspected | Gap) -> str:
    locator = outcome.locator if isinstance(outcome, Gap) else outcome.item.locator
    return locator.reveal().removeprefix("share/")


def children() -> list[psutil.Process]:
    """What the engine started: Python's book-keeper of semaphores lives as long as we do.

    So does the database server of the register's tests.
    """
    every = psutil.Process().children(recursive=True)
    return [child for child in every if not _lives_on(child)]


def left_behind() -> list[psutil.Process]:
    """Those that do not end by themselves: a reader that was coming up takes a moment to."""
    _, alive = psutil.wait_procs(children(), timeout=20)
    return alive


def _lives_on(child: psutil.Process) -> bool:
    try:
        return child.name() == "postgres" or "resource_tracker" in " ".join(child.cmdline())
    except psutil.NoSuchProcess:
        return True


# --------------------------------------------------------------------------- in process


@pytest.mark.parametrize(("words", "reason"), WHAT_BECOMES_OF)
def test_an_item_that_cannot_be_inspected_becomes_a_gap(words: str, reason: Reason) -> None:
    with InProcessEngine(TouchyRecipe()) as engine:
        (outcome,) = engine.outcomes([item(words, Words(words))])
    assert isinstance(outcome, Gap)
    assert outcome.reason is reason
    assert SECRET not in outcome.detail


def test_a_bug_is_told_by_its_class_and_place_alone() -> None:
    with InProcessEngine(TouchyRecipe()) as engine:
        (outcome,) = engine.outcomes([item("raise")])
    assert isinstance(outcome, Gap)
    assert re.fullmatch(r"ValueError at [\w.]+:\d+", outcome.detail)


def test_gaps_and_items_pass_one_by_one() -> None:
    taken: list[str] = []

    def source() -> Iterator[Item | Gap]:
        for name in ("good 1", "good 2"):
            taken.append(name)
            yield item(name)

    with InProcessEngine(TouchyRecipe()) as engine:
        next(iter(engine.outcomes(source())))
    assert taken == ["good 1"]


# --------------------------------------------------------------------------- batches


def test_items_are_handed_out_in_batches_and_gaps_are_set_aside() -> None:
    gap = Gap("share", Personal("share/x"), Reason.VANISHED, "It is gone.")
    batches = Batches([GOOD[0], gap, GOOD[1], GOOD[2]], batch_items=2)
    first, second = batches.next(), batches.next()
    assert first is not None and first.items == (GOOD[0], GOOD[1])
    assert second is not None and second.items == (GOOD[2],)
    assert list(batches.gaps()) == [gap]
    assert batches.next() is None
    assert batches.are_done


def test_suspects_stand_alone_and_one_at_a_time() -> None:
    batches = Batches(GOOD[:3], batch_items=3)
    batch = batches.next()
    assert batch is not None
    batches.suspect(batch)
    alone = batches.next()
    assert alone is not None and alone.is_suspect and alone.items == (GOOD[0],)
    assert batches.next(no_suspect=True) is None
    assert not batches.are_done


def test_what_a_reader_left_of_its_batch_is_handed_out_again() -> None:
    batches = Batches(GOOD[:3], batch_items=3)
    batch = batches.next()
    assert batch is not None
    batches.put_back(batch, done=1)
    rest = batches.next()
    assert rest is not None and rest.items == (GOOD[1], GOOD[2])
    assert not rest.is_suspect


def test_an_item_that_cannot_travel_is_a_gap_and_its_neighbours_go() -> None:
    batches = Batches([GOOD[0], item("bad", NotToTravel("bad")), GOOD[1]], batch_items=3)
    batch = batches.next()
    assert batch is not None and batch.items == (GOOD[0], GOOD[1])
    (gap,) = batches.gaps()
    assert gap.reason is Reason.INTERNAL
    assert SECRET not in gap.detail


def test_for_readers_elsewhere_content_is_read_before_it_is_sent() -> None:
    batches = Batches([item("good 1"), item("too large", TOO_LARGE)], 2, 1000)
    batch = batches.next()
    assert batch is not None
    assert batch.items[0].content.read(1000) == b"good"
    (gap,) = batches.gaps()
    assert gap.reason is Reason.TOO_LARGE


# --------------------------------------------------------------------------- the cluster


@dataclass(frozen=True, slots=True)
class Run:
    """What a whole run over good and poisonous items gave, and left behind."""

    outcomes: list[Inspected | Gap]
    scratch: Path
    scratch_mode: int
    files_in_scratch: list[str]
    memory_settings: dict[str, object]
    listening: list[str]
    left_over: list[psutil.Process]
    printed: str


POISON = {
    "exit": Reason.CRASHED,
    "kill": Reason.CRASHED,
    "hog": Reason.CRASHED,
    "sleep": Reason.TIMEOUT,
    "spin": Reason.TIMEOUT,
    "raise": Reason.INTERNAL,
    "leave": Reason.INTERNAL,
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    scratch = tmp_path_factory.mktemp("register") / "scratch"
    scratch.mkdir()
    (scratch / "left by a crash").write_text(SECRET)
    poison = [item(words) for words in POISON]
    passing = Gap("share", Personal("share/passing"), Reason.AUDIENCE_UNKNOWN, "No prefix.")
    mixed: list[Item | Gap] = [passing, *GOOD[:20], *poison[:3], *GOOD[20:40], *poison[3:]]
    mixed += [passing, *GOOD[40:]]
    outcomes: list[Inspected | Gap] = []
    files: set[str] = set()
    listening: set[str] = set()
    saved_streams = os.dup(1), os.dup(2)
    printed = tmp_path_factory.mktemp("printed") / "streams"
    with printed.open("wb") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
        try:
            with ClusterEngine(TouchyRecipe(), settings(), scratch, 1000) as engine:
                for outcome in engine.outcomes(mixed):
                    outcomes.append(outcome)
                    files |= {path.name for path in scratch.rglob("*") if path.is_file()}
                mode = stat.S_IMODE(scratch.stat().st_mode)
                memory = dict(dask.config.get("distributed.worker.memory"))
                for process in [psutil.Process(), *children()]:
                    listening |= {
                        connection.laddr.ip
                        for connection in process.net_connections("tcp")
                        if connection.status == psutil.CONN_LISTEN
                    }
        finally:
            for saved, stream in zip(saved_streams, (1, 2), strict=True):
                os.dup2(saved, stream)
                os.close(saved)
    yield Run(
        outcomes,
        scratch,
        mode,
        sorted(files),
        memory,
        sorted(listening),
        children(),
        printed.read_text(),
    )


def test_every_good_item_comes_back_exactly_once(run: Run) -> None:
    good = [o for o in run.outcomes if isinstance(o, Inspected)]
    assert Counter(map(words_of, good)) == Counter(words_of(Inspected(i)) for i in GOOD)
    assert all(outcome.item.content.read(1000) == b"good" for outcome in good)


@pytest.mark.parametrize(("words", "reason"), POISON.items())
def test_a_poisonous_item_becomes_one_gap(run: Run, words: str, reason: Reason) -> None:
    gaps = [o for o in run.outcomes if isinstance(o, Gap) and words_of(o) == words]
    assert [gap.reason for gap in gaps] == [reason]
    assert SECRET not in gaps[0].detail


def test_the_hog_is_told_from_the_crash(run: Run) -> None:
    details = {words_of(o): o.detail for o in run.outcomes if isinstance(o, Gap)}
    assert "memory" in details["hog"]
    assert "memory" not in details["exit"]


def test_gaps_of_the_source_pass_through(run: Run) -> None:
    assert [words_of(outcome) for outcome in run.outcomes].count("passing") == 2


def test_the_scratch_folder_is_ours_alone_and_empty_afterwards(run: Run) -> None:
    assert run.scratch_mode == 0o700
    assert list(run.scratch.iterdir()) == []


def test_nothing_spills_to_disk(run: Run) -> None:
    assert run.memory_settings["target"] is False
    assert run.memory_settings["spill"] is False
    assert all(name.endswith((".lock", ".dirlock")) for name in run.files_in_scratch)


def test_nothing_listens_beyond_this_machine_and_no_process_stays(run: Run) -> None:
    assert run.listening == ["127.0.0.1"]
    assert run.left_over == []


def test_readers_print_nothing(run: Run) -> None:
    assert run.printed == ""


def test_the_settings_of_dask_are_put_back(run: Run) -> None:
    assert run.outcomes
    assert dask.config.get("distributed.scheduler.allowed-failures") != 0


@pytest.mark.parametrize("recipe", [SpoiltRecipe(), DeadlyRecipe()])
def test_readers_that_cannot_be_made_ready_end_the_run(
    recipe: SpoiltRecipe | DeadlyRecipe, tmp_path: Path
) -> None:
    engine = ClusterEngine(recipe, settings(workers=1), tmp_path / "scratch", 1000)
    with engine, pytest.raises(EngineFailed) as failure:
        list(engine.outcomes(GOOD))
    assert SECRET not in str(failure.value)
    assert left_behind() == []


def test_without_items_no_reader_is_started(tmp_path: Path) -> None:
    gap = Gap("share", Personal("share/x"), Reason.VANISHED, "It is gone.")
    with ClusterEngine(TouchyRecipe(), settings(), tmp_path / "scratch", 1000) as engine:
        assert list(engine.outcomes([gap])) == [gap]
        assert left_behind() == []


def test_the_settings_choose_the_engine(tmp_path: Path) -> None:
    recipe, limits, scratch = TouchyRecipe(), LimitSettings(), tmp_path / "scratch"
    alone = engine_for(recipe, settings(in_process=True), limits, scratch)
    together = engine_for(recipe, settings(), limits, scratch)
    assert isinstance(alone, InProcessEngine)
    assert isinstance(together, ClusterEngine)


def test_a_cluster_elsewhere_is_reached_by_tls_and_left_running(tmp_path: Path) -> None:
    security = Security.temporary()  # type: ignore[no-untyped-call]
    files = {"ca": security.tls_ca_file, "cert": security.tls_client_cert}
    files["key"] = security.tls_client_key
    for name, pem in files.items():
        (tmp_path / name).write_text(pem)
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=1,
        threads_per_worker=1,
        security=security,
        dashboard_address=None,
        local_directory=str(tmp_path),
        silence_logs=logging.CRITICAL,
    ) as cluster:
        remote = settings(
            address=cluster.scheduler_address,
            tls_ca_file=str(tmp_path / "ca"),
            tls_certificate_file=str(tmp_path / "cert"),
            tls_key_file=str(tmp_path / "key"),
        )
        with ClusterEngine(TouchyRecipe(), remote, tmp_path / "scratch", 1000) as engine:
            outcomes = list(
                engine.outcomes([*GOOD[:3], item("exit"), item("too large", TOO_LARGE)])
            )
        cluster.wait_for_workers(1, timeout=30)  # the one that died comes up again
        assert not cluster.scheduler.worker_plugins.keys() & {READER}
    reasons = {words_of(o): o.reason for o in outcomes if isinstance(o, Gap)}
    assert reasons == {"exit": Reason.CRASHED, "too large": Reason.TOO_LARGE}
    assert sorted(words_of(o) for o in outcomes if isinstance(o, Inspected)) == [
        "good 0",
        "good 1",
        "good 2",
    ]


INTERRUPTED = """
import sys, psutil
from pathlib import Path
from scanner.engine.cluster import ClusterEngine
from tests.test_engine import TouchyRecipe, item, settings

if __name__ == "__main__":
    engine = ClusterEngine(TouchyRecipe(), settings(item_timeout_seconds=50), Path(sys.argv[1]), 9)
    try:
        with engine:
            for _ in engine.outcomes([item("good")] * 8 + [item("sleep")]):
                print("reading", flush=True)
    except KeyboardInterrupt:
        children = psutil.Process().children(recursive=True)
        print(len([c for c in children if "resource_tracker" not in " ".join(c.cmdline())]), "left")
"""


def test_ctrl_c_ends_the_readers_too(tmp_path: Path) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(INTERRUPTED)
    process = subprocess.Popen(
        [sys.executable, script, tmp_path / "scratch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "reading\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=40)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    assert out.splitlines()[-1] == "0 left"
    assert err == ""
    assert list((tmp_path / "scratch").iterdir()) == []


def test_ctrl_c_is_held_back_while_dask_is_at_work_and_comes_after() -> None:
    with Interruption() as interruption:
        with interruption.held():
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            interruption.check()
        interruption.check()


def test_ctrl_c_is_not_held_back_elsewhere_nor_twice() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption() as interruption:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with interruption.held():
            signal.raise_signal(signal.SIGINT)
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
