"""A mail as the bytes of an .eml, in the layouts that mail programs leave behind."""

from __future__ import annotations

import html
from email.message import EmailMessage
from email.utils import format_datetime
from mimetypes import guess_type

from benchmarks.trust.piece import Blocks, Mail, Quoted
from scanner.demo.document import Grid


def mail_bytes(mail: Mail, number: int) -> bytes:
    """The message; `number` makes its id and boundaries the same every time."""
    message = EmailMessage()
    message["From"] = mail.sender
    for name, addresses in (("To", mail.to), ("Cc", mail.cc), ("Bcc", mail.bcc)):
        if addresses:
            message[name] = ", ".join(addresses)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.when)
    message["Message-ID"] = f"<{number:06}.{mail.style}@mail.example.org>"
    if mail.is_draft:
        message["X-Unsent"] = "1"
    plain, page = mail_text(mail), mail_html(mail)
    if mail.style % 3 == 0:
        message.set_content(plain)
    elif mail.style % 3 == 1:
        message.set_content(plain)
        message.add_alternative(page, subtype="html")
    else:
        message.set_content(page, subtype="html")
    for attachment in mail.attachments:
        main, _, sub = (guess_type(attachment.name)[0] or "application/octet-stream").partition("/")
        if attachment.name.endswith(".eml"):
            main, sub = "application", "octet-stream"
        message.add_attachment(
            attachment.data, maintype=main, subtype=sub, filename=attachment.name
        )
    for index, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_part_{number:06}_{index}")
    return message.as_bytes()


def journal_bytes(mail: Mail, number: int) -> bytes:
    """The same inside an Exchange journal report, which names everybody who got it."""
    report = EmailMessage()
    report["From"] = "journal@example.org"
    report["To"] = "archive@example.org"
    report["Subject"] = mail.subject
    report["Date"] = format_datetime(mail.when)
    report["X-MS-Journal-Report"] = ""
    lines = [
        f"Sender: {_bare(mail.sender)}",
        f"Subject: {mail.subject}",
        f"Message-Id: <{number:06}@mail.example.org>",
    ]
    for name, addresses in (("To", mail.to), ("Cc", mail.cc), ("Bcc", mail.bcc)):
        lines += [f"{name}: {_bare(address)}" for address in addresses]
    boundary = f"=_journal_{number:06}"
    replaced = ("content-type", "content-transfer-encoding", "mime-version")
    head = [f"{k}: {v}" for k, v in report.items() if k.lower() not in replaced]
    head += ["MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{boundary}"', ""]
    text = ["Content-Type: text/plain; charset=utf-8", "", *lines]
    parts = [
        "\r\n".join(head).encode(),
        "\r\n".join(text).encode(),
        b"Content-Type: message/rfc822\r\n\r\n" + mail_bytes(mail, number),
    ]
    middle = f"\r\n--{boundary}\r\n".encode()
    return middle.join(parts) + f"\r\n--{boundary}--\r\n".encode()


def _bare(address: str) -> str:
    return address.rpartition("<")[2].rstrip(">")


# --------------------------------------------------------------------------- plain text


def mail_text(mail: Mail) -> str:
    return block_text(mail.blocks) + "".join(
        _quoted_text(q, mail.style, depth) for depth, q in enumerate(mail.quoted)
    )


def block_text(blocks: Blocks) -> str:
    return "\n\n".join(_grid_text(b) if isinstance(b, Grid) else b for b in blocks) + "\n"


def _grid_text(table: Grid) -> str:
    widths = [max(len(row[i]) for row in table.rows) for i in range(len(table.rows[0]))]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip()
        for row in table.rows
    )


def _quoted_text(quoted: Quoted, style: int, depth: int) -> str:
    body = block_text(quoted.blocks)
    author = f"{quoted.author} <{quoted.address}>"
    to, about = f"To: {quoted.to}\n", f"Subject: {quoted.subject}\n"
    sent = quoted.when.strftime("%d %B %Y %H:%M")
    match style % 4:
        case 0:
            lead = "-----Original Message-----"
            return f"\n{lead}\nFrom: {author}\nSent: {sent}\n{to}{about}\n{body}"
        case 1:
            mark = "> " * (depth + 1)
            lines = "\n".join(mark + line for line in body.splitlines())
            when = quoted.when.strftime("%a, %d %b %Y at %H:%M")
            return f"\n{'> ' * depth}On {when}, {author} wrote:\n\n{lines}\n"
        case 2:
            return f"\n{'_' * 32}\nFrom: {author}\nSent: {sent}\n{to}{about}\n{body}"
        case _:
            lead = "---------- Forwarded message ---------"
            return f"\n{lead}\nFrom: {author}\nDate: {sent}\n{about}{to}\n{body}"


# --------------------------------------------------------------------------- HTML


def mail_html(mail: Mail) -> str:
    body = block_html(mail.blocks)
    for quoted in mail.quoted:
        body += _quoted_html(quoted, mail.style)
    return f'<html><head><meta charset="utf-8"></head><body dir="ltr">{body}</body></html>'


def block_html(blocks: Blocks) -> str:
    return "\n".join(_grid_html(b) if isinstance(b, Grid) else _paragraphs(b) for b in blocks)


def _paragraphs(text: str) -> str:
    parts = text.split("\n\n")
    return "\n".join(
        f'<p class="MsoNormal">{html.escape(p).replace(chr(10), "<br>")}</p>' for p in parts
    )


def _grid_html(table: Grid) -> str:
    rows = "".join(
        "<tr>"
        + "".join(f'<td style="padding:2px 6px"><span>{html.escape(c)}</span></td>' for c in row)
        + "</tr>"
        for row in table.rows
    )
    return f'<table border="1" cellspacing="0"><tbody>{rows}</tbody></table>'


def _quoted_html(quoted: Quoted, style: int) -> str:
    body = block_html(quoted.blocks)
    author, address = html.escape(quoted.author), html.escape(quoted.address)
    if style % 4 in (1, 3):
        when = quoted.when.strftime("%a, %d %b %Y at %H:%M")
        return (
            f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On {when}, {author} &lt;'
            f'<a href="mailto:{address}">{address}</a>&gt; wrote:<br></div>'
            f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{body}</blockquote></div>'
        )
    sent = quoted.when.strftime("%d %B %Y %H:%M")
    return (
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f"<p><b>From:</b> {author} &lt;{address}&gt;<br><b>Sent:</b> {sent}"
        f"<br><b>To:</b> {html.escape(quoted.to)}"
        f"<br><b>Subject:</b> {html.escape(quoted.subject)}</p></div>{body}"
    )
