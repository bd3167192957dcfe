"""Why a draft turned out to be no breach, as far as figures tell it: a word of a fixed list.

The word holds nothing personal and stands in the tables in clear, so that it can be counted; the
reason in full is a person's own and stays encrypted beside it.
"""

from __future__ import annotations

from enum import StrEnum


class DismissalKind(StrEnum):
    """What a dismissed draft was instead; the value stands in `Decision.kind`."""

    ENTITLED = "entitled"
    NOT_PERSONAL = "not_personal"
    WRONG_PERSON = "wrong_person"
    TEST_OR_DUPLICATE = "test_or_duplicate"
    ROSTER_OUT_OF_DATE = "roster_out_of_date"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As pages and reports say it."""
        return _WORDS[self]


_WORDS = {
    DismissalKind.ENTITLED: "The recipient may have it",
    DismissalKind.NOT_PERSONAL: "Not personal data",
    DismissalKind.WRONG_PERSON: "A known person wrongly matched",
    DismissalKind.TEST_OR_DUPLICATE: "A test or a duplicate",
    DismissalKind.ROSTER_OUT_OF_DATE: "The roster is out of date",
    DismissalKind.OTHER: "Something else",
}
NOT_SAID = "Not said"

# Every value that a column may hold with its words, in the order of forms and figures; dismissals
# of before the list existed hold "".
KINDS_SAID = {**{kind.value: kind.words for kind in DismissalKind}, "": NOT_SAID}
