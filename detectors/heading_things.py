"""Headings of things, places and occasions of a school's day, whatever else they name.

The last word of a heading says what stands below: a "late bus" is a bus, a "nurse costume" a
costume, a "history trip" a trip. Of these nobody is told anything, if the heading is none we know.
"""

from __future__ import annotations

import re

_THING = (
    r"bus(?:es)?|coach|minibus|train|taxi seat|seats?|rooms?|tables?|desks?|chairs?|lockers?|pegs?|"
    r"trays?|drawers?|shel(?:f|ves)|boxe?s?|bags?|bottles?|lunch(?:es)?|snacks?|cakes?|guests?|"
    r"tickets?|stalls?|fairs?|fetes?|clubs?|choirs?|bands?|orchestra|exchange|trips?|outings?|"
    r"tours?|"
    r"fieldwork|plays?|parts?|scenes?|roles?|lines|props?|costumes?|makeup|masks?|hats?|crowns?|"
    r"wigs?|aprons?|kits?|shirts?|hoodies?|jumpers?|badges?|bibs?|medals?|trophy|posters?|models?|"
    r"displays?|paintings?|drawings?|puppets?|dances?|songs?|tunes?|poems?|books?|novels?|"
    r"magazines?|folders?|pens?|pencils?|rulers?|paper|tape|glue|scissors|trolley|machines?|"
    r"laptops?|computers?|cameras?|headphones|calculators?|chargers?|charged|instruments?|stand|"
    r"stands|balls?|bats?|rackets?|nets?|tents?|dorms?|cabins?|bunks?|races?|relay|run|rounds?|"
    r"heats?|lanes?|laps?|legs?|goals?|teams?|squads?|matche?s?|fixtures?|partners?|budd(?:y|ies)|"
    r"captains?|gardens?|plants?|trees?|seeds?|pets?|dogs?|duty|duties|rota|jobs?|monitors?|"
    r"colours?|"
    r"sizes?|numbers?|shapes?|sides?|orders?|task|activity|activities|workshops?|talks?|speakers?|"
    r"assembl(?:y|ies)|concerts?|shows?|productions?|rehearsals?|auditions?|performances?|discos?|"
    r"prom|party|picnic|barbecue|bbq|quiz|games?|puzzles?|bingo|raffle|stars?|stickers?|necklace|"
    r"bunting|route|stop|slot|queue|exits?|doors?|bridge|triangle|board|noticeboard|wall|paint|"
    r"alphabet|crossing|side|star|name badge|menu|toppings?|drinks?|coke|squash|hay|line|hotline|"
    r"answerphone|voicemail|inbox|mailbox"
)
_ENDS_IN_THING = re.compile(
    rf"\b(?:{_THING})(?: (?:no|nos|number|numbers|size|colour|order|time|day|date|group|groups|set|"
    r"sheet|choice|name|names|code|returned|collected|done|made|wanted|needed|brought|paid|slip|"
    r"partner|room|seat|leader|captain|list|y n|[a-z]|\d+|"
    r"mon|tues?|wed|thur?s?|fri|(?:mon|tues|wednes|thurs|fri)days?))*$"
)
# A visit is a trip where a place is seen, and no call on a family.
_SEEN = re.compile(
    r"\b(?:church|mosque|temple|synagogue|gurdwara|cathedral|museum|theatre|farm|zoo|castle|re|rs|"
    r"hospital|court|prison museum|parliament|town hall|library|college|university|open|gallery) "
    r"(?:visits?|tours?|trips?)\b"
)
# What brackets hold beside a word of a lesson or a game: "Body map (science)", "Court (tennis)".
_OF_A_LESSON = re.compile(
    r"\(\s*(?:art|drama|science|maths|maths op|english|history|geography|pe|music|dt|food|food "
    r"tech|"
    r"re|rs|debate|debating|tennis|bowling|rounders|cricket|football|netball|rugby|athletics|chess|"
    r"assembly|prize giving|play|show|concert|costume|dance|class pet|fair|trip|quiz|game)\s*\)",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"\b(?:permitted|allerg\w*|risk|refus\w*|ban|banned|needs?|medical|consent|conduct|owed|owing|"
    r"unpaid|due|arrears|o s|outstanding|shortfall|exempt\w*|withdraw\w*|hardship|fsm|pp|lac|sen|"
    r"send|ehcp|union|party memb\w*|political|grade|score|mark|result|pass ?word|pw|pin|no show|"
    r"detention|debt|paid|subsid\w*|remission|invoice|inv|prosthetic)\b"
)


def is_headed_by_a_thing(flat: str, heading: str) -> bool:
    """Is a heading, by its last word or its brackets, of a thing or an occasion?"""
    if _OF_A_LESSON.search(heading) or _SEEN.search(flat):
        return True
    return _ENDS_IN_THING.search(flat) is not None and _SAYS_MORE.search(flat) is None
