"""Names by origin, from word lists that share none: three to develop on, one held out."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

WORDS = Path(__file__).parent / "words"
SETS = ("development", "validation", "third", "held_out")
# Letters that no decomposition turns into a plain one.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "’": "'"}
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The given and family names of one origin."""

    name: str
    given: tuple[str, ...]
    family: tuple[str, ...]

    def full(self, rng: random.Random) -> tuple[str, str]:
        """A given and a family name that are not the same word."""
        given, family = rng.choice(self.given), rng.choice(self.family)
        return (given, family) if given != family else self.full(rng)


@dataclass(frozen=True, slots=True)
class NameLists:
    """All origins of one set, and the short forms of some given names (keys without accents)."""

    origins: Mapping[str, Origin]
    nicknames: Mapping[str, tuple[str, ...]]

    def nicknames_of(self, given: str) -> tuple[str, ...]:
        return self.nicknames.get(without_accents(given), ())


@cache
def load_names(name_set: str) -> NameLists:
    """The lists of a set of SETS."""
    raw = yaml.safe_load((WORDS / f"names_{name_set}.yaml").read_text("utf-8"))
    origins = {
        name: Origin(name, _split(lists["given"]), _split(lists["family"]))
        for name, lists in raw["origins"].items()
    }
    return NameLists(origins, {name: _split(short) for name, short in raw["nicknames"].items()})


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


def without_accents(name: str) -> str:
    """The name as somebody without the right keyboard types it."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def letters(name: str) -> str:
    """What two spellings of one name have in common: plain lower-case letters, nothing between."""
    return "".join(c for c in without_accents(name).lower() if c.isalpha())


def name_key(given: str, family: str) -> tuple[str, str]:
    """Equal for names that a reader cannot tell apart, in whichever order they are written."""
    first, second = sorted((letters(given), letters(family)))
    return first, second
