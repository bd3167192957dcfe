"""One key for all the ways in which the address of one mailbox is written.

Case, composed letters, a "+word" behind the name, an internationalised domain or its punycode
(RFC 5891), and what a webmail provider ignores: Gmail counts no dots and has two domains
(https://support.google.com/mail/answer/7436150).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DOTLESS = frozenset({"gmail.com", "googlemail.com"})


@lru_cache(maxsize=65_536)
def mailbox_key(address: str) -> str:
    """The key; what is no address stays as it is, in lower case."""
    written = unicodedata.normalize("NFC", address.strip()).lower()
    local, at, domain = written.rpartition("@")
    if not at or not local:
        return written
    domain = domain_key(domain)
    plain = local.partition("+")[0] or local
    if domain in _DOTLESS:
        plain, domain = plain.replace(".", ""), min(_DOTLESS)
    return f"{plain}@{domain}"


def domain_key(domain: str) -> str:
    """A domain in the letters of the wire: "büro.example" as "xn--bro-hoa.example"."""
    plain = domain.strip().rstrip(".").lower()
    if plain.isascii():
        return plain
    try:
        return plain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return plain
