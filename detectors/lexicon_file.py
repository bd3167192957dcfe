"""The files of `lexicons/` that are no lexicon of a category: names, verbs, words of lessons."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml

# The loader in C is eight times as fast where the library has it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lexicon_file(name: str) -> Any:
    """What the file of that name in `lexicons/` holds. Raises FileNotFoundError for any other."""
    file = resources.files("detectors.lexicons") / name
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)
