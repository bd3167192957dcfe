"""What a configuration means to a scan: its roster, rules and sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from connectors import BUILT_IN
from connectors.base import Connector
from rules.pattern import Pattern, load_patterns
from rules.policy import Limits as PolicyLimits
from rules.policy import Policy, load_policy
from scanner.config.configuration import Config, missing_paths
from scanner.errors import ConfigError, Problem, RosterError, RuleError, Stop
from scanner.extract import Limits, ocr
from scanner.model import School
from scanner.pipeline import PipelineRecipe
from scanner.program_version import program_version
from scanner.roster.csv_files import load_csv_roster
from scanner.roster.roster import Roster
from scanner.school_recognisers import school_recognisers
from scanner.third_party import not_installed

# Of an item's time, where the configuration names no seconds: pictures must not take all of it.
_OCR_SHARE = 0.75


def load_roster(config: Config) -> Roster:
    """The roster of the configuration. Raises RosterError or ConfigError with every fault."""
    schools = [
        School(school.id, school.name, tuple(school.domains), tuple(school.pupil_domains))
        for school in config.organisation.schools
    ]
    if len(config.roster) > 1:
        place = config.place("roster", 1)
        raise ConfigError([Problem(place, "Only one roster can be read; merge them into one.")])
    if gone := missing_paths(config, "roster"):
        raise ConfigError(gone)
    gone = missing_paths(config, "rules", "agencies")
    agencies = None if gone else config.rules.agencies_file
    try:
        roster = load_csv_roster(config.roster[0].folder, schools, agencies)
    except RosterError as error:
        raise RosterError([*gone, *error.problems]) from None
    if gone:
        raise ConfigError(gone)
    return roster


def load_rules(config: Config) -> tuple[Policy, tuple[Pattern, ...]]:
    """Policy and patterns, with the school's own laid over ours. Raises RuleError."""
    settings = config.rules
    limits = PolicyLimits(
        grace_days=settings.grace_days,
        visible_households=settings.visible_households,
        access_burst=settings.access_burst,
        burst_minutes=settings.burst_minutes,
        correction_minutes=settings.correction_minutes,
    )
    problems = missing_paths(config, "rules", "folder")
    own = None if problems else settings.own_rules
    try:
        policy = load_policy(limits, own)
    except RuleError as error:
        problems += error.problems
        policy = load_policy(limits)  # so that the faults of the patterns are told as well
    try:
        patterns = load_patterns(own, policy.table)
    except RuleError as error:
        raise RuleError([*problems, *error.problems]) from None
    if problems:
        raise RuleError(problems)
    return policy, patterns


def pipeline_recipe(config: Config, today: date) -> PipelineRecipe:
    """All that inspecting needs.

    Raises Stop with the faults of roster, rules and recognisers together.
    """
    problems: list[Problem] = []
    try:
        roster: Roster | None = load_roster(config)
    except Stop as error:
        roster = None
        problems += error.problems
    try:
        policy, patterns = load_rules(config)
    except Stop as error:
        problems += error.problems
    try:
        recognisers = school_recognisers(config)
    except Stop as error:
        problems += error.problems
    if problems or roster is None:
        raise Stop(problems)
    return PipelineRecipe(
        roster=roster,
        policy=policy,
        patterns=patterns,
        limits=reading_limits(config),
        today=today,
        name_model=config.detectors.spacy_model,
        use_names_off_roster=config.detectors.use_names_off_roster,
        name_finders=config.detectors.name_finders,
        third_party=config.detectors.third_party,
        recognisers=recognisers,
    )


def reading_limits(config: Config) -> Limits:
    """How much of one item is read."""
    limits = config.limits
    return Limits(
        max_item_bytes=limits.item_megabytes * 1_000_000,
        max_depth=limits.depth,
        max_members=limits.members,
        max_text_chars=limits.text_characters,
        max_expanded_bytes=limits.unpacked_megabytes * 1_000_000,
        max_picture_pixels=limits.picture_megapixels * 1_000_000,
        max_ocr_pages=limits.ocr_pages,
        max_ocr_seconds=limits.ocr_seconds or config.engine.item_timeout_seconds * _OCR_SHARE,
    )


def rules_fingerprint(recipe: PipelineRecipe) -> str:
    """Changes whenever anything but the items themselves could change a verdict."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (
        program_version(),
        ocr.program_version(),
        recipe.roster.fingerprint,
        repr(sorted(recipe.roster.schools.items())),
        _canonical(recipe.policy.table.model_dump()),
        repr(recipe.policy.limits),
        *(_canonical(pattern.model_dump()) for pattern in recipe.patterns),
        repr((recipe.limits, recipe.name_model, recipe.use_names_off_roster)),
        repr((recipe.name_finders, recipe.third_party, recipe.recognisers)),
    ):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _canonical(value: object) -> str:
    """The same text for equal values in every process, whatever order their sets are in."""
    match value:
        case dict():
            pairs = sorted((_canonical(k), _canonical(v)) for k, v in value.items())
            return "{" + ",".join(f"{k}:{v}" for k, v in pairs) + "}"
        case set() | frozenset():
            return "{" + ",".join(sorted(_canonical(v) for v in value)) + "}"
        case list() | tuple():
            return "[" + ",".join(_canonical(v) for v in value) + "]"
    return repr(value)


def connectors(config: Config) -> Iterator[tuple[str, Connector]]:
    """Each source's name and connector, in the order of the configuration."""
    for source in config.sources:
        yield source.name, BUILT_IN[source.type](source, config.organisation)


def all_problems(config: Config) -> list[Problem]:
    """What stops a scan before it starts, and what is weak: paths, sources, detectors, programs."""
    problems = missing_paths(config)
    if not problems:
        for _, connector in connectors(config):
            problems += connector.check()
    place = config.place("detectors", "third_party")
    problems += not_installed(config.detectors.third_party, place)
    if not ocr.is_installed():
        message = (
            "Tesseract is not installed: pictures and scanned pages with words in them become "
            "gaps. Install tesseract-ocr with its English data."
        )
        problems.append(Problem("", message, is_fault=False))
    return problems
