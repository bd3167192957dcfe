"""Whether a value below a heading says anything: "K" under SEN does, "N" and "-" do not."""

from __future__ import annotations

import re

from detectors.lexicon import tellings

_NOTHING = frozenset(
    "n no none nil na n/a n.a. not false f 0 - -- --- – — . / x unknown null nan ineligible ☐ ✗ ✘ "
    "nothing nka nkda".split(" ")
) | {
    "",
    "not sen",
    "not applicable",
    "not known",
    "not eligible",
    "not entitled",
    "no sen",
    "no need",
    "no special educational need",
    "no special educational needs",
    "no specialist assessment",
    "none known",
    "none reported",
    "no known allergies",
    "no allergies",
    "no medical conditions",
    "no concerns",
    "not obtained",
    "prefer not to say",
    "to follow",
    "tbc",
    "please select",
}
# Zero is a result, a balance, a number of days: it tells.
# Of biometrics a "no" tells as much as a "yes": consent is given or refused.
_ANY_VALUE = frozenset({"attendance", "attainment", "pay", "biometric"})
_EMPTY = frozenset({"", "-", "--", "---", "–", "—", "n/a", "na", "none", "null", "nan", "tbc"})
# Codes that say "not obtained" or the general answer.
_NOTHING_BY_CATEGORY = {
    "ethnicity": frozenset({"nobt", "refu", "eng", "english"}),
    "religion": frozenset({"refused"}),
    "sen": frozenset({"nsa"}),
    "financial": frozenset(
        {"✓", "✔", "☑", "£0", "£0.00", "0.00", "paid", "paid in full", "yes", "y", "£ 0.00"}
    ),
    "behaviour": frozenset({"+0"}),
    # A column headed "Gender" tells where it holds neither of the two that a school always asks.
    "sexual_life": frozenset(
        """m f male female boy girl man woman boys girls cis cisgender he/him she/her he she mr mrs
        miss ms""".split()
    ),
    "staff_hr": frozenset({"permanent"}),
}
# A subject's column holds a grade or a score; in a timetable it holds a room, a time, a teacher.
_ATTAINMENT = re.compile(
    r"(?:[<>~]? ?-?\d{1,4}(?:\.\d+)?(?: ?%| ?/ ?\d+)?|\d{1,2}[-/][1-9]|[1-9][abc+=-]{1,2}|"
    r"[a-eux](?:\*+|[+-])?|a\*a\*?|p\d{1,2}i{0,2}|wts|exs|gds|pk[sfeg]|pks ?[1-6]|ns|"
    r"[a-eu]\*?/[a-eu]\*?|blw|hnm|wt|wtm|ex|gd|em|"
    r"exp|exc|"
    r"wa|wb|"
    r"wts\+|exs\+|aw|nyc|emerging\W*|expected|exceeding|greater depth|working (?:towards|"
    r"below|at)\b.*|"
    r"below\b.*|above\b.*|on track.*|not on track|secure\+?|developing\W*|mastered|beginning|"
    r"(?:high |low )?pass\*?|merit\*?|distinction\*{0,2}|fail(?:ed)?|absent|d\*d\*d\*?|"
    r"l[12][pmd]\*?|"
    r"high|middle|low|hpa|mpa|lpa|y|n|yes|no|\d{1,2}[.:]\d{1,2}|\d+ ?y(?:rs?|ears?)? ?\d* ?m?\w*|"
    r"good|excellent|outstanding|inconsistent|poor|satisfactory|requires improvement|level \w+|"
    r"grade \w+|\d+(?:st|nd|rd|th)?)"
)
# "8:04" is an age of reading in years and months, "9:00" and "10:35" are times of a school day.
_TIME_OF_DAY = re.compile(
    r"(?:0[7-9]|1[2-9]|2[0-3]):[0-5]\d(?: ?[ap]m)?|(?:[89]|1[01]):(?:[0-5][05])(?: ?[ap]m)?|"
    r"(?:[7-9]|1[01]):(?:1[2-9]|[2-5]\d)(?: ?[ap]m)?|\d{1,2}(?:[:.]\d\d)? ?[ap]m"
)
_AGE = re.compile(r"\d{1,2} ?[:.;y] ?(?:0?\d|1[01]) ?m?")
# "14/3" is a day: nobody has 14 marks of 3. "7/6" is a grade of combined science.
_BEST_GRADE = 9
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]m)?")
_OF_A_RACE = re.compile(r"\d+ ?(?:m|km|metres?)?|sack|relay|egg.*|obstacle|hurdles|three[- ]legged")
# What a library or an office lends is no debt.
_LENT = re.compile(
    r"^(?!.*(?:\d\.\d\d|£)).*\b(?:books?|forms?|slips?|novels?|kit|shirts?|jumpers?|ties?|keys?|"
    r"locker|calculators?|chromebooks?|ipads?|laptops?|chargers?)\b"
)
_EATEN = frozenset("veg veggie vegetarian vegan fish meat pescatarian hot packed".split())
# "English" is a language everybody is asked for, but an identity that somebody states.
_OF_IDENTITY = re.compile(r"\bidentity\b", re.IGNORECASE)
# A column of languages holds those of a lesson as often as those of a home.
_LANGUAGE = re.compile(r"languages?", re.IGNORECASE)
_TAUGHT = frozenset(
    "french german spanish italian mandarin latin japanese russian english eng welsh".split()
)
_OF_A_NUMBER = re.compile(r"\b(?:phones?|telephones?|mobiles?|tel|e-?mails?)\b", re.IGNORECASE)
_HOLDS_A_CONTACT = re.compile(r"\d{3}|@")
_VOCATIONAL = re.compile(
    r"\b(?:btecs?|cnats?|ctecs?|nvqs?|vocational|diploma|t[- ]?levels?|unit \d+\w?|cambridge "
    r"(?:national|technical)s?)\b",
    re.IGNORECASE,
)
_UNIT_GRADE = re.compile(r"[pmdu]\*?|[pmd]{2,3}\*?|np|npa")
_OF_AN_AGE = re.compile(r"\bage\b", re.IGNORECASE)


def is_telling(category: str, value: str, heading: str = "") -> bool:
    """Whether a value under a heading of this category says something about the row's person.

    "No", "-", "0" and the like do not; of attendance, attainment and pay a zero does. `heading`
    settles what the value leaves open: "8:00" is an age under "Reading age", else a time.
    """
    folded = " ".join(value.replace("\u00a0", " ").casefold().split())
    if category == "attainment" and _OF_AN_AGE.search(heading) and _AGE.fullmatch(folded):
        return True
    if category == "attainment" and _VOCATIONAL.search(heading) and _UNIT_GRADE.fullmatch(folded):
        return True
    if category == "credentials":
        return _is_secret(folded)
    if category == "attainment":
        return _is_result(folded, value, heading)
    if category in _ANY_VALUE:
        return folded not in _EMPTY
    if category == "contact_details" and _OF_A_NUMBER.search(heading):
        return bool(_HOLDS_A_CONTACT.search(folded))
    if category == "ethnicity" and _LANGUAGE.fullmatch(heading.strip(" :?*")):
        return folded not in _TAUGHT and folded not in _NOTHING
    if category == "ethnicity" and _OF_A_RACE.fullmatch(folded):
        return False
    if category == "behaviour" and _CLOCK.fullmatch(folded):
        return False
    if category == "financial" and _LENT.search(folded):
        return False
    if category == "health" and folded in _EATEN:
        return False
    if category == "ethnicity" and _OF_IDENTITY.search(heading):
        return folded.rstrip(".") not in _NOTHING
    if folded in _NOTHING_BY_CATEGORY.get(category, frozenset()):
        return False
    return folded.rstrip(".") not in _NOTHING


def _is_result(folded: str, value: str, heading: str) -> bool:
    if folded in _EMPTY or _TIME_OF_DAY.fullmatch(folded) or _is_a_day(folded):
        return False
    if _ATTAINMENT.fullmatch(folded) or _is_of_results(folded, heading):
        return True
    return any(telling.category == "attainment" for telling in tellings(value))


def _is_a_day(folded: str) -> bool:
    found = _DAY.fullmatch(folded)
    if found is None:
        return False
    first, second = int(found[1]), int(found[2])
    is_double_award = first <= _BEST_GRADE and first - second == 1
    return first > second and 1 <= second <= 12 and not is_double_award


_BETWEEN_RESULTS = re.compile(r"[\s/+,;:&-]+")
_RESULT_WORD = re.compile(
    r"pass(?:ed)?|fail(?:ed)?|merit|dist(?:inction)?|l[123][pmd]?|[pmdu][12]|gr|grade|band|step|phase|stage|set|"
    r"region|level|score|early|first|second|third|fourth|starting|achieved|qualified|disapplied|"
    r"joined|starter|not|no|yes|y|n|both|with|on|off|in|of|out|and|below|above|at|secure|developing|"
    r"emerging|expected|exceeding|met|reading|writing|maths|number|english|science|eng|ma|wt|"
    r"h\+?|ps\d|ps|e\d|lime|turquoise|purple|orange|yellow|gold|white|blue|green|red|pink|brown|"
    r"grey|ruby|emerald|sapphire|diamond|ditty|raw|standardised|ss|percentile|stanine|resit|"
    r"a{1,2}[*b-e]{0,3}|[a-e*]{2,6}|licence|pen|retake|predicted|target|national"
)
_MOST_WORDS = 6
# Words that are a result by themselves; the others only stand beside one.
_SAYS_RESULT = re.compile(
    r"pass(?:ed)?|fail(?:ed)?|merit|dist(?:inction)?|l[123][pmd]?|[pmdu][12]|secure|developing|"
    r"emerging|expected|exceeding|met|achieved|qualified|a{1,2}[*b-e]{0,3}|[a-e*]{2,6}"
)
# Below these a colour is the level of a book or a step of a scheme.
_OF_STEPS = re.compile(
    r"\b(?:bands?|books?|colou?rs?|box|steps?|ladder|scheme|phase|stage)\b", re.I
)


def _is_of_results(folded: str, heading: str) -> bool:
    """Of several results, or one with a word beside it: "19 + 22", "Gr 3 Merit", "No, maths 3"."""
    words = [
        word for word in _BETWEEN_RESULTS.split(folded.replace("(", " ").replace(")", " ")) if word
    ]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if not all(_ATTAINMENT.fullmatch(word) or _RESULT_WORD.fullmatch(word) for word in words):
        return False
    return _OF_STEPS.search(heading) is not None or any(
        _ATTAINMENT.fullmatch(word) or _SAYS_RESULT.fullmatch(word) for word in words
    )


_MASK = re.compile(r"[*•●x._\-?# ]*")


def _is_secret(folded: str) -> bool:
    """Whether a value under "Password" is one, and no mask and no word of advice."""
    if folded in _NOTHING or _MASK.fullmatch(folded):
        return False
    return folded not in _NO_SECRET and len(folded) >= 3


_NO_SECRET = frozenset(
    {
        "yes",
        "reset",
        "changed",
        "set",
        "forgotten",
        "as before",
        "same",
        "issued",
        "see it",
        "hidden",
    }
    | {"[redacted]", "redacted", "on file", "removed", "expired", "required", "same as before"}
)
