"""A password or PIN anywhere in a sentence that names somebody and speaks of a password.

"I set it to Juniper40" says whose password that is, though no "is" stands between the two: the
sentence names the person, the word and something that no sentence is written with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from detectors.base import Found

_WORD = re.compile(
    r"\b(?:pass\s?-?words?|pass\s?-?codes?|pass\s?-?phrases?|pss?wd|pw|log\s?-?[io]ns?|sign\s?-?[io]ns?|"
    r"unlock\s+codes?|(?:security|authenticator|recovery|backup)\s+(?:codes?|keys?|seeds?)|"
    r"secret\s+(?:word|key|code)s?)\b",
    re.I,
)
_PIN = re.compile(r"\b(?:PINs?|pins?\s+(?:code|number|for|to|is))\b")
_TOKEN = re.compile(r"(?<![\w@./-])[^\W\d_][\w!$%^&*+#~?-]{4,31}(?:@\w{1,20})?(?![\w@/-])")
_DIGITS = re.compile(r"(?<![\w.:/,-])\d{4,8}(?![\w:/-]|[.,]\d)")
_NAME = re.compile(
    r"(?<!\bSt )(?<!\bSaint )\b[^\W\d_a-z][\w'’-]+ (?:[\w'’]{1,4} )?[^\W\d_a-z][\w'’-]+"
)
_OWNED = re.compile(r"\b(?:her|his|their|your|my)\b|\b[^\W\d_a-z][\w-]+['’]s\b", re.I)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n")
# Not somebody's: a room's, a meeting's, a document's; and products that are written like secrets.
_SHARED = re.compile(
    r"\b(?:wi-?fi|zoom|teams|meeting|webinar|guest|network|door|gate|alarm|documents?|pdf|"
    r"attachments?|zip|spreadsheet|video|recording|quiz|kahoot)\b",
    re.I,
)
_PRODUCT = re.compile(
    r"(?:office|microsoft|windows|ms|ios|ipad|year|room|form|class|version|gcse|key|level|ks|btec|"
    r"covid|mp|a|h)-?\d+\w{0,2}",
    re.I,
)
_UPN_LIKE = re.compile(r"[A-Za-z]{1,2}\d{6,}[A-Za-z]?")


def told_secrets(
    text: str, window: tuple[int, int], known: Collection[Found] = ()
) -> Iterator[Found]:
    """Secrets in those sentences of a window that name somebody and hold none that is known."""
    for start, end in _sentences(text, window):
        if any(start <= found.start < end for found in known):
            continue
        words = [*_WORD.finditer(text, start, end)]
        pins = [*_PIN.finditer(text, start, end)]
        if not (words or pins) or _SHARED.search(text, start, end):
            continue
        if not (_NAME.search(text, start, end) or _OWNED.search(text, start, end)):
            continue
        if words:
            yield from (
                Found(token.start(), token.start() + len(secret), 0.8)
                for token in _TOKEN.finditer(text, start, end)
                if _is_secret(secret := token[0].rstrip("?!-"))  # the sentence's own
            )
        if pins:
            yield from (Found(*match.span(), 0.8) for match in _DIGITS.finditer(text, start, end))


def _sentences(text: str, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start = window[0]
    for stop in _SENTENCE_END.finditer(text, *window):
        yield start, stop.start()
        start = stop.end()
    yield start, window[1]


def _is_secret(token: str) -> bool:
    """Letters with a digit among them, or a sign that ends no word, and no known name of things."""
    if _PRODUCT.fullmatch(token) or _UPN_LIKE.fullmatch(token):
        return False
    has_digit = any(c.isdigit() for c in token)
    has_sign = any(c in "!$%^&*+#~" for c in token[1:])
    return len(token) >= 5 and (has_digit or has_sign)
