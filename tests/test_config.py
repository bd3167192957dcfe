"""The configuration: what is read from it, and what a technician is told of its faults."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from scanner.config.configuration import (
    Config,
    FolderSource,
    MailFilesSource,
    PlatformExportSource,
    Secret,
    TableSettings,
    example_config,
    load_config,
    missing_paths,
    parse_config,
    sound_part,
)
from scanner.config.text import models_in
from scanner.errors import ConfigError
from scanner.model import RecordKind

ROOT = Path(__file__).parent.parent
FILE = Path("/srv/pupilguard/config.yaml")

ORGANISATION = """\
organisation:
  name: Example Learning Trust
  schools:
    - {id: oak, name: Oak Primary School, domains: [oak.example.sch.uk]}
roster:
  - {type: csv, path: roster}
"""
SOURCES = """\
sources:
  - {name: sent-mail, type: mail_files, path: mail}
"""
MINIMAL = ORGANISATION + SOURCES


def told(text: str) -> list[str]:
    """Every fault of this configuration, as it is told."""
    with pytest.raises(ConfigError) as fault:
        parse_config(text, FILE)
    return [str(problem) for problem in fault.value.problems]


# --------------------------------------------------------------------------- what is read


def test_the_example_is_up_to_date() -> None:
    written = (ROOT / "config.example.yaml").read_text(encoding="utf-8")
    assert written == example_config(), "write example_config() to config.example.yaml"


def test_the_example_loads_and_shows_every_kind_of_source() -> None:
    config = parse_config(example_config(), FILE)
    kinds = [type(source) for source in config.sources]
    assert kinds == [MailFilesSource, FolderSource, FolderSource, PlatformExportSource]
    letters = config.source("merge-output")
    assert isinstance(letters, FolderSource) and letters.audience == "addressee"
    export = config.source("classcharts")
    assert isinstance(export, PlatformExportSource)
    assert export.tables["views.csv"].kind is RecordKind.ACCESS_LOG


def test_the_example_names_every_setting() -> None:
    shown = {line.strip(" -#").partition(":")[0] for line in example_config().splitlines()}
    blocks: list[type[BaseModel]] = [Config]
    for block in blocks:
        for name, info in block.model_fields.items():
            assert (info.alias or name) in shown
            assert info.description
            blocks += [model for model in models_in(info.annotation) if model is not TableSettings]
    assert len(blocks) > 10


def test_the_contract_example_loads() -> None:
    config = parse_config(MINIMAL + "rules:\n  agencies: agencies.csv\nregister:\n", FILE)
    assert config.rules.grace_days == 30
    assert config.rules.agencies_file == Path("/srv/pupilguard/agencies.csv")
    assert config.register_.url == "sqlite:///register.db"


def test_paths_are_kept_as_written_and_relative_to_the_file() -> None:
    config = parse_config(MINIMAL, FILE)
    assert config.sources[0].path == "mail"
    assert config.sources[0].folder == Path("/srv/pupilguard/mail")
    assert config.roster[0].folder == Path("/srv/pupilguard/roster")
    assert config.register_.key_path == Path("/srv/pupilguard/register.key")
    assert config.register_.folder == config.folder == Path("/srv/pupilguard")


def test_the_configuration_travels_and_cannot_be_changed() -> None:
    config = parse_config(MINIMAL, FILE)
    copy = pickle.loads(pickle.dumps(config))
    assert copy == config
    assert copy.sources[0].folder == config.sources[0].folder
    with pytest.raises(ValueError, match="frozen"):
        config.sources[0].path = "elsewhere"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (".", "."),
        ("./Public/", "Public"),
        ("Pupil Shared\\\\Year 9", "Pupil Shared/Year 9"),
    ],
)
def test_prefixes_are_read_as_path_components(written: str, read: str) -> None:
    source = (
        f'sources:\n  - {{name: s, type: folder, path: s, audience: {{"{written}": [PUBLIC]}}}}'
    )
    (folder,) = parse_config(ORGANISATION + source, FILE).sources
    assert isinstance(folder, FolderSource)
    assert folder.audience == {read: ("public",)}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///register.db", "sqlite:////srv/pupilguard/register.db"),
        ("sqlite:///data/register.db", "sqlite:////srv/pupilguard/data/register.db"),
        ("sqlite:////var/lib/register.db", "sqlite:////var/lib/register.db"),
        ("postgresql://guard@db.example.org/register", None),
    ],
)
def test_the_register_is_relative_to_the_file(url: str, expected: str | None) -> None:
    config = parse_config(f"{MINIMAL}register: {{url: '{url}'}}", FILE)
    assert config.register_.database_url(config.folder) == (expected or url)


def test_secrets_come_from_the_environment_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUPILGUARD_TEST_PASSWORD", "p@ss/word")
    (tmp_path / "password").write_text("p@ss/word\n")
    for reference in ("env:PUPILGUARD_TEST_PASSWORD", "file:password"):
        text = f"{MINIMAL}register: {{url: postgresql://guard@db/register, password: {reference}}}"
        config = parse_config(text, tmp_path / "config.yaml")
        url = config.register_.database_url(config.folder)
        assert url == "postgresql://guard:p%40ss%2Fword@db/register"
        assert "p@ss" not in repr(config)


@pytest.mark.parametrize("reference", ["env:PUPILGUARD_NOT_SET", "file:not-there"])
def test_a_secret_that_is_not_there_is_a_fault(tmp_path: Path, reference: str) -> None:
    with pytest.raises(ConfigError, match="secret"):
        Secret(reference).read(tmp_path)


# --------------------------------------------------------------------------- faults

EXPORT = (
    ORGANISATION
    + "sources:\n  - {name: e, type: platform_export, path: e, platform: p, tables: %s}"
)
FOLDER = ORGANISATION + "sources:\n  - {name: f, type: folder, path: f, audience: %s}"

FAULTS = [
    (MINIMAL + "sorces: []\n", 9, "Unknown key. Did you mean `sources`?"),
    (MINIMAL + "rules:\n  grce_days: 3", 10, "rules: unknown key. Did you mean `grace_days`?"),
    (MINIMAL + "rules:\n  Ava Okafor: 3", 10, "rules: unknown key. Possible here: access_burst"),
    (MINIMAL + "rules:\n  grace_days: soon", 10, "rules, grace_days must be a whole number."),
    (MINIMAL + "rules:\n  grace_days: yes", 10, "rules, grace_days must be a whole number."),
    (MINIMAL + "rules:\n  grace_days: -1", 10, "rules, grace_days must be at least 0."),
    (MINIMAL + "rules: []\n", 9, "rules must hold keys of its own"),
    (MINIMAL + "engine:\n  in_process: maybe", 10, "engine, in_process must be true or false."),
    (MINIMAL + "engine: {address: 'tcp://a:1'}", 9, "engine, address must be tls://host:port"),
    (MINIMAL + "engine: {address: 'tls://a:1'}", 9, "tls_ca_file and tls_certificate_file and"),
    (MINIMAL + "register: {url: 'mysql://a/b'}", 9, "register, url must be sqlite:///FILE or"),
    (MINIMAL + "register: {url: 'postgresql://u:p@h/d'}", 9, "url must hold no password"),
    (MINIMAL + "register: {password: Quillfeather}", 9, "password must be env:NAME or file:PATH"),
    (MINIMAL + "detectors: {third_party: mine}", 9, "third_party must be a list"),
    (ORGANISATION, 1, "`sources` is missing. What is scanned."),
    (ORGANISATION + "sources: []", 7, "sources needs at least one entry."),
    (ORGANISATION + "sources:\n  - {name: a, type: foldr, path: x}", 8, "did you mean folder?"),
    (ORGANISATION + "sources:\n  - {name: a, path: x}", 8, "sources, entry 1: `type` is missing."),
    (ORGANISATION + "sources:\n  - {name: 7, type: mail_files, path: x}", 8, "put it in quotes"),
    (MINIMAL + "  - {name: sent-mail, type: mail_files, path: b}", 9, "has this name already: lin"),
    (MINIMAL.replace("oak.example.sch.uk", "head@oak"), 4, "must be a mail domain such as"),
    (MINIMAL.replace("id: oak", "id: oak park"), 4, "id must be short"),
    (FOLDER % "adressee", 8, "audience must be addressee; did you mean addressee?"),
    (FOLDER % "[public]", 8, "audience must hold keys of its own"),
    (FOLDER % "{'.': public}", 8, "audience, entry 1 must be a list"),
    (FOLDER % "{Ava Okafor: [Quillfeather]}", 8, "audience, entry 1, entry 1 must be a mail addr"),
    (FOLDER % "{../up: [public]}", 8, "must be a folder below the source's path"),
    (EXPORT % "{a.csv: {kind: links, columns: {pupil: P}}}", 8, "kind must be one of account_lin"),
    (EXPORT % "{a.csv: {kind: records, columns: {pupil: P}}}", 8, "text missing, which records"),
    (EXPORT % "{a.csv: {kind: records, columns: {pupl: P}}}", 8, "(entry 1): did you mean pupil?"),
    (MINIMAL + "rules:\n  grace_days: 1\n  grace_days: 2", 11, "stands here twice; it is in line"),
    ("a: b\n\tc: d", 2, "A tab stands before this key"),
    ("a: [b", 1, "This is not YAML from here on"),
    ("a: *b", 1, "This is not YAML from here on"),
]


@pytest.mark.parametrize(("text", "line", "message"), FAULTS)
def test_a_fault_is_told_with_its_line(text: str, line: int, message: str) -> None:
    problems = told(text)
    matching = [problem for problem in problems if message in problem]
    assert len(matching) == 1, problems
    place, _, _ = matching[0].partition(": ")
    assert place in (f"config.yaml line {line}", "config.yaml")
    assert place != "config.yaml" or "is missing" in matching[0]


@pytest.mark.parametrize("text", [text for text, _, _ in FAULTS])
def test_no_fault_quotes_a_value_or_speaks_in_jargon(text: str) -> None:
    for problem in told(text):
        assert not re.search(r"Okafor|Quillfeather|head@oak|u:p@h", problem)
        assert not re.search(r"pydantic|input|type=|\bdict\b|\bNone\b|tuple|valid \w+$", problem)


@pytest.mark.parametrize(
    ("settings", "fault"),
    [
        ("limits: {ocr_seconds: 59}\n", ""),
        ("limits: {ocr_seconds: 60}\n", "config.yaml line 9: limits, ocr_seconds must be less"),
        ("engine: {item_timeout_seconds: 20}\n", ""),
        ("engine: {item_timeout_seconds: 20}\nlimits:\n  ocr_seconds: 45\n", "line 11"),
    ],
)
def test_pictures_may_not_take_all_of_an_items_time(settings: str, fault: str) -> None:
    if fault:
        (only,) = told(MINIMAL + settings)
        assert fault in only
    else:
        config = parse_config(MINIMAL + settings, FILE)
        assert config.limits.ocr_seconds in (None, 59)


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = ORGANISATION.replace("name: Oak Primary School, ", "") + (
        "sources:\n"
        "  - {name: a, type: folder, pth: x, audience: addressee}\n"
        "  - {name: a, type: mail_files, path: y}\n"
        "rules: {grace_days: soon}\n"
        "rules: {}\n"
        "engine: {workers: 0, batch_itms: 4}\n"
    )
    lines = [int(re.search(r"line (\d+)", problem).group(1)) for problem in told(text)]  # type: ignore[union-attr]
    assert lines == [4, 8, 8, 9, 11, 12, 12]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This file is empty"),
        ("# only a comment\n", "This file is empty"),
        ("- a\n- b\n", "must be made of keys"),
        ("Ava Okafor\n", "must be made of keys"),
        ("a: \x00", "not a text file"),
        ("a: &a [*a]", "Unknown key"),
    ],
)
def test_a_file_that_holds_no_settings_is_told_as_such(text: str, message: str) -> None:
    assert any(message in problem for problem in told(text))
    assert not any("Okafor" in problem for problem in told(text))


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (None, "There is no config.yaml here. Write one with `pupilguard init`"),
        (b"\xff\xfea\x00", "not UTF-8"),
        ("folder", "This is a folder"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_as_such(
    tmp_path: Path, made: bytes | str | None, message: str
) -> None:
    path = tmp_path / "config.yaml"
    if isinstance(made, bytes):
        path.write_bytes(made)
    elif made is not None:
        path.mkdir()
    with pytest.raises(ConfigError, match=re.escape(message)):
        load_config(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(MINIMAL, encoding="utf-8-sig")
    assert load_config(path).organisation.name == "Example Learning Trust"


def test_what_looks_like_a_date_stays_text() -> None:
    text = EXPORT % "{a.csv: {kind: records, columns: {pupil: 2026-01-01, text: T}}}"
    (source,) = parse_config(text, FILE).sources
    assert isinstance(source, PlatformExportSource)
    assert source.tables["a.csv"].columns["pupil"] == "2026-01-01"


# --------------------------------------------------------------------------- what is not there


def test_every_missing_path_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(MINIMAL + "rules:\n  agencies: agencies.csv\n  folder: ours\n")
    (tmp_path / "mail").mkdir()
    places = [problem.place for problem in missing_paths(load_config(path))]
    assert places == ["config.yaml line 6", "config.yaml line 10", "config.yaml line 11"]


def test_a_fault_elsewhere_hides_no_missing_path(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(MINIMAL + "rules:\n  agencies: agencies.csv\n  grce_days: 3\nsorces: []\n")
    (tmp_path / "mail").mkdir()
    with pytest.raises(ConfigError) as fault:
        load_config(path)
    assert [p.place for p in fault.value.problems] == [
        "config.yaml line 6",
        "config.yaml line 10",
        "config.yaml line 11",
        "config.yaml line 12",
    ]


@pytest.mark.parametrize(
    ("more", "is_there", "grace_days", "sources"),
    [
        ("rules: {grace_days: 3}\nsorces: []\n", True, 3, 1),
        ("rules: {grace_days: 3, access_burst: soon}\n", True, 3, 1),
        ("rules: 7\n", True, 30, 1),
        ("  - {name: other, type: foldr}\n", True, 30, 0),
        ("engine: {address: 'tls://a:1'}\n", True, 30, 1),
        ("roster: {}\n", False, 0, 0),
        ("organisation: {name: x}\n", False, 0, 0),
        ("a: [b", False, 0, 0),
    ],
)
def test_what_is_right_in_a_file_with_faults_can_still_be_asked(
    tmp_path: Path, more: str, is_there: bool, grace_days: int, sources: int
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(MINIMAL + more)
    part = sound_part(path)
    assert (part is not None) is is_there
    if part is not None:
        assert (part.rules.grace_days, len(part.sources)) == (grace_days, sources)
        assert part.roster[0].folder == tmp_path / "roster"


def test_paths_that_are_there_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(MINIMAL)
    (tmp_path / "mail").mkdir()
    (tmp_path / "roster").mkdir()
    assert missing_paths(load_config(path)) == []


def test_schools_are_found_by_id_and_by_domain() -> None:
    organisation = parse_config(example_config(), FILE).organisation
    oak = organisation.school("oak")
    assert oak is not None
    assert organisation.school_of_domain("Pupils.Oak.Example.sch.uk") == oak
    assert organisation.school("elm") is None
    assert organisation.school_of_domain("example.org") is None
