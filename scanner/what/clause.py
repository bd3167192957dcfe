"""Within one sentence: which of the people it names its words are about.

The people named in one breath share what is said of them; another subject opens another clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detectors.folding import fold
from detectors.matter import OPENING_QUOTES
from detectors.occasion import Occasion, occasion
from scanner.model import Mention
from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople
from scanner.what.surety import tells_alone

_OWN_VERB = (
    r"(?:\s*\([^)]*\))?,?\s+"
    r"(?:who|whose|is|has|was|had|will be|suffers|takes|needs|lives|gets|receives|refused)\b"
)
_SAID_OF = re.compile(_OWN_VERB, re.IGNORECASE)
_AT_WORK = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:is|was|will be|has been)\s+(?:now\s+|also\s+)?"
    r"(?:(?:tak|lead|runn|cover|organis|collect|order|arrang|offer|teach|deliver|coordinat|"
    r"co-ordinat|manag|plann|prepar|writ|updat|review|host|chair|speak|present|launch|visit|handl|"
    r"process|distribut|keep|hold|draft|book|meet)ing|responsible|in charge|our|the\s+(?:lead|"
    r"contact|first)|first\s+aider|available|happy\s+to|on\s+(?:duty|hand|call))\b",
    re.IGNORECASE,
)
# "… the health declaration, which only the leader, Mr Hart, will read".
_SEES_TO_IT = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:who\s+)?(?:will|can|shall|may)\s+(?:only\s+|also\s+|then\s+)?"
    r"(?:read|see|collect|check|hold|keep|look\s+after|print|scan)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:the|this) (?:writer|author|narrator|extract|poet|playwright)\b|\bin the style of\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:is|was|are|were|has been|have been|will be)\b", re.IGNORECASE)
_FORM_BESIDE = re.compile(r"(?:\s*\([^)]{1,20}\)|,\s*[\w ]{1,12},?)?\s+")
# Between a name and what is told of it where the verb was said of somebody before.
_BEHIND_A_NAME = re.compile(r"(?:\s*\(\w[\w ]{0,9}\))?\s+")
_JOINED = re.compile(r"(?:[,;]|\band)\s+$")
_JOINT = 5  # characters
_THING = re.compile(
    r"\b(?:that|because|when|if|as|so|while|and|but)\s+(?:the|our|this)\s+\w+\s+$", re.IGNORECASE
)
_OF_THING = re.compile(r"\w\s+(?:for|of|to|from|with|about)\s+$")
_TURNING = 80  # characters
_TURN_TO = re.compile(
    r"\b(?:(?:word|chat) with|ask|see|contact|e-?mail|ring|call|phone|message|"
    r"speak (?:to|with)|talk to|write to|"
    r"(?:forms?|slips?|claims?|questions?|queries|replies|names|details|paperwork|certificates?|"
    r"applications?|requests?|concerns?|worries|referrals?|allegations?|complaints?|reports?) to|"
    r"(?:goes|go|going|passed|sent|reported|referred|raised|addressed|taken|brought|(?<!was )made)"
    r"(?:\s[\w-]+){0,3}\sto)\s+(?:the\s(?:[\w-]+\s){0,4}[\w-]+,\s*)?(?:mr|mrs|ms|miss|dr)?\.?\s*$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"(?:[,;]\s*|\s)(?:and|but|while|whereas|or)\s+$|;\s*$", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:unlike|except(?: for)?|apart from|but not|instead of)\s+$", re.IGNORECASE
)
_OF_ALL = re.compile(r"\b(?:both|all|each|neither)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?:['’]s)?\s*[(\[][^)\]]*$|\s*[–:-]\s+[^,;.]*$")

# What a pupil is, has, needs or did, where others only have a part in the lesson.
_STATE = re.compile(
    r"(?:\s*\([^)]*\))?(?:['’]s\s+(?!(?:[\w-]+\s+){0,2}?(?:group|team|table|question|topic|poem|"
    r"poster|essay|idea|line|part|turn|model|answer|job|slide|book|project|character|prep|homework|"
    r"talk|story|card|comic|play|puppet|mask|booklet|puzzle|costume|robot|bot|paragraph|chapter|"
    r"article|review|fact|opening|sentence|diary|report on|speech|verse|cartoon|piece|display|"
    r"painting|drawing)s?\b)|[,:]?\s*(?:who\s+|"
    r"whose\s+)?"
    r"(?:you\s+|your\s+)?(?:(?:still|now|also|both|already|never|often|always|just|all|[a-z]+ly)"
    r"\s+){0,6}"
    r"(?:(?:is|are|was|were|will be|isn['’]t|wasn['’]t|aren['’]t)\s+"
    r"(?!(?:on\s+(?!the\s+(?:sen|register|autis)|a\s)|doing|playing|reading|presenting|chairing|"
    r"leading|acting|researching|looking|the\s|our\s|to\s|down\s|in\s+charge|in\s+group|reporting|"
    r"speaking|writing|making|preparing|covering|arguing|team|group|narrat|going\s+to|half\s+of|"
    r"wanted\s+for\s+the|learning|caring\s+for|growing|building|painting|drawing|sketching|"
    r"designing|labelling|composing|"
    r"(?:a\s+|an\s+)?(?:foreman|juror|judge|usher|clerk|witness|prosecut\w+|defend\w+|director|"
    r"reporter|captain|referee|scribe|timekeeper|chair)\b))|"
    r"(?:has|have|had|hasn['’]t|haven['’]t)\s+(?!(?:the|my|our|chosen|volunteered|found|written|"
    r"made|asked|read|drawn|built|carved|painted|designed|composed|turned\s+in|been\s+\w+ing|"
    r"one\s+line|got\s+the|a\s+(?:part|role|line|copy|poem|poster|slide)|to\s+(?:read|"
    r"find|explain|write|learn|draw|bring))\b)|"
    r"(?:cannot|can['’]t|could\s+not|couldn['’]t|needs?|needed|takes?(?!\s+the\s+(?:lady|man|woman|"
    r"boy|girl|teenager|case|role|part|lead)\b|\s+(?:islam|judaism|"
    r"christianity|hinduism|sikhism|buddhism)\b(?:\s+for|[,.]|$))|"
    r"took|suffers?|suffered|lives?|gets?|got|receives?|"
    r"received|stole|steals|bit|bites|spat|smoked|smokes|cheated|cheats|refused|missed|misses|"
    r"failed|fails|scored|scores|achieved|hit|punched|kicked|swore|"
    r"threw|attends?|uses|wears|carries|carry|struggles?|struggled|came|fainted|collapsed|vomited|"
    r"broke|owes?|told|said|disclosed|must\s+(?:not|have|take|be)|should\s+(?:not|have|be)|"
    r"self[- ]harms?|stays?|lost|lives|identifies|prays|fasts|votes)\b|detention\b|exclusion\b))",
    re.IGNORECASE,
)
# Ambiguous words are somebody's behind these, in a question, or right before a name.
_ACTS = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:(?:went|goes|is|was|shows|appears)\s+(?:\w+\s+){0,5}?as\b|"
    r"(?:did|does|do)\s+not|didn['’]t|doesn['’]t|comes?\s+(?:from|of)|"
    r"came\s+(?:from|of)|owes?|stood|is\s+on\s+the|was\s+on\s+the|asked\s+(?:for|hr)|has\s+asked)\b",
    re.IGNORECASE,
)
_ASKS_OF = re.compile(
    r"(?:^|[.?!\n]\s*|,\s*)(?:is|was|are|has|have|does|did|will|can|which\s[\w ]+)\s+$",
    re.IGNORECASE,
)
# "Please show Ann as Bangladeshi".
_AS = re.compile(r"(?:\s*\([^)]*\))?,?\s+as\s+(?:an?\s+|being\s+)?")
_OPENS_A_NOTE = re.compile(r"(?:\s*\([^)]*\))?\s*[(\[:–-]\s*")
_ENDS_A_NOTE = re.compile(r"\s*(?:[)\].;,\n]|$)")
_COLON = re.compile(r"[ \t]*:[ \t]*")
_DIRECTLY = re.compile(r"\s+(?:(?:of|for|from|by|about|member)\s+)?")
_QUESTION = 24  # characters before a name in which a question opens
# "Ann, a Hindu, has asked to be excused".
_APPOSED = re.compile(r",\s+(?:an?|who)\s+[\w'-][\w' -]*$", re.IGNORECASE)
# "Ann wrote a poem; she is on the ward": the pronoun takes it up again.
_BY_PRONOUN = re.compile(
    r"\b(?:(?:he|she|they)\s+(?:(?:also|still|now)\s+)?(?:is|are|was|were|has|have|had|needs?|"
    r"takes?|"
    r"gets?|got|missed|must|cannot|can['’]t)\b.*|(?:his|her|their)\s+(?:\w+\s+){0,2})$",
    re.IGNORECASE | re.DOTALL,
)
# "Won't be in the nativity, being one of Jehovah's Witnesses", "talked of being a communist".
_AND_IS = re.compile(
    r"\b(?:and|but)\s+(?:also\s+|now\s+|still\s+)?(?:is|was|has|had|needs)\s+"
    r"(?!(?:the|our|to)\b)(?:[\w'’-]+\s+){0,4}$"
)
_BEING = re.compile(
    r"(?:,\s+(?:(?:the|his|her|their)\s+family\s+)?|\b(?:of|about)\s+)being\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?:['’]s)?\s*(?:\w+\s+){0,3}?(?:for|of|about|regarding|concerning|to|:|–|-)?\s*"
    r"(?:the\s+)?(?:parents?\s+of\s+|mum\s+of\s+|dad\s+of\s+)?",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:for|of|about|regarding|concerning|to|against)\s+$", re.IGNORECASE)
# "Ann flunked the quiz": the words right behind the name are what Ann did.
_SAID_BY_VERBS = frozenset({"attainment", "attendance"})
_AROUND = 80  # characters
_NEAR = 30  # characters between the telling words and the name they are of


class Clauses:
    """The clauses of one part's sentences, by the people that open them."""

    def __init__(self, layout: Layout, people: NamedPeople) -> None:
        self._text = layout.text
        self._people = people

    def meant(
        self, named: Sequence[Mention], mention: Mention, sentence: Span
    ) -> Sequence[Mention]:
        """The group of those named whom the mention is about."""
        groups = self._people.in_one_breath(named)
        sharing = [n for n, group in enumerate(groups) if self._shares_a_verb(group[-1], mention)]
        if sharing and any(self.is_said_of(group[-1]) for group in groups[: sharing[-1]]):
            return groups[sharing[-1]]
        clause = self._of(groups, mention, sentence)
        owning = [g for g in clause if g[-1].end <= mention.start and self.is_said_of(g[-1])]
        group = owning[-1] if owning else clause[0]
        return group

    def _of(
        self, groups: Sequence[list[Mention]], mention: Mention, sentence: Span
    ) -> Sequence[list[Mention]]:
        """The groups of the clause the mention stands in; a new subject opens a new clause."""
        clauses: list[list[list[Mention]]] = []
        for group in groups:
            before = self._text[max(sentence.start, group[0].start - 14) : group[0].start]
            if not clauses or _CONJUNCTION.search(before):
                clauses.append([group])
            else:
                clauses[-1].append(group)
        meant = clauses[0]
        for clause in clauses:
            if clause[0][0].start <= mention.start:
                meant = clause
        return meant

    def _shares_a_verb(self, person: Mention, mention: Mention) -> bool:
        """ "Ann has asthma, Ben diabetes": the verb of the first is left out behind the next."""
        between = self._text[person.end : mention.start]
        before = self._text[max(0, person.start - _JOINT) : person.start]
        return (
            person.end < mention.start
            and _BEHIND_A_NAME.fullmatch(between) is not None
            and _JOINED.search(before) is not None
        )

    def is_said_of(self, person: Mention) -> bool:
        return _SAID_OF.match(self._text, person.end) is not None

    def is_at_work(self, person: Mention) -> bool:
        """ "Mr Hart is taking bookings for flu jabs": what he does there is his work."""
        return _AT_WORK.match(self._text, person.end) is not None

    def opens_a_quotation(self, person: Mention) -> bool:
        """ "'Grace Bishop had been in three foster homes …' How does the writer …": a figure."""
        is_quoted = self._text[max(0, person.start - 1) : person.start] in OPENING_QUOTES
        return is_quoted and _WRITTEN.search(self._text) is not None

    def sees_to_it(self, person: Mention) -> bool:
        """ "The forms, which Mr Hart will read": others' matters pass through his hands."""
        return _SEES_TO_IT.match(self._text, person.end) is not None

    def is_to_be_asked(self, person: Mention) -> bool:
        """ "Ask Mr Hart how the pension works": he is whom to turn to."""
        before = self._text[max(0, person.start - _TURNING) : person.start]
        return _TURN_TO.search(before) is not None

    def is_done_to_a_thing(self, person: Mention, mention: Mention) -> bool:
        """ "Consent for Ann was withdrawn": what was done there was done to the consent."""
        return (
            _FORM_BESIDE.fullmatch(self._text[person.end : mention.start]) is not None
            and _PASSIVE.match(self._text, mention.start) is not None
            and _OF_THING.search(self._text[max(0, person.start - 24) : person.start]) is not None
        )

    def is_done_by_a_thing(self, person: Mention, mention: Mention) -> bool:
        """ "Let Ann know that the bus leaves early": it is the bus that leaves."""
        return _THING.search(self._text[person.end : mention.start]) is not None

    def is_left_out(self, person: Mention) -> bool:
        """ "Unlike Ann, Ben has …": Ann is not spoken of."""
        return _LEFT_OUT.search(self._text[max(0, person.start - 16) : person.start]) is not None

    def is_told_beside(self, person: Mention, mention: Mention) -> bool:
        """Do brackets or a colon behind the name give it to this person?"""
        between = self._text[person.end : mention.start]
        return _IN_BRACKETS.fullmatch(between) is not None and not _OF_ALL.search(between)

    def is_beside(self, mention: Mention, person: Mention) -> bool:
        """Is the person in brackets right behind the words: "9.30 safeguarding (Mr Hart), …"?"""
        between = self._text[mention.end : person.start].lstrip()
        return between.startswith("(") and ")" not in between

    def is_bound(self, group: Sequence[Mention], mention: Mention) -> bool:
        """Do ambiguous words stand where they can only be said or asked of those named?"""
        if self.is_tied(group, mention):
            return True
        last, first = group[-1], group[0]
        if self.is_all_beside(last, mention) or self._heads(mention, first):
            return True
        if last.end <= mention.start:
            if _AS.fullmatch(self._text, last.end, mention.start):
                return True
            before = self._text[max(0, first.start - _QUESTION) : first.start]
            return (
                _ACTS.match(self._text, last.end) is not None or _ASKS_OF.search(before) is not None
            )
        return _DIRECTLY.fullmatch(self._text, mention.end, first.start) is not None

    def is_all_beside(self, person: Mention, mention: Mention) -> bool:
        """Are the words all that brackets, a colon or a dash put to a name: "Ann (deaf), …"?"""
        if mention.value in _SAID_BY_VERBS:
            return False  # "Ann: set 3" and "Ben - late" are of a book and of a bus as well
        if _OPENS_A_NOTE.fullmatch(self._text, person.end, mention.start) is None:
            return False
        return _ENDS_A_NOTE.match(self._text, mention.end) is not None

    def _heads(self, mention: Mention, person: Mention) -> bool:
        """Do the words and a colon open the line of a name: "Universal credit: Ann"?"""
        opens = self._text[: mention.start].rpartition("\n")[2].strip() == ""
        return opens and _COLON.fullmatch(self._text, mention.end, person.start) is not None

    def is_tied(self, group: Sequence[Mention], mention: Mention) -> bool:
        """Does the mention say what those named in one breath are, have, need or did?

        Asked where a name stands beside a lesson's words for another reason: to read, to act.
        """
        if group[-1].end <= mention.start:
            is_verb = self._text[group[-1].end : mention.start].isspace()
            if is_verb and (mention.value in _SAID_BY_VERBS or self._is_misdeed(mention)):
                return True
            between = self._text[group[-1].end : mention.start]
            return (
                _STATE.match(self._text, group[-1].end) is not None
                or _APPOSED.match(self._text, group[-1].end, mention.end) is not None
                or _BY_PRONOUN.search(between) is not None
                or _BEING.search(between) is not None
                or _AND_IS.search(between) is not None
            )
        between = self._text[mention.end : group[0].start]
        return (
            mention.end <= group[0].start
            and len(between) <= _NEAR
            and (_PREPOSITION.search(between) is not None)
            and _OF_THEM.fullmatch(between) is not None
        )

    def _is_misdeed(self, mention: Mention) -> bool:
        """ "Ann tore up a worksheet" is no lesson, "Ann fights the dragon in our play" is."""
        if mention.value != "behaviour" or not tells_alone(mention):
            return False
        around = self._text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
        return occasion(fold(around).text) not in {Occasion.ACTED, Occasion.EVENT}
