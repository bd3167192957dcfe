"""Passwords that stand beside a user name, as the category `credentials`.

Talk about passwords without one, and pass codes of meetings, doors and documents, show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from detectors.base import Detector, DetectorContext, Found, lowered, windows_around
from detectors.column import header_row, text_of
from detectors.told_secret import bare_pairs, told_secrets
from scanner.model import Mention, MentionKind, Part, Table

CATEGORY = "credentials"
# Looked for as plain words: a pattern that ignores case costs twenty times as much on prose.
TRIGGERS = (
    *("password", "pass word", "passwd", "passphrase", "pass phrase", "pass:", "pass=", "pass ="),
    *("pw", "p/w", "login", "log in", "log-in", "logon", "log on", "sign in", "sign-in", "signin"),
    *("credential", "user:", "username", "user name", "user-name", "passcode", "pass code"),
    *("creds", "log-on", "passkey", "pin is", "pin for", "pin to", "pin:", "pin number"),
    *(" user ", " pin,", "voucher code", "account unlocked", "chromebook"),
    *("locked out", "sticky note", " account", "shed-key", " in as ", "can now get on"),
    *("seesaw code", "classroom code", "app code"),
    *("wi-fi key", "wifi key", "unlock code", "logs in", "logged in", "signs in", "pin still"),
    *("sign-on", "sign on", "secret word", "seed", "recovery code", "backup code"),
    *("pswd", "psswd", "memorable", "security word", "security answer", "-word key", "-word code"),
    *("usr:", "opens with", "unlocks with", "picture password", "pass wd", "p/word", "pword"),
    *(
        "un/pw",
        " u: ",
        " p: ",
        "u/n",
        " acct",
        "log-on's",
        "o365",
        " pin ",
        " otp",
        "one-time code",
    ),
    *("one time code", "magic word", "safe word", "keyphrase", "key phrase", "recovery key"),
    *("lock screen", "lockscreen", "api key", "api token", "access token", "auth token"),
    *("wpa", "access code", "print code", "printing code", "copier code", "door code"),
    *("security code", "activation", "with code", "badge code", "backup key", "till code"),
    *("home code", "entry code", "fob code", "verification code", "mfa code", "2fa"),
    *("gets in with", "get in with", "lets them", "lets him", "lets her", "bangs in"),
    *("logs on", "logged on", "signs on", "log into", "signed in", "secret answer", "reset"),
    *("gets into", "get into", "join code", "student code"),
    *("keycode", "initial pass", "bitlocker", "entry token", "invitation code", "invite code"),
    *("scratch code", "totp", "cyfrinair", " psk", "printer code", "keys in", "key in", "bypass"),
    *("security question", "override is", "pass is", "back in with", "to get into"),
)
_TRIGGERS = AhoCorasick(TRIGGERS, MatchKind.Standard, False, Implementation.DFA)
REACH = 120
USER_WORDS = (
    r"user\s?-?\s?names?|user\s?-?ids?|user|usr|log\s?-?[io]n(?:\s*(?:name|id))?|account(?:\s+name)?|"
    r"e-?mail(?:\s+address)?|sign\s?-?in(?:\s+name)?"
)
# "£10 pw" is a sum a week.
PASSWORD_WORDS = (
    r"(?:pass\s?words?|pass\s?wd|pss?wd|pass\s?phrase|pass|"
    r"p/w(?:or)?d?|pwo?r?d|(?:(?<!\d )(?<!\d)pw(?!\w)|pw(?=\s*[:=])))"
)
IS = r"(?:\s*[:=]\s*|\s+is\s*:?\s+|\s+[–-]\s+|\s+)"
SAID = r"(?:\s*[:=]\s*|\s+(?:is|was|=)\s*:?\s+|\s+[–-]\s+)"
QUOTE = r"[\"'“”‘’`]?"
VALUE = r"[^\s\"“”`,;|<>()]{3,64}"
PAIR = re.compile(
    rf"\b(?:{USER_WORDS}){IS}{QUOTE}(?P<user>[^\s\"“”`,;|<>()/]{{2,64}}?){QUOTE}"
    rf"[\s,;|/.(–-]{{1,6}}(?:(?:and|with|temporary|initial|new|your|the|her|his|their|"
    rf"default)\s+){{0,3}}"
    rf"\b(?:{PASSWORD_WORDS}|key(?=\s*[:=]))(?:{SAID}|\s+){QUOTE}(?P<password>{VALUE})",
    re.I,
)
# "Logins: jsmith / Sunny123, akhan / Rainy456": a lead, and pairs one after another.
LIST_LEAD = re.compile(
    rf"\b(?:log\s?-?[io]ns?|sign\s?-?in|user\s?-?names?|credentials|{PASSWORD_WORDS})"
    rf"(?:\s+(?:list|details?|for\s+\S+(?:\s\S+)?))?{IS}",
    re.I,
)
# "logs in with jsmith9 and password Tiger!44", "creds: u heron3 p Cobalt55"
LOGS_IN = re.compile(
    rf"\b(?:log(?:s|ged|ging)?\s?-?[io]n|sign(?:s|ed|ing)?\s?-?in|gets?\s+in(?:to\s+\S+)?)\s+"
    rf"(?:with|as|using|by)\s+{QUOTE}(?P<user>[^\s\"“”`,;|<>()]{{2,64}}?){QUOTE}"
    rf"[\s,;/]{{1,3}}(?:(?:and|with|using|the|a|plus)\s+){{0,3}}"
    rf"(?:{PASSWORD_WORDS}|pass\s?code|pin)(?:{SAID}|\s+){QUOTE}(?P<password>{VALUE})",
    re.I,
)
SHORT = re.compile(
    rf"\b(?:creds?|credentials|log\s?-?[io]ns?|details)\s*(?:are|is)?\s*[:=-]?\s+"
    rf"(?:u|un|user)\s*[:=]?\s*(?P<user>[^\s,;/]{{2,64}})[\s,;/]+"
    rf"(?:p|pw|pass)\s*[:=]?\s*(?P<password>{VALUE})",
    re.I,
)
# A secret of one person, where the words around it do not put it as "password: …".
SECRET_WORDS = (
    rf"{PASSWORD_WORDS}|pass\s?codes?|passkey|log\s?-?in\s+(?:code|key)|(?:wi-?fi|network)\s+key|"
    r"pin(?:\s+(?:code|number|no\.?))?(?:\s+for\s+the\s+\w+|\s+to\s+the\s+\w+)?|unlock\s+code|"
    r"(?:recovery|backup)\s+(?:code|key)|(?:badge|card|fob|tablet|laptop|phone)\s+(?:opens|unlocks)"
    r"\s+with"
)
TOLD = re.compile(
    rf"\b(?:{SECRET_WORDS})\s*(?:[:=]|\s(?:(?:is|was|as|to|still|now|not|isn['’]t|wasn['’]t|"
    rf"remains|"
    rf"changed|reset|set|has|been|currently|again|called|of)\s+)*)\s*{QUOTE}"
    rf"(?P<password>{VALUE})",
    re.I,
)
# Several plain words after "passphrase is".
PHRASE = re.compile(
    r"\b(?:pass|key)\s?-?(?:phrase|sentence)\s*(?:[:=]|\s(?:is|was|isn['’]t|still|now|not)\s)\s*[\"“'‘]?"
    r"(?P<password>[a-z]+(?:[ -][a-z]+){2,5})",
    re.I,
)
# A secret that is a plain word by design: a memorable word, a key of three words.
PLAIN_WORD = re.compile(
    r"\b(?:memorable\s+(?:word|name|place|phrase)|(?:security|secret)\s+(?:word|answer)|picture\s+password|"
    r"(?:two|three|four|2|3|4)-word\s+(?:key|code|password|log-?in))"
    r"(?:\s+(?:for|to|on|at)\s+(?:the\s+)?[\w-]+(?:\s\w+)?)?"
    r"\s*(?:[:=]|\s(?:is|was|still|now)\s)\s*[\"“'‘]?"
    r"(?P<password>[^\W\d_]{3,}(?:[ -][^\W\d_]+){0,3})",
    re.I,
)
LISTED = re.compile(
    rf"[\s,;•*-]{{0,6}}{QUOTE}(?P<user>[A-Za-z][^\s\"“”`,;|<>()/:=]{{1,63}}){QUOTE}"
    rf"\s*[/:=–]\s*{QUOTE}(?P<password>{VALUE}){QUOTE}"
)
FIELD = re.compile(r"[^\s,;|][^\t,;|]*?(?=\s{2,}|\s*[\t,;|]|\s*$)")
ALONE = re.compile(rf"\b(?:{PASSWORD_WORDS}){SAID}{QUOTE}(?P<password>{VALUE})", re.I)
# A person or an account before a lone password; a place, a meeting or a document has one as well.
OWNED = re.compile(
    r"\b[^\W\d_a-z][\w-]+['’]s\s+(?:\w+\s+){0,2}$|\b(?:her|his|their|your|my)\s+(?:\w+\s+){0,2}$|"
    r"@\S+"
)
# A forename and a surname before it in the same sentence; of schools and saints none.
NAMED = re.compile(
    r"(?<!\bSt )(?<!\bSaint )\b[^\W\d_a-z][\w'’-]+ (?:(?:de|van|von|bin|al|el|O)[ '’-])?"
    r"[^\W\d_a-z][\w'’-]+(?:['’]s?)?\b[^.!?\n]{0,60}$"
)
OWN_DEVICE = re.compile(
    r"(?<!\bSt )(?<!\bSaint )\b[^\W\d_a-z][\w-]+['’]s?\s+(?:own\s+|new\s+)?(?:(?:wi-?fi|network|"
    r"locker|safe)\s*)?$"
)
NOT_PERSONAL = re.compile(
    r"\b(?:wi-?fi|zoom|teams|meeting|webinar|guest|network|door|gate|alarm|documents?|pdf|file|"
    r"attachments?|zip|spreadsheet|locker|safe|video|recording|quiz|kahoot)\b",
    re.I,
)
NO_VALUE = frozenset(
    """the a an and or is are be been was will must should can cannot could may might has have for
    to of in on at by from with your you our my their his her its it this that these those not no
    none nil required requirements forgotten forgot lost reset resets resetting change changed
    changes changing expire expires expired policy policies protected protection manager managers
    please ask contact see use using here below above attached following same unknown tbc n/a
    redacted removed hidden secret safe secure strong weak incorrect wrong invalid correct old new
    temporary set enter entered type typed needed sent issued how what when where why who which
    field box page link login username user name names email password passwords and/or""".split()
)
MASKED = re.compile(r"[*•●x._\-?#]+|\[.*\]|<.*>|\{.*\}", re.I)
DATE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}([-/.][0-9]{2,4})?")
ENDS_CLAUSE = re.compile(r"\s*(?:$|[\n\r,;|)\"“”]|[.!](?:\s|$)|\s{2}|\t)")
USER_HEADING = re.compile(
    r"\b(?:user\s?-?names?|user\s?-?ids?|user|log\s?-?[io]n|accounts?|e-?mail|name|pupil|"
    r"student)\b",
    re.I,
)
PASSWORD_HEADING = re.compile(
    r"\b(?:pass\s?-?words?|pass\s?code|pass\s?phrase|pwd|pw|p/w|passwd)\b", re.I
)


USER_ONLY = re.compile(
    r"user\s?-?names?|user\s?-?ids?|users?|log\s?-?[io]ns?|accounts?|e-?mail(?:\s+address)?|"
    r"(?:pupil|student|full)?\s*names?|pupils?|students?",
    re.I,
)
PASSWORD_ONLY = re.compile(
    r"(?:(?:new|temporary|initial|default)\s+)?(?:pass\s?-?words?|pwd|pw|p/w|passwd)", re.I
)
LONGEST_HEADING = 30
# Each heading of a password holds one of these, and few tables do.
HEADING_PARTS = ("pass", "pw", "p/w")


class CredentialsDetector:
    """Finds passwords beside a user name: in a sentence, or in columns so headed.

    The span runs from the user name to the end of the password; in a table, and for a password
    said to be somebody's, it is the password alone.
    """

    name = "credentials"
    identifiers: frozenset[str] = frozenset()
    categories = frozenset({CATEGORY})

    def mentions(self, part: Part) -> Iterator[Mention]:
        text = part.text.reveal()
        found: dict[int, Found] = {place.end: place for place in bare_pairs(text)}
        for window in _windows(text):
            # Later ones replace those that end at the same password and say less.
            for place in _in_window(text, window):
                found[place.end] = place
            for place in told_secrets(text, window, tuple(found.values())):
                found[place.end] = place
        for place in _in_columns(part):
            found[place.end] = place
        for end in sorted(found):
            yield _mention(part, found[end])


def credentials_detector(context: DetectorContext) -> Detector:
    """Whose they are is for the resolver: nothing of the context is used."""
    return CredentialsDetector()


def _windows(text: str) -> Iterator[tuple[int, int]]:
    hits = _TRIGGERS.find_matches_as_indexes(lowered(text), overlapping=True)
    if hits:
        present = [TRIGGERS[index] for index in sorted({index for index, _, _ in hits})]
        pattern = re.compile("|".join(map(re.escape, present)), re.I)
        yield from windows_around(text, pattern, REACH)


def _in_window(text: str, window: tuple[int, int]) -> Iterator[Found]:
    for reader in (_in_lines, _alone, _told, _listed, _short, _pairs):
        yield from reader(text, window)


def _pairs(text: str, window: tuple[int, int]) -> Iterator[Found]:
    for match in PAIR.finditer(text, *window):
        end = _password_end(text, match, needs_mark=False)
        if end is not None and match["user"].lower() not in NO_VALUE:
            yield Found(match.start("user"), end, 0.95)


def _listed(text: str, window: tuple[int, int]) -> Iterator[Found]:
    for lead in LIST_LEAD.finditer(text, *window):
        item = LISTED.match(text, lead.end())
        while item is not None and item["user"].lower() not in NO_VALUE:
            end = _password_end(text, item, needs_mark=True)
            if end is None:
                break
            yield Found(item.start("user"), end, 0.95)
            item = LISTED.match(text, item.end())


def _in_lines(text: str, window: tuple[int, int]) -> Iterator[Found]:
    """The rows of a table that a mail shows with spaces or commas only, up to an empty line."""
    start = text.rfind("\n", 0, window[0]) + 1
    end = text.find("\n", window[1])
    lines = _lines(text, start, end if end >= 0 else len(text))
    for line_start, line_end in lines:
        field = _password_field(text, line_start, line_end)
        if field is not None:
            yield from _rows_below(text, line_end + 1, *field)


def _password_field(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Which field of a line of headings is the password's, of how many; None for other lines."""
    headings = [field[0].strip() for field in FIELD.finditer(text, start, end)]
    if len(headings) < 2 or any(len(heading) > LONGEST_HEADING for heading in headings):
        return None
    passwords = [n for n, heading in enumerate(headings) if PASSWORD_ONLY.fullmatch(heading)]
    has_user = any(map(USER_ONLY.fullmatch, headings))
    return (passwords[0], len(headings)) if passwords and has_user else None


def _rows_below(text: str, start: int, column: int, width: int) -> Iterator[Found]:
    for line_start, line_end in _lines(text, start, len(text)):
        fields = list(FIELD.finditer(text, line_start, line_end))
        if not fields or _password_field(text, line_start, line_end) is not None:
            return  # an empty line, or the next headings
        if len(fields) != width:
            continue  # a field is empty, and the line does not tell which one
        value = fields[column][0].strip()
        if _is_password(value) and " " not in value:
            yield Found(fields[column].start(), fields[column].start() + len(value), 0.9)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        newline = text.find("\n", start, end)
        stop = newline if newline >= 0 else end
        yield start, stop
        start = stop + 1


def _alone(text: str, window: tuple[int, int]) -> Iterator[Found]:
    for match in ALONE.finditer(text, *window):
        start = match.start()
        lead = text[max(start - 60, text.rfind("\n", 0, start) + 1, 0) : start]
        if NOT_PERSONAL.search(lead) or not OWNED.search(lead):
            continue
        end = _password_end(text, match, needs_mark=True)
        if end is not None:
            yield Found(match.start("password"), end, 0.8)


def _told(text: str, window: tuple[int, int]) -> Iterator[Found]:
    """What a sentence about somebody says their password, PIN or phrase is, was or is not."""
    for pattern in (TOLD, PHRASE, PLAIN_WORD):
        for match in pattern.finditer(text, *window):
            start = match.start()
            lead = text[max(start - 90, text.rfind("\n", 0, start) + 1, 0) : start]
            if not (OWNED.search(lead) or NAMED.search(lead)):
                continue
            if NOT_PERSONAL.search(lead + match[0]) and not OWN_DEVICE.search(lead):
                continue
            if pattern is not TOLD:
                if match["password"].split()[0].lower() not in NO_VALUE:
                    yield Found(*match.span("password"), 0.7)
                continue
            end = _password_end(text, match, needs_mark=True)
            if end is not None:
                yield Found(match.start("password"), end, 0.8)


def _short(text: str, window: tuple[int, int]) -> Iterator[Found]:
    for pattern in (LOGS_IN, SHORT):
        for match in pattern.finditer(text, *window):
            end = _password_end(text, match, needs_mark=True)
            if end is not None and match["user"].lower() not in NO_VALUE:
                yield Found(match.start("user"), end, 0.9)


def _password_end(text: str, match: re.Match[str], *, needs_mark: bool) -> int | None:
    """Where the password ends, if it is one: a word of talk, a mask or a date is none."""
    start, end = match.span("password")
    password = text[start:end].rstrip(".:'’‘?")
    end = start + len(password)
    if not _is_password(password):
        return None
    if _is_marked(password):
        return end
    return end if not needs_mark and ENDS_CLAUSE.match(text, end) else None


def _is_password(value: str) -> bool:
    if len(value) < 3 or value.lower() in NO_VALUE:
        return False
    return not (MASKED.fullmatch(value) or DATE.fullmatch(value) or "://" in value)


def _is_marked(password: str) -> bool:
    """Does it hold what words of a sentence do not: a digit, a sign, a capital further in?"""
    inner = password[1:]
    return any(c.isdigit() or c in "!$%^&*_+#@~?" for c in password) or (
        inner != inner.lower() and not password.isupper()
    )


def _in_columns(part: Part) -> Iterator[Found]:
    lower = lowered(part.text.reveal()) if part.tables else ""
    if not any(piece in lower for piece in HEADING_PARTS):
        return
    for table in part.tables:
        header = header_row(part, table)
        if header is None:
            continue
        headings = {cell.column: text_of(part, cell) for cell in table.rows[header]}
        passwords = {c for c, text in headings.items() if PASSWORD_HEADING.search(text)}
        users = {c for c, text in headings.items() if USER_HEADING.search(text)} - passwords
        if passwords and users:
            yield from _in_rows(part, table, header, users, passwords)


def _in_rows(
    part: Part, table: Table, header: int, users: set[int], passwords: set[int]
) -> Iterator[Found]:
    for row in table.rows[header + 1 :]:
        if not any(cell.column in users and text_of(part, cell) for cell in row):
            continue
        for cell in row:
            value = text_of(part, cell)
            if cell.column in passwords and _is_password(value):
                start = part.text.reveal().index(value, cell.start)
                yield Found(start, start + len(value), 0.95)


def _mention(part: Part, found: Found) -> Mention:
    return Mention(
        detector=CredentialsDetector.name,
        kind=MentionKind.CATEGORY,
        value=CATEGORY,
        part=part.index,
        start=found.start,
        end=found.end,
        confidence=found.confidence,
    )
