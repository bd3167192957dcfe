"""Where the pages cannot be served is told before anything is read in, and what to do."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

import pytest

from scanner.errors import ConfigError
from scanner.serving.address import require_free


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield int(listening.getsockname()[1])


def test_a_port_that_another_program_has_is_told(taken: int) -> None:
    with pytest.raises(ConfigError, match=f"another program listens at port {taken}"):
        require_free("127.0.0.1", taken)


def test_a_port_that_is_free_is_left_free() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        free = int(other.getsockname()[1])
    for host in ("127.0.0.1", "127.0.0.1", "localhost"):
        require_free(host, free)


@pytest.mark.parametrize("host", ["a..b", "x" * 70])
def test_what_can_be_no_name_is_told(host: str) -> None:
    with pytest.raises(ConfigError, match="the name of no address"):
        require_free(host, 0)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.EACCES, "no"), "take one above 1023"),
        (OSError(errno.EADDRNOTAVAIL, "no"), "this machine has no address 192.0.2.1"),
        (OSError(errno.ENOBUFS, "no"), "ENOBUFS"),
        (socket.gaierror(-2, "no"), "the name of no address"),
    ],
    ids=["no right", "not ours", "other", "no such name"],
)
def test_what_the_system_refuses_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("scanner.serving.address.socket.getaddrinfo", refused)
    with pytest.raises(ConfigError, match=told):
        require_free("192.0.2.1", 443)
