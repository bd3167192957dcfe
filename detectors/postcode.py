"""UK postcodes.

Source: Royal Mail, "Programmer's guide to the PAF", and ONS, "A guide to ONS geography postcodes":
an area of the table below, a district, and a unit whose letters are not C I K M O V. A postcode
outside the table, as ZZ99 in NHS systems, counts only if the roster holds it.
"""

from __future__ import annotations

import re

from detectors.base import (
    Detector,
    DetectorContext,
    Found,
    PatternDetector,
    only_household,
)
from detectors.label import is_labelled, is_rivalled, label_of, text_before
from detectors.organisation import is_address_of_organisation
from scanner.model import Part

AREAS = frozenset(
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL "
    "DN DT DY E EC EH EN EX FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW "
    "KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM "
    "S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR "
    "WS WV YO ZE".split()
)
# Districts that end in a letter exist in inner London only.
LETTERED_DISTRICT = re.compile(
    r"E1W|N1[CP]|NW1W|SE1P|SW1[A-Y]|W1[A-HJKSTUW]|EC[1-4][AMNPRVY]|WC[12][ABEHNRVX]"
)
UNIT_LETTERS = frozenset("ABDEFGHJLNPQRSTUWXYZ")
LABEL = label_of(
    r"p(?:ost)?[\s/.-]?codes?|(?:home\s+|postal\s+)?address(?:es)?|lives\s+(?:at|in)|"
    r"moved\s+to|zip(?:\s+code)?",
    weak=r"PC",
)
POSTCODE_SHAPE = (
    r"(?:GIR[ \u00a0]{0,2}0AA|(?P<area>[A-Z]{1,2})(?P<district>[0-9][0-9A-Z]?)"
    r"(?P<gap>[ \u00a0]{0,2})[0-9](?P<unit>[A-Z]{2}))"
)
PATTERN = re.compile(rf"(?<![\w£$/=#&-]){POSTCODE_SHAPE}(?![\w@])(?!-[0-9A-Z])", re.I)
# The end of every postcode.
UNIT = re.compile(r"[0-9][A-Z]{2}(?![\w@])", re.I)
NOT_FOUND_AS = re.compile(
    r"\b(?:room|rm|lab|hall|block|code|product|class|group|set|form|grade|paper|question|page)\s*[:#]?\s*$",
    re.I,
)
WITHIN_ADDRESS = re.compile(r"[^\W\d_]{3,}\s*,\s*$")


def written_postcode(text: str) -> str:
    """The postcode in upper case with one space before its last three characters."""
    compact = re.sub(r"[\s\u00a0]", "", text).upper()
    return f"{compact[:-3]} {compact[-3:]}"


def is_postcode(text: str) -> bool:
    """Does it begin as postcodes do: a known area, a letter in the district only in London?

    The unit is not asked: invented and mistyped postcodes stand in addresses too.
    """
    postcode = written_postcode(text)
    if postcode == "GIR 0AA":
        return True
    match = re.fullmatch(POSTCODE_SHAPE, postcode)
    if match is None or match["area"] not in AREAS:
        return False
    outward = match["area"] + match["district"]
    return outward[-1].isdigit() or LETTERED_DISTRICT.fullmatch(outward) is not None


def postcode_detector(context: DetectorContext) -> Detector:
    """Finds postcodes; subjects only where the roster knows one household there."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        start, end = match.span()
        people = context.roster.people_by_postcode(written_postcode(match[0]))
        if people:
            return Found(start, end, 0.97, only_household(context.roster, people))
        if not is_postcode(match[0]) or is_address_of_organisation(part, start):
            return None
        if is_labelled(part, start, end, LABEL):
            return Found(start, end, 0.95)
        if is_rivalled(part, start) or NOT_FOUND_AS.search(text_before(part, start)):
            return None
        # Without its space, or in small letters, it looks like a product, a class or a user name.
        if _is_as_printed(match) or WITHIN_ADDRESS.search(text_before(part, start)):
            return Found(start, end, 0.85)
        return None

    return PatternDetector("postcode", PATTERN, confirm, reach=10, trigger=UNIT)


def _is_as_printed(match: re.Match[str]) -> bool:
    unit = frozenset(match["unit"] or "")
    return match[0].isupper() and match["gap"] != "" and unit <= UNIT_LETTERS
