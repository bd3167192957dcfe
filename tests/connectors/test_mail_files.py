"""Mail in files: what is a mail, who sent it to whom, and what is still a draft."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors import BUILT_IN
from connectors.base import Connector
from scanner.config.configuration import MailFilesSource, Organisation
from scanner.config.values import Origin
from scanner.demo.compound_file import compound_file
from scanner.demo.outlook_message import outlook_message
from scanner.model import Field, Item, ItemKind, KnownBy, Reason
from tests.contracts.connector import (
    ENOUGH_BYTES,
    ConnectorContract,
    Stage,
    by_locator,
    gaps_of,
    locators,
    versions,
)

ReadMail = Callable[..., Item]

MAIL = b"From: Head <head@oak.example.sch.uk>\nTo: a@home.example\nSubject: Trip\n\nHello.\n"
SEPARATOR = b"From head@oak.example.sch.uk Mon Mar  2 09:00:00 2026\n"
MBOX = SEPARATOR + MAIL + b"\n" + SEPARATOR + MAIL.replace(b"a@home", b"b@home")


def mail_source(ground: Path, organisation: Organisation, path: str = "mail") -> Connector:
    settings = {"name": "sent-mail", "type": "mail_files", "path": path}
    origin = Origin(ground / "config.yaml")
    source = MailFilesSource.model_validate(settings, context=origin)
    return BUILT_IN["mail_files"](source, organisation)


def put(root: Path, name: str, data: bytes = MAIL) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.fixture
def one_mail(tmp_path: Path, organisation: Organisation) -> ReadMail:
    """The item that a mail with these header lines becomes."""

    def read(*lines: bytes, name: str = "a.eml") -> Item:
        put(tmp_path / "mail", name, b"\n".join(lines) + b"\n\nHello.\n")
        return by_locator(mail_source(tmp_path, organisation))[f"mail/{name}"]

    return read


class TestContract(ConnectorContract):
    @pytest.fixture
    def stage(self, ground: Path, organisation: Organisation) -> Stage:
        root = ground / "mail"
        named = MAIL.replace(b"a@home", b"Quillfeather@home").replace(b"Hello", b"Ottoline")
        put(root, "2026/Quillfeather.eml", named)
        put(root, "Archive.mbox", SEPARATOR + named + b"\n" + MBOX)
        put(root, "box/cur/1.host:2,S" if os.name != "nt" else "box/cur/1.host;2,S", named)
        put(
            root,
            "old.msg",
            outlook_message("head@oak.example.sch.uk", ["quillfeather@home.example"]),
        )
        put(root, "Ottoline.pdf", b"%PDF")
        put(root, "empty.eml", b"")
        return Stage(
            folder=root,
            path="mail",
            connect=lambda: mail_source(ground, organisation),
            planted=("Quillfeather", "Ottoline", "head@oak", "Trip"),
            change=lambda: os.utime(root / "2026" / "Quillfeather.eml", (1, 1)),
            changed="mail/2026/Quillfeather.eml",
            deny=root / "2026" / "Quillfeather.eml",
            denied="mail/2026/Quillfeather.eml",
        )


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.eml", MAIL, ["mail/a.eml"]),
        ("deep/er/a.EML", MAIL, ["mail/deep/er/a.EML"]),
        ("a.eml", b"\xef\xbb\xbf" + MAIL, ["mail/a.eml"]),
        ("a.eml", MAIL.replace(b"\n", b"\r\n"), ["mail/a.eml"]),
        ("a.eml", SEPARATOR + MAIL, ["mail/a.eml"]),
        ("a.eml", b"Subject: only this\n\n", ["mail/a.eml"]),
        ("a.msg", outlook_message("head@oak.example.sch.uk", ["a@home.example"]), ["mail/a.msg"]),
        ("a", outlook_message("head@oak.example.sch.uk", ["a@home.example"]), ["mail/a"]),
        ("a.mbox", MBOX, ["mail/a.mbox#message1", "mail/a.mbox#message2"]),
        ("a.mbx", MBOX, ["mail/a.mbx#message1", "mail/a.mbx#message2"]),
        ("Sent", MBOX, ["mail/Sent#message1", "mail/Sent#message2"]),
        ("Sent.txt", MBOX, ["mail/Sent.txt#message1", "mail/Sent.txt#message2"]),
        ("1700000000.M1P2.host", MAIL, ["mail/1700000000.M1P2.host"]),
        ("note.txt", MAIL, ["mail/note.txt"]),
        (".hidden.eml", MAIL, ["mail/.hidden.eml"]),
        # a Maildir: what is being delivered is no mail yet
        ("box/new/1.host", MAIL, ["mail/box/new/1.host"]),
        (".Sent/cur/1.host", MAIL, ["mail/.Sent/cur/1.host"]),
        # no items at all, and no gaps
        (".DS_Store", b"x", []),
        ("._a.eml", b"x", []),
        ("Inbox.msf", b"x", []),
        ("dovecot.index.log", b"x", []),
    ],
)
def test_mails_are_known_by_their_content(
    tmp_path: Path, organisation: Organisation, name: str, data: bytes, expected: list[str]
) -> None:
    put(tmp_path / "mail", name, data)
    connector = mail_source(tmp_path, organisation)
    assert list(by_locator(connector)) == locators(connector) == expected
    assert {item.kind for item in by_locator(connector).values()} <= {ItemKind.MAIL}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.eml", b"", Reason.EMPTY),
        ("Drafts", b"", Reason.EMPTY),
        ("a.eml", b"\x00\x01\x02 binary", Reason.CORRUPT),
        ("a.eml", b"Just a note, no header.\n", Reason.CORRUPT),
        ("a.msg", b"no compound file", Reason.CORRUPT),
        ("a.msg", compound_file({"WordDocument": b"x"}), Reason.CORRUPT),
        ("a.msg", compound_file({"__properties_version1.0": b"short"}), Reason.CORRUPT),
        ("a.mbox", b"no message here\n", Reason.CORRUPT),
        ("a.doc", compound_file({"WordDocument": b"x"}), Reason.UNSUPPORTED),
        ("Thumbs.db", compound_file({"Catalog": b"x"}), Reason.UNSUPPORTED),
        ("a.dat", b"\x00" * 5000, Reason.UNSUPPORTED),
        ("note.txt", b"To: do\nmilk\n", Reason.UNSUPPORTED),
        ("note.txt", b"From the desk of the head\nAll well.\n", Reason.UNSUPPORTED),
    ],
)
def test_what_is_no_mail_is_a_gap(
    tmp_path: Path, organisation: Organisation, name: str, data: bytes, reason: Reason
) -> None:
    put(tmp_path / "mail", name, data)
    connector = mail_source(tmp_path, organisation)
    assert {at: gap.reason for at, gap in gaps_of(connector).items()} == {f"mail/{name}": reason}
    assert by_locator(connector) == {}


def test_maildir_folder_of_what_is_being_delivered_is_left_alone(
    tmp_path: Path, organisation: Organisation
) -> None:
    put(tmp_path / "mail", "box/cur/1")
    put(tmp_path / "mail", "box/tmp/2")
    put(tmp_path / "mail", "plain/tmp/3.eml")
    found = locators(mail_source(tmp_path, organisation))
    assert found == ["mail/box/cur/1", "mail/plain/tmp/3.eml"]


def test_every_recipient_field_is_the_audience(one_mail: ReadMail) -> None:
    item = one_mail(
        b"From: head@oak.example.sch.uk",
        b"To: =?utf-8?q?Zo=C3=AB_Quill?= <Zoe@Home.example>, zoe@home.example,",
        b" Year 7: c@home.example;",
        b"CC: d@home.example",
        b"bcc: e@home.example",
        b"Resent-To: f@home.example",
        b"To: g@home.example",
        b"Reply-To: nobody@home.example",
        b"X-Original-To: nobody@home.example",
    )
    found = [(p.address.reveal(), p.field) for p in item.audience.principals]
    assert found == [
        ("zoe@home.example", Field.TO),
        ("c@home.example", Field.TO),
        ("d@home.example", Field.CC),
        ("e@home.example", Field.BCC),
        ("f@home.example", Field.TO),
        ("g@home.example", Field.TO),
    ]
    assert item.audience.principals[0].display_name.reveal() == "Zoë Quill"
    assert item.audience.known_by is KnownBy.HEADERS
    assert item.group == item.locator


@pytest.mark.parametrize(
    ("lines", "blind", "known_by"),
    [
        ([b"X-Envelope-To: a@home.example, b@home.example"], ["b@home.example"], KnownBy.ENVELOPE),
        ([b"Envelope-To: a@home.example"], [], KnownBy.ENVELOPE),
        ([b"X-Rcpt-To: <b@home.example>"], ["b@home.example"], KnownBy.HEADERS),  # one copy's own
        ([b"Delivered-To: b@home.example"], [], KnownBy.HEADERS),
        ([b"X-Envelope-To: undisclosed-recipients:;"], [], KnownBy.HEADERS),
        ([], [], KnownBy.HEADERS),
    ],
)
def test_the_envelope_that_a_server_noted_names_blind_copies(
    one_mail: ReadMail, lines: list[bytes], blind: list[str], known_by: KnownBy
) -> None:
    item = one_mail(b"From: head@oak.example.sch.uk", b"To: A@home.example", *lines)
    found = [p.address.reveal() for p in item.audience.principals if p.field is Field.BCC]
    assert found == blind
    assert item.audience.known_by is known_by


def test_mail_to_nobody_has_an_empty_audience(one_mail: ReadMail) -> None:
    assert one_mail(b"From: head@oak.example.sch.uk").audience.principals == ()


def test_header_of_hundreds_of_recipients_is_read_whole(one_mail: ReadMail) -> None:
    listed = b",\n ".join(b"parent%04d@home.example" % number for number in range(2000))
    assert (
        len(one_mail(b"From: head@oak.example.sch.uk", b"To: " + listed).audience.principals)
        == 2000
    )


@pytest.mark.parametrize(
    ("lines", "sender", "school"),
    [
        ([b"From: Head <Head@OAK.example.sch.uk>"], "head@oak.example.sch.uk", "oak"),
        ([b"From: p@pupils.oak.example.sch.uk"], "p@pupils.oak.example.sch.uk", "oak"),
        ([b"Sender: s@elm.example.sch.uk", b"Subject: x"], "s@elm.example.sch.uk", "elm"),
        (
            [b"From: a@elm.example.sch.uk", b"Sender: s@oak.example.sch.uk"],
            "a@elm.example.sch.uk",
            "elm",
        ),
        ([b"From: parent@home.example"], "parent@home.example", ""),
        ([b"From: Zo\xc3\xab <z@elm.example.sch.uk>"], "z@elm.example.sch.uk", "elm"),
        ([b"From: Zo\xeb <z@elm.example.sch.uk>"], "z@elm.example.sch.uk", "elm"),
        ([b"Subject: x"], None, ""),
    ],
)
def test_sender_and_their_school(
    one_mail: ReadMail, lines: list[bytes], sender: str, school: str
) -> None:
    item = one_mail(*lines)
    assert (item.actor.reveal() if item.actor else None) == sender
    assert item.likely_school == school


@pytest.mark.parametrize(
    ("date", "when"),
    [
        (b"Fri, 20 Nov 2026 15:02:11 +0000", datetime(2026, 11, 20, 15, 2, 11, tzinfo=UTC)),
        (b"Fri, 20 Nov 2026 15:02:11 +0100 (BST)", datetime(2026, 11, 20, 14, 2, 11, tzinfo=UTC)),
        (b"20 Nov 2026 15:02 -0000", datetime(2026, 11, 20, 15, 2, tzinfo=UTC)),
        (b"Fri, 20 Nov 2026 15:02:11 GMT", datetime(2026, 11, 20, 15, 2, 11, tzinfo=UTC)),
        (b"yesterday", None),
        (b"Fri, 99 Nov 2026 15:02:11 +0000", None),
        (b"", None),
    ],
)
def test_time_is_that_of_the_date_field(
    one_mail: ReadMail, date: bytes, when: datetime | None
) -> None:
    assert one_mail(b"From: head@oak.example.sch.uk", b"Date: " + date).when == when


@pytest.mark.parametrize(
    ("name", "line", "is_draft"),
    [
        ("a.eml", b"X-Unsent: 1", True),
        ("a.eml", b"X-Unsent: 0", False),
        ("a.eml", b"Subject: X-Unsent: 1", False),
        ("Drafts/a.eml", b"Subject: x", True),
        ("head/DRAFTS/2026/a.eml", b"Subject: x", True),
        (".INBOX.Drafts/cur/1.host", b"Subject: x", True),
        ("Drafts of policies/a.eml", b"Subject: x", False),
        ("Drafts.eml", b"Subject: x", False),
        ("Sent/a.eml", b"Subject: x", False),
        ("box/cur/1.host;2,DS", b"Subject: x", True),
        ("box/cur/1.host!2,D", b"Subject: x", True),
        ("box/cur/1.host;2,S", b"Subject: x", False),
        ("box/cur/1.host;2,d", b"Subject: x", False),
    ],
)
def test_drafts(one_mail: ReadMail, name: str, line: bytes, is_draft: bool) -> None:
    assert one_mail(b"From: head@oak.example.sch.uk", line, name=name).is_draft is is_draft


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no colon in names")
def test_maildir_flag_with_a_colon(one_mail: ReadMail) -> None:
    item = one_mail(b"From: head@oak.example.sch.uk", b"To: x", name="box/cur/1.host:2,D")
    assert item.is_draft


def test_source_of_a_drafts_folder_holds_drafts(tmp_path: Path, organisation: Organisation) -> None:
    put(tmp_path / "mail" / "Drafts", "a.eml")
    put(tmp_path / "mail" / "Sent", "a.eml")
    (draft,) = by_locator(mail_source(tmp_path, organisation, "mail/Drafts/")).values()
    (sent,) = by_locator(mail_source(tmp_path, organisation, "./mail/Sent")).values()
    assert (draft.locator.reveal(), draft.is_draft) == ("mail/Drafts/a.eml", True)
    assert (sent.locator.reveal(), sent.is_draft) == ("./mail/Sent/a.eml", False)


def test_outlook_message_says_who_and_when(tmp_path: Path, organisation: Organisation) -> None:
    message = outlook_message(
        "Head <Head@oak.example.sch.uk>",
        ["Zoe Quill <Zoe@home.example>"],
        cc=["c@home.example"],
        bcc=["d@home.example"],
        attachments=[("big.bin", b"x" * 100_000)],
        date=datetime(2026, 11, 20, 15, 2, 11, tzinfo=UTC),
    )
    file = put(tmp_path / "mail", "a.msg", message)
    (item,) = by_locator(mail_source(tmp_path, organisation)).values()
    assert [(p.address.reveal(), p.field) for p in item.audience.principals] == [
        ("zoe@home.example", Field.TO),
        ("c@home.example", Field.CC),
        ("d@home.example", Field.BCC),
    ]
    assert item.audience.principals[0].display_name.reveal() == "Zoe Quill"
    assert item.actor is not None and item.actor.reveal() == "head@oak.example.sch.uk"
    assert item.when == datetime(2026, 11, 20, 15, 2, 11, tzinfo=UTC)
    assert item.likely_school == "oak" and not item.is_draft
    assert item.content.read(ENOUGH_BYTES) == file.read_bytes()


@pytest.mark.parametrize(("is_unsent", "headers"), [(True, None), (True, {"X-Unsent": "1"})])
def test_unsent_outlook_message_is_a_draft(
    tmp_path: Path, organisation: Organisation, is_unsent: bool, headers: dict[str, str] | None
) -> None:
    data = outlook_message(
        "h@oak.example.sch.uk", ["a@home.example"], headers=headers, is_draft=headers is None
    )
    put(tmp_path / "mail", "a.msg", data)
    (item,) = by_locator(mail_source(tmp_path, organisation)).values()
    assert item.is_draft is is_unsent


def test_outlook_message_without_recipients_of_its_own_has_those_of_its_headers(
    tmp_path: Path, organisation: Organisation
) -> None:
    headers = {"From": "b@elm.example.sch.uk", "To": "a@home.example", "Cc": "c@home.example"}
    put(tmp_path / "mail", "a.msg", outlook_message("", [], headers=headers))
    (item,) = by_locator(mail_source(tmp_path, organisation)).values()
    found = [(p.address.reveal(), p.field) for p in item.audience.principals]
    assert found == [("a@home.example", Field.TO), ("c@home.example", Field.CC)]
    assert item.likely_school == "elm"


def journal_report(lines: bytes, newline: bytes = b"\n") -> bytes:
    return (
        b"From: journal@oak.example.sch.uk\nTo: archive@oak.example.sch.uk\n"
        b"X-MS-Journal-Report:\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain; charset=us-ascii\n\n" + lines + b"\n--b\n"
        b"Content-Type: message/rfc822\n\n"
        b"From: Head <head@elm.example.sch.uk>\nTo: list@elm.example.sch.uk\n"
        b"Date: Fri, 20 Nov 2026 15:02:11 +0000\n\nHello.\n--b--\n"
    ).replace(b"\n", newline)


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_journal_report_tells_who_really_got_it(
    tmp_path: Path, organisation: Organisation, newline: bytes
) -> None:
    lines = (
        b"Sender: secretary@elm.example.sch.uk\nSubject: To: x@home.example\nMessage-ID: <1@elm>\n"
        b"To: a@home.example, Expanded: list@elm.example.sch.uk\nCc: c@home.example\n"
        b"Bcc: d@home.example\nRecipient: e@home.example, Forwarded: c@home.example\n"
    )
    put(tmp_path / "mail", "r.eml", journal_report(lines, newline))
    (item,) = by_locator(mail_source(tmp_path, organisation)).values()
    assert [(p.address.reveal(), p.field) for p in item.audience.principals] == [
        ("a@home.example", Field.TO),
        ("c@home.example", Field.CC),
        ("d@home.example", Field.BCC),
        ("e@home.example", Field.TO),
    ]
    assert item.audience.known_by is KnownBy.JOURNAL
    assert item.actor is not None and item.actor.reveal() == "head@elm.example.sch.uk"
    assert item.when == datetime(2026, 11, 20, 15, 2, 11, tzinfo=UTC)


def test_report_that_names_nobody_is_an_ordinary_mail(
    tmp_path: Path, organisation: Organisation
) -> None:
    put(tmp_path / "mail", "r.eml", journal_report(b"Hello.\n"))
    (item,) = by_locator(mail_source(tmp_path, organisation)).values()
    assert item.audience.known_by is KnownBy.HEADERS


def test_message_added_to_a_mailbox_leaves_the_others_as_they_were(
    tmp_path: Path, organisation: Organisation
) -> None:
    file = put(tmp_path / "mail", "Sent", MBOX)
    before = versions(mail_source(tmp_path, organisation))
    file.write_bytes(MBOX + b"\n" + SEPARATOR + MAIL)
    after = versions(mail_source(tmp_path, organisation))
    assert after["mail/Sent#message1"] == before["mail/Sent#message1"]
    assert list(after) == [*before, "mail/Sent#message3"]


def test_damaged_message_of_a_mailbox_loses_no_other(
    tmp_path: Path, organisation: Organisation
) -> None:
    endless = SEPARATOR + b"To: a@home.example\nX: " + b"x" * 9_000_000 + b"\n\n"
    put(tmp_path / "mail", "Sent", endless + MBOX)
    connector = mail_source(tmp_path, organisation)
    gaps = {name: gap.reason for name, gap in gaps_of(connector).items()}
    assert gaps == {"mail/Sent#message1": Reason.TOO_LARGE}
    assert list(by_locator(connector)) == ["mail/Sent#message2", "mail/Sent#message3"]
