"""The words by which a name on no roster is told from other capitalised words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detectors.lexicon_file import lexicon_file
from detectors.short_forms import short_forms


@dataclass(frozen=True, slots=True)
class StrangerWords:
    """The lists of `stranger_words.yaml`, folded."""

    ordinary: frozenset[str]
    titles: frozenset[str]
    things: frozenset[str]
    family_names_too: frozenset[str]
    taken_by: frozenset[str]
    verbs: frozenset[str]
    person_verbs: frozenset[str]
    relations: tuple[str, ...]


@cache
def stranger_words() -> StrangerWords:
    """The lists that tell names from other capitalised words."""
    raw = lexicon_file("stranger_words.yaml")
    sets = {key: frozenset(map(str, words)) for key, words in raw.items() if key != "relations"}
    return StrangerWords(**sets, relations=tuple(raw["relations"]))


@cache
def known_given_names() -> frozenset[str]:
    """Given names with a usual short form, and those forms, folded."""
    return frozenset(
        n for name, short in short_forms().items() for n in (name, *short) if len(n) > 2
    )
