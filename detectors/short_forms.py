"""The short and pet forms of given names, as families and staff use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from detectors.vocabulary import LOADER


@cache
def short_forms() -> Mapping[str, Sequence[str]]:
    """The short forms of each given name of `short_forms.yaml`, names and forms folded."""
    path = resources.files("detectors.lexicons") / "short_forms.yaml"
    forms = yaml.load(path.read_text("utf-8"), Loader=LOADER)["short_forms"]
    return {name: tuple(short) for name, short in forms.items()}
