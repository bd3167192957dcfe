"""Lists in running text: what a heading tells of everybody in the short lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detectors.matter import plays_music
from scanner.model import Mention, MentionKind
from scanner.what.common_matter import titles_nobody
from scanner.what.layout import Layout, Span
from scanner.what.lesson import Lesson
from scanner.what.list_title import categories_of_listed
from scanner.what.named_people import NamedPeople

_QUESTIONS = re.compile(r"\b(?:questions for|hot[- ]?seat\w*|role cards?)\b", re.IGNORECASE)
_BESIDE_A_NAME = 60  # characters that a list tells of each
_LISTED_LINE = 70  # characters; a longer line under a heading is prose, not a list


class HeadedLists:
    """The lists of one part."""

    def __init__(self, layout: Layout, people: NamedPeople, lesson: Lesson) -> None:
        self._layout = layout
        self._people = people
        self._lesson = lesson

    def people_below(self, mention: Mention) -> tuple[str, ...]:
        """ "SEN register" over a list: everybody named in the short lines below the heading."""
        line = self._layout.line_at(mention.start)
        if not self._layout.is_heading(line) or self._lesson.teaches(mention):
            return ()
        people = self._listed_below(line)
        heads = self._layout.text_of(line).rstrip().endswith(":") and self._are_pupils(people)
        return people if heads or self._told_of(people, line) else ()

    def told(self) -> Iterator[Mention]:
        """What headings tell of everybody listed below them, at the heading."""
        if not self._people.all:
            return
        for line in self._layout.headings:
            if self._layout.row_at(line.start) is not None:
                continue
            people = self._listed_below(line)
            for category in sorted(self._told_of(people, line)):
                yield Mention(
                    "list",
                    MentionKind.CATEGORY,
                    category,
                    self._layout.part.index,
                    line.start,
                    line.end,
                    0.9,
                    people,
                )

    def _listed_below(self, line: Span) -> tuple[str, ...]:
        """Everybody listed below a heading; nobody below the title of what is learnt."""
        people = tuple(dict.fromkeys(self._names_below(line)))
        heading = self._layout.text_of(line)
        if people and (self._lesson.titles(heading) or titles_nobody(heading)):
            return ()
        return people

    def _told_of(self, people: Sequence[str], title: Span) -> frozenset[str]:
        heading = self._layout.text_of(title)
        if not people or _QUESTIONS.search(heading):
            return frozenset()
        told = categories_of_listed(heading, of_adults=not self._are_pupils(people))
        return told - {"attainment"} if plays_music(heading) else told

    def _are_pupils(self, people: Sequence[str]) -> bool:
        """Of people who are listed together the first tells."""
        return bool(people) and self._people.is_pupil(people[0])

    def _names_below(self, heading: Span) -> Iterator[str]:
        """Pupils, or adults where the list begins with one: beside pupils they teach or fetch."""
        blanks = 0
        of_pupils: bool | None = None
        for line in self._layout.lines_below(heading):
            text = self._layout.text_of(line).strip()
            if not text:
                blanks += 1
                if blanks > 1:
                    return
                continue
            named = self._people.spoken_of_within(line)
            people = [m for m in named if self._is_pupil(m)]
            if of_pupils is None:
                of_pupils = bool(people)
            if not of_pupils:
                people = named
            if not people or self._is_prose(text, people):
                return
            blanks = 0
            yield from (m.subjects[0] for m in people)

    def _is_prose(self, line: str, people: Sequence[Mention]) -> bool:
        """Is a long line no list: without commas, or with much more than those it names?"""
        if len(line) <= _LISTED_LINE:
            return False
        others = len(line) - sum(m.end - m.start for m in people)
        return "," not in line or others > _BESIDE_A_NAME * len(people)

    def _is_pupil(self, person: Mention) -> bool:
        return self._people.is_pupil(person.subjects[0])
