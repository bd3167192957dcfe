"""Columns of a list that an office ticks off: forms that came back, papers that were seen, courses.

"Medical form: in", "Contact details checked: Y", "First aid trained: 09/27" say what is done about
a paper or a course, and nothing of whom it is about.
"""

from __future__ import annotations

import re

_PAPER = re.compile(
    r"(?:(?:medical|med|health|allergy|dietary|diet|emergency|contact|contacts|address|home|data|"
    r"trip|residential|parental|pupil|child|birth|passport|permission|admission|new starter|"
    r"induction|enrolment|inhaler|proof of) )+"
    r"(?:forms?|slips?|sheets?|details|cards?|info|information|questionnaires?|certs?|"
    r"certificates?|packs?|address|consents?)"
    r"(?: (?:in|back|returned|received|rec d|seen|checked|done|complete[d]?|updated|confirmed|"
    r"signed))*|"
    r"(?:address|details|contacts|passports?|data|dietary|medical) (?:checked|updated|seen|"
    r"confirmed|done)"
)
_COURSE = re.compile(
    r"first aid(?:ers?)?(?: (?:level|expir\w*|date|due|renew\w*))?|"
    r"(?:kcsie|prevent|online safety|safeguarding|policy|policies) read|"
    r"(?:(?:paed\w*|first aid|epi ?pens?|asthma|epilepsy|diabetes|safeguarding|prevent|dsl|"
    r"catheter|peg|buccal|medicines?|medication|manual handling|team teach|cpi|kcsie|"
    r"online safety) )+"
    r"(?:train(?:ed|ing)|course|refresher|cert\w*)"
    r"(?: (?:done|date|due|expir\w*|complete[d]?|level|renew\w*))*"
)
_STATE = re.compile(
    r"(?:y(?:es)?|n|no|✓|✔|☑|x|in|back|returned|received|seen|done|signed|complete[d]?|updated|"
    r"checked|missing|lost|sent|chased?|not yet|still to come|awaited|waiting|due|booked|passport|"
    r"council tax|utility bill|original|copy|level \d|l\d|"
    r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}|"
    r"(?:\d{1,2} )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{2,4})?\W*",
    re.IGNORECASE,
)


def is_ticked_off(flat: str, value: str) -> bool:
    """Whether a value below a heading (as `flat_form` writes it) is a tick behind a paper."""
    if _PAPER.fullmatch(flat) is None and _COURSE.fullmatch(flat) is None:
        return False
    return _STATE.fullmatch(value.strip()) is not None
