"""Is an address that of an organisation: a school's letterhead, a surgery, a council?"""

from __future__ import annotations

import re

from scanner.model import Part

REACH = 140
# "School Lane" is a street; "Oak Primary School, School Lane" begins with the school.
ORGANISATION = re.compile(
    r"\b(?:School|Academy|College|University|Trust|Nursery|Council|Hospital|Surgery|Clinic|"
    r"Medical\s+(?:Centre|Practice)|Health\s+Centre|Leisure\s+Centre|Sports\s+Centre|Library|"
    r"Museum|Church|Police\s+Station|Ltd|Limited|PLC)\b"
    r"(?!\s+(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Way|Walk|Hill|Court|Green|Row|"
    r"Cottages?|House|Farm|Gardens|Terrace|Place|Square)\b)(?P<between>[\s\S]*)"
)
LABEL = re.compile(r"\(?\b(?:tel(?:ephone)?|phone|t|p|fax|call|on)\b\.?\s*:?\s*$", re.I)
PLACE_NAMES = re.compile(r"(?:\s*[,\n]\s*[\w .'’&/-]{0,40}){1,5},?\s*|\s*[,\n(–-]?\s*")


def is_address_of_organisation(part: Part, start: int) -> bool:
    """Do only the lines of an address stand between an organisation's name and this place?"""
    before = LABEL.sub("", part.text.reveal()[max(0, start - REACH) : start])
    paragraph = before[before.rfind("\n\n") + 1 :]
    match = ORGANISATION.search(paragraph)
    while match is not None:
        if PLACE_NAMES.fullmatch(match["between"]):
            return True
        match = ORGANISATION.search(paragraph, match.start() + 1)
    return False
