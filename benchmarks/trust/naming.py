"""How a school writes down a pupil: rarely twice the same way."""

from __future__ import annotations

from random import Random

from benchmarks.trust.person import Pupil

_SHORT = {
    "Thomas": "Tom",
    "Oliver": "Ollie",
    "William": "Will",
    "Benjamin": "Ben",
    "Samuel": "Sam",
    "Edward": "Ed",
    "Christopher": "Chris",
    "Robert": "Rob",
    "Joseph": "Joe",
    "Alexander": "Alex",
    "Daniel": "Dan",
    "Matthew": "Matt",
    "Nicholas": "Nick",
    "Charlotte": "Charlie",
    "Jessica": "Jess",
    "Abigail": "Abi",
    "Isobel": "Izzy",
    "Eleanor": "Ellie",
    "Margaret": "Maggie",
    "Nathaniel": "Nate",
}


def written(pupil: Pupil, random: Random) -> str:
    """A way to write the pupil that the policy says resolves: evidence stands beside weak forms."""
    weights = {
        _plain: 40,
        _with_form: 18,
        _preferred: 12,
        _turned: 6,
        _capitals: 5,
        _initial: 4,
        _short_form: 4,
        _typing_error: 5,
        _former: 6,
    }
    form = random.choices(list(weights), list(weights.values()))[0]
    return form(pupil, random) or _plain(pupil, random)


def spoken(pupil: Pupil, random: Random) -> str:
    """A full name in a sentence that gives no more."""
    return random.choice((_plain, _plain, _preferred))(pupil, random) or pupil.name


def _plain(pupil: Pupil, random: Random) -> str:
    return pupil.name


def _with_form(pupil: Pupil, random: Random) -> str:
    return random.choice(
        (
            f"{pupil.name} ({pupil.form})",
            f"{pupil.name} in {pupil.form}",
            f"{pupil.name}, {pupil.form},",
        )
    )


def _preferred(pupil: Pupil, random: Random) -> str:
    return f"{pupil.preferred} {pupil.family}" if pupil.preferred else ""


def _turned(pupil: Pupil, random: Random) -> str:
    return f"{pupil.family}, {pupil.given} ({pupil.form})"


def _capitals(pupil: Pupil, random: Random) -> str:
    return f"{pupil.given} {pupil.family.upper()}"


def _initial(pupil: Pupil, random: Random) -> str:
    return f"{pupil.given[0]}. {pupil.family} ({pupil.form})"


def _short_form(pupil: Pupil, random: Random) -> str:
    short = _SHORT.get(pupil.given, "")
    return f"{short} {pupil.family} ({pupil.form})" if short else ""


def _typing_error(pupil: Pupil, random: Random) -> str:
    """Two letters of a long family name changed places; the form stands beside it."""
    name = pupil.family
    if len(name) < 7 or not name.isalpha():
        return ""
    at = random.randrange(2, len(name) - 2)
    if name[at] == name[at + 1]:
        return ""
    wrong = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return f"{pupil.given} {wrong} ({pupil.form})"


def _former(pupil: Pupil, random: Random) -> str:
    return f"{pupil.given} {pupil.former_family} ({pupil.form})" if pupil.former_family else ""
