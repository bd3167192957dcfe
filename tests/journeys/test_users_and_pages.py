"""A technician makes an account, serves the pages, and a person signs in over the network."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.journeys.command import all_of, call, one_after_another, pupilguard, started
from tests.journeys.small_trust import SmallTrust, small_trust

PASSWORD = "a long enough phrase"
NAME = "Robin Underbough"


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> SmallTrust:
    """A trust whose lead may sign in, and whose register was never opened before."""
    trust = small_trust(tmp_path_factory.mktemp("pages") / "trust")
    run = pupilguard(
        *("users", "add", "rlead", "--role", "lead", "--school", "fir", "--name", NAME),
        *("--password-from", "env:FIRST_PASSWORD", "--json"),
        folder=trust.folder,
        FIRST_PASSWORD=PASSWORD,
    )
    assert run.code == 0, run.err
    made = run.document["user"]
    assert (made["username"], made["role"], made["schools"]) == ("rlead", "lead", ["fir"])
    return trust


REFUSED = {
    ("Head@fir", "--role", "boss", "--school", "oak"): (
        "is no e-mail address",
        "no role 'boss'",
        "no school has the id oak",
    ),
    ("rlead", "--role", "lead", "--school", "fir", "--sso-email", "a@b.example"): ("taken",),
    ("one", "--role", "lead", "--sso-email", "a@b.example"): ("name at least one",),
    ("one", "--role", "trust_lead", "--school", "fir", "--sso-email", "a@b.example"): (
        "leave the schools out",
    ),
    ("one", "--role", "trust_lead", "--sso-email", "nobody"): ("no e-mail address",),
    ("one", "--role", "trust_lead"): ("no terminal",),
    ("one", "--role", "trust_lead", "--password-from", "secret"): ("env:name or file:path",),
    ("one", "--role", "trust_lead", "--password-from", "env:SHORT"): ("at least 12",),
}


def test_an_account_that_cannot_be_is_refused_with_every_fault(settled: SmallTrust) -> None:
    folder = settled.folder
    runs = all_of(
        call("users", "add", *arguments, folder=folder, SHORT="short") for arguments in REFUSED
    )
    for run, words in zip(runs, REFUSED.values(), strict=True):
        assert run.code == 2, run.err
        assert [word for word in words if word not in run.words] == []


def test_accounts_are_changed_and_their_people_stay_unnamed_on_disk(
    settled: SmallTrust, tmp_path: Path
) -> None:
    trust = settled.copied_to(tmp_path / "trust")
    address = "head@fir.example.sch.uk"
    verbs = (
        ("add", "head", "--role", "trust_lead", "--sso-email", address),
        ("disable", "head"),
        ("enable", "head"),
        ("reset-mfa", "head"),
    )
    runs = one_after_another(call("users", *verb, "--json", folder=trust.folder) for verb in verbs)
    assert [run.code for run in runs] == [0, 0, 0, 0]
    states = [run.document["user"] for run in runs]
    assert [user["active"] for user in states] == [True, False, True, True]
    assert {(user["single_sign_on"], user["password"]) for user in states} == {(True, False)}
    unknown, listed = one_after_another(
        (
            call("users", "disable", "nobody", folder=trust.folder),
            call("users", "list", "--json", folder=trust.folder),
        )
    )
    assert unknown.code == 1
    assert [user["username"] for user in listed.document["users"]] == ["head", "rlead"]
    stored = b"".join(path.read_bytes() for path in trust.folder.glob("register.db*"))
    assert address.encode() not in stored
    assert NAME.encode() not in stored


# --------------------------------------------------------------------------- the pages


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Visitor:
    """Asks a server on this machine, and keeps its cookies."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: SimpleCookie = SimpleCookie()

    def ask(self, method: str, path: str, **form: str) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{m.key}={m.value}" for m in self.cookies.values()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request(method, path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.load(line)
        return answer, answer.read().decode()


@pytest.fixture
def server(settled: SmallTrust) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    port = free_port()
    process = started(call("serve", "--port", str(port), folder=settled.folder))
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield port, process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_a_person_signs_in_and_the_server_ends_when_it_is_told_to(
    server: tuple[int, subprocess.Popen[str]],
) -> None:
    port, process = server
    visitor = Visitor(port)
    answer, page = visitor.ask("GET", "/account/login/")
    assert answer.status == 200
    assert "server" not in answer.headers
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    answer, _ = visitor.ask(
        "POST",
        "/account/login/",
        csrfmiddlewaretoken=token[1],
        login="rlead",
        password=PASSWORD,
    )
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    answer, page = visitor.ask("GET", "/account/sessions/")
    assert answer.status == 200
    assert NAME in page
    answer, _ = visitor.ask("GET", "/static/register/pages.css")
    assert answer.status == 200
    answer, _ = visitor.ask("GET", "/no-such-page-of-Wren-Ashdown/")
    assert answer.status == 404
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert f"http://localhost:{port}/" in err
    assert "Traceback" not in err
    for secret in (NAME, "Wren", PASSWORD, "rlead"):
        assert secret not in out + err


def test_pages_that_others_reach_want_tls(settled: SmallTrust) -> None:
    run = pupilguard("serve", "--host", "0.0.0.0", folder=settled.folder)
    assert run.code == 2
    assert "in clear" in run.words
