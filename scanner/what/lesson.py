"""What a lesson's text says that is nobody's own: tasks, lines of a play, grades in music."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from detectors.classwork import is_classwork
from detectors.folding import fold
from detectors.handed_round import (
    hands_round,
    is_enumerated,
    is_of_the_absent,
    is_topic_of,
    opens_a_turn,
    sets_topics,
    speaks_of_lessons,
)
from detectors.lesson_words import lesson_words
from detectors.lexicon import tellings
from detectors.matter import plays_music
from detectors.occasion import Occasion, occasion
from detectors.schoolwork import is_short_enough, sets_work
from detectors.tale import TRUE_IN_A_TALE, is_tale
from scanner.model import Mention
from scanner.what.layout import Layout, Span
from scanner.what.matches import Matches
from scanner.what.named_people import NamedPeople

_TASK = re.compile(
    r"(?:to )?(?:draws|reads|writes|labels|explains|describes|recalls|names|sorts|compares|plots|"
    r"infers|predicts|finds|sums up|chooses|picks|collects|lists|prepares|leads|shares|looks up|"
    r"identifies|orders|solves|calculates|analyses)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"[ \t]*(?:\([^)\n]*\)[ \t]*)?:")
_SCRIPT = re.compile(
    r"\b(?:puppets?|play ?scripts?|scripts?|scenes?|sketch|act (?:one|two|three|\d)|drama|"
    r"pantomime|dialogue|(?:our|a|the|\w+-minute) play|"
    r"one-act|read-out|puppet show|nativity|interview with an?|"
    r"prayers|intercessions|assembly (?:script|readings?))\b",
    re.IGNORECASE,
)
# What all say together is said on a stage.
_CHORUS = re.compile(r"^[ \t]*(?:all|everyone|chorus|narrator(?: \d)?|both)[ \t]*:", re.I | re.M)
# "MUMMY BEAR:", a part in it that is nobody's name.
_PART = re.compile(r"[ \t]*[A-Z][A-Z '’.-]{1,30}(?:\([^)\n]*\))?[ \t]*:")
_GRADE = re.compile(r"(?:grade|level) \d", re.IGNORECASE)
_MOCK_TRIAL = re.compile(r"\bmock (?:trial|court|magistrates)\b", re.IGNORECASE)
# "SEN list for the Macbeth trip" is no title of work.
_LIST = re.compile(r"\b(?:list|register|pupils with|children with|students with)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:was|were|been|got) (?:\w+ )?(?:arrested|charged|caught|held)\b", re.I)
_TRIED = frozenset({"criminal", "behaviour"})
# A case that is made up, in quotation marks or on a card: "A friend tells you they are being hurt".
_SCENARIO = re.compile(
    r"\b(?:scenario|card \w+|situation|dilemma|problem page|role[- ]play)\b[^\"“”‘’]*[\"“‘']\s*"
    r"(?:an?|your|my|one of|some(?:one|body)|you|you're|imagine|two|in your|at)\b[^\"”’]*$",
    re.IGNORECASE,
)
# A verb says something of somebody; who a part is played by does not.
_SAYS_SOMETHING = re.compile(
    r"\b(?!\w+ed by\b)(?:is|are|was|were|has|have|had|does|did|do|will|would|"
    r"can|cannot|could|may|might|must|"
    r"should|needs?|gets?|got|says?|said|told|took|takes|gave|gives|goes|went|comes?|came|put|puts|"
    r"saw|sees|stood|stands|sits|finds|found|feels|felt|keeps|kept|appears|shows|made|lost|left|"
    r"ran|lives|wants|wears|knows|asks|became|describes?|[a-z]{2,}ed|[a-z]+n['’]t)\b",
)
# "Child with a crushed hand: Ann", "Ann writes: The bear goes to prison".
_PART_OF = re.compile(r"\w\s*[:–=-]\s*$|\bplayed by\s+$")
_WRITES = re.compile(
    r"\s+(?:writes|wrote|reports)\s*:|"
    r"[^.;!?\n]{3,60} as (?:his|her|their|its) (?:topic|subject|title)\b"
)
# "Ann is the alcoholic father", in a play.
_PLAYS = re.compile(
    r"\s+(?:is|plays|as)\s+the\s(?!(?:\w+\s){0,3}(?:victim|subject|child|only|first|one|pupil|"
    r"girl|boy|student)s?\b)"
)
# In a case study: "Ann: 'Kyle', 16, foster placement", "Ben - client with asthma", "Cal has Mr K".
_STANDS_FOR = re.compile(
    r"\s*[:–=-]\s*(?:['\"‘“][A-Z][\w’' ]{1,24}['\"’”]|"
    r"(?:an? |the )?(?:\w+ )?(?:client|patient|casualty|customer|resident|claimant|service "
    r"user)\b)|"
    r"\s+is\s+an? (?:single |young |retired )?(?:family|couple|pensioner|landlord|shopkeeper|"
    r"farmer|magistrate|judge|juror)\b|"
    r"\s+(?:has|gets)\s+(?:(?:Mr|Mrs|Ms|Miss)\.? [A-Z]|"
    r"(?:Baby|Child|Patient|Client|Case|Family|Scenario|Card) [A-Z\d])\w{0,8}\b"
)
_ACTED_WITHIN = 600  # characters
# What nobody is given to read up on, but in a lesson that says so.
_HANDED_TO_NOBODY = frozenset({"safeguarding", "looked_after", "criminal", "exclusion"})
# What somebody did or earned is no topic that is handed out.
_DAILY = frozenset({"attendance", "attainment", "exclusion", "pay", "staff_hr", "financial"})
# Lists of whom staff are to look out for, and what stands for nothing there.
_OF_NEEDS = re.compile(
    r"\b(?:medical|medicines?|meds|medication|dietary|dietaries|cover|supply|seating|"
    r"special needs|needs list|aware|information|info|support|watch|careful|risk|first aid|"
    r"bring (?:an?|their) (?:pump|inhaler)|pumps?|inhalers?|epi-?pens?)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\W*(?:none|nil|nothing|no|n/?a|ok|fine|all clear|not known|absent|late|here|and|is|are)?\W*",
    re.IGNORECASE,
)
_SEVERAL = 3
_HEAD = 120  # characters in which a script says that it is one


class Lesson:
    """The lesson that one part may be of."""

    def __init__(self, layout: Layout, people: NamedPeople) -> None:
        self._layout = layout
        self._people = people
        self._matches = Matches(layout)
        self._rounds: dict[Span, bool] = {}  # by paragraph
        self._shared: dict[Span, bool] = {}  # by paragraph

    def teaches(self, mention: Mention) -> bool:
        """Are a lexicon's words set, spoken on stage or played here, and not said of somebody?"""
        return (
            self._is_spoken_on_stage(mention)
            or self._is_task(mention)
            or self._is_of_music(mention)
            or self._matches.plays(mention)
            or self._matches.travels(mention)
            or self._is_tried(mention)
            or self._is_scenario(mention)
            or (self._is_tale and mention.value not in TRUE_IN_A_TALE)
        )

    @cached_property
    def _is_tale(self) -> bool:
        """Is the part a tale that a pupil has signed?"""
        return self._people.is_signed and is_tale(self._layout.text)

    @cached_property
    def is_headed(self) -> bool:
        """Does the first line of a short text say that all of it is a class's work?"""
        title = self._people.work_title
        return title is not None and is_classwork(self._layout.text_of(title))

    def sets(self, mention: Mention) -> bool:
        """Does the mention's sentence set or tell what is learnt, or hand it out below a title?

        A sentence that says something of one pupil is none of the homework's in the next.
        """
        sentence = self._layout.sentence_at(mention.start)
        return self._speaks_at(sentence) or (
            self._says_nothing_of_one(sentence) and self._stands_among(mention)
        )

    def hands_round(self, mention: Mention, sentence: Span) -> bool:
        """Does the sentence's paragraph give several pupils a topic, a part or a job each?"""
        text = self._layout.text_of(sentence)
        if not self._people.pupils_within(sentence) or is_of_the_absent(text):
            return False
        paragraph = self._layout.paragraph_at(sentence.start)
        if self._is_topic(mention, paragraph):
            return True
        if not self._is_round(paragraph):
            return False
        if mention.value not in _HANDED_TO_NOBODY or self._speaks_at(sentence):
            return self._says_nothing_of_one(sentence)
        if self.is_part_of(self._people.pupils_within(sentence)[-1], sentence):
            return True
        return self._speaks_in(paragraph) and not self._says_something(sentence)

    def _is_topic(self, mention: Mention, paragraph: Span) -> bool:
        """Is it what one of several works on, in a lesson that gives others another thing?"""
        before = self._people.pupils_within(Span(paragraph.start, mention.start))
        if mention.value in _DAILY or not before or not self._shares_topics(paragraph):
            return False
        if not opens_a_turn(self._layout.text_of(Span(paragraph.start, before[-1].start))):
            return False
        between = self._layout.text_of(Span(before[-1].end, mention.start))
        if mention.value in _HANDED_TO_NOBODY and not between.strip(" \n"):
            return False
        is_set = mention.value not in _HANDED_TO_NOBODY and sets_topics(
            self._layout.text_of(paragraph)
        )
        return is_topic_of(between, self._layout.text_of(mention), is_set=is_set)

    def _shares_topics(self, paragraph: Span) -> bool:
        """Does a lesson's paragraph name several in turn, one of them with nothing that tells?"""
        if paragraph not in self._shared:
            named = self._people.pupils_within(paragraph)
            stands = [(m.start - paragraph.start, m.end - paragraph.start) for m in named]
            text = self._layout.text_of(paragraph).replace("\n", " ")
            several = len({m.subjects[0] for m in named}) >= _SEVERAL
            self._shared[paragraph] = (
                several
                and is_enumerated(text, stands)
                and _OF_NEEDS.search(text) is None
                and (speaks_of_lessons(text) or self._speaks_at(paragraph) or self._is_titled)
                and _gives_something_else(text, stands)
            )
        return self._shared[paragraph]

    def _is_round(self, paragraph: Span) -> bool:
        """Found out once for each paragraph."""
        if paragraph not in self._rounds:
            named = self._people.pupils_within(paragraph)
            stands = [(m.start - paragraph.start, m.end - paragraph.start) for m in named]
            text = self._layout.text_of(paragraph).replace("\n", " ")
            several = len({m.subjects[0] for m in named}) >= _SEVERAL
            self._rounds[paragraph] = several and hands_round(text, stands)
        return self._rounds[paragraph]

    def _says_nothing_of_one(self, sentence: Span) -> bool:
        """Does a sentence name several or nobody, or one with a topic, a part or a by-line?"""
        named = self._people.pupils_within(sentence)
        if len({m.subjects[0] for m in named}) != 1 or self.is_part_of(named[-1], sentence):
            return True
        title = self._layout.title
        if self._people.is_about_one and not (title is not None and title.holds(sentence.start)):
            return False
        return not self._says_something(sentence)

    def _says_something(self, sentence: Span) -> bool:
        """Has it a verb, which says something of somebody?"""
        return any(map(_SAYS_SOMETHING.search, self._people.text_around(sentence)))

    def is_part_of(self, named: Mention, sentence: Span) -> bool:
        """Does the sentence end in who has the part, or open with who writes the rest?"""
        before = self._layout.text_of(Span(sentence.start, named.start))
        after = self._layout.text_of(Span(named.end, sentence.end))
        is_last = not after.strip(" .\n") and not self._people.is_about_one
        if (is_last and _PART_OF.search(before)) or _WRITES.match(after):
            return True
        if _STANDS_FOR.match(after):
            return True
        return _PLAYS.match(after) is not None and self._is_acted(sentence)

    def _is_acted(self, sentence: Span) -> bool:
        """Does the paragraph speak of a play, a role or a costume?"""
        paragraph = self._layout.paragraph_at(sentence.start)
        around = self._layout.text_of(paragraph)[:_ACTED_WITHIN]
        return occasion(fold(around).text) is Occasion.ACTED

    def _stands_among(self, mention: Mention) -> bool:
        """Do the paragraph, the line before or the title speak of lessons?"""
        line = self._layout.text_of(Span(self._layout.line_at(mention.start).start, mention.start))
        return (
            self._people.sets_work(mention.start)
            or is_classwork(line)
            or self.is_headed
            or self._is_titled
        )

    def _speaks_at(self, sentence: Span) -> bool:
        """Does a sentence hold words of lessons, the names left out?"""
        said = self._layout.text_of(sentence).replace("\n", " ")
        return sets_work(said) or is_classwork(said) or self._speaks_in(sentence)

    def titles(self, heading: str) -> bool:
        """Is a heading the title of what is learnt or acted, and of no list?"""
        if _LIST.search(heading):
            return False
        return sets_work(heading) or is_classwork(heading)

    @cached_property
    def _is_titled(self) -> bool:
        """Is the first line of a short text the title of a lesson's matter?"""
        title = self._people.work_title
        return title is not None and self._speaks_in(title)

    def _speaks_in(self, span: Span) -> bool:
        return bool(lesson_words(" | ".join(self._people.text_around(span))))

    def _is_task(self, mention: Mention) -> bool:
        """Does set work say who "draws the graph"? Elsewhere that is what somebody can do."""
        is_task = mention.value == "attainment" and _TASK.match(self._layout.text, mention.start)
        return bool(is_task) and self._people.sets_work(mention.start)

    @cached_property
    def _is_script(self) -> bool:
        text = self._layout.text
        return bool(_SCRIPT.search(text, 0, _HEAD) or _CHORUS.search(text))

    def _is_spoken_on_stage(self, mention: Mention) -> bool:
        """Is it a line of a play, behind the name of who says it?"""
        if not self._is_script:
            return False
        line = self._layout.line_at(mention.start)
        if _PART.match(self._layout.text, line.start, mention.start):
            return True
        speakers = self._people.within(Span(line.start, mention.start))
        if not speakers or self._layout.text_of(Span(line.start, speakers[0].start)).strip():
            return False
        return _SAYS.match(self._layout.text, speakers[0].end) is not None

    def _is_tried(self, mention: Mention) -> bool:
        """Is it what the client of a mock trial stands accused of?"""
        if mention.value not in _TRIED or not is_short_enough(self._layout.text):
            return False
        sentence = self._layout.sentence_at(mention.start)
        title = self._layout.lines[0]
        if _HELD.search(self._layout.text, sentence.start, mention.end):
            return False
        return any(_MOCK_TRIAL.search(self._layout.text, *span) for span in (title, sentence))

    def _is_scenario(self, mention: Mention) -> bool:
        """Is it of nobody, in a case that a lesson's card makes up?"""
        sentence = self._layout.sentence_at(mention.start)
        before = self._layout.text_of(Span(sentence.start, mention.start))
        return _SCENARIO.search(before) is not None

    def _is_of_music(self, mention: Mention) -> bool:
        """Is it a grade of an instrument's or a dance's: "Piano: Ann (Grade 3)"?"""
        if mention.value != "attainment":
            return False
        if not _GRADE.match(self._layout.text, mention.start, mention.end):
            return False
        line = self._layout.line_at(mention.start)
        if self._layout.is_heading(line):
            return plays_music(self._layout.text_of(line))
        paragraph = self._layout.paragraph_at(mention.start)
        return plays_music(self._layout.text_of(Span(paragraph.start, mention.start)))


def _gives_something_else(text: str, named: Sequence[tuple[int, int]]) -> bool:
    """Is one of those named given something that no vocabulary finds to tell?"""
    ends = [start for start, _ in named[1:]] + [len(text)]
    given = [text[end:following] for (_, end), following in zip(named, ends, strict=True)]
    return any(_NOTHING.fullmatch(one) is None and not tellings(one) for one in given)
