"""The example of a configuration, written from the model: descriptions, examples, defaults."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any, Final, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from scanner.config.text import models_in

_WIDTH: Final = 96
_MARKED: Final = re.compile(r"^( *(?:- )?)#(?! \S)")
_HEADER: Final = (
    "The configuration of pupilguard, with every setting and its default. Settings behind a # "
    "without a space have no default. Relative paths are relative to this file."
)


def rendered_example(model: type[BaseModel]) -> str:
    """A YAML file that holds every setting of `model` with its description.

    An entry of a list is made of the first examples of its settings, the next of the second.
    """
    lines = list(_comment(_HEADER, 0))
    told: set[str] = set()
    for key, info in _settings(model):
        lines += ["", *_rendered(key, info, 0, 0, told)]
    return "\n".join(lines) + "\n"


def _settings(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        yield info.alias or name, info


def _rendered(key: str, info: FieldInfo, indent: int, entry: int, told: set[str]) -> Iterator[str]:
    if info.description and info.description not in told:
        told.add(info.description)
        yield from _comment(info.description, indent)
    margin = " " * indent
    models = list(models_in(info.annotation))
    if isinstance(info.annotation, type) and models:
        yield f"{margin}{key}:"
        yield from _block(models[0], indent + 2, 0, told)
    elif models and get_origin(info.annotation) is tuple:
        lines = [f"{margin}{key}:"]
        for model in models:
            lines += _entries(model, indent + 2, told)
        yield from lines if info.is_required() else _behind_marks(lines, indent)
    else:
        yield from _value(key, info, margin, entry)


def _behind_marks(lines: list[str], indent: int) -> Iterator[str]:
    """A list that may be left out, all of it out of use: without its first # it is in use."""
    for line in lines:
        # What is behind a mark within it stands like the rest; a comment has one space.
        below = _MARKED.sub(r"\1", line[indent:])
        yield f"{line[:indent]}#{below}"


def _block(model: type[BaseModel], indent: int, entry: int, told: set[str]) -> Iterator[str]:
    for key, info in _settings(model):
        yield from _rendered(key, info, indent, entry, told)


def _entries(model: type[BaseModel], indent: int, told: set[str]) -> Iterator[str]:
    count = max(len(info.examples or [None]) for info in model.model_fields.values())
    for entry in range(count):
        is_marked = False
        for line in _block(model, indent + 2, entry, told):
            if is_marked or line.lstrip().startswith("#"):
                yield line
            else:
                yield f"{' ' * indent}- {line.lstrip()}"
                is_marked = True


def _value(key: str, info: FieldInfo, margin: str, entry: int) -> Iterator[str]:
    value = _example(info, entry)
    has_no_default = info.default is None
    if isinstance(value, dict) and value:
        yield f"{margin}{key}:"
        for name, below in value.items():
            yield f"{margin}  {_flow(name)}: {_flow(below)}"
    else:
        yield f"{margin}{'#' if has_no_default else ''}{key}: {_flow(value)}"


def _example(info: FieldInfo, entry: int) -> Any:
    if info.examples:
        return info.examples[min(entry, len(info.examples) - 1)]
    default = info.default
    if default is PydanticUndefined:
        raise ValueError("A setting without a default needs an example.")
    return list(default) if isinstance(default, tuple) else default


def _flow(value: Any) -> str:
    dumped = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, width=1000)
    return dumped.removesuffix("\n").removesuffix("\n...")


def _comment(text: str, indent: int) -> Iterator[str]:
    margin = " " * indent + "# "
    yield from (margin + line for line in textwrap.wrap(text, _WIDTH - len(margin)))
