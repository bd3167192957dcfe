"""The addresses of a mail's header field, however badly it is written.

The standard library's reader gives up on a whole field when one address in it is malformed
(`email.utils.getaddresses`, strict since CVE-2023-27043). A recipient that we overlook is a
breach that we overlook, so this one always gives something for every entry.
Grammar: RFC 5322, section 3.4; encoded words: RFC 2047.
"""

from __future__ import annotations

import re
from binascii import Error as BinasciiError
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header

_IN_ANGLES = re.compile(r"<([^<>]*)>")
# No part of an address is longer (RFC 5321, section 4.5.3.1); without a bound a hostile header
# would take hours to search.
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"\\]{1,128}@[^\s<>()\[\],;:\"\\]{1,255}")
_QUOTED_LOCAL_PART = re.compile(r'"[^"]*"@[^\s<>(),;:"]+')
# An encoded word counts as one character: what it encodes is no punctuation of ours.
_CHARACTERS = re.compile(r"=\?[^?\s]+\?[bq]\?[^?]*\?=|.", re.I | re.S)
_COMMENT = re.compile(r"\([^()]*\)")
# What a mail program writes when it will not say who the recipients are.
_NOBODY = re.compile(r"(?:undisclosed|unlisted|hidden|suppressed)[ -]*recipients?:?|<>", re.I)


@dataclass(frozen=True, slots=True, repr=False)
class Mailbox:
    """One entry. `address` is in lower case; where none was written, it is the name instead."""

    address: str
    display_name: str = ""


def mailboxes(field: str) -> tuple[Mailbox, ...]:
    """Everybody named in one header field, groups opened, in the order written."""
    found = (_mailbox(entry) for entry in _entries(_unfolded(field)))
    return tuple(mailbox for mailbox in found if mailbox is not None)


def decoded(text: str) -> str:
    """The text with its encoded words read; what cannot be decoded stays as it stands."""
    if "=?" not in text:
        return text
    try:
        return "".join(_decoded_piece(piece, charset) for piece, charset in decode_header(text))
    except (HeaderParseError, BinasciiError, ValueError):
        return text


def _decoded_piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "ascii")
    except (LookupError, ValueError):
        return piece.decode("cp1252", "replace")


def _unfolded(field: str) -> str:
    return re.sub(r"[\r\n]+[ \t]*", " ", field)


def _entries(field: str) -> Iterator[str]:
    """The field cut at commas (and semicolons, which Outlook writes), but not inside quotes.

    A quote or bracket that is never closed would swallow all that follows; then it is taken as
    an ordinary character.
    """
    pieces, is_closed = _cut(field, respects_quotes=True)
    if not is_closed:
        pieces, _ = _cut(field, respects_quotes=False)
    return (piece for piece in (p.strip() for p in pieces) if piece)


def _cut(field: str, *, respects_quotes: bool) -> tuple[list[str], bool]:
    pieces: list[str] = []
    piece: list[str] = []
    in_quotes, in_angles, comments, is_escaped = False, False, 0, False
    for character in _CHARACTERS.findall(field):
        if is_escaped:
            is_escaped = False
        elif character == "\\" and respects_quotes and (in_quotes or comments):
            is_escaped = True
        elif character == '"' and respects_quotes and not comments:
            in_quotes = not in_quotes
        elif in_quotes:
            pass
        elif character == "(" and respects_quotes:
            comments += 1
        elif character == ")" and comments:
            comments -= 1
        elif comments:
            pass
        elif character in ",;" and not (in_angles and respects_quotes):
            pieces.append("".join(piece))
            piece = []
            continue
        elif character == ":" and not in_angles and "@" not in piece:
            # "Year 7 parents: a@…, b@…;" is a group; its name is nobody. Not so "mailto:".
            piece = []
            continue
        elif character in "<>":
            in_angles = character == "<"
        piece.append(character)
    pieces.append("".join(piece))
    return pieces, not (in_quotes or in_angles or comments)


def _mailbox(entry: str) -> Mailbox | None:
    if _NOBODY.fullmatch(entry):
        return None
    angles = _IN_ANGLES.findall(entry)
    if angles:
        address, name = angles[-1], entry[: entry.rfind("<")]
    else:
        bare = _COMMENT.sub(" ", entry)
        written = _QUOTED_LOCAL_PART.search(bare) or _ADDRESS.search(bare)
        written = written or _ADDRESS.search(entry)
        address = written.group() if written else ""
        name = " ".join(_COMMENT.findall(entry)).strip("()") if address else entry
    name = _display_name(name)
    address = _plain_address(address)
    if "@" not in address:
        return _from_decoded(entry) or _named_only(address or name)
    return Mailbox(address, name)


def _from_decoded(entry: str) -> Mailbox | None:
    """Some programs encode name and address as one word."""
    text = decoded(entry)
    inner = _ADDRESS.search(text) if text != entry else None
    if inner is None:
        return None
    return Mailbox(_plain_address(inner.group()), _display_name(text[: inner.start()].rstrip("<")))


def _named_only(name: str) -> Mailbox | None:
    """Somebody without an address: a name from a directory that we cannot ask."""
    return Mailbox(name.lower(), name) if name.strip("<>\"' ") else None


def _display_name(raw: str) -> str:
    name = decoded(raw.strip()).strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return " ".join(name.strip("' ").split())


def _plain_address(raw: str) -> str:
    address = "".join(_COMMENT.sub("", raw).split()).strip("'")
    # "mailto:", "smtp:" and the obsolete route "@relay.example:" all end in a colon.
    return address.rpartition(":")[2].rstrip(".").lower()
