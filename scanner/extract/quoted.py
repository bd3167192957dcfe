"""A mail's text parted into what its sender wrote now and the earlier mails below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MAX_LEVELS = 40
_ATTRIBUTION_LINES = 3  # clients wrap "On … wrote:" at 72 columns

_PREFIX = re.compile(r"[ \t]*>[ \t]?")
# Gmail, Apple Mail, Thunderbird: "On 3 Nov 2026, at 09:12, A Person <a@b> wrote:"
_ATTRIBUTION = re.compile(
    r"[ \t]*(?:On\b.{6,300}?\bwrote|Le\b.{6,300}?\ba écrit|Am\b.{6,300}?\bschrieb.{0,120})\s*:\s*",
    re.DOTALL,
)
_WROTE = re.compile(r"(?:wrote|a écrit|schrieb.*)\s*:\s*$")
# Outlook, Gmail and Apple Mail announce a forwarded or replied-to message with a line.
_ANNOUNCED = re.compile(
    r"[ \t]*(?:-{2,}[ \t]*(?:original|forwarded)[ \t]+(?:message|appointment|e-?mail)[ \t]*-{2,}"
    r"|begin forwarded message:)[ \t]*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[ \t]*_{10,}[ \t]*$")
_FROM = re.compile(r"[ \t]*\*?from:\*?[ \t]*(?P<who>\S.*)", re.IGNORECASE)
_OTHER_HEADER = re.compile(
    r"[ \t]*\*?(?:sent|date|to|cc|bcc|subject|importance|attachments|reply-to)[ \t]*:",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_DATE_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One earlier mail: its header lines with its text, and the address (else name) it is by."""

    text: str = field(repr=False)
    author: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Split:
    """The newest text, and the mails quoted below it, the latest first."""

    newest: str = field(repr=False)
    quoted: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class _Boundary:
    """Where a quoted mail begins (its first header line) and where its own text does."""

    first: int
    after: int
    author: str = field(default="", repr=False)


def split_quoted(text: str) -> Split:
    """Part a text at the header lines of earlier mails and at lines that begin with ">".

    The marks ">" are taken off the quoted text. What stands below a ">" quotation was written by
    the newest author again (a reply below or between the lines of what it replies to).
    """
    return _split(text.splitlines(keepends=True), 0)


def _split(lines: list[str], level: int) -> Split:
    boundary = _first_boundary(lines) if level < _MAX_LEVELS else None
    if boundary is None:
        return Split("".join(lines))
    newest = lines[: boundary.first]
    headers = lines[boundary.first : boundary.after]
    rest = lines[boundary.after :]
    if not _begins_prefixed(rest):
        below = _split(rest, level + 1)
        return Split("".join(newest), _joined(headers, boundary.author, below))
    stop = _next_unprefixed_boundary(rest)
    quoted = [_without_prefix(line) for line in rest[:stop] if _is_prefixed(line)]
    replied = [line for line in rest[:stop] if not _is_prefixed(line)]
    below = _split(quoted, level + 1)
    tail = _split(rest[stop:], level + 1)
    return Split(
        "".join((*newest, *_unless_blank(replied), tail.newest)),
        (*_joined(headers, boundary.author, below), *tail.quoted),
    )


def _joined(headers: list[str], author: str, below: Split) -> tuple[Quoted, ...]:
    """The mail that the headers open, followed by those quoted in it in turn."""
    opening = "".join(headers)
    if below.newest.strip() or not below.quoted:
        text = opening + below.newest
        return (*((Quoted(text, author),) if text.strip() else ()), *below.quoted)
    # "Begin forwarded message:" with the headers themselves below it: one mail, not two.
    first, *others = below.quoted
    return (Quoted(opening + below.newest + first.text, first.author or author), *others)


def _first_boundary(lines: list[str]) -> _Boundary | None:
    for index, line in enumerate(lines):
        if _is_prefixed(line):
            return _Boundary(index, index)
        boundary = _boundary_at(lines, index)
        if boundary is not None:
            return boundary
    return None


def _next_unprefixed_boundary(lines: list[str]) -> int:
    for index, line in enumerate(lines):
        if not _is_prefixed(line) and _boundary_at(lines, index) is not None:
            return index
    return len(lines)


def _boundary_at(lines: list[str], index: int) -> _Boundary | None:
    line = lines[index]
    if _ANNOUNCED.match(line) or (_RULE.match(line) and _headers_follow(lines, index + 1)):
        start = _skip_blank(lines, index + 1)
        after, author = _header_block(lines, start)
        return _Boundary(index, after or index + 1, author)
    after, author = _header_block(lines, index)
    if after:
        return _Boundary(index, after, author)
    return _attribution(lines, index)


def _headers_follow(lines: list[str], index: int) -> bool:
    return bool(_header_block(lines, _skip_blank(lines, index))[0])


def _header_block(lines: list[str], index: int) -> tuple[int, str]:
    """The line after a "From: … Sent: … To: … Subject: …" block, and its author; 0 if none."""
    if index >= len(lines):
        return 0, ""
    found = _FROM.match(lines[index])
    if found is None:
        return 0, ""
    seen = 0
    end = index + 1
    for position in range(index + 1, min(index + 14, len(lines))):
        line = lines[position]
        if _OTHER_HEADER.match(line):
            seen += 1
            end = position + 1
        elif not line.strip():
            # Some clients put a blank line between the headers, all of them one after the last.
            if seen >= 2:
                break
        elif end == position and (line[0] in " \t" or "@" in line):
            end = position + 1  # a folded list of addresses
        else:
            break
    return (end, _author(found["who"])) if seen >= 2 else (0, "")


def _attribution(lines: list[str], index: int) -> _Boundary | None:
    if not lines[index].lstrip().startswith(("On ", "Le ", "Am ")):
        return None
    for count in range(1, _ATTRIBUTION_LINES + 1):
        part = lines[index : index + count]
        if len(part) < count or not part[-1].strip():
            return None
        if not _WROTE.search(part[-1]):
            continue
        text = "".join(part)
        if _ATTRIBUTION.fullmatch(text) and _DATE_DIGIT.search(text):
            return _Boundary(index, index + count, _attributed(text))
        return None
    return None


def _attributed(text: str) -> str:
    """Who wrote: the address, else the words between the date's last comma or time and "wrote"."""
    address = _ADDRESS.search(text)
    if address:
        return address.group().lower()
    before = _WROTE.sub("", " ".join(text.split())).strip()
    return re.split(r",|\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?", before, flags=re.I)[-1].strip(" <>")


def _author(who: str) -> str:
    """The address in a From line, else the name without quotes and brackets."""
    address = _ADDRESS.search(who)
    return address.group().lower() if address else re.split(r"[<\[(]", who)[0].strip(" \t\"'*")


def _begins_prefixed(lines: list[str]) -> bool:
    start = _skip_blank(lines, 0)
    return start < len(lines) and _is_prefixed(lines[start])


def _is_prefixed(line: str) -> bool:
    return bool(_PREFIX.match(line))


def _without_prefix(line: str) -> str:
    return _PREFIX.sub("", line, count=1)


def _skip_blank(lines: list[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _unless_blank(lines: list[str]) -> list[str]:
    return lines if any(line.strip() for line in lines) else []
