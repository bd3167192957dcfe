"""What every test run needs of its process."""

from __future__ import annotations

import signal
import tempfile
from pathlib import Path

from register.settings import configure
from register.vault.key import Keyring
from register.web.settings import Pages

# A shell that starts the run in the background has it, and all it starts, ignore Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Django's applications are chosen once a process: with the pages, which some tests ask for.
# Nothing is opened here; every test points it at a register of its own.
configure(
    f"sqlite:///{Path(tempfile.gettempdir()) / 'no-such-register.db'}",
    Keyring({1: bytes(32)}),
    pages=Pages(hosts=("testserver", "localhost", "127.0.0.1")),
)
