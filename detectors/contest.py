"""A contest: a match, a race, a quiz. What is scored, missed or stolen there is the game's."""

from __future__ import annotations

import re

from detectors.folding import fold

# What is said of a game oftener than of a pupil. Of 4,957 sentences that tell of marks, conduct,
# absence, need or crime, 16 hold two of these (the wordings of `benchmarks/`).
_OF_A_CONTEST = re.compile(
    r"\b(?:match|game|fixture|team|league|cup|final|semi-?final|quarter-?final|tournament|goal|"
    r"goalkeeper|goalie|keeper|striker|midfield|defen[cs]e|try|tries|conversion|wicket|innings|"
    r"overs|bowl(?:ed|er|ing)|bat(?:ted|ting)|relay|race[d]?|heat|lap|gala|medley|freestyle|"
    r"backstroke|quiz(?:zes)?|chess|spelling bee|captain|referee|umpire|opposition|opponent|"
    r"half[- ]time|full[- ]time|(?:player|man|woman) of the (?:match|day)|squad|scor(?:ed?|er|ing)|"
    r"won|win|winner|beat(?:en)?|drew|kick[- ]off|pitch|netball|football|rugby|hockey|cricket|"
    r"rounders|basketball|tennis|badminton|dodgeball|volleyball|lacrosse|snooker|darts|curling|"
    r"swimming|athletics|cross[- ]country|sports? day|tackle|penalt(?:y|ies)|hat[- ]trick|"
    r"equaliser|clean sheet|medal|bronze|silver|trophy|trophies|tug of war|sack race|"
    r"egg and spoon|hurdles|long jump|high jump|shot put|javelin|u1\d)(?:e?s)?\b"
)
_SEVERAL = 2
_STEM = 3  # letters by which "match" and "matches", "score" and "scored" are one word
# Of these two are not enough: a pastoral team tries again, and a warning is final.
_ANYWHERE = frozenset({"tea", "fin", "try", "tri", "hea", "lap", "pit"})
# Who scores in one of these plays no game, whatever else the paragraph speaks of.
_PAPER = re.compile(
    r"\b(?:maths?|english|science|spelling|grammar|phonics|reading|writing|biology|chemistry|"
    r"physics|history|geography|french|spanish|german|mock|unit|module|end of (?:year|term|unit)) "
    r"(?:tests?|exams?|papers?|assessments?|mocks?)\b|\b(?:gcses?|a-levels?|sats)\b"
)
# Columns that no mark book has, and such as only a mark book has.
_COLUMN = re.compile(
    r"\b(?:heats?|lanes?|races?|fixtures?|opponents?|opposition|wickets|runs|tries|goals|medals?|"
    r"throw|jump|relay|stroke|bib|kick-?off|home or away|h/a|w/l|scores?|shirt no)\b"
)
_OF_MUCH_ELSE = frozenset(
    {"score", "scores", "race", "races", "goal", "goals", "runs", "throw", "jump"}
)
_MARK_BOOK = re.compile(
    r"\b(?:maths?|english|science|reading|writing|gcse|btec|mock|target|predicted|test|exam|paper|"
    r"effort|atl|ks\d|sats)\b"
)


def is_contest(text: str) -> bool:
    """Whether a paragraph speaks of a contest, in two different words at least."""
    stems = {found[0][:_STEM] for found in _OF_A_CONTEST.finditer(fold(text).text)}
    return len(stems) >= _SEVERAL and not stems <= _ANYWHERE


def names_a_paper(sentence: str) -> bool:
    """Whether a sentence speaks of a test or an exam: "scored 26 in the maths test"."""
    return _PAPER.search(fold(sentence).text) is not None


def heads_a_contest(headings: str) -> bool:
    """Whether the columns of a table are a match's or a race's: "Lane | Pupil | Place"."""
    folded = fold(headings).text
    found = set(_COLUMN.findall(folded))
    is_one = len(found) >= _SEVERAL or bool(found - _OF_MUCH_ELSE)
    return is_one and _MARK_BOOK.search(folded) is None
