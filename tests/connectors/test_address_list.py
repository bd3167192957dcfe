"""Header fields as mail programs write them, well and badly."""

from __future__ import annotations

import pytest

from connectors.address_list import mailboxes


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("a@home.example", [("a@home.example", "")]),
        ("<A@Home.Example>", [("a@home.example", "")]),
        (
            '"Quill, Otto" <o@home.example>, b@b.example',
            [("o@home.example", "Quill, Otto"), ("b@b.example", "")],
        ),
        ("a@b.example; c@d.example", [("a@b.example", ""), ("c@d.example", "")]),
        ("a@b.example,\r\n\tc@d.example", [("a@b.example", ""), ("c@d.example", "")]),
        (
            "Year 7: a@b.example, B <c@d.example>;, e@f.example",
            [("a@b.example", ""), ("c@d.example", "B"), ("e@f.example", "")],
        ),
        ("undisclosed-recipients:;", []),
        ("Undisclosed recipients", []),
        ("<>", []),
        ("", []),
        (" , ,", []),
        ("=?utf-8?q?Zo=C3=AB?= <z@b.example>", [("z@b.example", "Zoë")]),
        ("=?utf-8?b?UXVpbGwsIE90dG8=?= <o@b.example>", [("o@b.example", "Quill, Otto")]),
        ("=?utf-8?q?Quill,_Otto?= <o@b.example>", [("o@b.example", "Quill, Otto")]),
        ("=?utf-8?b?T3R0byA8b0BiLmV4YW1wbGU+?=", [("o@b.example", "Otto")]),
        ("=?bogus?q?Otto?= <o@b.example>", [("o@b.example", "Otto")]),
        ("=?utf-8?b?!!!?= <o@b.example>", [("o@b.example", "")]),
        ("o@b.example (Otto Quill)", [("o@b.example", "Otto Quill")]),
        ("Otto (o@b.example)", [("o@b.example", "o@b.example")]),
        ("'o@b.example' <o@b.example>", [("o@b.example", "o@b.example")]),
        ("mailto:o@b.example", [("o@b.example", "")]),
        ("Otto <smtp:o@b.example>", [("o@b.example", "Otto")]),
        ("<@relay.example,@other.example:o@b.example>", [("o@b.example", "")]),
        (
            "Otto at school <o@b.example>, Quill",
            [("o@b.example", "Otto at school"), ("quill", "Quill")],
        ),
        # malformed: what follows is still found
        ('"Otto <o@b.example>, c@d.example', [("o@b.example", '"Otto'), ("c@d.example", "")]),
        (
            "a@b.example, Otto <o@b.example, c@d.example",
            [("a@b.example", ""), ("o@b.example", ""), ("c@d.example", "")],
        ),
        ("(Otto <o@b.example>, c@d.example", [("o@b.example", "(Otto"), ("c@d.example", "")]),
    ],
)
def test_everybody_in_the_field_is_found(field: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.address, m.display_name) for m in mailboxes(field)] == expected


def test_hostile_field_takes_no_longer_than_its_length() -> None:
    assert mailboxes("a" * 300_000 + "@") != ()
    assert mailboxes('"' * 99_999 + "@" + "<(" * 99_999) != ()
