"""Texts of lessons: tasks set to a class, and what pupils wrote themselves.

A pupil who is named there reads, acts, presents or signs; the words beside the name are the
matter of the lesson. Found on whole-trust scans: "Healthy hearts by Ann and Ben", "Patient with
measles: Cal" and "Ann - diabetes, Ben - asthma. Each makes a poster" told health of them all.
"""

from __future__ import annotations

import re

from detectors.folding import fold
from detectors.frame import Frame

# What is set to a class: to read, to learn, to make, to act.
_SET = Frame(
    r"(?:homework|(?<!in )(?<!during )prep|home learning)(?:\s+(?:for|is|this|due|"
    r"set|tonight|reminder)\b|\s*[:.-]|"
    r"(?m:$))"
    r"|(?:read|reads?|reading|learn|finish|complete|answer|revise|study|copy|research|watch|"
    r"prepare|plan|write|draw|make|design|label|practise|jot down|find out|look up|"
    r"summarise|"
    r"compare|describe|explain|rehearse)\s+(?:up\s+)?(?:on\s+|out\s+|about\s+|for\s+)?"
    r"(?:the |your |our |these |all |both |any |an? |one |two |three |four |five |ten |half )*"
    r"(?:\w+ ){0,2}?(?:pages?|chapters?|acts?|scenes?|extracts?|poems?|articles?|sheets?|"
    r"worksheets?|exercises?|questions?|posters?|essays?|lines|parts?|spellings?|words|slides?|"
    r"paragraphs?|leaflets?|diary|diaries|scripts?|stor(?:y|ies)|mind maps?|tables?|diagrams?|"
    r"notes|vocabulary|key ?words|keyterms|instructions|summary|presentations?|speech(?:es)?|"
    r"report on|news report|experiment|method|quotations?|quotes|stanzas?|novel|book|play|"
    r"how|why|what)\b"
    r"|(?:revise|revision(?! guides?\b)|revises|worksheets?|work sheets?|coursework|"
    r"spelling (?:bee|test|list)|"
    r"mind maps?|mood boards?|flash ?cards?|log ?books?|(?<!lost[- ])text ?books?|"
    r"exercise books?|seminars?|"
    r"stanzas?|quotations|key ?words|vocab(?:ulary)?|slides|(?<!election )posters?|"
    r"(?<!forgive the )(?<!for the )(?<!about the )(?<!with an )essays?|debat(?:e|es|ing)|"
    r"mock (?:election|trial|court)|the motion|quiz(?:zes)?|book (?:club|report|review|circle)|"
    r"reading (?:rota|circle|group|list)|guided reading|set text|class novel|short stor(?:y|ies)|"
    r"speaking test|oral presentations?|group presentations?|extended project|project titles?|"
    r"(?<!at )presents? (?:first|next|on|last)|starter activity|model answer|success criteria|"
    r"learning objective|plenary|role[- ]?play|improvis\w+|storyboard|monologues?|soliloquy|"
    r"narrator|chorus|costumes?|(?:school|class|the|our) play|stage directions?|"
    r"(?<!no )(?<!evening )(?<!day )(?<!school )rehears\w+|"
    r"scripts?|jury|"
    r"defendant|extracts?|annotat(?:e|ed|ing|ions?)|close reading)\b"
    r"|(?:pages?|pp?\.|chapters?|ch\.|exercises?|ex\.|questions?|qs?|act|scene|verses?|"
    r"worksheet|group|team|task|unit) ?\d|group [a-h]\b|lesson ?\d ?:"
    r"|your (?:lines|parts?|roles?|topics?|groups?|essays?|slides?|posters?|titles?|questions?|"
    r"presentations?|characters?|books?|poems?|diar(?:y|ies)|leaflets?|projects?|drafts?|"
    r"experiments?|log ?books?|reading|research|revision|answers?|countr(?:y|ies))\b"
    r"|(?:in|into) (?:(?:your |the )?(?:groups|pairs|threes|teams|table groups)|your group)\b"
    r"|(?:groups?|pairs|topics|roles|parts|teams|titles|cast|readers|speakers)\s*:"
    r"|(?:test|exam|assessment|unit|topic|lesson|quiz|paper) (?:covers?|will cover|is on|"
    r"is about|will be on|will be about|includes)\b"
    r"|who (?:does|has|is doing|presents|reads|plays) what\b|(?:topic|country|book|text|poem) "
    r"choices\b|(?:geography|history|science|re|maths|key) enquir(?:y|ies)\b|"
    r"enquiry (?:question|based)|"
    r"write[- ]?up (?:due|for|by)\b|extension(?::| (?:task|work|for)\b)|"
    r"presents? in (?:pairs|groups|threes)\b|"
    r"(?:library|pe|re|drama|cookery|food|art|dance|gym\w*) (?:lesson|unit|theory|groups?)\b|"
    r"(?:is|are|will be) (?:talking|speaking|presenting|writing) (?:about|on)\b|"
    r"case studies\b|(?:presentations?|talks|speeches|debates)(?:[ \t]*(?m:$))|"
    r"questions from the floor|which of these (?:is|are)\b|"
    r"write a sentence\b|read-out\b|narrators?\b|creation stor(?:y|ies)\b|history of medicine\b|"
    r"(?:film|book|theatre|game) (?:club )?reviews?\b|class newspaper\b|stars out of\b|"
    r"gymnastics groups\b|phonics bags\b|anthology\b|book of the (?:month|week|term),|"
    r"(?:explanation|persuasive|instruction(?:al)?|information|non-fiction|narrative) text\b|"
    r"words to include\b|notes from (?:[\w'’-]+ ){1,4}?talk on\b|"
    r"(?:r[eé]sum[eé]|summary|abstract) of my talk\b|five pillars of\b"
    r"|(?:models?|villages?|projects?|dioramas?|masks?|recipes?|artwork|costumes?|sketchbooks?)"
    r"(?: \w+)? due\b"
    r"|(?:re|rs|pshe|drama|history|geography|english|science|art|dt|pe|music) (?:tasks?|work|"
    r"homework|project|prep|group|groups)\b|fact ?files?\b"
    r"|comprehension\b|character profile|pedigree (?:diagram|chart)|case study (?:swap|carousel)|"
    r"for the purposes of the (?:game|task|lesson|activity|exercise)\b|how do we know\b|"
    r"(?:has|have|with|takes?|got) [^.;!?\n]{3,40} as (?:his|her|their|your) (?:topic|subject)\b|"
    r"pedigree work|punnett squares?|worked examples?|"
    r"adapt (?:a|the|your) recipe|agree (?:on )?a (?:sentence|verdict|punishment)\b|"
    r"work out the (?:odds|probabilit\w+|mean|median|area|answers?)\b"
    r"|for (?:re|rs|pshe|drama|history|english|science),"
    r"|(?:school|student|pupil) (?:council|parliament|voice)\b|eco[- ](?:committee|council|"
    r"club|"
    r"team)\b|(?:peer mentors?|ambassadors?|prefects?|interview panel|careers? (?:day|fair|week|"
    r"talks?)|work experience|cast (?:list|of the)|running order)\b"
)
# "Science: …": a line that opens with a subject.
_LESSON_LINE = re.compile(
    r"^(?:y(?:ear)? ?\d{1,2} )?(?:drama|history|geography|science|biology|chemistry|physics|"
    r"english|maths|computing|art|"
    r"music|pshe|psychology|sociology|politics|citizenship|economics|business(?: studies)?|"
    r"media(?: studies)?|food(?: tech(?:nology)?)?|textiles|child development|health and social "
    r"care|philosophy|law|pe(?: theory)?|travel (?:and |& )?tourism|graphics|dance|rs|re|latin|"
    r"criminology|product design|design and technology|btec \w+|french|german|spanish|"
    r"drama club|book club)"
    r"\s*(?:groups?|homework|hw|project|rota|task|lesson)?\s*[:,–-]",
    re.MULTILINE,
)
# A pupil's name behind these is signed below a piece of work, or has a hand in it.
_SIGNED = re.compile(
    r"(?:^|[\s(,;.:-])(?:by|written by|researched by|maps by|group work with|made by|"
    r"drawn by|created by|designed by|authors?|writers?|"
    r"written and illustrated by|photos?|photographs?|pictures?|illustrations?|illustrated by|"
    r"drawings?|artwork|edited by|editors?|reporters?|team leader|team|group(?: members)?|"
    r"members|research(?:ers?)?|presenters?|presented by|performed by|lyrics|music|story|words|"
    r"diary of|partners?|present|apologies|attendees|in attendance|chair|secretary|captains?|"
    r"sports|jokes|puzzles|weather|crosswords?|cartoons?|sub-?editors?|typed by|"
    r"directed by|director|interviewers?|camera|narrators?|layout)"
    r"\s*[:-]?\s*$"
)
# "In this group Ann alone reached a 5" credits nobody with the group.
_NO_CREDIT = re.compile(
    r"\b(?:this|that|the|our|my|his|her|their|your|each|every) "
    r"(?:group|team|members|research|music|words|story|present|chair|camera|sports|weather)$"
)
# "Fight started by Ann", "days lost to suspension by Ann": by whom it was done.
_DONE_BY = re.compile(
    r"\b(?:(?!written|created|researched|compiled|typed|designed|illustrated|edited|presented|"
    r"performed|directed|composed|"
    r"painted|"
    r"produced|choreographed|photographed|translated|narrated|recorded|filmed|retold|"
    r"animated)\w+ed|"
    r"lost|hit|bitten|thrown|broken|torn|sworn|taken|stolen|begun|go|attempt|resit|absences?|attacks?|assaults?|"
    r"fights?|"
    r"damage|comments?|remarks?|behaviour|conduct|language|threats?|suspensions?|exclusions?|"
    r"allegations?|accusations?|complaints?|disclosures?|admissions?|refusals?|claims?|"
    r"detentions?|incidents?|days|sessions?|lates?|lateness)(?: (?:to|of|in|at|over|into|against|"
    r"down|on) (?:\w+ ){1,2}| (?:this|last|on|yesterday|today) ?\w*)? ?by$"
    r"|\b(?:days|sessions|lessons|hours) (?:lost|missed)\b.* by$"
    r"|\b(?:was|were|been|being|got) (?:\w+ly )?"
    r"(?!written|made|drawn|created|designed|illustrated|edited|presented|performed|directed|"
    r"composed|painted|produced|filmed|read|told|taken|sung|played|given|led|run)"
    r"\w+(?: \w+){0,5} by$"
)
# What pupils' work calls itself in its title, and what papers about a pupil do.
_WORK = re.compile(
    r"\b(?:essay|poems?|poetry|stor(?:y|ies)|project|survey|posters?|(?:book|film|play|theatre) "
    r"review|diary|rap|song|acrostic|haiku|limerick|sonnet|all about|my hero|our hero|script|"
    r"biography|fact ?file|summary sheet|revision (?:sheet|cards?|notes)|"
    r"comic|newspaper|news report|science report|topic work|title\s*:|"
    r"monologue|recount|assembly script|"
    r"my (?:favourite|holiday|weekend|family|pet|dream|friend)|blurb|the life of|"
    r"a day in the life|by the class of|someone (?:i|we|who) \w+|(?:a|the) person (?:i|we) admire|"
    r"(?:food tech|dt|design|product|textiles|science|lab|practical|investigation|experiment) "
    r"(?:\w+ )?(?:evaluation|report|write[- ]?up|notes)|write[- ]?up of|"
    r"evaluation of (?:our|my|the)|"
    r"our (?:experiment|investigation|trip|visit|museum|recipe|menu|island|planet|robot)|fair test|"
    r"(?:a|an|our|my) (?:\w+ )?(?:menu|recipe|speech|advert|play ?let|sketch|interview with|"
    r"postcard from|letter (?:from|to) (?:the )?(?:front|trenches|a soldier|king|queen|santa)))\b"
    r"|^\s*(?:how (?:to|does|do|did|we)|what (?:is|are|makes)|why (?:do|does|is|are|did|we)|"
    r"(?:should|is it right|can we)\b(?=[^\n]*\?)|why i)\b|\btask\s*:",
    re.MULTILINE,
)
_PAPER = re.compile(
    r"\b(?:concerns?|referrals?|incidents?|records?|chronology|disclosures?|notes? on|profile|"
    r"minutes|meeting|plans?|register|log|review of "
    r"progress|annual review|progress report|school report|interim report|assessment|therapy|"
    r"medical|allegation|complaint|statement|safeguarding|pupils? of concern|case)\b"
)
_ABOUT = re.compile(r"\b(?:on|of|about|for|to|re|regarding|concerning|with)\s*:?\s*$")
_LABEL_OF_WORK = re.compile(
    r"(?:title|topic|task|project|essay|book|chapter|question|lesson|learning objective|lo|walt|"
    r"key ?words?|homework|text|theme|subject of (?:the )?(?:talk|essay|project)|research question|"
    r"hypothesis|aim|method|conclusion|article|poem|play|scene|character|motion|challenge|"
    r"spellings?|success criteria|unit|module|starter|plenary|activity|experiment|target audience|"
    r"next steps?|two stars|one wish|www|ebi|corrections?|peer (?:marker|comment)|"
    r"roles?|parts?|costume|prop|instrument|country|century|hero)s?",
)
_HEAD_LINES = 4
_HEAD_LINE = 90  # characters; a longer line is prose
_WHOLE = 2500  # characters; in a longer text only the paragraph at hand tells what it is


def sets_work(text: str) -> bool:
    """Whether a text, or a paragraph, sets work to a class or speaks of a lesson's."""
    folded = fold(text).text
    return _SET.search(folded) is not None or _LESSON_LINE.search(folded) is not None


def is_short_enough(text: str) -> bool:
    """Whether one word of a text may tell of what sort the whole of it is."""
    return len(text) <= _WHOLE


def is_signed(before: str) -> bool:
    """Whether words in front of a name say that its bearer made what stands there."""
    words = fold(before[-60:]).text.rstrip(" \t*_\"'(")
    if _NO_CREDIT.search(words) is not None or _DONE_BY.search(words) is not None:
        return False
    return _SIGNED.search(words) is not None


def names_a_work(label: str) -> bool:
    """Whether a field's label stands before what a work is called or asks for."""
    return _LABEL_OF_WORK.fullmatch(fold(label).text.strip()) is not None


def head_of_work(text: str) -> int:
    """How far the title lines of a piece of work reach, in characters; 0 where it is none.

    Whoever is named there has made it, unless it is "about" or "on" them.
    """
    end = filled = 0
    for line in text.splitlines(keepends=True):
        filled += bool(line.strip())
        if filled > _HEAD_LINES or len(line) > _HEAD_LINE:
            break
        end += len(line)
    head = fold(text[:end]).text
    return end if _WORK.search(head) and not is_paper(head) else 0


def is_paper(title: str) -> bool:
    """Whether a title is that of a paper about somebody: a plan, a referral, minutes."""
    return _PAPER.search(fold(title).text) is not None


def is_its_matter(before: str) -> bool:
    """Whether words in front of a name make its bearer what a paper is about."""
    return _ABOUT.search(fold(before[-40:]).text) is not None
