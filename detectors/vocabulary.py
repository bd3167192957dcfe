"""The lexicons as they stand in `lexicons/*.yaml`, read, checked and written out in all forms.

A lexicon is a file of this shape; every list may be missing:

    category: health
    strong:                     # tells by itself beside a person
      terms: [asthma, EHCP]     # nouns; plurals and hyphen variants follow
      phrases: [swear at]       # begin with a verb, which is inflected
      patterns:                 # expressions, tried only near a word beginning with one of `near`
        - {near: [attendance], match: 'attendance (?:is|of) \\d+ ?%'}
    weak:                       # ambiguous: tells only in a telling frame beside a person
      terms: [support plan]
    not_when: [asthma policy]   # inside these words nothing of this category is told
    where: {subject: [maths]}   # lists that expressions name: '<subject>' in `match` and `near`

The group `(?P<tells>…)` of an expression, if it has one, is what it marks; the rest is context.
A category's words may fill several files, `health.yaml` and `health-medicines.yaml`; they are
read as one, and `where` of any of them serves all. A term written in capitals (SALT, LAC, SEND)
counts only in capitals, since it is another word without them. Everything is compared folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from detectors.folding import fold
from detectors.inflection import plural, verb_forms
from scanner.errors import Problem, RuleError
from scanner.model import CATEGORIES


class Strength(Enum):
    """How much a word tells; the value is the confidence of its mention."""

    STRONG = 0.9
    WEAK = 0.5


@dataclass(frozen=True, slots=True)
class Term:
    """One form of one term, flat: folded, single spaces for whatever is no letter or digit."""

    flat: str
    strength: Strength
    needs_frame: bool = False  # a weak noun tells nothing without words like "has", "his"
    needs_capitals: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression over folded text, tried near words that begin with `near`."""

    near: tuple[str, ...]
    regex: re.Pattern[str]
    strength: Strength


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What tells one category."""

    category: str
    terms: tuple[Term, ...]
    expressions: tuple[Expression, ...]
    exceptions: tuple[str, ...]  # flat


# In flat text, where one thought ends: punctuation and a space, or an empty line.
STOP = "\x1e"

_NOT_LETTER = re.compile(f"[^0-9a-z{STOP}]+")
_PLAIN = re.compile(r"[0-9a-z]+(?: [0-9a-z]+)*")
_PAUSE = re.compile(r"[.,;:!?](?= )")
_SECTION_KEYS = {"terms", "phrases", "patterns"}
_KEYS = {"category", "strong", "weak", "not_when", "where"}
_SPECIAL = re.compile(r"[?*+.(\[\\]")
# The loader in C is eight times as fast where the library has it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMED_LIST = re.compile(r"(?<!\?P)<([a-z_]+)>")


def flat_form(words: str) -> str:
    """The words folded, one space for each run of other signs, a stop for a comma or the like."""
    if _PLAIN.fullmatch(words):
        return words  # nearly all of them, and there are tens of thousands
    return _NOT_LETTER.sub(" ", _PAUSE.sub(STOP, fold(words).text)).strip()


@cache
def load_lexicons() -> tuple[Lexicon, ...]:
    """All lexicons, in the order of their categories; RuleError with every fault found."""
    problems: list[Problem] = []
    contents: dict[str, dict[str, Any]] = {}
    for file in sorted(resources.files("detectors.lexicons").iterdir(), key=lambda file: file.name):
        stem, _, ending = file.name.partition(".")
        category = stem.partition("-")[0]
        if ending != "yaml" or category not in CATEGORIES:
            continue
        content = yaml.load(file.read_text(encoding="utf-8"), _LOADER)
        faults = [Problem(file.name, fault) for fault in _faults(content)]
        problems += faults
        if not faults:
            contents[category] = _joined(contents.get(category, {}), content)
    for category, content in contents.items():
        problems += (Problem(category, fault) for fault in _repetitions(content))
    if problems:
        raise RuleError(problems)
    return tuple(_lexicon(contents[category]) for category in sorted(contents))


def _joined(one: Any, other: Any) -> Any:
    """Two contents as one: mappings key by key, lists one after the other."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _joined(one.get(key), other.get(key)) for key in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list):
        return one + other
    return one if other is None else other


def listed_terms(content: Mapping[str, Any]) -> Iterator[str]:
    """Every term and phrase of a file's content as written, for looking for duplicates."""
    for strength in ("strong", "weak"):
        section = content.get(strength) or {}
        for key in ("terms", "phrases"):
            yield from section.get(key) or ()


def _faults(content: Any) -> Iterator[str]:
    if not isinstance(content, dict) or content.get("category") not in CATEGORIES:
        yield "is not a lexicon: `category` is missing or unknown"
        return
    for key in sorted(set(content) - _KEYS):
        yield f"unknown key {key!r}"
    for strength in ("strong", "weak"):
        for key in sorted(set(content.get(strength) or {}) - _SECTION_KEYS):
            yield f"unknown key {key!r} under {strength!r}"
    for term in (*listed_terms(content), *_other_words(content)):
        if not isinstance(term, str):
            yield f"{term!r} is not text; put it in quotes"


def _repetitions(content: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for term in listed_terms(content):
        if flat_form(str(term)) in seen:
            yield f"{term!r} stands twice"
        else:
            seen.add(flat_form(str(term)))


def _other_words(content: Mapping[str, Any]) -> Iterator[object]:
    yield from content.get("not_when") or ()
    for strength in ("strong", "weak"):
        for pattern in (content.get(strength) or {}).get("patterns") or ():
            yield from (*pattern["near"], pattern["match"])


def _lexicon(content: Mapping[str, Any]) -> Lexicon:
    terms: dict[str, Term] = {}
    expressions: list[Expression] = []
    for strength in (Strength.STRONG, Strength.WEAK):
        section = content.get(strength.name.lower()) or {}
        for term in _terms(section, strength):
            terms.setdefault(term.flat, term)
        expressions += _expressions(section, strength, content.get("where") or {})
    exceptions = {form for words in content.get("not_when") or () for form in _noun_forms(words)}
    return Lexicon(
        content["category"], tuple(terms.values()), tuple(expressions), tuple(sorted(exceptions))
    )


def _terms(section: Mapping[str, Any], strength: Strength) -> Iterator[Term]:
    is_weak = strength is Strength.WEAK
    for words in section.get("terms") or ():
        for form in _noun_forms(words):
            yield Term(form, strength, is_weak, words.isupper())
    for words in section.get("phrases") or ():
        verb, _, rest = words.partition(" ")
        for form in verb_forms(verb):
            yield from (
                Term(spelling, strength) for spelling in _spellings(f"{form} {rest}".strip())
            )


def _noun_forms(words: str) -> Iterator[str]:
    yield from _spellings(words)
    if words[-1].isalpha() and not words.endswith("s"):
        head, _, last = words.rpartition(" ")
        yield from _spellings(f"{head} {plural(last)}")


def _spellings(words: str) -> Iterator[str]:
    """With and without the apostrophe ("can't", "cant"); "and" also as a sign ("&")."""
    yield flat_form(words)
    if "'" in words:
        yield flat_form(words.replace("'", ""))
    if " and " in words:
        yield flat_form(words.replace(" and ", " & "))
    if "-" in words:
        joined = flat_form(words.replace("-", ""))
        if len(joined) > 5:
            yield joined


def _expressions(
    section: Mapping[str, Any], strength: Strength, lists: Mapping[str, list[str]]
) -> Iterator[Expression]:
    def written_out(match: re.Match[str]) -> str:
        return f"(?:{'|'.join(lists[match[1]])})"

    for pattern in section.get("patterns") or ():
        near = (
            flat_form(_literal_start(word))
            for entry in pattern["near"]
            for word in (lists[entry[1:-1]] if _NAMED_LIST.fullmatch(entry) else [entry])
        )
        match = _NAMED_LIST.sub(written_out, pattern["match"])
        yield Expression(tuple(dict.fromkeys(near)), re.compile(match), strength)


def _literal_start(expression: str) -> str:
    """The letters that whatever the expression matches begins with."""
    special = _SPECIAL.search(expression)
    if special is None:
        return expression
    return expression[: special.start() - (special[0] in "?*")]
