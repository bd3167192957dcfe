"""What every test run needs of its process."""

from __future__ import annotations

import signal

# A shell that starts the run in the background has it, and all it starts, ignore Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
