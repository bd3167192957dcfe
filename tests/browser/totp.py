"""What an authenticator app shows: RFC 6238 with the usual 6 digits, 30 seconds and SHA-1."""

from __future__ import annotations

import base64
import hmac
import struct
import time

_STEP_SECONDS = 30


def code_of(secret: str, at: float | None = None) -> str:
    """The code at a moment in seconds since 1970, by default now.

    A code about to run out is waited for to pass: typing takes its time.
    """
    if at is None:
        left = _STEP_SECONDS - time.time() % _STEP_SECONDS
        if left < 3:
            time.sleep(left)
        at = time.time()
    key = base64.b32decode(secret + "=" * (-len(secret) % 8), casefold=True)
    digest = hmac.digest(key, struct.pack(">Q", int(at) // _STEP_SECONDS), "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFF_FFFF
    return f"{number % 1_000_000:06d}"


def fresh_code(secret: str, used_at: float) -> str:
    """One that was not shown at the moment `used_at`: a code is good once."""
    while int(time.time()) // _STEP_SECONDS == int(used_at) // _STEP_SECONDS:
        time.sleep(0.2)
    return code_of(secret)
