"""The form behind a name: "Ann Obi (4 Heron)", "Ben Cole, 10B, …".

It says who is meant and nothing of them, and it stands wherever a name does; the words around it
are read as if it were not there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_CLASS = (
    r"(?:(?:[Yy]ear|[Yy]r|Y|[Cc]lass|[Ff]orm) ?\d{1,2}|"
    r"(?:(?:[Yy]ear|[Yy]r|Y|[Cc]lass|[Ff]orm) ?)?"
    r"(?:\d{1,2} ?(?:[A-Z]{1,3}\d?|[A-Z][a-z]{2,9})|[RN] [A-Z][a-z]{2,9}))"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_BEHIND = re.compile(rf" ?\({_CLASS}\)|, (?!\d{{1,2}} {_MONTH}|\d{{1,2}},){_CLASS},")
_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]+$")
# Behind these it is a level: "Maths (4A)".
_SUBJECT = re.compile(
    r"\b(?:Maths?|English|Reading|Writing|Science|Speaking|Spelling|Level|Grade|Set|Room|Biology|"
    r"Chemistry|Physics|History|Geography|French|Spanish|German|Music|Art|Computing|Year|Class)$"
)
_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class WithoutForms:
    """A text without them, and the way back from its offsets to those of the whole text.

    `starts`: where, in the shorter text, something was left out; `left_out`: how many characters
    up to there.
    """

    text: str
    starts: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the whole text of a stretch of the shorter one."""
        return self._whole(start), self._whole(end - 1) + 1 if end > start else self._whole(end)

    def _whole(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        return position + self.left_out[index] if index >= 0 else position


def without_forms(text: str) -> WithoutForms:
    """The text without the forms behind names.

    >>> without_forms("Is Ann Obi (4 Heron) in?").text
    'Is Ann Obi in?'
    """
    pieces: list[str] = []
    starts: list[int] = []
    left_out: list[int] = []
    done = length = 0
    for form in _BEHIND.finditer(text):
        before = text[max(0, form.start() - _LONGEST_NAME) : form.start()]
        if _NAME.search(before) is None or _SUBJECT.search(before) is not None:
            continue
        pieces.append(text[done : form.start()])
        length += form.start() - done
        done = form.end()
        starts.append(length)
        left_out.append(done - length)
    if not pieces:
        return WithoutForms(text)
    return WithoutForms("".join((*pieces, text[done:])), tuple(starts), tuple(left_out))
