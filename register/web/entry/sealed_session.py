"""Sessions in the database, encrypted: a message or a form that waits in one may be personal.

Django signs what it stores and leaves it readable; a second factor's secret lies there while it
is set up.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from django.contrib.sessions.backends import db

from register.vault.key import held
from scanner.errors import RegisterError

_PLACE = "django_session.session_data"


class SessionStore(db.SessionStore):
    """Django's own, but for what is written into the row."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        plain = json.dumps(session_dict, separators=(",", ":")).encode("utf-8")
        return base64.b64encode(held().encrypted(_PLACE, plain)).decode("ascii")

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """An empty session for what does not open, as Django does with a broken signature."""
        try:
            stored = base64.b64decode(session_data, validate=True)
            found = json.loads(held().decrypted(_PLACE, stored))
        except (binascii.Error, ValueError, RegisterError):
            return {}
        return found if isinstance(found, dict) else {}
