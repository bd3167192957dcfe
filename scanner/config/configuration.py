"""The configuration: one model of `config.yaml`, passed down; there are no global settings.

The example file comes from this model (`example_config`), and so do the words of its faults.
Relative paths are relative to the configuration file: settings keep a path as it was written
(it begins the locators of the contract) and give the absolute one beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, ValidationError
from pydantic import Field as Setting

from scanner.config.example import rendered_example
from scanner.config.pages import PagesSettings
from scanner.config.paths import missing_in, missing_in_text
from scanner.config.recognisers import same_names
from scanner.config.sections import (
    CsvRoster,
    DetectorSettings,
    EngineSettings,
    LimitSettings,
    Organisation,
    RegisterSettings,
    RulesSettings,
    School,
)
from scanner.config.sources import (
    FolderSource,
    MailFilesSource,
    PlatformExportSource,
    Source,
    TableSettings,
)
from scanner.config.text import ConfigText, Place, faults_in_words, repeated, shape_fault
from scanner.config.values import CONFIG_FILE, Origin, Secret, Settings, empty_section
from scanner.errors import ConfigError, Problem

__all__ = [
    "CONFIG_FILE",
    "Config",
    "CsvRoster",
    "DetectorSettings",
    "EngineSettings",
    "FolderSource",
    "LimitSettings",
    "MailFilesSource",
    "Organisation",
    "Origin",
    "PlatformExportSource",
    "RegisterSettings",
    "RulesSettings",
    "School",
    "Secret",
    "Source",
    "TableSettings",
    "example_config",
    "load_config",
    "missing_paths",
    "parse_config",
    "sound_part",
]

# Checked like what is written, so that a section of defaults knows the file it belongs to.
_DEFAULTS: Final[Any] = {}


class Config(Settings):
    """The whole of `config.yaml`."""

    organisation: Organisation = Setting(description="The school or trust.")
    roster: tuple[CsvRoster, ...] = Setting(
        min_length=1, description="Who the people are, and what they are to one another."
    )
    sources: tuple[Source, ...] = Setting(
        min_length=1, description="What is scanned. Paths are relative to this file."
    )
    rules: Annotated[RulesSettings, BeforeValidator(empty_section)] = Setting(
        default=_DEFAULTS, description="What the policy leaves to you."
    )
    register_: Annotated[RegisterSettings, BeforeValidator(empty_section)] = Setting(
        default=_DEFAULTS, alias="register", description="Where incidents are kept."
    )
    pages: Annotated[PagesSettings, BeforeValidator(empty_section)] = Setting(
        default=_DEFAULTS, description="The review pages, which `pupilguard serve` shows."
    )
    engine: Annotated[EngineSettings, BeforeValidator(empty_section)] = Setting(
        default=_DEFAULTS, description="The readers, which do the work."
    )
    detectors: Annotated[DetectorSettings, BeforeValidator(empty_section)] = Setting(
        default=_DEFAULTS, description="What looks for people and categories."
    )
    limits: Annotated[LimitSettings, BeforeValidator(empty_section)] = Setting(
        default=_DEFAULTS,
        description="How much of one item is read; what lies beyond becomes a gap.",
    )

    @property
    def file(self) -> Path:
        return self._origin.file

    @property
    def folder(self) -> Path:
        """The folder of the file, absolute: what relative paths are relative to."""
        return self._origin.folder.absolute()

    def place(self, *keys: str | int) -> str:
        """Where a setting stands, for a Problem: "config.yaml line 12"."""
        wanted: Place = keys
        while wanted and wanted not in self._origin.lines:
            wanted = wanted[:-1]
        line = self._origin.lines.get(wanted)
        return f"{self.file.name} line {line}" if line and wanted else self.file.name

    def source(self, name: str) -> MailFilesSource | FolderSource | PlatformExportSource | None:
        """The source of this name."""
        return next((source for source in self.sources if source.name == name), None)


# --------------------------------------------------------------------------- reading it


def load_config(path: Path) -> Config:
    """The configuration in this file. Raises ConfigError with every fault at once."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        message = (
            f"There is no {path.name} here. Write one with `pupilguard init`, or name it with -c."
        )
        raise ConfigError([Problem("", message)]) from error
    except IsADirectoryError as error:
        raise ConfigError([Problem(path.name, "This is a folder; name the file in it.")]) from error
    except UnicodeDecodeError as error:
        message = "This is not UTF-8 text. Save it again, as UTF-8."
        raise ConfigError([Problem(path.name, message)]) from error
    except OSError as error:
        message = "This cannot be read. Give the account that runs pupilguard the right to read it."
        raise ConfigError([Problem(path.name, message)]) from error
    try:
        return parse_config(text, path)
    except ConfigError as error:
        raise ConfigError(_in_order([*error.problems, *_missing_despite(text, path)])) from None


def _missing_despite(text: str, path: Path) -> list[Problem]:
    """Paths that are not there in a file with faults: they would be the next to be told."""
    try:
        return missing_in_text(ConfigText.read(text, path.name), path.parent)
    except ConfigError:  # no YAML, which is told already
        return []


def sound_part(path: Path) -> Config | None:
    """Of a file with faults, what is right: without its faulty settings, sections and sources.

    For telling what else is wrong, never for a scan. None where the organisation or the roster
    are faulty, for then nothing more can be told.
    """
    try:
        document = ConfigText.read(path.read_text(encoding="utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError, ConfigError):
        return None
    if not isinstance(document.data, dict):
        return None
    known = {info.alias or name for name, info in Config.model_fields.items()}
    data = {key: value for key, value in document.data.items() if key in known}
    for depth in (2, 1, 0):  # first only the settings that are wrong, then their sections
        try:
            return _SoundPart.model_validate(data, context=Origin(path, document.lines))
        except ValidationError as error:
            for fault in error.errors():
                data = _without(data, fault["loc"][:depth])
    return None


def _without(data: dict[Any, Any], keys: Place) -> dict[Any, Any]:
    """The data without the setting at `keys`; without its section if it is no key of that."""
    section = data.get(keys[0]) if keys else None
    if len(keys) == 2 and isinstance(section, dict) and keys[1] in section:
        return {**data, keys[0]: {k: v for k, v in section.items() if k != keys[1]}}
    return {key: value for key, value in data.items() if key not in keys[:1]}


class _SoundPart(Config):
    sources: tuple[Source, ...] = ()


def parse_config(text: str, file: Path) -> Config:
    """The configuration in this text, as if it stood in `file`. Raises ConfigError likewise."""
    document = ConfigText.read(text, file.name)
    wrong_shape = shape_fault(document)
    if wrong_shape is not None:
        raise ConfigError([*document.duplicates, wrong_shape])
    problems = [
        *document.duplicates,
        *repeated(document, ("sources",), "name", "Another source has this name"),
        *repeated(document, ("organisation", "schools"), "id", "Another school has this id"),
        *same_names(document, ("detectors", "recognisers")),
    ]
    try:
        config = Config.model_validate(document.data, context=Origin(file, document.lines))
    except ValidationError as error:
        raise ConfigError(_in_order(problems + faults_in_words(error, document, Config))) from None
    problems += _times_that_do_not_fit(config)
    if problems:
        raise ConfigError(_in_order(problems))
    return config


def _times_that_do_not_fit(config: Config) -> list[Problem]:
    """Pictures that may take all of an item's time would make a gap of the whole item."""
    seconds, limit = config.limits.ocr_seconds, config.engine.item_timeout_seconds
    if seconds is None or seconds < limit:
        return []
    message = (
        f"limits, ocr_seconds must be less than engine.item_timeout_seconds, which is {limit}."
    )
    return [Problem(config.place("limits", "ocr_seconds"), message)]


def _in_order(problems: list[Problem]) -> list[Problem]:
    def line(problem: Problem) -> int:
        return int(problem.place.rpartition(" ")[2]) if " line " in problem.place else 0

    return sorted(problems, key=line)


def missing_paths(config: Config, *within: str) -> list[Problem]:
    """Every folder and file the configuration names that is not there.

    `within`: only those of this section, or of this setting of it.
    """
    data = config.model_dump(by_alias=True, include=set(within[:1]) or None)
    if within[1:]:
        data = {within[0]: {within[1]: data[within[0]].get(within[1])}}
    return list(missing_in(data, config.folder, lambda keys: config.place(*keys)))


def example_config() -> str:
    """An example `config.yaml` with every setting explained, from the model."""
    return rendered_example(Config)
