"""Text with the truth about it: composed of pieces, so that no offset is ever counted by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

Span = tuple[int, int]
_PLACE = re.compile(r"\{(\w+)\}")


class Answer(StrEnum):
    """What the policy asks for."""

    RESOLVED = "resolved"  # exactly the one person
    UNSURE = "unsure"  # several people or none: the text does not say who
    OPTIONAL = "optional"  # the person or nobody; not what the case is about


@dataclass(frozen=True, slots=True)
class Truth:
    """What stands in the text. `spans`: the acceptable ones, the contract's own first.

    `kind`: person, an identifier of the contract, "category", "lookalike" or "stranger".
    `value`: of a category its name, of a lookalike what it resembles.
    """

    kind: str
    spans: tuple[Span, ...]
    subjects: frozenset[str] = frozenset()
    answer: Answer = Answer.RESOLVED
    value: str = ""

    def shifted(self, by: int) -> Truth:
        return replace(self, spans=tuple((start + by, end + by) for start, end in self.spans))

    def overlaps(self, start: int, end: int) -> bool:
        return any(s < end and start < e for s, e in self.spans)


@dataclass(frozen=True, slots=True)
class Written:
    """A stretch of text and what it says; the truths' spans count from its own start."""

    text: str
    truths: tuple[Truth, ...] = ()

    def with_truth(self, truth: Truth) -> Written:
        return replace(self, truths=(*self.truths, truth))

    def over_all(self, kind: str, **more: object) -> Written:
        """The same with one more truth that covers all of it."""
        return self.with_truth(Truth(kind, ((0, len(self.text)),), **more))  # type: ignore[arg-type]


Fill = Written | str | Callable[[], "Written | str"]


def fill(template: str, fills: Mapping[str, Fill]) -> Written:
    """The template with each {place} filled; a callable is asked anew at every place."""
    pieces: list[Written] = []
    position = 0
    for place in _PLACE.finditer(template):
        pieces.append(Written(template[position : place.start()]))
        pieces.append(_written(fills[place[1]]))
        position = place.end()
    pieces.append(Written(template[position:]))
    return joined(pieces)


def _written(value: Fill) -> Written:
    if callable(value):
        value = value()
    return Written(value) if isinstance(value, str) else value


def joined(pieces: Iterable[Written], separator: str = "") -> Written:
    """The pieces one after another."""
    texts: list[str] = []
    truths: list[Truth] = []
    length = 0
    for piece in pieces:
        if texts and separator:
            texts.append(separator)
            length += len(separator)
        truths.extend(truth.shifted(length) for truth in piece.truths)
        texts.append(piece.text)
        length += len(piece.text)
    return Written("".join(texts), tuple(truths))
