"""One item asked for by its locator: as it stands now, and without looking at the rest.

What every connector owes is in the contract suite; here is what differs from one to another.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from connectors import BUILT_IN, folder, mail_files, platform_export, tree
from connectors.base import Connector
from scanner.config.configuration import FolderSource, MailFilesSource, Organisation
from scanner.config.values import Origin
from scanner.model import Gap, Item, Reason
from scanner.personal import Personal
from tests.connectors.test_mail_files import MAIL, MBOX, mail_source, put
from tests.connectors.test_platform_export import LINK_ROWS, RECORD_ROWS, VIEW_ROWS, export_source
from tests.connectors.test_platform_export import put as put_tables
from tests.contracts.connector import ENOUGH_BYTES, by_locator, reason_of

needs_links = pytest.mark.skipif(os.name == "nt", reason="a right of its own makes links there")
needs_any_name = pytest.mark.skipif(os.name != "posix", reason="names are text there")


@pytest.fixture
def share(tmp_path: Path, organisation: Organisation) -> Connector:
    origin = Origin(tmp_path / "config.yaml")
    settings = {"name": "share", "type": "folder", "path": "share", "audience": {".": ["public"]}}
    source = FolderSource.model_validate(settings, context=origin)
    (tmp_path / "share").mkdir()
    return BUILT_IN["folder"](source, organisation)


@pytest.fixture
def mail(tmp_path: Path, organisation: Organisation) -> Connector:
    (tmp_path / "mail").mkdir()
    return mail_source(tmp_path, organisation)


def asked(connector: Connector, name: str) -> Item | Gap:
    return connector.at(Personal(name))


def test_nothing_else_of_the_source_is_listed(
    tmp_path: Path,
    share: Connector,
    mail: Connector,
    organisation: Organisation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(tmp_path / "share", "deep/a.txt")
    put(tmp_path / "mail", "Sent", MBOX)
    put_tables(tmp_path, links=LINK_ROWS, views=VIEW_ROWS, behaviour=RECORD_ROWS)
    export = export_source(tmp_path, organisation)

    def listed(*_: object) -> Any:
        raise AssertionError("a source was listed for one item")

    for module in (folder, mail_files, platform_export):
        monkeypatch.setattr(module, "walk", listed)
    monkeypatch.setattr(tree, "_listing", listed)
    assert isinstance(asked(share, "share/deep/a.txt"), Item)
    assert isinstance(asked(mail, "mail/Sent#message2"), Item)
    assert isinstance(asked(export, "exports/behaviour.csv#row1"), Item)
    with pytest.raises(AssertionError, match="listed for one"):
        list(share.items(None))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("mail/Sent#message1", None),
        ("mail/Sent#message2", None),
        ("mail/Sent#message3", Reason.VANISHED),
        ("mail/Sent#message0", Reason.VANISHED),
        ("mail/Sent#message", Reason.VANISHED),
        ("mail/Sent#message-1", Reason.VANISHED),
        ("mail/Sent#row1", Reason.VANISHED),
        ("mail/Sent", Reason.VANISHED),
        ("mail/a.eml", None),
        ("mail/a.eml#message1", Reason.VANISHED),
        ("mail/b.eml#message1", None),
        ("mail/none.mbox#message1", Reason.VANISHED),
        ("mail/note.pdf", Reason.UNSUPPORTED),
        ("mail/Inbox.msf", Reason.VANISHED),
    ],
)
def test_a_message_is_one_of_its_mailbox(
    tmp_path: Path, mail: Connector, name: str, reason: Reason | None
) -> None:
    for file, data in {"Sent": MBOX, "a.eml": MAIL, "b.eml#message1": MAIL}.items():
        put(tmp_path / "mail", file, data)
    put(tmp_path / "mail", "note.pdf", b"%PDF-1.7")
    put(tmp_path / "mail", "Inbox.msf", b"x")
    found = asked(mail, name)
    assert found.locator == Personal(name)
    assert reason_of(found) is reason
    if isinstance(found, Item):
        assert found == by_locator(mail)[name]


def test_a_message_of_a_mailbox_that_was_packed_is_the_one_that_bears_its_number_now(
    tmp_path: Path, mail: Connector
) -> None:
    put(tmp_path / "mail", "Sent", MBOX)
    first = asked(mail, "mail/Sent#message1")
    put(tmp_path / "mail", "Sent", MBOX[MBOX.rindex(b"From head@oak") :])
    now = asked(mail, "mail/Sent#message1")
    assert isinstance(first, Item)
    assert isinstance(now, Item)
    assert now.version != first.version
    assert reason_of(asked(mail, "mail/Sent#message2")) is Reason.VANISHED


@pytest.mark.skipif(os.name == "nt", reason="no colons in names there")
@pytest.mark.parametrize(
    ("was", "now", "is_found"),
    [
        ("box/new/1.host", "box/cur/1.host:2,S", True),
        ("box/cur/1.host:2,S", "box/cur/1.host:2,RS", True),
        ("box/cur/1.host:2,S", "box/new/1.host", True),
        ("box/cur/1.host:2,S", "box/cur/1.host:2,S", True),
        ("cur/1.host:2,", "cur/1.host:2,F", True),
        ("box/cur/1.host:2,S", "box/cur/2.host:2,S", False),
        ("box/cur/1.host:2,S", "other/cur/1.host:2,S", False),
        ("box/cur/1.host:2,S", "box/tmp/1.host", False),
        ("flat/1.host", "flat/1.host:2,S", False),
    ],
)
def test_a_mail_of_a_maildir_is_found_after_it_was_read(
    tmp_path: Path, mail: Connector, was: str, now: str, is_found: bool
) -> None:
    for name in ("box/cur", "box/new", "box/tmp", "cur", "new", "other/cur", "other/new"):
        (tmp_path / "mail" / name).mkdir(parents=True)
    file = put(tmp_path / "mail", was)
    assert asked(mail, f"mail/{was}").locator == Personal(f"mail/{was}")
    moved = tmp_path / "mail" / now
    moved.parent.mkdir(exist_ok=True, parents=True)
    file.rename(moved)
    found = asked(mail, f"mail/{was}")
    if is_found:
        assert found == by_locator(mail)[f"mail/{now}"]
    else:
        assert reason_of(found) is Reason.VANISHED


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("exports/behaviour.csv#row1", None),
        ("exports/behaviour.csv#row3", Reason.ROW_REJECTED),
        ("exports/behaviour.csv#row4", Reason.VANISHED),
        ("exports/behaviour.csv", Reason.VANISHED),
        ("exports/new.csv", Reason.UNSUPPORTED),
        ("exports/new.csv#row1", Reason.VANISHED),
    ],
)
def test_a_row_is_one_of_its_table(
    tmp_path: Path, organisation: Organisation, name: str, reason: Reason | None
) -> None:
    put_tables(tmp_path, links=LINK_ROWS, views=VIEW_ROWS, behaviour=RECORD_ROWS + ",none,x,,\n")
    put_tables(tmp_path, new="a,b\n1,2\n")
    export = export_source(tmp_path, organisation)
    assert reason_of(asked(export, name)) is reason


def test_a_row_whose_readers_nobody_knows_is_not_shown_without_them(
    tmp_path: Path, organisation: Organisation
) -> None:
    put_tables(tmp_path, views=VIEW_ROWS, behaviour=RECORD_ROWS)
    export = export_source(tmp_path, organisation)
    assert reason_of(asked(export, "exports/behaviour.csv#row1")) is Reason.AUDIENCE_UNKNOWN
    assert reason_of(asked(export, "exports/links.csv#row1")) is Reason.VANISHED


@needs_links
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("share/link.txt", None),
        ("share/folder/a.txt", None),
        ("share/out.txt", Reason.UNSUPPORTED),
        ("share/out/secret.txt", Reason.UNSUPPORTED),
        ("share/Private/loop/Private/a.txt", Reason.VANISHED),
        ("share/dangling", Reason.VANISHED),
        ("share/Private", Reason.VANISHED),
        ("share/Private/a.txt/b.txt", Reason.VANISHED),
        ("share//Private/a.txt", Reason.VANISHED),
        ("share/./Private/a.txt", Reason.VANISHED),
        ("share/Private/../Private/a.txt", Reason.VANISHED),
    ],
)
def test_links_lead_where_they_lead_in_a_scan(
    tmp_path: Path, share: Connector, name: str, reason: Reason | None
) -> None:
    root = tmp_path / "share"
    put(root, "Private/a.txt")
    put(tmp_path, "other/secret.txt")
    (root / "link.txt").symlink_to(root / "Private" / "a.txt")
    (root / "folder").symlink_to(root / "Private")
    (root / "Private" / "loop").symlink_to(root)
    (root / "out").symlink_to(tmp_path / "other")
    (root / "out.txt").symlink_to(tmp_path / "other" / "secret.txt")
    (root / "dangling").symlink_to(root / "nowhere")
    assert reason_of(asked(share, name)) is reason


@needs_any_name
@pytest.mark.parametrize(
    "name", [b"caf\xe9.txt", b"back\\slash.txt", b"\\xe9.txt", "é.txt".encode()]
)
def test_any_name_of_a_file_is_found_again(tmp_path: Path, share: Connector, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path / "share") + b"/" + name)).write_text("asthma")
    (item,) = by_locator(share).values()
    found = share.at(item.locator)
    assert found == item
    assert isinstance(found, Item)
    assert found.content.read(ENOUGH_BYTES) == b"asthma"


def test_mail_given_a_colon_by_another_system_keeps_its_flags() -> None:
    from connectors.maildir import flags_of

    told = {"1.host:2,DS": "DS", "1.host;2,D": "D", "1.host!2,": "", "1.host": "", "a:2,D.eml": ""}
    assert {name: flags_of(name) for name in told} == told


def test_a_source_that_writes_its_path_with_a_slash_is_the_same(
    tmp_path: Path, organisation: Organisation
) -> None:
    put(tmp_path / "mail", "a.eml")
    settings = {"name": "mail", "type": "mail_files", "path": "mail/"}
    origin = Origin(tmp_path / "config.yaml")
    make: Callable[..., Connector] = BUILT_IN["mail_files"]
    connector = make(MailFilesSource.model_validate(settings, context=origin), organisation)
    assert isinstance(asked(connector, "mail/a.eml"), Item)
    assert reason_of(asked(connector, "mail//a.eml")) is Reason.VANISHED
