"""Who works at a school, from the headteacher to those who have left."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.trust.person import School, Staff
from benchmarks.trust.spelling import plain_letters

_OFFICES: tuple[tuple[str, ...], ...] = (
    ("headteacher",),
    ("slt", "teacher"),
    ("dsl", "slt"),
    ("senco", "teacher"),
    ("finance",),
    ("hr",),
    ("it",),
    ("office",),
    ("office",),
    ("exams_officer",),
    ("cover",),
    ("nurse",),
    ("teaching_assistant",),
    ("teaching_assistant",),
    ("teaching_assistant",),
    ("governor",),
    ("governor",),
    ("governor",),
)


def staff_of(
    random: Random,
    school: School,
    name: Callable[[], tuple[str, str, str]],
    mailbox: Callable[[str, str], str],
    count_before: int,
    schools: int,
) -> list[Staff]:
    """Everybody at one school; `mailbox` makes a private address for some of them."""
    found: list[Staff] = []

    def join(
        roles: tuple[str, ...],
        classes: tuple[str, ...] = (),
        years: tuple[str, ...] = (),
        is_current: bool = True,
    ) -> None:
        given, family, title = name()
        number = count_before + len(found) + 1
        # Governors are volunteers: the address that the roster holds is often their own.
        own = roles == ("governor",) and random.random() < 0.6
        email = mailbox(given, family) if own else _work_address(given, family, school, number)
        personal = "" if own or random.random() < 0.5 else mailbox(given, family)
        found.append(
            Staff(
                id=f"S{number:03}",
                given=given,
                family=family,
                email=email,
                schools=(school.id,),
                roles=roles,
                classes=classes,
                years=years,
                is_current=is_current,
                personal_email=personal,
                title=title,
            )
        )

    for roles in _OFFICES:
        join(roles)
    for year in school.years:
        join(("head_of_year", "teacher"), years=(year,))
        for letter in school.form_names:
            join(("tutor", "teacher"), classes=(school.form(year, letter),), years=(year,))
    for _ in range(8):
        year = random.choice(school.years)
        join(("teacher",), classes=(school.form(year, random.choice(school.form_names)),))
    for _ in range(3):
        join(("teacher",), is_current=False)
    if count_before == 0 and schools > 1:
        join(("trust_officer",))
    return found


def _work_address(given: str, family: str, school: School, number: int) -> str:
    return f"{plain_letters(given)[:1]}.{plain_letters(family)}{number}@{school.domain}"
