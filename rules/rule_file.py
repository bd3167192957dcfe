"""One file of rules or of policy, checked: every fault with the file and the line it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from scanner.config.text import ConfigText, faults_in_words
from scanner.errors import ConfigError, Problem, RuleError

Model = TypeVar("Model", bound=BaseModel)


def read_document(read: Callable[[], str], name: str) -> ConfigText:
    """The YAML of one file, with the line of every key. Raises RuleError where it is none."""
    try:
        document = ConfigText.read(read(), name)
    except ConfigError as error:
        raise RuleError(error.problems) from None
    except UnicodeDecodeError:
        message = "This is not UTF-8 text. Save it again, as UTF-8."
        raise RuleError([Problem(name, message)]) from None
    except OSError as error:
        told = f"This cannot be read ({type(error).__name__}); give pupilguard's account the right."
        raise RuleError([Problem(name, told)]) from None
    if not isinstance(document.data, dict):
        message = "This file must be made of keys, like the rule files that pupilguard brings."
        raise RuleError([*document.duplicates, Problem(name, message)])
    return document


def checked(document: ConfigText, model: type[Model]) -> Model:
    """The document as a model. Raises RuleError with every fault of its shape."""
    problems = list(document.duplicates)
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        # A union tells one fault for each of its members: the first one said at a place is enough.
        told: dict[tuple[str, str], Problem] = {}
        for problem in faults_in_words(error, document, model):
            told.setdefault(_where(problem), problem)
        raise RuleError([*problems, *told.values()]) from None
    if problems:
        raise RuleError(problems)
    return value


def suggestion(word: str, known: Iterable[str]) -> str:
    """What to put behind a fault: "Did you mean `basis`?", or all that is known."""
    known = sorted(known)
    close = get_close_matches(word.lower(), known, 1, cutoff=0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"Known are: {', '.join(known)}."


def _where(problem: Problem) -> tuple[str, str]:
    """A place and the key that is spoken of there."""
    return problem.place, problem.message.partition(" must ")[0]
