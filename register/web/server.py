"""The server in this process: uvicorn, which runs on Windows as well."""

from __future__ import annotations

import logging
import signal
import sys
import warnings
from contextlib import suppress
from types import FrameType

import uvicorn
from django.core.asgi import get_asgi_application
from django.db import connections

_TRUSTED_PROXY = "127.0.0.1,::1"
_LARGEST_HEADERS_BYTES = 32_768


def serve(host: str, port: int, *, is_behind_proxy: bool) -> None:
    """Serve the pages until the process is told to stop.

    Nothing is logged of a request: its address may hold what somebody searched for.
    `is_behind_proxy`: a proxy on this machine says whose request it is, and that it was https.
    """
    # Each request has a thread of its own here, whose connection nobody would use again.
    for settings in connections.settings.values():
        settings["CONN_MAX_AGE"] = 0
    # Every address that somebody mistypes is no news; what fails within is.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    # A style sheet is read whole before it is sent; they are small.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
    # uvicorn ends on this by itself, then raises it anew; what we opened must be closed as well.
    signal.signal(signal.SIGTERM, _end)
    with suppress(KeyboardInterrupt):
        uvicorn.run(
            get_asgi_application(),
            host=host,
            port=port,
            access_log=False,
            log_config=None,  # the guard of our own logs stays in place
            server_header=False,
            lifespan="off",
            ws="none",
            proxy_headers=is_behind_proxy,
            forwarded_allow_ips=_TRUSTED_PROXY,
            h11_max_incomplete_event_size=_LARGEST_HEADERS_BYTES,
        )


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
