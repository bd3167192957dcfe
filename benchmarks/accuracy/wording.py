"""The templates and vocabularies of one set, as its YAML files hold them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from benchmarks.accuracy.names import WORDS


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int | bool) else value


Text = Annotated[str, BeforeValidator(_as_text)]
Texts = tuple[Text, ...]


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Headers(_Words):
    """Headings of columns; `neutral` with values that say nothing about anybody."""

    name: Texts
    given: Texts
    family: Texts
    form: Texts
    year: Texts
    date_of_birth: Texts
    upn: Texts
    neutral: Mapping[str, Texts]
    adult: Texts
    staff: Texts  # over names of staff


class Strangers(_Words):
    former: Texts
    other_school: Texts
    relative: Texts
    decoys: Texts


class Wording(_Words):
    """Sentences, letters, tables and what stands beside a name."""

    sentences: Texts
    fillers: Texts
    greetings: Texts
    closings: Texts
    subjects: Texts
    letters: Texts
    frames: Texts
    topic_frames: Texts
    evidence: Mapping[str, Texts]
    date_of_birth_only: Texts
    upn_only: Texts
    given_with_form: Texts
    initials_with_form: Texts
    headers: Headers
    strangers: Strangers
    lists: Mapping[str, Text]


class CategoryWords(_Words):
    """How one category is said of people, and how its matter is spoken of without any."""

    about: str
    allows: Texts
    said: Texts
    asked: Texts
    denied: Texts
    columns: Mapping[str, Texts]
    topics: Texts
    unseen: Texts


class ProseWords(_Words):
    fiction: Texts
    history: Texts
    news: Texts
    statute: Texts
    work: Texts
    words: Mapping[str, Text]


class IdentifierWords(_Words):
    contexts: Mapping[str, Texts]
    headings: Mapping[str, Text]
    lookalikes: Mapping[str, Texts]


@cache
def load_wording(name_set: str) -> Wording:
    return Wording.model_validate(_raw("texts", name_set))


@cache
def load_categories(name_set: str) -> Mapping[str, CategoryWords]:
    raw = _raw("categories", name_set)
    assert isinstance(raw, dict)
    return {name: CategoryWords.model_validate(words) for name, words in raw.items()}


@cache
def load_prose(name_set: str) -> ProseWords:
    return ProseWords.model_validate(_raw("prose", name_set))


@cache
def load_identifier_words(name_set: str) -> IdentifierWords:
    return IdentifierWords.model_validate(_raw("identifiers", name_set))


def _raw(kind: str, name_set: str) -> object:
    return yaml.safe_load((WORDS / f"{kind}_{name_set}.yaml").read_text("utf-8"))
