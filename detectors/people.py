"""Names of the people on the roster, however they are written.

Yields candidates and how each was written; who is meant is decided later, with all evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import OSA

from detectors.folding import Folded, fold
from detectors.name_slip import NameSlips, Slip
from scanner.model import Mention, MentionKind, NameForm, Part, Person, PersonKind

_ADULTS = frozenset({PersonKind.CONTACT, PersonKind.STAFF, PersonKind.AGENCY})
_TITLES = r"(?:mr|mrs|miss|ms|mx|dr|prof|rev|fr|sir|lady|lord|master|king|queen|saint|st)"
_TITLE_BEFORE = re.compile(rf"\b({_TITLES})\.?(?: (?:and|&) {_TITLES}\.?)? (?:[a-z]\.? )?$")
_ADULT_TITLES = frozenset(["mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "sir"])
_PEERAGE = frozenset(["king", "queen", "saint", "st", "lord", "lady"])

_MOST_CONTINUED = 400  # people looked through for a longer name that begins like this
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")


def normal(text: str) -> str:
    """A name or text as names are compared: folded, with hyphens and line ends as spaces."""
    return fold(text).text.translate(_TO_SPACE)


_TO_SPACE = {ord(c): " " for c in "-\t\n\r\v\f"}
_BREAK = "\x1f"  # no name stands on both sides of it
_WRAPPED_LINE = 50  # characters; a shorter line, or one of a table, ends what it says
_LINE_END = re.compile(r"(?P<line>[^\n]*)\n(?P<blank>[ \t\r]*(?=\n))?")


def _line_end(match: re.Match[str]) -> str:
    """A line with its end as a space where prose was wrapped, as a break elsewhere."""
    line = match["line"]
    wrapped = len(line) >= _WRAPPED_LINE and "\t" not in line and match["blank"] is None
    return f"{line}{' ' if wrapped else _BREAK}{match['blank'] or ''}"


@dataclass(slots=True)
class _Entry:
    """Who is written like this, by the way of writing."""

    full: set[str] = field(default_factory=set)
    weak: dict[NameForm, set[str]] = field(default_factory=lambda: defaultdict(set))
    given: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match in the comparable text."""

    start: int
    end: int
    entry: _Entry


@dataclass(frozen=True, slots=True)
class _Comparable:
    """Text ready for matching, with the way back to the offsets of the original."""

    text: str
    folded: Folded
    breaks: tuple[int, ...]
    dropped: tuple[int, ...]

    def original(self, position: int) -> int:
        index = bisect_right(self.breaks, position) - 1
        return self.folded.original(position + (self.dropped[index] if index >= 0 else 0))

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.original(start), self.original(end - 1) + 1


class RosterNames:
    """Finds everybody of a roster by name: full, turned round, short, with initials or a slip."""

    name = "people"
    categories = frozenset({"identity"})

    def __init__(self, people: Iterable[Person]) -> None:
        self._kinds: dict[str, PersonKind] = {}
        self._entries: dict[str, _Entry] = defaultdict(_Entry)
        self._families: dict[str, set[str]] = defaultdict(set)  # of a given name
        self._givens: dict[str, set[str]] = defaultdict(set)  # of a family name
        self._full: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._names_of: dict[str, list[str]] = defaultdict(list)
        self._forms: dict[str, str] = {}
        self._slips = NameSlips(self._families, self._givens, self._full)
        for person in people:
            self._kinds[person.id] = person.kind
            if person.form:
                self._forms[person.id] = normal(person.form)
            for name in person.names:
                self._learn(person, normal(name.given.reveal()), normal(name.family.reveal()))
        self._form_names = frozenset(self._forms.values())
        keys = list(self._entries)
        self._by_index = [self._entries[key] for key in keys]
        self._automaton = AhoCorasick(keys, matchkind=MatchKind.Standard)

    def _learn(self, person: Person, given: str, family: str) -> None:
        given, family = " ".join(given.split()), " ".join(family.split())
        if not given or not family:
            return
        self._names_of[person.id].append(f"{given} {family}")
        for one in _spellings(given):
            self._entries[one].given.add(person.id)
            for other in _spellings(family):
                self._entries[other].family.add(person.id)
                self._families[one].add(other)
                self._givens[other].add(one)
                self._full[one, other].add(person.id)
                for written in _orders(one, other):
                    self._entries[written].full.add(person.id)
                for written in _with_initial(one, other):
                    self._entries[written].weak[NameForm.INITIALS].add(person.id)
        for short, kept in _shortened(given, family):
            for written in _orders(short, kept):
                self._entries[written].weak[NameForm.NICKNAME].add(person.id)

    # -- finding

    def mentions(self, part: Part) -> Iterator[Mention]:
        """Every name of the roster in the part, with its candidates."""
        text = part.text.reveal()
        comparable = _comparable(text)
        hits = self._hits(text, comparable)
        position = 0
        while position < len(hits):
            used, found = self._read(part, text, comparable, hits, position)
            position += used
            if found is not None:
                yield found

    def _hits(self, text: str, comparable: _Comparable) -> list[_Hit]:
        """The longest names that begin and end with a word, from left to right.

        All matches are looked at: one inside a word may overlap the beginning of a name.
        """
        flat = comparable.text
        whole = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True)
            if _starts_word(flat, start)
            and _ends_word(flat, end)
            and _is_evenly_written(text, comparable, start, end)
        ]
        hits: list[_Hit] = []
        done = 0
        for start, minus_end, index in sorted(whole):
            if start >= done:
                done = -minus_end
                hits.append(_Hit(start, done, self._by_index[index]))
        return hits

    def _read(
        self, part: Part, text: str, comparable: _Comparable, hits: Sequence[_Hit], position: int
    ) -> tuple[int, Mention | None]:
        """How many hits one name took, and the mention it makes, if any."""
        hit = hits[position]
        entry = hit.entry
        written = text[slice(*comparable.span(hit.start, hit.end))]
        title = _TITLE_BEFORE.search(comparable.text, max(0, hit.start - 24), hit.start)
        if not entry.full and _comes_after_hyphen(text, comparable, hit.start):
            return 1, None  # half of a longer name, which its other half will find
        if _goes_on_with_hyphen(text, comparable, hit.end):
            return 1, self._continued(part, comparable, hit)
        if entry.full:
            if not self._is_the_person(text, comparable, hit, written):
                return 1, None
            ids = self._fitting(entry.full, title)
            return 1, self._mention(part, comparable, hit.start, hit.end, ids, NameForm.FULL)
        joined = self._joined(comparable, hits, position)
        if joined is not None:
            end, ids = joined
            return 2, self._mention(part, comparable, hit.start, end, ids, NameForm.FULL)
        slips = self._slips.beside(comparable.text, hit.start, hit.end)
        slip = self._first_slip(text, comparable, slips)
        if slip is None:
            for form in (NameForm.NICKNAME, NameForm.INITIALS):
                if entry.weak.get(form) and not _is_words(written, ""):
                    if form is NameForm.INITIALS and not _stands_free(comparable.text, hit.start):
                        return 1, None
                    ids = self._fitting(entry.weak[form], title)
                    return 1, self._mention(part, comparable, hit.start, hit.end, ids, form)
            short = self._slips.short_forms(comparable.text, hit.start, hit.end)
            slip = self._first_slip(text, comparable, short)
        if slip is not None:
            found = self._mention(part, comparable, slip.start, slip.end, slip.people, slip.form)
            return _hits_up_to(hits, position, slip.end), found
        if title is not None and title.group(1) in _PEERAGE:
            return 1, None
        if title is not None and entry.family and written[:1].isupper():
            adults = self._adults(entry.family)
            return 1, self._mention(part, comparable, hit.start, hit.end, adults, NameForm.FAMILY)
        if title is None and entry.given and self._is_lone_given(text, comparable, hit):
            return 1, self._mention(
                part, comparable, hit.start, hit.end, entry.given, NameForm.GIVEN
            )
        return 1, None

    def _joined(
        self, comparable: _Comparable, hits: Sequence[_Hit], position: int
    ) -> tuple[int, set[str]] | None:
        """A given name and a family name with one middle name or initial between them."""
        if position + 1 >= len(hits):
            return None
        first, second = hits[position], hits[position + 1]
        gap = comparable.text[first.end : second.start]
        if len(gap) > 16 or not re.fullmatch(r" [a-z'.]+ | [\"'(][a-z]+[\"')] ", gap):
            return None
        ids = first.entry.given & second.entry.family
        if not ids or gap.strip() in {"and", "or", "to", "with", "for", "is", "in", "at"}:
            return None
        return second.end, ids

    def _first_slip(self, text: str, comparable: _Comparable, slips: Iterable[Slip]) -> Slip | None:
        return next(
            (s for s in slips if self._is_capitalised_throughout(text, comparable, s)), None
        )

    def _is_the_person(self, text: str, comparable: _Comparable, hit: _Hit, written: str) -> bool:
        """Not the ordinary words that some names are, unless a form stands beside them."""
        after = text[comparable.original(hit.end - 1) + 1 :][:12]
        if not _is_words(written, after):
            return True
        beside = comparable.text[max(0, hit.start - 8) : hit.end + 14]
        forms = {self._forms[person] for person in hit.entry.full if person in self._forms}
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", beside) for form in forms)

    def _continued(self, part: Part, comparable: _Comparable, hit: _Hit) -> Mention | None:
        """Half of a longer name ("Scott" of "Scott-Mabtha"): the whole, where it is a slip away."""
        entry = hit.entry
        everyone = entry.full | entry.given | entry.family | entry.weak[NameForm.NICKNAME]
        for person in sorted(everyone)[:_MOST_CONTINUED]:
            for name in self._names_of[person]:
                words = name.count(" ") + 1
                match = re.compile(rf"[\w']+(?: [\w']+){{{words - 1}}}").match(
                    comparable.text, hit.start
                )
                if match and OSA.distance(match.group(), name, score_cutoff=1) == 1:
                    ids = self._entries[name].full
                    form = NameForm.TYPO
                    return self._mention(part, comparable, hit.start, match.end(), ids, form)
        return None

    @staticmethod
    def _is_capitalised_throughout(text: str, comparable: _Comparable, slip: Slip) -> bool:
        """Does the odd half begin with a capital, and not after a hyphen of a longer name?"""
        start = comparable.original(slip.odd[0])
        before = text[start - 1 : start] if start else ""
        return text[start].isupper() and before != "-"

    def _is_lone_given(self, text: str, comparable: _Comparable, hit: _Hit) -> bool:
        """A given name by itself: capitalised, and not half of a name that is not ours."""
        start, end = comparable.span(hit.start, hit.end)
        if not text[start].isupper() or _is_in_a_date(text, start, end):
            return False
        if _VERB_OPENING.match(text, start):
            return False
        before = re.search(r"(?<!\w)([^\W\d_][\w'’]*) $", text[max(0, start - 30) : start])
        after = re.match(r" ([^\W\d_][\w'’]*)", text[end : end + 30])
        goes_on = after and after[1][:1].isupper() and not after[1].isupper() and len(after[1]) > 1
        if goes_on and after and normal(after[1]) not in self._form_names:
            return False
        return not (
            before
            and before[1][:1].isupper()
            and normal(before[1]) not in self._form_names
            and not _opens_sentence(text, start, before[1])
        )

    # -- making mentions

    def _fitting(self, ids: set[str], title: re.Match[str] | None) -> set[str]:
        if title is not None and title.group(1) in _ADULT_TITLES:
            return self._adults(ids) or ids
        return ids

    def _adults(self, ids: Iterable[str]) -> set[str]:
        return {person for person in ids if self._kinds[person] in _ADULTS}

    def _mention(
        self,
        part: Part,
        comparable: _Comparable,
        start: int,
        end: int,
        ids: Iterable[str],
        form: NameForm,
    ) -> Mention | None:
        people = tuple(sorted(ids))
        if not people:
            return None
        first, last = comparable.span(start, end)
        kinds = {self._kinds[person] for person in people}
        value = PersonKind.PUPIL if PersonKind.PUPIL in kinds else min(kinds)
        return Mention(
            self.name,
            MentionKind.PERSON,
            value,
            part.index,
            first,
            last,
            _CONFIDENCE[form],
            people,
            form,
        )


_CONFIDENCE = {
    NameForm.FULL: 0.95,
    NameForm.NICKNAME: 0.7,
    NameForm.INITIALS: 0.6,
    NameForm.TYPO: 0.7,
    NameForm.FAMILY: 0.5,
    NameForm.GIVEN: 0.4,
}


def _starts_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


# "May we remind you", "Will you be there": the verb that a sentence opens with, not the child.
_VERB_OPENING = re.compile(
    r"(?:may|will|can|mark|hope|grant|bill|rob|drew|chase|skip|pat|sue|rose|dawn)\s"
    r"(?:we|i|you|the|it|this|that|these|those|your|our|all|an?|my|any|each|everyone|parents|"
    r"pupils|children|to|off|up|out|there|be|not)\b",
    re.IGNORECASE,
)
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_BETWEEN_WORDS = re.compile(r"[\s,(){}\[\]\"./-]+")
# Words inside a name that are often written small.
_PARTICLES = frozenset(
    """al el bin bint ibn abu ap ab ferch de da di do dos du del della der den van von vd la le les
    y e i ul ur o mac mc nic ni st ter ten zu""".split()
)


def _is_evenly_written(text: str, comparable: _Comparable, start: int, end: int) -> bool:
    """Not "to Corazon" or "Rivers will": a name's words begin all large or all small."""
    if " " not in comparable.text[start:end]:
        return True
    written = text[slice(*comparable.span(start, end))]
    words = [w for w in _BETWEEN_WORDS.split(written) if w.lower() not in _PARTICLES]
    return len({word[0].isupper() for word in words if word and word[0].isalpha()}) <= 1


def _comparable(text: str) -> _Comparable:
    folded = fold(text)
    flat = _LINE_END.sub(_line_end, folded.text).translate(_TO_SPACE)
    if "  " not in flat:
        return _Comparable(flat, folded, (), ())
    pieces, breaks, dropped = [], [], []
    done = lost = length = 0
    for run in re.finditer(r" {2,}", flat):
        piece = flat[done : run.start() + 1]
        pieces.append(piece)
        length += len(piece)
        lost += run.end() - run.start() - 1
        breaks.append(length)
        dropped.append(lost)
        done = run.end()
    pieces.append(flat[done:])
    return _Comparable("".join(pieces), folded, tuple(breaks), tuple(dropped))


def _spellings(name: str) -> Iterator[str]:
    """A folded name, and how it is written where its apostrophe gets lost."""
    yield name
    if " " in name:
        yield name.replace(" ", "")
    if "'" in name:
        yield name.replace("'", "")
        yield name.replace("'", " ")


def _orders(given: str, family: str) -> tuple[str, ...]:
    return (
        f"{given} {family}",
        f"{family}, {given}",
        f"{family},{given}",
        f"{family} {given}",
        f"{given},{family}",  # two columns of a CSV
    )


def _with_initial(given: str, family: str) -> tuple[str, ...]:
    letter = given[0]
    return (f"{letter} {family}", f"{letter}. {family}", f"{family}, {letter}")


def _shortened(given: str, family: str) -> Iterator[tuple[str, str]]:
    for short in _short_forms().get(given, ()):
        yield short, family
    if " " in given:
        yield given.split()[0], family
    if " " in family:
        for piece in (family.split()[0], family.split()[-1]):
            if len(piece) > 3:
                yield given, piece


@cache
def _words() -> frozenset[str]:
    """Names that are also ordinary English words: in small letters they are the word."""
    path = resources.files("detectors.lexicons") / "word_names.yaml"
    return frozenset(yaml.safe_load(path.read_text("utf-8"))["words"])


@cache
def _short_forms() -> Mapping[str, Sequence[str]]:
    path = resources.files("detectors.lexicons") / "short_forms.yaml"
    forms = yaml.safe_load(path.read_text("utf-8"))["short_forms"]
    return {name: tuple(short) for name, short in forms.items()}


def _is_words(written: str, after: str) -> bool:
    """Is this the ordinary words rather than the name ("mark page 4", "will may")?"""
    words = [word.lower() for word in _WORD.findall(written)]
    if not all(word in _words() for word in words):
        return False
    if "\t" in written:
        return False
    return written.islower() or (len(words) > 1 and re.match(r" +\d+(?!\w)", after) is not None)


def _stands_free(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _BREAK + ' (,;:/["*'


def _comes_after_hyphen(text: str, comparable: _Comparable, start: int) -> bool:
    first = comparable.original(start)
    return first > 1 and text[first - 1] == "-" and text[first - 2].isalpha()


def _goes_on_with_hyphen(text: str, comparable: _Comparable, end: int) -> bool:
    """Is the name's last word half of a longer one, as in "Scott-Mabtha"?"""
    after = comparable.original(end - 1) + 1
    return text[after : after + 1] == "-" and text[after + 1 : after + 2].isalpha()


def _hits_up_to(hits: Sequence[_Hit], position: int, end: int) -> int:
    """How many hits from the position on begin before the end of a name."""
    taken = 1
    while position + taken < len(hits) and hits[position + taken].start < end:
        taken += 1
    return taken


def _is_in_a_date(text: str, start: int, end: int) -> bool:
    """ "25 Jun 2017", "June 4th": a month, not the girl."""
    if text[start:end].lower()[:3] not in _MONTHS:
        return False
    before = re.search(r"\d(?:st|nd|rd|th)?\s$", text[max(0, start - 6) : start])
    after = re.match(r"\s\d", text[end : end + 3])
    return bool(before or after)


def _opens_sentence(text: str, start: int, word_before: str) -> bool:
    """Does the capitalised word before a name only open the sentence ("Today Tom …")?"""
    opening = start - 1 - len(word_before)
    return (
        re.search(r"(^|[.!?:\n]\s*|[\"“(*•-]\s*)$", text[max(0, opening - 4) : opening]) is not None
    )
