"""Mails of both kinds."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from scanner.demo.compound_file import compound_file
from scanner.demo.outlook_message import _storage, outlook_message
from scanner.extract.rtf_compressed import decompressed
from scanner.model import Hidden, ItemKind, Origin, Reason
from tests.extract.extracted import by_place, cells, read, read_mail, reason, texts, zipped

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def mail(body: str = "Hello", html: str | None = None, subject: str = "Trip") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Quill <a.quill@oak.example.sch.uk>"
    message["To"] = "sam@example.com"
    message["Subject"] = subject
    message.set_content(body)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def test_subject_and_body_are_parts_of_their_own() -> None:
    extracted = read_mail(mail("Dear Sam\n", subject="Théo's trip").as_bytes())
    assert texts(extracted) == {"subject": "Théo's trip", "body": "Dear Sam\n"}
    subject, body = extracted.parts
    assert (subject.origin, body.origin) == (Origin.SUBJECT, Origin.BODY)
    assert [part.index for part in extracted.parts] == [0, 1]
    assert body.title.reveal() == "Théo's trip"
    assert body.author is None


@pytest.mark.parametrize(
    ("plain", "html", "body"),
    [
        ("The plain text\n", "<p>The <b>plain</b> text</p>", "The plain text"),
        ("\n", "<p>Only here</p>", "Only here"),
        ("See HTML\n", f"<p>{'Only here. ' * 20}</p>", ("Only here. " * 20).strip()),
    ],
)
def test_of_two_versions_the_plain_one_is_taken_unless_it_says_nothing(
    plain: str, html: str, body: str
) -> None:
    assert texts(read_mail(mail(plain, html).as_bytes()))["body"].strip() == body


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b'Content-Type: text/plain; charset="x-unknown-9"\r\n', "Zoë".encode()),
        (b'Content-Type: text/plain; charset="utf-8"\r\n', "Zoë".encode("cp1252")),
        (b'Content-Type: text/plain; charset="iso-8859-1"\r\n', "Zoë".encode("latin-1")),
        (b"", "Zoë".encode()),
    ],
)
def test_a_wrong_or_unknown_character_set_is_read_on(headers: bytes, body: bytes) -> None:
    content = b"From: a@example.com\r\nTo: b@example.com\r\n" + headers + b"\r\n" + body
    assert texts(read_mail(content))["body"] == "Zoë"


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        ("=?utf-8?B?Wm/Dqw==?= =?utf-8?Q?_Ng?=", "Zoë Ng"),
        ("=?x-none?Q?Theo?=", "Theo"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("folded\r\n over lines", "folded over lines"),
    ],
)
def test_encoded_subjects_are_read(raw: str, subject: str) -> None:
    content = f"From: a@example.com\r\nSubject: {raw}\r\n\r\nx".encode()
    assert texts(read_mail(content))["subject"] == subject


def test_quoted_mails_are_hidden_parts_with_their_author() -> None:
    body = "Thanks.\n\nOn 3 Nov 2026, at 09:12, Sam <sam@example.com> wrote:\n> Theo is ill.\n"
    parts = by_place(read_mail(mail(body).as_bytes()))
    assert parts["body"].text.reveal() == "Thanks.\n\n"
    quoted = parts["quoted 1"]
    assert (quoted.hidden, quoted.origin) == (Hidden.QUOTED, Origin.BODY)
    assert quoted.author is not None and quoted.author.reveal() == "sam@example.com"
    assert quoted.text.reveal().startswith("On 3 Nov 2026")


@pytest.mark.parametrize(
    "html",
    [
        '<div>Thanks.</div><div class="gmail_quote"><div>On 3 Nov 2026 at 09:12, Sam &lt;'
        'sam@example.com&gt; wrote:<br></div><blockquote class="gmail_quote">Theo is '
        "ill.<br></blockquote></div>",
        "<div>Thanks.</div><div>On 3 Nov 2026, at 09:12, Sam &lt;sam@example.com&gt; wrote:</div>"
        '<blockquote type="cite"><div>Theo is ill.</div></blockquote>',
        "<p>Thanks.</p><div><p><b>From:</b> Sam &lt;sam@example.com&gt;<br><b>Sent:</b> 3 November "
        "2026<br><b>To:</b> Ada<br><b>Subject:</b> Theo</p></div><p>Theo is ill.</p>",
    ],
    ids=["gmail", "apple", "outlook"],
)
def test_quotations_in_html_are_parted_too(html: str) -> None:
    parts = by_place(read_mail(mail("", html).as_bytes()))
    assert parts["body"].text.reveal().strip() == "Thanks."
    assert "Theo is ill." in parts["quoted 1"].text.reveal()
    assert parts["quoted 1"].author is not None
    assert parts["quoted 1"].author.reveal() == "sam@example.com"


def test_indented_text_is_no_quotation() -> None:
    html = '<p>Points:</p><blockquote style="margin:0 0 0 40px">Theo is well.</blockquote>'
    assert list(texts(read_mail(mail("", html).as_bytes()))) == ["subject", "body"]


def test_a_table_in_an_html_mail_keeps_its_cells_beside_a_quotation() -> None:
    html = (
        "<table><tr><th>Name</th><th>Need</th></tr><tr><td>Theo</td><td>ASD</td></tr></table>"
        "<div>On 3 Nov 2026, at 09:12, Sam &lt;s@example.com&gt; wrote:</div>"
        '<blockquote type="cite">Hello</blockquote>'
    )
    body = by_place(read_mail(mail("", html).as_bytes()))["body"]
    assert cells(body) == [["Name", "Need"], ["Theo", "ASD"]]


def test_attachments_follow_with_name_and_title() -> None:
    message = mail()
    message.add_attachment(b"Name,Need\nTheo,ASD\n", "text", "csv", filename="SEN_list.csv")
    message.add_attachment(b"a,b\n", "application", "octet-stream", filename="Zoë.txt")
    parts = by_place(read_mail(message.as_bytes()))
    assert list(parts) == ["subject", "body", "SEN_list.csv", "Zoë.txt"]
    attached = parts["SEN_list.csv"]
    assert (attached.origin, attached.title.reveal()) == (Origin.ATTACHMENT, "SEN list")
    assert cells(attached)[1] == ["Theo", "ASD"]


def test_attached_mails_are_read_to_the_bottom() -> None:
    inner = mail("Theo is ill.", subject="Theo")
    inner.add_attachment(b"inside", "text", "plain", filename="note.txt")
    outer = mail("See attached")
    outer.add_attachment(inner, filename="first.eml")
    parts = by_place(read_mail(outer.as_bytes()))
    assert list(parts) == [
        "subject",
        "body",
        "first.eml!subject",
        "first.eml!body",
        "first.eml!note.txt",
    ]
    nested = parts["first.eml!body"]
    assert (nested.origin, nested.text.reveal()) == (Origin.ATTACHMENT, "Theo is ill.\n")
    assert nested.author is not None and nested.author.reveal() == "a.quill@oak.example.sch.uk"
    assert parts["first.eml!subject"].origin is Origin.ATTACHMENT


def test_small_inline_pictures_are_left_out_and_others_are_gaps() -> None:
    message = mail()
    message.add_attachment(PNG, "image", "png", cid="<logo@example.com>", disposition="inline")
    assert read_mail(message.as_bytes()).gaps == ()
    message.add_attachment(PNG, "image", "png", filename="scan.png")
    assert [gap.reason for gap in read_mail(message.as_bytes()).gaps] == [Reason.CORRUPT]


def test_a_bad_attachment_is_a_gap_and_the_others_still_come() -> None:
    message = mail()
    message.add_attachment(b"\x00\x01\x02" * 50, "application", "x", filename="Theo Oak.docx")
    message.add_attachment(b"\x78\x9f\x3e\x22x", "application", "ms-tnef", filename="winmail.dat")
    message.add_attachment(b"fine", "text", "plain", filename="a.txt")
    message.add_attachment(b"", "application", "pdf", filename="empty.pdf")
    extracted = read_mail(message.as_bytes())
    assert texts(extracted)["a.txt"] == "fine"
    assert [gap.reason for gap in extracted.gaps] == [
        Reason.CORRUPT,
        Reason.UNSUPPORTED,
        Reason.EMPTY,
    ]
    assert "attachment 1" in extracted.gaps[0].detail
    assert all("Theo" not in gap.detail for gap in extracted.gaps)


def test_a_journal_report_gives_the_mail_it_reports() -> None:
    report = EmailMessage()
    report["X-MS-Journal-Report"] = ""
    report["From"] = "journal@oak.example.sch.uk"
    report["Subject"] = "Trip"
    report.set_content("Sender: a.quill@oak.example.sch.uk\nTo: sam@example.com\n")
    report.add_attachment(mail("The mail itself"))
    parts = by_place(read_mail(report.as_bytes()))
    assert parts["body"].text.reveal() == "The mail itself\n"
    assert parts["body"].origin is Origin.BODY


def test_an_encrypted_mail_is_a_gap() -> None:
    content = (
        b"From: a@example.com\r\nSubject: x\r\nContent-Type: application/pkcs7-mime; "
        b"name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n"
    )
    extracted = read_mail(content)
    assert [gap.reason for gap in extracted.gaps] == [Reason.ENCRYPTED]
    assert list(texts(extracted)) == ["subject"]


@pytest.mark.parametrize("content", [b"no headers here, only words", b"\x00\x01\x02\x03" * 99])
@pytest.mark.parametrize("name", ["a.msg", "a.eml"])
def test_garbage_is_no_mail(content: bytes, name: str) -> None:
    assert reason(content, name, ItemKind.MAIL) is Reason.CORRUPT


def outlook(**changes: object) -> bytes:
    values: dict[str, object] = {
        "sender": "Ada Quill <a.quill@oak.example.sch.uk>",
        "to": ["sam@example.com"],
        "subject": "Trip",
        "body": "Dear Sam\r\n",
    }
    return outlook_message(**(values | changes))  # type: ignore[arg-type]


def test_an_outlook_file_is_read_like_any_mail() -> None:
    body = (
        "Ok.\r\n\r\nFrom: Sam <sam@example.com>\r\nSent: today\r\nTo: Ada\r\nSubject: x\r\n\r\nIll"
    )
    extracted = read_mail(
        outlook(body=body, attachments=[("SEN_list.csv", b"Name,Need\nTheo,ASD\n")]), "a.msg"
    )
    parts = by_place(extracted)
    assert list(parts) == ["subject", "body", "quoted 1", "SEN_list.csv"]
    assert parts["body"].text.reveal().strip() == "Ok."
    assert parts["quoted 1"].author is not None
    assert parts["quoted 1"].author.reveal() == "sam@example.com"
    assert parts["SEN_list.csv"].origin is Origin.ATTACHMENT


def test_the_html_of_an_outlook_file_is_read_when_there_is_no_plain_text() -> None:
    content = outlook(body="", html="<p>Dear <b>Zoë</b></p>")
    assert texts(read_mail(content, "a.msg"))["body"].strip() == "Dear Zoë"


def test_an_outlook_file_is_known_by_content_not_by_name() -> None:
    assert list(texts(read(outlook(), "renamed.bin"))) == ["subject", "body"]
    assert list(texts(read(zipped({"m.msg": outlook()}), "a.zip"))) == [
        "m.msg!subject",
        "m.msg!body",
    ]


def test_a_mail_attached_to_an_outlook_file_is_followed() -> None:
    inner = _storage(bytes(24), {0x0037: "Theo", 0x1000: "Theo is ill.", 0x5D01: "Sam@example.com"})
    attachment = {**_storage(bytes(8), {0x3707: "first.msg"}), "__substg1.0_3701000D": inner}
    content = compound_file(
        {
            **_storage(bytes(32), {0x0037: "Trip", 0x1000: "See attached"}),
            "__attach_version1.0_#00000000": attachment,
        }
    )
    parts = by_place(read_mail(content, "a.msg"))
    assert list(parts) == ["subject", "body", "first.msg!subject", "first.msg!body"]
    nested = parts["first.msg!body"]
    assert (nested.text.reveal(), nested.origin) == ("Theo is ill.", Origin.ATTACHMENT)
    assert nested.author is not None and nested.author.reveal() == "sam@example.com"


def test_a_damaged_outlook_file_is_corrupt() -> None:
    assert reason(outlook()[:700], "a.msg", ItemKind.MAIL) is Reason.CORRUPT


def test_a_compound_file_of_another_kind_is_unsupported() -> None:
    assert reason(compound_file({"WordDocument": b"x" * 5000}), "a.doc") is Reason.UNSUPPORTED
    locked = compound_file({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"})
    assert reason(locked, "a.docx") is Reason.ENCRYPTED


def test_compressed_rich_text_is_expanded() -> None:
    # The example of [MS-OXRTFCP] 3.1.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423"
        "20af32068656c0900"
        "20627705b06c647d0a800fa0"
    )
    assert decompressed(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
