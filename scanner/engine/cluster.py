"""The engine that survives its items: readers in processes of their own, run by dask.distributed.

A file of a kilobyte can abort any process that parses it, take gigabytes, or never end; no
`except` helps. So each item is read in a worker that may die. What we hold dask to:

- each worker has one task, handed to it by address, so that a dead worker names its batch;
- the items of such a batch run again alone, one at a time, before one is called a Gap;
- a task over its time is ended by restarting its worker, because a cancelled task runs on;
- TLS always, since whoever can connect to a cluster can run code as us;
- nothing spills to disk, where it would lie in clear.
"""

from __future__ import annotations

import logging
import pickle
import queue
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from uuid import uuid4

import dask.config
from distributed import Client, Future, KilledWorker, LocalCluster
from distributed.security import Security

from scanner.config.configuration import EngineSettings
from scanner.engine.batches import Batch, Batches
from scanner.engine.engine import EngineFailed, InspectorRecipe, gap_of
from scanner.engine.interruption import Interruption
from scanner.engine.reader import READER, Reader, get_ready, inspect_batch
from scanner.logs import class_and_place, quieten_libraries
from scanner.model import Gap, Inspected, Item, Reason

_POLL_SECONDS: Final = 0.5
_START_SECONDS: Final = 180.0
_RESTART_SECONDS: Final = 30.0
_STARTS_TRIED: Final = 3
# A reader begins no further item of its batch after this share of one item's time; so a batch
# takes at most one and a half times as long as one item may.
_BUDGET_SHARE: Final = 0.5
_MEMORY_TOPIC: Final = "worker-restart-memory"
_LOUD_LIBRARIES: Final = (
    "distributed",
    "distributed.client",
    "distributed.gc",
    "tornado",
    "tornado.application",
    "bokeh",
)

_DASK: Final[Mapping[str, object]] = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.work-stealing": False,
    # Else a worker that died once and is coming up again fifteen seconds later is given up.
    "distributed.deploy.lost-worker-timeout": "8760 hours",
    # What listens for HTTP cannot be turned off; it has nothing to tell.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": 0.95,
    # Forking a process that has threads can hang it.
    "distributed.worker.multiprocessing-method": "spawn",
    "distributed.worker.profile.enabled": False,
    "logging": dict.fromkeys(_LOUD_LIBRARIES, "critical"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """What one worker is at. No batch: it is getting ready. No future: it is idle."""

    future: Future[Any] | None
    batch: Batch | None
    deadline: float


_IDLE: Final = Task(None, None, 0.0)


class ClusterEngine:
    """Inspects in worker processes: of this machine, or of the cluster at `settings.address`.

    `scratch` is emptied at start and end and is its owner's alone; nothing else may use it.
    """

    def __init__(
        self,
        recipe: InspectorRecipe,
        settings: EngineSettings,
        scratch: Path,
        content_limit_bytes: int,
    ) -> None:
        self._recipe = recipe
        self._settings = settings
        self._scratch = scratch
        self._content_limit_bytes = content_limit_bytes
        self._open = ExitStack()
        self._interruption = Interruption()
        self._client: Any = None
        self._tasks: dict[str, Task] = {}
        self._done: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
        self._abandoned: set[str] = set()
        self._failed_starts = 0
        self._alone_since = 0.0

    # ------------------------------------------------------------------- start and end

    def __enter__(self) -> Self:
        self._emptied_scratch()
        self._interruption.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            with self._interruption.held():
                self._tasks.clear()
                self._client = None
                self._open.close()
        finally:
            self._interruption.__exit__()
        if error is None:
            self._interruption.check()

    def _emptied_scratch(self) -> None:
        try:
            _empty(self._scratch)
        except OSError as error:
            message = f"The readers' scratch folder cannot be made: {class_and_place(error)}."
            raise EngineFailed(message) from None

    def _start(self) -> None:
        """Have workers come up; done when the first item is there, not before."""
        with ExitStack() as opening:
            # Else the scheduler keeps its locks in a folder of its own among temporary files.
            temporary = {"temporary-directory": str(self._scratch)}
            opening.enter_context(dask.config.set({**_DASK, **temporary}))
            quieten_libraries(_LOUD_LIBRARIES)
            try:
                client = self._connected(opening)
                client.register_plugin(Reader(self._recipe))
            except (OSError, TimeoutError, RuntimeError) as error:
                self._interruption.check()
                where = "at engine.address" if self._settings.address else "on this machine"
                message = f"The readers {where} do not start: {class_and_place(error)}."
                raise EngineFailed(message) from None
            self._client = client
            self._alone_since = time.monotonic()
            self._open = opening.pop_all()

    def _connected(self, opening: ExitStack) -> Any:
        settings = self._settings
        if settings.address is None:
            opening.callback(_empty, self._scratch)
            cluster = opening.enter_context(self._local_cluster())
            return opening.enter_context(
                Client(cluster, set_as_default=False)  # type: ignore[no-untyped-call]
            )
        files = (settings.tls_ca_file, settings.tls_certificate_file, settings.tls_key_file)
        ca_file, certificate, key = (str(settings.beside(name or "")) for name in files)
        security = Security(  # type: ignore[no-untyped-call]
            tls_ca_file=ca_file,
            tls_client_cert=certificate,
            tls_client_key=key,
            require_encryption=True,
        )
        client = Client(  # type: ignore[no-untyped-call]
            settings.address, security=security, set_as_default=False
        )
        opening.enter_context(client)
        opening.callback(_leave_quietly, client)
        return client

    def _local_cluster(self) -> Any:
        return LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=self._settings.workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            security=True,
            memory_limit=self._settings.memory_mb * 1_000_000,
            local_directory=str(self._scratch),
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            silence_logs=logging.CRITICAL,
        )

    # ------------------------------------------------------------------- the work

    def outcomes(self, items: Iterable[Item | Gap]) -> Iterator[Inspected | Gap]:
        """What came of each item, as it comes. Raises EngineFailed if no reader can be had."""
        entries = iter(items)
        for entry in entries:
            if isinstance(entry, Item):
                yield from self._outcomes_between_interruptions(chain([entry], entries))
            else:
                yield entry

    def _outcomes_between_interruptions(
        self, items: Iterable[Item | Gap]
    ) -> Iterator[Inspected | Gap]:
        outcomes = self._outcomes(items)
        while True:
            with self._interruption.held():
                outcome = next(outcomes, None)
            self._interruption.check()
            if outcome is None:
                return
            yield outcome

    def _outcomes(self, items: Iterable[Item | Gap]) -> Iterator[Inspected | Gap]:
        if self._client is None:
            self._start()
        limit = self._content_limit_bytes if self._settings.address else None
        batches = Batches(items, self._settings.batch_items, limit)
        try:
            self._end_abandoned()
            while True:
                self._interruption.check()
                self._hand_out(batches)
                gaps = list(batches.gaps())
                yield from gaps
                if batches.are_done and not self._is_reading:
                    return
                if not gaps:
                    yield from self._outcomes_of_next(batches)
        finally:
            self._abandon()

    @property
    def _is_reading(self) -> bool:
        return any(task.batch is not None for task in self._tasks.values())

    def _hand_out(self, batches: Batches) -> None:
        for address, task in list(self._tasks.items()):
            if task.future is not None:
                continue
            suspect_is_read = any(t.batch and t.batch.is_suspect for t in self._tasks.values())
            batch = batches.next(no_suspect=suspect_is_read)
            if batch is None:
                return
            limit = self._settings.item_timeout_seconds
            budget = limit * _BUDGET_SHARE
            seconds = limit if len(batch.items) == 1 else limit + budget
            self._submit(address, batch, seconds, inspect_batch, batch.pickled, budget)

    def _submit(
        self, address: str, batch: Batch | None, seconds: float, function: Any, *arguments: object
    ) -> None:
        key = f"read-{uuid4().hex}"
        future = self._client.submit(
            function, *arguments, key=key, workers=[address], pure=False, retries=0
        )
        self._tasks[address] = Task(future, batch, time.monotonic() + seconds)
        future.add_done_callback(lambda _: self._done.put((address, key)))

    def _outcomes_of_next(self, batches: Batches) -> Iterator[Inspected | Gap]:
        """What the next task to end gave, or what becomes of those that do not end."""
        try:
            address, key = self._done.get(timeout=_POLL_SECONDS if self._tasks else 0.05)
        except queue.Empty:
            yield from self._look_after_workers(batches)
        else:
            task = self._tasks.get(address, _IDLE)
            if task.future is not None and task.future.key == key:
                yield from self._ended(address, task, batches)
        yield from self._end_overdue(batches)

    def _ended(self, address: str, task: Task, batches: Batches) -> Iterator[Inspected | Gap]:
        future: Any = task.future
        if future.status != "finished":
            yield from self._lost(address, task, batches)
            return
        answer = future.result()
        self._tasks[address] = _IDLE
        if task.batch is None:
            self._note_start(str(answer))
            return
        outcomes: list[Inspected | Gap] = pickle.loads(answer)
        for item, outcome in zip(task.batch.items, outcomes, strict=False):
            yield outcome if isinstance(outcome, Gap) else replace(outcome, item=item)
        batches.put_back(task.batch, len(outcomes))

    def _note_start(self, fault: str) -> None:
        if fault:
            raise EngineFailed(f"The readers cannot be made ready: {fault}.")
        self._failed_starts = 0

    # ------------------------------------------------------------------- what goes wrong

    def _lost(self, address: str, task: Task, batches: Batches) -> Iterator[Gap]:
        """A worker died, or its answer could not be read; its items are suspects, or a Gap."""
        future: Any = task.future
        error = future.exception() if future.status == "error" else None
        del self._tasks[address]
        if task.batch is None:
            self._note_failed_start()
        elif not task.batch.is_suspect:
            batches.suspect(task.batch)
        elif error is not None and not isinstance(error, KilledWorker):
            yield gap_of(task.batch.items[0], Reason.INTERNAL, class_and_place(error))
        else:
            yield gap_of(task.batch.items[0], Reason.CRASHED, self._cause_of_death(address))
        self._note_workers()

    def _note_failed_start(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _STARTS_TRIED:
            raise EngineFailed(
                "The readers die before they are ready. If the machine has the memory, "
                "raise engine.memory_mb."
            )

    def _cause_of_death(self, address: str) -> str:
        events = self._client.get_events(_MEMORY_TOPIC)
        if any(isinstance(e, dict) and e.get("worker") == address for _, e in events):
            return (
                f"It needed more memory than a reader may use, {self._settings.memory_mb} MB "
                "(engine.memory_mb)."
            )
        return "The process that read it died, twice."

    def _end_overdue(self, batches: Batches) -> Iterator[Gap]:
        now = time.monotonic()
        for address, task in list(self._tasks.items()):
            if task.future is None or now < task.deadline:
                continue
            if task.future.status == "finished":  # its notice is on the way
                continue
            self._restart(address, task)
            if task.batch is None:
                self._note_failed_start()
            elif len(task.batch.items) > 1:
                batches.suspect(task.batch)
            else:
                seconds = self._settings.item_timeout_seconds
                detail = f"It took more than {seconds} seconds (engine.item_timeout_seconds)."
                yield gap_of(task.batch.items[0], Reason.TIMEOUT, detail)

    def _restart(self, address: str, task: Task) -> None:
        del self._tasks[address]
        if task.future is not None:
            task.future.cancel()  # type: ignore[no-untyped-call]
        # A worker that is gone already, or slow to come back, is seen by `_note_workers`.
        with suppress(TimeoutError, OSError, KeyError):
            try:
                self._client.restart_workers(
                    [address], timeout=_RESTART_SECONDS, raise_for_error=False
                )
            except ValueError as error:
                message = "The cluster's workers have no nanny, which ends those that hang."
                raise EngineFailed(message) from error
        self._note_workers()

    def _look_after_workers(self, batches: Batches) -> Iterator[Gap]:
        present = self._note_workers()
        for address, task in list(self._tasks.items()):
            if address not in present and task.future is not None:
                yield from self._lost(address, task, batches)
            elif address not in present:
                del self._tasks[address]

    def _note_workers(self) -> set[str]:
        """The workers there are; new ones begin to get ready."""
        if self._client.status not in ("running", "connecting"):
            raise EngineFailed("The cluster no longer answers. Run the scan again.")
        present = set(self._client.scheduler_info(n_workers=-1)["workers"])
        now = time.monotonic()
        if present:
            self._alone_since = now
        elif now - self._alone_since > _START_SECONDS:
            raise EngineFailed(f"No reader has come up for {_START_SECONDS:.0f} seconds.")
        for address in present - self._tasks.keys():
            self._submit(address, None, _START_SECONDS, get_ready)
        return present

    def _abandon(self) -> None:
        """Nobody waits any more for what is still being read."""
        for address, task in self._tasks.items():
            if task.future is not None and task.batch is not None:
                task.future.cancel()  # type: ignore[no-untyped-call]
                self._abandoned.add(address)

    def _end_abandoned(self) -> None:
        for address in self._abandoned & self._tasks.keys():
            self._restart(address, self._tasks[address])
        self._abandoned.clear()


def _leave_quietly(client: Any) -> None:
    with suppress(OSError, TimeoutError, ValueError):  # a cluster that is gone needs no farewell
        client.unregister_worker_plugin(READER)


def _empty(folder: Path) -> None:
    """An empty folder that only its owner can look into. Raises OSError."""
    if folder.is_symlink():
        raise OSError("The scratch folder is a link.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
