"""The words of a picture as lines and tables, by the rules that hold for the pages of a PDF.

Tesseract gives a column of a table as a block of its own, and words of a page that lies on its
side where they stand in the picture. So the words are turned upright, a slant is taken out, and
`pdf_lines` puts together what stands side by side.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import floor
from statistics import median

from scanner.extract.ocr import Word
from scanner.extract.pdf_glyph import Glyph
from scanner.extract.pdf_lines import write_page
from scanner.extract.prose import Prose

_LINE_POINTS = 12.0  # every picture is scaled to this height of a line, whatever its resolution
_LOOSE = 1.2  # a line's height in a PDF to that of its letters, which is what Tesseract measures
_SLANT_STEP = 0.0025  # five pixels across a page at 300 dpi
_SLANT_STEPS = 32  # to either side: up to four and a half degrees
_SLANT_WORDS = 6  # fewer say nothing about it
# What is left of a form's lines: "Name ____", "| 7B |".
_RULES = "|_¦"
_DOMAIN = re.compile(r"@[\w.-]+\.\w")

_Lines = dict[tuple[int, int, int], list[Word]]
_Move = Callable[[float, float], tuple[float, float]]


def write_words(prose: Prose, words: Sequence[Word]) -> None:
    """Write the words from top to bottom, cells parted by tabs; note tables and what is hidden."""
    lines = _straight(_upright(_by_line(_without_rules(words))))
    if lines:
        write_page(prose, list(_glyphs(lines)))


def _without_rules(words: Sequence[Word]) -> Iterator[Word]:
    for word in words:
        text = word.text.strip(_RULES)
        if text:
            yield word._replace(text=text)


def _by_line(words: Iterator[Word]) -> _Lines:
    lines: _Lines = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return lines


def _whole_addresses(line: list[Word]) -> list[Word]:
    """The line, from left to right, without the blank that Tesseract often sees before an @."""
    whole: list[Word] = []
    for word in sorted(line, key=lambda word: word.left):
        if whole and _is_rest_of_address(whole[-1], word):
            whole[-1] = _joined(whole[-1], word)
        else:
            whole.append(word)
    return whole


def _is_rest_of_address(before: Word, word: Word) -> bool:
    if not _DOMAIN.match(word.text) or "@" in before.text:
        return False
    return word.left - before.right < word.bottom - word.top


def _joined(before: Word, word: Word) -> Word:
    return before._replace(
        text=before.text + word.text,
        left=min(before.left, word.left),
        top=min(before.top, word.top),
        right=max(before.right, word.right),
        bottom=max(before.bottom, word.bottom),
    )


def _upright(lines: _Lines) -> _Lines:
    """The words as on a page that is the right way up: from left to right."""
    across = down = 0.0
    for line in lines.values():
        across += _middle_x(line[-1]) - _middle_x(line[0])
        down += _middle_y(line[-1]) - _middle_y(line[0])
    if abs(across) >= abs(down):
        return lines if across >= 0 else _turned(lines, lambda x, y: (-x, -y))
    if down > 0:
        return _turned(lines, lambda x, y: (y, -x))
    return _turned(lines, lambda x, y: (-y, x))


def _straight(lines: _Lines) -> _Lines:
    """The words without the slant of a page that was laid on the glass crookedly."""
    slant = _slant([word for line in lines.values() for word in line])
    if not slant:
        return lines
    return {
        key: [
            word._replace(
                top=word.top - slant * _middle_x(word), bottom=word.bottom - slant * _middle_x(word)
            )
            for word in line
        ]
        for key, line in lines.items()
    }


def _slant(words: list[Word]) -> float:
    """How far lines fall, to their length: the slant at which most words share a height.

    Not taken from the lines Tesseract gives, which in a table may be of one word each.
    """
    if len(words) < _SLANT_WORDS:
        return 0.0
    band = max(median(word.bottom - word.top for word in words) / 2, 1.0)

    def agreement(slant: float) -> int:
        heights = [(_middle_y(word) - slant * _middle_x(word)) / band for word in words]
        bands = (Counter(map(floor, heights)), Counter(floor(height + 0.5) for height in heights))
        return sum(count * count for counted in bands for count in counted.values())

    steps = sorted(range(-_SLANT_STEPS, _SLANT_STEPS + 1), key=abs)
    return max((step * _SLANT_STEP for step in steps), key=agreement)


def _glyphs(lines: _Lines) -> Iterator[Glyph]:
    """Each word as one character of a page in points, the y axis upwards.

    The words of a line stand on one height, so that "on" and "Theo" do not part.
    """
    heights = {key: _height(line) for key, line in lines.items()}
    usual = median(heights.values())
    scale = _LINE_POINTS / (usual * _LOOSE)
    for key, line in lines.items():
        middle = -median(_middle_y(word) for word in line) * scale
        half = max(heights[key], 0.8 * usual) * _LOOSE * scale / 2
        before = None
        for word in _whole_addresses(line):
            left, right = word.left * scale, word.right * scale
            if before is not None:
                end = max(before.right * scale + 0.01, left)
                yield Glyph(" ", before.right * scale, middle - half, end, middle + half)
            yield Glyph(word.text, left, middle - half, right, middle + half, word.hidden)
            before = word
        yield Glyph("\n", 0, 0, 0, 0)


def _height(line: list[Word]) -> float:
    """That of most of its words, but a tall one's rather than that of "on"."""
    heights = sorted(word.bottom - word.top for word in line)
    return max(heights[len(heights) * 3 // 4], 1.0)


def _middle_x(word: Word) -> float:
    return (word.left + word.right) / 2


def _middle_y(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _turned(lines: _Lines, move: _Move) -> _Lines:
    return {key: [_moved(word, move) for word in line] for key, line in lines.items()}


def _moved(word: Word, move: _Move) -> Word:
    one, other = move(word.left, word.top), move(word.right, word.bottom)
    return word._replace(
        left=min(one[0], other[0]),
        top=min(one[1], other[1]),
        right=max(one[0], other[0]),
        bottom=max(one[1], other[1]),
    )
