"""Injuries told together with how a child came by them at school: an accident slip, no concern.

"Banged heads at play and has a small lump over the left eye" is what parents are told each day;
"has a lump over the left eye and says that he fell" is for the safeguarding lead.
"""

from __future__ import annotations

import re

from detectors.folding import fold

_INJURY = re.compile(
    r"\b(?:lumps?|bumps?|eggs?|graze[sd]?|cuts?|scratch\w*|scrapes?|swelling|swollen|bruis\w+|"
    r"red marks?|marks?|nosebleed|bleeding|bled)\b"
)
_CAME_BY_IT = re.compile(
    r"\b(?:banged|bumped|bashed|clashed|collided|slipped|tripped|stumbled|tumbled|"
    r"fell (?:over|off|on)|"
    r"ran into|walked into|knocked (?:heads|an?|his|her|their)|"
    r"was hit by (?:a|the) (?:ball|door|swing|bat|bean ?bag))\b"
)
_AT_SCHOOL = re.compile(
    r"\b(?:playtime|(?:at|during|in) (?:\w+ )?(?:play|break|lunch|lunchtime|pe|games|football|"
    r"netball|hockey|rugby|tig|the playground|swimming|gym|assembly|forest school|lessons?)|"
    r"playground|trim trail|climbing frame|monkey bars|"
    r"(?:on|off|into|against|over) (?:the|a|an) (?:[a-z]+ )?(?:stairs?|field|slide|bench|"
    r"steps?|deck|gate|kerb|fence|scooter|trike))\b"
)
_MAY_BE_MORE = re.compile(
    r"\b(?:says?|said|claims?|claimed|told|explain\w*|apparently|disclos\w+|alleg\w+|dad|mum|mam|"
    r"mother|father|step\w+|nan|nana|gran\w*|carers?|foster\w*|partner|brother|sister|uncle|aunt\w*|"
    r"man|woman|at home|out of bed|last night|weekend|arriv\w+|came (?:in|to school)|came in with|"
    r"unexplained|old|older|fading|yellow\w*|(?:does not|doesn't|do not|don't) (?:fit|match)|"
    r"concern\w*|worr\w+|cpoms|dsl|finger\w*|hand ?print\w*|grip|shape\w*|belt|slap\w*|pushed|"
    r"grabbed|hit (?:him|her)|neck|thighs?|ears?|back|both arms|burns?|cigarette|touched)\b"
)


def is_accident(sentence: str, words: str) -> bool:
    """Whether `words` are a bump, cut or bruise of which the sentence says how it happened.

    At school, that is, and nothing more: who is said to have done it, where else the child may
    have it from and what does not fit leave it to the safeguarding lead.
    """
    folded = fold(sentence).text
    return (
        _INJURY.search(fold(words).text) is not None
        and _CAME_BY_IT.search(folded) is not None
        and _AT_SCHOOL.search(folded) is not None
        and _MAY_BE_MORE.search(folded) is None
    )
