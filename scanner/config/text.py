"""The configuration's text: where each key stands, and its faults in a technician's words.

Knows YAML and pydantic, and none of our settings: the model is handed in. A fault never quotes a
value, nor a key that we do not know: a slip of indentation can make either of a person's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from scanner.errors import ConfigError, Problem

Place = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """YAML without dates: a heading that looks like one stays text."""


_Loader.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class ConfigText:
    """A YAML document: its data, the line of every key and entry, and the keys written twice."""

    file: str
    data: object
    lines: Mapping[Place, int]
    duplicates: tuple[Problem, ...]

    @classmethod
    def read(cls, text: str, file: str) -> ConfigText:
        """The document in `text`. Raises ConfigError with the line if it is not YAML."""
        loader = _Loader(text) if _has_no_control_characters(text) else None
        if loader is None:
            raise ConfigError([Problem(file, "This is not a text file.")])
        try:
            node = loader.get_single_node()
            data = loader.construct_document(node) if node is not None else None
        except yaml.YAMLError as error:
            # The library's own words quote the file.
            raise ConfigError([_not_yaml(error, text, file)]) from None
        except (ValueError, RecursionError):
            message = "A value in this file cannot be read as YAML; put it in quotes."
            raise ConfigError([Problem(file, message)]) from None
        finally:
            loader.dispose()
        lines: dict[Place, int] = {}
        duplicates: list[Problem] = []
        if node is not None:
            _note_lines(node, (), file, lines, duplicates, set())
        return cls(file, data, lines, tuple(duplicates))

    def place(self, keys: Sequence[str | int]) -> str:
        """Where the innermost of these keys that is in the file stands."""
        line = self.lines.get(self.known(keys))
        return f"{self.file} line {line}" if line else self.file

    def known(self, keys: Sequence[str | int]) -> Place:
        """Of pydantic's path, what is in the file; the names of union members are not."""
        found: Place = ()
        for key in keys:
            if (*found, key) in self.lines:
                found = (*found, key)
        return found


def _has_no_control_characters(text: str) -> bool:
    return yaml.reader.Reader.NON_PRINTABLE.search(text) is None


def _not_yaml(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Problem(file, "This file is not YAML.")
    place = f"{file} line {mark.line + 1}"
    lines = text.splitlines()
    written = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Problem(place, "A tab stands before this key; YAML wants spaces.")
    return Problem(
        place, "This is not YAML from here on: look at the indentation, the colons and the quotes."
    )


def _note_lines(
    node: yaml.Node,
    at: Place,
    file: str,
    lines: dict[Place, int],
    duplicates: list[Problem],
    above: set[int],
) -> None:
    if id(node) in above:  # an anchor that holds itself
        return
    inside = above | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        for index, entry in enumerate(node.value):
            lines[(*at, index)] = entry.start_mark.line + 1
            _note_lines(entry, (*at, index), file, lines, duplicates, inside)
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            name = str(key.value)
            if name in seen and name != "<<":
                message = f"This key stands here twice; it is in line {seen[name]} already."
                duplicates.append(Problem(f"{file} line {line}", message))
            seen[name] = line
            lines[(*at, name)] = line
            _note_lines(value, (*at, name), file, lines, duplicates, inside)


def shape_fault(document: ConfigText) -> Problem | None:
    """What is wrong with a document that holds no settings at all."""
    if document.data is None:
        return Problem(document.file, "This file is empty. Write one with `pupilguard init`.")
    if not isinstance(document.data, dict):
        message = "This file must be made of keys such as organisation:, roster: and sources:."
        return Problem(document.file, message)
    return None


def repeated(document: ConfigText, keys: Place, name: str, message: str) -> list[Problem]:
    """A problem for every entry of the list at `keys` whose `name` an earlier entry has."""
    entries: object = document.data
    for key in keys:
        entries = entries.get(key) if isinstance(entries, dict) else None
    if not isinstance(entries, list):
        return []
    first: dict[object, int] = {}
    problems = []
    for index, entry in enumerate(entries):
        value = entry.get(name) if isinstance(entry, dict) else None
        if not isinstance(value, str):
            continue
        place = document.place((*keys, index, name))
        if value in first:
            line = document.lines.get((*keys, first[value], name))
            problems.append(Problem(place, f"{message} already: line {line}."))
        first.setdefault(value, index)
    return problems


# --------------------------------------------------------------------------- faults in words

_PHRASES: Final[Mapping[str, str]] = {
    "string_type": "must be text; put it in quotes",
    "string_too_short": "must not be empty",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list, even of one: [ … ], or lines that begin with -",
    "frozen_set_type": "must be a list, even of one: [ … ], or lines that begin with -",
    "dict_type": "must hold keys of its own, each on a line below it",
    "mapping_type": "must hold keys of its own, each on a line below it",
    "model_type": "must hold keys of its own, each on a line below it",
    "model_attributes_type": "must hold keys of its own, each on a line below it",
    "too_short": "needs at least one entry",
    "invalid_key": "has a key that is not text; put it in quotes",
    "recursion_loop": "must not hold itself",
}


def faults_in_words(
    error: ValidationError, document: ConfigText, model: type[BaseModel]
) -> list[Problem]:
    """Each fault of a validation, with its line, without values and without jargon."""
    faults = error.errors(include_url=False)
    return [_problem(fault, document, model) for fault in faults if not _follows(fault, faults)]


def _follows(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """A list counts as too short when an entry of it is wrong: that entry is fault enough."""
    above = fault["loc"]
    return fault["type"] == "too_short" and any(
        other["loc"][: len(above)] == above for other in faults if other is not fault
    )


def _problem(fault: ErrorDetails, document: ConfigText, model: type[BaseModel]) -> Problem:
    keys = fault["loc"]
    if fault["type"] == "extra_forbidden":
        known = sorted(_settings_at(model, keys[:-1]))
        message = _joined(_spoken(document, keys[:-1]), _unknown_key(str(keys[-1]), known))
        return Problem(document.place(keys), message)
    if fault["type"] in ("missing", "union_tag_not_found"):
        missing = str(keys[-1]) if fault["type"] == "missing" else _tag_name(fault)
        above = keys[:-1] if fault["type"] == "missing" else keys
        message = _joined(_spoken(document, above), f"`{missing}` is missing.")
        return Problem(document.place(above), message + _hint(model, above, missing))
    named = _spoken(document, keys)
    if fault["type"] == "union_tag_invalid":
        named = ", ".join(filter(None, (named, _tag_name(fault))))
    phrase = _phrase(fault)
    return Problem(document.place(keys), f"{named} {phrase}" + ("" if phrase[-1] == "?" else "."))


def _tag_name(fault: ErrorDetails) -> str:
    return str(fault.get("ctx", {}).get("discriminator", "")).strip("'")


def _phrase(fault: ErrorDetails) -> str:
    context = fault.get("ctx", {})
    kind = fault["type"]
    if kind == "in_words":
        return fault["msg"]
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        expected = str(context.get("expected", context.get("expected_tags", "")))
        words = expected.replace("'", "").replace(" or ", ", ").split(", ")
        return _one_of(words, fault.get("input"), _tag_name(fault))
    if kind == "greater_than_equal":
        return f"must be at least {context['ge']}"
    if kind == "less_than_equal":
        return f"must be at most {context['le']}"
    if kind == "too_short" and context.get("min_length", 1) > 1:
        return f"needs at least {context['min_length']} entries"
    return _PHRASES.get(kind, "is not what this setting takes")


def _one_of(words: list[str], value: object, tag_name: str) -> str:
    if isinstance(value, dict) and tag_name:
        value = value.get(tag_name)
    close = get_close_matches(value.lower(), words, 1) if isinstance(value, str) else []
    listed = words[0] if len(words) == 1 else f"one of {', '.join(words)}"
    return f"must be {listed}" + (f"; did you mean {close[0]}?" if close else "")


def _unknown_key(key: str, known: list[str]) -> str:
    close = get_close_matches(key.lower(), known, 1, cutoff=0.5)
    if close:
        return f"unknown key. Did you mean `{close[0]}`?"
    return f"unknown key. Possible here: {', '.join(known)}."


def _hint(model: type[BaseModel], keys: Sequence[str | int], name: str) -> str:
    info = next((s[name] for s in _models_at(model, keys) if name in s), None)
    return f" {info.description}" if info is not None and info.description else ""


def _joined(where: str, message: str) -> str:
    return f"{where}: {message}" if where else message[:1].upper() + message[1:]


def _spoken(document: ConfigText, keys: Sequence[str | int]) -> str:
    """A path to read aloud: settings by name, entries by number; keys of the school's own hidden.

    A key counts as ours when it reads as a setting's name does: folder and file names do not.
    """
    words = []
    value = document.data
    for key in document.known(keys):
        if isinstance(value, list) and isinstance(key, int):
            words.append(f"entry {key + 1}")
            value = value[key]
        elif isinstance(value, dict):
            number = [str(name) for name in value].index(str(key)) + 1
            own = words[-1:] in (["audience"], ["tables"])
            words.append(f"entry {number}" if own else str(key))
            value = value.get(key)
    return ", ".join(words)


# --------------------------------------------------------------------------- the model's own keys


def _settings_at(model: type[BaseModel], keys: Sequence[str | int]) -> set[str]:
    return {str(name) for settings in _models_at(model, keys) for name in settings}


def _models_at(
    model: type[BaseModel], keys: Sequence[str | int]
) -> list[dict[str | int, FieldInfo]]:
    """The settings, by key, of each model that may stand at `keys`."""
    models = [model]
    for key in keys:
        below = [_by_key(m)[key].annotation for m in models if key in _by_key(m)]
        if below:
            models = [found for annotation in below for found in models_in(annotation)]
        else:  # the name of a union's member, an entry's number, or a key of the school's own
            models = [m for m in models if key in _tags(m)] or models
    return [_by_key(m) for m in models]


def _by_key(model: type[BaseModel]) -> dict[str | int, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _tags(model: type[BaseModel]) -> tuple[Any, ...]:
    info = model.model_fields.get("type")
    return get_args(info.annotation) if info is not None else ()


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model an annotation mentions, in order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for argument in get_args(annotation):
        yield from models_in(argument)
