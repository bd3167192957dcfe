"""Tales: pieces of writing in which whatever happens to a classmate is made up.

"The Haunted Barn, by Ann. It was a dark night and me and Ben were lost. Ben broke a leg. The end."
"""

from __future__ import annotations

import re

from detectors.folding import fold

# Harm and care are told of a child in whatever form; of these others no tale is made up.
TRUE_IN_A_TALE = frozenset(
    "safeguarding looked_after credentials pay staff_hr contact_details date_of_birth".split()
)
# How a tale begins or ends.
_SIGN = re.compile(
    r"\bonce upon a time\b|\b(?:dark and stormy|dark|stormy) night\b|^\W*the end\W*$|"
    r"\bhappily ever after\b|\bto be continued\b|\bthe moral of (?:the|this) story\b|"
    r"[.!?]\s+the end\W*$",
    re.MULTILINE,
)
_CREATURE = re.compile(
    r"\b(?:ghosts?|dragons?|wizards?|witch(?:es)?|pirates?|zombies?|aliens?|monsters?|unicorns?|"
    r"vampires?|trolls?|goblins?|mermaids?|werewol(?:f|ves)|time machine|"
    r"spaceships?|robots? that|talking \w+|spells? on|haunted|treasure map)\b"
)
_STEM = 4  # letters by which "witch" and "witches" are one
_CREATURES = 2  # that make a tale without another sign
_LONGEST_TITLE = 70  # characters
_LONGEST = 6000


def is_tale(text: str) -> bool:
    """Whether a text with a title is a tale, to judge by how it begins, ends and who is in it."""
    title = text.strip().partition("\n")[0]
    if len(title) > _LONGEST_TITLE or len(text) > _LONGEST or title.rstrip().endswith(","):
        return False
    folded = fold(text).text
    creatures = {match[0][:_STEM] for match in _CREATURE.finditer(folded)}
    return _SIGN.search(folded) is not None or len(creatures) >= _CREATURES
