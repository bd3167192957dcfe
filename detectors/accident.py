"""Sentences that tell how a child came by a bump at school: an accident slip, and no concern.

"Banged heads at play and has a small lump over the left eye" is what parents are told each day;
"has a lump over the left eye and says that he fell" is for the safeguarding lead.
"""

from __future__ import annotations

import re

from detectors.folding import fold

_CAME_BY_IT = re.compile(
    r"\b(?:banged|bumped|bashed|knocked|clashed|collided|slipped|tripped|stumbled|fell|tumbled|"
    r"ran into|walked into|met a|landed|was hit by (?:a|the) (?:ball|door|swing|bat|bean ?bag)|"
    r"caught (?:a|the) (?:ball|elbow))\b"
)
_AT_SCHOOL = re.compile(
    r"\b(?:playtime|(?:at|during|in) (?:\w+ )?(?:play|break|lunch|lunchtime|pe|games|football|"
    r"netball|hockey|rugby|tig|the playground|swimming|gym|assembly|forest school|lessons?)|"
    r"playground|trim trail|climbing frame|monkey bars|today|this (?:morning|afternoon)|"
    r"(?:on|off|into|against|over) (?:the|a|an) (?:[a-z]+ )?(?:stairs?|field|slide|bench|"
    r"steps?|deck|gate|door|wall|post|table|chair|beam|mat|kerb|path|fence|scooter|trike))\b"
)
_MAY_BE_MORE = re.compile(
    r"\b(?:says?|said|claims?|claimed|told|disclos\w+|alleg\w+|dad|mum|mother|father|step\w+|"
    r"brother|sister|uncle|at home|weekend|unexplained|old|older|fading|yellow\w*|"
    r"(?:does not|doesn't) (?:fit|match)|concern\w*|cpoms|dsl|finger\w*|belt|slap\w*|"
    r"hit (?:him|her))\b"
)


def is_accident(sentence: str) -> bool:
    """Whether a sentence tells of a bump, cut or bruise together with how it happened at school."""
    folded = fold(sentence).text
    return (
        _CAME_BY_IT.search(folded) is not None
        and _AT_SCHOOL.search(folded) is not None
        and _MAY_BE_MORE.search(folded) is None
    )
