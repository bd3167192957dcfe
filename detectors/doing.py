"""Words that are part of what somebody does with a thing, a place, a text or a part in a play.

"Has printed the isolation valve diagram", "is playing the doctor" and "waits outside the
counselling room" tell of an activity. What is said of the person ("has", "was questioned at the
police station", "because of her asthma") stays told, and so does what harms or is private by its
doing ("drew a swastika", "took a blade", "made a disclosure").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detectors.deed import HANDLES, MAKES, THING_ITSELF, THINGS, TREATS, USES
from detectors.folding import fold
from detectors.occasion import Occasion, occasion
from detectors.stage_part import is_of_a_role, is_played

_Span = tuple[int, int]

_REACH = 600  # characters before and after the words

# What a task is set for, and so what a task's words do not hide.
_OWN_WORK = frozenset({"attainment", "attendance", "pupil_premium"})
# Of these the doing itself may be what is told.
_BY_DOING = frozenset(
    "behaviour safeguarding criminal sexual_life financial staff_hr pay looked_after "
    "credentials".split()
)
# These may happen in a lesson, and in what is made there.
_HARMS = frozenset({"behaviour", "safeguarding", "sexual_life"})
# Of these a need is told by what somebody uses or takes, in lessons above all.
_BY_USING = frozenset({"health", "sen"})

# Who puts up a party's poster or gives out its leaflets tells what they believe.
_SHOWN = frozenset({"political", "trade_union", "religion", "sexual_life", "ethnicity"})
_SHOWS = re.compile(
    r"\s*(?:[\w-]+ )?(?:leaflets?|posters?|banners?|flags?|badges?|stickers?|placards?|signs?|"
    r"magazines?|books?|hats?|lanyards?|pins?)\b"
)
_PLACED = re.compile(
    r"\b(?:outside|opposite|near|nearest|beside|next to|behind|in front of|past|underneath|beneath|"
    r"adjacent to|across from|round the corner from|between)(?: of)? (?:the |our |a |an )"
    r"(?:[\w-]+ ){0,2}$"
)
_ON_ITS_WALL = re.compile(
    r"[’']?s?[\s-]+(?:walls?|doors?|doorway|roof|steps|gates?|window|windows|corridor|entrance|"
    r"railings|fence|spire|tower|car park|noticeboard|bus stop|end of|side of)\b"
)
_STREET = re.compile(
    r"[’']?s?[ ](?:Street|St|Road|Rd|Lane|Hill|Avenue|Ave|Close|Drive|Way|Row|Terrace|Gardens|"
    r"Crescent|Square|Bridge|Green|Park|Farm|Wood|Walk|Mews|Place|Corner|Roundabout|Fields?)\b"
)
_INVIGILATES = re.compile(r"\binvigilat(?:es|ed|ing|e) (?:the |a |our )?(?:\w+ )?$")
# "Wants to be a social worker", "an interview for medicine at Leeds".
_CAREER = re.compile(
    r"\b(?:(?:wants?|hopes?|hoping|would like|plans?|planning|dreams? of|decided|training|going|"
    r"wishes|"
    r"aims?|aiming) (?:to (?:be|become|work (?:as|in|for|with)|train (?:as|in)|go into|study|"
    r"read|do)|"
    r"be(?:ing|coming))|future career (?:as|in)|(?:career|careers|jobs?) (?:as|in|with)|"
    r"(?:interview|offer|place|application|apply|applies|applying|applied) (?:for|to (?:study|"
    r"read|do|be))"
    r"|apprenticeship (?:in|with|at|as))(?: (?:a|an|the|some))?(?: (?!with\b|for\b)[\w-]+){0,3} $"
)
_TOURS = re.compile(
    r"\b(?:tour(?:s|ed|ing)?|look(?:s|ed|ing)? round|shown round|show(?:s|ed|ing)? \w+ round|"
    r"inspect(?:s|ed|ing)?|walk(?:s|ed|ing)? round) (?:the|our) (?:\w+ )?$"
)
_VISITOR = re.compile(r"\b(?:visiting|guest|retired|former|trainee|student) (?:(?!and\b)\w+ )?$")
_ASKED_TO_HELP = re.compile(
    r"\s+(?:\w+ ){0,2}?(?:to|about) (?:\w+ ){0,5}?(?:talks?|assembl(?:y|ies)|workshops?|fairs?|"
    r"fete|"
    r"careers|stall|stand|safety|training|displays?|demonstrations?|judg\w+|speak|visitors?|tour)\b"
)
_ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|invit(?:es|ed|ing|e)|book(?:s|ed|ing)?|e-?mail(?:s|ed|ing)?|"
    r"thank(?:s|ed|ing)?|contact(?:s|ed|ing)?|rung|rang|persuaded|got) (?:the|a|an|our|some|two) "
    r"(?:[\w-]+ ){0,2}$"
)
_POST = re.compile(
    r"\b(?:is|was|as|be|are|became|remains)(?: now| also| both)? (?:the|our|a|an|acting|deputy)"
    r"(?: (?:acting|deputy|lead|trust|new|duty|named))* $"
)
_POSTS = re.compile(
    r"d?dsls?|sen(?:d)?cos?|social worker|(?:school )?nurse|doctor|midwife|solicitor"
)
_POST_NOUN = re.compile(
    r" (?:business partner|managers?|officers?|advis[eo]rs?|assistants?|administrators?|directors?|"
    r"lead|leader|coordinators?|co-ordinators?|clerks?|secretary|consultants?|partners?|apprentice|"
    r"technicians?|link governor|governor|trustee|champion|team|department|office|desk|"
    r"committee|panel|board|working (?:group|party))\b"
)
# Who holds a post in a union or a party belongs to it.
_BY_POST = frozenset({"trade_union", "political"})
_TAKES_POST = re.compile(
    r"\b(?:is|was|be|as|become|became|remains|joins?|joined|runs|heads|leads|works (?:in|for)|"
    r"(?:sits|sat|serves|served) on)"
    r"(?: now| also| both)?(?: (?:us|the|our|a|an|as|acting|interim|deputy|lead|trust|new|duty|"
    r"senior|assistant|school|trust's|school's|central|academy))* $"
)
_POST_FOR = re.compile(
    r"\b(?:governor|trustee|lead|link|contact|coordinator|champion|ambassador|responsible|"
    r"in charge)(?: person| teacher| governor)? (?:linked to|for|of|on|with) (?:the |our )?$"
)
_BALL = re.compile(
    r"\b(?:shots?|balls?|cross|free kick|penalty|throws?|passes|pass|kick|serve|header|effort|"
    r"smash|volley|putt|dart|arrow|shuttlecock)\b[^.;]{0,30}\b(?:that|which) $"
)
# What is hit, struck or stolen in a game or a workshop; "hit the ball at a boy" is no game.
_STRIKES = frozenset({"behaviour", "safeguarding", "trade_union", "criminal"})
_BLOW = re.compile(
    r"(?:hit|struck|strik|kick|punch|shot|shoot|stole|steal|beat|threw|throw|kill|attack|smash|"
    r"slap|knock|bash|thump|whack)\w*\b.*"
)
_AT_A_THING = re.compile(
    r" (?:(?:the|a|an|that|which|off|against|two|three|four|five|six|\d+) )?(?:\w+ )?(?:balls?|"
    r"sixes|fours|boundar(?:y|ies)|homers?|buzzers?|top notes?|crossbar|bar|"
    r"post|net|target|bullseye|back of the net|shuttlecock|puck|gong|drums?|cymbals?|chord|nail|"
    r"notes?|jackpot|wicket|stumps|(?:second|third|first) base|bases|rebound|penalty|free kick|"
    r"winner|winning \w+|goals?|holes?|pins|skittles|hat[- ]trick|top corner|pinata|"
    r"triangle|tambourine|xylophone|headlines)\b"
    r"(?! (?:at|in the face|on the head|into (?:a|the) (?:boy|girl|pupil|child|face)))"
)
# "Held the glove while it swallowed a chick": what an animal or a thing does, or nobody.
_BY_IT = re.compile(r"\b(?:it|whoever|whatever|nobody|no one) $")
# "10A went to church", and the pupil who read there is named behind it.
_BY_A_GROUP = re.compile(
    r"(?:^|[^\w'’])(?:\d{1,2}[a-z]{1,3}|years? \d{1,2}|class \w+|reception|nursery|we(?: all)?|"
    r"(?:the|our) (?:whole )?(?:class|school|choir|team|orchestra|band|infants|juniors))"
    r"(?: (?:have|had|has|are|were|was|also|all|then|will|even|just))* $"
)
_OF_A_GROUP = frozenset({"religion", "political", "ethnicity"})
_DOES_IT = re.compile(r"\w+ed\b|stole|bit\b|hit\b|broke\b|threw|tore\b|went\b|ran\b|spat\b|swore\b")
_OF_A_LIMB = re.compile(r"itch|throb|ach|bled|swell|burn|happen|report|alleg")
_BY_ONE = re.compile(r" by (?:(?:mr|mrs|ms|miss|dr)\.? )?")
_BY_IT_CATEGORIES = frozenset("behaviour health criminal safeguarding exclusion".split())
_TO_OTHERS = re.compile(
    r" (?:to|of|among|amongst) (?:the )?(?:others|other (?:players|pupils|members)|"
    r"team-?mates|key players|opponents)\b"
)
_TITLE_BEFORE = re.compile(
    r"\b(?:poem|novel|play|book|film|song|painting|track|album|short story|musical|chapter|"
    r"magazine|documentary|series|picture book) (?:called |entitled |titled )?[\"'‘“]?$"
)
_TITLE = re.compile(
    r"\b(?:read(?:s|ing)?|stud(?:y|ying|ies|ied)|watch(?:es|ed|ing)?|annotat\w+|copy of|copies of|"
    r"review(?:s|ed|ing)?|perform(?:s|ed|ing)?|rehears\w+|finish(?:es|ed|ing)?|borrow\w*|"
    r"in|from|production of) [\"'‘“]?(?:The|A|An) (?:[A-Z][\w'’-]*[ ,:-]+|(?:of|the|and|in|a) )+$"
)
_CHOOSES = re.compile(
    r"\b(?:swap\w*|drop(?:s|ped|ping)?|chose|choos(?:e|es|ing)|chosen|pick(?:s|ed|ing)?|opt(?:s|"
    r"ed|ing)?|"
    r"thinking (?:about|of)|interested in|appl(?:y|ies|ied|ying)|considering|hop(?:es|ing) to "
    r"(?:study|read|do|take)|wants to (?:study|read|do|take)|offers?|taking|"
    r"takes) (?:[\w-]+ ){0,5}$"
)
_COURSE = re.compile(
    r"\b(?:options?|university|uni|college|a[- ]levels?|gcse|ucas|degrees?|btec|sixth form)\b"
)
_SUBJECT_NAMES = frozenset(
    {"religion", "political", "criminal", "genetic", "health", "ethnicity", "safeguarding", "sen"}
)
# It is somebody's after all.
_BREAK = re.compile(
    r"\bnot\b|n['’]t\b|\b(?:cannot|refus\w+|unable|withdr[ae]w\w*|excused|exempt\w*)\b|"
    r"\b(?:because|due to|owing to|although|though|but|when|while|since|so|that|why|whether|if|"
    r"who)\b"
    r"|\b(?:his|her|their|your|my|own|himself|herself)\b|\w's\b|\b(?:he|she) |"
    r"\bto (?:help|cope|manage|deal|avoid|hide|calm|support)\b"
)
_HOME = re.compile(
    r"\b(?:mum|dad|mother|father|parents?|carers?|foster|gran\w*|nan|uncle|aunt\w*|brother|sister|"
    r"step\w+|family|at home|disclos\w*|cpoms|allegations?|allege\w*|arrest\w*|interviewed (?:at|"
    r"by|"
    r"under)|question(?:ed|ing) (?:at|by)|caught|charged|caution\w*|suspended|excluded|sanction\w*|"
    r"detention|confiscat\w+|threat\w*|in tears|crying|upset|injured|hurt|panic\w*|faint\w*|"
    r"collapsed|diagnos\w*|prescri\w+)\b"
)
_NEXT_PREDICATE = re.compile(
    r"(?:\b(?:and|but|or)\s+|,\s+)(?=(?:is|are|was|were|has|had|have|needs?|takes?|will|got|gets|"
    r"came|said|told|must|can|cannot|\w+(?:ed|ing))\b)"
)
_AS_WHAT = re.compile(r"\bas an? (?:[\w-]+ )?$")
# Nobody's lesson asks for these, so who makes them tells.
_NO_TASK = re.compile(
    r"suicid\w*|self[- ]harm\w*|swastikas?|racist|homophobic|sexist|indecent|nudes?|porn\w*|"
    r"sexual\w*|"
    r"obscene|obscenit\w+|offensive|abusive|abuse|threats?|threaten\w*|graffiti|slurs?|knife|"
    r"knives|blades?|"
    r"cannabis|weed|vapes?|vaping|alcohol|vodka"
)
# "Work experience: Ann is with the solicitors".
_STAYS = re.compile(r"\b(?:is|was|be|placed|placement) (?:with|at) (?:[\w'’]+ ){0,3}$")
_AT_WORK = re.compile(
    r"\b(?:work experience|shadowing|careers? (?:day|week)|taster|apprenticeship|industry) ?\b"
)
_ANOTHER_THOUGHT = re.compile(
    r"[;:]|,? (?:so|because|but|therefore|instead of|rather than|as (?:he|she|they)|which means)\b|"
    r",? and (?:so|is|was|has|will|does|cannot|can't|won't|needs|misses|missed|may|might)\b|"
    r", (?:not|missing)\b",
    re.IGNORECASE,
)
_QUESTION_TO = re.compile(r": (?:why|what|how|who|which|where|when)\b[^?]*\?")
_OF_WHOM = re.compile(r"\b(?:he|she|him|her|his|they|them|their|you|your|we)\b")
_WITHOUT = re.compile(r"\bwithout (?:even |once |ever )?$", re.IGNORECASE)
_ING = re.compile(r"\w+ing\b", re.IGNORECASE)
_STATEMENT_FOR = re.compile(
    r"\b(?:statement|letter|e-?mail|note|complaint|apology|report|message)s? (?:to|for|about)\b"
)
_OBJECT = (
    r"(?: (?:up|out|off|round|around|together))?(?: of)?"
    r"(?: (?:the|a|an|some|two|three|four|our|this|that|one|more|all))*"
    r"(?: (?!(?:to|with|from|at|by|in|on|as|after|for|into)\b)[\w'-]+){0,3} $"
)
# "Is drawing" and "drew", not "was drawn".
_ACTIVE = (
    r"\b(?:(?<=is )(?=\w+ing\b)|(?<=was )(?=\w+ing\b)|(?<=been )(?=\w+ing\b)|(?<=be )(?=\w+ing\b)|"
    r"(?<!is )(?<!was )(?<!were )(?<!been )(?<!being )(?<!be )(?<!got )(?<!gets ))"
)
_MAKES_IT = re.compile(rf"{_ACTIVE}(?:{MAKES}){_OBJECT}")
_MAKES_OR_TREATS = re.compile(rf"{_ACTIVE}(?:{MAKES}|{TREATS})\b")
_ACTIVELY_USES = re.compile(rf"\b(?:{USES}|{HANDLES})\b")
_HANDLES_IT = re.compile(
    rf"{_ACTIVE}(?:{HANDLES}|{MAKES}|{TREATS})"
    rf"(?:{_OBJECT}|(?: [\w-]+){{1,4}} (?:for|after|from|on) (?:the|a|an|our) (?:\w+ )?$)"
)


def is_doing(sentence: str, start: int, end: int, named: Iterable[_Span], category: str) -> bool:
    """Whether the words from `start` to `end` belong to what is done, not to who does it.

    `named`: where the sentence names people. `category`: what the words would tell.
    """
    sentence, start, end, named = _near(sentence, start, end, named)
    lead, tail = _around(sentence, start, end, named)
    written = _written_lead(sentence, start, named)
    if is_of_a_role(written, sentence[end:], sentence, category):
        return True
    if (
        _is_a_name_of_something(sentence, start, end)
        or _is_placed(lead, tail)
        or _is_in_a_game(category, lead, fold(sentence[start:end]).text, tail)
        or _is_by_it(category, sentence, start, end)
        or _is_by_a_group(category, sentence, start, named)
        or _is_signed_by(sentence[start:end], tail)
        or _is_a_question_to(lead, tail)
        or _is_left_undone(category, sentence[:start], sentence[start:end])
    ):
        return True
    folded = _up_to_another_thought(sentence, end)
    words = fold(sentence[start:end]).text
    if not lead or (category != "exclusion" and _NO_TASK.search(words)):
        return False
    if _INVIGILATES.search(lead):
        return True
    if category in _OWN_WORK or _BREAK.search(lead) or _HOME.search(folded):
        return False
    return (
        is_played(lead, folded)
        or _is_asked_in(lead, tail)
        or _is_post(category, lead, words, tail)
        or _is_course(category, lead, f"{words}{tail}")
        or _is_handled(category, lead, words, tail)
        or _is_made(category, lead, folded)
    )


def _near(
    sentence: str, start: int, end: int, named: Iterable[_Span]
) -> tuple[str, int, int, Iterable[_Span]]:
    """The same, cut out of a sentence so long that it is none: a page without a full stop."""
    first, last = max(0, start - _REACH), end + _REACH
    if first == 0 and last >= len(sentence):
        return sentence, start, end, named
    near = [(a - first, b - first) for a, b in named if a >= first and b <= last]
    return sentence[first:last], start - first, end - first, near


def _around(sentence: str, start: int, end: int, named: Iterable[_Span]) -> tuple[str, str]:
    """What leads from the name to the words, its last predicate only, and what follows them."""
    people = sorted(named)
    behind = max((last for _, last in people if last <= start), default=start)
    ahead = min((first for first, _ in people if first >= end), default=len(sentence))
    lead = fold(sentence[behind:start]).text
    return _NEXT_PREDICATE.split(lead)[-1], fold(sentence[end:ahead]).text


def _written_lead(sentence: str, start: int, named: Iterable[_Span]) -> str:
    """What leads from the last name to the words, as it is written; empty where none leads."""
    return sentence[max((last for _, last in named if last <= start), default=start) : start]


def _up_to_another_thought(sentence: str, end: int) -> str:
    """The sentence without what follows from it: "…, so misses the geography trip"."""
    thought = _ANOTHER_THOUGHT.search(sentence, end)
    return fold(sentence[: thought.start()] if thought else sentence).text


def _is_a_name_of_something(sentence: str, start: int, end: int) -> bool:
    """A street, or the title of a book: "Gaol Street", "The Curious Incident"."""
    if not sentence[start].isupper():
        return False
    before = sentence[max(0, start - 60) : start]
    return (
        _STREET.match(sentence, end) is not None
        or _TITLE.search(before) is not None
        or _TITLE_BEFORE.search(before) is not None
    )


def _is_placed(lead: str, tail: str) -> bool:
    """ "Outside the counselling room", "on the church wall": only where something is."""
    return _PLACED.search(lead) is not None or _ON_ITS_WALL.match(tail) is not None


def _is_in_a_game(category: str, lead: str, words: str, tail: str) -> bool:
    """ "A shot that hit the bar", "struck the gong", "injuries to others"."""
    is_blow = category in _STRIKES and _BLOW.match(words) is not None
    if is_blow and (_BALL.search(lead) or _AT_A_THING.match(tail)):
        return True
    return _TO_OTHERS.match(tail) is not None


def _is_by_it(category: str, sentence: str, start: int, end: int) -> bool:
    """ "While it swallowed a chick", "till it went white", "and nobody fainted"."""
    words = fold(sentence[start:end]).text
    return (
        category in _BY_IT_CATEGORIES
        and _BY_IT.search(fold(sentence[max(0, start - 12) : start]).text) is not None
        and _DOES_IT.match(words) is not None
        and _OF_A_LIMB.match(words) is None
    )


def _is_by_a_group(category: str, sentence: str, start: int, named: Iterable[_Span]) -> bool:
    """ "10A celebrated Eid": whoever is named behind it was there at most."""
    if category not in _OF_A_GROUP or any(last <= start for _, last in named):
        return False
    return _BY_A_GROUP.search(fold(sentence[:start]).text) is not None


def _is_left_undone(category: str, before: str, words: str) -> bool:
    """ "Did the candles without setting fire to anybody"."""
    if category != "behaviour" or _WITHOUT.search(before) is None:
        return False
    return _ING.match(words) is not None


def _is_signed_by(words: str, tail: str) -> bool:
    """ "Bring it on Monday, signed off by Mr Hart": what he signs is no absence of his."""
    return words.casefold().endswith("signed off") and _BY_ONE.fullmatch(tail) is not None


def _is_asked_in(lead: str, tail: str) -> bool:
    """A professional as a guest: "the visiting midwife", "asked the police to do the talk"."""
    if _VISITOR.search(lead) or _TOURS.search(lead):
        return True
    return _ASKS.search(lead) is not None and _ASKED_TO_HELP.match(tail) is not None


def _is_a_question_to(lead: str, tail: str) -> bool:
    """ "Ann: why does Tracy want a foster mum?" is of Tracy."""
    question = f"{lead}_{tail}"
    return _QUESTION_TO.match(question) is not None and _OF_WHOM.search(question) is None


def _is_post(category: str, lead: str, words: str, tail: str) -> bool:
    """ "Is the DSL on call", "is the governor linked to SEND", "joins us as HR manager"."""
    if category not in _BY_POST and _POST_NOUN.match(tail) and _TAKES_POST.search(lead):
        return True
    if _POST_FOR.search(lead):
        return True
    return _POST.search(lead) is not None and _POSTS.fullmatch(words) is not None


def _is_course(category: str, lead: str, rest: str) -> bool:
    """ "Is thinking about law or politics at university", "wants to be a social worker"."""
    if category not in _SUBJECT_NAMES:
        return False
    if category != "political" and _CAREER.search(lead):
        return True
    return _CHOOSES.search(lead) is not None and _COURSE.search(rest) is not None


def _is_handled(category: str, lead: str, words: str, tail: str) -> bool:
    """ "Has moved the ear defenders box": our words say of which sort a thing is."""
    handled = _HANDLES_IT.search(lead)
    if handled is None or re.search("[,:–]", lead[: handled.start()]):
        return False
    if category in _SHOWN and _SHOWS.match(tail):
        return False
    return THINGS.match(tail) is not None or THING_ITSELF.match(words) is not None


def _is_made(category: str, lead: str, folded: str) -> bool:
    """Made, read or used for an occasion; a plain thing that is made needs none."""
    if _STATEMENT_FOR.search(lead):
        return False
    what_for = occasion(folded)
    is_staged = what_for in {Occasion.ACTED, Occasion.EVENT}
    if what_for is Occasion.NONE or (category in _HARMS and not is_staged):
        return category not in _BY_DOING and _MAKES_IT.search(lead) is not None
    if _MAKES_OR_TREATS.search(lead):
        return True
    if _STAYS.search(lead) and _AT_WORK.search(folded):
        return True
    if category in _HARMS or _AS_WHAT.search(lead) or _ACTIVELY_USES.search(lead) is None:
        return False
    if what_for is Occasion.LESSON and category in _SHOWN:
        return False
    return is_staged or category not in _BY_DOING | _BY_USING
