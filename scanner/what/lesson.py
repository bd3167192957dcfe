"""What a lesson's text says that is nobody's own: tasks, lines of a play, grades in music."""

from __future__ import annotations

import re
from functools import cached_property

from detectors.classwork import is_classwork
from detectors.matter import plays_music
from detectors.schoolwork import is_short_enough
from scanner.model import Mention
from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople

_TASK = re.compile(
    r"(?:to )?(?:draws|reads|writes|labels|explains|describes|recalls|names|sorts|compares|plots|"
    r"infers|predicts|identifies|orders|solves|calculates|analyses)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"[ \t]*(?:\([^)\n]*\)[ \t]*)?:")
_SCRIPT = re.compile(
    r"\b(?:puppets?|play ?scripts?|scripts?|scenes?|sketch|act (?:one|two|three|\d)|drama|"
    r"pantomime|dialogue|(?:our|a|the|\w+-minute) play|"
    r"one-act|read-out|puppet show|nativity|interview with an?|"
    r"prayers|intercessions|assembly (?:script|readings?))\b",
    re.IGNORECASE,
)
# "MUMMY BEAR:", a part in it that is nobody's name.
_PART = re.compile(r"[ \t]*[A-Z][A-Z '’.-]{1,30}(?:\([^)\n]*\))?[ \t]*:")
_GRADE = re.compile(r"(?:grade|level) \d", re.IGNORECASE)
_HEAD = 120  # characters in which a script says that it is one


class Lesson:
    """The lesson that one part may be of."""

    def __init__(self, layout: Layout, people: NamedPeople) -> None:
        self._layout = layout
        self._people = people

    def teaches(self, mention: Mention) -> bool:
        """Are a lexicon's words set, spoken on stage or played here, and not said of somebody?"""
        return (
            self._is_spoken_on_stage(mention)
            or self._is_task(mention)
            or self._is_of_music(mention)
        )

    @cached_property
    def is_headed(self) -> bool:
        """Does the first line of a short text say that all of it is a class's work?"""
        text = self._layout.text
        head = text[:_HEAD].lstrip().partition("\n")[0]
        return is_short_enough(text) and is_classwork(head)

    def _is_task(self, mention: Mention) -> bool:
        """Does set work say who "draws the graph"? Elsewhere that is what somebody can do."""
        is_task = mention.value == "attainment" and _TASK.match(self._layout.text, mention.start)
        return bool(is_task) and self._people.sets_work(mention.start)

    def _is_spoken_on_stage(self, mention: Mention) -> bool:
        """Is it a line of a play, behind the name of who says it?"""
        if _SCRIPT.search(self._layout.text, 0, _HEAD) is None:
            return False
        line = self._layout.line_at(mention.start)
        if _PART.match(self._layout.text, line.start, mention.start):
            return True
        speakers = self._people.within(Span(line.start, mention.start))
        if not speakers or self._layout.text_of(Span(line.start, speakers[0].start)).strip():
            return False
        return _SAYS.match(self._layout.text, speakers[0].end) is not None

    def _is_of_music(self, mention: Mention) -> bool:
        """Is it a grade of an instrument's or a dance's: "Piano: Ann (Grade 3)"?"""
        if mention.value != "attainment":
            return False
        if not _GRADE.match(self._layout.text, mention.start, mention.end):
            return False
        paragraph = self._layout.paragraph_at(mention.start)
        return plays_music(self._layout.text_of(Span(paragraph.start, mention.start)))
