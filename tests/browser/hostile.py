"""A trust in which everything that somebody else may write is written to break pages."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.journeys.command import pupilguard
from tests.journeys.small_trust import PARENTS, TEACHER, SmallTrust, small_trust

# Ends whatever it stands in, and then runs if anything lets it.
MARKUP = (
    "\"'`></textarea></title></option><script>alert('ran')</script>"
    "<img src=x onerror=alert('ran')><svg/onload=alert('ran')>"
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><b style=position:fixed>"
)
TEMPLATES = "{{ 7|add:7 }}{% csrf_token %}{# no #}${7*7}<%= 7 %>"
BIDI = "\u202eesrever\u2066\u200f\u0627\u0644"
EMOJI = "👩‍👩‍👧‍👦🏴‍☠️e\u0301\u0327"
CONTROLS = "\x07\x1b[31m\x7f\x85\u200b\ufeff\u2028"
NULLS = "None null NaN undefined '' 0"
ALL = f"{MARKUP} {TEMPLATES} {BIDI} {EMOJI} {NULLS} =1+1 javascript:alert('ran')"
LONG = "W" * 10_000

# What must stand on a page as it was written, and not as what it would make.
SHOWN = "<script>alert('ran')</script>"

_LEAK = "The pupil with UPN {upn} has asthma and carries an inhaler. "
_UPNS = ("W301123420001", "K301123420002", "Z301123420003")


def hostile_trust(folder: Path) -> SmallTrust:
    """Names, schools, addresses, files, subjects and passages, scanned into a register."""
    trust = small_trust(folder)
    trust.configure(_spoil_settings)
    trust.change_rows("pupils.csv", _spoil_pupil)
    trust.change_rows("contacts.csv", _spoil_person)
    trust.change_rows("staff.csv", _spoil_person)
    trust.read_by(PARENTS, below="open")
    for number, upn in enumerate(_UPNS):
        text = f"{ALL}\n{_LEAK.format(upn=upn)}{CONTROLS}{ALL}\n{LONG if number == 1 else ''}"
        trust.write(f"open/{number}{_file_name()}.txt".replace("open/", "share/open/"), text)
    trust.write(f"share/open/broken{_file_name()}.docx", b"PK\x03\x04 no archive")
    trust.write("mail/0001.eml", _mail('"<img src=x onerror=alert(1)>"@elsewhere.example'))
    trust.write("mail/0002.eml", _mail(f"{'w' * 60}@{'long.' * 30}example"))
    run = pupilguard("scan", "--json", folder=trust.folder)
    assert run.code == 5, run.err
    return trust


def _spoil_settings(settings: dict[str, Any]) -> None:
    settings["organisation"]["name"] = f"Trust {ALL}"
    settings["organisation"]["dpo_name"] = ALL
    for school in settings["organisation"]["schools"]:
        school["name"] = f"School {school['id']} {ALL}"


def _spoil_pupil(row: dict[str, str]) -> None:
    row["given_name"], row["preferred_name"], row["form"] = ALL, BIDI, f"5A{MARKUP}"
    row["family_name"] = LONG if row["upn"] == _UPNS[1] else NULLS


def _spoil_person(row: dict[str, str]) -> None:
    row["given_name"], row["family_name"] = ALL, f"{EMOJI}{LONG[:500]}"


def _file_name() -> str:
    """As much of it as a file may be called."""
    return "<img src=x onerror=alert(1)>'\"{{ 7 }}\u202egnp.exe\x07\x1b👩‍👧"


def _mail(recipient: str) -> bytes:
    message = EmailMessage()
    message["From"] = TEACHER
    message["To"] = recipient
    message["Date"] = "Fri, 20 Nov 2026 15:02:11 +0000"
    message["Subject"] = MARKUP
    message.set_content(f"{ALL}\n{_LEAK.format(upn=_UPNS[0])}{ALL}")
    message.add_attachment(
        f"{_LEAK.format(upn=_UPNS[2])}{ALL}".encode(),
        maintype="text",
        subtype="plain",
        filename=f"{_file_name()}.txt".replace("\x07\x1b", ""),
    )
    return message.as_bytes()
