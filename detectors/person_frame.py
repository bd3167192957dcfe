"""What stands around a run of capitalised words: does the sentence treat it as a person?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detectors.stranger_words import stranger_words

LETTER = r"[^\W\d_]"
PLACE_BEFORE = re.compile(
    r"\b(?:at|in|on|near|via|through|across|inside|outside|behind|down|along|off|past|reads?|reading)"
    r"\s+(?:the\s+)?$",
    re.I,
)
PERSON_PREPOSITION = re.compile(
    r"\b(?:for|of|to|by|with|about|from|and|or|that|took|told|asked|saw|met|against|between|like|"
    r"called|named|hit|when|if|because|while|since|says?|said|wrote|where)\s+$|"
    r"[:,;(]\s*$|^[\s•*-]*$",
    re.I,
)
SENTENCE_END = re.compile(r"\s*(?:[,;(.!?]|$)")


@dataclass(frozen=True, slots=True)
class PersonFrame:
    """What stands around a run of capitalised words."""

    text: str
    start: int
    end: int

    @property
    def _before(self) -> str:
        line = self.text.rfind("\n", 0, self.start) + 1
        return self.text[max(line, self.start - 60) : self.start]

    @property
    def _after(self) -> str:
        return self.text[self.end : self.end + 50].split("\n")[0]

    @property
    def is_place(self) -> bool:
        """Somewhere one is or goes, or something one reads."""
        return PLACE_BEFORE.search(self._before) is not None

    @property
    def is_strong(self) -> bool:
        """Said of nothing but a person."""
        return bool(_person_before().search(self._before) or _person_after().match(self._after))

    @property
    def is_acting(self) -> bool:
        """Somebody who does, has or is something."""
        return self.is_strong or _verb_after().match(self._after) is not None

    @property
    def is_any(self) -> bool:
        """What is said of people, and of other things as well."""
        return self.is_acting or bool(
            SENTENCE_END.match(self._after) or PERSON_PREPOSITION.search(self._before)
        )


@cache
def _verb_after() -> re.Pattern[str]:
    verbs = "|".join(sorted(stranger_words().verbs, key=len, reverse=True))
    return re.compile(rf"['’]s?\b|\s+(?:{verbs})\b", re.I)


@cache
def _person_after() -> re.Pattern[str]:
    relations = _relations()
    verbs = "|".join(sorted(stranger_words().person_verbs, key=len, reverse=True))
    return re.compile(
        rf"\s*,\s*(?:(?:the|a|an|his|her|their|our|my|whose|{LETTER}+['’]s)\s+)?(?:{LETTER}+\s+)?"
        rf"(?:{relations}|pupil|student)\b|\s*\(\s*(?:DOB|born|aged?|age|Year|Yr|Y\d|{relations}|"
        r"\d{1,2}\b)|\s*,\s*(?:aged?\s+)?\d{1,2}\s*(?:,|years?|$)|\s*,?\s+(?:DOB|aged)\b|"
        rf"\s+(?:{verbs})\b|"
        r"\s+(?:has|had|was|is|has\s+been|had\s+been)\s+(?:\w+\s+)?(?:been\s+)?(?:excluded|suspended|"
        r"diagnosed|bullied|expelled|arrested|adopted|fostered|assessed|absent|truanting|allergic|"
        r"autistic|asthma|epilepsy|adhd|diabetes|self-harming|taken\s+into\s+care|put\s+on|on\s+a)\b",
        re.I,
    )


@cache
def _person_before() -> re.Pattern[str]:
    titles = "|".join(sorted(stranger_words().titles, key=len, reverse=True))
    return re.compile(
        rf"\b(?:{titles}|{_relations()}|called|named|ex-pupil|someone)s?\.?\s*"
        r"(?:[:=,–-]|of|is|was)?\s*$|"
        r"\b(?:mr|mrs|ms|dr)\.\s*$",
        re.I,
    )


@cache
def _relations() -> str:
    return "|".join(sorted(map(re.escape, stranger_words().relations), key=len, reverse=True))
