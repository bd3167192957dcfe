"""One wrong exposure on its way through the rules, asked one after another until one takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rules.facts import Facts
from rules.pattern import Condition, Pattern
from scanner.model import Exposure

# What a yes or a no of a fact means, for a technician who reads it.
_MEANING: Mapping[str, tuple[str, str]] = {
    "resembles": ("one slip away from a known address", "near to no known address"),
    "own_webmail": (
        "a free-mail address with the sender's own two names",
        "no free-mail address with the sender's own two names",
    ),
    "hidden": ("all of it stands in hidden places", "some of it is in plain view"),
    "redacted": ("all of it is under a failed redaction", "not all of it is under a redaction"),
    "attached_only": (
        "the message itself is fit, its attachment is not",
        "the message itself tells it, or nobody knows the recipient and nothing else was meant",
    ),
    "letter": ("a letter", "not a letter"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that a condition asks: what it wants, what is, and whether that holds."""

    asks: str
    actual: str | bool
    wants: tuple[str, ...] | bool
    holds: bool

    @property
    def words(self) -> str:
        """ "standing is contact, the rule wants unknown or leaver"."""
        what = f"{self.asks.replace('_', ' ')} is {_said(self.actual)}"
        if self.asks in _MEANING:
            yes, no = _MEANING[self.asks]
            what += f" ({yes if self.actual else no})"
        if self.holds:
            return what
        wanted = _said(self.wants) if isinstance(self.wants, bool) else " or ".join(self.wants)
        return f"{what}, the rule wants {wanted}"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that was asked, and whether it takes the exposure."""

    pattern: Pattern
    facts: Facts
    takes: bool

    def conditions(self) -> Iterator[tuple[Answer, ...]]:
        """The answers to each condition of the rule; the rule takes what one of them wholly fits.

        A condition that fits is the last one: the rest are not asked.
        """
        for condition in self.pattern.when:
            answers = tuple(answers_to(self.facts, condition))
            yield answers
            if all(answer.holds for answer in answers):
                return


@dataclass(frozen=True, slots=True)
class Walk:
    """One wrong exposure with its facts, before the rules of its medium in their order."""

    exposure: Exposure
    facts: Facts
    rules: Sequence[Pattern]

    def steps(self) -> Iterator[Step]:
        """The rules as they are asked; the one that takes the exposure is the last."""
        for pattern in self.rules:
            takes = any(self.facts.meet(condition) for condition in pattern.when)
            yield Step(pattern, self.facts, takes)
            if takes:
                return

    @property
    def taken_by(self) -> Pattern | None:
        """The first rule that applies, if one does."""
        return next((step.pattern for step in self.steps() if step.takes), None)


def answers_to(facts: Facts, condition: Condition) -> Iterator[Answer]:
    """What the condition asks of the facts, and how they answer."""
    for name, wanted in condition.asked():
        wants = wanted if isinstance(wanted, bool) else tuple(sorted(wanted))
        yield Answer(name, getattr(facts, name), wants, facts.hold(name, wanted))


def _said(value: str | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
