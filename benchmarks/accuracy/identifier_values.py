"""Invented identifiers with right checks, and what looks like them (domain facts, 2).

Every generator takes the random source and gives the value as somebody writes it.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Mapping
from datetime import date, timedelta

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UCI_LETTERS = "ABCDEFGHKLMRTVWXY"
# National Insurance: which letters may stand first and second (HMRC's manual NIM39110).
_NINO_FIRST = "ABCEGHJKLMNOPRSTWXYZ"
_NINO_SECOND = "ABCEGHJKLMNPRSTWXYZ"
_NINO_REFUSED = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
_POSTCODE_AREAS = "AB BD CF DH EX GL HX IP LA LS NE OX PL SA TQ WF YO".split()
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices(string.digits, k=count))


def upn_of(digits_after_letter: str) -> str:
    """The twelve digits with their check letter before them."""
    total = sum(w * int(d) for w, d in enumerate(digits_after_letter, start=2))
    return UPN_LETTERS[total % 23] + digits_after_letter


def upn(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return _temporary_upn(rng)
    return upn_of(f"{rng.randint(801, 940)}{digits(rng, 9)}")


def _temporary_upn(rng: random.Random) -> str:
    body, last = f"{rng.randint(801, 940)}{digits(rng, 8)}", rng.choice(UPN_LETTERS)
    total = sum(w * int(d) for w, d in enumerate(body, start=2)) + 13 * UPN_LETTERS.index(last)
    return UPN_LETTERS[total % 23] + body + last


def bad_upn(rng: random.Random) -> str:
    """The shape of a UPN with a check letter that is wrong."""
    right = upn_of(f"{rng.randint(801, 940)}{digits(rng, 9)}")
    return rng.choice([c for c in UPN_LETTERS if c != right[0]]) + right[1:]


def uln(rng: random.Random) -> str:
    while True:
        body = rng.choice("123456789") + digits(rng, 8)
        remainder = sum(w * int(d) for w, d in zip(range(10, 1, -1), body, strict=True)) % 11
        if remainder:
            return f"{body}{10 - remainder}"


def nhs_number(rng: random.Random) -> str:
    while True:
        body = rng.choice("4567") + digits(rng, 8)
        check = 11 - sum(w * int(d) for w, d in zip(range(10, 1, -1), body, strict=True)) % 11
        if check != 10:
            number = f"{body}{check % 11}"
            return rng.choice([number, f"{number[:3]} {number[3:6]} {number[6:]}"])


def nino(rng: random.Random) -> str:
    while True:
        prefix = rng.choice(_NINO_FIRST) + rng.choice(_NINO_SECOND)
        if prefix not in _NINO_REFUSED:
            break
    number, suffix = digits(rng, 6), rng.choice("ABCD")
    spaced = f"{prefix} {number[:2]} {number[2:4]} {number[4:]} {suffix}"
    return rng.choice([f"{prefix}{number}{suffix}", spaced])


def uci(rng: random.Random) -> str:
    body = f"{rng.randint(10000, 79999)}0{digits(rng, 6)}"
    total = sum(w * int(d) for w, d in zip(range(16, 4, -1), body, strict=True))
    return body + UCI_LETTERS[total % 17]


def bad_uci(rng: random.Random) -> str:
    right = uci(rng)
    return right[:-1] + rng.choice([c for c in UCI_LETTERS if c != right[-1]])


def trn(rng: random.Random) -> str:
    return rng.choice("123456789") + digits(rng, 6)


def email(rng: random.Random) -> str:
    who = rng.choice(["m.holt", "jo_baxter", "office", "r-lane+school", "p.o.box9", "tess.vale"])
    where = rng.choice(
        ["example.com", "example.org", "mail.example", "hill.example.sch.uk", "elm.example.sch.uk"]
    )
    return f"{who}@{where}"


def phone(rng: random.Random) -> str:
    """Ofcom's numbers for drama."""
    return rng.choice([mobile(rng), landline(rng.randrange(1000), rng.randrange(4))])


def mobile(rng: random.Random) -> str:
    """One that no contact of the roster has: theirs are landlines."""
    last = digits(rng, 3)
    return rng.choice(
        [f"07700 900{last}", f"07700900{last}", f"+44 7700 900{last}", f"020 7946 0{last}"]
    )


def landline(number: int, style: int = 0) -> str:
    last = f"{number:03}"
    return (f"01632 960{last}", f"01632960{last}", f"(01632) 960{last}",
            f"+44 (0)1632 960{last}")[style]  # fmt: skip


def postcode(rng: random.Random) -> str:
    outward = rng.choice(_POSTCODE_AREAS) + str(rng.randint(1, 28))
    return f"{outward} {rng.randint(1, 9)}{rng.choice(_INWARD)}{rng.choice(_INWARD)}"


def written_date(rng: random.Random, day: date) -> str:
    """A day as British schools write it."""
    return rng.choice(
        [day.strftime("%d/%m/%Y"), f"{day.day}/{day.month}/{day.year}", day.strftime("%d.%m.%Y"),
         day.strftime("%d-%m-%Y"), day.strftime("%Y-%m-%d"), f"{day.day} {day:%B} {day.year}",
         f"{_ordinal(day.day)} {day:%B} {day.year}", day.strftime("%d/%m/%y"),
         f"{day.day} {day:%b} {day.year}"]
    )  # fmt: skip


def _ordinal(number: int) -> str:
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def date_of_birth(rng: random.Random) -> str:
    return written_date(rng, date(2009, 9, 1) + timedelta(days=rng.randrange(4700)))


def event_date(rng: random.Random) -> str:
    return written_date(rng, date(2025, 9, 1) + timedelta(days=rng.randrange(600)))


def sort_code(rng: random.Random) -> str:
    a, b, c = digits(rng, 2), digits(rng, 2), digits(rng, 2)
    return rng.choice([f"{a}-{b}-{c}", f"{a} {b} {c}"])


def account_number(rng: random.Random) -> str:
    return rng.choice("123456789") + digits(rng, 7)


def iban(rng: random.Random) -> str:
    return _iban(rng, 0)


def bad_iban(rng: random.Random) -> str:
    return _iban(rng, rng.randint(1, 40))


def _iban(rng: random.Random, off_by: int) -> str:
    bank = "".join(rng.choices(string.ascii_uppercase, k=4)) + digits(rng, 14)
    number = int("".join(str(int(c, 36)) for c in f"{bank}GB00"))
    check = (98 - number % 97 + off_by - 2) % 97 + 2
    whole = f"GB{check:02}{bank}"
    spaced = " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))
    return rng.choice([whole, spaced])


def card(rng: random.Random) -> str:
    body = rng.choice(["4", "51", "53", "55"])
    body += digits(rng, 15 - len(body))
    number = body + _luhn(body)
    return rng.choice([number, " ".join(number[i : i + 4] for i in range(0, 16, 4))])


def bad_card(rng: random.Random) -> str:
    right = card(rng).replace(" ", "")
    return right[:-1] + str((int(right[-1]) + rng.randint(1, 9)) % 10)


def _luhn(body: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def of_shape(rng: random.Random, shape: str) -> str:
    """The shape with its marks filled: # a digit, ~ one that is not 0, @ beside # a capital."""
    return "".join(
        rng.choice(string.digits)
        if c == "#"
        else rng.choice("123456789")
        if c == "~"
        else rng.choice(string.ascii_uppercase)
        if c == "@"
        else c
        for c in shape
    )


VALUES: Mapping[str, Callable[[random.Random], str]] = {
    "upn": upn,
    "uln": uln,
    "nhs_number": nhs_number,
    "nino": nino,
    "uci": uci,
    "trn": trn,
    "email": email,
    "phone": phone,
    "postcode": postcode,
    "date_of_birth": date_of_birth,
    "iban": iban,
    "card": card,
    "bad_upn": bad_upn,
    "bad_uci": bad_uci,
    "bad_iban": bad_iban,
    "bad_card": bad_card,
    "event": event_date,
}
