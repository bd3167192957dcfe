"""What a message says is attached: the menu, a trip letter; a list of pupils is none of these.

It tells a wrong attachment from a wrong address where nobody knows the recipient: who is sent
"our order for next term" and gets the pupil-premium list was meant to be written to.
"""

from __future__ import annotations

import re

from detectors.folding import fold

# What schools send out every day, by the words that end its name.
_ORDINARY = (
    r"menus?|calendar|dates|term dates|timetable|time table|kit list|packing list|reading list|"
    r"uniform list|price list|supply list|equipment list|shopping list|flyer|leaflet|poster|"
    r"newsletter|bulletin|brochure|catalogue|prospectus|programme|program|itinerary|agenda|"
    r"invitation|tickets?|map|floor ?plan|directions|rota|order|order form|purchase order|"
    r"invoice|quote|quotation|estimate|receipt|delivery note|statement of account|"
    r"(?:meal|menu|lunch|dinner|food|school meal) (?:choices?|options?|orders?)|"
    r"booking|booking form|booking confirmation|hire agreement|contract|specification|tender|"
    r"risk assessment|licence|certificate of insurance|(?:trip|visit|swimming|club|photo) "
    r"(?:letter|information|details)|letter about (?:the|our) \w+|"
    r"(?:permission|reply|consent|return|booking) slips?|slip|worksheet|homework|song sheet|words|"
    r"lyrics|script|recipe|logo|artwork|photo(?:graph)?s? of the (?:hall|site|building)|"
    r"job (?:advert|description)|advert|vacancy|policy|handbook|guidance|minutes|"
    r"meter readings?|fixture list|fixtures|scores|league table|entry form for the \w+"
)
_SENDS = r"(?:attached|enclosed|with this (?:e-?mail|message)|below|included)"
_FRAMES = (
    # the trip letter is attached; our spring dates are enclosed; kit list enclosed
    rf"\b(?:{_ORDINARY})(?: for [\w' ]{{1,40}}?| of [\w' ]{{1,30}}?)?,? "
    rf"(?:(?:is|are|comes?|should be) (?:now |also )?)?{_SENDS}\b",
    # please find attached the menu; attached is our order; I attach the fixtures
    rf"\b(?:{_SENDS}|attach|enclose|send(?:ing)? you)(?: is| are| please find| you will find|:)?"
    rf"(?: [\w'-]+){{0,6}}? (?:{_ORDINARY})\b",
    # here is the menu for next week; please find our order
    rf"\b(?:here (?:is|are|comes?)|here's|please find|please see|find)"
    rf"(?: [\w'-]+){{0,6}}? (?:{_ORDINARY})\b",
)
_ANNOUNCES = re.compile("|".join(_FRAMES))
# A menu for named pupils, or the timetable of one, may well be what was meant to be sent.
_OF_PUPILS = re.compile(r"\b(?:his|her|pupils?'?|students?'?|child(?:ren)?(?:'s)?|learners?'?)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


def announces_an_ordinary_thing(text: str) -> bool:
    """Whether the message says that something of everyday is attached, which concerns nobody."""
    return any(
        _ANNOUNCES.search(folded) is not None and _OF_PUPILS.search(folded) is None
        for sentence in _SENTENCE.split(text)
        for folded in (fold(sentence).text.replace("\n", " "),)
    )
