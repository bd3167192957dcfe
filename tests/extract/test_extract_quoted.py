"""Parting a mail's newest text from the mails quoted below it."""

from __future__ import annotations

import pytest

from scanner.extract.quoted import split_quoted

GMAIL = """Thanks, see you then.

On Tue, 3 Nov 2026 at 09:12, Ada Quill <a.quill@oak.example.sch.uk> wrote:

> Dear Mr Sample,
> Theo can come at ten.
>
> On Mon, 2 Nov 2026 at 18:00, Sam Sample <Sam@example.com> wrote:
>
>> May Theo come late tomorrow?
"""

OUTLOOK = """Please see below.

Kind regards

From: Ada Quill <a.quill@oak.example.sch.uk>
Sent: 03 November 2026 09:12
To: Office <office@oak.example.sch.uk>
Subject: RE: Theo

Theo can come at ten.

-----Original Message-----
From: Sam Sample [mailto:sam@example.com]
Sent: 02 November 2026 18:00
To: Ada Quill
Subject: Theo

May Theo come late tomorrow?
"""

APPLE = """Fine by me.

> On 3 Nov 2026, at 09:12, Ada Quill <a.quill@oak.example.sch.uk> wrote:
>
> Theo can come at ten.
"""

APPLE_FORWARD = """FYI

Begin forwarded message:

> From: Sam Sample <sam@example.com>
> Subject: Theo
> Date: 2 November 2026 at 18:00:00 GMT
> To: a.quill@oak.example.sch.uk
>
> May Theo come late tomorrow?
"""

GMAIL_FORWARD = """For you.

---------- Forwarded message ---------
From: Sam Sample <sam@example.com>
Date: Mon, 2 Nov 2026 at 18:00
Subject: Theo
To: <a.quill@oak.example.sch.uk>


May Theo come late tomorrow?
"""

OUTLOOK_WEB = """Noted.
________________________________
From: Sam Sample <sam@example.com>
Sent: 02 November 2026 18:00
To: Ada Quill <a.quill@oak.example.sch.uk>
Subject: Theo

May Theo come late tomorrow?
"""

BOTTOM = """On 3 Nov 2026 09:12, Ada Quill wrote:
> Can Theo come at ten?

Yes, he can.
"""

WRAPPED = """Yes.

On Tuesday, 3 November 2026 at 09:12:44 GMT, Ada Quill of the Oak Primary School
Office <a.quill@oak.example.sch.uk>
wrote:
> Can Theo come at ten?
"""

BARE = """I agree.
> Can Theo come at ten?
"""

STARRED = """See below.
*From:* Sam Sample <sam@example.com>
*Sent:* 02 November 2026 18:00
*To:* Ada Quill
*Subject:* Theo

May Theo come late tomorrow?
"""

CASES = {
    "gmail, two deep": (
        GMAIL,
        "Thanks, see you then.",
        [("a.quill@oak.example.sch.uk", "come at ten"), ("sam@example.com", "May Theo")],
    ),
    "outlook, two deep": (
        OUTLOOK,
        "Please see below.\n\nKind regards",
        [("a.quill@oak.example.sch.uk", "come at ten"), ("sam@example.com", "May Theo")],
    ),
    "apple mail": (APPLE, "Fine by me.", [("a.quill@oak.example.sch.uk", "come at ten")]),
    "apple mail forward": (APPLE_FORWARD, "FYI", [("sam@example.com", "May Theo")]),
    "gmail forward": (GMAIL_FORWARD, "For you.", [("sam@example.com", "May Theo")]),
    "outlook on the web": (OUTLOOK_WEB, "Noted.", [("sam@example.com", "May Theo")]),
    "reply below the quotation": (BOTTOM, "Yes, he can.", [("Ada Quill", "Can Theo")]),
    "attribution over three lines": (
        WRAPPED,
        "Yes.",
        [("a.quill@oak.example.sch.uk", "Can Theo")],
    ),
    "marks without attribution": (BARE, "I agree.", [("", "Can Theo")]),
    "header lines in bold stars": (STARRED, "See below.", [("sam@example.com", "May Theo")]),
}


@pytest.mark.parametrize(("text", "newest", "quoted"), CASES.values(), ids=list(CASES))
def test_a_quoted_mail_is_parted_with_its_author(
    text: str, newest: str, quoted: list[tuple[str, str]]
) -> None:
    split = split_quoted(text)
    assert split.newest.strip() == newest
    assert [one.author for one in split.quoted] == [author for author, _ in quoted]
    for one, (_, words) in zip(split.quoted, quoted, strict=True):
        assert words in one.text


def test_the_header_lines_stay_with_the_quoted_text() -> None:
    (quoted,) = split_quoted(OUTLOOK_WEB).quoted
    assert "Sent: 02 November 2026 18:00" in quoted.text
    assert quoted.text.endswith("May Theo come late tomorrow?\n")


def test_marks_are_taken_off_quoted_lines() -> None:
    assert ">" not in split_quoted(GMAIL).quoted[1].text.replace("<Sam@example.com>", "")


@pytest.mark.parametrize(
    "text",
    [
        "Theo wrote: I was late.\nOn Monday he wrote a poem.\n",
        "On Friday Theo wrote:\nI like 3 cats.\n",
        "From: Monday\nwe start at nine.\nTo: everyone\n",
        "Timetable\nFrom: 9.00\nTo: 10.00\nRoom: 4\n",
        "Scores -> see the list. 5 > 4.\n",
        "--\nAda Quill\nOak Primary School\n",
        "",
    ],
)
def test_text_that_only_looks_like_a_quotation_stays_whole(text: str) -> None:
    split = split_quoted(text)
    assert split.newest == text
    assert split.quoted == ()


def test_a_reply_between_the_lines_belongs_to_the_newest_author() -> None:
    text = "On 3 Nov 2026 09:12, Ada Quill wrote:\n> Can he come?\nYes.\n> At ten?\nNo, at nine.\n"
    split = split_quoted(text)
    assert split.newest == "Yes.\nNo, at nine.\n"
    assert [one.text.count("?") for one in split.quoted] == [2]


def test_a_thousand_levels_of_marks_are_read() -> None:
    split = split_quoted("".join(f"{'>' * level} line\n" for level in range(1, 1000)))
    assert split.newest == ""
    assert split.quoted
