"""What a text says about people, by its vocabulary: one pass over it for all lexicons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate

from detectors.character_map import CharacterMap
from detectors.folding import Folded, fold
from detectors.named_form import without_forms
from detectors.vocabulary import STOP, Expression, Strength, load_lexicons
from detectors.word_index import Branch, Sense, WordIndex, word_index
from scanner.model import Mention, MentionKind, Part

__all__ = ["LexiconDetector", "Telling", "load_lexicons", "tellings"]

# Punctuation ends a thought where a space follows, and merely divides where none does; the
# stop keeps "in care. Order" from reading as a care order.
_MARK = "\x1f"
_MARKS = frozenset(".,;:!?|\t")


def _in_flat_text(character: str) -> str:
    """Letters and digits themselves, marks, else a space."""
    if character in _MARKS:
        return _MARK
    return character if character.isalnum() or character == "\n" else " "


_FLAT = CharacterMap(_in_flat_text)
_GAP = re.compile(r"[ \n]{2,}")
_EMPTY_LINE = re.compile(r"\n[ \n]+")  # all gaps of most texts, and several times as fast
_END = "\0"  # after the last word of a text; no word of a lexicon follows it

# Categories for which an index of their own is worth its room in memory.
_FEW = 6

# How far around its word an expression may look, in characters.
_WINDOW = 90

# Words shortly before an ambiguous noun that make it somebody's: "his plan", "is on a plan".
_FRAME = re.compile(
    r"(?:\b(?:his|her|their|my|has|had|have|having|is|was|are|were|been|be|being|isn't|needs?|"
    r"needed|needing|as|from|not|still|recorded|listed|registered|given|gets?|got|getting|"
    r"receiv\w+|requir\w+|plac\w+|put|under|with|on|over|"
    r"takes?|taking|took|about|due to|because of|after|following|referr\w+|raised|reported|"
    r"suffer\w*|struggl\w+|attend\w*|starts?|started|shows?|showed|showing|displays?|displayed)"
    r"|'s|s'|:|-|\()[ ](?:[\w'-]+[ ,/]+){0,3}$"
)
_FRAME_REACH = 50

# Family and given names that are also words of a lexicon: beside another name they are one.
_NAMES = frozenset(
    """foster islam christian christians church temple bishop pope parish faith gay grant cash marks
    fitt fitts pain payne burns hurt cross law court dunn savage pratt sharp moody cutts bond price
    penny best power nunn nunns priest abbott monk deacon pagan turk french english welsh irish
    german scott britton brittain fast lent german spain gale madden bent bender queer tagg steele
    steel crook robb rob outlaw constable sargent justice judge mosque ramadan eid diwali iman
    din islamia rahman labour tory reform green strike union march pickett ward read reading
    wright blind limb legg hand foot head back boot cast coffin graves cough ache aikin frail
    moran stark sane strain stress tension wild wilde wilder bully bullen brawl brawn punch slap
    kick stab cain slaughter killer hunter""".split()
)
_PART_OF_A_COMPOUND = re.compile(
    r"(?:anglo|afro|british|non|ex|pre|post|self|irish|black|white|asian|african|anti|pro|semi|"
    r"greek|russian|roman|sub|co|inter|multi|under|over|re|bi|tri|euro|indo|sino|franco|e|o|x)$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:^|[^.!?:\s]\s+|\n|[\t,;(\"])?\b([A-Z][a-z’'-]+|[A-Z]{2,})[ \t]$")
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Lord|Lady|Sir|Captain|Prince|Princess)\.? $")
_NAME_AFTER = re.compile(r"[ \t]([A-Z][a-z’'-]+)\b")
_NO_NAME = frozenset(
    """The A An Is Was Are Were Has Have Had Do Does Did Will Our Your His Her Their My This That No
    Not If When While Year Key Stage School Mr Mrs Miss Ms Dr Sir And Or But For With In On At To
    From As Of By New Free All Any Some Child Pupil Student Roman Orthodox White Black British Miss
    Also Both Either He She They It We You I Who Due After Before Because Since Is Are""".split()
)

# Nouns that make a thing, a job or a subject of whatever word stands before them.
_NAMES_A_TOPIC = re.compile(
    r" (?:policy|policies|procedures?|training|awareness|assembly|assemblies|curriculum|strategy|"
    r"strategies|guidance|act|acts|code of practice|conferences?|webinars?|lead|leads|leaders?|"
    r"co ordinators?|coordinators?|officers?|governors?|department|dept|faculty|budget|charity|"
    r"charities|uk|society|association|foundation|week|month|awareness day|inset|twilight|cpd|"
    r"homepage|newsletter|framework|law|laws|legislation|regulations|grants?|formula|census|"
    r"displays?|topics?|units?|modules?|lessons?|campaigns?|champions?|ambassadors?|leaflets?|"
    r"posters?|helplines?|statistics|template|templates|handbook|inspection|schemes? of work|"
    r"action plan for the school|first aiders?|quiz|lecture|lectures|textbook|books?)\b"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that tell a category, and where they stand."""

    category: str
    start: int
    end: int
    strength: Strength


class LexiconDetector:
    """Finds the words that show a category. It resolves nobody: `subjects` stays empty."""

    name = "lexicon"

    def __init__(self) -> None:
        self.categories = frozenset(lexicon.category for lexicon in load_lexicons())

    def mentions(self, part: Part) -> Iterator[Mention]:
        """A category mention for each stretch of words that shows one, in reading order.

        Confidence .9 where the words tell by themselves beside a person, .5 where they are
        ambiguous and stand in a frame that makes them somebody's. Whether the sentence speaks of
        a person at all is for the caller to ask (`detectors.topic.is_topic`).
        """
        for telling in tellings(part.text.reveal()):
            yield Mention(
                self.name,
                MentionKind.CATEGORY,
                telling.category,
                part.index,
                telling.start,
                telling.end,
                telling.strength.value,
            )

    def tells_any(self, part: Part, categories: frozenset[str]) -> bool:
        """Do the part's words tell one of these categories? Costs little where they are few."""
        text, asked = part.text.reveal(), categories & self.categories
        if len(asked) > _FEW:
            return any(one.category in asked for one in tellings(text))
        return any(one.category in asked for one in _Reading(text, word_index(asked)).tellings())


def tellings(text: str) -> tuple[Telling, ...]:
    """What the text's words tell, the longest match per category, in reading order."""
    return _told_briefly(text) if len(text) <= _BRIEF else _told_at_length(text)


# Sentences and cells are asked for again: what they tell, then whether that is a mere topic.
_BRIEF = 400


@lru_cache(maxsize=512)
def _told_briefly(text: str) -> tuple[Telling, ...]:
    return _told(text)


@lru_cache(maxsize=4)  # the parts at hand: asked whether they tell some things, then what
def _told_at_length(text: str) -> tuple[Telling, ...]:
    return _told(text)


def _told(text: str) -> tuple[Telling, ...]:
    found = _Reading(text, word_index()).tellings()
    return tuple(sorted(found, key=lambda telling: (telling.start, telling.end, telling.category)))


class _Reading:
    """One text with its folded and its flat form, while it is being searched.

    All of it is read without the forms behind names; what is found is given in the text's own
    offsets.
    """

    def __init__(self, text: str, index: WordIndex) -> None:
        self._short = without_forms(text)
        self.text = self._short.text
        self.index = index
        self.folded = fold(self.text)
        self.flat = _flattened(self.folded.text)
        self.words = [*self.flat.text.replace(STOP, " ").split(" "), _END]
        self.found: dict[str, list[Telling]] = defaultdict(list)
        self.excepted: dict[str, list[tuple[int, int]]] = defaultdict(list)

    @cached_property
    def line(self) -> str:
        """The folded text as one line."""
        return self.folded.text.replace("\n", " ")

    def tellings(self) -> Iterator[Telling]:
        """The longest tellings of each category that no exception covers."""
        words = self.words
        begun = [
            (number, bucket)
            for number, bucket in enumerate(self.index.buckets(words))
            if bucket is not None and (bucket.alone or words[number + 1] in bucket.longer)
        ]
        ends = tuple(accumulate(map(len, words))) if begun else ()  # without the spaces
        for number, (alone, longer) in begun:
            start, end = ends[number] - len(words[number]) + number, ends[number] + number
            if alone:
                self._try(alone, start, end)
            self._try_longer(longer, number + 1, start)
        for expression, start, end in self.index.expressions(self.flat.text):
            self._try_expression(expression, start, end)
        for category, found in self.found.items():
            for told in _longest(found, self.excepted.get(category, [])):
                start, end = self._short.span(told.start, told.end)
                yield replace(told, start=start, end=end)

    def _try_longer(self, longer: Mapping[str, Branch], following: int, start: int) -> None:
        """Follows the words of the text along the branches as far as one of them goes."""
        while (branch := longer.get(self.words[following])) is not None:
            for flat, senses in branch.ends:
                if self.flat.text.startswith(flat, start):  # and no stop between the words
                    self._try(senses, start, start + len(flat))
            longer = branch.onwards
            following += 1

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.folded.span(*self.flat.span(start, end))

    def _try(self, senses: Sequence[Sense], start: int, end: int) -> None:
        """Keeps what the words tell here, unless their place shows that they tell nothing."""
        begin, finish = self._span(start, end)
        for sense in senses:
            if sense.strength is None:
                self.excepted[sense.category].append((begin, finish))
            elif self._tells(sense, start, end, begin, finish):
                telling = Telling(sense.category, begin, finish, sense.strength)
                self.found[sense.category].append(telling)

    def _tells(self, sense: Sense, start: int, end: int, begin: int, finish: int) -> bool:
        if sense.needs_frame and not self._is_framed(start):
            return False
        if sense.needs_capitals and not _is_acronym(self.text, begin, finish):
            return False
        return not (
            _NAMES_A_TOPIC.match(self.flat.text, end)
            or _is_in_a_name(self.text, begin, finish)
            or _is_in_address(self.text, begin, finish)
        )

    def _is_framed(self, start: int) -> bool:
        position = self.flat.original(start)
        before = self.line[max(0, position - _FRAME_REACH) : position]
        return _FRAME.search(before) is not None

    def _try_expression(self, expression: Expression, start: int, end: int) -> None:
        position = self.flat.original(start)
        low = max(0, position - _WINDOW)
        window = self.line[low : self.flat.original(end) + _WINDOW]
        for match in expression.regex.finditer(window):
            begin, finish = self.folded.span(*(low + place for place in _telling_span(match)))
            telling = Telling(expression.category, begin, finish, expression.strength)
            self.found[expression.category].append(telling)


_POSSESSIVE = re.compile(r"(?:'s|s'|s) ")


def _telling_span(match: re.Match[str]) -> tuple[int, int]:
    """The part of the match that tells: the group of that name, or all but a name's "'s"."""
    if "tells" in match.re.groupindex and match["tells"] is not None:
        return match.span("tells")
    possessive = _POSSESSIVE.match(match[0])
    return match.start() + (possessive.end() if possessive else 0), match.end()


def _flattened(folded: str) -> Folded:
    """Folded text as words with single spaces; what must not be read across keeps a stop."""
    flat = _FLAT.mapped(folded).replace(f"{_MARK} ", f"{STOP} ").replace(f"{_MARK}\n", f"{STOP}\n")
    flat = flat.replace(_MARK, " ")
    pieces: list[str] = []
    positions: list[int] = []
    additions: list[int] = []
    done = length = 0
    gaps = _GAP if "  " in flat or " \n" in flat else _EMPTY_LINE
    for gap in gaps.finditer(flat):
        start, end = gap.span()
        # An empty line divides as a full stop does.
        space = f"{STOP} " if flat.count("\n", start, end) > 1 else " "
        pieces += (flat[done:start], space)
        length += start - done + len(space)
        done = end
        positions.append(length)
        additions.append(done - length)
    if not pieces:
        return Folded(flat.replace("\n", " "))
    pieces.append(flat[done:])
    return Folded("".join(pieces).replace("\n", " "), (tuple(positions), tuple(additions)))


def _longest(found: list[Telling], excepted: list[tuple[int, int]]) -> list[Telling]:
    """One category's tellings without those inside others or begun inside an exception."""
    kept: list[Telling] = []
    for telling in sorted(found, key=lambda one: (one.start, -one.end, -one.strength.value)):
        if any(low <= telling.start < high for low, high in excepted):
            continue
        if not kept or telling.start >= kept[-1].end:
            kept.append(telling)
        elif telling.end - telling.start > kept[-1].end - kept[-1].start:
            kept[-1] = telling
    return kept


def _is_acronym(text: str, start: int, end: int) -> bool:
    """Whether the word is in capitals in a text that is not all capitals."""
    written = text[start:end]
    if not (written.isupper() or (written[-1] == "s" and written[:-1].isupper())):
        return False
    around = text[max(0, start - 40) : start] + text[end : end + 40]
    return not around.isupper()


def _is_in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals is half of a double-barrelled name, or a name beside another.

    "Tia Foster-Lund", "Yusuf Islam" and "Mr Punch" tell of no care, religion or blow.
    """
    word = text[start:end]
    if not word[:1].isupper() or " " in word or "\n" in word:
        return False
    if text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].isupper():
        return not _PART_OF_A_COMPOUND.match(word) and word[1:].islower()
    if text[start - 1 : start] in ("-", "‑") and text[max(0, start - 2) : start - 1].isalpha():
        before = re.search(r"[A-Z][a-z’']+$", text[max(0, start - 20) : start - 1])
        return before is not None and _PART_OF_A_COMPOUND.match(before[0]) is None
    if word[1:].islower() and _TITLE_BEFORE.search(text[max(0, start - 10) : start]):
        return True
    if word.casefold() not in _NAMES:
        return False
    before = _NAME_BEFORE.search(text[max(0, start - 24) : start])
    if before is not None and before[1] not in _NO_NAME and before[1].capitalize() not in _NO_NAME:
        return not _asks(text, start)
    after = _NAME_AFTER.match(text, end)
    return after is not None and word.casefold() in _GIVEN_NAMES


_GIVEN_NAMES = frozenset({"christian", "faith", "gay", "grant", "iman", "ramadan", "eid"})
_QUESTION = re.compile(r"\b(?:Is|Was|Are|Were)\b[^.?!\n]*$")


def _asks(text: str, start: int) -> bool:
    """ "Is Ana Christian?" names her and then asks; "Is Ana Foster late" does not."""
    line = text[max(0, start - 60) : start]
    return _QUESTION.search(line) is not None and re.match(r"\w+\?", text[start:]) is not None


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether the word is a piece of an e-mail or web address, which tells nothing."""
    before = text[max(0, start - 60) : start].split()
    after = text[end : end + 60].split()
    joined_before = before[-1] if before and not text[start - 1].isspace() else ""
    joined_after = after[0] if after and not text[end].isspace() else ""
    token = f"{joined_before} {joined_after}"
    return "@" in token or "://" in token or "www." in token
