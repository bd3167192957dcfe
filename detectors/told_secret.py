"""A password or PIN anywhere in a sentence that names somebody and speaks of a password.

"I set it to Juniper40" says whose password that is, though no "is" stands between the two: the
sentence names the person, the word and something that no sentence is written with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from detectors.base import Found

_WORD = re.compile(
    r"\b(?:pass\s?-?words?|pass\s?-?codes?|pass\s?-?phrases?|pss?wd|(?<!\d )pw|pw(?=\s*[:=])|"
    r"log\s?-?[io]ns?|sign\s?-?[io]ns?|"
    r"unlock\s+codes?|(?:security|authenticator|recovery|backup)\s+(?:codes?|keys?|seeds?)|"
    r"(?:secret|magic|safe|key|open)\s+(?:words?|phrases?|keys?|codes?)|pass\s?wds?|p/?words?|"
    r"creds?|credentials?|(?:log|sign)(?:s|ged|ed|ging|ing)?\s?-?(?:in|on|into|onto)|pass\s?keys?|"
    r"key\s?phrases?|(?:pass|key)\s?sentences?|(?:api|access|auth|bearer|session)\s+(?:tokens?|keys?|codes?)|"
    r"(?:wpa2?|wi-?fi|psk|encryption|bitlocker)\s+keys?|one[ -]time\s+(?:codes?|keys?|links?)|"
    r"(?:badge|home|class|student|learner|join|activation|entry|sign-?up)\s+codes?|user\s?-?names?|"
    r"(?:gets?|got|let|lets|getting|gain\w*)\s+(?:in|on|into|onto)(?:\s+\w+){0,2}?\s+(?:with|using|by)|"
    r"(?:bangs?|types?|taps?|keys?|punches|puts?|enters?)\s+in|(?:lets?|gets?)\s+(?:him|her|them)\s+(?:in|on)|"
    r"(?:ad|account|o365|365|network|administrator|admin|technician|helpdesk)\s+(?:has\s+)?reset|"
    r"acct|un/pw|mdl|sso|uso|details|slip|psk|keycodes?|"
    r"(?:entry|access|join|invitation|invite)\s+(?:tokens?|keys?|codes?)|bitlocker|totp|"
    r"(?:initial|default|temp|temporary|starter)\s+pass|cyfrinair|(?:security\s+question|bypass|override|"
    r"scratch\s+codes?|pass\s+(?=is\b))|"
    r"(?<![\"'“‘])pass\s?-?words?\d+|(?:seesaw|platform|classroom|app)\s+code|get\s+into|"
    r"locked\s+out|account\s+unlocked|sticky\s+note|(?:google|apple|microsoft|school)\s+account|"
    r"(?:shed|voucher)[\s-]+(?:key|code)|(?:sign|log)s?\s+(?:\S+\s+){1,3}in\s+as|"
    r"gets?\s+(?:\S+\s+){1,2}into|get\s+on(?:to)?\s+(?:\S+\s+){1,3}using)\b",
    re.I,
)
_PIN = re.compile(r"\b(?:PINs?|pins?\s+(?:code|number|for|to|is))\b")
# What is opened by figures: a tablet, a copier, a till, a second step of a sign-in.
_CODE = re.compile(
    r"\b(?:pass\s?-?codes?|otps?|(?:one[ -]time|door|entry|print(?:er|ing)?|(?:photo)?copier|"
    r"access|security|unlock|activation|badge|fob|lunch|till|canteen|kiosk|verification|"
    r"recovery|backup|mfa|2fa|authenticator|authentication|vpn|log\s?-?[io]n|sign\s?-?[io]n|library|"
    r"tablet|ipad|laptop|phone|locker)"
    r"\s+(?:backup\s+)?(?:codes?|pins?|keys?)|lock\s?-?screen|"
    r"scratch\s+codes?|bitlocker\s+key|unlock\s+swipe|keys?\s+in\s+the\s+code|"
    r"(?:kiosk|till|filter|door)\s+(?:override|bypass)|keyed(?=\s\d)|"
    r"(?:unlocks?|unlocked|opens?|gets?\s+in(?:to)?|logs?\s+[io]n|signs?\s+[io]n)\b[^.!?\n]{0,50}?"
    r"\bwith(?:\s+(?:the|her|his|their))?(?:\s+(?:code|number|digits))?)(?=\W)",
    re.I,
)
_FIGURES = re.compile(
    r"(?<![\w.:/,£$-])(?!(?:19|20)\d\d\b)(?:\d{4,8}|\d(?:-\d){3,7}|\d{3,4}-\d{3,4})(?![\w:/%-]|[.,]\d)"
)
# A key in groups of capitals and figures: "4F7K-9PLQ-22MX".
_GROUPS = re.compile(r"(?<![\w-])(?=[A-Z-]*\d)[A-Z\d]{3,6}(?:-[A-Z\d]{2,6}){1,7}(?![\w-])")
# A code of letters alone, as home-learning platforms print it: "KLMT PQRS WXYZ".
_LETTERED = re.compile(
    r"\b(?i:home|class|student|learner|learning|join|access|family|invite)\s+code\b[^.!?\n]{0,60}?"
    r"(?P<secret>\b[A-Z]{4}(?:[ -][A-Z]{4}){1,4})\b"
)
# An account and a secret side by side: "rowe7:Pilot-33", "yew14 and Glacier!10".
_SIDE_BY_SIDE = re.compile(
    r"(?<![\w@./-])(?P<user>[a-z]{2,}(?:[.][a-z]+)?\d{1,4}|\d{1,4}[a-z]{3,})[\"')]?"
    r"(?:\s?[:/|&,;+]\s?|,?\s(?:and|then|with|plus)\s(?:then\s)?)(?:(?:p|pw|pass|secret)\b[:\s]\s?)?"
    r"[\"'(]?(?P<secret>[A-Z][\w!$%^*#~.&-]{3,31})(?![\w@/])"
)
# Short marks of a label: "u: hill.j9, p: Rainbow6".
_MARKED = re.compile(
    r"\bun?\s?[:=]\s?(?P<user>[^\s,;|]{2,40})[\s,;|/]+p(?:w|ass)?\s?[:=]\s?(?P<secret>[^\s,;|]{4,40})"
)
# A plain word behind an account that the same sentence gives: ", password triangle".
_PLAIN = re.compile(
    r"(?:[,;–—-]|\band|\bthe)\s*(?:pass\s?-?word|pw|pass)(?:\s+being|\s*[:=])?\s+"
    r"(?P<secret>[a-z]{3,20}|[A-Z][a-z]+-[A-Z][a-z]+)(?=\s*(?:[,.;]|$))",
    re.M,
)
_ACCOUNT = re.compile(r"\b(?:log\s?-?[io]n|user\s?-?name|acct|account|sign\s?-?in)\b", re.I)
_TALK = frozenset(
    """forgotten expired protected reset resets change changed changes changing please policy again
    attached overleaf separately below above today tomorrow needed required protection manager
    blank wrong correct incorrect unknown lost missing same ready sent given page form box field
    help list card cards now here too soon later only also and twice letter slip sheet problem
    problems issue issues details hint reminder security safety rules hygiene screen""".split()
)
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
# Of these even one person's own is what others open: a file, a call, a game.
_OTHERS_FILE = re.compile(
    r"\b(?:zoom|meeting|webinar|documents?|pdf|attachments?|zip|spreadsheet|video|recording|quiz|"
    r"kahoot|gate|alarm)\b",
    re.I,
)
_A_NAME = r"(?!St\b|Saint\b|The\b)[^\W\d_a-z][\w'’-]+ (?:[\w'’]{1,4} )?[^\W\d_a-z][\w’-]+"
_THEIRS = re.compile(
    rf"\b{_A_NAME}['’]s?\s+(?:\w+\s+){{0,2}}(?:wi-?fi|network|door|guest|teams|pass|code|log|key|wpa|"
    rf"security)|\b(?:for|of) {_A_NAME}(?!['’])|"
    rf"\b{_A_NAME},? (?:can |could |should |now |always |just )*"
    rf"(?:get|log|sign|use|type|enter|unlock|open)s?\b|^[^.!?\n]{{0,20}}{_A_NAME}(?:[:,]|\s[–-]\s)",
    re.M,
)
_LEAD = 30  # characters
_HELPER = re.compile(
    r"\b(?:ask(?:ing)?(?: for)?|speak(?:ing)? (?:to|with)|talk to|see|contact|find|catch|ring|"
    r"phone|call|e-?mail|message|drop in on|pop in to see|through|via|help from|thanks to)\s+$",
    re.I,
)
_TICKET = re.compile(
    r"\b(?:quot(?:e|es|ing)|ref(?:erence)?(?: (?:number|no))?|ticket|job|case|request|incident|"
    r"fault|error|dial(?:l?ing)?|ring(?:ing)?|call(?:ing)?|phone|tel(?:ephone)?|ext(?:ension)?|room|form|"
    r"asset|serial)(?: (?:number|no))?[.:]?\s+$",
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
        codes = [*_CODE.finditer(text, start, end)]
        if not (_names_an_owner(text, start, end) or _OWNED.search(text, start, end)):
            continue
        if _SHARED.search(text, start, end) and not _is_theirs(text, start, end):
            continue
        yield from _of_account(text, start, end, has_word=bool(words or codes))
        if not (words or pins or codes):
            continue
        if words:
            yield from (
                Found(token.start(), token.start() + len(secret), 0.8)
                for token in _TOKEN.finditer(text, start, end)
                if _is_secret(secret := token[0].rstrip("?!-"))  # the sentence's own
                and not _is_quoted_to_helpers(text, token.start())
            )
        figures = [_DIGITS.finditer(text, start, end)] if pins else []
        if codes:
            figures.append(_FIGURES.finditer(text, codes[0].end(), end))
        yield from (
            Found(*match.span(), 0.8)
            for matches in figures
            for match in matches
            if not _is_quoted_to_helpers(text, match.start())
        )


def _names_an_owner(text: str, start: int, end: int) -> bool:
    """Whether somebody is named who is not merely there to be asked."""
    return any(
        _HELPER.search(text, max(start, name.start() - _LEAD), name.start()) is None
        for name in _NAME.finditer(text, start, end)
    )


def _is_quoted_to_helpers(text: str, start: int) -> bool:
    """ "Quote REQ-0031877 or dial 3399": a ticket's number, or a telephone's."""
    return _TICKET.search(text, max(0, start - _LEAD), start) is not None


# The same pair with nothing around it that speaks of a login.
_BARE_PAIR = re.compile(
    r"\d(?<=[a-z]\d)\d{0,3}[\"')]?(?:\s?[:/|&+,]\s?|,?\s(?:and|then|with)\s(?:then\s)?)[\"'(]?"
    r"(?P<secret>[A-Z][a-z]{2,}[\w!$%^*#~.&-]*[\d!$%^*#~_])(?![\w@/-])"
)
_USER = re.compile(r"(?<![\w@./-])[a-z][a-z.]{1,20}\d{1,4}$")
_NO_USER = re.compile(
    r"(?:year|yr|y|room|form|class|set|group|key|week|term|unit|page|p|pp|q|part|day|table|team|"
    r"level|ks|paper|task|book|section|chapter|target|phase|stage|step|version|v|no|fig)\d+"
)


def bare_pairs(text: str) -> Iterator[Found]:
    """An account and a secret side by side in a sentence that names somebody."""
    for match in _BARE_PAIR.finditer(text):
        user = _USER.search(text, max(0, match.start() - 24), match.start() + _figures(match[0]))
        if user is None or _NO_USER.fullmatch(user[0]) or _PRODUCT.fullmatch(match["secret"]):
            continue
        start = max(0, match.start() - 100)
        if _NAME.search(text, start, match.start()) or _NAME.search(
            text, match.end(), match.end() + 60
        ):
            yield Found(user.start(), match.end("secret"), 0.8)


def _figures(written: str) -> int:
    return len(written) - len(written.lstrip("0123456789"))


def _is_theirs(text: str, start: int, end: int) -> bool:
    """Whether what is shared by others is here one person's own: "Ana Obi's door code"."""
    return _OTHERS_FILE.search(text, start, end) is None and bool(_THEIRS.search(text, start, end))


def _of_account(text: str, start: int, end: int, *, has_word: bool) -> Iterator[Found]:
    """Secrets that stand beside an account, or in the form that only codes have."""
    for match in _MARKED.finditer(text, start, end):
        yield Found(match.start("user"), match.end("secret"), 0.9)
    if not has_word:
        return
    for match in _SIDE_BY_SIDE.finditer(text, start, end):
        yield Found(match.start("user"), match.end("secret"), 0.9)
    for pattern in (_GROUPS, _LETTERED):
        for match in pattern.finditer(text, start, end):
            span = match.span("secret") if "secret" in match.re.groupindex else match.span()
            yield Found(*span, 0.8)
    if _ACCOUNT.search(text, start, end):
        for match in _PLAIN.finditer(text, start, end):
            if match["secret"] not in _TALK:
                yield Found(*match.span("secret"), 0.7)


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
