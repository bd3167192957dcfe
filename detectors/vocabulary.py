"""The lexicons as they stand in `lexicons/*.yaml`, read and checked.

A lexicon is a file of this shape; every list may be missing:

    category: health
    strong:                     # tells by itself beside a person
      terms: asthma; EHCP       # nouns; plurals and hyphen variants follow
      phrases: swear at         # begin with a verb, which is inflected
      patterns:                 # expressions, tried only near a word beginning with one of `near`
        - {near: [attendance], match: 'attendance (?:is|of) \\d+ ?%'}  # [ta$]: this whole word
    weak:                       # ambiguous: tells only in a telling frame beside a person
      terms: support plan
    not_when: asthma policy     # inside these words nothing of this category is told
    where: {subject: maths}     # lists that expressions name: '<subject>' in `match` and `near`

`terms`, `phrases` and `not_when` are one text each, divided by semicolons (YAML parses one text a
hundred times faster than as many items), or a mapping of such texts by theme. A near
word may be an expression too ('sea?g', 'days (?:absent|off)$') and is written out. The group
`(?P<tells>…)` of an expression, if it has one, is what it marks; the rest is context. A category's
words may fill several files, `health.yaml` and `health-medicines.yaml`; they are read as one, and
`where` of any of them serves all. A term written in capitals (SALT, LAC, SEND) counts only in
capitals, since it is another word without them. Everything is compared folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from detectors.folding import fold
from detectors.inflection import plural, verb_forms
from detectors.lexicon_file import LOADER
from scanner.errors import Problem, RuleError
from scanner.model import CATEGORIES


class Strength(Enum):
    """How much a word tells; the value is the confidence of its mention.

    A sign tells by itself, yet only points to its category: "came in hungry" is no plan or
    referral. Of which words that holds, a lexicon says by its `sure_words`.
    """

    STRONG = 0.9
    SIGN = 0.85
    WEAK = 0.5


class Form(Enum):
    """Which other forms of the words as they are written stand for them as well."""

    NOUN = "noun"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one category that tell, or except, alike."""

    category: str
    form: Form
    strength: Strength | None  # None: inside these words nothing of the category is told
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression over folded text, tried near words that begin with `near`."""

    category: str
    near: tuple[str, ...]  # with "$" after those that must be whole words
    match: str
    strength: Strength

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first needed: a text meets few of them."""
        return _compiled(self.match)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What tells one category."""

    category: str
    lists: tuple[WordList, ...]
    expressions: tuple[Expression, ...]


# In flat text, where one thought ends: punctuation and a space, or an empty line.
STOP = "\x1e"

_NOT_LETTER = re.compile(f"[^0-9a-z{STOP}]+")
_PLAIN = re.compile(r"[0-9a-z]+(?: [0-9a-z]+)*")
_PAUSE = re.compile(r"[.,;:!?](?= )")
_SECTION_KEYS = {"terms", "phrases", "patterns"}
_KEYS = {"category", "strong", "weak", "not_when", "where", "sure_words"}
_SPECIAL = re.compile(r"[?*+.(\[\\{|]")
_PIECE = re.compile(
    r"\\.|\[\^?(?:\\.|[^\]\\])+\]|\((?:\?(?::|P<\w+>|<?[=!]))?|[?*+]\??|\{[\d,]+\}|.", re.S
)
_ASCII = tuple(map(chr, range(32, 127)))
# Ways to begin into which a near word is written out; what has more is cut where they multiply.
_MOST_BEGINNINGS = 100
# Letters by which words that call for an expression must begin at the least: "se" begins too many.
_SHORTEST_NEAR = 3
_CODE = re.compile(r"[a-z][0-9]|[0-9][a-z]")  # few words begin so: "p4", "7q"
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
        content = yaml.load(file.read_text(encoding="utf-8"), LOADER)
        faults = [Problem(file.name, fault) for fault in _faults(content)]
        problems += faults
        if not faults:
            contents[category] = _joined(contents.get(category, {}), _as_lists(content))
    lexicons = tuple(_lexicon(contents[category]) for category in sorted(contents))
    for lexicon in lexicons:
        problems += (Problem(lexicon.category, fault) for fault in short_near_words(lexicon))
    if problems:
        raise RuleError(problems)
    return lexicons


def short_near_words(lexicon: Lexicon) -> Iterator[str]:
    """A fault for each near word with which too many words begin, so that it costs at every turn.

    Three letters, or a letter and a figure, are the least; a whole word may be shorter.
    """
    for expression in lexicon.expressions:
        for near in expression.near:
            is_long = len(near) >= _SHORTEST_NEAR or _CODE.fullmatch(near)
            if not (is_long or (near.endswith("$") and near != "$")):
                yield f"near word {near!r} of {expression.match[:60]!r} is too short; end it with $"


def divided(words: object) -> list[str]:
    """The words of a text divided by semicolons, or of all the texts of a mapping."""
    if isinstance(words, Mapping):
        return [word for text in words.values() for word in divided(text)]
    if not isinstance(words, str):
        return []
    return [word for part in words.split(";") if (word := part.strip())]


def listed_terms(content: Mapping[str, Any]) -> Iterator[str]:
    """Every term and phrase of a file's content as written, for looking for duplicates."""
    for strength in ("strong", "weak"):
        section = content.get(strength) or {}
        for key in ("terms", "phrases"):
            yield from divided(section.get(key))


def _faults(content: Any) -> Iterator[str]:
    if not isinstance(content, dict) or content.get("category") not in CATEGORIES:
        yield "is not a lexicon: `category` is missing or unknown"
        return
    for key in sorted(set(content) - _KEYS):
        yield f"unknown key {key!r}"
    for strength in ("strong", "weak"):
        section = content.get(strength) or {}
        for key in sorted(set(section) - _SECTION_KEYS):
            yield f"unknown key {key!r} under {strength!r}"
        for key in ("terms", "phrases"):
            if not isinstance(section.get(key) or "", str | dict):
                yield f"{key!r} under {strength!r} is not a text divided by semicolons"
        for pattern in section.get("patterns") or ():
            for word in (*pattern["near"], pattern["match"]):
                if not isinstance(word, str):
                    yield f"{word!r} is not text; put it in quotes"


def _as_lists(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with every text of words as the list of its words."""
    lists: dict[str, Any] = {**content, "not_when": divided(content.get("not_when"))}
    lists["sure_words"] = divided(content.get("sure_words"))
    lists["where"] = {
        name: divided(words) if isinstance(words, str) else words
        for name, words in (content.get("where") or {}).items()
    }
    for strength in ("strong", "weak"):
        section = content.get(strength) or {}
        lists[strength] = {
            "terms": divided(section.get("terms")),
            "phrases": divided(section.get("phrases")),
            "patterns": section.get("patterns") or [],
        }
    return lists


def _joined(one: Any, other: Any) -> Any:
    """Two contents as one: mappings key by key, lists one after the other."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _joined(one.get(key), other.get(key)) for key in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list):
        return one + other
    return one if other is None else other


def _lexicon(content: Mapping[str, Any]) -> Lexicon:
    category = content["category"]
    lists = [WordList(category, Form.NOUN, None, tuple(content["not_when"]))]
    expressions: list[Expression] = []
    sure = _sure(content["sure_words"])
    for strength in (Strength.STRONG, Strength.WEAK):
        section = content[strength.name.lower()]
        for form, key in ((Form.NOUN, "terms"), (Form.VERB, "phrases")):
            lists += _by_surety(category, form, strength, section[key], sure)
        for pattern in section["patterns"]:
            told = Strength.SIGN if pattern.get("is_sign") else strength
            expressions.append(_expression(category, pattern, told, content.get("where") or {}))
    return Lexicon(category, tuple(lists), tuple(expressions))


def _sure(stems: Sequence[str]) -> re.Pattern[str]:
    """What a strong term holds where it is no mere sign: one of the stems, or anything at all."""
    return re.compile("|".join(rf"\b{re.escape(flat_form(stem))}" for stem in stems))


def _by_surety(
    category: str, form: Form, strength: Strength, words: Sequence[str], sure: re.Pattern[str]
) -> Iterator[WordList]:
    """The words as lists of one strength each."""
    if strength is not Strength.STRONG:
        yield WordList(category, form, strength, tuple(words))
        return
    signs = [one for one in words if sure.search(flat_form(one)) is None]
    if signs:
        yield WordList(category, form, Strength.SIGN, tuple(signs))
    is_sign = set(signs)
    yield WordList(category, form, strength, tuple(one for one in words if one not in is_sign))


def _expression(
    category: str, pattern: Mapping[str, Any], strength: Strength, lists: Mapping[str, list[str]]
) -> Expression:
    def written_out(match: re.Match[str]) -> str:
        return f"(?:{'|'.join(lists[match[1]])})"

    match = _NAMED_LIST.sub(written_out, pattern["match"])
    return Expression(category, near_words(pattern["near"], lists), match, strength)


def near_words(entries: Iterable[str], lists: Mapping[str, list[str]]) -> tuple[str, ...]:
    """All words, flat, that call for an expression."""
    near = (
        word
        for entry in entries
        for expression in _named(entry.removesuffix("$"), lists)
        for word in _near(expression, is_whole=entry.endswith("$"))
    )
    return tuple(dict.fromkeys(near))


@cache
def _compiled(match: str) -> re.Pattern[str]:
    return re.compile(match)


def _named(entry: str, lists: Mapping[str, list[str]]) -> list[str]:
    """The entry, or what the list holds that it names."""
    name = _NAMED_LIST.fullmatch(entry)
    return lists[name[1]] if name else [entry]


@cache
def _near(expression: str, *, is_whole: bool) -> tuple[str, ...]:
    """The flat letters with which what the expression matches begins, "$" if words end there."""
    if _SPECIAL.search(expression) is None:
        return (flat_form(expression) + "$" * is_whole,)
    whole, begun = _alternatives(_PIECE.findall(expression)[::-1])
    return tuple(
        dict.fromkeys(
            (*(flat_form(words) + "$" * is_whole for words in whole), *map(flat_form, begun))
        )
    )


# What an expression can match, written out: all of it, and beginnings of what has no end ("\\w+").
_WrittenOut = tuple[list[str], list[str]]


def _alternatives(pieces: list[str]) -> _WrittenOut:
    """Reads the pieces, the first one last, up to the end of a group or of the expression."""
    whole, begun = _sequence(pieces)
    while pieces and pieces[-1] == "|":
        pieces.pop()
        more_whole, more_begun = _sequence(pieces)
        whole, begun = whole + more_whole, begun + more_begun
    return whole, begun


def _sequence(pieces: list[str]) -> _WrittenOut:
    whole, begun = [""], list[str]()
    while pieces and pieces[-1] not in ("|", ")"):
        options, cut = _atom(pieces)
        if len(whole) * len(options) > _MOST_BEGINNINGS:
            options, cut = [], [""]
        begun += [one + end for one in whole for end in cut]
        whole = [one + option for one in whole for option in options]
    return whole, begun


def _atom(pieces: list[str]) -> _WrittenOut:
    """One sign, set or group, with the mark behind it that says how often it stands."""
    piece = pieces.pop()
    options, cut = [piece], list[str]()
    if piece.startswith("("):
        options, cut = _alternatives(pieces)
        del pieces[-1:]  # its end, which an entry cut short lacks
        if piece.endswith(("=", "!")):
            options, cut = [], [""]
    elif piece.startswith("[") and not piece.startswith("[^"):
        options = [sign for sign in (*_ASCII, *piece) if re.fullmatch(piece, sign)]
        options = list(dict.fromkeys(sign if sign.isalnum() else " " for sign in options))
    elif piece[0] in ".[^$" or (piece[0] == "\\" and piece[1].isalnum()):
        options, cut = [], [""]
    elif piece[0] == "\\":
        options = [piece[1]]
    often = pieces.pop() if pieces and pieces[-1][0] in "?*+{" else ""
    if often.startswith("?"):
        return [*options, ""], cut
    if often.startswith("+"):
        return [], [*options, *cut]
    return ([], [""]) if often else (options, cut)


def flat_forms(words: str, form: Form) -> tuple[str, ...]:
    """Every way, flat, in which these words may be written."""
    if form is Form.VERB:
        verb, _, rest = words.partition(" ")
        written = [f"{inflected} {rest}".strip() for inflected in _forms_of(verb)]
    else:
        written = [words, *_plurals(words)]
    return tuple(dict.fromkeys(flat for one in written for flat in _spellings(one)))


def flat_forms_from(first: str, words: str, form: Form) -> tuple[str, ...]:
    """Those of the flat forms that begin with this word, which is one of `first_words`."""
    if form is Form.VERB and _PLAIN.fullmatch(words):
        _, space, rest = words.partition(" ")
        return (f"{first}{space}{rest}",)
    return tuple(flat for flat in flat_forms(words, form) if first_word(flat) == first)


def first_words(words: str, form: Form) -> tuple[str, ...]:
    """The words with which their flat forms begin; cheaper than to write all of them out."""
    if not _PLAIN.fullmatch(words):
        return tuple(dict.fromkeys(first_word(flat) for flat in flat_forms(words, form)))
    first, space, _ = words.partition(" ")
    if form is Form.VERB:
        return _forms_of(first)
    return (first,) if space else (words, *_plurals(words))


@cache
def _forms_of(verb: str) -> tuple[str, ...]:
    """The verb's forms; a few hundred verbs begin thousands of phrases."""
    return tuple(dict.fromkeys(verb_forms(verb)))


def first_word(flat: str) -> str:
    """The first word of a flat form."""
    return flat.partition(" ")[0].rstrip(STOP)


def _plurals(words: str) -> tuple[str, ...]:
    if not words[-1].isalpha() or words.endswith("s"):
        return ()
    head, _, last = words.rpartition(" ")
    return (f"{head} {plural(last)}".strip(),)


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
