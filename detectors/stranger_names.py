"""Names on no roster, told by what people of a school write around names.

No model: a run of capitalised words is a name where its given name is one that the school or the
language knows and nothing makes it a place or a thing, or where the sentence treats it as a
person ("Former pupil: …", "…, the mother", "… was suspended", "cousin of …"). The given names are
the roster's own and those of `short_forms.yaml`, so that all families' names count alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from detectors.folding import fold
from detectors.person_frame import LETTER, PersonFrame
from detectors.stranger_words import known_given_names, stranger_words
from detectors.word_names import word_names
from scanner.model import Mention, MentionKind, NameForm, Part, Person

NAME = "stranger_names"
MOST_WORDS = 4
WORD = rf"{LETTER}(?:{LETTER}|['’\-‐‑](?={LETTER}))*\.?"
PARTICLE = (
    r"(?:de|da|dos|del|della|di|du|la|le|van|von|der|den|ten|bin|bint|ibn|al|el|ul|ur|ap|ab|ferch|"
    r"mac|y)"
)
RUN = re.compile(rf"(?<![\w@/.'’-]){WORD}(?:[ \u00a0](?:{PARTICLE}[ \u00a0])*{WORD})*(?![\w@/])")
TURNED = re.compile(
    rf"(?<![\w@/.'’-])(?P<family>{WORD}(?:[ \u00a0]{WORD})?),[ \u00a0]?"
    rf"(?P<given>{WORD}(?:[ \u00a0]{WORD})?)(?![\w@/])"
)
WORDS = re.compile(WORD)
POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’]$")
LINE = re.compile(r"[^\n\t|]+")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    is_capital: bool  # begins with one
    is_all_capitals: bool


class StrangerNames:
    """Finds full names in the windows it is given: two to four words, title and 's left out.

    `people`: the roster, whose given and family names are taken as words that name people.
    """

    name = NAME
    categories: frozenset[str] = frozenset()

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._people = people

    @cached_property
    def _names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Given and family names. Read when first asked: most items ask nothing."""
        given, family = set(known_given_names()), set[str]()
        for person in self._people:
            for name in person.names:
                given.update(_pieces(name.given.reveal()))
                family.update(_pieces(name.family.reveal()))
        return frozenset(given), frozenset(family)

    @property
    def _given(self) -> frozenset[str]:
        return self._names[0]

    @property
    def _family(self) -> frozenset[str]:
        return self._names[1]

    def mentions_in(self, part: Part, windows: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """Unrostered people in the windows, `(start, end)` of the part's text."""
        text = part.text.reveal()
        for start, end in windows:
            for line in LINE.finditer(text, max(0, start), min(len(text), end)):
                for span in self._in_line(text, *line.span()):
                    yield mention_of(NAME, part, span, 0.6)

    def is_no_name(self, text: str, start: int, end: int) -> bool:
        """Do the words themselves, or those beside them, make this a place or a thing?"""
        words = _words_of(text, start, end)
        if not words or words[0].folded in stranger_words().ordinary:
            return True
        if _is_thing(words) and not self._is_person_called_as_a_thing(
            words, PersonFrame(text, start, end)
        ):
            return True
        return _is_taken(text, start, end)

    def _in_line(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        done = start
        for match in TURNED.finditer(text, start, end):
            span = self._turned(text, match)
            if span is not None and span[0] >= done:
                yield from self._straight(text, done, span[0])
                yield span
                done = span[1]
        yield from self._straight(text, done, end)

    def _straight(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for run in RUN.finditer(text, start, end):
            for words in self._capitalised(_words_of(text, *run.span())):
                span = self._name_in(text, words)
                if span is not None:
                    yield span

    def _capitalised(self, words: list[_Word]) -> Iterator[list[_Word]]:
        """Runs of words with a capital; a particle joins ("Sofia van der Berg")."""
        run: list[_Word] = []
        particles: list[_Word] = []
        for index, word in enumerate(words):
            if run and word.start - words[index - 1].end != 1:  # a full stop, an 's
                yield run
                run, particles = [], []
            if word.is_capital and not self._is_ordinary(words, index):
                run, particles = [*run, *particles, word], []
            elif run and re.fullmatch(PARTICLE, word.folded):
                particles.append(word)
            elif run:
                yield run
                run, particles = [], []
        if run:
            yield run

    def _is_ordinary(self, words: list[_Word], index: int) -> bool:
        """Of "Can Demir" neither word is, where the school knows the family name."""
        word = words[index]
        if word.folded not in stranger_words().ordinary:
            return False
        if not word.is_capital:
            return True
        before = words[index - 1] if index else None
        if before is not None and self._is_given(before) and self._is_family(word):
            return False
        after = words[index + 1] if index + 1 < len(words) else None
        return not (
            word.folded in self._given
            and after is not None
            and after.is_capital
            and self._is_family(after)
            and not self._is_given(after)
        )

    def _is_family(self, word: _Word) -> bool:
        return word.folded in self._family or any(p in self._family for p in _pieces(word.folded))

    def _name_in(self, text: str, words: list[_Word]) -> tuple[int, int] | None:
        """The name within a run of capitalised words, None if it is no person's."""
        leads = [n for n, word in enumerate(words) if self._may_lead(word)]
        if leads == [1] and len(words) == 2 and words[0].folded in self._given:
            leads = [0]  # "Nana Mensah": a title to some, a name to others
        if not leads or len(words) - leads[0] < 2:
            return None
        words = words[leads[0] :]
        knows_given = self._is_given(words[0])
        if not knows_given:
            # "Yesterday Ada Moss": a word nobody is called by, before one that is a given name.
            later = next((n for n, w in enumerate(words) if self._is_given(w)), None)
            if later is not None and len(words) - later >= 2:
                words, knows_given = words[later:], True
        if len(words) > MOST_WORDS:
            return None
        start, end = words[0].start, words[-1].end
        if _is_taken(text, start, end):
            return None
        if not self._is_person(text, words, knows_given):
            return None
        return start, end

    def _is_person(self, text: str, words: list[_Word], knows_given: bool) -> bool:
        knows_family = self._is_family(words[-1])
        frame = PersonFrame(text, words[0].start, words[-1].end)
        if any(word.is_all_capitals for word in words) and not (knows_given or frame.is_strong):
            return False
        if _is_thing(words):
            return self._is_person_called_as_a_thing(words, frame)
        is_plain = words[0].folded not in word_names()
        if knows_given and (is_plain or knows_family):
            return not (frame.is_place and not knows_family)
        if knows_given or knows_family:
            return frame.is_any and not frame.is_place
        return frame.is_strong

    def _is_person_called_as_a_thing(self, words: Sequence[_Word], frame: PersonFrame) -> bool:
        """Mason Hall who was late, and not Jubilee Hall."""
        if not _may_be_family_name(words):
            return False
        if frame.is_strong or not self._is_given(words[0]):
            return frame.is_strong
        return frame.is_acting or (
            self._is_family(words[-1]) and frame.is_any and not frame.is_place
        )

    def _may_lead(self, word: _Word) -> bool:
        """Titles do not, unless somebody is called so and no full name follows ("Nana Mensah")."""
        return word.folded not in stranger_words().titles

    def _is_given(self, word: _Word) -> bool:
        if word.folded in self._given:
            return True
        pieces = _pieces(word.folded)
        return len(pieces) > 1 and pieces[0] in self._given

    def _turned(self, text: str, match: re.Match[str]) -> tuple[int, int] | None:
        """ "Doherty, Eimear", whole; not two names of a list, nor an aside."""
        family = _words_of(text, *match.span("family"))
        given = _words_of(text, *match.span("given"))
        given = [w for n, w in enumerate(given) if all(one.is_capital for one in given[: n + 1])]
        if not given or not all(word.is_capital for word in family):
            return None
        words = stranger_words()
        if family[0].folded in words.ordinary | words.titles and len(family) > 1:
            family = family[1:]
        if any(w.folded in words.ordinary for w in (*family, *given)) or _is_thing(family):
            return None
        if not self._is_given(given[0]):
            return None
        is_listed = self._is_given(family[0]) and len(given) == 1 and len(family) == 1
        shouts = all(word.is_all_capitals for word in family) and len(family[0].folded) > 2
        knows_family = family[-1].folded in self._family
        opens = _opens(text, family[0].start)
        if not (
            shouts or (opens and _closes(text, given[-1].end)) or (knows_family and not is_listed)
        ):
            return None
        given = [w for n, w in enumerate(given) if n == 0 or self._is_given(w)]
        return family[0].start, given[-1].end


# What opens a cell, a line or a labelled value.
_OPENING = re.compile(r"(?:^|[\n\t|:;(•*\"]|\b(?:pupil|student|child|name|for|re))[\s\"]*$", re.I)
_CLOSING = re.compile(r"\s*(?:$|[\n\t|;(/\"–]|-\s|,\s*(?:\d|Year|Form|DOB))")


def mention_of(detector: str, part: Part, span: tuple[int, int], confidence: float) -> Mention:
    """An unrostered person at this span."""
    return Mention(
        detector=detector,
        kind=MentionKind.PERSON,
        value="unrostered",
        part=part.index,
        start=span[0],
        end=span[1],
        confidence=confidence,
        form=NameForm.UNROSTERED,
    )


def _pieces(name: str) -> list[str]:
    """The words of a name, folded: "Anne-Marie" is both, "Anne" and "Marie"."""
    return [piece for piece in re.split(r"[\s\-.]+", fold(name).text) if len(piece) > 1]


def _words_of(text: str, start: int, end: int) -> list[_Word]:
    words = []
    for match in WORDS.finditer(text, start, end):
        written = POSSESSIVE.sub("", match[0])
        if len(written) > 2 or not match[0][0].isupper():
            written = written.rstrip(".")
        if not written:
            continue
        words.append(
            _Word(
                match.start(),
                match.start() + len(written),
                fold(written.rstrip(".")).text,
                written[0].isupper(),
                len(written) > 1 and written.isupper(),
            )
        )
    return words


def _is_thing(words: Sequence[_Word]) -> bool:
    lists = stranger_words()
    if words[-1].folded in lists.family_names_too:
        return True
    return any(word.folded in lists.things for word in words)


def _may_be_family_name(words: Sequence[_Word]) -> bool:
    """A given name and "Hall": only its last word is a thing, and that is a family name too."""
    last = words[-1].folded in stranger_words().family_names_too
    return last and not any(word.folded in stranger_words().things for word in words[:-1])


def _is_taken(text: str, start: int, end: int) -> bool:
    """Is it "the …", or does a thing follow that bears the name?"""
    before = text[max(0, start - 12) : start]
    if re.search(r"\b(?:the|a|an|this|every|each)\s+$", before, re.I):
        return True
    after = re.match(rf"[ \u00a0]({LETTER}+)", text[end : end + 30])
    return after is not None and after[1].lower() in stranger_words().taken_by


def _opens(text: str, start: int) -> bool:
    return _OPENING.search(text[max(0, start - 20) : start]) is not None or start == 0


def _closes(text: str, end: int) -> bool:
    return _CLOSING.match(text[end : end + 20]) is not None
