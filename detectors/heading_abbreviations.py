"""Words that headings of school spreadsheets cut short: "Wkg at", "Beh pts", "Dinner a/c bal".

Source: headings of invented sheets written by people who keep such sheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WHOLE: Mapping[str, str] = {
    short: whole
    for whole, shorts in {
        "working": "wkg wrkg wtg",
        "level": "lvl lev",
        "behaviour": "beh behav bhvr",
        "points": "pts",
        "detention": "detn",
        "detentions": "detns",
        "social": "soc",
        "worker": "wkr wrkr",
        "capability": "capab",
        "disciplinary": "discip",
        "family": "fam",
        "balance": "bal",
        "eligible": "elig",
        "attendance": "att attn attdce",
        "absences": "abs",
        "unauthorised": "unauth",
        "suspensions": "susps",
        "safeguarding": "safeg sfg",
        "condition": "cond",
        "religion": "relig",
        "predicted": "pred preds",
        "target": "tgt targ",
        "current": "curr",
        "assessment": "assess",
        "salary": "sal",
        "voucher": "vouch",
        "incident": "incid",
        "incidents": "incids",
        "outstanding": "o/s",
        "account": "a/c acc",
        "half": "½",
    }.items()
    for short in shorts.split()
}
_SHORT = re.compile(
    r"(?<![\w/])(?:" + "|".join(map(re.escape, _WHOLE)) + r")(?![\w/])(?! ?8\b)\.?", re.I | re.A
)


def written_out(heading: str) -> str:
    """The heading with its words in full; the same where none is cut short."""
    return _SHORT.sub(lambda found: _WHOLE[found[0].rstrip(".").lower()], heading)
