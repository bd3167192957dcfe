"""Dates of birth.

A date is one only where a label or a heading says so, or where it is that of a pupil of the roster
beside a name or a form.
"""

from __future__ import annotations

import re
from datetime import date

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from detectors.column import heading_of
from detectors.label import is_labelled, label_of, text_after, text_before
from scanner.model import Part

UNLABELLED = 0.6  # how sure it is of a date that only the roster knows as one of birth
FIRST_YEAR = 1920
LAST_YEAR = 2100
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (  # its first letter is looked at first: a pattern without case tries each alternative
    r"(?=[jfmasond])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:19|20)[0-9]{2}"
PATTERN = re.compile(
    rf"(?<![\w£$])(?<![0-9][./:-])(?:"
    rf"(?P<y1>{YEAR})(?P<s1>[-/.])(?P<m1>[0-9]{{1,2}})(?P=s1)(?P<d1>[0-9]{{1,2}})"
    rf"|(?P<d2>[0-9]{{1,2}})(?P<s2>\s?[-/.]\s?|[ ])(?P<m2>[0-9]{{1,2}})(?P=s2)"
    rf"(?P<y2>{YEAR}|[0-9]{{2}})"
    rf"|(?P<d3>[0-9]{{1,2}})\s?(?:st|nd|rd|th)?(?:\s+of)?[\s\u00a0-]*(?P<m3>{MONTH})\b\.?,?[\s\u00a0-]*"
    rf"(?P<y3>{YEAR}|['’]?[0-9]{{2}})"
    rf"|(?P<m4>{MONTH})\b\.?\s+(?P<d4>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>{YEAR})"
    r")(?=T[0-9]{2}:|(?!\w))(?![./-][0-9])",
    re.I,
)
# What every date holds from one digit to the next; a year alone, a price or a room does not.
# What may follow the digit is looked at first.
TRIGGER = re.compile(
    r"[0-9](?=[\s.,/jfmasondrt-])(?:(?:\s?[-/.]\s?|[ ])[0-9]{1,2}(?:\s?[-/.]\s?|[ ])[0-9]"
    rf"|\s?(?:st|nd|rd|th)?(?:\s+of)?[\s\u00a0-]*{MONTH}"
    rf"|(?:st|nd|rd|th)?,?\s+{YEAR})",
    re.I,
)
LABEL = label_of(
    r"d[./ -]?\s?o[./ -]?\s?b\.?s?|d(?:ates?)?\s?of\s?b(?:irths?)?\.?|dates?\s+born|"
    r"birth[\s-]?dates?|born(?:\s+on)?|b['’]?days?|date\s+birth|"
    r"(?:arriv(?:ed|al)|came|entered|entry)(?:\s+in(?:to)?)?\s+(?:this|the)\s+(?:world|family)(?:\s+on)?|"
    r"g(?:a|i)ve(?:s|n)?\s+birth(?:\s+to)?|(?:first\s+)?saw\s+daylight(?:\s+on)?|"
    r"(?:first\s+)?drew\s+(?:a\s+)?(?:first\s+)?breath(?:\s+on)?|saw\s+the\s+light\s+of\s+day(?:\s+on)?|"
    r"birth\s?day\s*(?:is|was|:|falls\s+on|comes\s+on)",
    weak=r"birth(?:day)?(?:\s+on)?|(?<=\()b\.",
)
# "DOB checked on", "born free event": what follows the label is about another day.
OTHER_MATTER = re.compile(
    r"\b(?:checked|seen|verified|confirmed|requested|corrected|amended|updated|changed|received|"
    r"recorded|entered|copied|scanned|evidence|events?|part(?:y|ies)|assembl(?:y|ies)|"
    r"celebrat\w+|treats?|trips?|meals?|disco|cakes?|free|meeting|review(?:ed)?|due|expires?)\b"
    r"[^0-9]*$",
    re.I,
)
# "DOB entered as", "corrected to": what follows is the day all the same.
SAYS_IT = re.compile(
    r"\b(?:as|to|(?:it|that|which)\s+(?:is|was)(?:\s+(?:still|now))?)\s*:?\s*$", re.I
)
# "The rabbits were born on": of nobody on a roster.
OF_ANIMALS = re.compile(
    r"\b(?:the|our|these|those|some|all)\s+(?!(?:\w+\s+)?(?:twins?|triplets?|child(?:ren)?|baby|"
    r"babies|boys?|girls?|pupils?|students?|siblings?|brothers?|sisters?|sons?|daughters?)\b)"
    r"(?:\w+\s+)?(?!(?:he|she|they|who|i|we|you)\b)(?-i:[a-z]+)\s+(?:was|were)\s+born(?:\s+on)?\s*$",
    re.I,
)
# Another day of somebody's life, or of the paper itself, said directly before it.
OTHER_DAY = re.compile(
    r"\b(?:date|dated|start(?:ed|s)?|admission|admitted|joined|deadline|due|until|till|by|"
    r"meeting|review(?:ed)?|printed|created|signed|updated|term|expires?)\b[\s:]*$",
    re.I,
)
# Of a day long ago, which is somebody's birthday, these say no more than when that was.
SOME_DAY = re.compile(r"\b(?:from|since|to|on|before|after)\b[\s:]*$", re.I)
_RECENT = 3 * 365  # days in which dates are of what happens at school
# "Born 1 September 2013 to 31 August 2014" is a year group.
RANGE_BEFORE = re.compile(r"\b(?:between|before|after|since|from)\s+(?:the\s+)?$", re.I)
RANGE_AFTER = re.compile(r"\s*(?:to|until|till|[-–])\s*(?:the\s+)?[0-9]", re.I)
BESIDE_PERSON = re.compile(
    r"\b(?:[1-9]|1[0-3]|R|N)[A-Z]{1,3}\b|\bYear\s+[0-9]|\b[^\W\d_a-z][a-zà-ž'’-]+\s+[^\W\d_a-z][a-zà-ž'’-]+"
    r"|\b[^\W\d_a-z][\w'’-]+,\s*[^\W\d_a-z][\w'’-]+"
)


def read_date(match: re.Match[str], today: date | None = None) -> date | None:
    """The day a match of `PATTERN` says, day before month; None if there is no such day.

    A year of two digits is in the century that puts it last before `today`.
    """
    group = match.groupdict()
    for index in "1234":
        if group[f"d{index}"]:
            year = _year(group[f"y{index}"], today)
            month = group[f"m{index}"]
            number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
            try:
                return date(year, number, int(group[f"d{index}"]))
            except ValueError:
                return None
    return None


def date_of_birth_detector(context: DetectorContext) -> Detector:
    """Finds labelled and headed dates of birth, and those of the roster beside a person.

    Subjects only where exactly one person has a labelled, complete date.
    """

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        day = read_date(match, context.today)
        if day is None or not _is_plausible(day, context.today):
            return None
        start, end = match.span()
        people = context.roster.people_by_date_of_birth(day)
        is_somebodys = bool(people) and _is_long_ago(day, context.today)
        if _is_of_range(part, start, end, may_open=not is_somebodys):
            return None
        if is_labelled(part, start, end, LABEL):
            if _is_of_another_matter(text_before(part, start, 40)):
                return None
            is_sure = len(people) == 1 and str(day.year) in match[0]
            return Found(start, end, 0.97, people if is_sure else ())
        if people and _stands_beside_person(part, start, end, is_somebodys=is_somebodys):
            return Found(start, end, UNLABELLED)
        return None

    return PatternDetector("date_of_birth", PATTERN, confirm, trigger=TRIGGER)


def says_day(written: str, day: date) -> bool:
    """Whether a date as somebody wrote it is this day.

    >>> says_day("5/3/2014", date(2014, 3, 5))
    True
    """
    match = PATTERN.search(written)
    return match is not None and read_date(match) == day


def date_forms(day: date) -> tuple[str, ...]:
    """The day as people write it, in lower case: "2014-03-09", "9/3/14", "9th march 2014"."""
    full = day.strftime("%B").lower()
    suffix = "th" if 10 <= day.day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    years = (str(day.year), f"{day.year % 100:02}")
    days = dict.fromkeys((f"{day.day:02}", str(day.day)))
    months = dict.fromkeys((f"{day.month:02}", str(day.month)))
    numeric = [
        mark.join((one, month, year))
        for mark in "/.-"
        for one in days
        for month in months
        for year in years
    ]
    worded = [
        f"{one} {month} {day.year}"
        for one in (*days, f"{day.day}{suffix}", f"{day.day}{suffix} of")
        for month in (full, full[:3])
    ]
    american = [
        f"{month} {one}{comma} {day.year}"
        for month in (full, full[:3])
        for one in (*days, f"{day.day}{suffix}")
        for comma in ("", ",")
    ]
    return (day.isoformat(), *numeric, *worded, *american)


def _year(written: str, today: date | None) -> int:
    year = int(written.strip("'’"))
    if year >= 100:
        return year
    latest = today.year if today is not None else 2030
    return 2000 + year if 2000 + year <= latest else 1900 + year


def _is_plausible(day: date, today: date | None) -> bool:
    return day.year >= FIRST_YEAR and (day <= today if today is not None else day.year < LAST_YEAR)


def _is_long_ago(day: date, today: date | None) -> bool:
    """Is it a day of which a school has little else to say than that somebody was born on it?"""
    return today is not None and (today - day).days > _RECENT


def _is_of_range(part: Part, start: int, end: int, *, may_open: bool) -> bool:
    """Does it open or end a range? `may_open`: "from" before it alone says so."""
    if RANGE_AFTER.match(text_after(part, end)):
        return True
    return may_open and RANGE_BEFORE.search(text_before(part, start)) is not None


def _is_of_another_matter(before: str) -> bool:
    """Do words behind the label, or round a bare "birthday", speak of another day?"""
    labels = list(LABEL.strong.finditer(before))
    behind = before[labels[-1].end() :] if labels else before
    speaks_of_another = OTHER_MATTER.search(behind) is not None and SAYS_IT.search(behind) is None
    return speaks_of_another or OF_ANIMALS.search(before) is not None


def _stands_beside_person(part: Part, start: int, end: int, *, is_somebodys: bool) -> bool:
    if heading_of(part, start):
        return False  # a heading that is none of birth says what the date is
    before = text_before(part, start)
    if OTHER_DAY.search(before) or (not is_somebodys and SOME_DAY.search(before)):
        return False
    text = part.text.reveal()
    line_start = max(start - 200, text.rfind("\n", 0, start) + 1)
    newline = text.find("\n", end, end + 200)
    rest = text[end : newline if newline >= 0 else end + 200]
    return BESIDE_PERSON.search(text[line_start:start] + "\x00" + rest) is not None
