"""The short and pet forms of given names, as families and staff use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from detectors.lexicon_file import lexicon_file


@cache
def short_forms() -> Mapping[str, Sequence[str]]:
    """The short forms of each given name of `short_forms.yaml`, names and forms folded."""
    forms = lexicon_file("short_forms.yaml")["short_forms"]
    return {name: tuple(short) for name, short in forms.items()}
