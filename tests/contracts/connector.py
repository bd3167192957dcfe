"""The suite that every connector passes: what the engine and the register rely on.

A connector's test module makes a subclass that sets a stage: a folder with something of each
kind that the connector reads. Only invented people stand in it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from connectors.base import Connector
from scanner.errors import ItemUnreadable, SourceUnavailable
from scanner.model import Bookmark, Gap, Item, Reason
from scanner.personal import Personal

ENOUGH_BYTES = 10_000_000
NOBODY = 65534


@dataclass(frozen=True)
class Stage:
    """A source with something in it.

    `planted`: words of names and contents, which no log and no error may hold. `change` alters
    something of the item `changed`; `deny` is a file that will be made unreadable.
    """

    folder: Path
    path: str  # as the configuration writes it
    connect: Callable[[], Connector]
    planted: tuple[str, ...]
    change: Callable[[], None]
    changed: str  # a locator
    deny: Path
    denied: str  # the locator of what is lost with it


class ConnectorContract:
    """Subclass it and set `stage`; its tests are yours then."""

    @pytest.fixture
    def stage(self, ground: Path) -> Stage:
        raise NotImplementedError

    @pytest.fixture
    def ground(self) -> Iterator[Path]:
        """A folder that other accounts can enter, unlike pytest's own."""
        ground = Path(tempfile.mkdtemp())
        ground.chmod(0o755)
        yield ground
        for folder, names, _ in os.walk(ground):
            for name in names:  # before the walk enters them
                Path(folder, name).chmod(0o755)
        shutil.rmtree(ground)

    def test_a_good_source_has_no_fault(self, stage: Stage) -> None:
        assert [p for p in stage.connect().check() if p.is_fault] == []

    def test_a_missing_folder_is_a_fault_and_unavailable(self, stage: Stage) -> None:
        shutil.rmtree(stage.folder)
        connector = stage.connect()
        assert any(problem.is_fault for problem in connector.check())
        with pytest.raises(SourceUnavailable):
            list(connector.items(None))

    def test_an_empty_folder_is_a_weakness(self, stage: Stage) -> None:
        shutil.rmtree(stage.folder)
        stage.folder.mkdir()
        assert stage.connect().check() != []

    def test_nothing_is_read_before_the_first_item_is_asked_for(self, stage: Stage) -> None:
        items = stage.connect().items(None)
        assert iter(items) is items
        shutil.rmtree(stage.folder)
        with pytest.raises(SourceUnavailable):
            next(items)

    def test_locators_are_stable_and_told_apart(self, stage: Stage) -> None:
        first, second = locators(stage.connect()), locators(stage.connect())
        assert first == second
        assert first and len(set(first)) == len(first)

    def test_locators_begin_with_the_path_as_it_is_configured(self, stage: Stage) -> None:
        found = locators(stage.connect())
        assert [one for one in found if not one.startswith(f"{stage.path}/")] == []
        assert [one for one in found if "\\" in one] == []

    def test_versions_stay_while_nothing_changes(self, stage: Stage) -> None:
        assert versions(stage.connect()) == versions(stage.connect())

    def test_a_change_changes_the_version(self, stage: Stage) -> None:
        before = versions(stage.connect())
        stage.change()
        after = versions(stage.connect())
        assert after[stage.changed] != before[stage.changed]

    def test_it_only_reads(self, stage: Stage) -> None:
        before = state_of(stage.folder)
        connector = stage.connect()
        connector.check()
        for item in items_of(connector):
            item.content.read(ENOUGH_BYTES)
        assert state_of(stage.folder) == before

    def test_a_run_ends_with_a_bookmark(self, stage: Stage) -> None:
        assert isinstance(list(stage.connect().items(None))[-1], Bookmark)

    def test_what_changed_since_the_bookmark_is_seen_from_it(self, stage: Stage) -> None:
        everything = list(stage.connect().items(None))
        bookmark = next(e for e in reversed(everything) if isinstance(e, Bookmark))
        stage.change()
        resumed = list(stage.connect().items(Bookmark(bookmark.value)))
        assert stage.changed in [e.locator.reveal() for e in resumed if isinstance(e, Item)]
        known = {e.locator.reveal() for e in everything if isinstance(e, Item)}
        assert {e.locator.reveal() for e in resumed if isinstance(e, Item)} <= known

    def test_everything_is_found_again_by_its_locator(self, stage: Stage) -> None:
        connector = stage.connect()
        for listed in (e for e in connector.items(None) if not isinstance(e, Bookmark)):
            found = connector.at(listed.locator)
            if isinstance(listed, Item):
                assert found == listed
            else:
                assert (found.locator, reason_of(found)) == (listed.locator, listed.reason)

    def test_what_changed_is_found_as_it_is_now(self, stage: Stage) -> None:
        connector = stage.connect()
        before = connector.at(Personal(stage.changed))
        stage.change()
        after = connector.at(Personal(stage.changed))
        assert isinstance(before, Item)
        assert isinstance(after, Item)
        assert after.version != before.version
        assert after == by_locator(connector)[stage.changed]

    @pytest.mark.parametrize(
        "name", ["{path}/no such thing", "{path}/../{path}/x", "{path}", "another source/x", ""]
    )
    def test_a_locator_that_leads_nowhere_is_a_gap(self, stage: Stage, name: str) -> None:
        wanted = Personal(name.format(path=stage.path))
        found = stage.connect().at(wanted)
        assert (found.locator, reason_of(found)) == (wanted, Reason.VANISHED)

    def test_what_lies_beyond_the_folder_is_not_reached(self, stage: Stage) -> None:
        (stage.folder.parent / "secret.eml").write_text("To: a@home.example\n\nHello\n")
        assert reason_of(stage.connect().at(Personal(f"{stage.path}/../secret.eml"))) is (
            Reason.VANISHED
        )

    def test_an_item_of_a_source_that_is_gone_is_unavailable(self, stage: Stage) -> None:
        shutil.rmtree(stage.folder)
        with pytest.raises(SourceUnavailable):
            stage.connect().at(Personal(stage.changed))

    def test_an_item_that_is_gone_says_so(self, stage: Stage) -> None:
        connector = stage.connect()
        below = stage.changed.removeprefix(f"{stage.path}/")
        (stage.folder / below.partition("#")[0]).unlink()
        found = connector.at(Personal(stage.changed))
        assert reason_of(found) is Reason.VANISHED

    def test_items_travel_to_another_process(self, stage: Stage) -> None:
        for item in items_of(stage.connect()):
            travelled = pickle.loads(pickle.dumps(item))
            assert travelled == item
            assert travelled.content.read(ENOUGH_BYTES) == item.content.read(ENOUGH_BYTES)

    def test_the_size_limit_is_honoured(self, stage: Stage) -> None:
        sizes = [(item, len(item.content.read(ENOUGH_BYTES))) for item in items_of(stage.connect())]
        filled = [(item, size) for item, size in sizes if size > 10]
        assert filled
        for item, _ in filled:
            with pytest.raises(ItemUnreadable) as refused:
                item.content.read(5)
            assert refused.value.reason is Reason.TOO_LARGE

    def test_what_we_may_not_read_is_said_and_the_rest_is_read(self, stage: Stage) -> None:
        if sys.platform == "win32":
            pytest.skip("Windows grants reading by access lists, which chmod does not set")
        before = set(locators(stage.connect()))
        stage.deny.chmod(0)
        with unprivileged():
            entries = [e for e in stage.connect().items(None) if not isinstance(e, Bookmark)]
            refused = {e.locator.reveal() for e in entries if is_refused(e)}
            assert is_refused(stage.connect().at(Personal(stage.denied)))
        assert stage.denied in refused
        left = {e.locator.reveal() for e in entries} - refused
        assert left
        assert left <= before

    def test_nothing_personal_is_logged_or_shown(
        self, stage: Stage, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
    ) -> None:
        caplog.set_level(logging.DEBUG)
        connector = stage.connect()
        connector.check()
        entries = [e for e in connector.items(None) if not isinstance(e, Bookmark)]
        for entry in entries:
            logging.getLogger("contract").debug("%r", entry)
        shown = caplog.text + "".join(errors_of(entries, stage)) + "".join(capfd.readouterr())
        assert shown
        assert [word for word in stage.planted if word.lower() in shown.lower()] == []


def items_of(connector: Connector) -> list[Item]:
    """All items of one run; a test's source is small."""
    return [entry for entry in connector.items(None) if isinstance(entry, Item)]


def gaps_of(connector: Connector) -> dict[str, Gap]:
    """All gaps of one run by locator."""
    found = [entry for entry in connector.items(None) if isinstance(entry, Gap)]
    return {gap.locator.reveal(): gap for gap in found}


def by_locator(connector: Connector) -> dict[str, Item]:
    """All items of one run by locator."""
    return {item.locator.reveal(): item for item in items_of(connector)}


def locators(connector: Connector) -> list[str]:
    """Of items and gaps, in order."""
    return [e.locator.reveal() for e in connector.items(None) if not isinstance(e, Bookmark)]


def versions(connector: Connector) -> dict[str, str]:
    return {item.locator.reveal(): item.version for item in items_of(connector)}


def reason_of(entry: Item | Gap) -> Reason | None:
    """Why there is no item; None where there is one."""
    return entry.reason if isinstance(entry, Gap) else None


def is_refused(entry: Item | Gap) -> bool:
    """Whether this was, or would be, a gap for want of rights."""
    if isinstance(entry, Gap):
        return entry.reason in (Reason.DENIED, Reason.AUDIENCE_UNKNOWN)
    try:
        entry.content.read(ENOUGH_BYTES)
    except ItemUnreadable as why:
        return why.reason is Reason.DENIED
    return False


def errors_of(entries: list[Item | Gap], stage: Stage) -> Iterator[str]:
    """Every traceback that reading too much, and reading what is gone, can print."""
    for limit in (5, ENOUGH_BYTES):
        for entry in entries:
            if isinstance(entry, Item):
                try:
                    entry.content.read(limit)
                except ItemUnreadable as why:
                    yield "".join(traceback.format_exception(why))
        shutil.rmtree(stage.folder, ignore_errors=True)
    try:
        list(stage.connect().items(None))
    except SourceUnavailable as why:
        yield "".join(traceback.format_exception(why))


def state_of(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Mode, time of change and digest of everything below."""
    return {
        str(path): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in sorted(folder.rglob("*"))
    }


@contextmanager
def unprivileged() -> Iterator[None]:
    """As an account without special rights: root reads whatever chmod forbids."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
