"""Words that are the matter of something: taught, read, acted, collected for, or others' lot.

"Amara wrote a poem about depression" tells nothing of her health, though she is its subject; nor
does "Leo raised £40 for children with cancer".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from detectors.folding import fold
from detectors.frame import Frame
from detectors.somebody import names_one

Span = tuple[int, int]

# What is taught, read, acted or collected for: it governs the words that follow it.
_GOVERNS = Frame(
    r"(?:learn(?!ing (?:mentor|support|difficult|need|plan|disabilit|assistant))\w*|"
    r"(?<!pre-)teach(?!ing assistants?\b)\w*|"
    r"(?<!is )(?<!was )(?<!be )(?<!being )taught|stud(?:y|ies|ied|ying)|explor\w+|"
    r"discuss\w* the topic of|"
    r"research\w*|assembl\w+|workshops?|"
    r"lessons?(?! in (?:the|a|our) (?:[\w-]+ ){0,3}(?:centre|base|unit|hub|room|house|class)\b)|"
    r"training|(?<!to )talks?|"
    r"presentations?|poems?|pieces?|verses?|sketch(?:es)?|dances?|"
    r"stor(?:y|ies)|"
    r"books?|novels?|essays?|projects?|articles?|films?|plays?|musicals?|"
    r"units?(?! (?:with|from|for|to|in)\b)|topics?|modules?|"
    r"polic(?:y|ies)|guidance|webinars?|courses?|inset|cpd|displays?|debates?|speech(?:es)?|"
    r"campaigns?|awareness|leaflets?|videos?|surveys?|chapters?|songs?|posters?|quiz|questions?|"
    r"homework|coursework|raff?les?|funds?|money|fundrais\w+|charit\w+|donat\w+|collect\w+|"
    r"sponsored \w+|in aid|history|role|character|(?<=the )part|(?<=a )part|dressed|experts?|"
    r"speakers?|visitors?|conferences?|updates?|strateg\w+|dissertation|qualif\w+(?! for\b)|"
    r"degree|diploma|essay titles?|museum|diagrams?|charts?|graphs?|maps?|podcasts?|"
    r"worksheets?(?! (?:\w+ )?(?:on|in|with) (?:\w+ ){0,2}(?:paper|print|font|overlays?|size)\b)|"
    r"questionnaires?|timelines?|collages?|murals?|comics?|blogs?|diary entr(?:y|ies)|slides?|"
    r"(?:newspaper|news|tv|radio) (?:reports?|articles?|stor(?:y|ies)|items?)|headlines?|data|"
    r"quilts?|figures|facts|model (?:un|united nations)|"
    r"statistics|(?<!on the )census|powerpoints?|infographics?|textbooks?|crosswords?|"
    r"flash ?cards?|"
    r"storyboards?|play ?scripts?|documentar(?:y|ies)|exhibitions?|(?:scale |cardboard )models?)"
    r"(?: (?!because\b|due\b|owing\b|after\b|when\b|while\b|and\b|but\b|who\b|which\b|that\b|is\b|"
    r"was\b|has\b)\w+){0,3}? (?:about|on|of|for|into|in|around|covering|regarding|called|titled|"
    r"from|to support|against|entitled|with|(?<=role )as|(?<=part )as|"
    r"(?<=dressed )as)\b([^.;!?]{0,60})$"
)
_LEARNS = Frame(
    r"(?:learn(?:s|ed|t|ing)? (?:all )?about|(?:(?:study|studied|studies|studying)"
    r"(?! (?:at|from|in|alone|hard|well|towards|for|here)\b)|"
    r"taught(?! (?:at|by|alone|separately|off)\b)|"
    r"teach(?:es)?|"
    r"teaching(?! assistants?\b)|explor\w+|research\w*|debat\w+|revis(?:e|ed|es|ing)|"
    r"rais\w+ awareness of)"
    r"(?: about| on)?|(?:speaks?|speaking|spoke|talks?|talking) in assembly about|"
    r"(?:we'll be|we will be|we are going to be) (?:talking|thinking|chatting|hearing) about|"
    r"wrote about|written about|writ(?:e|es|ing) about|read(?:s|ing)? about|"
    r"present(?:s|ed|ing) on|explain(?:s|ed|ing)? (?:how|why|what)(?! (?:he|she|they)\b)|"
    r"spoke about the|(?:told|tell|tells|spoke to|speaks? to|talked to|talks to) (?:the |our |her |"
    r"his )?(?:class|school|whole school|year \w+|visitors|audience|assembly|everyone|everybody|"
    r"children|pupils|parents|us all) (?:all )?about|(?:show|explain|demonstrat|teach)\w* "
    r"(?:\w+ )?how to|taught (?:\w+ )?how to|lectur\w+ (?:on|in)|"
    r"(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|quizz(?:es|ed)|enquir(?:es|ed)|inquir(?:es|ed))"
    r"(?! (?:(?:a|an|the|our|school) )*(?:nurse|doctor|gp|matron|counsellor|mentor|dsl|chaplain)\b)"
    r"(?: (?:a|an|the|our|\w+ questions?|questions?)(?: \w+){0,2}?)? about|"
    r"visit\w* (?:a|the|to)|trip to (?:a|the)?)"
    r"\b([^.;!?]{0,60})$"
)
_SPEAKS_OF = re.compile(
    r"\b(?:presentation|project|poster|essay|talk|speech|coursework|epq|dissertation|assembly|film|"
    r"poem|stor(?:y|ies)|piece|podcast|question|display|debate|lesson|topic|chapter|exhibition) "
    r"(?:is|was|will be|are) (?:about|on|called)\b([^.;!?]{0,60})$"
)
# A member of staff at their work: it governs what follows, unless it is somebody's.
_AT_WORK = Frame(
    r"(?:explain(?:s|ed|ing)?|outlin(?:e|es|ed|ing)|present(?:s|ed|ing)?(?! with| as)|"
    r"introduc\w+|"
    r"launch\w*|deliver\w*|demonstrat\w+|showcas\w+|host\w*|organis\w+|co-?ordinat\w+|"
    r"overse(?:e|es|eing)|chair(?:s|ed|ing)?|draft\w*|rewrit\w+|rewrote|"
    r"(?<!an )(?<!the )(?<!any )updat(?:e|es|ed|ing)|"
    r"publish\w*|"
    r"lead(?:s|ing)?(?! to| for)|led(?! to| for)|run(?:s|ning)?(?! away| out| off| from)|"
    r"ran(?! away| out| off| from)|will (?:speak|talk)(?: to \w+)? (?:about|on)|spoke (?:to \w+ "
    r")?(?:about|on)|"
    r"speaks about|talks? (?:to \w+ )?about|gives? an? \w+ (?:on|about)|gave an? \w+ (?:on|about)|"
    r"(?:is|are|be) (?:responsible|in charge|the contact|the lead) (?:for|of|on)|"
    r"answer(?:s|ed|ing)? questions|advis(?:e|es|ing) (?:staff|parents|schools)|in charge of|"
    r"attend(?:s|ed|ing)? (?:an? |the )?(?:course|training|conference|webinar|talk|briefing|"
    r"workshop|inset)|"
    r"train(?:s|ed|ing) (?:\w+ )?(?:staff|colleagues|teachers|governors|parents)|"
    r"monitor(?:s|ing)?(?: the)?|(?:keeps?|holds|looks after|has) the|invit\w+|process\w*|"
    r"review(?:s|ed|ing)?|collect(?:s|ed|ing)?|(?:will )?interview(?:s|ed|ing)?|order(?:s|ed|ing)|"
    r"signs? off|circulat\w+|handl(?:es|ed|ing)|arrang(?:es|ed|ing)|distribut\w+|helps? with|"
    r"can help with|sees to|deals with|clerk(?:s|ed|ing)?|mans|manned|manning|man (?:the|our)|"
    r"staff(?:s|ed|ing) (?:the|our)|look(?:s|ed|ing)? into how|(?:takes|took|taking) over|"
    r"analys\w+|audit\w*|collat\w+|produc\w+|compil\w+|draw(?:s|ing)? up|drew up|"
    r"put(?:s|ting)? together|"
    r"me(?:ets?|eting|t)(?: with)? (?:the|our|a) (?:\w+ )?(?:suppliers?|providers?|compan(?:y|ies)|"
    r"contractors?|officers?|reps|officials|consultants?|vendors?|installers?|engineers?))"
    r"\b([^.;!?]{0,70})$"
)
# Between the governing word and ours, anything that makes it somebody's after all.
_SOMEBODYS = re.compile(
    r"\b(?:because|due to|owing to|after|although|though|but|when|while|since|so|now that)\b"
    r"|\b(?:was|were|is|has been) (?:marked|graded|scored|assessed|awarded|given|judged|levelled|"
    r"moderated|an? (?:\w+ )?$)"
    r"|\b(?:his|her|their|your|my)\b|\w's\b|\b(?<!the )\w+s' |\b(?:he|she) "
)

# Behind the words, what makes of them the name of a lesson, a thing or a good cause.
_MATTER_AFTER = re.compile(
    r"[\s'’\"”-]*(?:research|awareness|appeals?|charit(?:y|ies)|museums?|quiz(?:zes)?|posters?|"
    r"leaflets?|presentations?|poems?|essays?|projects?|stor(?:y|ies)|menus?|stalls?|scenes?|"
    r"debates?|films?|songs?|displays?|assembl(?:y|ies)|talks?|workshops?|modules?|scanners?|"
    r"documentar(?:y|ies)|chapters?|exhibitions?|experts?|ambassadors?|topics?|units? of work|"
    r"class(?:es)?(?= to\b)|clubs?|society|lessons?|homework|slides?|worksheets?|novels?|"
    r"books?|trails?|violin|viola|piano|cello|flute|clarinet|oboe|guitar|trumpet|trombone|drums?|"
    r"singing|ballet|tap|music theory|karate|gymnastics|swimming award)\b",
    re.IGNORECASE,
)
# People at large whose lot the words tell, no matter who is named for helping them.
_OTHERS = Frame(
    r"(?:children|young people|pupils|students|people|adults|patients|residents|families|those|"
    r"women|men|girls|boys|anyone|somebody else|someone else|others|parents|babies|animals|"
    r"soldiers|veterans|workers|victims|sufferers|survivors|refugees|pensioners|neighbours|"
    r"(?<!\bis )(?<!\bwas )(?<!\bas )"
    r"a (?:patient|boy|girl|child|man|woman|soldier|family|person|character|resident|customer|"
    r"client|prisoner))(?: \w+){0,2}? "
    r"(?:with|who|whose|in|living with|suffering from|affected by|battling|fighting|under|on|from|"
    r"without)\b([^.;!?]{0,45})$"
)
_THEIRS = re.compile(
    r"\b(?:young people|children|women|men|people|girls|boys|teenagers|men and women)'s "
    r"(?:\w+ ){0,2}$|\b(?:pupils|students|teenagers|adults|patients|soldiers|workers|prisoners)' $"
)
# "Her essay on Larkin was marked at 19": no essay is on that.
_PREDICATE = re.compile(r"(?:was|were|is|has|had|got|scored|earned)\b", re.IGNORECASE)
# "… against Ann", "… of Ann"; "for Ann" may also be who gets to read it.
_LEADS_TO_ONE = re.compile(r"\b(?:against|of|(?P<for>for|about)) (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?$")
_NEWS_OF = re.compile(
    r"\b(?:updates?|questions?|queries|news|information|money|funds?|funding|figures|data)\b"
)
# "The child protection conference about Ann": the words end in what is held or written on one.
_IS_ABOUT_ONE = re.compile(r"\b(?:conference|referral|concern|allegation|complaint|meeting)$", re.I)
_FEW = 2  # words between the telling words and those that lead to the name
_NEAR = 40  # characters
# A clause that opens behind its name with no verb shares that of the clause before it.
_GAPPED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:about|on|as|for|into|of)\b", re.IGNORECASE)
OPENING_QUOTES = tuple("'\"‘“«")
_CLOSING_QUOTES = tuple("'\"’”»")
# The "Please return late books here" sign.
_ON_A_SIGN = re.compile(
    r"[\"“](?![^\"“”]*\b(?:I|me|my)\b)[^\"“”]{3,80}[\"”] "
    r"(?:signs?|posters?|banners?|notices?|labels?|badges?|stickers?|"
    r"cards?|buttons?|mugs?|t-?shirts?|placards?)\b"
)
# What has a title, beside a report or a diagnosis that is quoted too.
_MADE = re.compile(
    r"\b(?:first|second|third|prizes?|winn\w+|called|titled|entitled|play|film|song|book|story|"
    r"poem|picture|painting|drawing|cards?|felt|clay|sketch|exhibit\w*|perform\w*|sings?|pieces?|"
    r"anthology|essay|poster)\b",
    re.IGNORECASE,
)
# In quotes, with capitals but for small words: what somebody says has one capital at most.
_TITLE_WORD = r"(?:[A-Z0-9][\w'’]*|an?|and|at|for|from|in|of|on|or|the|to|with|vs?)"
_SUBTITLE = r"[A-Z][\w'’]*(?: [\w'’-]+){0,4}(?::| [–-]) [^\"“”]{3,40}"
_TITLE = re.compile(
    rf"[\"“](?:{_TITLE_WORD}(?:[ ,:!?.-]+{_TITLE_WORD}){{1,8}}[!?.]?|{_SUBTITLE})[\"”]"
)
# "Change it to 'Any other Asian background'": a choice on a form, and no title.
_FROM_A_LIST = re.compile(r"\b(?:to|ticked|chose|selected|put|field|box|coded|as) [\"'‘“]$", re.I)
_JOINS_OTHERS = re.compile(r"(?:with|who|in|under|on|from)\b", re.IGNORECASE)
# "I am worried as Ann writes about wanting to die": what is learnt is somebody's after all.
_WORRY = Frame(
    r"(?:i am|i'm|we are|we're|staff are|mum is|dad is|parents are|very|been|is|some|raised) "
    r"(?:\w+ )?(?:worried|concerned|alarmed|uneasy)\b|(?:worrying|worries me|concerns? me|"
    r"alarming|disturbing|disclos\w+|cpoms|my ?concern|crisis team|(?:rung|rang|phoned) home|"
    r"(?:dsl|ddsl) (?:has|have|was|is|rang|knows|to ring|informed|told|aware))\b|"
    r"(?:wrote|written|writes|writing|talked|talking|spoke) about (?:wanting|fancying|"
    r"hating (?:him|her|them)|ending|killing (?:him|her|them))\b"
)
# "No brooms were harmed": of none.
_OF_NONE = re.compile(r"(?:^\W*|\bthat )no (?!one\b|adults?\b|staff\b)\w+ $")
# "… about talking to somebody when you feel low": of everybody.
_OF_ANYBODY = re.compile(
    r"\b(?:when|whenever|if|how) (?:you|we|people|someone|somebody|anyone|anybody|everyone)"
    r"(?: (?:ever|really|might|may|just|also|all|are|is))* $"
)
# "Talks openly about being pansexual", "his bio says Corbynista": of nobody but who says it.
_IS_SAID_OF_ONE = re.compile(r"(?:about |as )?(?:being|having)\b|says\b", re.IGNORECASE)
_SAYS_BEING = re.compile(
    r"\b(?:being|having)(?: (?:a|an|the|one of the|come|been))? $", re.IGNORECASE
)
# "Violin grade 4" is no mark of the school's.
_INSTRUMENTS = (
    r"\b(?:violin|viola|piano|cello|flute|clarinet|oboe|guitar|trumpet|trombone|drums?|singing|"
    r"ballet|tap|music theory|grade \d theory|lamda|karate|gymnastics|abrsm|ukulele|saxophone|"
    r"harp|organ|cornet|euphonium|steel pans|peripatetic)\b"
)
_PLAYED = re.compile(_INSTRUMENTS)
_MUSIC = re.compile(rf"{_INSTRUMENTS}\W+$")
_AMONG_THEM = re.compile(
    r"\b(?:one|two|some|any|both|most|\d+) of (?:the|our|those|these)?|"
    r"\b(?:among|amongst|including|such as|like|namely|other|joins?|joined|as|especially)\b"
    r"[^.;!?]{0,20}$"
)


def is_matter(sentence: str, start: int, end: int, named: Iterable[Span] = ()) -> bool:
    """Whether the words from `start` to `end` are what something is about, and nobody's own.

    `named`: where the sentence names people; what governs the words stands behind them, for
    "the role of Ann Obi is at risk" is no role play.
    """
    named = tuple(named)
    before = sentence[max((last for _, last in named if last <= start), default=0) : start]
    before = _with_the_verb_left_out(sentence, before, start, named)
    if _WORRY.search(fold(sentence).text):
        return False
    if _is_of_one_named(sentence, (start, end), named, before):
        return False
    if _IS_SAID_OF_ONE.match(sentence, start, end) or _SAYS_BEING.search(before):
        return False
    joins = _JOINS_OTHERS.match(sentence, start)
    is_predicate = _PREDICATE.match(sentence, start, end) is not None
    near = fold(before[-_NEAR:]).text
    return (
        (is_predicate and _OF_NONE.search(near) is not None)
        or (not is_predicate and _is_governed(before))
        or any(frame.search(near) for frame in (_THEIRS, _MUSIC, _OF_ANYBODY))
        or _is_quoted(sentence, start, end)
        or _is_of_others(f"{before}{joins[0]}" if joins else before)
        or (_MATTER_AFTER.match(sentence, end) is not None and not _is_somebodys(before[-25:]))
    )


def _with_the_verb_left_out(sentence: str, before: str, start: int, named: Iterable[Span]) -> str:
    """ "Ann asked about vaccines, Leo about diabetes": the verb that Leo's clause leaves out.

    The words before a telling, behind those of the first clause whose verb they share.
    """
    if not _GAPPED.match(before):
        return before
    until = start - len(before)
    earlier = [span for span in named if span[1] < until]
    shared = [
        sentence[last:first]
        for (_, last), (first, _) in pairwise([*sorted(earlier), (until, until)])
        if not _GAPPED.match(sentence[last:first])
    ]
    return f"{shared[-1].split(',')[0]} {before}" if shared else before


def _is_of_one_named(sentence: str, told: Span, named: Iterable[Span], before: str) -> bool:
    """ "An update on the allegation against Ann": the words go on to say whose it is."""
    start, end = told
    after = next((first for first, _ in sorted(named) if first >= end), end)
    leads = _LEADS_TO_ONE.search(sentence, start, after)
    if leads is None or len(sentence[end : leads.start()].split()) > _FEW:
        return False
    if leads["for"] is None or (leads.start() == end + 1 and _IS_ABOUT_ONE.search(sentence[:end])):
        return True
    return _NEWS_OF.search(fold(before).text) is not None


def _is_quoted(sentence: str, start: int, end: int) -> bool:
    """Is it what something is called, or in its title: 'Anxiety', "Reindeer on Strike"?"""
    titles = _TITLE.finditer(sentence) if _MADE.search(sentence) else ()
    if any(m.start() < start and end < m.end() for m in (*titles, *_ON_A_SIGN.finditer(sentence))):
        return True
    if _FROM_A_LIST.search(sentence[max(0, start - _NEAR) : start]):
        return False
    return (
        sentence[start - 1 : start] in OPENING_QUOTES
        and sentence[end : end + 1] in _CLOSING_QUOTES
        and sentence[start : start + 1].isupper()
    )


def plays_music(text: str) -> bool:
    """Whether a text speaks of an instrument, of dancing or of another art that has grades."""
    return _PLAYED.search(fold(text).text) is not None


def is_work(before: str, named: Iterable[Span] = ()) -> bool:
    """Whether the words before a telling are a member of staff's work on it.

    `named`: where people stand; one behind the words of work is not who does it.
    """
    match = _AT_WORK.search(fold(before).text)
    return (
        match is not None
        and not _is_somebodys(match[1])
        and not names_one(before[match.start(1) :])
        and not any(match.start(1) <= first < len(before) for first, _ in named)
    )


def _is_governed(before: str) -> bool:
    """Whether the words before a telling make it a matter that is learnt or written about."""
    folded = fold(before).text
    for frame in (_GOVERNS, _LEARNS, _SPEAKS_OF):
        match = frame.search(folded)
        if match is not None:
            return not _is_somebodys(match[1]) and not names_one(before[match.start(1) :])
    return False


def _is_of_others(before: str) -> bool:
    folded = fold(before).text
    match = _OTHERS.search(folded)
    return (
        match is not None
        and not _is_somebodys(match[1])
        and not names_one(before[match.start(1) :])
        and _AMONG_THEM.search(folded[: match.start()]) is None
    )


def _is_somebodys(gap: str) -> bool:
    return _SOMEBODYS.search(fold(gap).text) is not None
