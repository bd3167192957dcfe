"""The key file, and what is derived from it.

One random key of 32 bytes stands in a file of its own beside the configuration. From it HKDF
(RFC 5869) derives one key for the encrypted columns, one for fingerprints, one for the digests
that logs show and look-ups use, and the session secret of the pages: no two uses share a key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from scanner.errors import KeyLost, RegisterError

KEY_BYTES = 32
NONCE_BYTES = 12
CURRENT_VERSION = 1

RESTORE = (
    "Restore the key from backup: without it the encrypted columns of this register cannot be"
    " read. `pupilguard init` makes a new key only together with a new register."
)


class Keyring:
    """What can be done with the installation's key. Prints nothing of it."""

    def __init__(self, master: bytes) -> None:
        self._cipher = AESGCM(_derived(master, "encryption"))
        self._fingerprint_key = _derived(master, "fingerprint")
        self._digest_key = _derived(master, "digest")
        self.session_secret = _derived(master, "session").hex()
        self.check_value = _derived(master, "check").hex()

    def __repr__(self) -> str:
        return "<keyring>"

    def encrypted(self, column: str, plain: bytes) -> bytes:
        """AES-256-GCM: the key's version, a random nonce, then ciphertext and tag.

        `column` ("table.column") is bound in, so that a value moved elsewhere does not open.
        """
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, plain, column.encode())
        return bytes((CURRENT_VERSION,)) + nonce + sealed

    def decrypted(self, column: str, stored: bytes) -> bytes:
        """What `encrypted` was given.

        Raises KeyLost for a value of a later key, RegisterError for one that was changed.
        """
        if stored[:1] != bytes((CURRENT_VERSION,)):
            raise KeyLost(f"{column}: encrypted with a key this program does not hold. {RESTORE}")
        nonce, sealed = stored[1 : 1 + NONCE_BYTES], stored[1 + NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, sealed, column.encode())
        except InvalidTag as error:
            raise RegisterError(
                f"{column}: a value does not open with the register's key; it was changed or"
                " moved. Restore the register from backup."
            ) from error

    def fingerprint(self, *parts: str | Sequence[str]) -> str:
        """The keyed identity of a finding: HMAC-SHA256, 64 hexadecimal digits."""
        return _keyed(self._fingerprint_key, parts).hexdigest()

    def digest(self, purpose: str, *parts: str) -> str:
        """A keyed digest to look a personal value up by: 32 hexadecimal digits.

        Keyed, because file names, addresses and pupil numbers can be guessed.
        """
        return _keyed(self._digest_key, (purpose, *parts)).hexdigest()[:32]


def create_key(path: Path) -> None:
    """Write a new random key to `path`, readable by its owner alone.

    Missing folders are made. Raises KeyLost when there is a file already: a key that is
    overwritten takes the register with it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as error:
        raise KeyLost(f"{path}: there is a key file already; it is never overwritten.") from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def load_key(path: Path) -> Keyring:
    """The keys derived from the file at `path`.

    Raises KeyLost when the file is missing, open to others (POSIX), or not a key.
    """
    try:
        text = path.read_bytes()
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise KeyLost(f"{path}: the key file is missing. {RESTORE}") from error
    except OSError as error:
        raise KeyLost(
            f"{path}: the key file cannot be read ({type(error).__name__});"
            " run pupilguard as the account that owns it."
        ) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyLost(f"{path}: other accounts may read or change the key file: chmod 600 it.")
    return Keyring(_master(path, text))


def _master(path: Path, text: bytes) -> bytes:
    try:
        master = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        master = b""
    if len(master) != KEY_BYTES:
        raise KeyLost(f"{path}: this is not a key file, or it is damaged. {RESTORE}")
    return master


def _derived(master: bytes, use: str) -> bytes:
    info = f"pupilguard/{CURRENT_VERSION}/{use}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(master)


def _keyed(key: bytes, parts: Sequence[str | Sequence[str]]) -> hmac.HMAC:
    # JSON keeps the borders between parts; a file name may hold surrogates for stray bytes.
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hmac.new(key, text.encode("ascii"), hashlib.sha256)


# Django's fields are made once, at import, and can be handed nothing; this is the one place
# that holds what they open values with.
_held: Keyring | None = None


def hold(keyring: Keyring) -> None:
    """Let the encrypted columns of this process open with `keyring`."""
    global _held
    _held = keyring


def held() -> Keyring:
    """The keyring of the open register. Raises KeyLost when none was opened."""
    if _held is None:
        raise KeyLost("no register is open, so no key is held")
    return _held
