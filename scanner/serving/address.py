"""Whether the pages can be served where they are wanted: asked before anything is read in."""

from __future__ import annotations

import errno
import os
import socket
from typing import Any

from scanner.errors import ConfigError, Problem

_TAKEN = frozenset({errno.EADDRINUSE})
_NOT_OURS = frozenset({errno.EADDRNOTAVAIL})
_REFUSED = frozenset({errno.EACCES, errno.EPERM})


def require_free(host: str, port: int) -> None:
    """Raises ConfigError if this process cannot listen there, with what to do instead."""
    try:
        family, address = _resolved(host, port)
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As the server will: an address that is only waiting for its last packets is free.
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (socket.gaierror, UnicodeError):  # the latter for a label that no name can have
        why = f"{host} is the name of no address; correct pages.host."
        raise ConfigError([Problem("--host", why)]) from None
    except OSError as error:
        raise ConfigError([_problem(host, port, error)]) from None


def _resolved(host: str, port: int) -> tuple[socket.AddressFamily, tuple[Any, ...]]:
    """The first address of the name."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return family, address


def _problem(host: str, port: int, error: OSError) -> Problem:
    if error.errno in _TAKEN:
        why = (
            f"another program listens at port {port} of {host}, perhaps another `pupilguard"
            " serve`: end it, or take another port (--port, or pages.port)."
        )
        return Problem("--port", why)
    if error.errno in _NOT_OURS:
        return Problem("--host", f"this machine has no address {host}; correct pages.host.")
    if error.errno in _REFUSED:
        why = f"this account may not listen at port {port}; take one above 1023."
        return Problem("--port", why)
    code = errno.errorcode.get(error.errno or 0, "no code")
    return Problem("--port", f"the system lets nobody listen at port {port} of {host} ({code}).")
