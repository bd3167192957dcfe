"""The pieces a heading is made of, and each of them without what decorates it.

"CPOMS: Sexuality", "Att % 24/25", "Type of suspension (SIMS)" and "IEP review due?" hold words that
we know, beside the system, the year, the unit or the state of a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detectors.vocabulary import flat_form

_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>]?")
# "w/c", "a/c" and "Y/N" are words; a slash between longer ones gives alternatives.
_SHORT_SLASH = re.compile(r"(?<![A-Za-z])([A-Za-z])/([A-Za-z])(?:/([A-Za-z]))?(?![A-Za-z])")
_BETWEEN = re.compile(r"\s+[-–—=>|]+\s+|[:;]\s+|\s*[;|]\s*|,\s+|\?\s+(?=\w)")
_ALTERNATIVES = re.compile(r"\s*/\s*|\s*[+&]\s*|\s+(?:and|or|and/or|if|because|due to)\s+")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")

# Systems that print or hold a sheet: what they are for says nothing of one of their columns.
_SYSTEM = re.compile(
    r"^(?:sims|arbor|bromcom|scholarpack|scholar pack|isams|cpoms|my ?concern|parentpay|parent pay|"
    r"parentmail|edukey|provision map|class ?charts|evolve|tapestry|satchel|go4schools|seemis|"
    r"sam people|access hr|itrent|i trent|wonde|otrack|o track|sisra|pupil asset|"
    r"rm integris|integris|horizons|capita|ctf|plasc|census|schoolmoney|"
    r"school money|scopay|squid|wisepay|schoolcomms|teachers2parents|eschools|unifrog|"
    r"every hr|bluesky|blue sky|perspective|mis|hcss|nova t6|callio|incerts|teacher centre|"
    r"google form|equality survey|ms forms?)\s+(?=\w)"
)
_NOISE = re.compile(
    r"\b(?:autumn|spring|summer|aut|spr|sum|term|terms|half term|\d{4} \d{2,4}|\d\d \d\d|\d{4}|"
    r"(?:y|yr|year) ?\d{1,2}|y\d{1,2} y\d{1,2}|data|current|latest|y n|yes no|y or n|"
    r"please tick|please state|if any|if known|if yes|tick|the|your|child s|pupil s|student s|"
    r"pupil|student|child|children|pupils|students|learner|indicator|flag|t[1-6]|"
    r"optional|required|ytd|up to date|to date|so far|this (?:week|term|year)|last (?:week|term|"
    r"year)|"
    r"today|weekly|termly|annual|monthly|daily|w c|wk \d+|week \d+|q\d{1,2}|total|overall|final|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|"
    r"august|september|october|november|december|scot|wales|ni|swc|secondary|primary|"
    r"post 16|sixth form|6th form)\b"
)
_HEAD = re.compile(
    r"^(?:has|have|had|is|are|was|were|any|needs?|on|in|under|uses?|requires?|receives?|gets|"
    r"(?:date|day|time|type|kind|name|details?|nature|level|stage|number|no|length|list|record|"
    r"state|status|proof|evidence|copy|record|area|reason|cause|category|cat|source) (?:of|for)|"
    r"why|when|which|what|who|how many|how much|does|do|did|can|may|if|1st|2nd|3rd|first|second|"
    r"third|last|next|previous|prev|prior|new|old|other|main|primary|secondary|own|known|formal|"
    r"open|live|active|outstanding|additional|further|recent|a|an|their|his|her|this|n|"
    r"id|child|children|pupil|pupils|student|students|learner|staff|parent|parents|"
    r"family|he|she|they)(?: (?:is|a|an|any|has|have|been|your|their))? "
)
_TAIL = re.compile(
    r" (?:status|state|level|stage|notes?|details?|info|information|plans?|list|reg|register|"
    r"dates?|"
    r"review|reviewed|since|band|y n|yes no|history|hist|record|records|"
    r"log|logs|summary|updates?|comments?|remarks?|description|desc|text|outcome|outcomes|"
    r"reasons?|type|types|category|cat|code|codes|"
    r"total|tot|totals|count|counts|amount|amt|start|started|starts|end|ends|ended|"
    r"from|to|until|by|for|in place|on file|on roll|held|sent|sent out|received|rec d|recd|back|"
    r"returned|signed|given|issued|agreed|checked|verified|confirmed|completed|complete|done|"
    r"due|needed|required|req d|reqd|requested|req|applied|applied for|awarded|offered|"
    r"made|met|seen|attended|used|taken|logged|reported|recorded|declared|noted|known|disclosed|"
    r"shared|stated|accepted|refused|withdrawn|expires|expiry|exp|valid|active|open|closed|"
    r"provider|lead|worker|contact|letter|letters|form|forms|"
    r"meeting|mtg|conference|conf|appt|appointment|clinic|visit|visits|hearing|panel|"
    r"referral|referred|assessment|assess|assmt|screening|check|checks|chk|test|tests|"
    r"support|help|group|grp|tracker|file|folder|document|docs?|paperwork|evidence|cert|"
    r"certificate|card|slip|days|day|hours|hrs|hrs pw|hours pw|sessions?|sess|weeks?|wks|times|"
    r"pts|points|score|scores|rating|grade|yesterday|today|here|ever|yet|question)$"
)
_MOST_STRIPS = 5


def pieces(text: str) -> tuple[str, ...]:
    """The parts of a heading by their signs, in small letters and without signs.

    The whole without what stands in brackets comes first, then its parts from the last to the
    first ("Epilepsy - genetic cause" is of genetics), then alternatives and what brackets hold.
    """
    clean = _SHORT_SLASH.sub(lambda m: "".join(g for g in m.groups() if g), spaced(text))
    outside = _BRACKETS.sub(" ", clean)
    parts = [part for part in _BETWEEN.split(outside) if part.strip()]
    inside = [part for held in _BRACKETS.findall(clean) for part in _BETWEEN.split(held)]
    divided = parts[::-1] if len(parts) > 1 else []
    either = [
        one for part in [*divided, outside] for one in _ALTERNATIVES.split(part) if one != part
    ]
    further = (_bare(flat_form(part)) for part in (*divided, *either, *inside))
    whole = flat_form(outside)
    return tuple(dict.fromkeys((_bare(whole) or whole, *filter(None, further))))


def spaced(text: str) -> str:
    """ "ParentEmail" as "Parent Email"; an acronym stays whole, with or without its points."""
    return _CAMEL.sub(" ", text).replace("%", " ").replace(".", "").replace("_", " ")


def strippings(piece: str) -> Iterator[str]:
    """The piece with one word after another taken from its ends that says how it is, not what."""
    seen = {piece}
    ends = [piece]
    for _ in range(_MOST_STRIPS):
        shorter = [
            " ".join(cut.split())
            for one in ends
            for cut in (_TAIL.sub("", one), _HEAD.sub("", one))
            if cut != one
        ]
        ends = [one for one in dict.fromkeys(shorter) if one and one not in seen]
        seen.update(ends)
        yield from ends


def is_decoration(words: str) -> bool:
    """Do these words, flat, say nothing of their own in a heading?"""
    left = " ".join(_NOISE.sub(" ", words).split())
    while left and (cut := _TAIL.sub("", f" {left}").strip()) != left:
        left = cut
    while left and (cut := _HEAD.sub("", f"{left} ").strip()) != left:
        left = cut
    return not left


def _bare(flat: str) -> str:
    without = _SYSTEM.sub("", flat)
    return " ".join(_NOISE.sub(" ", without).split())
