"""What something is done for: a lesson, a club, a play, a fair, work experience, a good cause.

"Took fingerprints for the CSI day" and "needs a wheelchair from the props store" tell nothing of
who does it; "took a blade from the DT room" does, for a room is no occasion.
"""

from __future__ import annotations

import re
from enum import Enum

_SUBJECTS = (
    r"(?:geography|history|science|biology|chemistry|physics|english|maths|computing|computer "
    r"science|art|music|drama|media(?: studies)?|citizenship|sociology|psychology|economics|"
    r"business(?: studies)?|philosophy|religious studies|re|rs|pshe|pe|dt|design and technology|"
    r"food tech(?:nology)?|textiles|photography|film studies|politics|law|french|german|spanish|"
    r"latin|electronics|engineering|ict|graphics|theatre studies|child development)"
)
_WORK = (
    r"(?:projects?|topics?|coursework|homework|displays?|challenges?|assembl(?:y|ies)|"
    r"competitions?|"
    r"exhibitions?|portfolios?|presentations?|posters?|models?|experiments?|investigations?|"
    r"practicals?|worksheets?|leaflets?|timelines?|collages?|murals?|canvas|wall|podcasts?|"
    r"newsletters?|year ?books?|magazines?|films?|videos?|trailers?|animations?|quiz(?:zes)?|"
    r"debates?|clubs?|epq|dissertations?|lessons?|workshops?|enterprise|bridge|garden)"
)
_IN_PLAY = re.compile(
    r"\b(?:props?|costumes?|understudy|auditions?|auditioning|audition(?:ed|s)? for|cast (?:as|"
    r"list)|"
    r"rehears\w+|off book|backstage|stage (?:crew|manager|directions?)|script|the school play|"
    r"(?:\w+ )?scene (?:of|in|from|with)|in the (?:\w+ ){0,2}scene|role[- ]?play\w*|puppets?|"
    r"pretend|make[- ]believe|(?:play|improvisation|nativity|pantomime|panto|musical|sketch) "
    r"(?:about|with|in|by|on)|nativity|pantomime|tableau|freeze[- ]frame|monologue|hot[- ]seat\w*|"
    r"for the (?:\w+ )?(?:play|show|production|musical|concert|performance|carol service)|"
    r"(?:writ\w+|wrote|diary|letter|speech|monologue|postcard)\b[^.;]{0,50} as "
    r"(?!part|soon|well|he\b|she\b|they\b|it\b|evidence|requested|a result|agreed|usual|proof)\w+|"
    r"mock (?:trial|court|election|interview|tribunal|parliament|crime|hustings|wedding|funeral)|"
    r"film(?:s|ed|ing)? (?:the|a|our) \w+ scene|drama (?:piece|club|group|lesson|exam|practical)|"
    r"school production|dressed (?:up )?as|dress(?:es|ing)? (?:up )?as)\b"
)
_AT_EVENT = re.compile(
    r"\b(?:work experience|work shadowing|job shadowing|careers? (?:fair|day|week|talk|talks|"
    r"convention|"
    r"carousel|evening|event|lunch|project|interview|lesson)|apprenticeship fair|ucas fair|"
    r"sponsored (?!by\b)\w+|fundrais\w+|harvest (?:\w+)|bake sale|cake sale|in aid of|"
    r"charity (?:\w+)|"
    r"(?:summer|christmas|school|spring|winter|science|book|health|jobs?|freshers'?|art) "
    r"(?:fair|fayre|fete|bazaar)|open (?:day|evening|morning|afternoon)|"
    r"(?:stem|csi|science|maths|enterprise|world book|culture|history|geography|careers|activity|"
    r"activities|viking|roman|tudor|victorian|drop[- ]down|enrichment|anti-bullying|diversity|"
    r"faith|interfaith|taster|induction|super learning|mufti|crime scene|forensics?) "
    r"(?:day|week|afternoon|morning|workshop))\b"
)
_FOR_WORK = re.compile(
    rf"\b(?:for|in|during|as part of|on) (?:(?:the|a|an|our|his|her|their|this|next|today's|"
    rf"year \w+|gcse|a[- ]level|btec|ks\d|\d+\w?) )*(?:{_SUBJECTS}\b(?! (?:room|block|department|"
    rf"corridor|office|cupboard|store|toilets?))|(?:[\w'&/-]+ ){{0,3}}?{_WORK}\b)"
    rf"|\b(?:project|poster|essay|podcast|questionnaire|worksheet|diorama|storyboard|powerpoint|"
    rf"coursework|epq|homework|mind map|textbook|experiment|chromatography|microscopes?|"
    rf"practical|arduino|raspberry pi|micro:?bit|scratch project|class list)\b"
    rf"|\b(?:class|group|team|set|club) (?:is|are|was|were) \w+ing\b"
    rf"|\bwith the rest of\b|\bin (?:the )?(?:\w+ ){{0,3}}(?:club|lab|society)\b"
    rf"|\b(?:{_SUBJECTS}|science|debating|debate|chess|film|book|coding|eco|gardening|stem) "
    rf"(?:class|club|group|set|project|trip|field ?work|fieldtrip|coursework|homework)\b"
)
_VISIT = re.compile(
    r"\b(?:during|on|for|at|before|after|from|of) (?:the|our|a|an|this|next|year \w+|\w+day's) "
    r"(?:(?!home\b|hospital\b|contact\b|prison\b|family\b|supervised\b|police\b|welfare\b|"
    r"safe and well\b)[\w'-]+ ){0,3}(?:visits?|trips?|tours?|talks?|fairs?|assembly)\b"
    r"(?! (?:to|from|with|by) (?:his|her|their|the (?:social|police|hospital|gp|doctor)))"
    r"|\bmeeting by the\b|\bfield ?(?:work|trip)\b"
)


class Occasion(Enum):
    """What a sentence's doing is for, as far as its words say."""

    ACTED = "acted"  # a play, a mock trial
    EVENT = "event"  # a fair, work experience, a good cause
    VISIT = "visit"
    LESSON = "lesson"
    NONE = "none"


def occasion(folded: str) -> Occasion:
    """The occasion a folded sentence names, the one that explains most where it names several."""
    if _IN_PLAY.search(folded):
        return Occasion.ACTED
    if _AT_EVENT.search(folded):
        return Occasion.EVENT
    if _VISIT.search(folded):
        return Occasion.VISIT
    return Occasion.LESSON if _FOR_WORK.search(folded) else Occasion.NONE
