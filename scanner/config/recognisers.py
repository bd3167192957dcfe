"""Recognisers of a school's own: word lists and patterns as Presidio's registry writes them.

A file of them stays one that Presidio itself reads: `counts_as` is all that we add, and Presidio
passes over it (https://microsoft.github.io/presidio/analyzer/adding_recognizers/). What of its
format we do not take is a fault, never silence: its own recognisers, languages but English.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, ValidationError, model_validator
from pydantic import Field as Setting

from scanner.config.text import ConfigText, faults_in_words, repeated, shape_fault
from scanner.config.values import Origin, Settings, Text, fault
from scanner.errors import ConfigError, Problem
from scanner.model import CATEGORIES

# The identifiers of `explain --json` (contract, section 5).
IDENTIFIERS: Final = frozenset(
    """upn uln nhs_number nino uci trn email phone postcode date_of_birth bank_account iban card
    candidate_number""".split()
)
# Who somebody is tells nothing of them; a hit that counts as that could never be a finding.
COUNTABLE: Final = (CATEGORIES - {"identity"}) | IDENTIFIERS

# Presidio lifts a hit to this score where a word of `context` stands near; below it none counts.
COUNTED_FROM: Final = 0.4
LANGUAGE: Final = "en"
# Presidio's own: small letters are as good as capitals, ^ and $ hold for lines, . for line ends.
USUAL_FLAGS: Final = 26
_FLAGS_TAKEN: Final = 0x02 | 0x08 | 0x10 | 0x20 | 0x40 | 0x100
_PROBE_SECONDS: Final = 1.0
_PUNCTUATION: Final = "!?.,:;@#/\\-_+=*&%$£\"'()[]{}<>|~^` \n\t"
_PROSE: Final = "Ordinary words of a letter home, sent on 12 March 2026 by room B12.\n"
# Each stops short at a character that no pattern means, and then has every mark there is: a search
# that wants one does not give up for want of it.
_PROBES: Final = (
    *(f"{unit * 1_000}\0{_PUNCTUATION}" for unit in ("aa", "AA", "11", "  ", "a ", "1-")),
    f"{_PROSE * 600}\0{_PUNCTUATION}",
)


def _counted(value: str) -> str:
    if value in COUNTABLE:
        return value
    close = get_close_matches(value.lower(), sorted(COUNTABLE), 1)
    hint = f"; did you mean {close[0]}?" if close else ""
    raise fault(f"must be one of {', '.join(sorted(COUNTABLE))}{hint}")


def _expression(value: str) -> str:
    # Presidio's own library for patterns; imported for those who have patterns.
    import regex  # type: ignore[import-untyped]

    try:
        compiled = regex.compile(value, flags=USUAL_FLAGS)
    except regex.error as error:
        where = "" if error.pos is None else f": look at its character {error.pos + 1}"
        raise fault(f"is not a regular expression that can be read{where}") from None
    try:
        for probe in _PROBES:
            compiled.search(probe, timeout=_PROBE_SECONDS)
    except TimeoutError:
        raise fault(
            "takes too long even on a short text; look for a repeat within a repeat, such as "
            "(a+)+, and for .* where a few characters are meant"
        ) from None
    return value


def _language(value: object) -> object:
    if value != LANGUAGE:
        raise fault("must be en: no text in another language is read")
    return value


def _words_of_languages(value: object) -> object:
    """The context words in `[en]` or `[{language: en, context: [pass]}]`."""
    if value is None:
        return None
    if not isinstance(value, list | tuple):
        raise fault("must be a list, even of one: [en]")
    words: list[object] = []
    for entry in value:
        _language(entry.get("language") if isinstance(entry, dict) else entry)
        context = entry.get("context") if isinstance(entry, dict) else None
        words += context if isinstance(context, list) else []
    return tuple(words)


def _flags(value: int) -> int:
    if value & ~_FLAGS_TAKEN:
        raise fault("must be made of 2, 8, 16, 32, 64 and 256 alone; Presidio's own is 26")
    return value


def _own_recogniser(value: object) -> object:
    kind = value.get("type", "custom") if isinstance(value, dict) else "custom"
    if isinstance(value, str) or kind == "predefined":
        raise fault(
            "names a recogniser that Presidio brings; those are not run, because they take order "
            "numbers for people's. Give patterns or a deny_list of your own"
        )
    return value


Countable = Annotated[Text, AfterValidator(_counted)]
Expression = Annotated[Text, AfterValidator(_expression)]
Score = Annotated[float, Setting(ge=0, le=1)]
Language = Annotated[Literal["en"], BeforeValidator(_language)]


class RecogniserPattern(Settings):
    """One regular expression of a recogniser."""

    name: Text = Setting(description="What it is called.", examples=["pass number"])
    regex: Expression = Setting(
        description="A regular expression of Python's; capitals and small letters are alike.",
        examples=[r"\bNest pass \d{3}\b"],
    )
    score: Score = Setting(
        description=f"How sure a hit is, from 0 to 1. It counts from {COUNTED_FROM} on.",
        examples=[0.6],
    )


class Recogniser(Settings):
    """Words and patterns of a school's own, and what of the contract they tell."""

    name: Text = Setting(
        description="What it is called; `explain` shows it beside each hit.",
        examples=["behaviour unit"],
    )
    counts_as: Countable = Setting(
        description="What a hit tells of the person it stands with: a category such as health, "
        "sen or behaviour, or an identifier such as candidate_number.",
        examples=["behaviour"],
    )
    deny_list: tuple[Text, ...] = Setting(
        default=(),
        description="Words to find, as they stand. Capitals, and where a line ends, do not matter.",
        examples=[["Blue Room", "the Nest"]],
    )
    deny_list_score: Score = Setting(
        default=1.0, description="How sure such a word is, from 0 to 1."
    )
    patterns: tuple[RecogniserPattern, ...] = Setting(
        default=(), description="What cannot be listed, by its shape."
    )
    context: tuple[Text, ...] = Setting(
        default=(),
        description="Words that make a hit surer by .35, at least to .4, where they stand shortly "
        "before it.",
        examples=[["pass", "exclusion"]],
    )
    supported_entity: Text | None = Setting(
        default=None,
        description="Presidio's name for what is found.",
        examples=["BEHAVIOUR_UNIT"],
    )
    supported_language: Language = Setting(
        default="en", description="The language of the texts; there is only en."
    )
    # Holds the words of context that stand there, which is all that it can tell beyond en.
    supported_languages: Annotated[
        tuple[Text, ...] | None, BeforeValidator(_words_of_languages)
    ] = Setting(
        default=None,
        description="The same, as Presidio's newer files write it: with the context below it.",
        examples=[[{"language": "en", "context": ["pass"]}]],
    )
    type: Literal["custom"] = Setting(default="custom", description="Presidio's word for your own.")
    enabled: bool = Setting(default=True, description="false leaves it out for now.")

    @model_validator(mode="after")
    def _can_find_something(self) -> Recogniser:
        if not self.patterns and not self.deny_list:
            raise fault("has neither patterns nor a deny_list: it would find nothing")
        scores = [pattern.score for pattern in self.patterns]
        scores += [self.deny_list_score] if self.deny_list else []
        if max(scores) < COUNTED_FROM and not self.words_near:
            raise fault(
                f"never counts: no score of it reaches {COUNTED_FROM}, and there is no context"
            )
        return self

    @property
    def words_near(self) -> tuple[str, ...]:
        """The context, in whichever of Presidio's two ways it was written."""
        return (*self.context, *(self.supported_languages or ()))


OwnRecogniser = Annotated[Recogniser, BeforeValidator(_own_recogniser)]


class RecogniserFile(Settings):
    """A file of Presidio's recogniser registry."""

    recognizers: tuple[OwnRecogniser, ...] = Setting(
        min_length=1, description="The recognisers, each with a counts_as."
    )
    supported_languages: tuple[Language, ...] = ("en",)
    global_regex_flags: Annotated[int, AfterValidator(_flags)] = USUAL_FLAGS


def recognisers_in(file: Path) -> tuple[tuple[Recogniser, ...], int]:
    """The recognisers of such a file, and the flags of its patterns.

    Raises ConfigError with every fault and its line.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = "This cannot be read as a text in UTF-8."
        raise ConfigError([Problem(file.name, message)]) from error
    document = ConfigText.read(text, file.name)
    if shape_fault(document) is not None:
        message = "This file must hold `recognizers:` with a list, as Presidio's registry does."
        raise ConfigError([*document.duplicates, Problem(file.name, message)])
    problems = [*document.duplicates, *same_names(document, ("recognizers",))]
    try:
        origin = Origin(file, document.lines)
        found = RecogniserFile.model_validate(document.data, context=origin)
    except ValidationError as error:
        problems += faults_in_words(error, document, RecogniserFile)
        raise ConfigError(problems) from None
    if problems:
        raise ConfigError(problems)
    return found.recognizers, found.global_regex_flags


def same_names(document: ConfigText, keys: Sequence[str]) -> list[Problem]:
    """A fault for each recogniser whose name an earlier one of the list has."""
    return repeated(document, tuple(keys), "name", "Another recogniser has this name")


def no_entries(value: object) -> object:
    """`recognisers:` with nothing below it means none."""
    return () if value is None else value
