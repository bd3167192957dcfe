"""The key file, and what is derived from it.

A file of its own beside the configuration holds random keys of 32 bytes, one a line: the first,
and one more for each time that it was rotated. From each HKDF (RFC 5869) derives one key for
every use: no two uses share a key. Encrypted columns and the seals of the audit log go with the
version in use. Fingerprints, and the digests that logs show and look-ups use, stay with the
first: they are stored one-way, so that there is nothing left to compute them anew from.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from register.faults import told_of_disk
from register.vault.private_file import write_private
from scanner.errors import KeyLost, RegisterError

KEY_BYTES = 32
NONCE_BYTES = 12
FIRST_VERSION = 1
LAST_VERSION = 255  # a value's first byte says which version encrypted it

RESTORE = (
    "Restore the key from backup: without it the encrypted columns of this register cannot be"
    " read. `pupilguard init` makes a new key only together with a new register."
)


class Keyring:
    """What can be done with the installation's key. Prints nothing of it.

    `masters`: each version's random bytes. What is written is encrypted with the version that
    `use` names; whatever version the file holds can be read. `path`: the file they are from.
    """

    def __init__(self, masters: Mapping[int, bytes], path: Path | None = None) -> None:
        self.path = path
        self.in_use = FIRST_VERSION
        self._read(masters)

    def _read(self, masters: Mapping[int, bytes]) -> None:
        first, newest = masters[FIRST_VERSION], max(masters)
        self.newest = newest
        self._ciphers = {
            version: AESGCM(_derived(master, "encryption", version))
            for version, master in masters.items()
        }
        self._seal_keys = {v: _derived(master, "audit", v) for v, master in masters.items()}
        self._checks = {v: _derived(master, "check", v).hex() for v, master in masters.items()}
        self._fingerprint_key = _derived(first, "fingerprint")
        self._digest_key = _derived(first, "digest")
        # The newest, so that whoever rotates a key that leaked also ends every session.
        self.session_secret = _derived(masters[newest], "session", newest).hex()
        self.check_value = self._checks[FIRST_VERSION]

    def __repr__(self) -> str:
        return "<keyring>"

    def check_of(self, version: int) -> str | None:
        """What tells this version of the key from another; None where the file lacks it."""
        return self._checks.get(version)

    def use(self, version: int) -> None:
        """Encrypt and seal with this version from now on. Raises KeyLost if the file lacks it."""
        if version not in self._ciphers:
            self._read_again()
        if version not in self._ciphers:
            raise KeyLost(self._lacks(version))
        self.in_use = version

    def encrypted(self, column: str, plain: bytes) -> bytes:
        """AES-256-GCM: the key's version, a random nonce, then ciphertext and tag.

        `column` ("table.column") is bound in, so that a value moved elsewhere does not open.
        """
        nonce = os.urandom(NONCE_BYTES)
        version = self.in_use
        sealed = self._ciphers[version].encrypt(nonce, plain, column.encode())
        return bytes((version,)) + nonce + sealed

    def decrypted(self, column: str, stored: bytes) -> bytes:
        """What `encrypted` was given.

        Raises KeyLost for a value of a version that the key file lacks, RegisterError for one
        that was changed.
        """
        version = stored[0] if stored else 0
        if version not in self._ciphers:
            self._read_again()
        if version not in self._ciphers:
            raise KeyLost(f"{column}: {self._lacks(version)}")
        nonce, sealed = stored[1 : 1 + NONCE_BYTES], stored[1 + NONCE_BYTES :]
        try:
            plain = self._ciphers[version].decrypt(nonce, sealed, column.encode())
        except (InvalidTag, ValueError) as error:
            raise RegisterError(
                f"{column}: a value does not open with the register's key; it was changed or"
                " moved. Restore the register from backup."
            ) from error
        # Another process has rotated the key since this one opened the register.
        self.in_use = max(self.in_use, version)
        return plain

    def fingerprint(self, *parts: str | Sequence[str]) -> str:
        """The keyed identity of a finding: HMAC-SHA256, 64 hexadecimal digits."""
        return _keyed(self._fingerprint_key, parts).hexdigest()

    def digest(self, purpose: str, *parts: str) -> str:
        """A keyed digest to look a personal value up by: 32 hexadecimal digits.

        Keyed, because file names, addresses and pupil numbers can be guessed.
        """
        return _keyed(self._digest_key, (purpose, *parts)).hexdigest()[:32]

    def seal(self, version: int, *parts: str) -> str:
        """The keyed seal of an entry of the audit log: 64 hexadecimal digits.

        Raises KeyLost if the file lacks the version.
        """
        if version not in self._seal_keys:
            self._read_again()
        if version not in self._seal_keys:
            raise KeyLost(self._lacks(version))
        return _keyed(self._seal_keys[version], parts).hexdigest()

    def _read_again(self) -> None:
        """A process that runs for long learns of a rotation by values it cannot open."""
        if self.path is not None:
            self._read(_masters(self.path, _text(self.path)))

    def _lacks(self, version: int) -> str:
        where = f"{self.path}: " if self.path is not None else ""
        return (
            f"{where}encrypted with version {version} of the key, which the key file lacks; it"
            f" holds versions up to {self.newest}. {RESTORE}"
        )


def create_key(path: Path) -> None:
    """Write a new random key to `path`, readable by its owner alone.

    Missing folders are made. Raises KeyLost when there is a file already: a key that is
    overwritten takes the register with it. Raises RegisterError when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError as error:
        raise KeyLost(f"{path}: there is a key file already; it is never overwritten.") from error
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        # Half a key would be taken for a damaged one, and never be replaced.
        path.unlink(missing_ok=True)
        raise _unwritten(path, error) from error


def add_version(path: Path) -> int:
    """Add a new random key to the file at `path` and say its version; the earlier ones stay.

    Raises KeyLost as `load_key` does, and when the last possible version is reached; RegisterError
    when it cannot be written. Then the file is as it was.
    """
    masters = dict(_masters(path, _text(path)))
    version = max(masters) + 1
    if version > LAST_VERSION:
        raise KeyLost(f"{path}: the key has been rotated {len(masters) - 1} times, which is most")
    masters[version] = os.urandom(KEY_BYTES)
    lines = [f"{v}:{base64.b64encode(master).decode()}\n" for v, master in sorted(masters.items())]
    try:
        write_private(path, "".join(lines).encode())
    except OSError as error:
        raise _unwritten(path, error) from error
    return version


def load_key(path: Path) -> Keyring:
    """The keys derived from the file at `path`.

    Raises KeyLost when the file is missing, open to others (POSIX), or not a key.
    """
    return Keyring(_masters(path, _text(path)), path)


def _text(path: Path) -> bytes:
    try:
        text = path.read_bytes()
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise KeyLost(f"{path}: the key file is missing. {RESTORE}") from error
    except OSError as error:
        raise KeyLost(
            f"{path}: the key file cannot be read: {told_of_disk(error)}. Run pupilguard as the"
            " account that owns it."
        ) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyLost(f"{path}: other accounts may read or change the key file: chmod 600 it.")
    return text


def _masters(path: Path, text: bytes) -> Mapping[int, bytes]:
    """Each line VERSION:BASE64; a file that was never rotated is the bare key alone."""
    masters: dict[int, bytes] = {}
    for line in text.split():
        version, colon, key = line.rpartition(b":")
        try:
            number = int(version) if colon else FIRST_VERSION
            master = base64.b64decode(key, validate=True)
        except (ValueError, binascii.Error):
            raise _damaged(path) from None
        if len(master) != KEY_BYTES or number in masters or not 1 <= number <= LAST_VERSION:
            raise _damaged(path)
        masters[number] = master
    if FIRST_VERSION not in masters:
        raise _damaged(path)
    return masters


def _unwritten(path: Path, error: OSError) -> RegisterError:
    return RegisterError(f"{path}: the key cannot be written: {told_of_disk(error)}")


def _damaged(path: Path) -> KeyLost:
    return KeyLost(f"{path}: this is not a key file, or it is damaged. {RESTORE}")


def _derived(master: bytes, use: str, version: int = FIRST_VERSION) -> bytes:
    info = f"pupilguard/{version}/{use}".encode()
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
