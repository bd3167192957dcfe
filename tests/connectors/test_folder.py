"""Shared folders and letters: who can read what lies where."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from connectors import BUILT_IN
from connectors.base import Connector
from scanner.config.configuration import FolderSource, Organisation
from scanner.config.values import Origin
from scanner.errors import AccessDenied, ItemUnreadable
from scanner.model import Field, ItemKind, KnownBy, Reason
from tests.contracts.connector import (
    ENOUGH_BYTES,
    ConnectorContract,
    Stage,
    by_locator,
    gaps_of,
    locators,
    unprivileged,
    versions,
)

STAFF = "group:all-staff@oak.example.sch.uk"
PUPILS = "group:all-pupils@oak.example.sch.uk"
ELM = "group:all-staff@elm.example.sch.uk"
READERS = {".": [STAFF], "Pupil Shared": [PUPILS], "Pupil Shared/Public": ["public"]}


def folder_source(ground: Path, organisation: Organisation, audience: Any) -> Connector:
    """The connector for `share`, as a configuration file in `ground` would set it up."""
    settings = {"name": "staff-share", "type": "folder", "path": "share", "audience": audience}
    origin = Origin(ground / "config.yaml")
    return BUILT_IN["folder"](FolderSource.model_validate(settings, context=origin), organisation)


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ottoline Quillfeather has asthma.", encoding="utf-8")


class TestContract(ConnectorContract):
    @pytest.fixture
    def stage(self, ground: Path, organisation: Organisation) -> Stage:
        root = ground / "share"
        write(root, "Quillfeather plan.txt", "Pupil Shared/b.txt", "Pupil Shared/deep/c.txt")
        return Stage(
            folder=root,
            path="share",
            connect=lambda: folder_source(ground, organisation, READERS),
            planted=("Quillfeather", "Ottoline", "asthma", "deep"),
            change=lambda: os.utime(root / "Pupil Shared" / "b.txt", (1, 1)),
            changed="share/Pupil Shared/b.txt",
            deny=root / "Pupil Shared" / "deep",
            denied="share/Pupil Shared/deep",
        )


class TestLettersKeepTheContract(ConnectorContract):
    @pytest.fixture
    def stage(self, ground: Path, organisation: Organisation) -> Stage:
        root = ground / "share"
        write(root, "Quillfeather.txt", "batch 2/letter.txt")
        return Stage(
            folder=root,
            path="share",
            connect=lambda: folder_source(ground, organisation, "addressee"),
            planted=("Quillfeather", "Ottoline", "asthma"),
            change=lambda: os.utime(root / "batch 2" / "letter.txt", (1, 1)),
            changed="share/batch 2/letter.txt",
            deny=root / "Quillfeather.txt",
            denied="share/Quillfeather.txt",
        )


@pytest.mark.parametrize(
    ("name", "readers"),
    [
        ("a.txt", [STAFF]),
        ("Elsewhere/a.txt", [STAFF]),
        ("Pupil Shared/a.txt", [PUPILS]),
        ("Pupil Shared/Year 7/a.txt", [PUPILS]),
        ("Pupil Shared/Public/a.txt", ["public"]),
        ("Pupil Shared/Public/deep/a.txt", ["public"]),
        ("Pupil Shared Archive/a.txt", [STAFF]),
        ("Pupil/a.txt", [STAFF]),
        ("Old/Pupil Shared/a.txt", [STAFF]),
    ],
)
def test_longest_prefix_of_whole_folders_says_who_can_read(
    tmp_path: Path, organisation: Organisation, name: str, readers: list[str]
) -> None:
    write(tmp_path / "share", name)
    item = by_locator(folder_source(tmp_path, organisation, READERS))[f"share/{name}"]
    assert [p.address.reveal() for p in item.audience.principals] == readers
    assert {p.field for p in item.audience.principals} == {Field.READER}
    assert item.audience.known_by is KnownBy.CONFIG
    assert item.kind is ItemKind.FILE
    assert item.when is None and item.actor is None


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no case in names")
def test_case_tells_folders_apart(tmp_path: Path, organisation: Organisation) -> None:
    write(tmp_path / "share", "public/a.txt", "Public/a.txt")
    found = by_locator(folder_source(tmp_path, organisation, {".": [STAFF], "Public": ["public"]}))
    assert [p.address.reveal() for p in found["share/public/a.txt"].audience.principals] == [STAFF]


def test_accents_of_a_mac_are_the_accents_of_the_configuration(
    tmp_path: Path, organisation: Organisation
) -> None:
    write(tmp_path / "share", "Cafe\u0301/a.txt")
    item = by_locator(folder_source(tmp_path, organisation, {"Caf\u00e9": [ELM]}))
    assert [i.audience.principals[0].address.reveal() for i in item.values()] == [ELM]


def test_file_under_no_prefix_is_a_gap(tmp_path: Path, organisation: Organisation) -> None:
    write(tmp_path / "share", "Public/a.txt", "Heads/b.txt", "c.txt")
    connector = folder_source(tmp_path, organisation, {"Public": ["public"]})
    assert {name: gap.reason for name, gap in gaps_of(connector).items()} == {
        "share/Heads/b.txt": Reason.AUDIENCE_UNKNOWN,
        "share/c.txt": Reason.AUDIENCE_UNKNOWN,
    }
    assert list(by_locator(connector)) == ["share/Public/a.txt"]


@pytest.mark.parametrize(
    ("readers", "school"),
    [
        ([STAFF], "oak"),
        ([ELM, "public"], "elm"),
        (["head@elm.example.sch.uk"], "elm"),
        (["group:all-pupils@pupils.oak.example.sch.uk", STAFF], "oak"),
        ([STAFF, ELM], ""),
        (["public"], ""),
        (["group:board@trust.example.org"], ""),
    ],
)
def test_likely_school_is_that_of_the_audience(
    tmp_path: Path, organisation: Organisation, readers: list[str], school: str
) -> None:
    write(tmp_path / "share", "a.txt")
    item = by_locator(folder_source(tmp_path, organisation, {".": readers}))["share/a.txt"]
    assert item.likely_school == school


def test_letters_are_for_the_person_each_is_addressed_to(
    tmp_path: Path, organisation: Organisation
) -> None:
    write(tmp_path / "share", "a.txt", "batch 2/b.txt")
    letters = by_locator(folder_source(tmp_path, organisation, "addressee")).values()
    assert {letter.kind for letter in letters} == {ItemKind.LETTER}
    assert all(letter.audience.to_addressee for letter in letters)
    assert {letter.audience.principals for letter in letters} == {()}
    assert len({letter.group for letter in letters}) == 1


def test_files_are_grouped_by_folder_and_audience(
    tmp_path: Path, organisation: Organisation
) -> None:
    write(tmp_path / "share", "a/1.txt", "a/2.txt", "b/1.txt")
    audience = {".": [STAFF], "a/2.txt": [ELM]}
    found = by_locator(folder_source(tmp_path, organisation, {".": [STAFF]}))
    assert found["share/a/1.txt"].group == found["share/a/2.txt"].group
    assert found["share/a/1.txt"].group != found["share/b/1.txt"].group
    told_apart = by_locator(folder_source(tmp_path, organisation, audience))
    assert told_apart["share/a/1.txt"].group != told_apart["share/a/2.txt"].group


def test_changed_audience_changes_the_version(tmp_path: Path, organisation: Organisation) -> None:
    write(tmp_path / "share", "a.txt")
    before = versions(folder_source(tmp_path, organisation, {".": [STAFF]}))
    after = versions(folder_source(tmp_path, organisation, {".": ["public"]}))
    assert before["share/a.txt"] != after["share/a.txt"]


@pytest.mark.parametrize(
    ("name", "is_item"),
    [
        ("~$report.docx", False),
        ("Thumbs.db", False),
        ("desktop.ini", False),
        (".DS_Store", False),
        (".~lock.report.odt#", False),
        ("report.docx", True),
        ("~report.docx", True),
        ("~WRL0001.tmp", True),
        (".hidden.txt", True),
        ("my thumbs.db", True),
    ],
)
def test_what_systems_leave_behind_is_no_item(
    tmp_path: Path, organisation: Organisation, name: str, is_item: bool
) -> None:
    write(tmp_path / "share", name)
    found = locators(folder_source(tmp_path, organisation, READERS))
    assert found == ([f"share/{name}"] if is_item else [])


@pytest.mark.skipif(os.name == "nt", reason="a right of its own is needed to make links there")
def test_links_are_followed_inside_the_tree_only(
    tmp_path: Path, organisation: Organisation
) -> None:
    share = tmp_path / "share"
    write(share, "Private/a.txt", "Pupil Shared/own.txt")
    write(tmp_path / "other", "secret.txt")
    (share / "Pupil Shared" / "link.txt").symlink_to(share / "Private" / "a.txt")
    (share / "Pupil Shared" / "folder").symlink_to(share / "Private")
    (share / "Private" / "loop").symlink_to(share)
    (share / "out").symlink_to(tmp_path / "other")
    (share / "out.txt").symlink_to(tmp_path / "other" / "secret.txt")
    (share / "dangling").symlink_to(share / "nowhere")
    os.mkfifo(share / "pipe")
    connector = folder_source(tmp_path, organisation, READERS)
    items = by_locator(connector)
    assert list(items) == [
        "share/Private/a.txt",
        "share/Pupil Shared/folder/a.txt",
        "share/Pupil Shared/link.txt",
        "share/Pupil Shared/own.txt",
    ]
    linked = items["share/Pupil Shared/link.txt"].audience.principals
    assert [p.address.reveal() for p in linked] == [PUPILS]
    assert {name: gap.reason for name, gap in gaps_of(connector).items()} == {
        "share/dangling": Reason.VANISHED,
        "share/out": Reason.UNSUPPORTED,
        "share/out.txt": Reason.UNSUPPORTED,
        "share/pipe": Reason.UNSUPPORTED,
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows names are always Unicode")
def test_name_that_is_no_unicode_can_be_stored(tmp_path: Path, organisation: Organisation) -> None:
    (tmp_path / "share").mkdir()
    with open(os.fsencode(tmp_path / "share") + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123
        file.write(b"x")
    (locator,) = locators(folder_source(tmp_path, organisation, READERS))
    assert locator.encode("utf-8") == b"share/caf\\xe9.txt"


def test_tree_as_deep_as_the_system_allows_is_walked(
    tmp_path: Path, organisation: Organisation
) -> None:
    deepest = tmp_path / "share" / "/".join(["d"] * 600)
    write(deepest, "a.txt")
    assert len(locators(folder_source(tmp_path, organisation, READERS))) == 1


def test_file_that_vanishes_after_it_was_listed_is_said_to_have_vanished(
    tmp_path: Path, organisation: Organisation
) -> None:
    write(tmp_path / "share", "a.txt")
    item = by_locator(folder_source(tmp_path, organisation, READERS))["share/a.txt"]
    (tmp_path / "share" / "a.txt").unlink()
    with pytest.raises(ItemUnreadable) as gone:
        item.content.read(ENOUGH_BYTES)
    assert gone.value.reason is Reason.VANISHED


@pytest.mark.skipif(os.name == "nt", reason="chmod takes no reading rights there")
def test_folder_that_refuses_us_names_the_right_to_grant(
    tmp_path: Path, organisation: Organisation
) -> None:
    write(tmp_path / "share", "a.txt")
    connector = folder_source(tmp_path, organisation, READERS)
    (tmp_path / "share").chmod(0)
    try:
        with unprivileged(), pytest.raises(AccessDenied, match="right to read"):
            list(connector.items(None))
    finally:
        (tmp_path / "share").chmod(0o755)


def test_prefix_that_applies_to_nothing_is_a_weakness(
    tmp_path: Path, organisation: Organisation
) -> None:
    write(tmp_path / "share", "Public/a.txt")
    audience = {".": [STAFF], "Publik": ["public"]}
    (problem,) = folder_source(tmp_path, organisation, audience).check()
    assert "Publik" in problem.message and not problem.is_fault
    assert folder_source(tmp_path, organisation, {"Public": ["public"]}).check() == []
