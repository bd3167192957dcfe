"""Initials that may be a pupil's: "T.O.", "T. O.", "TO". They name nobody without evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from detectors.folding import fold
from detectors.headings import heading_meaning
from scanner.model import Mention, MentionKind, NameForm, Part, Person, PersonKind

# The capital first and then what may not stand before it: tried at capitals only.
_FIRST = r"(?P<first>[A-Z])(?<![\w.'’&/-][A-Z])"
_SECOND = r"(?:\. ?(?P<dotted>[A-Z])\.?|(?P<plain>[A-Z]))"
_INITIALS = re.compile(rf"{_FIRST}{_SECOND}(?![\w'’&/]|\.?[A-Z]\b|-\w)(?!\.\w)")

_TWO_CAPITALS = re.compile(r"[A-Z](?:\. ?)?[A-Z]")  # most prose has none

# "CE Primary School": an abbreviation in a title, not a child.
_TITLE_GOES_ON = re.compile(r"\s+[A-Z][a-z]{2,}")
# The next cell holds a form, a year, a date or a UPN, not what an abbreviation stands for.
_NEXT_CELL = re.compile(r"[\t,]\s*(?:\d|[A-Z]\d|[RN][A-Z]?\b|[A-Z][a-z]+[\t,])")

# "TG: 7B" and a column "TG": a label or a heading, where it is one that is known.
_LABEL_ENDS = re.compile(r"\s?:|[\t,|]|\s*$", re.MULTILINE)
# What only a person has: beside it even "IT" and "TB" are somebody.
_OF_A_PERSON = re.compile(
    r"\s*[,(\[]?\s*(?:with\s+|whose\s+)?"
    r"(?:UPN\b|D\.?O\.?B\b|date of birth\b|born\b|who\s+(?:is|was|has|had|will)\b)",
    re.IGNORECASE,
)
# Two capitals that are a word, a subject, a role or a term of a school's day.
_OTHER = frozenset(
    """CE PP RC VA VC AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF OK ON OR PM SO TO UP US WE
    OH HI AI AV BA
    BC AD BT CD CP CV DJ DT EP ER EU EX FC FE FM FS GB GP HE HI HQ HR HT ID IG IO IQ JP KS LA LO LP
    LS LT MD MI MK MP MS NB NI OT PA PC PD PE PG PI PO PP PR PS PT QA QR RA RE RI RS SA SE SI ST TA
    TB TV UK UN VI VR WC WI WW XL YR CO DR MR MX VS EC EY FA FT IE NQ OD OS SW NE NW SS TT UC UV
    """.split()
)


class Initials:
    """Finds two initials of pupils of a roster."""

    name = "initials"
    categories = frozenset({"identity"})

    def __init__(self, people: Iterable[Person]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        self._forms: set[str] = set()  # "RB" is a reception class before it is anybody
        for person in people:
            self._forms.add(person.form)
            if person.kind is PersonKind.PUPIL:
                for name in person.names:
                    given, family = (fold(n.reveal()).text for n in (name.given, name.family))
                    found[(given[:1] + family[:1]).upper()].add(person.id)
        self._pupils = {letters: tuple(sorted(ids)) for letters, ids in found.items()}

    def mentions(self, part: Part) -> Iterator[Mention]:
        """Every pair of initials that some pupil has; the resolver drops those without evidence."""
        text = part.text.reveal()
        if _TWO_CAPITALS.search(text) is None:
            return
        for match in _INITIALS.finditer(text):
            letters = match["first"] + (match["dotted"] or match["plain"])
            pupils = self._pupils.get(letters)
            if pupils is None or (match["plain"] and not self._may_be_plain(text, match, letters)):
                continue
            yield Mention(
                self.name,
                MentionKind.PERSON,
                PersonKind.PUPIL,
                part.index,
                match.start(),
                match.end(),
                0.5,
                pupils,
                NameForm.INITIALS,
            )

    def _may_be_plain(self, text: str, match: re.Match[str], letters: str) -> bool:
        """Two capitals without dots: no form, no other word, and not in a line of capitals."""
        if letters in self._forms:
            return False
        if _is_a_cell(text, match) or _OF_A_PERSON.match(text, match.end()):
            return True
        if _LABEL_ENDS.match(text, match.end()) and heading_meaning(letters) is not None:
            return False
        if letters in _OTHER or _TITLE_GOES_ON.match(text, match.end()):
            return False
        line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
        around = line.replace(letters, "", 1)
        return any(c.islower() for c in around) or not any(c.isalpha() for c in around)


def _is_a_cell(text: str, match: re.Match[str]) -> bool:
    """Do the two letters stand alone in a row's first cell?"""
    before = text[match.start() - 1 : match.start()]
    return before in ("", "\n") and _NEXT_CELL.match(text, match.end()) is not None
