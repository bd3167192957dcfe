"""A masked excerpt as reviewers read it: pseudonyms and plain words for what was replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping

from register.case.pseudonym import FindPerson, masked
from register.web.words import words

_REPLACED = re.compile(r"\[([^\[\]]+)\]")


def excerpt(text: str, names: Mapping[str, str], person: FindPerson) -> str:
    """ "[P0013] █ [contact_details]" as "[Pupil 1] █ [contact details]".

    `names`: what stands for an id of this incident; other people of the roster are told by their
    kind.
    """

    def said(found: re.Match[str]) -> str:
        who = masked(found[1], names, person)
        return f"[{words(found[1]) if who == found[1] else who}]"

    return _REPLACED.sub(said, text)
