"""The school's own recognisers, from the configuration and from the file that it names."""

from __future__ import annotations

from detectors.school_recogniser import RecogniserPattern, SchoolRecogniser
from scanner.config.configuration import Config, missing_paths
from scanner.config.recognisers import COUNTED_FROM, USUAL_FLAGS, Recogniser, recognisers_in
from scanner.errors import ConfigError, Problem


def school_recognisers(config: Config) -> tuple[SchoolRecogniser, ...]:
    """The recipes of those that are enabled. Raises ConfigError with every fault of the file."""
    if gone := missing_paths(config, "detectors", "recogniser_file"):
        raise ConfigError(gone)
    settings = config.detectors
    made = [_recipe(one, USUAL_FLAGS) for one in settings.recognisers if one.enabled]
    if settings.own_recognisers is not None:
        listed, flags = recognisers_in(settings.own_recognisers)
        made += [_recipe(one, flags) for one in listed if one.enabled]
    names = [recipe.name for recipe in made]
    if len(set(names)) < len(names):
        place = config.place("detectors", "recogniser_file")
        message = "A recogniser of this file has the name of one of detectors.recognisers."
        raise ConfigError([Problem(place, message)])
    return tuple(made)


def _recipe(settings: Recogniser, flags: int) -> SchoolRecogniser:
    return SchoolRecogniser(
        name=settings.name,
        counts_as=settings.counts_as,
        patterns=tuple(RecogniserPattern(p.name, p.regex, p.score) for p in settings.patterns),
        deny_list=settings.deny_list,
        deny_list_score=settings.deny_list_score,
        context=settings.words_near,
        entity=settings.supported_entity or "",
        flags=flags,
        counted_from=COUNTED_FROM,
    )
